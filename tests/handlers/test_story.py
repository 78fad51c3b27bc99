"""The playground's door: closed without its secret, and time goes through everything that is due,
never over it.
"""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from starlette.applications import Starlette

from bot.handlers.story import Inside, Story, StoryClock
from playground.testing import PATIENCE

SECRET = "a-secret-of-the-story"  # noqa: S105


@dataclass(frozen=True)
class Reminder:
    due: int
    kind: str = "day before"
    name: str = "Amal"
    about: str = "meeting:1"


@dataclass
class Told:
    """A bot with reminders, which notes when it was let do them."""

    clock: StoryClock
    due: list[int] = field(default_factory=list)
    happened: list[tuple[int, int]] = field(default_factory=list)

    def fire(self) -> None:
        now = self.clock().timestamp()
        self.happened += [(due, round(now)) for due in self.due if due <= now]
        self.due = [due for due in self.due if due > now]

    def inside(self) -> Inside:
        return Inside(
            planned=lambda: [Reminder(due) for due in self.due],
            next_due=lambda: min(self.due, default=None),
            fire=self.fire,
            drained=lambda: True,
            why=lambda address: [{"at": 1, "who": "bot", "kind": "sent", "about": address, "rule": "because"}],
            happened=lambda keys, since, until: {"rows": [{"who": key, "at": until} for key in keys], "cut": False},
        )


@pytest.fixture
async def told() -> AsyncIterator[tuple[Told, httpx.AsyncClient]]:
    clock = StoryClock()
    bot = Told(clock)
    with ThreadPoolExecutor(1) as thread:
        story = Story(SECRET, clock, bot.inside(), thread, "Europe/Amsterdam")
        transport = httpx.ASGITransport(Starlette(routes=story.routes()))
        headers = {"X-Story-Secret": SECRET}
        async with httpx.AsyncClient(transport=transport, base_url="http://bot", headers=headers) as client:
            yield bot, client


async def test_without_its_secret_the_door_is_closed(told: tuple[Told, httpx.AsyncClient]) -> None:
    _bot, client = told
    for path in ("/story", "/story/why", "/story/happened?who=telegram:1"):
        assert (await client.get(path, headers={"X-Story-Secret": "guessed"})).status_code == 403
    assert (await client.post("/story/clock", json={"seconds": 1}, headers={"X-Story-Secret": ""})).status_code == 403


@pytest.mark.parametrize("body", [{}, {"seconds": -1}, {"seconds": 10**9}, {"seconds": "soon"}, {"to": "yesterday"}, 7])
async def test_nonsense_moves_nothing(told: tuple[Told, httpx.AsyncClient], body: object) -> None:
    bot, client = told
    assert (await client.post("/story/clock", json=body)).status_code == 400
    assert bot.clock() - datetime.now(UTC) < timedelta(seconds=5)


async def test_a_day_goes_by_through_each_reminder_at_its_own_moment(told: tuple[Told, httpx.AsyncClient]) -> None:
    bot, client = told
    now = int(datetime.now(UTC).timestamp())
    bot.due = [now + 7200, now + 3600, now + 100_000]
    shown = (await client.post("/story/clock", json={"seconds": 86400})).json()
    assert [due for due, _at in bot.happened] == [now + 3600, now + 7200]
    assert all(abs(due - at) <= 2 for due, at in bot.happened)
    assert [one["who"] for one in shown["planned"]] == ["Amal"]
    assert datetime.fromisoformat(shown["next"]).timestamp() == now + 100_000
    assert datetime.fromisoformat(shown["now"]) - datetime.now(UTC) > timedelta(hours=23)


async def test_it_goes_to_the_next_reminder_and_stays_where_nothing_is_planned(
    told: tuple[Told, httpx.AsyncClient],
) -> None:
    bot, client = told
    now = int(datetime.now(UTC).timestamp())
    bot.due = [now + 500]
    await client.post("/story/clock", json={"to": "next"})
    assert bot.due == []
    before = bot.clock()
    await client.post("/story/clock", json={"to": "next"})
    assert bot.clock() - before < timedelta(seconds=5)


async def test_who_hurries_waits_for_nothing_until_the_next_move(told: tuple[Told, httpx.AsyncClient]) -> None:
    bot, client = told
    await client.post("/story/clock", json={"seconds": 1, "hurry": True})
    before = bot.clock()
    async with asyncio.timeout(PATIENCE):
        await bot.clock.sleep(3600)
    assert bot.clock() - before >= timedelta(hours=1)
    await client.post("/story/clock", json={"seconds": 1})
    assert not bot.clock.hurried


async def test_what_happened_is_shown_for_several_people(told: tuple[Told, httpx.AsyncClient]) -> None:
    _bot, client = told
    query = {"who": ["telegram:1", "whatsapp:+316"], "since": 5, "until": 9}
    rows = (await client.get("/story/happened", params=query)).json()["rows"]
    assert rows == [{"who": "telegram:1", "at": 9}, {"who": "whatsapp:+316", "at": 9}]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"who": ["x"] * 13},
        {"who": "x", "since": 9, "until": 5},
        {"who": "x", "since": "soon"},
        {"who": "x", "until": 2**50},
    ],
)
async def test_too_much_of_what_happened_is_refused(
    told: tuple[Told, httpx.AsyncClient], query: dict[str, str | list[str]]
) -> None:
    _bot, client = told
    assert (await client.get("/story/happened", params=query)).status_code == 400


async def test_the_journal_is_shown_for_one_chat(told: tuple[Told, httpx.AsyncClient]) -> None:
    _bot, client = told
    (line,) = (await client.get("/story/why?address=42")).json()["lines"]
    assert line["about"] == "telegram:42"
