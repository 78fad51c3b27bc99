"""Which messages are whose, found without a look through all of them: to erase somebody must hold
nobody up.

No index leads from a person to every message, for each turn would pay for it. One leads to what
they wrote; what that brought about has an id of the same number; and what came to them without it
is little, and has an index of its own.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, literal_column, or_, select, text

from storage.scope import mine
from storage.tables import addresses, inbox, outbox

# A message's id is the one of what caused it times so many, and a number.
PER_MESSAGE = 256
# So many ids in one statement.
_SOME = 500
# To the letter the conditions of the partial indices, or SQLite would not use them.
_NO_REPLY = text("outbox.rank != 0")
_NOBODYS = text("outbox.person_id IS NULL AND outbox.address != ''")
_FIRST = inbox.c.id * literal_column(str(PER_MESSAGE))
_BROUGHT_ABOUT = inbox.join(
    outbox, and_(outbox.c.id >= _FIRST, outbox.c.id < _FIRST + literal_column(str(PER_MESSAGE)))
)


def caused_by(person_id: int) -> Select[Any]:
    """The ids of all that what somebody wrote brought about, whoever it went to."""
    return select(outbox.c.id).select_from(_BROUGHT_ABOUT).where(inbox.c.person_id == person_id)


def sent_to(connection: Connection, people: Collection[int]) -> list[int]:
    """The ids of all that was or is to be sent to these people."""
    found: set[int] = set()
    for some in parts(sorted(people)):
        unasked_for = select(outbox.c.id).where(outbox.c.person_id.in_(some), _NO_REPLY, mine(connection, outbox))
        replies = (
            select(outbox.c.id)
            .select_from(_BROUGHT_ABOUT)
            .where(inbox.c.person_id.in_(some), outbox.c.person_id.in_(some), mine(connection, outbox))
        )
        for look in (unasked_for, replies):
            found.update(connection.execute(look).scalars())
        found.update(sent_before_known(connection, some))
    return sorted(found)


def sent_before_known(connection: Connection, people: Sequence[int]) -> list[int]:
    """The ids of what went to where these people are, before we knew whose chat it is."""
    keys = select(addresses.c.key).where(addresses.c.person_id.in_(people))
    where = [key.partition(":")[::2] for key in connection.execute(keys).scalars()]
    found: list[int] = []
    for each in parts(where):
        theirs = (and_(outbox.c.channel == channel, outbox.c.address == address) for channel, address in each)
        there = (_NOBODYS, outbox.c.address.in_({address for _channel, address in each}), or_(*theirs))
        found += connection.execute(select(outbox.c.id).where(*there, mine(connection, outbox))).scalars()
    return found


def messages_of(connection: Connection, person_id: int, most: int) -> list[int]:
    """The ids of some of what somebody wrote."""
    theirs = select(inbox.c.id).where(inbox.c.person_id == person_id, mine(connection, inbox))
    return list(connection.execute(theirs.limit(most)).scalars())


def replies_to(connection: Connection, wrote: Sequence[int], person_id: int) -> list[int]:
    """The ids of what these messages of somebody brought to themselves."""
    found: list[int] = []
    for some in parts(wrote):
        theirs = select(outbox.c.id).select_from(_BROUGHT_ABOUT)
        theirs = theirs.where(inbox.c.id.in_(some), outbox.c.person_id == person_id, mine(connection, outbox))
        found += connection.execute(theirs).scalars()
    return found


def unasked(connection: Connection, person_id: int, most: int) -> list[int]:
    """The ids of some of what came to somebody without their having written."""
    theirs = select(outbox.c.id).where(outbox.c.person_id == person_id, _NO_REPLY, mine(connection, outbox))
    return list(connection.execute(theirs.limit(most)).scalars())


def parts(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """So many at a time as one statement takes."""
    return (ids[start : start + _SOME] for start in range(0, len(ids), _SOME))
