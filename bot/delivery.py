"""Sends what is due in the outbox: pace, order per chat, retry, give up, uncertain."""

import asyncio
import json
import math
import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import structlog

from bot.errors import BadAddress, DatabaseUnavailable, PersonLeft, Refused, SendError, SlowDown, Uncertain
from bot.i18n import Speech
from bot.messages import Button, Channel, Outgoing
from bot.pace import Pace
from storage import outbox
from storage.database import Connection, Database
from storage.outbox import Mark, Row

log = structlog.get_logger()
T = TypeVar("T")

AT_ONCE = 30
FIRST_PAUSE = 2.0
LONGEST_PAUSE = 300.0
IDLE = 30.0
# A send that breaks off is tried this often; after that it stays uncertain.
UNCERTAIN_TRIES = 3
# So long (seconds) may sends that are under way take at a clean stop.
LAST_SENDS = 5.0


class Delivery:
    """One channel's sender. ``wake`` it after each commit."""

    def __init__(
        self,
        database: Database,
        channel: Channel,
        speech: Speech,
        now: Callable[[], datetime],
        pace: Pace | None = None,
    ) -> None:
        self._database = database
        self._channel = channel
        self._speech = speech
        self._now = now
        self._pace = pace or Pace(channel.limits.per_second, channel.limits.per_chat_second)
        self._due = asyncio.Event()
        self._claimed: list[Row] = []
        self._sending: dict[str, tuple[int, asyncio.Task[None]]] = {}
        self._on_the_wire: set[str] = set()
        self._broke_off: Counter[int] = Counter()
        self._marks: list[Mark] = []
        self._left: list[str] = []
        self._unsent: list[int] = []
        self._in_doubt = False
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self) -> None:
        """Something may be due."""
        self._due.set()

    def wake_soon(self) -> None:
        """The same, called from another thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._due.set)

    async def run(self) -> None:
        """Send until cancelled. What was being sent at a crash is queued again or left uncertain first."""
        self._loop = asyncio.get_running_loop()
        await self._patiently(self._recover)
        while True:
            self._due.clear()
            until = await self._patiently(self._turn)
            self._start()
            try:
                async with asyncio.timeout(until):
                    await self._due.wait()
            except TimeoutError:
                continue

    async def _patiently(self, work: Callable[[int], T]) -> T:
        """Do database work on the writer's thread, again and again while the database is away."""
        pause = 0.2
        while True:
            try:
                return await asyncio.get_running_loop().run_in_executor(self._database.thread, work, self._seconds())
            except DatabaseUnavailable as error:
                log.warning("database away, delivery waits", reason=str(error))
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5.0)

    def _recover(self, now: int) -> None:
        again, left = self._database.write(lambda c: outbox.recover(c, self._channel.name, now))
        if again or left:
            log.info("sends interrupted", again=again, uncertain=left)

    def _turn(self, now: int) -> float:
        """In one transaction: write down what became of sends, and claim what is due.

        Gives the seconds until something else will be due.
        """
        # Who is busy comes first: a send that ends in this very moment is then still counted as under way.
        busy = dict(self._sending)
        marks, left = list(self._marks), list(self._left)
        free = AT_ONCE - len(busy)
        ours = [*(id_ for id_, _task in busy.values()), *(mark.id for mark in marks)]

        def work(connection: Connection) -> tuple[list[Row], int | None]:
            # A commit whose answer got lost may have claimed what we then never saw.
            if self._in_doubt:
                outbox.release_others(connection, self._channel.name, ours, now)
            self._in_doubt = True
            outbox.mark(connection, marks, now)
            outbox.block(connection, left, now)
            rows = outbox.claim(connection, self._channel.name, now, busy, free) if free > 0 else []
            return rows, outbox.next_due(connection, self._channel.name, now)

        self._claimed, next_due = self._database.write(work)
        self._in_doubt = False
        del self._marks[: len(marks)]
        del self._left[: len(left)]
        return IDLE if next_due is None else min(IDLE, next_due - now + 0.05)

    def _start(self) -> None:
        claimed, self._claimed = self._claimed, []
        for row in claimed:
            self._sending[row.address] = row.id, asyncio.create_task(self._send_one(row))

    async def _send_one(self, row: Row) -> None:
        try:
            await self._send(row)
        finally:
            self._on_the_wire.discard(row.address)
            del self._sending[row.address]
            self._due.set()

    async def _send(self, row: Row) -> None:
        mark = await self._attempt(row)
        if mark.state != "queued":
            self._broke_off.pop(row.id, None)
        self._marks.append(mark)

    async def _attempt(self, row: Row) -> Mark:
        try:
            message = self._outgoing(row)
            await self._pace.wait(row.address, free=bool(message.edit))
            self._on_the_wire.add(row.address)
            handle = await self._channel.send(message)
        except SendError as error:
            return self._judge(row, error)
        except asyncio.CancelledError:
            if row.address not in self._on_the_wire:
                self._unsent.append(row.id)
            raise
        except Exception as error:
            # A fault of ours must neither stop the others nor be tried for ever.
            log.exception("send failed", outbox=row.id, error=type(error).__name__)
            return Mark(row.id, "failed", f"our fault: {type(error).__name__}")
        return Mark(row.id, "sent", provider_id=handle)

    def _judge(self, row: Row, error: SendError) -> Mark:
        """What an error means for the message."""
        log.warning("not sent", outbox=row.id, attempt=row.attempt, reason=str(error))
        match error:
            case SlowDown(seconds=seconds):
                self._pace.rest(seconds, row.address)
                return self._again(row, error, seconds)
            case PersonLeft():
                self._left.append(f"{self._channel.name}:{row.address}")
                return Mark(row.id, "blocked", str(error))
            case BadAddress() | Refused():
                return Mark(row.id, "failed", str(error))
            case Uncertain():
                self._broke_off[row.id] += 1
                if row.rank == outbox.ANNOUNCEMENT or self._broke_off[row.id] >= UNCERTAIN_TRIES:
                    return Mark(row.id, "uncertain", str(error))
        # The exponent is bounded: a message may be tried for a day.
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(row.attempt - 1, 10))
        return self._again(row, error, pause * random.uniform(0.8, 1.2))

    def _again(self, row: Row, error: SendError, seconds: float) -> Mark:
        return Mark(row.id, "queued", str(error), not_before=self._seconds() + max(1, math.ceil(seconds)))

    def _seconds(self) -> int:
        return int(self._now().timestamp())

    def _outgoing(self, row: Row) -> Outgoing:
        options, controls = json.loads(row.buttons) if row.buttons else ([], [])
        extra = json.loads(row.extra) if row.extra else {}
        language = self._speech.languages.get(row.language)
        return Outgoing(
            row.id,
            row.address,
            row.text,
            tuple(Button(*option) for option in options),
            tuple(Button(*control) for control in controls),
            right_to_left=language is not None and language.right_to_left,
            edit=extra.get("edit", ""),
            file=tuple(extra["file"]) if "file" in extra else None,
            leave=extra.get("leave", False),
        )

    async def stop(self) -> None:
        """After ``run`` was cancelled: let what is on the wire end, give the rest back, and write it all down."""
        tasks = {address: task for address, (_id, task) in self._sending.items()}
        for address, task in tasks.items():
            if address not in self._on_the_wire:
                task.cancel()
        if tasks:
            await asyncio.wait(tasks.values(), timeout=LAST_SENDS)
        try:
            await asyncio.get_running_loop().run_in_executor(self._database.thread, self._write_down)
        except DatabaseUnavailable as error:
            # What was sent is then uncertain at the next start, which is the truth.
            log.warning("could not write down the last sends", reason=str(error))

    def _write_down(self) -> None:
        # Runs after a last turn on the same thread, so what that claimed stands here.
        now, unsent = self._seconds(), [*self._unsent, *(row.id for row in self._claimed)]

        def work(connection: Connection) -> None:
            outbox.mark(connection, self._marks, now)
            outbox.block(connection, self._left, now)
            outbox.release(connection, unsent, now)

        self._database.write(work)
