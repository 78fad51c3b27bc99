"""What people who wait may do: change free times, keep own quiet hours, go on signing up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from bot.flows.engine.choices import Choice, Several
from bot.flows.engine.effects import Begin, CloseWaiting, Resume, Tell
from bot.flows.engine.flow import Condition, Ending, Facts, Flow
from bot.flows.menu import Menu
from bot.flows.sign_up.welcome import INTAKES
from bot.ground.calendar import Quiet, own_quiet
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Exact, Listed, Text, _, lines, paragraphs
from bot.people import words as people_words
from bot.people.deeds import ChangeFree, KeepMe, SetQuiet
from bot.people.facts import PeopleFacts
from bot.people.nouns import FreeTime

# The project's own hours, and what many people wish for: not early, not late, only the evening.
USUAL = "usual"
HOURS = ("20:00-09:00", "22:00-10:00", "21:00-17:00")


def _now_free(flow: Flow) -> Text:
    free = flow.facts.of(PeopleFacts).free
    now = tuple(people_words.label_of(people_words.FREE_TIMES[each]) for each in FreeTime if each in free)
    wanted = _("When are you often free? Choose all that fit.")
    return lines(_("Until now: {times}", times=Listed(now)), wanted) if now else wanted


class MyFreeTimes(Flow[None]):
    title = _("My free times")
    icon = "📅"
    needs = ("free",)

    not_listed = Ending(
        Condition(lambda flow: flow.facts.person.listed_at is None or flow.facts.person.role is None),
        lambda flow: [Begin(Menu)],
    )
    free = Several(_now_free, people_words.FREE_TIMES)

    def finish(self) -> Iterator[Effect]:
        yield ChangeFree(self.free)


def between(quiet: Quiet) -> Text:
    return _("between {begin} and {end}", begin=quiet.begin, end=quiet.end)


def _quiet_now(flow: Flow) -> Text:
    facts = flow.facts
    return paragraphs(
        _("I do not write first {hours}.", hours=between(own_quiet(facts.person.quiet, facts.programme.quiet))),
        _("When shall I not write first?"),
    )


def _hours(flow: Flow) -> tuple[Option, ...]:
    usual = flow.facts.programme.quiet
    evening = Quiet(time(17), time(21))
    return (
        Option(USUAL, _("Usual: {hours}", hours=_as_hours(usual))),
        *(Option(each, _as_hours(own_quiet(each, usual))) for each in HOURS[:-1]),
        Option(HOURS[-1], _("Only {hours}", hours=_as_hours(evening))),
    )


def _as_hours(quiet: Quiet) -> Text:
    return Text("{hours}", {"hours": Exact(f"{quiet.begin:%H:%M}-{quiet.end:%H:%M}")})


class QuietHours(Flow[None]):
    title = _("Quiet hours")
    in_menu = 390
    icon = "🌙"
    brief = True

    hours = Choice[str](_quiet_now, _hours)

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return facts.person.listed_at is not None

    def finish(self) -> Iterator[Effect]:
        yield SetQuiet("" if self.hours == USUAL else self.hours)


class GoOnSigningUp(Flow[None]):
    """Begun by the button of the reminder."""

    title = _("Go on")
    brief = True

    def finish(self) -> Iterator[Effect]:
        person = self.facts.person
        if person.listed_at is not None:
            yield Begin(Menu)
        else:
            yield Begin(INTAKES[person.role]) if person.role else Resume()


class NotNow(Flow[None]):
    """Begun by the button of the reminder: it does not come again; what was answered stays."""

    title = _("Not now")
    brief = True

    def finish(self) -> Iterator[Effect]:
        yield CloseWaiting()
        yield Tell(_("That is fine. I keep your answers. Do you want to go on later? Write “start”."))


class StayOnList(Flow[None]):
    """Begun by the button of the question that comes after a long silence."""

    title = _("I stay")
    brief = True

    def finish(self) -> Iterator[Effect]:
        yield KeepMe()
