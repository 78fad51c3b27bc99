"""The chats by which a person is reached, and the codes by which another one becomes theirs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, exists, func, insert, or_, select, update

from bot.people.chats import Chat
from storage import outbox
from storage.messages import parts, sent_to
from storage.requests import IN_NEED
from storage.scope import bound, mine
from storage.tables import (
    addresses,
    conversations,
    files,
    link_codes,
    match_members,
    mentors,
    newcomers,
    people,
    requests,
    subscriptions,
)
from storage.tables import outbox as outbox_rows


@dataclass(frozen=True, slots=True)
class Code:
    """A code that holds: whose it is, their name, and the chat that made it
    (0 when that is gone).
    """

    code: str
    person_id: int
    name: str
    made_in: int
    channel: str
    by_staff: bool
    opened_by: int | None


_CHATS = (
    select(addresses.c.linked_at, addresses.c.key, addresses.c.trial_until, addresses.c.blocked_at)
    .where(addresses.c.person_id == bindparam("person_id"))
    .order_by(addresses.c.linked_at, addresses.c.key)
)


def of_person(connection: Connection, person_id: int, now: int, here: str = "") -> tuple[Chat, ...]:
    """The chats of a person, the oldest first; ``here`` is the address of the one they write in."""
    rows = connection.execute(_CHATS, {"person_id": person_id})
    return tuple(
        Chat(
            id_,
            key,
            datetime.fromtimestamp(id_, UTC),
            _trial(trial_until, now),
            here=key == here,
            blocked=blocked is not None,
        )
        for id_, key, trial_until, blocked in rows
    )


def _trial(until: int | None, now: int) -> datetime | None:
    return None if until is None or until <= now else datetime.fromtimestamp(until, UTC)


def choose(connection: Connection, person_id: int, channel: str, now: int) -> None:
    """From now on they are written to there first."""
    there = (addresses.c.person_id == person_id, addresses.c.key.startswith(f"{channel}:", autoescape=True))
    connection.execute(update(addresses).where(*there).values(chosen_at=now))


def name_for_one_more(connection: Connection, person_id: int, now: int) -> int:
    """What one more chat of somebody is called: since when it is theirs, and later than any other
    one of theirs, or two that were added within a second would be taken for each other.
    """
    theirs = select(func.max(addresses.c.linked_at)).where(addresses.c.person_id == person_id)
    return max(now, (connection.execute(theirs).scalar() or 0) + 1)


def give(connection: Connection, key: str, person_id: int, since: int, trial_until: int) -> None:
    """This chat is somebody's from now on, and on trial until then."""
    connection.execute(delete(addresses).where(addresses.c.key == key))
    row = {"key": key, "person_id": person_id, "linked_at": since, "trial_until": trial_until}
    connection.execute(insert(addresses), [row])


def remove(connection: Connection, key: str, person_id: int, now: int) -> None:
    """This chat is not theirs any more; what was still to be said there is said in another one."""
    connection.execute(delete(addresses).where(addresses.c.key == key, addresses.c.person_id == person_id))
    outbox.leave(connection, key, person_id, now)


def part(connection: Connection, was: int, chat: int, key: str, row: dict[str, Any], now: int) -> None:
    """With the calls for help that are open and were asked in it, this chat is somebody's of their
    own from now on (``row``); ``key`` is empty when the chat is gone already.
    """
    connection.execute(insert(people), [row | {"created_at": now}])
    to = {"person_id": row["id"]}
    calls = (requests.c.person_id == was, requests.c.chat == chat, IN_NEED, mine(connection, requests))
    connection.execute(update(requests).where(*calls).values(to))
    if not key:
        return
    fresh = to | {"trial_until": None, "chosen_at": None}
    connection.execute(update(addresses).where(addresses.c.key == key, addresses.c.person_id == was).values(fresh))
    channel, _colon, address = key.partition(":")
    # What was spoken is still to be heard.
    spoken = (files.c.person_id == was, files.c.channel == channel, files.c.mime.startswith("audio/"))
    connection.execute(update(files).where(*spoken, mine(connection, files)).values(to))
    # What staff have answered and is not there yet.
    there = (outbox_rows.c.channel == channel, outbox_rows.c.address == address, outbox_rows.c.stays == 1)
    unsent = outbox_rows.c.state.in_(("queued", "sending", "waiting"))
    for ids in parts(sent_to(connection, [was])):
        theirs = (outbox_rows.c.id.in_(ids), unsent, *there, mine(connection, outbox_rows))
        connection.execute(update(outbox_rows).where(*theirs).values(to))


def added_since(connection: Connection, programme: str, since: int) -> list[tuple[str, str]]:
    """(name, channel) of who has a chat that was added by a code since then, and is still there."""
    new = (addresses.c.trial_until.is_not(None), addresses.c.linked_at >= since, people.c.programme == programme)
    found = select(people.c.name, people.c.called, addresses.c.key).join(people, people.c.id == addresses.c.person_id)
    rows = connection.execute(found.where(*new).order_by(addresses.c.linked_at, addresses.c.key))
    return [(name or called, key.partition(":")[0]) for name, called, key in rows]


# Codes


def make_code(connection: Connection, code: str, person_id: int, made_in: int, now: int, expires: int) -> None:
    """A code that opens once; an earlier one of the same person opens nothing any more."""
    over = or_(link_codes.c.person_id == person_id, link_codes.c.code == code, link_codes.c.expires_at <= now)
    connection.execute(delete(link_codes).where(over, mine(connection, link_codes)))
    row = {"code": code, "person_id": person_id, "expires_at": expires, "made_in": made_in}
    connection.execute(insert(link_codes), [row])


_CODE = (
    select(
        link_codes.c.code,
        link_codes.c.person_id,
        people.c.name,
        people.c.called,
        link_codes.c.made_in,
        addresses.c.key,
        people.c.staff_id,
        link_codes.c.opened_by,
    )
    .join(people, people.c.id == link_codes.c.person_id)
    .outerjoin(
        addresses,
        and_(addresses.c.person_id == link_codes.c.person_id, addresses.c.linked_at == link_codes.c.made_in),
    )
    .where(link_codes.c.expires_at > bindparam("now"))
)
_BY_CODE = _CODE.where(
    link_codes.c.code == bindparam("code"),
    or_(link_codes.c.opened_by.is_(None), link_codes.c.opened_by == bindparam("who")),
)
_OPENED = _CODE.where(link_codes.c.opened_by == bindparam("who"))


def code(connection: Connection, typed: str, who: int, now: int) -> Code | None:
    """The code that holds and that nobody but ``who`` has opened yet."""
    return _code(
        connection.execute(bound(connection, _BY_CODE, link_codes), {"code": typed, "who": who, "now": now}).first()
    )


def opened_by(connection: Connection, who: int, now: int) -> Code | None:
    """The code that this person typed and was asked about."""
    return _code(connection.execute(bound(connection, _OPENED, link_codes), {"who": who, "now": now}).first())


def _code(row: Any) -> Code | None:
    if row is None:
        return None
    typed, person_id, name, called, made_in, key, staff_id, opened = row
    return Code(
        typed,
        person_id,
        name or called,
        made_in if key else 0,
        (key or "").partition(":")[0],
        by_staff=staff_id is not None,
        opened_by=opened,
    )


def open_code(connection: Connection, typed: str, who: int) -> None:
    """Somebody typed it and is asked: it is theirs alone, and the only one they are asked about."""
    others = (link_codes.c.opened_by == who, link_codes.c.code != typed, mine(connection, link_codes))
    connection.execute(delete(link_codes).where(*others))
    this = (link_codes.c.code == typed, mine(connection, link_codes))
    connection.execute(update(link_codes).where(*this).values(opened_by=who))


def spend(connection: Connection, typed: str) -> None:
    """It opens nothing any more."""
    connection.execute(delete(link_codes).where(link_codes.c.code == typed, mine(connection, link_codes)))


def has_told(connection: Connection, person_id: int, light: Collection[str]) -> bool:
    """Whether somebody told or asked us anything that is theirs: more than a first word, a choice
    of language, or answers in the ``light`` conversations.
    """
    answered = and_(conversations.c.answers != "{}", conversations.c.flow.not_in(light))
    known = or_(people.c.listed_at.is_not(None), people.c.staff_id.is_not(None), people.c.name != "")
    of_them = [exists().where(table.c.person_id == person_id) for table in _THEIRS]
    talked = exists().where(conversations.c.person_id == person_id, answered)
    found = select(people.c.id).where(people.c.id == person_id, or_(known, talked, *of_them), mine(connection, people))
    return connection.execute(found).first() is not None


_THEIRS = (newcomers, mentors, requests, files, match_members, subscriptions)
