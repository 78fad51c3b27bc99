"""Rows of a report and which of them are hidden, so that nobody can be found behind a number.
Pure.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

# Fewer people than this could be known by name.
SMALL = 5
# In place of groups that are not named.
TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Row:
    """``key`` names it within its section; ``count`` is None where it is hidden."""

    key: str
    count: int | None
    more: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the report. ``veiled``: what is hidden in it may be small or not."""

    id: str
    rows: tuple[Row, ...]
    veiled: bool = False

    @property
    def hidden(self) -> frozenset[str]:
        return frozenset(row.key for row in self.rows if row.count is None)


def hide(section: Section, *, closed: bool = False, total: bool = True, also: Collection[str] = frozenset()) -> Section:
    """Hide what counts fewer than five people, and as much more as keeps it hidden.

    ``total``: readers know the sum of the rows, so one hidden row alone could be worked out.
    ``closed``: the rows are all that there can be, with zeroes; a zero beside a small number is
    hidden too, or the small one would be known by its place. ``also`` are keys that are hidden
    elsewhere, where the same people are counted. With a total, nobody is told which of the hidden
    rows are small, or how small would follow; where each is one person, not even which there are.
    """
    counts = [row.count or 0 for row in section.rows]
    small = {n for n, count in enumerate(counts) if 0 < count < SMALL}
    if closed and small:
        small |= {n for n, count in enumerate(counts) if count == 0}
    small |= {n for n, row in enumerate(section.rows) if row.key in also and row.count}
    if total and small:
        small = _covered(counts, small, lowest=0 if closed else 1)
    rows = tuple(
        replace(row, count=None, more=(None,) * len(row.more)) if n in small else row
        for n, row in enumerate(section.rows)
    )
    if total and not closed:
        rows = _without_names(rows) if all(counts[n] == 1 for n in small) and len(small) > 1 else _last(rows)
    return replace(section, rows=rows, veiled=total and bool(small))


def _without_names(rows: Sequence[Row]) -> tuple[Row, ...]:
    """As many hidden rows as there are people tell that each is one; so they are one row."""
    hidden = next(row for row in rows if row.count is None)
    return (*(row for row in rows if row.count is not None), replace(hidden, key=TOGETHER))


def _last(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Hidden rows by name after the others: their place among them would tell how many they are."""
    hidden = sorted((row for row in rows if row.count is None), key=lambda row: row.key)
    return (*(row for row in rows if row.count is not None), *hidden)


def _covered(counts: Sequence[int], hidden: set[int], lowest: int) -> set[int]:
    """With the smallest others hidden too,
    until no hidden number follows from the sum of them all.
    """
    found = set(hidden)
    while _follows([counts[n] for n in found], lowest):
        left = [count for n, count in enumerate(counts) if count and n not in found]
        if not left:
            break
        # All that are as small: which of them was chosen would tell where it stands.
        found |= {n for n, count in enumerate(counts) if count == min(left)}
    return found


def _follows(hidden: Sequence[int], lowest: int) -> bool:
    """Whether somebody who knows the sum knows a hidden number: there is one,
    or each is as low or as high as can be.
    """
    if len(hidden) < 2 or sum(hidden) <= lowest * len(hidden):
        return True
    return all(count < SMALL for count in hidden) and sum(hidden) == (SMALL - 1) * len(hidden)
