"""What is for somebody of the staff: whether it still is theirs to read, and whose else it is.

A key ("coordinator:3") names the member of the staff and the role in which something was written.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from bot.ground.about import About
from bot.people.nouns import StaffRole
from bot.people.roles import COORDINATORS, MAY, Right
from storage.scope import bound, mine
from storage.tables import addresses, match_members, newcomers, people, staff, talks

_KEYS = (
    select(addresses.c.key, staff.c.role, staff.c.id)
    .join(people, people.c.id == addresses.c.person_id)
    .join(staff, staff.c.id == people.c.staff_id)
    .where(addresses.c.key.in_(bindparam("keys", expanding=True)), staff.c.left_at.is_(None))
)
_KEY_OF = (
    select(staff.c.role, staff.c.id)
    .join(people, people.c.staff_id == staff.c.id)
    .where(people.c.id == bindparam("person_id"), staff.c.left_at.is_(None))
)
_IN_CHAT = (
    select(people.c.id, staff.c.id, staff.c.role)
    .join(staff, staff.c.id == people.c.staff_id)
    .where(people.c.staff_id.is_not(None), staff.c.programme == bindparam("programme"), staff.c.left_at.is_(None))
)
_NEWCOMERS = (
    select(newcomers.c.case_manager)
    .join(match_members, match_members.c.person_id == newcomers.c.person_id)
    .where(match_members.c.match_id == bindparam("match_id"))
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody of the staff who is in the chat, by the person and the key."""

    person_id: int
    key: str


def keys_at(connection: Connection, at: Collection[str]) -> dict[str, str]:
    """Who of the staff reads at these addresses now, by their keys."""
    rows = connection.execute(bound(connection, _KEYS, staff), {"keys": list(at)})
    return {row[0]: f"{row[1]}:{row[2]}" for row in rows}


def key_of(connection: Connection, person_id: int | None) -> str:
    """Who of the staff a person is now; "" for all others."""
    row = connection.execute(bound(connection, _KEY_OF, staff), {"person_id": person_id}).first()
    return f"{row[0]}:{row[1]}" if row else ""


def may_read(connection: Connection, key: str, about: str) -> bool:
    """Whether a thing is (still) for this member of the staff, who works here."""
    role, _colon, id_ = key.partition(":")
    if Right.EVERYBODY in MAY[StaffRole(role)]:
        return True
    managers = _case_managers(connection, About(about))
    return managers is None or id_ in managers


def _case_managers(connection: Connection, about: About) -> set[str] | None:
    """The case managers of the newcomers a thing is about; None where it is about none."""
    match about.kind:
        case "person":
            found = select(newcomers.c.case_manager).where(newcomers.c.person_id == about.id)
            managers = set(connection.execute(found).scalars())
            return managers or None
        case "talk":
            match_id = connection.execute(select(talks.c.match_id).where(talks.c.id == about.id)).scalar()
        case "match":
            match_id = about.id
        case _:
            return None
    return set(connection.execute(_NEWCOMERS, {"match_id": match_id}).scalars())


def others(connection: Connection, staff_id: int, person_id: int | None) -> Sequence[Reader]:
    """Who may read instead what was for somebody of the staff at this person's chat.

    They themselves in another chat if they work here; else the coordinators, or the other
    administrators where it was for one.
    """
    known = select(staff.c.programme, staff.c.role).where(staff.c.id == staff_id, mine(connection, staff))
    was = connection.execute(known).first()
    if was is None:
        return ()
    found = sorted(tuple(row) for row in connection.execute(_IN_CHAT, {"programme": was[0]}))
    instead = {StaffRole.ADMIN} if was[1] == StaffRole.ADMIN.value else COORDINATORS
    readers = [
        (id_ != staff_id, Reader(person, f"{role}:{id_}"))
        for person, id_, role in found
        if person != person_id and (id_ == staff_id or StaffRole(role) in instead)
    ]
    return tuple(reader for _other, reader in sorted(readers, key=lambda each: each[0]))
