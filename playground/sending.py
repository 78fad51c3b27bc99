"""How the bot writes: sending, editing and deleting messages in the world."""

from dataclasses import replace

from playground.messages import File, Message, Version
from playground.parameters import (
    Parameters,
    clean,
    read_caption,
    read_entities,
    read_markup,
    read_text,
    utf16,
)
from playground.people import Chat, Json
from playground.refused import bad_request, forbidden
from playground.scene import Scene

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
PRESS_LIFE = 150  # seconds
LARGEST_PHOTO = 10_000_000  # bytes
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(world: Scene, call: Parameters) -> Json:
    chat = _writable(world, call)
    text = read_text(call)
    return _put(world, call, chat, text)


def send_document(world: Scene, call: Parameters) -> Json:
    chat = _writable(world, call)
    file = _file(world, call, "document")
    return _put(world, call, chat, read_caption(call), media=file.as_document(), file=file)


def send_photo(world: Scene, call: Parameters) -> Json:
    chat = _writable(world, call)
    file = _file(world, call, "photo")
    if not file.mime.startswith("image/"):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if len(file.content) > LARGEST_PHOTO:
        raise bad_request("file is too big")
    width, height = file.pixels
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return _put(world, call, chat, read_caption(call), media=file.as_photo(), file=file)


def send_voice(world: Scene, call: Parameters) -> Json:
    """A voice message, mostly one that somebody sent before, by its file_id."""
    chat = _writable(world, call)
    file = _file(world, call, "voice")
    if file.mime not in ("audio/ogg", "audio/mpeg", "audio/mp4"):
        raise bad_request("wrong type of the voice message")
    return _put(world, call, chat, read_caption(call), media=file.as_voice(), file=file)


def edit_text(world: Scene, call: Parameters) -> Json:
    message = _editable(world, call)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    text = read_text(call)
    entities = read_entities(call, "entities", text)
    return _change(world, message, text, read_markup(call)[0], entities)


def edit_markup(world: Scene, call: Parameters) -> Json:
    message = _editable(world, call)
    return _change(world, message, message.text, read_markup(call)[0], message.entities)


def delete_message(world: Scene, call: Parameters) -> bool:
    chat = _chat(world, call)
    message = world.message(chat.id, call.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    message.deleted = True
    world.note(chat.id, "The bot deleted a message.")
    return True


def send_chat_action(world: Scene, call: Parameters) -> bool:
    chat = _writable(world, call)
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.typing[chat.id] = world.clock()
    world.changed(chat.id)
    return True


def answer_press(world: Scene, call: Parameters) -> bool:
    press = world.presses.get(call.text("callback_query_id"))
    if press is None or world.clock() - press.at > PRESS_LIFE:
        raise bad_request(OLD_QUERY)
    text = clean(call.text("text"))
    if utf16(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer, press.alert = text, call.flag("show_alert")
    if message := world.message(press.person.id, press.message_id):
        message.pressed.pop(press.data, None)
    world.changed(press.person.id)
    return True


def leave_chat(world: Scene, call: Parameters) -> bool:
    chat = _writable(world, call)
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    before, chat.standing = chat.standing, "left"
    world.member_changed(world.bot(), chat, before, "left")
    world.note(chat.id, "The bot left.")
    return True


def get_chat(world: Scene, call: Parameters) -> Json:
    """ChatFullInfo, with what every chat has."""
    extra = {"accent_color_id": 0, "max_reaction_count": 11}
    return _chat(world, call).as_json() | extra


def _chat(world: Scene, call: Parameters) -> Chat:
    wanted = call.text("chat_id")
    if not wanted:
        raise bad_request("chat_id is empty")
    chat = world.chats.get(int(wanted)) if wanted.lstrip("-").isdigit() else None
    person = world.people.get(chat.id) if chat else None
    if chat is None or (person and (not person.started or person.app != "telegram")):
        raise bad_request("chat not found")
    return chat


def _writable(world: Scene, call: Parameters) -> Chat:
    chat = _chat(world, call)
    person = world.people.get(chat.id)
    if person and person.deleted:
        raise forbidden("user is deactivated")
    if person and person.blocked:
        raise forbidden("bot was blocked by the user")
    if chat.standing == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.standing == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


def _file(world: Scene, call: Parameters, name: str) -> File:
    file = call.file(name)
    if isinstance(file, File):
        if not file.content:
            raise bad_request("file must be non-empty")
        return world.keep(file)
    if file not in world.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return world.files[file]


def _put(
    world: Scene,
    call: Parameters,
    chat: Chat,
    text: str,
    *,
    media: Json | None = None,
    file: File | None = None,
) -> Json:
    keyboard, other = read_markup(call)
    entities = read_entities(call, "caption_entities" if media else "entities", text)
    world.count_message(chat.id)
    version = Version(world.clock(), text, keyboard)
    message = Message(world.new_id(), chat, world.bot(), [version], media or {}, file, "delivered")
    message.reply_keyboard, message.entities = other, entities
    world.entries[chat.id].append(message)
    world.typing.pop(chat.id, None)
    world.changed(chat.id)
    return message.as_json()


def _editable(world: Scene, call: Parameters) -> Message:
    if call.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = _writable(world, call)
    message = world.message(chat.id, call.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return message


def _change(world: Scene, message: Message, text: str, keyboard: Json | None, entities: list[Json]) -> Json:
    now = message.versions[-1]
    new = replace(now, at=world.clock(), text=text, keyboard=keyboard)
    if (now.text, now.keyboard, message.entities) == (text, keyboard, entities):
        raise bad_request(NOT_MODIFIED)
    message.versions.append(new)
    message.entities = entities
    world.changed(message.chat.id)
    return message.as_json()
