"""Who is on the list, as staff see them."""

from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select, update

from bot.matches.nouns import TAKES_PLACE, MatchState, Waiting
from bot.people.finding import Named
from bot.people.nouns import Role
from storage.scope import mine
from storage.tables import addresses, match_members, matches, newcomers, people, teams
from storage.times import moment

_COLUMNS = (people.c.id, people.c.name, people.c.role, people.c.listed_at, people.c.paused_until)

_TAKEN = exists().where(
    match_members.c.person_id == people.c.id,
    match_members.c.match_id == matches.c.id,
    matches.c.state.in_([state.value for state in TAKES_PLACE]),
)


def waiting(connection: Connection, programme: str, case_manager: int | None, limit: int = 200) -> list[Waiting]:
    """Who is on the list without a match, longest first;
    for a case manager only their own newcomers, all of them.
    """
    wanted = [people.c.programme == programme, people.c.listed_at.is_not(None)]
    if case_manager is None:
        wanted.append(~_TAKEN)
    else:
        theirs = select(newcomers.c.person_id).where(newcomers.c.case_manager == str(case_manager))
        wanted.append(people.c.id.in_(theirs))
    rows = connection.execute(select(*_COLUMNS).where(and_(*wanted)).order_by(people.c.listed_at).limit(limit))
    return [found for row in rows if (found := _waiting(*row)) is not None]


def one(connection: Connection, person_id: int) -> Waiting | None:
    """Somebody who is on the list."""
    row = connection.execute(select(*_COLUMNS).where(people.c.id == person_id, mine(connection, people))).first()
    return None if row is None else _waiting(*row)


def _waiting(id_: int, name: str, role: str, listed_at: int | None, paused_until: int | None) -> Waiting | None:
    since = moment(listed_at)
    return None if since is None or not role else Waiting(id_, name, Role(role), since, moment(paused_until))


def anybody(connection: Connection, programme: str, person_id: int) -> Named | None:
    """Somebody we know, on the list or not; none of the staff."""
    row = connection.execute(_named(programme).where(people.c.id == person_id)).first()
    return None if row is None else _as_named(row)


def every_name(connection: Connection, after: int, limit: int) -> list[tuple[int, str, str]]:
    """(id, name, name in the app) of those behind a number, in their order."""
    wanted = select(people.c.id, people.c.name, people.c.called).where(people.c.id > after, mine(connection, people))
    rows = connection.execute(wanted.order_by(people.c.id).limit(limit))
    return [(row[0], row[1], row[2]) for row in rows]


def rename(connection: Connection, person_id: int, name: str, called: str) -> None:
    this = (people.c.id == person_id, mine(connection, people))
    connection.execute(update(people).where(*this).values(name=name, called=called))


def team_names(connection: Connection) -> list[tuple[int, str]]:
    rows = connection.execute(select(teams.c.id, teams.c.name).where(mine(connection, teams)))
    return [(row[0], row[1]) for row in rows]


def rename_team(connection: Connection, team_id: int, name: str) -> None:
    connection.execute(update(teams).where(teams.c.id == team_id, mine(connection, teams)).values(name=name))


def names(connection: Connection, programme: str, case_manager: int | None) -> list[Named]:
    """Everybody we know by a name; for a case manager only their own newcomers.
    The staff are left out.
    """
    wanted = _named(programme)
    if case_manager is not None:
        theirs = select(newcomers.c.person_id).where(newcomers.c.case_manager == str(case_manager))
        wanted = wanted.where(people.c.id.in_(theirs))
    return [each for row in connection.execute(wanted) if (each := _as_named(row)).name]


def absent(connection: Connection, programme: str) -> int:
    """How many on the list never came into the chat."""
    never = ~exists().where(addresses.c.person_id == people.c.id)
    listed = and_(people.c.programme == programme, people.c.listed_at.is_not(None), never)
    return int(connection.execute(select(func.count()).select_from(people).where(listed)).scalar_one())


def put(connection: Connection, person_id: int, since: int | None) -> None:
    """On the list since then (epoch seconds), or off it; for somebody who is in no chat."""
    connection.execute(update(people).where(people.c.id == person_id, mine(connection, people)).values(listed_at=since))


def _named(programme: str) -> Select[Any]:
    # Somebody who did not finish their sign-up has only the name that their app gives.
    columns = (people.c.id, people.c.name, people.c.called, people.c.role, people.c.listed_at)
    return select(*columns).where(people.c.programme == programme, people.c.staff_id.is_(None)).order_by(people.c.id)


def _as_named(row: Any) -> Named:
    return Named(row[0], row[1] or row[2], Role(row[3]) if row[3] else None, moment(row[4]))


def signed_up(connection: Connection, programme: str, since: int) -> dict[Role, int]:
    """How many came on the list since then, by role."""
    rows = connection.execute(
        select(people.c.role, func.count())
        .where(people.c.programme == programme, people.c.listed_at >= since, or_(*_ROLES))
        .group_by(people.c.role)
    )
    return {Role(row[0]): row[1] for row in rows}


def waiting_longer(connection: Connection, programme: str, role: Role, since: int) -> int:
    """How many with this role are on the list without a match since before ``since`` (epoch
    seconds).
    """
    before = and_(people.c.programme == programme, people.c.role == role.value, people.c.listed_at < since)
    return int(connection.execute(select(func.count()).where(before, ~_TAKEN)).scalar_one())


def began(connection: Connection, programme: str, since: int) -> int:
    """How many matches began at ``since`` (epoch seconds) or later."""
    is_live = and_(matches.c.state == MatchState.LIVE.value, matches.c.since >= since)
    here = and_(matches.c.programme == programme, or_(matches.c.began_at >= since, is_live))
    return int(connection.execute(select(func.count()).where(here)).scalar_one())


_ROLES = [people.c.role == role.value for role in Role]


def mentor_key(connection: Connection, person_id: int) -> str:
    """The mentor side somebody belongs to, as matching names it: their team, or they themselves."""
    team = connection.execute(
        select(people.c.team_id).where(people.c.id == person_id, mine(connection, people))
    ).scalar()
    return f"team:{team}" if team is not None else f"mentor:{person_id}"
