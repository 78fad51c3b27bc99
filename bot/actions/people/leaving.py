"""A break from being proposed to, and leaving the list."""

from collections.abc import Iterator, Mapping

from bot.actions.people.waiting import forget_news
from bot.flows.engine.effects import Tell
from bot.ground.deed import Deed, Effect
from bot.ground.text import _
from bot.people.deeds import LeaveList, TakeBreak
from bot.turns.events import PersonLeaves
from bot.turns.tables import Does
from bot.turns.turn import Turn


def take_break(turn: Turn, deed: TakeBreak) -> Iterator[Effect]:
    turn.here.set(paused_until=deed.until)
    turn.note("break", rule=f"until {deed.until.date()}" if deed.until else "over")
    if deed.until is None:
        yield Tell(_("Welcome back. We look for a match for you again."))
        return
    day = deed.until.astimezone(turn.programme.zone).date()
    yield Tell(_("That is fine. We propose nobody to you until {day}. You stay on the list.", day=day))


def off_the_list(turn: Turn) -> Iterator[Effect]:
    """What is open or live ends first."""
    yield PersonLeaves(turn.person.id, "left the list")
    turn.here.set(listed_at=None)
    forget_news(turn, "left the list")
    role = turn.person.role.value if turn.person.role else ""
    turn.note("left the list", role, "asked by the person")


def leave_list(turn: Turn, _deed: LeaveList) -> Iterator[Effect]:
    """They do not wait any more."""
    yield from off_the_list(turn)
    yield Tell(_("You are not on the list any more. I keep your answers. Do you want to come back? Write “start”."))


DEEDS: Mapping[type[Deed], Does] = {TakeBreak: take_break, LeaveList: leave_list}
