"""What staff write down of a newcomer's programme: a part, how it stands, and its days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from bot.flows.card import card_text
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Tell
from bot.flows.engine.flow import Condition, Ending, Flow
from bot.flows.engine.moments import Day, day_option, read_stored
from bot.flows.menu import Menu
from bot.flows.path.newcomer import the_plan
from bot.ground.calendar import months_later
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.programme import PathPart
from bot.ground.text import Text, _, given, lines, paragraphs
from bot.path.deeds import RecordPart
from bot.path.facts import PathFacts
from bot.path.nouns import Part, PartState
from bot.path.words import day_of, name_of, told_parts
from bot.people.facts import Card
from bot.people.nouns import Role
from bot.people.roles import CARERS

NO_DAY, NOTHING_MORE = "none", "back"


def _is_newcomer(flow: Flow[Card]) -> bool:
    return flow.facts.programme.profile.path is not None and flow.about.role is Role.NEWCOMER


def _overview(flow: Flow[Card]) -> Text:
    rows = told_parts(flow.facts.programme, flow.facts.of(PathFacts).parts, flow.facts.today)
    return paragraphs(
        card_text(flow),
        lines(*rows) if rows else _("Nothing is written down yet."),
        _("Which part would you like to write down?"),
    )


def _parts(flow: Flow) -> tuple[Option, ...]:
    """Each part in the version that is shown, so that nobody writes over what they did not see."""
    versions = {part.part: part.version for part in flow.facts.of(PathFacts).parts}
    named = (
        Option(f"{each.id}:{versions.get(each.id, 0)}", given(each.short or each.name), each.icon)
        for each in the_plan(flow.facts).parts
    )
    return (*named, Option(NOTHING_MORE, _("Nothing now")))


def _chosen(flow: Flow) -> tuple[PathPart, Part | None]:
    id_ = flow.values.get("part", "").partition(":")[0]
    parts = the_plan(flow.facts).parts
    return next((each for each in parts if each.id == id_), parts[0]), next(
        (part for part in flow.facts.of(PathFacts).parts if part.part == id_), None
    )


def _days(flow: Flow, *likely: date | None) -> tuple[Option, ...]:
    """Likely days first, then today and the next Monday; each once, and none before the begin."""
    today = flow.facts.today
    monday = today + timedelta(days=7 - today.weekday())
    begins = read_stored(flow.values.get("begins"))
    days = [day for day in dict.fromkeys((*likely, today, monday)) if day and (begins is None or day >= begins)]
    return (*(day_option(day, today) for day in days), Option(NO_DAY, _("No day")))


def _begins(flow: Flow) -> tuple[Option, ...]:
    part = _chosen(flow)[1]
    return _days(flow, part.begins if part else None)


def _ends(flow: Flow) -> tuple[Option, ...]:
    """The day that was written down, and the one after the usual length."""
    plan, part = _chosen(flow)
    begins = read_stored(flow.values.get("begins"))
    usual = None
    if begins is not None and plan.years:
        usual = months_later(begins, 12 * plan.years)
    elif begins is not None and plan.weeks:
        usual = begins + timedelta(weeks=plan.weeks)
    same = part is not None and part.begins == begins
    return _days(flow, part.ends if part and same else None, usual)


def _when(when: Text, was: Text) -> Callable[[Flow], Text]:
    return lambda flow: was if flow.values.get("state") == PartState.DONE else when


class NewcomerPath(Flow[Card]):
    title = _("Their programme")
    of = "person"
    icon = "🧭"
    needs = ("path",)
    for_staff = CARERS

    nobody = Ending(Condition(lambda flow: not _is_newcomer(flow)), lambda flow: [Tell(card_text(flow)), Begin(Menu)])
    part = Choice[str](_overview, _parts)
    nothing = Ending(part.is_(NOTHING_MORE), lambda flow: [Begin(Menu)])
    state = Choice(
        lambda flow: _("{part}: how does it stand?", part=name_of(_chosen(flow)[0])),
        {
            PartState.OPEN: ("⚪", _("Not yet")),
            PartState.NOW: ("👉", _("It goes on now")),
            PartState.DONE: ("✅", _("It is done")),
        },
    )
    begins = Day(
        _when(
            _("When does it begin? Choose, or write a day, for example: 15-1-2027."),
            _("When did it begin? Choose, or write a day, for example: 15-1-2027."),
        ),
        _begins,
    )
    ends = Day(
        _when(
            _("When does it end? Choose, or write a day, for example: 15-1-2027."),
            _("When did it end? Choose, or write a day, for example: 15-1-2027."),
        ),
        _ends,
    )

    def refuse(self) -> tuple[str, Text] | None:
        begins, ends = read_stored(self.values.get("begins")), read_stored(self.values.get("ends"))
        if begins is None or ends is None or begins <= ends:
            return None
        begin = day_of(begins, self.facts.today)
        return "ends", _("This end is before the begin: {begin}. Please choose another end.", begin=begin)

    def finish(self) -> Iterator[Effect]:
        id_, _colon, version = self.part.partition(":")
        yield RecordPart(
            newcomer=self.about.person_id,
            part=id_,
            version=int(version),
            state=PartState(self.state),
            begins=read_stored(self.begins),
            ends=read_stored(self.ends),
        )
