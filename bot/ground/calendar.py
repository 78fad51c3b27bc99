"""Wall-clock rules: a local day and time in a zone become moments; quiet hours;
what is due around a meeting. Pure.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

# The wall time of what is planned for a morning.
MORNING = time(9)
# A reminder is of use until so long before the meeting; later than that people are on their way.
OF_USE = timedelta(minutes=45)
BEFORE = timedelta(hours=2)
# After so long most pairs have said good-bye.
AFTER = timedelta(hours=2)
FORGOTTEN = timedelta(days=7)
# Who has just confirmed needs no reminder within the hour.
JUST_NOW = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
# A day this far away needs its year.
FAR = timedelta(days=180)


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The UTC moment of a wall time.

    In the hour that spring takes away it is the first moment after the gap; in the one that autumn
    repeats, the first of the two.
    """
    wall = datetime.combine(day, at)
    moment = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == wall:
        return moment
    return _after_gap(wall, zone)


def _after_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the clocks jump over this wall time."""
    # In a gap the two folds are the offsets before and after it; the jump lies between the moments
    # they name.
    low, high = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def exists(day: date, at: time, zone: ZoneInfo) -> bool:
    """Whether clocks show this wall time on this day."""
    wall = datetime.combine(day, at)
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall


def next_days(now: datetime, zone: ZoneInfo, count: int = 14) -> tuple[date, ...]:
    """Today (local) and the days after it, ``count`` in all."""
    today = now.astimezone(zone).date()
    return tuple(today + timedelta(days=ahead) for ahead in range(count))


def next_at(now: datetime, at: time, zone: ZoneInfo, weekdays: Collection[int] = range(7)) -> datetime:
    """The next moment (UTC), strictly after now,
    at which clocks show ``at`` on one of these weekdays (Monday is 0).
    """
    if not weekdays:
        raise ValueError("at least one weekday is needed")
    for day in next_days(now, zone, 15):
        moment = instant(day, at, zone)
        if moment > now and day.weekday() in weekdays:
            return moment
    raise ValueError("no such weekday")


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours in which nobody is written to on our own account; may go over midnight;
    none when both are the same.
    """

    begin: time
    end: time


def own_quiet(stored: str, usual: Quiet) -> Quiet:
    """Somebody's own quiet hours as they are stored ("21:00-08:00"), or the usual ones."""
    if not stored:
        return usual
    begin, _dash, end = stored.partition("-")
    return Quiet(time.fromisoformat(begin), time.fromisoformat(end))


def quiet_until(moment: datetime, quiet: Quiet, zone: ZoneInfo) -> datetime | None:
    """When the quiet hours end that this moment falls into (UTC); None outside.
    The begin is inside, the end is not.
    """
    found = _quiet_around(moment, quiet, zone)
    return found[1] if found else None


def quiet_since(moment: datetime, quiet: Quiet, zone: ZoneInfo) -> datetime | None:
    """When the quiet hours began that this moment falls into (UTC); None outside."""
    found = _quiet_around(moment, quiet, zone)
    return found[0] if found else None


def _quiet_around(moment: datetime, quiet: Quiet, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    if quiet.begin == quiet.end:
        return None
    over_midnight = timedelta(days=1 if quiet.end < quiet.begin else 0)
    today = moment.astimezone(zone).date()
    for day in (today - timedelta(days=1), today):
        begin, end = instant(day, quiet.begin, zone), instant(day + over_midnight, quiet.end, zone)
        if begin <= moment < end:
            return begin, end
    return None


class Lateness(Enum):
    ON_TIME = "on time"
    SORRY = "sorry"
    USELESS = "useless"


def lateness(due: datetime, expires: datetime | None, now: datetime, sorry_after: timedelta | None) -> Lateness:
    """How to treat what was due: it may be of no use any more, or need a word about coming late."""
    if expires is not None and now >= expires:
        return Lateness.USELESS
    if sorry_after is not None and now - due > sorry_after:
        return Lateness.SORRY
    return Lateness.ON_TIME


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to happen: the moment (UTC) and when it becomes useless,
    or why it will not happen (``due`` is None).
    """

    kind: str
    due: datetime | None
    expires: datetime | None = None
    reason: str = ""


def around_meeting(starts: datetime, now: datetime, zone: ZoneInfo, quiet: Quiet, evening: time) -> tuple[Due, ...]:
    """What is due around a meeting that is confirmed now: the day before, two hours before,
    and how it was.
    """
    before = _day_before(starts, now, zone, quiet, evening)
    return before, _two_hours(starts, now, zone, quiet, before), _after(starts, zone, quiet)


def _day_before(starts: datetime, now: datetime, zone: ZoneInfo, quiet: Quiet, evening: time) -> Due:
    day = starts.astimezone(zone).date() - timedelta(days=1)
    moment = instant(day, evening, zone)
    since = quiet_since(moment, quiet, zone)
    if since is not None:
        moment = since - MINUTE
    if moment <= now + JUST_NOW:
        return Due("day before", None, reason="confirmed after that moment")
    return Due("day before", moment, starts - BEFORE)


def _two_hours(starts: datetime, now: datetime, zone: ZoneInfo, quiet: Quiet, before: Due) -> Due:
    moment = starts - BEFORE
    if moment <= now:
        return Due("two hours", None, reason="confirmed less than two hours before")
    until = quiet_until(moment, quiet, zone)
    if until is not None and until <= starts - OF_USE:
        return Due("two hours", until, max(starts - OF_USE, until + MINUTE))
    if until is None:
        return Due("two hours", moment, starts - OF_USE)
    # The night comes in between: it is said the evening before, by this one if by no other.
    since = quiet_since(moment, quiet, zone)
    if before.due is None and since is not None and since - MINUTE > now:
        return Due("two hours", since - MINUTE, starts - OF_USE)
    return Due("two hours", None, reason="said the evening before")


def _after(starts: datetime, zone: ZoneInfo, quiet: Quiet) -> Due:
    moment = starts + AFTER
    return Due("after", quiet_until(moment, quiet, zone) or moment, starts + FORGOTTEN)


# Hours at which people meet; a typed "2:30" is not in the night.
_EARLIEST, _LATEST = time(7), time(22)
_TIME = re.compile(r"(\d{1,2})\s*[:.٫،h,]\s*(\d{2})|(\d{1,2})\s*(?:u|uur|h)\s*(\d{2})?|(\d{2})(\d{2})|(\d{1,2})")
_AROUND = re.compile(r"\b(?:om|at|at about|rond|uur|u|ሰዓት|الساعة|o'clock)\b", re.IGNORECASE)


def read_times(said: str, *, from_six: bool = False) -> tuple[time, ...]:
    """The wall times that typed words may mean, earliest first; empty when they are no time.

    "14:30" is one; "9" may be two, morning and evening. With ``from_six`` hours may also be counted
    from six in the morning, as many Eritreans and Ethiopians do: "1:30" may mean 07:30.
    """
    words = _AROUND.sub(" ", said).strip(" \t.,!?")
    found = _TIME.fullmatch(words)
    if found is None:
        return ()
    hour = next(group for group in (found[1], found[3], found[5], found[7]) if group is not None)
    minute = int(next((group for group in (found[2], found[4], found[6]) if group is not None), "0"))
    if int(hour) > 23 or minute > 59:
        return ()
    if int(hour) > 12 or (len(hour) == 2 and int(hour[0]) == 0):
        return (time(int(hour), minute),)
    hours = {int(hour), (int(hour) + 12) % 24 if int(hour) < 12 else 12}
    if from_six:
        hours |= {(int(hour) + 6) % 24, (int(hour) + 18) % 24}
    meant = sorted(time(each, minute) for each in hours)
    return tuple(at for at in meant if _EARLIEST <= at <= _LATEST)


# A day as it is typed, in any script's digits: 15-1, 15/1/2027, 15 1 27 or 2027-01-15; apps put
# marks in between.
_APART = r"[\s\-/.,،٫\u200e\u200f\u2010-\u2015\u2066-\u2069]{1,4}"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_APART}(\d{{1,2}})(?:{_APART}(\d{{4}}|\d{{2}}))?")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_APART}(\d{{1,2}}){_APART}(\d{{1,2}})")
# Nothing in a programme is further away than this; a slip of the keyboard is.
_YEARS = 20
# 29 February comes every fourth year, but for most centuries.
_LEAP = 8


def read_day(said: str, today: date) -> date | None:
    """The day that typed words mean; without a year the next such day, which may be today.
    None when they are none.
    """
    words = said.strip(" \t\n.,!?\u200e\u200f")
    found = _DAY_FIRST.fullmatch(words)
    if found is None:
        turned = _YEAR_FIRST.fullmatch(words)
        return _day(int(turned[1]), int(turned[2]), int(turned[3]), today) if turned else None
    day, month = int(found[1]), int(found[2])
    if found[3]:
        year = int(found[3])
        return _day(year + 2000 if year < 100 else year, month, day, today)
    following = (_day(today.year + ahead, month, day, today) for ahead in range(_LEAP + 1))
    return next((each for each in following if each is not None and each >= today), None)


def _day(year: int, month: int, day: int, today: date) -> date | None:
    try:
        return date(year, month, day) if abs(year - today.year) <= _YEARS else None
    except ValueError:
        return None


def months_later(day: date, months: int) -> date:
    """The same day so many calendar months later;
    the last of that month where it has no such day.
    """
    return day + relativedelta(months=months)
