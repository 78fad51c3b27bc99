"""Where the time of a turn goes: a run of its own, with clocks around the parts."""

import json
from collections.abc import Callable
from time import perf_counter
from typing import Any, TypeVar, cast

from sqlalchemy import event

from benchmarks.turns import Road
from bot.ground.messages import Incoming
from bot.handlers.telegram import updates as telegram_updates
from storage.database import Connection, Database

T = TypeVar("T")
PARTS = ("JSON", "reading", "steps, texts, rows", "SQLAlchemy", "driver, SQL", "begin, commit", "batcher, threads")


class Clocks:
    """Seconds spent per part."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def add(self, part: str, started: float) -> None:
        self.spent[part] = self.spent.get(part, 0.0) + perf_counter() - started


class _TimedConnection:
    """A connection whose methods are timed."""

    def __init__(self, connection: Connection, clocks: Clocks) -> None:
        self._connection = connection
        self._clocks = clocks

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._connection, name)
        if not callable(method):
            return method

        def timed(*arguments: Any, **more: Any) -> Any:
            started = perf_counter()
            try:
                return self._fetched(method(*arguments, **more))
            finally:
                self._clocks.add("statements", started)

        return timed

    def _fetched(self, result: Any) -> Any:
        """All rows at once: a driver looks for most of them only when they are fetched."""
        if not getattr(result, "returns_rows", False):
            return result
        started = perf_counter()
        frozen = result.freeze()
        self._clocks.add("driver", started)
        return frozen()


class TimedDatabase(Database):
    """A database that notes the time of statements, of the driver below them,
    and of whole transactions.
    """

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.clocks = Clocks()
        self.timing = False
        self._inside = False
        self._started = 0.0
        event.listen(self.engine, "before_cursor_execute", self._before)
        event.listen(self.engine, "after_cursor_execute", self._after)

    def _before(self, *_arguments: Any) -> None:
        self._started = perf_counter()

    def _after(self, *_arguments: Any) -> None:
        if self._inside:
            self.clocks.add("driver", self._started)

    def write(self, work: Callable[[Connection], T]) -> T:
        if not self.timing:
            return super().write(work)

        def timed(connection: Connection) -> T:
            started, self._inside = perf_counter(), True
            try:
                return work(cast("Connection", _TimedConnection(connection, self.clocks)))
            finally:
                self._inside = False
                self.clocks.add("work", started)

        started = perf_counter()
        try:
            return super().write(timed)
        finally:
            self.clocks.add("write", started)


class TimedRoad(Road):
    """The road on a timed database; the reading of updates is timed too."""

    def __init__(self, database: TimedDatabase, people: int) -> None:
        super().__init__(database, people)
        self._timed_database = database
        self._clocks = database.clocks
        self._spent: dict[str, float] = {}
        self._seconds = 0.0

    def read(self, raw: bytes) -> Incoming | None:
        started = perf_counter()
        update = json.loads(raw)
        self._clocks.add("JSON", started)
        started = perf_counter()
        incoming = telegram_updates.read(update)
        self._clocks.add("reading", started)
        return incoming

    async def timed(self, raw: list[bytes], in_flight: int) -> float:
        """Only this part of a run counts, not the preparing and checking around it."""
        self._clocks.spent.clear()
        self._timed_database.timing = True
        self._seconds = await super().timed(raw, in_flight)
        self._timed_database.timing = False
        self._spent = dict(self._clocks.spent)
        return self._seconds

    def shares(self, in_flight: int, count: int) -> dict[str, float]:
        """Microseconds per turn of each part, in the order of PARTS; the quietest of three runs."""
        return min((self._share(in_flight, count) for _ in range(3)), key=lambda parts: sum(parts.values()))

    def _share(self, in_flight: int, count: int) -> dict[str, float]:
        self.run(in_flight, count)
        spent, seconds = self._spent, self._seconds
        steps = spent["work"] - spent["statements"]
        alchemy = spent["statements"] - spent["driver"]
        commit = spent["write"] - spent["work"]
        parts = [spent["JSON"], spent["reading"], steps, alchemy, spent["driver"], commit]
        parts.append(seconds - sum(parts))
        return {part: value / count * 1e6 for part, value in zip(PARTS, parts, strict=True)}
