"""The whole playground as a process of its own, with any bot."""

import asyncio
import contextlib
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from playground.testing import PATIENCE
from tests.processes import begin, output

HOUSE = Path(__file__).resolve().parents[2]
ECHO_BOT = (sys.executable, str(Path(__file__).with_name("echo_bot.py")))
REAL_BOT = (sys.executable, "-m", "bot", "run")
RUN = "import sys; from playground.demo import main; sys.exit(main({port}, {command!r}))"


async def start_demo(port: int, command: Sequence[str]) -> Process:
    code = RUN.format(port=port, command=list(command))
    return await begin(sys.executable, "-c", code, cwd=HOUSE, stdout=PIPE, stderr=PIPE)


async def end(demo: Process, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
    """End it; gives its exit code and what it wrote on standard error."""
    with contextlib.suppress(ProcessLookupError):
        demo.send_signal(how)
    return await ended(demo)


async def ended(demo: Process) -> tuple[int, str]:
    _out, errors = await output(demo)
    return demo.returncode or 0, errors


async def first_line(demo: Process, seconds: float = PATIENCE) -> str:
    """What it writes first; empty when it ends without a word."""
    assert demo.stdout
    async with asyncio.timeout(seconds):
        return (await demo.stdout.readline()).decode()


@contextlib.asynccontextmanager
async def playground(command: Sequence[str] = REAL_BOT, seconds: float = 2 * PATIENCE) -> AsyncIterator[str]:
    """The address of a playground with this bot, ended cleanly afterwards."""
    demo = await start_demo(0, command)
    try:
        line = await first_line(demo, seconds)
        if not line.startswith("Playground: "):
            _, errors = await end(demo)
            raise RuntimeError(f"the playground did not start: {line}{errors}")
        yield line.removeprefix("Playground: ").strip()
    finally:
        if demo.returncode is None:
            await end(demo)
