"""What happens when a due row's moment has come: it makes sense still,
or the journal hears why not.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.flows.engine.effects import Start
from bot.ground.calendar import Lateness, lateness
from bot.ground.deed import Effect
from bot.turns.guest import NOT_YET
from bot.turns.reach import ABSENT
from bot.turns.run import Run
from bot.turns.tables import Tables
from bot.turns.turn import Postpone, Skip, Turn
from storage import for_staff, timers
from storage.outbox import NO_RIGHT
from storage.timers import Timer

# A question about a meeting that comes later than this begins with a word about it.
SORRY_AFTER = timedelta(days=1)
# Before the name of the flow, in the kind of a question that had to wait.
ASK = "ask "


class Due:
    """Carries out due rows, each in a turn of its own."""

    def __init__(self, tables: Tables, run: Run) -> None:
        self._tables = tables
        self._run = run

    def take(self, turn: Turn, timer: Timer) -> None:
        """Do what is due, or skip it; either way it is marked in the same transaction."""
        if turn.guest is None:
            # What nobody marks would be due for ever.
            self._mark(turn, timer, "skipped", "the person is gone")
            return
        if not self._is_for(turn, timer):
            self._hand_over(turn, timer)
            return
        # Marked before it is carried out, so that it can plan itself anew.
        self._mark(turn, timer, "sent")
        try:
            turn.late = self._lateness(turn, timer) is Lateness.SORRY
            self._run.follow(turn, self._effects(turn, timer))
        except Skip as reason:
            self._mark(turn, timer, "skipped", str(reason))
            turn.note("skipped", timer.about, f"{timer.kind}: {reason}", whom=timer.person_id)
        except Postpone as later:
            timers.postpone(turn.connection, timer.id, int(later.until.timestamp()), str(later), turn.seconds)
            # Somebody may not come for months, and each week would say so.
            if not (turn.here.absent and timer.reason == NOT_YET):
                turn.note("later", timer.about, f"{timer.kind}: {later}", whom=timer.person_id)

    def _is_for(self, turn: Turn, timer: Timer) -> bool:
        """Whether it is for whom they are now: what the staff were to hear is not for one who
        left.
        """
        staff = turn.person.staff
        return timer.staff_id is None or (staff is not None and staff.id == timer.staff_id)

    def _hand_over(self, turn: Turn, timer: Timer) -> None:
        """Somebody else of the staff hears it, when nobody who may is to hear it anyway."""
        self._mark(turn, timer, "skipped", NO_RIGHT)
        turn.note("skipped", timer.about, f"{timer.kind}: {NO_RIGHT}", whom=timer.person_id)
        found = for_staff.others(turn.connection, timer.staff_id or 0, turn.person.id)
        readers = [each for each in found if for_staff.may_read(turn.connection, each.key, timer.about)]
        if readers and not any(timers.is_known(turn.connection, timer, each.person_id) for each in readers):
            turn.plan(timer.kind, readers[0].person_id, turn.now, timer.seen, expires=timer.until)

    def _mark(self, turn: Turn, timer: Timer, state: str, reason: str = "") -> None:
        timers.mark(turn.connection, timer.id, state, reason, turn.seconds)

    def _lateness(self, turn: Turn, timer: Timer) -> Lateness:
        late = lateness(datetime.fromtimestamp(timer.due, UTC), timer.until, turn.now, SORRY_AFTER)
        if late is Lateness.USELESS:
            raise Skip("too late to be of use")
        if turn.here.absent and timer.kind not in self._tables.regardless:
            # What was planned for somebody stays planned until they are here.
            raise Postpone(turn.now + ABSENT, NOT_YET)
        return late

    def _effects(self, turn: Turn, timer: Timer) -> Iterator[Effect]:
        if timer.kind.startswith(ASK):
            return self._ask(turn, timer)
        return self._tables.due[timer.kind](turn, timer)

    def _ask(self, turn: Turn, timer: Timer) -> Iterator[Effect]:
        """A question that had to wait: for the morning, or behind another question."""
        flow = turn.batch.setting.flows[timer.kind.removeprefix(ASK)]
        still_asks = self._tables.still_asks.get(timer.about.kind)
        if still_asks is not None:
            still_asks(turn, timer, flow)
        yield Start(timer.person_id, flow, timer.seen, "it had to wait", late=True)
