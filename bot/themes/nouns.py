"""Theme meetings, and what those who are invited said."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.ground.about import About


class ThemeState(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ThemeMeeting:
    """A meeting on a theme; ``room`` 0 is room for all, ``whom`` is mentors, newcomers or both,
    ``code`` is shown there.
    """

    id: int
    series: int | None
    state: ThemeState
    version: int
    theme: str
    day: date
    time: time
    minutes: int
    place: str
    link: str
    language: str
    room: int
    whom: str
    starts: datetime
    code: str
    staff_id: int | None = None

    @property
    def about(self) -> About:
        return About.of("theme", self.id)

    @property
    def seen(self) -> About:
        """The theme in the version that is shown, for a question or a button about it."""
        return About.of("theme", self.id, self.version)


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody who was invited said; ``place`` is going, waiting or empty,
    ``attended`` None when nobody knows.
    """

    person_id: int
    name: str
    language: str
    role: str
    reply: str
    place: str
    attended: bool | None
