"""When a talk can be: choices from what people said of their free times. Pure."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, time, timedelta

from bot.people.nouns import FreeTime

# A talk may be so many days before or after the day it is meant for.
EARLIER, LATER = 10, 18
NOTICE = timedelta(days=7)
NOON, EVENING = time(12), time(18)
_WEEK = (FreeTime.WEEK_MORNING, FreeTime.WEEK_AFTERNOON, FreeTime.WEEK_EVENING)
_WEEKEND = (FreeTime.WEEKEND_MORNING, FreeTime.WEEKEND_AFTERNOON, FreeTime.WEEKEND_EVENING)
SATURDAY = 5


def band(day: date, at: time) -> FreeTime:
    """The part of the week that people said whether they are free in."""
    part = 0 if at < NOON else 1 if at < EVENING else 2
    return (_WEEKEND if day.weekday() >= SATURDAY else _WEEK)[part]


def slots(
    target: date,
    today: date,
    weekdays: Collection[int],
    times: Sequence[time],
    free: Iterable[Collection[str]],
    count: int = 6,
) -> tuple[tuple[date, time], ...]:
    """The best times for a talk around ``target``: where most of the ``free`` sides can,
    then near the day.

    Never within a week from ``today``, since staff have full days; when the target is past, in the
    coming weeks. One time a day, in order of preference.
    """
    first = max(target - timedelta(days=EARLIER), today + NOTICE)
    last = max(target + timedelta(days=LATER), first + timedelta(days=LATER))
    sides = [set(each) for each in free]
    best: list[tuple[int, int, date, time]] = []
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        if day.weekday() in weekdays:
            ranked = [(sum(band(day, at) not in each for each in sides if each), at) for at in times]
            missing, at = min(ranked)
            best.append((missing, abs((day - target).days), day, at))
    return tuple((day, at) for _missing, _away, day, at in sorted(best)[:count])
