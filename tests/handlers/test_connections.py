"""Connections over real sockets: none is held for ever, and none shuts the others out."""

import asyncio
import contextlib
import resource
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http import h11_impl

from bot.handlers import connections
from bot.handlers.connections import AT_ONCE, LONGEST_HEAD, PIECE, Connection, Crowd, Doing
from bot.handlers.door import Door, Entrance, Standing
from playground.server import QuietServer, loopback
from playground.testing import PATIENCE, until

WELL = b"GET /open HTTP/1.1\r\nhost: bot\r\n\r\n"
HALF_HEAD = b"POST /open HTTP/1.1\r\nhost: bot\r\nx-long: "
HALF_BODY = b"POST /held HTTP/1.1\r\nhost: bot\r\ncontent-length: 100\r\n\r\nhalf"


SLOW = WELL.replace(b"/open", b"/slow")
KNOWN = SLOW.replace(b"host", b"x-known: yes\r\nhost")


def _known(request: Request) -> Standing:
    return Standing.KNOWN if "x-known" in request.headers else Standing.GUEST


def _perhaps(_request: Request) -> Standing:
    return Standing.PERHAPS


def said_by(source: str, said: bytes) -> bytes:
    """As a proxy passes it on."""
    return said.replace(b"host: bot", b"host: bot\r\nx-forwarded-for: " + source.encode())


class Pieces(Response):
    """An answer of 200 pieces of 100,000 bytes, which goes as fast as it is read."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        head = [(b"content-length", b"20000000")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        for number in range(200):
            await send({"type": "http.response.body", "body": b"x" * 100_000, "more_body": number < 199})


class Server:
    """Our server on a port of this machine, without a bot; knows who is connected."""

    def __init__(self) -> None:
        self.busy = asyncio.Event()
        self.came = 0
        routes = [Route("/open", self.open, methods=["GET", "POST"]), Route("/large", self.large)]
        app = Starlette(routes=[*routes, Route("/slow", self.slow), Route("/pieces", self.pieces)])
        self.door = Door(app, {"/held": Entrance(_perhaps, 1_000), "/slow": Entrance(_known)})
        self.listener = loopback()
        config = uvicorn.Config(
            self.door,
            http=Connection.of_one_server(),
            ws="none",
            backlog=AT_ONCE,
            h11_max_incomplete_event_size=LONGEST_HEAD,
            log_config=None,
            lifespan="off",
            forwarded_allow_ips=["127.0.0.1"],
            timeout_graceful_shutdown=0,
        )
        config.load()
        self.server = QuietServer(config)

    async def open(self, _request: Request) -> Response:
        self.came += 1
        return PlainTextResponse("well")

    async def slow(self, _request: Request) -> Response:
        await self.busy.wait()
        return PlainTextResponse("well")

    async def large(self, _request: Request) -> Response:
        return Response(b"x" * 50_000_000)

    async def pieces(self, _request: Request) -> Response:
        return Pieces()

    @property
    def crowd(self) -> "Crowd[Connection]":
        connected: set[Any] = self.server.server_state.connections
        crowd: Crowd[Connection] = next(iter(connected)).crowd
        return crowd

    @property
    def connected(self) -> int:
        return len(self.server.server_state.connections)

    async def call(self, *said: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection(*self.listener.getsockname())
        for each in said:
            writer.write(each)
            await writer.drain()
        return reader, writer

    async def ask(self, *said: bytes) -> bytes:
        """What it answers until it hangs up; "" when it only hangs up."""
        reader, writer = await self.call(*said)
        try:
            async with asyncio.timeout(PATIENCE):
                return await reader.read()
        except ConnectionError:
            return b""
        finally:
            writer.close()

    async def answers(self, said: bytes = WELL) -> bytes:
        """The first line of an answer."""
        reader, writer = await self.call(said)
        async with asyncio.timeout(PATIENCE):
            line = await reader.readline()
        writer.close()
        return line


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    task = asyncio.create_task(made.server.serve(sockets=[made.listener]))
    await made.server.ready.wait()
    connections.let_queue([made.listener])
    yield made
    made.busy.set()
    made.server.ending.set()
    await task
    made.door.close()
    made.listener.close()


async def test_a_head_that_does_not_end_is_not_waited_for(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD", 0.05)
    for said in (b"", b"G", HALF_HEAD):
        assert await server.ask(said) == b""
    await until(lambda: server.connected == 0)


async def test_a_head_that_trickles_has_one_time_for_all_of_it(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD", 0.1)
    _reader, writer = await server.call(HALF_HEAD)
    began = time.monotonic()
    with contextlib.suppress(ConnectionError):
        while time.monotonic() - began < PATIENCE:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.01)
    writer.close()
    assert time.monotonic() - began < PATIENCE
    await until(lambda: server.connected == 0)


async def test_a_second_head_on_a_line_that_was_well_has_no_more_time(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD", 0.05)
    reader, writer = await server.call(WELL)
    async with asyncio.timeout(PATIENCE):
        assert (await reader.readline()) == b"HTTP/1.1 200 OK\r\n"
        writer.write(HALF_HEAD)
        with contextlib.suppress(ConnectionError):
            await reader.read()
    writer.close()
    await until(lambda: server.connected == 0)


@pytest.mark.parametrize("length", [LONGEST_HEAD * 2 + 100, 250_000])
async def test_a_head_of_any_length_in_one_piece_is_refused_before_it_is_read(server: Server, length: int) -> None:
    said = await server.ask(b"GET /open HTTP/1.1\r\nhost: bot\r\n" + b"a:\r\n" * (length // 4) + b"\r\n")
    assert said.startswith(b"HTTP/1.1 400") or not said
    assert server.came == 0


async def test_a_long_head_behind_a_good_request_is_refused_as_well(server: Server) -> None:
    _reader, writer = await server.call(WELL + b"GET /open HTTP/1.1\r\n" + b"a:\r\n" * 60_000 + b"\r\n")
    await until(lambda: server.came == 1 and server.connected == 0)
    writer.close()


async def test_requests_that_come_behind_each_other_are_answered_one_by_one(server: Server) -> None:
    one = WELL.replace(b"\r\n\r\n", b"\r\nx: " + b"y" * 300 + b"\r\n\r\n")
    said = await server.ask(one * 99 + WELL.replace(b"\r\n\r\n", b"\r\nconnection: close\r\n\r\n"))
    assert (said.count(b"HTTP/1.1 200 OK"), server.came) == (100, 100)


async def test_a_body_in_chunks_is_not_put_together(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    fed: list[int] = []
    really = h11_impl.H11Protocol.data_received

    def counting(self: h11_impl.H11Protocol, data: bytes) -> None:
        fed.append(len(data))
        really(self, data)

    monkeypatch.setattr(h11_impl.H11Protocol, "data_received", counting)
    head = b"POST /open HTTP/1.1\r\nhost: bot\r\ntransfer-encoding: chunked\r\n\r\n"
    said = await server.ask(head + b"1\r\na\r\n" * 100_000)
    assert said.startswith(b"HTTP/1.1 411") or not said
    assert sum(fed) <= PIECE


async def test_who_does_not_read_the_answer_is_not_waited_for(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "EXCHANGE", 0.1)
    monkeypatch.setattr(connections, "IDLE", 0.1)
    _reader, writer = await server.call(WELL.replace(b"/open", b"/large"))
    await until(lambda: server.connected == 1)
    await until(lambda: server.connected == 0)
    writer.transport.abort()


async def test_a_line_is_idle_only_when_the_answer_has_been_handed_over(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "IDLE", 0.0)
    for path, length in ((b"/large", 50_000_000), (b"/pieces", 20_000_000)):
        head, _blank, body = (await server.ask(WELL.replace(b"/open", path))).partition(b"\r\n\r\n")
        assert (head[:15], len(body)) == (b"HTTP/1.1 200 OK", length)


async def test_a_slow_reader_has_the_time_of_an_exchange_for_each_piece_and_one_for_all(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[float] = []
    timed = Connection._timed
    monkeypatch.setattr(Connection, "_timed", lambda line, seconds: (given.append(seconds), timed(line, seconds)))
    said = WELL.replace(b"/open", b"/pieces")
    await server.ask(said.replace(b"host", b"connection: close\r\nhost"))
    assert given.count(connections.EXCHANGE) > 2
    monkeypatch.setattr(connections, "SLOWEST", 0.0)
    assert 0 < len(await server.ask(said)) < 20_000_000


async def test_no_line_keeps_more_of_an_answer_here_than_a_piece(server: Server) -> None:
    _reader, writer = await server.call(WELL.replace(b"/open", b"/pieces"))
    await until(lambda: any(line.flow.write_paused for line in server.server.server_state.connections))
    (line,) = server.server.server_state.connections
    assert line.transport.get_write_buffer_size() <= 100_000
    assert not line.cycle.response_complete
    writer.transport.abort()


async def test_hundreds_of_half_sent_requests_do_not_shut_a_good_caller_out(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST", 40)
    held = [await server.call(said) for said in (HALF_BODY, HALF_HEAD, b"") for _each in range(100)]
    for _each in range(3):
        assert await server.answers() == b"HTTP/1.1 200 OK\r\n"
    assert server.connected <= 41
    for _reader, writer in held:
        writer.close()


async def test_who_asks_for_much_and_reads_nothing_shuts_nobody_out(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST", 5)
    held = [await server.call(WELL.replace(b"/open", b"/large")) for _each in range(5)]
    await until(lambda: server.connected == 5)
    for _each in range(8):
        assert await server.answers() == b"HTTP/1.1 200 OK\r\n"
    for _reader, writer in held:
        writer.transport.abort()


async def test_whole_requests_that_wait_for_an_answer_shut_nobody_out(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST", 20)
    held = [await server.call(SLOW) for _each in range(60)]
    await until(lambda: server.connected == 20)
    for _each in range(3):
        assert await server.answers() == b"HTTP/1.1 200 OK\r\n"
    for _reader, writer in held:
        writer.close()


async def test_whoever_we_know_keeps_their_place_until_they_are_answered(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST", 20)
    waiting = [await server.call(KNOWN) for _each in range(20)]
    await until(lambda: server.connected == 20 and len(server.crowd) == 0)
    held = [await server.call(said) for said in (HALF_BODY, SLOW, b"") for _each in range(60)]
    # They take no place of others either.
    assert await server.answers() == b"HTTP/1.1 200 OK\r\n"
    assert server.connected <= 41
    server.busy.set()
    for reader, writer in waiting:
        async with asyncio.timeout(PATIENCE):
            assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
        writer.close()
    for _reader, writer in held:
        writer.close()


async def test_whom_we_know_may_have_as_many_places_as_the_others_and_no_more(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST", 5)
    waiting = [await server.call(KNOWN) for _each in range(15)]
    await until(lambda: server.connected == 10 and len(server.crowd) == 0)
    server.busy.set()
    async with asyncio.timeout(PATIENCE):
        lines = [await reader.readline() for reader, _writer in waiting[:10]]
    assert lines == [b"HTTP/1.1 200 OK\r\n"] * 10
    for _reader, writer in waiting:
        writer.close()


async def test_who_takes_all_places_with_whole_requests_takes_none_of_another_source(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST", 20)
    others = [await server.call(said_by("203.0.113.8", SLOW)) for _each in range(3)]
    await until(lambda: server.crowd.places("203.0.113.8") == 3)
    # All of one IPv6 house, each by another address of it.
    held = [await server.call(said_by(f"2001:db8:1:2::{number:x}", SLOW)) for number in range(60)]
    await until(lambda: server.crowd.sources() == {"203.0.113.8", "2001:db8:1:2::/64"})
    server.busy.set()
    for reader, writer in others:
        async with asyncio.timeout(PATIENCE):
            assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
        writer.close()
    for _reader, writer in held:
        writer.close()


def test_the_one_that_goes_is_the_longest_of_the_source_that_has_most() -> None:
    crowd: Crowd[str] = Crowd()
    assert crowd.longest() is None
    crowd.come("slow phone", "203.0.113.1", Doing.BODY)
    for number in range(3):
        crowd.come(f"half {number}", "198.51.100.7", Doing.BODY)
    for number in range(5):
        crowd.come(f"known {number}", "192.0.2.1", Doing.BODY)
        crowd.leave(f"known {number}")
    assert crowd.longest() == "half 0"
    crowd.come("half 0", "198.51.100.7", Doing.BODY)
    assert crowd.longest() == "half 1"
    for number in range(3):
        crowd.come(f"half {number}", "203.0.113.9" if number else "203.0.113.8", Doing.BODY)
    assert crowd.longest() == "half 1"
    crowd.leave("half 1")
    assert (crowd.longest(), len(crowd)) == ("slow phone", 3)


def test_of_one_source_goes_one_that_is_at_what_most_are_at() -> None:
    crowd: Crowd[str] = Crowd()
    crowd.come("waits for a file", "192.0.2.1", Doing.ANSWER)
    for number in range(3):
        crowd.come(f"half {number}", "192.0.2.1", Doing.BODY)
    crowd.come("just here", "192.0.2.1", Doing.HEAD)
    assert crowd.longest() == "half 0"
    for number in range(3):
        crowd.turn_to(f"half {number}", Doing.ANSWER)
    # What it does already is no news.
    crowd.turn_to("waits for a file", Doing.ANSWER)
    crowd.turn_to("nobody", Doing.ANSWER)
    assert (crowd.longest(), crowd.places("192.0.2.1")) == ("waits for a file", 5)


async def test_a_source_behind_a_proxy_is_known_as_soon_as_a_head_is_here(server: Server) -> None:
    held = [await server.call(said_by("203.0.113.7", HALF_BODY)), await server.call(HALF_HEAD)]
    await until(lambda: server.connected == 2 and server.crowd.sources() == {"203.0.113.7", "127.0.0.1"})
    for _reader, writer in held:
        writer.close()


async def test_what_comes_next_on_a_line_of_a_proxy_may_be_of_anybody(server: Server) -> None:
    reader, writer = await server.call(said_by("203.0.113.7", SLOW))
    await until(lambda: server.connected == 1 and server.crowd.sources() == {"203.0.113.7"})
    server.busy.set()
    async with asyncio.timeout(PATIENCE):
        assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
    await until(lambda: server.crowd.sources() == {"127.0.0.1"})
    writer.close()


async def test_what_is_no_address_is_of_the_proxy_that_passed_it_on(server: Server) -> None:
    held = [await server.call(said_by(f"junk{number}", HALF_BODY)) for number in range(3)]
    junk = ("2001:db8::1:junk", "203.0.113.7:junk", "[2001:db8::1", "\xff", "1" * 400)
    held += [await server.call(said_by(each, HALF_BODY)) for each in junk]
    await until(lambda: server.connected == 8 and set(server.crowd._of.get("127.0.0.1", ())) == {Doing.BODY})
    await server.answers()
    assert server.crowd.sources() == {"127.0.0.1"}
    for _reader, writer in held:
        writer.close()


def test_there_are_fewer_connections_than_the_system_allows_files(monkeypatch: pytest.MonkeyPatch) -> None:
    for soft, most in ((256, 64), (1_024, 256), (65_536, 256), (resource.RLIM_INFINITY, 256)):
        monkeypatch.setattr(resource, "getrlimit", lambda _what, soft=soft: (soft, soft))
        assert connections.at_most() == most


def test_more_files_are_asked_for_as_far_as_the_system_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _what, limits: asked.append(limits))
    for limits in ((256, 256), (256, 1_024), (1_024, resource.RLIM_INFINITY), (8_192, 8_192)):
        monkeypatch.setattr(resource, "getrlimit", lambda _what, limits=limits: limits)
        connections.more_files()
    assert asked == [(1_024, 1_024), (4_096, resource.RLIM_INFINITY)]
