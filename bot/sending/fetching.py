"""Fetches the files that people sent because we asked for them: after the commit, with patience,
from its own rows.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

import structlog

from bot.actions.files.deeds import GONE, HERE, LARGE, NOT_NOW, STRANGE, WAITS
from bot.files import quota
from bot.files.kinds import MIMES, MOST, SHEETS, FileKind, ended, kind_of, settle
from bot.ground.errors import ReaderAway, Refused, SendError, SlowDown, TooLarge, why
from bot.ground.phones import USUAL
from bot.imports.sheets import SheetError
from bot.sending.lists import Lists, ReadList
from bot.sending.patience import patiently
from storage import files, timers
from storage.database import Connection, Database
from storage.files import Wanted

log = structlog.get_logger()
T = TypeVar("T")

AT_ONCE = 4
# So often it is tried, with pauses that grow from the first one (seconds): about ten minutes in
# all.
TRIES = 9
FIRST_PAUSE = 1.5
LONGEST_PAUSE = 150.0
IDLE = 60.0
# What was wanted so long ago (seconds) is not to be had any more; whoever waits for it must hear
# so.
TOO_LONG = 1800

# Fetches what a channel calls by this name, at most so many bytes; raises a SendError.
Fetch = Callable[[str, int], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class _Examined:
    """What is kept of a file: its bytes, or of a list what was read in it;
    or the ``trouble`` for which nothing is.
    """

    trouble: str = ""
    kind: FileKind | None = None
    size: int = 0
    data: bytes | None = None
    plan: str = ""


class Fetching:
    """Beside `bot.sending.delivery`: ``wake`` it when a file is wanted.
    ``arrived`` is called when somebody may go on.
    """

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Fetch],
        now: Callable[[], datetime],
        arrived: Callable[[], None] = lambda: None,
        first_pause: float = FIRST_PAUSE,
        country: str = USUAL,
        read_list: ReadList | None = None,
    ) -> None:
        self._database = database
        self._channels = channels
        self._now = now
        self._arrived = arrived
        self._first_pause = first_pause
        self._country = country
        self._read_list = read_list or Lists().read
        self._due = asyncio.Event()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._busy: dict[int, asyncio.Task[None]] = {}
        # Whose each of these is.
        self._whose: dict[int, int] = {}

    def wake(self) -> None:
        self._due.set()

    async def run(self) -> None:
        """Fetch until cancelled; what was wanted before a crash is found again."""
        try:
            while True:
                self._due.clear()
                idle = [each for each in await self._patiently(files.wanted) if each.id not in self._busy]
                for wanted in quota.fairly(idle, lambda each: each.person_id, self._whose.values()):
                    self._whose[wanted.id] = wanted.person_id
                    self._busy[wanted.id] = asyncio.create_task(self._one(wanted))
                try:
                    async with asyncio.timeout(IDLE):
                        await self._due.wait()
                except TimeoutError:
                    continue
        finally:
            for task in self._busy.values():
                task.cancel()
            await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def _one(self, wanted: Wanted) -> None:
        try:
            data, trouble = await self._get(wanted)
            found = _Examined(trouble) if trouble else await self._look(wanted, data)
            if await self._patiently(partial(self._settle, wanted, found)):
                self._arrived()
            # There is a place for the next one of the same person.
            self.wake()
        except Exception as error:
            # It stays wanted, and is tried again at the next look.
            log.exception("file not fetched", file=wanted.id, error=type(error).__name__)
        finally:
            del self._busy[wanted.id], self._whose[wanted.id]

    async def _look(self, wanted: Wanted, data: bytes) -> "_Examined":
        """Look at a file that is here. A list is read here, in a process of its own, and not again;
        of the other kinds no more is looked at than their first bytes.
        """
        kind = settle(wanted.name, wanted.mime, data)
        if kind is None or len(data) > MOST[kind]:
            return _Examined(LARGE if kind else STRANGE)
        if kind not in SHEETS:
            return _Examined(kind=kind, size=len(data), data=data)
        return await self._read(wanted, kind, data)

    async def _read(self, wanted: Wanted, kind: FileKind, data: bytes) -> "_Examined":
        """What a list says. Where the system lets none be read, its sender hears so at once, and it
        is tried again; after a stop too, since it stays wanted.
        """
        for attempt in range(TRIES):
            try:
                plan = await self._read_list(kind, data, self._country, wanted.person_id)
                return _Examined(kind=kind, size=len(data), plan=plan)
            except SheetError as error:
                return _Examined(why(error))
            except ReaderAway as error:
                pause = self._pause(attempt)
                log.warning("list not read", file=wanted.id, attempt=attempt, reason=why(error), again_in=pause)
            if attempt == 0 and await self._patiently(partial(self._say_it_waits, wanted)):
                self._arrived()
            if attempt < TRIES - 1:
                await asyncio.sleep(pause)
        return _Examined(NOT_NOW)

    def _say_it_waits(self, wanted: Wanted, connection: Connection) -> bool:
        """Once for each file."""
        first = files.waits(connection, wanted.id, NOT_NOW)
        if first:
            now = int(self._now().timestamp())
            timers.plan(connection, WAITS, wanted.person_id, now, now, about=f"file:{wanted.id}")
        return first

    def _pause(self, attempt: int) -> float:
        return float(min(LONGEST_PAUSE, self._first_pause * 2**attempt))

    async def _get(self, wanted: Wanted) -> tuple[bytes, str]:
        """The bytes, or why they can't be had."""
        kind, fetch = kind_of(wanted.name, wanted.mime), self._channels.get(wanted.channel)
        if fetch is None or self._now().timestamp() - wanted.created > TOO_LONG:
            return b"", GONE
        at_most = MOST[kind] if kind else 0
        for attempt in range(TRIES):
            pause = self._pause(attempt)
            try:
                async with self._places:
                    return await fetch(wanted.media, at_most), ""
            except TooLarge:
                return b"", LARGE
            except Refused as error:
                log.warning("file refused", file=wanted.id, reason=why(error))
                return b"", GONE
            except SlowDown as error:
                pause = min(max(pause, error.seconds), LONGEST_PAUSE)
            except SendError as error:
                log.info("file not fetched yet", file=wanted.id, attempt=attempt, reason=why(error))
            if attempt < TRIES - 1:
                await asyncio.sleep(pause)
        return b"", GONE

    def _settle(self, wanted: Wanted, found: "_Examined", connection: Connection) -> bool:
        """Keep it, or why it can't be had; its person goes on by a turn. In one transaction."""
        if found.kind is None:
            done = files.fail(connection, wanted.id, found.trouble)
        else:
            name = ended(wanted.name, found.kind)
            done = files.here(
                connection,
                wanted.id,
                name=name,
                mime=MIMES[found.kind],
                size=found.size,
                data=found.data,
                plan=found.plan,
            )
        if done:
            now = int(self._now().timestamp())
            timers.plan(connection, HERE, wanted.person_id, now, now, about=f"file:{wanted.id}")
        return done

    async def _patiently(self, work: Callable[[Connection], T]) -> T:
        return await patiently(self._database, partial(self._database.write, work), "fetching")
