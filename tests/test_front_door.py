"""The real bot under attack over real sockets: who is well-behaved is answered all the same."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from sqlalchemy import event
from twilio.request_validator import RequestValidator

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
                async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as fresh:
                    assert await message(fresh, base, number) == 200
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
