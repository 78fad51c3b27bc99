"""The delivery after a crash, at a clean stop, and while the database is away."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy import update

from bot.ground.errors import DatabaseUnavailable
from bot.language.speech import Speech
from bot.sending import delivery as delivering
from playground.testing import until
from storage import outbox
from storage.database import Database
from storage.outbox import ANNOUNCEMENT
from storage.tables import outbox as table
from tests.desk import Desk


@pytest.fixture
def desk(database: Database, speech: Speech) -> Desk:
    return Desk(database, speech)


@pytest.fixture
async def open_desk(desk: Desk) -> AsyncIterator[Desk]:
    """A desk whose delivery runs."""
    async with desk.running():
        yield desk


async def test_after_a_crash_replies_go_again_and_announcements_stay_uncertain(desk: Desk) -> None:
    desk.queue("reply", "1", state="sending", attempt=1)
    desk.queue("announcement", "2", rank=ANNOUNCEMENT, state="sending", attempt=1)
    running = asyncio.create_task(desk.delivery.run())
    await desk.settled("sent", "uncertain")
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert desk.phones.texts == ["reply"]
    assert [kind for kind, _about, _rule in desk.notes()] == ["uncertain", "uncertain"]


async def test_a_clean_stop_gives_back_what_was_not_sent_and_ends_what_was(desk: Desk) -> None:
    desk.phones.hold = asyncio.Event()
    desk.delivery._pace.rest(3600, "2")
    desk.queue("on the wire", "1")
    desk.queue("waits for its turn", "2", rank=ANNOUNCEMENT)
    running = asyncio.create_task(desk.delivery.run())
    await until(lambda: desk.states() == ["sending", "sending"] and desk.phones.got)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    asyncio.get_running_loop().call_later(0.05, desk.phones.hold.set)
    await desk.delivery.stop()
    assert desk.states() == ["sent", "queued"]
    assert desk.rows()[1].attempt == 0


async def test_what_a_cancelled_turn_had_claimed_is_given_back(desk: Desk) -> None:
    desk.queue("announcement", rank=ANNOUNCEMENT)
    desk.delivery._turn(int(desk.now.timestamp()))
    assert desk.states() == ["sending"]
    await desk.delivery.stop()
    assert desk.states() == ["queued"]
    assert desk.phones.got == []


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pauses between tries."""
    pause = asyncio.sleep
    monkeypatch.setattr(delivering.asyncio, "sleep", lambda _seconds: pause(0.001))


def failing(write: Callable[..., Any], times: int, *, commit: bool) -> Callable[..., Any]:
    """The database as it is when the line breaks before, or just after, the commit."""
    left = [times]

    def attempt(work: Callable[..., Any]) -> Any:
        if left[0] == 0:
            return write(work)
        left[0] -= 1
        if commit:
            write(work)
        raise DatabaseUnavailable("database: gone")

    return attempt


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("commit", [False, True])
async def test_a_database_that_is_away_for_a_while_costs_no_message(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch, commit: bool
) -> None:
    """Also when it did commit and only its answer was lost."""
    await asyncio.sleep(0.01)
    write = open_desk.database.write
    for number in range(3):
        open_desk.queue(f"a{number}")
        open_desk.delivery._due.clear()
    monkeypatch.setattr(open_desk.database, "write", failing(write, 4, commit=commit))
    open_desk.delivery.wake()
    await until(lambda: len(open_desk.phones.got) == 3)
    monkeypatch.setattr(open_desk.database, "write", write)
    await open_desk.settled(*["sent"] * 3)
    assert open_desk.phones.texts == ["a0", "a1", "a2"]


def test_a_claim_that_is_marked_meanwhile_is_not_released(desk: Desk) -> None:
    first, second = desk.queue("a", "1", state="sending", attempt=1), desk.queue("b", "2", state="sending", attempt=2)
    desk.database.write(lambda c: c.execute(update(table).where(table.c.id == first).values(state="sent")))
    desk.database.write(lambda c: outbox.release(c, [first, second], int(desk.now.timestamp())))
    assert [(row.state, row.attempt) for row in desk.rows()] == [("sent", 1), ("queued", 1)]
