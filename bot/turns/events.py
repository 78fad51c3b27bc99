"""What one subject causes in another: it says what came about,
and the table of events says who hears of it.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.care.nouns import SignKind
from bot.ground.deed import Event
from bot.matches.nouns import Match
from bot.requests.nouns import RequestKind


@dataclass(frozen=True, slots=True)
class MatchBegan(Event):
    """Both said yes; ``again``: it goes on here after it began elsewhere,
    so nothing past is made up for.
    """

    match: Match
    again: bool = False


@dataclass(frozen=True, slots=True)
class MatchNotMade(Event):
    """A proposal was declined or taken back; its people wait again."""

    match: Match


@dataclass(frozen=True, slots=True)
class MatchPaused(Event):
    match: Match
    until: datetime


@dataclass(frozen=True, slots=True)
class PairStops(Event):
    """Both sides want to end their match."""

    match: Match


@dataclass(frozen=True, slots=True)
class MatchEnds(Event):
    """It ends after a last meeting."""

    match: Match


@dataclass(frozen=True, slots=True)
class MatchEnded(Event):
    match: Match


@dataclass(frozen=True, slots=True)
class WaitsAgain(Event):
    """Somebody is on the list again after a match."""

    person: int


@dataclass(frozen=True, slots=True)
class PutOnTheList(Event):
    """These wait from now on, though they may not be in the chat yet."""

    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MeetingAgreed(Event):
    match: Match


@dataclass(frozen=True, slots=True)
class SignSeen(Event):
    """A reason to look after a match; ``about`` and ``whom`` say what and whom it is about."""

    match: Match
    kind: SignKind
    about: str = ""
    whom: int | None = None


@dataclass(frozen=True, slots=True)
class NeedsStaff(Event):
    """Something waits for a person of the programme from now on, without being told at once;
    ``news``: they hear of it in office hours, with what else is new in the inbox.

    ``of_person``: it is of whoever acts. What concerns a ``match`` is for its own coordinator
    first. ``words``: what is to be read of it.
    """

    kind: RequestKind
    about: str
    of_person: bool = True
    match: Match | None = None
    news: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class PutRight(Event):
    """What staff were needed for is put right by itself; ``of`` whom,
    where it is about somebody.
    """

    kind: RequestKind
    about: str
    by: str
    of: int | None = None


@dataclass(frozen=True, slots=True)
class ChatDetached(Event):
    """Somebody else wrote as a member of this match since a moment (epoch seconds), and is not one
    any more: what they answered is gone. ``did`` are the lines of the journal they left.
    """

    match: Match
    person: int
    since: int
    did: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ConsentGone(Event):
    """A live match is proposed again, since one side's yes was not theirs: it has not begun."""

    match: Match


@dataclass(frozen=True, slots=True)
class SignUpBegins(Event):
    """Somebody who is not on the list begins to sign up."""


@dataclass(frozen=True, slots=True)
class PersonStops(Event):
    """Somebody wants no messages any more."""

    person: int


@dataclass(frozen=True, slots=True)
class PersonLeaves(Event):
    """Somebody leaves the list or is erased; ``why`` is for the journal."""

    person: int
    why: str


@dataclass(frozen=True, slots=True)
class PersonGoes(Event):
    """Somebody is about to be erased, on whatever road; wanted in this ``chat``, 0 where in none
    of theirs.
    """

    person: int
    chat: int = 0


@dataclass(frozen=True, slots=True)
class CallsStay(Event):
    """A chat with a call for help that is open was taken off somebody, in another chat of theirs:
    who writes there is a ``person`` of their own from now on, and the call is theirs.

    ``was``: whose it was; they are erased where it is said until when (``latest``) the call is
    kept. ``key`` is the address of the chat, empty when that is gone.
    """

    person: int
    was: int
    key: str
    latest: datetime | None = None


@dataclass(frozen=True, slots=True)
class GoesWhenHelped(Event):
    """Who acts asked for help and wants to be erased after that, at the ``latest`` then.

    ``listed``: they were on the list until now.
    """

    latest: datetime
    listed: bool


@dataclass(frozen=True, slots=True)
class Helped(Event):
    """Staff have done what somebody asked of help, and nothing of it is open any more.

    ``answered``: in the chat, so that they may write back.
    """

    person: int
    answered: bool = False


@dataclass(frozen=True, slots=True)
class StaffComesIn(Event):
    """The chat of who acts is that of a member of the staff from now on."""


@dataclass(frozen=True, slots=True)
class StaffLeaves(Event):
    """Somebody who works here, or did, is erased."""

    person: int
