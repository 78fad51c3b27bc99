"""Updates sent to the bot's own address."""

import json
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from telegram import Bot
from telegram.error import Conflict

from playground.server import loopback, serving
from playground.testing import Standin, until
from playground.world import World
from tests.playground.calls import EVERYTHING


class Listener:
    """A bot that listens: answers with the given status codes, then 200."""

    def __init__(self, *codes: int) -> None:
        self.codes = list(codes)
        self.seen: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive)
        self.seen.append(json.loads(await request.body()))
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        await Response(status_code=self.codes.pop(0) if self.codes else 200)(scope, receive, send)


async def test_a_webhook_gets_updates_in_order_with_its_secret_until_it_takes_them() -> None:
    world = World(webhook_wait=0.02)
    amal = world.add_person("Amal", "ar")
    listener, door = Listener(500, 503), loopback()
    address = f"http://127.0.0.1:{door.getsockname()[1]}/hook"
    async with (
        serving(listener, door),
        Standin(world) as url,
        Bot(world.token, base_url=f"{url}/bot") as bot,
    ):
        await bot.set_webhook(address, secret_token="s3cret", allowed_updates=EVERYTHING)  # noqa: S106
        world.start(amal)
        world.say(amal, "hello")
        await until(lambda: len(listener.seen) == 4)
        await until(lambda: not world.updates.waiting)
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        info = await bot.get_webhook_info()
        await bot.delete_webhook()
        assert list(await bot.get_updates(timeout=0)) == []
    assert [one["message"]["text"] for one in listener.seen] == ["/start"] * 3 + ["hello"]
    assert set(listener.secrets) == {"s3cret"}
    assert info.url == address
    assert "503" in (info.last_error_message or "")
