"""Reads what conversations know of people."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.actions.people import danger
from bot.flows.engine.flow import Facts, Flow
from bot.flows.people.chats import TheirChats
from bot.flows.people.staff import LATEST, PAGE, PersonDesk
from bot.matches.facts import Desk
from bot.matches.nouns import OPEN_MATCH, MatchState
from bot.people.chats import OpenedCode, first_name
from bot.people.facts import Card, Noted, PeopleFacts
from bot.people.roles import Right
from bot.turns import rights
from bot.turns.facts import Gone, LookAt, Read
from bot.turns.turn import Turn
from storage import chats, erasure, history, invites, journal, matches, people, profiles, requests

WHERE_SOMEBODY_ELSE_IS_SEEN = frozenset((PersonDesk.name(), TheirChats.name()))


def look(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    """One person with their matches; somebody who is not on the list only where ``anybody`` may
    be."""
    connection = turn.reading
    anybody = "anybody" in flow.needs
    found = people.anybody(connection, facts.programme.id, id_) if anybody else people.one(connection, id_)
    if found is None or not rights.may_see_newcomer(facts.person, matches.case_manager_of(connection, id_)):
        raise Gone(facts.about)
    guest = turn.batch.guest_of(id_)
    absent = guest is not None and guest.absent
    card = Card(id_, found.role, found.name, found.since, profiles.read(connection, id_), absent=absent)
    opened = invites.opened(connection, id_) if flow.name() in WHERE_SOMEBODY_ELSE_IS_SEEN else None
    if opened is not None and guest is not None:
        card = replace(card, came=datetime.fromtimestamp(opened[0], UTC), called=guest.person.called)
    theirs = matches.of_person(connection, id_, (*OPEN_MATCH, MatchState.LIVE))
    return replace(facts, thing=card, seen=True, whom=id_).having(Desk(matches=tuple(theirs)))


def anybody(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """Nothing more to read: it says whom `look` may find."""
    return facts


def names(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The people that this member of the staff may look for."""
    staff = facts.person.staff
    if staff is None:
        return facts
    only = None if rights.may(facts.person, Right.EVERYBODY) else staff.id
    found = people.names(turn.reading, facts.programme.id, only)
    return facts.having(replace(facts.of(PeopleFacts), names=tuple(found)))


def who_saw(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """What staff saw and changed of the person it is about, a page of it."""
    connection, id_ = turn.reading, facts.about.id
    things = history.things_of(connection, id_)
    found = journal.of_staff(connection, id_, things, PAGE + 1, facts.version * PAGE)
    return _having_noted(turn, facts, found)


def staff_acts(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """What staff saw and changed in the last two weeks."""
    found = journal.staff_acts(turn.reading, turn.seconds - 14 * 86400, LATEST)
    return _having_noted(turn, facts, found)


def _having_noted(turn: Turn, facts: Facts, entries: list[journal.Entry]) -> Facts:
    """Lines of the journal with the names of the staff, also of those who left."""
    known = invites.names_of(turn.reading, facts.programme.id)
    by_id = {f"staff:{id_}": name for id_, name in known.items()}
    noted = tuple(
        Noted(datetime.fromtimestamp(each.at, UTC), by_id.get(each.who, each.who), each.kind, each.about)
        for each in entries
    )
    return facts.having(replace(facts.of(PeopleFacts), noted=noted))


def free(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The free times of who asks."""
    found = profiles.read(turn.reading, facts.person.id).get("free") or ()
    return facts.having(replace(facts.of(PeopleFacts), free=tuple(found)))


def own_chats(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The chats of who asks."""
    return facts.having(replace(facts.of(PeopleFacts), chats=turn.chats()))


def their_chats(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The chats of the person it is about."""
    found = chats.of_person(turn.reading, facts.about.id, turn.seconds)
    return facts.having(replace(facts.of(PeopleFacts), chats=found))


def opened_code(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """Whose code this person typed, while it holds."""
    code = chats.opened_by(turn.reading, facts.person.id, turn.seconds)
    if code is None or turn.batch.has_erased(code.person_id):
        return facts
    found = OpenedCode(first_name(code.name), code.channel)
    return facts.having(replace(facts.of(PeopleFacts), code=found))


def look_at_chat(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    """One of the own chats, by its id."""
    if all(chat.id != id_ for chat in turn.chats()):
        raise Gone(facts.about)
    return replace(facts, thing=id_)


def leaving(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """What somebody must know before they are erased. Of help that was asked for in another chat of
    theirs nothing is said here: somebody else may hold this phone.
    """
    connection, person = turn.reading, facts.person.id
    chat = turn.here.address.chat
    told = any(each.chat in (0, chat) for each in danger.told(turn, person))
    in_need = told or bool(requests.in_need(connection, person, chat))
    brought = erasure.has_brought(connection, person, turn.seconds)
    return facts.having(replace(facts.of(PeopleFacts), brought=brought, in_need=in_need))


READERS: dict[str, Read] = {
    "leaving": leaving,
    "anybody": anybody,
    "names": names,
    "who saw": who_saw,
    "staff acts": staff_acts,
    "free": free,
    "chats": own_chats,
    "their chats": their_chats,
    "opened code": opened_code,
}
KINDS: dict[str, LookAt] = {"person": look, "chat": look_at_chat}
