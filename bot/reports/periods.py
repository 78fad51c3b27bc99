"""The periods that numbers are given of: whole months, quarters and years that are over. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.ground.calendar import months_later

MONTHS = {"month": 1, "quarter": 3, "year": 12}
UNITS = tuple(MONTHS)
# So long after the end of a period people may still say how it was; then its numbers are made.
SETTLES = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Period:
    """A whole month, quarter or year by its first day."""

    unit: str
    first: date

    @property
    def after(self) -> date:
        """The day after its last."""
        return months_later(self.first, MONTHS[self.unit])

    @property
    def ready(self) -> date:
        """The day on which its numbers are made."""
        return self.after + SETTLES

    @property
    def months(self) -> tuple[Period, ...]:
        return tuple(Period("month", months_later(self.first, n)) for n in range(MONTHS[self.unit]))

    @property
    def number(self) -> int:
        """It as a number, for what a button is about: 1 202610 is October 2026."""
        return (UNITS.index(self.unit) + 1) * 1_000_000 + self.first.year * 100 + self.first.month


def around(unit: str, day: date) -> Period:
    """The month, quarter or year that a day lies in."""
    size = MONTHS[unit]
    return Period(unit, date(day.year, size * ((day.month - 1) // size) + 1, 1))


def of_number(number: int) -> Period | None:
    """The period that a button is about; None where there is no such one."""
    place, rest = divmod(number, 1_000_000)
    year, month = divmod(rest, 100)
    if not (1 <= place <= len(UNITS) and 2000 <= year <= 2999 and 1 <= month <= 12):
        return None
    found = Period(UNITS[place - 1], date(year, month, 1))
    return found if found == around(found.unit, found.first) else None


def last(unit: str, today: date) -> Period:
    """The newest period whose numbers may be made."""
    return around(unit, months_later(around(unit, today - SETTLES).first, -MONTHS[unit]))


def over(begin: date, today: date) -> list[Period]:
    """All whose numbers may be made, since the month of the first day on: each month before its
    quarter, each quarter before its year.
    """
    found, month = [], around("month", begin)
    while month.ready <= today:
        found.append(month)
        for unit in UNITS[1:]:
            whole = around(unit, month.first)
            if whole.after == month.after:
                found.append(whole)
        month = Period("month", month.after)
    return found
