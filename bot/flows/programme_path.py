"""The programme around a newcomer, part by part, as they see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.flows.effects import Begin, Effect, Paper, SendPaper, Tell
from bot.flows.flow import Facts, Flow
from bot.people import Role
from bot.programme import PathPart, PathPlan, Programme
from bot.text import Text, Value, _, given, lines, paragraphs, plural
from bot.year import Part, PartState

NEXT = "next"
# As texts, not as words: these characters have no direction of their own to keep.
MARKS = {PartState.DONE: Text("✅"), PartState.NOW: Text("👉"), NEXT: Text("🔜"), PartState.OPEN: Text("⚪")}
STATE_WORDS: dict[str, Text] = {
    PartState.DONE: _("done"),
    PartState.NOW: _("now"),
    NEXT: _("next"),
    PartState.OPEN: _("later"),
}
# A day this far away needs its year.
FAR = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Station:
    """A part of the programme as it stands for one newcomer: done, now, next or open."""

    plan: PathPart
    state: str
    part: Part | None


def stations(plan: PathPlan, parts: tuple[Part, ...]) -> tuple[Station, ...]:
    """All parts in order. One of those that are open is next: the one with the first begin, or else the first one
    after all that is done or going on."""
    known = {part.part: part for part in parts}
    states = [known[each.id].state if each.id in known else PartState.OPEN for each in plan.parts]
    later = [number for number, state in enumerate(states) if state is PartState.OPEN]
    begun = [number for number, state in enumerate(states) if state is not PartState.OPEN]
    begins = {n: part.begins for n in later if (part := known.get(plan.parts[n].id)) and part.begins}
    following = [n for n in later if begun and n > begun[-1]] or later
    following = [min(begins, key=lambda n: begins[n])] if begins else following[:1]
    return tuple(
        Station(each, NEXT if number in following else states[number], known.get(each.id))
        for number, each in enumerate(plan.parts)
    )


def day_of(day: date, today: date) -> Value:
    """A day in a text, with its year when it is far away."""
    return day if abs(day - today) < FAR else Text("{day} {year}", {"day": day, "year": day.year})


def period(part: Part | None, today: date) -> Text | None:
    """From when until when a part goes; None without a day."""
    match part:
        case Part(begins=date() as begins, ends=date() as ends):
            return _("from {begin} until {end}", begin=day_of(begins, today), end=day_of(ends, today))
        case Part(begins=date() as begins):
            return _("from {begin}", begin=day_of(begins, today))
        case Part(ends=date() as ends):
            return _("until {end}", end=day_of(ends, today))
    return None


def name_of(plan: PathPart) -> Text:
    return Text("{icon} {part}", {"icon": Text(plan.icon), "part": given(plan.name)})


def part_line(plan: PathPart, state: str, part: Part | None, today: date) -> Text:
    """A part with how it stands, as one line."""
    when = period(part, today)
    said: dict[str, Value] = {"mark": MARKS[state], "part": name_of(plan), "state": STATE_WORDS[state]}
    if when is None:
        return Text("{mark} {part}: {state}", said)
    return Text("{mark} {part}: {state}, {when}", said | {"when": when})


def told_parts(programme: Programme, parts: tuple[Part, ...], today: date) -> tuple[Text, ...]:
    """What was written down, a line for each part that the programme still has."""
    plan = programme.profile.path
    known = {part.part: part for part in parts}
    plans = plan.parts if plan else ()
    return tuple(part_line(each, known[each.id].state, known[each.id], today) for each in plans if each.id in known)


def today_of(facts: Facts) -> date:
    return facts.now.astimezone(facts.programme.zone).date()


def the_plan(facts: Facts) -> PathPlan:
    plan = facts.programme.profile.path
    if plan is None:
        raise LookupError("this programme has no parts")
    return plan


class MyProgramme(Flow):
    title = _("My programme")
    icon = "🧭"
    brief = True
    needs = ("path",)

    @classmethod
    def available(cls, facts: Facts) -> bool:
        person = facts.person
        return (
            facts.programme.profile.path is not None and person.role is Role.NEWCOMER and person.listed_at is not None
        )

    def finish(self) -> Iterator[Effect]:
        facts = self.facts
        if not type(self).available(facts):
            yield Begin("Menu")
        elif not facts.parts:
            yield Tell(my_path(facts))
        else:
            drawn = path_paper(facts.programme, facts.parts, facts.person.name, today_of(facts))
            yield SendPaper(my_path(facts), Paper("path", "my-programme.png", drawn))


def my_path(facts: Facts) -> Text:
    """Where a newcomer is in their programme, what comes next, and who helps."""
    plan, today = the_plan(facts), today_of(facts)
    name = given(plan.name)
    if not facts.parts:
        return paragraphs(
            _("🧭 This is {programme}.", programme=name),
            lines(*(name_of(each) for each in plan.parts)),
            _("Nobody has written down yet where you are. That is no problem."),
            _("Ask your case manager to do it. Then you see it here, and I tell you about your dates."),
        )
    here = stations(plan, facts.parts)
    return paragraphs(
        _("🧭 Here you are in {programme}.", programme=name),
        lines(*(part_line(each.plan, each.state, each.part, today) for each in here)),
        *(_explained(each, today) for each in here if each.state in (PartState.NOW, NEXT)),
    )


def _explained(station: Station, today: date) -> Text:
    """A part that is going on or comes next: what it is, how long it takes, who helps."""
    begins = station.part.begins if station.part else None
    if station.state == PartState.NOW:
        head = _("Now: {part}.", part=given(station.plan.name))
    elif begins is not None and begins > today:
        head = _("Next: {part}. It begins on {day}.", part=given(station.plan.name), day=day_of(begins, today))
    else:
        head = _("Next: {part}.", part=given(station.plan.name))
    dated = station.part is not None and station.part.ends is not None
    return lines(head, given(station.plan.what), *(() if dated else _usual(station.plan)), given(station.plan.helps))


def _usual(plan: PathPart) -> tuple[Text, ...]:
    if plan.years:
        return (plural("It usually takes {count} year.", "It usually takes {count} years.", count=plan.years),)
    if plan.weeks:
        return (plural("It usually takes {count} week.", "It usually takes {count} weeks.", count=plan.weeks),)
    return ()


def path_paper(programme: Programme, parts: tuple[Part, ...], name: str, today: date) -> Mapping[str, Any]:
    """What a picture of a newcomer's programme shows, with texts in place of sentences."""
    plan = programme.profile.path
    here = stations(plan, parts) if plan else ()
    now = [given(each.plan.helps) for each in here if each.state in (PartState.NOW, NEXT)]
    return {
        "title": _("My programme"),
        "subtitle": Text("{name} · {programme}", {"name": name, "programme": given(plan.name) if plan else ""}),
        "parts": [
            {
                "icon": each.plan.icon,
                "label": given(each.plan.name),
                "detail": period(each.part, today) or Text(""),
                "state": str(each.state),
            }
            for each in here
        ],
        "state_words": dict(STATE_WORDS),
        "helps": now[0] if now else Text(""),
    }
