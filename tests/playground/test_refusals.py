"""What Telegram refuses, the stand-in refuses in the same words."""

from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden

from playground.people import Person
from playground.testing import PATIENCE, Standin
from playground.world import TOKEN, World
from tests.playground.calls import ask, keyboard

LONG_DATA = {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 33}]]}
NO_DATA = {"inline_keyboard": [[{"text": "x", "callback_data": ""}]]}
NO_WORDS = {"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}
NO_KIND = {"inline_keyboard": [[{"text": "x"}]]}
ODD_FIELD = {"inline_keyboard": [[{"text": "x", "callback_data": "x", "color": "red"}]]}


@pytest.mark.parametrize(
    ("method", "parameters", "code", "description"),
    [
        ("sendMessage", {"text": ""}, 400, "Bad Request: message text is empty"),
        ("sendMessage", {"text": " \n "}, 400, "Bad Request: message text is empty"),
        ("sendMessage", {"text": "x" * 4097}, 400, "Bad Request: message is too long"),
        ("sendMessage", {"text": "😀" * 2049}, 400, "Bad Request: message is too long"),
        (
            "sendMessage",
            {"text": "a", "reply_markup": LONG_DATA},
            400,
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            "sendMessage",
            {"text": "a", "reply_markup": NO_DATA},
            400,
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        ("sendMessage", {"text": "a", "reply_markup": NO_WORDS}, 400, "text must be non-empty"),
        ("sendMessage", {"text": "a", "reply_markup": NO_KIND}, 400, "Text buttons are unallowed"),
        ("sendMessage", {"text": "a", "reply_markup": ODD_FIELD}, 400, "unknown field color"),
        ("sendMessage", {"text": "a", "reply_markup": "{"}, 400, "can't parse reply markup JSON"),
        ("sendMessage", {"text": "a", "chat_id": 12}, 400, "Bad Request: chat not found"),
        ("sendMessage", {"text": "a", "chat_id": "x"}, 400, "Bad Request: chat not found"),
        ("sendMessage", {"text": "a", "colour": 1}, 400, "no parameter colour"),
        ("sendMessage", {"text": "a", "parse_mode": "HTML"}, 400, "no parse_mode"),
        ("sendDocument", {"document": "nothing"}, 400, "wrong file identifier"),
        ("sendDocument", {}, 400, "there is no document in the request"),
        ("sendChatAction", {"action": "dance"}, 400, "wrong parameter action"),
        ("editMessageText", {"text": "a", "message_id": 77}, 400, "message to edit not found"),
        ("editMessageText", {"text": "a", "message_id": 1}, 400, "message can't be edited"),
        ("deleteMessage", {"message_id": 77}, 400, "message to delete not found"),
        ("leaveChat", {}, 400, "private chats"),
        ("sendSong", {}, 404, "Not Found"),
    ],
)
async def test_what_telegram_refuses_is_refused_in_its_words(
    url: str, amal: Person, *, method: str, parameters: Any, code: int, description: str
) -> None:
    answer = await ask(url, method, **({"chat_id": amal.id} | parameters))
    assert (answer["status"], answer["ok"], answer["error_code"]) == (code, False, code)
    assert description in answer["description"]


@pytest.mark.parametrize(
    ("method", "parameters", "description"),
    [
        ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old"),
        ("setMyCommands", {"commands": [{"command": "Menu", "description": "x"}]}, "COMMAND_INV"),
        ("setMyCommands", {"commands": [{"command": "m", "description": ""}]}, "DESCRIPTION_INV"),
        ("setMyCommands", {"commands": [], "language_code": "ckb"}, "invalid language code"),
        ("setMyName", {"name": "x" * 65}, "too long"),
        ("setMyDescription", {"description": "x" * 513}, "too long"),
        ("setWebhook", {"url": "http://example.org"}, "HTTPS URL"),
        ("setWebhook", {"url": "https://x.org", "secret_token": "a b"}, "unallowed characters"),
        ("getUpdates", {"limit": 0}, "limit"),
        ("getFile", {"file_id": "x"}, "invalid file_id"),
    ],
)
async def test_calls_about_no_chat_are_refused_too(url: str, method: str, parameters: Any, description: str) -> None:
    answer = await ask(url, method, **parameters)
    assert answer["status"] == 400
    assert description in answer["description"]


async def test_a_caption_may_have_1024_characters(bot: Bot, amal: Person) -> None:
    await bot.send_document(amal.id, b"x", filename="x.txt", caption="x" * 1024)
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(amal.id, b"x", filename="x.txt", caption="x" * 1025)


async def test_the_same_edit_twice_is_not_modified(bot: Bot, amal: Person) -> None:
    sent = await bot.send_message(amal.id, "One", reply_markup=keyboard("a"))
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("One", amal.id, sent.message_id, reply_markup=keyboard("a"))


async def test_an_answer_to_a_press_may_have_200_characters(bot: Bot, world: World, amal: Person) -> None:
    query_id = world.press(amal, 1, "x")
    with pytest.raises(BadRequest):
        await bot.answer_callback_query(query_id, "x" * 201)
    assert await bot.answer_callback_query(query_id, "x" * 200)


async def test_a_press_can_not_be_answered_after_150_seconds() -> None:
    now = [1000.0]
    world = World(clock=lambda: now[0])
    amal = world.add_person("Amal", "ar")
    query_id = world.press(amal, 1, "x")
    now[0] += 151
    async with Standin(world) as url, Bot(world.token, base_url=f"{url}/bot") as bot:
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
            await bot.answer_callback_query(query_id)


async def test_who_blocked_the_bot_or_left_telegram_can_not_be_reached(bot: Bot, world: World, amal: Person) -> None:
    world.block(amal)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(amal.id, "hello")
    world.unblock(amal)
    world.delete_account(amal)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(amal.id, "hello")


async def test_a_bot_can_not_write_first(bot: Bot, world: World) -> None:
    stranger = world.add_person("Sanne", "nl")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(stranger.id, "hello")


@pytest.mark.parametrize(
    ("token", "code", "description"),
    [(f"1:{'x' * 35}", 401, "Unauthorized"), ("nonsense", 404, "Not Found")],
)
async def test_a_wrong_token_lets_nobody_in(url: str, token: str, code: int, description: str) -> None:
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
        answer = await client.get(f"{url}/bot{token}/getMe")
    assert answer.status_code == answer.json()["error_code"] == code
    assert answer.json()["description"] == description


@pytest.mark.parametrize("verb", ["GET", "POST"])
@pytest.mark.parametrize("form", ["query", "urlencoded", "multipart", "json"])
async def test_parameters_may_come_in_every_form(url: str, amal: Person, verb: str, form: str) -> None:
    values = {"chat_id": str(amal.id), "text": "hi"}
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
        request = client.build_request(
            verb,
            f"{url}/bot{TOKEN}/sendMessage",
            params=values if form == "query" else None,
            data=values if form == "urlencoded" else None,
            json=values if form == "json" else None,
            files={name: (None, one.encode()) for name, one in values.items()} if form == "multipart" else None,
        )
        answer = await client.send(request)
    assert answer.json()["result"]["text"] == "hi"
