"""The meetings of matches, and what was said after them."""

from collections.abc import Collection
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, and_, bindparam, insert, select, update

from bot.ground.errors import StaleWrite
from bot.meetings.nouns import Held, Meeting, MeetingState
from bot.people.nouns import Role
from storage.scope import bound, mine
from storage.tables import meeting_answers, meetings
from storage.times import moment

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
# Read whenever somebody sees their menu, so it is made once.
_OF_MATCHES = _MEETING.where(
    meetings.c.match_id.in_(bindparam("ids", expanding=True)), meetings.c.starts_at >= bindparam("since")
).order_by(meetings.c.starts_at)


# Meetings


def _meeting(row: Any) -> Meeting:
    starts = moment(row[7])
    if starts is None:
        raise ValueError("a meeting without a start")
    day, at = date.fromisoformat(row[4]), time.fromisoformat(row[5])
    return Meeting(
        id=row[0],
        match_id=row[1],
        state=MeetingState(row[2]),
        version=row[3],
        day=day,
        time=at,
        place=row[6],
        starts=starts,
        proposed_by=Role(row[8]),
    )


def one(connection: Connection, id_: int) -> Meeting | None:
    row = connection.execute(_MEETING.where(meetings.c.id == id_, mine(connection, meetings))).first()
    return None if row is None else _meeting(row)


def of_matches(connection: Connection, match_ids: Collection[int], since: int = 0) -> list[Meeting]:
    """The meetings of these matches that begin at ``since`` or later, in order."""
    if not match_ids:
        return []
    asked = {"ids": list(match_ids), "since": since}
    rows = connection.execute(bound(connection, _OF_MATCHES, meetings), asked)
    return [_meeting(row) for row in rows]


def last(connection: Connection, match_id: int) -> Meeting | None:
    """The newest meeting that was agreed on, past or to come."""
    agreed = and_(meetings.c.match_id == match_id, meetings.c.state == MeetingState.CONFIRMED.value)
    row = connection.execute(
        _MEETING.where(agreed, mine(connection, meetings)).order_by(meetings.c.starts_at.desc()).limit(1)
    ).first()
    return None if row is None else _meeting(row)


def newest(connection: Connection, match_id: int, before: int, limit: int) -> list[Meeting]:
    """The last meetings that began, or would have begun, before then; the newest first."""
    earlier = and_(meetings.c.match_id == match_id, meetings.c.starts_at < before, mine(connection, meetings))
    rows = connection.execute(
        _MEETING.where(earlier).order_by(meetings.c.starts_at.desc(), meetings.c.id.desc()).limit(limit)
    )
    return [_meeting(row) for row in rows]


def fates(connection: Connection, match_id: int, limit: int) -> list[MeetingState]:
    """What became of the meetings that were agreed on last, the newest first."""
    agreed = [MeetingState.CONFIRMED.value, MeetingState.CANCELLED.value]
    rows = connection.execute(
        select(meetings.c.state)
        .where(meetings.c.match_id == match_id, meetings.c.state.in_(agreed), mine(connection, meetings))
        .order_by(meetings.c.since.desc(), meetings.c.id.desc())
        .limit(limit)
    )
    return [MeetingState(row[0]) for row in rows]


def spent(connection: Connection, match_id: int, side: Role) -> tuple[int, int]:
    """(meetings held, minutes together) as this side said,
    or the other where this one said nothing.
    """
    rows = connection.execute(
        select(meeting_answers.c.meeting_id, meeting_answers.c.side, meeting_answers.c.met, meeting_answers.c.minutes)
        .join(meetings, meetings.c.id == meeting_answers.c.meeting_id)
        .where(meetings.c.match_id == match_id, mine(connection, meetings))
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
    return _again(connection, result.inserted_primary_key[0])  # type: ignore[index]


def change(connection: Connection, was: Meeting, new: Meeting, now: int) -> Meeting:
    """Write a meeting anew as its next version;
    raises StaleWrite when it changed since it was read.
    """
    same = and_(meetings.c.id == was.id, meetings.c.version == was.version, mine(connection, meetings))
    values = _columns(new) | {"version": was.version + 1, "since": now}
    if connection.execute(update(meetings).where(same).values(**values)).rowcount != 1:
        raise StaleWrite("a meeting changed meanwhile")
    return _again(connection, was.id)


def _columns(meeting: Meeting) -> dict[str, Any]:
    return {
        "state": meeting.state.value,
        "day": meeting.day.isoformat(),
        "time": meeting.time.strftime("%H:%M"),
        "place": meeting.place,
        "starts_at": int(meeting.starts.timestamp()),
        "proposed_by": meeting.proposed_by.value,
    }


def _again(connection: Connection, id_: int) -> Meeting:
    found = one(connection, id_)
    if found is None:
        raise LookupError("the meeting is gone")
    return found


def held(connection: Connection, meeting_id: int) -> list[Held]:
    """What the sides said after a meeting."""
    found = connection.execute(
        select(meeting_answers.c.side, meeting_answers.c.met, meeting_answers.c.minutes, meeting_answers.c.face).where(
            meeting_answers.c.meeting_id == meeting_id, mine(connection, meeting_answers)
        )
    )
    return [Held(Role(row[0]), bool(row[1]), row[2], row[3]) for row in found]


def say_held(connection: Connection, meeting_id: int, person_id: int, said: Held, now: int) -> None:
    """Keep what a side said; what it said before is replaced."""
    values = {"person_id": person_id, "met": int(said.met), "minutes": said.minutes, "face": said.face}
    values["answered_at"] = now
    theirs = and_(meeting_answers.c.meeting_id == meeting_id, meeting_answers.c.side == said.side.value)
    theirs = and_(theirs, mine(connection, meeting_answers))
    if connection.execute(update(meeting_answers).where(theirs).values(**values)).rowcount == 0:
        connection.execute(insert(meeting_answers).values(meeting_id=meeting_id, side=said.side.value, **values))
