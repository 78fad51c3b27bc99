"""Reads what Twilio posts to us: a form per message,
and a form per piece of news about one of ours.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.ground.errors import (
    BadAddress,
    BuurmaatError,
    Limited,
    PersonLeft,
    Refused,
    SendError,
    SlowDown,
    TemplateRefused,
    WindowClosed,
)
from bot.ground.links import on_a_map
from bot.ground.messages import Incoming, Kind
from bot.ground.typed import whole

NAME = "whatsapp"
PREFIX = "whatsapp:"
# "start", and what an invite link carries after it.
_START = re.compile(r"/?start(?:\s+([A-Za-z0-9_-]{6,64}))?", re.IGNORECASE)
# As long (seconds) as Twilio's word for going too fast asks us to rest; it names no time.
REST = 2.0


class NotTaken(BuurmaatError):
    """A form that Twilio signed and we don't take; its text is a closed word, for the log."""


@dataclass(frozen=True, slots=True)
class Ours:
    """Whom Twilio's forms must be for: our account, and our number on WhatsApp (with its +).

    A Messaging Service changes nothing here: also then *To* is the sender that was written to, and
    a number of the same service that is not ours has another bot, or nobody, behind it.
    """

    account: str
    number: str


def read(form: Mapping[str, str], ours: Ours, now: datetime) -> Incoming:
    """A posted message as an Incoming; fields we do not know are left alone.

    Raises NotTaken when it is not for us, was not sent by WhatsApp (Twilio posts a text message to
    the same number here too), or says neither who nor which message it is.
    """
    _check_account(form, ours)
    if form.get("To") != f"{PREFIX}{ours.number}":
        raise NotTaken("to another number, or not to it on WhatsApp")
    message_id, address = form.get("MessageSid") or form.get("SmsMessageSid") or "", _sender(form)
    if not message_id or not address:
        raise NotTaken("without an id or a sender")
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


def _check_account(form: Mapping[str, str], ours: Ours) -> None:
    if form.get("AccountSid") != ours.account:
        raise NotTaken("of another account")


def _sender(form: Mapping[str, str]) -> str:
    """Who wrote. A person with a username may come without a number; then another id of theirs
    stands for it. A number without the prefix wrote a text message: anybody can put one there.
    """
    sender = form.get("From", "").strip()
    if sender and not sender.startswith(PREFIX):
        raise NotTaken("not by WhatsApp")
    return sender.removeprefix(PREFIX).strip() or form.get("ExternalUserId", "").strip()


def _said(form: Mapping[str, str]) -> tuple[Kind, str]:
    pressed = form.get("ButtonPayload") or form.get("ListId")
    if pressed:
        return Kind.PRESS, pressed
    if form.get("NumMedia", "0").strip() not in ("", "0"):
        return _media(form.get("MediaContentType0", "")), form.get("Body", "")
    if form.get("Latitude") or form.get("Longitude"):
        return Kind.LOCATION, on_a_map(form.get("Latitude", ""), form.get("Longitude", ""))
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


def read_receipt(query: Mapping[str, str], form: Mapping[str, str], ours: Ours) -> Receipt:
    """Our own id stands in the address we gave; raises NotTaken when it is not there, or the news
    is not of our account.
    """
    _check_account(form, ours)
    outbox_id, attempt = whole(query.get("o", "")), whole(query.get("a", "1"))
    if outbox_id is None or attempt is None:
        raise NotTaken("a status without our id")
    code = whole(form.get("ErrorCode", ""))
    error_of = kind_of(code) if code else None
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
