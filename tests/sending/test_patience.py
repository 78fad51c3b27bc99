"""Trying again for ever: on the writer's thread, with pauses that grow,
and cut off at once when it is cancelled.
"""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from bot.ground.errors import DatabaseUnavailable, NotSent, SendError, SlowDown
from bot.sending import patience
from storage.database import Database


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made; none takes any time."""
    made: list[float] = []

    async def sleep(seconds: float) -> None:
        made.append(seconds)

    monkeypatch.setattr(patience.asyncio, "sleep", sleep)
    return made


def failing(*errors: Exception) -> Iterator[Exception | str]:
    yield from errors
    yield "done"


async def test_work_waits_on_the_writers_thread_until_the_database_is_there(
    database: Database, pauses: list[float]
) -> None:
    went = failing(*[DatabaseUnavailable("gone")] * 7)
    threads = set()

    def work() -> str:
        threads.add(threading.current_thread().name)
        found = next(went)
        if isinstance(found, Exception):
            raise found
        return found

    with capture_logs() as logged:
        assert await patience.patiently(database, work, "delivery") == "done"
    assert pauses == [0.2, 0.4, 0.8, 1.6, 3.2, 5.0, 5.0]
    assert [name.startswith("writer") for name in threads] == [True]
    assert logged[0] == {
        "event": "database away, delivery waits",
        "reason": "gone",
        "again_in": 0.2,
        "log_level": "warning",
    }


async def test_what_no_time_mends_is_raised_at_once(database: Database, pauses: list[float]) -> None:
    def work() -> None:
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        await patience.patiently(database, work, "delivery")
    assert pauses == []


async def test_a_service_that_says_how_long_is_not_asked_sooner(pauses: list[float]) -> None:
    went = failing(NotSent("away"), SlowDown(7), NotSent("away"))

    async def work() -> str:
        found = next(went)
        if isinstance(found, Exception):
            raise found
        return found

    assert await patience.again_and_again(work, SendError, "not reached", 1.0, 30.0) == "done"
    assert pauses == [1.0, 7, 4.0]


async def test_waiting_ends_when_it_is_cancelled(database: Database) -> None:
    def work() -> None:
        raise DatabaseUnavailable("gone")

    waiting = asyncio.create_task(patience.patiently(database, work, "delivery"))
    await asyncio.sleep(0.05)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
