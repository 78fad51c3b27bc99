"""Connections that can't be held for ever: what uvicorn leaves open.

It waits without end for the rest of a request's head, and reads a head of any length that comes in
one piece. Here a connection has a time for each thing it does, and when there are too many of them,
one goes of the source that has most of them. Who has shown that we know them keeps their place.
"""

import asyncio
import os
import resource
import socket
from collections.abc import Iterable
from enum import Enum, auto
from typing import Generic, TypeVar

from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.handlers.door import house

# Connections at once of whoever we don't know (yet), if the system lets us have that many files;
# each is one. Whom we know may have as many again.
MOST = 256
# Seconds for a head, for all of a request and its answer, and for an idle one to be gone. An answer
# on a slow line has the time of an exchange for each piece that goes, and the last one in all.
HEAD, EXCHANGE, IDLE, SLOWEST = 10.0, 180.0, 15.0, 900.0
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
    """How many connections of others there may be, and of those we know: the database and the
    services need files too.
    """
    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if soft == resource.RLIM_INFINITY else min(MOST, soft // 4)


class Doing(Enum):
    """What a connection is at."""

    HEAD = auto()
    BODY = auto()
    ANSWER = auto()
    IDLE = auto()


class Crowd(Generic[Who]):
    """Who may have to go, by source and by what they do, the longest first: whoever keeps us
    waiting, and whoever waits for our answer and has not shown that we know them.
    """

    def __init__(self) -> None:
        self._of: dict[str, dict[Doing, dict[Who, None]]] = {}
        self._place: dict[Who, tuple[str, Doing]] = {}

    def come(self, who: Who, source: str, doing: Doing) -> None:
        """They have a place of this source from now on."""
        self.leave(who)
        self._place[who] = source, doing
        self._of.setdefault(source, {}).setdefault(doing, {})[who] = None

    def turn_to(self, who: Who, doing: Doing) -> None:
        """They do something else with the place they have, if they have one."""
        source, before = self._place.get(who, ("", doing))
        if before is not doing:
            self.come(who, source, doing)

    def leave(self, who: Who) -> None:
        """We know them now, or they are gone."""
        place = self._place.pop(who, None)
        if place is None:
            return
        source, doing = place
        all_doing = self._of[source]
        del all_doing[doing][who]
        if not all_doing[doing]:
            del all_doing[doing]
            if not all_doing:
                del self._of[source]

    def longest(self) -> Who | None:
        """Who has to go when there are too many: the longest, at what most are at, of the source
        that has most.

        A flood is all at one thing: whoever shares its source and does another keeps their place.
        """
        if not self._of:
            return None
        ways = self._of[max(self._of, key=self.places)]
        return next(iter(ways[max(ways, key=lambda doing: len(ways[doing]))]))

    def places(self, source: str) -> int:
        """How many a source has."""
        return sum(map(len, self._of.get(source, {}).values()))

    def sources(self) -> set[str]:
        """Who has any."""
        return set(self._of)

    def __len__(self) -> int:
        return len(self._place)


class Connection(H11Protocol):
    """One caller of a server that has a ``crowd``; a ``Line`` for the door."""

    crowd: "Crowd[Connection]"
    _timer: asyncio.TimerHandle | None = None
    _in_head = True
    _seen: object = None
    _held = b""
    _latest = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        # So we hear when all of an answer has been handed over to the network, and no line keeps
        # more of one here than the piece that is on its way.
        transport.set_write_buffer_limits(high=0)
        self._kept_waiting(HEAD)
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

    def resume_writing(self) -> None:
        """What there was of the answer has been handed over to the network."""
        super().resume_writing()
        if not self._is_idle():
            self._timed(min(EXCHANGE, self._latest - self.loop.time()))
        elif not self._in_head:
            self._kept_waiting(IDLE)

    def on_response_complete(self) -> None:
        self._in_head = False
        if not self.flow.write_paused:
            self._kept_waiting(IDLE)
        # This may begin with the next request, of what came in behind.
        super().on_response_complete()
        self._look()
        held, self._held = self._held, b""
        if held:
            self.data_received(held)

    @property
    def peer(self) -> str:
        """The source at its other end: a caller, or a proxy."""
        return house(self.client[0]) if self.client else ""

    @property
    def is_gone(self) -> bool:
        """Whether nobody waits at its other end any longer."""
        return self.transport.is_closing()

    def comes_from(self, source: str) -> None:
        """The door has read a head."""
        if not self.is_gone:
            self.crowd.come(self, source, self._doing())

    def keep(self) -> None:
        """We know them: nobody else gets this place until they are answered."""
        self.crowd.leave(self)

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

    def _doing(self) -> Doing:
        if self._is_idle() and (self._in_head or not self.flow.write_paused):
            return Doing.HEAD if self._in_head else Doing.IDLE
        return Doing.ANSWER if self._is_idle() or self._is_whole() else Doing.BODY

    def _look(self) -> None:
        """After something came: perhaps a head is here now, or all of a request."""
        if not self._is_idle() and self._seen is not self.cycle:
            self._seen, self._in_head = self.cycle, False
            # Before the door looks at it, in the next step of the loop.
            self.scope["state"]["line"] = self
            self._latest = self.loop.time() + SLOWEST
            self._timed(EXCHANGE)
        self.crowd.turn_to(self, self._doing())

    def _kept_waiting(self, seconds: float) -> None:
        # What comes next may be of anybody behind a proxy.
        self.crowd.come(self, self.peer, self._doing())
        self._timed(seconds)

    def _timed(self, seconds: float) -> None:
        self._no_timer()
        self._timer = self.loop.call_later(seconds, self.end)

    def _no_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _make_room(self) -> None:
        most = at_most()
        while len(self.crowd) > most or len(self.connections) > 2 * most:
            goes = self.crowd.longest() or self
            goes.end()
            if goes is self:
                return
