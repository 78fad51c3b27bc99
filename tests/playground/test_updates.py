"""What people do reaches the bot as Telegram would tell it."""

import asyncio

import pytest
from telegram import Bot
from telegram.error import Conflict, Forbidden

from playground.people import Person
from playground.testing import PATIENCE, until
from playground.world import World
from tests.playground.calls import ask, read


async def test_a_start_arrives_as_a_command_with_its_payload(bot: Bot, amal: Person) -> None:
    (update,) = await read(bot)
    assert update.message
    assert update.message.from_user
    assert update.message.text == "/start token-1"
    assert update.message.from_user.language_code == "ar"
    assert update.message.entities[0].type == "bot_command"
    assert update.message.chat.type == "private"


async def test_an_update_comes_again_until_a_higher_offset_is_asked(bot: Bot, world: World, amal: Person) -> None:
    (first,) = await read(bot)
    assert [one.update_id for one in await read(bot, first.update_id)] == [first.update_id]
    assert not await read(bot, first.update_id + 1)
    assert world.messages(amal)[0].state == "delivered"


async def test_update_ids_grow_by_one(bot: Bot, world: World, amal: Person) -> None:
    for number in range(5):
        world.say(amal, str(number))
    ids = [one.update_id for one in await read(bot)]
    assert ids == list(range(ids[0], ids[0] + 6))


async def test_a_long_poll_ends_as_soon_as_somebody_writes(bot: Bot, world: World, amal: Person) -> None:
    (first,) = await read(bot)
    poll = asyncio.create_task(bot.get_updates(offset=first.update_id + 1, timeout=50))
    await until(lambda: world.updates._poll is not None)
    world.say(amal, "hello")
    (update,) = await asyncio.wait_for(poll, PATIENCE)
    assert update.message
    assert update.message.text == "hello"


async def test_a_second_poll_ends_the_first_with_a_conflict(bot: Bot, url: str, world: World) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=50))
    await until(lambda: world.updates._poll is not None)
    await ask(url, "getUpdates", timeout=0)
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first


async def test_kinds_that_were_not_asked_for_never_come(bot: Bot, world: World, amal: Person) -> None:
    await bot.get_updates(timeout=0, allowed_updates=["message"])
    world.block(amal)
    world.unblock(amal)
    assert all(one.message for one in await bot.get_updates(timeout=0))


async def test_blocking_and_unblocking_is_told(bot: Bot, world: World, amal: Person) -> None:
    world.block(amal)
    world.unblock(amal)
    _, blocked, unblocked = await read(bot)
    assert blocked.my_chat_member
    assert unblocked.my_chat_member
    assert blocked.my_chat_member.old_chat_member.status == "member"
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member.new_chat_member.status == "member"


async def test_everything_a_person_can_send_reads_as_a_real_update(bot: Bot, world: World, amal: Person) -> None:
    said = world.say(amal, "helo")
    world.edit(amal, said.id, "hello")
    for send in (world.send_voice, world.send_picture, world.send_sticker, world.send_location):
        send(amal)
    world.send_contact(amal)
    world.send_strange_contact(amal)
    updates = (await read(bot))[2:]
    assert updates[0].edited_message
    assert updates[0].edited_message.text == "hello"
    voice, picture, sticker, location, contact, strange = [one.message for one in updates[1:]]
    assert voice
    assert voice.voice
    assert voice.voice.file_size
    assert picture
    assert picture.photo[0].width == 320
    assert sticker
    assert sticker.sticker
    assert sticker.sticker.emoji == "👋"
    assert location
    assert location.location
    assert contact
    assert contact.contact
    assert contact.contact.user_id == amal.id
    assert strange
    assert strange.contact
    assert strange.contact.user_id is None


async def test_a_group_adds_the_bot_shows_it_commands_only_and_is_left(bot: Bot, world: World, amal: Person) -> None:
    group = world.add_to_group(amal)
    world.say_in(amal, group, "hi all")
    world.say_in(amal, group, "/start")
    _, joined, welcome, command = await read(bot)
    assert joined.my_chat_member
    assert joined.my_chat_member.chat.type == "group"
    assert welcome.message
    assert welcome.message.new_chat_members[0].id == bot.id
    assert command.message
    assert command.message.text == "/start"
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="not a member of the group chat"):
        await bot.send_message(group.id, "bye")


async def test_a_channel_makes_the_bot_an_administrator(bot: Bot, world: World, amal: Person) -> None:
    channel = world.add_to_group(amal, "News", "channel")
    update = (await read(bot))[-1]
    assert update.my_chat_member
    assert update.my_chat_member.new_chat_member.status == "administrator"
    world.remove_from_group(amal, channel)
    with pytest.raises(Forbidden, match="bot was kicked from the channel chat"):
        await bot.send_message(channel.id, "hello")
