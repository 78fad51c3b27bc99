"""The people of the programme and what is known of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    NEWCOMER = "newcomer"
    MENTOR = "mentor"


class StaffRole(StrEnum):
    COORDINATOR = "coordinator"
    CASE_MANAGER = "case-manager"
    ADMIN = "admin"


class AgeBand(StrEnum):
    UNDER_18 = "u18"
    YOUNG = "18"
    MIDDLE = "30"
    SENIOR = "55"


class Dutch(StrEnum):
    """How much Dutch a newcomer speaks, by their own word."""

    NONE = "none"
    WORDS = "words"
    SIMPLE = "simple"
    GOOD = "good"


class FreeTime(StrEnum):
    WEEK_MORNING = "wm"
    WEEK_AFTERNOON = "wa"
    WEEK_EVENING = "we"
    WEEKEND_MORNING = "em"
    WEEKEND_AFTERNOON = "ea"
    WEEKEND_EVENING = "ee"


class Gender(StrEnum):
    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"
    UNSAID = "unsaid"


class Wish(StrEnum):
    """A person's own wish about whom they meet."""

    WOMAN = "woman"
    MAN = "man"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who works for the programme; ``id`` is stable, ``name`` as people know them."""

    id: int
    role: StaffRole
    name: str

    @property
    def key(self) -> str:
        """Who they are and as what, in a word: what is written for them is for nobody else."""
        return f"{self.role.value}:{self.id}"


@dataclass(frozen=True, slots=True)
class PersonalLink:
    """A link that was made for one person: of the staff, or ``person_id`` of the list.

    ``name`` is the one it was made for, ``tries`` how often another one was told.
    """

    token: str
    name: str
    staff: Staff | None
    person_id: int | None
    tries: int

    @property
    def of(self) -> str:
        """Whose it is, as the journal names it."""
        return f"staff:{self.staff.id}" if self.staff is not None else f"person:{self.person_id}"


@dataclass(frozen=True, slots=True)
class CameIn:
    """Somebody of the staff who came in by their link; ``may_end``: by whoever reads it."""

    staff: Staff
    at: datetime
    may_end: bool


@dataclass(frozen=True, slots=True)
class Team:
    """A mentor side of several people; ``token`` is what its join link carries."""

    id: int
    name: str
    token: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the programme, as the steps of a conversation see them.

    ``listed_at`` is when they came on the list, ``more_at`` when they told more, ``stopped_at``
    when they stopped all messages, ``paused_until`` how long nothing is proposed to them.
    ``staff`` is what they are in the programme's team, if they work for it. ``team`` is the team
    they were invited to or belong to. ``called`` is the name the app gives them. ``quiet`` are
    their own quiet hours ("21:00-08:00"), ``nudges`` when we wrote of our own accord lately
    (epoch seconds between commas), ``unanswered`` how often since they last wrote.
    """

    id: int
    programme: str
    language: str
    role: Role | None = None
    name: str = ""
    called: str = ""
    hint: str = ""
    listed_at: datetime | None = None
    more_at: datetime | None = None
    stopped_at: datetime | None = None
    paused_until: datetime | None = None
    team: Team | None = None
    staff: Staff | None = None
    quiet: str = ""
    nudges: str = ""
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class NewcomerProfile:
    """What a newcomer told in the core intake."""

    name: str
    age: AgeBand
    town: str
    languages: frozenset[str]
    dutch: Dutch
    free: frozenset[FreeTime]
    wish: Wish
    gender: Gender


@dataclass(frozen=True, slots=True)
class MentorProfile:
    """What a mentor told in the intake; ``hours`` a week, ``newcomers`` at once."""

    name: str
    age: AgeBand
    town: str
    knows_town: str
    languages: frozenset[str]
    free: frozenset[FreeTime]
    hours: int
    newcomers: int
    wish: Wish
    gender: Gender
    new_team: str


@dataclass(frozen=True, slots=True)
class NewcomerMore:
    goals: frozenset[str]
    interests: frozenset[str]
    interests_words: str
    children: str
    case_manager: str


@dataclass(frozen=True, slots=True)
class MentorMore:
    background: str
    interests: frozenset[str]
    interests_words: str
    together: frozenset[str]


Profile = NewcomerProfile | MentorProfile | NewcomerMore | MentorMore
