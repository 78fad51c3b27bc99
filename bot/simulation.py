"""The whole bot without a channel: people say things, and what they would read comes back.

`play`, the transcripts and the property tests use it; it runs the very code that production runs.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from bot.actions.tables import TABLES
from bot.flows.every import BY_NAME
from bot.ground.messages import Button, Incoming, Kind
from bot.ground.packed import unpack
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.turns.batch import Setting
from bot.turns.conversations import Conversations
from storage import history, timers
from storage.database import Database

TELEGRAM, WHATSAPP = "telegram", "whatsapp"


@dataclass(frozen=True, slots=True)
class Reply:
    """One message as the person reads it; ``edit`` when it replaces an earlier one."""

    id: int
    text: str
    options: tuple[Button, ...] = ()
    controls: tuple[Button, ...] = ()
    edit: str = ""
    file: str = ""

    def lines(self) -> list[str]:
        """The message as lines, options in brackets below it, one a line."""
        if self.edit:
            set_ = [f"[{option.label}]" for option in self.options if option.label.startswith("✓")]
            return [f"(the same message, now with {' '.join(set_) or 'nothing set'})"]
        shown = self.text.split("\n")
        if self.file:
            shown.append(f"(file {self.file})")
        shown += [f"[{option.label}]" for option in self.options]
        if self.controls:
            shown.append(" ".join(f"[{control.label}]" for control in self.controls))
        return shown


class Simulation:
    """One database, a clock that stands still until it is moved, and any number of people."""

    def __init__(
        self,
        database: Database,
        programme: Programme,
        speech: Speech,
        now: datetime,
        channels: tuple[str, ...] = (TELEGRAM,),
    ) -> None:
        self.database = database
        self.now = now
        self.zone = programme.zone
        links = {name: _LINKS[name] for name in channels}
        # Everybody's channel, but for those who have another one.
        self.channel = channels[0]
        self.channels: dict[str, str] = {}
        numbers = count(1)
        self.setting = Setting(programme, speech, links, BY_NAME, lambda: f"team-{next(numbers)}")
        self.conversations = Conversations(database, self.setting, TABLES)
        self._count = 0
        self._seen: dict[str, int] = {}
        self._shown: dict[str, list[Reply]] = {}

    def message(self, who: str, kind: Kind, text: str = "", **more: Any) -> Incoming:
        """A message of a person, not handed in yet."""
        self._count += 1
        channel = self.channels.get(who, self.channel)
        if channel == WHATSAPP:
            # Nothing can be edited there, nothing spins, and each message opens the window.
            more = {**more, "handle": "", "press": "", "opens": True}
        return Incoming(
            channel=channel, message_id=str(self._count), address=who, kind=kind, at=self.now, text=text, **more
        )

    def receive(self, *batch: Incoming) -> None:
        self.now += timedelta(seconds=1)
        self.conversations.receive(batch, self.now)

    def say(self, who: str, text: str, **more: str) -> list[Reply]:
        kind, words = (
            (Kind.START, text[6:].strip()) if text.split(" ", maxsplit=1)[0] == "/start" else (Kind.TEXT, text)
        )
        self.receive(self.message(who, kind, words, **more))
        return self.replies(who)

    def begin(self, who: str, flow: str, language: str) -> list[Reply]:
        """Let a person arrive in a language, at the beginning of a flow."""
        first = self.say(who, "/start", name=who.capitalize(), language=language)
        if flow == "Welcome":
            return first
        self.receive(self.message(who, Kind.BEGIN, flow))
        return self.replies(who)

    def send(self, who: str, kind: Kind) -> list[Reply]:
        self.receive(self.message(who, kind))
        return self.replies(who)

    def press(self, who: str, label: str) -> list[Reply]:
        """Press the newest button that carries this label."""
        for reply in reversed(self._shown.get(who, [])):
            for button in (*reply.options, *reply.controls):
                if button.label == label:
                    handle = reply.edit or str(reply.id)
                    self.receive(self.message(who, Kind.PRESS, button.data, handle=handle, press="1"))
                    return self.replies(who)
        raise LookupError(f"{who} sees no button {label!r}")

    def later(self, **time: float) -> None:
        """Let time go by, through everything that is due on the way."""
        until = self.now + timedelta(**time)
        while True:
            due = self.database.write(timers.next_due)
            if due is None or due > until.timestamp():
                break
            self.now = max(self.now, datetime.fromtimestamp(due, UTC))
            self.conversations.fire(self.now)
        self.now = until

    def sleep(self, **time: float) -> None:
        """Let time go by while the bot is down; then it wakes."""
        self.now += timedelta(**time)
        while self.conversations.fire(self.now).number:
            pass

    def replies(self, who: str) -> list[Reply]:
        """What came for this person since the last look."""
        after = self._seen.get(who, -1)
        rows = self.database.write(lambda connection: history.sent_to(connection, who, after))
        found = [_reply(*row) for row in rows]
        if found:
            self._seen[who] = found[-1].id
        self._shown.setdefault(who, []).extend(found)
        return found


def _telegram_link(token: str) -> str:
    return f"https://t.me/buurmaat_bot?start={token}"


def _whatsapp_link(token: str) -> str:
    return f"https://wa.me/31800555001?text=start%20{token}"


_LINKS = {TELEGRAM: _telegram_link, WHATSAPP: _whatsapp_link}


def _reply(id_: int, text: str, buttons: str, extra: str) -> Reply:
    options, controls = unpack(buttons) if buttons else ([], [])
    more = unpack(extra) if extra else {}
    return Reply(
        id_,
        text,
        tuple(Button(*option) for option in options),
        tuple(Button(*control) for control in controls),
        more.get("edit", ""),
        more.get("paper", {}).get("name", "") or (f"no. {more['file']}" if "file" in more else ""),
    )
