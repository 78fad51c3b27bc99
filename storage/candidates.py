"""Newcomers who seek and mentor sides that may help, as matching wants them."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, select

from bot.ground.typed import whole
from bot.matches.fit import Helper, MentorSide, Seeker
from bot.matches.nouns import TAKES_PLACE, MatchState
from bot.people.nouns import Role
from bot.requests.nouns import RequestKind, RequestState
from storage.scope import bound
from storage.tables import match_members, matches, mentors, newcomers, people, requests, teams

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
_OWN = match_members.alias()
# Somebody ended the match because they did not feel safe, and no coordinator has closed that yet:
# nobody else is proposed to the other side.
_HELD = (
    select(match_members.c.person_id)
    .join(matches, matches.c.id == match_members.c.match_id)
    .join(_OWN, and_(_OWN.c.match_id == matches.c.id, _OWN.c.side != match_members.c.side))
    .join(requests, requests.c.person_id == _OWN.c.person_id)
    .where(
        matches.c.state == MatchState.ENDED.value,
        matches.c.end_reason == "unsafe",
        matches.c.ended_by == _OWN.c.side,
        requests.c.kind == RequestKind.CONCERN.value,
        requests.c.about == "whom:other",
        requests.c.state != RequestState.CLOSED.value,
        match_members.c.person_id.is_not(None),
    )
)
# In the order of `Helper`, after the team; read by position, which is faster.
_HELPERS = (
    select(
        people.c.team_id,
        people.c.id,
        people.c.name,
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
        people.c.paused_until,
    )
    .join(mentors, mentors.c.person_id == people.c.id)
    .where(
        people.c.programme == bindparam("programme"),
        people.c.role == Role.MENTOR.value,
        people.c.listed_at.is_not(None),
        people.c.stopped_at.is_(None),
        people.c.id.not_in(_HELD),
    )
    .order_by(people.c.id)
)
# By the team somebody is in now, be they on the list or not: who stopped has not given the newcomer
# away.
_TAKEN = (
    select(people.c.team_id, people.c.id, matches.c.id)
    .join(match_members, match_members.c.person_id == people.c.id)
    .join(matches, matches.c.id == match_members.c.match_id)
    .where(
        people.c.programme == bindparam("programme"),
        match_members.c.side == Role.MENTOR.value,
        matches.c.state.in_([state.value for state in TAKES_PLACE]),
    )
)
_TEAM_NAMES = select(teams.c.id, teams.c.name).where(teams.c.id.in_(bindparam("ids", expanding=True)))
# A mentor who joined a team is no side of their own any more.
_THIS: dict[str, ColumnElement[bool]] = {
    "team": people.c.team_id == bindparam("id"),
    "mentor": and_(people.c.id == bindparam("id"), people.c.team_id.is_(None)),
}
_HELPERS_OF = {kind: _HELPERS.where(this) for kind, this in _THIS.items()}
_TAKEN_OF = {kind: _TAKEN.where(this) for kind, this in _THIS.items()}
_DECLINED = (
    select(match_members.c.person_id)
    .join(matches, matches.c.id == match_members.c.match_id)
    .join(_OWN, _OWN.c.match_id == matches.c.id)
    .where(
        _OWN.c.person_id == bindparam("person_id"),
        _OWN.c.side == Role.NEWCOMER.value,
        matches.c.state == MatchState.DECLINED.value,
        match_members.c.side == Role.MENTOR.value,
        match_members.c.person_id.is_not(None),
    )
)


@lru_cache(maxsize=16_384)
def _set(stored: str) -> frozenset[str]:
    """Several choices as they are stored: ",a,b,"; few different ones exist,
    so each is read once.
    """
    return frozenset(part for part in stored.split(",") if part)


def seeker(connection: Connection, person_id: int) -> Seeker | None:
    """A newcomer as matching sees them; nothing before their intake."""
    row = connection.execute(bound(connection, _SEEKER, newcomers), {"person_id": person_id}).first()
    if row is None:
        return None
    return Seeker(
        person_id=row[0],
        town=row[1],
        languages=_set(row[2]),
        dutch=row[3],
        free=_set(row[4]),
        wish=row[5],
        gender=row[6],
        interests=_set(row[7]),
        goals=_set(row[8]),
    )


def sides(connection: Connection, programme: str, now: int) -> list[MentorSide]:
    """Every mentor on the list; those of one team are one side."""
    return _sides(connection, (_HELPERS, _TAKEN), {"programme": programme}, now)


def side(connection: Connection, programme: str, key: str, now: int) -> MentorSide | None:
    """One side by its key, if it is on the list."""
    kind, _colon, written = key.partition(":")
    id_ = whole(written)
    if kind not in _THIS or id_ is None:
        return None
    wanted = {"programme": programme, "id": id_}
    return next(iter(_sides(connection, (_HELPERS_OF[kind], _TAKEN_OF[kind]), wanted, now)), None)


def _sides(
    connection: Connection, statements: tuple[Select[Any], Select[Any]], wanted: dict[str, Any], now: int
) -> list[MentorSide]:
    helpers, standing = (connection.execute(statement, wanted).all() for statement in statements)
    alone = Counter(person for team, person, _match in standing if team is None)
    found = []
    grouped: dict[int, list[Helper]] = {}
    for row in helpers:
        team, helper = row[0], _helper(row, now)
        if team is None:
            id_ = helper.person_id
            found.append(MentorSide(f"mentor:{id_}", helper.name, (helper,), alone.get(id_, 0)))
        else:
            grouped.setdefault(team, []).append(helper)
    # A match with several of a team is one match.
    together = Counter(team for team, _match in {(team, match) for team, _person, match in standing})
    names = _team_names(connection, grouped)
    found += [MentorSide(f"team:{id_}", names[id_], tuple(team), together[id_]) for id_, team in grouped.items()]
    return found


def _team_names(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    return {row[0]: row[1] for row in connection.execute(bound(connection, _TEAM_NAMES, teams), {"ids": list(ids)})}


def _helper(row: Any, now: int) -> Helper:
    _team, id_, name, town, languages, free, wish, gender, interests, together, places, conduct, vog, paused = row
    return Helper(
        person_id=id_,
        name=name,
        town=town,
        languages=_set(languages),
        free=_set(free),
        wish=wish,
        gender=gender,
        interests=_set(interests),
        together=_set(together),
        places=places,
        conduct=conduct > 0,
        vog=vog > 0,
        paused=paused is not None and paused > now,
    )


def declined(connection: Connection, seeker_id: int) -> frozenset[int]:
    """The mentors with whom a newcomer had a proposal that one of them said no to."""
    return frozenset(connection.execute(bound(connection, _DECLINED, matches), {"person_id": seeker_id}).scalars())
