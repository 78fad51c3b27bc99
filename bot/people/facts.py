"""What conversations know of people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.people.chats import Chat, OpenedCode
from bot.people.finding import Named
from bot.people.nouns import Role


@dataclass(frozen=True, slots=True)
class Card:
    """What staff see of one person; ``told`` is the profile by column.

    ``absent``: they were put on the list and did not open their link yet. ``came``: they did, then;
    ``called`` is the name that the app gives whoever did.
    """

    person_id: int
    role: Role | None
    name: str
    since: datetime | None
    told: Mapping[str, Any]
    absent: bool = False
    came: datetime | None = None
    called: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A line of the journal: ``who`` by name, what ``kind`` of thing they did, about what
    ("match:3")."""

    at: datetime
    who: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class PeopleFacts:
    """``names`` are the people that staff may look for, ``noted`` what the staff saw and changed.

    ``free`` are the person's own free times, ``chats`` their chats (or those of whom it is about),
    ``code`` is what they typed of somebody else. ``brought``: what they wrote to somebody lately
    can be reported still; ``in_need``: they asked for help here, and it is not done.
    """

    names: tuple[Named, ...] = ()
    noted: tuple[Noted, ...] = ()
    free: tuple[str, ...] = ()
    chats: tuple[Chat, ...] = ()
    code: OpenedCode | None = None
    brought: bool = False
    in_need: bool = False
