"""The methods of the Bot API that the stand-in knows, with the parameters each may have."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playground import sending
from playground.bot_profile import check_commands, check_language, check_scope
from playground.parameters import Parameters
from playground.people import Json
from playground.refused import Refused, bad_request
from playground.scene import Scene
from playground.webhook import Hook

Run = Callable[[Scene, Parameters], Any]
SEND = (
    "business_connection_id chat_id message_thread_id direct_messages_topic_id "
    "disable_notification protect_content allow_paid_broadcast message_effect_id "
    "suggested_post_parameters reply_parameters reply_markup parse_mode "
)
EDIT = "business_connection_id chat_id message_id inline_message_id reply_markup "


@dataclass(frozen=True)
class Method:
    """``writes``: sends or edits a message, so that faults may strike it."""

    run: Run
    allowed: frozenset[str]
    writes: bool = False


def call(world: Scene, name: str, given: Parameters) -> Any:
    """What the bot gets back as ``result``; raises Refused as Telegram would."""
    method = find(name)
    check_known(name, method.allowed, given)
    world.calls.append((name, given.values))
    return method.run(world, given)


def find(name: str) -> Method:
    method = METHODS.get(name.lower())
    if method is None:
        raise Refused(404, "Not Found: method not found")
    return method


def check_known(name: str, allowed: frozenset[str], given: Parameters) -> None:
    """Telegram ignores a parameter it doesn't know; here it is an error, to find typing errors."""
    attached = {str(value).removeprefix("attach://") for value in given.values.values()}
    for one in sorted({*given.values, *given.files} - allowed - attached):
        raise bad_request(f"{name} has no parameter {one} (the stand-in refuses unknown ones)")


def _get_me(world: Scene, _: Parameters) -> Json:
    return world.bot() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def may_be_called(url: str) -> bool:
    """https, or a bot on this machine; by its host, not by how it begins."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
    return bool(parts.hostname) and "@" not in parts.netloc and (here or parts.scheme == "https")


def _set_webhook(world: Scene, given: Parameters) -> bool:
    url, secret = given.text("url"), given.text("secret_token")
    if url and not may_be_called(url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if len(secret) > 256 or not all(c.isascii() and (c.isalnum() or c in "_-") for c in secret):
        raise bad_request("secret token contains unallowed characters")
    if "allowed_updates" in given.values:
        world.updates.allow(given.json("allowed_updates") or [])
    if given.flag("drop_pending_updates"):
        world.updates.forget_all()
    world.webhook.set(Hook(url, secret, given.number("max_connections", 40)))
    return True


def _delete_webhook(world: Scene, given: Parameters) -> bool:
    if given.flag("drop_pending_updates"):
        world.updates.forget_all()
    world.webhook.set(Hook())
    return True


def _get_webhook_info(world: Scene, _: Parameters) -> Json:
    return world.webhook.info()


def _where(given: Parameters) -> tuple[str, int, str]:
    scope, chat_id = check_scope(given.json("scope"))
    return scope, chat_id, check_language(given.text("language_code"))


def _set_commands(world: Scene, given: Parameters) -> bool:
    world.profile.commands[_where(given)] = check_commands(given.json("commands"))
    _everywhere(world)
    return True


def _get_commands(world: Scene, given: Parameters) -> list[Json]:
    return world.profile.commands.get(_where(given), [])


def _delete_commands(world: Scene, given: Parameters) -> bool:
    world.profile.commands.pop(_where(given), None)
    _everywhere(world)
    return True


def _set_text(kind: str, at_most: int) -> Run:
    def run(world: Scene, given: Parameters) -> bool:
        text, language = given.text(kind), check_language(given.text("language_code"))
        if len(text) > at_most:
            raise bad_request(f"{kind.replace('_', ' ')} is too long")
        world.profile.texts[kind, language] = text
        _everywhere(world)
        return True

    return run


def _get_text(kind: str) -> Run:
    def run(world: Scene, given: Parameters) -> Json:
        return {kind: world.profile.text(kind, check_language(given.text("language_code")))}

    return run


def _set_menu_button(world: Scene, given: Parameters) -> bool:
    button = given.json("menu_button") or {"type": "default"}
    if button.get("type") not in {"commands", "web_app", "default"}:
        raise bad_request("can't parse MenuButton: unsupported type specified")
    world.profile.menu_button = button
    return True


def _get_menu_button(world: Scene, _: Parameters) -> Json:
    return world.profile.menu_button


def _get_file(world: Scene, given: Parameters) -> Json:
    file = world.files.get(given.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    return file.as_json() | {"file_path": f"files/{file.id}/{file.name}"}


def _everywhere(world: Scene) -> None:
    for person_id in world.people:
        world.changed(person_id)


def _method(run: Run, allowed: str = "", *, writes: bool = False) -> Method:
    return Method(run, frozenset(allowed.split()), writes)


def _by_language(kind: str) -> Method:
    return _method(_get_text(kind), "language_code")


METHODS = {
    "getme": _method(_get_me),
    "setwebhook": _method(
        _set_webhook,
        "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
    ),
    "deletewebhook": _method(_delete_webhook, "drop_pending_updates"),
    "getwebhookinfo": _method(_get_webhook_info),
    "sendmessage": _method(sending.send_message, SEND + "text entities link_preview_options", writes=True),
    "senddocument": _method(
        sending.send_document,
        SEND + "document thumbnail caption caption_entities disable_content_type_detection",
        writes=True,
    ),
    "sendphoto": _method(
        sending.send_photo,
        SEND + "photo caption caption_entities show_caption_above_media has_spoiler",
        writes=True,
    ),
    "sendvoice": _method(
        sending.send_voice,
        SEND + "voice caption caption_entities duration",
        writes=True,
    ),
    "sendchataction": _method(sending.send_chat_action, "business_connection_id chat_id message_thread_id action"),
    "editmessagetext": _method(sending.edit_text, EDIT + "text parse_mode entities link_preview_options", writes=True),
    "editmessagereplymarkup": _method(sending.edit_markup, EDIT, writes=True),
    "deletemessage": _method(sending.delete_message, "chat_id message_id"),
    "answercallbackquery": _method(sending.answer_press, "callback_query_id text show_alert url cache_time"),
    "leavechat": _method(sending.leave_chat, "chat_id"),
    "getchat": _method(sending.get_chat, "chat_id"),
    "getfile": _method(_get_file, "file_id"),
    "setmycommands": _method(_set_commands, "commands scope language_code"),
    "getmycommands": _method(_get_commands, "scope language_code"),
    "deletemycommands": _method(_delete_commands, "scope language_code"),
    "setmyname": _method(_set_text("name", 64), "name language_code"),
    "getmyname": _by_language("name"),
    "setmydescription": _method(_set_text("description", 512), "description language_code"),
    "getmydescription": _by_language("description"),
    "setmyshortdescription": _method(_set_text("short_description", 120), "short_description language_code"),
    "getmyshortdescription": _by_language("short_description"),
    "setchatmenubutton": _method(_set_menu_button, "chat_id menu_button"),
    "getchatmenubutton": _method(_get_menu_button, "chat_id"),
}
