"""What was once walked through and is then put down: the rows of a database,
and with them a whole town.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from copy import copy
from datetime import datetime
from itertools import count
from pathlib import Path

from bot.simulation import Reply, Simulation
from storage.database import Database
from storage.tables import metadata
from tests.town import Town

NUMBERS = count(1)
TABLES = [table.name for table in metadata.sorted_tables]


class Rows:
    """All rows of a database, to put into empty ones of its kind."""

    def __init__(self, database: Database) -> None:
        self.of_sqlite = database.is_sqlite
        if self.of_sqlite:
            self._copy = sqlite3.connect(":memory:", check_same_thread=False)
            with closing(sqlite3.connect(str(database.url.database))) as file:
                file.backup(self._copy)
            return
        # They stay in the server, in a schema beside the tables, so nothing has to travel.
        self._schema = f"kept_{next(NUMBERS)}"
        names = [f"CREATE TABLE {self._schema}.{name} AS TABLE public.{name}" for name in TABLES]
        counts = "SELECT sequencename, last_value FROM pg_sequences WHERE last_value > 0"
        names.append(f"CREATE TABLE {self._schema}.counts AS {counts}")
        _do(database, f"DROP SCHEMA IF EXISTS {self._schema} CASCADE", f"CREATE SCHEMA {self._schema}", *names)

    def into(self, database: Database) -> None:
        assert database.is_sqlite == self.of_sqlite
        if self.of_sqlite:
            with closing(sqlite3.connect(str(database.url.database))) as file:
                self._copy.backup(file)
            return
        rows = [f"INSERT INTO public.{name} SELECT * FROM {self._schema}.{name}" for name in TABLES]
        counts = f"PERFORM setval(quote_ident(sequencename)::regclass, last_value) FROM {self._schema}.counts"
        _do(database, *rows, counts)


def _do(database: Database, *statements: str) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql(f"DO $$ BEGIN {'; '.join(statements)}; END $$")


class Files:
    """An SQLite database as it lies on the disk: its log and what is between its rows as well."""

    def __init__(self, database: Database) -> None:
        self._bytes = {end: Path(f"{database.url.database}{end}").read_bytes() for end in ("", "-wal")}

    def into(self, database: Database) -> None:
        """To be done before anybody opens it."""
        for end, content in self._bytes.items():
            Path(f"{database.url.database}{end}").write_bytes(content)


class Kept:
    """A town as it stood at the end of a walk."""

    def __init__(self, town: Town, rows: Rows | Files | None = None) -> None:
        bot = town.bot
        self.rows = rows or Rows(bot.database)
        self.now: datetime = bot.now
        self.count: int = bot._count
        self.channels = dict(bot.channels)
        self.seen: dict[str, int] = dict(bot._seen)
        self.shown: dict[str, list[Reply]] = {who: copy(replies) for who, replies in bot._shown.items()}
        self.people = copy(town.people)

    def into(self, bot: Simulation) -> Town:
        self.rows.into(bot.database)
        bot.now, bot._count, bot._seen = self.now, self.count, dict(self.seen)
        bot.channels = dict(self.channels)
        bot._shown = {who: copy(replies) for who, replies in self.shown.items()}
        return Town(bot, copy(self.people))


_KEPT: dict[tuple[Callable[[Town], object], bool], Kept] = {}


def walked(bot: Simulation, walk: Callable[[Town], object]) -> Town:
    """Where this walk leads from an empty town;
    who was there before on this kind of database need not walk again.
    """
    assert not bot._count, "the walk begins in an empty town"
    key = (walk, bot.database.is_sqlite)
    if key not in _KEPT:
        town = Town(bot)
        walk(town)
        _KEPT[key] = Kept(town)
        return town
    return _KEPT[key].into(bot)
