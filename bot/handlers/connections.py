"""Connections that can't be held for ever: what uvicorn leaves open.

It waits without end for the rest of a request's head, and reads a head of any length that comes in
one piece. Here a connection has a time for each thing it does, and when there are too many of them,
the one that has kept us waiting longest goes, of the source that has most of them.
"""

import asyncio
import resource
from collections import Counter
from collections.abc import Iterable
from typing import Protocol, TypeVar

from uvicorn.protocols.http.h11_impl import H11Protocol

# Connections at once, if the system lets us have that many files; each is one.
MOST = 256
# Seconds for a head, for all of a request and its answer, and for an idle one to be gone.
HEAD, EXCHANGE, IDLE = 10.0, 180.0, 15.0
# Bytes of a head: one of 16 kB costs six thousandths of a second.
LONGEST_HEAD = 8_192
# So many wait to be taken on; a few times as many may be open for a moment beside the others.
BACKLOG = 64
_FILES = 4_096


def more_files() -> None:
    """Ask the system for room: the usual 1,024 files are few for a server, and asking is free."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def at_most() -> int:
    """How many connections there may be: the database and the services need files too."""
    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if soft == resource.RLIM_INFINITY else min(MOST, soft // 4)


class Waiting(Protocol):
    """Somebody who keeps us waiting since a moment, or not."""

    @property
    def waiting(self) -> float | None: ...
    @property
    def source(self) -> str: ...


Some = TypeVar("Some", bound=Waiting)


def who_goes(connected: Iterable[Some]) -> Some | None:
    """Who has to go when there are too many: nobody who waits for an answer; of those who keep us
    waiting the one that does so longest, of the source that has most of them.
    """
    waiting = [each for each in connected if each.waiting is not None]
    of_each = Counter(each.source for each in waiting)
    most = max(of_each.values(), default=0)
    crowd = [each for each in waiting if of_each[each.source] == most]
    return min(crowd, key=lambda each: each.waiting or 0.0, default=None)


class Connection(H11Protocol):
    """One caller. ``waiting`` is since when it keeps us waiting; None while it waits for us."""

    waiting: float | None = None
    _timer: asyncio.TimerHandle | None = None
    _in_head = True
    _seen: object = None
    _held = b""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._kept_waiting(HEAD)
        if len(self.connections) > at_most():
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self._no_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """In small pieces, so that a head is refused for its length before it is read."""
        if self._is_idle() and not self._in_head:
            self._in_head = True
            self._kept_waiting(HEAD)
        for begin in range(0, len(data), LONGEST_HEAD):
            if self.transport.is_closing() or self._is_unread():
                return
            if self._is_whole():
                # The next request has its turn when this one is answered.
                self._held += data[begin:]
                self.flow.pause_reading()
                return
            super().data_received(data[begin : begin + LONGEST_HEAD])
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
        if self._is_whole():
            self.waiting = None

    def _kept_waiting(self, seconds: float) -> None:
        self.waiting = self.loop.time()
        self._timed(seconds)

    def _timed(self, seconds: float) -> None:
        self._no_timer()
        self._timer = self.loop.call_later(seconds, self.end)

    def _no_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _make_room(self) -> None:
        (who_goes(each for each in self.connections if isinstance(each, Connection)) or self).end()
