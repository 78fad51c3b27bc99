"""Links by which people come in, the teams they join, and the staff they may name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, insert, or_, select, update

from bot.people.nouns import PersonalLink, Role, Staff, StaffRole, Team
from storage import outbox, talks, timers
from storage.scope import bound, mine
from storage.tables import invites, people, staff, teams


@dataclass(frozen=True, slots=True)
class Invite:
    """What a link says: the programme, perhaps a role, a team,
    or who of the staff or of the list it is for.
    """

    token: str
    programme: str
    role: Role | None
    team_id: int | None
    staff_id: int | None = None
    person_id: int | None = None

    @property
    def is_personal(self) -> bool:
        """Whether it was made for one person, and opens once."""
        return self.staff_id is not None or self.person_id is not None


# A link for one person closes when so often another name was told.
TRIES = 3


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
            mine(connection, invites),
            _opens(now),
        )
    )
    return {row.token: _invite(row) for row in rows}


def _opens(now: int) -> Any:
    in_time = or_(invites.c.expires_at.is_(None), invites.c.expires_at > now)
    return and_(in_time, invites.c.used_at.is_(None), invites.c.tries < TRIES)


def _invite(row: Any) -> Invite:
    return Invite(
        token=row.token,
        programme=row.programme,
        role=Role(row.role) if row.role else None,
        team_id=row.team_id,
        staff_id=row.staff_id,
        person_id=row.person_id,
    )


def over(connection: Connection, token: str) -> Invite | None:
    """A link for one person that was used, or closed because of wrong names; None for any other."""
    done = or_(invites.c.used_at.is_not(None), invites.c.tries >= TRIES)
    row = connection.execute(select(invites).where(invites.c.token == token, done, mine(connection, invites))).first()
    return None if row is None or not _invite(row).is_personal else _invite(row)


def ask(connection: Connection, token: str, person_id: int, now: int) -> bool:
    """This person is asked whose the link is, and about no other link;
    says whether it opens still.
    """
    theirs = (invites.c.opened_by == person_id, *_unused(connection))
    connection.execute(update(invites).where(*theirs).values(opened_by=None))
    this = update(invites).where(invites.c.token == token, _opens(now), mine(connection, invites))
    return connection.execute(this.values(opened_by=person_id)).rowcount == 1


def asked(connection: Connection, person_id: int, now: int) -> PersonalLink | None:
    """The link about which this person is asked who they are; None when it opens no more."""
    row = connection.execute(
        select(invites.c.token, invites.c.staff_id, invites.c.person_id, invites.c.tries, people.c.name)
        .outerjoin(people, people.c.id == invites.c.person_id)
        .where(invites.c.opened_by == person_id, _opens(now), mine(connection, invites))
    ).first()
    if row is None:
        return None
    found = member(connection, row[1]) if row[1] is not None else None
    name = found.name if found is not None else row[4]
    return PersonalLink(row[0], name, found, row[2], row[3]) if name else None


def missed(connection: Connection, token: str) -> int:
    """Another name was told than the one it was made for; returns how often by now."""
    this = update(invites).where(invites.c.token == token, mine(connection, invites))
    return int(connection.execute(this.values(tries=invites.c.tries + 1).returning(invites.c.tries)).scalar_one())


def came_in(connection: Connection, staff_id: int) -> tuple[int, int] | None:
    """When (epoch seconds) a member of the staff came in first, in whatever chat, and last."""
    used = invites.c.used_at
    found = select(func.min(used), func.max(used)).where(invites.c.staff_id == staff_id, mine(connection, invites))
    first, last = connection.execute(found).one()
    return None if first is None else (first, last)


def opened(connection: Connection, person_id: int) -> tuple[int, str] | None:
    """(since when, what was known before) of somebody of the list whose link was opened;
    None when that can't be undone any more.
    """
    used = (invites.c.person_id == person_id, invites.c.used_at.is_not(None), invites.c.kept != "")
    found = select(invites.c.used_at, invites.c.kept).where(*used, mine(connection, invites))
    row = connection.execute(found.order_by(invites.c.used_at.desc()).limit(1)).first()
    return None if row is None else (row[0], row[1])


def opened_since(connection: Connection, programme: str, since: int) -> list[tuple[str, str]]:
    """(name, name in the app) of those of the list whose links were opened since then."""
    found = (
        select(people.c.name, people.c.called)
        .join(invites, invites.c.person_id == people.c.id)
        .where(people.c.programme == programme, invites.c.used_at >= since)
        .order_by(invites.c.used_at, people.c.id)
    )
    return [(row[0], row[1]) for row in connection.execute(found)]


def found_team(connection: Connection, programme: str, name: str, token: str, now: int) -> int:
    """Make a team and the link by which its members join; returns its id."""
    result = connection.execute(insert(teams).values(programme=programme, name=name, token=token, created_at=now))
    id_: int = result.inserted_primary_key[0]  # type: ignore[index]  # an insert of one row has one
    connection.execute(
        insert(invites).values(token=token, programme=programme, role=Role.MENTOR.value, team_id=id_, created_at=now)
    )
    return id_


def team(connection: Connection, id_: int) -> Team | None:
    row = connection.execute(bound(connection, _TEAM, teams), {"id": id_}).first()
    return Team(row[0], row[1], row[2]) if row else None


def staff_of(connection: Connection, programme: str) -> tuple[Staff, ...]:
    """Who works for a programme now, by name."""
    rows = connection.execute(_STAFF, {"programme": programme})
    return tuple(Staff(row.id, StaffRole(row.role), row.name) for row in rows)


_MEMBER = select(staff.c.id, staff.c.role, staff.c.name).where(staff.c.id == bindparam("id"), staff.c.left_at.is_(None))


def member(connection: Connection, staff_id: int) -> Staff | None:
    """Somebody who works for the programme now; None when they don't any more."""
    row = connection.execute(bound(connection, _MEMBER, staff), {"id": staff_id}).first()
    return Staff(row.id, StaffRole(row.role), row.name) if row else None


def names_of(connection: Connection, programme: str) -> dict[int, str]:
    """Everybody who works or worked for a programme, by their id."""
    rows = connection.execute(select(staff.c.id, staff.c.name).where(staff.c.programme == programme))
    return {row[0]: row[1] for row in rows}


def invite_staff(
    connection: Connection, token: str, programme: str, role: StaffRole, name: str, now: int, expires: int
) -> int:
    """Put somebody on the staff list, with a link that opens once;
    whoever has this role and name gets a new link.

    Returns their id. Links that were made for them before open nothing any more.
    """
    same = (staff.c.programme == programme, staff.c.role == role.value, staff.c.name == name, staff.c.left_at.is_(None))
    id_: int | None = connection.execute(select(staff.c.id).where(*same)).scalar()
    if id_ is None:
        made = connection.execute(insert(staff).values(programme=programme, role=role.value, name=name, created_at=now))
        id_ = int(made.inserted_primary_key[0])  # type: ignore[index]  # an insert of one row has one
    connection.execute(delete(invites).where(*_unused(connection), invites.c.staff_id == id_))
    values = {"token": token, "programme": programme, "role": "", "created_at": now, "expires_at": expires}
    connection.execute(insert(invites).values(**values, staff_id=id_))
    return id_


def _unused(connection: Connection) -> tuple[ColumnElement[bool], ...]:
    return invites.c.used_at.is_(None), mine(connection, invites)


def use(connection: Connection, token: str, now: int, kept: str = "") -> None:
    """A link that opens once has opened; ``kept`` is what was known before of who it is for."""
    this = (invites.c.token == token, mine(connection, invites))
    connection.execute(update(invites).where(*this).values(used_at=now, kept=kept))


def bind(connection: Connection, staff_id: int, person_id: int) -> None:
    """This chat is now the one of that staff member; an earlier one is not any more."""
    connection.execute(
        update(people)
        .where(people.c.staff_id == staff_id, people.c.id != person_id, mine(connection, people))
        .values(staff_id=None)
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the staff list: whether they are in the chat,
    and until when an unused link opens.
    """

    staff: Staff
    in_chat: bool
    link_until: int | None


def staff_list(connection: Connection, programme: str, now: int) -> list[Listed]:
    chats = select(people.c.staff_id).where(people.c.staff_id.is_not(None), mine(connection, people))
    in_chat = set(connection.execute(chats).scalars())
    unused = select(invites.c.staff_id, invites.c.expires_at).where(
        *_unused(connection), invites.c.staff_id.is_not(None), invites.c.expires_at > now
    )
    links = {row[0]: row[1] for row in connection.execute(unused)}
    return [Listed(each, each.id in in_chat, links.get(each.id)) for each in staff_of(connection, programme)]


def revoke(connection: Connection, programme: str, name: str, now: int) -> list[int]:
    """End the rights and links of the staff of this name; returns their ids."""
    same = (staff.c.programme == programme, staff.c.name == name, staff.c.left_at.is_(None))
    ids = list(connection.execute(select(staff.c.id).where(*same)).scalars())
    for id_ in ids:
        end_rights(connection, id_, now)
    return ids


# Due at once for whoever has lost the rights: what they carried another one carries.
LEFT = "staff left"


def end_rights(connection: Connection, staff_id: int, now: int) -> None:
    """Somebody works here no more: no rights, no links; others get what was to come to them."""
    connection.execute(update(staff).where(staff.c.id == staff_id, mine(connection, staff)).values(left_at=now))
    connection.execute(delete(invites).where(*_unused(connection), invites.c.staff_id == staff_id))
    talks.left_by(connection, staff_id, now)
    theirs = select(people.c.id).where(people.c.staff_id == staff_id, mine(connection, people))
    for person_id in connection.execute(theirs).scalars().all():
        timers.plan(connection, LEFT, person_id, now, now, version=staff_id)
        outbox.look_again(connection, person_id, now)


_IN_CHAT = (
    select(people.c.id, staff.c.id)
    .join(staff, staff.c.id == people.c.staff_id)
    .where(
        people.c.staff_id.is_not(None),
        staff.c.programme == bindparam("programme"),
        staff.c.role.in_(bindparam("roles", expanding=True)),
        staff.c.left_at.is_(None),
    )
)


def people_of_staff(connection: Connection, programme: str, roles: Iterable[StaffRole]) -> list[tuple[int, int]]:
    """(person id, staff id) of those with one of these roles who are in the chat."""
    rows = connection.execute(_IN_CHAT, {"programme": programme, "roles": [role.value for role in roles]})
    # Put in order here: asked to do it, SQLite walks through everybody instead of the few of the
    # staff.
    return sorted((row[0], row[1]) for row in rows)


def person_of_staff(connection: Connection, staff_id: int) -> int | None:
    """The person behind a staff member who works here and is in the chat."""
    found: int | None = connection.execute(
        select(people.c.id)
        .join(staff, staff.c.id == people.c.staff_id)
        .where(people.c.staff_id == staff_id, staff.c.left_at.is_(None), mine(connection, people))
    ).scalar()
    return found
