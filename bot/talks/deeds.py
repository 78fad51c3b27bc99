"""What people do with talks, as data; ``version`` is the one the person saw."""

from dataclasses import dataclass
from datetime import date, time

from bot.ground.deed import Deed


@dataclass(frozen=True, slots=True)
class AnswerTalk(Deed):
    """Yes to the time of a talk."""

    talk: int
    version: int


@dataclass(frozen=True, slots=True)
class MoveTalk(Deed):
    """Another time for a talk; None when none of those that were offered is possible."""

    talk: int
    version: int
    day: date | None
    time: time | None


@dataclass(frozen=True, slots=True)
class PrepareTalk(Deed):
    """What somebody wrote before a talk, and whether the others may read it."""

    talk: int
    words: tuple[str, ...]
    shared: bool


@dataclass(frozen=True, slots=True)
class SayTalk(Deed):
    """What staff say after a talk."""

    talk: int
    version: int
    held: bool
    notes: str = ""


@dataclass(frozen=True, slots=True)
class ChooseGoOn(Deed):
    """What one side wants after a talk, and from 1 to 5 how much it helped;
    nobody of the pair sees it.
    """

    talk: int
    choice: str
    helpful: int
