"""Batches: what comes while one commits goes together in the next,
and everybody hears what became of theirs.
"""

import asyncio
import threading
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from bot.ground.errors import DatabaseUnavailable
from bot.ground.messages import Incoming, Kind
from bot.turns.gather import AT_MOST, Turns
from playground.testing import PATIENCE
from storage.database import Database
from tests.conftest import EVENING


class Ledger:
    """Takes batches as conversations do; may be held up, and may fail."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.open = threading.Event()
        self.open.set()
        self.errors: list[Exception] = []

    def receive(self, batch: Any, _now: datetime) -> set[str]:
        self.open.wait(PATIENCE)
        if self.errors:
            raise self.errors.pop(0)
        self.batches.append([incoming.message_id for incoming in batch])
        return {"telegram"}


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    opened = Database(sqlite_url)
    opened.work_for("leiden")
    yield opened
    opened.close()


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def turns(database: Database, ledger: Ledger) -> Turns:
    return Turns(database, ledger, lambda: EVENING)  # type: ignore[arg-type]


def some(*numbers: int) -> list[Incoming]:
    return [Incoming("telegram", str(number), "1", Kind.TEXT, EVENING, "hello") for number in numbers]


async def test_what_comes_while_a_batch_commits_goes_together_in_the_next(turns: Turns, ledger: Ledger) -> None:
    ledger.open.clear()
    first = asyncio.create_task(turns.receive(*some(1)))
    await asyncio.sleep(0.01)
    later = [asyncio.create_task(turns.receive(*some(number))) for number in range(2, 6)]
    await asyncio.sleep(0.01)
    assert not first.done()
    ledger.open.set()
    await asyncio.gather(first, *later)
    assert ledger.batches == [["1"], ["2", "3", "4", "5"]]


async def test_a_batch_has_at_most_a_hundred_and_keeps_together_what_came_together(
    turns: Turns, ledger: Ledger
) -> None:
    await asyncio.gather(*(turns.receive(*some(*range(at, at + 30))) for at in range(0, 240, 30)))
    assert [len(batch) for batch in ledger.batches] == [90, 90, 60]
    await turns.receive(*some(*range(150)))
    assert len(ledger.batches[-1]) == 150 > AT_MOST
    assert [int(number) for batch in ledger.batches[:3] for number in batch] == list(range(240))


async def test_everybody_in_a_failed_batch_hears_it_and_the_next_batch_goes_on(turns: Turns, ledger: Ledger) -> None:
    ledger.open.clear()
    ledger.errors = [DatabaseUnavailable("database: locked")]
    tasks = [asyncio.create_task(turns.receive(*some(number))) for number in (1, 2)]
    await asyncio.sleep(0.01)
    late = asyncio.create_task(turns.receive(*some(3)))
    ledger.open.set()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(result) for result in results] == [DatabaseUnavailable] * 2
    await late
    assert ledger.batches == [["3"]]
    assert turns.trouble == ""


async def test_trouble_is_remembered_until_a_batch_succeeds(turns: Turns, ledger: Ledger) -> None:
    ledger.errors = [DatabaseUnavailable("database: full"), ZeroDivisionError("secret words")]
    for reason in ("database: full", "ZeroDivisionError"):
        with pytest.raises((DatabaseUnavailable, ZeroDivisionError)):
            await turns.receive(*some(1))
        assert turns.trouble == reason
    await turns.receive(*some(1))
    assert turns.trouble == ""


async def test_who_stops_waiting_loses_nothing(turns: Turns, ledger: Ledger) -> None:
    ledger.open.clear()
    waiting = asyncio.create_task(turns.receive(*some(1)))
    await asyncio.sleep(0.01)
    waiting.cancel()
    ledger.open.set()
    await turns.drain()
    assert ledger.batches == [["1"]]


async def test_delivery_is_woken_after_each_commit_and_only_then(database: Database, ledger: Ledger) -> None:
    woken: list[int] = []
    turns = Turns(database, ledger, lambda: EVENING, lambda channels: woken.append(len(ledger.batches)))  # type: ignore[arg-type]
    await turns.receive(*some(1))
    ledger.errors = [DatabaseUnavailable("x")]
    with pytest.raises(DatabaseUnavailable):
        await turns.receive(*some(2))
    await turns.receive(*some(2))
    assert woken == [1, 2]
