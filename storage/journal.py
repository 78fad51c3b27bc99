"""The journal: who did what, about what, when, by which rule. Append-only,
never anybody's words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from bot.ground.about import About
from storage.scope import mine, programme_of
from storage.tables import addresses, journal, people


@dataclass(frozen=True, slots=True)
class Entry:
    """``who`` is ``person:<id>``, ``staff:<id>``, ``erased:<pseudonym>`` or a part of the bot;
    ``whom`` is the person it was (not) sent to. It is of the one ``chat`` of who acted, or of each
    (0)."""

    at: int
    who: str
    kind: str
    about: str = ""
    rule: str = ""
    whom: int | None = None
    chat: int = 0

    def row(self, programme: str) -> dict[str, Any]:
        """Written out: each message has some."""
        return {
            "at": self.at,
            "who": self.who,
            "kind": self.kind,
            "about": self.about,
            "rule": self.rule,
            "whom": self.whom,
            "chat": self.chat,
            "programme": programme,
        }

    def renamed(self, gone: Mapping[int, str]) -> "Entry":
        """The same entry with erased people under their pseudonym."""
        entry = self
        for person_id, pseudonym in gone.items():
            if entry.whom == person_id:
                entry = replace(entry, whom=None)
            if entry.who == f"person:{person_id}":
                entry = replace(entry, who=pseudonym)
            if entry.about == f"person:{person_id}":
                entry = replace(entry, about=pseudonym)
        return entry


def write(connection: Connection, entries: Sequence[Entry]) -> None:
    if entries:
        programme = programme_of(connection)
        connection.execute(insert(journal), [entry.row(programme) for entry in entries])


def rename(connection: Connection, person_id: int, pseudonym: str) -> None:
    """Put a pseudonym in place of an erased person."""
    name, here = f"person:{person_id}", update(journal).where(mine(connection, journal))
    connection.execute(here.where(journal.c.whom == person_id).values(whom=None))
    connection.execute(here.where(journal.c.who == name).values(who=pseudonym))
    connection.execute(here.where(journal.c.about == name).values(about=pseudonym))


def why(connection: Connection, person_id: int, limit: int) -> list[Entry]:
    """What concerns a person, newest first: what they did, and what was sent to them or not,
    and why.
    """
    staff_id = connection.execute(
        select(people.c.staff_id).where(people.c.id == person_id, mine(connection, people))
    ).scalar()
    names = [f"person:{person_id}", *([f"staff:{staff_id}"] if staff_id is not None else [])]
    theirs = or_(journal.c.whom == person_id, journal.c.who.in_(names))
    return _entries(connection, theirs, limit)


def about(connection: Connection, thing: str, limit: int) -> list[Entry]:
    """What concerns a thing such as "meeting:12", newest first."""
    return _entries(connection, journal.c.about == thing, limit)


# What follows from what somebody did is no deed of theirs.
_CAUSED = ("not sent", "not asked", "not planned", "cancelled", "talk planned", "care sign")
# Nobody does more in a chat that is looked at each morning; the newest are read.
_ALL = 500
_BY_STAFF = and_(
    journal.c.kind.not_in(_CAUSED), or_(journal.c.who.startswith("staff:"), journal.c.who == "command line")
)


def of_staff(connection: Connection, person_id: int, things: Sequence[str], limit: int, offset: int = 0) -> list[Entry]:
    """What the staff saw and changed of a person and of ``things`` that are theirs,
    such as "match:3"; newest first.
    """
    theirs = or_(journal.c.whom == person_id, journal.c.about.in_([f"person:{person_id}", *things]))
    return _entries(connection, and_(_BY_STAFF, theirs), limit, offset)


def looks(connection: Connection, person_id: int, things: Sequence[str], but: Sequence[str]) -> int:
    """How often somebody of the staff opened what is kept of a person, without those things."""
    theirs = or_(journal.c.whom == person_id, journal.c.about.in_([f"person:{person_id}", *things]))
    seen = select(func.count()).where(_BY_STAFF, journal.c.kind.in_(["looked at", "exported"]), theirs)
    seen = seen.where(journal.c.about.not_in(but))
    seen = seen.where(mine(connection, journal))
    return int(connection.execute(seen).scalar_one())


def by_person(connection: Connection, person_id: int, since: int) -> list[Entry]:
    """What was done in somebody's name since then (epoch seconds), newest first."""
    return _entries(connection, and_(journal.c.who == f"person:{person_id}", journal.c.at >= since), _ALL)


def staff_acts(connection: Connection, since: int, limit: int) -> list[Entry]:
    """What the staff did since then (epoch seconds), newest first."""
    return _entries(connection, and_(_BY_STAFF, journal.c.at >= since), limit)


def count(connection: Connection, kind: str, rule: str, since: int) -> int:
    """How often this was done by this rule since then (epoch seconds)."""
    same = select(func.count()).where(journal.c.kind == kind, journal.c.rule == rule, journal.c.at >= since)
    return int(connection.execute(same.where(mine(connection, journal))).scalar_one())


def _entries(connection: Connection, which: Any, limit: int, offset: int = 0) -> list[Entry]:
    columns = (journal.c.at, journal.c.who, journal.c.kind, journal.c.about, journal.c.rule, journal.c.whom)
    found = select(*columns).where(which, mine(connection, journal)).order_by(journal.c.id.desc())
    rows = connection.execute(found.limit(limit).offset(offset))
    return [Entry(*row) for row in rows]


def has(connection: Connection, who: str, kind: str, about: str) -> bool:
    """Whether somebody did this already."""
    same = select(journal.c.id).where(journal.c.about == about, journal.c.who == who, journal.c.kind == kind)
    return connection.execute(same.where(mine(connection, journal)).limit(1)).first() is not None


# The line of a chat that was taken off somebody while a call for help was open there: ``whom`` is
# who writes there from then on, ``about`` whose it was, the rule says how it came.
CHAT_PARTED = "chat parted"


def parted(connection: Connection, person_id: int) -> str:
    """How the chat of this person was taken off somebody; empty when it never was."""
    line = select(journal.c.rule).where(journal.c.whom == person_id, journal.c.kind == CHAT_PARTED)
    found = line.where(mine(connection, journal)).order_by(journal.c.id.desc()).limit(1)
    return connection.execute(found).scalar() or ""


# The line of a code that was typed: ``about`` is whose it is, ``whom`` who typed it and was asked.
CODE_TYPED = "code typed"


# The line of who goes out of a team whose match goes on: their place in it is empty from then on.
LEFT_A_MATCH = "left a match"


def matches_left(connection: Connection, person_id: int, unwritten: Iterable[Entry]) -> set[int]:
    """The matches in which somebody's place is empty, by number; lines of this very batch count."""
    name = f"person:{person_id}"
    theirs = or_(journal.c.whom == person_id, journal.c.who == name)
    found = select(journal.c.about).where(journal.c.kind == LEFT_A_MATCH, theirs, mine(connection, journal))
    now = (each.about for each in unwritten if each.kind == LEFT_A_MATCH and person_id == each.whom)
    return {About(about).id for about in (*connection.execute(found).scalars(), *now)}


def of_address(connection: Connection, key: str, limit: int) -> list[dict[str, Any]]:
    """What concerns the person of an address, newest first, with times in epoch seconds."""
    person_id = connection.execute(select(addresses.c.person_id).where(addresses.c.key == key)).scalar()
    if person_id is None:
        return []
    return [
        {"at": each.at, "who": each.who, "kind": each.kind, "about": each.about, "rule": each.rule}
        for each in why(connection, person_id, limit)
    ]
