"""What was removed is not in the files of the database: free pages, and the log beside it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text, update

from bot.ground.programme import Programme
from scheduler.retention import NIGHT, remove_old_texts, tidy, write_anew
from storage.database import Connection, Database, note_removed
from storage.tables import inbox
from tests.conftest import EVENING

_PRAGMAS = ("secure_delete", "temp_store")
LONG = "zqsecret " * 3000


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Database]:
    opened = Database(sqlite_url)
    opened.work_for("leiden")
    yield opened
    opened.close()


def came(connection: Connection, words: str = LONG, id_: int = 1) -> None:
    row = {"channel": "telegram", "message_id": str(id_), "kind": "text", "state": "done", "received_at": 0}
    connection.execute(insert(inbox).values(id=id_, text=words, **row))


def goes(connection: Connection) -> None:
    connection.execute(delete(inbox))
    note_removed(connection)


def read(database: Database) -> dict[str, int]:
    """How often the word stands in each file."""
    path = Path(str(database.url.database))
    files = (path, *(path.with_name(f"{path.name}-{end}") for end in ("wal", "shm")))
    return {each.name.removeprefix(path.name): each.read_bytes().count(b"zqsecret") for each in files}


def test_every_connection_writes_over_what_it_removes(sqlite: Database) -> None:
    def kept(connection: Connection) -> tuple[int, int]:
        removed, beside = (connection.execute(text(f"PRAGMA {each}")).scalar_one() for each in _PRAGMAS)
        return removed, beside

    # Written over wholly, and nothing sorted in a file of its own.
    assert sqlite.write(kept) == (1, 2)
    with sqlite.engine.connect() as another:
        assert kept(another) == (1, 2)


def test_long_words_are_written_over_in_the_pages_that_become_free(sqlite: Database) -> None:
    sqlite.write(came)
    assert read(sqlite)["-wal"]
    sqlite.write(goes)
    assert read(sqlite) == {"": 0, "-wal": 0, "-shm": 0}
    # The pages are free, and not given back: it is what stands in them that went.
    assert sqlite.write(lambda c: c.execute(text("PRAGMA freelist_count")).scalar()) > 5


def test_short_words_between_others_are_written_over(sqlite: Database) -> None:
    def work(connection: Connection) -> None:
        for id_ in range(1, 200):
            came(connection, f"zqsecret {id_}" * (id_ % 40), id_)

    def blank(connection: Connection) -> None:
        connection.execute(update(inbox).where(inbox.c.id % 2 == 0).values(text=""))
        connection.execute(delete(inbox).where(inbox.c.id % 2 == 1))
        note_removed(connection)

    sqlite.write(work)
    sqlite.write(blank)
    assert read(sqlite) == {"": 0, "-wal": 0, "-shm": 0}


def test_while_somebody_reads_the_log_stays_nobody_waits_and_the_job_tries_again(sqlite: Database) -> None:
    sqlite.write(came)
    with closing(sqlite3.connect(str(sqlite.url.database))) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM inbox").fetchone()
        sqlite.write(goes)
        assert read(sqlite)["-wal"]
        tidy(sqlite, EVENING)
        assert read(sqlite)["-wal"]
        # Whoever writes goes on as if nothing were.
        sqlite.write(lambda c: came(c, "hello"))
    tidy(sqlite, EVENING)
    assert read(sqlite) == {"": 0, "-wal": 0, "-shm": 0}
    assert sqlite.write(lambda c: c.execute(select(inbox.c.text)).scalar()) == "hello"


def test_what_a_process_left_in_the_log_is_emptied_by_the_next_one(sqlite_url: str) -> None:
    first, next_ = Database(sqlite_url), Database(sqlite_url)
    first.write(came)
    first.write(lambda c: c.execute(delete(inbox)))
    assert read(next_)["-wal"]
    tidy(next_, EVENING)
    assert read(next_) == {"": 0, "-wal": 0, "-shm": 0}
    first.close()
    next_.close()


def test_retention_empties_the_log_too(sqlite: Database) -> None:
    sqlite.write(came)
    remove_old_texts(sqlite, 90, EVENING)
    assert read(sqlite) == {"": 0, "-wal": 0, "-shm": 0}


def test_an_ordinary_turn_leaves_the_log_alone(sqlite: Database) -> None:
    tidy(sqlite, EVENING)
    sqlite.write(lambda c: came(c, "hello"))
    assert Path(f"{sqlite.url.database}-wal").stat().st_size > 0
    tidy(sqlite, EVENING)
    assert Path(f"{sqlite.url.database}-wal").stat().st_size > 0


def test_copies_that_sqlite_left_between_rows_go_in_the_night(sqlite: Database, leiden: Programme) -> None:
    """When rows become longer they move to other pages, and their bytes stay where they were."""
    short = "zqsecret " * 20

    def many(connection: Connection) -> None:
        for id_ in range(1, 400):
            came(connection, short, id_)

    def grow(connection: Connection) -> None:
        for id_ in range(1, 400, 3):
            connection.execute(update(inbox).where(inbox.c.id == id_).values(text=short * 9))

    sqlite.write(many)
    sqlite.write(grow)
    sqlite.write(goes)
    night = datetime(2026, 11, 24, NIGHT, 30, tzinfo=leiden.zone)
    write_anew(sqlite, leiden, night + timedelta(hours=12))
    by_day = read(sqlite)
    write_anew(sqlite, leiden, night)
    assert read(sqlite) == {"": 0, "-wal": 0, "-shm": 0}
    assert sqlite.write(lambda c: c.execute(select(inbox.c.id)).all()) == []
    assert by_day["-wal"] == 0


def test_where_nothing_was_removed_the_file_is_left_as_it_is(sqlite: Database, leiden: Programme) -> None:
    night = datetime(2026, 11, 24, NIGHT, 30, tzinfo=leiden.zone)
    write_anew(sqlite, leiden, night)
    asked: list[str] = []
    sqlite.write(lambda c: c.connection.driver_connection.set_trace_callback(asked.append))
    asked.clear()
    write_anew(sqlite, leiden, night + timedelta(days=1))
    assert asked == []
    sqlite.write(note_removed)
    write_anew(sqlite, leiden, night + timedelta(days=2))
    assert "VACUUM" in asked
