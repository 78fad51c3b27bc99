"""A newcomer's programme in words: a part, how it stands, and its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.ground.calendar import FAR
from bot.ground.programme import PathPart, PathPlan, Programme
from bot.ground.text import Text, Value, _, given
from bot.path.nouns import Part, PartState

NEXT = "next"
# As texts, not as words: these characters have no direction of their own to keep.
MARKS = {PartState.DONE: Text("✅"), PartState.NOW: Text("👉"), NEXT: Text("🔜"), PartState.OPEN: Text("⚪")}
STATE_WORDS: dict[str, Text] = {
    PartState.DONE: _("done"),
    PartState.NOW: _("now"),
    NEXT: _("next"),
    PartState.OPEN: _("later"),
}


@dataclass(frozen=True, slots=True)
class Station:
    """A part of the programme as it stands for one newcomer: done, now, next or open."""

    plan: PathPart
    state: str
    part: Part | None


def stations(plan: PathPlan, parts: tuple[Part, ...]) -> tuple[Station, ...]:
    """All parts in order. One of those that are open is next: the one with the first begin, or else
    the first one after all that is done or going on.
    """
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
