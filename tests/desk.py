"""A delivery at work in a test: phones that keep what they get,
and a clock that is moved by hand.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import insert, select

from bot.ground.messages import Outgoing
from bot.handlers.telegram.shapes import LIMITS
from bot.language.speech import Speech
from bot.language.templates import Templates
from bot.sending.delivery import Delivery
from bot.sending.pace import Pace
from bot.sending.windows import Windows
from playground.testing import until
from storage.database import Connection, Database
from storage.outbox import REPLY
from storage.tables import journal
from storage.tables import outbox as table
from tests.conftest import EVENING

T = TypeVar("T")


class Phones:
    """A channel that keeps what it was given, and answers what it is told to."""

    limits = LIMITS

    def __init__(self, name: str) -> None:
        self.name = name
        self.window = timedelta(hours=24) if name == "whatsapp" else None
        self.got: list[Outgoing] = []
        self.errors: list[Exception | None] = []
        self.hold: asyncio.Event | None = None

    async def send(self, message: Outgoing) -> str:
        self.got.append(message)
        if self.hold is not None:
            await self.hold.wait()
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error
        return f"handle {message.id}"

    def numbered(self, message: Outgoing) -> tuple[str, ...]:
        return ()

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.got]


class Desk:
    """A delivery at work, its phones, and a clock that stands until it is moved."""

    def __init__(
        self, database: Database, speech: Speech, channel: str = "telegram", templates: Templates | None = None
    ) -> None:
        self.database = database
        self.channel = channel
        self.phones = Phones(channel)
        self.now: datetime = EVENING
        pace = Pace(1e6, 1e6)
        sorter = Windows(channel, timedelta(hours=24), templates, ()) if templates else None
        self.delivery = Delivery(database, self.phones, speech, lambda: self.now, pace, sorter)  # type: ignore[arg-type]
        self.count = 0

    def queue(self, text: str, who: str = "1", **more: Any) -> int:
        self.count += 1
        seconds = int(self.now.timestamp())
        row = {
            "id": self.count,
            "channel": self.channel,
            "address": who,
            "rank": REPLY,
            "text": text,
            "buttons": "",
            "extra": "",
            "language": "en",
            "not_before": seconds,
            "expires": seconds + 86400,
            "erase": 0,
        }
        self.database.write(lambda c: c.execute(insert(table).values(**row | more)))
        self.delivery.wake()
        return self.count

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.delivery.wake()

    def rows(self) -> list[Any]:
        return self.database.write(lambda c: list(c.execute(select(table).order_by(table.c.id))))

    def states(self) -> list[str]:
        return [row.state for row in self.rows()]

    def notes(self) -> list[tuple[str, str, str]]:
        found = select(journal.c.kind, journal.c.about, journal.c.rule).order_by(journal.c.id)
        return self.database.write(lambda c: [tuple(row) for row in c.execute(found)])

    def write(self, work: Callable[[Connection], T]) -> T:
        return self.database.write(work)

    def held(self) -> asyncio.Event:
        """What is sent hangs until this is set."""
        return asyncio.Event()

    async def eventually(self, what: Callable[[], object]) -> None:
        await until(what)

    async def settled(self, *states: str) -> None:
        await until(lambda: self.states() == list(states))

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Deliver while the block lasts; then stop as the bot does."""
        task = asyncio.create_task(self.delivery.run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await self.delivery.stop()
