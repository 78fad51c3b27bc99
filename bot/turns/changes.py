"""What one message changes: nothing of it counts until its step has succeeded."""

from dataclasses import dataclass, field
from typing import Any

from bot.ground.messages import Incoming
from bot.people.nouns import Profile
from bot.turns.guest import Guest
from storage import journal, timers


@dataclass(slots=True)
class Changes:
    """What one message changes, until it is accepted. ``quiet`` when it needs no reply; it
    ``counts`` when somebody sent it and it was read.
    ``about`` is the thing that the conversation is about in which it was said.

    ``gone`` are others who are erased when it succeeded, ``met`` the others whom it changes.
    ``was`` is who the chat turned out to be somebody else than, ``left`` are chats (person,
    address) that are not theirs any more, ``parted`` addresses at which somebody of their own is
    from now on. ``stays``: it is for this chat of the person only.
    """

    incoming: Incoming
    inbox_id: int
    guest: Guest | None
    text: str = ""
    about: str = ""
    state: str = "done"
    outbox: list[dict[str, Any]] = field(default_factory=list)
    noted: list[journal.Entry] = field(default_factory=list)
    saved: list[tuple[int, Profile]] = field(default_factory=list)
    planned: list[timers.Wanted] = field(default_factory=list)
    forget: str = ""
    gone: list[int] = field(default_factory=list)
    met: list[Guest] = field(default_factory=list)
    was: Guest | None = None
    left: list[tuple[int, str]] = field(default_factory=list)
    parted: list[str] = field(default_factory=list)
    quiet: bool = False
    counts: bool = False
    stays: bool = False
    savepoint: Any = None

    def is_of(self, person_id: int) -> bool:
        """Whether this person wrote it."""
        return self.guest is not None and self.guest.person.id == person_id
