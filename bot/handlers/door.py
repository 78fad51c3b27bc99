"""The front door: whatever comes over the web is looked at here before anything else reads it.

First the headers alone say who may be known; then a body is taken, of so many bytes and in so many
seconds; its fields are counted before they are parsed; a large one is read in a thread. Who is not
known has a budget by source, in memory, and may lose their place to others: see
`docs/decisions/0023-the-front-door.md`.
"""

import asyncio
import ipaddress
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from functools import lru_cache, partial
from time import time
from typing import Any, Protocol

import structlog
from cachetools import LRUCache
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.ground.budget import Budget
from bot.handlers.lane import Lane

log = structlog.get_logger()

# So long (seconds) a whole body may take: what Twilio and Telegram send is there at once.
PATIENCE = 10.0
# Bytes of a body that is read at once: with at most a hundred fields that takes a thousandth of a
# second, and most messages of people are such. To hand one to a thread costs as much as to read it.
SMALL = 4_096
# What a stranger may ask: a burst of so many, then one a second. So many sources are remembered.
STRANGERS = Budget(burst=120, every=timedelta(seconds=1))
SOURCES = 10_000
# So long (seconds) a source is a service's after something validly signed came from there.
SERVICE = 86_400
# Large bodies of one source, without a budget, that may wait to be read.
WAITING = 4
# Of an IPv6 network everybody has billions of addresses; this much of it is one house.
_HOUSE = 64


class Standing(Enum):
    """What a request is by its headers alone.

    A GUEST was given this address by us, and does not count as a stranger; but others may have it
    as well, so a guest's place can be taken.
    """

    KNOWN = auto()
    GUEST = auto()
    PERHAPS = auto()
    STRANGER = auto()


@dataclass(frozen=True, slots=True)
class Entrance:
    """How one path knows its callers, and what it takes from them.

    ``by_head`` looks at the headers alone, and at once. ``by_body`` is asked for who is PERHAPS
    known, in a thread unless it is small, with a body of at most ``largest`` bytes and ``fields``
    fields: it gives what it read, which the path finds as ``state["read"]``, or None.
    """

    by_head: Callable[[Request], Standing]
    largest: int = 0
    fields: int = 0
    by_body: Callable[[Request, bytes], object | None] | None = None


def _nobody(_request: Request) -> Standing:
    return Standing.STRANGER


_ANYWHERE = Entrance(_nobody)


class Line(Protocol):
    """The connection by which a request came; it stands in ``state["line"]``."""

    @property
    def peer(self) -> str:
        """The source at its other end: a caller, or a proxy."""

    @property
    def is_gone(self) -> bool: ...

    def comes_from(self, source: str) -> None:
        """Whose place it takes, now that the proxies before us have been looked through."""

    def keep(self) -> None:
        """Its request is of somebody we know: nobody else may have the place until it is
        answered.
        """


class _NoLine:
    """Of a request that came in without a connection of ours."""

    peer = ""
    is_gone = False

    def comes_from(self, source: str) -> None:
        """Takes no place."""

    def keep(self) -> None:
        """Has none to lose."""


_NO_LINE = _NoLine()


class Room(Protocol):
    """What is behind the door: some paths, and how their callers are known."""

    def routes(self) -> list[Route]: ...
    def entrances(self) -> dict[str, Entrance]: ...


def front(rooms: Iterable[Room]) -> "Door":
    """The door with these rooms behind it."""
    routes: list[Route] = []
    entrances: dict[str, Entrance] = {}
    for room in rooms:
        routes += room.routes()
        entrances |= room.entrances()
    app = Starlette(routes=routes)
    # Else a path with a stroke too many is sent on to wherever its caller says we are.
    app.router.redirect_slashes = False
    return Door(app, entrances)


class _Refused(Exception):
    """An answer that needs no reading on; the caller is not listened to any longer."""

    def __init__(self, status: int, after: int = 0) -> None:
        self.status = status
        self.after = after


class Door:
    """Stands before an application. A path without an entrance of its own is for strangers.

    An entrance is found by a whole path, or by its first part: "/files/".
    """

    def __init__(
        self,
        app: ASGIApp,
        entrances: Mapping[str, Entrance],
        patience: float = PATIENCE,
        seconds: Callable[[], float] = time,
    ) -> None:
        self._app = app
        self._entrances = entrances
        self._patience = patience
        self._seconds = seconds
        # When each source's bucket is full again, and until when it is a service's.
        self._full_at: LRUCache[str, int] = LRUCache(SOURCES)
        self._service_until: LRUCache[str, float] = LRUCache(SOURCES)
        # Who has used their budget up is still looked at, for what is validly signed always comes
        # in; but beside the others, who need not wait for them.
        self._lane = Lane(2, "door")
        self._narrow_lane = Lane(1, "door-narrow")

    def close(self) -> None:
        """Let go of the threads."""
        for lane in (self._lane, self._narrow_lane):
            lane.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope)
        try:
            receive, is_whole = await self._looked_at(request, receive)
            # What a stranger sends is not read, so nothing can follow it on this connection.
            await self._app(scope, receive, send if is_whole else partial(_last, send))
        except _Refused as refused:
            after = {"retry-after": str(refused.after)} if refused.after else {}
            await Response(status_code=refused.status, headers=after)(scope, receive, partial(_last, send))
        except ConnectionError:
            # Gone before it was all here: nobody waits for an answer.
            return
        except Exception as error:
            # uvicorn would print what it says; our log does not.
            log.exception("request failed", error=type(error).__name__)

    async def _looked_at(self, request: Request, receive: Receive) -> tuple[Receive, bool]:
        """What the application may receive, and whether that is all there is; raises _Refused."""
        line = _line(request)
        source = _source(request, line)
        line.comes_from(source)
        entrance, length = self._entrance(request.url.path), _length(request)
        standing = entrance.by_head(request)
        if standing is Standing.STRANGER:
            if not self._may_ask(source):
                raise _Refused(429, after=60)
            return _once(b""), length == 0
        if standing is Standing.KNOWN:
            self._welcome(source, line)
        if length > entrance.largest:
            raise self._not_known(source, 413) if standing is Standing.PERHAPS else _Refused(413)
        body = await self._body(receive, entrance.largest)
        if standing is Standing.PERHAPS:
            await self._read(request, source, entrance, body)
            self._welcome(source, line)
        return _once(body), True

    def _welcome(self, source: str, line: Line) -> None:
        """This is somebody we know, and so may be what comes next from there."""
        self._service_until[source] = self._seconds() + SERVICE
        line.keep()

    async def _read(self, request: Request, source: str, entrance: Entrance, body: bytes) -> None:
        """Let it be read by who knows a signature; raises _Refused when it is not known."""
        separators = body.count(b"&") + request.scope.get("query_string", b"").count(b"&")
        if entrance.by_body is None or separators >= entrance.fields:
            raise self._not_known(source, 400)
        work = partial(entrance.by_body, request, body)
        if len(body) <= SMALL:
            read = work()
        else:
            lane = self._lane_of(source)
            read = await lane.run(source, len(body), work, lambda: _line(request).is_gone)
        if read is None:
            raise self._not_known(source, 403)
        request.scope.setdefault("state", {})["read"] = read

    def _lane_of(self, source: str) -> Lane:
        """Where a large body of theirs is read; raises _Refused when too many of them wait there.

        Never for a service: what it signed would be refused with what others sent from there.
        """
        if self._is_service(source) or self._has_left(source):
            return self._lane
        if self._narrow_lane.waiting(source) >= WAITING:
            raise _Refused(429, after=60)
        return self._narrow_lane

    async def _body(self, receive: Receive, at_most: int) -> bytes:
        """All of it, within the time and size it may have; raises _Refused, ConnectionError."""
        body = bytearray()
        try:
            async with asyncio.timeout(self._patience):
                more = True
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise ConnectionAbortedError
                    body += message.get("body", b"")
                    if len(body) > at_most:
                        raise _Refused(413)
                    more = message.get("more_body", False)
        except TimeoutError:
            raise _Refused(408) from None
        return bytes(body)

    def _entrance(self, path: str) -> Entrance:
        first = f"/{path.removeprefix('/').partition('/')[0]}/"
        return self._entrances.get(path) or self._entrances.get(first) or _ANYWHERE

    def _not_known(self, source: str, status: int) -> _Refused:
        """It is none of ours after all, and counts; who asked too much hears that instead."""
        return _Refused(status) if self._may_ask(source) else _Refused(429, after=60)

    def _may_ask(self, source: str) -> bool:
        """Take one piece out of the budget of this source; False when there is none left."""
        after = STRANGERS.spend(self._full_at.get(source, 0), int(self._seconds()))
        if after is not None:
            self._full_at[source] = after
        return after is not None

    def _has_left(self, source: str) -> bool:
        return STRANGERS.left(self._full_at.get(source, 0), int(self._seconds())) > 0

    def _is_service(self, source: str) -> bool:
        return self._service_until.get(source, 0) > self._seconds()


def _length(request: Request) -> int:
    """How long the body says it is; raises _Refused for one that does not say.

    In pieces of one byte a short body costs a quarter of a second to put together, and nobody who
    calls us sends any.
    """
    said = request.headers.get("content-length", "0")
    if "transfer-encoding" in request.headers or not (said.isascii() and said.isdecimal()):
        raise _Refused(411)
    return int(said[:20])


def _line(request: Request) -> Line:
    line: Line = request.scope.get("state", {}).get("line", _NO_LINE)
    return line


def _source(request: Request, line: Line) -> str:
    """Where a request came from. The server before us has looked through the proxies that are
    believed; one that passes on what is no address speaks for itself.
    """
    return house(request.client.host if request.client is not None else "") or line.peer


@lru_cache(SOURCES)
def house(host: str) -> str:
    """An address as far as one house goes; "" for what is no address, whatever it says: else one
    caller could have as many names as it likes.
    """
    try:
        address = ipaddress.ip_address(host[:45].partition("%")[0])
    except ValueError:
        return ""
    if address.version == 6 and address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(address) if address.version == 4 else str(ipaddress.ip_network(f"{address}/{_HOUSE}", strict=False))


def _once(body: bytes) -> Receive:
    """What was taken, to be received by the application; after that the caller says nothing."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return messages.pop() if messages else {"type": "http.disconnect"}

    return receive


async def _last(send: Send, message: Message) -> None:
    """Send it, and that this connection ends here: what was not read would be taken for a next
    request.
    """
    if message["type"] == "http.response.start":
        headers: list[Any] = [*message.get("headers", []), (b"connection", b"close")]
        message = {**message, "headers": headers}
    await send(message)
