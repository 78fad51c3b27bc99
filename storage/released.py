"""The numbers of whole periods as they were given out: a period is always the same."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select, update

from bot.ground.packed import pack, unpack
from storage.scope import mine, programme_of
from storage.tables import released
from storage.times import moment


@dataclass(frozen=True, slots=True)
class Released:
    """A period that was given out; ``counted`` is what lies behind it, of a month whose year is not
    out yet.
    """

    unit: str
    first: date
    shown: dict[str, Any]
    counted: dict[str, dict[str, int]]
    on: date


def out(connection: Connection) -> set[tuple[str, date]]:
    """Which periods of this programme were given out: their unit and first day."""
    rows = connection.execute(select(released.c.unit, released.c.first).where(mine(connection, released)))
    return {(unit, date.fromisoformat(first)) for unit, first in rows}


def of_year(connection: Connection, year: int) -> list[Released]:
    """Those of a year, in the order in which they were given out."""
    columns = (released.c.unit, released.c.first, released.c.shown, released.c.counted, released.c.released_at)
    which = (_in(year), mine(connection, released))
    rows = connection.execute(select(*columns).where(*which).order_by(released.c.id))
    return [
        Released(row[0], date.fromisoformat(row[1]), unpack(row[2]), unpack(row[3] or "{}"), _day(row[4]))
        for row in rows
    ]


def _in(year: int) -> ColumnElement[bool]:
    return released.c.first.startswith(f"{year:04d}-")


def _day(seconds: int) -> date:
    found = moment(seconds)
    if found is None:
        raise ValueError("numbers without a day")
    return found.date()


def keep(
    connection: Connection,
    unit: str,
    first: date,
    shown: dict[str, Any],
    counted: dict[str, dict[str, int]],
    now: int,
) -> None:
    row = {"programme": programme_of(connection), "unit": unit, "first": first.isoformat(), "released_at": now}
    texts = {"shown": pack(shown), "counted": pack(counted) if counted else ""}
    connection.execute(insert(released).values(**row, **texts))


def forget_counted(connection: Connection, year: int) -> None:
    """All of a year is out: what lay behind its months is needed no more."""
    connection.execute(update(released).where(_in(year), mine(connection, released)).values(counted=""))
