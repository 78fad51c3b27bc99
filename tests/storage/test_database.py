"""The one writer when all is well, and when the database is locked, full or gone: nothing half,
nothing lost.
"""

import shutil
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError

from bot.ground.errors import DatabaseHeld, DatabaseUnavailable, SettingsError
from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import Simulation
from storage import database as module
from storage.database import Connection, Database, parse_url
from storage.tables import inbox, lease, outbox
from tests.conftest import EVENING


@pytest.fixture
def sqlite(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setattr(module, "_BUSY_SECONDS", 0.02)
    opened = Database(sqlite_url)
    opened.work_for("leiden")
    yield opened
    opened.close()


@pytest.fixture
def small_bot(sqlite: Database, leiden: Programme, speech: Speech) -> Simulation:
    return Simulation(sqlite, leiden, speech, EVENING)


def came(database: Database) -> int:
    return database.write(lambda c: c.execute(select(func.count()).select_from(inbox)).scalar_one())


def went(database: Database) -> int:
    return database.write(lambda c: c.execute(select(func.count()).select_from(outbox)).scalar_one())


def file_of(database: Database) -> Path:
    return Path(str(database.url.database))


def test_a_locked_database_takes_nothing_and_afterwards_everything(small_bot: Simulation, sqlite_url: str) -> None:
    other = Database(sqlite_url)
    other.work_for("leiden")
    message = small_bot.message("1", Kind.START)
    with other.engine.connect() as connection, connection.begin():
        with pytest.raises(DatabaseUnavailable, match="locked"):
            small_bot.receive(message)
        with pytest.raises(DatabaseUnavailable, match="locked"):
            small_bot.database.ping()
    other.close()
    small_bot.receive(message)
    small_bot.database.ping()
    assert came(small_bot.database) == 1


def test_a_full_disk_takes_nothing_and_afterwards_everything(small_bot: Simulation) -> None:
    database = small_bot.database
    small_bot.say("1", "/start", language="en")
    batch = [small_bot.message(str(number), Kind.TEXT, "x" * 2000) for number in range(60)]

    def fill(connection: module.Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    database.write(fill)
    with pytest.raises(DatabaseUnavailable, match="full"):
        small_bot.receive(*batch)
    assert (came(database), went(database)) == (1, 1)
    small_bot.receive(*batch)
    assert came(database) == 61


def test_a_file_that_was_taken_away_is_never_written_to_as_if_it_were_there(small_bot: Simulation) -> None:
    """SQLite itself would go on in the nameless file, and all of it would be lost at the end."""
    file = file_of(small_bot.database)
    small_bot.say("1", "/start", language="en")
    file.rename(away := file.with_suffix(".away"))
    message = small_bot.message("2", Kind.TEXT, "hello")
    for _try in range(3):
        with pytest.raises(DatabaseUnavailable, match="the database file was taken away"):
            small_bot.receive(message)
    with pytest.raises(DatabaseUnavailable, match="taken away"):
        small_bot.database.ping()
    assert not file.exists()
    away.rename(file)
    small_bot.receive(message)
    assert came(small_bot.database) == 2
    assert went(small_bot.database) == 2


def test_with_the_file_goes_the_right_to_it(sqlite_url: str, tmp_path: Path) -> None:
    """Who made a new file and holds it is not disturbed by the one who had the old."""
    first = Database(sqlite_url)
    first.work_for("leiden")
    first.hold()
    file = file_of(first)
    copy = shutil.copy(file, tmp_path / "copy")
    for each in (file, Path(f"{file}.lock"), Path(f"{file}-wal"), Path(f"{file}-shm")):
        each.unlink(missing_ok=True)
    shutil.move(copy, file)
    second = Database(sqlite_url)
    second.work_for("leiden")
    second.hold()
    with pytest.raises(DatabaseUnavailable):
        first.ping()
    with pytest.raises(DatabaseHeld):
        first.ping()
    second.ping()
    first.close()
    second.close()


def test_a_second_process_is_refused_by_name_until_the_first_lets_go(database_url: str) -> None:
    first, second = Database(database_url), Database(database_url)
    first.hold()
    first.note_holder(1_790_000_000)
    for _try in range(2):
        with pytest.raises(DatabaseHeld, match=r"in use by process \d+ on .+\. Stop that one first"):
            second.hold()
    first.close()
    second.hold()
    second.ping()
    second.close()


def test_whoever_lets_go_is_followed_at_once_again_and_again(database_url: str) -> None:
    for _time in range(20):
        one = Database(database_url)
        one.work_for("leiden")
        one.hold()
        one.close()


def again(database: Database) -> Database:
    """Another process's view of the same database."""
    return Database(database.url.render_as_string(hide_password=False))


def end_backends(database: Database) -> None:
    other = again(database)
    others = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()"
    other.write(lambda c: c.execute(text(others)).all())
    other.close()


@pytest.fixture
def postgres(empty_postgres_url: str) -> Iterator[Database]:
    opened = Database(empty_postgres_url)
    opened.work_for("leiden")
    opened.hold()
    opened.note_holder(1)
    yield opened
    opened.close()


def test_a_connection_that_the_server_ends_is_made_anew(postgres: Database) -> None:
    end_backends(postgres)
    with pytest.raises(DatabaseUnavailable):
        postgres.ping()
    postgres.ping()
    other = again(postgres)
    with pytest.raises(DatabaseHeld):
        other.hold()
    other.close()


def test_who_lost_the_connection_and_then_the_database_to_another_says_so(postgres: Database) -> None:
    end_backends(postgres)
    other = again(postgres)
    other.hold()
    with pytest.raises(DatabaseUnavailable):
        postgres.ping()
    with pytest.raises(DatabaseHeld):
        postgres.ping()
    other.close()
    postgres.ping()


def test_an_error_in_the_work_leaves_nothing_and_harms_nobody(database: Database) -> None:
    def work(connection: module.Connection) -> None:
        connection.execute(insert(lease).values(id=7, holder="x", since=1))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.write(work)
    assert database.write(lambda c: c.execute(select(lease.c.id).where(lease.c.id == 7)).scalar()) is None


def test_a_refused_row_is_told_without_its_words(database: Database) -> None:
    row = {"id": 1, "holder": "secret " * 2, "since": None}
    with pytest.raises(IntegrityError) as raised:
        database.write(lambda c: c.execute(insert(lease), row))
    told = "".join(traceback.format_exception(raised.value))
    assert "IntegrityError" in told
    assert "secret secret" not in told


def test_numbers_go_on_after_a_failure_without_a_number_twice(database: Database) -> None:
    row = {"channel": "telegram", "kind": "text", "text": "", "state": "done", "received_at": 1}

    def store(connection: module.Connection, *, fail: bool = False) -> int:
        number = database.next_id(connection, inbox.c.id)
        connection.execute(insert(inbox).values(id=number, message_id=str(number), **row))
        if fail:
            raise ZeroDivisionError
        return number

    assert database.write(store) == 1
    with pytest.raises(ZeroDivisionError):
        database.write(lambda c: store(c, fail=True))
    assert [database.write(store), database.write(store)] == [2, 3]


@pytest.mark.parametrize("url", ["", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "nonsense", "postgres"])
def test_a_database_that_is_not_possible_is_said_without_the_password(url: str) -> None:
    with pytest.raises(SettingsError, match="BUURMAAT_DATABASE_URL") as raised:
        parse_url(url)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_postgres_address_gets_our_driver(scheme: str) -> None:
    assert parse_url(f"{scheme}://me:secret@host/x").drivername == "postgresql+psycopg"


def test_what_was_committed_survives_a_power_cut(synced: None, sqlite: Database) -> None:
    found = sqlite.write(
        lambda c: [
            c.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "journal_mode", "foreign_keys")
        ]
    )
    assert found == [2, "wal", 1]


def test_who_only_reads_waits_for_no_writer_and_can_write_nothing(database: Database) -> None:
    def meanwhile(connection: Connection) -> tuple[int, int]:
        connection.execute(insert(lease).values(id=1, holder="somebody", since=5))
        return database.read(count), count(connection)

    def count(connection: Connection) -> int:
        return int(connection.execute(select(func.count()).select_from(lease)).scalar_one())

    assert database.write(meanwhile) == (0, 1)
    with pytest.raises(DatabaseUnavailable):
        database.read(lambda c: c.execute(lease.delete()))
    assert database.read(count) == 1
