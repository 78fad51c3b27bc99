"""What staff and people do with announcements, as data; `bot.actions.announcements.deeds` does it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.announcements.rules import Audience, Fallback


@dataclass(frozen=True, slots=True)
class DraftAnnouncement:
    """A new draft; nothing goes anywhere yet."""

    audience: Audience
    texts: Mapping[str, str]
    fallback: Fallback
    replies: tuple[str, ...]
    important: bool
    file_id: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """A text in a language (an empty one takes it away), another answer to who gets none of their own, or a file.

    ``file_id`` is 0 to send none, None to leave it as it is.
    """

    id: int
    version: int
    language: str = ""
    words: str = ""
    fallback: Fallback | None = None
    file_id: int | None = None


@dataclass(frozen=True, slots=True)
class SendAnnouncement:
    """At a moment, or after the minute in which it can be taken back."""

    id: int
    version: int
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UndoAnnouncement:
    """Back to a draft, while it has not gone."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class CancelAnnouncement:
    """Nobody gets it any more; of a draft, one that is being sent, or one that is planned."""

    id: int


@dataclass(frozen=True, slots=True)
class RepeatAnnouncement:
    """A draft of the same for those whom it did not reach."""

    id: int


@dataclass(frozen=True, slots=True)
class ShowExamples:
    id: int


@dataclass(frozen=True, slots=True)
class SaveGroup:
    name: str
    audience: Audience


@dataclass(frozen=True, slots=True)
class ReplyToAnnouncement:
    """``option`` is the number of a reply option, from 1."""

    id: int
    option: int


AnnounceDeed = (
    DraftAnnouncement
    | ChangeDraft
    | SendAnnouncement
    | UndoAnnouncement
    | CancelAnnouncement
    | RepeatAnnouncement
    | ShowExamples
    | SaveGroup
    | ReplyToAnnouncement
)


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Get it from now on, or not any more; ``kind`` is its id in the programme profile."""

    kind: str
    on: bool
