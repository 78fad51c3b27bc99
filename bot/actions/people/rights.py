"""Who works for the project comes in by a link, all who were here hear it, and whoever was here
first may end it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from bot.actions.people.waiting import forget_news
from bot.flows.engine.effects import Begin, Notify, Tell, button
from bot.flows.engine.flow import Facts, Flow
from bot.flows.people.rights import WhoCameIn, what_to_do, who_came
from bot.flows.people.staff import StaffHello
from bot.ground.about import About
from bot.ground.deed import Deed, Effect
from bot.ground.dialogue import Stage
from bot.ground.text import Text, _, paragraphs
from bot.people.deeds import EndRights
from bot.people.nouns import CameIn, PersonalLink, Staff
from bot.people.roles import Right
from bot.turns.events import PersonLeaves, StaffComesIn, StaffLeaves
from bot.turns.facts import Gone, LookAt
from bot.turns.outcomes import stopped
from bot.turns.rights import may
from bot.turns.tables import Does, WhenDue
from bot.turns.turn import NOT_THERE, Skip, Turn
from storage import invites
from storage.invites import LEFT
from storage.timers import Timer


def called(turn: Turn) -> tuple[Text, ...]:
    """Whoever opened a link, by the name that their app gives them."""
    name = turn.person.called
    return (_("The app calls this chat “{called}”.", called=name),) if name else ()


# They come in


def comes_in(turn: Turn, link: PersonalLink, staff: Staff) -> Iterator[Effect]:
    """This chat is theirs; who was signed up here is not on the list any more."""
    guest, connection = turn.here, turn.connection
    if guest.person.listed_at is not None:
        turn.note("left the list", guest.person.role.value if guest.person.role else "", "works for the project")
        yield PersonLeaves(guest.person.id, "works for the project")
        guest.set(listed_at=None)
        forget_news(turn, "works for the project")
    for dialogue in list(guest.dialogues.values()):
        if dialogue.stage in (Stage.OPEN, Stage.WAITING):
            guest.put(stopped(dialogue))
    _leave_earlier_chat(turn, staff)
    invites.use(connection, link.token, turn.seconds)
    invites.bind(connection, staff.id, guest.person.id)
    turn.batch.forget_staff()
    guest.staff_id = staff.id
    guest.set(staff=staff)
    turn.note("came in", link.of, "by their own link")
    yield StaffComesIn()
    yield from _tell_who_came(turn, staff)
    yield Begin(StaffHello)


def _leave_earlier_chat(turn: Turn, staff: Staff) -> None:
    """A chat that was theirs before has no rights any more from this moment on."""
    earlier = invites.person_of_staff(turn.connection, staff.id)
    other = turn.towards(earlier) if earlier is not None and earlier != turn.person.id else None
    if other is not None:
        other.here.staff_id = None
        other.here.set(staff=None)


def _tell_who_came(turn: Turn, staff: Staff) -> Iterator[Effect]:
    about = About.of("staff", staff.id)
    for person_id, guard in turn.guards():
        came = _came_in(turn, staff, guard)
        if came is None:
            continue
        text = paragraphs(who_came(came, turn.programme.zone), *called(turn), what_to_do(came))
        look = (button(WhoCameIn, about, _("Look at it")),)
        yield Notify(person_id, text, "who came in", about, look, now=True)


def _came_in(turn: Turn, staff: Staff, guard: int) -> CameIn | None:
    """When they came in, and whether ``guard`` was here before; None for who never came in.

    Each by their first coming in: whoever has a new phone is not newer here for that.
    """
    theirs, mine = (invites.came_in(turn.reading, id_) for id_ in (staff.id, guard))
    if theirs is None:
        return None
    first, last = theirs
    # In the same second who was invited first.
    may_end = mine is not None and (mine[0], guard) < (first, staff.id)
    return CameIn(staff, datetime.fromtimestamp(last, UTC), may_end=may_end)


# Their rights end


def _look_at(turn: Turn, staff_id: int) -> CameIn | None:
    """As who acts may know it; None for who is not in, or to whom may not know it."""
    me, found = turn.person.staff, invites.member(turn.reading, staff_id)
    if me is None or found is None or not may(turn.person, Right.STAFF):
        return None
    return _came_in(turn, found, me.id)


def end(turn: Turn, deed: EndRights) -> Iterator[Effect]:
    """Somebody who was here before takes the rights of who came in away, at once."""
    came = _look_at(turn, deed.staff)
    if came is None or not came.may_end:
        turn.note("refused", f"staff:{deed.staff}", "no right to this")
        yield Tell(NOT_THERE)
        return
    staff = came.staff
    person_id = invites.person_of_staff(turn.connection, staff.id)
    invites.end_rights(turn.connection, staff.id, turn.seconds)
    turn.batch.forget_staff()
    other = turn.towards(person_id) if person_id is not None else None
    if other is not None:
        other.here.set(staff=None)
    turn.note("staff revoked", f"staff:{staff.id}", "by the staff, after they came in", person_id)
    yield Tell(_("{name} has no access any more. With a new link {name} can come in again.", name=staff.name))
    yield from _tell_who_left(turn, staff, person_id)


def _tell_who_left(turn: Turn, staff: Staff, person_id: int | None) -> Iterator[Effect]:
    mine = turn.person.staff
    told = _("{other} took the access of {name} away.", other=mine.name if mine else "", name=staff.name)
    for each, _guard in turn.guards():
        if each != person_id:
            yield Notify(each, told, "rights were ended", f"staff:{staff.id}", now=True)
    if person_id is not None:
        text = _("You have no access to the work of the project here any more. Is this wrong? Please call the project.")
        yield Notify(person_id, text, "their rights were ended", now=True)


def left(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Their rights have ended: what they carried another one carries."""
    if turn.person.staff is not None:
        raise Skip("they work here again")
    yield StaffLeaves(timer.person_id)


def look(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    came = _look_at(turn, id_)
    if came is None:
        raise Gone(facts.about)
    return replace(facts, thing=came)


KINDS: dict[str, LookAt] = {"staff": look}
DEEDS: Mapping[type[Deed], Does] = {EndRights: end}
DUE: Mapping[str, WhenDue] = {LEFT: left}
