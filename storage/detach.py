"""A chat is taken off somebody whose link a stranger had opened: what becomes of each table's rows.

Each table of the map of the data that has rows of a person stands here, once (a test looks).
"""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, or_, update

from bot.ground.packed import unpack
from storage.imports import PROFILE
from storage.scope import mine
from storage.tables import (
    addresses,
    announced,
    files,
    inbox,
    invites,
    link_codes,
    match_members,
    meeting_answers,
    outbox,
    people,
    programme_parts,
    requests,
    signs,
    subscriptions,
    talk_answers,
    theme_replies,
    timers,
)

# What the stranger wrote and asked for in this chat is the stranger's.
THEIRS: dict[Table, str] = {inbox: "received_at", requests: "opened_at", files: "created_at"}
# What they answered or told in the person's name since then counts for nothing.
COUNTS_NOT: dict[Table, tuple[str, dict[str, Any]]] = {
    match_members: ("answered_at", {"answer": "", "reason": "", "answered_at": None}),
    theme_replies: ("replied_at", {"reply": "", "place": "", "placed_at": None}),
    announced: ("replied_at", {"reply": "", "replied_at": None}),
    signs: ("opened_at", {"person_id": None, "words": ""}),
}
GOES: dict[Table, str] = {meeting_answers: "answered_at", talk_answers: "answered_at", subscriptions: "since"}
# Ways in that the stranger could still use.
WAYS_IN = (link_codes, invites)
# As it was before the link was opened, or none of the stranger's doing: staff write down parts of
# the programme, and what is due is looked at again when it comes due.
AS_BEFORE = (people, *PROFILE)
STAYS = (programme_parts, timers)
# With rules of their own.
CHATS = (addresses, outbox)

_UNSENT = ("queued", "waiting", "sending")
_FRESH: dict[str, Any] = {
    **dict.fromkeys(("called", "hint", "quiet", "nudges"), ""),
    **dict.fromkeys(("stopped_at", "paused_until")),
    "unanswered": 0,
}


def detach(connection: Connection, person_id: int, kept: str, since: int, stranger: dict[str, Any], now: int) -> None:
    """The chat is the stranger's from now on, and of the person all is as it was (``kept``) before
    the link was opened (``since``, epoch seconds).
    """
    connection.execute(insert(people).values(**stranger))
    before = unpack(kept)
    # Whoever opened it wrote in this chat before they did; until then the person wrote in another.
    first = before.get("wrote_until", 0) + 1
    _unsay(connection, person_id, stranger["id"], first, now)
    away = {"person_id": stranger["id"], "with_person_at": None, "with_person_for": 0}
    connection.execute(update(addresses).where(_of(connection, addresses, person_id)).values(**away))
    for table, at in THEIRS.items():
        connection.execute(
            update(table).where(_of(connection, table, person_id, at, first)).values(person_id=stranger["id"])
        )
    # What staff have not read yet is not lost because it was somebody else's.
    unread = (_of(connection, signs, person_id, "opened_at", since), signs.c.closed_at.is_(None))
    connection.execute(update(signs).where(*unread).values(person_id=stranger["id"]))
    for table, (at, blank) in COUNTS_NOT.items():
        connection.execute(update(table).where(_of(connection, table, person_id, at, since)).values(**blank))
    # When they shared it is not known; who was not in the chat before had none.
    shared = {"number": "", "afterwards": ""}
    connection.execute(update(match_members).where(_of(connection, match_members, person_id)).values(**shared))
    for table, at in GOES.items():
        connection.execute(delete(table).where(_of(connection, table, person_id, at, since)))
    for table in WAYS_IN:
        connection.execute(delete(table).where(_of(connection, table, person_id)))
    _put_back(connection, person_id, before)


def _of(connection: Connection, table: Table, person_id: int, at: str = "", since: int = 0) -> ColumnElement[bool]:
    """The rows of this person, those since a moment where one is given."""
    later = [table.c[at] >= since] if at else []
    return and_(table.c.person_id == person_id, *later, mine(connection, table))


def _unsay(connection: Connection, person_id: int, stranger: int, since: int, now: int) -> None:
    """What was for the person: not sent where that is possible, and nothing of it is kept."""
    then = or_(outbox.c.changed_at >= since, outbox.c.state.in_(_UNSENT))
    theirs = and_(_of(connection, outbox, person_id), then)
    blank = {"text": "", "buttons": "", "extra": "", "given": "", "person_id": stranger}
    # What is on its way in this moment is blanked when it has been sent.
    connection.execute(update(outbox).where(theirs, outbox.c.state == "sending").values(erase=1, person_id=stranger))
    waits = outbox.c.state.in_(["queued", "waiting"])
    not_sent = {"state": "skipped", "reason": "the chat is somebody else's", "changed_at": now}
    connection.execute(update(outbox).where(theirs, waits).values(**not_sent, **blank))
    connection.execute(update(outbox).where(theirs).values(**blank))


def _put_back(connection: Connection, person_id: int, before: dict[str, Any]) -> None:
    for table in PROFILE:
        connection.execute(delete(table).where(_of(connection, table, person_id)))
        if before[table.name]:
            connection.execute(insert(table), before[table.name])
    this = (people.c.id == person_id, mine(connection, people))
    connection.execute(update(people).where(*this).values(**before["person"], **_FRESH))
