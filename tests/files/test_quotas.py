"""How many files of one person, and of all, are fetched and kept; and that nobody waits for another
person's queue."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import func, insert, select

from bot.files import quota
from bot.files.kinds import MEGABYTE, MOST, FileKind
from bot.files.quota import ALL, EACH, PERSON, STAFF, Held, fairly, has_room
from bot.ground.messages import Kind
from bot.sending.fetching import Fetching
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from playground.testing import PATIENCE, until
from storage import files as stored
from storage.database import Database
from storage.tables import files, outbox
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town

VOICES = FileKind.OGG


def rows_of(person: int, number: int, size: int, state: str, first: int = 1) -> list[dict[str, object]]:
    row = {"programme": "leiden", "person_id": person, "channel": "whatsapp", "media": "m", "name": "n"}
    row |= {"mime": "audio/ogg", "size": size, "state": state, "created_at": int(EVENING.timestamp())}
    return [row | {"id": first + each} for each in range(number)]


def keep(database: Database, *rows: dict[str, object]) -> None:
    database.write(lambda c: c.execute(insert(files), list(rows)))


def room(database: Database, person: int, size: int = 0, *, staff: bool = False) -> bool:
    return bool(database.write(lambda c: stored.has_room(c, person, size, staff=staff)))


def test_a_file_of_unknown_size_counts_as_the_largest_there_may_be(database: Database) -> None:
    assert MOST[VOICES] == quota.AS_LARGE_AS_MAY_BE
    keep(database, *rows_of(1, 4, 0, "wanted"))
    assert room(database, 1)
    keep(database, *rows_of(1, 1, 0, "wanted", first=10))
    assert not room(database, 1)
    assert room(database, 2)


def test_what_is_here_counts_by_its_bytes_and_what_failed_by_none(database: Database) -> None:
    keep(database, *rows_of(1, 100, PERSON.size // 200, "here"), *rows_of(1, 50, 0, "failed", first=200))
    assert room(database, 1)
    keep(database, *rows_of(1, 1, PERSON.size // 2 - MEGABYTE, "here", first=400))
    assert not room(database, 1)
    assert room(database, 1, MEGABYTE)


def test_all_of_it_together_has_an_end_too(database: Database) -> None:
    for person in range(ALL.waiting // PERSON.waiting):
        keep(database, *rows_of(person, PERSON.waiting, 1, "wanted", first=10 * person + 1))
    assert not room(database, 10_000)


@given(mine=some.integers(0, 30), every=some.integers(0, 300), size=some.integers(0, 20 * MEGABYTE))
def test_staff_may_have_more_and_nobody_more_than_all(mine: int, every: int, size: int) -> None:
    held, all_ = Held(mine, mine * size), Held(every, every * size)
    assert has_room(held, all_, size, staff=True) or not has_room(held, all_, size, staff=False)
    if has_room(held, all_, size, staff=True):
        assert mine < STAFF.waiting
        assert all_.size + size <= ALL.size


@given(waiting=some.lists(some.integers(1, 4), max_size=30), busy=some.lists(some.integers(1, 4), max_size=6))
def test_everybody_has_their_turn_and_nobody_more_than_a_few(waiting: list[int], busy: list[int]) -> None:
    chosen = fairly(waiting, lambda person: person, busy)
    for person in set(waiting):
        free = max(0, EACH - busy.count(person))
        assert chosen.count(person) == min(free, waiting.count(person))


def another_app(town: Town) -> None:
    """The coordinator is on Telegram, Amal on WhatsApp: her voice must be fetched to be heard."""
    town.staff("Marieke")
    town.bot.channels["amal"] = WHATSAPP
    town.newcomer("Amal")
    for who in town.people:
        town.hears(who)


@pytest.fixture
def town(database: Database, leiden: object, speech: object) -> Town:
    bot = Simulation(database, leiden, speech, EVENING, (TELEGRAM, WHATSAPP))  # type: ignore[arg-type]
    town = walked(bot, another_app)
    town.bot.channels["amal"] = WHATSAPP
    return town


def speaks(town: Town, number: int) -> None:
    for each in range(number):
        town.bot.now += timedelta(minutes=11)
        town.begin("amal", "Concern")
        town.pick("amal", "me")
        voice = town.bot.message("amal", Kind.VOICE, media=f"https://api.twilio.com/{each}", mime="audio/ogg")
        town.bot.receive(voice)


def test_of_forty_voices_the_first_are_queued_and_the_person_hears_of_the_others(town: Town) -> None:
    speaks(town, 40)
    assert town.one(select(func.count()).select_from(files)) == PERSON.waiting
    assert "I cannot bring this voice message" in "\n".join(reply.text for reply in town.bot.replies("amal")[-2:])
    town.hears("marieke")
    # Nobody of the staff is left with less than that there was one.
    told = town.rows(select(outbox.c.text).where(outbox.c.text.like("%There is a voice message. Please call.%")))
    assert len(told) == 40 - PERSON.waiting


async def test_somebody_elses_file_does_not_wait_for_a_queue(database: Database) -> None:
    """Forty of one person hang; the one that came after them is fetched all the same."""
    keep(database, *rows_of(1, 40, 0, "wanted"), *(rows_of(2, 1, 0, "wanted", first=99)[0] | {"media": "hers"},))
    asked: list[str] = []

    async def fetch(media: str, at_most: int) -> bytes:
        asked.append(media)
        if media != "hers":
            await asyncio.Event().wait()
        return b"OggS"

    fetching = Fetching(database, {"whatsapp": fetch}, lambda: EVENING)
    running = asyncio.create_task(fetching.run())
    async with asyncio.timeout(PATIENCE):
        await until(lambda: "hers" in asked)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert asked.count("m") == EACH


async def test_the_next_one_of_the_same_person_follows_when_one_is_here(database: Database) -> None:
    keep(database, *rows_of(1, 7, 0, "wanted"))
    came: list[str] = []

    async def fetch(media: str, at_most: int) -> bytes:
        came.append(media)
        return b"OggS"

    fetching = Fetching(database, {"whatsapp": fetch}, lambda: EVENING)
    running = asyncio.create_task(fetching.run())
    async with asyncio.timeout(PATIENCE):
        await until(lambda: len(came) == 7)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_file_that_has_no_room_is_refused_in_words_and_the_question_stays_open(town: Town) -> None:
    keep(town.bot.database, *rows_of(town.id("marieke"), STAFF.waiting, 1, "wanted", first=1_000_000))
    town.begin("marieke", "ImportPeople")
    town.bot.receive(town.bot.message("marieke", Kind.FILE, media="m", file_name="a.csv", mime="text/csv", size=9))
    assert "I have many files of yours or of others already." in town.said("marieke")
    assert town.one(select(func.count()).select_from(files)) == STAFF.waiting
    town.bot.database.write(lambda c: c.execute(files.delete()))
    town.bot.receive(town.bot.message("marieke", Kind.FILE, media="m", file_name="a.csv", mime="text/csv", size=9))
    assert town.one(select(func.count()).select_from(files)) == 1
