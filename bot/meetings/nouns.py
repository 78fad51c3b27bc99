"""The meetings of a match, and what both sides said afterwards."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.ground.about import About
from bot.people.nouns import Role


class MeetingState(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class Face(StrEnum):
    GOOD = "good"
    SOSO = "soso"
    SAD = "sad"


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment of a match in a version: a local day and wall time, and the moment that is."""

    id: int
    match_id: int
    state: MeetingState
    version: int
    day: date
    time: time
    place: str
    starts: datetime
    proposed_by: Role

    @property
    def about(self) -> About:
        return About.of("meeting", self.id)

    @property
    def seen(self) -> About:
        """The meeting in the version that is shown, for a question or a button about it."""
        return About.of("meeting", self.id, self.version)


@dataclass(frozen=True, slots=True)
class Held:
    """What one side said after a meeting."""

    side: Role
    met: bool
    minutes: int = 0
    face: str = ""
