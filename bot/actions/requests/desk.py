"""What staff do with what waits for a person: nothing that they have not been shown is closed."""

from collections.abc import Iterator, Mapping

from bot.actions.requests.opening import WAITS, remind
from bot.care.deeds import CloseSigns
from bot.flows import safety
from bot.flows.care.staff import MORE_CAME
from bot.flows.engine.effects import Begin, Notify, Stop, Tell, button
from bot.flows.requests import Inbox, InboxItem
from bot.ground.deed import Deed, Effect
from bot.ground.text import _, paragraphs, quoted
from bot.requests.deeds import (
    AnswerRequest,
    ClaimRequest,
    CloseRequest,
    HandOver,
)
from bot.requests.nouns import Request, RequestKind, RequestState
from bot.turns.events import Helped
from bot.turns.tables import Does
from bot.turns.turn import MovedOn, Turn
from storage import invites, requests, timers

TAKEN = _("Somebody was quicker. This is how it stands:")


def _as_seen(turn: Turn, id_: int, version: int) -> Request:
    """The request, when it is still as this member of the staff saw it; raises MovedOn."""
    found = requests.one(turn.reading, id_)
    if found is None:
        raise LookupError("the request is gone")
    if found.state is RequestState.CLOSED:
        raise MovedOn("", Tell(_("This is done already.")), Begin(Inbox))
    if found.version != version:
        more = found.claimed_by in (None, _me(turn))
        raise MovedOn("", Tell(MORE_CAME if more else TAKEN), Begin(InboxItem, found.seen))
    return found


def _me(turn: Turn) -> int:
    staff = turn.person.staff
    if staff is None:
        raise LookupError("not of the staff")
    return staff.id


def claim(turn: Turn, deed: ClaimRequest) -> Iterator[Effect]:
    found = _as_seen(turn, deed.id, deed.version)
    _claim(turn, found, _me(turn))
    turn.note("request claimed", found.key, found.kind.value)
    yield Tell(_("You look after it now."))
    yield Begin(InboxItem, found.key.at(found.version + 1))


def _claim(turn: Turn, found: Request, staff_id: int) -> None:
    requests.move(turn.connection, found, RequestState.CLAIMED, turn.seconds, claimed_by=staff_id)
    turn.cancel("somebody else looks after it", about=found.key, kinds=(WAITS,))
    owner = invites.person_of_staff(turn.connection, staff_id)
    number = timers.newest_version(turn.connection, WAITS, found.key) + 1
    remind(turn, found.id, [owner] if owner is not None else turn.coordinators()[:1], number)


def answer(turn: Turn, deed: AnswerRequest) -> Iterator[Effect]:
    """The answer comes in the chat of who asked, marked as from a person; they may write back."""
    found, more = _to_answer(turn, deed)
    other = turn.towards(found.person_id) if found.person_id is not None else None
    if other is None:
        yield Tell(_("This person is not here any more."))
        return
    if other.here.person.stopped_at is not None or not _is_reached(other, found):
        yield Tell(_("{name} gets no messages from me now. Please call or write yourself.", name=found.name))
        return
    staff = turn.person.staff
    key = next((chat.key for chat in other.chats() if chat.id == found.chat), other.here.key)
    if key:
        other.batch.know_address(other.here, key)
        other.here.talk(turn.now, key, found.id if found.urgent else 0)
    text = paragraphs(
        _("👤 {name} of {project} answers you:", name=staff.name if staff else "", project=turn.programme.name),
        quoted(deed.words),
        _("You can write back here. A person reads it."),
    )
    back = (("/bot", _("Back to the bot")),)
    yield Notify(other.here.person.id, text, "a person answers", found.key, back, now=True, chat=found.chat)
    turn.note("request answered", found.key, found.kind.value)
    yield Tell(_("Your answer is on its way to {name}.", name=found.name))
    if more:
        # What they have not read stays open.
        _claim(turn, found, _me(turn))
        yield Tell(MORE_CAME)
        yield Begin(InboxItem, found.key)
        return
    requests.move(
        turn.connection,
        found,
        RequestState.CLOSED,
        turn.seconds,
        claimed_by=_me(turn),
        closed_at=turn.seconds,
        closed_by=f"staff:{_me(turn)}",
    )
    _done(turn, found)
    yield from _tell_who_closed(turn, found)
    yield from _helped(turn, found, answered=True)
    yield Begin(Inbox)


def _to_answer(turn: Turn, deed: AnswerRequest) -> tuple[Request, bool]:
    """The request, and whether more came since they read it: their answer goes all the same."""
    try:
        return _as_seen(turn, deed.id, deed.version), False
    except MovedOn:
        found = requests.one(turn.reading, deed.id)
        if found is None or found.state is RequestState.CLOSED or found.claimed_by not in (None, _me(turn)):
            raise
        return found, True


def _helped(turn: Turn, found: Request, *, answered: bool = False) -> Iterator[Effect]:
    whose = found.person_id
    if found.urgent and whose is not None and not requests.in_need(turn.connection, whose):
        yield Stop("", (whose,), (safety.InNeed,))
        yield Helped(whose, answered=answered)


def _is_reached(other: Turn, found: Request) -> bool:
    """An answer goes to the chat in which it was asked, and to no other one of the person."""
    if not found.chat:
        return other.here.blocked_at is None
    return any(chat.id == found.chat and not chat.blocked for chat in other.chats())


def _done(turn: Turn, found: Request) -> None:
    turn.cancel("it is done", about=found.key)


def hand_over(turn: Turn, deed: HandOver) -> Iterator[Effect]:
    found = _as_seen(turn, deed.id, deed.version)
    _claim(turn, found, deed.to)
    turn.note("request handed over", found.key, f"to staff:{deed.to}")
    to = invites.member(turn.connection, deed.to)
    person_id = invites.person_of_staff(turn.connection, deed.to)
    if person_id is None:
        yield Tell(_("{name} is not in the chat yet. Please tell them yourself.", name=to.name if to else ""))
        return
    mine = turn.person.staff
    text = _("{name} asks you to look after something.", name=mine.name if mine else "")
    actions = (button(InboxItem, found.key, _("Open it")),)
    yield Notify(person_id, text, "handed over", found.key, actions, now=found.urgent)
    yield Tell(_("{name} looks after it now.", name=to.name if to else ""))
    yield Begin(Inbox)


def close(turn: Turn, deed: CloseRequest) -> Iterator[Effect]:
    found = _as_seen(turn, deed.id, deed.version)
    if found.kind is RequestKind.CARE:
        yield CloseSigns(found.about.id)
        return
    requests.move(
        turn.connection,
        found,
        RequestState.CLOSED,
        turn.seconds,
        closed_at=turn.seconds,
        closed_by=f"staff:{_me(turn)}",
    )
    _done(turn, found)
    turn.note("request closed", found.key, found.kind.value)
    yield Tell(_("I wrote down that it is done."))
    yield from _tell_who_closed(turn, found)
    yield from _helped(turn, found)
    yield Begin(Inbox)


def _tell_who_closed(turn: Turn, found: Request) -> Iterator[Effect]:
    """What is about safety is closed by nobody in silence: it may be about who closes it."""
    staff = turn.person.staff
    if not found.urgent or staff is None:
        return
    text = paragraphs(
        _("{staff} closed what {name} asked about safety.", staff=staff.name, name=found.name or "?"),
        _("Do you not know of it? Please ask how {name} is.", name=found.name or "?"),
    )
    for person_id in turn.coordinators():
        if person_id != turn.person.id:
            yield Notify(person_id, text, "a worry was closed", found.key)


DEEDS: Mapping[type[Deed], Does] = {
    ClaimRequest: claim,
    AnswerRequest: answer,
    HandOver: hand_over,
    CloseRequest: close,
}
