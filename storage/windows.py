"""When we may write to an address, what waits for it, and what a channel was told beforehand."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage import journal, outbox
from storage.scope import mine
from storage.tables import addresses, mentors, newcomers
from storage.tables import contents as told


@dataclass(frozen=True, slots=True)
class Door:
    """When a person last wrote there and when we last knocked (epoch seconds),
    and what numbers mean to them.
    """

    heard_at: int | None = None
    knocked_at: int | None = None
    offered: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Something a channel was told beforehand; see `storage.tables.contents`."""

    key: str
    sid: str
    print: str
    state: str
    reason: str = ""


_DOORS = select(addresses.c.key, addresses.c.heard_at, addresses.c.knocked_at, addresses.c.offered).where(
    addresses.c.key.in_(bindparam("keys", expanding=True))
)
_HEAR = (
    update(addresses)
    .where(addresses.c.key == bindparam("the_key"))
    .values(heard_at=bindparam("at"), waiting=bindparam("still_waiting"))
)
_CONTENTS = select(told.c.key, told.c.sid, told.c.print, told.c.state, told.c.reason)


def doors(connection: Connection, keys: Collection[str]) -> dict[str, Door]:
    """How things stand at these addresses."""
    return {row[0]: Door(*row[1:]) for row in connection.execute(_DOORS, {"keys": list(keys)})}


def spoken(connection: Connection, person_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The languages that these people said they speak."""
    found: dict[int, tuple[str, ...]] = {}
    for table in (newcomers, mentors):
        rows = connection.execute(
            select(table.c.person_id, table.c.languages).where(
                table.c.person_id.in_(list(person_ids)), mine(connection, table)
            )
        )
        found |= {row[0]: tuple(code for code in row[1].split(",") if code) for row in rows}
    return found


def hear(connection: Connection, heard: Mapping[str, int]) -> None:
    """People wrote: from these moments on we may write to them; nothing waits there any more."""
    if heard:
        connection.execute(_HEAR, [{"the_key": key, "at": at, "still_waiting": 0} for key, at in heard.items()])


def release(connection: Connection, keys: Iterable[str], now: int) -> None:
    """What waited for these people to write goes now, in order; what is outdated does not,
    and the journal says so.
    """
    for key in keys:
        channel, _colon, address = key.partition(":")
        outdated = outbox.release_waiting(connection, channel, address, now)
        journal.write(
            connection,
            [
                journal.Entry(now, "delivery", "skipped", about, "outdated while it waited", person_id)
                for about, person_id in outdated
            ],
        )


def expect(connection: Connection, keys: Collection[str]) -> None:
    """Texts wait there for a word of the person."""
    if keys:
        connection.execute(update(addresses).where(addresses.c.key.in_(keys)).values(waiting=1))


def knocked(connection: Connection, keys: Collection[str], now: int) -> None:
    """A template went there, and what it stands for waits."""
    if keys:
        connection.execute(update(addresses).where(addresses.c.key.in_(keys)).values(waiting=1, knocked_at=now))


def shut(connection: Connection, key: str) -> None:
    """The service says that we may not write freely there."""
    connection.execute(update(addresses).where(addresses.c.key == key).values(heard_at=None))


def offer(connection: Connection, offered: Mapping[str, str]) -> None:
    """What the numbers of the last message mean, per address; empty for nothing."""
    for key, data in offered.items():
        connection.execute(update(addresses).where(addresses.c.key == key).values(offered=data))


def contents(connection: Connection, begins: str = "") -> dict[str, Content]:
    """What the channel was told, by key; those whose key begins so."""
    found = connection.execute(_CONTENTS.where(told.c.key.startswith(begins, autoescape=True)))
    return {row[0]: Content(*row) for row in found}


def keep_content(connection: Connection, content: Content, now: int) -> None:
    """Remember what the channel was told, in place of what stood there."""
    connection.execute(delete(told).where(told.c.key == content.key))
    row = {
        "key": content.key,
        "sid": content.sid,
        "print": content.print,
        "state": content.state,
        "reason": content.reason[:200],
        "changed_at": now,
    }
    connection.execute(insert(told), [row])


def forget_content(connection: Connection, key: str) -> None:
    connection.execute(delete(told).where(told.c.key == key))


def content_fails(connection: Connection, key: str, reason: str, now: int) -> bool:
    """The service does not accept this any more; says whether we had it."""
    values = {"state": "broken", "reason": reason[:200], "changed_at": now}
    return connection.execute(update(told).where(told.c.key == key).values(values)).rowcount > 0
