"""The engine, the one writer, and the promise that only one process takes turns."""

import fcntl
import os
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, TypeVar

from sqlalchemy import Connection, create_engine, event, insert, select, text, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, ProgrammingError, SQLAlchemyError

from bot.errors import DatabaseHeld, DatabaseUnavailable, SettingsError
from storage.tables import lease

__all__ = ["ROW_ERRORS", "Connection", "Database", "parse_url"]

T = TypeVar("T")
# "buur" in ASCII: the advisory lock that means "I take turns here".
_PG_LOCK = 0x62757572
_BUSY_SECONDS = 5


def parse_url(url: str) -> URL:
    """The database URL with our drivers; raises SettingsError for others."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise SettingsError(
            "BUURMAAT_DATABASE_URL does not read. Write for example sqlite:///buurmaat.sqlite3 "
            "or postgresql://user:password@host/database"
        ) from error
    if parsed.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise SettingsError(
            f"BUURMAAT_DATABASE_URL: {parsed.drivername!r} is not possible here. "
            "Write sqlite:///FILE or postgresql://..."
        )
    return parsed


class Database:
    """One database. Every write goes through one connection, one transaction at a time."""

    def __init__(self, url: str) -> None:
        self.url = parse_url(url)
        self.is_sqlite = self.url.drivername == "sqlite"
        self._engine = create_engine(self.url, pool_pre_ping=not self.is_sqlite, **self._arguments())
        if self.is_sqlite:
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_immediate)
        self._lock = threading.Lock()
        self._writer: Connection | None = None
        self._holds = False
        self._lock_file: IO[str] | None = None
        self._next: dict[str, int] = {}
        self.thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    def _arguments(self) -> dict[str, Any]:
        if self.is_sqlite:
            return {"connect_args": {"check_same_thread": False, "timeout": _BUSY_SECONDS}}
        return {"connect_args": {"connect_timeout": _BUSY_SECONDS, "application_name": "buurmaat"}}

    @property
    def engine(self) -> Any:
        """For migrations and inspection."""
        return self._engine

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one transaction and commit; raises DatabaseUnavailable when that can't be.

        An error of ``work`` itself, or a row the database refuses, rolls back and is raised as it is.
        """
        with self._lock:
            try:
                connection = self._connected()
                with connection.begin():
                    return work(connection)
            except DBAPIError as error:
                self._next.clear()
                if _row_is_to_blame(error):
                    raise
                self._drop_writer()
                raise DatabaseUnavailable(f"database: {str(error.orig).splitlines()[0]}") from error
            except (SQLAlchemyError, OSError) as error:
                self._next.clear()
                self._drop_writer()
                raise DatabaseUnavailable(type(error).__name__) from error
            except BaseException:
                self._next.clear()
                raise

    def ping(self) -> None:
        """Raises DatabaseUnavailable when nothing can be written now."""
        self.write(lambda connection: connection.execute(update(lease).values(since=lease.c.since)))

    def next_id(self, connection: Connection, column: Any) -> int:
        """The next free id of a table that only the turns write to; grows within this process."""
        name = column.table.name
        if name not in self._next:
            highest = connection.execute(select(column).order_by(column.desc()).limit(1)).scalar()
            self._next[name] = highest or 0
        self._next[name] += 1
        return self._next[name]

    def hold(self) -> None:
        """Become the one process that takes turns here; raises DatabaseHeld that says who does."""
        self._holds = True
        try:
            self.write(lambda _connection: None)
        except DatabaseHeld:
            self._holds = False
            raise

    def _connected(self) -> Connection:
        if self._writer is None:
            connection = self._engine.connect()
            try:
                if self._holds:
                    self._take_lock(connection)
            except BaseException:
                connection.close()
                raise
            self._writer = connection
        return self._writer

    def _take_lock(self, connection: Connection) -> None:
        """The lock lives with the system and dies with the process, so a crash never leaves it behind."""
        if self.is_sqlite:
            if self._lock_file is None:
                file = Path(f"{self.url.database}.lock").open("a", encoding="utf-8")  # noqa: SIM115  # held open
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    file.close()
                    raise DatabaseHeld(self._held_by(connection)) from None
                self._lock_file = file
            return
        taken = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _PG_LOCK}).scalar()
        connection.rollback() if not taken else connection.commit()
        if not taken:
            raise DatabaseHeld(self._held_by(connection))

    def _held_by(self, connection: Connection) -> str:
        try:
            with connection.begin():
                holder = connection.execute(select(lease.c.holder)).scalar() or "another process"
        except DBAPIError:
            holder = "another process"  # which is just making the tables
        return f"This database is in use by {holder}. Stop that one first, or use another database."

    def note_holder(self, now: int) -> None:
        """Write down who holds the database, for whoever finds it held."""
        holder = f"process {os.getpid()} on {socket.gethostname()}"

        def work(connection: Connection) -> None:
            connection.execute(lease.delete())
            connection.execute(insert(lease).values(id=1, holder=holder, since=now))

        self.write(work)

    def _drop_writer(self) -> None:
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.invalidate()
            writer.close()

    def close(self) -> None:
        """Let go of everything; what was committed stays."""
        self.thread.shutdown()
        with self._lock:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            self._engine.dispose()
            if self._lock_file is not None:
                self._lock_file.close()
                self._lock_file = None


# The errors by which the database refuses rows: the batch is then tried one message at a time.
ROW_ERRORS = (IntegrityError, DataError, ProgrammingError)


def _row_is_to_blame(error: DBAPIError) -> bool:
    """Whether the database refused these rows, and would take others."""
    return isinstance(error, ROW_ERRORS)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")
    # Fewer, larger checkpoints: each one syncs the database file as well.
    cursor.execute("PRAGMA wal_autocheckpoint=4000")
    cursor.execute("PRAGMA cache_size=-65536")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    """A writer takes its lock at the start, so that nothing it read can change before it writes."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
