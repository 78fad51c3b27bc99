"""Files by WhatsApp: fetched from us where it takes their kind, a link to us where it does not."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import insert
from starlette.applications import Starlette

from bot import papers
from bot.ground.messages import Attachment, Button, Outgoing
from bot.handlers.files import Files
from bot.handlers.whatsapp.channel import WhatsAppChannel
from bot.handlers.whatsapp.http import Account
from bot.language.speech import Speech
from playground.people import Person
from playground.samples import VOICE
from playground.server import loopback, serving
from playground.testing import Standin, until
from playground.twilio import ACCOUNT_SID, AUTH_TOKEN, FROM
from playground.world import World
from storage.database import Database
from storage.tables import addresses, outbox, people
from tests.papers.cookbook import CALENDAR, CERTIFICATE, PATH, WORDS, Recipe

BUTTONS = (Button("1.1.a.x", "One"), Button("1.1.a.y", "Two"))

# Stands around the words of a message with buttons; nobody sees it.
EDGE = "\u2060"


@pytest.fixture
async def reached(world: World, sqlite_url: str, speech: Speech) -> AsyncIterator[WhatsAppChannel]:
    """Our number, with a web server of ours that Twilio reaches."""
    database, listener = Database(sqlite_url), loopback()
    database.work_for("leiden")
    row = {"id": 77, "person_id": 1, "channel": "whatsapp", "address": "1", "rank": 0, "text": "x", "buttons": ""}
    row |= {"extra": "", "language": "en", "not_before": 1, "expires": 2, "erase": 0}
    somebody = {"id": 1, "programme": "leiden", "language": "en", "created_at": 1}
    rows = ((people, somebody), (addresses, {"key": "whatsapp:1", "person_id": 1}), (outbox, row))
    database.write(lambda c: [c.execute(insert(table).values(**values)) for table, values in rows])
    ours = f"http://127.0.0.1:{listener.getsockname()[1]}"
    files = Files(AUTH_TOKEN, ours, database)
    async with Standin(world) as url, serving(Starlette(routes=files.routes()), listener):
        channel = WhatsAppChannel(Account(ACCOUNT_SID, AUTH_TOKEN, url), FROM, ours, database, speech.say, files)
        await channel.open()
        yield channel
        await channel.close()
    database.close()


def to(person: Person, recipe: Recipe, **more: object) -> Outgoing:
    made = papers.make(recipe)
    return Outgoing(77, person.phone_number, "Look at this.", language="en", file=made, **more)  # type: ignore[arg-type]


async def test_a_picture_comes_with_its_words(reached: WhatsAppChannel, world: World, selam: Person) -> None:
    await reached.send(to(selam, PATH))
    await until(lambda: world.replies(selam))
    (message,) = world.replies(selam)
    assert message.file is not None
    assert (message.file.name, message.file.content) == ("programme.png", papers.make(PATH).data)
    assert (message.text, message.media["photo"][0]["width"]) == ("Look at this.", 720)


async def test_words_come_beside_a_document_which_can_t_have_any(
    reached: WhatsAppChannel, world: World, selam: Person
) -> None:
    await reached.send(to(selam, CERTIFICATE))
    await until(lambda: len(world.replies(selam)) == 2)
    (file,) = [message.file for message in world.replies(selam) if message.file]
    assert (file.name, file.mime) == ("certificaat.pdf", "application/pdf")
    assert sorted(message.text for message in world.replies(selam)) == ["", "Look at this."]


async def test_the_buttons_of_a_picture_come_beside_it(reached: WhatsAppChannel, world: World, selam: Person) -> None:
    await reached.send(to(selam, PATH, buttons=BUTTONS))
    await until(lambda: len(world.replies(selam)) == 2)
    (words,) = [message for message in world.replies(selam) if not message.file]
    assert (words.text.strip(EDGE), words.labels) == ("Look at this.", ["One", "Two"])


async def test_a_voice_message_of_another_app_comes_as_one_with_the_words_beside_it(
    reached: WhatsAppChannel, world: World, selam: Person
) -> None:
    spoken = Attachment("file.ogg", "audio/ogg", VOICE.content)
    await reached.send(Outgoing(77, selam.phone_number, "Amal wrote about safety.", file=spoken))
    await until(lambda: len(world.replies(selam)) == 2)
    (file,) = [message.file for message in world.replies(selam) if message.file]
    assert (file.content, file.mime) == (VOICE.content, "audio/ogg")
    assert any("voice" in message.media for message in world.replies(selam))


@pytest.mark.parametrize("recipe", [CALENDAR, WORDS], ids=["calendar", "text"])
async def test_what_whatsapp_does_not_take_comes_as_a_link(
    reached: WhatsAppChannel, world: World, selam: Person, recipe: Recipe
) -> None:
    await reached.send(to(selam, recipe, buttons=BUTTONS))
    await until(lambda: world.replies(selam))
    (message,) = world.replies(selam)
    assert message.text.strip(EDGE).startswith("Look at this.\n\nhttp://127.0.0.1:")
    assert (message.file, message.labels) == (None, ["One", "Two"])
    answer = await world.twilio.line.fetch(message.text.split()[-1])
    assert answer is not None
    assert answer.content == papers.make(recipe).data


async def test_a_file_that_went_does_not_come_twice_when_its_words_are_tried_again(
    reached: WhatsAppChannel, world: World, selam: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, calls = reached._post, []

    async def second_fails(message: Outgoing, **what: object) -> str:
        calls.append(what)
        if len(calls) == 2:
            raise OSError("cut")
        return await really(message, **what)

    monkeypatch.setattr(reached, "_post", second_fails)
    with pytest.raises(OSError, match="cut"):
        await reached.send(to(selam, CERTIFICATE))
    await reached.send(to(selam, CERTIFICATE))
    assert ["media_url" in what for what in calls] == [True, False, False]


async def test_without_a_public_address_the_words_still_go(
    world: World, selam: Person, sqlite_url: str, speech: Speech
) -> None:
    database = Database(sqlite_url)
    database.work_for("leiden")
    async with Standin(world) as url:
        account = Account(ACCOUNT_SID, AUTH_TOKEN, url)
        channel = WhatsAppChannel(account, FROM, "http://127.0.0.1:1", database, speech.say, Files("s", "", database))
        await channel.open()
        await channel.send(to(selam, PATH))
        await channel.close()
    database.close()
    assert [(message.text, message.file) for message in world.replies(selam)] == [("Look at this.", None)]


async def test_the_stand_in_says_when_a_file_can_t_be_fetched(
    whatsapp: WhatsAppChannel, world: World, selam: Person
) -> None:
    picture = Attachment("a.png", "image/png", b"\x89PNG")
    await whatsapp.send(Outgoing(77, selam.phone_number, "Look", language="en", file=picture))
    await until(lambda: world.twilio.taken[-1]["code"])
    assert world.twilio.taken[-1]["code"] == 63019
    assert world.replies(selam) == []
