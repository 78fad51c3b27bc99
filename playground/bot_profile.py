"""What the bot says of itself: name, descriptions and its command menu, per language."""

import re
from dataclasses import dataclass, field
from typing import Any

from playground.people import Json, Person
from playground.refused import bad_request

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"([a-z]{2})?")
SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)
Where = tuple[str, int, str]  # scope, chat id or 0, language


def check_language(code: str) -> str:
    if not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def check_scope(scope: Any) -> tuple[str, int]:
    if scope is None:
        return "default", 0
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    return kind, int(scope.get("chat_id", 0))


def check_commands(commands: Any) -> list[Json]:
    if not isinstance(commands, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("too many commands specified")
    return [_command(one) for one in commands]


def _command(one: Any) -> Json:
    if not isinstance(one, dict) or set(one) != {"command", "description"}:
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = str(one["command"]).removeprefix("/"), str(one["description"]).strip()
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


@dataclass
class BotProfile:
    """The texts are kept per language; the empty language is for everybody else."""

    name: str
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[Where, list[Json]] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})

    def text(self, kind: str, language: str) -> str:
        default = self.name if kind == "name" else ""
        return self.texts.get((kind, language)) or self.texts.get((kind, ""), "") or default

    def menu(self, person: Person) -> list[Json]:
        """The commands this person's app shows, looked up as Telegram does."""
        for scope, chat_id in (("chat", person.id), ("all_private_chats", 0), ("default", 0)):
            for language in (person.language, ""):
                if found := self.commands.get((scope, chat_id, language)):
                    return found
        return []
