"""What is due about meetings: reminders, how it was, no answer."""

from collections.abc import Iterator
from datetime import timedelta

from bot.flows import meetings as meeting_flows
from bot.flows.engine.effects import Notify, Start
from bot.flows.meetings import AfterMeeting, MeetingAsked
from bot.ground.deed import Effect
from bot.ground.messages import Occasion
from bot.ground.text import _, paragraphs
from bot.matches.nouns import Match
from bot.matches.words import named
from bot.meetings import words as meeting_words
from bot.meetings.nouns import Meeting, MeetingState
from bot.turns.turn import Act, Skip
from storage import matches, meetings, timers
from storage.timers import Timer

# A friendly word when nobody answered how it was: once, never more.
NUDGE = timedelta(days=1)
SORRY = _("Sorry, I ask this late.")


def read(act: Act, timer: Timer) -> tuple[Meeting, Match]:
    """The meeting of a timer, when it is still the one that was planned."""
    meeting = meetings.one(act.connection, timer.about.id)
    match = matches.one(act.connection, meeting.match_id) if meeting else None
    if meeting is None or match is None or meeting.version != timer.version:
        raise Skip("the meeting has changed")
    return meeting, match


def remind(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    meeting, match = read(act, timer)
    if meeting.state is not MeetingState.CONFIRMED:
        raise Skip("the meeting is not confirmed")
    others = named(match.others(timer.person_id))
    days = (meeting.day - act.now.astimezone(act.programme.zone).date()).days
    today = days == 0
    head = (
        _("⏰ Today you meet {others}.", others=others) if today else _("📅 Tomorrow you meet {others}.", others=others)
    )
    text = paragraphs(head, meeting_words.when(meeting, act.programme))
    actions = meeting_flows.day_buttons(meeting) if today else meeting_flows.meeting_buttons(meeting)
    yield Notify(
        timer.person_id,
        text,
        f"reminder: {timer.kind}",
        meeting.about,
        actions,
        now=True,
        useless_at=timer.expires or 0,
        occasion=Occasion.REMINDER,
        given=(meeting.day, meeting.time),
    )


def ask_how_it_was(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    meeting, match = read(act, timer)
    side = match.side_of(timer.person_id)
    if meeting.state is not MeetingState.CONFIRMED or side is None:
        raise Skip("the meeting did not go on")
    if any(each.side is side for each in meetings.held(act.connection, meeting.id)):
        raise Skip("answered already")
    about = meeting.seen
    nudge = timer.kind == "after"
    if nudge:
        due = int((act.now + NUDGE).timestamp())
        timers.plan(
            act.connection,
            "after nudge",
            timer.person_id,
            due,
            act.seconds,
            about=meeting.about,
            version=meeting.version,
            expires=timer.expires,
        )
    if late and nudge:
        yield Notify(timer.person_id, SORRY, "an apology: asked late", meeting.about)
    yield Start(timer.person_id, AfterMeeting, about, "how was it" if nudge else "how was it, once more")


def unanswered(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    meeting, _of = read(act, timer)
    if meeting.state is not MeetingState.PROPOSED:
        raise Skip("answered meanwhile")
    yield Start(timer.person_id, MeetingAsked, meeting.seen, "not answered for a day")
