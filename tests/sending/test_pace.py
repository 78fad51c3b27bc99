"""How fast we talk, with a clock that only moves when somebody waits."""

import asyncio
import heapq

from bot.sending.pace import Pace


class Clock:
    """Stands still while anybody still has something to do, then jumps to whoever wakes first."""

    def __init__(self) -> None:
        self.now = 100.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def tick(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        wakes = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, id(wakes), wakes))
        await wakes

    async def run(self, *work: asyncio.Task[None]) -> None:
        while not all(task.done() for task in work):
            for _round in range(5):
                await asyncio.sleep(0)
            if self._sleepers:
                self.now, _id, wakes = heapq.heappop(self._sleepers)
                wakes.set_result(None)


class Line:
    """Messages that want to go, and when they went."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.pace = Pace(30, 1, self.clock.tick, self.clock.sleep)
        self.went: list[tuple[str, float]] = []

    async def send(self, *chats: str, free: bool = False) -> None:
        await self.clock.run(*(asyncio.create_task(self._one(chat, free=free)) for chat in chats))

    async def _one(self, chat: str, *, free: bool) -> None:
        await self.pace.wait(chat, free=free)
        self.went.append((chat, round(self.clock.now - 100, 3)))

    def times(self, chat: str) -> list[float]:
        return [at for who, at in self.went if who == chat]


async def test_a_chat_gets_a_short_burst_and_then_one_a_second() -> None:
    line = Line()
    for _message in range(6):
        await line.send("amal")
    first, *later = line.times("amal")
    assert first == 0
    assert later[:2] < [0.1, 0.1]
    assert [round(at) for at in later[2:]] == [1, 2, 3]


async def test_all_chats_together_get_a_little_less_than_thirty_a_second() -> None:
    line = Line()
    await line.send(*(f"chat {number}" for number in range(91)))
    assert 3.08 <= line.went[-1][1] <= 3.11
    moments = [at for _chat, at in line.went]
    assert max(sum(at <= each < at + 1 for each in moments) for at in moments) <= 30


async def test_edits_count_in_all_but_not_for_their_chat() -> None:
    line = Line()
    await line.send(*["amal"] * 31, free=True)
    assert 1.02 <= line.times("amal")[-1] <= 1.05


async def test_a_chat_that_must_wait_holds_up_nobody_else() -> None:
    line = Line()
    await line.send(*["amal"] * 10, "willem")
    assert line.times("willem")[0] < 0.5
    assert round(line.times("amal")[-1]) == 7


async def test_a_chat_that_is_asked_to_rest_rests_alone() -> None:
    line = Line()
    line.pace.rest(20, "amal")
    await line.send("amal", "willem")
    assert line.times("willem")[0] < 1
    assert 20 <= line.times("amal")[0] < 20.1


async def test_when_two_chats_are_asked_to_rest_all_rest() -> None:
    line = Line()
    line.pace.rest(20, "amal")
    line.pace.rest(10, "willem")
    await line.send("fatma")
    assert line.times("fatma") == [10]


async def test_a_rest_also_holds_who_waits_already_and_ends_without_a_rush() -> None:
    line = Line()
    tasks = [asyncio.create_task(line._one(f"chat {number}", free=False)) for number in range(60)]
    await asyncio.sleep(0)
    line.pace.rest(40)
    await line.clock.run(*tasks)
    after = sorted(at for _chat, at in line.went if at > 0)
    assert after[0] >= 40
    assert after[-1] > 41.9


async def test_who_has_left_long_ago_is_forgotten() -> None:
    line = Line()
    for number in range(10_001):
        line.pace._chat_turn(f"chat {number}")
        line.pace.rest(0.001, f"chat {number}")
        line.clock.now += 2
    line.pace._chat_turn("amal")
    assert len(line.pace._chats) < 10
    assert len(line.pace._rests) < 1100


async def test_an_answer_does_not_wait_behind_an_announcement() -> None:
    line = Line()
    many = [asyncio.create_task(line.pace.wait(f"chat {number}", many=True)) for number in range(90)]
    answer = asyncio.create_task(line._one("amal", free=False))
    await line.clock.run(*many, answer)
    assert line.times("amal")[0] < 0.2
    assert line.clock.now - 100 > 89 / 30
