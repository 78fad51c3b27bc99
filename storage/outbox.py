"""What is to be sent: claim it before a send, mark it after, never forget in between."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, String, and_, bindparam, case, func, or_, select, text, update

from bot.ground.messages import Knock, Occasion
from bot.ground.packed import pack, unpack
from storage import for_staff, journal, timers
from storage.data_map import MAP, ONCE_SENT
from storage.database import note_removed
from storage.scope import bound, mine
from storage.tables import addresses, outbox

# What is about somebody's safety goes before all that waits in a chat, also before replies.
URGENT, REPLY, REMINDER, ANNOUNCEMENT = -1, 0, 1, 2
# To the letter the condition of the partial index, or SQLite would not use it.
_UNSENT = text("outbox.state IN ('queued', 'sending')")
_WAITING = text("outbox.state = 'waiting'")
# How far a message has come; a status only ever moves up. What failed may turn out to have come all
# the same.
RANKS = {
    "queued": 0,
    "waiting": 0,
    "sending": 1,
    "uncertain": 2,
    "skipped": 3,
    "sent": 3,
    "failed": 4,
    "blocked": 4,
    "delivered": 5,
    "read": 6,
}
# So many new tries after the service said that what it took did not arrive.
TRIES = 4


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
    about: str = ""
    occasion: str = ""
    given: str = ""
    state: str = "queued"
    # Which member of the staff, in which role, it was written for: "coordinator:3".
    for_staff: str = ""
    # What goes instead of it, and whether numbers meant something in the message before it.
    knock: Knock | None = None
    offered: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether its words were removed; it can't be sent any more."""
        return not (self.text or self.extra)


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of a message. ``state``: sent, queued (again), waiting, failed, blocked,
    uncertain or skipped.
    """

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
    outbox.c.about,
    outbox.c.occasion,
    outbox.c.given,
    outbox.c.state,
    outbox.c.for_staff,
)
# A message that is tried again keeps its place: later ones of the same chat wait for it, unless
# they are more urgent. What waits for a file, which may be long in coming, keeps nobody waiting.
_AGAIN = (
    select(outbox.c.address, func.min(outbox.c.rank))
    .where(
        text("outbox.state = 'queued' AND outbox.attempt > 0"),
        outbox.c.channel == bindparam("channel"),
        outbox.c.not_before > bindparam("now"),
        outbox.c.extra.not_like('{"file"%'),
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
# Only what is still on its way: news that came in meanwhile knows more. What it has put in line
# again was not sent.
_NOW = bindparam("new_state", type_=String)
_MARK = (
    update(outbox)
    .where(
        outbox.c.id == bindparam("the_id"),
        or_(text("outbox.state = 'sending'"), and_(text("outbox.state = 'queued'"), _NOW != "sent", _NOW != "waiting")),
    )
    .values(
        state=bindparam("new_state"),
        reason=bindparam("new_reason"),
        provider_id=bindparam("new_provider_id"),
        not_before=bindparam("new_not_before"),
        changed_at=bindparam("now"),
    )
)
# What is due already waits for its chat, whose end of a send wakes the delivery; it must not hide a
# retry.
_NEXT_DUE = select(func.min(outbox.c.not_before)).where(
    _UNSENT,
    outbox.c.state == "queued",
    outbox.c.channel == bindparam("channel"),
    outbox.c.not_before > bindparam("now"),
)
# What speaks of somebody who was erased loses its words; what went to them, also where it went.
_OF_OTHERS, _OF_THEM = MAP[outbox].emptied_of_others(), MAP[outbox].emptied()
_BLANK = (
    update(outbox)
    .where(
        outbox.c.id == bindparam("the_id"),
        outbox.c.erase == ONCE_SENT,
        # What is refused here may go in another app of theirs.
        or_(outbox.c.person_id.is_(None), outbox.c.state != "blocked"),
    )
    .values(
        _OF_OTHERS
        | {
            name: case((outbox.c.person_id.is_(None), _OF_THEM[name]), else_=outbox.c[name])
            for name in _OF_THEM.keys() - _OF_OTHERS.keys()
        }
    )
)
_MAY_GO = ("queued", "waiting")


def claim(
    connection: Connection, channel: str, now: int, busy: Collection[str], limit: int, announcements: int | None = None
) -> list[Row]:
    """Take what is due, at most one message per chat, replies first; it is then being sent.

    Of announcements at most so many, so that there is room for an answer.

    What has expired, and an edit that a newer one replaces, is marked so and not returned; so is
    what was for a member of the staff who may not read it any more. Somebody else gets that.
    """
    given = {"now": now, "channel": channel}
    resting = {row[0]: row[1] for row in connection.execute(bound(connection, _AGAIN, outbox), given)}
    away = set(busy)
    chosen: dict[str, Row] = {}
    due = bound(connection, _DUE, outbox)
    left = limit if announcements is None else max(0, announcements)
    while len(chosen) < limit:
        # Again without the chats just seen: one with much to hear must not hide the others.
        asked = given | {"busy": [*away, *chosen], "limit": limit * 4}
        found = [Row(*tuple(each)) for each in connection.execute(due, asked)]
        over = _over(connection, found, given)
        mark(connection, list(over.values()), now)
        lost = _lost(connection, [row for row in found if row.for_staff and row.id not in over], now)
        for row in found:
            if row.id in over or row.id in lost or row.address in chosen:
                continue
            if row.rank >= resting.get(row.address, row.rank + 1):
                away.add(row.address)
            elif len(chosen) < limit and (row.rank != ANNOUNCEMENT or left > 0):
                chosen[row.address] = replace(row, attempt=row.attempt + 1)
                left -= row.rank == ANNOUNCEMENT
        # They come in the order of their rank: behind an announcement that finds no room are only
        # others.
        if len(found) < limit * 4 or (left <= 0 and found[-1].rank == ANNOUNCEMENT):
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


NO_RIGHT = "they have no right to it any more"
# So many messages one turn may cause; those of one turn differ in this part of their id alone.
PER_TURN = 256


def _lost(connection: Connection, rows: Sequence[Row], now: int) -> set[int]:
    """Those of these messages to staff whose reader has no right to them any more, by now."""
    if not rows:
        return set()
    keys = for_staff.keys_at(connection, {f"{row.channel}:{row.address}" for row in rows})
    lost = [
        row
        for row in rows
        if keys.get(f"{row.channel}:{row.address}") != row.for_staff
        or not for_staff.may_read(connection, row.for_staff, row.about)
    ]
    for row in lost:
        _to_another(connection, row, now)
    return {row.id for row in lost}


def _to_another(connection: Connection, row: Row, now: int) -> None:
    """A notice goes to somebody else of the staff who may read it, as the same row; what answers,
    asks or changes a message of the one who went goes to nobody.
    """
    about, rule = row.about or f"outbox:{row.id}", NO_RIGHT
    to = _instead(connection, row)
    key = best_key(connection, to.person_id, now) if to is not None else None
    if to is None or key is None:
        mark(connection, [Mark(row.id, "skipped", NO_RIGHT)], now)
    else:
        channel, _colon, address = key.partition(":")
        values = {"person_id": to.person_id, "channel": channel, "address": address, "for_staff": to.key}
        # A second later, so that whoever sends looks again.
        values |= {"state": "queued", "not_before": now + 1, "attempt": 0, "reason": NO_RIGHT, "changed_at": now}
        connection.execute(update(outbox).where(outbox.c.id == row.id).values(**values))
        rule = f"{NO_RIGHT}: {to.key} gets it"
    journal.write(connection, [journal.Entry(now, "delivery", "not sent", about, rule, row.person_id)])


def _instead(connection: Connection, row: Row) -> for_staff.Reader | None:
    """Who gets a notice instead; None when nobody may, or when others got the same."""
    if row.rank == REPLY or row.occasion == Occasion.QUESTION.value or row.extra.startswith('{"edit"'):
        return None
    staff_id = int(row.for_staff.partition(":")[2])
    readers = [
        each
        for each in for_staff.others(connection, staff_id, row.person_id)
        if for_staff.may_read(connection, each.key, row.about)
    ]
    first = row.id // PER_TURN * PER_TURN
    same = and_(outbox.c.id >= first, outbox.c.id < first + PER_TURN, outbox.c.id != row.id)
    told = select(outbox.c.for_staff).where(same, outbox.c.about == row.about, outbox.c.text == row.text)
    known = set(connection.execute(told).scalars())
    return None if not readers or any(each.key in known for each in readers) else readers[0]


def may_fetch(connection: Connection, message: int) -> bool:
    """Whether whoever a message was for is still there, in the chat to which it went (and no other
    one has come in its place), and may still have its file.
    """
    key = outbox.c.channel.concat(":").concat(outbox.c.address)
    theirs = and_(addresses.c.key == key, addresses.c.person_id == outbox.c.person_id)
    still = and_(theirs, addresses.c.linked_at <= outbox.c.not_before)
    found = select(outbox.c.for_staff, outbox.c.person_id).join(addresses, still).where(outbox.c.id == message)
    row = connection.execute(found).first()
    if row is None:
        return False
    return not row[0] or for_staff.key_of(connection, row[1]) == row[0]


def extra_of(connection: Connection, message: int) -> str:
    """What a message has besides its text, as JSON; empty when there is nothing,
    or it was blanked.
    """
    return connection.execute(select(outbox.c.extra).where(outbox.c.id == message)).scalar() or ""


def release(connection: Connection, ids: Sequence[int], now: int) -> None:
    """Give back what was claimed and certainly not sent."""
    if ids:
        connection.execute(_RELEASE, [{"the_id": id_, "now": now} for id_ in ids])


def release_others(connection: Connection, channel: str, ours: Collection[int], now: int) -> None:
    """Give back every claim but ``ours``:
    a commit whose answer got lost may have claimed what nobody sends.
    """
    sending = select(outbox.c.id).where(_UNSENT, outbox.c.state == "sending", outbox.c.channel == channel)
    sending = sending.where(mine(connection, outbox))
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
    ended = [{"the_id": m.id} for m in marks if m.state not in _MAY_GO]
    if ended and connection.execute(_BLANK, ended).rowcount:
        note_removed(connection)
    bad = [m for m in marks if m.state in ("failed", "blocked", "uncertain")]
    journal.write(connection, [journal.Entry(now, "delivery", m.state, f"outbox:{m.id}", m.reason[:120]) for m in bad])
    _tell_of_stuck(connection, [m.id for m in bad if m.state != "uncertain"], now)


def block(connection: Connection, keys: Sequence[str], now: int) -> None:
    """The service says that these people stopped us: note it, once, with them.

    Whoever has another address gets there what was for this one.
    """
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
            leave(connection, key, person_id, now, stays_only=True)
            if not move(connection, key, person_id, now):
                timers.plan(connection, "blocked", person_id, now, now)


def leave(connection: Connection, key: str, person_id: int, now: int, *, stays_only: bool = False) -> None:
    """Nothing more of a person's goes to this address. What was meant for that chat only is said
    nowhere, and staff hear of it; a reply belongs where somebody wrote; the rest goes elsewhere.
    """
    channel, _colon, address = key.partition(":")
    here = (outbox.c.person_id == person_id, outbox.c.channel == channel, outbox.c.address == address)
    unsent = outbox.c.state.in_(("queued", "waiting"))
    values = {"state": "skipped", "reason": "that chat is not reached", "changed_at": now}
    staying = outbox.c.stays == 1 if stays_only else or_(outbox.c.stays == 1, outbox.c.rank == REPLY)
    found = list(connection.execute(select(outbox.c.id).where(*here, unsent, staying)).scalars())
    _tell_of_stuck(connection, found, now)
    connection.execute(update(outbox).where(outbox.c.id.in_(found)).values(values))
    if not stays_only and not move(connection, key, person_id, now):
        connection.execute(update(outbox).where(*here, unsent).values(values))


# Why staff are told that somebody is not reached: what was for one chat only did not come there.
ONLY_THERE = "why:only there"


def _tell_of_stuck(connection: Connection, ids: Sequence[int], now: int) -> None:
    """Staff hear of people whom these messages did not reach and who are told nowhere else."""
    if not ids:
        return
    stuck = select(outbox.c.person_id).where(outbox.c.id.in_(ids), outbox.c.stays == 1, outbox.c.person_id.is_not(None))
    tell_of_stuck(connection, connection.execute(stuck).scalars(), now)


def tell_of_stuck(connection: Connection, person_ids: Iterable[int], now: int) -> None:
    """Staff hear that something did not reach these people that was for one chat only."""
    for person_id in sorted(set(person_ids)):
        timers.plan(connection, "undelivered", person_id, now, now, about=ONLY_THERE)


def move(connection: Connection, key: str, person_id: int, now: int) -> bool:
    """Send what waits for one address of a person to another one; says whether there is one."""
    other = best_key(connection, person_id, now)
    if other is None or other == key:
        return False
    (channel, _c, address), (new_channel, _n, new_address) = key.partition(":"), other.partition(":")
    here = and_(outbox.c.channel == channel, outbox.c.address == address)
    theirs = (outbox.c.person_id == person_id, here, outbox.c.expires > now, outbox.c.stays == 0)
    # What was just refused here was certainly not read; a reply belongs where the person wrote.
    refused = and_(
        outbox.c.state == "blocked", outbox.c.changed_at >= now - 60, outbox.c.rank != REPLY, outbox.c.text != ""
    )
    unsent = outbox.c.state.in_(("queued", "waiting"))
    moved = connection.execute(
        update(outbox)
        .where(*theirs, or_(unsent, refused))
        .values(channel=new_channel, address=new_address, state="queued", not_before=now, changed_at=now, attempt=0)
    ).rowcount
    if moved:
        entry = journal.Entry(now, "delivery", "other app", "", f"{channel} fails, {new_channel} goes", person_id)
        journal.write(connection, [entry])
    return True


_ADDRESSES = select(
    addresses.c.key,
    addresses.c.blocked_at,
    addresses.c.failing_since,
    addresses.c.chosen_at,
    addresses.c.heard_at,
    addresses.c.trial_until,
).where(addresses.c.person_id == bindparam("person_id"))
# An address that fails this long (seconds) is not the first choice any more.
FAILS_TOO_LONG = 5 * 86400


def best_key(connection: Connection, person_id: int, now: int) -> str | None:
    """The address by which a person is reached; None when they are gone.

    One on trial only if there is no other, whatever happens to that; then not one that is blocked
    or has failed for five days; then the one they chose.
    """
    rows = connection.execute(_ADDRESSES, {"person_id": person_id}).all()
    if len(rows) < 2:
        return str(rows[0][0]) if rows else None
    return str(min(rows, key=lambda row: _order(row, now))[0])


def best_keys(
    connection: Connection, person_ids: Collection[int], now: int
) -> dict[int, tuple[str, int | None, int | None]]:
    """As `best_key`, for many: the address, since when it is blocked,
    when they last wrote there.
    """
    columns = (addresses.c.person_id, *_ADDRESSES.selected_columns)
    found: dict[int, list[Any]] = {}
    for person_id, *row in connection.execute(select(*columns).where(addresses.c.person_id.in_(person_ids))):
        found.setdefault(person_id, []).append(row)
    best = {person_id: min(rows, key=lambda row: _order(row, now)) for person_id, rows in found.items()}
    return {person_id: (str(row[0]), row[1], row[4]) for person_id, row in best.items()}


def _order(row: Any, now: int) -> tuple[bool, bool, bool, int, int, str]:
    """Which of somebody's addresses comes first."""
    key, blocked, failing, chosen, heard, trial_until = row
    fails = failing is not None and now - failing >= FAILS_TOO_LONG
    on_trial = trial_until is not None and now < trial_until
    return on_trial, blocked is not None, fails, -(chosen or 0), -(heard or 0), str(key)


def fails(connection: Connection, key: str, now: int) -> None:
    """Something could not be brought there; since when is kept until something arrives."""
    failing = and_(addresses.c.key == key, addresses.c.failing_since.is_(None))
    connection.execute(update(addresses).where(failing).values(failing_since=now))


def works(connection: Connection, key: str) -> None:
    """Something arrived there."""
    connection.execute(
        update(addresses)
        .where(addresses.c.key == key, addresses.c.failing_since.is_not(None))
        .values(failing_since=None)
    )


def failing(connection: Connection, channel: str) -> set[str]:
    """The addresses of a channel at which something could not be brought."""
    found = select(addresses.c.key).where(
        addresses.c.failing_since.is_not(None), addresses.c.key.startswith(f"{channel}:", autoescape=True)
    )
    return set(connection.execute(found).scalars())


def release_waiting(connection: Connection, channel: str, address: str, now: int) -> list[tuple[str, int | None]]:
    """What waited there for a word of the person is due now; returns (about,
    person) of what is outdated.
    """
    here = and_(_WAITING, outbox.c.channel == channel, outbox.c.address == address)
    old = and_(here, outbox.c.expires <= now)
    outdated = [(row[0], row[1]) for row in connection.execute(select(outbox.c.about, outbox.c.person_id).where(old))]
    if outdated:
        _tell_of_stuck(connection, list(connection.execute(select(outbox.c.id).where(old)).scalars()), now)
        connection.execute(update(outbox).where(old).values(state="skipped", reason="outdated", changed_at=now))
    connection.execute(update(outbox).where(here).values(state="queued", not_before=now, changed_at=now))
    return outdated


def waits(connection: Connection, channel: str, address: str, now: int) -> bool:
    """Whether anything waits there for a word of the person that is still worth sending."""
    found = select(outbox.c.id).where(
        _WAITING, outbox.c.channel == channel, outbox.c.address == address, outbox.c.expires > now
    )
    return connection.execute(found.limit(1)).first() is not None


def give_up_waiting(connection: Connection, now: int) -> int:
    """What waited for a word of the person that never came is not sent any more;
    returns how many.
    """
    old = and_(_WAITING, outbox.c.expires <= now, mine(connection, outbox))
    rows = connection.execute(select(outbox.c.id, outbox.c.about, outbox.c.person_id).where(old)).all()
    reason = "they did not write in time"
    connection.execute(update(outbox).where(old).values(state="skipped", reason=reason, changed_at=now))
    _tell_of_stuck(connection, [row[0] for row in rows], now)
    journal.write(
        connection,
        [journal.Entry(now, "delivery", "skipped", row[1] or f"outbox:{row[0]}", reason, row[2]) for row in rows],
    )
    return len(rows)


def look_again(connection: Connection, person_id: int, now: int) -> None:
    """What waits for a word of somebody of the staff is looked at now: perhaps it is for another
    one.
    """
    theirs = and_(_WAITING, outbox.c.person_id == person_id, outbox.c.for_staff != "")
    values = {"state": "queued", "not_before": now, "changed_at": now}
    connection.execute(update(outbox).where(theirs).values(**values))


def retry_waiting(connection: Connection, reason: str, now: int) -> int:
    """What waits for this reason is decided anew; returns how many."""
    values = {"state": "queued", "not_before": now, "changed_at": now}
    waits_so = (_WAITING, outbox.c.reason == reason, mine(connection, outbox))
    return connection.execute(update(outbox).where(*waits_so).values(values)).rowcount


def one(connection: Connection, id_: int) -> Row | None:
    """A message by its id; None when it is not there."""
    found = connection.execute(select(*_COLUMNS).where(outbox.c.id == id_, mine(connection, outbox))).first()
    return None if found is None else Row(*tuple(found))


def provider_of(connection: Connection, id_: int) -> str:
    """The service's own name of a message; empty before it was sent."""
    return str(connection.execute(select(outbox.c.provider_id).where(outbox.c.id == id_)).scalar() or "")


def reason(connection: Connection, id_: int) -> str:
    """What was last written down of why a message is where it is."""
    return str(connection.execute(select(outbox.c.reason).where(outbox.c.id == id_)).scalar() or "")


def settle(connection: Connection, row: Row, state: str, reason: str, now: int) -> None:
    """What a service says later of a message, if that is more than we knew."""
    lower = [each for each, rank in RANKS.items() if rank < RANKS[state]]
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row.id, outbox.c.state.in_(lower))
        .values(state=state, reason=reason[:80], changed_at=now)
    )
    if connection.execute(_BLANK, [{"the_id": row.id}]).rowcount:
        note_removed(connection)
    if state in ("failed", "blocked"):
        entry = journal.Entry(now, "delivery", state, f"outbox:{row.id}", reason[:120], row.person_id)
        journal.write(connection, [entry])
        _tell_of_stuck(connection, [row.id], now)


def again(connection: Connection, row: Row, reason: str, now: int, *, after: int = 0, plain: bool = False) -> None:
    """It did not arrive: try anew. As another attempt,
    so that late word of the last one changes nothing.
    """
    extra = row.extra
    if plain:
        extra = pack((unpack(extra) if extra else {}) | {"plain": True})
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row.id)
        .values(
            state="queued",
            reason=reason[:80],
            attempt=row.attempt + 1,
            not_before=now + after,
            extra=extra,
            changed_at=now,
        )
    )


def wait(connection: Connection, row: Row, reason: str, now: int) -> None:
    """It waits until the person writes."""
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row.id)
        .values(state="waiting", reason=reason[:80], attempt=row.attempt + 1, changed_at=now)
    )


def next_due(connection: Connection, channel: str, now: int) -> int | None:
    """When (epoch seconds) the next message that is not due yet will be;
    None when there is none.
    """
    return connection.execute(bound(connection, _NEXT_DUE, outbox), {"channel": channel, "now": now}).scalar()


def recover(connection: Connection, channel: str, now: int) -> tuple[int, int]:
    """After a crash: what was being sent may or may not have gone out.

    Questions and reminders go again; announcements stay uncertain until a coordinator decides.
    Returns how many of each.
    """
    was_sending = and_(_UNSENT, outbox.c.state == "sending", outbox.c.channel == channel, mine(connection, outbox))
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
    """What still waits about a thing that has changed is not sent;
    returns the people it was for.
    """
    people: list[int | None] = []
    # Two statements, each by its own partial index.
    for which in (and_(_UNSENT, outbox.c.state == "queued"), _WAITING):
        waiting = and_(which, outbox.c.about == about, mine(connection, outbox))
        found = list(connection.execute(select(outbox.c.person_id).where(waiting)).scalars())
        if found:
            connection.execute(update(outbox).where(waiting).values(state="skipped", reason=reason, changed_at=now))
        people += found
    return [person_id for person_id in people if person_id is not None]


def drop_for(connection: Connection, person_id: int, reason: str, now: int) -> int:
    """What we wanted to say of ourselves to a person, and have not sent yet, is not sent, but for
    alarms; returns how much.
    """
    dropped = 0
    for which in (and_(_UNSENT, outbox.c.state == "queued"), _WAITING):
        ours = and_(outbox.c.rank != REPLY, outbox.c.occasion != Occasion.ALARM.value)
        to_them = and_(which, outbox.c.person_id == person_id, ours)
        staying = list(connection.execute(select(outbox.c.id).where(to_them, outbox.c.stays == 1)).scalars())
        _tell_of_stuck(connection, staying, now)
        values = {"state": "skipped", "reason": reason, "changed_at": now}
        dropped += connection.execute(update(outbox).where(to_them).values(values)).rowcount
    return dropped


def is_drained(connection: Connection, channels: Collection[str], now: int) -> bool:
    """Whether nothing that is due still has to be sent."""
    here = (outbox.c.channel.in_(channels), outbox.c.not_before <= now)
    found = select(outbox.c.id).where(_UNSENT, *here, mine(connection, outbox)).limit(1)
    return connection.execute(found).first() is None


def next_moment(connection: Connection, channels: Collection[str], now: int, other: int | None) -> int | None:
    """When something happens next: a message whose hour comes, or that ``other`` moment."""
    moments = [
        moment
        for moment in (*(next_due(connection, channel, now) for channel in channels), other)
        if moment is not None
    ]
    return min(moments, default=None)
