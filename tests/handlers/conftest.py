"""The real adapter before the stand-in of the Bot API."""

from collections.abc import AsyncIterator

import pytest

from bot.handlers.telegram import TelegramChannel
from playground.people import Person
from playground.testing import Standin
from playground.world import World


@pytest.fixture(autouse=True)
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy stands between this machine and itself."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def amal(world: World) -> Person:
    person = world.add_person("Amal", "ar")
    world.start(person)
    return person


@pytest.fixture
async def channel(world: World) -> AsyncIterator[TelegramChannel]:
    async with Standin(world) as url:
        opened = TelegramChannel(world.token, url)
        await opened.open()
        yield opened
        await opened.close()
