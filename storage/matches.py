"""Matches and their members."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, insert, select, update

from bot.ground.errors import StaleWrite
from bot.matches.nouns import Match, MatchState, Member
from bot.people.nouns import Role
from storage.scope import bound, mine
from storage.tables import match_members, matches, newcomers, people
from storage.times import moment

_MATCH = select(
    matches.c.id,
    matches.c.state,
    matches.c.version,
    matches.c.since,
    matches.c.staff_id,
    matches.c.override,
    matches.c.consulted,
    matches.c.consult_reason,
    matches.c.end_reason,
    matches.c.paused_until,
    matches.c.began_at,
    matches.c.suggested,
    matches.c.ends_at,
)
_BY_ID = _MATCH.where(matches.c.id.in_(bindparam("ids", expanding=True))).order_by(matches.c.id)
_MEMBERS = (
    select(
        match_members.c.match_id,
        match_members.c.person_id,
        match_members.c.side,
        func.coalesce(people.c.name, ""),
        match_members.c.answer,
        match_members.c.number,
        match_members.c.afterwards,
    )
    .select_from(match_members.outerjoin(people, people.c.id == match_members.c.person_id))
    .where(match_members.c.match_id.in_(bindparam("ids", expanding=True)), match_members.c.person_id.is_not(None))
    .order_by(match_members.c.id)
)
_OF_PERSON = (
    select(match_members.c.match_id)
    .join(matches, matches.c.id == match_members.c.match_id)
    .where(
        match_members.c.person_id == bindparam("person_id"), matches.c.state.in_(bindparam("states", expanding=True))
    )
    .order_by(match_members.c.match_id)
)


def create(
    connection: Connection,
    programme: str,
    sides: Sequence[tuple[int, Role]],
    staff_id: int | None,
    override: str,
    now: int,
) -> int:
    """A draft between these (person id, side); returns its id."""
    row = {"programme": programme, "state": MatchState.DRAFT.value, "version": 1, "since": now, "created_at": now}
    result = connection.execute(insert(matches).values(**row, staff_id=staff_id, override=override))
    id_: int = result.inserted_primary_key[0]  # type: ignore[index]  # an insert of one row has one
    members = [{"match_id": id_, "person_id": person_id, "side": side.value} for person_id, side in sides]
    connection.execute(insert(match_members), members)
    return id_


def read(connection: Connection, ids: Collection[int]) -> list[Match]:
    """These matches with their members, by id."""
    if not ids:
        return []
    members: dict[int, list[Member]] = {}
    for row in connection.execute(bound(connection, _MEMBERS, match_members), {"ids": list(ids)}):
        members.setdefault(row[0], []).append(Member(row[1], Role(row[2]), *row[3:7]))
    rows = connection.execute(bound(connection, _BY_ID, matches), {"ids": list(ids)})
    return [_match(row, members.get(row[0], [])) for row in rows]


def one(connection: Connection, id_: int) -> Match | None:
    return next(iter(read(connection, [id_])), None)


def _match(row: Any, members: Iterable[Member]) -> Match:
    since, paused = moment(row[3]), moment(row[9])
    if since is None:
        raise ValueError("a match without a since")
    return Match(
        id=row[0],
        state=MatchState(row[1]),
        version=row[2],
        since=since,
        members=tuple(members),
        staff_id=row[4],
        override=row[5],
        consulted=row[6],
        consult_reason=row[7],
        end_reason=row[8],
        paused_until=paused,
        began=moment(row[10]),
        suggested=row[11],
        ends=moment(row[12]),
    )


def of_person(connection: Connection, person_id: int, states: Collection[MatchState]) -> list[Match]:
    """The matches of a person that are in one of these states."""
    asked = {"person_id": person_id, "states": [state.value for state in states]}
    ids = connection.execute(bound(connection, _OF_PERSON, matches), asked)
    return read(connection, list(ids.scalars()))


def in_states(connection: Connection, programme: str, states: Collection[MatchState], limit: int = 200) -> list[Match]:
    """A programme's matches in these states, the longest first."""
    ids = connection.execute(
        select(matches.c.id)
        .where(matches.c.programme == programme, matches.c.state.in_([state.value for state in states]))
        .order_by(matches.c.since, matches.c.id)
        .limit(limit)
    )
    return sorted(read(connection, list(ids.scalars())), key=lambda match: (match.since, match.id))


def move(connection: Connection, match: Match, state: MatchState, now: int, **facts: str | int | None) -> Match:
    """Bring a match from the state it was read in to another one;
    raises StaleWrite when it moved meanwhile.
    """
    same = and_(matches.c.id == match.id, matches.c.version == match.version, mine(connection, matches))
    values = {"state": state.value, "version": match.version + 1, "since": now, **facts}
    if connection.execute(update(matches).where(same).values(**values)).rowcount != 1:
        raise StaleWrite("a match changed meanwhile")
    return _again(connection, match.id)


def note(connection: Connection, match: Match, **facts: str | int | None) -> Match:
    """Write down something about a match that leaves its state as it is."""
    connection.execute(update(matches).where(matches.c.id == match.id, mine(connection, matches)).values(**facts))
    return _again(connection, match.id)


def _again(connection: Connection, id_: int) -> Match:
    found = one(connection, id_)
    if found is None:
        raise LookupError("the match is gone")
    return found


def _of(connection: Connection, match: Match, person_id: int | None = None) -> ColumnElement[bool]:
    """The members of a match, or the one who is this person."""
    whose = [match_members.c.person_id == person_id] if person_id is not None else []
    return and_(match_members.c.match_id == match.id, *whose, mine(connection, match_members))


def answer(connection: Connection, match: Match, person_id: int, said: str, reason: str, now: int) -> Match:
    """Keep what a member said to the proposal."""
    connection.execute(
        update(match_members)
        .where(_of(connection, match, person_id))
        .values(answer=said, reason=reason, answered_at=now)
    )
    return _again(connection, match.id)


def open_anew(connection: Connection, match: Match) -> None:
    """Forget what was answered, for a proposal that begins again."""
    connection.execute(
        update(match_members).where(_of(connection, match)).values(answer="", reason="", answered_at=None)
    )


def leave(connection: Connection, match: Match, person_id: int) -> None:
    """Somebody of a team goes; their place stays empty."""
    connection.execute(update(match_members).where(_of(connection, match, person_id)).values(person_id=None, number=""))


def want_afterwards(connection: Connection, match: Match, person_id: int, what: str) -> Match:
    """Keep what a member wants when the match has ended."""
    connection.execute(update(match_members).where(_of(connection, match, person_id)).values(afterwards=what))
    return _again(connection, match.id)


def share_number(connection: Connection, match: Match, person_id: int, number: str) -> Match:
    connection.execute(update(match_members).where(_of(connection, match, person_id)).values(number=number))
    return _again(connection, match.id)


def case_manager_of(connection: Connection, person_id: int) -> str:
    """The staff id (as written in the profile) of a newcomer's case manager;
    empty when not known.
    """
    found: str | None = connection.execute(
        select(newcomers.c.case_manager).where(newcomers.c.person_id == person_id, mine(connection, newcomers))
    ).scalar()
    return found or ""
