"""Sentences about meetings that several conversations say."""

from __future__ import annotations

from bot.ground.programme import Programme
from bot.ground.text import Text, Value, _, paragraphs, within
from bot.matches.nouns import Match
from bot.matches.words import named
from bot.meetings.nouns import Meeting, MeetingState
from bot.people.nouns import Role


def place(meeting: Meeting, programme: Programme) -> Text:
    """A place of the programme, or people's own words for one."""
    return programme.places.get(meeting.place) or within(meeting.place)


def when(meeting: Meeting, programme: Programme) -> Text:
    return _("{day} at {time}, {place}", day=meeting.day, time=meeting.time, place=place(meeting, programme))


def _known(meeting: Meeting, programme: Programme) -> Text:
    """The plan without words of somebody's own: nobody needs to read these once more."""
    if meeting.place in programme.places:
        return when(meeting, programme)
    return _("{day} at {time}", day=meeting.day, time=meeting.time)


def confirmed(meeting: Meeting, programme: Programme, names: Value) -> Text:
    return paragraphs(
        _("✅ You meet {others}:", others=names),
        when(meeting, programme),
        _("I remind you the day before and two hours before."),
    )


def not_this_week(meeting: Meeting, programme: Programme, names: Value) -> Text:
    return paragraphs(
        _("{others} cannot meet you this week.", others=names),
        _("This was the plan: {meeting}.", meeting=when(meeting, programme)),
    )


def cancelled(meeting: Meeting, programme: Programme, names: Value) -> Text:
    return paragraphs(
        _("The meeting with {others} does not go on.", others=names),
        _("This was the plan: {meeting}.", meeting=_known(meeting, programme)),
    )


def state(meeting: Meeting, programme: Programme) -> Text:
    """How a meeting stands now, for somebody who pressed an old button."""
    plan = when(meeting, programme)
    match meeting.state:
        case MeetingState.PROPOSED:
            return _("This has changed. The plan is now: {meeting}. It waits for an answer.", meeting=plan)
        case MeetingState.CONFIRMED:
            return _("This meeting stands: {meeting}.", meeting=plan)
        case MeetingState.DECLINED:
            return _("This meeting does not go on: {meeting}.", meeting=plan)
        case MeetingState.CANCELLED:
            return _("This meeting was called off: {meeting}.", meeting=plan)


def answers_differ(meeting: Meeting, programme: Programme, match: Match) -> Text:
    return paragraphs(
        _(
            "{newcomer} and {mentor} do not say the same about their meeting: one says that they met, the other that they did not.",
            newcomer=named(match.of(Role.NEWCOMER)),
            mentor=named(match.of(Role.MENTOR)),
        ),
        _("The plan was: {meeting}. I did not ask them about it.", meeting=when(meeting, programme)),
    )
