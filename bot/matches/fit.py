"""Who fits whom: hard rules, what two sides share, and a plain order. Pure; never nationality,
ethnicity or religion.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest
from typing import NamedTuple

from bot.people.nouns import Dutch, Wish


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


class Helper(NamedTuple):
    """One mentor, alone or of a team; ``places`` is how many newcomers they can help at once.

    A tuple, because thousands are made for one question of a coordinator.
    """

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
    """``key`` is "mentor:<person id>" or "team:<team id>";
    ``taken`` are its matches that stand or are being made.
    """

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
    """What two sides can have in common, the most important first."""

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


# Without these two people can't talk or can't meet: staff must say why they match them all the
# same.
SERIOUS = (Shared.LANGUAGES, Shared.FREE)
# What each thing in common counts in the order of suggestions. Talking and meeting come first; from
# the fourth thing of a kind on nothing is added, or a mentor who ticks every box would win from all
# others.
WEIGHTS = {Shared.LANGUAGES: 3, Shared.FREE: 2, Shared.WISHES: 2, Shared.INTERESTS: 1, Shared.TOWN: 1}
AT_MOST = 3
# The newcomer's goals and what mentors like to do, where they mean the same.
SAME_WISH = {"dutch": "dutch", "town": "town", "sport": "sport", "children": "family"}

Things = frozenset[str]
_NOTHING: Things = frozenset()
_DUTCH = frozenset({"nl"})
# Two people who both like "something else" or live "somewhere else" share nothing that we know of.
_UNKNOWN = frozenset({"other", "elsewhere", ""})
_EITHER = Wish.EITHER.value
_WEIGHTS = tuple(WEIGHTS[kind] for kind in Shared)
_SERIOUS = tuple(kind in SERIOUS for kind in Shared)


def bars(seeker: Seeker, side: MentorSide, declined: Collection[int], needs_vog: bool) -> tuple[Bar, ...]:
    """The hard rules that forbid this match. In a team every member must fit,
    and the smallest number of places counts.
    """
    found = set() if side.helpers else {Bar.CAPACITY}
    # One plain pass, since it is done for every mentor whenever a coordinator looks at a newcomer.
    for helper in side.helpers:
        if not _wishes_fit(seeker, helper):
            found.add(Bar.WISH)
        if side.taken >= helper.places:
            found.add(Bar.CAPACITY)
        if helper.paused:
            found.add(Bar.PAUSED)
        if helper.person_id in declined:
            found.add(Bar.DECLINED)
        if not helper.conduct:
            found.add(Bar.CONDUCT)
        if needs_vog and not helper.vog:
            found.add(Bar.VOG)
    return tuple(bar for bar in Bar if bar in found) if found else ()


def _wishes_fit(seeker: Seeker, helper: Helper) -> bool:
    """Each person's own wish about meeting a woman or a man."""
    return seeker.wish in (_EITHER, helper.gender) and helper.wish in (_EITHER, seeker.gender)


class _Sought(NamedTuple):
    """What a newcomer could share with somebody; ``talks`` is Dutch,
    when they speak enough of it.
    """

    talks: Things
    languages: Things
    free: Things
    wishes: Things
    interests: Things
    town: Things


def _sought(seeker: Seeker) -> _Sought:
    # How much Dutch was asked on its own, so that says more than "Dutch" among the languages.
    talks = _DUTCH if seeker.dutch in (Dutch.SIMPLE, Dutch.GOOD) else _NOTHING
    wishes = frozenset(SAME_WISH[goal] for goal in seeker.goals if goal in SAME_WISH)
    interests, town = seeker.interests - _UNKNOWN, frozenset({seeker.town}) - _UNKNOWN
    return _Sought(
        talks=talks,
        languages=seeker.languages - _DUTCH - _UNKNOWN,
        free=seeker.free,
        wishes=wishes,
        interests=interests,
        town=town,
    )


def _found(sought: _Sought, helpers: Iterable[Helper]) -> tuple[Things, ...]:
    """What they share, a set for each kind of `Shared`; the things of a team count together."""
    talks, speaks, is_free, wants, likes, lives = sought
    # Every mentor speaks Dutch.
    languages, free, wishes, interests, town = talks, _NOTHING, _NOTHING, _NOTHING, _NOTHING
    for helper in helpers:
        languages |= speaks & helper.languages
        free |= is_free & helper.free
        wishes |= wants & helper.together
        interests |= likes & helper.interests
        if helper.town in lives:
            town = lives
    return languages, free, wishes, interests, town


def fit(seeker: Seeker, side: MentorSide) -> Fit:
    """What they share and what they do not; the wishes by the newcomer's ids."""
    languages, free, wishes, interests, town = _found(_sought(seeker), side.helpers)
    goals = frozenset(goal for goal in seeker.goals if SAME_WISH.get(goal) in wishes)
    things = zip(Shared, (languages, free, goals, interests, town), strict=True)
    shared = {kind: tuple(sorted(each)) for kind, each in things if each}
    return Fit(side, shared, tuple(kind for kind in Shared if kind not in shared))


def serious(fit: Fit) -> tuple[Shared, ...]:
    """What misses so much that staff must write down why they match them."""
    return tuple(kind for kind in fit.misses if kind in SERIOUS)


def suggest(
    seeker: Seeker, sides: Iterable[MentorSide], *, declined: Collection[int], needs_vog: bool, best: int = 5
) -> list[Fit]:
    """The sides that no rule forbids, the best first: who can talk and meet, who shares more,
    who has more room.
    """
    sought = _sought(seeker)
    possible = (side for side in sides if not bars(seeker, side, declined, needs_vog))
    chosen = nsmallest(best, possible, key=lambda side: _order(sought, side))
    return [fit(seeker, side) for side in chosen]


def _order(sought: _Sought, side: MentorSide) -> tuple[int, int, int, str]:
    """Fewer serious misses, then more in common, then fewer newcomers already;
    the key only makes it definite.
    """
    misses = score = 0
    for things, weight, is_serious in zip(_found(sought, side.helpers), _WEIGHTS, _SERIOUS, strict=True):
        count = len(things)
        score += weight * (min(AT_MOST, count))
        misses += is_serious and not count
    return misses, -score, side.taken, side.key
