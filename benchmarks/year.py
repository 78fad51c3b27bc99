"""Live matches through the year: what planning one costs, what a heartbeat costs beside many,
and years per second.
"""

import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select, update

from bot.ground import programme as programmes
from bot.language.speech import Speech
from bot.matches.nouns import MatchState
from bot.people.nouns import Role
from bot.simulation import Simulation
from storage import migrate
from storage import timers as due_rows
from storage.database import Connection, Database
from storage.tables import addresses, match_members, matches, people, timers

_NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
# So many matches are due at once in a heartbeat that has work.
DUE = 100
BEGIN = 200


@dataclass(frozen=True, slots=True)
class Year:
    """Beside so many live matches: microseconds to plan the year of one, of an idle heartbeat,
    and per due look.
    """

    live: int
    plan: float
    idle: float
    look: float


def measure(live: int) -> Year:
    """One row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        bot = _bot(f"sqlite:///{folder}/year.sqlite3")
        bot.database.write(lambda connection: _matches(connection, live))
        plan = _plan(bot)
        idle = _idle(bot)
        look = _look(bot)
        bot.database.close()
    return Year(live, plan, idle, look)


def replay(matches_: int = 20) -> float:
    """Years of a match per second of CPU,
    with everything that comes of itself and nobody answering.
    """
    with tempfile.TemporaryDirectory() as folder:
        bot = _bot(f"sqlite:///{folder}/replay.sqlite3")
        bot.database.write(lambda connection: _matches(connection, matches_, future=0))
        started = time.process_time()
        bot.later(days=365)
        spent = time.process_time() - started
        bot.database.close()
    return matches_ / spent


def _bot(url: str) -> Simulation:
    database = Database(url)
    database.work_for("leiden")
    migrate.upgrade(database)
    programme = programmes.load("leiden")
    return Simulation(database, programme, Speech(programme.languages), _NOW)


def _matches(connection: Connection, count: int, future: int = 20) -> None:
    """Live matches, each with ``future`` rows that wait,
    and one that begins its year now (the first ones only).
    """
    now = int(_NOW.timestamp())
    base = {"programme": "leiden", "language": "en", "created_at": 0, "listed_at": 1}
    ids = range(2, 2 * count + 2)
    rows = [base | {"id": n, "role": "mentor" if n % 2 else "newcomer", "name": f"P{n}"} for n in ids]
    connection.execute(insert(people), rows)
    connection.execute(insert(addresses), [{"key": f"telegram:{n}", "person_id": n} for n in ids])
    live = {"programme": "leiden", "state": MatchState.LIVE.value, "version": 2, "since": now, "created_at": now}
    connection.execute(insert(matches), [live | {"id": n, "began_at": now} for n in range(1, count + 1)])
    sides = ((0, Role.NEWCOMER), (1, Role.MENTOR))
    members = [
        {"match_id": n, "person_id": 2 * n + one, "side": side.value}
        for n in range(1, count + 1)
        for one, side in sides
    ]
    connection.execute(insert(match_members), members)
    row = {"version": 9, "state": "scheduled", "changed_at": 0, "kind": "rhythm"}
    later = int((_NOW + timedelta(days=40)).timestamp())
    for first in range(1, count + 1, 5_000):
        some = range(first, min(first + 5_000, count + 1))
        waiting = [
            row | {"about": f"match:{n}", "person_id": 2 * n, "version": 100 + k, "due_at": later + n * 600 + k}
            for n in some
            for k in range(future)
        ]
        if waiting:
            connection.execute(insert(timers), waiting)
    begins = range(1, min(count, BEGIN) + 1)
    first_look = [
        row | {"kind": "year begins", "about": f"match:{n}", "person_id": 2 * n, "version": 0, "due_at": now}
        for n in begins
    ]
    connection.execute(insert(timers), first_look)


def _plan(bot: Simulation) -> float:
    """Microseconds to plan the whole year of one match, in batches."""
    started, done = time.perf_counter(), 0
    while (fired := bot.conversations.fire(bot.now)).number:
        done += fired.number
    return (time.perf_counter() - started) / done * 1e6


def _idle(bot: Simulation) -> float:
    """Microseconds of a heartbeat that finds nothing to do."""
    runs = []
    for _ in range(50):
        started = time.perf_counter()
        bot.conversations.fire(bot.now)
        runs.append(time.perf_counter() - started)
    return statistics.median(runs) * 1e6


def _look(bot: Simulation) -> float:
    """Microseconds per match of a heartbeat in which a hundred matches get their weekly look."""
    rhythm = select(timers.c.id).where(timers.c.kind == "rhythm", timers.c.version == 1).limit(DUE)
    ids = bot.database.write(lambda c: list(c.execute(rhythm).scalars()))
    now = int(bot.now.timestamp())
    bot.database.write(lambda c: c.execute(update(timers).where(timers.c.id.in_(ids)).values(due_at=now)))
    started = time.perf_counter()
    fired = bot.conversations.fire(bot.now)
    spent = time.perf_counter() - started
    if fired.number != len(ids) or bot.database.write(due_rows.next_due) is None:
        raise RuntimeError("the looks did not happen")
    return spent / fired.number * 1e6


if __name__ == "__main__":
    for live in (1_000, 10_000, 100_000):
        row = measure(live)
        print(f"{row.live:>7} live: plan {row.plan:.0f} us, idle heartbeat {row.idle:.0f} us, a look {row.look:.0f} us")
    print(f"{replay():.1f} years of a match per second of CPU")
