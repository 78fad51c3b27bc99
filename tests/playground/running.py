"""The whole playground as a process of its own, with any bot."""

import asyncio
import contextlib
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from playground.testing import PATIENCE

HOUSE = Path(__file__).resolve().parents[2]
ECHO_BOT = (sys.executable, str(Path(__file__).with_name("echo_bot.py")))
REAL_BOT = (sys.executable, "-m", "bot", "run")
RUN = "import sys; from playground.demo import main; sys.exit(main({port}, {command!r}))"


async def start_demo(port: int, command: Sequence[str]) -> Process:
    code = RUN.format(port=port, command=list(command))
    return await asyncio.create_subprocess_exec(sys.executable, "-c", code, cwd=HOUSE, stdout=PIPE, stderr=PIPE)


async def end(demo: Process, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
    """End it; gives its exit code and what it wrote on standard error."""
    with contextlib.suppress(ProcessLookupError):
        demo.send_signal(how)
    async with asyncio.timeout(PATIENCE):
        _, errors = await demo.communicate()
    return demo.returncode or 0, errors.decode()


@contextlib.asynccontextmanager
async def playground(command: Sequence[str] = REAL_BOT, seconds: float = 2 * PATIENCE) -> AsyncIterator[str]:
    """The address of a playground with this bot, ended cleanly afterwards."""
    demo = await start_demo(0, command)
    assert demo.stdout
    try:
        async with asyncio.timeout(seconds):
            line = (await demo.stdout.readline()).decode()
        if not line.startswith("Playground: "):
            _, errors = await end(demo)
            raise RuntimeError(f"the playground did not start: {line}{errors}")
        yield line.removeprefix("Playground: ").strip()
    finally:
        if demo.returncode is None:
            await end(demo)
