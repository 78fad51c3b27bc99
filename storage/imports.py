"""People whom staff put on the list, all at once,
and the links by which each comes into the chat.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from bot.ground.packed import pack
from storage.scope import mine
from storage.tables import conversations, inbox, invites, mentors, newcomers, people


def add(
    connection: Connection,
    *,
    people_rows: Sequence[dict[str, Any]],
    newcomer_rows: Sequence[dict[str, Any]],
    mentor_rows: Sequence[dict[str, Any]],
    answer_rows: Sequence[dict[str, Any]],
    invite_rows: Sequence[dict[str, Any]],
) -> None:
    """Write them with one statement a table; rows of one table have the same columns."""
    for table, rows in (
        (people, people_rows),
        (newcomers, newcomer_rows),
        (mentors, mentor_rows),
        (conversations, answer_rows),
        (invites, invite_rows),
    ):
        if rows:
            connection.execute(insert(table), list(rows))


def renew_link(connection: Connection, person_id: int, row: dict[str, Any]) -> None:
    """Another link for somebody, in place of those that did not open yet."""
    connection.execute(
        delete(invites).where(invites.c.person_id == person_id, invites.c.used_at.is_(None), mine(connection, invites))
    )
    connection.execute(insert(invites).values(**row))


def listed(connection: Connection, programme: str) -> list[tuple[str, str, str]]:
    """(name, town, role) of everybody on the list of a programme."""
    found = []
    for table in (newcomers, mentors):
        rows = connection.execute(
            select(people.c.name, table.c.town, people.c.role)
            .join(table, table.c.person_id == people.c.id)
            .where(people.c.programme == programme, people.c.listed_at.is_not(None))
        )
        found += [(row[0], row[1], row[2]) for row in rows]
    return found


# What an import writes of a person, and a stranger in their place may change.
_PERSON = ("language", "role", "name", "listed_at", "more_at", "team_id")
PROFILE = (newcomers, mentors, conversations)


def as_imported(connection: Connection, person_id: int) -> str:
    """What is known of somebody before their link is opened, to go back to."""
    row = connection.execute(select(people).where(people.c.id == person_id, mine(connection, people))).mappings().one()
    kept: dict[str, Any] = {"person": {name: row[name] for name in _PERSON}}
    for table in PROFILE:
        theirs = (table.c.person_id == person_id, mine(connection, table))
        found = connection.execute(select(table).where(*theirs)).mappings()
        kept[table.name] = [dict(each) for each in found]
    wrote = select(func.max(inbox.c.received_at)).where(inbox.c.person_id == person_id, mine(connection, inbox))
    kept["wrote_until"] = connection.execute(wrote).scalar() or 0
    return pack(kept)
