"""What people ask of people: opened, looked after, answered, closed."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from bot.ground.about import About
from bot.ground.errors import StaleWrite
from bot.requests import room as rooms
from bot.requests.nouns import SAFETY, Request, RequestKind, RequestState, Standing, rank_of
from storage.scope import mine
from storage.tables import addresses, people, requests, staff
from storage.times import moment

_REQUEST = (
    select(
        requests.c.id,
        requests.c.kind,
        requests.c.state,
        requests.c.version,
        requests.c.person_id,
        func.coalesce(people.c.name, ""),
        func.coalesce(people.c.called, ""),
        requests.c.about,
        requests.c.words,
        requests.c.opened_at,
        requests.c.claimed_by,
        func.coalesce(staff.c.name, ""),
        requests.c.channel,
        requests.c.media,
        requests.c.parts,
        requests.c.more,
        requests.c.chat,
        requests.c.new_chat,
        addresses.c.key,
        people.c.listed_at,
    )
    .outerjoin(people, people.c.id == requests.c.person_id)
    .outerjoin(staff, staff.c.id == requests.c.claimed_by)
    .outerjoin(addresses, and_(addresses.c.person_id == requests.c.person_id, addresses.c.linked_at == requests.c.chat))
)
_NOT_CLOSED = requests.c.state != RequestState.CLOSED.value
# What is about somebody's safety, and nobody has closed.
IN_NEED = and_(requests.c.kind.in_([kind.value for kind in SAFETY]), _NOT_CLOSED)


class Opened(NamedTuple):
    """A request that is open: whether it is new, and whether there was room for all the words."""

    id: int
    new: bool
    kept: bool


def _request(row: Any) -> Request:
    id_, kind, state, version, person_id, name, called, about, words, opened_at, *rest = row
    claimed_by, claimer, channel, media, parts, more, chat, new_chat, key, listed_at = rest
    opened = moment(opened_at)
    if opened is None:
        raise ValueError("a request without a beginning")
    return Request(
        id=id_,
        kind=RequestKind(kind),
        state=RequestState(state),
        version=version,
        person_id=person_id,
        name=name or called,
        about=About(about),
        words=words,
        opened=opened,
        claimed_by=claimed_by,
        claimer=claimer,
        channel=channel,
        media=media,
        parts=parts,
        more=more,
        chat=chat,
        new_chat=bool(new_chat),
        chat_gone=chat != 0 and person_id is not None and key is None,
        listed=listed_at is not None,
    )


def open_(
    connection: Connection,
    programme: str,
    kind: RequestKind,
    now: int,
    *,
    person_id: int | None = None,
    about: str = "",
    words: str = "",
    channel: str = "",
    media: str = "",
    chat: int = 0,
    new_chat: bool = False,
    room: int = rooms.ROOM,
    joins: Collection[int] = (),
) -> Opened:
    """Open one, or add these words to the one of its kind that is open and was asked in the same
    ``chat``, as far as there is room. ``new_chat``: that one is on trial.

    Of those it ``joins`` one that is nobody's any more is theirs from now on.
    """
    whose = requests.c.person_id == person_id if person_id is not None else requests.c.person_id.is_(None)
    theirs = and_(requests.c.chat == chat, whose)
    if joins:
        theirs = or_(theirs, and_(requests.c.id.in_(joins), requests.c.person_id.is_(None)))
    same = and_(
        requests.c.programme == programme,
        requests.c.kind == kind.value,
        requests.c.about == about,
        theirs,
        _NOT_CLOSED,
    )
    found = select(requests.c.id, requests.c.words).where(same)
    known = connection.execute(found.order_by(requests.c.person_id.is_(None), requests.c.id)).first()
    words, kept = rooms.add(known[1] if known is not None else "", words, room)
    if known is None:
        row: dict[str, Any] = {
            "programme": programme,
            "kind": kind.value,
            "state": RequestState.OPEN.value,
            "version": 1,
        }
        row |= {"person_id": person_id, "about": about, "words": words, "channel": channel, "media": media}
        row |= {"more": int(not kept), "chat": chat, "new_chat": int(new_chat)}
        made = insert(requests).values(**row, opened_at=now, changed_at=now).returning(requests.c.id)
        return Opened(int(connection.execute(made).scalar_one()), new=True, kept=kept)
    added: dict[str, Any] = {"parts": requests.c.parts + 1, "more": requests.c.more + int(not kept)}
    # Whoever has it open sees first what has come since.
    added |= {"words": words, "version": requests.c.version + 1}
    added |= {"channel": channel, "media": media} if media else {}
    added |= {"person_id": person_id, "chat": chat} if joins else {}
    added |= {"new_chat": 1} if new_chat else {}
    connection.execute(
        update(requests).where(requests.c.id == known[0], mine(connection, requests)).values(**added, changed_at=now)
    )
    return Opened(int(known[0]), new=False, kept=kept)


def one(connection: Connection, id_: int) -> Request | None:
    row = connection.execute(_REQUEST.where(requests.c.id == id_, mine(connection, requests))).first()
    return None if row is None else _request(row)


def still_open(connection: Connection, ids: Collection[int]) -> dict[int, int | None]:
    """Those of these that are not closed, and whose they are (still)."""
    which = (requests.c.id.in_(ids), _NOT_CLOSED, mine(connection, requests))
    found = select(requests.c.id, requests.c.person_id).where(*which)
    return {row[0]: row[1] for row in connection.execute(found)} if ids else {}


def in_need(connection: Connection, person_id: int, chat: int | None = None) -> list[Request]:
    """What somebody asked of help, or told of safety, and nobody has closed; the oldest first.

    With ``chat`` only what was asked there (or nobody knows where): another chat learns nothing.
    """
    theirs = [requests.c.person_id == person_id, IN_NEED, mine(connection, requests)]
    if chat is not None:
        theirs.append(requests.c.chat.in_((0, chat)))
    return [_request(row) for row in connection.execute(_REQUEST.where(*theirs).order_by(requests.c.id))]


def unread(connection: Connection, person_id: int) -> list[Request]:
    """What somebody wrote to people of the project, and nobody has closed."""
    kinds = (RequestKind.ASKED.value, RequestKind.MESSAGE.value)
    theirs = (requests.c.person_id == person_id, requests.c.kind.in_(kinds), _NOT_CLOSED, mine(connection, requests))
    return [_request(row) for row in connection.execute(_REQUEST.where(*theirs).order_by(requests.c.id))]


def heed(connection: Connection, ids: Collection[int], now: int) -> None:
    """These tell of danger: from now on they are worries about whoever wrote them."""
    worry = {"kind": RequestKind.CONCERN.value, "about": "whom:me", "version": requests.c.version + 1}
    these = (requests.c.id.in_(ids), mine(connection, requests))
    connection.execute(update(requests).where(*these).values(**worry, changed_at=now))


def waiting(connection: Connection, programme: str) -> list[Standing]:
    """All that is not closed, as far as its place on the list needs it."""
    here = and_(requests.c.programme == programme, _NOT_CLOSED)
    columns = (requests.c.id, requests.c.kind, requests.c.opened_at, people.c.id, people.c.listed_at)
    found = select(*columns).outerjoin(people, people.c.id == requests.c.person_id).where(here)
    return [
        Standing(
            id=row[0],
            rank=rank_of(RequestKind(row[1])),
            opened=row[2],
            known=row[3] is None or row[4] is not None,
            gone=row[1] in SAFETY and row[3] is None,
        )
        for row in connection.execute(found)
    ]


def read(connection: Connection, ids: Collection[int]) -> list[Request]:
    """These, in this order."""
    rows = connection.execute(_REQUEST.where(requests.c.id.in_(ids), mine(connection, requests))) if ids else ()
    found = {row[0]: _request(row) for row in rows}
    return [found[id_] for id_ in ids if id_ in found]


def new_since(connection: Connection, programme: str, since: int) -> int:
    """How many were opened since then that nobody looks after."""
    which = (
        requests.c.programme == programme,
        requests.c.opened_at >= since,
        requests.c.state == RequestState.OPEN.value,
    )
    return int(connection.execute(select(func.count()).select_from(requests).where(*which)).scalar_one())


def move(connection: Connection, was: Request, state: RequestState, now: int, **values: Any) -> None:
    """Bring it into a state, as its next version;
    raises StaleWrite when it changed since it was read.
    """
    same = and_(requests.c.id == was.id, requests.c.version == was.version, mine(connection, requests))
    new = {"state": state.value, "version": was.version + 1, "changed_at": now, **values}
    if connection.execute(update(requests).where(same).values(**new)).rowcount != 1:
        raise StaleWrite("a request changed meanwhile")


def close_about(
    connection: Connection,
    programme: str,
    kind: RequestKind,
    about: str,
    by: str,
    now: int,
    *,
    person_id: int | None = None,
) -> list[int]:
    """What it was about is put right, of a person or of nobody; returns those that were open."""
    whose = requests.c.person_id == person_id if person_id is not None else requests.c.person_id.is_(None)
    here = and_(requests.c.programme == programme, _NOT_CLOSED)
    same = and_(here, requests.c.kind == kind.value, requests.c.about == about, whose)
    values = {"state": RequestState.CLOSED.value, "closed_at": now, "closed_by": by, "changed_at": now}
    done = update(requests).where(same).values(**values, version=requests.c.version + 1).returning(requests.c.id)
    return list(connection.execute(done).scalars())
