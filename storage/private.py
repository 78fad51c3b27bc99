"""Files that only their owner may read, from the moment they exist: the database and what SQLite
writes beside it.
"""

import contextlib
import os
import sqlite3
import stat
from pathlib import Path
from typing import Any

MODE = 0o600
# What lies beside a database file: its log, the log's index, a journal of older times, our lock.
BESIDE = ("", "-wal", "-shm", "-journal", ".lock")


class PrivateConnection(sqlite3.Connection):
    """SQLite gives what it writes beside a database the mode of the database itself."""

    def __init__(self, database: str, *given: Any, **more: Any) -> None:
        keep(database)
        super().__init__(database, *given, **more)
        found = open_to_others(database)
        if found:
            # Says so when it is no database: then somebody else's file was named by mistake, and
            # stays as it is.
            try:
                self.execute("PRAGMA schema_version")
            except sqlite3.Error:
                self.close()
                raise
        for path in found:
            # Another user's file: `check` names it.
            with contextlib.suppress(PermissionError, FileNotFoundError):
                path.chmod(MODE)


def keep(database: str) -> None:
    """Make the file for its owner alone, where there is none; raises sqlite3.OperationalError for
    what can be none, such as a device.

    A file that exists is never opened here: to close it again would take SQLite's locks on it away
    from all other connections of this process.
    """
    # Where there is no such folder, SQLite says so itself.
    with contextlib.suppress(FileExistsError, FileNotFoundError):
        os.close(_made(database, os.O_RDWR | os.O_EXCL))
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISREG(Path(database).stat().st_mode):
            raise sqlite3.OperationalError("unable to open database file")


def open_to_others(database: str) -> list[Path]:
    """The files of a database that others on this computer may read or write."""
    return [path for end in BESIDE if is_open_to_others(path := Path(f"{database}{end}"))]


def is_open_to_others(path: Path) -> bool:
    """Only of a file: who names a folder by mistake keeps it as it is."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return stat.S_ISREG(mode) and bool(stat.S_IMODE(mode) & 0o077)


def opener(path: str, flags: int) -> int:
    """For ``open(..., opener=...)``: a new file is its owner's alone."""
    try:
        return _made(path, flags | os.O_EXCL)
    except FileExistsError:
        return os.open(path, flags, MODE)


def _made(path: str, flags: int) -> int:
    """A new file with this mode, also where the mask of the process would leave less of it."""
    file = os.open(path, flags | os.O_CREAT | os.O_CLOEXEC, MODE)
    os.fchmod(file, MODE)
    return file
