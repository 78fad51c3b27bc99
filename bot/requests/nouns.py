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
    ``chat_gone``: it is theirs no more, so that perhaps it never was. ``listed``: they are on the
    list, so that their name is not only what somebody said or an app. ``leaves``: they are erased
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
    listed: bool = True
    leaves: bool = False
    parted: str = ""

    @property
    def is_open(self) -> bool:
        return self.state is not RequestState.CLOSED

    @property
    def urgent(self) -> bool:
        return self.kind in SAFETY

    @property
    def key(self) -> About:
        """The request as a thing that others are about; ``about`` is what it is about itself."""
        return About.of("request", self.id)

    @property
    def seen(self) -> About:
        """The request in the version that is shown, for a button about it."""
        return About.of("request", self.id, self.version)


def rank_of(kind: RequestKind) -> int:
    """In which order it is read: what is about safety, then what somebody wrote to another."""
    return 0 if kind in SAFETY else 1 if kind is RequestKind.REPORT else 2


@dataclass(frozen=True, slots=True)
class Standing:
    """Of what waits only what its place on the list needs. ``known``: staff or somebody on the list
    asked it, or nobody did; ``gone``: who asked it was erased.
    """

    id: int
    rank: int
    opened: int
    known: bool = True
    gone: bool = False

    @property
    def urgent(self) -> bool:
        return self.rank == 0


# So many of what anybody in the world can make more of stand among the first, the oldest and the
# newest; the others stand behind all else. Nothing of it hides what somebody else asked.
OF_STRANGERS = 20


def in_order(waiting: Iterable[Standing]) -> list[int]:
    """The ids: what is urgent first, then what was reported, then the oldest; of strangers, and of
    who was erased, only so many before all others.
    """
    groups: dict[tuple[int, int], list[Standing]] = {}
    for each in sorted(waiting, key=lambda one: (one.opened, one.id)):
        groups.setdefault((each.rank, 2 if each.gone else int(not each.known)), []).append(each)
    first: list[int] = []
    rest: list[int] = []
    for (_rank, whose), found in sorted(groups.items()):
        ids = [each.id for each in found]
        if whose and len(ids) > OF_STRANGERS:
            half = OF_STRANGERS // 2
            first += ids[:half] + ids[-half:]
            rest += ids[half:-half]
        else:
            first += ids
    return first + rest
