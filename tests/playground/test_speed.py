"""How fast a bot may write."""

import pytest

from playground.limits import Limits
from playground.testing import Standin
from playground.world import World
from tests.playground.calls import ask


def test_one_chat_takes_a_burst_and_then_one_message_a_second() -> None:
    now, limits = [0.0], Limits()
    for _ in range(4):
        limits.check(1, lambda: now[0])
    with pytest.raises(Exception, match="Too Many Requests: retry after 1"):
        limits.check(1, lambda: now[0])
    now[0] += 1
    limits.check(1, lambda: now[0])


def test_thirty_messages_a_second_go_out_in_all() -> None:
    limits = Limits()
    for chat in range(30):
        limits.check(chat, lambda: 0.0)
    with pytest.raises(Exception, match="Too Many Requests"):
        limits.check(31, lambda: 0.0)


async def test_too_fast_a_bot_is_told_how_long_to_wait() -> None:
    world = World(limits=Limits(burst=1))
    amal = world.add_person("Amal", "ar")
    world.start(amal)
    async with Standin(world) as url:
        await ask(url, "sendMessage", chat_id=amal.id, text="one")
        answer = await ask(url, "sendMessage", chat_id=amal.id, text="two")
    assert answer["status"] == 429
    assert answer["parameters"] == {"retry_after": 1}
