"""What staff wrote down of newcomers' programmes."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, insert, select, update

from bot.ground.errors import StaleWrite
from bot.path.nouns import Part, PartState
from storage.scope import mine
from storage.tables import programme_parts

_PART = select(
    programme_parts.c.id,
    programme_parts.c.part,
    programme_parts.c.state,
    programme_parts.c.version,
    programme_parts.c.begins,
    programme_parts.c.ends,
)


def of_person(connection: Connection, person_id: int, since: int = 0) -> tuple[Part, ...]:
    """The parts of a newcomer that were written down,
    those that changed at ``since`` (epoch seconds) or later.
    """
    theirs = and_(programme_parts.c.person_id == person_id, programme_parts.c.changed_at >= since)
    theirs = and_(theirs, mine(connection, programme_parts))
    return tuple(_part(row) for row in connection.execute(_PART.where(theirs).order_by(programme_parts.c.id)))


def one(connection: Connection, id_: int) -> Part | None:
    row = connection.execute(_PART.where(programme_parts.c.id == id_, mine(connection, programme_parts))).first()
    return None if row is None else _part(row)


def _part(row: Any) -> Part:
    return Part(
        part=row[1], state=PartState(row[2]), version=row[3], begins=_read(row[4]), ends=_read(row[5]), id=row[0]
    )


def _read(day: str) -> date | None:
    return date.fromisoformat(day) if day else None


def record(connection: Connection, person_id: int, was: Part | None, new: Part, staff_id: int | None, now: int) -> Part:
    """Keep a part as its next version; raises StaleWrite when it changed since ``was`` was read."""
    values = {
        "state": new.state.value,
        "version": was.version + 1 if was else 1,
        "begins": new.begins.isoformat() if new.begins else "",
        "ends": new.ends.isoformat() if new.ends else "",
        "staff_id": staff_id,
        "changed_at": now,
    }
    if was is None:
        connection.execute(insert(programme_parts).values(person_id=person_id, part=new.part, **values))
    else:
        same = and_(programme_parts.c.id == was.id, programme_parts.c.version == was.version)
        same = and_(same, mine(connection, programme_parts))
        if connection.execute(update(programme_parts).where(same).values(**values)).rowcount != 1:
            raise StaleWrite("a part of a programme changed meanwhile")
    return next(each for each in of_person(connection, person_id) if each.part == new.part)
