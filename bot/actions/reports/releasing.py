"""Numbers of periods that are over are made once, in the order of the calendar, and kept.

What was given out of a month can't change, so nobody can subtract one day's report from another's;
a quarter and a year are the sums of what their months were, so erasing somebody in between tells
nothing either.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from bot.ground.programme import Programme
from bot.reports.periods import MONTHS, Period, around, last, over
from bot.reports.rules import STOCKS, Counted, flows, sections, veils
from bot.reports.small_cells import Row, Section
from bot.reports.together import Told, shown_of
from bot.reports.trends import buckets, edges
from storage import released, reports
from storage.database import Connection
from storage.released import Released

# So many in one transaction, a year and a half of them: one wrong day in a list of people may be
# twenty-five years ago, and everybody would wait for it.
AT_ONCE = 24


def begins(connection: Connection, programme: Programme) -> date | None:
    """The first day of which there are numbers; None before anything happened."""
    found = reports.earliest(connection, programme.id)
    return None if found is None else datetime.fromtimestamp(found, UTC).astimezone(programme.zone).date()


def release(connection: Connection, programme: Programme, now: datetime) -> int:
    """Make the numbers of all that is over and was not given out yet, the earliest first and so
    many at once; returns how many periods.
    """
    today, begin = now.astimezone(programme.zone).date(), begins(connection, programme)
    out = released.out(connection)
    wanted = [each for each in over(begin, today) if (each.unit, each.first) not in out] if begin else []
    for period in wanted[:AT_ONCE]:
        _release(connection, programme, period, now)
    return len(wanted[:AT_ONCE])


def counted(connection: Connection, programme: Programme, period: Period, today: date) -> Counted:
    """What the tables say of a period now."""
    parts = buckets(period.first, period.after, today)
    return reports.read(connection, programme.id, parts, edges(parts, programme.zone))


def _release(connection: Connection, programme: Programme, period: Period, now: datetime) -> None:
    today, seconds = now.astimezone(programme.zone).date(), int(now.timestamp())
    year = released.of_year(connection, period.first.year)
    counts = {each.first: each.counted for each in year if each.unit == "month"}
    stock: list[Any] = []
    if period.unit == "month":
        found = counted(connection, programme, period, today)
        counts[period.first] = flows(found)
        # Who was on the list at an earlier time, nobody knows any more.
        if period == last("month", today):
            stock = [_stored(each) for each in sections(found, seconds) if each.id in STOCKS]
    told = _told(period, counts, year)
    mine = counts[period.first] if period.unit == "month" else {}
    released.keep(connection, period.unit, period.first, {"flows": told, "stock": stock}, mine, seconds)
    if period.unit == "year":
        released.forget_counted(connection, period.first.year)


def _months(unit: str, first: date) -> frozenset[int]:
    return frozenset(range(first.month - 1, first.month - 1 + MONTHS[unit]))


def _told(
    period: Period, counts: Mapping[date, dict[str, dict[str, int]]], year: list[Released]
) -> dict[str, dict[str, int | None]]:
    """Each table of what happened to people: what may be shown of it beside all that was."""
    months = _months(period.unit, period.first)
    found: dict[str, dict[str, int | None]] = {}
    ids = dict.fromkeys(id_ for of_month in counts.values() for id_ in of_month)
    for id_ in ids:
        rows = dict.fromkeys(row for of_month in counts.values() for row in of_month.get(id_, {}))
        by_month: dict[str, list[int]] = {row: [0] * 12 for row in rows}
        for first, of_month in counts.items():
            for row, count in of_month.get(id_, {}).items():
                by_month[row][first.month - 1] = count
        sums = {row: sum(each[month] for month in months) for row, each in by_month.items()}
        before = [Told(_months(each.unit, each.first), _shown(each.shown, id_)) for each in year]
        wanted = Told(months, veils(id_, sums, found))
        shown = shown_of(by_month, before, wanted, total=id_ not in ("entered", "themes"))
        found[id_] = {row: count if row in shown else None for row, count in sums.items()}
    return found


def _shown(stored: dict[str, Any], id_: str) -> frozenset[str]:
    return frozenset(row for row, count in stored["flows"].get(id_, {}).items() if count is not None)


def _stored(section: Section) -> Any:
    return [section.id, [[row.key, row.count, list(row.more)] for row in section.rows], section.veiled]


def _read(stored: Any) -> Section:
    return Section(stored[0], tuple(Row(key, count, tuple(more)) for key, count, more in stored[1]), stored[2])


def given_out(
    connection: Connection, programme: Programme, period: Period, now: datetime
) -> tuple[list[Section], date] | None:
    """The report of a period and the day on which its lists were counted; None where it is not
    out."""
    release(connection, programme, now)
    every = released.of_year(connection, period.first.year)
    mine = next((each for each in every if (each.unit, each.first) == (period.unit, period.first)), None)
    if mine is None:
        return None
    month = period.months[-1].first
    months = {each.first: each for each in every if each.unit == "month"}
    stock = {each.id: each for each in map(_read, months[month].shown["stock"])}
    happened = _happened(mine.shown["flows"])
    today = now.astimezone(programme.zone).date()
    found = []
    for each in sections(counted(connection, programme, period, today), int(now.timestamp())):
        if each.id == "waiting over time" and period.unit != "month":
            found.append(_waiting(each, months))
        elif each.id == "themes":
            held = next(row for row in each.rows if row.key == "held")
            found.append(Section("themes", (held, *happened["themes"].rows), happened["themes"].veiled))
        else:
            empty = Section(each.id, ())
            found.append(stock.get(each.id, empty) if each.id in STOCKS else happened.get(each.id, each))
    return found, months[month].on


def _happened(tables: Mapping[str, Mapping[str, int | None]]) -> dict[str, Section]:
    """The tables as sections; who left is one for both roles."""
    rows: dict[str, list[Row]] = {}
    for id_, table in tables.items():
        rows.setdefault(id_.split()[0], []).extend(Row(key, count) for key, count in table.items())
    return {id_: Section(id_, tuple(each), any(row.count is None for row in each)) for id_, each in rows.items()}


def _waiting(section: Section, months: Mapping[date, Released]) -> Section:
    """Who waits at the end of each month, as it was given out with that month."""
    ends: list[int | None] = []
    for row in section.rows:
        month = around("month", date.fromisoformat(row.key.split()[1])).first
        stock = {each.id: each for each in map(_read, months[month].shown["stock"])} if month in months else {}
        line = stock.get("waiting over time")
        ends.append(line.rows[-1].count if line is not None and line.rows else None)
    rows = tuple(Row(row.key, end) for row, end in zip(section.rows, ends, strict=True))
    return Section(section.id, rows, veiled=True)
