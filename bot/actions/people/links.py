"""Links that are made for one person: who opens them, and how somebody who came in by one goes
again.
"""

from collections.abc import Iterator, Mapping

from bot.ground.deed import Effect
from bot.turns.events import StaffLeaves
from bot.turns.tables import WhenDue
from bot.turns.turn import Skip, Turn
from storage.invites import LEFT
from storage.timers import Timer


def staff_left(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Their rights have ended: what they carried another one carries."""
    if turn.person.staff is not None:
        raise Skip("they work here again")
    yield StaffLeaves(timer.person_id)


DUE: Mapping[str, WhenDue] = {LEFT: staff_left}
