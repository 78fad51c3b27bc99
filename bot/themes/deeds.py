"""What people do with theme meetings, as data; ``version`` is the one the person saw."""

from dataclasses import dataclass
from datetime import date, time

from bot.ground.deed import Deed


@dataclass(frozen=True, slots=True)
class PlanThemes(Deed):
    """``count`` theme meetings on the programme's rhythm, from this day on;
    ``link`` in place of a ``place``.
    """

    theme: str
    day: date
    time: time
    minutes: int
    place: str
    link: str
    language: str
    room: int
    whom: str
    count: int


@dataclass(frozen=True, slots=True)
class AnswerTheme(Deed):
    theme: int
    version: int
    reply: str


@dataclass(frozen=True, slots=True)
class ChangeTheme(Deed):
    """What is None stays. With ``all_later`` also those of its series after it move by as many
    days.
    """

    theme: int
    version: int
    all_later: bool
    on: date | None = None
    at: time | None = None
    place: str | None = None
    room: int | None = None


@dataclass(frozen=True, slots=True)
class CancelTheme(Deed):
    theme: int
    version: int
    all_later: bool


@dataclass(frozen=True, slots=True)
class TickTheme(Deed):
    """Staff say who was there, by person id."""

    theme: int
    came: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AttendByCode(Deed):
    code: str


@dataclass(frozen=True, slots=True)
class SayWhyMissed(Deed):
    theme: int
    why: str
