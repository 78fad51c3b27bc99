"""The real bot under attack over real sockets: who is well-behaved is answered all the same."""

import asyncio
import contextlib
import hashlib
import hmac
import socket
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from sqlalchemy import event
from twilio.request_validator import RequestValidator

from bot.handlers.door import STRANGERS
from playground.testing import PATIENCE, Standin, until
from playground.twilio import ACCOUNT_SID, AUTH_TOKEN, FROM
from playground.world import World
from tests.running_app import end, health, living, post, settings_of, start, webhook, with_whatsapp

FILES = 256
HALF = (
    b"POST /whatsapp HTTP/1.1\r\nhost: bot\r\ncontent-type: application/x-www-form-urlencoded\r\n"
    b"x-twilio-signature: " + b"A" * 27 + b"=\r\ncontent-length: 1000\r\n\r\nBody=half"
)


@pytest.fixture(autouse=True)
def _direct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")


@pytest.fixture
def world() -> World:
    return World(webhook_wait=0.02)


def form(number: int) -> dict[str, str]:
    sender = {"From": f"whatsapp:+3160000{number:04}", "To": f"whatsapp:{FROM}", "AccountSid": ACCOUNT_SID}
    return sender | {"MessageSid": f"SM{number}", "Body": "hello"}


async def message(client: httpx.AsyncClient, base: str, number: int) -> int:
    """A message that Twilio signed."""
    url, given = f"{base}/whatsapp", form(number)
    signed = {"X-Twilio-Signature": RequestValidator(AUTH_TOKEN).compute_signature(url, given)}
    return (await client.post(url, data=given, headers=signed)).status_code


async def taken(base: str, number: int) -> bool:
    """Whether it is, on a line of its own. Here it has the same source as all the others, which no
    service has: a line that has not shown yet whose it is may be the one that goes, so a second
    and a third try count.
    """
    for _try in range(3):
        with contextlib.suppress(httpx.ReadError, httpx.RemoteProtocolError):
            async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as fresh:
                return await message(fresh, base, number) == 200
    return False


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as made:
        yield made


async def reached(client: httpx.AsyncClient, base: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            # Nothing listens there until it has begun.
            with suppress(httpx.ConnectError):
                if (await health(client, base)).json()["whatsapp"] == "ok":
                    return
            await asyncio.sleep(0.02)


async def test_three_hundred_half_sent_bodies_shut_nobody_out_of_a_bot_with_few_files(
    world: World, sqlite_url: str, tmp_path: Path, client: httpx.AsyncClient
) -> None:
    async with Standin(world) as url:
        environment = with_whatsapp(settings_of(world, url, sqlite_url, tmp_path), world)
        base, where = environment["PUBLIC_URL"], ("127.0.0.1", int(environment["PORT"]))
        bot = await start(environment, files=FILES)
        await reached(client, base)
        with ExitStack() as held:
            for _each in range(300):
                half = held.enter_context(socket.create_connection(where))
                half.sendall(HALF)
            # Each on a line of its own, as a service that was just waked would.
            for number in range(5):
                assert await taken(base, number)
            fields = urlencode({f"f{number}": "" for number in range(10_000)}).encode()
            hostile = {"content-type": "application/x-www-form-urlencoded", "x-twilio-signature": "A" * 27 + "="}
            async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as stranger:
                assert (await stranger.post(f"{base}/whatsapp", content=fields, headers=hostile)).status_code in (
                    400,
                    413,
                )
            assert (await health(client, base)).json()["database"] == "ok"
        code, errors = await end(bot)
    assert (code, "Traceback" in errors, "hello" in errors) == (0, False, False)


# As dear as a form may be, and nobody's.
DEAR = b"&".join(b"%%%02x%d=" % (65 + number % 26, number) + b"%41" * 205 for number in range(99))[:63_900]
WRONG = (
    b"POST /whatsapp HTTP/1.1\r\nhost: bot\r\ncontent-type: application/x-www-form-urlencoded\r\n"
    b"x-twilio-signature: " + b"A" * 27 + b"=\r\ncontent-length: %d\r\n\r\n" % len(DEAR)
) + DEAR


async def passed_on(where: tuple[str, int], base: str, given: dict[str, str]) -> bytes:
    """A message that Twilio signed, in one piece as a proxy passes it on; gives how it is
    answered.
    """
    body = urlencode(given).encode()
    signature = RequestValidator(AUTH_TOKEN).compute_signature(f"{base}/whatsapp", given).encode()
    head = WRONG.partition(b"\r\n\r\n")[0].replace(b"A" * 27 + b"=", signature)
    reader, writer = await asyncio.open_connection(*where)
    writer.write(head.replace(b"%d" % len(DEAR), b"%d" % len(body)) + b"\r\n\r\n" + body)
    answer = await reader.read(12)
    writer.close()
    return answer


@contextlib.asynccontextmanager
async def pressed(where: tuple[str, int], said: bytes, lines: int) -> AsyncIterator[Counter[bytes]]:
    """So many lines that ask this again and again, and count the answers."""
    heard: Counter[bytes] = Counter()

    async def line() -> None:
        while True:
            with contextlib.suppress(OSError):
                reader, writer = await asyncio.open_connection(*where)
                try:
                    while not reader.at_eof():
                        writer.write(said)
                        heard[(await reader.read(65_536))[:12]] += 1
                finally:
                    writer.transport.abort()

    tasks = [asyncio.create_task(line()) for _each in range(lines)]
    try:
        yield heard
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def test_hundreds_of_whole_wrongly_signed_forms_shut_nobody_out(
    world: World, sqlite_url: str, tmp_path: Path, client: httpx.AsyncClient
) -> None:
    async with Standin(world) as url:
        environment = with_whatsapp(settings_of(world, url, sqlite_url, tmp_path), world)
        base, where = environment["PUBLIC_URL"], ("127.0.0.1", int(environment["PORT"]))
        bot = await start(environment, files=FILES)
        await reached(client, base)
        # From the very source that Twilio's come from, as behind a proxy that is not named.
        async with pressed(where, WRONG, 80) as heard:
            await until(lambda: sum(heard.values()) > 100)
            for number in range(6):
                # The last are too large to be read at once.
                words = "hello" if number < 3 else "\u1230" * 1_600
                assert await passed_on(where, base, form(number) | {"Body": words}) == b"HTTP/1.1 200"
        code, errors = await end(bot)
    assert (code, "Traceback" in errors, set(heard) <= {b"", b"HTTP/1.1 403", b"HTTP/1.1 429"}) == (0, False, True)


async def test_the_link_of_a_file_asked_for_on_hundreds_of_lines_shuts_nobody_out(
    world: World, sqlite_url: str, tmp_path: Path, client: httpx.AsyncClient
) -> None:
    async with Standin(world) as url:
        environment = with_whatsapp(settings_of(world, url, sqlite_url, tmp_path), world)
        base, where = environment["PUBLIC_URL"], ("127.0.0.1", int(environment["PORT"]))
        bot = await start(environment, files=FILES)
        await reached(client, base)
        proof = hmac.new(AUTH_TOKEN.encode(), b"file 7", hashlib.sha256).hexdigest()[:40]
        link = b"GET /files/7-%s HTTP/1.1\r\nhost: bot\r\n\r\n" % proof.encode()
        async with pressed(where, link * 20, 100) as heard:
            # After so many asks a link is at rest, and ends the line with what stands behind it.
            await until(lambda: heard[b"HTTP/1.1 429"] > 100)
            for number in range(5):
                assert await taken(base, number)
        code, errors = await end(bot)
    assert (code, "Traceback" in errors) == (0, False)


async def test_who_says_to_be_somebody_new_each_time_is_the_proxy_that_passed_it_on(
    world: World, sqlite_url: str, tmp_path: Path
) -> None:
    async with Standin(world) as url:
        environment = webhook(settings_of(world, url, sqlite_url, tmp_path, TRUSTED_PROXIES="127.0.0.1"))
        async with living(environment) as (app, client):
            moment = app.door._seconds()
            app.door._seconds = lambda: moment

            async def said(name: str) -> int:
                return (await client.get("/nowhere", headers={"X-Forwarded-For": name})).status_code

            heard = [await said(f"junk{number}") for number in range(STRANGERS.burst + 10)]
            houses = [await said(f"2001:db8:0:1::{number:x}") for number in range(STRANGERS.burst + 10)]
            direct, other = (await client.get("/health")).status_code, await said("203.0.113.1")
    assert (heard[0], heard[-1], houses[0], houses[-1]) == (404, 429, 404, 429)
    # The proxy itself has asked too much; who has an address has not.
    assert (direct, other) == (429, 404)


async def test_a_text_message_to_our_number_is_not_taken_for_whatsapp_and_erases_nobody(
    world: World, database_url: str, tmp_path: Path
) -> None:
    from sqlalchemy import func, select

    from storage.tables import inbox

    async with Standin(world) as url:
        environment = with_whatsapp(settings_of(world, url, database_url, tmp_path), world)
        async with living(environment) as (app, client):
            base = environment["PUBLIC_URL"]
            assert await message(client, base, 1) == 200
            for number, words in enumerate(("wis mij", "ja", "ja"), 2):
                sms = form(1) | {"From": "+31600000001", "To": FROM, "Body": words, "MessageSid": f"SM{number}"}
                for given in (sms, sms | {"To": f"whatsapp:{FROM}"}):
                    signed = RequestValidator(AUTH_TOKEN).compute_signature(f"{base}/whatsapp", given)
                    answer = await client.post("/whatsapp", data=given, headers={"X-Twilio-Signature": signed})
                    assert (answer.status_code, answer.text) == (200, "<Response/>")
            came = app.database.write(lambda c: c.execute(select(func.count()).select_from(inbox)).scalar())
    assert came == 1


async def test_strangers_hear_ok_or_not_ok_and_who_has_the_token_hears_what_is_wrong(
    world: World, sqlite_url: str, tmp_path: Path
) -> None:
    async with (
        Standin(world) as url,
        living(webhook(settings_of(world, url, sqlite_url, tmp_path))) as (app, client),
    ):
        well = await client.get("/health")
        guess = await client.get("/health", headers={"Authorization": "Bearer guessed-guessed-guessed"})
        app.turns.trouble = "database: database is locked"
        sick, told = await client.get("/health"), await health(client)
        app.turns.trouble = ""
    assert [(each.status_code, each.text) for each in (well, guess, sick)] == [
        (200, "ok"),
        (200, "ok"),
        (503, "not ok"),
    ]
    assert (told.status_code, told.json()["database"]) == (503, "away: database: database is locked")


async def test_a_crowd_at_health_costs_one_look_and_writes_nothing(
    world: World, database_url: str, tmp_path: Path
) -> None:
    async with (
        Standin(world) as url,
        living(webhook(settings_of(world, url, database_url, tmp_path))) as (app, client),
    ):
        await until(app.clock.is_well)
        looked: list[str] = []
        ping = app.database.ping

        def counting() -> None:
            def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
                looked.append(statement)

            event.listen(app.database.engine, "before_cursor_execute", note)
            ping()
            event.remove(app.database.engine, "before_cursor_execute", note)

        app.database.ping = counting  # type: ignore[method-assign]
        app._database_health._until = float("-inf")
        asked = await asyncio.gather(*(client.get("/health") for _each in range(40)))
        assert await post(client, {"update_id": 1}) == 200
    assert {(each.status_code, each.text) for each in asked} == {(200, "ok")}
    assert [statement.split()[0] for statement in looked if not statement.startswith("BEGIN")] == ["SELECT"]


async def test_health_says_not_ok_when_the_database_is_gone(world: World, tmp_path: Path) -> None:
    file = tmp_path / "taken.sqlite3"
    async with Standin(world) as url:
        environment = settings_of(world, url, f"sqlite:///{file}", tmp_path)
        async with living(environment) as (app, client):
            file.rename(tmp_path / "elsewhere")
            app._database_health._until = float("-inf")
            sick, told = await client.get("/health"), await health(client)
            (tmp_path / "elsewhere").rename(file)
    assert (sick.status_code, sick.text) == (503, "not ok")
    assert told.json()["database"] == "away: database: the database file was taken away"
