"""Whose rows these are: a connection works for one programme, and every statement says so.

The one place where rows are bound to whom they belong to: `Database.work_for` puts it on the
connection, `mine` is the condition that each statement on such rows carries (proved by
`tests/turns/test_two_programmes.py`). What more they are bound to one day (a town) is added here.
"""

from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, Update, exists

from storage.tables import (
    addresses,
    announced,
    announcements,
    conversations,
    inbox,
    link_codes,
    match_members,
    matches,
    meeting_answers,
    meetings,
    mentors,
    newcomers,
    outbox,
    people,
    programme_parts,
    subscriptions,
    talk_answers,
    talks,
    theme_meetings,
    theme_replies,
    timers,
)

S = TypeVar("S", bound=Select[Any] | Update)
# The name under which a connection carries it.
PROGRAMME = "programme"
# Rows without a programme of their own belong to the one of what they are part of.
PARTS: dict[Table, tuple[str, Table]] = {
    match_members: ("match_id", matches),
    meetings: ("match_id", matches),
    meeting_answers: ("meeting_id", meetings),
    talks: ("match_id", matches),
    talk_answers: ("talk_id", talks),
    theme_replies: ("theme_id", theme_meetings),
    announced: ("announcement_id", announcements),
    newcomers: ("person_id", people),
    mentors: ("person_id", people),
    programme_parts: ("person_id", people),
}
# These belong to a person, or to nobody (any more); what is nobody's may be tidied by anybody.
OF_SOMEBODY: frozenset[Table] = frozenset({addresses, conversations, inbox, link_codes, outbox, subscriptions, timers})


def programme_of(connection: Connection) -> str:
    """The programme that this connection works for; raises LookupError where nobody said so."""
    found: str = connection.get_execution_options().get(PROGRAMME, "")
    if not found:
        raise LookupError("this connection works for no programme: call Database.work_for")
    return found


def mine(connection: Connection, table: Table) -> ColumnElement[bool]:
    """That a row of this table belongs to the programme that the connection works for."""
    return belongs(table, programme_of(connection))


def bound(connection: Connection, statement: S, table: Table) -> S:
    """A statement that is made once, with `mine`; kept for each programme, because to make it anew
    costs as much as to run it.
    """
    return cast(S, _bound(statement, table, programme_of(connection)))


@cache
def _bound(statement: Any, table: Table, programme: str) -> Any:
    return statement.where(belongs(table, programme))


@cache
def belongs(table: Table, programme: str) -> ColumnElement[bool]:
    """That a row of this table belongs to a programme."""
    if table in OF_SOMEBODY:
        # By another name, so that it is never taken for a table of the statement around it.
        whose = people.alias(f"whose_{table.name}")
        return ~exists().where(whose.c.id == table.c.person_id, whose.c.programme != programme)
    return _belongs(table, table, programme)


def _belongs(rows: FromClause, table: Table, programme: str) -> ColumnElement[bool]:
    if table not in PARTS:
        return rows.c.programme == programme
    column, outer = PARTS[table]
    whole = outer.alias(f"{outer.name}_of_{table.name}")
    return exists().where(whole.c.id == rows.c[column], _belongs(whole, outer, programme))
