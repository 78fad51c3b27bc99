"""A break from being proposed to, and leaving the list."""

from collections.abc import Callable, Iterator

from bot.actions.matches.leaving import leave_matches
from bot.actions.people.waiting import forget_news
from bot.actions.themes import deeds as themes
from bot.flows.engine.effects import Tell
from bot.ground.deed import Effect
from bot.ground.text import _
from bot.people.deeds import LeaveList, TakeBreak
from bot.turns.turn import Act


def take_break(act: Act, deed: TakeBreak) -> Iterator[Effect]:
    act.draft.here.set(paused_until=deed.until)
    act.note("break", rule=f"until {deed.until.date()}" if deed.until else "over")
    if deed.until is None:
        yield Tell(_("Welcome back. We look for a match for you again."))
        return
    day = deed.until.astimezone(act.programme.zone).date()
    yield Tell(_("That is fine. We propose nobody to you until {day}. You stay on the list.", day=day))


def leave_list(act: Act, _deed: LeaveList) -> Iterator[Effect]:
    """They do not wait any more; what is open or live ends first."""
    yield from themes.free_places(act)
    yield from leave_matches(act, "left the list")
    act.draft.here.set(listed_at=None)
    forget_news(act, "left the list")
    role = act.person.role.value if act.person.role else ""
    act.note("left the list", role, "asked by the person")
    yield Tell(_("You are not on the list any more. I keep your answers. Do you want to come back? Write “start”."))


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {TakeBreak: take_break, LeaveList: leave_list}
