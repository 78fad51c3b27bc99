"""Links by which people come in, the teams they join, and the staff they may name."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, or_, select

from bot.people import Role, Staff, StaffRole, Team
from storage.tables import invites, staff, teams


@dataclass(frozen=True, slots=True)
class Invite:
    """What a link says: the programme, perhaps a role, perhaps a team."""

    token: str
    programme: str
    role: Role | None
    team_id: int | None


_TEAM = select(teams.c.id, teams.c.name, teams.c.token).where(teams.c.id == bindparam("id"))


_STAFF = (
    select(staff.c.id, staff.c.role, staff.c.name)
    .where(staff.c.programme == bindparam("programme"), staff.c.left_at.is_(None))
    .order_by(staff.c.name)
)


def create(connection: Connection, token: str, programme: str, role: Role | None, now: int) -> None:
    """A link that any number of people may use."""
    values = {"token": token, "programme": programme, "role": role.value if role else "", "created_at": now}
    connection.execute(insert(invites).values(values))


def find(connection: Connection, tokens: Iterable[str], now: int) -> dict[str, Invite]:
    """The invites that still hold, by token."""
    rows = connection.execute(
        select(invites).where(
            invites.c.token.in_(list(tokens)),
            or_(invites.c.expires_at.is_(None), invites.c.expires_at > now),
        )
    )
    return {
        row.token: Invite(row.token, row.programme, Role(row.role) if row.role else None, row.team_id) for row in rows
    }


def found_team(connection: Connection, programme: str, name: str, token: str, now: int) -> int:
    """Make a team and the link by which its members join; returns its id."""
    result = connection.execute(insert(teams).values(programme=programme, name=name, token=token, created_at=now))
    id_: int = result.inserted_primary_key[0]  # type: ignore[index]  # an insert of one row has one
    connection.execute(
        insert(invites).values(token=token, programme=programme, role=Role.MENTOR.value, team_id=id_, created_at=now)
    )
    return id_


def team(connection: Connection, id_: int) -> Team | None:
    row = connection.execute(_TEAM, {"id": id_}).first()
    return Team(row[0], row[1], row[2]) if row else None


def staff_of(connection: Connection, programme: str) -> tuple[Staff, ...]:
    """Who works for a programme now, by name."""
    rows = connection.execute(_STAFF, {"programme": programme})
    return tuple(Staff(row.id, StaffRole(row.role), row.name) for row in rows)


def add_staff(connection: Connection, programme: str, role: StaffRole, name: str, now: int) -> None:
    connection.execute(insert(staff).values(programme=programme, role=role.value, name=name, created_at=now))
