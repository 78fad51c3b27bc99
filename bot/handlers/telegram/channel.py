"""Telegram: fetches its updates, sends our messages. python-telegram-bot is the transport."""

import asyncio
import json
import os
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import httpx
import structlog
from telegram import Bot, BotCommand, InlineKeyboardMarkup, InputFile, Message
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot.ground.errors import (
    BadAddress,
    NotSent,
    PersonLeft,
    Refused,
    SendError,
    SettingsError,
    SlowDown,
    TooLarge,
    Uncertain,
    why,
)
from bot.ground.messages import Attachment, Description, Incoming, Outgoing
from bot.handlers.telegram.shapes import CAPTION, LIMITS, fit, keyboard, units
from bot.handlers.telegram.updates import NAME

# Ask python-telegram-bot for its coming form of durations; the older one warns at each use.
os.environ.setdefault("PTB_TIMEDELTA", "true")

log = structlog.get_logger()

WANTED = ("message", "edited_message", "channel_post", "callback_query", "my_chat_member")
_GONE = ("chat not found", "user is deactivated", "user not found", "peer_id_invalid", "bot can't initiate")
_EDIT_DONE = ("message is not modified",)
_EDIT_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message",
)
_PICTURES = ("image/png", "image/jpeg")
_VOICE = "audio/ogg"
# What Telegram says of a file that it does not have (any more), and of a picture that it will not
# show.
_FILE_GONE = ("wrong file identifier", "wrong remote file", "file reference", "file_id")
_ODD_PICTURE = ("photo_invalid_dimensions", "image_process_failed", "photo_save_file_invalid")
_DOWNLOAD = httpx.Timeout(30, connect=5)
# What Telegram refuses for which fault of ours. All else it says stays out: it quotes what was
# sent.
_OBJECTIONS = {
    "too long": "too long",
    "too_long": "too long",
    "too big": "too large",
    "too large": "too large",
    "empty": "empty",
    "button": "a button",
    "keyboard": "the buttons",
    "reply markup": "the buttons",
    "reply_markup": "the buttons",
    "can't parse": "how it is written",
    "file": "the file",
    "photo": "the picture",
    "image": "the picture",
    "webhook": "the address of the webhook",
    "https": "the address of the webhook",
    "rights": "rights are missing",
    "query": "an old button",
}
# Answers of a server between us and Telegram: the message may have gone through.
_PERHAPS_SENT = ("bad gateway", "gateway time", "invalid server response")


class TelegramChannel:
    """Sends to and polls from one bot's account."""

    name = NAME
    limits = LIMITS
    window: timedelta | None = None

    def __init__(self, token: str, api_url: str) -> None:
        self._poll_request = HTTPXRequest(connection_pool_size=2)
        self._request = HTTPXRequest(connection_pool_size=64, read_timeout=15, connect_timeout=5, pool_timeout=15)
        self.bot = Bot(
            token,
            base_url=f"{api_url.rstrip('/')}/bot",
            base_file_url=f"{api_url.rstrip('/')}/file/bot",
            request=self._request,
            get_updates_request=self._poll_request,
        )
        self.username = ""
        self._pieces: dict[int, int] = {}

    async def open(self) -> None:
        """Say hello to the service; learns the bot's own name. Raises SendError,
        SettingsError for a wrong token.
        """
        try:
            await self._poll_request.initialize()
            await self.bot.initialize()
        except InvalidToken as error:
            raise SettingsError(
                "TELEGRAM_BOT_TOKEN: Telegram does not know this token. Write the one that @BotFather gave you, "
                "or correct TELEGRAM_API_URL."
            ) from error
        except TelegramError as error:
            raise _kind_of(error, sending=False) from error
        self.username = self.bot.username

    async def close(self) -> None:
        await self.bot.shutdown()
        # The bot leaves these open when it never got to say hello.
        await self._request.shutdown()
        await self._poll_request.shutdown()

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
        if message.leave:
            return await self._leave(message)
        *before, last = self._words(message)
        # When a later piece fails, the next try goes on there; the first ones would come twice.
        while len(before) > (done := self._pieces.get(message.id, 0)):
            await self.bot.send_message(chat, before[done] or "·")
            self._pieces[message.id] = done + 1
        if message.voice:
            sent = await self.bot.send_voice(chat, message.voice, caption=last or None, reply_markup=markup)
        elif message.file is not None:
            sent = await self._send_file(chat, message.file, last, markup)
        else:
            sent = await self.bot.send_message(chat, last or "·", reply_markup=markup)
        self._pieces.pop(message.id, None)
        return str(sent.message_id)

    def _words(self, message: Outgoing) -> list[str]:
        """The text in pieces; the last one has the buttons, or stands under the file,
        where less fits.
        """
        if (message.file is None and not message.voice) or units(message.text) <= CAPTION:
            return fit(message.text, LIMITS.text)
        return [*fit(message.text, LIMITS.text), ""]

    async def _send_file(
        self, chat: str, file: Attachment, caption: str, markup: InlineKeyboardMarkup | None
    ) -> Message:
        """Pictures are shown, all else is a document.
        One that Telegram has already goes by its name there.
        """
        if file.known:
            try:
                return await self._send_known(chat, file, caption, markup)
            except BadRequest as error:
                if not any(mark in str(error).lower() for mark in _FILE_GONE):
                    raise
        sent = await self._upload(chat, file, caption, markup)
        if file.learn is not None and (name := _name_of(sent)):
            file.learn(name)
        return sent

    async def _send_known(
        self, chat: str, file: Attachment, caption: str, markup: InlineKeyboardMarkup | None
    ) -> Message:
        kind, _colon, name = file.known.partition(":")
        if kind == "photo":
            return await self.bot.send_photo(chat, name, caption, reply_markup=markup)
        if kind == "voice":
            return await self.bot.send_voice(chat, name, caption=caption, reply_markup=markup)
        return await self.bot.send_document(chat, name, caption=caption, reply_markup=markup)

    async def _upload(self, chat: str, file: Attachment, caption: str, markup: InlineKeyboardMarkup | None) -> Message:
        if file.mime in _PICTURES:
            try:
                return await self.bot.send_photo(chat, file.data, caption, filename=file.name, reply_markup=markup)
            except BadRequest as error:
                # A picture of an odd form, which somebody sent, is still a file.
                if file.learn is None or not any(mark in str(error).lower() for mark in _ODD_PICTURE):
                    raise
        if file.mime == _VOICE:
            return await self.bot.send_voice(chat, file.data, caption=caption, filename=file.name, reply_markup=markup)
        document = InputFile(file.data, filename=file.name)
        return await self.bot.send_document(chat, document, caption=caption, reply_markup=markup)

    async def fetch(self, media: str, at_most: int) -> bytes:
        """What somebody sent, by its name at Telegram; raises a SendError."""
        try:
            file = await self.bot.get_file(media)
        except BadRequest as error:
            raise (TooLarge if "too big" in str(error).lower() else Refused)("not to be had") from error
        except TelegramError as error:
            raise _kind_of(error, sending=False) from error
        if not file.file_path or (file.file_size or 0) > at_most:
            raise TooLarge("larger than we take") if file.file_path else Refused("not to be had")
        return await self._download(file.file_path, at_most)

    async def _download(self, url: str, at_most: int) -> bytes:
        data = bytearray()
        try:
            async with httpx.AsyncClient(timeout=_DOWNLOAD) as client, client.stream("GET", url) as answer:
                if not answer.is_success:
                    raise NotSent(f"Telegram answered {answer.status_code}")
                async for chunk in answer.aiter_bytes():
                    data += chunk
                    if len(data) > at_most:
                        raise TooLarge("larger than we take")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NotSent("the connection broke off") from error
        return bytes(data)

    async def _leave(self, message: Outgoing) -> str:
        """Say why, where we may, and go."""
        try:
            sent = await self.bot.send_message(message.address, message.text)
        except (BadRequest, Forbidden) as error:
            log.info("left without a word", reason=type(error).__name__)
            await self.bot.leave_chat(message.address)
            return ""
        await self.bot.leave_chat(message.address)
        return str(sent.message_id)

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

    def numbered(self, message: Outgoing) -> tuple[str, ...]:
        return ()

    async def acknowledge(self, incoming: Incoming) -> None:
        try:
            await self.bot.answer_callback_query(incoming.press)
        except TelegramError as error:
            # Only a spinner: the answer itself is in the outbox.
            log.debug("spinner not stopped", reason=type(error).__name__)

    async def describe(self, descriptions: Mapping[str, Description]) -> None:
        """Show command menu and description; Telegram takes two-letter languages only,
        others get the default.
        """
        for language, description in descriptions.items():
            if len(language) in (0, 2):
                shown = [BotCommand(word, explained[:256]) for word, explained in description.commands]
                try:
                    await self.bot.set_my_commands(shown, language_code=language or None)
                    await self.bot.set_my_description(description.text[:512], language_code=language or None)
                except TelegramError as error:
                    raise _kind_of(error, sending=False) from error

    async def poll(self, offset: int, seconds: int) -> list[dict[str, Any]]:
        """Wait for the updates from ``offset`` on; raw,
        so that one odd update can't hide the others.
        """
        wanted = {"offset": offset, "timeout": seconds, "limit": 100, "allowed_updates": json.dumps(WANTED)}
        try:
            found = await self._poll_request.post(
                f"{self.bot.base_url}/getUpdates?{urlencode(wanted)}", read_timeout=seconds + 10
            )
        except Conflict as error:
            if "webhook" in str(error).lower():
                await self.stop_listening()
            raise _kind_of(error, sending=False) from error
        except TelegramError as error:
            raise _kind_of(error, sending=False) from error
        return found if isinstance(found, list) else []

    async def listen_at(self, url: str, secret: str) -> None:
        """Ask for updates by webhook."""
        try:
            await self.bot.set_webhook(url, secret_token=secret, allowed_updates=list(WANTED), max_connections=40)
        except BadRequest as error:
            raise SettingsError(f"PUBLIC_URL: Telegram does not accept {url} ({_word(str(error))}).") from error
        except TelegramError as error:
            raise _kind_of(error, sending=False) from error

    async def stop_listening(self) -> None:
        """Take a webhook away, so that polling is possible."""
        try:
            await self.bot.delete_webhook()
        except TelegramError as error:
            raise _kind_of(error, sending=False) from error


def _name_of(sent: Message) -> str:
    """What Telegram calls the file of a message that was sent, by which it can be sent again."""
    if sent.photo:
        return f"photo:{sent.photo[-1].file_id}"
    if sent.voice:
        return f"voice:{sent.voice.file_id}"
    return f"document:{sent.document.file_id}" if sent.document else ""


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
            return NotSent("Telegram does not know this token, or this method")
        case BadRequest():
            gone = any(mark in said for mark in _GONE)
            return BadAddress("nobody at this address") if gone else Refused(f"refused: {_word(said)}")
        case ChatMigrated():
            return BadAddress("the group became another one")
        case _ if isinstance(error.__cause__, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)):
            return NotSent("no connection")
        case NetworkError() if isinstance(error.__cause__, httpx.HTTPError):
            return Uncertain("the connection broke off") if sending else NotSent("the connection broke off")
        case _ if any(mark in said for mark in _PERHAPS_SENT):
            return Uncertain("no readable answer") if sending else NotSent("no readable answer")
        case NetworkError():
            return NotSent("Telegram has a problem")
        case _:
            return NotSent(type(error).__name__)


def _word(said: str) -> str:
    """What Telegram objects to, in a word of our own: it may quote what somebody wrote."""
    return next((word for mark, word in _OBJECTIONS.items() if mark in said.lower()), "something else")


async def receive_by_polling(channel: TelegramChannel, hand_in: Any, alive: Any, seconds: int = 25) -> None:
    """Poll for ever. The offset moves on only after ``hand_in`` has committed what came."""
    offset, pause = 0, 1.0
    while True:
        try:
            updates = await channel.poll(offset, seconds)
            alive()
            if updates:
                await hand_in(updates)
                offset = max(int(update["update_id"]) for update in updates) + 1
            pause = 1.0
        except SlowDown as error:
            await asyncio.sleep(error.seconds)
        except Exception as error:  # noqa: BLE001  # whatever it is, what is not committed comes again
            log.warning("polling waits", reason=why(error), seconds=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)
