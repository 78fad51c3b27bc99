"""Reads what a report counts, with a few grouped queries."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, and_, case, exists, func, select

from bot.matches.nouns import TAKES_PLACE, MatchState
from bot.meetings.nouns import MeetingState
from bot.people.nouns import Role
from bot.reports.rules import Counted, PersonRow
from bot.reports.trends import Bucket, Trend, at_ends, at_ends_back
from bot.talks.nouns import TalkState
from bot.themes.nouns import ThemeState
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

Key = TypeVar("Key")
# What the journal says of the list.
ENTERED, LEFT = "entered", "left the list"

_TAKEN = exists().where(
    match_members.c.person_id == people.c.id,
    match_members.c.match_id == matches.c.id,
    matches.c.state.in_([state.value for state in TAKES_PLACE]),
)


def read(connection: Connection, programme: str, parts: Sequence[Bucket], edges: Sequence[int]) -> Counted:
    """A period of ``parts`` that begin and end at ``edges`` (epoch seconds)."""
    since, until = edges[0], edges[-1]
    mine = matches.c.programme == programme
    ended = _grouped(
        connection,
        matches.c.end_reason,
        mine,
        matches.c.state == MatchState.ENDED.value,
        _within(matches.c.since, since, until),
    )
    listed = _list_lines(connection, programme, edges)
    both, one = _meetings(connection, programme, edges)
    everybody = _people(connection, programme, since, until)
    return Counted(
        people=everybody,
        entered=_sums(
            (about, count) for kind, about, _rule, at, count in listed if kind == ENTERED and at < len(parts)
        ),
        left=_sums(
            ((about, rule), count) for kind, about, rule, at, count in listed if kind == LEFT and at < len(parts)
        ),
        began=_count(connection, matches, mine, _within(matches.c.began_at, since, until)),
        live=_count(connection, matches, mine, matches.c.state == MatchState.LIVE.value),
        ended=ended,
        both=(sum(each[0] for each in both), sum(each[1] for each in both)),
        one=(sum(each[0] for each in one), sum(each[1] for each in one)),
        themes=_themes(connection, programme, since, until),
        talks=_count(
            connection,
            talks.join(matches, matches.c.id == talks.c.match_id),
            mine,
            talks.c.state == TalkState.HELD.value,
            _within(talks.c.starts_at, since, until),
        ),
        helpful={str(mark): count for mark, count in _helpful(connection, programme, since, until)},
        trend=Trend(
            tuple(each[0] for each in both),
            tuple(each[0] for each in one),
            _live(connection, programme, edges),
            _waiting(connection, programme, edges, everybody, listed),
            tuple(parts),
        ),
    )


def earliest(connection: Connection, programme: str) -> int | None:
    """The first moment (epoch seconds) of which a report knows anything;
    None when there is nothing.
    """
    mine = matches.c.programme == programme
    firsts = (
        select(func.min(matches.c.created_at)).where(mine),
        select(func.min(meetings.c.starts_at)).join(matches, matches.c.id == meetings.c.match_id).where(mine),
        select(func.min(people.c.listed_at)).where(people.c.programme == programme),
        select(func.min(theme_meetings.c.starts_at)).where(theme_meetings.c.programme == programme),
        select(func.min(journal.c.at)).where(journal.c.kind == ENTERED, journal.c.programme == programme),
    )
    found = [moment for each in firsts if (moment := connection.execute(each).scalar()) is not None]
    return min(found, default=None)


def _bucket(column: Any, edges: Sequence[int]) -> Any:
    """The place of a moment between the edges: -1 before them, their number less one after them."""
    return case(*((column < edge, place - 1) for place, edge in enumerate(edges)), else_=len(edges) - 1)


def _sums(pairs: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    found = Counter[Key]()
    for key, count in pairs:
        found[key] += count
    return dict(found)


def _within(column: Any, since: int, until: int) -> Any:
    return and_(column >= since, column < until)


def _count(connection: Connection, table: Any, *which: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*which)).scalar() or 0)


def _grouped(connection: Connection, column: Any, *which: Any) -> dict[str, int]:
    rows = connection.execute(select(column, func.count()).where(*which).group_by(column))
    return {row[0] or "?": row[1] for row in rows}


def _list_lines(connection: Connection, programme: str, edges: Sequence[int]) -> list[tuple[str, str, str, int, int]]:
    """Who came on the list and left it since the period began: (kind, role, reason, bucket,
    how many).

    Lines of the journal, because they stay when people are erased.
    """
    columns = (journal.c.kind, journal.c.about, journal.c.rule, _bucket(journal.c.at, edges).label("bucket"))
    which = and_(journal.c.programme == programme, journal.c.kind.in_([ENTERED, LEFT]), journal.c.at >= edges[0])
    rows = connection.execute(select(*columns, func.count()).where(which).group_by(*columns[:3], "bucket"))
    return [(kind, about or "?", rule, bucket, count) for kind, about, rule, bucket, count in rows]


def _live(connection: Connection, programme: str, edges: Sequence[int]) -> tuple[int, ...]:
    """How many matches went on at the end of each bucket."""
    began = and_(matches.c.programme == programme, matches.c.began_at.is_not(None))
    starts = _by_bucket(connection, matches, matches.c.began_at, edges, began)
    ends = _by_bucket(connection, matches, matches.c.since, edges, began, matches.c.state != MatchState.LIVE.value)
    changes = [starts[place] - ends[place] for place in range(-1, len(edges) - 1)]
    return at_ends(changes[0], changes[1:])


def _waiting(
    connection: Connection, programme: str, edges: Sequence[int], everybody: Sequence[PersonRow], listed: Sequence[Any]
) -> tuple[int, ...]:
    """How many newcomers waited at the end of each bucket: from who waits now, back by who came,
    left, got a match or lost it.
    """
    now = sum(1 for each in everybody if each.role == Role.NEWCOMER.value and each.waits is not None)
    changes = Counter[int]()
    for kind, role, _rule, place, count in listed:
        if role == Role.NEWCOMER.value:
            changes[place] += count if kind == ENTERED else -count
    both_tables = match_members.join(matches, matches.c.id == match_members.c.match_id)
    theirs = and_(matches.c.programme == programme, match_members.c.side == Role.NEWCOMER.value)
    over = matches.c.state.not_in([state.value for state in TAKES_PLACE])
    changes.subtract(_by_bucket(connection, both_tables, matches.c.created_at, edges, theirs))
    changes.update(_by_bucket(connection, both_tables, matches.c.since, edges, theirs, over))
    last = len(edges) - 1
    return at_ends_back(now, [changes[place] for place in range(last)], changes[last])


def _by_bucket(connection: Connection, table: Any, column: Any, edges: Sequence[int], *which: Any) -> Counter[int]:
    place = _bucket(column, edges).label("bucket")
    rows = connection.execute(select(place, func.count()).select_from(table).where(*which).group_by("bucket"))
    return Counter({row[0]: row[1] for row in rows})


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
        PersonRow(
            role=role,
            language=language,
            town=town,
            age=age,
            gender=gender,
            entered=since <= listed < until,
            waits=None if taken else listed,
        )
        for role, language, town, age, gender, listed, taken in rows
    ]


def _meetings(
    connection: Connection, programme: str, edges: Sequence[int]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Per bucket the meetings and minutes that both sides confirm (the shorter of what they say),
    and of one side.
    """
    sides, place = func.count().label("sides"), _bucket(meetings.c.starts_at, edges).label("bucket")
    told = (
        select(place, sides, func.min(meeting_answers.c.minutes).label("minutes"))
        .join(meeting_answers, meeting_answers.c.meeting_id == meetings.c.id)
        .join(matches, matches.c.id == meetings.c.match_id)
        .where(
            matches.c.programme == programme,
            meeting_answers.c.met == 1,
            meetings.c.state == MeetingState.CONFIRMED.value,
            _within(meetings.c.starts_at, edges[0], edges[-1]),
        )
        .group_by(meetings.c.id)
    ).subquery()
    columns = (told.c.bucket, told.c.sides)
    rows = connection.execute(select(*columns, func.count(), func.sum(told.c.minutes)).group_by(*columns))
    found = {(bucket, how): (number, int(minutes)) for bucket, how, number, minutes in rows}
    places = range(len(edges) - 1)
    return [found.get((each, 2), (0, 0)) for each in places], [found.get((each, 1), (0, 0)) for each in places]


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
