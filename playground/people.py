"""The people and chats of the stand-in's small world, in the shape of the Bot API."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

AUTONYMS = {
    "nl": "Nederlands",
    "en": "English",
    "ar": "العربية",
    "ti": "ትግርኛ",
    "tr": "Türkçe",
    "fa": "فارسی",
    "prs": "دری",
    "ps": "پښتو",
    "so": "Soomaali",
    "uk": "Українська",
    "ru": "Русский",
    "fr": "Français",
    "ku": "Kurmancî",
    "ckb": "کوردیی ناوەندی",
    "am": "አማርኛ",
    "es": "Español",
}
ENGLISH_NAMES = {
    "nl": "Dutch",
    "en": "English",
    "ar": "Arabic",
    "ti": "Tigrinya",
    "tr": "Turkish",
    "fa": "Persian",
    "prs": "Dari",
    "ps": "Pashto",
    "so": "Somali",
    "uk": "Ukrainian",
    "ru": "Russian",
    "fr": "French",
    "ku": "Kurmanji",
    "ckb": "Sorani",
    "am": "Amharic",
    "es": "Spanish",
}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "prs", "ps", "ckb", "ur", "he"})


@dataclass
class Person:
    """Somebody with an ``app`` (telegram or whatsapp), in the app's ``language``;
    ``role`` is only a label.

    ``invite`` is what the link carries by which this person finds the bot.
    """

    id: int
    name: str
    language: str = ""
    role: str = ""
    invite: str = ""
    started: bool = False
    blocked: bool = False
    deleted: bool = False
    app: str = "telegram"

    @property
    def right_to_left(self) -> bool:
        return self.language in RIGHT_TO_LEFT

    @property
    def phone_number(self) -> str:
        return f"+3161{self.id % 10_000_000:07d}"

    @property
    def external_id(self) -> str:
        """By which WhatsApp knows somebody who hides the number behind a username."""
        return f"NL.{self.id * 7}"

    def user(self) -> Json:
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.name}
        return user | ({"language_code": self.language} if self.language else {})


@dataclass
class Chat:
    """A place where messages stand; ``standing`` is the bot's own membership of it."""

    id: int
    kind: str  # private | group | supergroup | channel
    title: str
    standing: str = "member"  # member | administrator | left | kicked
    member_ids: list[int] = field(default_factory=list)

    def as_json(self) -> Json:
        name = "first_name" if self.kind == "private" else "title"
        return {"id": self.id, name: self.title, "type": self.kind}


CHANNEL_RIGHTS: Json = {
    "can_be_edited": False,
    "can_manage_chat": True,
    "can_change_info": True,
    "can_post_messages": True,
    "can_edit_messages": True,
    "can_delete_messages": True,
    "can_invite_users": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_manage_video_chats": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "is_anonymous": False,
}


def membership(bot: Json, standing: str) -> Json:
    """A ChatMember of the bot itself."""
    member: Json = {"user": bot, "status": standing}
    if standing == "kicked":
        return member | {"until_date": 0}
    return member | (CHANNEL_RIGHTS if standing == "administrator" else {})
