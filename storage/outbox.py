"""What is to be sent: claim it before a send, mark it after, never forget in between."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, and_, bindparam, select, text, update

from storage import journal
from storage.tables import addresses, outbox

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
    """What became of a send. ``state``: sent, queued (again), failed, blocked or uncertain."""

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
# A message that is tried again keeps its place: later ones of the same chat wait for it.
_AGAIN = select(outbox.c.address).where(
    text("outbox.state = 'queued' AND outbox.attempt > 0"),
    outbox.c.channel == bindparam("channel"),
    outbox.c.not_before > bindparam("now"),
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
_BLANK = (
    update(outbox)
    .where(outbox.c.id == bindparam("the_id"), outbox.c.erase == 1)
    .values(text="", buttons="", extra="", address="")
)


def claim(connection: Connection, channel: str, now: int, busy: Collection[str], limit: int) -> list[Row]:
    """Take what is due, at most one message per chat, replies first; it is then being sent.

    What has expired is marked so and not returned.
    """
    resting = connection.execute(_AGAIN, {"now": now, "channel": channel}).scalars()
    away = list({*busy, *resting})
    found = connection.execute(_DUE, {"now": now, "channel": channel, "busy": away, "limit": limit * 4})
    rows: dict[str, Row] = {}
    expired = []
    for each in found:
        row = Row(*tuple(each))
        if row.expires <= now:
            expired.append(Mark(row.id, "failed", "expired"))
        elif row.address not in rows and len(rows) < limit:
            rows[row.address] = replace(row, attempt=row.attempt + 1)
    if expired:
        mark(connection, expired, now)
    if rows:
        connection.execute(_CLAIM, [{"the_id": row.id, "now": now} for row in rows.values()])
    return list(rows.values())


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


def next_due(connection: Connection, channel: str) -> int | None:
    """When (epoch seconds) the next queued message is due; None when nothing is queued."""
    return connection.execute(
        select(outbox.c.not_before)
        .where(_UNSENT, outbox.c.state == "queued", outbox.c.channel == channel)
        .order_by(outbox.c.not_before)
        .limit(1)
    ).scalar()


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
        update(outbox).where(was_sending, outbox.c.rank == 2).values(state="uncertain", reason="stopped while sending")
    ).rowcount
    again = connection.execute(
        update(outbox).where(was_sending).values(state="queued", reason="stopped while sending", not_before=now)
    ).rowcount
    return again, left
