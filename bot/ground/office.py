"""When people of the programme are there: office hours, working days,
and what has waited too long. Pure.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from bot.ground.calendar import instant

# Somebody who asked is answered within so many working days, or we remind the coordinator.
PATIENCE = 2


@dataclass(frozen=True, slots=True)
class Office:
    """Open on these weekdays (Monday is 0) from ``begin`` to ``end``,
    but not on public holidays of ``country``.
    """

    weekdays: frozenset[int]
    begin: time
    end: time
    country: str
    zone: ZoneInfo

    def works_on(self, day: date) -> bool:
        return day.weekday() in self.weekdays and day not in _holidays(self.country, day.year)

    def is_open(self, now: datetime) -> bool:
        here = now.astimezone(self.zone)
        return self.works_on(here.date()) and self.begin <= here.time() < self.end

    def opens(self, now: datetime) -> datetime:
        """The moment itself when it is open, else when it opens next (UTC)."""
        if self.is_open(now):
            return now
        here = now.astimezone(self.zone)
        day = here.date() if here.time() < self.begin else here.date() + timedelta(days=1)
        while not self.works_on(day):
            day += timedelta(days=1)
        return instant(day, self.begin, self.zone)

    def next_at(self, now: datetime, at: time) -> datetime:
        """The next moment (UTC), strictly after now,
        at which clocks show ``at`` on a working day.
        """
        day = now.astimezone(self.zone).date()
        while not self.works_on(day) or instant(day, at, self.zone) <= now:
            day += timedelta(days=1)
        return instant(day, at, self.zone)

    def overdue(self, since: datetime, days: int = PATIENCE) -> datetime:
        """When something that waits since then has waited for so many working days."""
        here = since.astimezone(self.zone)
        begins, day, at = self.works_on(here.date()), here.date(), here.time()
        if not begins or at >= self.end:
            # What comes after hours counts from the next morning.
            day, at = self.opens(since).astimezone(self.zone).date(), self.begin
        for _ in range(days):
            day += timedelta(days=1)
            while not self.works_on(day):
                day += timedelta(days=1)
        return instant(day, max(at, self.begin), self.zone)


@lru_cache(maxsize=64)
def _holidays(country: str, year: int) -> frozenset[date]:
    """The public holidays of a country (two capital letters) in a year; none for an unknown one."""
    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()
