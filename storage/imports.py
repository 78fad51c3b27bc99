"""People whom staff put on the list, all at once,
and the links by which each comes into the chat.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, select, update

from storage.scope import mine
from storage.tables import (
    addresses,
    conversations,
    files,
    inbox,
    invites,
    link_codes,
    match_members,
    meeting_answers,
    mentors,
    newcomers,
    outbox,
    people,
    requests,
    signs,
    subscriptions,
    talk_answers,
    theme_replies,
)


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


def as_imported(connection: Connection, person_id: int) -> str:
    """What is known of somebody before their link is opened, to go back to."""
    row = connection.execute(select(people).where(people.c.id == person_id, mine(connection, people))).mappings().one()
    kept: dict[str, Any] = {"person": {name: row[name] for name in _PERSON}}
    for table in (newcomers, mentors, conversations):
        theirs = (table.c.person_id == person_id, mine(connection, table))
        found = connection.execute(select(table).where(*theirs)).mappings()
        kept[table.name] = [dict(each) for each in found]
    return json.dumps(kept, ensure_ascii=False)


def detach(connection: Connection, person_id: int, kept: str, since: int, stranger: dict[str, Any], now: int) -> None:
    """Somebody else opened the link: the chat is a stranger's, and of the person all is as it was.

    What the stranger wrote is theirs. What was said to them about others, and what they answered in
    the person's name since then (epoch seconds), is gone.
    """
    before = json.loads(kept)
    connection.execute(insert(people).values(**stranger))
    for table, at in ((addresses, None), (inbox, None), (requests, "opened_at"), (files, "created_at")):
        theirs = [_of(connection, table, person_id), *([table.c[at] >= since] if at else [])]
        connection.execute(update(table).where(*theirs).values(person_id=stranger["id"]))
    _unsay(connection, person_id, stranger["id"], now)
    for table in (newcomers, mentors, conversations):
        _put_back(connection, table, person_id, before[table.name])
    fresh: dict[str, Any] = {"called": "", "hint": "", "stopped_at": None, "with_person_at": None, "paused_until": None}
    fresh |= {"quiet": "", "nudges": "", "unanswered": 0}
    connection.execute(
        update(people).where(people.c.id == person_id, mine(connection, people)).values(**before["person"], **fresh)
    )
    for table in (meeting_answers, talk_answers):
        connection.execute(delete(table).where(_of(connection, table, person_id), table.c.answered_at >= since))
    # What they told the other side is not the person's: neither a number nor a yes.
    told = and_(_of(connection, match_members, person_id), match_members.c.answered_at >= since)
    connection.execute(update(match_members).where(told).values(answer="", reason="", answered_at=None))
    connection.execute(update(match_members).where(_of(connection, match_members, person_id)).values(number=""))
    replied = (_of(connection, theme_replies, person_id), theme_replies.c.replied_at >= since)
    connection.execute(update(theme_replies).where(*replied).values(reply="", place="", placed_at=None))
    doubted = (_of(connection, signs, person_id), signs.c.opened_at >= since)
    # What staff have not read yet is not lost because it was somebody else's.
    open_ = (*doubted, signs.c.closed_at.is_(None))
    connection.execute(update(signs).where(*open_).values(person_id=stranger["id"]))
    connection.execute(update(signs).where(*doubted).values(person_id=None, words=""))
    for table in (subscriptions, link_codes, invites):
        connection.execute(delete(table).where(_of(connection, table, person_id)))


def _of(connection: Connection, table: Table, person_id: int) -> ColumnElement[bool]:
    return and_(table.c.person_id == person_id, mine(connection, table))


def _unsay(connection: Connection, person_id: int, stranger: int, now: int) -> None:
    """What was for the person: not sent where that is possible, and nothing of it is kept."""
    theirs = _of(connection, outbox, person_id)
    waits = outbox.c.state.in_(["queued", "waiting"])
    not_sent = {"state": "skipped", "reason": "the chat is somebody else's", "changed_at": now}
    connection.execute(update(outbox).where(theirs, waits).values(**not_sent))
    # What is on its way in this moment is blanked when it has been sent.
    connection.execute(update(outbox).where(theirs, outbox.c.state == "sending").values(erase=1, person_id=stranger))
    blank = {"text": "", "buttons": "", "extra": "", "given": "", "person_id": stranger}
    connection.execute(update(outbox).where(theirs).values(**blank))


def _put_back(connection: Connection, table: Table, person_id: int, rows: list[dict[str, Any]]) -> None:
    connection.execute(delete(table).where(_of(connection, table, person_id)))
    if rows:
        connection.execute(insert(table), rows)
