"""A match: whose it is, how it stands, and what may follow what."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.ground.about import About
from bot.people.nouns import Role


class MatchState(StrEnum):
    """Draft until the case manager was heard, then agreed; proposed to both;
    live when both said yes.
    """

    DRAFT = "draft"
    ASKED = "asked"
    OBJECTED = "objected"
    AGREED = "agreed"
    PROPOSED = "proposed"
    LIVE = "live"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


# So long after it was brought, what somebody wrote can be reported though they were erased.
REPORTABLE_DAYS = 7

# A newcomer is in at most one of these, and each takes a place at the mentor side.
OPEN_MATCH = (MatchState.DRAFT, MatchState.ASKED, MatchState.OBJECTED, MatchState.AGREED, MatchState.PROPOSED)
TAKES_PLACE = (*OPEN_MATCH, MatchState.LIVE)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a match; ``number`` is empty until they share it,
    ``afterwards`` until they say what they want then.
    """

    person_id: int
    side: Role
    name: str
    answer: str = ""
    number: str = ""
    afterwards: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """One newcomer side and one mentor side. ``version`` grows with each state;
    ``since`` is when this one began.

    ``began`` is when it became live, ``suggested`` the side that got the last suggestion, ``ends``
    when it ends after a last meeting.
    """

    id: int
    state: MatchState
    version: int
    since: datetime
    members: tuple[Member, ...]
    staff_id: int | None = None
    override: str = ""
    consulted: str = ""
    consult_reason: str = ""
    end_reason: str = ""
    paused_until: datetime | None = None
    began: datetime | None = None
    suggested: str = ""
    ends: datetime | None = None

    @property
    def about(self) -> About:
        return About.of("match", self.id)

    @property
    def seen(self) -> About:
        """The match in the version that is shown, for a question or a button about it."""
        return About.of("match", self.id, self.version)

    @property
    def anchor(self) -> int:
        """Whose due rows carry what concerns the match as a whole:
        without a newcomer there is no match.
        """
        return self.of(Role.NEWCOMER)[0].person_id

    @property
    def people(self) -> tuple[int, ...]:
        """The ids of all members."""
        return tuple(member.person_id for member in self.members)

    @property
    def names(self) -> str:
        """The first names of the two sides, as short as on a button."""
        first = [members[0].name if (members := self.of(side)) else "…" for side in (Role.NEWCOMER, Role.MENTOR)]
        return " – ".join(first)

    def side_of(self, person_id: int) -> Role | None:
        return next((member.side for member in self.members if member.person_id == person_id), None)

    def of(self, side: Role) -> tuple[Member, ...]:
        return tuple(member for member in self.members if member.side is side)

    def others(self, person_id: int) -> tuple[Member, ...]:
        """The other side, as seen by this person."""
        mine = self.side_of(person_id)
        return tuple(member for member in self.members if member.side is not mine)

    def mates(self, person_id: int) -> tuple[Member, ...]:
        """The others of this person's own side."""
        mine = self.side_of(person_id)
        return tuple(m for m in self.members if m.side is mine and m.person_id != person_id)

    def answer_of(self, side: Role) -> str:
        """What a side said: the first answer of any of its members; empty before."""
        return next((member.answer for member in self.of(side) if member.answer), "")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody on the list, as staff see them."""

    person_id: int
    name: str
    role: Role
    since: datetime
    paused_until: datetime | None = None
