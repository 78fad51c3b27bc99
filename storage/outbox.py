"""What is to be sent: claim it before a send, mark it after, never forget in between."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select, text, update

from storage import journal, timers
from storage.tables import addresses, outbox

REPLY, REMINDER, ANNOUNCEMENT = 0, 1, 2
# To the letter the condition of the partial index, or SQLite would not use it.
_UNSENT = text("outbox.state IN ('queued', 'sending')")


@dataclass(frozen=True, slots=True)
class Row:
    """A claimed message; ``buttons`` and ``extra`` are JSON or empty, ``attempt`` counts from 1."""

    id: int
    person_id: int | None
    channel: str
    address: str
    rank: int
    text: str
    buttons: str
    extra: str
    language: str
    expires: int
    attempt: int
    erase: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of a message. ``state``: sent, queued (again), failed, blocked, uncertain or skipped."""

    id: int
    state: str
    reason: str = ""
    provider_id: str = ""
    not_before: int = 0


_COLUMNS = (
    outbox.c.id,
    outbox.c.person_id,
    outbox.c.channel,
    outbox.c.address,
    outbox.c.rank,
    outbox.c.text,
    outbox.c.buttons,
    outbox.c.extra,
    outbox.c.language,
    outbox.c.expires,
    outbox.c.attempt,
    outbox.c.erase,
)
# A message that is tried again keeps its place: later ones of the same chat wait for it, unless they are
# more urgent.
_AGAIN = (
    select(outbox.c.address, func.min(outbox.c.rank))
    .where(
        text("outbox.state = 'queued' AND outbox.attempt > 0"),
        outbox.c.channel == bindparam("channel"),
        outbox.c.not_before > bindparam("now"),
    )
    .group_by(outbox.c.address)
)
# Edits that wait: of several of one message only the last is worth sending.
_NEWEST_EDITS = (
    select(outbox.c.address, outbox.c.extra, func.max(outbox.c.id))
    .where(
        _UNSENT,
        outbox.c.state == "queued",
        outbox.c.channel == bindparam("channel"),
        outbox.c.address.in_(bindparam("chats", expanding=True)),
        outbox.c.extra.like('{"edit"%'),
        outbox.c.not_before <= bindparam("now"),
        outbox.c.expires > bindparam("now"),
    )
    .group_by(outbox.c.address, outbox.c.extra)
)
_DUE = (
    select(*_COLUMNS)
    .where(
        _UNSENT,
        outbox.c.state == "queued",
        outbox.c.not_before <= bindparam("now"),
        outbox.c.channel == bindparam("channel"),
        outbox.c.address.not_in(bindparam("busy", expanding=True)),
    )
    .order_by(outbox.c.rank, outbox.c.id)
    .limit(bindparam("limit"))
)
_CLAIM = (
    update(outbox)
    .where(outbox.c.id == bindparam("the_id"))
    .values(state="sending", attempt=outbox.c.attempt + 1, changed_at=bindparam("now"))
)
_RELEASE = (
    update(outbox)
    .where(outbox.c.id == bindparam("the_id"), outbox.c.state == "sending")
    .values(state="queued", attempt=outbox.c.attempt - 1, changed_at=bindparam("now"))
)
_MARK = (
    update(outbox)
    .where(outbox.c.id == bindparam("the_id"))
    .values(
        state=bindparam("new_state"),
        reason=bindparam("new_reason"),
        provider_id=bindparam("new_provider_id"),
        not_before=bindparam("new_not_before"),
        changed_at=bindparam("now"),
    )
)
# What is due already waits for its chat, whose end of a send wakes the delivery; it must not hide a retry.
_NEXT_DUE = select(func.min(outbox.c.not_before)).where(
    _UNSENT,
    outbox.c.state == "queued",
    outbox.c.channel == bindparam("channel"),
    outbox.c.not_before > bindparam("now"),
)
_BLANK = (
    update(outbox)
    .where(outbox.c.id == bindparam("the_id"), outbox.c.erase == 1)
    .values(text="", buttons="", extra="", address="", provider_id="")
)


def claim(connection: Connection, channel: str, now: int, busy: Collection[str], limit: int) -> list[Row]:
    """Take what is due, at most one message per chat, replies first; it is then being sent.

    What has expired, and an edit that a newer one replaces, is marked so and not returned.
    """
    given = {"now": now, "channel": channel}
    resting = {row[0]: row[1] for row in connection.execute(_AGAIN, given)}
    away = set(busy)
    chosen: dict[str, Row] = {}
    while len(chosen) < limit:
        # Again without the chats just seen: one with much to hear must not hide the others.
        asked = given | {"busy": [*away, *chosen], "limit": limit * 4}
        found = [Row(*tuple(each)) for each in connection.execute(_DUE, asked)]
        over = _over(connection, found, given)
        mark(connection, list(over.values()), now)
        for row in found:
            if row.id in over or row.address in chosen:
                continue
            if row.rank >= resting.get(row.address, row.rank + 1):
                away.add(row.address)
            elif len(chosen) < limit:
                chosen[row.address] = replace(row, attempt=row.attempt + 1)
        if len(found) < limit * 4:
            break
    if chosen:
        connection.execute(_CLAIM, [{"the_id": row.id, "now": now} for row in chosen.values()])
    return list(chosen.values())


def _over(connection: Connection, found: Sequence[Row], given: dict[str, Any]) -> dict[int, Mark]:
    """Which of these are not worth sending any more."""
    newest = _newest_edits(connection, found, given)
    over = {}
    for row in found:
        if row.expires <= given["now"]:
            over[row.id] = Mark(row.id, "failed", "expired")
        elif newest.get((row.address, row.extra), row.id) > row.id:
            over[row.id] = Mark(row.id, "skipped", "a newer edit of the same message follows")
    return over


def _newest_edits(connection: Connection, due: Sequence[Row], given: dict[str, Any]) -> dict[tuple[str, str], int]:
    chats = {row.address for row in due if row.extra.startswith('{"edit"')}
    if not chats:
        return {}
    found = connection.execute(_NEWEST_EDITS, given | {"chats": list(chats)})
    return {(address, extra): id_ for address, extra, id_ in found}


def release(connection: Connection, ids: Sequence[int], now: int) -> None:
    """Give back what was claimed and certainly not sent."""
    if ids:
        connection.execute(_RELEASE, [{"the_id": id_, "now": now} for id_ in ids])


def release_others(connection: Connection, channel: str, ours: Collection[int], now: int) -> None:
    """Give back every claim but ``ours``: a commit whose answer got lost may have claimed what nobody sends."""
    sending = select(outbox.c.id).where(_UNSENT, outbox.c.state == "sending", outbox.c.channel == channel)
    release(connection, [id_ for id_ in connection.execute(sending).scalars() if id_ not in set(ours)], now)


def mark(connection: Connection, marks: Sequence[Mark], now: int) -> None:
    """Write down what became of sends; failures also go to the journal, with their rule."""
    if not marks:
        return
    rows = [
        {
            "the_id": m.id,
            "new_state": m.state,
            "new_reason": m.reason[:80],
            "new_provider_id": m.provider_id,
            "new_not_before": m.not_before or now,
            "now": now,
        }
        for m in marks
    ]
    connection.execute(_MARK, rows)
    ended = [{"the_id": m.id} for m in marks if m.state != "queued"]
    if ended:
        connection.execute(_BLANK, ended)
    bad = [m for m in marks if m.state in ("failed", "blocked", "uncertain")]
    journal.write(connection, [journal.Entry(now, "delivery", m.state, f"outbox:{m.id}", m.reason[:120]) for m in bad])


def block(connection: Connection, keys: Sequence[str], now: int) -> None:
    """The service says that these people stopped us: note it, once, with them."""
    for key in keys:
        person_id = connection.execute(
            update(addresses)
            .where(addresses.c.key == key, addresses.c.blocked_at.is_(None))
            .values(blocked_at=now)
            .returning(addresses.c.person_id)
        ).scalar()
        if person_id is not None:
            entry = journal.Entry(now, f"person:{person_id}", "blocked us", rule="the service said so")
            journal.write(connection, [entry])
            timers.plan(connection, "blocked", person_id, now, now)


def next_due(connection: Connection, channel: str, now: int) -> int | None:
    """When (epoch seconds) the next message that is not due yet will be; None when there is none."""
    return connection.execute(_NEXT_DUE, {"channel": channel, "now": now}).scalar()


def recover(connection: Connection, channel: str, now: int) -> tuple[int, int]:
    """After a crash: what was being sent may or may not have gone out.

    Questions and reminders go again; announcements stay uncertain until a coordinator decides.
    Returns how many of each.
    """
    was_sending = and_(_UNSENT, outbox.c.state == "sending", outbox.c.channel == channel)
    ids = list(connection.execute(select(outbox.c.id).where(was_sending)).scalars())
    journal.write(
        connection,
        [journal.Entry(now, "delivery", "uncertain", f"outbox:{id_}", "stopped while sending") for id_ in ids],
    )
    left = connection.execute(
        update(outbox)
        .where(was_sending, outbox.c.rank == ANNOUNCEMENT)
        .values(state="uncertain", reason="stopped while sending")
    ).rowcount
    again = connection.execute(
        update(outbox).where(was_sending).values(state="queued", reason="stopped while sending", not_before=now)
    ).rowcount
    return again, left


def drop(connection: Connection, about: str, reason: str, now: int) -> list[int]:
    """What still waits about a thing that has changed is not sent; returns the people it was for."""
    waiting = and_(_UNSENT, outbox.c.state == "queued", outbox.c.about == about)
    people = list(connection.execute(select(outbox.c.person_id).where(waiting)).scalars())
    if people:
        connection.execute(update(outbox).where(waiting).values(state="skipped", reason=reason, changed_at=now))
    return [person_id for person_id in people if person_id is not None]


def is_drained(connection: Connection, channel: str, now: int) -> bool:
    """Whether nothing that is due still has to be sent."""
    found = select(outbox.c.id).where(_UNSENT, outbox.c.channel == channel, outbox.c.not_before <= now).limit(1)
    return connection.execute(found).first() is None


def next_moment(connection: Connection, channel: str, now: int, other: int | None) -> int | None:
    """When something happens next: a message whose hour comes, or that ``other`` moment."""
    moments = [moment for moment in (next_due(connection, channel, now), other) if moment is not None]
    return min(moments, default=None)
