"""The bot as a process of its own: started, watched, killed and started again."""

import asyncio
import contextlib
import os
import secrets
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from playground.twilio import ACCOUNT_SID, AUTH_TOKEN, FROM

PATIENCE = 10  # seconds for a clean end, before it is killed


class BotProcess:
    """``state`` is starting, running, restarting or stopped; running begins with its first poll."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        folder: Path,
        on_change: Callable[[], None],
    ) -> None:
        self.state = "stopped"
        self.last_lines: deque[str] = deque(maxlen=15)
        self._command = command
        self._environment = dict(environment)
        self._folder = folder
        self._on_change = on_change
        self._process: asyncio.subprocess.Process | None = None
        self._watch: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()

    @property
    def environment(self) -> Mapping[str, str]:
        return self._environment

    async def run_once(self, *arguments: str) -> tuple[int, str]:
        """One command of the bot's own command line, with its settings;
        gives exit code and output.
        """
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            env=self._environment,
            cwd=self._folder,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _nothing = await process.communicate()
        return process.returncode or 0, said.decode(errors="replace")

    @property
    def says(self) -> str:
        """What it wrote last, for a person to read."""
        return "\n".join(self.last_lines)

    async def start(self, state: str = "starting") -> None:
        async with self._lock:
            if self._process is not None:
                return
            self.last_lines.clear()
            self._become(state)
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                env=self._environment,
                cwd=self._folder,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                limit=2**20,  # bytes of one line
                start_new_session=True,  # Ctrl-C is for the playground, which then ends the bot
            )
            self._watch = asyncio.create_task(self._follow(self._process))

    def polled(self) -> None:
        """The bot asked for updates."""
        if self._process is not None and self.state != "running":
            self._become("running")

    async def kill(self) -> None:
        """End it with SIGKILL, so that it can't clean up."""
        if self._process is not None:
            self._end(self._process.kill)
        await self._gone()

    async def restart(self) -> None:
        """Kill it, and start it again."""
        self._become("restarting")
        await self.kill()
        await self.start("restarting")

    async def stop(self) -> None:
        """End it as a service does: SIGTERM, and SIGKILL when it doesn't listen."""
        if self._process is not None:
            self._end(self._process.terminate)
        try:
            async with asyncio.timeout(PATIENCE):
                await self._gone()
        except TimeoutError:
            await self.kill()

    def _end(self, how: Callable[[], None]) -> None:
        with contextlib.suppress(ProcessLookupError):  # it ended by itself just now
            how()

    async def _gone(self) -> None:
        if self._watch is not None:
            await asyncio.shield(self._watch)

    async def _follow(self, process: asyncio.subprocess.Process) -> None:
        stream = process.stdout
        while stream and (line := await stream.readline()):
            text = line.decode(errors="replace").rstrip()
            self.last_lines.append(text)
            sys.stderr.write(f"bot: {text}\n")
            sys.stderr.flush()
        await process.wait()
        self._process = None
        if self.state != "restarting":
            self._become("stopped")

    def _become(self, state: str) -> None:
        self.state = state
        self._on_change()


def twilio_environment(port: int, own_port: int) -> dict[str, str]:
    """The settings of WhatsApp, before the stand-in of Twilio."""
    return {
        "TWILIO_ACCOUNT_SID": ACCOUNT_SID,
        "TWILIO_AUTH_TOKEN": AUTH_TOKEN,
        "TWILIO_WHATSAPP_FROM": FROM,
        "TWILIO_API_URL": f"http://127.0.0.1:{port}",
        "PUBLIC_URL": f"http://127.0.0.1:{own_port}",
    }


def bot_environment(port: int, folder: Path, token: str, own_port: int) -> dict[str, str]:
    """All the bot's settings, so that nothing of a real bot's environment gets in."""
    ours = ("TELEGRAM_", "TWILIO_", "WHATSAPP_", "BUURMAAT_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    house = Path(__file__).resolve().parent.parent
    return kept | {
        "BUURMAAT_DATABASE_URL": f"sqlite:///{folder / 'playground.sqlite'}",
        "BUURMAAT_PROGRAMME": "leiden",
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
        "TELEGRAM_MODE": "polling",
        "TELEGRAM_WEBHOOK_SECRET": "",
        "PUBLIC_URL": "",
        "TRUSTED_PROXIES": "",
        "HEALTH_TOKEN": "",
        "HOST": "127.0.0.1",
        "PORT": str(own_port),
        "LOG_LEVEL": "WARNING",
        "NO_PROXY": "127.0.0.1,localhost",
        "BUURMAAT_STORY_SECRET": secrets.token_urlsafe(24),
        "PYTHONPATH": str(house),
        "PYTHONUNBUFFERED": "1",
    }
