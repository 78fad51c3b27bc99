"""When a talk can be, what a pair could do, and how often we may nudge: tables and properties."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.care.ideas import choose, season_fits
from bot.ground.nudges import lately, nudged, tired_until
from bot.people.nouns import FreeTime
from bot.talks.slots import NOTICE, band, slots

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TIMES = (time(9, 30), time(13, 30), time(19))


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        (date(2026, 11, 27), time(11, 59), FreeTime.WEEK_MORNING),
        (date(2026, 11, 27), time(12), FreeTime.WEEK_AFTERNOON),
        (date(2026, 11, 27), time(18), FreeTime.WEEK_EVENING),
        (date(2026, 11, 28), time(9), FreeTime.WEEKEND_MORNING),
        (date(2026, 11, 29), time(20), FreeTime.WEEKEND_EVENING),
    ],
)
def test_a_moment_belongs_to_one_part_of_the_week(day: date, at: time, expected: FreeTime) -> None:
    assert band(day, at) is expected


def test_a_talk_is_where_both_are_free_before_it_is_near_its_day() -> None:
    found = slots(date(2027, 2, 22), NOW.date(), {0, 1, 2, 3}, TIMES, [{"wa"}, {"wa", "wm"}])
    assert found[0] == (date(2027, 2, 22), time(13, 30))
    assert {at for _day, at in found} == {time(13, 30)}


def test_somebody_who_said_nothing_of_free_times_does_not_count() -> None:
    found = slots(date(2027, 2, 22), NOW.date(), {0}, TIMES, [set(), {"we"}])
    assert found[0][1] == time(19)


days = st.dates(date(2026, 1, 1), date(2030, 12, 31))
frees = st.lists(st.sets(st.sampled_from([each.value for each in FreeTime])), max_size=3)


@given(target=days, today=days, weekdays=st.sets(st.integers(0, 6), min_size=1), free=frees)
def test_times_for_a_talk_are_always_there_on_the_right_days_and_never_too_soon(
    target: date, today: date, weekdays: set[int], free: list[set[str]]
) -> None:
    found = slots(target, today, weekdays, TIMES, free)
    assert 1 <= len(found) <= 6
    assert len({day for day, _at in found}) == len(found)
    assert all(day.weekday() in weekdays and day >= today + NOTICE for day, _at in found)


def test_ideas_come_in_turn_the_best_fitting_first() -> None:
    ideas = [("walk", 0), ("cook", 2), ("market", 1)]
    assert [choose(ideas, turn) for turn in range(4)] == ["cook", "market", "walk", "cook"]


def test_an_idea_without_months_fits_every_season() -> None:
    assert season_fits((), date(2026, 1, 1))
    assert season_fits((12, 1), date(2026, 1, 1))
    assert not season_fits((6,), date(2026, 1, 1))


@given(st.lists(st.integers(0, 60 * 24 * 28), min_size=1, max_size=80), st.integers(1, 5))
def test_nobody_is_nudged_more_often_than_allowed_in_any_seven_days(minutes: list[int], at_most: int) -> None:
    stored, given_at = "", list[datetime]()
    for minute in sorted(minutes):
        now = NOW + timedelta(minutes=minute)
        until = tired_until(stored, now, at_most)
        if until is None:
            stored = nudged(stored, now)
            given_at.append(now)
        else:
            assert until > now
            assert tired_until(stored, until, at_most) is None
    for first in given_at:
        assert sum(first <= each < first + timedelta(days=7) for each in given_at) <= at_most
    assert len(stored) <= 80


def test_what_is_older_than_a_week_is_forgotten() -> None:
    old = int((NOW - timedelta(days=8)).timestamp())
    assert lately(f"{old}", NOW) == []
    assert nudged(f"{old}", NOW) == str(int(NOW.timestamp()))
