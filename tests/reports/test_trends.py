"""How a period went over time: its parts make the whole, in the zone of the place,
and say what is not over.
"""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.reports.trends import at_ends, at_ends_back, begin_of, buckets, compared, edges, read_key, unit_for
from tests.stretches import PERIODS, bounds

HERE = ZoneInfo("Europe/Amsterdam")
days = st.dates(date(2016, 1, 1), date(2036, 1, 1))
changes = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=30)


@given(days, st.sampled_from(PERIODS))
def test_the_parts_of_a_period_are_the_period_without_a_gap(today: date, period: str) -> None:
    first, after = bounds(period, today)
    parts = buckets(first, after, today)
    assert (parts[0].first, parts[-1].after) == (first, after)
    assert all(one.after == two.first for one, two in pairwise(parts))
    assert all(part.first < part.after for part in parts)
    assert 1 <= len(parts) <= 40


@given(days, st.integers(1, 9000))
def test_only_what_is_over_and_all_there_is_whole(today: date, length: int) -> None:
    first = today - timedelta(days=length)
    for part in buckets(first, today + timedelta(days=1), today):
        begin = begin_of(part.unit, part.first)
        ends = begin_of(part.unit, part.after) == part.after
        assert part.whole == (begin == part.first and ends and part.after <= today)


@given(days, st.sampled_from(PERIODS))
def test_a_moment_falls_into_the_part_of_its_day_also_when_the_clocks_change(today: date, period: str) -> None:
    parts = buckets(*bounds(period, today), today)
    found = edges(parts, HERE)
    assert sorted(set(found)) == list(found)
    for part, moment in zip(parts, found, strict=False):
        local = datetime.fromtimestamp(moment, UTC).astimezone(HERE)
        assert (local.date(), local.hour, local.minute) == (part.first, 0, 0)


def test_the_length_chooses_weeks_months_quarters_or_years() -> None:
    today = date(2026, 11, 24)
    assert [unit_for(*bounds(period, today)) for period in PERIODS] == [
        *("week", "week", "month", "month", "month", "month", "year"),
    ]
    assert unit_for(date(2020, 1, 1), date(2026, 1, 1)) == "quarter"
    # Ten years and a day touch forty-one quarters, more than a phone shows.
    assert unit_for(date(2015, 1, 1), date(2025, 1, 2)) == "year"


def test_the_week_in_which_a_period_begins_or_that_is_not_over_is_told_as_a_part() -> None:
    parts = buckets(date(2026, 10, 1), date(2026, 10, 26), date(2026, 10, 25))
    assert [(part.first.day, part.whole) for part in parts] == [(1, False), (5, True), (12, True), (19, False)]
    assert read_key(parts[1].key) == ("week", date(2026, 10, 5), True)


@given(st.integers(0, 50), changes)
def test_a_stock_is_the_same_counted_from_the_past_and_from_today(before: int, moved: list[tuple[int, int]]) -> None:
    net = [came - went for came, went in moved]
    forward = at_ends(before, net)
    assert forward[-1] == before + sum(net)
    if min(forward) >= 0:
        assert at_ends_back(forward[-1] + 3, net, 3) == forward


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=30))
def test_more_is_never_said_where_it_became_less(values: list[int]) -> None:
    half = len(values) // 2
    difference = sum(values[-half:]) - sum(values[:half])
    assert compared(values) * difference >= 0
    assert compared([*values, *values]) == 0
