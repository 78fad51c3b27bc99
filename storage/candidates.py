"""Newcomers who seek and mentor sides that may help, as matching wants them."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from bot.matches import TAKES_PLACE, MatchState
from bot.matching import Helper, MentorSide, Seeker
from bot.people import Role
from storage.tables import match_members, matches, mentors, newcomers, people, teams

_SEEKER = select(
    newcomers.c.person_id,
    newcomers.c.town,
    newcomers.c.languages,
    newcomers.c.dutch,
    newcomers.c.free,
    newcomers.c.wish,
    newcomers.c.gender,
    newcomers.c.interests,
    newcomers.c.goals,
).where(newcomers.c.person_id == bindparam("person_id"))
_HELPERS = (
    select(
        people.c.id,
        people.c.name,
        people.c.team_id,
        people.c.paused_until,
        mentors.c.town,
        mentors.c.languages,
        mentors.c.free,
        mentors.c.wish,
        mentors.c.gender,
        mentors.c.interests,
        mentors.c.together,
        mentors.c.newcomers,
        mentors.c.conduct_at,
        mentors.c.vog_at,
    )
    .join(mentors, mentors.c.person_id == people.c.id)
    .where(
        people.c.programme == bindparam("programme"),
        people.c.role == Role.MENTOR.value,
        people.c.listed_at.is_not(None),
        people.c.stopped_at.is_(None),
    )
    .order_by(people.c.id)
)
# A match counts once for its mentor side: by the member of the side with the lowest id.
_TAKEN = (
    select(func.min(match_members.c.person_id), match_members.c.match_id)
    .join(matches, matches.c.id == match_members.c.match_id)
    .where(
        match_members.c.side == Role.MENTOR.value,
        match_members.c.person_id.is_not(None),
        matches.c.state.in_([state.value for state in TAKES_PLACE]),
    )
    .group_by(match_members.c.match_id)
)


@lru_cache(maxsize=4096)
def _set(stored: str) -> frozenset[str]:
    """Several choices as they are stored: ",a,b,"; few different ones exist, so each is read once."""
    return frozenset(part for part in stored.split(",") if part)


def seeker(connection: Connection, person_id: int) -> Seeker | None:
    row = connection.execute(_SEEKER, {"person_id": person_id}).first()
    if row is None:
        return None
    return Seeker(row[0], row[1], _set(row[2]), row[3], _set(row[4]), row[5], row[6], _set(row[7]), _set(row[8]))


def sides(connection: Connection, programme: str, now: int) -> list[MentorSide]:
    """Every mentor on the list; those of one team are one side."""
    return _sides(connection, connection.execute(_HELPERS, {"programme": programme}), now)


def side(connection: Connection, programme: str, key: str, now: int) -> MentorSide | None:
    """One side by its key, if it is on the list."""
    kind, _colon, id_ = key.partition(":")
    column = people.c.team_id if kind == "team" else people.c.id
    rows = connection.execute(_HELPERS.where(column == int(id_)), {"programme": programme})
    return next(iter(_sides(connection, rows, now)), None)


def _sides(connection: Connection, rows: Iterable[Any], now: int) -> list[MentorSide]:
    team_of: dict[int, int | None] = {}
    grouped: dict[str, list[Helper]] = {}
    for row in rows:
        helper = _helper(row, now)
        team_of[helper.person_id] = row[2]
        grouped.setdefault(f"team:{row[2]}" if row[2] is not None else f"mentor:{row[0]}", []).append(helper)
    taken: dict[str, int] = {}
    for person_id, _match in connection.execute(_TAKEN):
        if person_id in team_of:
            team = team_of[person_id]
            key = f"team:{team}" if team is not None else f"mentor:{person_id}"
            taken[key] = taken.get(key, 0) + 1
    names = _team_names(connection) if any(team is not None for team in team_of.values()) else {}
    return [
        MentorSide(key, names.get(key, helpers[0].name), tuple(helpers), taken.get(key, 0))
        for key, helpers in grouped.items()
    ]


def _team_names(connection: Connection) -> dict[str, str]:
    return {f"team:{row[0]}": row[1] for row in connection.execute(select(teams.c.id, teams.c.name))}


def _helper(row: Any, now: int) -> Helper:
    return Helper(
        row[0],
        row[1],
        row[4],
        _set(row[5]),
        _set(row[6]),
        row[7],
        row[8],
        _set(row[9]),
        _set(row[10]),
        row[11],
        row[12] > 0,
        row[13] > 0,
        row[3] is not None and row[3] > now,
    )


def declined(connection: Connection, seeker_id: int) -> frozenset[int]:
    """With whom a newcomer had a proposal that one of them said no to."""
    own = select(match_members.c.match_id).where(match_members.c.person_id == seeker_id)
    found = connection.execute(
        select(match_members.c.person_id)
        .join(matches, matches.c.id == match_members.c.match_id)
        .where(
            match_members.c.match_id.in_(own),
            matches.c.state == MatchState.DECLINED.value,
            match_members.c.person_id.is_not(None),
            match_members.c.person_id != seeker_id,
        )
    )
    return frozenset(found.scalars())
