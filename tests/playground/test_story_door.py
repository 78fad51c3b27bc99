"""The story's time is told to a bot that was started anew, however far it has gone."""

from datetime import UTC, datetime, timedelta

import pytest

from playground.people import Json
from playground.story import FARTHEST, StoryDoor
from playground.world import World


async def test_a_bot_started_anew_is_brought_to_the_time_of_a_long_story(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = datetime(2026, 12, 7, tzinfo=UTC)
    world = World(clock=begin.timestamp)
    world.ahead = timedelta(days=370).total_seconds()
    bot = {"now": begin}
    moved: list[float] = []

    async def ask(_method: str, _path: str, body: Json | None = None) -> Json:
        if body:
            moved.append(body["seconds"])
            bot["now"] += timedelta(seconds=body["seconds"])
        return {"now": bot["now"].isoformat()}

    door = StoryDoor(world, {})
    monkeypatch.setattr(door, "_ask", ask)
    await door.show()
    assert bot["now"] == begin + timedelta(days=370)
    assert max(moved) <= FARTHEST
    assert len(moved) == 10
