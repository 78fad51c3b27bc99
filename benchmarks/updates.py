"""Telegram updates as raw JSON bytes, as large as the real ones."""

import json
from collections.abc import Sequence
from typing import Any

DATE = 1_767_225_600
FIRST_CHAT = 100_000_000
BOT = {"id": 7_000_000_001, "is_bot": True, "first_name": "Buurmaat", "username": "buurmaat_bot"}
NAMES = ("Samira", "Yonas", "سميرة", "Anneke", "Selam", "Omar", "Fatima", "Mehret")


def chat_of(person: int) -> int:
    return FIRST_CHAT + person


def name_of(person: int) -> str:
    """What the app calls this person."""
    return NAMES[person % len(NAMES)]


def _sender(person: int, language: str) -> dict[str, Any]:
    name = name_of(person)
    return {
        "id": chat_of(person),
        "is_bot": False,
        "first_name": name,
        "username": f"user{person}",
        "language_code": language,
    }


def _chat(person: int) -> dict[str, Any]:
    return {
        "id": chat_of(person),
        "first_name": name_of(person),
        "username": f"user{person}",
        "type": "private",
    }


def written(update_id: int, person: int, language: str, text: str) -> bytes:
    """The person wrote this."""
    message: dict[str, Any] = {
        "message_id": update_id % 1_000_000,
        "from": _sender(person, language),
        "chat": _chat(person),
        "date": DATE,
        "text": text,
    }
    if text.startswith("/"):
        message["entities"] = [{"offset": 0, "length": len(text.split(maxsplit=1)[0]), "type": "bot_command"}]
    return json.dumps({"update_id": update_id, "message": message}).encode()


def pressed(
    update_id: int, person: int, language: str, data: str, *, prompt: str, labels: Sequence[tuple[str, str]]
) -> bytes:
    """The person pressed a button; ``labels`` are (data,
    label) of all buttons under that message.
    """
    rows = [[{"text": label, "callback_data": other}] for other, label in labels]
    message = {
        "message_id": update_id % 1_000_000,
        "from": BOT,
        "chat": _chat(person),
        "date": DATE,
        "text": prompt,
        "reply_markup": {"inline_keyboard": rows},
    }
    press = {
        "id": str(update_id * 7919),
        "from": _sender(person, language),
        "message": message,
        "chat_instance": "-1234567890123456789",
        "data": data,
    }
    return json.dumps({"update_id": update_id, "callback_query": press}).encode()
