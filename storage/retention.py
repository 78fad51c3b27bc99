"""Who is kept for how long: who was not looked at yet, when somebody last wrote,
whether a warning arrived.
"""

from sqlalchemy import Connection, func, or_, select

from bot.matches.nouns import MatchState
from storage.messages import PER_MESSAGE
from storage.scope import mine
from storage.tables import inbox, match_members, matches, outbox, people, timers

ARRIVED = ("sent", "delivered", "read")


def unplanned(connection: Connection, programme: str, kind: str, before: int, limit: int) -> list[int]:
    """People we know since before then (epoch seconds) who have no timer of this kind yet;
    none of the staff.
    """
    planned = select(timers.c.id).where(timers.c.kind == kind, timers.c.person_id == people.c.id)
    found = (
        select(people.c.id)
        .where(people.c.programme == programme, people.c.staff_id.is_(None), people.c.created_at <= before)
        .where(~planned.exists())
        .order_by(people.c.id)
        .limit(limit)
    )
    return list(connection.execute(found).scalars())


def last_word(connection: Connection, person_id: int) -> int:
    """When somebody last wrote or pressed something, or came (epoch seconds)."""
    wrote = select(func.max(inbox.c.received_at)).where(inbox.c.person_id == person_id, inbox.c.channel != "clock")
    came = select(people.c.created_at).where(people.c.id == person_id, mine(connection, people))
    return int(connection.execute(wrote).scalar() or connection.execute(came).scalar() or 0)


def had_match(connection: Connection, person_id: int) -> bool:
    """Whether a match of theirs ever began."""
    theirs = select(matches.c.id).join(match_members, match_members.c.match_id == matches.c.id)
    began = or_(matches.c.began_at.is_not(None), matches.c.state.in_([MatchState.LIVE.value, MatchState.ENDED.value]))
    found = theirs.where(match_members.c.person_id == person_id, began, mine(connection, matches)).limit(1)
    return connection.execute(found).first() is not None


def arrived_at(connection: Connection, person_id: int, message: int) -> int | None:
    """When what a turn sent to somebody arrived (epoch seconds); None when it did not."""
    first = message * PER_MESSAGE
    theirs = (outbox.c.id >= first, outbox.c.id < first + PER_MESSAGE, outbox.c.person_id == person_id)
    found: int | None = connection.execute(
        select(func.max(outbox.c.changed_at)).where(*theirs, outbox.c.state.in_(ARRIVED))
    ).scalar()
    return found
