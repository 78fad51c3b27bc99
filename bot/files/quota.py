"""How many files people may have waiting with us, and how many bytes of them are kept. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from bot.files.kinds import MEGABYTE, MOST

T = TypeVar("T")

# What a service does not say the size of may be as large as anything that is fetched.
AS_LARGE_AS_MAY_BE = max(MOST.values())


@dataclass(frozen=True, slots=True)
class Held:
    """How many files wait to be fetched, and how many bytes there are or will be at most."""

    waiting: int
    size: int


@dataclass(frozen=True, slots=True)
class Quota:
    waiting: int
    size: int

    def has_room(self, held: Held, size: int) -> bool:
        return held.waiting < self.waiting and held.size + (size or AS_LARGE_AS_MAY_BE) <= self.size


# Voice messages for staff who use another app; they go after two weeks.
PERSON = Quota(5, 50 * MEGABYTE)
# An album of ten pictures at once, and a picture with each announcement of a quarter.
STAFF = Quota(10, 500 * MEGABYTE)
# What a database bears that is copied every night.
ALL = Quota(200, 2_000 * MEGABYTE)
# So many files of one person are fetched at a time; whoever sends forty holds up nobody.
EACH = 2


def has_room(mine: Held, every: Held, size: int, *, staff: bool) -> bool:
    """Whether a file of this size (0 for not known) may be fetched and kept for this person."""
    return (STAFF if staff else PERSON).has_room(mine, size) and ALL.has_room(every, size)


def fairly(waiting: Iterable[T], whose: Callable[[T], int], busy: Iterable[int]) -> list[T]:
    """Which of these are fetched now, the oldest first: a few of each person.
    ``busy`` names the person of each that is being fetched.
    """
    number: dict[int, int] = {}
    for person in busy:
        number[person] = number.get(person, 0) + 1
    chosen: list[T] = []
    for each in waiting:
        person = whose(each)
        number[person] = number.get(person, 0) + 1
        if number[person] <= EACH:
            chosen.append(each)
    return chosen
