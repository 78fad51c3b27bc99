"""The nouns of a match's year: its talks, why it needs care, theme meetings and parts of the newcomer's programme."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class TalkState(StrEnum):
    """Planned until a time is proposed to all; confirmed when all said yes; then held, or not."""

    PLANNED = "planned"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"


OPEN_TALK = (TalkState.PLANNED, TalkState.PROPOSED, TalkState.CONFIRMED)


class Who(StrEnum):
    """The three who talk."""

    NEWCOMER = "newcomer"
    MENTOR = "mentor"
    STAFF = "staff"


class GoOn(StrEnum):
    """What somebody wants after the talk about going on."""

    CONTINUE = "continue"
    NEW = "new"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Said:
    """What one of the three said; ``prepared`` is what they wrote beforehand, seen by others only when ``shared``."""

    who: Who
    person_id: int | None
    yes_version: int = 0
    prepared: str = ""
    shared: bool = False
    choice: str = ""
    helpful: int = 0


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk of a match; ``kind`` is its id in the profile, ``target`` the day it should be around.

    ``day``, ``time`` and ``starts`` are None until a time is proposed; ``moves`` how often another was asked for.
    """

    id: int
    match_id: int
    kind: str
    state: TalkState
    version: int
    target: date
    day: date | None
    time: time | None
    place: str
    starts: datetime | None
    moves: int
    staff_id: int | None
    notes: str
    said: tuple[Said, ...] = ()

    @property
    def about(self) -> str:
        return f"talk:{self.id}"

    def of(self, who: Who) -> Said | None:
        return next((each for each in self.said if each.who is who), None)

    def agreed(self, who: Who) -> bool:
        """Whether they said yes to the time as it is proposed now."""
        said = self.of(who)
        return said is not None and said.yes_version == self.version


class SignKind(StrEnum):
    """Why a match needs care."""

    NO_FIRST = "no first meeting"
    NONE_CONFIRMED = "none confirmed"
    CANCELLED_TWICE = "cancelled twice"
    DIFFER = "answers differ"
    SAD = "a sad face"
    NOT_SURE = "not sure"
    SILENT = "no reply"
    TALK_OVERDUE = "talk overdue"


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason to look after a match; ``name`` whom it is about, ``words`` what they wrote, for the coordinator only."""

    id: int
    match_id: int
    kind: SignKind
    about: str
    opened: datetime
    person_id: int | None = None
    words: str = ""


class ThemeState(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ThemeMeeting:
    """A meeting on a theme; ``room`` 0 is room for all, ``whom`` is mentors, newcomers or both, ``code`` is shown there."""

    id: int
    series: int | None
    state: ThemeState
    version: int
    theme: str
    day: date
    time: time
    minutes: int
    place: str
    link: str
    language: str
    room: int
    whom: str
    starts: datetime
    code: str
    staff_id: int | None = None

    @property
    def about(self) -> str:
        return f"theme:{self.id}"


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody who was invited said; ``place`` is going, waiting or empty, ``attended`` None when nobody knows."""

    person_id: int
    name: str
    language: str
    role: str
    reply: str
    place: str
    attended: bool | None


class PartState(StrEnum):
    OPEN = "open"
    NOW = "now"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Part:
    """What staff wrote down of one part of a newcomer's programme; ``part`` is its id in the profile, ``id`` ours."""

    part: str
    state: PartState
    version: int
    begins: date | None
    ends: date | None
    id: int = 0

    @property
    def about(self) -> str:
        return f"part:{self.id}"
