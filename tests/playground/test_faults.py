"""Trouble on request."""

import pytest
from telegram import Bot
from telegram.error import Forbidden, NetworkError, RetryAfter

from playground.people import Person
from playground.world import World
from tests.playground.calls import keyboard, read


async def test_an_update_can_come_twice(bot: Bot, world: World, amal: Person) -> None:
    (first,) = await read(bot)
    world.faults.next("twice")
    world.say(amal, "hello")
    (once,) = await read(bot, first.update_id + 1)
    (again,) = await read(bot, once.update_id + 1)
    assert again.update_id == once.update_id
    assert not await read(bot, once.update_id + 1)


async def test_a_press_and_a_message_can_swap(bot: Bot, world: World, amal: Person) -> None:
    await bot.send_message(amal.id, "Choose", reply_markup=keyboard("a"))
    world.faults.next("reorder")
    world.tap(amal, "a")
    world.say(amal, "hello")
    _, first, second = await read(bot)
    assert first.message
    assert first.message.text == "hello"
    assert second.callback_query
    assert second.update_id == first.update_id + 1


async def test_messages_of_one_chat_never_swap(bot: Bot, world: World, amal: Person) -> None:
    world.faults.on("reorder")
    world.say(amal, "one")
    world.say(amal, "two")
    texts = [one.message.text for one in await read(bot) if one.message]
    assert texts[1:] == ["one", "two"]


@pytest.mark.parametrize(
    ("fault", "error"),
    [("too_many", RetryAfter), ("forbidden", Forbidden), ("server_error", NetworkError)],
)
async def test_the_next_sends_can_be_refused(
    bot: Bot, world: World, amal: Person, fault: str, error: type[Exception]
) -> None:
    world.faults.next(fault, times=2)
    for _ in range(2):
        with pytest.raises(error):
            await bot.send_message(amal.id, "hello")
    await bot.send_message(amal.id, "hello")
    assert len(world.replies(amal)) == 1


async def test_a_reply_can_be_lost_after_the_message_went_out(bot: Bot, world: World, amal: Person) -> None:
    world.faults.next("lost")
    with pytest.raises(NetworkError):
        await bot.send_message(amal.id, "hello")
    (message,) = world.replies(amal)
    assert message.marks == ["arrived, but the bot was not told"]


def test_an_unknown_fault_is_named() -> None:
    with pytest.raises(KeyError, match="no fault is called 'rain'"):
        World().faults.on("rain")
