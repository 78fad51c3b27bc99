"""Theme meetings, who was invited, what they said and whether they came."""

from collections.abc import Collection, Sequence
from datetime import date, time
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, insert, or_, select, update

from bot.ground.errors import StaleWrite
from bot.people.nouns import Role
from bot.themes.nouns import Reply, ThemeMeeting, ThemeState
from storage.scope import bound, mine
from storage.tables import people, theme_meetings, theme_replies
from storage.times import moment

_COLUMNS = (
    theme_meetings.c.id,
    theme_meetings.c.series,
    theme_meetings.c.state,
    theme_meetings.c.version,
    theme_meetings.c.theme,
    theme_meetings.c.day,
    theme_meetings.c.time,
    theme_meetings.c.minutes,
    theme_meetings.c.place,
    theme_meetings.c.link,
    theme_meetings.c.language,
    theme_meetings.c.room,
    theme_meetings.c.whom,
    theme_meetings.c.starts_at,
    theme_meetings.c.code,
    theme_meetings.c.staff_id,
)
_REPLY = select(
    people.c.id,
    people.c.name,
    people.c.language,
    people.c.role,
    theme_replies.c.reply,
    theme_replies.c.place,
    theme_replies.c.attended,
).join(theme_replies, theme_replies.c.person_id == people.c.id)


def _theme(row: Any) -> ThemeMeeting:
    starts = moment(row[13])
    if starts is None:
        raise ValueError("a theme meeting without a start")
    day, at = date.fromisoformat(row[5]), time.fromisoformat(row[6])
    return ThemeMeeting(
        id=row[0],
        series=row[1],
        state=ThemeState(row[2]),
        version=row[3],
        theme=row[4],
        day=day,
        time=at,
        minutes=row[7],
        place=row[8],
        link=row[9],
        language=row[10],
        room=row[11],
        whom=row[12],
        starts=starts,
        code=row[14],
        staff_id=row[15],
    )


def _reply(row: Any) -> Reply:
    return Reply(row[0], row[1], row[2], row[3], row[4], row[5], None if row[6] is None else bool(row[6]))


def create(connection: Connection, programme: str, new: ThemeMeeting, now: int) -> ThemeMeeting:
    """Keep a theme meeting; its id and version are given here. The first of a series names it."""
    row = _row(new) | {"programme": programme, "series": new.series, "version": 1, "since": now, "created_at": now}
    made = connection.execute(insert(theme_meetings).values(**row, staff_id=new.staff_id))
    return _again(connection, int(made.inserted_primary_key[0]))  # type: ignore[index]  # an insert of one row has one


def _row(theme: ThemeMeeting) -> dict[str, Any]:
    return {
        "state": theme.state.value,
        "theme": theme.theme,
        "day": theme.day.isoformat(),
        "time": theme.time.strftime("%H:%M"),
        "minutes": theme.minutes,
        "place": theme.place,
        "link": theme.link,
        "language": theme.language,
        "room": theme.room,
        "whom": theme.whom,
        "starts_at": int(theme.starts.timestamp()),
        "code": theme.code,
    }


def name_series(connection: Connection, id_: int) -> None:
    connection.execute(update(theme_meetings).where(_this(connection, id_)).values(series=id_))


def change(connection: Connection, was: ThemeMeeting, new: ThemeMeeting, now: int) -> ThemeMeeting:
    """Write it anew as its next version; raises StaleWrite when it changed since it was read."""
    same = and_(_this(connection, was.id), theme_meetings.c.version == was.version)
    done = connection.execute(
        update(theme_meetings).where(same).values(**_row(new), version=was.version + 1, since=now)
    )
    if done.rowcount != 1:
        raise StaleWrite("a theme meeting changed meanwhile")
    return _again(connection, was.id)


def _this(connection: Connection, id_: int) -> ColumnElement[bool]:
    return and_(theme_meetings.c.id == id_, mine(connection, theme_meetings))


def _said(connection: Connection, theme_id: int) -> ColumnElement[bool]:
    """What people said to it."""
    return and_(theme_replies.c.theme_id == theme_id, mine(connection, theme_replies))


def one(connection: Connection, id_: int) -> ThemeMeeting | None:
    row = connection.execute(select(*_COLUMNS).where(_this(connection, id_))).first()
    return None if row is None else _theme(row)


def _again(connection: Connection, id_: int) -> ThemeMeeting:
    found = one(connection, id_)
    if found is None:
        raise LookupError("the theme meeting is gone")
    return found


def since(connection: Connection, programme: str, after: int, limit: int = 40) -> list[ThemeMeeting]:
    """A programme's theme meetings that begin later than then, in order."""
    rows = connection.execute(
        select(*_COLUMNS)
        .where(theme_meetings.c.programme == programme, theme_meetings.c.starts_at > after)
        .order_by(theme_meetings.c.starts_at, theme_meetings.c.id)
        .limit(limit)
    )
    return [_theme(row) for row in rows]


def later_of_series(connection: Connection, theme: ThemeMeeting) -> list[ThemeMeeting]:
    """This one and those of its series after it, that stand."""
    if theme.series is None:
        return [theme]
    same = and_(
        theme_meetings.c.series == theme.series,
        mine(connection, theme_meetings),
        theme_meetings.c.starts_at >= int(theme.starts.timestamp()),
        theme_meetings.c.state == ThemeState.PLANNED.value,
    )
    return [
        _theme(row) for row in connection.execute(select(*_COLUMNS).where(same).order_by(theme_meetings.c.starts_at))
    ]


def by_code(connection: Connection, programme: str, code: str, after: int, before: int) -> ThemeMeeting | None:
    """The theme meeting of that time whose code this is."""
    same = and_(
        theme_meetings.c.programme == programme,
        theme_meetings.c.code == code,
        theme_meetings.c.state == ThemeState.PLANNED.value,
        theme_meetings.c.starts_at.between(after, before),
    )
    row = connection.execute(select(*_COLUMNS).where(same)).first()
    return None if row is None else _theme(row)


def audience(connection: Connection, programme: str, whom: str, theme_id: int) -> list[int]:
    """Who is on the list in this role and was not invited yet."""
    roles = [role.value for role in Role if whom in ("both", f"{role.value}s")]
    invited = select(theme_replies.c.person_id).where(
        _said(connection, theme_id), theme_replies.c.person_id.is_not(None)
    )
    found = select(people.c.id).where(
        people.c.programme == programme,
        people.c.role.in_(roles),
        people.c.listed_at.is_not(None),
        people.c.stopped_at.is_(None),
        people.c.id.not_in(invited),
    )
    return list(connection.execute(found.order_by(people.c.id)).scalars())


def invite(connection: Connection, theme_id: int, person_ids: Sequence[int], now: int) -> None:
    if person_ids:
        rows = [{"theme_id": theme_id, "person_id": id_, "invited_at": now} for id_ in person_ids]
        connection.execute(insert(theme_replies), rows)


def replies(connection: Connection, theme_id: int) -> list[Reply]:
    """Everybody who was invited, those with a place first, in the order in which they got it."""
    rows = connection.execute(
        _REPLY.where(_said(connection, theme_id)).order_by(
            theme_replies.c.placed_at.is_(None), theme_replies.c.placed_at, theme_replies.c.id
        )
    )
    return [_reply(row) for row in rows]


def reply_of(connection: Connection, theme_id: int, person_id: int) -> Reply | None:
    row = connection.execute(_REPLY.where(_said(connection, theme_id), theme_replies.c.person_id == person_id)).first()
    return None if row is None else _reply(row)


# Read whenever somebody sees their menu, so it is made once.
_INVITED = (
    select(*_COLUMNS)
    .join(theme_replies, theme_replies.c.theme_id == theme_meetings.c.id)
    .where(theme_replies.c.person_id == bindparam("person_id"), theme_meetings.c.starts_at > bindparam("after"))
    .order_by(theme_meetings.c.starts_at)
)


def of_person(connection: Connection, person_id: int, after: int) -> list[tuple[ThemeMeeting, Reply]]:
    """The theme meetings somebody was invited to that begin later than then,
    with what they said.
    """
    asked = bound(connection, _INVITED, theme_meetings)
    found = [_theme(row) for row in connection.execute(asked, {"person_id": person_id, "after": after})]
    return [(theme, reply) for theme in found if (reply := reply_of(connection, theme.id, person_id)) is not None]


def going(connection: Connection, theme_id: int) -> int:
    coming = and_(_said(connection, theme_id), theme_replies.c.place == "going")
    return int(connection.execute(select(func.count()).select_from(theme_replies).where(coming)).scalar() or 0)


def first_waiting(connection: Connection, theme_id: int) -> int | None:
    """Who waits longest for a place."""
    found: int | None = connection.execute(
        select(theme_replies.c.person_id)
        .where(
            _said(connection, theme_id),
            theme_replies.c.place == "waiting",
            theme_replies.c.person_id.is_not(None),
        )
        .order_by(theme_replies.c.placed_at, theme_replies.c.id)
        .limit(1)
    ).scalar()
    return found


def say(connection: Connection, theme_id: int, person_id: int, now: int, **said: Any) -> None:
    """Keep what somebody said, or that they came;
    whoever was not invited is written down with it.
    """
    theirs = and_(_said(connection, theme_id), theme_replies.c.person_id == person_id)
    if connection.execute(update(theme_replies).where(theirs).values(**said)).rowcount == 0:
        connection.execute(insert(theme_replies).values(theme_id=theme_id, person_id=person_id, invited_at=now, **said))


def tick(connection: Connection, theme_id: int, came: Collection[int]) -> None:
    """Who had said yes was there, or was not; whoever came by code was there in any case."""
    invited = _said(connection, theme_id)
    expected = and_(invited, theme_replies.c.place == "going")
    connection.execute(update(theme_replies).where(expected, theme_replies.c.attended.is_(None)).values(attended=0))
    connection.execute(
        update(theme_replies).where(invited, theme_replies.c.person_id.in_(list(came))).values(attended=1)
    )


def missed_twice(connection: Connection, theme_id: int) -> list[int]:
    """Who said yes and was not there, now and at the one they said yes to before."""
    rows = connection.execute(
        select(theme_replies.c.person_id, theme_replies.c.attended)
        .join(theme_meetings, theme_meetings.c.id == theme_replies.c.theme_id)
        .where(
            theme_replies.c.place == "going",
            mine(connection, theme_meetings),
            theme_replies.c.attended.is_not(None),
            theme_meetings.c.state == ThemeState.PLANNED.value,
            or_(
                theme_replies.c.theme_id == theme_id,
                theme_meetings.c.starts_at
                < select(theme_meetings.c.starts_at).where(theme_meetings.c.id == theme_id).scalar_subquery(),
            ),
            theme_replies.c.person_id.in_(
                select(theme_replies.c.person_id).where(
                    theme_replies.c.theme_id == theme_id, theme_replies.c.attended == 0
                )
            ),
        )
        .order_by(theme_replies.c.person_id, theme_meetings.c.starts_at.desc())
    )
    by_person: dict[int, list[int]] = {}
    for person_id, attended in rows:
        by_person.setdefault(person_id, []).append(attended)
    return [person_id for person_id, came in by_person.items() if came[:2] == [0, 0]]


def places_of(connection: Connection, person_id: int, after: int) -> list[int]:
    """The coming theme meetings at which somebody has or waits for a place."""
    rows = connection.execute(
        select(theme_replies.c.theme_id)
        .join(theme_meetings, theme_meetings.c.id == theme_replies.c.theme_id)
        .where(theme_replies.c.person_id == person_id, theme_replies.c.place != "")
        .where(theme_meetings.c.starts_at > after, mine(connection, theme_meetings))
    )
    return list(rows.scalars())
