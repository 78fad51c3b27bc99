"""How the numbers of a period went over time: its weeks, months, quarters or years,
and what came of each. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from bot.ground.calendar import instant, months_later

# Up to so many days are told in these; a phone shows about forty points.
_UNITS = ((31, "week"), (1100, "month"), (3600, "quarter"))
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A part of a period, from ``first`` up to but without ``after``; ``whole``: all of a calendar
    week, month ... lies in it and is over.
    """

    unit: str
    first: date
    after: date
    whole: bool

    @property
    def key(self) -> str:
        return f"{self.unit} {self.first} {'whole' if self.whole else 'part'}"


def read_key(key: str) -> tuple[str, date, bool]:
    """The unit, the first day and whether it is whole."""
    unit, first, how = key.split()
    return unit, date.fromisoformat(first), how == "whole"


def unit_for(first: date, after: date) -> str:
    days = (after - first).days
    return next((unit for most, unit in _UNITS if days <= most), "year")


def begin_of(unit: str, day: date) -> date:
    """The first day of the calendar week (Monday), month, quarter or year of a day."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    size = _MONTHS[unit]
    return date(day.year, size * ((day.month - 1) // size) + 1, 1)


def _next(unit: str, begin: date) -> date:
    return begin + timedelta(days=7) if unit == "week" else months_later(begin, _MONTHS[unit])


def buckets(first: date, after: date, today: date) -> tuple[Bucket, ...]:
    """The period in calendar weeks, months, quarters or years, cut to the period, without a gap."""
    unit = unit_for(first, after)
    found, begin = [], begin_of(unit, first)
    while begin < after:
        end = _next(unit, begin)
        whole = first <= begin and end <= min(after, today)
        found.append(Bucket(unit, max(begin, first), min(end, after), whole))
        begin = end
    return tuple(found)


def edges(parts: Sequence[Bucket], zone: ZoneInfo) -> tuple[int, ...]:
    """The moments (epoch seconds) at which the buckets begin,
    and the one at which the last one ends.
    """
    days = [*(part.first for part in parts), parts[-1].after]
    return tuple(int(instant(day, time(0), zone).timestamp()) for day in days)


@dataclass(frozen=True, slots=True)
class Trend:
    """A number per bucket. ``both`` and ``one`` happened in it;
    ``live`` and ``waiting`` is how many at its end.
    """

    both: tuple[int, ...] = ()
    one: tuple[int, ...] = ()
    live: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    buckets: tuple[Bucket, ...] = field(default=())


def at_ends(before: int, changes: Sequence[int]) -> tuple[int, ...]:
    """A stock at the end of each bucket, from what it was before them all."""
    found, stock = [], before
    for change in changes:
        stock += change
        found.append(stock)
    return tuple(found)


def at_ends_back(now: int, changes: Sequence[int], since: int) -> tuple[int, ...]:
    """The same from what it is now: ``changes`` per bucket, and ``since`` the last one."""
    found, stock = [], now - since
    for change in reversed(changes):
        found.append(max(0, stock))
        stock -= change
    return tuple(reversed(found))


def compared(values: Sequence[int]) -> int:
    """Whether the later half is more (1), less (-1) or about the same (0,
    within a tenth) as the earlier one.
    """
    half = len(values) // 2
    before, later = sum(values[:half]), sum(values[len(values) - half :])
    near = abs(later - before) * 10 <= max(before, later)
    return 0 if near else 1 if later > before else -1
