"""Sentences about the talks of a match."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ground.programme import Programme, TalkPlan
from bot.ground.text import Text, Value, _, given, lines, paragraphs, quoted, within
from bot.talks.nouns import Talk, TalkState

Actions = tuple[tuple[str, Text], ...]


def name(plan: TalkPlan, talk: Talk) -> Text:
    """ "the talk after 3 months", in everybody's language; one that comes again is the next
    talk.
    """
    return _("the next talk") if talk.kind.endswith("+") else given(plan.name)


def place(talk: Talk, programme: Programme) -> Text:
    times = programme.profile.talk_times
    return within(talk.place) if talk.place or times is None else given(times.place)


def when(talk: Talk, programme: Programme) -> Text:
    if talk.day is None or talk.time is None:
        return _("no time yet")
    return _("{day} at {time}, {place}", day=talk.day, time=talk.time, place=place(talk, programme))


def given_of(talk: Talk) -> tuple[Value, ...]:
    """The day and time, for a template."""
    return () if talk.day is None or talk.time is None else (talk.day, talk.time)


def confirmed(talk: Talk, plan: TalkPlan, programme: Programme) -> Text:
    return paragraphs(
        _("✅ All can come to {talk}:", talk=name(plan, talk)),
        when(talk, programme),
        _("A week before I send a few questions. I remind you the day before."),
    )


def state(talk: Talk, plan: TalkPlan, programme: Programme) -> Text:
    """How a talk stands now."""
    match talk.state:
        case TalkState.PLANNED:
            return _("{talk}: I ask for a time later.", talk=name(plan, talk))
        case TalkState.PROPOSED:
            return _("{talk}: {when}. It waits for answers.", talk=name(plan, talk), when=when(talk, programme))
        case TalkState.CONFIRMED:
            return _("{talk}: {when}. All can come.", talk=name(plan, talk), when=when(talk, programme))
        case TalkState.HELD:
            return _("{talk} was held.", talk=name(plan, talk))
        case TalkState.CANCELLED:
            return _("{talk} does not go on.", talk=name(plan, talk))


def prepared(plan: TalkPlan, written: Sequence[str]) -> tuple[Text, ...]:
    """The questions with somebody's own words; those left open are left out."""
    pairs = zip(plan.questions, written, strict=False)
    return tuple(lines(given(question), quoted(said)) for question, said in pairs if said)
