"""The real bot with both channels over real HTTP: a newcomer on WhatsApp, signatures, repeats,
news, codes.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from twilio.request_validator import RequestValidator

from bot.app import App
from playground.people import Person
from playground.testing import Standin, until
from playground.twilio import ACCOUNT_SID, AUTH_TOKEN, FROM
from playground.world import World
from storage.tables import inbox, outbox
from tests.running_app import health, living, settings_of, with_whatsapp

FORM = {
    "MessageSid": "SM1",
    "AccountSid": ACCOUNT_SID,
    "From": "whatsapp:+31600000009",
    "Body": "hello",
    "To": f"whatsapp:{FROM}",
}


@pytest.fixture(autouse=True)
def _direct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")


@pytest.fixture
def world() -> World:
    return World()


Living = tuple[App, httpx.AsyncClient]


@pytest.fixture
async def both(world: World, database_url: str, tmp_path: Path) -> AsyncIterator[Living]:
    async with Standin(world) as url:
        settings = with_whatsapp(settings_of(world, url, database_url, tmp_path), world)
        async with living(settings) as running:
            yield running


def stored(app: App, table: Any) -> int:
    return app.database.write(lambda c: int(c.execute(select(func.count()).select_from(table)).scalar() or 0))


async def said(world: World, person: Person, *words: str) -> None:
    await until(lambda: any(all(word in m.text for word in words) for m in world.replies(person)))


def sign(url: str, form: dict[str, str], algorithm: str | None = None) -> dict[str, str]:
    signed = {"X-Twilio-Signature": RequestValidator(AUTH_TOKEN).compute_signature(url, form, algorithm)}
    settings = {"X-Twilio-Webhooks-Signature-Settings": f"key=k1,algorithm={algorithm}"} if algorithm else {}
    return signed | settings


async def test_a_newcomer_on_whatsapp_and_a_mentor_on_telegram_are_both_answered(both: Living, world: World) -> None:
    _app, client = both
    selam, sanne = world.add_person("Selam", "ti", app="whatsapp"), world.add_person("Sanne", "nl")
    world.start(selam)
    world.start(sanne)
    await said(world, selam)
    await said(world, sanne)
    world.tap(selam, "ትግርኛ")
    await until(lambda: len(world.replies(selam)) > 1)
    assert (await health(client)).json() == {
        "database": "ok",
        "telegram": "ok",
        "whatsapp": "ok",
        "clock": "ok",
    }


@pytest.mark.parametrize("algorithm", [None, "HMAC_SHA1", "HMAC_SHA256"])
async def test_a_message_is_taken_when_it_is_signed_over_our_public_address(
    both: Living, algorithm: str | None
) -> None:
    app, client = both
    url = f"{app.settings.public_url}/whatsapp"
    answer = await client.post("/whatsapp", data=FORM, headers=sign(url, FORM, algorithm))
    assert (answer.status_code, answer.text) == (200, "<Response/>")
    assert stored(app, inbox) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Twilio-Signature": ""},
        {"X-Twilio-Signature": "bm90IHRoZSByaWdodCBvbmU="},
        sign("https://elsewhere.example/whatsapp", FORM),
        {"X-Twilio-Signature": "x", "X-Twilio-Webhooks-Signature-Settings": "key=k,algorithm=HMAC_SHA512"},
    ],
)
async def test_what_is_not_signed_by_twilio_is_not_stored(both: Living, headers: dict[str, str]) -> None:
    app, client = both
    assert (await client.post("/whatsapp", data=FORM, headers=headers)).status_code == 403
    assert (await client.post("/whatsapp/status?o=1", data=FORM, headers=headers)).status_code == 403
    assert stored(app, inbox) == 0


async def test_the_same_message_twice_is_answered_once(both: Living) -> None:
    app, client = both
    headers = sign(f"{app.settings.public_url}/whatsapp", FORM)
    for _ in range(3):
        assert (await client.post("/whatsapp", data=FORM, headers=headers)).status_code == 200
    assert (stored(app, inbox), stored(app, outbox)) == (1, 1)


async def test_what_does_not_read_is_answered_and_what_is_too_large_is_not_taken(both: Living) -> None:
    app, client = both
    url = f"{app.settings.public_url}/whatsapp"
    nobody = {"Body": "hello"}
    assert (await client.post("/whatsapp", data=nobody, headers=sign(url, nobody))).status_code == 200
    large = FORM | {"Body": "x" * 300_000}
    assert (await client.post("/whatsapp", data=large, headers=sign(url, large))).status_code == 413
    assert (await client.get("/whatsapp")).status_code == 405
    assert (await client.get("/files/1-guess")).status_code == 404
    assert stored(app, inbox) == 0


async def test_news_raises_what_was_sent_to_read(both: Living, world: World) -> None:
    app, _client = both
    selam = world.add_person("Selam", "ti", app="whatsapp")
    world.faults.on("news_mixed")
    world.start(selam)
    await said(world, selam)
    await until(lambda: app.database.write(lambda c: list(c.execute(select(outbox.c.state)).scalars())) == ["read"])


async def test_a_lost_answer_is_settled_by_the_news_and_nobody_gets_it_twice(both: Living, world: World) -> None:
    app, _client = both
    selam = world.add_person("Selam", "ti", app="whatsapp")
    world.faults.next("lost_reply")
    world.start(selam)
    await until(lambda: app.database.write(lambda c: list(c.execute(select(outbox.c.state)).scalars())) == ["read"])
    # What waited to be sent again would go before the next one: a phone gets its messages in order.
    world.say(selam, "hello")
    await until(lambda: len({m.text for m in world.replies(selam)}) > 1)
    texts = [m.text for m in world.replies(selam)]
    assert texts.count(texts[0]) == 1


async def test_a_message_comes_though_the_bot_is_away_for_a_moment(
    world: World, sqlite_url: str, tmp_path: Path
) -> None:
    async with Standin(world) as url:
        settings = with_whatsapp(settings_of(world, url, sqlite_url, tmp_path), world)
        selam = world.add_person("Selam", "ti", app="whatsapp")
        world.start(selam)
        await until(lambda: world.twilio.line.posted)
        async with living(settings):
            await said(world, selam)


async def test_my_data_comes_as_a_link_that_the_phone_opens(both: Living, world: World) -> None:
    _app, client = both
    selam = world.add_person("Selam", "en", app="whatsapp")
    world.start(selam)
    await said(world, selam)
    world.say(selam, "my data")
    await until(lambda: any("/files/" in m.text for m in world.replies(selam)))
    (said_last,) = [m.text for m in world.replies(selam) if "/files/" in m.text]
    answer = await client.get(said_last.split()[-1])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert 'attachment; filename="my-data.json"' in answer.headers["content-disposition"]
    assert answer.json()["you"]["programme"]


async def test_with_whatsapp_alone_the_bot_needs_no_telegram(world: World, sqlite_url: str, tmp_path: Path) -> None:
    async with Standin(world) as url:
        settings = with_whatsapp(settings_of(world, url, sqlite_url, tmp_path), world)
        async with living(settings | {"TELEGRAM_BOT_TOKEN": ""}) as (_app, client):
            selam = world.add_person("Selam", "ti", app="whatsapp")
            world.start(selam)
            await said(world, selam)
            assert set((await health(client)).json()) == {"database", "whatsapp", "clock"}
