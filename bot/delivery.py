"""Sends what is due in the outbox: pace, order per chat, retry, give up, uncertain."""

import asyncio
import json
import random
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.errors import BadAddress, DatabaseUnavailable, PersonLeft, Refused, SendError, SlowDown, Uncertain
from bot.i18n import Speech
from bot.messages import Button, Channel, Outgoing
from bot.pace import Pace
from storage import outbox
from storage.database import Connection, Database
from storage.outbox import Mark, Row

log = structlog.get_logger()

AT_ONCE = 30
FIRST_PAUSE = 2.0
LONGEST_PAUSE = 300.0
IDLE = 30.0
# A send that breaks off is tried again this often; after that it stays uncertain.
UNCERTAIN_TRIES = 3


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
        self._sending: dict[str, asyncio.Task[None]] = {}
        self._marks: list[Mark] = []
        self._left: list[str] = []

    def wake(self) -> None:
        """Something may be due."""
        self._due.set()

    async def run(self) -> None:
        """Send until cancelled. What was being sent at a crash is queued again or left uncertain first."""
        await self._patiently(self._recover)
        while True:
            self._due.clear()
            await self._patiently(self._turn)
            until = await self._patiently(self._wait_seconds)
            try:
                async with asyncio.timeout(until):
                    await self._due.wait()
            except TimeoutError:
                continue

    async def _patiently(self, work: Callable[[int], object]) -> float:
        """Do database work on the writer's thread, again and again while the database is away."""
        loop = asyncio.get_running_loop()
        pause = 0.2
        while True:
            now = int(self._now().timestamp())
            try:
                result = await loop.run_in_executor(self._database.thread, work, now)
            except DatabaseUnavailable as error:
                log.warning("database away, delivery waits", reason=str(error))
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5.0)
                continue
            if isinstance(result, list):
                self._start(result)
                return 0.0
            return float(result) if isinstance(result, (int, float)) else 0.0

    def _recover(self, now: int) -> None:
        again, left = self._database.write(lambda c: outbox.recover(c, self._channel.name, now))
        if again or left:
            log.info("sends interrupted", again=again, uncertain=left)

    def _turn(self, now: int) -> list[Row]:
        """In one transaction: write down what became of sends, and claim what is due."""
        marks, left = list(self._marks), list(self._left)
        free = AT_ONCE - len(self._sending)

        def work(connection: Connection) -> list[Row]:
            outbox.mark(connection, marks, now)
            outbox.block(connection, left, now)
            return outbox.claim(connection, self._channel.name, now, list(self._sending), free) if free else []

        rows = self._database.write(work)
        del self._marks[: len(marks)]
        del self._left[: len(left)]
        return rows

    def _wait_seconds(self, now: int) -> float:
        if self._marks or len(self._sending) >= AT_ONCE:
            return 0.01 if self._marks else IDLE
        due = self._database.write(lambda connection: outbox.next_due(connection, self._channel.name))
        if due is None or due <= now:
            return IDLE
        return min(IDLE, due - now + 0.05)

    def _start(self, rows: list[Row]) -> None:
        for row in rows:
            self._sending[row.address] = asyncio.create_task(self._send_one(row))

    async def _send_one(self, row: Row) -> None:
        try:
            await self._send(row)
        finally:
            del self._sending[row.address]
            self._due.set()

    async def _send(self, row: Row) -> None:
        now = int(self._now().timestamp())
        try:
            message = self._outgoing(row)
            await self._pace.wait(row.address, free=bool(message.edit))
            handle = await self._channel.send(message)
        except SendError as error:
            self._marks.append(self._judge(row, error, now))
        except Exception as error:
            # A fault of ours must neither stop the others nor be tried for ever.
            log.exception("send failed", outbox=row.id, error=type(error).__name__)
            self._marks.append(Mark(row.id, "failed", f"our fault: {type(error).__name__}"))
        else:
            self._marks.append(Mark(row.id, "sent", provider_id=handle))

    def _judge(self, row: Row, error: SendError, now: int) -> Mark:
        """What an error means for the message."""
        log.warning("not sent", outbox=row.id, attempt=row.attempt, reason=str(error))
        match error:
            case SlowDown(seconds=seconds, chat_only=chat_only):
                self._pace.rest(seconds, row.address if chat_only else "")
                return Mark(row.id, "queued", str(error), not_before=now + max(1, round(seconds)))
            case PersonLeft():
                self._left.append(f"{self._channel.name}:{row.address}")
                return Mark(row.id, "blocked", str(error))
            case BadAddress() | Refused():
                return Mark(row.id, "failed", str(error))
            case Uncertain() if row.rank == 2 or row.attempt >= UNCERTAIN_TRIES:
                return Mark(row.id, "uncertain", str(error))
            case _:
                pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (row.attempt - 1)) * random.uniform(0.8, 1.2)
                return Mark(row.id, "queued", str(error), not_before=now + max(1, round(pause)))

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
        """Let sends that are under way end, and write down what became of them."""
        if self._sending:
            await asyncio.wait(list(self._sending.values()), timeout=5)
        loop = asyncio.get_running_loop()
        marks, left, now = self._marks, self._left, int(self._now().timestamp())

        def work(connection: Connection) -> None:
            outbox.mark(connection, marks, now)
            outbox.block(connection, left, now)

        try:
            await loop.run_in_executor(self._database.thread, self._database.write, work)
        except DatabaseUnavailable as error:
            # What was sent is then uncertain at the next start, which is the truth.
            log.warning("could not write down the last sends", reason=str(error))
