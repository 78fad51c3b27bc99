"""Care signs: why somebody of the staff should look after a match."""

from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, insert, select, update

from bot.care.nouns import TOLD, Sign, SignKind
from bot.requests import room
from storage.scope import mine
from storage.tables import signs
from storage.times import moment

_SIGN = select(
    signs.c.id,
    signs.c.match_id,
    signs.c.kind,
    signs.c.about,
    signs.c.opened_at,
    signs.c.person_id,
    signs.c.words,
    signs.c.more,
)


def _sign(row: Any) -> Sign:
    opened = moment(row[4])
    if opened is None:
        raise ValueError("a sign without a beginning")
    return Sign(
        id=row[0],
        match_id=row[1],
        kind=SignKind(row[2]),
        about=row[3],
        opened=opened,
        person_id=row[5],
        words=row[6],
        more=row[7],
    )


class Raised(NamedTuple):
    """Whether a sign is new, and whether there is more to read than before."""

    new: bool
    more: bool


def raise_(
    connection: Connection,
    programme: str,
    match_id: int,
    kind: SignKind,
    now: int,
    *,
    about: str = "",
    person_id: int | None = None,
    words: str = "",
) -> Raised:
    """Open a sign; one of this kind that is open already stays the only one,
    and each of its people has one for what they told.
    """
    same = and_(signs.c.match_id == match_id, signs.c.kind == kind.value, signs.c.closed_at.is_(None))
    same = and_(same, mine(connection, signs))
    if words or kind in TOLD:
        same = and_(same, signs.c.person_id == person_id)
    known = connection.execute(select(signs.c.id, signs.c.words).where(same)).first()
    words, kept = room.add(known[1] if known is not None else "", words, room.ROOM_OF_A_SIGN)
    if known is not None:
        more = words != known[1] or not kept
        if more:
            added = {"words": words, "more": signs.c.more + int(not kept)}
            connection.execute(update(signs).where(signs.c.id == known[0], mine(connection, signs)).values(**added))
        return Raised(new=False, more=more)
    row = {"programme": programme, "match_id": match_id, "kind": kind.value, "opened_at": now}
    connection.execute(insert(signs).values(**row, about=about, person_id=person_id, words=words))
    return Raised(new=True, more=True)


def of_match(connection: Connection, match_id: int) -> list[Sign]:
    """The open signs of a match, oldest first."""
    theirs = and_(signs.c.match_id == match_id, signs.c.closed_at.is_(None), mine(connection, signs))
    return [_sign(row) for row in connection.execute(_SIGN.where(theirs).order_by(signs.c.opened_at, signs.c.id))]


def open_(connection: Connection, programme: str, limit: int = 200) -> list[Sign]:
    """All open signs of a programme, oldest first."""
    of_all = and_(signs.c.programme == programme, signs.c.closed_at.is_(None))
    rows = connection.execute(_SIGN.where(of_all).order_by(signs.c.opened_at, signs.c.id).limit(limit))
    return [_sign(row) for row in rows]


def count_since(connection: Connection, programme: str, since: int) -> int:
    """How many matches have a sign that was opened since then and is open."""
    since_then = and_(signs.c.programme == programme, signs.c.closed_at.is_(None), signs.c.opened_at >= since)
    return int(connection.execute(select(func.count(signs.c.match_id.distinct())).where(since_then)).scalar() or 0)


def close(connection: Connection, match_id: int, by: str, now: int, *kinds: SignKind) -> int:
    """Close the open signs of a match, all or of these kinds; returns how many."""
    wanted = [signs.c.match_id == match_id, signs.c.closed_at.is_(None), mine(connection, signs)]
    if kinds:
        wanted.append(signs.c.kind.in_([kind.value for kind in kinds]))
    return int(connection.execute(update(signs).where(and_(*wanted)).values(closed_at=now, closed_by=by)).rowcount)


def close_of(connection: Connection, person_id: int, by: str, now: int) -> list[int]:
    """Close what a person told and staff have not closed; returns of which matches."""
    theirs = and_(signs.c.person_id == person_id, signs.c.closed_at.is_(None), mine(connection, signs))
    told = and_(theirs, signs.c.kind.in_([kind.value for kind in TOLD]))
    closed = update(signs).where(told).values(closed_at=now, closed_by=by).returning(signs.c.match_id)
    return sorted(set(connection.execute(closed).scalars()))
