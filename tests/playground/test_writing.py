"""What the bot writes stands in the chat, and can be changed."""

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats

from playground.people import Person
from playground.world import World
from tests.playground.calls import keyboard, read


async def test_a_press_names_its_message_and_can_be_answered(bot: Bot, world: World, amal: Person) -> None:
    sent = await bot.send_message(amal.id, "Choose", reply_markup=keyboard("a", "b"))
    query_id = world.tap(amal, "b")
    query = (await read(bot))[-1].callback_query
    assert query
    assert query.message
    assert (query.id, query.data, query.message.message_id) == (query_id, "b", sent.message_id)
    assert await query.answer("Thank you")
    assert world.presses[query_id].answer == "Thank you"


async def test_a_press_on_a_message_that_is_gone_is_inaccessible(bot: Bot, world: World, amal: Person) -> None:
    world.press(amal, 999, "old")
    query = (await read(bot))[-1].callback_query
    assert query
    assert query.message
    assert not query.message.is_accessible


async def test_an_edit_keeps_what_stood_there_before(bot: Bot, world: World, amal: Person) -> None:
    sent = await bot.send_message(amal.id, "One", reply_markup=keyboard("a"))
    await bot.edit_message_text("Two", amal.id, sent.message_id)
    (message,) = world.replies(amal)
    assert [one.text for one in message.versions] == ["One", "Two"]
    assert message.edited
    assert message.labels == []


async def test_a_changed_keyboard_alone_is_no_edit_of_the_words(bot: Bot, world: World, amal: Person) -> None:
    sent = await bot.send_message(amal.id, "One", reply_markup=keyboard("a"))
    await bot.edit_message_reply_markup(amal.id, sent.message_id, reply_markup=keyboard("✓ a"))
    (message,) = world.replies(amal)
    assert message.labels == ["✓ a"]
    assert not message.edited


async def test_a_document_can_be_fetched_again(bot: Bot, world: World, amal: Person) -> None:
    sent = await bot.send_document(amal.id, b'{"a": 1}', filename="data.json", caption="Yours")
    assert sent.document
    assert sent.document.file_name == "data.json"
    assert sent.caption == "Yours"
    file = world.files[sent.document.file_id]
    assert (await bot.get_file(file.id)).file_size == 8
    assert bytes(await (await bot.get_file(file.id)).download_as_bytearray()) == file.content
    again = await bot.send_document(amal.id, sent.document.file_id)
    assert again.document
    assert again.document.file_id == file.id


async def test_texts_lose_what_telegram_takes_out(bot: Bot, amal: Person) -> None:
    sent = await bot.send_message(amal.id, " a\u202eb\x07\u2068c\u2069 \r\n")
    assert sent.text == "ab \u2068c\u2069"


async def test_each_language_has_its_own_commands(bot: Bot, world: World, amal: Person) -> None:
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands([BotCommand("help", "مساعدة")], scope=scope, language_code="ar")
    assert world.profile.menu(amal)[0]["description"] == "مساعدة"
    assert world.profile.menu(world.add_person("Sanne", "nl"))[0]["description"] == "Help"
    assert (await bot.get_my_commands(scope=scope, language_code="ar"))[0].command == "help"
    await bot.delete_my_commands(scope=scope, language_code="ar")
    assert world.profile.menu(amal)[0]["description"] == "Help"


async def test_texts_about_the_bot_are_kept_per_language(bot: Bot, world: World) -> None:
    await bot.set_my_description("Hello")
    await bot.set_my_description("Hallo", language_code="nl")
    await bot.set_my_short_description("Short")
    await bot.set_my_name("Buur", language_code="nl")
    await bot.set_chat_menu_button()
    assert (await bot.get_my_description("nl")).description == "Hallo"
    assert (await bot.get_my_description("tr")).description == "Hello"
    assert (await bot.get_my_name("nl")).name == "Buur"
