"""The files of a database are their owner's alone, from the moment they exist."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.ground.errors import DatabaseUnavailable
from storage import migrate, private
from storage.database import Database


@pytest.fixture(autouse=True)
def generous() -> Iterator[None]:
    """A system on which new files are everybody's."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


def test_a_new_database_and_what_lies_beside_it_are_its_owners_alone(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/new.sqlite3")
    database.hold()
    migrate.upgrade(database)
    names = ("new.sqlite3", "new.sqlite3-wal", "new.sqlite3-shm", "new.sqlite3.lock")
    assert modes(tmp_path) == dict.fromkeys(names, 0o600)
    database.close()


def test_where_new_files_would_be_nobodys_they_are_their_owners(tmp_path: Path) -> None:
    os.umask(0o777)
    database = Database(f"sqlite:///{tmp_path}/new.sqlite3")
    database.hold()
    migrate.upgrade(database)
    assert set(modes(tmp_path).values()) == {0o600}
    database.close()


def test_it_is_private_before_sqlite_opens_it(tmp_path: Path) -> None:
    """Nothing was ever readable, not for a moment."""
    path = tmp_path / "new.sqlite3"
    private.keep(str(path))
    assert modes(tmp_path) == {"new.sqlite3": 0o600}


def test_an_older_database_is_tightened_at_the_start_with_all_that_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(path)) as older:
        older.execute("PRAGMA journal_mode=WAL")
        older.execute("CREATE TABLE words (it TEXT)")
        older.execute("INSERT INTO words VALUES ('kept')")
        older.commit()
        (tmp_path / "old.sqlite3.lock").touch()
        assert 0o600 not in modes(tmp_path).values()
        database = Database(f"sqlite:///{path}")
        database.hold()
        assert database.write(lambda c: c.execute(text("SELECT it FROM words")).scalar()) == "kept"
        assert set(modes(tmp_path).values()) == {0o600}
        assert len(modes(tmp_path)) == 4
        database.close()


def test_another_connection_of_this_process_keeps_its_lock_when_one_more_is_opened(tmp_path: Path) -> None:
    """To open and close the file ourselves would take SQLite's locks away."""
    path = tmp_path / "new.sqlite3"
    database = Database(f"sqlite:///{path}")
    with database.engine.connect() as first, first.begin():
        first.execute(text("CREATE TABLE words (it TEXT)"))
        private.keep(str(path))
        command = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0); c.execute('BEGIN IMMEDIATE')"
        other = subprocess.run([sys.executable, "-c", command, str(path)], check=False, capture_output=True, text=True)
        assert "locked" in other.stderr
    database.close()


def test_where_there_is_no_folder_sqlite_says_so(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        private.PrivateConnection(str(tmp_path / "none" / "x.sqlite3"))


def test_a_folder_that_was_named_by_mistake_stays_open_to_all(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o755)
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        private.PrivateConnection(str(tmp_path / "data"))
    assert modes(tmp_path) == {"data": 0o755}


@pytest.mark.parametrize("named", ["letter.txt", "link.sqlite3"])
def test_somebody_elses_file_that_was_named_by_mistake_stays_as_it_is(tmp_path: Path, named: str) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Not a database, and for everybody to read. " * 20)
    (tmp_path / "link.sqlite3").symlink_to(letter)
    (tmp_path / f"{named}.lock").write_text("theirs")
    before = modes(tmp_path)
    with pytest.raises(sqlite3.DatabaseError, match="file is not a database"):
        private.PrivateConnection(str(tmp_path / named))
    with pytest.raises(DatabaseUnavailable, match="file is not a database"):
        Database(f"sqlite:///{tmp_path / named}").write(lambda c: c.execute(text("SELECT 1")))
    assert modes(tmp_path) == before


def test_what_is_no_file_is_no_database_and_nothing_is_written_beside_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o666)
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        private.PrivateConnection(str(tmp_path / "pipe"))
    assert modes(tmp_path) == {"pipe": 0o666}


def test_an_empty_file_becomes_a_database_of_its_owners_alone(tmp_path: Path) -> None:
    (tmp_path / "new.sqlite3").touch(0o644)
    private.PrivateConnection(str(tmp_path / "new.sqlite3")).close()
    assert modes(tmp_path) == {"new.sqlite3": 0o600}
