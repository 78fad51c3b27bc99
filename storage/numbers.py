"""Reads what a report counts, with a few grouped queries."""

from collections import Counter
from typing import Any

from sqlalchemy import Connection, and_, exists, func, select

from bot.matches import TAKES_PLACE, MatchState, MeetingState
from bot.numbers import Counted, PersonRow
from bot.people import Role
from bot.year import TalkState, ThemeState
from storage.tables import (
    journal,
    match_members,
    matches,
    meeting_answers,
    meetings,
    mentors,
    newcomers,
    people,
    talk_answers,
    talks,
    theme_meetings,
    theme_replies,
)

_TAKEN = exists().where(
    match_members.c.person_id == people.c.id,
    match_members.c.match_id == matches.c.id,
    matches.c.state.in_([state.value for state in TAKES_PLACE]),
)


def read(connection: Connection, programme: str, since: int, until: int) -> Counted:
    """A period from ``since`` up to but without ``until`` (epoch seconds)."""
    mine = matches.c.programme == programme
    ended = _grouped(
        connection,
        matches.c.end_reason,
        mine,
        matches.c.state == MatchState.ENDED.value,
        _within(matches.c.since, since, until),
    )
    held = select(func.count()).select_from(talks.join(matches, matches.c.id == talks.c.match_id))
    # Moments of talks change with what is written down later; the journal says when they were held.
    both, one = _meetings(connection, programme, since, until)
    return Counted(
        _people(connection, programme, since, until),
        _noted(connection, "entered", since, until),
        _left(connection, since, until),
        _count(connection, matches, mine, _within(matches.c.began_at, since, until)),
        _count(connection, matches, mine, matches.c.state == MatchState.LIVE.value),
        ended,
        both,
        one,
        _themes(connection, programme, since, until),
        int(
            connection.execute(
                held.where(mine, talks.c.state == TalkState.HELD.value, _within(talks.c.starts_at, since, until))
            ).scalar()
            or 0
        ),
        {str(mark): count for mark, count in _helpful(connection, programme, since, until)},
    )


def _within(column: Any, since: int, until: int) -> Any:
    return and_(column >= since, column < until)


def _count(connection: Connection, table: Any, *which: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*which)).scalar() or 0)


def _grouped(connection: Connection, column: Any, *which: Any) -> dict[str, int]:
    rows = connection.execute(select(column, func.count()).where(*which).group_by(column))
    return {row[0] or "?": row[1] for row in rows}


def _noted(connection: Connection, kind: str, since: int, until: int) -> dict[str, int]:
    """Journal lines of a kind by what they are about; they stay when people are erased."""
    return _grouped(connection, journal.c.about, journal.c.kind == kind, _within(journal.c.at, since, until))


def _left(connection: Connection, since: int, until: int) -> dict[tuple[str, str], int]:
    which = and_(journal.c.kind == "left the list", _within(journal.c.at, since, until))
    rows = connection.execute(
        select(journal.c.about, journal.c.rule, func.count()).where(which).group_by(journal.c.about, journal.c.rule)
    )
    return {(row[0] or "?", row[1]): row[2] for row in rows}


def _people(connection: Connection, programme: str, since: int, until: int) -> list[PersonRow]:
    """Everybody who is on the list now."""
    first = (
        func.coalesce(newcomers.c.town, mentors.c.town, ""),
        func.coalesce(newcomers.c.age, mentors.c.age, ""),
        func.coalesce(newcomers.c.gender, mentors.c.gender, ""),
    )
    rows = connection.execute(
        select(people.c.role, people.c.language, *first, people.c.listed_at, _TAKEN)
        .outerjoin(newcomers, and_(newcomers.c.person_id == people.c.id, people.c.role == Role.NEWCOMER.value))
        .outerjoin(mentors, and_(mentors.c.person_id == people.c.id, people.c.role == Role.MENTOR.value))
        .where(people.c.programme == programme, people.c.listed_at.is_not(None), people.c.role != "")
    )
    return [
        PersonRow(role, language, town, age, gender, since <= listed < until, None if taken else listed)
        for role, language, town, age, gender, listed, taken in rows
    ]


def _meetings(
    connection: Connection, programme: str, since: int, until: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Meetings and minutes that both sides confirm (the shorter of what they say), and those of one side only."""
    rows = connection.execute(
        select(meetings.c.id, func.count(), func.min(meeting_answers.c.minutes))
        .join(meeting_answers, meeting_answers.c.meeting_id == meetings.c.id)
        .join(matches, matches.c.id == meetings.c.match_id)
        .where(
            matches.c.programme == programme,
            meeting_answers.c.met == 1,
            meetings.c.state == MeetingState.CONFIRMED.value,
            _within(meetings.c.starts_at, since, until),
        )
        .group_by(meetings.c.id)
    )
    number, minutes = Counter[bool](), Counter[bool]()
    for _id, sides, spent in rows:
        number[sides > 1] += 1
        minutes[sides > 1] += spent
    return (number[True], minutes[True]), (number[False], minutes[False])


def _themes(connection: Connection, programme: str, since: int, until: int) -> tuple[int, int, int]:
    here = and_(
        theme_meetings.c.programme == programme,
        theme_meetings.c.state == ThemeState.PLANNED.value,
        _within(theme_meetings.c.starts_at, since, until),
    )
    said = theme_replies.join(theme_meetings, theme_meetings.c.id == theme_replies.c.theme_id)
    return (
        _count(connection, theme_meetings, here),
        _count(connection, said, here, theme_replies.c.reply == "yes"),
        _count(connection, said, here, theme_replies.c.attended == 1),
    )


def _helpful(connection: Connection, programme: str, since: int, until: int) -> list[Any]:
    joined = talk_answers.join(talks, talks.c.id == talk_answers.c.talk_id).join(
        matches, matches.c.id == talks.c.match_id
    )
    wanted = (
        matches.c.programme == programme,
        talk_answers.c.helpful > 0,
        _within(talk_answers.c.answered_at, since, until),
    )
    found = select(talk_answers.c.helpful, func.count()).select_from(joined).where(*wanted)
    return list(connection.execute(found.group_by(talk_answers.c.helpful)))
