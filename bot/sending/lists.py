"""Lets a list be read in a process of its own, so that no file can hold up the bot or fill its
memory.
"""

import asyncio
import contextlib
import itertools
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import IO

import structlog

from bot.files.kinds import FileKind
from bot.ground.errors import ReaderAway, why
from bot.imports.alone import CLOCK, NOT_BEGUN, TROUBLE, WRITES
from bot.imports.sheets import TOO_MUCH, SheetError

log = structlog.get_logger()

# Reads a list of a kind, with the telephone numbers of a country, that this person sent; gives what
# is kept of it, or raises SheetError or ReaderAway.
ReadList = Callable[[FileKind, bytes, str, int], Awaitable[str]]
Spawn = Callable[..., "subprocess.Popen[bytes]"]
_HOUSE = Path(__file__).parents[2]
# The code of this house, and none that lies in the folder where the bot was started.
_BEGIN = f"import sys; sys.path.insert(0, {str(_HOUSE)!r}); from bot.imports.alone import run; run()"


class Lists:
    """Reads one list at a time: what all of them need together is what one needs.

    Whoever's last list ran into a limit lets those of others go first, until one of theirs is read.
    """

    def __init__(
        self, begin: str = _BEGIN, clock: float = CLOCK, python: str = sys.executable, spawn: Spawn = subprocess.Popen
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._python = python
        self._spawn = spawn
        self._reads = False
        self._numbers = itertools.count()
        # Who waits, in the order in which they came.
        self._waiting: dict[int, tuple[int, asyncio.Future[None]]] = {}
        self._slow: set[int] = set()

    async def read(self, kind: FileKind, data: bytes, country: str, whose: int = 0) -> str:
        """What is kept of a list, as `bot.imports.reading.to_json` says; raises SheetError, or
        ReaderAway when none can be read now.
        """
        async with self._alone(whose):
            try:
                with _nameless() as given, _nameless() as made:
                    given.write(data)
                    given.flush()
                    given.seek(0)
                    kept = await self._read(kind, country, given, made)
            except SheetError as error:
                if why(error) == TOO_MUCH:
                    self._slow.add(whose)
                raise
            except (OSError, RuntimeError, MemoryError) as error:
                # No more processes, threads, files or memory; or Python is not where it was.
                raise ReaderAway(_reason(error)) from error
            self._slow.discard(whose)
            return kept

    @contextlib.asynccontextmanager
    async def _alone(self, whose: int) -> AsyncIterator[None]:
        number, free = next(self._numbers), asyncio.get_running_loop().create_future()
        self._waiting[number] = whose, free
        self._go_on()
        try:
            await free
            yield
        finally:
            if self._waiting.pop(number, None) is None:
                self._reads = False
            self._go_on()

    def _go_on(self) -> None:
        """Let the next one read, when none is read now."""
        waiting = [(whose in self._slow, number) for number, (whose, free) in self._waiting.items() if not free.done()]
        if waiting and not self._reads:
            self._reads = True
            _whose, free = self._waiting.pop(min(waiting)[1])
            free.set_result(None)

    async def _read(self, kind: FileKind, country: str, given: IO[bytes], made: IO[bytes]) -> str:
        # A new program, not a copy of this process: it has no thread, no lock, no connection and no
        # secret of ours. To begin it takes no longer than to hand it to a thread, from which it
        # could not be called back.
        process = self._spawn(
            [self._python, "-I", "-c", self._begin, kind.value, country],
            stdin=given,
            stdout=made,
            stderr=subprocess.DEVNULL,
            env={"PYTHONUTF8": "1"},
        )
        try:
            ended = await asyncio.to_thread(process.wait, self._clock)
        except subprocess.TimeoutExpired:
            ended = None
        finally:
            process.kill()
            # At once, also where no thread begins: it was killed.
            process.wait()
        if ended == NOT_BEGUN:
            raise ReaderAway("the process did not begin")
        made.seek(0)
        said = made.read(WRITES).decode(errors="replace")
        if ended == TROUBLE:
            raise SheetError(said)
        if ended != 0:
            log.warning("list given up", kind=kind.value, ended=ended)
            raise SheetError(TOO_MUCH)
        return said


def _reason(error: BaseException) -> str:
    """In closed words: what an error says of itself may name a file of ours."""
    if isinstance(error, OSError) and error.errno is not None:
        return os.strerror(error.errno)
    return type(error).__name__


def _nameless() -> IO[bytes]:
    """Something to write to and read from that no one else can open, and that is gone when we are:
    in memory where the system has it.
    """
    if sys.platform == "linux":
        return os.fdopen(os.memfd_create("list"), "w+b")
    return tempfile.TemporaryFile()
