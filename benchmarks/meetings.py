"""Planning and confirming a meeting by chat,
and what a heartbeat costs while a hundred thousand reminders wait.
"""

import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from bot.ground import programme as programmes
from bot.ground.messages import Kind
from bot.language.speech import Speech
from bot.matches.nouns import MatchState
from bot.people.nouns import Role
from bot.simulation import Simulation
from storage import matches, migrate
from storage.database import Connection, Database
from storage.tables import addresses, people, timers

_NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_TURNS = ("2026-11-25", "14:00", "library", "ok")


@dataclass(frozen=True, slots=True)
class Meetings:
    """Turns per second while pairs plan and confirm in batches;
    microseconds of an idle heartbeat, by waiting rows.
    """

    turns: float
    empty: float
    waiting: float


def measure(pairs: int, reminders: int) -> Meetings:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/meetings.sqlite3")
        database.work_for("leiden")
        migrate.upgrade(database)
        programme = programmes.load("leiden")
        bot = Simulation(database, programme, Speech(programme.languages), _NOW)
        database.write(lambda connection: _pairs(connection, pairs))
        empty = _heartbeat(bot)
        turns = _plan(bot, pairs)
        database.write(lambda connection: _wait(connection, reminders))
        waiting = _heartbeat(bot)
        database.close()
    return Meetings(turns, empty, waiting)


def _pairs(connection: Connection, count: int) -> None:
    """Count live matches; person 2n is the newcomer and 2n + 1 the mentor of match n."""
    base = {"programme": "leiden", "language": "en", "created_at": 0, "listed_at": 1}
    ids = range(2, 2 * count + 2)
    rows = [base | {"id": n, "role": "mentor" if n % 2 else "newcomer", "name": f"P{n}"} for n in ids]
    connection.execute(insert(people), rows)
    connection.execute(insert(addresses), [{"key": f"telegram:{n}", "person_id": n} for n in ids])
    now = int(_NOW.timestamp())
    for n in range(1, count + 1):
        sides = [(2 * n, Role.NEWCOMER), (2 * n + 1, Role.MENTOR)]
        id_ = matches.create(connection, "leiden", sides, None, "", now)
        match = matches.one(connection, id_)
        if match is not None:
            matches.move(connection, match, MatchState.LIVE, now)


def _plan(bot: Simulation, pairs: int) -> float:
    """Every mentor plans and every newcomer says yes, all of them in each batch."""
    count, spent = 0, 0.0
    mentors, others = [str(2 * n + 1) for n in range(1, pairs + 1)], [str(2 * n) for n in range(1, pairs + 1)]
    steps = [(mentors, ""), *((mentors, option) for option in _TURNS), (others, "yes")]
    for people_, option in steps:
        batch = [
            bot.message(who, Kind.PRESS, _data(bot, who, option) or f"!PlanMeeting match:{n}", press="1")
            for n, who in enumerate(people_, 1)
        ]
        start = time.perf_counter()
        bot.receive(*batch)
        spent += time.perf_counter() - start
        count += len(batch)
    return count / spent


def _data(bot: Simulation, who: str, option: str) -> str:
    if not option:
        return ""
    for button in bot.replies(who)[-1].options:
        if button.data.endswith(f".{option}"):
            return button.data
    raise LookupError(option)


def _wait(connection: Connection, count: int) -> None:
    later = int((_NOW + timedelta(days=30)).timestamp())
    row = {"kind": "day before", "version": 1, "person_id": 1, "state": "scheduled", "changed_at": 0, "due_at": later}
    connection.execute(insert(timers), [row | {"about": f"meeting:{10_000_000 + n}"} for n in range(count)])


def _heartbeat(bot: Simulation) -> float:
    """Microseconds of a heartbeat that finds nothing to do."""
    bot.conversations.fire(bot.now)
    runs = []
    for _ in range(50):
        start = time.perf_counter()
        bot.conversations.fire(bot.now)
        runs.append(time.perf_counter() - start)
    return statistics.median(runs) * 1e6
