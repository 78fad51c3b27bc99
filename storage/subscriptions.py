"""Who asked for the newsletter or the tips."""

from sqlalchemy import Connection, and_, delete, insert, select

from storage.tables import subscriptions


def of_person(connection: Connection, person_id: int) -> tuple[str, ...]:
    """What somebody has asked for."""
    found = select(subscriptions.c.kind).where(subscriptions.c.person_id == person_id).order_by(subscriptions.c.kind)
    return tuple(connection.execute(found).scalars())


def subscribe(connection: Connection, person_id: int, kind: str, now: int) -> None:
    if kind not in of_person(connection, person_id):
        connection.execute(insert(subscriptions).values(person_id=person_id, kind=kind, since=now))


def leave(connection: Connection, person_id: int, kind: str) -> None:
    theirs = and_(subscriptions.c.person_id == person_id, subscriptions.c.kind == kind)
    connection.execute(delete(subscriptions).where(theirs))
