"""Telegram: reads its updates, sends our messages. python-telegram-bot is the transport."""

import asyncio
import hashlib
import io
import json
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import httpx
import structlog
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.errors import BadAddress, NotSent, PersonLeft, Refused, SendError, SlowDown, Uncertain
from bot.messages import Button, Incoming, Kind, Limits, Outgoing

# Ask python-telegram-bot for its coming form of durations; the older one warns at each use.
os.environ.setdefault("PTB_TIMEDELTA", "true")
log = structlog.get_logger()

NAME = "telegram"
# Sizes in UTF-16 units except the data of a button; rates as Telegram states them.
LIMITS = Limits(text=4096, label=60, data_bytes=64, per_second=30, per_chat_second=1)
WANTED = ("message", "edited_message", "channel_post", "callback_query", "my_chat_member")
_MANY_BUTTONS = 8
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
_GONE = ("chat not found", "user is deactivated", "user not found", "peer_id_invalid", "bot can't initiate")
_EDIT_DONE = ("message is not modified",)
_EDIT_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")


def read(update: Mapping[str, Any]) -> Incoming | None:
    """One update as an Incoming; None for what needs no answer (edits, service messages, strangers' posts)."""
    id_ = str(update.get("update_id", ""))
    if press := update.get("callback_query"):
        return _read_press(id_, press)
    if message := update.get("message"):
        return _read_message(id_, message)
    if change := update.get("my_chat_member"):
        return _read_membership(id_, change)
    if post := update.get("channel_post"):
        return Incoming(NAME, id_, str(post["chat"]["id"]), Kind.GROUP, _at(post))
    return None


def _read_press(id_: str, press: Mapping[str, Any]) -> Incoming:
    message = press.get("message") or {}
    chat = message.get("chat") or press["from"]
    if chat.get("type", "private") != "private":
        return Incoming(NAME, id_, str(chat["id"]), Kind.GROUP, datetime.now(UTC))
    return Incoming(
        NAME,
        id_,
        str(chat["id"]),
        Kind.PRESS,
        datetime.now(UTC),
        text=str(press.get("data") or ""),
        name=_name(press["from"]),
        language=press["from"].get("language_code") or "",
        # date 0 marks a message that is too old to be changed.
        handle=str(message.get("message_id", "")) if message.get("date") else "",
        press=str(press["id"]),
    )


def _read_message(id_: str, message: Mapping[str, Any]) -> Incoming | None:
    chat, sender = message["chat"], message.get("from") or {}
    if chat.get("type") != "private":
        if "left_chat_member" in message:
            return None
        return Incoming(
            NAME, id_, str(chat["id"]), Kind.GROUP, _at(message), language=sender.get("language_code") or ""
        )
    text: str = message.get("text") or ""
    kind = Kind.TEXT if text else next((k for key, k in _KINDS.items() if key in message), Kind.UNREADABLE)
    if kind is Kind.TEXT and text.split(" ")[0].split("@")[0] == "/start":
        kind, text = Kind.START, text.partition(" ")[2].strip()[:64]
    return Incoming(
        NAME,
        id_,
        str(chat["id"]),
        kind,
        _at(message),
        text=text,
        name=_name(sender),
        language=sender.get("language_code") or "",
    )


def _read_membership(id_: str, change: Mapping[str, Any]) -> Incoming | None:
    chat, status = change["chat"], change["new_chat_member"]["status"]
    language = change["from"].get("language_code") or ""
    if chat.get("type") == "private":
        kind = Kind.BLOCKED if status == "kicked" else Kind.UNBLOCKED
    elif status in ("member", "administrator", "restricted", "creator"):
        kind = Kind.GROUP
    else:
        return None
    return Incoming(NAME, id_, str(chat["id"]), kind, _at(change), language=language)


def _at(thing: Mapping[str, Any]) -> datetime:
    return datetime.fromtimestamp(thing["date"], UTC)


def _name(sender: Mapping[str, Any]) -> str:
    return str(sender.get("first_name") or "")[:200]


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def fit(text: str, at_most: int) -> list[str]:
    """A text in pieces that fit, cut between paragraphs, lines, sentences or words, in that order."""
    pieces, rest = [], text
    while units(rest) > at_most:
        room = rest[:at_most]
        while units(room) > at_most:
            room = room[: -max(1, (units(room) - at_most) // 2)]
        for mark in ("\n\n", "\n", ". ", "። ", " "):
            cut = room.rfind(mark) + len(mark)
            if cut > len(room) // 3:
                break
        else:
            cut = len(room)
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*pieces, rest]


def keyboard(message: Outgoing) -> InlineKeyboardMarkup | None:
    """Options one a row (two when there are many), the controls in a row below, mirrored where one reads so."""
    per_row = 2 if len(message.buttons) > _MANY_BUTTONS and all(len(b.label) <= 20 for b in message.buttons) else 1
    rows = [list(message.buttons[at : at + per_row]) for at in range(0, len(message.buttons), per_row)]
    if message.controls:
        rows.append(list(message.controls))
    if not rows:
        return None
    if message.right_to_left:
        rows = [row[::-1] for row in rows]
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def _button(button: Button) -> InlineKeyboardButton:
    if not 1 <= len(button.data.encode()) <= LIMITS.data_bytes:
        raise Refused("button data of a wrong size")
    return InlineKeyboardButton(button.label[: LIMITS.label] or "·", callback_data=button.data)


class TelegramChannel:
    """Sends to and polls from one bot's account."""

    name = NAME
    limits = LIMITS

    def __init__(self, token: str, api_url: str) -> None:
        self._poll_request = HTTPXRequest(connection_pool_size=2)
        self.bot = Bot(
            token,
            base_url=f"{api_url.rstrip('/')}/bot",
            base_file_url=f"{api_url.rstrip('/')}/file/bot",
            request=HTTPXRequest(connection_pool_size=64, read_timeout=15, connect_timeout=5, pool_timeout=15),
            get_updates_request=self._poll_request,
        )
        self.username = ""

    async def open(self) -> None:
        """Say hello to the service; learns the bot's own name. Raises SendError."""
        try:
            await self._poll_request.initialize()
            await self.bot.initialize()
        except TelegramError as error:
            raise _kind_of(error, sending=False) from error
        self.username = self.bot.username

    async def close(self) -> None:
        await self.bot.shutdown()

    def link(self, token: str) -> str:
        """The link that opens a chat with the bot and carries a token."""
        return f"https://t.me/{self.username}?start={token}"

    async def send(self, message: Outgoing) -> str:
        try:
            return await self._send(message)
        except TelegramError as error:
            raise _kind_of(error, sending=True) from error

    async def _send(self, message: Outgoing) -> str:
        chat, markup = message.address, keyboard(message)
        if message.edit:
            edited = await self._edit(message, markup)
            if edited:
                return edited
        if message.file is not None:
            name, contents = message.file
            document = io.BytesIO(contents.encode())
            sent = await self.bot.send_document(chat, document, filename=name, caption=message.text[:1000])
            return str(sent.message_id)
        handle = ""
        pieces = fit(message.text, LIMITS.text)
        for piece in pieces:
            last = piece is pieces[-1]
            sent = await self.bot.send_message(chat, piece or "·", reply_markup=markup if last else None)
            handle = str(sent.message_id)
        if message.leave:
            await self.bot.leave_chat(chat)
        return handle

    async def _edit(self, message: Outgoing, markup: InlineKeyboardMarkup | None) -> str:
        """Change a message in place; "" when it can't be changed any more and must be sent anew."""
        try:
            await self.bot.edit_message_text(
                fit(message.text, LIMITS.text)[0], message.address, int(message.edit), reply_markup=markup
            )
        except BadRequest as error:
            said = str(error).lower()
            if any(mark in said for mark in _EDIT_GONE):
                return ""
            if not any(mark in said for mark in _EDIT_DONE):
                raise
        return message.edit

    async def acknowledge(self, incoming: Incoming) -> None:
        try:
            await self.bot.answer_callback_query(incoming.press)
        except TelegramError as error:
            # Only a spinner: the answer itself is in the outbox.
            log.debug("spinner not stopped", reason=type(error).__name__)

    async def describe(self, commands: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Show the command menu; Telegram takes two-letter languages only, others get the default."""
        for language, words in commands.items():
            if len(language) in (0, 2):
                shown = [BotCommand(word, description[:256]) for word, description in words]
                try:
                    await self.bot.set_my_commands(shown, language_code=language or None)
                except TelegramError as error:
                    raise _kind_of(error, sending=False) from error

    async def poll(self, offset: int, seconds: int) -> list[dict[str, Any]]:
        """Wait for the updates from ``offset`` on; raw, so that one odd update can't hide the others."""
        wanted = {"offset": offset, "timeout": seconds, "limit": 100, "allowed_updates": json.dumps(WANTED)}
        try:
            found = await self._poll_request.post(
                f"{self.bot.base_url}/getUpdates?{urlencode(wanted)}", read_timeout=seconds + 10
            )
        except TelegramError as error:
            raise _kind_of(error, sending=False) from error
        return found if isinstance(found, list) else []

    async def listen_at(self, url: str, secret: str) -> None:
        """Ask for updates by webhook."""
        try:
            await self.bot.set_webhook(url, secret_token=secret, allowed_updates=list(WANTED), max_connections=40)
        except TelegramError as error:
            raise _kind_of(error, sending=False) from error

    async def stop_listening(self) -> None:
        """Take a webhook away, so that polling is possible."""
        try:
            await self.bot.delete_webhook()
        except TelegramError as error:
            raise _kind_of(error, sending=False) from error


def _kind_of(error: TelegramError, *, sending: bool) -> SendError:
    """Telegram's error as one of ours. BadRequest is a NetworkError there, so it comes first."""
    said = str(error).lower()
    match error:
        case RetryAfter():
            wait = error.retry_after
            return SlowDown(wait.total_seconds() if not isinstance(wait, (int, float)) else float(wait))
        case Forbidden():
            return PersonLeft("stopped by the person" if "blocked" in said else "no longer in this chat")
        case InvalidToken():
            return NotSent("Telegram does not know this token")
        case BadRequest():
            gone = any(mark in said for mark in _GONE)
            return BadAddress("nobody at this address") if gone else Refused(f"refused: {_safe(said)}")
        case _ if isinstance(error.__cause__, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)):
            return NotSent("no connection")
        case NetworkError() if isinstance(error.__cause__, httpx.HTTPError):
            return Uncertain("the connection broke off") if sending else NotSent("the connection broke off")
        case NetworkError():
            return NotSent("Telegram has a problem")
        case _:
            return NotSent(type(error).__name__)


def _safe(said: str) -> str:
    """An error description without anything a person wrote."""
    return said[:60] if said.isascii() else hashlib.sha256(said.encode()).hexdigest()[:12]


async def receive_by_polling(channel: TelegramChannel, hand_in: Any, alive: Any, seconds: int = 25) -> None:
    """Poll for ever. The offset moves on only after ``hand_in`` has committed what came."""
    offset, pause = 0, 1.0
    while True:
        try:
            updates = await channel.poll(offset, seconds)
            if updates:
                await hand_in(updates)
                offset = max(int(update["update_id"]) for update in updates) + 1
            alive()
            pause = 1.0
        except SlowDown as error:
            await asyncio.sleep(error.seconds)
        except Exception as error:  # noqa: BLE001  # whatever it is, what is not committed comes again
            log.warning("polling waits", reason=f"{type(error).__name__}: {error}", seconds=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)
