"""The talks of a match, and what the three who talk said."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.ground.about import About


class TalkState(StrEnum):
    """Planned until a time is proposed to all; confirmed when all said yes; then held, or not."""

    PLANNED = "planned"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"


OPEN_TALK = (TalkState.PLANNED, TalkState.PROPOSED, TalkState.CONFIRMED)


class Who(StrEnum):
    """The three who talk."""

    NEWCOMER = "newcomer"
    MENTOR = "mentor"
    STAFF = "staff"


class GoOn(StrEnum):
    """What somebody wants after the talk about going on."""

    CONTINUE = "continue"
    NEW = "new"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Said:
    """What one of the three said; ``prepared`` is what they wrote beforehand,
    seen by others only when ``shared``.
    """

    who: Who
    person_id: int | None
    yes_version: int = 0
    prepared: str = ""
    shared: bool = False
    choice: str = ""
    helpful: int = 0


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk of a match; ``kind`` is its id in the profile, ``target`` the day it should be around.

    ``day``, ``time`` and ``starts`` are None until a time is proposed; ``moves`` how often another
    was asked for.
    """

    id: int
    match_id: int
    kind: str
    state: TalkState
    version: int
    target: date
    day: date | None
    time: time | None
    place: str
    starts: datetime | None
    moves: int
    staff_id: int | None
    notes: str
    said: tuple[Said, ...] = ()

    @property
    def about(self) -> About:
        return About.of("talk", self.id)

    @property
    def seen(self) -> About:
        """The talk in the version that is shown, for a question or a button about it."""
        return About.of("talk", self.id, self.version)

    def of(self, who: Who) -> Said | None:
        return next((each for each in self.said if each.who is who), None)

    def agreed(self, who: Who) -> bool:
        """Whether they said yes to the time as it is proposed now."""
        said = self.of(who)
        return said is not None and said.yes_version == self.version
