"""What hostile requests cost those who are not: how late the loop is, and how long a signed message
takes, while others send what is no good; and what the door costs an ordinary form:
python -m benchmarks.door.
"""

import asyncio
import contextlib
import gc
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import UTC, datetime
from statistics import median
from time import perf_counter, process_time
from typing import Any
from urllib.parse import parse_qsl, urlencode

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import ImmutableMultiDict
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message
from twilio.request_validator import RequestValidator

from bot.ground.messages import Incoming
from bot.handlers import connections
from bot.handlers.door import front
from bot.handlers.whatsapp import forms
from bot.handlers.whatsapp.forms import Ours, Receipt
from bot.handlers.whatsapp.hook import Hook
from playground.server import QuietServer, loopback

TOKEN, PUBLIC = "fedcba9876543210" * 2, "https://bot.example.org"
OURS = Ours("AC" + "0" * 32, "+31800555001")
SECONDS, WARM, STEP = 6.0, 1.0, 0.002
SIGNATURE = b"x-twilio-signature: " + b"A" * 27 + b"=\r\n"
FORM = {
    "MessageSid": "SM1",
    "SmsMessageSid": "SM1",
    "AccountSid": OURS.account,
    "From": "whatsapp:+31612345678",
    "To": f"whatsapp:{OURS.number}",
    "Body": "Ik kan morgen om 10 uur bij de bibliotheek zijn.",
    "WaId": "31612345678",
    "ProfileName": "Selam",
    "NumMedia": "0",
    "NumSegments": "1",
    "MessageType": "text",
    "ChannelMetadata": '{"type":"whatsapp","data":{"context":{"ProfileName":"Selam"}}}',
}


def posted(body: bytes, more: bytes = b"", *, length: int | None = None) -> bytes:
    """A request as it goes over the wire."""
    said = b"content-length: %d\r\n" % (len(body) if length is None else length)
    kind = b"content-type: application/x-www-form-urlencoded\r\n"
    return b"POST /whatsapp HTTP/1.1\r\nhost: bot\r\n" + kind + said + SIGNATURE + more + b"\r\n" + body


# As dear as a form may be.
DEAR = b"&".join(b"%%%02x%d=" % (65 + n % 26, n) + b"%41" * 205 for n in range(99))[:63_900]

# What strangers send, each as often as they can on so many lines; "hold" keeps the line open.
ATTACKS: dict[str, tuple[str, int, bytes]] = {
    "16,000 fields": ("ask", 8, posted(b"&".join(b"%x=" % n for n in range(12_000)) + b"&" * 4_000)),
    "wrong signatures": ("ask", 8, posted(urlencode(FORM).encode())),
    "dear wrong forms, 300 lines": ("ask", 300, posted(DEAR, b"connection: close\r\n")),
    "half-sent bodies": ("hold", 300, posted(b"Body=half", length=1_000)),
    "half-sent heads": ("hold", 300, b"POST /whatsapp HTTP/1.1\r\nhost: bot\r\nx-half: "),
    "slow bodies": ("drip", 100, posted(b"", length=60_000)),
    "heads of 250 kB": ("ask", 4, b"GET / HTTP/1.1\r\nhost: bot\r\n" + b"a:\r\n" * 60_000 + b"\r\n"),
    "bodies in chunks": (
        "ask",
        4,
        b"POST /whatsapp HTTP/1.1\r\nhost: bot\r\ntransfer-encoding: chunked\r\n\r\n" + b"1\r\na\r\n" * 40_000,
    ),
}


async def attack(name: str, port: int) -> None:
    """One attack, until this process is ended."""
    how, lines, said = ATTACKS[name]

    async def line() -> None:
        while True:
            with contextlib.suppress(OSError):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(said)
                if how == "ask":
                    await reader.read()
                while how != "ask" and not reader.at_eof():
                    if how == "drip":
                        writer.write(b"x")
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(reader.read(1), 0.1)
                writer.close()

    await asyncio.gather(*(line() for _each in range(lines)))


async def caller(port: int) -> None:
    """Somebody whom we know, ten times a second on a new line; prints how long each took."""
    body = urlencode(FORM).encode()
    signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}/whatsapp", FORM).encode()
    said = posted(body, b"connection: close\r\n").replace(b"A" * 27 + b"=", signature)
    while True:
        began, answer = perf_counter(), b""
        # Whoever is shut out was not taken.
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(said)
            answer = await reader.read()
            writer.close()
        print(perf_counter() - began, int(answer.startswith(b"HTTP/1.1 200")), flush=True)
        await asyncio.sleep(0.1)


def _hook(take: Callable[[Incoming], Awaitable[None]]) -> Hook:
    async def settle(_receipt: Receipt) -> None:
        """Nothing was sent."""

    return Hook(TOKEN, PUBLIC, OURS, take, settle, lambda: datetime.now(UTC))


async def _nothing(_message: Incoming) -> None:
    """Taken."""


@contextlib.asynccontextmanager
async def _listening(app: ASGIApp) -> Any:
    listener = loopback()
    config = uvicorn.Config(
        app,
        http=connections.Connection.of_one_server(),
        ws="none",
        backlog=connections.AT_ONCE,
        h11_max_incomplete_event_size=connections.LONGEST_HEAD,
        log_config=None,
        log_level=60,
        lifespan="off",
        timeout_graceful_shutdown=0,
    )
    config.load()
    server = QuietServer(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    await server.ready.wait()
    connections.let_queue([listener])
    yield listener.getsockname()[1]
    server.ending.set()
    await task
    listener.close()


async def _lags(seconds: float) -> list[float]:
    """How late the loop is each time."""
    late, until = [], perf_counter() + seconds
    while (now := perf_counter()) < until:
        await asyncio.sleep(STEP)
        late.append(perf_counter() - now - STEP)
    return late


async def _beside(name: str, port: int) -> tuple[list[float], list[float], int]:
    """How late the loop is, how long a signed message takes, and how many were not taken."""

    async def begin(*what: str) -> asyncio.subprocess.Process:
        command = (sys.executable, "-m", "benchmarks.door", *what, str(port))
        return await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)

    processes = [await begin("caller")] + ([await begin("attack", name)] if name else [])
    await asyncio.sleep(WARM)
    late = await _lags(SECONDS)
    for process in processes:
        process.kill()
    said, _errors = await processes[0].communicate()
    for process in processes[1:]:
        await process.communicate()
    lines = [line.split() for line in said.splitlines() if len(line.split()) == 2]
    return late, [float(took) for took, _well in lines], sum(well != b"1" for _took, well in lines)


async def hostile() -> Iterator[str]:
    """A line for each attack, beside an idle server."""
    lines = []
    for name in ("", *ATTACKS):
        door = front([_hook(_nothing)])
        async with _listening(door) as port:
            late, took, lost = await _beside(name, port)
        door.close()
        ordered = sorted(late)
        shown = (median(late), ordered[int(len(ordered) * 0.99)], ordered[-1], median(took), max(took))
        cells = " | ".join(f"{value * 1000:.1f}" for value in shown)
        lines.append(f"| {name or 'nobody (floor)'} | {cells} | {lost} of {len(took)} |")
        print(lines[-1], file=sys.stderr, flush=True)
    return iter(lines)


# The way before the door: read on the loop, a list of pairs for the library.


def _before() -> ASGIApp:
    validator = RequestValidator(TOKEN)

    async def message(request: Request) -> Response:
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
        form = ImmutableMultiDict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
        if not validator.validate(f"{PUBLIC}{request.url.path}", form, request.headers["x-twilio-signature"], None):
            return Response(status_code=403)
        await _nothing(forms.read(form, OURS, datetime.now(UTC)))
        return Response("<Response/>", media_type="text/xml")

    return Starlette(routes=[Route("/whatsapp", message, methods=["POST"])])


async def _ask(app: ASGIApp, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    said: list[Mapping[str, Any]] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    scope = {"type": "http", "method": "POST", "path": "/whatsapp", "query_string": b"", "headers": headers}
    await app({**scope, "client": ("127.0.0.1", 1), "server": ("bot", 80), "scheme": "http"}, receive, send)
    if said[0]["status"] != 200:
        raise AssertionError("everything in a benchmark is signed")


async def ordinary(rounds: int = 9, forms_in_a_round: int = 400) -> tuple[float, float]:
    """Microseconds of CPU for an ordinary form, without and with the door, in turn; medians."""
    body = urlencode(FORM).encode()
    signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}/whatsapp", FORM).encode()
    headers = [
        (b"content-type", b"application/x-www-form-urlencoded"),
        (b"content-length", b"%d" % len(body)),
        (b"x-twilio-signature", signature),
    ]
    door = front([_hook(_nothing)])
    cost: dict[bool, list[float]] = {False: [], True: []}
    apps: dict[bool, ASGIApp] = {False: _before(), True: door}
    for number in range(rounds + 1):
        for with_door in (False, True) if number % 2 else (True, False):
            gc.collect()
            began = process_time()
            for _each in range(forms_in_a_round // 8):
                await asyncio.gather(*(_ask(apps[with_door], headers, body) for _one in range(8)))
            if number:
                cost[with_door].append((process_time() - began) / forms_in_a_round * 1e6)
    door.close()
    return median(cost[False]), median(cost[True])


def main() -> None:
    before, now = asyncio.run(ordinary())
    print(
        "| while strangers send | loop late, median (ms) | 99 of 100 | at most | a signed message | at most | not taken |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|")
    for line in asyncio.run(hostile()):
        print(line)
    print(
        f"\nAn ordinary form: {before:.0f} µs of CPU without the door, {now:.0f} µs with it ({now - before:+.0f} µs)."
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["attack", name, port]:
            asyncio.run(attack(name, int(port)))
        case ["caller", port]:
            asyncio.run(caller(int(port)))
        case _:
            main()
