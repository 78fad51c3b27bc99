"""A few weeks of fast-forward with the real bot: a match is made, meetings are held,
and all of it can be looked at.
"""

import asyncio
from collections import Counter
from datetime import datetime
from typing import Any

import httpx
import pytest

from playground.limits import Limits
from playground.testing import PATIENCE
from playground.world import World
from playground.year import ZONE, choose_cast
from tests.playground.running import playground


async def end_of(client: httpx.AsyncClient) -> dict[str, Any]:
    """What stands on the line when the year is over or stopped."""
    async with asyncio.timeout(4 * PATIENCE):
        while True:
            found: dict[str, Any] = (await client.get("year")).json()
            if not found["progress"]["running"]:
                return found
            await asyncio.sleep(0.1)


async def test_weeks_go_by_with_every_message_at_its_hour_and_a_second_time_is_stopped() -> None:
    async with playground() as url, httpx.AsyncClient(trust_env=False, base_url=url, timeout=PATIENCE) as client:
        assert (await client.post("year/start", json={"weeks": 3})).status_code == 200
        assert (await client.post("year/start", json={})).status_code == 400
        found = await end_of(client)
        assert (await client.post("year/start", json={})).status_code == 200
        assert (await client.post("year/stop", json={})).status_code == 200
        stopped = await end_of(client)
    assert not found["progress"]["failed"], found["progress"]["says"]
    marks = found["marks"]
    assert {"match live", "meeting proposed", "meeting confirmed", "told how it was"} <= {one["kind"] for one in marks}
    outcomes = Counter(one["outcome"] for one in marks)
    assert outcomes["sent"] > 60
    assert outcomes["answered"] > 50
    assert outcomes["skipped"] > 3
    reminders = [one for one in marks if one["why"] == "reminder: day before"]
    assert {datetime.fromtimestamp(one["at"], ZONE).hour for one in reminders} == {18}
    assert all(one["text"] for one in reminders)
    assert found["headline"].startswith("3 weeks: ")
    assert stopped["progress"]["says"].startswith("Stopped after 0 weeks")
    assert not stopped["progress"]["failed"]


def test_the_cast_is_the_first_of_the_page_or_who_is_chosen() -> None:
    world = World()
    with pytest.raises(ValueError, match="needs a newcomer"):
        choose_cast(world)
    roles = ("newcomer", "newcomer", "mentor", "coordinator")
    people = [world.add_person(role, "nl", role) for role in roles]
    assert choose_cast(world) == [people[0], *people[2:]]
    assert choose_cast(world, newcomer=people[1].id)[0] is people[1]
    people[0].blocked = True
    assert choose_cast(world)[0] is people[1]


def test_in_a_hurry_the_seconds_between_messages_go_by_at_once() -> None:
    world = World(limits=Limits(burst=1), clock=lambda: 0.0)
    for _ in range(3):
        world.hurried = True
        world.count_message(7)
    assert 2 <= world.clock() < 3
    world.hurried = False
    with pytest.raises(Exception, match="Too Many Requests"):
        world.count_message(7)
