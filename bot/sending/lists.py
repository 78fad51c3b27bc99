"""Lets a list be read in a process of its own, so that no file can hold up the bot or fill its
memory.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import IO

import structlog

from bot.files.kinds import FileKind
from bot.imports.alone import CLOCK, TROUBLE, WRITES
from bot.imports.sheets import TOO_MUCH, SheetError

log = structlog.get_logger()

# Reads a list of a kind, with the telephone numbers of a country; gives what is kept of it, or
# raises SheetError.
ReadList = Callable[[FileKind, bytes, str], Awaitable[str]]
_HOUSE = Path(__file__).parents[2]
# The code of this house, and none that lies in the folder where the bot was started.
_BEGIN = f"import sys; sys.path.insert(0, {str(_HOUSE)!r}); from bot.imports.alone import run; run()"


class Lists:
    """Reads one list at a time: what all of them need together is what one needs."""

    def __init__(self, begin: str = _BEGIN, clock: float = CLOCK) -> None:
        self._begin = begin
        self._clock = clock
        self._alone = asyncio.Lock()

    async def read(self, kind: FileKind, data: bytes, country: str) -> str:
        """What is kept of a list, as `bot.imports.reading.to_json` says; raises SheetError."""
        async with self._alone:
            with _nameless() as given, _nameless() as made:
                given.write(data)
                given.flush()
                given.seek(0)
                return await self._read(kind, country, given, made)

    async def _read(self, kind: FileKind, country: str, given: IO[bytes], made: IO[bytes]) -> str:
        # A new program, not a copy of this process: it has no thread, no lock, no connection and no
        # secret of ours. To begin it takes no longer than to hand it to a thread, from which it
        # could not be called back.
        process = subprocess.Popen(  # noqa: ASYNC220, S603  # our own Python, our own words
            [sys.executable, "-I", "-c", self._begin, kind.value, country],
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
            await asyncio.to_thread(process.wait)
        made.seek(0)
        said = made.read(WRITES).decode(errors="replace")
        if ended == TROUBLE:
            raise SheetError(said)
        if ended != 0:
            log.warning("list given up", kind=kind.value, ended=ended)
            raise SheetError(TOO_MUCH)
        return said


def _nameless() -> IO[bytes]:
    """Something to write to and read from that no one else can open, and that is gone when we are:
    in memory where the system has it.
    """
    if sys.platform == "linux":
        return os.fdopen(os.memfd_create("list"), "w+b")
    return tempfile.TemporaryFile()
