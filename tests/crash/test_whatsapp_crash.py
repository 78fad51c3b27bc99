"""kill -9 between any two steps with people on WhatsApp: forms come again,
news of sends settles what it can.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from playground.testing import Standin
from playground.world import World
from tests.crash.playing import AMAL, Play, Runner, again, once, settings_for
from tests.running_app import free_port, with_whatsapp

PLACES = (
    "bot.app:App.take_one before",
    "storage.turns:insert_outbox after",
    "bot.app:App.take_one after",
    "storage.outbox:claim after",
    "bot.sending.windows:Windows.sort after",
    "bot.handlers.whatsapp.channel:WhatsAppChannel.send before",
    "bot.handlers.whatsapp.channel:WhatsAppChannel._content after",
    "bot.handlers.whatsapp.channel:WhatsAppChannel.send after",
    "storage.outbox:mark after",
    "bot.sending.receipts:Receipts.take before",
    "bot.sending.receipts:Receipts.take after",
)
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def runner() -> AsyncIterator[Runner]:
    started = Runner()
    yield started
    await started.close()


async def played(runner: Runner, database_url: str, folder: Path, place: str = "") -> tuple[Play, list[list[str]]]:
    world = World()
    async with Standin(world) as url:
        here = settings_for(world, url, database_url, folder) | {"PORT": str(free_port())}
        settings = with_whatsapp(here, world)
        play = Play(world, runner, settings, app="whatsapp")
        name, _space, when = place.partition(" ")
        return play, await play.run(name, when, 3)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def undisturbed(runner: Runner, _template: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What the two read when nothing happens."""
    folder = tmp_path_factory.mktemp("undisturbed")
    (folder / "x.sqlite3").write_bytes(_template)
    play, read = await played(runner, f"sqlite:///{folder}/x.sqlite3", folder)
    assert play.deaths == 0
    return read


@pytest.mark.parametrize("place", PLACES)
async def test_killed_at_any_step_nothing_is_lost_and_only_what_was_on_its_way_may_come_twice(
    runner: Runner, undisturbed: list[list[str]], sqlite_url: str, tmp_path: Path, place: str
) -> None:
    play, read = await played(runner, sqlite_url, tmp_path, place)
    assert play.deaths == 1, "the place was never reached"
    assert [once(texts) for texts in read] == undisturbed
    twice = [text.strip("\u2060") for texts in read for text in again(texts)]
    assert all(twice.count(text) <= play.in_doubt.count(text) for text in twice)
    came, went = play.left()
    assert came == ["done"] * 2 * len(AMAL)
    assert set(went) <= {"sent", "delivered", "read"}
