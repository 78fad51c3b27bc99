"""A person in a batch: who they are, where they are reached, and the conversations they are in."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.ground.dialogue import Dialogue, Stage
from bot.people.nouns import Person
from storage import invites
from storage.database import Connection
from storage.turns import Address

# Why nothing is sent to somebody whom staff put on the list, and who did not open their link.
NOT_YET = "not in the chat yet"
STOPPED = "stopped all messages"


@dataclass(slots=True)
class Guest:
    """A person in this batch, at the address ``key`` where they wrote or are reached.

    The key is empty for somebody who is not in the chat yet. ``addresses`` are those that were
    looked at; ``read`` maps the conversations that were read to their revisions. ``counts`` is how
    many messages were read from each address in the last minutes; ``resting`` is the address at
    which they were told that it is too many.
    """

    key: str
    person: Person
    team_id: int | None
    addresses: dict[str, Address] = field(default_factory=dict)
    touched_at: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    resting: str = ""
    staff_id: int | None = None
    new: bool = False
    person_changed: bool = False
    addresses_changed: bool = False
    new_keys: tuple[str, ...] = ()
    dialogues: dict[int, Dialogue] = field(default_factory=dict)
    read: dict[int, int] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    # The conversations that stay in the chat where they were begun, by name.
    private: frozenset[str] = frozenset()

    def copy(self) -> "Guest":
        """One that the work in hand may change; what `replace` costs each message pays."""
        return Guest(
            self.key,
            self.person,
            self.team_id,
            dict(self.addresses),
            self.touched_at,
            dict(self.counts),
            self.resting,
            self.staff_id,
            self.new,
            self.person_changed,
            self.addresses_changed,
            self.new_keys,
            dict(self.dialogues),
            self.read,
            set(self.changed),
            self.private,
        )

    @property
    def lately(self) -> int:
        """How many messages were read from where they write now."""
        return self.counts.get(self.key, 0)

    @property
    def absent(self) -> bool:
        """Whether they are on a list and never came into the chat:
        there is no address to write to.
        """
        return not self.key

    @property
    def for_staff(self) -> str:
        """As whom of the staff they read and write; "" for whoever does not work here (any
        more)."""
        return self.person.staff.key if self.person.staff is not None else ""

    @property
    def address(self) -> Address:
        return Address() if self.absent else self.addresses[self.key]

    @property
    def blocked_at(self) -> int | None:
        """Since when they block us, at the address where they wrote or are reached."""
        return self.address.blocked_at

    @property
    def on_trial(self) -> bool:
        """Whether this chat was added so lately that an older one can undo it."""
        return self.address.on_trial

    @property
    def unreachable(self) -> str:
        """Why they can't be written to at all; empty when they can."""
        if self.absent:
            return NOT_YET
        if self.person.stopped_at is not None:
            return STOPPED
        return "blocked us" if self.blocked_at is not None else ""

    def sees(self, dialogue: Dialogue) -> bool:
        """Whether a conversation goes on in this chat: one on trial knows only its own, and what is
        about safety stays where it was begun.
        """
        chat, here = dialogue.chat, self.addresses.get(self.key)
        if not chat or here is None or chat == here.chat:
            return True
        return not (here.on_trial or dialogue.flow in self.private)

    def block(self, at: int | None) -> None:
        """They block us there since then, or do not any more."""
        self._is_at(self.key, replace(self.address, blocked_at=at))

    def put(self, dialogue: Dialogue) -> None:
        """Keep it as it now stands, as the one last in use."""
        self.dialogues.pop(dialogue.id, None)
        self.dialogues[dialogue.id] = dialogue
        self.changed.add(dialogue.id)

    def set(self, **facts: Any) -> None:
        self.person = replace(self.person, **facts)
        self.person_changed = True

    @property
    def talks(self) -> bool:
        """Whether they talk with a person of the project in this chat."""
        return self.address.with_person_at is not None

    def talk(self, now: datetime, key: str = "", about: int | None = None) -> None:
        """They talk with a person of the project in this chat, or the one of that ``key``, from now
        on, and what was asked before yields. ``about`` is a request about safety, if that began it.
        """
        key = key or self.key
        address = self.addresses[key]
        about = address.with_person_for if about is None else about
        self._is_at(key, replace(address, with_person_at=now, with_person_for=about))
        for dialogue in self.dialogues.values():
            if dialogue.stage is Stage.OPEN and not dialogue.yields:
                self.dialogues[dialogue.id] = replace(dialogue, yields=True)
                self.changed.add(dialogue.id)

    def talk_on(self, now: datetime) -> None:
        """They wrote to that person."""
        self._is_at(self.key, replace(self.address, with_person_at=now))

    def end_talk(self) -> None:
        """They are with us again in this chat."""
        self._is_at(self.key, replace(self.address, with_person_at=None, with_person_for=0))

    def _is_at(self, key: str, address: Address) -> None:
        self.addresses[key] = address
        self.addresses_changed = True

    def join_team(self, id_: int) -> None:
        self.team_id = id_
        self.set(team=None)

    def sends_to(self) -> tuple[str, str]:
        """The channel and the address of this person."""
        channel, _colon, address = self.key.partition(":")
        return channel, address

    def know_team(self, connection: Connection) -> None:
        """Read the team once it is needed; few people have one."""
        if self.team_id is not None and self.person.team is None:
            self.person = replace(self.person, team=invites.team(connection, self.team_id))

    def open(self) -> list[Dialogue]:
        """The conversations that ask here now: one, but for what was begun in several chats."""
        return [d for d in self.dialogues.values() if d.stage is Stage.OPEN and self.sees(d)]

    def current(self) -> Dialogue | None:
        """The conversation that asks now: the one last in use, but one that stays in this chat
        comes before what was begun in another.
        """
        found = None
        for dialogue in reversed(self.dialogues.values()):
            if dialogue.stage is Stage.OPEN and self.sees(dialogue):
                if dialogue.flow in self.private:
                    return dialogue
                found = found or dialogue
        return found

    def waiting(self) -> Dialogue | None:
        """The conversation that waits and was last in use."""
        known = reversed(self.dialogues.values())
        return next((d for d in known if d.stage is Stage.WAITING and self.sees(d)), None)
