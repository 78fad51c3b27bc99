"""The talks of a match after some months, and what each of the three said."""

from collections.abc import Collection
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, delete, insert, select, update

from bot.ground.errors import StaleWrite
from bot.matches.nouns import MatchState
from bot.talks.nouns import OPEN_TALK, Said, Talk, TalkState, Who
from storage import timers
from storage.scope import bound, mine
from storage.tables import match_members, matches, newcomers, talk_answers, talks
from storage.times import moment

_TALK = select(
    talks.c.id,
    talks.c.match_id,
    talks.c.kind,
    talks.c.state,
    talks.c.version,
    talks.c.target,
    talks.c.day,
    talks.c.time,
    talks.c.place,
    talks.c.starts_at,
    talks.c.moves,
    talks.c.staff_id,
    talks.c.notes,
)
_SAID = (
    select(
        talk_answers.c.talk_id,
        talk_answers.c.who,
        talk_answers.c.person_id,
        talk_answers.c.yes_version,
        talk_answers.c.prepared,
        talk_answers.c.shared,
        talk_answers.c.choice,
        talk_answers.c.helpful,
    )
    .where(talk_answers.c.talk_id.in_(bindparam("ids", expanding=True)))
    .order_by(talk_answers.c.id)
)


def _read(connection: Connection, asked: Select[Any]) -> list[Talk]:
    found = connection.execute(asked.where(mine(connection, talks))).all()
    said: dict[int, list[Said]] = {}
    answers = bound(connection, _SAID, talk_answers)
    for row in connection.execute(answers, {"ids": [row[0] for row in found]}) if found else ():
        said.setdefault(row[0], []).append(
            Said(
                who=Who(row[1]),
                person_id=row[2],
                yes_version=row[3],
                prepared=row[4],
                shared=bool(row[5]),
                choice=row[6],
                helpful=row[7],
            )
        )
    return [_talk(row, tuple(said.get(row[0], ()))) for row in found]


def _talk(row: Any, said: tuple[Said, ...]) -> Talk:
    day = date.fromisoformat(row[6]) if row[6] else None
    at = time.fromisoformat(row[7]) if row[7] else None
    target = date.fromisoformat(row[5])
    starts = moment(row[9])
    return Talk(
        id=row[0],
        match_id=row[1],
        kind=row[2],
        state=TalkState(row[3]),
        version=row[4],
        target=target,
        day=day,
        time=at,
        place=row[8],
        starts=starts,
        moves=row[10],
        staff_id=row[11],
        notes=row[12],
        said=said,
    )


def one(connection: Connection, id_: int) -> Talk | None:
    return next(iter(_read(connection, _TALK.where(talks.c.id == id_))), None)


def of_matches(connection: Connection, match_ids: Collection[int]) -> list[Talk]:
    """All talks of these matches, the first to come first."""
    if not match_ids:
        return []
    return _read(connection, _TALK.where(talks.c.match_id.in_(match_ids)).order_by(talks.c.target))


def left_by(connection: Connection, staff_id: int, now: int) -> int:
    """A case manager works here no more: let the open talks with their newcomers be looked at;
    returns how many.
    """
    rows = connection.execute(
        select(talks.c.id, match_members.c.person_id)
        .join(matches, matches.c.id == talks.c.match_id)
        .join(match_members, match_members.c.match_id == matches.c.id)
        .join(newcomers, newcomers.c.person_id == match_members.c.person_id)
        .where(
            newcomers.c.case_manager == str(staff_id),
            mine(connection, matches),
            matches.c.state == MatchState.LIVE.value,
            talks.c.state.in_([state.value for state in OPEN_TALK]),
        )
    ).all()
    for talk_id, newcomer in rows:
        timers.plan(connection, "talk staff left", newcomer, now, now, about=f"talk:{talk_id}", version=staff_id)
    return len(rows)


def drop(connection: Connection, match_id: int) -> None:
    """The talks of a match that has not begun after all."""
    theirs = select(talks.c.id).where(talks.c.match_id == match_id)
    connection.execute(delete(talk_answers).where(talk_answers.c.talk_id.in_(theirs), mine(connection, talk_answers)))
    connection.execute(delete(talks).where(talks.c.match_id == match_id, mine(connection, talks)))


def create(connection: Connection, match_id: int, kind: str, target: date, now: int) -> Talk:
    """Keep that a match is to have this talk around a day."""
    row = {
        "match_id": match_id,
        "kind": kind,
        "state": TalkState.PLANNED.value,
        "version": 1,
        "target": target.isoformat(),
    }
    result = connection.execute(insert(talks).values(**row, since=now, created_at=now))
    return _again(connection, result.inserted_primary_key[0])  # type: ignore[index]  # an insert of one row has one


def change(connection: Connection, was: Talk, now: int, **facts: Any) -> Talk:
    """Write a talk anew as its next version;
    raises StaleWrite when it changed since it was read.
    """
    same = and_(talks.c.id == was.id, talks.c.version == was.version, mine(connection, talks))
    if connection.execute(update(talks).where(same).values(version=was.version + 1, since=now, **facts)).rowcount != 1:
        raise StaleWrite("a talk changed meanwhile")
    return _again(connection, was.id)


def note(connection: Connection, talk: Talk, **facts: Any) -> Talk:
    """Write down something that leaves its time as it is."""
    connection.execute(update(talks).where(talks.c.id == talk.id, mine(connection, talks)).values(**facts))
    return _again(connection, talk.id)


def _again(connection: Connection, id_: int) -> Talk:
    found = one(connection, id_)
    if found is None:
        raise LookupError("the talk is gone")
    return found


def say(connection: Connection, talk: Talk, who: Who, person_id: int | None, now: int, **said: Any) -> Talk:
    """Keep what one of the three said; what they did not say now stays as it was."""
    theirs = and_(talk_answers.c.talk_id == talk.id, talk_answers.c.who == who.value, mine(connection, talk_answers))
    values = {"person_id": person_id, "answered_at": now, **said}
    if connection.execute(update(talk_answers).where(theirs).values(**values)).rowcount == 0:
        connection.execute(insert(talk_answers).values(talk_id=talk.id, who=who.value, **values))
    return _again(connection, talk.id)
