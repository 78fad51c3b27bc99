"""Everything that is kept about one person, for their own eyes."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from bot.dialogue import Dialogue
from bot.people import Profile
from storage import profiles
from storage.tables import addresses, conversations, inbox, journal, outbox, people
from storage.turns import dialogue_of


@dataclass(frozen=True, slots=True)
class Unwritten:
    """What is known of one person and stands in no table yet: rows as *my data* shows them."""

    dialogues: list[Dialogue]
    received: list[dict[str, Any]]
    sent: list[dict[str, Any]]
    profiles: list[Profile]


def everything(connection: Connection, person_id: int) -> dict[str, Any]:
    """Addresses, profile, answers, messages both ways and journal lines; leaves out other people's words."""
    known_since = connection.execute(select(people.c.created_at).where(people.c.id == person_id)).scalar()
    reached = select(addresses.c.key, addresses.c.blocked_at).where(addresses.c.person_id == person_id)
    received = (
        select(inbox.c.received_at, inbox.c.kind, inbox.c.text)
        .where(inbox.c.person_id == person_id)
        .order_by(inbox.c.id)
    )
    sent = (
        select(outbox.c.changed_at, outbox.c.state, outbox.c.text)
        .where(outbox.c.person_id == person_id)
        .order_by(outbox.c.id)
    )
    noted = (
        select(journal.c.at, journal.c.kind, journal.c.about, journal.c.rule)
        .where(journal.c.who == f"person:{person_id}")
        .order_by(journal.c.id)
    )
    return {
        "known_since": known_since,
        "addresses": [dict(row) for row in connection.execute(reached).mappings()],
        "profile": profiles.read(connection, person_id),
        "conversations": {dialogue.id: told(dialogue) for dialogue in _dialogues(connection, person_id)},
        "you_sent": [dict(row) for row in connection.execute(received).mappings()],
        "we_sent": [dict(row) for row in connection.execute(sent).mappings()],
        "journal": [dict(row) for row in connection.execute(noted).mappings()],
    }


def _dialogues(connection: Connection, person_id: int) -> list[Dialogue]:
    stored = (
        conversations.c.id,
        conversations.c.person_id,
        conversations.c.flow,
        conversations.c.stage,
        conversations.c.answers,
        conversations.c.asked,
        conversations.c.revision,
    )
    rows = connection.execute(select(*stored).where(conversations.c.person_id == person_id).order_by(stored[0]))
    return [dialogue_of(*row) for row in rows]


def told(dialogue: Dialogue) -> dict[str, Any]:
    """A conversation as its person may read it, with the answer that is just being changed."""
    kept = {} if dialogue.kept is None else dict([dialogue.kept])
    answers = {name: answer[0] for name, answer in (*kept.items(), *dialogue.answers.items())}
    return {"flow": dialogue.flow, "stage": dialogue.stage.value, "answers": answers, "set": list(dialogue.picked)}


def sent_to(connection: Connection, address: str, after: int) -> list[tuple[int, str, str, str]]:
    """(id, text, buttons, extra) of the messages to an address whose id is higher than ``after``."""
    rows = connection.execute(
        select(outbox.c.id, outbox.c.text, outbox.c.buttons, outbox.c.extra)
        .where(outbox.c.address == address, outbox.c.id > after)
        .order_by(outbox.c.id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]
