"""For tests: the stand-in on a free port of this machine, and waiting without long sleeps."""

import asyncio
import contextlib
import time
from collections.abc import Callable

from starlette.applications import Starlette

from playground import telegram
from playground.server import loopback, serving
from playground.twilio_api import twilio_routes
from playground.world import World

PATIENCE = 180.0  # seconds, for machines that are busy; what is well takes a few hundredths


class Standin:
    """``async with Standin(world) as base_url``: the Bot API at ``<base_url>/bot<token>/...``."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._stack = contextlib.AsyncExitStack()

    async def __aenter__(self) -> str:
        listener = loopback()
        port = listener.getsockname()[1]
        app = Starlette(routes=[*telegram.routes(self.world), *twilio_routes(self.world.twilio)])
        await self._stack.enter_async_context(serving(app, listener))
        return f"http://127.0.0.1:{port}"

    async def __aexit__(self, *exc: object) -> None:
        self.world.webhook.stop()
        await self.world.twilio.line.close()
        self.world.updates.end_poll()
        await self._stack.aclose()


async def until(what: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Return as soon as ``what()`` is true; raises TimeoutError when it stays false."""
    deadline = time.monotonic() + seconds
    while not what():
        if time.monotonic() > deadline:
            raise TimeoutError(f"nothing came within {seconds:g} seconds")
        await asyncio.sleep(0.01)
