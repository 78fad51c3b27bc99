"""Statements of the hot road must not walk through everybody there is."""

from typing import Any

from sqlalchemy import Select, text

from storage import for_staff, invites, themes, turns
from storage.database import Database


def plan(database: Database, statement: Select[Any], **values: object) -> str:
    """How SQLite would do it, as it says."""

    def work(connection: Any) -> str:
        made = statement.params(**values).compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
        return "\n".join(str(row[3]) for row in connection.execute(text(f"EXPLAIN QUERY PLAN {made}")))

    return database.write(work)


def test_the_staff_in_the_chat_are_found_among_the_staff(another_database: Database) -> None:
    said = plan(another_database, invites._IN_CHAT, programme="leiden", roles=["coordinator"])
    assert "SCAN" not in said


def test_what_somebody_was_invited_to_is_found_by_them(another_database: Database) -> None:
    said = plan(another_database, themes._INVITED, person_id=1, after=0)
    assert "SCAN" not in said


def test_what_somebody_sent_lately_is_counted_in_the_index_alone(another_database: Database) -> None:
    said = plan(another_database, turns._LOAD, keys=["telegram:1"], since=0)
    assert "USING COVERING INDEX ix_inbox_person_id_received_at" in said
    assert "SCAN" not in said


def test_who_reads_at_an_address_is_found_by_it(another_database: Database) -> None:
    for statement, given in ((for_staff._KEYS, {"keys": ["telegram:1"]}), (for_staff._KEY_OF, {"person_id": 1})):
        assert "SCAN" not in plan(another_database, statement, **given)
