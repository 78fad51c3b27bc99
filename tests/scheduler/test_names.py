"""Names that an earlier release kept are read anew, each day, some at a time."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.ground.programme import Programme
from scheduler import names
from scheduler.names import MendNames
from storage.database import Database
from storage.tables import journal, people, teams

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
KEPT = [
    ("👤 Marieke", "👤 Marieke", "Marieke", "Marieke"),
    ("Coördinator Sanne", "Buurmaat", "Sanne", ""),
    ("Sara www.x.nl 0612345678", "", "Sara", ""),
    ("Вuurmaat", "t.me/x", "?", ""),
    ("ሰላም", "Nguyễn Thị Ánh", "ሰላም", "Nguyễn Thị Ánh"),
    ("", "", "", ""),
]


def kept(database: Database, programme: str = "leiden", first: int = 1) -> None:
    rows = [
        {"id": number, "programme": programme, "language": "en", "name": name, "called": called, "created_at": 1}
        for number, (name, called, _name, _called) in enumerate(KEPT, first)
    ]
    database.write(lambda c: c.execute(insert(people), rows))
    team = {"programme": programme, "name": "Team 👤 Buurmaat", "token": programme, "created_at": 1}
    database.write(lambda c: c.execute(insert(teams), [team]))


def rows(database: Database, statement: Any) -> list[Any]:
    return database.write(lambda c: [tuple(row) for row in c.execute(statement)])


def test_a_name_that_an_earlier_release_kept_is_read_as_one_of_today(
    database: Database, leiden: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "AT_ONCE", 2)
    kept(database)
    kept(database, "delft", 100)
    mend, parts = MendNames(database, leiden), 1
    while mend(NOW):
        parts += 1
    assert parts == 4
    found = rows(database, select(people.c.name, people.c.called).where(people.c.id < 100).order_by(people.c.id))
    assert found == [(name, called) for _name, _called, name, called in KEPT]
    there = rows(database, select(people.c.name, people.c.called).where(people.c.id >= 100).order_by(people.c.id))
    assert there == [(name, called) for name, called, _name, _called in KEPT]
    assert rows(database, select(teams.c.name).order_by(teams.c.id)) == [("Team",), ("Team 👤 Buurmaat",)]
    noted = rows(database, select(journal.c.kind, journal.c.about).order_by(journal.c.id))
    assert len(noted) == 5
    assert {kind for kind, _about in noted} == {"name mended"}


def test_names_that_are_right_are_not_written_again(database: Database, leiden: Programme) -> None:
    kept(database)
    mend = MendNames(database, leiden)
    assert [mend(NOW), mend(NOW)] == [False, False]
    assert len(rows(database, select(journal.c.id))) == 5
