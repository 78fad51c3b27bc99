"""Reads a call's parameters, however they came, and checks texts and keyboards as Telegram does."""

import json
import re
from collections.abc import Mapping
from typing import Any

from playground.messages import File
from playground.people import Json
from playground.refused import bad_request

TEXT, CAPTION, BUTTON_DATA, BUTTONS = 4096, 1024, 64, 100
REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
BUTTON_KINDS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    }
)
BUTTON_FIELDS = BUTTON_KINDS | {"text", "style", "icon_custom_emoji_id"}
MARKUPS = frozenset({"inline_keyboard", "keyboard", "remove_keyboard", "force_reply"})


class Parameters:
    """The parameters of one call; a value is JSON already or text that may hold JSON."""

    def __init__(self, values: Mapping[str, Any], files: Mapping[str, File] | None = None) -> None:
        self.values = {name: value for name, value in values.items() if value is not None}
        self.files = dict(files or {})

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name, default)
        return value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str, default: int | None = None) -> int:
        value = self.values.get(name, default)
        if value is None:
            raise bad_request(f"{name.replace('_', ' ')} is not specified")
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f"{name} must be a number") from None

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in {"true", "1", "yes"}

    def json(self, name: str) -> Any:
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def file(self, name: str) -> File | str:
        """An uploaded file (also named by attach://), or the file_id that was sent before."""
        value = self.text(name)
        attached = value.removeprefix("attach://") if value.startswith("attach://") else name
        if attached in self.files:
            return self.files[attached]
        if not value:
            raise bad_request(f"there is no {name} in the request")
        return value


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """What Telegram makes of a text: no control characters or bidi overrides, trimmed."""
    return CONTROL.sub(" ", REMOVED.sub("", text)).strip()


def read_text(call: Parameters) -> str:
    text = clean(call.text("text"))
    if not text:
        raise bad_request("message text is empty")
    if utf16(text) > TEXT:
        raise bad_request("message is too long")
    return text


def read_caption(call: Parameters) -> str:
    caption = clean(call.text("caption"))
    if utf16(caption) > CAPTION:
        raise bad_request("message caption is too long")
    return caption


def read_entities(call: Parameters, name: str, text: str) -> list[Json]:
    if call.text("parse_mode"):
        raise bad_request("this stand-in reads entities only, no parse_mode")
    entities = call.json(name) or []
    for one in entities:
        if not {"type", "offset", "length"} <= set(one):
            raise bad_request("can't parse MessageEntity")
        if one["offset"] < 0 or one["offset"] + one["length"] > utf16(text):
            raise bad_request("ENTITY_BOUNDS_INVALID")
    return list(entities)


def read_markup(call: Parameters) -> tuple[Json | None, Json | None]:
    """The inline keyboard and the other markup (reply keyboard, its removal, force reply)."""
    markup = call.json("reply_markup")
    if markup is None:
        return None, None
    if not isinstance(markup, dict) or len(MARKUPS & set(markup)) != 1:
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup), None
    return None, _other(markup)


def _inline(markup: Json) -> Json | None:
    rows = [[_button(one) for one in row] for row in markup["inline_keyboard"] if row]
    if sum(len(row) for row in rows) > BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _button(button: Any) -> Json:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if unknown := set(button) - BUTTON_FIELDS:
        raise bad_request(f"inline keyboard button has an unknown field {min(unknown)}")
    kinds = BUTTON_KINDS & set(button)
    if len(kinds) != 1:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= BUTTON_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    url = str(button.get("url", "https://"))
    if not re.match(r"(https?|tg)://", url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return button


def _other(markup: Json) -> Json:
    for row in markup.get("keyboard", []):
        for button in row:
            words = button.get("text") if isinstance(button, dict) else button
            if not str(words or "").strip():
                raise bad_request("keyboard button text must be non-empty")
    hint = markup.get("input_field_placeholder")
    if hint is not None and not 1 <= utf16(hint) <= 64:
        raise bad_request("reply markup input field placeholder must be 1-64 characters")
    return markup
