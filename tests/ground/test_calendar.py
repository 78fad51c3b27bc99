"""Wall-clock rules hold on every day on which a clock changes, in four zones, until 2040."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.ground.calendar import (
    Lateness,
    Quiet,
    around_meeting,
    exists,
    instant,
    lateness,
    months_later,
    next_at,
    next_days,
    quiet_until,
    read_day,
    read_times,
)

ZONES = [ZoneInfo(n) for n in ("Europe/Amsterdam", "Europe/Brussels", "America/New_York", "Australia/Lord_Howe")]
NIGHT = Quiet(time(21), time(8))
EVENING = time(18)


def changes(zone: ZoneInfo) -> list[date]:
    """The local days from 2024 to 2040 on which the clocks of a zone change."""
    days = (date(2024, 1, 1) + timedelta(days=n) for n in range(366 * 17))
    noon = time(12)
    return [
        day
        for day in days
        if datetime.combine(day, noon, zone).utcoffset()
        != datetime.combine(day - timedelta(days=1), noon, zone).utcoffset()
    ]


CHANGES = [(zone, day) for zone in ZONES for day in changes(zone)]
near_a_change = some.sampled_from(CHANGES)
wall = some.times().map(lambda at: at.replace(second=0, microsecond=0))
around = some.integers(min_value=-2, max_value=2)


def test_every_zone_changes_twice_a_year() -> None:
    assert len(CHANGES) == 4 * 17 * 2


@given(near_a_change, around, wall)
def test_a_wall_time_is_what_the_clocks_show_then_or_the_first_moment_after_the_gap(
    change: tuple[ZoneInfo, date], days: int, at: time
) -> None:
    zone, day = change[0], change[1] + timedelta(days=days)
    moment = instant(day, at, zone)
    shown = moment.astimezone(zone)
    assert moment.tzinfo is UTC
    if exists(day, at, zone):
        assert (shown.date(), shown.time()) == (day, at)
    else:
        before = (moment - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None)
        assert before < datetime.combine(day, at) < shown.replace(tzinfo=None)


def test_the_hour_that_spring_takes_away_and_the_one_that_autumn_repeats() -> None:
    zone = ZONES[0]
    assert not exists(date(2026, 3, 29), time(2, 30), zone)
    assert instant(date(2026, 3, 29), time(2, 30), zone) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert instant(date(2026, 10, 25), time(2, 30), zone) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(near_a_change, around, wall, wall)
def test_later_on_the_clock_is_never_earlier_in_time(
    change: tuple[ZoneInfo, date], days: int, one: time, other: time
) -> None:
    zone, day = change[0], change[1] + timedelta(days=days)
    first, last = sorted((one, other))
    # In the repeated hour the first of the two is meant, for both.
    assert instant(day, first, zone) <= instant(day, last, zone)


@given(near_a_change, some.integers(min_value=-3000, max_value=3000), wall)
def test_the_next_time_is_after_now_and_shows_that_time(change: tuple[ZoneInfo, date], minutes: int, at: time) -> None:
    zone = change[0]
    now = instant(change[1], time(12), zone) + timedelta(minutes=minutes)
    moment = next_at(now, at, zone)
    assert now < moment <= now + timedelta(hours=50)
    shown = moment.astimezone(zone)
    assert shown.time() == at or not exists(shown.date(), at, zone)


def test_the_next_working_morning_skips_the_weekend() -> None:
    friday = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
    assert next_at(friday, time(9), ZONES[0], range(5)) == datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


def test_the_next_days_begin_with_today_where_people_are() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert next_days(late, ZONES[0])[0] == date(2026, 11, 24)
    assert len(next_days(late, ZONES[0])) == 14


@given(near_a_change, some.integers(min_value=-3000, max_value=3000))
def test_the_end_of_the_night_is_never_quiet_and_the_night_is_what_the_clock_shows(
    change: tuple[ZoneInfo, date], minutes: int
) -> None:
    zone = change[0]
    moment = instant(change[1], time(12), zone) + timedelta(minutes=minutes)
    until = quiet_until(moment, NIGHT, zone)
    shown = moment.astimezone(zone).time()
    assert (until is not None) == (shown >= NIGHT.begin or shown < NIGHT.end)
    if until is not None:
        assert moment < until
        assert until.astimezone(zone).time() == NIGHT.end
        assert quiet_until(until, NIGHT, zone) is None


def test_no_quiet_hours_are_none() -> None:
    assert quiet_until(datetime(2026, 1, 1, 3, tzinfo=UTC), Quiet(time(8), time(8)), ZONES[0]) is None


@settings(max_examples=300)
@given(near_a_change, around, wall, some.integers(min_value=10, max_value=20_000))
def test_nothing_around_a_meeting_is_in_the_night_or_too_late_to_be_of_use(
    change: tuple[ZoneInfo, date], days: int, at: time, minutes: int
) -> None:
    zone = change[0]
    starts = instant(change[1] + timedelta(days=days), at, zone)
    now = starts - timedelta(minutes=minutes)
    planned = around_meeting(starts, now, zone, NIGHT, EVENING)
    assert [each.kind for each in planned] == ["day before", "two hours", "after"]
    for each in planned:
        assert (each.due is None) == bool(each.reason)
        if each.due is not None:
            assert each.expires is not None
            assert each.due < each.expires
            assert each.due > now
            assert quiet_until(each.due, NIGHT, zone) is None


@pytest.mark.parametrize(
    ("at", "due"),
    [(time(14), time(12)), (time(9), time(8)), (time(8, 45), time(8)), (time(8, 30), None), (time(10), time(8))],
)
def test_the_reminder_before_an_early_meeting_waits_for_the_morning_or_was_said_the_evening_before(
    at: time, due: time | None
) -> None:
    zone = ZONES[0]
    starts = instant(date(2026, 11, 28), at, zone)
    reminder = around_meeting(starts, starts - timedelta(days=4), zone, NIGHT, EVENING)[1]
    assert (reminder.due.astimezone(zone).time() if reminder.due else None) == due
    assert reminder.reason == ("" if due else "said the evening before")


def test_a_meeting_confirmed_in_the_evening_for_the_early_morning_is_still_reminded_before_the_night() -> None:
    zone = ZONES[0]
    starts = instant(date(2026, 11, 28), time(8, 15), zone)
    now = instant(date(2026, 11, 27), time(19), zone)
    before, reminder, _after = around_meeting(starts, now, zone, NIGHT, EVENING)
    assert before.due is None
    assert reminder.due == instant(date(2026, 11, 27), time(20, 59), zone)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(1, Lateness.ON_TIME), (25, Lateness.SORRY), (48, Lateness.USELESS), (400, Lateness.USELESS)],
)
def test_what_comes_late_is_said_with_a_word_about_it_or_not_at_all(hours: int, expected: Lateness) -> None:
    due = datetime(2026, 11, 23, 12, tzinfo=UTC)
    now = due + timedelta(hours=hours)
    assert lateness(due, due + timedelta(hours=48), now, timedelta(hours=24)) is expected


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("14:30", ["14:30"]),
        ("14.30 uur", ["14:30"]),
        ("om 14u30", ["14:30"]),
        ("1430", ["14:30"]),
        ("14", ["14:00"]),
        ("9", ["09:00", "21:00"]),
        ("2:30", ["14:30"]),
        ("12", ["12:00"]),
        ("07:15", ["07:15"]),
        ("٢:٣٠", ["14:30"]),
        ("24:00", []),
        ("14:75", []),
        ("tomorrow", []),
        ("Saturday 14", []),
    ],
)
def test_a_typed_time_is_read_as_people_write_it(said: str, meant: list[str]) -> None:
    assert [at.strftime("%H:%M") for at in read_times(said)] == meant


def test_hours_may_be_counted_from_six_in_the_morning() -> None:
    assert [at.strftime("%H:%M") for at in read_times("1:30", from_six=True)] == ["07:30", "13:30", "19:30"]


MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("15-1", date(2027, 1, 15)),
        ("15/1/2027", date(2027, 1, 15)),
        ("15 1", date(2027, 1, 15)),
        ("15.1.", date(2027, 1, 15)),
        ("15-1-27", date(2027, 1, 15)),
        ("2027-01-15", date(2027, 1, 15)),
        ("١٥/١/٢٠٢٧", date(2027, 1, 15)),
        ("15\u200f/1\u200f/2027", date(2027, 1, 15)),
        ("23-11", MONDAY),
        ("22-11", date(2027, 11, 22)),
        ("22-11-2026", date(2026, 11, 22)),
        ("29-2", date(2028, 2, 29)),
        ("31-2", None),
        ("31-2-2027", None),
        ("15-13", None),
        ("0-1", None),
        ("15-1-1027", None),
        ("15", None),
        ("Monday", None),
        ("15-1-2027 at 9", None),
        ("", None),
    ],
)
def test_a_typed_day_is_read_as_people_write_it(said: str, meant: date | None) -> None:
    assert read_day(said, MONDAY) == meant


def test_calendar_months_end_with_the_month() -> None:
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert months_later(date(2028, 2, 29), 24) == date(2030, 2, 28)
