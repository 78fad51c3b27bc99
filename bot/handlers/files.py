"""Files that a phone, or a service, fetches from us: under an address that nobody can guess,
made anew from its row.
"""

import asyncio
import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Callable
from email.utils import encode_rfc2231
from functools import partial
from typing import Any

import structlog
from cachetools import TTLCache
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot import papers
from bot.ground.errors import DatabaseUnavailable, NotSent, PaperError, why
from bot.ground.messages import Attachment
from bot.ground.packed import unpack
from bot.ground.typed import whole
from bot.handlers.door import Entrance, Standing
from bot.sending import attachments
from storage import outbox
from storage.database import Database

log = structlog.get_logger()

# So many bytes are kept at hand, for so many seconds: a service fetches a file within moments, and
# asks twice.
AT_HAND, FOR = 100_000_000, 900
# So often one link is answered in that time: a phone needs a handful.
ASKED = 60
# So often at a time, and in pieces of so many bytes: who reads slowly has no more in our memory.
AT_ONCE, PIECE = 3, 65_536
PROOF = 40
GONE = "This file is not here any more. Ask for it again in the chat."
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}")
# What a phone shows at once; anything else it keeps as a file.
_SHOWN = ("application/pdf", "image/png", "image/jpeg", "audio/ogg", "text/calendar")


class Files:
    """``secret`` makes the addresses, ``public_url`` is where we are reached."""

    def __init__(self, secret: str, public_url: str, database: Database) -> None:
        self._secret = secret.encode()
        self._public_url = public_url.rstrip("/")
        self._database = database
        # Only ever used on the event loop: no lock.
        self._at_hand: TTLCache[int, Attachment] = TTLCache(AT_HAND, FOR, getsizeof=lambda file: len(file.data))
        self._asked: TTLCache[int, int] = TTLCache(10_000, FOR)
        self._going: Counter[int] = Counter()

    def link(self, message: int, file: Attachment) -> str:
        """The address of the file of a message; "" when nobody can reach us.

        It works as long as the row of the message lives. What is blanked once it is sent is only
        kept at hand.
        """
        if not self._public_url:
            return ""
        if file.learn is not None:
            # It lies in the database, and is gone when it is gone there.
            return self._address(message)
        if len(file.data) <= AT_HAND:
            self._at_hand[message] = file
        return self._address(message)

    def _address(self, message: int) -> str:
        return f"{self._public_url}/files/{message}-{self._proof(message)}"

    def entrances(self) -> dict[str, Entrance]:
        """How the door knows who was given an address."""
        return {"/files/": Entrance(self._standing)}

    def _standing(self, request: Request) -> Standing:
        given = request.url.path.removeprefix("/files/")
        return Standing.STRANGER if self._meant(given) is None else Standing.GUEST

    def routes(self) -> list[Route]:
        return [Route("/files/{given:str}", self.file)]

    async def file(self, request: Request) -> Response:
        message = self._meant(request.path_params["given"])
        if message is None:
            return PlainTextResponse(GONE, 404)
        if self._going[message] >= AT_ONCE:
            return _later(2)
        self._asked[message] = asked = self._asked.get(message, 0) + 1
        if asked > ASKED:
            # Each look costs the one writer a turn. What else was asked behind it is not heard.
            return _later(FOR)
        self._going[message] += 1
        answer: Response | None = None
        try:
            answer = await self._answer(message)
        finally:
            if not isinstance(answer, _InPieces):
                self._went(message)
        return answer

    async def _answer(self, message: int) -> Response:
        try:
            file = (self._at_hand.get(message) or await self._made(message)) if await self._may(message) else None
        except DatabaseUnavailable:
            return Response(status_code=503, headers={"retry-after": "2"})
        except (PaperError, NotSent) as error:
            log.error("file not made", outbox=message, reason=why(error))
            file = None
        return PlainTextResponse(GONE, 404) if file is None else _InPieces(file, partial(self._went, message))

    def _went(self, message: int) -> None:
        self._going[message] -= 1
        if not self._going[message]:
            del self._going[message]

    async def _may(self, message: int) -> bool:
        """Whether it is still for whoever got the link; what is for the staff is for nobody
        else.
        """
        find = partial(outbox.may_fetch, message=message)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._database.thread, self._database.write, find)

    async def _made(self, message: int) -> Attachment | None:
        find = partial(outbox.extra_of, message=message)
        loop = asyncio.get_running_loop()
        extra = await loop.run_in_executor(self._database.thread, self._database.write, find)
        what: dict[str, Any] = unpack(extra) if extra else {}
        if "file" in what:
            return await attachments.read(self._database, what["file"], "")
        return await asyncio.to_thread(papers.make, what["paper"]) if "paper" in what else None

    def _meant(self, given: str) -> int | None:
        """The message whose file it is, when what was given proves it."""
        written, _stroke, proof = given.partition("-")
        message = whole(written)
        # An app may take a sign that stands behind a link for a part of it.
        return None if message is None or not self._proves(message, proof[:PROOF]) else message

    def _proves(self, message: int, proof: str) -> bool:
        return hmac.compare_digest(proof.encode(), self._proof(message).encode())

    def _proof(self, message: int) -> str:
        return hmac.new(self._secret, f"file {message}".encode(), hashlib.sha256).hexdigest()[:PROOF]


class _InPieces(Response):
    """A file, as fast as it is read. Starlette's own answer in pieces takes the end of what the
    caller says for the end of the caller.
    """

    def __init__(self, file: Attachment, went: Callable[[], None]) -> None:
        super().__init__(file.data, headers=_headers(file))
        self._went = went

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            whole = memoryview(self.body)
            for begin in range(0, len(whole), PIECE) if scope["method"] != "HEAD" else ():
                piece = bytes(whole[begin : begin + PIECE])
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            self._went()


def _later(seconds: int) -> Response:
    return Response(status_code=429, headers={"retry-after": str(seconds), "connection": "close"})


def _headers(file: Attachment) -> dict[str, str]:
    how = "inline" if file.mime in _SHOWN else "attachment"
    # RFC 6266: the first form is for old readers, of letters that need no quoting; the second one
    # carries the name as it is, in any script.
    given = f'filename="{_plain(file.name)}"; filename*={encode_rfc2231(file.name, "UTF-8")}'
    return {
        "Content-Disposition": f"{how}; {given}",
        "Content-Type": f"{file.mime}; charset=utf-8" if file.mime.startswith("text/") else file.mime,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }


def _plain(name: str) -> str:
    """A name that every reader takes."""
    if _PLAIN.fullmatch(name):
        return name
    ending = name.rpartition(".")[2]
    return f"file.{ending}" if _PLAIN.fullmatch(ending) else "file"
