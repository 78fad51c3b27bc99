"""What is due about meetings: reminders, how it was, no answer."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.flows import meetings as meeting_flows
from bot.flows.engine.effects import Notify, Start
from bot.flows.engine.flow import Flow
from bot.flows.meetings import AfterMeeting, MeetingAsked
from bot.ground.deed import Effect
from bot.ground.messages import Occasion
from bot.ground.text import _, paragraphs
from bot.matches.nouns import Match
from bot.matches.words import named
from bot.meetings import words as meeting_words
from bot.meetings.nouns import Meeting, MeetingState
from bot.turns.tables import WhenDue
from bot.turns.turn import Skip, Turn
from storage import matches, meetings
from storage.timers import Timer

# A friendly word when nobody answered how it was: once, never more.
ONCE_MORE = timedelta(days=1)
SORRY = _("Sorry, I ask this late.")


def read(turn: Turn, timer: Timer) -> tuple[Meeting, Match]:
    """The meeting of a timer, when it is still the one that was planned."""
    meeting = meetings.one(turn.connection, timer.about.id)
    match = matches.one(turn.connection, meeting.match_id) if meeting else None
    if meeting is None or match is None or meeting.version != timer.version:
        raise Skip("the meeting has changed")
    return meeting, match


def remind(turn: Turn, timer: Timer) -> Iterator[Effect]:
    meeting, match = read(turn, timer)
    if meeting.state is not MeetingState.CONFIRMED:
        raise Skip("the meeting is not confirmed")
    others = named(match.others(timer.person_id))
    days = (meeting.day - turn.today).days
    today = days == 0
    head = (
        _("⏰ Today you meet {others}.", others=others) if today else _("📅 Tomorrow you meet {others}.", others=others)
    )
    text = paragraphs(head, meeting_words.when(meeting, turn.programme))
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


def ask_how_it_was(turn: Turn, timer: Timer) -> Iterator[Effect]:
    meeting, match = read(turn, timer)
    side = match.side_of(timer.person_id)
    if meeting.state is not MeetingState.CONFIRMED or side is None:
        raise Skip("the meeting did not go on")
    if any(each.side is side for each in meetings.held(turn.connection, meeting.id)):
        raise Skip("answered already")
    about = meeting.seen
    first = timer.kind == "after"
    if first:
        turn.plan("after nudge", timer.person_id, turn.now + ONCE_MORE, meeting.seen, expires=timer.until)
    if turn.late and first:
        yield Notify(timer.person_id, SORRY, "an apology: asked late", meeting.about)
    yield Start(timer.person_id, AfterMeeting, about, "how was it" if first else "how was it, once more")


def unanswered(turn: Turn, timer: Timer) -> Iterator[Effect]:
    meeting, _of = read(turn, timer)
    if meeting.state is not MeetingState.PROPOSED:
        raise Skip("answered meanwhile")
    yield Start(timer.person_id, MeetingAsked, meeting.seen, "not answered for a day")


def still_asks(turn: Turn, timer: Timer, flow: type[Flow]) -> None:
    """Whether a question that had to wait makes sense yet; raises Skip."""
    meeting, _of = read(turn, timer)
    if flow is MeetingAsked and meeting.state is not MeetingState.PROPOSED:
        raise Skip("answered meanwhile")
    if flow is MeetingAsked and meeting.starts <= turn.now:
        raise Skip("its time is over")


DUE: Mapping[str, WhenDue] = {
    "day before": remind,
    "two hours": remind,
    "after": ask_how_it_was,
    "after nudge": ask_how_it_was,
    "meeting unanswered": unanswered,
}
