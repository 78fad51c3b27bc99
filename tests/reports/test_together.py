"""Months, quarters and a year beside each other: from all that was given out, in the order of the
calendar, nobody can work out a hidden number.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports.periods import Period, around, last, of_number, over
from bot.reports.rules import veils
from bot.reports.together import Told, shown_of

# Four months, two halves, and the whole, in the order in which they are over.
CALENDAR = [frozenset(each) for each in ([0], [1], [0, 1], [2], [3], [2, 3], range(4))]
ROWS = ("woman", "man")
# In each month somebody: of nobody at all, nothing can be hidden from who knows the sums.
months = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(any)
tables = st.lists(months, min_size=4, max_size=4)


def given_out(counts: dict[str, list[int]], id_: str) -> list[Told]:
    told: list[Told] = []
    for each in CALENDAR:
        sums = {row: sum(counts[row][month] for month in each) for row in ROWS}
        wanted = Told(each, veils(id_, sums, {}))
        told.append(Told(each, shown_of(counts, told, wanted, total=id_ == "ended")))
    return told


def rows_that_fit(known: dict[frozenset[int], int], most: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every row that adds up to what is shown of it."""
    one = [known.get(frozenset([month])) for month in range(4)]
    ranges = [range(each + 1) if sure is None else (sure,) for each, sure in zip(most, one, strict=True)]
    for row in product(*ranges):
        if all(sum(row[month] for month in months) == count for months, count in known.items()):
            yield row


@settings(max_examples=150, deadline=None)
@given(tables, st.sampled_from(["ended", "themes"]))
def test_every_hidden_small_number_could_be_another_one(table: list[tuple[int, int]], id_: str) -> None:
    """By all tables of numbers there can be: those that fit what was given out differ in it."""
    counts = {row: [each[n] for each in table] + [0] * 8 for n, row in enumerate(ROWS)}
    told, sums, total = given_out(counts, id_), [sum(each) for each in table], id_ == "ended"
    known = {
        row: {each.months: sum(counts[row][month] for month in each.months) for each in told if row in each.shown}
        for row in ROWS
    }
    most = sums if total else [each + 1 for each in sums]
    fits = {row: set(rows_that_fit(known[row], most)) for row in ROWS}
    if total:
        # Who knows the sums of each month knows one row by the other.
        other = {tuple(a - b for a, b in zip(sums, row, strict=True)) for row in fits["man"]}
        fits["woman"] &= other
        fits["man"] = {tuple(a - b for a, b in zip(sums, row, strict=True)) for row in fits["woman"]}
    for each in told:
        for row in set(ROWS) - each.shown:
            values = {sum(fit[month] for month in each.months) for fit in fits[row]}
            assert len(values) > 1 or values.isdisjoint(range(1, 5)), f"{row} of {sorted(each.months)} is {values}"


def test_a_month_follows_from_its_quarter_no_more() -> None:
    """Two in January were hidden; January to March less February less March told them."""
    counts = {"woman": [2, 6, 7] + [0] * 9}
    before = [
        Told(frozenset([0]), frozenset()),
        Told(frozenset([1]), frozenset(["woman"])),
        Told(frozenset([2]), frozenset(["woman"])),
    ]
    assert not shown_of(counts, before, Told(frozenset(range(3)), frozenset(["woman"])), total=False)


def test_a_hidden_month_gets_company_so_that_the_quarter_can_be_shown() -> None:
    counts = {"woman": [2, 6, 7] + [0] * 9}
    told: list[Told] = []
    for months_, wanted in (([0], []), ([1], ["woman"]), ([2], ["woman"]), (range(3), ["woman"])):
        new = Told(frozenset(months_), frozenset(wanted))
        told.append(Told(new.months, shown_of(counts, told, new, total=False)))
    assert [len(each.shown) for each in told] == [0, 0, 1, 1]


days = st.dates(date(2020, 1, 1), date(2035, 1, 1))


@given(days, days)
def test_only_what_is_over_is_told_each_part_before_its_whole(one: date, other: date) -> None:
    begin, today = min(one, other), max(one, other)
    found = over(begin, today)
    assert len(set(found)) == len(found)
    for place, period in enumerate(found):
        assert period.ready <= today
        assert of_number(period.number) == period
        earlier = [month for month in period.months if month.first >= around("month", begin).first]
        assert period.unit == "month" or set(earlier) <= set(found[:place])


@pytest.mark.parametrize("number", [0, 7, 1_202_613, 2_202_611, 3_202_602, 4_202_601, 999_999_999_999_999])
def test_a_number_of_no_whole_period_is_of_none(number: int) -> None:
    assert of_number(number) is None


def test_a_month_is_told_three_days_after_it_ended() -> None:
    assert last("month", date(2026, 12, 3)) == Period("month", date(2026, 10, 1))
    assert last("month", date(2026, 12, 4)) == Period("month", date(2026, 11, 1))
    assert last("quarter", date(2026, 12, 4)) == Period("quarter", date(2026, 7, 1))
    assert last("year", date(2027, 1, 4)) == Period("year", date(2026, 1, 1))
