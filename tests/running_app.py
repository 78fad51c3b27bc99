"""The real bot as a process of its own, and as part of a test,
before the stand-in of the Bot API.
"""

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from bot.app import App
from bot.settings import Settings
from playground.bot_process import bot_environment, twilio_environment
from playground.server import loopback
from playground.testing import PATIENCE, until
from playground.world import World
from tests.processes import begin, output

HOUSE = Path(__file__).resolve().parents[1]
# Tests run side by side in several processes; each begins somewhere else.
PORTS = count(10_000 + os.getpid() * 97 % 20_000)
SECRET = "a-secret-of-the-tests-0123"  # noqa: S105  # opens nothing


def free_port() -> int:
    """A port that nobody has, below those that the system gives away:
    nobody gets it before the bot takes it.
    """
    for port in PORTS:
        with contextlib.suppress(OSError), loopback(port):
            return port
    raise RuntimeError("no port is free")


def settings_of(world: World, api_url: str, database_url: str, folder: Path, **more: str) -> dict[str, str]:
    port = int(api_url.rpartition(":")[2])
    given = bot_environment(port, folder, world.token, free_port())
    ours = {"BUURMAAT_DATABASE_URL": database_url, "LOG_LEVEL": "INFO", "HEALTH_TOKEN": SECRET}
    return given | ours | more


def with_whatsapp(environment: dict[str, str], world: World) -> dict[str, str]:
    """The same bot with both channels; Twilio's stand-in posts to it."""
    own, port = int(environment["PORT"]), int(environment["TELEGRAM_API_URL"].rpartition(":")[2])
    world.twilio.line.url = f"http://127.0.0.1:{own}/whatsapp"
    return environment | twilio_environment(port, own)


def webhook(environment: dict[str, str]) -> dict[str, str]:
    public = f"http://127.0.0.1:{environment['PORT']}"
    return environment | {"TELEGRAM_MODE": "webhook", "TELEGRAM_WEBHOOK_SECRET": SECRET, "PUBLIC_URL": public}


async def start(environment: dict[str, str], files: int | None = None) -> Process:
    """``files``: it may have only so many open at once."""
    command = [sys.executable, "-m", "bot", "run"]
    if files is not None:
        command = ["sh", "-c", f'ulimit -n {files}; exec "$@"', "sh", *command]
    return await begin(*command, env=environment, cwd=HOUSE, stderr=PIPE)


async def end(bot: Process, how: signal.Signals = signal.SIGTERM, seconds: float = PATIENCE) -> tuple[int, str]:
    """End it; gives its exit code and what it wrote."""
    with contextlib.suppress(ProcessLookupError):
        bot.send_signal(how)
    return await ended(bot, seconds)


async def ended(bot: Process, seconds: float = PATIENCE) -> tuple[int, str]:
    _out, errors = await output(bot, seconds)
    assert bot.returncode is not None
    return bot.returncode, errors


async def polled(world: World, seconds: float = PATIENCE) -> None:
    """Return when the bot asks for updates."""
    asked = asyncio.Event()
    world.updates.polled = asked.set
    async with asyncio.timeout(seconds):
        await asked.wait()


@contextlib.asynccontextmanager
async def living(environment: dict[str, str]) -> AsyncIterator[tuple[App, httpx.AsyncClient]]:
    """The bot inside this test, with a client of its web server; it ends as on SIGTERM."""
    names = {name.lower(): value for name, value in environment.items() if name.lower() in Settings.model_fields}
    app = App(Settings(_env_file=None, **names))  # type: ignore[arg-type]
    running = asyncio.create_task(app.run())
    base = f"http://127.0.0.1:{environment['PORT']}"
    async with httpx.AsyncClient(base_url=base, trust_env=False, timeout=PATIENCE) as client:
        try:
            await until(lambda: running.done() or _connected(app))
            await _listening(client)
            yield app, client
        finally:
            app._stopping.set()
            await running


def _connected(app: App) -> bool:
    telegram, whatsapp = app.telegram, app.whatsapp
    return (telegram is None or bool(telegram.username)) and (whatsapp is None or whatsapp.connected)


async def _listening(client: httpx.AsyncClient) -> None:
    while True:
        try:
            await client.get("/health")
        except httpx.ConnectError:
            await asyncio.sleep(0.02)
        else:
            return


async def health(client: httpx.AsyncClient, base: str = "") -> httpx.Response:
    """How the bot is, as it tells who has its token."""
    return await client.get(f"{base}/health", headers={"Authorization": f"Bearer {SECRET}"})


async def post(client: httpx.AsyncClient, body: Any, secret: str = SECRET) -> int:
    """Hand an update in as Telegram does; gives the status."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
    given = {"content": body} if isinstance(body, bytes) else {"json": body}
    return (await client.post("/telegram", headers=headers, **given)).status_code
