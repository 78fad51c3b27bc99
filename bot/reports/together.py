"""What may be shown of a period beside all that was shown of the months, quarters and years that it
has in common with others: nobody can work out a hidden number by adding and subtracting. Pure.

The one place for this, whether numbers go to a chat, a file or a screen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

# A row of a table in one month, in words of a report: ("woman", 3).
Counts = Mapping[str, Sequence[int]]
Months = frozenset[int]


@dataclass(frozen=True, slots=True)
class Told:
    """A table as it was given out for some months of a year: the rows that are shown."""

    months: Months
    shown: frozenset[str]


def shown_of(counts: Counts, before: Sequence[Told], new: Told, *, total: bool) -> frozenset[str]:
    """The rows of the new table that may be shown; what was given out before stays as it was.

    ``counts`` are the true numbers of each row by month; ``total``: readers know the sums of all
    rows in each month. Rows are hidden until every hidden number could be at least one other one as
    well.
    """
    shown = frozenset(row for row in new.shown if not _keeps_company(row, before, new))
    while shown:
        every = [*before, Told(new.months, shown)]
        told = {
            row for each, row in _hidden(counts, every) if not _is_safe(counts, every, row, each.months, total=total)
        }
        if not told:
            break
        # First what tells of itself; then the smallest, all that are as small: which of them was
        # chosen would tell where it stands.
        size = {row: sum(counts[row][month] for month in new.months) for row in shown}
        shown -= (told & shown) or {row for row in shown if size[row] == min(size.values())}
    return shown


def _hidden(counts: Counts, every: Sequence[Told]) -> Iterator[tuple[Told, str]]:
    for each in every:
        for row in counts:
            if row not in each.shown:
                yield each, row


def _keeps_company(row: str, before: Sequence[Told], new: Told) -> bool:
    """A month in which a row was hidden alone makes its quarter hidden too, and a quarter its year;
    with one more hidden beside it the whole can be shown, which is what is asked for most.
    """
    if len(new.months) > 1:
        return False
    month = next(iter(new.months))
    quarter = frozenset(range(month - month % 3, month - month % 3 + 3))
    hidden = [each.months for each in before if row not in each.shown]
    if sum(1 for each in hidden if len(each) == 1 and each <= quarter) == 1:
        return True
    alone = [each for each in hidden if len(each) == 3]
    closes = month % 3 == 2 and not any(each <= quarter for each in hidden)
    return closes and len(alone) == 1


def _is_safe(counts: Counts, every: Sequence[Told], row: str, months: Months, *, total: bool) -> bool:
    """Whether this hidden number could be another one, with all that is shown as it is: one person
    more in a month of it, one fewer elsewhere.
    """
    fixed = {each: [told.months for told in every if each in told.shown] for each in counts}
    partners = [each for each in counts if each != row] if total else [None]
    outside = [*(month for month in range(12) if month not in months), None]
    for month, other, partner in product(months, outside, partners):
        if not (_is_free(fixed[row], month, other) and (partner is None or _is_free(fixed[partner], month, other))):
            continue
        up = [place for place in ((row, month), (partner, other)) if None not in place]
        down = [place for place in ((row, other), (partner, month)) if None not in place]
        # One more there and one fewer here, or the other way about.
        for fewer in (down, up):
            if all(counts[str(who)][int(when)] > 0 for who, when in fewer):  # type: ignore[arg-type]
                return True
    return False


def _is_free(fixed: Sequence[Months], month: int, other: int | None) -> bool:
    """Whether a person moved between these months changes nothing that is shown of a row."""
    return all((month in months) == (other in months) for months in fixed)
