"""The real adapters before the stand-ins of the Bot API and of Twilio."""

from collections.abc import AsyncIterator

import pytest

from bot.handlers.files import Files
from bot.handlers.telegram.channel import TelegramChannel
from bot.handlers.whatsapp.channel import WhatsAppChannel
from bot.handlers.whatsapp.http import Account
from bot.language.speech import Speech
from playground.people import Person
from playground.testing import Standin
from playground.twilio import ACCOUNT_SID, AUTH_TOKEN, FROM
from playground.world import World
from storage.database import Database


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


@pytest.fixture
def selam(world: World) -> Person:
    """Somebody with WhatsApp whose window is open."""
    person = world.add_person("Selam", "ti", app="whatsapp")
    person.started = True
    world.twilio.heard[person.id] = world.clock()
    return person


@pytest.fixture
async def whatsapp(world: World, sqlite_url: str, speech: Speech) -> AsyncIterator[WhatsAppChannel]:
    database = Database(sqlite_url)
    database.work_for("leiden")
    async with Standin(world) as url:
        account = Account(ACCOUNT_SID, AUTH_TOKEN, url)
        files = Files(AUTH_TOKEN, "http://127.0.0.1:1", database)
        opened = WhatsAppChannel(account, FROM, "http://127.0.0.1:1", database, speech.say, files)
        await opened.open()
        yield opened
        await opened.close()
    database.close()
