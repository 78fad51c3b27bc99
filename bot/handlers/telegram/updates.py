"""Reads Telegram's updates, raw as they come: no library in between,
so one odd update hides no other.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.ground.messages import Incoming, Kind

NAME = "telegram"
# No name of a file is as long.
MEDIA = 300
_KINDS = {
    "voice": Kind.VOICE,
    "audio": Kind.VOICE,
    "video_note": Kind.VOICE,
    "photo": Kind.PICTURE,
    "video": Kind.PICTURE,
    "animation": Kind.PICTURE,
    "sticker": Kind.STICKER,
    "contact": Kind.CONTACT,
    "location": Kind.LOCATION,
    "venue": Kind.LOCATION,
    "document": Kind.FILE,
}
# What Telegram itself writes into a chat: nobody waits for an answer.
_SERVICE = (
    "pinned_message",
    "message_auto_delete_timer_changed",
    "write_access_allowed",
    "chat_background_set",
    "connected_website",
    "boost_added",
    "proximity_alert_triggered",
)


def read(update: Mapping[str, Any]) -> Incoming | None:
    """One update as an Incoming; None for what needs no answer (service messages,
    what we did not ask for).

    Raises ValueError for a shape that Telegram does not document.
    """
    try:
        return _read(update)
    except (LookupError, TypeError, AttributeError, OverflowError, OSError) as error:
        raise ValueError(f"not an update: {type(error).__name__}") from error


def _read(update: Mapping[str, Any]) -> Incoming | None:
    id_ = str(int(update["update_id"]))
    if press := update.get("callback_query"):
        return _read_press(id_, press)
    if message := update.get("message"):
        return _read_message(id_, message)
    if edited := update.get("edited_message"):
        return _read_edit(id_, edited)
    if change := update.get("my_chat_member"):
        return _read_membership(id_, change)
    if post := update.get("channel_post"):
        return Incoming(NAME, id_, str(int(post["chat"]["id"])), Kind.GROUP, _at(post))
    return None


def _read_press(id_: str, press: Mapping[str, Any]) -> Incoming:
    message = press.get("message") or {}
    chat = message.get("chat") or press["from"]
    if chat.get("type", "private") != "private":
        return Incoming(NAME, id_, str(int(chat["id"])), Kind.GROUP, datetime.now(UTC), language=_language(press))
    return Incoming(
        NAME,
        id_,
        str(int(chat["id"])),
        Kind.PRESS,
        datetime.now(UTC),
        text=_clean(press.get("data")),
        name=_name(press["from"]),
        language=_language(press),
        # date 0 marks a message that is too old to be changed.
        handle=str(message.get("message_id", "")) if message.get("date") else "",
        press=str(press["id"]),
    )


def _read_message(id_: str, message: Mapping[str, Any]) -> Incoming | None:
    chat, at = str(int(message["chat"]["id"])), _at(message)
    if message["chat"].get("type") != "private":
        if "left_chat_member" in message:
            return None
        return Incoming(NAME, id_, chat, Kind.GROUP, at, language=_language(message))
    if any(key in message for key in _SERVICE):
        return None
    text = _clean(message.get("text"))
    caption = _clean(message.get("caption"))
    kind = Kind.TEXT if text else next((k for key, k in _KINDS.items() if key in message), Kind.UNREADABLE)
    command, _space, payload = text.partition(" ")
    if kind is Kind.TEXT and command.partition("@")[0] == "/start":
        kind, text = Kind.START, payload.strip()[:64]
    name = _name(message.get("from") or {})
    said = Incoming(NAME, id_, chat, kind, at, text=text or caption, name=name, language=_language(message))
    return _with_media(said, message)


def _read_edit(id_: str, message: Mapping[str, Any]) -> Incoming | None:
    """Words that somebody corrected; None for a group, and for a place that moves."""
    words = _clean(message.get("text")) or _clean(message.get("caption"))
    if message["chat"].get("type") != "private" or not words:
        return None
    address, now = str(int(message["chat"]["id"])), datetime.now(UTC)
    return Incoming(NAME, id_, address, Kind.EDIT, now, text=words, language=_language(message))


def _with_media(said: Incoming, message: Mapping[str, Any]) -> Incoming:
    """The same with what it is fetched or sent on by."""
    match said.kind:
        case Kind.VOICE:
            file, name, mime = message.get("voice"), "", "audio/ogg"
        case Kind.PICTURE if message.get("photo"):
            file, name, mime = max(message["photo"], key=lambda size: int(size["width"])), "", "image/jpeg"
        case Kind.FILE:
            file = message["document"]
            name, mime = _clean(file.get("file_name")), _clean(file.get("mime_type"))
        case _:
            return said
    if not file:
        return said
    return replace(
        said,
        media=_clean(file["file_id"])[:MEDIA],
        file_name=name[:200],
        mime=mime[:100],
        size=min(int(file.get("file_size") or 0), 2**40),
    )


def _read_membership(id_: str, change: Mapping[str, Any]) -> Incoming | None:
    chat, status = change["chat"], change["new_chat_member"]["status"]
    if chat.get("type") == "private":
        kind = Kind.BLOCKED if status == "kicked" else Kind.UNBLOCKED
    elif status in ("member", "administrator", "restricted", "creator"):
        kind = Kind.GROUP
    else:
        return None
    return Incoming(NAME, id_, str(int(chat["id"])), kind, _at(change), language=_language(change))


def _at(thing: Mapping[str, Any]) -> datetime:
    return datetime.fromtimestamp(thing["date"], UTC)


def _name(sender: Mapping[str, Any]) -> str:
    return _clean(sender.get("first_name"))[:200]


def _language(thing: Mapping[str, Any]) -> str:
    return _clean((thing.get("from") or {}).get("language_code"))


def _clean(text: object) -> str:
    """A text without what no database takes: the zero character and halves of characters."""
    if text is None:
        return ""
    if not isinstance(text, str):
        raise TypeError("a text is a string")
    if text.isascii():
        return text.replace("\0", "")
    return text.replace("\0", "").encode(errors="ignore").decode()
