"""What staff and people do with announcements, as data; `bot.actions.announcements.deeds` does
it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.announcements.rules import Audience, Fallback
from bot.ground.deed import Deed
from bot.ground.text import Text


@dataclass(frozen=True, slots=True)
class DraftAnnouncement(Deed):
    """A new draft; nothing goes anywhere yet."""

    audience: Audience
    texts: Mapping[str, str]
    fallback: Fallback
    replies: tuple[str, ...]
    important: bool
    file_id: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeDraft(Deed):
    """A text in a language (an empty one takes it away),
    another answer to who gets none of their own, or a file.

    ``file_id`` is 0 to send none, None to leave it as it is.
    """

    id: int
    version: int
    language: str = ""
    words: str = ""
    fallback: Fallback | None = None
    file_id: int | None = None


@dataclass(frozen=True, slots=True)
class SendAnnouncement(Deed):
    """At a moment, or after the minute in which it can be taken back."""

    id: int
    version: int
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UndoAnnouncement(Deed):
    """Back to a draft, while it has not gone."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class CancelAnnouncement(Deed):
    """Nobody gets it any more; of a draft, one that is being sent, or one that is planned."""

    id: int


@dataclass(frozen=True, slots=True)
class RepeatAnnouncement(Deed):
    """A draft of the same for those whom it did not reach."""

    id: int


@dataclass(frozen=True, slots=True)
class ShowExamples(Deed):
    id: int


@dataclass(frozen=True, slots=True)
class SaveGroup(Deed):
    name: str
    audience: Audience


@dataclass(frozen=True, slots=True)
class ReplyToAnnouncement(Deed):
    """``option`` is the number of a reply option, from 1."""

    id: int
    option: int


@dataclass(frozen=True, slots=True)
class Subscribe(Deed):
    """Get it from now on, or not any more; ``kind`` is its id in the programme profile."""

    kind: str
    on: bool


@dataclass(frozen=True, slots=True)
class Broadcast(Deed):
    """One text of an announcement to some of its people: (person, address, their language,
    not before).

    ``file`` is what stands in the row besides the text.
    """

    announcement: int
    text: Text
    to: tuple[tuple[int, str, str, int], ...]
    language: str
    buttons: tuple[tuple[str, Text], ...] = ()
    file: int | None = None


@dataclass(frozen=True, slots=True)
class Progress(Deed):
    """How far an announcement is, in the message that shows it; the first time a new one,
    of which we keep the id.

    ``edit`` is the channel's name of that message.
    """

    announcement: int
    text: Text
    buttons: tuple[tuple[str, Text], ...] = ()
    edit: str = ""
