"""Short ways to talk to the stand-in, by raw HTTP and by the real client."""

from typing import Any

import httpx
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from playground.testing import PATIENCE
from playground.world import TOKEN

EVERYTHING = ["message", "edited_message", "callback_query", "my_chat_member"]


async def ask(url: str, method: str, /, **parameters: Any) -> dict[str, Any]:
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
        answer = await client.post(f"{url}/bot{TOKEN}/{method}", json=parameters)
    return {"status": answer.status_code, **answer.json()}


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(one, callback_data=one)] for one in labels])


async def read(bot: Bot, offset: int = 0) -> list[Update]:
    return list(await bot.get_updates(offset=offset, timeout=0, allowed_updates=EVERYTHING))
