"""Everything that is kept about one person, for their own eyes."""

from typing import Any

from sqlalchemy import Connection, select

from storage import profiles
from storage.tables import addresses, conversations, inbox, journal, outbox
from storage.turns import dialogue_of


def everything(connection: Connection, person_id: int) -> dict[str, Any]:
    """Addresses, profile, answers, messages both ways and journal lines; leaves out other people's words."""
    stored = (
        conversations.c.id,
        conversations.c.person_id,
        conversations.c.flow,
        conversations.c.stage,
        conversations.c.answers,
        conversations.c.asked,
        conversations.c.revision,
    )
    found = connection.execute(select(*stored).where(conversations.c.person_id == person_id).order_by(stored[0]))
    dialogues = [dialogue_of(*row) for row in found]
    received = connection.execute(
        select(inbox.c.received_at, inbox.c.kind, inbox.c.text)
        .where(inbox.c.person_id == person_id)
        .order_by(inbox.c.id)
    )
    sent = connection.execute(
        select(outbox.c.changed_at, outbox.c.state, outbox.c.text)
        .where(outbox.c.person_id == person_id)
        .order_by(outbox.c.id)
    )
    noted = connection.execute(
        select(journal.c.at, journal.c.kind, journal.c.about, journal.c.rule)
        .where(journal.c.who == f"person:{person_id}")
        .order_by(journal.c.id)
    )
    return {
        "addresses": list(
            connection.execute(select(addresses.c.key).where(addresses.c.person_id == person_id)).scalars()
        ),
        "profile": profiles.read(connection, person_id),
        "conversations": [
            {"flow": d.flow, "stage": d.stage.value, "answers": {name: a[0] for name, a in d.answers.items()}}
            for d in dialogues
        ],
        "you_sent": [dict(row) for row in received.mappings()],
        "we_sent": [dict(row) for row in sent.mappings()],
        "journal": [dict(row) for row in noted.mappings()],
    }


def sent_to(connection: Connection, address: str, after: int) -> list[tuple[int, str, str, str]]:
    """(id, text, buttons, extra) of the messages to an address whose id is higher than ``after``."""
    rows = connection.execute(
        select(outbox.c.id, outbox.c.text, outbox.c.buttons, outbox.c.extra)
        .where(outbox.c.address == address, outbox.c.id > after)
        .order_by(outbox.c.id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]
