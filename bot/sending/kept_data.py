"""The file of all that is kept of somebody, made at the moment when it is sent: beside the writer,
a part at a time, for whoever may have it now. It lies nowhere with us.
"""

import asyncio
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from bot.actions.people import my_data
from bot.ground.errors import NotTheirs
from bot.ground.messages import Attachment
from bot.people.nouns import Person, StaffRole
from bot.people.roles import MAY, Right
from storage import for_staff, history, invites, turns
from storage.database import Connection, Database
from storage.outbox import NO_RIGHT, Row

# So many bytes of each long part: all together a service still takes. Who writes for an hour a day
# has a tenth of it.
MOST = 13_000_000
# So many are made at a time.
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Made:
    """The file; how many messages are in it from them and to them, and whether all of it fitted."""

    file: Attachment
    received: int
    sent: int
    whole: bool


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Of whom, and from where it is looked at (at which address of theirs); None for a file that
    staff hand over.
    """

    person: Person
    here: turns.Address
    seen_from: history.SeenFrom | None


class KeptData:
    """Makes these files, a few at a time; ``now`` of each call is in epoch seconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._places = asyncio.Semaphore(AT_ONCE)

    async def made(self, row: Row, recipe: Mapping[str, Any], now: int) -> Made:
        """The file for a message; raises NotTheirs, or DatabaseUnavailable."""
        async with self._places:
            return await asyncio.to_thread(make, self._database, row, recipe, now)


def make(database: Database, row: Row, recipe: Mapping[str, Any], now: int) -> Made:
    """Read a part at a time, each on its own: what is erased meanwhile is not in the rest, and
    whoever has no right to it any more in the end gets nothing.
    """
    look = partial(_look, row=row, recipe=recipe, now=now)
    wanted = database.read(look)
    short = database.read(partial(_short, wanted=wanted))
    file, counts, whole = io.BytesIO(), {}, True
    file.write(b"{\n")
    for name, part in short.items():
        file.write(my_data.as_json({name: part}, indent=1)[1:-1].strip().encode() + b",\n")
    for section in history.LONG:
        begins = file.tell()
        file.write(f'"{section}": ['.encode())
        counts[section] = 0
        for each in _long(database, section, wanted):
            line = my_data.as_json(each).encode()
            if file.tell() + len(line) - begins > MOST:
                whole = False
                break
            file.write((b",\n" if counts[section] else b"\n") + line)
            counts[section] += 1
        file.write(b"],\n")
    file.write(f'"everything": {json.dumps(whole)}\n}}\n'.encode())
    database.read(look)
    made = Attachment(recipe["name"], "application/json", file.getvalue())
    return Made(made, counts["you_sent"], counts["we_sent"], whole)


def _look(connection: Connection, row: Row, recipe: Mapping[str, Any], now: int) -> _Wanted:
    """Of whom, if whoever it goes to may have it; raises NotTheirs."""
    key = f"{row.channel}:{row.address}"
    found = turns.load(connection, [key], now, now).get(key)
    if found is None or found.person.id != row.person_id or found.address.on_trial:
        raise NotTheirs("the chat is not theirs (any more), or on trial")
    if "of" in recipe:
        return _Wanted(_to_hand_over(connection, row, recipe["of"], now), turns.Address(), None)
    seen_from = history.SeenFrom(key, found.address.chat, my_data.OF_ONE_CHAT)
    return _Wanted(_with_team(connection, found), found.address, seen_from)


def _to_hand_over(connection: Connection, row: Row, person_id: int, now: int) -> Person:
    key = for_staff.key_of(connection, row.person_id)
    role = key.partition(":")[0]
    found = turns.by_id(connection, person_id, now, now)
    theirs = key != "" and key == row.for_staff and for_staff.may_read(connection, key, f"person:{person_id}")
    if found is None or found.staff_id is not None or not theirs or Right.EXPORT not in MAY[StaffRole(role)]:
        raise NotTheirs(NO_RIGHT)
    return _with_team(connection, found)


def _with_team(connection: Connection, found: turns.Found) -> Person:
    if found.team_id is None:
        return found.person
    return replace(found.person, team=invites.team(connection, found.team_id))


def _short(connection: Connection, wanted: _Wanted) -> dict[str, Any]:
    kept = history.everything(connection, wanted.person.id, wanted.seen_from)
    kept["conversations"] = my_data.of_themselves(kept["conversations"])
    kept = {"you": my_data.you(wanted.person, wanted.here)} | kept
    return kept if wanted.seen_from is not None else my_data.to_hand_over(kept)


def _long(database: Database, section: str, wanted: _Wanted) -> Iterator[dict[str, Any]]:
    after: int | None = 0
    while after is not None:
        look = partial(
            history.some, section=section, person_id=wanted.person.id, seen_from=wanted.seen_from, after=after
        )
        found = database.read(look)
        handed_over = my_data.HANDED_OVER.get(section) if wanted.seen_from is None else None
        for row in found.rows:
            yield row if handed_over is None else {name: row[name] for name in handed_over}
        after = found.after
