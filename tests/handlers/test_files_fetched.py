"""Fetching what people sent, and sending a file on under the name that the service has for it."""

from typing import Any

import pytest

from bot.ground.errors import NotSent, Refused, TooLarge
from bot.ground.messages import Attachment, Kind, Outgoing
from bot.handlers.telegram.channel import TelegramChannel
from bot.handlers.telegram.updates import read
from bot.handlers.whatsapp.channel import WhatsAppChannel
from bot.handlers.whatsapp.http import Account
from playground.messages import File
from playground.people import Person
from playground.samples import PICTURE
from playground.twilio import ACCOUNT_SID, AUTH_TOKEN, media_url
from playground.world import World


def test_a_photo_is_read_in_its_largest_size_and_a_document_with_its_name() -> None:
    sender = {"id": 7, "is_bot": False, "first_name": "Amal"}
    base = {"message_id": 1, "from": sender, "chat": {"id": 7, "type": "private"}, "date": 1, "caption": "Look"}
    sizes = [{"file_id": f"p{width}", "width": width, "height": width, "file_size": width} for width in (90, 800, 320)]
    photo = read({"update_id": 1, "message": base | {"photo": sizes}})
    document = {"file_id": "d1", "file_name": "list\0.xlsx", "mime_type": "x/y", "file_size": 12}
    sheet = read({"update_id": 2, "message": base | {"document": document}})
    film = read({"update_id": 3, "message": base | {"video": {"file_id": "v"}}})
    assert photo is not None
    assert sheet is not None
    assert film is not None
    assert (photo.kind, photo.text, photo.media, photo.mime, photo.size) == (
        Kind.PICTURE,
        "Look",
        "p800",
        "image/jpeg",
        800,
    )
    assert (sheet.kind, sheet.media, sheet.file_name, sheet.mime, sheet.size) == (
        Kind.FILE,
        "d1",
        "list.xlsx",
        "x/y",
        12,
    )
    assert (film.kind, film.media, film.text) == (Kind.PICTURE, "", "")


async def test_telegram_gives_the_bytes_and_says_when_they_are_too_many(world: World, channel: TelegramChannel) -> None:
    file = world.keep(PICTURE)
    assert await channel.fetch(file.id, 10_000) == PICTURE.content
    with pytest.raises(TooLarge):
        await channel.fetch(file.id, 10)
    with pytest.raises(Refused):
        await channel.fetch("nobody-knows-this", 10_000)
    with pytest.raises(NotSent):
        await channel._download(f"{channel.bot.base_file_url}/files/gone/x", 10)
    with pytest.raises(TooLarge):
        await channel._download(f"{channel.bot.base_file_url}/files/{file.id}/x", 10)


async def test_twilio_sends_us_on_once_and_without_our_rights(world: World, whatsapp: WhatsAppChannel) -> None:
    file = world.keep(PICTURE)
    assert await whatsapp.fetch(media_url(file.id), 10_000) == PICTURE.content
    with pytest.raises(TooLarge):
        await whatsapp.fetch(media_url(file.id), 10)
    with pytest.raises(NotSent):
        await whatsapp.fetch(media_url("unknown"), 10)
    for elsewhere in ("https://twilio.com.example/x", "http://api.twilio.com/x", "file:///etc/passwd", ""):
        with pytest.raises(Refused):
            await whatsapp.fetch(elsewhere, 10)


def test_who_is_sent_on_and_on_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    account = Account(ACCOUNT_SID, AUTH_TOKEN, "")
    monkeypatch.setattr(account._wire, "fetch", lambda *_given: "https://api.twilio.com/again")
    with pytest.raises(Refused):
        account.fetch("https://api.twilio.com/x", 10)
    account.close()


@pytest.mark.parametrize(
    ("mime", "kind"),
    [("image/png", "photo"), ("image/jpeg", "photo"), ("text/csv", "document"), ("audio/ogg", "voice")],
)
async def test_a_file_is_uploaded_once_and_then_goes_by_its_name(
    world: World, channel: TelegramChannel, amal: Person, mime: str, kind: str
) -> None:
    learned: list[str] = []
    name_of = {"image/png": "a.png", "image/jpeg": "a.jpg", "text/csv": "a.csv", "audio/ogg": "a.ogg"}

    def file(known: str = "") -> Attachment:
        return Attachment(name_of[mime], mime, PICTURE.content, known, learned.append)

    def message(id_: int, what: Attachment) -> Outgoing:
        return Outgoing(id_, str(amal.id), "Look", file=what)

    await channel.send(message(1, file()))
    (name,) = learned
    assert name.startswith(f"{kind}:")
    kept = len(world.files)
    await channel.send(message(2, file(name)))
    assert (len(world.files), learned) == (kept, [name])
    assert [each.file is not None for each in world.replies(amal)] == [True, True]
    # A name that Telegram does not know any more: it is uploaded anew.
    await channel.send(message(3, file(f"{kind}:nobody-knows-this")))
    assert len(learned) == 2
    assert len(world.replies(amal)) == 3


async def test_a_picture_of_an_odd_form_goes_as_a_document(
    world: World, channel: TelegramChannel, amal: Person
) -> None:
    wide = bytearray(PICTURE.content)
    wide[16:20] = (9999).to_bytes(4)
    learned: list[str] = []
    await channel.send(
        Outgoing(1, str(amal.id), "Look", file=Attachment("a.png", "image/png", bytes(wide), "", learned.append))
    )
    (sent,) = world.replies(amal)
    assert "document" in sent.media
    assert learned[0].startswith("document:")


async def test_a_phone_sends_any_file(world: World, amal: Person, selam: Person) -> None:
    def sent(person: Person, *what: Any) -> File:
        file = world.send_file(person, *what).file
        assert file is not None
        return file

    for person in (amal, selam):
        assert sent(person, "list.csv", "text/csv", b"name\n", "the list").content == b"name\n"
        assert sent(person, "a.png", "image/png", PICTURE.content).name == "a.png"
