"""What the page shows of the world, as plain JSON."""

from typing import Any

from playground.faults import FAULTS, Faults
from playground.messages import Entry, Message, Note
from playground.people import AUTONYMS, ENGLISH_NAMES, RIGHT_TO_LEFT, Json, Person
from playground.scene import Scene

TYPING = 5  # seconds the app shows it
SHOWN = 300  # newest entries of a chat
SHOWN_IN_A_HURRY = 30


def languages() -> list[Json]:
    return [
        {"code": code, "name": name, "english": ENGLISH_NAMES[code], "rtl": code in RIGHT_TO_LEFT}
        for code, name in AUTONYMS.items()
    ]


def faults(world_faults: Faults) -> list[Json]:
    return [
        {
            "name": one.name,
            "title": one.title,
            "says": one.says,
            "mode": world_faults.mode(one.name),
            "app": one.app,
        }
        for one in FAULTS
    ]


def phone(world: Scene, person: Person, shown: int = SHOWN) -> Json:
    """Everything on one phone, newest entry last; at most ``shown`` entries."""
    language = person.language
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "app": person.app,
        "window": world.twilio.closes_at(person) if person.app == "whatsapp" else None,
        "language": language,
        "language_name": ENGLISH_NAMES.get(language, language),
        "autonym": AUTONYMS.get(language, language),
        "rtl": person.right_to_left,
        "started": person.started,
        "blocked": person.blocked,
        "deleted": person.deleted,
        "bot": world.profile.text("name", language),
        "description": world.profile.text("description", language),
        "commands": [] if person.app == "whatsapp" else world.profile.menu(person),
        "typing": world.clock() - world.typing.get(person.id, 0) < TYPING,
        "keyboard": _keyboard(world, person),
        "toast": _toast(world, person),
        "entries": _entries(world, person)[-shown:],
    }


def _entries(world: Scene, person: Person) -> list[Json]:
    entries = [_entry(one) for one in world.entries[person.id] if _stands(one)]
    for chat in world.chats.values():
        if person.id in chat.member_ids:
            place = f"In the {chat.kind} “{chat.title}”"
            shown = (one for one in world.entries[chat.id] if isinstance(one, Note) or one.text)
            entries += [_from_group(place, one) for one in shown]
    return sorted(entries, key=lambda one: int(one["order"]))


def _stands(one: Entry) -> bool:
    return isinstance(one, Note) or not one.deleted


def _entry(one: Entry) -> Json:
    entry: Json = {"id": f"m{one.id}", "order": one.id}
    if isinstance(one, Note):
        return entry | {"kind": "note", "text": one.text, "at": one.at}
    return entry | {
        "kind": "in" if one.from_bot else "out",
        "message": one.id,
        "text": one.text,
        "at": one.versions[0].at,
        "edited": one.edited,
        "history": _history(one),
        "state": one.state,
        "marks": one.marks,
        "attachment": _attachment(one),
        "buttons": _buttons(one),
        "sheet": (one.keyboard or {}).get("sheet", ""),
    }


def _from_group(place: str, one: Entry) -> Json:
    entry: Json = {"id": f"m{one.id}", "order": one.id, "kind": "note"}
    if isinstance(one, Note):
        return entry | {"text": f"{place}: {one.text}", "at": one.at}
    return entry | {
        "text": f"{place}, {one.sender['first_name']}: {one.text}",
        "at": one.versions[0].at,
    }


def _history(message: Message) -> list[Json]:
    """The earlier wordings, oldest first; keyboards alone don't count."""
    earlier: list[Json] = []
    for version in message.versions:
        if not earlier or earlier[-1]["text"] != version.text:
            earlier.append({"text": version.text, "at": version.at})
    return earlier[:-1]


def _attachment(message: Message) -> Json | None:
    kind = next((one for one in message.media if not one.startswith("new_chat")), None)
    if kind is None:
        return None
    shape: Json = {"kind": kind}
    if file := message.file:
        shape |= {"url": f"/files/{file.id}", "name": file.name, "size": len(file.content)}
        shape["width"], shape["height"] = file.pixels
    if kind in {"contact", "location"}:
        shape |= message.media[kind]
    return shape


def _buttons(message: Message) -> list[list[Json]]:
    rows: list[list[Any]] = message.keyboard["inline_keyboard"] if message.keyboard else []
    return [[_button(message, one) for one in row] for row in rows]


def _button(message: Message, button: Json) -> Json:
    data = button.get("callback_data")
    shape = {"text": button["text"], "data": data, "url": button.get("url")}
    shape["description"] = button.get("description", "")
    return shape | {"busy": data is not None and data in message.pressed}


def _keyboard(world: Scene, person: Person) -> Json | None:
    """The reply keyboard that stands under the chat now."""
    for message in reversed(world.replies(person)):
        if markup := message.reply_keyboard:
            return markup if "keyboard" in markup else None
    return None


def _toast(world: Scene, person: Person) -> Json | None:
    """The bot's newest answer to a press."""
    for query_id, press in reversed(world.presses.items()):
        if press.person is person and press.answer:
            age = world.clock() - press.at
            return {"id": query_id, "text": press.answer, "alert": press.alert, "age": age}
    return None
