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
    assert (film.kind, film.media, film.text) == (Kind.PICTURE, "", "Look")


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


OURS = f"/2010-04-01/Accounts/{ACCOUNT_SID}/Messages/MM1/Media/ME1"


class Wired:
    """An account whose requests go nowhere: each answer is the next of ``sent_on``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *sent_on: str | bytes) -> None:
        self.account = Account(ACCOUNT_SID, AUTH_TOKEN, "")
        self.asked: list[tuple[str, bool]] = []
        answers = iter(sent_on)

        def fetch(url: str, _at_most: int, auth: tuple[str, str] | None = None) -> bytes | str:
            self.asked.append((url, auth is not None))
            return next(answers)

        monkeypatch.setattr(self.account._wire, "fetch", fetch)

    def fetch(self, url: str) -> bytes:
        try:
            return self.account.fetch(url, 10)
        finally:
            self.account.close()


@pytest.mark.parametrize(
    "elsewhere",
    [
        f"http://api.twilio.com{OURS}",
        f"https://twilio.com.example{OURS}",
        f"https://api.twilio.com.example{OURS}",
        f"https://api.twilio.com@evil.example{OURS}",
        f"https://a:b@api.twilio.com{OURS}",
        f"https://api.twilio.com:8443{OURS}",
        f"https://api.twilio.com\\@evil.example{OURS}",
        f"https://pricing.twilio.com{OURS}",
        f"https://mms.twiliocdn.com{OURS}",
        "https://api.twilio.com/2010-04-01/Accounts/AC0/Messages.json",
        "https://api.twilio.com/x",
        "file:///etc/passwd",
        "",
    ],
)
def test_our_rights_go_to_files_of_our_account_at_twilio_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, elsewhere: str
) -> None:
    wired = Wired(monkeypatch)
    with pytest.raises(Refused, match="not a file of our account"):
        wired.fetch(elsewhere)
    assert wired.asked == []


@pytest.mark.parametrize(
    "place",
    [
        "http://mms.twiliocdn.com/x",
        "https://mms.twiliocdn.com.example/x",
        "https://mms.twiliocdn.com@evil.example/x",
        "https://mms.twiliocdn.com:22/x",
        "https://evil.twiliocdn.com/x",
        "https://s3-external-1.amazonaws.com/evil/x",
        "http://127.0.0.1:5432/",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "",
    ],
)
def test_a_file_is_not_looked_for_where_twilio_keeps_none(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    for hops in ([place], ["https://media.twiliocdn.com/y", place]):
        wired = Wired(monkeypatch, *hops)
        with pytest.raises(Refused, match="sent on to a place that is not Twilio's"):
            wired.fetch(f"https://api.twilio.com{OURS}")
        assert len(wired.asked) == len(hops)


@pytest.mark.parametrize("host", ["api.twilio.com", "api.ie1.twilio.com", "api.dublin.ie1.twilio.com"])
def test_where_twilio_keeps_its_files_they_are_had_without_our_rights(
    monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    wired = Wired(monkeypatch, "https://mms.twiliocdn.com/x?a=b", "https://media.twiliocdn.com/y", b"bytes")
    assert wired.fetch(f"https://{host}{OURS}") == b"bytes"
    assert [rights for _url, rights in wired.asked] == [True, False, False]


def test_who_is_sent_on_and_on_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    wired = Wired(monkeypatch, *["https://mms.twiliocdn.com/again"] * 9)
    with pytest.raises(Refused, match="sent on and on"):
        wired.fetch(f"https://api.twilio.com{OURS}")
    assert len(wired.asked) == 4


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
