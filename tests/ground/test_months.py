"""Months later and the periods of numbers,
beside the plain sums that stood here before the library.
"""

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from bot.ground.calendar import months_later
from bot.reports.rules import bounds

days = some.dates(date(1950, 1, 1), date(2150, 12, 31))


def plainly(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


@given(days, some.integers(-600, 600))
def test_months_later_is_the_same_day_or_the_last_of_that_month(day: date, months: int) -> None:
    assert months_later(day, months) == plainly(day, months)


@given(days)
def test_the_last_period_ends_where_this_one_begins_and_is_a_whole_one(today: date) -> None:
    for unit, months in (("month", 1), ("quarter", 3), ("year", 12)):
        begins, tomorrow = bounds(f"this {unit}", today)
        assert begins <= today == tomorrow - timedelta(days=1)
        assert bounds(f"last {unit}", today) == (plainly(begins, -months), begins)
