"""Why a match needs care."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SignKind(StrEnum):
    """Why a match needs care."""

    NO_FIRST = "no first meeting"
    NONE_CONFIRMED = "none confirmed"
    CANCELLED_TWICE = "cancelled twice"
    DIFFER = "answers differ"
    SAD = "a sad face"
    NOT_SURE = "not sure"
    SILENT = "no reply"
    TALK_OVERDUE = "talk overdue"


# What somebody told of their own accord, for staff alone: it closes when staff have seen it, and
# nothing else puts it right.
TOLD = (SignKind.NOT_SURE, SignKind.SAD)


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason to look after a match; ``name`` whom it is about, ``words`` what they wrote,
    for the coordinator only; ``more`` messages found no (whole) place.
    """

    id: int
    match_id: int
    kind: SignKind
    about: str
    opened: datetime
    person_id: int | None = None
    words: str = ""
    more: int = 0
