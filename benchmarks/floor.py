"""The floor: the rows of a turn in plain sqlite3 transactions of 64, with no logic around them."""

import sqlite3
from itertools import cycle
from random import Random
from time import perf_counter
from typing import Any, cast

from benchmarks.turns import Road
from benchmarks.updates import chat_of
from storage.database import Database
from storage.tables import inbox, outbox

BATCH = 64
_INBOX = [column.name for column in inbox.columns]
_OUTBOX = [column.name for column in outbox.columns]
_MARKS = ",".join("?" * BATCH)
_SEEN = f"SELECT message_id FROM inbox WHERE channel = 'telegram' AND message_id IN ({_MARKS})"
_LOAD = f"""
    SELECT a.key, a.blocked_at, p.*, c.* FROM addresses a
    JOIN people p ON p.id = a.person_id
    LEFT JOIN conversations c ON c.person_id = p.id AND c.stage IN ('open', 'waiting')
    WHERE a.key IN ({_MARKS}) ORDER BY p.id, c.touched_at, c.id"""
_INSERT_INBOX = f"INSERT INTO inbox ({','.join(_INBOX)}) VALUES ({','.join('?' * len(_INBOX))})"
_INSERT_OUTBOX = f"INSERT INTO outbox ({','.join(_OUTBOX)}) VALUES ({','.join('?' * len(_OUTBOX))})"
_UPDATE = """
    UPDATE conversations SET stage = ?, answers = ?, asked = ?, revision = revision + 1, touched_at = ?
    WHERE id = ? AND revision = ?"""


class Floor:
    """Writes again, with new numbers, what real turns wrote into the same database before."""

    def __init__(self, database: Database, people: int) -> None:
        self._people = people
        self._random = Random(people)
        self._revisions: dict[int, int] = {}
        Road(database, people).run(BATCH, 32 * BATCH)
        # A connection of the project's own, so that the PRAGMAs are the same ones.
        raw = database.engine.raw_connection()
        self._connection = cast(sqlite3.Connection, raw.driver_connection)
        self._kept = raw
        self._inbox = cycle(self._rows(f"SELECT {','.join(_INBOX)} FROM inbox ORDER BY id DESC LIMIT 1000"))
        self._outbox = cycle(self._rows(f"SELECT {','.join(_OUTBOX)} FROM outbox ORDER BY id DESC LIMIT 1000"))
        self._state = cycle(self._rows("SELECT stage, answers, asked, touched_at FROM conversations WHERE id <= 1000"))
        self._revisions = dict(self._rows("SELECT id, revision FROM conversations"))
        self._last = int(self._rows("SELECT max(id) FROM inbox")[0][0])

    def _rows(self, sql: str) -> list[Any]:
        return self._connection.execute(sql).fetchall()

    def run(self, count: int) -> float:
        """Turns per second."""
        batches = [self._batch() for _ in range(count // BATCH)]
        started = perf_counter()
        for ids, keys, messages, states, answers in batches:
            connection = self._connection
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_SEEN, ids).fetchall()
            connection.execute(_LOAD, keys).fetchall()
            connection.executemany(_UPDATE, states)
            connection.executemany(_INSERT_INBOX, messages)
            connection.executemany(_INSERT_OUTBOX, answers)
            connection.execute("COMMIT")
        return len(batches) * BATCH / (perf_counter() - started)

    def _batch(self) -> tuple[list[str], list[str], list[Any], list[Any], list[Any]]:
        people = self._random.sample(range(1, self._people + 1), BATCH)
        messages, states, answers = [], [], []
        for person in people:
            self._last += 1
            was = self._revisions[person]
            self._revisions[person] = was + 1
            message = dict(zip(_INBOX, next(self._inbox), strict=True))
            message |= {"id": self._last, "message_id": str(800_000_000 + self._last), "person_id": person}
            answer = dict(zip(_OUTBOX, next(self._outbox), strict=True))
            answer |= {"id": self._last * 256, "person_id": person, "address": str(chat_of(person))}
            messages.append(tuple(message.values()))
            answers.append(tuple(answer.values()))
            states.append((*next(self._state), person, was))
        ids = [row[2] for row in messages]
        return ids, [f"telegram:{chat_of(person)}" for person in people], messages, states, answers

    def close(self) -> None:
        self._kept.close()
