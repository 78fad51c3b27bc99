"""A message with all its versions, and how far it has come."""

from dataclasses import dataclass, field
from typing import Any

from playground.people import Chat, Json


@dataclass(frozen=True)
class Version:
    """What a message said from ``at`` (Unix seconds) on; ``text`` is the caption of media."""

    at: float
    text: str
    keyboard: Json | None = None


@dataclass(frozen=True)
class File:
    """Something sent along; ``id`` is Telegram's file_id."""

    id: str
    name: str
    mime: str
    content: bytes

    @property
    def unique_id(self) -> str:
        return f"u{self.id}"

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of a PNG; a usual size for anything else."""
        if not self.content.startswith(b"\x89PNG\r\n\x1a\n"):
            return 320, 200
        return int.from_bytes(self.content[16:20]), int.from_bytes(self.content[20:24])

    def as_json(self) -> Json:
        size = len(self.content)
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": size}

    def as_photo(self) -> Json:
        width, height = self.pixels
        return {"photo": [self.as_json() | {"width": width, "height": height}]}

    def as_voice(self) -> Json:
        return {"voice": self.as_json() | {"duration": 3, "mime_type": self.mime}}

    def as_document(self) -> Json:
        return {"document": self.as_json() | {"file_name": self.name, "mime_type": self.mime}}


@dataclass
class Message:
    """One message in one chat; the last of ``versions`` is what stands there now.

    ``state``: a person's message is waiting (for the bot) or delivered; the bot's is delivered.
    ``marks``: what a fault did to it, in words.
    """

    id: int
    chat: Chat
    sender: Json
    versions: list[Version]
    media: Json = field(default_factory=dict)
    file: File | None = None
    state: str = "waiting"
    deleted: bool = False
    reply_keyboard: Json | None = None
    entities: list[Json] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    pressed: dict[str, str] = field(default_factory=dict)  # callback data -> waiting | delivered

    @property
    def text(self) -> str:
        return self.versions[-1].text

    @property
    def keyboard(self) -> Json | None:
        return self.versions[-1].keyboard

    @property
    def from_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def edited(self) -> bool:
        """Whether its words changed; a new keyboard alone doesn't show as edited."""
        return any(one.text != self.text for one in self.versions)

    @property
    def buttons(self) -> list[dict[str, Any]]:
        rows = self.keyboard["inline_keyboard"] if self.keyboard else []
        return [button for row in rows for button in row]

    @property
    def labels(self) -> list[str]:
        return [str(button["text"]) for button in self.buttons]

    def as_json(self) -> Json:
        """The Message object of the Bot API."""
        place = self.chat.as_json()
        first, last = self.versions[0], self.versions[-1]
        shape: Json = {"message_id": self.id}
        if self.chat.kind == "channel":
            shape["sender_chat"] = place
        else:
            shape["from"] = self.sender
        shape |= {"chat": place, "date": int(first.at)}
        if len(self.versions) > 1:
            shape["edit_date"] = int(last.at)
        shape |= self.media | self._words()
        return shape | ({"reply_markup": self.keyboard} if self.keyboard else {})

    def _words(self) -> Json:
        if not self.text:
            return {}
        kind = "caption" if self.media else "text"
        words: Json = {kind: self.text}
        if self.entities:
            words["entities" if kind == "text" else "caption_entities"] = self.entities
        return words


@dataclass
class Note:
    """A line between the messages that says what happened out of sight."""

    id: int
    text: str
    at: float


Entry = Message | Note


def command_entities(text: str) -> list[Json]:
    """The bot_command entity of a text that begins with a command."""
    word = text.split(maxsplit=1)[0] if text.split() else ""
    if not word.startswith("/") or len(word) < 2:
        return []
    return [{"offset": 0, "length": len(word), "type": "bot_command"}]
