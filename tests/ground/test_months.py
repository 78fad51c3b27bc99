"""Months later and the periods of numbers,
beside the plain sums that stood here before the library.
"""

from calendar import monthrange
from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from bot.ground.calendar import months_later
from bot.reports.periods import MONTHS, SETTLES, around, last

days = some.dates(date(1950, 1, 1), date(2150, 12, 31))


def plainly(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


@given(days, some.integers(-600, 600))
def test_months_later_is_the_same_day_or_the_last_of_that_month(day: date, months: int) -> None:
    assert months_later(day, months) == plainly(day, months)


@given(days)
def test_the_last_period_is_whole_and_over_and_its_months_fill_it(today: date) -> None:
    for unit, months in MONTHS.items():
        found = last(unit, today)
        assert found == around(unit, found.first)
        assert found.after == plainly(found.first, months)
        assert found.ready <= today < plainly(found.after, months) + SETTLES
        assert found.months[0].first == found.first
        assert found.months[-1].after == found.after
        assert len(found.months) == months
