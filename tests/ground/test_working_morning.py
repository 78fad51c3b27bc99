"""The next working morning: coordinators hear what was gathered when somebody is there,
never on a holiday.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.ground.office import Office
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import Simulation
from storage.database import Database
from tests.town import Town

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WEEK = Office(frozenset(range(5)), time(9), time(17), "NL", AMSTERDAM)


def here(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=AMSTERDAM).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        # An ordinary evening, an early morning, the very moment.
        (here(2026, 11, 23, 19), here(2026, 11, 24, 9)),
        (here(2026, 11, 24, 8), here(2026, 11, 24, 9)),
        (here(2026, 11, 24, 9), here(2026, 11, 25, 9)),
        # A weekend; Christmas with the weekend after it; Koningsdag.
        (here(2026, 11, 27, 12), here(2026, 11, 30, 9)),
        (here(2026, 12, 24, 12), here(2026, 12, 28, 9)),
        (here(2027, 4, 26, 20), here(2027, 4, 28, 9)),
    ],
)
def test_the_next_working_morning_skips_weekends_and_holidays(now: datetime, told: datetime) -> None:
    assert WEEK.next_at(now, time(9)) == told


@given(some.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=some.just(UTC)), some.times())  # noqa: DTZ001
def test_the_next_time_is_the_first_one_after_now_on_a_working_day(now: datetime, at: time) -> None:
    found = WEEK.next_at(now, at)
    day = found.astimezone(AMSTERDAM).date()
    assert found > now
    assert WEEK.works_on(day)
    today = now.astimezone(AMSTERDAM).date()
    between = (today + timedelta(days=ahead) for ahead in range(1, (day - today).days))
    assert not any(WEEK.works_on(each) for each in between)


@pytest.mark.parametrize(
    ("eve", "told"),
    [
        # The office in Leiden is open from Monday to Thursday: a Monday before Koningsdag, a Sunday
        # before Christmas.
        (here(2027, 4, 26, 11), date(2027, 4, 28)),
        (here(2028, 12, 24, 11), date(2028, 12, 27)),
        (here(2026, 11, 26, 11), date(2026, 11, 30)),
    ],
)
def test_a_sign_up_before_a_holiday_is_told_after_it(
    database: Database, leiden: Programme, speech: Speech, eve: datetime, told: date
) -> None:
    bot = Simulation(database, leiden, speech, eve)
    town = Town(bot)
    town.staff("Marieke")
    town.newcomer("Amal")
    bot.replies("marieke")
    morning = datetime.combine(told, time(9), AMSTERDAM)
    bot.later(seconds=(morning - bot.now).total_seconds() - 60)
    assert "New people signed up" not in " ".join(reply.text for reply in bot.replies("marieke"))
    bot.later(minutes=2)
    assert "New people signed up" in " ".join(reply.text for reply in bot.replies("marieke"))
