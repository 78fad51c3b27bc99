"""The nouns of a match's year: its talks, why it needs care, theme meetings and parts of the newcomer's programme."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PartState(StrEnum):
    OPEN = "open"
    NOW = "now"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Part:
    """What staff wrote down of one part of a newcomer's programme; ``part`` is its id in the profile, ``id`` ours."""

    part: str
    state: PartState
    version: int
    begins: date | None
    ends: date | None
    id: int = 0

    @property
    def about(self) -> str:
        return f"part:{self.id}"
