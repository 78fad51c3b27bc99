"""What a batch of messages reads and writes: set-based, few statements, the hot road."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, insert, literal, null, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from bot.ground.about import About
from bot.ground.dialogue import Asked, Dialogue, Stage, Stored
from bot.ground.errors import StaleWrite
from bot.ground.messages import Incoming
from bot.ground.packed import pack, unpack
from bot.people.nouns import Person, Role
from storage.scope import bound
from storage.tables import addresses, conversations, inbox, outbox, people
from storage.times import moment

# A database that fails in the middle of a step is not the fault of that step.
DATABASE_ERRORS = (SQLAlchemyError,)
# To the letter the condition of the partial index, or SQLite would not use it.
GOING_ON = text("conversations.stage IN ('open', 'waiting')")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a person: blocked since when, whether texts wait there, what numbers mean.

    ``chat`` is since when it is theirs and names it among theirs; 0 where that is not known.
    ``on_trial``: it was added lately, and an older one can undo that. ``with_person_at`` is when
    they last asked for or wrote to a human there, ``with_person_for`` the request about safety that
    was answered there, if that began it.
    """

    blocked_at: int | None = None
    waiting: bool = False
    offered: str = ""
    chat: int = 0
    on_trial: bool = False
    with_person_at: datetime | None = None
    with_person_for: int = 0


@dataclass(slots=True)
class Found:
    """A person as the database has them: their address here, conversations that go on,
    last touched. ``lately`` is how many messages of theirs stand since the moment that was asked.
    """

    person: Person
    team_id: int | None
    address: Address
    dialogues: dict[int, Dialogue] = field(default_factory=dict)
    touched_at: int = 0
    lately: int = 0
    staff_id: int | None = None


_SEEN = select(inbox.c.message_id).where(
    inbox.c.channel == bindparam("channel"), inbox.c.message_id.in_(bindparam("ids", expanding=True))
)
# What people sent, not what was due for them. What was not read carries no person.
_LATELY = (
    select(func.count())
    .select_from(inbox)
    .where(inbox.c.person_id == people.c.id, inbox.c.channel != "clock", inbox.c.received_at > bindparam("since"))
    .scalar_subquery()
    .label("lately")
)
# Sixteen columns of a person, nine of a conversation, two more of the address, three of the person
# again, and what is known of chats; read by position, which is faster.
_COLUMNS = (
    addresses.c.key,
    addresses.c.blocked_at,
    people.c.id,
    people.c.programme,
    people.c.language,
    people.c.hint,
    people.c.role,
    people.c.name,
    people.c.called,
    people.c.team_id,
    people.c.listed_at,
    people.c.more_at,
    people.c.stopped_at,
    addresses.c.with_person_at,
    people.c.staff_id,
    people.c.paused_until,
    conversations.c.id,
    conversations.c.flow,
    conversations.c.stage,
    conversations.c.answers,
    conversations.c.asked,
    conversations.c.revision,
    conversations.c.about,
    conversations.c.chat,
    conversations.c.touched_at,
    addresses.c.waiting,
    addresses.c.offered,
    people.c.quiet,
    people.c.nudges,
    people.c.unanswered,
    addresses.c.linked_at,
    addresses.c.trial_until,
    addresses.c.with_person_for,
    _LATELY,
)
_EMPTY = {
    "key": literal(""),
    "blocked_at": null(),
    "waiting": literal(0),
    "offered": literal(""),
    "linked_at": literal(0),
    "trial_until": null(),
    "with_person_at": null(),
    "with_person_for": literal(0),
}
_LOAD = (
    select(*_COLUMNS)
    .select_from(addresses)
    .join(people, people.c.id == addresses.c.person_id)
    .outerjoin(conversations, and_(conversations.c.person_id == people.c.id, GOING_ON))
    .where(addresses.c.key.in_(bindparam("keys", expanding=True)))
    .order_by(people.c.id, conversations.c.touched_at, conversations.c.id)
)
# The same of one person by their id, in a chat or not: the columns of the address are empty.
_BY_ID = (
    select(
        *(
            _EMPTY.get(column.name, column) if getattr(column, "table", None) is addresses else column
            for column in _COLUMNS
        )
    )
    .select_from(people)
    .outerjoin(conversations, and_(conversations.c.person_id == people.c.id, GOING_ON))
    .where(people.c.id == bindparam("person_id"))
    .order_by(conversations.c.touched_at, conversations.c.id)
)
_ONE = select(
    conversations.c.id,
    conversations.c.person_id,
    conversations.c.flow,
    conversations.c.stage,
    conversations.c.answers,
    conversations.c.asked,
    conversations.c.revision,
    conversations.c.about,
    conversations.c.chat,
    conversations.c.touched_at,
).where(conversations.c.id == bindparam("id"), conversations.c.person_id == bindparam("person_id"))
_INSERT_INBOX = insert(inbox)
_INSERT_OUTBOX = insert(outbox)
_INSERT_PEOPLE = insert(people)
_INSERT_ADDRESSES = insert(addresses)
_INSERT_CONVERSATIONS = insert(conversations)
_UPDATE_CONVERSATION = (
    update(conversations)
    .where(conversations.c.id == bindparam("the_id"), conversations.c.revision == bindparam("was"))
    .values(
        stage=bindparam("stage"),
        answers=bindparam("answers"),
        asked=bindparam("asked"),
        revision=bindparam("revision"),
        touched_at=bindparam("touched_at"),
    )
)
_PERSON = [column.name for column in people.c]
_UPDATE_PERSON = (
    update(people)
    .where(people.c.id == bindparam("the_id"), people.c.programme == bindparam("new_programme"))
    .values({name: bindparam(f"new_{name}") for name in _PERSON if name not in ("id", "created_at")})
)
_UPDATE_ADDRESS = (
    update(addresses)
    .where(addresses.c.key == bindparam("the_key"))
    .values({name: bindparam(f"new_{name}") for name in ("blocked_at", "with_person_at", "with_person_for")})
)


def unseen(connection: Connection, batch: Sequence[Incoming]) -> list[Incoming]:
    """The messages of a batch that are not in the inbox yet, each once, in order."""
    seen: set[tuple[str, str]] = set()
    for channel in {incoming.channel for incoming in batch}:
        ids = [incoming.message_id for incoming in batch if incoming.channel == channel]
        seen |= {(channel, row[0]) for row in connection.execute(_SEEN, {"channel": channel, "ids": ids})}
    fresh = []
    for incoming in batch:
        if (incoming.channel, incoming.message_id) not in seen:
            seen.add((incoming.channel, incoming.message_id))
            fresh.append(incoming)
    return fresh


def load(connection: Connection, keys: Iterable[str], since: int, now: int) -> dict[str, Found]:
    """The people behind these addresses, with the conversations that go on, and how many messages
    they sent since then.
    """
    return _found(connection.execute(_LOAD, {"keys": list(keys), "since": since}), now)


def by_id(connection: Connection, person_id: int, since: int, now: int) -> Found | None:
    """Somebody by their id, also who is in no chat; nothing of their addresses."""
    found = bound(connection, _BY_ID, people)
    return _found(connection.execute(found, {"person_id": person_id, "since": since}), now).get("")


def _found(rows: Iterable[Any], now: int) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for row in rows:
        known = found.get(row[0])
        if known is None:
            on_trial = row[31] is not None and now < row[31]
            address = Address(row[1], bool(row[25]), row[26], row[30], on_trial, moment(row[13]), row[32])
            known = found[row[0]] = Found(_person(row), row[9], address, lately=row[33], staff_id=row[14])
        if row[16] is not None:
            known.dialogues[row[16]] = dialogue_of(row[16], row[2], *row[17:24])
            known.touched_at = max(known.touched_at, row[24])
    return found


def _person(row: Any) -> Person:
    return Person(
        id=row[2],
        programme=row[3],
        language=row[4],
        hint=row[5],
        role=Role(row[6]) if row[6] else None,
        name=row[7],
        called=row[8],
        listed_at=moment(row[10]),
        more_at=moment(row[11]),
        stopped_at=moment(row[12]),
        paused_until=moment(row[15]),
        quiet=row[27],
        nudges=row[28],
        unanswered=row[29],
    )


def dialogue_of(  # the columns of a conversation, in order
    id_: int,
    person_id: int,
    flow: str,
    stage: str,
    answers: str,
    asked: str,
    revision: int,
    about: str = "",
    chat: int = 0,
) -> Dialogue:
    state: list[Any] = unpack(asked) if asked else []
    kept = tuple(state[6]) if len(state) > 6 and state[6] else None
    return Dialogue(
        id=id_,
        person_id=person_id,
        flow=flow,
        stage=Stage(stage),
        answers=unpack(answers),
        asked=Asked(state[0], state[1], tuple(state[2]), state[3], state[4]) if state else None,
        picked=tuple(state[5]) if state else (),
        kept=kept,
        revision=revision,
        about=About(about),
        chat=chat,
        yields=len(state) > _YIELDS and state[_YIELDS],
    )


# Where it stands among what is stored of a question, when it does.
_YIELDS = 7


def columns_of(dialogue: Dialogue, now: int) -> dict[str, Any]:
    """The columns a turn changes in a conversation."""
    asked = dialogue.asked
    state = (
        ""
        if asked is None
        else pack(
            [asked.number, asked.question, asked.options, asked.misses, asked.page, dialogue.picked, dialogue.kept]
            + [True] * dialogue.yields
        )
    )
    return {
        "stage": dialogue.stage.value,
        "answers": pack(dialogue.answers),
        "asked": state,
        "touched_at": now,
    }


def insert_people(connection: Connection, rows: list[dict[str, Any]], keys: list[dict[str, Any]]) -> None:
    """New people, and new addresses of these or of known ones."""
    if rows:
        connection.execute(_INSERT_PEOPLE, rows)
    if keys:
        connection.execute(_INSERT_ADDRESSES, keys)


def update_people(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(_UPDATE_PERSON, rows)


def hand_over(connection: Connection, key: str, person_id: int, now: int) -> None:
    """This address belongs to somebody else than we thought."""
    values = {"person_id": person_id, "blocked_at": None, "linked_at": now}
    values |= {"with_person_at": None, "with_person_for": 0}
    connection.execute(update(addresses).where(addresses.c.key == key).values(values))


def update_addresses(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Whether they block us there, and talk with a person."""
    if rows:
        connection.execute(_UPDATE_ADDRESS, rows)


def insert_dialogues(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(_INSERT_CONVERSATIONS, rows)


def update_dialogues(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Write changed conversations; raises StaleWrite when one is not as it was read."""
    if rows and connection.execute(_UPDATE_CONVERSATION, rows).rowcount != len(rows):
        raise StaleWrite("a conversation changed meanwhile")


def insert_inbox(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(_INSERT_INBOX, rows)


def insert_outbox(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(_INSERT_OUTBOX, rows)


_LAST_ANSWERS = (
    select(conversations.c.answers)
    .where(
        conversations.c.person_id == bindparam("person_id"),
        conversations.c.flow == bindparam("flow"),
        conversations.c.stage == bindparam("stage"),
    )
    .order_by(conversations.c.id.desc())
    .limit(1)
)


def last_answers(connection: Connection, person_id: int, flow: str, stage: Stage) -> Mapping[str, Stored]:
    """The answers of a person's last conversation of a flow that came to this end;
    empty without one.
    """
    found = connection.execute(_LAST_ANSWERS, {"person_id": person_id, "flow": flow, "stage": stage.value}).scalar()
    answers: dict[str, Stored] = unpack(found) if found else {}
    return answers


def change_answer(connection: Connection, person_id: int, flow: str, question: str, answer: Stored) -> None:
    """Put another answer in place of one of a person's last finished conversation of a flow."""
    last = (
        select(conversations.c.id, conversations.c.answers)
        .where(
            conversations.c.person_id == person_id,
            conversations.c.flow == flow,
            conversations.c.stage == Stage.FINISHED.value,
        )
        .order_by(conversations.c.id.desc())
        .limit(1)
    )
    row = connection.execute(last).first()
    if row is not None:
        answers = pack({**unpack(row[1]), question: answer})
        connection.execute(update(conversations).where(conversations.c.id == row[0]).values(answers=answers))


def one(connection: Connection, id_: int, person_id: int) -> tuple[Dialogue, datetime] | None:
    """A conversation of this person by its id, also a finished one,
    and when it was last touched.
    """
    row = connection.execute(_ONE, {"id": id_, "person_id": person_id}).first()
    return None if row is None else (dialogue_of(*row[:-1]), datetime.fromtimestamp(row[-1], UTC))
