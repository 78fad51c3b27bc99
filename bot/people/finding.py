"""Finds people by their name as somebody typed it: without accents, in any order,
with a slip of the finger.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz, process

from bot.ground.typed import COMPARED, normalise
from bot.people.nouns import Role

# How alike (of 100) a name must be.
ALIKE = 75
MOST = 30


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by name; ``since`` is when they came on the list,
    ``role`` None until they chose one.
    """

    person_id: int
    name: str
    role: Role | None
    since: datetime | None


def search(people: Sequence[Named], said: str) -> tuple[Named, ...]:
    """Who may be meant, the likeliest first:
    whole names and beginnings before names that are only alike.
    """
    wanted = folded(said)
    if not wanted:
        return ()
    names = [folded(each.name) for each in people]
    close = {index: score for _name, score, index in _alike(wanted, names)}
    for index, name in enumerate(names):
        if name == wanted:
            close[index] = 300.0
        elif f" {name}".find(f" {wanted}") >= 0:
            close[index] = 200.0
    order = sorted(close, key=lambda index: (-close[index], names[index], people[index].person_id))
    return tuple(people[index] for index in order[:MOST])


# How alike (of 100) a name must be to count as the same one, and how many more words may be said.
SAME, MORE_WORDS = 80, 3


def is_called(known: str, said: str) -> bool:
    """Whether somebody told the name that is known: in any order, without accents, with a slip, or
    with more names than are known.
    """
    wanted, told = folded(known).split(), folded(said).split()
    if not wanted or not told or len(told) > len(wanted) + MORE_WORDS:
        return False
    alike = fuzz.token_sort_ratio(" ".join(wanted), " ".join(told)) >= SAME
    # More names may follow the ones that are known, not stand before them.
    return alike or set(wanted) == set(told[: len(wanted)])


def _alike(wanted: str, names: Sequence[str]) -> list[tuple[str, float, int]]:
    found = process.extract(wanted, names, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=MOST)
    return [(name, score, index) for name, score, index in found]


def folded(name: str) -> str:
    """A name as it is compared: without accents, marks and capitals."""
    apart = unicodedata.normalize("NFD", normalise(name))
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")[:COMPARED]
