"""A process that starts the real bot in children of its own; a child kills itself at a chosen call.

One JSON list a line on standard input: settings, "module:name" or "", "before" or "after", the
how-manieth call. Out come the child's number and, at its end, "ended" with its signal or exit code.
Everything is imported and read once, so that a child starts at once.
"""

import asyncio
import gc
import importlib
import inspect
import json
import os
import signal
import ssl
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import cache, wraps
from typing import Any

import structlog

from bot import settings
from bot.app import App, offered_speech
from bot.ground import programme as programmes
from bot.handlers.telegram.channel import TelegramChannel
from bot.handlers.telegram.shapes import LIMITS
from bot.handlers.whatsapp.channel import WhatsAppChannel
from bot.language import speech

# Calls with nothing in hand don't count.
BUSY: dict[str, Callable[[tuple[Any, ...], Any], object]] = {
    "storage.outbox:mark": lambda given, _result: given[1],
    "storage.outbox:claim": lambda _given, result: result,
    "bot.sending.windows:Windows.sort": lambda given, _result: given[2],
    "bot.sending.delivery:Delivery._start": lambda given, _result: given[0]._claimed,
    "bot.handlers.telegram.channel:TelegramChannel.poll": lambda _given, result: result,
}


class Fuse:
    """Ends the process, as a power cut would, when it has been touched often enough."""

    def __init__(self, place: str, nth: int) -> None:
        self._counts = BUSY.get(place, lambda _given, _result: True)
        self._left = nth

    def touch(self, given: tuple[Any, ...], result: Any) -> None:
        self._left -= bool(self._counts(given, result))
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
            threading.Event().wait()


def lay_fuse(place: str, when: str, nth: int) -> None:
    module, _colon, name = place.partition(":")
    owner: Any = importlib.import_module(module)
    *classes, last = name.split(".")
    for each in classes:
        owner = getattr(owner, each)
    setattr(owner, last, with_fuse(getattr(owner, last), Fuse(place, nth), when))


def with_fuse(function: Callable[..., Any], fuse: Fuse, when: str) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        if when == "before":
            fuse.touch(given, True)
        result = function(*given, **named)
        if when == "after":
            fuse.touch(given, result)
        return result

    async def wait(*given: Any, **named: Any) -> Any:
        if when == "before":
            fuse.touch(given, True)
        result = await function(*given, **named)
        if when == "after":
            fuse.touch(given, result)
        return result

    return wraps(function)(wait if inspect.iscoroutinefunction(function) else call)


def live(given: dict[str, str], place: str, when: str, nth: int) -> None:
    """Be the bot, in a child."""
    os.environ.update(given)
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    # The playground has no limits; the tests have no time.
    TelegramChannel.limits = replace(LIMITS, per_second=10_000, per_chat_second=10_000)
    WhatsAppChannel.limits = replace(WhatsAppChannel.limits, per_second=10_000, per_chat_second=10_000)
    if place:
        lay_fuse(place, when, nth)
    asyncio.run(App(settings.load(None)).run())


def read_once() -> None:
    """The catalogues and the certificates of this machine, which every bot reads when it starts."""
    speech.read_catalogue = cache(speech.read_catalogue)
    ssl.create_default_context = cache(ssl.create_default_context)
    offered_speech(programmes.load("leiden"))
    gc.freeze()


def main() -> None:
    read_once()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                live(*json.loads(line))
                code = 0
            except BaseException:
                traceback.print_exc()
                raise
            finally:
                sys.stderr.flush()
                os._exit(code)
        print(child, flush=True)  # noqa: T201  # the pipe to the tests
        _pid, status = os.waitpid(child, 0)
        print("ended", os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
