"""A very small bot over plain HTTP: repeats what it hears, and answers presses."""

import json
import os
import sys
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

BASE = f"{os.environ['TELEGRAM_API_URL']}/bot{os.environ['TELEGRAM_BOT_TOKEN']}"
BUTTONS = {"inline_keyboard": [[{"text": "Again", "callback_data": "again"}]]}
OPENER = build_opener(ProxyHandler({}))


def ask(method: str, **parameters: Any) -> Any:
    request = Request(f"{BASE}/{method}", json.dumps(parameters).encode())  # noqa: S310  our own loopback
    request.add_header("Content-Type", "application/json")
    with OPENER.open(request, timeout=60) as answer:
        return json.load(answer)["result"]


def read(update: dict[str, Any]) -> None:
    if message := update.get("message"):
        text = f"You said: {message.get('text', 'something')}"
        ask("sendMessage", chat_id=message["chat"]["id"], text=text, reply_markup=BUTTONS)
    elif query := update.get("callback_query"):
        ask("answerCallbackQuery", callback_query_id=query["id"], text="Thank you")
        ask("sendMessage", chat_id=query["from"]["id"], text="Once more")


def main() -> None:
    offset = 0
    while True:
        for update in ask("getUpdates", offset=offset, timeout=20):
            read(update)
            offset = update["update_id"] + 1


if __name__ == "__main__":
    if "--fail" in sys.argv:
        sys.exit("the setting X is missing")
    main()
