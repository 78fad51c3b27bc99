"""kill -9 between any two steps of a turn and of a send: nothing is lost,
nothing asked twice without need.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from playground.testing import PATIENCE, Standin
from playground.world import World
from tests.crash.playing import AMAL, Play, Runner, again, once, settings_for

TURN = (
    "bot.handlers.telegram.channel:TelegramChannel.poll after",
    "bot.turns.conversations:Conversations.receive before",
    "storage.turns:unseen after",
    "storage.turns:load after",
    "bot.turns.batch:Batch.flush before",
    "storage.turns:insert_inbox after",
    "storage.turns:insert_outbox after",
    "bot.turns.batch:Batch.flush after",
    "bot.turns.conversations:Conversations.receive after",
    "bot.app:App.take after",
)
SEND = (
    "storage.outbox:claim before",
    "storage.outbox:claim after",
    "bot.sending.delivery:Delivery._start before",
    "bot.handlers.telegram.channel:TelegramChannel.send before",
    "bot.handlers.telegram.channel:TelegramChannel.send after",
    "storage.outbox:mark before",
    "storage.outbox:mark after",
    "storage.outbox:next_due after",
)
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def runner() -> AsyncIterator[Runner]:
    started = Runner()
    yield started
    await started.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def undisturbed(runner: Runner, _template: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What the two read when nothing happens."""
    folder = tmp_path_factory.mktemp("undisturbed")
    (folder / "x.sqlite3").write_bytes(_template)
    world = World()
    async with Standin(world) as url:
        play = Play(world, runner, settings_for(world, url, f"sqlite:///{folder}/x.sqlite3", folder))
        read = await play.run()
    assert play.deaths == 0
    assert [len(once(texts)) for texts in read] == [len(AMAL), len(AMAL)]
    return read


async def crashed(
    runner: Runner, database_url: str, folder: Path, place: str, nth: int
) -> tuple[Play, list[list[str]]]:
    world = World()
    async with Standin(world) as url:
        play = Play(world, runner, settings_for(world, url, database_url, folder))
        name, when = place.split()
        read = await play.run(name, when, nth)
    assert play.deaths == 1, "the place was never reached"
    return play, read


@pytest.mark.parametrize("place", [*TURN, *SEND])
async def test_killed_at_any_step_nothing_is_lost_and_only_what_was_on_its_way_may_come_twice(
    runner: Runner, undisturbed: list[list[str]], database_url: str, tmp_path: Path, place: str
) -> None:
    play, read = await crashed(runner, database_url, tmp_path, place, 3)
    assert [once(texts) for texts in read] == undisturbed
    twice = [text for texts in read for text in again(texts)]
    assert all(twice.count(text) <= play.in_doubt.count(text) for text in twice)
    came, went = play.left()
    assert came == ["done"] * 2 * len(AMAL)
    assert went == ["sent"] * 2 * len(AMAL)


async def test_after_a_crash_between_two_answers_the_next_answer_gets_its_reply(
    runner: Runner, undisturbed: list[list[str]], database_url: str, tmp_path: Path
) -> None:
    """Here python-telegram-bot's ConversationHandler has forgotten everything, and stays silent."""
    _play, read = await crashed(
        runner, database_url, tmp_path, "bot.handlers.telegram.channel:TelegramChannel.poll after", len(AMAL) - 1
    )
    assert [once(texts) for texts in read] == undisturbed


async def test_killed_again_and_again_the_conversation_still_comes_to_its_end(
    runner: Runner, undisturbed: list[list[str]], database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each bot that comes back is killed as well, at the next step of all."""
    places = iter([*TURN[1:], *SEND[3:]])
    start = runner.start

    async def start_with_fuse(settings: dict[str, str], place: str = "", when: str = "", nth: int = 0) -> int:
        name, _space, moment = next(places, " ").partition(" ")
        return await start(settings, name, moment, 1)

    monkeypatch.setattr(runner, "start", start_with_fuse)
    world = World()
    async with Standin(world) as url:
        play = Play(world, runner, settings_for(world, url, database_url, tmp_path))
        read = await asyncio.wait_for(play.run(), 2 * PATIENCE)
    assert play.deaths >= 6
    assert [once(texts) for texts in read] == undisturbed
