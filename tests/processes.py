"""Processes that tests start: none outlives the loop of its test, also not of one that fails."""

import asyncio
import contextlib
from asyncio.subprocess import Process
from typing import Any

from playground.testing import PATIENCE

ASKED = 15.0  # seconds that a process has to end by itself, after a test that failed
_WATCHES: set[asyncio.Task[None]] = set()


async def begin(*command: str, **more: Any) -> Process:
    """Start a process that is killed, and waited for, when its loop closes before it has ended."""
    process = await asyncio.create_subprocess_exec(*command, **more)
    watch = asyncio.create_task(_see_off(process))
    _WATCHES.add(watch)
    watch.add_done_callback(_WATCHES.discard)
    return process


async def _see_off(process: Process) -> None:
    """A process that is still there when the loop is gone complains from the collector of garbage,
    in another test.
    """
    try:
        await process.wait()
    except asyncio.CancelledError:
        # A playground that is asked to end, ends its bot too.
        with contextlib.suppress(ProcessLookupError, TimeoutError):
            process.terminate()
            async with asyncio.timeout(ASKED):
                await process.wait()
        await kill(process)
        raise


async def output(process: Process, seconds: float = PATIENCE) -> tuple[str, str]:
    """Wait for its end; gives what it wrote. What does not end is killed,
    and says in the error what it wrote.
    """
    reading = asyncio.ensure_future(process.communicate())
    done, _pending = await asyncio.wait([reading], timeout=seconds)
    if not done:
        await kill(process)
        said = " | ".join((each or b"").decode(errors="replace") for each in await reading)
        raise TimeoutError(f"process {process.pid} did not end within {seconds:g} seconds; it wrote: {said}")
    out, errors = (each or b"" for each in reading.result())
    return out.decode(), errors.decode()


async def kill(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()
    # What nobody has read keeps its pipes open.
    process._transport.close()  # type: ignore[attr-defined]
    await asyncio.sleep(0)
