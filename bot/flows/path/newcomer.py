"""The programme around a newcomer, part by part, as they see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bot.flows.engine.effects import Begin, SendPaper, Tell
from bot.flows.engine.flow import Facts, Flow
from bot.flows.menu import Menu
from bot.ground.deed import Effect
from bot.ground.paper import Paper
from bot.ground.programme import PathPart, PathPlan, Programme
from bot.ground.text import Text, _, given, lines, paragraphs, plural
from bot.path.facts import PathFacts
from bot.path.nouns import Part, PartState
from bot.path.words import NEXT, STATE_WORDS, Station, day_of, name_of, part_line, period, stations
from bot.people.nouns import Role


def the_plan(facts: Facts) -> PathPlan:
    plan = facts.programme.profile.path
    if plan is None:
        raise LookupError("this programme has no parts")
    return plan


class MyProgramme(Flow[None]):
    title = _("My programme")
    in_menu = 230
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
        facts, parts = self.facts, self.facts.of(PathFacts).parts
        if not type(self).available(facts):
            yield Begin(Menu)
        elif not parts:
            yield Tell(my_path(facts))
        else:
            drawn = path_paper(facts.programme, parts, facts.person.name, facts.today)
            yield SendPaper(my_path(facts), Paper("path", "my-programme.png", drawn))


def my_path(facts: Facts) -> Text:
    """Where a newcomer is in their programme, what comes next, and who helps."""
    plan, today, parts = the_plan(facts), facts.today, facts.of(PathFacts).parts
    name = given(plan.name)
    if not parts:
        return paragraphs(
            _("🧭 This is {programme}.", programme=name),
            lines(*(name_of(each) for each in plan.parts)),
            _("Nobody has written down yet where you are. That is no problem."),
            _("Ask your case manager to do it. Then you see it here, and I tell you about your dates."),
        )
    here = stations(plan, parts)
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
