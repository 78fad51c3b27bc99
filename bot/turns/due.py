"""What happens when a timer is due: it is looked at whether it still makes sense, and the journal hears why."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.actions.matches import due as matches_due
from bot.actions.meetings import due as meetings_due
from bot.actions.tables import KINDS, REGARDLESS
from bot.actions.talks import due as talks_due
from bot.actions.themes import due as themes_due
from bot.flows.engine.effects import Start
from bot.flows.every import BY_NAME
from bot.ground.calendar import Lateness, lateness
from bot.ground.deed import Effect
from bot.ground.programme import Programme
from bot.matches.nouns import MatchState
from bot.meetings.nouns import MeetingState
from bot.turns.batch import Draft
from bot.turns.reach import ABSENT, NOT_YET
from bot.turns.run import Steps
from bot.turns.turn import Act, Postpone, Skip
from storage import timers
from storage.timers import Timer

# A question about a meeting that comes later than this begins with a word about it.
SORRY_AFTER = timedelta(days=1)


class Due:
    """Carries out timers, each in the draft of its own turn."""

    def __init__(self, programme: Programme, steps: Steps) -> None:
        self._programme = programme
        self._steps = steps

    def take(self, draft: Draft, timer: Timer) -> None:
        """Do what is due, or skip it; either way it is marked in the same transaction."""
        connection, now = draft.writing(), draft.work.seconds
        if draft.guest is None:
            # What nobody marks would be due for ever.
            timers.mark(connection, timer.id, "skipped", "the person is gone", now)
            return
        try:
            due = datetime.fromtimestamp(timer.due, UTC)
            late = lateness(due, _moment(timer.expires), draft.work.now, SORRY_AFTER)
            if late is Lateness.USELESS:
                raise Skip("too late to be of use")
            if draft.here.absent and timer.kind not in REGARDLESS:
                # What was planned for somebody stays planned until they are here.
                raise Postpone(draft.work.now + ABSENT, NOT_YET)
            effects = list(
                self._effects(Act(draft, connection, self._programme, self._steps.links), timer, late is Lateness.SORRY)
            )
        except Skip as reason:
            timers.mark(connection, timer.id, "skipped", str(reason), now)
            draft.note("skipped", timer.about, f"{timer.kind}: {reason}", whom=timer.person_id)
            return
        except Postpone as later:
            timers.postpone(connection, timer.id, int(later.until.timestamp()), str(later), now)
            # Somebody may not come for months, and each week would say so.
            if not (draft.here.absent and timer.reason == NOT_YET):
                draft.note("later", timer.about, f"{timer.kind}: {later}", whom=timer.person_id)
            return
        timers.mark(connection, timer.id, "sent", "", now)
        self._steps.do(draft, effects, resume=False)

    def _effects(self, act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
        if timer.kind.startswith("ask "):
            yield from _ask(act, timer)
        else:
            yield from KINDS[timer.kind](act, timer, late)


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _ask(act: Act, timer: Timer) -> Iterator[Effect]:
    """A question that had to wait: for the morning, or behind another question."""
    flow, about = timer.kind.removeprefix("ask "), timer.seen
    kind = timer.about.split(":")[0]
    if kind == "meeting":
        meeting, _of = meetings_due.read(act, timer)
        if flow == "MeetingAsked" and meeting.state is not MeetingState.PROPOSED:
            raise Skip("answered meanwhile")
        if flow == "MeetingAsked" and meeting.starts <= act.now:
            raise Skip("its time is over")
    elif kind == "talk":
        talks_due.still_asks(act, timer, flow)
    elif kind == "theme":
        themes_due.still_asks(act, timer)
    elif kind == "match":
        matches_due.read(act, timer, MatchState.ASKED, MatchState.PROPOSED)
    yield Start(timer.person_id, BY_NAME[flow], about, "it had to wait", late=True)
