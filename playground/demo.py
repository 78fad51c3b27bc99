"""``make demo``: the page, the stand-in and a real bot with a throw-away database."""

import asyncio
import contextlib
import signal
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from playground import telegram
from playground.bot_process import BotProcess, bot_environment, twilio_environment
from playground.limits import Limits
from playground.server import loopback, serving
from playground.story import STAFF, StoryDoor, invite_staff
from playground.twilio_api import twilio_routes
from playground.web import Page
from playground.world import World

BY_HAND = 3.0  # seconds in which a person manages to press and to write
BOT = (sys.executable, "-m", "bot", "run")


def main(port: int = 8080, command: Sequence[str] = BOT) -> int:
    """Run the playground until Ctrl-C; gives the exit code."""
    try:
        return asyncio.run(serve(port, command))
    except KeyboardInterrupt:  # in the moment before the signal handlers stand
        return 0


async def serve(port: int, command: Sequence[str] = BOT) -> int:
    """Serve on 127.0.0.1:``port`` (0 takes a free one) until SIGINT or SIGTERM."""
    try:
        listener = loopback(port)
    except OSError:
        advice = f"Choose another one: PORT={port + 1} make demo"
        _say(f"Port {port} is taken. {advice}", sys.stderr)
        return 1
    port = listener.getsockname()[1]
    ending = _signals()
    with tempfile.TemporaryDirectory(prefix="buurmaat-playground-") as folder:
        world = first_people(World(limits=Limits()))
        world.updates.hold = BY_HAND
        page = Page(world)
        own_port = _free_port()
        environment = bot_environment(port, Path(folder), world.token, own_port)
        environment |= twilio_environment(port, own_port)
        world.twilio.line.url = f"http://127.0.0.1:{own_port}/whatsapp"
        page.bot = BotProcess(command, environment, Path(folder), page.state_changed)
        page.door = StoryDoor(world, environment)
        world.updates.polled = page.polled
        async with serving(application(page), listener):
            try:
                return await _live(page, page.bot, port, ending, ours=tuple(command) == BOT)
            finally:
                await page.years.end()
                await page.towns.end()
                await page.bot.stop()
                page.close()
                await world.twilio.line.close()
                await page.door.close()


def application(page: Page) -> Starlette:
    """Page and Bot API on one port; only under a name of this machine."""
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    routes = [*page.routes(), *telegram.routes(page.world), *twilio_routes(page.world.twilio)]
    return Starlette(routes=routes, middleware=[hosts])


def until_morning() -> float:
    """Seconds until the next ten o'clock: a story that begins at night would begin with waiting."""
    now = datetime.now(ZoneInfo("Europe/Amsterdam"))
    ten = now.replace(hour=10, minute=0, second=0, microsecond=0)
    return ((ten if ten > now else ten + timedelta(days=1)) - now).total_seconds()


def first_people(world: World) -> World:
    world.add_person("Selam", "ti", "newcomer", app="whatsapp")
    world.add_person("Amal", "ar", "newcomer")
    world.add_person("Sanne", "nl", "mentor")
    world.add_person("Marieke", "nl", "coordinator")
    world.add_person("Iris", "nl", "case manager")
    return world


async def _live(page: Page, bot: BotProcess, port: int, ending: asyncio.Event, *, ours: bool) -> int:
    await bot.start()
    while bot.state == "starting" and not ending.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(ending.wait(), 0.05)
    if bot.state == "stopped":
        said = "What it said is above." if bot.last_lines else "It said nothing."
        _say(f"The bot ended before it asked for its first messages. {said}", sys.stderr)
        return 1
    if not ending.is_set():
        if page.door is not None:
            await page.door.move({"seconds": until_morning()})
        if ours:
            await _prepare(page, bot)
        _say(f"Playground: http://127.0.0.1:{port}/", sys.stdout)
    await ending.wait()
    return 0


async def _prepare(page: Page, bot: BotProcess) -> None:
    """What only our bot's command line can do."""
    for person in list(page.world.people.values()):
        if person.role in STAFF:
            person.invite = await invite_staff(bot.run_once, person)
    await _approve_templates(bot)


async def _approve_templates(bot: BotProcess) -> None:
    """As whoever runs a bot does once, before the first person is written to."""
    for what in ("submit", "sync"):
        code, said = await bot.run_once("templates", what)
        if code:
            _say(f"The templates are not all there: {said.strip()[-300:]}", sys.stderr)


def _say(sentence: str, where: TextIO) -> None:
    where.write(f"{sentence}\n")
    where.flush()


def _signals() -> asyncio.Event:
    ending = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, ending.set)
    return ending


def _free_port() -> int:
    with loopback() as listener:
        return int(listener.getsockname()[1])
