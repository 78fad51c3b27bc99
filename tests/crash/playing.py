"""Two people who answer the bot's questions, while the bot dies and comes back."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from playground.bot_process import bot_environment
from playground.people import Person
from playground.testing import PATIENCE, until
from playground.world import World
from storage.database import Database
from storage.tables import inbox, outbox

HOUSE = Path(__file__).resolve().parents[2]
RUNNER = Path(__file__).with_name("runner.py")
# What each of the two does, in turn: a text is said, a number presses that button of the last
# message.
AMAL = ("/start", 0, 0, "Amal", "25", 0)
WILLEM = ("/start", 0, 1, "Willem", "56", 0)


class Runner:
    """The process that starts bots, one after the other."""

    def __init__(self) -> None:
        self._process: Process | None = None

    async def start(self, settings: dict[str, str], place: str = "", when: str = "", nth: int = 0) -> int:
        """Start a bot; gives its process number."""
        if self._process is None:
            environment = os.environ | {"PYTHONPATH": str(HOUSE)}
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, str(RUNNER), stdin=PIPE, stdout=PIPE, env=environment, cwd=HOUSE, start_new_session=True
            )
        assert self._process.stdin
        self._process.stdin.write(json.dumps([settings, place, when, nth]).encode() + b"\n")
        return int(await self._line())

    async def ended(self) -> int:
        """Wait for the end of the bot; gives its exit code, or minus its signal."""
        word, code = (await self._line()).split()
        assert word == "ended"
        return int(code)

    async def _line(self) -> str:
        assert self._process
        assert self._process.stdout
        async with asyncio.timeout(PATIENCE):
            return (await self._process.stdout.readline()).decode().strip()

    async def close(self) -> None:
        if self._process is not None:
            assert self._process.stdin
            self._process.stdin.close()
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._process.wait()
            except TimeoutError:
                await self.give_up()

    async def give_up(self) -> None:
        """Kill it with the bot that a failed test left behind; the next test gets a new one."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()


@dataclass
class Play:
    """One world, one database, and a bot that is started again whenever it dies."""

    world: World
    runner: Runner
    settings: dict[str, str]
    deaths: int = 0
    in_doubt: list[str] = field(default_factory=list)
    app: str = "telegram"

    async def run(self, place: str = "", when: str = "", nth: int = 0) -> list[list[str]]:
        """Play both parts to the end; gives what each has read, in order."""
        people = [self.world.add_person(name, "en", app=self.app) for name in ("Amal", "Willem")]
        child = await self.runner.start(self.settings, place, when, nth)
        keeper = asyncio.create_task(self._keep_alive(child))
        try:
            for steps in zip(AMAL, WILLEM, strict=True):
                await self._step(people, steps, keeper)
            await self._stop(keeper)
        except BaseException:
            keeper.cancel()
            await asyncio.gather(keeper, return_exceptions=True)
            await self.runner.give_up()
            raise
        return [[message.text for message in self.world.replies(person)] for person in people]

    async def _step(self, people: list[Person], steps: tuple[str | int, ...], keeper: asyncio.Task[None]) -> None:
        answered = [self._answered(person) for person in people]
        for person, step in zip(people, steps, strict=True):
            self._act(person, step)
        for person, before in zip(people, answered, strict=True):
            await until(lambda p=person, b=before: keeper.done() or self._answered(p) > b)  # type: ignore[misc]
        if keeper.done():
            await keeper
            raise RuntimeError("the bot ended by itself")

    def _act(self, person: Person, step: str | int) -> None:
        if isinstance(step, int):
            message = self.world.replies(person)[-1]
            self.world.press(person, message.id, message.buttons[step]["callback_data"])
        elif step == "/start":
            self.world.start(person)
        else:
            self.world.say(person, step)

    def _answered(self, person: Person) -> int:
        return len(once([message.text for message in self.world.replies(person)]))

    async def _keep_alive(self, child: int) -> None:
        self._child = child
        while (code := await self.runner.ended()) == -signal.SIGKILL:
            self.deaths += 1
            self.in_doubt += self._being_sent()
            self._child = await self.runner.start(self.settings)
        assert code == 0

    async def _stop(self, keeper: asyncio.Task[None]) -> None:
        """Everything was answered: the bot may end, and does so cleanly."""
        await until(lambda: keeper.done() or not self.world.updates.waiting)
        os.kill(self._child, signal.SIGTERM)
        await keeper

    def _being_sent(self) -> list[str]:
        database = Database(self.settings["BUURMAAT_DATABASE_URL"])
        database.work_for("leiden")
        rows = database.write(
            lambda c: list(c.execute(select(outbox.c.text).where(outbox.c.state == "sending")).scalars())
        )
        database.close()
        return rows

    def left(self) -> tuple[list[str], list[str]]:
        """The states of all that came in, and of all that went out."""
        database = Database(self.settings["BUURMAAT_DATABASE_URL"])
        database.work_for("leiden")
        states = database.write(
            lambda c: tuple(list(c.execute(select(t.c.state).order_by(t.c.id)).scalars()) for t in (inbox, outbox))
        )
        database.close()
        came, went = states
        return came, went


def settings_for(world: World, url: str, database_url: str, folder: Path) -> dict[str, str]:
    port = int(url.rpartition(":")[2])
    return bot_environment(port, folder, world.token, 0) | {"BUURMAAT_DATABASE_URL": database_url}


def once(texts: list[str]) -> list[str]:
    """What was read, without what came twice in a row."""
    return [text for before, text in zip(["", *texts], texts, strict=False) if text != before]


def again(texts: list[str]) -> list[str]:
    """What came twice in a row."""
    return [text for before, text in zip(["", *texts], texts, strict=False) if text == before]
