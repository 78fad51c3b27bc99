"""What people do with matches and meetings, as data; `bot.matchmaking`, `bot.meetups` and `bot.contact` do it.

``version`` is the one the person saw: when the thing has moved on, they see how it stands and nothing changes.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.people import FreeTime
from bot.year import PartState


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
class SeenVog:
    """Staff saw a mentor's certificate of conduct today; only the day is kept."""

    person: int


@dataclass(frozen=True, slots=True)
class TakeBreak:
    """Nothing is proposed to the person until then; None ends the break."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class LeaveList:
    """The person does not wait for a match any more."""


@dataclass(frozen=True, slots=True)
class ProposeMeeting:
    """A day, a wall time and a place; ``meeting`` is the one that is moved or answered by it."""

    match: int
    day: date
    time: time
    place: str
    meeting: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class AnswerMeeting:
    meeting: int
    version: int
    yes: bool


@dataclass(frozen=True, slots=True)
class CancelMeeting:
    meeting: int
    version: int


@dataclass(frozen=True, slots=True)
class SayLate:
    meeting: int
    version: int
    minutes: int


@dataclass(frozen=True, slots=True)
class SayHere:
    meeting: int
    version: int


@dataclass(frozen=True, slots=True)
class SayHeld:
    """What somebody says after a meeting: minutes and a face only when they met."""

    meeting: int
    met: bool
    minutes: int = 0
    face: str = ""


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
class MakeLinkCode:
    """A code to type in another app, so that it is the same person there."""

    channel: str


@dataclass(frozen=True, slots=True)
class ChooseApp:
    """Which of several apps is written to first."""

    channel: str


@dataclass(frozen=True, slots=True)
class AnswerTalk:
    """Yes to the time of a talk."""

    talk: int
    version: int


@dataclass(frozen=True, slots=True)
class MoveTalk:
    """Another time for a talk; None when none of those that were offered is possible."""

    talk: int
    version: int
    day: date | None
    time: time | None


@dataclass(frozen=True, slots=True)
class PrepareTalk:
    """What somebody wrote before a talk, and whether the others may read it."""

    talk: int
    words: tuple[str, ...]
    shared: bool


@dataclass(frozen=True, slots=True)
class SayTalk:
    """What staff say after a talk."""

    talk: int
    version: int
    held: bool
    notes: str = ""


@dataclass(frozen=True, slots=True)
class ChooseGoOn:
    """What one side wants after a talk, and from 1 to 5 how much it helped; nobody of the pair sees it."""

    talk: int
    choice: str
    helpful: int


@dataclass(frozen=True, slots=True)
class SayNotSure:
    """Somebody doubts about their match; only the coordinator hears it."""

    match: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class CloseSigns:
    """Staff have looked after a match."""

    match: int


@dataclass(frozen=True, slots=True)
class Thank:
    """A last word to the other side of a match that ended."""

    match: int
    words: str


@dataclass(frozen=True, slots=True)
class RecordPart:
    """Staff write down where a newcomer is with a part of their programme; ``version`` 0 when nothing stood there."""

    newcomer: int
    part: str
    version: int
    state: PartState
    begins: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class ChangeFree:
    """Somebody who waits has other free times now; all else they told stays."""

    free: frozenset[FreeTime]


@dataclass(frozen=True, slots=True)
class SetQuiet:
    """The person's own quiet hours as they are stored ("21:00-08:00"); empty for those of the programme."""

    quiet: str


@dataclass(frozen=True, slots=True)
class PlanThemes:
    """``count`` theme meetings on the programme's rhythm, from this day on; ``link`` in place of a ``place``."""

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
class AnswerTheme:
    theme: int
    version: int
    reply: str


@dataclass(frozen=True, slots=True)
class ChangeTheme:
    """What is None stays. With ``all_later`` also those of its series after it move by as many days."""

    theme: int
    version: int
    all_later: bool
    on: date | None = None
    at: time | None = None
    place: str | None = None
    room: int | None = None


@dataclass(frozen=True, slots=True)
class CancelTheme:
    theme: int
    version: int
    all_later: bool


@dataclass(frozen=True, slots=True)
class TickTheme:
    """Staff say who was there, by person id."""

    theme: int
    came: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AttendByCode:
    code: str


@dataclass(frozen=True, slots=True)
class SayWhyMissed:
    theme: int
    why: str


@dataclass(frozen=True, slots=True)
class ExportPerson:
    """All that is kept of somebody, as a file that staff hand over to them."""

    person: int


@dataclass(frozen=True, slots=True)
class ErasePerson:
    """Staff erase somebody; ``why`` is a code for the journal."""

    person: int
    why: str


@dataclass(frozen=True, slots=True)
class TakeOffList:
    person: int


@dataclass(frozen=True, slots=True)
class PutOnList:
    """Somebody who was on the list before waits again."""

    person: int


@dataclass(frozen=True, slots=True)
class KeepMe:
    """The person wants to stay, although nothing was heard of them for long."""


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
