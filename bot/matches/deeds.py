"""What people do with matches, as data.

``version`` is the one the person saw: when the match has moved on, they see how it stands and
nothing changes.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.ground.deed import Deed


@dataclass(frozen=True, slots=True)
class DraftMatch(Deed):
    """Staff wants these together; ``side`` is "mentor:12" or "team:3",
    ``override`` why in spite of what misses.
    """

    newcomer: int
    side: str
    override: str


@dataclass(frozen=True, slots=True)
class AskCaseManager(Deed):
    match: int
    version: int


@dataclass(frozen=True, slots=True)
class AnswerConsult(Deed):
    """The case manager agrees, or objects with a reason;
    ``otherwise`` when staff records what was said elsewhere.
    """

    match: int
    version: int
    agrees: bool
    reason: str = ""
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class ProposeMatch(Deed):
    match: int
    version: int


@dataclass(frozen=True, slots=True)
class AnswerMatch(Deed):
    match: int
    version: int
    yes: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawMatch(Deed):
    match: int
    version: int


@dataclass(frozen=True, slots=True)
class PauseMatch(Deed):
    match: int
    version: int
    until: datetime
    why: str = "unsaid"


@dataclass(frozen=True, slots=True)
class EndMatch(Deed):
    """``last``: after a last meeting, not at once. ``then`` is what the person wants afterwards:
    again or stop.
    """

    match: int
    version: int
    reason: str
    last: bool = False
    then: str = ""


@dataclass(frozen=True, slots=True)
class Relay(Deed):
    """Words for the other side of a match."""

    match: int
    words: str


@dataclass(frozen=True, slots=True)
class Report(Deed):
    """The person reports what somebody wrote to them; ``message`` is our id of it."""

    message: int


@dataclass(frozen=True, slots=True)
class ShareNumber(Deed):
    match: int
    number: str


@dataclass(frozen=True, slots=True)
class Thank(Deed):
    """A last word to the other side of a match that ended."""

    match: int
    words: str
