"""Connections that can't be held for ever: what uvicorn leaves open.

It waits without end for the rest of a request's head, and reads a head of any length that comes in
one piece. Here a connection has a time for each thing it does, and when there are too many of them,
the one that has kept us waiting longest goes, of the source that has most of them.
"""

import asyncio
import os
import resource
import socket
from collections.abc import Iterable
from typing import Generic, TypeVar

from uvicorn.protocols.http.h11_impl import H11Protocol

# Connections at once, if the system lets us have that many files; each is one.
MOST = 256
# Seconds for a head, for all of a request and its answer, and for an idle one to be gone.
HEAD, EXCHANGE, IDLE = 10.0, 180.0, 15.0
# Bytes of a head, and of the pieces it is read in: behind it there may be a body in chunks, each
# byte of which costs as much as a whole line.
LONGEST_HEAD, PIECE = 8_192, 2_048
# So many are taken on in one go, for that is time in which nothing else happens; so many may wait
# for it in the system.
AT_ONCE, QUEUE = 16, 1_024
_FILES = 4_096
Who = TypeVar("Who")


def more_files() -> None:
    """Ask the system for room: the usual 1,024 files are few for a server, and asking is free."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def let_queue(listening: Iterable[socket.socket]) -> None:
    """Let callers wait in the system. asyncio knows one number for that and for AT_ONCE, and who
    finds the queue full comes again only a second later.
    """
    for each in listening:
        with socket.socket(fileno=os.dup(each.fileno())) as same:
            same.listen(QUEUE)


def at_most() -> int:
    """How many connections there may be: the database and the services need files too."""
    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if soft == resource.RLIM_INFINITY else min(MOST, soft // 4)


class Crowd(Generic[Who]):
    """Who keeps us waiting, by source, the longest first. Nobody in it waits for our answer."""

    def __init__(self) -> None:
        self._of: dict[str, dict[Who, None]] = {}
        self._source: dict[Who, str] = {}

    def wait(self, who: Who, source: str) -> None:
        """They keep us waiting from now on."""
        self.leave(who)
        self._source[who] = source
        self._of.setdefault(source, {})[who] = None

    def leave(self, who: Who) -> None:
        """It is our turn now, or they are gone."""
        source = self._source.pop(who, None)
        if source is not None:
            del self._of[source][who]
            if not self._of[source]:
                del self._of[source]

    def longest(self) -> Who | None:
        """Who has to go when there are too many: the longest of the source that has most."""
        most = max(self._of.values(), key=len, default=None)
        return next(iter(most)) if most else None

    def __contains__(self, who: Who) -> bool:
        return who in self._source


class Connection(H11Protocol):
    """One caller of a server that has a ``crowd``."""

    crowd: "Crowd[Connection]"
    _timer: asyncio.TimerHandle | None = None
    _in_head = True
    _seen: object = None
    _held = b""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._kept_waiting(HEAD)
        if len(self.connections) > at_most():
            self._make_room()

    @classmethod
    def of_one_server(cls) -> type["Connection"]:
        """The connections of a server, which know of each other."""
        return type("Connection", (cls,), {"crowd": Crowd()})

    def connection_lost(self, exc: Exception | None) -> None:
        self._no_timer()
        self.crowd.leave(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """In small pieces, so that a head is refused for its length before it is read."""
        if self._is_idle() and not self._in_head:
            self._in_head = True
            self._kept_waiting(HEAD)
        while data and not self.transport.is_closing() and not self._is_unread():
            if self._is_whole():
                # The next request has its turn when this one is answered.
                self._held += data
                self.flow.pause_reading()
                return
            size = PIECE if self._is_idle() else LONGEST_HEAD
            super().data_received(data[:size])
            data = data[size:]
            self._look()

    def on_response_complete(self) -> None:
        self._in_head = False
        self._kept_waiting(IDLE)
        # This may begin with the next request, of what came in behind.
        super().on_response_complete()
        self._look()
        held, self._held = self._held, b""
        if held:
            self.data_received(held)

    @property
    def source(self) -> str:
        """Where it comes from, as far as we know yet."""
        known = self.scope.get("client") if self.scope else self.client
        return known[0] if known else ""

    def end(self) -> None:
        """Not politely: who does not read would hold it for ever."""
        self._no_timer()
        self.crowd.leave(self)
        self.connections.discard(self)
        self.transport.abort()

    def _is_idle(self) -> bool:
        """Whether there is no request whose head is here."""
        return self.cycle is None or self.cycle.response_complete

    def _is_whole(self) -> bool:
        """Whether all of a request is here, and no answer yet."""
        return not self._is_idle() and not self.cycle.more_body

    def _is_unread(self) -> bool:
        """Whether it is a body in chunks: it is refused, and putting it together costs much."""
        return not self._is_idle() and any(name == b"transfer-encoding" for name, _value in self.headers)

    def _look(self) -> None:
        """After something came: perhaps a head is here now, or all of a request."""
        if self._is_idle():
            return
        if self._seen is not self.cycle:
            self._seen, self._in_head = self.cycle, False
            self._timed(EXCHANGE)
            if not self._is_whole():
                # By then the proxies before us have been looked through.
                self.loop.call_soon(self._learn)
        if self._is_whole():
            self.crowd.leave(self)

    def _learn(self) -> None:
        """Where it really comes from."""
        if self in self.crowd:
            self.crowd.wait(self, self.source)

    def _kept_waiting(self, seconds: float) -> None:
        self.crowd.wait(self, self.source)
        self._timed(seconds)

    def _timed(self, seconds: float) -> None:
        self._no_timer()
        self._timer = self.loop.call_later(seconds, self.end)

    def _no_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _make_room(self) -> None:
        (self.crowd.longest() or self).end()
