"""What people do with their own place, chats and data, and staff with those of others, as data."""

from dataclasses import dataclass
from datetime import datetime

from bot.ground.deed import Deed
from bot.people.nouns import FreeTime, Profile


@dataclass(frozen=True, slots=True)
class SeenVog(Deed):
    """Staff saw a mentor's certificate of conduct today; only the day is kept."""

    person: int


@dataclass(frozen=True, slots=True)
class TakeBreak(Deed):
    """Nothing is proposed to the person until then; None ends the break."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class LeaveList(Deed):
    """The person does not wait for a match any more."""


@dataclass(frozen=True, slots=True)
class LeaveForGood(Deed):
    """The person wants everything deleted that is kept of them; ``helped``: when they have been
    helped, as they asked for help.
    """

    helped: bool = False


@dataclass(frozen=True, slots=True)
class MakeLinkCode(Deed):
    """A code to type in another app, so that it is the same person there."""

    channel: str


@dataclass(frozen=True, slots=True)
class LinkHere(Deed):
    """This chat is one more of whoever made the code that was typed in it."""


@dataclass(frozen=True, slots=True)
class RefuseCode(Deed):
    """Who typed the code is not whose it is, or was asked too long ago (``late``)."""

    late: bool = False


@dataclass(frozen=True, slots=True)
class UndoLink(Deed):
    """A chat that is on trial is not theirs after all."""

    chat: int


@dataclass(frozen=True, slots=True)
class RemoveChat(Deed):
    chat: int


@dataclass(frozen=True, slots=True)
class RemoveTheirChat(Deed):
    """Staff remove a chat of somebody, such as on a lost phone."""

    person: int
    chat: int


@dataclass(frozen=True, slots=True)
class ChooseChat(Deed):
    """In which of several apps they are written to first."""

    channel: str


@dataclass(frozen=True, slots=True)
class ChangeFree(Deed):
    """Somebody who waits has other free times now; all else they told stays."""

    free: frozenset[FreeTime]


@dataclass(frozen=True, slots=True)
class SetQuiet(Deed):
    """The person's own quiet hours as they are stored ("21:00-08:00");
    empty for those of the programme.
    """

    quiet: str


@dataclass(frozen=True, slots=True)
class ExportPerson(Deed):
    """All that is kept of somebody, as a file that staff hand over to them."""

    person: int


@dataclass(frozen=True, slots=True)
class ErasePerson(Deed):
    """Staff erase somebody; ``why`` is a code for the journal."""

    person: int
    why: str


@dataclass(frozen=True, slots=True)
class TakeOffList(Deed):
    person: int


@dataclass(frozen=True, slots=True)
class PutOnList(Deed):
    """Somebody who was on the list before waits again."""

    person: int


@dataclass(frozen=True, slots=True)
class SayWhoIAm(Deed):
    """Whoever opened a link for one person tells their name."""

    name: str


@dataclass(frozen=True, slots=True)
class EndRights(Deed):
    """Somebody who came in by a link for the staff has no rights any more."""

    staff: int


@dataclass(frozen=True, slots=True)
class DetachChat(Deed):
    """The chat that opened somebody's link is not theirs: it is taken off them, and nothing of
    them is lost.
    """

    person: int


@dataclass(frozen=True, slots=True)
class KeepMe(Deed):
    """The person wants to stay, although nothing was heard of them for long."""


@dataclass(frozen=True, slots=True)
class Save(Deed):
    """Keep a profile; a core profile also puts the person on the list."""

    profile: Profile


@dataclass(frozen=True, slots=True)
class SendMyData(Deed):
    """Show the person all that is kept about them."""
