"""The bot as it runs: over real HTTP, with only its settings, started and stopped in every way."""

import asyncio
import signal
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from telegram import Bot

from bot.ground import office
from playground import methods
from playground.people import Person
from playground.server import loopback
from playground.testing import PATIENCE, Standin, until
from playground.world import World
from storage.database import Database
from storage.tables import inbox
from tests.running_app import end, ended, free_port, health, living, polled, post, settings_of, start, webhook

# Seconds. A long poll lasts 25, so who has ended by then has not waited for it.
WITHIN = 20


@pytest.fixture
def world() -> World:
    return World(webhook_wait=0.02)


@pytest.fixture(autouse=True)
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy stands between this machine and itself."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")


def message(number: int, text: str = "/start", who: int = 700000001) -> dict[str, Any]:
    sender = {"id": who, "is_bot": False, "first_name": "Amal", "language_code": "en"}
    chat = {"id": who, "type": "private", "first_name": "Amal"}
    body = {"message_id": number, "from": sender, "chat": chat, "date": 1_790_000_000, "text": text}
    return {"update_id": number, "message": body}


def stored(database_url: str) -> int:
    database = Database(database_url)
    database.work_for("leiden")
    count = database.write(lambda c: c.execute(select(func.count()).select_from(inbox)).scalar_one())
    database.close()
    return count


async def greeted(world: World, person: Person) -> None:
    before = len(world.replies(person))
    world.say(person, "hello")
    await until(lambda: len(world.replies(person)) > before)


def commands_in(world: World) -> set[str]:
    """The languages that the menu of commands has been told in."""
    return {language for _scope, _chat, language in world.profile.commands}


async def test_it_runs_with_nothing_but_its_settings_and_ends_cleanly(
    world: World, sqlite_url: str, tmp_path: Path
) -> None:
    async with Standin(world) as url:
        environment = settings_of(world, url, sqlite_url, tmp_path)
        bot = await start(environment)
        amal = world.add_person("Amal", "en")
        world.start(amal)
        await until(lambda: world.replies(amal))
        async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
            told = await health(client, f"http://127.0.0.1:{environment['PORT']}")
        await until(lambda: commands_in(world) == {"", "en", "nl", "ar", "ti"})
        code, errors = await end(bot, seconds=WITHIN)
    assert (told.status_code, told.json()) == (200, {"database": "ok", "telegram": "ok", "clock": "ok"})
    assert code == 0
    assert "Traceback" not in errors
    assert world.token not in errors
    assert "Amal" not in errors


async def test_a_second_bot_on_one_database_says_who_has_it_and_a_dead_one_has_it_no_more(
    world: World, database_url: str, tmp_path: Path
) -> None:
    async with Standin(world) as url:
        environment = settings_of(world, url, database_url, tmp_path)
        first = await start(environment)
        await polled(world)
        second = await start(environment | {"PORT": str(free_port())})
        code, errors = await ended(second)
        assert code == 1
        assert f"This database is in use by process {first.pid} on " in errors
        assert "Traceback" not in errors
        await end(first, signal.SIGKILL)
        third = await start(environment)
        await polled(world)
        assert (await end(third))[0] == 0


async def test_what_keeps_it_from_starting_is_said_in_a_sentence(world: World, sqlite_url: str, tmp_path: Path) -> None:
    async with Standin(world) as url:
        well = settings_of(world, url, sqlite_url, tmp_path)
        with loopback() as taken:
            port = str(taken.getsockname()[1])
            wrong = {
                f"PORT {port} on 127.0.0.1 can't be used": {"PORT": port},
                "HOST 192.0.2.1 is no address of this machine": {"HOST": "192.0.2.1"},
                "TELEGRAM_BOT_TOKEN is missing": {"TELEGRAM_BOT_TOKEN": ""},
                "TELEGRAM_BOT_TOKEN: Telegram does not know this token": {
                    "TELEGRAM_BOT_TOKEN": "123456789:AAAnotherTokenOfNobodyAtAll_12345678"
                },
                "database: unable to open database file": {"BUURMAAT_DATABASE_URL": "sqlite:////no/such/place/x"},
            }
            # Each its own database, for they run side by side.
            bots = [
                await start(well | {"BUURMAAT_DATABASE_URL": f"sqlite:///{tmp_path}/{number}.sqlite3"} | settings)
                for number, settings in enumerate(wrong.values())
            ]
            said = [await ended(bot) for bot in bots]
    for sentence, (code, errors) in zip(wrong, said, strict=True):
        assert code == 1
        assert sentence in errors
        assert "Traceback" not in errors


async def test_it_waits_for_a_telegram_that_is_away_and_says_so(world: World, sqlite_url: str, tmp_path: Path) -> None:
    closed = f"http://127.0.0.1:{free_port()}"
    environment = settings_of(world, closed, sqlite_url, tmp_path)
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
        bot = await start(environment)
        state = await first_health(client, environment)
        code, errors = await end(bot)
    assert state == {"database": "ok", "telegram": "not connected", "clock": "ok"}
    assert code == 0
    assert "service not reached" in errors


async def first_health(client: httpx.AsyncClient, environment: dict[str, str]) -> dict[str, str]:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                found: dict[str, str] = (await health(client, f"http://127.0.0.1:{environment['PORT']}")).json()
            except httpx.ConnectError:
                await asyncio.sleep(0.02)
            else:
                return found


async def test_it_connects_as_soon_as_telegram_is_there(
    world: World, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.ground.errors import NotSent
    from bot.handlers.telegram.channel import TelegramChannel

    opened, away = TelegramChannel.open, iter([True])

    async def open_later(channel: TelegramChannel) -> None:
        if next(away, False):
            raise NotSent("no connection")
        await opened(channel)

    monkeypatch.setattr(TelegramChannel, "open", open_later)
    async with Standin(world) as url, living(settings_of(world, url, sqlite_url, tmp_path)):
        amal = world.add_person("Amal", "en")
        world.start(amal)
        await until(lambda: world.replies(amal))


async def test_another_one_who_polls_is_survived(world: World, sqlite_url: str, tmp_path: Path) -> None:
    async with Standin(world) as url, living(settings_of(world, url, sqlite_url, tmp_path)):
        amal = world.add_person("Amal", "en")
        world.start(amal)
        await until(lambda: world.replies(amal))
        await until(lambda: world.updates._poll is not None)
        async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as other:
            await other.post(f"{url}/bot{world.token}/getUpdates", json={"timeout": 0})
        await greeted(world, amal)


async def test_stopped_amid_traffic_it_loses_nothing(world: World, database_url: str, tmp_path: Path) -> None:
    people = [world.add_person(f"Person {number}", "en") for number in range(40)]
    async with Standin(world) as url:
        environment = settings_of(world, url, database_url, tmp_path)
        for attempt in range(2):
            bot = await start(environment)
            if attempt == 0:
                for person in people:
                    world.start(person)
                await until(lambda: any(world.replies(person) for person in people))
            else:
                await until(lambda: all(world.replies(person) for person in people))
            code, errors = await end(bot)
            assert (code, "Traceback" in errors) == (0, False)
    assert [len(world.replies(person)) for person in people] == [1] * len(people)
    assert stored(database_url) == len(people)


async def test_the_webhook_takes_only_what_telegram_sends_and_answers_when_it_is_committed(
    world: World, database_url: str, tmp_path: Path
) -> None:
    async with Standin(world) as url:
        environment = webhook(settings_of(world, url, database_url, tmp_path))
        async with living(environment) as (_app, client):
            for secret in ("", "wrong", "a-secret-of-the-tests-012\u00e9"):
                assert await post(client, message(1), secret.encode()) == 403  # type: ignore[arg-type]
            assert stored(database_url) == 0
            assert await post(client, message(1)) == 200
            assert stored(database_url) == 1
            for _again in range(3):
                assert await post(client, message(1)) == 200
            for garbage in (b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000, b'{"update_id": "x", "message": {}}'):
                assert await post(client, garbage) == 200
            assert await post(client, b"x" * 1_000_001) == 413
            assert (await client.get("/telegram")).status_code == 405
            assert stored(database_url) == 1
            assert (await client.get("/health")).status_code == 200


async def test_by_webhook_a_whole_exchange_works(world: World, sqlite_url: str, tmp_path: Path) -> None:
    async with Standin(world) as url, living(webhook(settings_of(world, url, sqlite_url, tmp_path))):
        await until(lambda: world.updates.webhook_set)
        amal = world.add_person("Amal", "en")
        world.start(amal)
        await until(lambda: world.replies(amal))
        query = world.press(amal, world.replies(amal)[-1].id, world.replies(amal)[-1].buttons[0]["callback_data"])
        await until(lambda: len(world.replies(amal)) == 2)
        await until(lambda: world.presses[query].answer is not None)


async def test_while_the_database_is_locked_nothing_is_acknowledged_and_all_comes_later(
    world: World, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database._BUSY_SECONDS", 0.05)
    other = Database(sqlite_url)
    other.work_for("leiden")
    async with Standin(world) as url:
        environment = webhook(settings_of(world, url, sqlite_url, tmp_path))
        async with living(environment) as (app, client):
            with other.engine.connect() as connection, connection.begin():
                assert await post(client, message(1)) == 503
                sick = await health(client)
            assert await post(client, message(1)) == 200
            # What was seen while it was away holds for a moment.
            app._database_health._until = float("-inf")
            well = await health(client)
    other.close()
    assert (sick.status_code, sick.json()["database"]) == (503, "away: database: database is locked")
    assert (well.status_code, well.json()["database"]) == (200, "ok")


async def test_a_disk_that_is_almost_full_is_seen_before_nobody_is_heard_any_more(
    world: World, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Standin(world) as url:
        environment = webhook(settings_of(world, url, sqlite_url, tmp_path))
        async with living(environment) as (app, client):
            monkeypatch.setattr(Database, "room", lambda _database: 100_000_000)
            app._database_health._until = float("-inf")
            sick = await health(client)
            monkeypatch.undo()
            assert (app.database.room() or 0) > 0
    assert (sick.status_code, sick.json()["database"]) == (503, "the disk is almost full")


async def test_the_calendar_is_known_before_the_first_person_asks_for_help(
    world: World, sqlite_url: str, tmp_path: Path
) -> None:
    office._holidays.cache_clear()
    async with Standin(world) as url, living(webhook(settings_of(world, url, sqlite_url, tmp_path))):
        assert office._holidays.cache_info().currsize == 1


async def test_a_poll_that_is_not_committed_comes_again(
    world: World, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.ground.errors import DatabaseUnavailable
    from bot.turns.conversations import Conversations

    receive, fails = Conversations.receive, iter([True])

    def failing(*given: Any) -> set[str]:
        if next(fails, False):
            raise DatabaseUnavailable("database: gone")
        return receive(*given)

    monkeypatch.setattr(Conversations, "receive", failing)
    async with (
        Standin(world) as url,
        living(settings_of(world, url, database_url, tmp_path)) as (_app, client),
    ):
        amal = world.add_person("Amal", "en")
        world.start(amal)
        await until(lambda: next(fails, "used") == "used")
        await until(lambda: world.replies(amal))
        assert (await client.get("/health")).status_code == 200
    assert stored(database_url) == 1


async def test_it_polls_although_a_webhook_was_left_behind(world: World, sqlite_url: str, tmp_path: Path) -> None:
    async with Standin(world) as url:
        async with Bot(world.token, base_url=f"{url}/bot") as client:
            await client.set_webhook("http://127.0.0.1:9/telegram")
        async with living(settings_of(world, url, sqlite_url, tmp_path)):
            amal = world.add_person("Amal", "ar")
            world.start(amal)
            await until(lambda: world.replies(amal))


async def test_it_talks_although_the_service_takes_no_command_menu(
    world: World, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(methods.METHODS, "setmycommands")
    async with Standin(world) as url, living(settings_of(world, url, sqlite_url, tmp_path)):
        amal = world.add_person("Amal", "ar")
        world.start(amal)
        await until(lambda: world.replies(amal))
