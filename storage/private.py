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


def keep(database: str) -> None:
    """Make the file for its owner alone, or tighten what an earlier version made.

    A file that exists is never opened here: to close it again would take SQLite's locks on it away
    from all other connections of this process.
    """
    # Where there is no such folder, SQLite says so itself.
    with contextlib.suppress(FileExistsError, FileNotFoundError):
        os.close(os.open(database, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, MODE))
    for path in open_to_others(database):
        # Another user's file: `check` names it.
        with contextlib.suppress(PermissionError, FileNotFoundError):
            path.chmod(MODE)


def open_to_others(database: str) -> list[Path]:
    """The files of a database that others on this computer may read or write."""
    return [path for end in BESIDE if is_open_to_others(path := Path(f"{database}{end}"))]


def is_open_to_others(path: Path) -> bool:
    try:
        return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
    except FileNotFoundError:
        return False


def opener(path: str, flags: int) -> int:
    """For ``open(..., opener=...)``: a new file is its owner's alone."""
    return os.open(path, flags, MODE)
