"""What is due about requests: news of them, and what waits too long."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time

from bot.actions.requests import alarms, facts
from bot.actions.requests.opening import NEWS, WAITS, close_about, remind
from bot.flows.engine.effects import Notify, button
from bot.flows.requests import Inbox, InboxItem
from bot.ground.deed import Effect
from bot.ground.text import _, lines, paragraphs, plural
from bot.requests import words as request_words
from bot.requests.nouns import Request, RequestKind, RequestState, in_order
from bot.turns.events import StaffComesIn, StaffLeaves
from bot.turns.rights import COORDINATORS
from bot.turns.tables import WhenDue
from bot.turns.turn import Skip, Turn
from storage import invites, requests, retention, timers
from storage.outbox import ONLY_THERE
from storage.timers import Timer

OVERDUE = "inbox overdue"
# What came after hours is overdue when the office opens, and told the same morning.
MORNING = time(10)
# So many are named in one message.
NAMED = 5


# What is due


def news(turn: Turn, timer: Timer) -> Iterator[Effect]:
    since = timer.about.id
    count = requests.new_since(turn.connection, turn.programme.id, since)
    if not count:
        raise Skip("all of it is looked after")
    text = plural("📥 {count} new thing waits in the inbox.", "📥 {count} new things wait in the inbox.", count=count)
    yield Notify(timer.person_id, text, "new in the inbox", "", (button(Inbox, label=_("Open the inbox")),))


def waits(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Two working days have gone by: whoever looks after it hears of it,
    or all of them when nobody does.

    What is about safety is told by itself and at once, all else once a morning and together.
    """
    found = requests.one(turn.connection, timer.about.id)
    if found is None or found.state is RequestState.CLOSED:
        raise Skip("it is done")
    if _reached_again(turn, found):
        close_about(turn, RequestKind.DELIVERY, found.about, "they wrote", person_id=found.person_id)
        raise Skip("they wrote again")
    remind(turn, found.id, [timer.person_id], timer.version + 1)
    owner = invites.person_of_staff(turn.connection, found.claimed_by) if found.claimed_by else None
    for person_id in [owner] if owner is not None else turn.coordinators():
        if found.urgent:
            yield _one_waits(person_id, found)
        elif not timers.stands(turn.connection, OVERDUE, person_id):
            turn.plan(OVERDUE, person_id, turn.programme.office.next_at(turn.now, MORNING), f"since:{turn.seconds}")


def _one_waits(person_id: int, found: Request) -> Notify:
    text = _("⏳ {name} waits for more than two working days.", name=found.name or "?")
    actions = (button(InboxItem, found.key, _("Open it")),)
    return Notify(person_id, text, "waits for two working days", found.key, actions)


def overdue(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """What waits too long for this coordinator, or for anybody, in one message."""
    office, staff = turn.programme.office, turn.person.staff
    if staff is None or staff.role not in COORDINATORS:
        raise Skip("no coordinator any more")
    calm = [each for each in requests.waiting(turn.connection, turn.programme.id) if not each.urgent]
    late = [each for each in calm if office.overdue(datetime.fromtimestamp(each.opened, UTC)) <= turn.now]
    # What somebody claimed who is not here (any more) is everybody's.
    others = {staff_id for _person, staff_id in turn.batch.coordinators()} - {staff.id}
    mine = [each for each in requests.read(turn.connection, in_order(late)) if each.claimed_by not in others]
    found = facts.named(turn.connection, mine)
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
        lines(*(request_words.line(each, turn.now) for each in found[:NAMED])),
    )
    yield Notify(timer.person_id, text, "wait for two working days", "", (button(Inbox, label=_("Open the inbox")),))


def _reached_again(turn: Turn, request: Request) -> bool:
    """Whether somebody who could not be reached wrote since."""
    if request.kind is not RequestKind.DELIVERY or request.person_id is None or request.about == ONLY_THERE:
        return False
    return retention.last_word(turn.connection, request.person_id) > request.opened.timestamp()


def staff_comes_in(turn: Turn, _event: StaffComesIn) -> Iterator[Effect]:
    """Whoever asked for help while no coordinator was there is heard by the first who comes."""
    staff = turn.person.staff
    if staff is None or staff.role not in COORDINATORS:
        return
    if any(each.urgent for each in requests.waiting(turn.connection, turn.programme.id)):
        text = _("❗ Calls for help wait in the inbox. Please look now.")
        yield Notify(turn.person.id, text, "calls that wait", "", (button(Inbox, label=_("Open the inbox")),), now=True)


def staff_leaves(turn: Turn, _event: StaffLeaves) -> Iterator[Effect]:
    """What a coordinator would hear of requests another one hears."""
    turn.hand_over((WAITS, OVERDUE, *alarms.DUE))
    yield from ()


DUE: Mapping[str, WhenDue] = {NEWS: news, WAITS: waits, OVERDUE: overdue, **alarms.DUE}
