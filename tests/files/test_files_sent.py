"""Files that people send because a question asked for one: taken or not,
fetched in every weather, sent on.
"""

import asyncio
import json
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.files.kinds import FileKind, ended, kind_of, kind_within, settle
from bot.flows.engine.effects import Notify, Tell
from bot.flows.engine.file_question import FileQuestion, Sheet
from bot.flows.engine.flow import Flow
from bot.flows.every import BY_NAME
from bot.ground.deed import Effect
from bot.ground.errors import NotSent, PaperError, Refused, SlowDown, TooLarge
from bot.ground.messages import Kind
from bot.ground.text import as_is
from bot.people.nouns import StaffRole
from bot.sending.attachments import KeptFiles
from bot.sending.fetching import Fetching
from bot.simulation import Simulation
from playground.people import Person
from playground.samples import PICTURE
from playground.testing import Standin, until
from playground.world import World
from scheduler.retention import remove_old_texts
from storage import invites
from storage.database import Database
from storage.tables import files, outbox
from tests.kept import walked
from tests.running_app import living, settings_of, with_whatsapp
from tests.sent_files import fetched
from tests.town import Town
from tests.walking import kept_file

PNG = PICTURE.content
XLSX = b"PK\x03\x04 and the rest"
# Lists are looked through when they come.
CSV = b"Voornaam;Woonplaats\nAmal;Leiden\n"


class SendMeAFile(Flow):
    title = as_is("File")
    icon = "📎"

    file = FileQuestion(as_is("Which file?"), skippable=True, again="SendMeAFile")

    def finish(self) -> Iterator[Effect]:
        yield Tell(as_is(f"I have it: {bool(self.file)}"))
        if self.file:
            yield Notify(self.facts.person.id, as_is("Here it is again"), "a test", now=True, file=self.file)


class SendMeASheet(Flow):
    title = as_is("Sheet")

    file = Sheet(as_is("Which sheet?"), then_flow="SheetHere", again="SendMeASheet")

    def finish(self) -> Iterator[Effect]:
        yield Tell(as_is("I read it."))


class SheetHere(Flow):
    title = as_is("Here")
    of = "file"

    sure = FileQuestion(as_is("It is here."), skippable=True)


@pytest.fixture(autouse=True)
def with_flows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Conversations that ask for a file, as no real one does so barely."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    for flow in (SendMeAFile, SendMeASheet, SheetHere):
        monkeypatch.setitem(BY_NAME, flow.name(), flow)


def amal_comes(town: Town) -> None:
    town.newcomer("Amal")
    town.hears("amal")


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, amal_comes)


def send(town: Town, kind: Kind = Kind.PICTURE, name: str = "", mime: str = "image/jpeg", size: int = 0) -> str:
    media = "the-media-id"
    incoming = town.bot.message("amal", kind, "a caption", media=media, file_name=name, mime=mime, size=size)
    town.bot.receive(incoming)
    return town.said("amal")


def kept(town: Town) -> list[Any]:
    return town.rows(select(files).order_by(files.c.id))


# What a file is


@pytest.mark.parametrize(
    ("name", "mime", "kind"),
    [
        ("Lijst.XLSX", "application/octet-stream", FileKind.XLSX),
        ("lijst.csv", "application/vnd.ms-excel", FileKind.CSV),
        ("", "image/jpeg", FileKind.JPG),
        ("photo.jpeg", "", FileKind.JPG),
        ("flyer.pdf", "application/pdf", FileKind.PDF),
        ("virus.exe", "application/octet-stream", None),
        ("", "", None),
        ("a.b", "text/csv", FileKind.CSV),
    ],
)
def test_a_file_is_known_by_its_name_or_its_kind(name: str, mime: str, kind: FileKind | None) -> None:
    assert kind_of(name, mime) is kind


def test_bytes_that_are_not_what_a_file_says_are_not_taken() -> None:
    assert settle("list.xlsx", "", XLSX) is FileKind.XLSX
    assert settle("list.xlsx", "", PNG) is None
    assert settle("", "image/jpeg", PNG) is FileKind.PNG
    assert settle("x.pdf", "", b"MZ\0\0") is None
    assert kind_within(b"name;town\n") is FileKind.CSV
    assert kind_within("naam;plaats".encode("utf-16")) is FileKind.CSV
    assert ended("", FileKind.PNG) == "file.png"
    assert ended("photo.jpeg", FileKind.JPG) == "photo.jpeg"
    assert ended("photo.jpg", FileKind.PNG) == "photo.png"
    assert ended("a.name", FileKind.PDF) == "a.name.pdf"


# Taken or not


def test_a_picture_is_kept_only_where_a_question_asks_for_one(town: Town) -> None:
    assert "The people of the project cannot see your picture here." in send_and_hear(town)
    town.begin("amal", "MyFreeTimes")
    assert "I cannot use a picture here" in send(town)
    assert kept(town) == []
    town.begin("amal", "SendMeAFile")
    send(town)
    (row,) = kept(town)
    assert (row.state, row.media, row.channel, row.person_id) == ("wanted", "the-media-id", "telegram", town.id("amal"))
    assert town.noted("file sent") == ["image/jpeg, 0 bytes"]


def send_and_hear(town: Town) -> str:
    send(town)
    return "\n".join(reply.text for reply in town.bot._shown["amal"])


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ({"kind": Kind.FILE, "name": "x.exe", "mime": ""}, "I cannot use this kind of file."),
        ({"kind": Kind.FILE, "name": "list.xlsx"}, "I cannot use this kind of file."),
        ({"size": 5_000_001}, "This file is too large. A picture may have 5 MB, a document 10 MB."),
        ({"kind": Kind.FILE, "name": "x.pdf", "size": 10_000_001}, "This file is too large."),
    ],
)
def test_what_can_not_be_used_is_said_clearly_and_not_kept(town: Town, what: dict[str, Any], says: str) -> None:
    town.begin("amal", "SendMeAFile")
    assert says in send(town, **what)
    assert kept(town) == []


def test_words_and_other_things_are_answered_with_what_is_expected(town: Town) -> None:
    town.begin("amal", "SendMeAFile")
    expected = "Please send a picture (JPG or PNG) or a PDF file."
    assert expected in town.bot.say("amal", "here it is")[-1].text
    for kind in (Kind.VOICE, Kind.STICKER, Kind.LOCATION, Kind.PICTURE):
        assert expected in town.bot.send("amal", kind)[-1].text
    town.pick("amal", "skip")
    assert any("I have it: False" in reply.text for reply in town.bot._shown["amal"][-2:])
    assert kept(town) == []


def test_the_same_message_twice_is_one_file(town: Town) -> None:
    town.begin("amal", "SendMeAFile")
    incoming = town.bot.message("amal", Kind.PICTURE, media="m", mime="image/png")
    town.bot.receive(incoming)
    town.bot.receive(incoming)
    assert len(kept(town)) == 1


# Fetched


async def test_a_file_is_fetched_with_patience_and_the_conversation_goes_on(town: Town) -> None:
    town.begin("amal", "SendMeASheet")
    send(town, Kind.FILE, "list.csv", "")
    town.hears("amal")
    asked = await fetched(town, NotSent("away"), SlowDown(0), CSV)
    assert asked == ["the-media-id"] * 3
    (row,) = kept(town)
    # A list is read when it comes; its bytes are not kept.
    assert (row.state, row.data, row.size, row.media) == ("here", None, len(CSV), "")
    assert "Amal" in row.plan
    town.bot.later(seconds=1)
    assert town.said("amal").startswith("It is here.")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (TooLarge("large"), "This file is too large."),
        (Refused("gone"), "I could not get your file. Please send it again."),
        (PNG, "I cannot use this kind of file."),
        (b"x" * 10_000_001, "This file is too large."),
    ],
)
async def test_what_can_not_be_had_is_said_and_asked_for_again(
    town: Town, answer: bytes | Exception, says: str
) -> None:
    town.begin("amal", "SendMeASheet")
    send(town, Kind.FILE, "list.csv", "")
    await fetched(town, answer)
    town.bot.later(seconds=1)
    assert town.said("amal").startswith("I cannot use the file that you sent.")
    assert says in town.said("amal")
    assert kept(town) == []
    town.pick("amal", "!SendMeASheet")
    assert town.said("amal").startswith("Which sheet?")


async def test_what_was_wanted_long_ago_or_lies_in_an_app_we_left_is_told_to_be_gone(town: Town) -> None:
    for channel, later in (("telegram", 31), ("sms", 0)):
        town.begin("amal", "SendMeASheet")
        send(town, Kind.FILE, "list.csv", "")
        town.bot.database.write(lambda c, channel=channel: c.execute(update(files).values(channel=channel)))
        town.bot.now += timedelta(minutes=later)
        assert await fetched(town) == []
        town.bot.later(seconds=1)
        assert "I could not get your file." in town.hears("amal")


async def test_after_many_tries_it_is_given_up(town: Town) -> None:
    town.begin("amal", "SendMeASheet")
    send(town, Kind.FILE, "list.csv", "")
    asked = await fetched(town, *[NotSent("away")] * 9)
    assert len(asked) == 9
    town.bot.later(seconds=1)
    assert "I could not get your file." in town.said("amal")


async def test_a_second_file_replaces_the_first(town: Town) -> None:
    for _time in range(2):
        town.begin("amal", "SendMeASheet")
        send(town, Kind.FILE, "list.csv", "")
    assert len(kept(town)) == 1
    await fetched(town, CSV)
    town.bot.later(seconds=1)
    assert town.said("amal").startswith("It is here.")


async def test_a_file_is_only_for_whoever_sent_it(town: Town) -> None:
    town.newcomer("Selam")
    town.begin("amal", "SendMeASheet")
    send(town, Kind.FILE, "list.csv", "")
    await fetched(town, CSV)
    town.begin("selam", "SheetHere", f"file:{kept(town)[0].id}")
    assert "This is not there any more." in town.hears("selam") + "\n".join(
        reply.text for reply in town.bot._shown["selam"]
    )


# Removed


def test_files_go_with_the_texts_and_what_only_passes_through_goes_after_two_days(town: Town) -> None:
    for flow, name in (("SendMeAFile", "x.pdf"), ("SendMeASheet", "x.csv")):
        town.begin("amal", flow)
        send(town, Kind.FILE, name, "")
    assert len(kept(town)) == 2
    remove_old_texts(town.bot.database, 90, town.bot.now + timedelta(days=3))
    assert [row.name for row in kept(town)] == ["x.pdf"]
    remove_old_texts(town.bot.database, 90, town.bot.now + timedelta(days=91))
    assert kept(town) == []


def test_whoever_is_erased_takes_their_files_along_and_my_data_names_them(town: Town) -> None:
    town.begin("amal", "SendMeAFile")
    send(town, Kind.FILE, "flyer.pdf", "")
    town.bot.say("amal", "my data")
    assert [each["name"] for each in kept_file(town.bot, "amal")["files_you_sent"]] == ["flyer.pdf"]
    town.bot.say("amal", "delete me")
    town.pick("amal", "delete")
    town.pick("amal", "delete")
    assert kept(town) == []


# Sent on


async def test_a_kept_file_goes_with_a_message_and_its_name_is_kept_per_channel(town: Town) -> None:
    town.begin("amal", "SendMeAFile")
    send(town)
    (row,) = kept(town)
    sent_on = town.rows(select(outbox.c.extra).where(outbox.c.extra.contains('"file"')))
    assert [json.loads(each.extra) for each in sent_on] == [{"file": row.id}]
    keeps = KeptFiles(town.bot.database, "telegram")
    with pytest.raises(NotSent):
        await keeps.attachment(row.id)
    await fetched(town, PNG)
    first, second = await asyncio.gather(keeps.attachment(row.id), keeps.attachment(row.id))
    assert first is second
    assert (first.name, first.mime, first.data, first.known) == ("file.png", "image/png", PNG, "")
    assert first.learn is not None
    first.learn("photo:abc")
    assert (await keeps.attachment(row.id)).known == "photo:abc"
    assert keeps.learned == {row.id: "photo:abc"}
    with pytest.raises(PaperError):
        await keeps.attachment(row.id + 1000)


# Over the wire


@pytest.mark.parametrize("app", ["telegram", "whatsapp"])
async def test_what_a_phone_sends_is_fetched_and_can_be_sent_on(app: str, sqlite_url: str, tmp_path: Path) -> None:
    world = World(webhook_wait=0.02)
    async with Standin(world) as url:
        environment = settings_of(world, url, sqlite_url, tmp_path)
        environment = with_whatsapp(environment, world) if app == "whatsapp" else environment
        async with living(environment):
            amal = world.add_person("Amal", "en", app=app)
            world.start(amal)
            await until(lambda: world.replies(amal))
            world.press(amal, world.replies(amal)[0].id, "!SendMeAFile")
            await until(lambda: any("Which file?" in each.text for each in world.replies(amal)))
            world.send_picture(amal, "our house")
            await until(lambda: any(each.file is not None for each in world.replies(amal)))
            back = next(each for each in world.replies(amal) if each.file is not None)
    assert back.file is not None
    assert (back.text, back.file.content, back.file.mime) == ("Here it is again", PNG, "image/png")


def asks(world: World, person: Person, question: str) -> str:
    """The data of the first button of the newest message, when it is of this question."""
    buttons = world.replies(person)[-1].buttons
    data = str(buttons[0]["callback_data"]) if buttons else ""
    return data if question in data else ""


async def test_a_worry_spoken_on_whatsapp_is_heard_by_the_coordinator_on_telegram(
    sqlite_url: str, tmp_path: Path
) -> None:
    world = World(webhook_wait=0.02)
    async with Standin(world) as url, living(with_whatsapp(settings_of(world, url, sqlite_url, tmp_path), world)):
        database = Database(sqlite_url)
        database.work_for("leiden")
        now = int(time.time())
        role = StaffRole.COORDINATOR
        database.write(lambda c: invites.invite_staff(c, "link-marieke", "leiden", role, "Marieke", now, now + 86400))
        database.close()
        marieke, selam = world.add_person("Marieke", "en"), world.add_person("Selam", "en", app="whatsapp")
        world.start(marieke, "link-marieke")
        world.start(selam)
        await until(lambda: world.replies(selam) and world.replies(marieke), 10)
        world.say(marieke, "Marieke")
        await until(lambda: len(world.replies(marieke)) > 2, 10)
        # The language of a phone with WhatsApp is not known yet, so buttons tell the questions
        # apart.
        world.press(selam, world.replies(selam)[0].id, "!Concern")
        await until(lambda: asks(world, selam, ".whom."), 10)
        world.press(selam, world.replies(selam)[-1].id, asks(world, selam, ".whom."))
        await until(lambda: asks(world, selam, ".words."), 10)
        spoken = world.send_voice(selam)
        await until(lambda: any(each.file is not None for each in world.replies(marieke)), 20)
        heard = next(each for each in world.replies(marieke) if each.file is not None)
    assert spoken.file is not None
    assert heard.file is not None
    assert (heard.file.content, heard.media["voice"]["mime_type"]) == (spoken.file.content, "audio/ogg")
    assert any(each.text.startswith("❗ “Selam” wrote about safety.") for each in world.replies(marieke))


async def test_a_bot_that_dies_before_it_fetched_a_file_fetches_it_when_it_is_back(town: Town) -> None:
    town.begin("amal", "SendMeASheet")
    send(town, Kind.FILE, "list.csv", "")
    asked: list[str] = []

    async def never(media: str, at_most: int) -> bytes:
        asked.append(media)
        return await asyncio.Event().wait() and b""

    dying = asyncio.create_task(Fetching(town.bot.database, {"telegram": never}, lambda: town.bot.now).run())
    await until(lambda: bool(asked))
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    assert [row.state for row in kept(town)] == ["wanted"]
    await fetched(town, CSV)
    town.bot.later(seconds=1)
    assert town.said("amal").startswith("It is here.")
