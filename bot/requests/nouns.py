"""What people ask of people: the nouns of the coordinator's inbox. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ground.about import About


class RequestKind(StrEnum):
    ASKED = "asked"
    MESSAGE = "message"
    DELIVERY = "delivery"
    UNCERTAIN = "uncertain"
    CARE = "care"
    LINK = "link"
    REPORT = "report"
    CONCERN = "concern"
    HELP_NOW = "help now"
    KEYS = "keys"


class RequestState(StrEnum):
    OPEN = "open"
    CLAIMED = "claimed"
    CLOSED = "closed"


# What a request is about when somebody blocked the bot.
BLOCKED = "why:blocked"
# What is about somebody's safety: read first, by coordinators only, and never part of an export.
SAFETY = (RequestKind.CONCERN, RequestKind.HELP_NOW)
# Who asked for help may be erased when they were helped, and at the latest so long after they
# wanted it: the due row that does it.
ERASED_AFTER = "erased when helped"
AT_THE_LATEST = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Request:
    """Something that waits for a person of the programme; ``words`` are those of who asked,
    one message a line.

    ``name`` is whose it is, ``claimer`` the name of who looks after it. ``media`` is a voice
    message on ``channel``. It came in so many ``parts``, of which ``more`` found no (whole) place.
    ``chat`` is which chat of the person it was asked in, ``new_chat``: that was on trial then,
    ``chat_gone``: it is theirs no more, so that perhaps it never was. ``leaves``: they are erased
    when it is done. ``parted`` is how its chat was taken off whose it was, where that happened.
    """

    id: int
    kind: RequestKind
    state: RequestState
    version: int
    person_id: int | None
    name: str
    about: About
    words: str
    opened: datetime
    claimed_by: int | None = None
    claimer: str = ""
    channel: str = ""
    media: str = ""
    parts: int = 1
    more: int = 0
    chat: int = 0
    new_chat: bool = False
    chat_gone: bool = False
    leaves: bool = False
    parted: str = ""

    @property
    def is_open(self) -> bool:
        return self.state is not RequestState.CLOSED

    @property
    def urgent(self) -> bool:
        return self.kind in SAFETY

    @property
    def rank(self) -> int:
        """In which order it is read: what is about safety, then what somebody wrote to another."""
        return 0 if self.urgent else 1 if self.kind is RequestKind.REPORT else 2

    @property
    def key(self) -> About:
        """The request as a thing that others are about; ``about`` is what it is about itself."""
        return About.of("request", self.id)

    @property
    def seen(self) -> About:
        """The request in the version that is shown, for a button about it."""
        return About.of("request", self.id, self.version)


def in_order(requests: Iterable[Request]) -> list[Request]:
    """What is urgent first, then what was reported, then the oldest."""
    return sorted(requests, key=lambda each: (each.rank, each.opened, each.id))
