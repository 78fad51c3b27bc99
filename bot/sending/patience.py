"""Tries again what others keep us from for a while: the database that is away,
a service that is not reached.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from bot.ground.errors import DatabaseUnavailable, SlowDown, why
from storage.database import Database

log = structlog.get_logger()
T = TypeVar("T")


async def patiently(database: Database, work: Callable[[], T], waits: str) -> T:
    """What database work on the writer's thread gives,
    tried again for ever while the database is away.

    ``waits`` is told in the log. All that is raised but DatabaseUnavailable goes on to the caller.
    """

    async def on_its_thread() -> T:
        return await asyncio.get_running_loop().run_in_executor(database.thread, work)

    return await again_and_again(on_its_thread, DatabaseUnavailable, f"database away, {waits} waits", 0.2, 5.0)


async def again_and_again(
    work: Callable[[], Awaitable[T]], away: type[Exception], said: str, first: float, longest: float, **about: str
) -> T:
    """What ``work`` gives, tried for ever while it raises ``away``;
    each time it is ``said`` in the log, with ``about``.

    Pauses (seconds) double from the first to the longest; who says for how long to be quiet is not
    asked sooner.
    """
    pause = first
    while True:
        try:
            return await work()
        except away as error:
            wait = max(pause, error.seconds) if isinstance(error, SlowDown) else pause
            log.warning(said, reason=why(error), again_in=wait, **about)
            await asyncio.sleep(wait)
            pause = min(pause * 2, longest)
