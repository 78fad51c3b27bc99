"""Turns per second: from the bytes of an update to its committed, rendered answer,
nothing left out between.
"""

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from time import perf_counter

from sqlalchemy import Connection, bindparam, func, select

from benchmarks.crowd import Crowd, Said
from benchmarks.filling import LAST_OLD_UPDATE, fill, start_over
from benchmarks.script import Script
from bot.actions.tables import TABLES
from bot.flows.every import BY_NAME
from bot.ground import programme as programmes
from bot.ground.messages import Incoming
from bot.handlers.telegram import updates as telegram_updates
from bot.language.speech import Speech
from bot.turns.batch import Setting
from bot.turns.conversations import Conversations
from bot.turns.gather import Turns
from storage import migrate
from storage.database import Database
from storage.tables import conversations, inbox, outbox

Counted = tuple[int, int, int]


class Road:
    """The whole hot road on one database, with people who are half-way through their intake."""

    def __init__(self, database: Database, people: int) -> None:
        self.database = database
        programme = programmes.load("leiden")
        speech = Speech(programme.languages)
        self.script = Script(programme, speech)
        self.crowd = Crowd(self.script, people, LAST_OLD_UPDATE)
        migrate.upgrade(database)
        database.work_for(programme.id)
        fill(database, self.script, self.crowd, programme.id)
        links = {telegram_updates.NAME: lambda token: f"https://t.me/buurmaat_bot?start={token}"}
        self.conversations = Conversations(database, Setting(programme, speech, links, BY_NAME), TABLES)

    def run(self, in_flight: int, count: int) -> float:
        """Take ``count`` turns with so many messages in flight; the turns per second,
        after checking them.
        """
        said = self.crowd.say(count)
        before = self.database.write(_count)
        seconds = asyncio.run(self.timed(said.raw, in_flight))
        self._verify(said, before)
        spoke = self.crowd.start_over()
        self.database.write(lambda connection: start_over(connection, self.script, self.crowd, spoke))
        return count / seconds

    async def timed(self, raw: list[bytes], in_flight: int) -> float:
        """Hand all in, never more than so many at once; the seconds it took."""
        turns = Turns(self.database, self.conversations, lambda: datetime.now(UTC))
        waiting = iter(raw)
        started = perf_counter()
        await asyncio.gather(*(self._hand_in(turns, waiting) for _ in range(in_flight)))
        return perf_counter() - started

    async def _hand_in(self, turns: Turns, waiting: Iterator[bytes]) -> None:
        for raw in waiting:
            incoming = self.read(raw)
            if incoming is not None:
                await turns.receive(incoming)

    def read(self, raw: bytes) -> Incoming | None:
        return telegram_updates.read(json.loads(raw))

    def _verify(self, said: Said, before: Counted) -> None:
        """Every message is done, every answer is there,
        everybody is at the question they should be at.
        """
        after = self.database.write(_count)
        counted = tuple(now - was for now, was in zip(after, before, strict=True))
        expected = (len(said.raw), len(said.raw), said.answers)
        if counted != expected:
            raise RuntimeError(f"messages, done, answers: {counted} instead of {expected}")
        at = self.database.write(lambda connection: _places(connection, list(said.places)))
        wrong = [person for person, question in said.places.items() if at[person] != (question, 0)]
        if wrong:
            raise RuntimeError(
                f"{len(wrong)} people are elsewhere, as person {wrong[0]}: {at[wrong[0]]}, not {said.places[wrong[0]]}"
            )


def _count(connection: Connection) -> Counted:
    messages = connection.execute(select(func.count()).select_from(inbox)).scalar_one()
    done = connection.execute(select(func.count()).select_from(inbox).where(inbox.c.state == "done")).scalar_one()
    answers = connection.execute(select(func.count()).select_from(outbox)).scalar_one()
    return messages, done, answers


def _places(connection: Connection, people: list[int]) -> dict[int, tuple[str, int]]:
    """Per person the open question and how often they were not understood at it;
    "" at the finish.
    """
    found = connection.execute(
        select(conversations.c.id, conversations.c.stage, conversations.c.asked).where(
            conversations.c.id.in_(bindparam("ids", people, expanding=True))
        )
    )
    places = {}
    for id_, stage, asked in found:
        state = json.loads(asked)
        places[id_] = ("", 0) if stage == "finished" else (state[1], state[3])
    return places
