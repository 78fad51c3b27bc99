"""How we are is looked at now and then, by one look for all who ask."""

import asyncio

import pytest

from bot.handlers import health as healths
from bot.handlers.health import HOLDS, Health


class Looks:
    """A database that is looked at; ``says`` what is found, after ``hold`` is let go."""

    def __init__(self) -> None:
        self.count, self.says, self.now = 0, "ok", 0.0
        self.begun, self.hold = asyncio.Event(), asyncio.Event()
        self.hold.set()
        self.health = Health(self.look, lambda: self.now)

    async def look(self) -> str:
        self.count += 1
        self.begun.set()
        await self.hold.wait()
        return self.says


async def test_what_was_seen_holds_for_a_while() -> None:
    looks = Looks()
    assert [await looks.health.database() for _each in range(50)] == ["ok"] * 50
    looks.says = "away: database: database is locked"
    looks.now += HOLDS - 0.1
    assert (await looks.health.database(), looks.count) == ("ok", 1)
    looks.now += 0.1
    assert (await looks.health.database(), looks.count) == ("away: database: database is locked", 2)


async def test_all_who_ask_at_once_share_one_look_also_when_the_first_goes_away() -> None:
    looks = Looks()
    looks.hold.clear()
    asking = [asyncio.create_task(looks.health.database()) for _each in range(20)]
    await looks.begun.wait()
    asking[0].cancel()
    looks.hold.set()
    assert await asyncio.gather(*asking[1:]) == ["ok"] * 19
    assert looks.count == 1


async def test_a_database_that_does_not_answer_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(healths, "PATIENCE", 0.01)
    looks = Looks()
    looks.hold.clear()
    assert await looks.health.database() == "away: no answer"
