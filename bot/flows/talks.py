"""The talks after some months: a time for all, a few questions beforehand, and how to go on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Tell, button
from bot.flows.engine.flow import Condition, Ending, Flow
from bot.flows.engine.questions import Words
from bot.flows.whose import match_of, others
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.programme import TalkPlan
from bot.ground.text import Short, Text, _, given, lines, paragraphs, within
from bot.matches import words as match_words
from bot.matches.nouns import Match
from bot.people.roles import CARERS
from bot.talks import words as talk_words
from bot.talks.deeds import AnswerTalk, ChooseGoOn, MoveTalk, PrepareTalk, SayTalk
from bot.talks.facts import TalkFacts
from bot.talks.nouns import GoOn, Talk, TalkState
from bot.talks.words import Actions

NONE_FITS = "none"


def the_plan(flow: Flow[Talk]) -> TalkPlan:
    plan = flow.facts.programme.talk_plan(flow.about.kind)
    if plan is None:
        raise LookupError("the programme has no such talk any more")
    return plan


COMES = {"case-manager": _("The case manager comes too."), "coordinator": _("The coordinator comes too.")}


def _asked(flow: Flow[Talk]) -> Text:
    plan = the_plan(flow)
    if flow.for_staff:
        return _asked_staff(flow)
    return paragraphs(
        _("📅 You and {others} have {talk}.", others=others(flow), talk=talk_words.name(plan, flow.about)),
        COMES[plan.staff],
        talk_words.when(flow.about, flow.facts.programme),
        _("Is that good?"),
    )


def _asked_staff(flow: Flow[Talk]) -> Text:
    plan = the_plan(flow)
    return paragraphs(
        _("📅 {talk} of {match}:", talk=talk_words.name(plan, flow.about), match=match_words.pair(match_of(flow))),
        talk_words.when(flow.about, flow.facts.programme),
        _("Is that good? You may also answer for a colleague who is not in this chat."),
    )


ANSWERS: dict[str, Text | tuple[str, Text]] = {"yes": ("✅", _("Yes, good")), "other": ("🕒", _("Another time"))}


class TalkAsked(Flow[Talk]):
    title = _("The talk")
    of = "talk"
    icon = "🗣️"

    answer = Choice(_asked, ANSWERS)

    def finish(self) -> Iterator[Effect]:
        talk, version = self.about, self.facts.version
        if self.answer == "other":
            yield Begin(TalkMoveStaff if self.for_staff else TalkMove, talk.about.at(version))
        else:
            yield AnswerTalk(talk.id, version)


class TalkAskedStaff(TalkAsked):
    for_staff = CARERS


def _slots(flow: Flow[Talk]) -> tuple[Option, ...]:
    found = (
        Option(f"{day.isoformat()}T{at:%H:%M}", Text("{day} {time}", {"day": Short(day), "time": at}))
        for day, at in flow.facts.of(TalkFacts).slots
    )
    return (*found, Option(NONE_FITS, _("None of these")))


class TalkMove(Flow[Talk]):
    """Choose another time; begun by a button of a talk that stands."""

    title = _("Another time")
    of = "talk"
    needs = ("slots",)

    slot = Choice[str](
        lambda flow: lines(
            _(
                "When can you come to {talk}? I ask the others then.",
                talk=talk_words.name(the_plan(flow), flow.about),
            ),
            talk_words.when(flow.about, flow.facts.programme),
        ),
        _slots,
    )

    def finish(self) -> Iterator[Effect]:
        talk, version = self.about, self.facts.version
        if self.slot == NONE_FITS:
            yield MoveTalk(talk.id, version, None, None)
            return
        at = dt.datetime.fromisoformat(self.slot)
        yield MoveTalk(talk.id, version, at.date(), at.time())


class TalkMoveStaff(TalkMove):
    for_staff = CARERS


def _question(number: int) -> Words:
    return Words(
        lambda flow: _prompt(flow, number),
        at_most=500,
        one_line=False,
        skippable=True,
        confides=True,
        when=Condition(lambda flow: len(the_plan(flow).questions) > number),
    )


def _prompt(flow: Flow[Talk], number: int) -> Text:
    question = given(the_plan(flow).questions[number])
    if number:
        return question
    intro = _(
        "In a few days is {talk}. I ask a few questions, so that you can think. Only you see what you write.",
        talk=talk_words.name(the_plan(flow), flow.about),
    )
    return paragraphs(intro, talk_words.when(flow.about, flow.facts.programme), question)


class PrepareForTalk(Flow[Talk]):
    title = _("Before the talk")
    of = "talk"
    icon = "📝"

    first = _question(0)
    second = _question(1)
    third = _question(2)
    share = Choice(
        _("Do you want to show this to the others who come to the talk?"),
        {"no": ("🔒", _("No, only for me")), "yes": _("Yes, show it")},
        when=Condition(lambda flow: any(flow.values.get(name) for name in ("first", "second", "third"))),
    )

    def finish(self) -> Iterator[Effect]:
        written = (self.first, self.second, self.third)
        if not any(written):
            yield Tell(_("That is fine. You can also just talk."))
            return
        yield PrepareTalk(self.about.id, written, self.share == "yes")


class PrepareForTalkStaff(PrepareForTalk):
    for_staff = CARERS


class TalkOutcome(Flow[Talk]):
    title = _("After the talk")
    of = "talk"
    icon = "🗒️"
    for_staff = CARERS

    held = Choice(
        lambda flow: lines(
            _(
                "Was {talk} of {match} held?",
                talk=talk_words.name(the_plan(flow), flow.about),
                match=match_words.pair(match_of(flow)),
            ),
            talk_words.when(flow.about, flow.facts.programme),
        ),
        {"yes": ("✅", _("Yes")), "no": _("No, another time")},
    )
    notes = Words(
        _("Is there something to remember? Write it in short. Only staff can read it."),
        at_most=1000,
        one_line=False,
        skippable=True,
        when=held.is_("yes"),
    )

    def finish(self) -> Iterator[Effect]:
        yield SayTalk(self.about.id, self.facts.version, self.held == "yes", self.notes)


# One fixed scale, so that answers can be put beside each other over years.
HELPFUL: dict[str, Text | tuple[str, Text]] = {
    "5": ("🟢", _("Very much")),
    "4": _("Quite a lot"),
    "3": _("A bit"),
    "2": _("Hardly"),
    "1": _("Not at all"),
}


class HowToGoOn(Flow[Talk]):
    """Each side alone; what they say is for the coordinator."""

    title = _("How to go on")
    of = "talk"
    icon = "🌷"

    choice = Choice(
        lambda flow: paragraphs(
            _(
                "You had {talk}. How would you like to go on with {others}?",
                talk=talk_words.name(the_plan(flow), flow.about),
                others=others(flow),
            ),
            _("{others} does not see your answer.", others=others(flow)),
        ),
        {
            GoOn.CONTINUE: ("🤝", _("Go on together")),
            GoOn.NEW: ("🔎", _("A new match")),
            GoOn.STOP: ("👋", _("We stop")),
        },
    )
    helpful = Choice(_("Was this helpful for you?"), HELPFUL)

    def finish(self) -> Iterator[Effect]:
        yield ChooseGoOn(self.about.id, self.choice, int(self.helpful))


class MyTalks(Flow[Match]):
    """How the talks of a match stand; begun from *My match*."""

    title = _("Our talks")
    of = "match"
    icon = "🗣️"
    needs = ("talks",)

    nothing = Ending(
        Condition(lambda flow: not flow.facts.of(TalkFacts).talks),
        lambda flow: [Tell(_("No talks are planned for this match."))],
    )

    def finish(self) -> Iterator[Effect]:
        facts = self.facts
        for talk in facts.of(TalkFacts).talks:
            plan = facts.programme.talk_plan(talk.kind)
            if plan is not None and talk.state is not TalkState.CANCELLED:
                yield Tell(talk_words.state(talk, plan, facts.programme), talk_buttons(talk))


class TalksDesk(Flow[Match]):
    """The talks of a match for staff: how they stand, and what staff of it have to do."""

    title = _("Talks")
    of = "match"
    needs = ("talks",)
    for_staff = CARERS

    def finish(self) -> Iterator[Effect]:
        facts = self.facts
        for talk in facts.of(TalkFacts).talks:
            plan = facts.programme.talk_plan(talk.kind)
            if plan is None:
                continue
            notes = (_("Notes: {words}", words=within(talk.notes)),) if talk.notes else ()
            about = talk.seen
            acts = {
                TalkState.PROPOSED: (
                    button(TalkAskedStaff, about, _("Answer")),
                    button(TalkMoveStaff, about, _("Another time")),
                ),
                TalkState.CONFIRMED: (
                    button(TalkMoveStaff, about, _("Another time")),
                    button(TalkOutcome, about, _("It was held")),
                ),
            }
            yield Tell(paragraphs(talk_words.state(talk, plan, facts.programme), *notes), acts.get(talk.state, ()))


def talk_buttons(talk: Talk) -> Actions:
    """What may be done with a talk that stands."""
    if talk.state not in (TalkState.PROPOSED, TalkState.CONFIRMED):
        return ()
    return (button(TalkMove, talk.about.at(talk.version), _("Another time")),)
