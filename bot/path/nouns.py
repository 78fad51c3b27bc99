"""Parts of a newcomer's programme, as staff write them down."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.ground.about import About


class PartState(StrEnum):
    OPEN = "open"
    NOW = "now"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Part:
    """What staff wrote down of one part of a newcomer's programme;
    ``part`` is its id in the profile, ``id`` ours.
    """

    part: str
    state: PartState
    version: int
    begins: date | None
    ends: date | None
    id: int = 0

    @property
    def about(self) -> About:
        return About.of("part", self.id)

    @property
    def seen(self) -> About:
        """The part in the version that is shown, for a question or a button about it."""
        return About.of("part", self.id, self.version)
