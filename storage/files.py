"""Files that people sent because we asked for them: what they are, whether they are here,
and their bytes.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, delete, func, insert, select, text, update

from bot.files import quota
from bot.files.kinds import FileState, KeptFile, Sent
from bot.files.quota import Held
from bot.ground.packed import pack, unpack
from storage.scope import bound, mine
from storage.tables import files
from storage.times import moment

# To the letter the condition of the partial index.
_WANTED = text("files.state = 'wanted'")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be fetched: where, by the name it has there."""

    id: int
    person_id: int
    channel: str
    media: str
    name: str
    mime: str
    created: int


def want(
    connection: Connection,
    sent: Sent,
    programme: str,
    person_id: int,
    channel: str,
    then: str,
    again: str,
    now: int,
) -> None:
    """Keep that a file was sent; it is fetched after the commit."""
    row = {"id": sent.id, "programme": programme, "person_id": person_id, "channel": channel, "media": sent.media}
    row |= {"name": sent.name, "mime": sent.mime, "size": sent.size, "state": FileState.WANTED.value}
    connection.execute(insert(files).values(**row, then_flow=then, again_flow=again, created_at=now))


_SIZE = case((files.c.size == 0, quota.AS_LARGE_AS_MAY_BE), else_=files.c.size)
_WAITS = case((files.c.state == FileState.WANTED.value, 1), else_=0)
_MINE = files.c.person_id == bindparam("person_id")
_HELD = select(
    *(func.coalesce(func.sum(case((_MINE, each), else_=0)), 0) for each in (_WAITS, _SIZE)),
    *(func.coalesce(func.sum(each), 0) for each in (_WAITS, _SIZE)),
).where(files.c.state != FileState.FAILED.value)


def has_room(connection: Connection, person_id: int, size: int, *, staff: bool) -> bool:
    """Whether one more file, of this size (0 for not known), may be fetched for this person."""
    found = connection.execute(bound(connection, _HELD, files), {"person_id": person_id}).one()
    waiting, theirs, all_waiting, all_ = map(int, found)
    return quota.has_room(Held(waiting, theirs), Held(all_waiting, all_), size, staff=staff)


def wanted(connection: Connection) -> list[Wanted]:
    """What is to be fetched, the oldest first."""
    columns = (
        files.c.id,
        files.c.person_id,
        files.c.channel,
        files.c.media,
        files.c.name,
        files.c.mime,
        files.c.created_at,
    )
    return [
        Wanted(*row)
        for row in connection.execute(select(*columns).where(_WANTED, mine(connection, files)).order_by(files.c.id))
    ]


def _this(connection: Connection, id_: int) -> ColumnElement[bool]:
    return and_(files.c.id == id_, mine(connection, files))


def here(connection: Connection, id_: int, name: str, mime: str, size: int, data: bytes | None, plan: str = "") -> bool:
    """It was fetched: its bytes, or of a list what was read in it;
    says whether it is still wanted.
    """
    values: dict[str, Any] = {"name": name, "mime": mime, "size": size, "data": data, "plan": plan}
    values |= {"state": FileState.HERE.value, "reason": "", "media": ""}
    return connection.execute(update(files).where(_this(connection, id_), _WANTED).values(**values)).rowcount == 1


def fail(connection: Connection, id_: int, reason: str) -> bool:
    """It can't be had; says whether it is still wanted."""
    values = {"state": FileState.FAILED.value, "reason": reason[:120], "media": ""}
    return connection.execute(update(files).where(_this(connection, id_), _WANTED).values(**values)).rowcount == 1


def waits(connection: Connection, id_: int, reason: str) -> bool:
    """It is still wanted but can't be had yet; says whether that is news."""
    news = and_(_this(connection, id_), _WANTED, files.c.reason == "")
    return connection.execute(update(files).where(news).values(reason=reason[:120])).rowcount == 1


def one(connection: Connection, id_: int) -> KeptFile | None:
    """What a file is, without its bytes."""
    columns = (
        files.c.id,
        files.c.person_id,
        files.c.name,
        files.c.mime,
        files.c.size,
        files.c.state,
        files.c.reason,
        files.c.created_at,
        files.c.plan,
    )
    row = connection.execute(select(*columns).where(_this(connection, id_))).first()
    if row is None:
        return None
    created = moment(row[7])
    if created is None:
        raise ValueError("a file without a beginning")
    return KeptFile(
        id=row[0],
        person_id=row[1],
        name=row[2],
        mime=row[3],
        size=row[4],
        state=FileState(row[5]),
        reason=row[6],
        created=created,
        plan=row[8],
    )


def flows_of(connection: Connection, id_: int) -> tuple[str, str]:
    """The flow that goes on with a file, and the one that asks for it again."""
    row = connection.execute(select(files.c.then_flow, files.c.again_flow).where(_this(connection, id_))).first()
    return (row[0], row[1]) if row is not None else ("", "")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file to be sent on; ``known`` is the name that a channel gave it when it was sent there
    before.
    """

    name: str
    mime: str
    state: FileState
    data: bytes | None
    known: str


def read(connection: Connection, id_: int, channel: str) -> Stored | None:
    """A file with its bytes."""
    columns = (files.c.name, files.c.mime, files.c.state, files.c.data, files.c.sent_as)
    row = connection.execute(select(*columns).where(_this(connection, id_))).first()
    if row is None:
        return None
    return Stored(row[0], row[1], FileState(row[2]), row[3], _names(row[4]).get(channel, ""))


def sent_as(connection: Connection, id_: int, channel: str, known: str) -> None:
    """A channel has the file under this name from now on; "" when it does not know it any more."""
    had = connection.execute(select(files.c.sent_as).where(_this(connection, id_))).scalar()
    if had is not None:
        names = pack(_names(had) | {channel: known})
        connection.execute(update(files).where(_this(connection, id_)).values(sent_as=names))


def _names(stored: str) -> dict[str, str]:
    found: dict[str, str] = unpack(stored) if stored else {}
    return found


def keep_plan(connection: Connection, id_: int, plan: str) -> None:
    """Keep what a conversation made of a list, until it is done with."""
    connection.execute(update(files).where(_this(connection, id_)).values(plan=plan))


def remove(connection: Connection, ids: Collection[int]) -> None:
    connection.execute(delete(files).where(files.c.id.in_(ids), mine(connection, files)))


def remove_earlier(connection: Connection, person_id: int, then: str, id_: int) -> None:
    """Somebody sent another file for the same: the earlier ones are needed no more."""
    same = and_(files.c.person_id == person_id, files.c.then_flow == then, files.c.id != id_)
    connection.execute(delete(files).where(same, mine(connection, files)))
