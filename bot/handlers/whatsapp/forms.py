"""Reads what Twilio posts to us: a form per message,
and a form per piece of news about one of ours.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.ground.errors import (
    BadAddress,
    Limited,
    PersonLeft,
    Refused,
    SendError,
    SlowDown,
    TemplateRefused,
    WindowClosed,
)
from bot.ground.messages import Incoming, Kind

NAME = "whatsapp"
PREFIX = "whatsapp:"
# "start", and what an invite link carries after it.
_START = re.compile(r"/?start(?:\s+([A-Za-z0-9_-]{6,64}))?", re.IGNORECASE)
# As long (seconds) as Twilio's word for going too fast asks us to rest; it names no time.
REST = 2.0


def read(form: Mapping[str, str], now: datetime) -> Incoming:
    """A posted message as an Incoming; fields we do not know are left alone.

    Raises ValueError when it says neither who nor which message it is.
    """
    message_id = form.get("MessageSid") or form.get("SmsMessageSid") or ""
    # A person with a username may come without a number; then another id of theirs stands for it.
    address = form.get("From", "").removeprefix(PREFIX).strip() or form.get("ExternalUserId", "").strip()
    if not message_id or not address:
        raise ValueError("a message without an id or a sender")
    kind, text = _said(form)
    is_file = kind in (Kind.PICTURE, Kind.FILE, Kind.VOICE)
    return Incoming(
        channel=NAME,
        message_id=message_id[:80],
        address=address[:64],
        kind=kind,
        at=now,
        text=text,
        name=form.get("ProfileName", ""),
        opens=True,
        media=form.get("MediaUrl0", "")[:300] if is_file else "",
        mime=form.get("MediaContentType0", "").partition(";")[0].strip()[:100] if is_file else "",
    )


def _said(form: Mapping[str, str]) -> tuple[Kind, str]:
    pressed = form.get("ButtonPayload") or form.get("ListId")
    if pressed:
        return Kind.PRESS, pressed
    if form.get("NumMedia", "0").strip() not in ("", "0"):
        return _media(form.get("MediaContentType0", "")), form.get("Body", "")
    if form.get("Latitude") or form.get("Longitude"):
        return Kind.LOCATION, ""
    body = form.get("Body", "")
    if not body.strip():
        return (Kind.CONTACT if form.get("MessageType") == "contacts" else Kind.UNREADABLE), ""
    start = _START.fullmatch(body.strip())
    if start is not None and start[1]:
        return Kind.START, start[1]
    return Kind.TEXT, body


def _media(mime: str) -> Kind:
    if mime.startswith("audio/"):
        return Kind.VOICE
    if mime == "image/webp":
        return Kind.STICKER
    if mime.startswith(("image/", "video/")):
        return Kind.PICTURE
    return Kind.CONTACT if "vcard" in mime else Kind.FILE


@dataclass(frozen=True, slots=True)
class Receipt:
    """News of one attempt to send; ``knock``: of the template that went instead of the text."""

    outbox_id: int
    attempt: int
    knock: bool
    state: str
    error: SendError | None


def read_receipt(query: Mapping[str, str], form: Mapping[str, str]) -> Receipt:
    """Our own id stands in the address we gave; raises ValueError when it is not there."""
    try:
        outbox_id, attempt = int(query["o"]), int(query.get("a", "1"))
    except (KeyError, ValueError) as error:
        raise ValueError("a status without our id") from error
    code = form.get("ErrorCode", "")
    error_of = kind_of(int(code)) if code.isdecimal() and int(code) else None
    return Receipt(outbox_id, attempt, query.get("k") == "1", form.get("MessageStatus", ""), error_of)


def kind_of(code: int) -> SendError:
    """Twilio's error code as one of ours; see `docs/whatsapp.md` for what each means."""
    match code:
        case 63016:
            return WindowClosed("63016: outside the 24 hours")
        case 63014 | 21610:
            return PersonLeft(f"{code}: stopped by the person")
        case 63018 | 20429:
            return SlowDown(REST)
        case 63003 | 63024 | 21211 | 21614:
            return BadAddress(f"{code}: not on WhatsApp")
        case 63021 | 63027 | 63028 | 21655 | 21656 | 20404:
            return TemplateRefused(f"{code}: this form is not accepted")
        case 63032 | 63049:
            return Limited(f"{code}: not delivered for now")
        case _:
            return Refused(f"refused: {code}")
