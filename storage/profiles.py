"""What newcomers and mentors told of themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, insert, select, update

from bot.people.nouns import FreeTime, MentorMore, MentorProfile, NewcomerMore, NewcomerProfile, Profile, Role
from storage.scope import bound, mine
from storage.tables import mentors, newcomers

_TABLES: dict[type[Profile], Table] = {
    NewcomerProfile: newcomers,
    NewcomerMore: newcomers,
    MentorProfile: mentors,
    MentorMore: mentors,
}
_UPDATES = {table: update(table).where(table.c.person_id == bindparam("the_person")) for table in (newcomers, mentors)}
_INSERTS = {table: insert(table) for table in (newcomers, mentors)}


def save(connection: Connection, pairs: Sequence[tuple[int, Profile]], now: int) -> None:
    """Write what (person id, profile) say; later ones of a person add to earlier ones."""
    for person_id, profile in pairs:
        table = _TABLES[type(profile)]
        row = columns_of(profile)
        if isinstance(profile, MentorProfile):
            row["conduct_at"] = now
        of_ours = bound(connection, _UPDATES[table], table)
        if connection.execute(of_ours, row | {"the_person": person_id}).rowcount == 0:
            connection.execute(_INSERTS[table], row | {"person_id": person_id})


def _of(connection: Connection, table: Table, person_id: int) -> ColumnElement[bool]:
    return and_(table.c.person_id == person_id, mine(connection, table))


def seen_vog(connection: Connection, person_id: int, now: int) -> None:
    """A mentor's certificate of conduct was seen; only the day is kept."""
    connection.execute(update(mentors).where(_of(connection, mentors, person_id)).values(vog_at=now))


def agree(connection: Connection, person_id: int, now: int) -> None:
    """A mentor agrees to the code of conduct."""
    connection.execute(update(mentors).where(_of(connection, mentors, person_id)).values(conduct_at=now))


def change_free(connection: Connection, person_id: int, role: Role, free: frozenset[FreeTime]) -> None:
    """Other free times; all else in the profile stays."""
    table = newcomers if role is Role.NEWCOMER else mentors
    connection.execute(update(table).where(_of(connection, table, person_id)).values(free=column(free)))


def columns_of(profile: Profile) -> dict[str, Any]:
    """A profile as columns: several choices as ``,a,b,``."""
    skipped = ("name", "new_team")
    return {f.name: column(getattr(profile, f.name)) for f in fields(profile) if f.name not in skipped}


def told(profile: Profile) -> dict[str, Any]:
    """A profile that is not written yet, as `read` gives it."""
    return {name: _value(value) for name, value in columns_of(profile).items()}


def column(value: Any) -> str | int:
    """A value of a profile as it is stored."""
    if isinstance(value, frozenset):
        return f",{','.join(sorted(map(str, value)))}," if value else ""
    return value if isinstance(value, int) else str(value)


def read(connection: Connection, person_id: int) -> dict[str, Any]:
    """All that is kept of a person's profile, by column; empty before the intake."""
    for table in (newcomers, mentors):
        row = connection.execute(select(table).where(_of(connection, table, person_id))).mappings().first()
        if row is not None:
            return {name: _value(value) for name, value in row.items() if name != "person_id"}
    return {}


def _value(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(",") and value.endswith(","):
        return list(_split(value))
    return value


def _split(value: str) -> Iterable[str]:
    return (part for part in value.split(",") if part)
