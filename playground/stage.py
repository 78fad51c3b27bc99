"""What the stand-in holds: people, chats, messages, files and presses around one bot."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from playground.bot_profile import BotProfile
from playground.faults import Faults
from playground.limits import Limits
from playground.messages import Entry, File, Message, Note, Version
from playground.people import Chat, Json, Person, membership
from playground.updates import Pending, Updates
from playground.webhook import Webhook

TOKEN = "123456789:AAFakeTokenOfThePlaygroundOnly_1234567"  # noqa: S105  opens nothing
Who = Person | int


@dataclass
class Press:
    """A press on a button, which the bot should answer within ``PRESS_LIFE`` seconds."""

    person: Person
    message_id: int
    data: str
    at: float
    answer: str | None = None
    alert: bool = False


class Stage:
    """The state, and the roads by which a change becomes an update."""

    def __init__(
        self,
        token: str = TOKEN,
        *,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.time,
        bot_name: str = "Buurmaat",
        username: str = "buurmaat_bot",
        webhook_wait: float = 2.0,
    ) -> None:
        self.token = token
        self.limits = limits
        self.ahead = 0.0  # seconds by which the story is ahead of the machine's clock
        self.hurried = False  # whether the seconds between two messages go by at once
        self.clock: Callable[[], float] = lambda: clock() + self.ahead
        self.profile = BotProfile(bot_name)
        self.username = username
        self.bot_id = int(token.partition(":")[0])
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.entries: dict[int, list[Entry]] = {}
        self.files: dict[str, File] = {}
        self.presses: dict[str, Press] = {}
        self.typing: dict[int, float] = {}
        self.calls: list[tuple[str, Json]] = []  # every call of the bot that was let in
        self.listeners: list[Callable[[int], None]] = []  # told which chat changed
        self.faults = Faults()
        self.updates = Updates(self.faults, self._moved)
        self.webhook = Webhook(self.updates, webhook_wait)
        self._ids = count(1)
        self._people_ids = count(700_000_001)

    # Looking

    def bot(self) -> Json:
        name = self.profile.text("name", "")
        return {"id": self.bot_id, "is_bot": True, "first_name": name, "username": self.username}

    def messages(self, who: Who | Chat) -> list[Message]:
        """All messages that stand in this chat, oldest first."""
        chat_id = who if isinstance(who, int) else who.id
        found = (one for one in self.entries[chat_id] if isinstance(one, Message))
        return [one for one in found if not one.deleted]

    def replies(self, who: Who | Chat) -> list[Message]:
        """What the bot wrote here, oldest first."""
        return [one for one in self.messages(who) if one.from_bot]

    def message(self, chat_id: int, message_id: int) -> Message | None:
        found = self.messages(chat_id) if chat_id in self.entries else []
        return next((one for one in reversed(found) if one.id == message_id), None)

    # For the bot's side and the page

    def new_id(self) -> int:
        return next(self._ids)

    def keep(self, sample: File) -> File:
        """Store a file under an id of its own."""
        number = self.new_id()
        file = File(f"BQACAgQAAx{number:06d}", sample.name, sample.mime, sample.content)
        self.files[file.id] = file
        return file

    def note(self, chat_id: int, text: str) -> None:
        if chat_id in self.entries:
            self.entries[chat_id].append(Note(self.new_id(), text, self.clock()))
            self.changed(chat_id)

    def count_message(self, chat_id: int) -> None:
        """Count a message of the bot; raises 429 when it comes too soon,
        by the clock of the story.
        """
        if self.limits is None:
            return
        if self.hurried:
            # A moment more, for what rounding leaves.
            self.ahead += self.limits.wait(chat_id, self.clock()) + 0.01
        self.limits.check(chat_id, self.clock)

    def changed(self, chat_id: int) -> None:
        for listener in self.listeners:
            listener(chat_id)

    # Inside

    def _person(self, who: Who) -> Person:
        return self.people[who] if isinstance(who, int) else who

    def _able(self, who: Who) -> Person:
        person = self._person(who)
        if person.blocked or person.deleted:
            raise ValueError(f"{person.name} has blocked the bot or left Telegram")
        return person

    def _send(
        self,
        who: Who,
        text: str,
        media: Json,
        file: File | None = None,
        entities: list[Json] | None = None,
    ) -> Message:
        person = self._able(who)
        person.started = True
        return self._post(person, self.chats[person.id], text, media, file=file, entities=entities)

    def _post(
        self,
        person: Person,
        chat: Chat,
        text: str,
        media: Json,
        *,
        file: File | None = None,
        entities: list[Json] | None = None,
        seen: bool = True,
    ) -> Message:
        version = Version(self.clock(), text)
        message = Message(self.new_id(), chat, person.user(), [version], media, file)
        message.entities = entities or []
        self.entries[chat.id].append(message)
        if seen:
            self._tell("message", message.as_json(), ("message", chat.id), message)
        return message

    def _write(self, person: Person, text: str = "", file: File | None = None, media: Json | None = None) -> Message:
        """A message of a person on their own WhatsApp phone; not handed in yet."""
        version = Version(self.clock(), text)
        message = Message(self.new_id(), self.chats[person.id], person.user(), [version], media or {}, file)
        self.entries[person.id].append(message)
        self.changed(person.id)
        return message

    def member_changed(self, user: Json, chat: Chat, before: str, after: str) -> None:
        """Tell the bot that ``user`` changed what the bot is in this chat."""
        body = {"chat": chat.as_json(), "from": user, "date": int(self.clock())}
        body["old_chat_member"] = membership(self.bot(), before)
        body["new_chat_member"] = membership(self.bot(), after)
        self._tell("my_chat_member", body, ("member", chat.id), None)
        self.changed(chat.id)

    def _tell(
        self,
        kind: str,
        body: Json,
        queue: tuple[str, int],
        message: Message | None,
        pressed: str | None = None,
    ) -> None:
        self.updates.add(Pending(kind, body, queue, message, pressed))
        self.changed(queue[1])

    def _moved(self, message: Message | None) -> None:
        if message is not None:
            self.changed(message.chat.id)
