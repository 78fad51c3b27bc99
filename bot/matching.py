"""Who fits whom: hard rules, what two sides share, and a plain order. Pure; never nationality, ethnicity or religion."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest

from bot.people import Dutch, Wish


@dataclass(frozen=True, slots=True)
class Seeker:
    """A newcomer who waits; values are the ids that the intake stores."""

    person_id: int
    town: str
    languages: frozenset[str]
    dutch: str
    free: frozenset[str]
    wish: str
    gender: str
    interests: frozenset[str]
    goals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Helper:
    """One mentor, alone or of a team; ``places`` is how many newcomers they can help at once."""

    person_id: int
    name: str
    town: str
    languages: frozenset[str]
    free: frozenset[str]
    wish: str
    gender: str
    interests: frozenset[str]
    together: frozenset[str]
    places: int
    conduct: bool
    vog: bool
    paused: bool


@dataclass(frozen=True, slots=True)
class MentorSide:
    """``key`` is "mentor:<person id>" or "team:<team id>"; ``taken`` are its matches that stand or are being made."""

    key: str
    name: str
    helpers: tuple[Helper, ...]
    taken: int


class Bar(StrEnum):
    """What forbids a match."""

    WISH = "wish"
    CAPACITY = "capacity"
    PAUSED = "paused"
    DECLINED = "declined"
    CONDUCT = "conduct"
    VOG = "vog"


class Shared(StrEnum):
    LANGUAGES = "languages"
    FREE = "free"
    WISHES = "wishes"
    INTERESTS = "interests"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Fit:
    """What a mentor side shares with a newcomer, by kind, and what it does not."""

    side: MentorSide
    shared: Mapping[Shared, tuple[str, ...]]
    misses: tuple[Shared, ...]


# Without these two people can't talk or can't meet: staff must say why they match them all the same.
SERIOUS = (Shared.LANGUAGES, Shared.FREE)
# What one more thing in common is worth in the order of suggestions; talking and meeting come first.
WEIGHTS = {Shared.LANGUAGES: 3, Shared.FREE: 2, Shared.WISHES: 2, Shared.INTERESTS: 1, Shared.TOWN: 1}
# The newcomer's goals and what mentors like to do, where they mean the same.
_SAME_WISH = {"dutch": "dutch", "town": "town", "sport": "sport", "children": "family"}
_SPEAKS_DUTCH = (Dutch.SIMPLE.value, Dutch.GOOD.value)


def bars(seeker: Seeker, side: MentorSide, declined: Collection[int], needs_vog: bool) -> tuple[Bar, ...]:
    """The hard rules that forbid this match. In a team every member must fit, and the smallest number of places counts."""
    helpers = side.helpers
    found = []
    if not all(_wishes_fit(seeker, helper) for helper in helpers):
        found.append(Bar.WISH)
    if side.taken >= min((helper.places for helper in helpers), default=0):
        found.append(Bar.CAPACITY)
    if any(helper.paused for helper in helpers):
        found.append(Bar.PAUSED)
    if any(helper.person_id in declined for helper in helpers):
        found.append(Bar.DECLINED)
    if not all(helper.conduct for helper in helpers):
        found.append(Bar.CONDUCT)
    if needs_vog and not all(helper.vog for helper in helpers):
        found.append(Bar.VOG)
    return tuple(found)


def _wishes_fit(seeker: Seeker, helper: Helper) -> bool:
    """Each person's own wish about meeting a woman or a man."""
    return seeker.wish in (Wish.EITHER, helper.gender) and helper.wish in (Wish.EITHER, seeker.gender)


def fit(seeker: Seeker, side: MentorSide) -> Fit:
    """What they share and what they do not; the things of a team count together."""
    found = {
        Shared.LANGUAGES: _languages(seeker, side.helpers),
        Shared.FREE: _common(seeker.free, (helper.free for helper in side.helpers)),
        Shared.WISHES: tuple(
            goal for goal in sorted(seeker.goals) if any(_SAME_WISH.get(goal) in h.together for h in side.helpers)
        ),
        Shared.INTERESTS: tuple(
            each for each in _common(seeker.interests, (h.interests for h in side.helpers)) if each != "other"
        ),
        Shared.TOWN: (seeker.town,)
        if any(seeker.town == helper.town != "elsewhere" for helper in side.helpers)
        else (),
    }
    shared = {kind: things for kind, things in found.items() if things}
    return Fit(side, shared, tuple(kind for kind in Shared if kind not in shared))


def _languages(seeker: Seeker, helpers: Iterable[Helper]) -> tuple[str, ...]:
    """Languages both speak; a newcomer who has simple Dutch can talk Dutch with a mentor, who always has it."""
    mine = seeker.languages | {"nl"} if seeker.dutch in _SPEAKS_DUTCH else seeker.languages - {"nl"}
    return tuple(each for each in _common(mine, (helper.languages | {"nl"} for helper in helpers)) if each != "other")


def _common(mine: frozenset[str], theirs: Iterable[frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted(mine.intersection(*[frozenset().union(*theirs)])))


def serious(fit: Fit) -> tuple[Shared, ...]:
    """What misses so much that staff must write down why they match them."""
    return tuple(kind for kind in fit.misses if kind in SERIOUS)


def suggest(
    seeker: Seeker, sides: Iterable[MentorSide], *, declined: Collection[int], needs_vog: bool, best: int = 5
) -> list[Fit]:
    """The sides that no rule forbids, the best first: who can talk and meet, who shares more, who has more room."""
    possible = (fit(seeker, side) for side in sides if not bars(seeker, side, declined, needs_vog))
    return nsmallest(best, possible, key=_order)


def _order(fit: Fit) -> tuple[int, int, int, str]:
    score = sum(WEIGHTS[kind] * min(len(things), 3) for kind, things in fit.shared.items())
    return len(serious(fit)), -score, fit.side.taken, fit.side.key
