"""Suggestions for one newcomer among many mentors: reading them, and choosing."""

import random
import statistics
import tempfile
import time
from dataclasses import dataclass

from sqlalchemy import insert

from bot.matches.fit import suggest
from bot.matches.nouns import MatchState
from storage import candidates, migrate
from storage.database import Connection, Database
from storage.tables import match_members, matches, mentors, newcomers, people, teams

_FREE = ("wm", "wa", "we", "em", "ea", "ee")
_SPOKEN = ("nl", "en", "ar", "ti", "fr", "tr", "so")
_LIKED = ("sport", "cooking", "music", "nature", "reading", "film")
_TEAMS = 100
_TIMES = 9


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Milliseconds for one newcomer, in the middle of several runs,
    and how many of them are reading.
    """

    mentors: int
    milliseconds: float
    reading: float


def measure(count: int) -> Suggestions:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/mentors.sqlite3")
        database.work_for("leiden")
        migrate.upgrade(database)
        database.write(lambda connection: _fill(connection, count))
        runs = [database.write(_once) for _ in range(_TIMES)]
        database.close()
    return Suggestions(
        count, statistics.median(sum(run) for run in runs) * 1000, statistics.median(run[0] for run in runs) * 1000
    )


def _once(connection: Connection) -> tuple[float, float]:
    """(seconds to read, seconds to choose) for the first person."""
    start = time.perf_counter()
    seeker = candidates.seeker(connection, 1)
    sides = candidates.sides(connection, "leiden", 0)
    declined = candidates.declined(connection, 1)
    read = time.perf_counter()
    if seeker is None or len(suggest(seeker, sides, declined=declined, needs_vog=True)) != 5:
        raise RuntimeError("five mentors should fit")
    return read - start, time.perf_counter() - read


def _fill(connection: Connection, count: int) -> None:
    """One newcomer who waits; mentors, each sixth in a team; as many other newcomers,
    each matched with one of them.
    """
    chance = random.Random(7)
    known = [{"id": id_, "name": f"Team {id_}", "token": str(id_)} for id_ in range(1, _TEAMS + 1)]
    connection.execute(insert(teams), [team | {"programme": "leiden", "created_at": 0} for team in known])
    person = {"programme": "leiden", "language": "nl", "created_at": 0, "listed_at": 1, "team_id": None}
    everybody = [
        person | {"id": id_, "role": "mentor" if 1 < id_ <= count + 1 else "newcomer", "name": f"P{id_}"}
        for id_ in range(1, 2 * count + 2)
    ]
    for mentor in everybody[1 : count + 1 : 6]:
        mentor["team_id"] = chance.randint(1, _TEAMS)
    connection.execute(insert(people), everybody)
    _tell(connection, count, chance)
    _match(connection, count, chance)


def _tell(connection: Connection, count: int, chance: random.Random) -> None:
    def some(of: tuple[str, ...], most: int) -> str:
        return f",{','.join(sorted(chance.sample(of, chance.randint(1, most))))},"

    base = {"town": "Leiden", "wish": "either", "gender": "woman"}
    seeker = base | {"person_id": 1, "languages": ",ar,en,", "dutch": "words", "free": ",ea,we,"}
    connection.execute(insert(newcomers), [seeker | {"interests": ",music,", "goals": ",dutch,town,"}])
    rows = [
        base
        | {
            "person_id": id_,
            "languages": some(_SPOKEN, 3),
            "free": some(_FREE, 3),
            "interests": some(_LIKED, 3),
            "together": ",dutch,walk,",
            "newcomers": 2,
            "conduct_at": 1,
            "vog_at": 1,
        }
        for id_ in range(2, count + 2)
    ]
    connection.execute(insert(mentors), rows)


def _match(connection: Connection, count: int, chance: random.Random) -> None:
    """A match for each mentor: some stand, some are being made, some have ended."""
    states = (MatchState.LIVE, MatchState.LIVE, MatchState.PROPOSED, MatchState.DECLINED, MatchState.ENDED)
    same = {"programme": "leiden", "version": 1, "since": 0, "created_at": 0}
    made = [same | {"id": id_, "state": chance.choice(states).value} for id_ in range(1, count + 1)]
    connection.execute(insert(matches), made)
    sides = [
        {"match_id": id_, "person_id": person, "side": side}
        for id_ in range(1, count + 1)
        for side, person in (("mentor", id_ + 1), ("newcomer", count + 1 + id_))
    ]
    connection.execute(insert(match_members), sides)
