"""The engine, the one writer, and the promise that only one process takes turns."""

import fcntl
import os
import shutil
import socket
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, TypeVar

import structlog
from sqlalchemy import Connection, create_engine, event, insert, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, ProgrammingError, SQLAlchemyError

from bot.ground.errors import DatabaseHeld, DatabaseUnavailable, SettingsError
from storage import private
from storage.scope import PROGRAMME
from storage.tables import lease

__all__ = ["ROW_ERRORS", "Connection", "Database", "parse_url"]

T = TypeVar("T")
log = structlog.get_logger()
# What a connection carries along when words were removed in its transaction: they must not stay in
# the log of the database either.
REMOVED = "words removed"
# What a connection carries that only reads.
READS = "reads"
# "buur" in ASCII: the advisory lock that means "I take turns here".
_PG_LOCK = 0x62757572
_BUSY_SECONDS = 5


def parse_url(url: str) -> URL:
    """The database URL with our drivers; raises SettingsError for others."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise SettingsError(
            "BUURMAAT_DATABASE_URL does not read. Write for example sqlite:///buurmaat.sqlite3 "
            "or postgresql://user:password@host/database"
        ) from error
    if parsed.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return _with_arguments(parsed.set(drivername="postgresql+psycopg"))
    if parsed.drivername != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise SettingsError(
            f"BUURMAAT_DATABASE_URL: {parsed.drivername!r} is not possible here. "
            "Write sqlite:///FILE or postgresql://..."
        )
    return parsed


def _with_arguments(url: URL) -> URL:
    """The same, once what stands behind the question mark reads; raises SettingsError without a
    word of it.
    """
    try:
        url.get_dialect()().create_connect_args(url)
    except (ArgumentError, ValueError):
        raise SettingsError(
            "BUURMAAT_DATABASE_URL: what stands behind the question mark does not read. A port is a number."
        ) from None
    return url


class Database:
    """One database. Every write goes through one connection, one transaction at a time."""

    def __init__(self, url: str) -> None:
        self.url = parse_url(url)
        self.is_sqlite = self.url.drivername == "sqlite"
        # Errors are logged, and must not carry anybody's words along.
        self._engine = create_engine(
            self.url, pool_pre_ping=not self.is_sqlite, hide_parameters=True, **self._arguments()
        )
        if self.is_sqlite:
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_immediate)
        self._lock = threading.Lock()
        self._writer: Connection | None = None
        self._file: tuple[int, int] | None = None
        self._holds = False
        self._lock_file: IO[str] | None = None
        self._next: dict[str, int] = {}
        # Who ran before us may have had no time for it.
        self._untidy = True
        self.thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    def _arguments(self) -> dict[str, Any]:
        if self.is_sqlite:
            return {
                "connect_args": {
                    "check_same_thread": False,
                    "timeout": _BUSY_SECONDS,
                    "factory": private.PrivateConnection,
                }
            }
        return {"connect_args": {"connect_timeout": _BUSY_SECONDS, "application_name": "buurmaat"}}

    @property
    def engine(self) -> Any:
        """For migrations and inspection."""
        return self._engine

    def work_for(self, programme: str) -> None:
        """From now on every connection works for this programme, and sees no row of another one;
        see `storage.scope`.
        """
        with self._lock:
            self._engine.update_execution_options(**{PROGRAMME: programme})
            if self._writer is not None:
                self._writer.execution_options(**{PROGRAMME: programme})

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one transaction and commit;
        raises DatabaseUnavailable when that can't be.

        An error of ``work`` itself, or a row the database refuses, rolls back and is raised as it
        is.
        """
        with self._lock:
            try:
                result = self._transaction(work)
            except ROW_ERRORS as error:
                self._next.clear()
                _forget_row(error)
                raise
            except BaseException as error:
                self._next.clear()
                if not isinstance(error, (SQLAlchemyError, OSError, _FileGone)):
                    raise
                self._drop_writer()
                raise DatabaseUnavailable(_reason(error)) from error
            return result

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` on a connection of its own that sees one moment and can write nothing, so
        that the writer goes on meanwhile: for what reads much. Raises DatabaseUnavailable.
        """
        try:
            if self.is_sqlite and _file_id(self.url.database) is None:
                raise _FileGone("the database file was taken away")
            with self._engine.connect() as connection:
                connection.execution_options(**{READS: True}, **self._reading())
                # Not kept for later: it would hold a file that was taken away.
                connection.detach()
                with connection.begin():
                    return work(connection)
        except (SQLAlchemyError, OSError, _FileGone) as error:
            raise DatabaseUnavailable(_reason(error)) from error

    def _reading(self) -> dict[str, Any]:
        return {} if self.is_sqlite else {"postgresql_readonly": True}

    def _transaction(self, work: Callable[[Connection], T]) -> T:
        connection = self._connected()
        with connection.begin():
            result = work(connection)
        # Asked after the commit: SQLite goes on writing into a file that was taken away, and nobody
        # would ever read it. What is then called not committed comes again.
        if self._file is not None and _file_id(self.url.database) != self._file:
            raise _FileGone("the database file was taken away")
        if connection.info.pop(REMOVED, False):
            self._untidy = True
            self._empty_log(connection)
        return result

    def tidy(self) -> None:
        """Empty the log of an SQLite database, if words were removed since it was emptied.

        Raises DatabaseUnavailable when that can't be. While somebody reads it, it stays as it is:
        to be called again.
        """
        if self._untidy:
            self.write(note_removed)

    def _empty_log(self, connection: Connection) -> None:
        """What was committed is in the log until it is written into the file, and stays there until
        other pages are written over it.
        """
        if not self.is_sqlite:
            # PostgreSQL does it in its own time; see `docs/security.md`.
            self._untidy = False
            return
        wire: Any = connection.connection.driver_connection
        try:
            # Nobody waits for whoever reads: it is tried again.
            wire.execute("PRAGMA busy_timeout=0")
            self._untidy = bool(wire.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
        except sqlite3.Error as error:
            # It is committed all the same.
            log.warning("log of the database not emptied", error=type(error).__name__)
        finally:
            wire.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")

    def ping(self) -> None:
        """Raises DatabaseUnavailable when nothing can be written now; writes nothing itself.

        A transaction of a writer that changes nothing has its place at the disk and needs no sync.
        """
        self.write(lambda connection: connection.execute(select(lease.c.id)).first())

    def room(self) -> int | None:
        """The bytes that are free where an SQLite file lies; raises DatabaseUnavailable."""
        if not self.is_sqlite:
            return None
        try:
            return shutil.disk_usage(Path(self.url.database or "").parent).free
        except OSError as error:
            raise DatabaseUnavailable(_reason(error)) from error

    def next_id(self, connection: Connection, column: Any, *taken: Any) -> int:
        """The next free id of a table that only the turns write to; grows within this process.

        ``taken`` are other columns in which such an id may still stand.
        """
        name = column.table.name
        if name not in self._next:
            looks = (select(each).order_by(each.desc()).limit(1) for each in (column, *taken))
            self._next[name] = max(connection.execute(look).scalar() or 0 for look in looks)
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
            if self._file is not None and _file_id(self.url.database) is None:
                # SQLite would make a new, empty one and all would seem well.
                raise _FileGone("the database file was taken away")
            connection = self._reached()
            try:
                if self._holds:
                    self._take_lock(connection)
            except BaseException:
                connection.close()
                raise
            self._writer = connection
            self._file = _file_id(self.url.database) if self.is_sqlite else None
        return self._writer

    def _reached(self) -> Connection:
        """A new connection. How we are to come in is no row: what is wrong with it is no news for
        who wrote one, and must not be told with all its words.
        """
        try:
            return self._engine.connect()
        except (*ROW_ERRORS, TypeError, ValueError) as error:
            raise DatabaseUnavailable(_reason(error)) from None

    def _take_lock(self, connection: Connection) -> None:
        """The lock lives with the system and dies with the process,
        so a crash never leaves it behind.
        """
        if self.is_sqlite:
            self._take_lock_file(connection)
            return
        taken = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _PG_LOCK}).scalar()
        connection.rollback() if not taken else connection.commit()
        if not taken:
            raise DatabaseHeld(self._held_by(connection))

    def _take_lock_file(self, connection: Connection) -> None:
        path = f"{self.url.database}.lock"
        if self._lock_file is not None:
            if _id_of(os.fstat(self._lock_file.fileno())) == _file_id(path):
                return
            # Taken away with the database: whoever made new ones may hold them by now.
            self._lock_file.close()
            self._lock_file = None
        file = open(path, "a", encoding="utf-8", opener=private.opener)  # noqa: SIM115  # held open
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise DatabaseHeld(self._held_by(connection)) from None
        self._lock_file = file

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
                self._let_go(self._writer)
                self._writer.close()
                self._writer = None
            self._engine.dispose()
            if self._lock_file is not None:
                self._lock_file.close()
                self._lock_file = None

    def _let_go(self, writer: Connection) -> None:
        """A server notices a moment later that a connection is gone;
        who starts at once must not find it held.
        """
        if not self._holds or self.is_sqlite:
            return
        try:
            writer.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _PG_LOCK})
            writer.commit()
        except DBAPIError:
            # The server or the connection is gone, and the lock with it.
            writer.invalidate()


def note_removed(connection: Connection) -> None:
    """Words were removed in this transaction; the log is emptied after its commit."""
    connection.info[REMOVED] = True


# The errors by which the database refuses rows: the batch is then tried one message at a time.
ROW_ERRORS = (IntegrityError, DataError, ProgrammingError)


class _FileGone(Exception):
    pass


def _file_id(path: str | None) -> tuple[int, int] | None:
    """Which file stands at this place now."""
    try:
        return _id_of(os.stat(path or ""))  # noqa: PTH116  # on the hot road
    except FileNotFoundError:
        return None


def _id_of(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _forget_row(error: DBAPIError) -> None:
    """PostgreSQL tells the refused row after the first line, and errors are logged."""
    for each in (error, error.orig):
        if each is not None and each.args:
            each.args = tuple(str(each.args[0]).splitlines()[:1])


# What both databases say of themselves, in words an operator can look up. What else they say stays
# out: it may name a row, a person's words in it, or who may come in with which password.
_TROUBLES = (
    "database is locked",
    "unable to open database file",
    "database or disk is full",
    "disk i/o error",
    "attempt to write a readonly database",
    "file is not a database",
    "database disk image is malformed",
    "no such table",
    "no such column",
    "connection refused",
    "connection timeout expired",
    "password authentication failed",
    "name or service not known",
    "no password supplied",
    "too many clients",
    "too many connections",
    "server closed the connection",
    "terminating connection",
    "the connection is closed",
    "the database system is starting up",
    "the database system is shutting down",
    "the database system is in recovery mode",
    "read-only transaction",
    "no space left on device",
    "statement timeout",
    "lock timeout",
    "deadlock detected",
    "does not exist",
)


def _reason(error: BaseException) -> str:
    """One line for an operator, in closed words."""
    if isinstance(error, _FileGone):
        return "database: the database file was taken away"
    cause = error.orig if isinstance(error, DBAPIError) else error
    said = str(cause).lower()
    trouble = next((each for each in _TROUBLES if each in said), "")
    if not trouble and isinstance(cause, OSError) and cause.errno is not None:
        trouble = os.strerror(cause.errno)
    return f"database: {trouble or type(cause).__name__}"


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    # What is removed is written over at once, also in pages that become free: FAST would leave
    # those, and long texts lie in pages of their own.
    cursor.execute("PRAGMA secure_delete=ON")
    # What is sorted or may have to be undone lies in no file beside the database.
    cursor.execute("PRAGMA temp_store=MEMORY")
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")
    # Fewer, larger checkpoints: each one syncs the database file as well.
    cursor.execute("PRAGMA wal_autocheckpoint=16000")
    cursor.execute("PRAGMA cache_size=-65536")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    """A writer takes its lock at the start, so that nothing it read can change before it writes."""
    if connection.get_execution_options().get(READS):
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.exec_driver_sql("BEGIN")
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
