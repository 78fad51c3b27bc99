"""WhatsApp by Twilio: sends our messages and makes what they need beforehand.
twilio-python is the transport.

Its asynchronous client has no time-outs that work and sends content as the wrong kind of body, so
the synchronous one runs in threads, over an HTTP client of ours.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar
from urllib.parse import quote

import structlog
from twilio.base.exceptions import TwilioRestException

from bot.ground.errors import NotSent, Refused, SendError, SettingsError, TemplateRefused, Uncertain, why
from bot.ground.messages import Description, Incoming, Outgoing
from bot.handlers.files import Files
from bot.handlers.whatsapp.forms import NAME, PREFIX, kind_of
from bot.handlers.whatsapp.http import Account
from bot.handlers.whatsapp.shapes import LIMITS, Made, Plain, Say, content, shape, unformatted
from storage import windows
from storage.database import Connection, Database
from storage.windows import Content

log = structlog.get_logger()
T = TypeVar("T")

AT_ONCE = 30
_MADE = "made"
# The kinds of files that WhatsApp takes and we send, and those of them that may have words.
MEDIA = ("application/pdf", "image/png", "image/jpeg", "audio/ogg")
CAPTIONED = ("image/png", "image/jpeg")


def link(sender: str, token: str) -> str:
    """The link that opens a chat with this number, with a word to send."""
    return f"https://wa.me/{sender.removeprefix('+')}?text={quote(f'start {token}')}"


@dataclass(frozen=True, slots=True)
class Media:
    """A file that Twilio fetches from us, perhaps with words."""

    url: str
    text: str = ""


class WhatsAppChannel:
    """Sends from one number of ours. ``public_url`` is where Twilio reaches us."""

    name = NAME
    limits = LIMITS
    window: timedelta | None = timedelta(hours=24)

    def __init__(
        self, account: Account, sender: str, public_url: str, database: Database, say: Say, files: Files
    ) -> None:
        self._account = account
        self._sender = sender
        self._public_url = public_url.rstrip("/")
        self._database = database
        self._say = say
        self._threads = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="twilio")
        # Contents by key: the id, or "" for what could not be made a moment ago.
        self._contents: dict[str, str] = {}
        self._pieces: dict[int, int] = {}
        self._offered: dict[int, tuple[str, ...]] = {}
        self._files = files
        self.connected = False

    async def open(self) -> None:
        """Ask for our own account; what was made earlier is known again."""
        try:
            await self._in_thread(self._account.hello)
        except Forbidden as error:
            raise SettingsError(
                "TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN: Twilio does not know this pair. "
                "Write the ones that its console shows, or correct TWILIO_API_URL."
            ) from error
        found = await self._stored(lambda connection: windows.contents(connection, "session."))
        self._contents = {key: each.sid for key, each in found.items() if each.state == _MADE}
        self.connected = True

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._account.close()

    def link(self, token: str) -> str:
        """The link that opens a chat with our number, with a word to send."""
        return link(self._sender, token)

    def numbered(self, message: Outgoing) -> tuple[str, ...]:
        return self._offered.pop(message.id, ())

    async def acknowledge(self, incoming: Incoming) -> None:
        """Nothing spins here."""

    async def fetch(self, media: str, at_most: int) -> bytes:
        """What somebody sent, from where Twilio keeps it; raises a SendError."""
        return await self._in_thread(partial(self._account.fetch, media, at_most))

    async def describe(self, descriptions: Mapping[str, Description]) -> None:
        """The profile of the number is set once, by hand; see `docs/whatsapp.md`."""

    async def send(self, message: Outgoing) -> str:
        if message.knock is not None:
            given = {str(n): value for n, value in enumerate(message.knock.given, 1)}
            return await self._post(message, content_sid=message.knock.sid, content_variables=json.dumps(given))
        if message.leave:
            raise Refused("there are no groups here")
        message = replace(message, text=unformatted(message.text))
        parts = self._parts(message)
        # When a later piece fails, the next try goes on there; the first ones would come twice.
        while len(parts) - (done := self._pieces.get(message.id, 0)) > 1:
            await self._send_part(message, parts[done])
            self._pieces[message.id] = done + 1
        handle = await self._send_part(message, parts[-1])
        self._pieces.pop(message.id, None)
        return handle

    def _parts(self, message: Outgoing) -> list[Plain | Made | Media]:
        """What is sent for a message, in order. A file goes along where WhatsApp takes its kind,
        else as a link.
        """
        link = self._files.link(message.id, message.file) if message.file is not None else ""
        if message.file is not None and link and message.file.mime not in MEDIA:
            message, link = replace(message, text=f"{message.text}\n\n{link}"), ""
        words = shape(message, self._say, lambda key: self._contents.get(key) != "")
        if message.file is None or not link:
            return list(words)
        only = words[0]
        if message.file.mime in CAPTIONED and len(words) == 1 and isinstance(only, Plain) and not only.offered:
            return [Media(link, only.text)]
        return [Media(link), *words]

    async def _send_part(self, message: Outgoing, part: Plain | Made | Media) -> str:
        if isinstance(part, Media):
            return await self._post(message, media_url=[part.url], **({"body": part.text} if part.text else {}))
        if isinstance(part, Plain):
            handle = await self._post(message, body=part.text or "·")
            if part.offered:
                self._offered[message.id] = part.offered
            return handle
        for fresh in (False, True):
            sid = await self._content(part, fresh=fresh)
            if not sid:
                break
            try:
                return await self._post(message, content_sid=sid, content_variables=part.variables)
            except TemplateRefused as error:
                # Somebody took it away at Twilio, most likely: once more with a new one.
                log.warning("content refused", key=part.key, reason=why(error))
        (*before, last) = shape(message, self._say, lambda _key: False)
        for each in before:
            await self._send_part(message, each)
        return await self._send_part(message, last)

    async def _post(self, message: Outgoing, **what: Any) -> str:
        """One call that sends; raises a SendError."""
        news = f"{self._public_url}/whatsapp/status?o={message.id}&a={message.attempt}"
        news += "&k=1" if message.knock is not None else ""
        to = f"{PREFIX}{message.address}"
        send = partial(self._account.send, to=to, sender=f"{PREFIX}{self._sender}", status_callback=news, **what)
        return await self._in_thread(send)

    async def _content(self, made: Made, *, fresh: bool) -> str:
        """The id of the content for messages of this kind; "" when it can't be made now."""
        known = self._contents.get(made.key)
        if known is not None and not fresh:
            return known
        try:
            sid = await self._in_thread(partial(self._account.make, content(made, self._say)))
        except SendError as error:
            log.warning("content not made", key=made.key, reason=why(error))
            if isinstance(error, (Refused, TemplateRefused)):
                self._contents[made.key] = ""
            return ""
        self._contents[made.key] = sid
        now = int(datetime.now(UTC).timestamp())
        await self._stored(partial(windows.keep_content, content=Content(made.key, sid, "", _MADE), now=now))
        return sid

    async def _in_thread(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        except TwilioRestException as error:
            raise _kind_of(error) from error

    async def _stored(self, work: Callable[[Connection], T]) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._database.thread, self._database.write, work)


class Forbidden(NotSent):
    """Twilio does not know us (any more); what is to be sent waits until it does."""


def _kind_of(error: TwilioRestException) -> SendError:
    """Twilio's refusal as one of ours; its text may carry a number and stays out."""
    if error.status in (401, 403) and error.code not in (21610, 63014):
        return Forbidden("Twilio does not know our account")
    if error.status >= 500:
        # It may have been taken before the answer broke.
        return NotSent("Twilio has a problem") if error.status == 503 else Uncertain("Twilio has a problem")
    if error.code:
        return kind_of(int(error.code))
    return NotSent(f"Twilio answered {error.status}")
