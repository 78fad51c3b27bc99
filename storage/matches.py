"""Matches, their members and their meetings."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, insert, select, update

from bot.errors import StaleWrite
from bot.matches import Held, Match, MatchState, Meeting, MeetingState, Member
from bot.people import Role
from storage.tables import match_members, matches, meeting_answers, meetings, newcomers, people
from storage.turns import moment

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
_MEETING = select(
    meetings.c.id,
    meetings.c.match_id,
    meetings.c.state,
    meetings.c.version,
    meetings.c.day,
    meetings.c.time,
    meetings.c.place,
    meetings.c.starts_at,
    meetings.c.proposed_by,
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
    for row in connection.execute(_MEMBERS, {"ids": list(ids)}):
        members.setdefault(row[0], []).append(Member(row[1], Role(row[2]), *row[3:7]))
    rows = connection.execute(_MATCH.where(matches.c.id.in_(ids)).order_by(matches.c.id))
    return [_match(row, members.get(row[0], [])) for row in rows]


def one(connection: Connection, id_: int) -> Match | None:
    return next(iter(read(connection, [id_])), None)


def _match(row: Any, members: Iterable[Member]) -> Match:
    since, paused = moment(row[3]), moment(row[9])
    if since is None:
        raise ValueError("a match without a since")
    return Match(
        row[0],
        MatchState(row[1]),
        row[2],
        since,
        tuple(members),
        row[4],
        row[5],
        row[6],
        row[7],
        row[8],
        paused,
        moment(row[10]),
        row[11],
        moment(row[12]),
    )


def of_person(connection: Connection, person_id: int, states: Collection[MatchState]) -> list[Match]:
    """The matches of a person that are in one of these states."""
    ids = connection.execute(_OF_PERSON, {"person_id": person_id, "states": [state.value for state in states]})
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
    """Bring a match from the state it was read in to another one; raises StaleWrite when it moved meanwhile."""
    same = and_(matches.c.id == match.id, matches.c.version == match.version)
    values = {"state": state.value, "version": match.version + 1, "since": now, **facts}
    if connection.execute(update(matches).where(same).values(**values)).rowcount != 1:
        raise StaleWrite("a match changed meanwhile")
    return _again(connection, match.id)


def note(connection: Connection, match: Match, **facts: str | int | None) -> Match:
    """Write down something about a match that leaves its state as it is."""
    connection.execute(update(matches).where(matches.c.id == match.id).values(**facts))
    return _again(connection, match.id)


def _again(connection: Connection, id_: int) -> Match:
    found = one(connection, id_)
    if found is None:
        raise LookupError("the match is gone")
    return found


def answer(connection: Connection, match: Match, person_id: int, said: str, reason: str, now: int) -> Match:
    """Keep what a member said to the proposal."""
    mine = and_(match_members.c.match_id == match.id, match_members.c.person_id == person_id)
    connection.execute(update(match_members).where(mine).values(answer=said, reason=reason, answered_at=now))
    return _again(connection, match.id)


def open_anew(connection: Connection, match: Match) -> None:
    """Forget what was answered, for a proposal that begins again."""
    connection.execute(
        update(match_members).where(match_members.c.match_id == match.id).values(answer="", reason="", answered_at=None)
    )


def leave(connection: Connection, match: Match, person_id: int) -> None:
    """Somebody of a team goes; their place stays empty."""
    mine = and_(match_members.c.match_id == match.id, match_members.c.person_id == person_id)
    connection.execute(update(match_members).where(mine).values(person_id=None, number=""))


def want_afterwards(connection: Connection, match: Match, person_id: int, what: str) -> Match:
    """Keep what a member wants when the match has ended."""
    mine = and_(match_members.c.match_id == match.id, match_members.c.person_id == person_id)
    connection.execute(update(match_members).where(mine).values(afterwards=what))
    return _again(connection, match.id)


def share_number(connection: Connection, match: Match, person_id: int, number: str) -> Match:
    mine = and_(match_members.c.match_id == match.id, match_members.c.person_id == person_id)
    connection.execute(update(match_members).where(mine).values(number=number))
    return _again(connection, match.id)


def case_manager_of(connection: Connection, person_id: int) -> str:
    """The staff id (as written in the profile) of a newcomer's case manager; empty when not known."""
    found: str | None = connection.execute(
        select(newcomers.c.case_manager).where(newcomers.c.person_id == person_id)
    ).scalar()
    return found or ""


# Meetings


def _meeting(row: Any) -> Meeting:
    starts = moment(row[7])
    if starts is None:
        raise ValueError("a meeting without a start")
    day, at = date.fromisoformat(row[4]), time.fromisoformat(row[5])
    return Meeting(row[0], row[1], MeetingState(row[2]), row[3], day, at, row[6], starts, Role(row[8]))


def meeting(connection: Connection, id_: int) -> Meeting | None:
    row = connection.execute(_MEETING.where(meetings.c.id == id_)).first()
    return None if row is None else _meeting(row)


def meetings_of(connection: Connection, match_ids: Collection[int], since: int = 0) -> list[Meeting]:
    """The meetings of these matches that begin at ``since`` or later, in order."""
    if not match_ids:
        return []
    rows = connection.execute(
        _MEETING.where(meetings.c.match_id.in_(match_ids), meetings.c.starts_at >= since).order_by(meetings.c.starts_at)
    )
    return [_meeting(row) for row in rows]


def last_meeting(connection: Connection, match_id: int) -> Meeting | None:
    """The newest meeting that was agreed on, past or to come."""
    agreed = and_(meetings.c.match_id == match_id, meetings.c.state == MeetingState.CONFIRMED.value)
    row = connection.execute(_MEETING.where(agreed).order_by(meetings.c.starts_at.desc()).limit(1)).first()
    return None if row is None else _meeting(row)


def newest_meetings(connection: Connection, match_id: int, before: int, limit: int) -> list[Meeting]:
    """The last meetings that began, or would have begun, before then; the newest first."""
    mine = and_(meetings.c.match_id == match_id, meetings.c.starts_at < before)
    rows = connection.execute(
        _MEETING.where(mine).order_by(meetings.c.starts_at.desc(), meetings.c.id.desc()).limit(limit)
    )
    return [_meeting(row) for row in rows]


def fates(connection: Connection, match_id: int, limit: int) -> list[MeetingState]:
    """What became of the meetings that were agreed on last, the newest first."""
    agreed = [MeetingState.CONFIRMED.value, MeetingState.CANCELLED.value]
    rows = connection.execute(
        select(meetings.c.state)
        .where(meetings.c.match_id == match_id, meetings.c.state.in_(agreed))
        .order_by(meetings.c.since.desc(), meetings.c.id.desc())
        .limit(limit)
    )
    return [MeetingState(row[0]) for row in rows]


def spent(connection: Connection, match_id: int, side: Role) -> tuple[int, int]:
    """(meetings held, minutes together) as this side said, or the other where this one said nothing."""
    rows = connection.execute(
        select(meeting_answers.c.meeting_id, meeting_answers.c.side, meeting_answers.c.met, meeting_answers.c.minutes)
        .join(meetings, meetings.c.id == meeting_answers.c.meeting_id)
        .where(meetings.c.match_id == match_id)
    )
    said: dict[int, tuple[int, int]] = {}
    for meeting_id, who, met, minutes in rows:
        if who == side.value or meeting_id not in said:
            said[meeting_id] = met, minutes
    return sum(met for met, _minutes in said.values()), sum(minutes for met, minutes in said.values() if met)


def propose(connection: Connection, new: Meeting, now: int) -> Meeting:
    """Keep a new proposal; the id and version of ``new`` are given here."""
    values = _columns(new) | {"match_id": new.match_id, "version": 1, "since": now, "created_at": now}
    result = connection.execute(insert(meetings).values(**values))
    return _meeting_again(connection, result.inserted_primary_key[0])  # type: ignore[index]


def change(connection: Connection, was: Meeting, new: Meeting, now: int) -> Meeting:
    """Write a meeting anew as its next version; raises StaleWrite when it changed since it was read."""
    same = and_(meetings.c.id == was.id, meetings.c.version == was.version)
    values = _columns(new) | {"version": was.version + 1, "since": now}
    if connection.execute(update(meetings).where(same).values(**values)).rowcount != 1:
        raise StaleWrite("a meeting changed meanwhile")
    return _meeting_again(connection, was.id)


def _columns(meeting: Meeting) -> dict[str, Any]:
    return {
        "state": meeting.state.value,
        "day": meeting.day.isoformat(),
        "time": meeting.time.strftime("%H:%M"),
        "place": meeting.place,
        "starts_at": int(meeting.starts.timestamp()),
        "proposed_by": meeting.proposed_by.value,
    }


def _meeting_again(connection: Connection, id_: int) -> Meeting:
    found = meeting(connection, id_)
    if found is None:
        raise LookupError("the meeting is gone")
    return found


def held(connection: Connection, meeting_id: int) -> list[Held]:
    """What the sides said after a meeting."""
    found = connection.execute(
        select(meeting_answers.c.side, meeting_answers.c.met, meeting_answers.c.minutes, meeting_answers.c.face).where(
            meeting_answers.c.meeting_id == meeting_id
        )
    )
    return [Held(Role(row[0]), bool(row[1]), row[2], row[3]) for row in found]


def say_held(connection: Connection, meeting_id: int, person_id: int, said: Held, now: int) -> None:
    """Keep what a side said; what it said before is replaced."""
    values = {"person_id": person_id, "met": int(said.met), "minutes": said.minutes, "face": said.face}
    values["answered_at"] = now
    mine = and_(meeting_answers.c.meeting_id == meeting_id, meeting_answers.c.side == said.side.value)
    if connection.execute(update(meeting_answers).where(mine).values(**values)).rowcount == 0:
        connection.execute(insert(meeting_answers).values(meeting_id=meeting_id, side=said.side.value, **values))
