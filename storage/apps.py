"""The apps by which a person is reached, and the codes by which another one becomes theirs."""

from sqlalchemy import Connection, delete, insert, select, update

from storage.scope import mine
from storage.tables import addresses, link_codes


def of_person(connection: Connection, person_id: int) -> list[str]:
    """The channels of a person's addresses; the one they chose last comes first."""
    rows = connection.execute(
        select(addresses.c.key, addresses.c.chosen_at).where(addresses.c.person_id == person_id)
    ).all()
    ordered = sorted(rows, key=lambda row: (-(row[1] or 0), row[0]))
    return list(dict.fromkeys(key.partition(":")[0] for key, _chosen in ordered))


def choose(connection: Connection, person_id: int, channel: str, now: int) -> None:
    """From now on they are written to there first."""
    there = (addresses.c.person_id == person_id, addresses.c.key.startswith(f"{channel}:", autoescape=True))
    connection.execute(update(addresses).where(*there).values(chosen_at=now))


def make_code(connection: Connection, code: str, person_id: int, expires: int) -> None:
    """A code that opens once; an earlier one of the same person opens nothing any more."""
    connection.execute(delete(link_codes).where(link_codes.c.person_id == person_id))
    connection.execute(delete(link_codes).where(link_codes.c.code == code))
    connection.execute(insert(link_codes), [{"code": code, "person_id": person_id, "expires_at": expires}])


def has_code(connection: Connection, code: str, now: int, not_of: int) -> bool:
    """Whether this code is somebody else's and still holds."""
    found = (
        select(link_codes.c.code)
        .where(link_codes.c.code == code, link_codes.c.expires_at > now, link_codes.c.person_id != not_of)
        .where(mine(connection, link_codes))
    )
    return connection.execute(found).first() is not None


def use_code(connection: Connection, code: str, now: int) -> int | None:
    """The person whose code this is; None when it holds no more. It opens nothing a second time."""
    found = connection.execute(
        select(link_codes.c.person_id)
        .where(link_codes.c.code == code, link_codes.c.expires_at > now)
        .where(mine(connection, link_codes))
    ).scalar()
    if found is not None:
        connection.execute(delete(link_codes).where(link_codes.c.code == code))
    return found
