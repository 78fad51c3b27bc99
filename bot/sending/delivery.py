"""Sends what is due in the outbox: pace, order per chat, retry, give up, uncertain."""

import asyncio
import math
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

import structlog

from bot import papers
from bot.actions.people.my_data import NOT_ALL, counted
from bot.ground.errors import (
    BadAddress,
    DatabaseUnavailable,
    Limited,
    NotSent,
    NotTheirs,
    PaperError,
    PersonLeft,
    Refused,
    SendError,
    SlowDown,
    TemplateRefused,
    Uncertain,
    WindowClosed,
    why,
)
from bot.ground.messages import Button, Channel, Outgoing
from bot.ground.packed import pack, unpack
from bot.ground.paper import KEPT
from bot.language.speech import Speech
from bot.sending.attachments import KeptFiles
from bot.sending.kept_data import KeptData
from bot.sending.pace import Pace
from bot.sending.patience import patiently
from bot.sending.windows import Windows, tell_coordinator
from storage import files, outbox, windows
from storage.database import Connection, Database
from storage.outbox import Mark, Row

log = structlog.get_logger()
T = TypeVar("T")

AT_ONCE = 60
# Of these at most so many are announcements: an answer finds room at once.
OF_MANY = 40
FIRST_PAUSE = 2.0
LONGEST_PAUSE = 300.0
IDLE = 30.0
# A send that breaks off is tried this often; after that it stays uncertain.
UNCERTAIN_TRIES = 3
# So long (seconds) may sends that are under way take at a clean stop.
LAST_SENDS = 5.0


class Delivery:
    """One channel's sender. ``wake`` it after each commit.

    ``elsewhere`` is called when other channels may have got something to send from this one.
    """

    def __init__(
        self,
        database: Database,
        channel: Channel,
        speech: Speech,
        now: Callable[[], datetime],
        pace: Pace | None = None,
        sorter: Windows | None = None,
        elsewhere: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._channel = channel
        self._speech = speech
        self._now = now
        self._pace = pace or Pace(channel.limits.per_second, channel.limits.per_chat_second)
        self._windows = sorter
        self._files = KeptFiles(database, channel.name)
        self._kept = KeptData(database)
        self._elsewhere = elsewhere
        self._due = asyncio.Event()
        self._claimed: list[Row] = []
        self._sending: dict[str, tuple[int, asyncio.Task[None]]] = {}
        self._on_the_wire: set[str] = set()
        self._announcing: set[str] = set()
        self._broke_off: Counter[int] = Counter()
        self._marks: list[Mark] = []
        self._left: list[str] = []
        # What becomes of addresses and templates besides the marks, in the next transaction.
        self._knocked: set[str] = set()
        self._shut: set[str] = set()
        self._offered: dict[str, str] = {}
        self._bad_contents: dict[str, str] = {}
        self._failing: set[str] = set()
        self._worked: set[str] = set()
        self._undelivered: list[tuple[Row, str]] = []
        self._unsent: list[int] = []
        self._in_doubt = False
        self._moved = False
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self) -> None:
        """Something may be due."""
        self._due.set()

    def wake_soon(self) -> None:
        """The same, called from another thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._due.set)

    async def run(self) -> None:
        """Send until cancelled. What was being sent at a crash is queued again or left uncertain
        first.
        """
        self._loop = asyncio.get_running_loop()
        await self._patiently(self._recover)
        while True:
            self._due.clear()
            until = await self._patiently(self._turn)
            self._start()
            if self._moved:
                self._moved = False
                self._elsewhere()
            try:
                async with asyncio.timeout(until):
                    await self._due.wait()
            except TimeoutError:
                continue

    async def _patiently(self, work: Callable[[int], T]) -> T:
        return await patiently(self._database, lambda: work(self._seconds()), "delivery")

    def _recover(self, now: int) -> None:
        self._failing = self._database.write(lambda c: outbox.failing(c, self._channel.name))
        again, left = self._database.write(lambda c: outbox.recover(c, self._channel.name, now))
        if again or left:
            log.info("sends interrupted", again=again, uncertain=left)

    def _turn(self, now: int) -> float:
        """In one transaction: write down what became of sends, and claim what is due.

        Gives the seconds until something else will be due.
        """
        # Who is busy comes first: a send that ends in this very moment is then still counted as
        # under way.
        busy = dict(self._sending)
        marks, left, besides = list(self._marks), list(self._left), self._take_besides()
        free = AT_ONCE - len(busy)
        ours = [*(id_ for id_, _task in busy.values()), *(mark.id for mark in marks)]

        def work(connection: Connection) -> tuple[list[Row], int | None, bool]:
            # A commit whose answer got lost may have claimed what we then never saw.
            if self._in_doubt:
                outbox.release_others(connection, self._channel.name, ours, now)
            self._in_doubt = True
            outbox.mark(connection, marks, now)
            outbox.block(connection, left, now)
            besides(connection, now)
            if self._windows is not None and besides.knocked:
                self._windows.reconsider(connection, besides.knocked, now)
            room = OF_MANY - len(self._announcing)
            rows = (
                outbox.claim(connection, self._channel.name, now=now, busy=busy, limit=free, announcements=room)
                if free > 0
                else []
            )
            sent = self._windows.sort(connection, rows, now) if self._windows is not None and rows else rows
            # What waits now for its person may stand before others of theirs, and no send will end
            # and wake us.
            return sent, outbox.next_due(connection, self._channel.name, now), len(sent) < len(rows)

        try:
            self._claimed, next_due, more = self._database.write(work)
        except DatabaseUnavailable:
            self._give_back(besides)
            raise
        self._in_doubt = False
        del self._marks[: len(marks)]
        del self._left[: len(left)]
        self._moved = self._moved or bool(left)
        if more:
            return 0.0
        return IDLE if next_due is None else min(IDLE, next_due - now + 0.05)

    def _start(self) -> None:
        claimed, self._claimed = self._claimed, []
        for row in claimed:
            if row.rank == outbox.ANNOUNCEMENT:
                self._announcing.add(row.address)
            self._sending[row.address] = row.id, asyncio.create_task(self._send_one(row))

    async def _send_one(self, row: Row) -> None:
        try:
            await self._send(row)
        finally:
            self._on_the_wire.discard(row.address)
            self._announcing.discard(row.address)
            del self._sending[row.address]
            self._due.set()

    async def _send(self, row: Row) -> None:
        mark = await self._attempt(row)
        if mark.state != "queued":
            self._broke_off.pop(row.id, None)
        self._marks.append(mark)

    async def _attempt(self, row: Row) -> Mark:
        try:
            message, fault = await self._with_file(row, self._outgoing(row))
            many = row.rank == outbox.ANNOUNCEMENT
            await self._pace.wait(row.address, free=bool(message.edit), many=many)
            self._on_the_wire.add(row.address)
            handle = await self._channel.send(message)
            self._note_sent(row, message)
        except SendError as error:
            return self._judge(row, error)
        except NotTheirs as error:
            log.warning("not sent", outbox=row.id, reason=why(error))
            return Mark(row.id, "skipped", why(error))
        except asyncio.CancelledError:
            if row.address not in self._on_the_wire:
                self._unsent.append(row.id)
            raise
        except Exception as error:
            # A fault of ours must neither stop the others nor be tried for ever.
            log.exception("send failed", outbox=row.id, error=type(error).__name__)
            return Mark(row.id, "failed", f"our fault: {type(error).__name__}")
        if row.knock is not None:
            return Mark(row.id, "waiting", f"knocked: {row.knock.name} in {row.knock.language}", provider_id=handle)
        if fault:
            return Mark(row.id, "failed", f"our fault: {fault}", provider_id=handle)
        return Mark(row.id, "sent", provider_id=handle)

    def _note_sent(self, row: Row, message: Outgoing) -> None:
        key = self._key(row)
        if row.knock is not None:
            self._knocked.add(key)
        offered = self._channel.numbered(message)
        if offered or (row.offered and row.buttons):
            self._offered[key] = pack(offered) if offered else ""
        if key in self._failing:
            self._failing.discard(key)
            self._worked.add(key)

    def _take_besides(self) -> "_Besides":
        taken = _Besides(
            knocked=self._knocked,
            shut=self._shut,
            offered=self._offered,
            bad_contents=self._bad_contents,
            undelivered=self._undelivered,
            worked=self._worked,
            learned=(self._channel.name, dict(self._files.learned)),
        )
        self._files.learned.clear()
        self._knocked, self._shut, self._offered = set(), set(), {}
        self._bad_contents, self._undelivered, self._worked = {}, [], set()
        return taken

    def _give_back(self, taken: "_Besides") -> None:
        """It could not be written down now; next time."""
        self._knocked |= taken.knocked
        self._shut |= taken.shut
        self._offered = taken.offered | self._offered
        self._bad_contents = taken.bad_contents | self._bad_contents
        self._undelivered = taken.undelivered + self._undelivered
        self._worked |= taken.worked
        self._files.learned = taken.learned[1] | self._files.learned

    def _key(self, row: Row) -> str:
        return f"{self._channel.name}:{row.address}"

    def _judge(self, row: Row, error: SendError) -> Mark:
        """What an error means for the message."""
        log.warning("not sent", outbox=row.id, attempt=row.attempt, reason=why(error))
        match error:
            case SlowDown(seconds=seconds):
                self._pace.rest(seconds, row.address)
                return self._again(row, error, seconds)
            case PersonLeft():
                self._left.append(f"{self._channel.name}:{row.address}")
                return Mark(row.id, "blocked", why(error))
            case BadAddress():
                self._failing.add(self._key(row))
                self._undelivered.append((row, "bad address"))
                return Mark(row.id, "failed", why(error))
            case WindowClosed() if row.knock is None and row.attempt <= outbox.TRIES:
                self._shut.add(self._key(row))
                return self._again(row, error, 1)
            case TemplateRefused() if row.knock is not None and row.attempt <= outbox.TRIES:
                self._bad_contents[f"template.{row.knock.name}.{row.knock.language}"] = why(error)
                return self._again(row, error, 1)
            case Limited():
                self._undelivered.append((row, "limited"))
                return Mark(row.id, "waiting", why(error))
            case Refused() | WindowClosed() | TemplateRefused():
                return Mark(row.id, "failed", why(error))
            case Uncertain():
                self._broke_off[row.id] += 1
                if row.rank == outbox.ANNOUNCEMENT or self._broke_off[row.id] >= UNCERTAIN_TRIES:
                    return Mark(row.id, "uncertain", why(error))
        # The exponent is bounded: a message may be tried for a day.
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(row.attempt - 1, 10))
        return self._again(row, error, pause * random.uniform(0.8, 1.2))

    def _again(self, row: Row, error: SendError, seconds: float) -> Mark:
        return Mark(row.id, "queued", why(error), not_before=self._seconds() + max(1, math.ceil(seconds)))

    def _seconds(self) -> int:
        return int(self._now().timestamp())

    def _outgoing(self, row: Row) -> Outgoing:
        options, controls = unpack(row.buttons) if row.buttons else ([], [])
        extra = unpack(row.extra) if row.extra else {}
        language = self._speech.languages.get(row.language)
        return Outgoing(
            row.id,
            row.address,
            row.text,
            tuple(Button(*option) for option in options),
            tuple(Button(*control) for control in controls),
            right_to_left=language is not None and language.right_to_left,
            edit=extra.get("edit", ""),
            leave=extra.get("leave", False),
            language=row.language,
            page=extra.get("page", 0),
            plain=extra.get("plain", False),
            knock=row.knock,
            attempt=row.attempt,
            voice=extra.get("voice", ""),
        )

    async def _with_file(self, row: Row, message: Outgoing) -> tuple[Outgoing, str]:
        """The message with the file that its row names or has a recipe of,
        or without it and why it is not there.
        """
        extra = unpack(row.extra) if row.extra and row.knock is None else {}
        try:
            if "file" in extra:
                return replace(message, file=await self._files.attachment(extra["file"])), ""
            if "paper" in extra and extra["paper"].get("paper") == KEPT:
                return await self._with_kept_data(row, message, extra["paper"]), ""
            if "paper" in extra:
                return replace(message, file=await asyncio.to_thread(papers.make, extra["paper"])), ""
        except DatabaseUnavailable as error:
            raise NotSent("the database is away") from error
        except PaperError as error:
            # The words still go; the row says what is wrong with the file.
            log.error("file not made", outbox=row.id, reason=why(error))
            return message, why(error)
        return message, ""

    async def _with_kept_data(self, row: Row, message: Outgoing, recipe: Mapping[str, Any]) -> Outgoing:
        made = await self._kept.made(row, recipe, self._seconds())
        told = [message.text]
        if "of" not in recipe:
            told.append(self._speech.say(counted(made.received, made.sent), row.language))
        if not made.whole:
            told.append(self._speech.say(NOT_ALL, row.language))
        return replace(message, text="\n\n".join(told), file=made.file)

    async def stop(self) -> None:
        """After ``run`` was cancelled: let what is on the wire end, give the rest back,
        and write it all down.
        """
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
            log.warning("could not write down the last sends", reason=why(error))

    def _write_down(self) -> None:
        # Runs after a last turn on the same thread, so what that claimed stands here.
        now, unsent = self._seconds(), [*self._unsent, *(row.id for row in self._claimed)]
        besides = self._take_besides()

        def work(connection: Connection) -> None:
            outbox.mark(connection, self._marks, now)
            outbox.block(connection, self._left, now)
            besides(connection, now)
            outbox.release(connection, unsent, now)

        self._database.write(work)


@dataclass(frozen=True, slots=True)
class _Besides:
    """What sends taught us of addresses and templates; written down with the marks."""

    knocked: set[str]
    shut: set[str]
    offered: dict[str, str]
    bad_contents: dict[str, str]
    undelivered: list[tuple[Row, str]]
    worked: set[str]
    # The channel, and the names it gave to files of ours.
    learned: tuple[str, dict[int, str]]

    def __call__(self, connection: Connection, now: int) -> None:
        windows.knocked(connection, self.knocked, now)
        for key in self.shut:
            windows.shut(connection, key)
        windows.offer(connection, self.offered)
        for key, reason in self.bad_contents.items():
            windows.content_fails(connection, key, reason, now)
        for row, kind in self.undelivered:
            undelivered(connection, row, kind, now)
        for key in self.worked:
            outbox.works(connection, key)
        channel, learned = self.learned
        for id_, known in learned.items():
            files.sent_as(connection, id_, channel, known)


def undelivered(connection: Connection, row: Row, why: str, now: int) -> None:
    """A message did not reach somebody: another address of theirs, or a word to the coordinator."""
    key = f"{row.channel}:{row.address}"
    outbox.fails(connection, key, now)
    if why == "limited":
        windows.expect(connection, {key})
    if row.person_id is not None:
        tell_coordinator(connection, row.person_id, why, now)
