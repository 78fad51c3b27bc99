"""Stretches of time of any kind, whole or not, to try what reads and cuts them."""

from datetime import date

from bot.ground.calendar import months_later

PERIODS = ("this month", "last month", "this quarter", "last quarter", "this year", "last year", "all")


def bounds(period: str, today: date) -> tuple[date, date]:
    """The first day of a stretch and the day after its last; what goes on ends tomorrow."""
    month, quarter, year = (
        today.replace(day=1),
        date(today.year, 3 * ((today.month - 1) // 3) + 1, 1),
        date(today.year, 1, 1),
    )
    tomorrow = date.fromordinal(today.toordinal() + 1)
    return {
        "this month": (month, tomorrow),
        "last month": (months_later(month, -1), month),
        "this quarter": (quarter, tomorrow),
        "last quarter": (months_later(quarter, -3), quarter),
        "this year": (year, tomorrow),
        "last year": (months_later(year, -12), year),
        "all": (date(2015, 1, 1), tomorrow),
    }[period]
