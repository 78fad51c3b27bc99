"""Due rows: what is to happen to somebody at a moment, and what became of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, insert, or_, select, text, update

from bot.ground.about import About
from storage.scope import bound, mine
from storage.tables import people, staff, timers

# To the letter the condition of the partial indexes, or SQLite would not use them.
_SCHEDULED = text("timers.state = 'scheduled'")
_COLUMNS = (
    timers.c.id,
    timers.c.kind,
    timers.c.person_id,
    timers.c.about,
    timers.c.version,
    timers.c.due_at,
    timers.c.expires_at,
    timers.c.reason,
    timers.c.staff_id,
)
_DUE = (
    select(*_COLUMNS)
    .where(_SCHEDULED, timers.c.due_at <= bindparam("now"))
    .order_by(timers.c.due_at, timers.c.id)
    .limit(bindparam("limit"))
)
_NEXT = select(func.min(timers.c.due_at)).where(_SCHEDULED)
# As whom of the staff a person hears it: who works here at the time it is planned.
_STAFF = (
    select(staff.c.id)
    .join(people, people.c.staff_id == staff.c.id)
    .where(people.c.id == bindparam("the_person"), people.c.programme == staff.c.programme, staff.c.left_at.is_(None))
    .scalar_subquery()
)
_INSERT = insert(timers).values(
    kind=bindparam("the_kind"),
    person_id=bindparam("the_person"),
    about=bindparam("the_about"),
    version=bindparam("the_version"),
    due_at=bindparam("new_due"),
    expires_at=bindparam("new_expires"),
    state="scheduled",
    changed_at=bindparam("now"),
    staff_id=_STAFF,
)
_AGAIN = (
    update(timers)
    .where(
        timers.c.kind == bindparam("the_kind"),
        timers.c.person_id == bindparam("the_person"),
        timers.c.about == bindparam("the_about"),
        timers.c.version == bindparam("the_version"),
    )
    .values(
        due_at=bindparam("new_due"),
        expires_at=bindparam("new_expires"),
        state="scheduled",
        reason="",
        changed_at=bindparam("now"),
        staff_id=_STAFF,
    )
)
_MARK = (
    update(timers)
    .where(timers.c.id == bindparam("the_id"))
    .values(state=bindparam("new_state"), reason=bindparam("new_reason"), changed_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Timer:
    """``about`` is "meeting:12" or "", in a ``version``; ``due`` and ``expires`` are epoch seconds.

    ``reason`` is why it was put off, if it was; ``staff_id``: as whom of the staff they hear it.
    """

    id: int
    kind: str
    person_id: int
    about: About
    version: int
    due: int
    expires: int | None
    reason: str = ""
    staff_id: int | None = None

    @property
    def until(self) -> datetime | None:
        """When it becomes useless, if ever."""
        return None if self.expires is None else datetime.fromtimestamp(self.expires, UTC)

    @property
    def seen(self) -> About:
        """What it is about in the version it was planned for."""
        return self.about.at(self.version)


@dataclass(frozen=True, slots=True)
class Planned:
    """A timer for people to look at."""

    due: int
    kind: str
    name: str
    about: str


def plan(
    connection: Connection,
    kind: str,
    person_id: int,
    due: int,
    now: int,
    *,
    about: str = "",
    version: int = 0,
    expires: int | None = None,
) -> None:
    """Schedule it; what was scheduled,
    sent or cancelled under the same name before is scheduled anew.
    """
    key = {"the_kind": kind, "the_person": person_id, "the_about": about, "the_version": version}
    again = key | {"new_due": due, "new_expires": expires, "now": now}
    if connection.execute(_AGAIN, again).rowcount == 0:
        connection.execute(_INSERT, again)


# As `plan`, for many rows at once; what was planned before stays as it is unless ``again`` is 1.
_MANY = text(
    "INSERT INTO timers (kind, person_id, about, version, due_at, state, reason, changed_at, staff_id) "
    "VALUES (:kind, :person_id, :about, :version, :due_at, 'scheduled', '', :changed_at, (SELECT staff.id "
    "FROM staff JOIN people ON people.staff_id = staff.id WHERE people.id = :person_id AND staff.left_at IS NULL)) "
    "ON CONFLICT (kind, person_id, about, version) DO UPDATE "
    "SET due_at = excluded.due_at, state = 'scheduled', reason = '', changed_at = excluded.changed_at, "
    "staff_id = excluded.staff_id "
    "WHERE :again = 1"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A timer to plan with the rest of a batch; ``again``:
    also when one of this name was there before.
    """

    kind: str
    person_id: int
    due: int
    about: str = ""
    version: int = 0
    again: bool = False


def plan_all(connection: Connection, wanted: Sequence[Wanted], now: int) -> None:
    """Schedule these with one statement."""
    rows = [
        {
            "kind": each.kind,
            "person_id": each.person_id,
            "about": each.about,
            "version": each.version,
            "due_at": each.due,
            "changed_at": now,
            "again": int(each.again),
        }
        for each in wanted
    ]
    if rows:
        connection.execute(_MANY, rows)


def stands(connection: Connection, kind: str, person_id: int, *, by: int | None = None) -> bool:
    """Whether one of this kind is scheduled for a person already, ``by`` that moment if one is
    given.
    """
    found = select(timers.c.id).where(_SCHEDULED, timers.c.kind == kind, timers.c.person_id == person_id)
    if by is not None:
        found = found.where(timers.c.due_at <= by)
    return connection.execute(found).first() is not None


def lately(connection: Connection, kind: str, person_id: int, about: str, since: int) -> bool:
    """Whether one like this stands, or was sent since then."""
    same = (timers.c.kind == kind, timers.c.person_id == person_id, timers.c.about == about)
    stands_or_was_sent = or_(
        timers.c.state == "scheduled", and_(timers.c.state == "sent", timers.c.changed_at >= since)
    )
    return connection.execute(select(timers.c.id).where(*same, stands_or_was_sent)).first() is not None


def newest_version(connection: Connection, kind: str, about: str) -> int:
    """The highest version of timers of a kind about a thing, whatever became of them;
    0 without any.
    """
    same = (timers.c.kind == kind, timers.c.about == about, mine(connection, timers))
    return int(connection.execute(select(func.max(timers.c.version)).where(*same)).scalar() or 0)


def _timer(row: Any) -> Timer:
    return Timer(row[0], row[1], row[2], About(row[3]), *row[4:])


def due(connection: Connection, now: int, limit: int) -> list[Timer]:
    """What is due, the longest first."""
    return [_timer(row) for row in connection.execute(bound(connection, _DUE, timers), {"now": now, "limit": limit})]


def read(connection: Connection, ids: Collection[int]) -> dict[int, Timer]:
    """Those of these timers that are still scheduled."""
    if not ids:
        return {}
    found = connection.execute(select(*_COLUMNS).where(_SCHEDULED, timers.c.id.in_(ids), mine(connection, timers)))
    return {row[0]: _timer(row) for row in found}


def mark(connection: Connection, id_: int, state: str, reason: str, now: int) -> None:
    """What became of it: sent or skipped, and why."""
    given = {"the_id": id_, "new_state": state, "new_reason": reason[:120], "now": now}
    connection.execute(_MARK, given)


def postpone(connection: Connection, id_: int, due: int, why: str, now: int) -> None:
    """Let it happen later than it was planned."""
    later = update(timers).where(timers.c.id == id_)
    connection.execute(later.values(due_at=due, state="scheduled", reason=why[:120], changed_at=now))


def hand_over(connection: Connection, kinds: Sequence[str], person_id: int, to: int, now: int) -> None:
    """What is scheduled of these kinds for somebody is somebody else's from now on, unless that
    one is to hear the same anyway.
    """
    of_one = (_SCHEDULED, timers.c.person_id == person_id, timers.c.kind.in_(kinds))
    theirs = timers.alias()
    same = (theirs.c.kind == timers.c.kind, theirs.c.about == timers.c.about, theirs.c.version == timers.c.version)
    has = select(theirs.c.id).where(theirs.c.person_id == to, *same).exists()
    values = {"person_id": to, "staff_id": _STAFF, "changed_at": now}
    connection.execute(update(timers).where(*of_one, ~has).values(values), {"the_person": to})


def is_known(connection: Connection, timer: Timer, person_id: int) -> bool:
    """Whether somebody else is (or was) to hear the same."""
    same = (timers.c.kind == timer.kind, timers.c.about == timer.about, timers.c.version == timer.version)
    return connection.execute(select(timers.c.id).where(timers.c.person_id == person_id, *same)).first() is not None


def cancel(
    connection: Connection,
    now: int,
    reason: str,
    *,
    about: str | None = None,
    person_id: int | None = None,
    kinds: Sequence[str] = (),
) -> list[Timer]:
    """Take back what is scheduled about a thing, for a person, or both; returns what it was."""
    wanted: list[Any] = [_SCHEDULED, mine(connection, timers)]
    if about is not None:
        wanted.append(timers.c.about == about)
    if person_id is not None:
        wanted.append(timers.c.person_id == person_id)
    if kinds:
        wanted.append(timers.c.kind.in_(kinds))
    found = [_timer(row) for row in connection.execute(select(*_COLUMNS).where(*wanted))]
    for timer in found:
        mark(connection, timer.id, "cancelled", reason, now)
    return found


def planned(connection: Connection, limit: int) -> list[Planned]:
    """What will happen, soonest first."""
    rows = connection.execute(
        select(timers.c.due_at, timers.c.kind, func.coalesce(people.c.name, ""), timers.c.about)
        .select_from(timers.outerjoin(people, people.c.id == timers.c.person_id))
        .where(_SCHEDULED, mine(connection, timers))
        .order_by(timers.c.due_at, timers.c.id)
        .limit(limit)
    )
    return [Planned(*row) for row in rows]


def next_due(connection: Connection) -> int | None:
    """When (epoch seconds) the soonest is due; None without any."""
    return connection.execute(bound(connection, _NEXT, timers)).scalar()


def hasten(connection: Connection, person_id: int, reason: str, kinds: str, due: int) -> None:
    """What was put off for this reason, or is of these kinds (by how they begin), is due then."""
    waited = or_(timers.c.reason == reason, timers.c.kind.startswith(kinds, autoescape=True))
    theirs = and_(timers.c.person_id == person_id, timers.c.due_at > due, waited)
    connection.execute(update(timers).where(_SCHEDULED, theirs).values(due_at=due))
