"""What people do with matches and meetings, as data; `bot.actions.matches.making`, `bot.actions.meetings.deeds` and `bot.actions.matches.contact` do it.

``version`` is the one the person saw: when the thing has moved on, they see how it stands and nothing changes.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.care.deeds import CloseSigns, SayNotSure
from bot.meetings.deeds import AnswerMeeting, CancelMeeting, ProposeMeeting, SayHeld, SayHere, SayLate
from bot.path.deeds import RecordPart
from bot.people.deeds import (
    ChangeFree,
    ChooseApp,
    ErasePerson,
    ExportPerson,
    KeepMe,
    LeaveList,
    MakeLinkCode,
    PutOnList,
    SeenVog,
    SetQuiet,
    TakeBreak,
    TakeOffList,
)
from bot.talks.deeds import AnswerTalk, ChooseGoOn, MoveTalk, PrepareTalk, SayTalk
from bot.themes.deeds import AnswerTheme, AttendByCode, CancelTheme, ChangeTheme, PlanThemes, SayWhyMissed, TickTheme


@dataclass(frozen=True, slots=True)
class DraftMatch:
    """Staff wants these together; ``side`` is "mentor:12" or "team:3", ``override`` why in spite of what misses."""

    newcomer: int
    side: str
    override: str


@dataclass(frozen=True, slots=True)
class AskCaseManager:
    match: int
    version: int


@dataclass(frozen=True, slots=True)
class AnswerConsult:
    """The case manager agrees, or objects with a reason; ``otherwise`` when staff records what was said elsewhere."""

    match: int
    version: int
    agrees: bool
    reason: str = ""
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class ProposeMatch:
    match: int
    version: int


@dataclass(frozen=True, slots=True)
class AnswerMatch:
    match: int
    version: int
    yes: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawMatch:
    match: int
    version: int


@dataclass(frozen=True, slots=True)
class PauseMatch:
    match: int
    version: int
    until: datetime
    why: str = "unsaid"


@dataclass(frozen=True, slots=True)
class EndMatch:
    """``last``: after a last meeting, not at once. ``then`` is what the person wants afterwards: again or stop."""

    match: int
    version: int
    reason: str
    last: bool = False
    then: str = ""


@dataclass(frozen=True, slots=True)
class Relay:
    """Words for the other side of a match."""

    match: int
    words: str


@dataclass(frozen=True, slots=True)
class Report:
    """The person reports what somebody wrote to them; ``message`` is our id of it."""

    message: int


@dataclass(frozen=True, slots=True)
class ShareNumber:
    match: int
    number: str


@dataclass(frozen=True, slots=True)
class Thank:
    """A last word to the other side of a match that ended."""

    match: int
    words: str


Deed = (
    DraftMatch
    | AskCaseManager
    | AnswerConsult
    | ProposeMatch
    | AnswerMatch
    | WithdrawMatch
    | PauseMatch
    | EndMatch
    | SeenVog
    | TakeBreak
    | LeaveList
    | ProposeMeeting
    | AnswerMeeting
    | CancelMeeting
    | SayLate
    | SayHere
    | SayHeld
    | Relay
    | Report
    | ShareNumber
    | MakeLinkCode
    | ChooseApp
    | AnswerTalk
    | MoveTalk
    | PrepareTalk
    | SayTalk
    | ChooseGoOn
    | SayNotSure
    | CloseSigns
    | Thank
    | PlanThemes
    | AnswerTheme
    | ChangeTheme
    | CancelTheme
    | TickTheme
    | AttendByCode
    | SayWhyMissed
    | RecordPart
    | ChangeFree
    | SetQuiet
    | ExportPerson
    | ErasePerson
    | TakeOffList
    | PutOnList
    | KeepMe
)
