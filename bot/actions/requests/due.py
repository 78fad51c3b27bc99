"""What is due about requests: news of them, and what waits too long."""

from collections.abc import Callable, Iterator
from datetime import time

from bot.actions.requests import facts, opening
from bot.actions.requests.opening import NEWS, WAITS
from bot.flows.engine.effects import Effect, Notify, button
from bot.flows.requests import Inbox, InboxItem
from bot.ground.text import _, lines, paragraphs, plural
from bot.requests import words as request_words
from bot.requests.nouns import Request, RequestKind, RequestState
from bot.turns.rights import COORDINATORS
from bot.turns.turn import Act, Skip
from storage import invites, requests, retention, timers
from storage.timers import Timer

OVERDUE = "inbox overdue"
# What came after hours is overdue when the office opens, and told the same morning.
MORNING = time(10)
# So many are named in one message.
NAMED = 5


# What is due


def news(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    since = timer.about.id
    waiting = requests.waiting(act.connection, act.programme.id)
    count = sum(each.opened.timestamp() >= since and each.state is RequestState.OPEN for each in waiting)
    if not count:
        raise Skip("all of it is looked after")
    text = plural("📥 {count} new thing waits in the inbox.", "📥 {count} new things wait in the inbox.", count=count)
    yield Notify(timer.person_id, text, "new in the inbox", "", (button(Inbox, label=_("Open the inbox")),))


def waits(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Two working days have gone by: whoever looks after it hears of it, or all of them when nobody does.

    What is about safety is told by itself and at once, all else once a morning and together.
    """
    found = requests.one(act.connection, timer.about.id)
    if found is None or found.state is RequestState.CLOSED:
        raise Skip("it is done")
    if _reached_again(act, found):
        opening.mended(act, RequestKind.DELIVERY, found.about, "they wrote", person_id=found.person_id)
        raise Skip("they wrote again")
    opening.remind(act, found.id, [timer.person_id], timer.version + 1)
    owner = invites.person_of_staff(act.connection, found.claimed_by) if found.claimed_by else None
    for person_id in [owner] if owner is not None else act.coordinators():
        if found.urgent:
            yield _one_waits(person_id, found)
        elif not timers.stands(act.connection, OVERDUE, person_id):
            act.plan(OVERDUE, person_id, act.programme.office.next_at(act.now, MORNING), f"since:{act.seconds}")


def _one_waits(person_id: int, found: Request) -> Notify:
    text = _("⏳ {name} waits for more than two working days.", name=found.name or "?")
    actions = (button(InboxItem, found.key, _("Open it")),)
    return Notify(person_id, text, "waits for two working days", found.key, actions)


def overdue(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """What waits too long for this coordinator, or for anybody, in one message."""
    office, staff = act.programme.office, act.person.staff
    if staff is None or staff.role not in COORDINATORS:
        raise Skip("no coordinator any more")
    found = [
        each
        for each in facts.inbox(act.connection, act.programme.id)
        if not each.urgent and each.claimed_by in (None, staff.id) and office.overdue(each.opened) <= act.now
    ]
    if not found:
        raise Skip("all of it is looked after")
    if len(found) == 1:
        yield _one_waits(timer.person_id, found[0])
        return
    text = paragraphs(
        plural(
            "⏳ {count} thing waits for more than two working days.",
            "⏳ {count} things wait for more than two working days.",
            count=len(found),
        ),
        lines(*(request_words.line(each, act.now) for each in found[:NAMED])),
    )
    yield Notify(timer.person_id, text, "wait for two working days", "", (button(Inbox, label=_("Open the inbox")),))


def _reached_again(act: Act, request: Request) -> bool:
    """Whether somebody who could not be reached wrote since."""
    if request.kind is not RequestKind.DELIVERY or request.person_id is None:
        return False
    return retention.last_word(act.connection, request.person_id) > request.opened.timestamp()


def carry_on(act: Act) -> None:
    """A coordinator goes: what they would hear of the inbox another one hears."""
    others = [id_ for id_ in act.coordinators() if id_ != act.person.id]
    if others:
        timers.hand_over(act.connection, (WAITS, OVERDUE), act.person.id, others[0], act.seconds)


DUE: dict[str, Callable[[Act, Timer, bool], Iterator[Effect]]] = {NEWS: news, WAITS: waits, OVERDUE: overdue}
