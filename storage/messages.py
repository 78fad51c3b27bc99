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
_NO_REPLY = text("outbox.rank > 0")
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
        # Some went to where they are before we knew whose chat it is.
        keys = select(addresses.c.key).where(addresses.c.person_id.in_(some))
        where = [key.partition(":")[::2] for key in connection.execute(keys).scalars()]
        looks = [
            select(outbox.c.id).where(outbox.c.person_id.in_(some), _NO_REPLY, mine(connection, outbox)),
            select(outbox.c.id)
            .select_from(_BROUGHT_ABOUT)
            .where(inbox.c.person_id.in_(some), outbox.c.person_id.in_(some), mine(connection, outbox)),
        ]
        looks += [
            select(outbox.c.id).where(
                _NOBODYS,
                outbox.c.address.in_({address for _channel, address in each}),
                or_(*(and_(outbox.c.channel == channel, outbox.c.address == address) for channel, address in each)),
                mine(connection, outbox),
            )
            for each in parts(where)
        ]
        for look in looks:
            found.update(connection.execute(look).scalars())
    return sorted(found)


def parts(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """So many at a time as one statement takes."""
    return (ids[start : start + _SOME] for start in range(0, len(ids), _SOME))
