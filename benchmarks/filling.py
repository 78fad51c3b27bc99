"""Fills a database with people half-way through their intake, and with their history."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, text, update

from benchmarks.crowd import Crowd
from benchmarks.script import NOW, Script, language_of
from benchmarks.updates import chat_of, name_of
from bot.flows.sign_up.newcomer import NewcomerIntake, NewcomerTellsMore
from bot.people.nouns import StaffRole
from storage import invites
from storage.database import Database
from storage.tables import addresses, conversations, newcomers, people

HISTORY = 5  # earlier messages of each person, and as many answers
LAST_OLD_UPDATE = 699_999_999
_THEN = int(NOW.timestamp()) - 86_400
_CHUNK = 20_000
_OLD_TEXT = "Which languages do you speak? Choose all. Then press Done. " * 2
_OLD_BUTTONS = '[["1.1.free.wm+","🌅 Weekday mornings"],["1.1.free.wa+","☀️ Weekday afternoons"]]' * 3

_COUNTER = " UNION ALL ".join(f"SELECT {number} AS n" for number in range(HISTORY))
_OLD_INBOX = f"""
    INSERT INTO inbox (id, channel, message_id, person_id, kind, text, state, received_at)
    SELECT n * :people + id, 'telegram', CAST(600000000 + n * :people + id AS VARCHAR(80)), id,
           'text', 'Leiden', 'done', :then
    FROM people CROSS JOIN ({_COUNTER}) AS counter ORDER BY 1"""
_OLD_OUTBOX = f"""
    INSERT INTO outbox (id, person_id, channel, address, rank, text, buttons, extra, language, not_before,
                        expires, state, reason, attempt, provider_id, changed_at, erase)
    SELECT (n * :people + id) * 256, id, 'telegram', CAST(:first_chat + id AS VARCHAR(64)), 0, :text, :buttons, '',
           language, :then, :then, 'sent', '', 1, CAST(id AS VARCHAR(80)), :then, 0
    FROM people CROSS JOIN ({_COUNTER}) AS counter ORDER BY 1"""


def fill(database: Database, script: Script, crowd: Crowd, programme: str) -> None:
    """People 1 to n, their addresses and conversations (all with the person's number),
    and old messages.
    """
    everybody = range(1, len(crowd.places))
    for start in range(0, len(everybody), _CHUNK):
        part = everybody[start : start + _CHUNK]
        database.write(partial(_people, script=script, crowd=crowd, programme=programme, part=part))
    for name in ("Marieke", "Ahmed", "Els"):
        database.write(
            partial(
                invites.invite_staff,
                token=name,
                programme=programme,
                role=StaffRole.CASE_MANAGER,
                name=name,
                now=_THEN,
                expires=_THEN,
            )
        )
    values = {"people": len(everybody), "then": _THEN, "first_chat": chat_of(0)}
    old = values | {"text": _OLD_TEXT, "buttons": _OLD_BUTTONS}
    database.write(lambda connection: connection.execute(text(_OLD_INBOX), values))
    database.write(lambda connection: connection.execute(text(_OLD_OUTBOX), old))
    if not database.is_sqlite:  # what the server does by itself some minutes later
        database.write(lambda connection: connection.execute(text("ANALYZE")))


def _people(connection: Connection, script: Script, crowd: Crowd, programme: str, part: Iterable[int]) -> None:
    persons, keys, dialogues = [], [], []
    for id_ in part:
        language = language_of(id_)
        persons.append(_person(id_, programme, language))
        keys.append({"key": f"telegram:{chat_of(id_)}", "person_id": id_})
        own = {"id": id_, "person_id": id_, "flow": NewcomerIntake.name(), "revision": 1}
        dialogues.append(own | script.columns(crowd.places[id_], id_))
    connection.execute(insert(people), persons)
    connection.execute(insert(addresses), keys)
    connection.execute(insert(conversations), dialogues)


def _person(id_: int, programme: str, language: str) -> dict[str, Any]:
    return {
        "id": id_,
        "programme": programme,
        "language": language,
        "hint": language,
        "role": "newcomer",
        "called": name_of(id_),
        "created_at": _THEN,
    }


def start_over(connection: Connection, script: Script, crowd: Crowd, spoke: list[int]) -> None:
    """Give people who spoke the place back that the crowd says they are at."""
    ids = [{"the_id": id_} for id_ in spoke]
    if not ids:
        return
    going_on = conversations.c.person_id == bindparam("the_id")
    more = conversations.c.flow == NewcomerTellsMore.name()
    connection.execute(delete(conversations).where(going_on, more), ids)
    connection.execute(delete(newcomers).where(newcomers.c.person_id == bindparam("the_id")), ids)
    unlisted = update(people).where(people.c.id == bindparam("the_id")).values(listed_at=None, more_at=None, name="")
    connection.execute(unlisted, ids)
    again = update(conversations).where(conversations.c.id == bindparam("the_id"))
    columns = ("stage", "answers", "asked", "touched_at")
    rows = [
        {"the_id": id_} | {f"new_{k}": v for k, v in script.columns(crowd.places[id_], id_).items()} for id_ in spoke
    ]
    connection.execute(again.values({name: bindparam(f"new_{name}") for name in columns}), rows)
