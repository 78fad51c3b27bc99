"""A world with one person who has started the bot, and the real client connected to it."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from playground.people import Person
from playground.testing import PATIENCE, Standin
from playground.world import World
from tests.playground.twilio_calls import Account


@pytest.fixture(autouse=True)
def no_old_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns about whole seconds unless told that durations are understood."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def amal(world: World) -> Person:
    person = world.add_person("Amal", "ar")
    world.start(person, "token-1")
    return person


@pytest.fixture
async def url(world: World) -> AsyncIterator[str]:
    async with Standin(world) as base:
        yield base


@pytest.fixture
async def bot(world: World, url: str) -> AsyncIterator[Bot]:
    patient = HTTPXRequest(read_timeout=PATIENCE, connect_timeout=PATIENCE, pool_timeout=PATIENCE)
    polls = HTTPXRequest(read_timeout=PATIENCE, connect_timeout=PATIENCE, pool_timeout=PATIENCE)
    bases = {"base_url": f"{url}/bot", "base_file_url": f"{url}/file/bot"}
    async with Bot(world.token, **bases, request=patient, get_updates_request=polls) as bot:
        yield bot


@pytest.fixture
def selam(world: World) -> Person:
    """Somebody with WhatsApp whose window is open."""
    person = world.add_person("Selam", "ti", "newcomer", app="whatsapp")
    person.started = True
    world.twilio.heard[person.id] = world.clock()
    return person


@pytest.fixture
async def account(url: str) -> AsyncIterator[Account]:
    account = Account(url)
    yield account
    await account.http.aclose()
