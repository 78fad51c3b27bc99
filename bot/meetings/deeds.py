"""What people do with meetings, as data; ``version`` is the one the person saw."""

from dataclasses import dataclass
from datetime import date, time

from bot.ground.deed import Deed


@dataclass(frozen=True, slots=True)
class ProposeMeeting(Deed):
    """A day, a wall time and a place; ``meeting`` is the one that is moved or answered by it."""

    match: int
    day: date
    time: time
    place: str
    meeting: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class AnswerMeeting(Deed):
    meeting: int
    version: int
    yes: bool


@dataclass(frozen=True, slots=True)
class CancelMeeting(Deed):
    meeting: int
    version: int


@dataclass(frozen=True, slots=True)
class SayLate(Deed):
    meeting: int
    version: int
    minutes: int


@dataclass(frozen=True, slots=True)
class SayHere(Deed):
    meeting: int
    version: int


@dataclass(frozen=True, slots=True)
class SayHeld(Deed):
    """What somebody says after a meeting: minutes and a face only when they met."""

    meeting: int
    met: bool
    minutes: int = 0
    face: str = ""
