"""A page over a world without a bot: the tests say themselves what the bot writes."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest_asyncio
from playwright.async_api import Browser

from playground import methods
from playground.demo import application, first_people
from playground.parameters import Parameters
from playground.people import Json, Person
from playground.server import loopback, serving
from playground.twilio import FROM
from playground.web import Page
from playground.world import World
from tests.browser import playing


@dataclass
class Stage:
    """The page's address, its world, and a bot that does as it is told."""

    url: str
    world: World
    page: Page

    @property
    def amal(self) -> Person:
        return next(one for one in self.world.people.values() if one.name == "Amal")

    @property
    def selam(self) -> Person:
        return next(one for one in self.world.people.values() if one.name == "Selam")

    @property
    def sanne(self) -> Person:
        return next(one for one in self.world.people.values() if one.name == "Sanne")

    def bot(self, method: str, **parameters: Any) -> Any:
        return methods.call(self.world, method, Parameters(parameters))

    def says(self, person: Person, text: str, *labels: str) -> int:
        """Let the bot write, with a button per label; gives the message's number."""
        person.started = True
        rows = [[{"text": one, "callback_data": one}] for one in labels]
        markup = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
        sent = self.bot("sendMessage", chat_id=person.id, text=text, **markup)
        return int(sent["message_id"])

    def sends(self, person: Person, types: Json) -> None:
        """Let the bot write to a WhatsApp phone, with a content made for it."""
        content = self.world.twilio.make({"friendly_name": "x", "language": "nl", "types": types})
        to = {"To": f"whatsapp:{person.phone_number}", "From": f"whatsapp:{FROM}"}
        self.world.twilio.send(to | {"ContentSid": content.sid})


@pytest_asyncio.fixture(loop_scope="package")
async def stage() -> AsyncIterator[Stage]:
    world, listener = first_people(World()), loopback()
    page = Page(world)
    async with serving(application(page), listener):
        yield Stage(f"http://127.0.0.1:{listener.getsockname()[1]}/", world, page)
        page.close()
    await world.twilio.line.close()


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def browser() -> AsyncIterator[Browser]:
    """One for all: every page that is opened knows nothing of the others."""
    async with playing.browser() as one:
        yield one
