"""Everything that is kept about one person, for their own eyes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, bindparam, or_, select, true

from bot.ground.dialogue import Dialogue
from bot.ground.packed import unpack
from bot.ground.paper import KEPT
from bot.ground.quotes import unframed
from bot.requests.nouns import SAFETY, RequestKind
from storage import profiles
from storage.data_map import MAP, Kept
from storage.erasure import RELAYED
from storage.journal import looks
from storage.messages import PER_MESSAGE
from storage.scope import bound, mine
from storage.tables import (
    conversations,
    inbox,
    journal,
    match_members,
    outbox,
    people,
    requests,
    subscriptions,
    talks,
)
from storage.turns import dialogue_of

# The parts of *my data* that are told as they stand.
_PLAIN = tuple(
    (table, kept)
    for table, kept in MAP.items()
    if kept.section and table not in (inbox, outbox, journal, subscriptions)
)


def _told(table: Table, kept: Kept) -> Select[Any]:
    """What the map says that is told of a person, row by row."""
    told = [table.c[name].label(each.told) for name, each in kept.columns.items() if each.told]
    beside = [each.table.c[name] for each in kept.beside for name in each.tells]
    found = select(*told, *beside).select_from(table)
    for each in kept.beside:
        found = found.join(each.table, each.on)
    holder = next(each for each in (table, *(each.table for each in kept.beside)) if MAP[each].person)
    found = found.where(holder.c[MAP[holder].person] == bindparam("person_id"))
    if kept.only is not None:
        found = found.where(kept.only)
    return found.order_by(*table.primary_key)


_TOLD = {table: _told(table, kept) for table, kept in MAP.items() if kept.section and table is not journal}


def _rows(connection: Connection, table: Table, person_id: int, *which: Any) -> list[dict[str, Any]]:
    found = bound(connection, _TOLD[table], table).where(*which)
    return [dict(row) for row in connection.execute(found, {"person_id": person_id}).mappings()]


@dataclass(frozen=True, slots=True)
class SeenFrom:
    """The chat from which somebody looks at what is kept of them, and the conversations that show
    only in the chat where they were begun.
    """

    key: str
    chat: int
    private: frozenset[str]


def everything(connection: Connection, person_id: int, seen_from: SeenFrom | None = None) -> dict[str, Any]:
    """Addresses, profile, answers and all else but the parts that may be `LONG`; leaves out other
    people's words, what was for another chat of theirs only, and what they read and wrote in their
    work for the project: that is about others.
    """
    known_since = connection.execute(
        select(people.c.created_at).where(people.c.id == person_id, mine(connection, people))
    ).scalar()
    return {
        "known_since": known_since,
        "profile": profiles.read(connection, person_id),
        "conversations": dialogues(connection, person_id, seen_from),
        "subscriptions": [row["kind"] for row in _rows(connection, subscriptions, person_id)],
        "staff_looked": looks(
            connection,
            person_id,
            things_of(connection, person_id),
            _asked_elsewhere(connection, person_id, seen_from),
        ),
        **in_short(connection, person_id, tuple(kept.section for _table, kept in _PLAIN), seen_from),
    }


def in_short(
    connection: Connection, person_id: int, sections: Collection[str], seen_from: SeenFrom | None
) -> dict[str, Any]:
    """These parts of what is kept, as they stand; what was asked in another chat is seen there."""
    return {
        kept.section: _rows(connection, table, person_id, *_asked_here(table, seen_from))
        for table, kept in _PLAIN
        if kept.section in sections
    }


def _asked_here(table: Table, seen_from: SeenFrom | None) -> list[Any]:
    return [requests.c.chat.in_((0, seen_from.chat))] if table is requests and seen_from is not None else []


# What somebody may have ten thousand rows of, and no index leads to: it is read in parts, and never
# by the writer.
LONG: Mapping[str, Table] = {"you_sent": inbox, "we_sent": outbox, "journal": journal}


@dataclass(frozen=True, slots=True)
class Some:
    """Some rows of a long part, and the id after which it goes on; None at its end."""

    rows: list[dict[str, Any]]
    after: int | None


def some(connection: Connection, section: str, person_id: int, seen_from: SeenFrom | None, after: int) -> Some:
    """The next rows of a part that may be `LONG`."""
    table = LONG[section]
    if table is journal:
        elsewhere = _asked_elsewhere(connection, person_id, seen_from)
        noted = [journal.c[each.told] for each in MAP[journal].columns.values() if each.told]
        of_them = (journal.c.who == f"person:{person_id}", journal.c.about.not_in(elsewhere))
        here = true() if seen_from is None else journal.c.chat.in_((0, seen_from.chat))
        asked = select(*noted).where(*of_them, here, mine(connection, journal))
    else:
        here = _wrote_here(seen_from) if table is inbox else _here(seen_from)
        asked = bound(connection, _TOLD[table], table).where(here).order_by(None)
    asked = asked.add_columns(table.c.id.label(_ID)).where(table.c.id > after).order_by(table.c.id).limit(_PART)
    found = [dict(row) for row in connection.execute(asked, {"person_id": person_id}).mappings()]
    ids = [row.pop(_ID) for row in found]
    rows = [_sent(row) for row in found] if table is outbox else found
    return Some(rows, ids[-1] if len(ids) == _PART else None)


_ID, _PART = "the_id", 500


def _here(seen_from: SeenFrom | None) -> Any:
    """What was not for another chat only."""
    if seen_from is None:
        return true()
    channel, _colon, address = seen_from.key.partition(":")
    return or_(outbox.c.stays == 0, and_(outbox.c.channel == channel, outbox.c.address == address))


def _wrote_here(seen_from: SeenFrom | None) -> Any:
    return true() if seen_from is None else inbox.c.chat.in_((0, seen_from.chat))


def _asked_elsewhere(connection: Connection, person_id: int, seen_from: SeenFrom | None) -> list[str]:
    """The requests about safety, and reports, as the journal names them, from another chat."""
    if seen_from is None:
        return []
    urgent = requests.c.kind.in_([kind.value for kind in (*SAFETY, RequestKind.REPORT)])
    other = requests.c.chat.not_in((0, seen_from.chat))
    found = connection.execute(
        select(requests.c.id).where(requests.c.person_id == person_id, urgent, other, mine(connection, requests))
    )
    return [f"request:{id_}" for id_ in found.scalars()]


def things_of(connection: Connection, person_id: int) -> list[str]:
    """What is theirs, as the journal names it: their matches, and the talks of these."""
    theirs = select(match_members.c.match_id).where(match_members.c.person_id == person_id).distinct()
    ids = sorted(connection.execute(theirs.where(mine(connection, match_members))).scalars())
    of_these = select(talks.c.id).where(talks.c.match_id.in_(ids), mine(connection, talks))
    found = connection.execute(of_these).scalars() if ids else ()
    return [*(f"match:{id_}" for id_ in ids), *(f"talk:{id_}" for id_ in found)]


def _sent(row: Any) -> dict[str, Any]:
    """A message as its person may read it, with the file that came with it.

    ``relayed``: it has words of somebody else.
    """
    told = {name: row[name] for name in ("changed_at", "state", "text")}
    paper = unpack(row["extra"]).get("paper") if row["extra"] and not row["erase"] else None
    if paper and paper["paper"] != KEPT:
        told["file"] = paper
    return told | ({"relayed": True} if RELAYED in row["buttons"] else {})


def dialogues(connection: Connection, person_id: int, seen_from: SeenFrom | None) -> dict[int, dict[str, Any]]:
    """Their conversations, by id."""
    stored = (
        conversations.c.id,
        conversations.c.person_id,
        conversations.c.flow,
        conversations.c.stage,
        conversations.c.answers,
        conversations.c.asked,
        conversations.c.revision,
        conversations.c.about,
        conversations.c.chat,
    )
    rows = connection.execute(select(*stored).where(conversations.c.person_id == person_id).order_by(stored[0]))
    found = [dialogue_of(*row) for row in rows]
    if seen_from is not None:
        private, here = seen_from.private, (0, seen_from.chat)
        found = [each for each in found if each.flow not in private or each.chat in here]
    return {each.id: told(each) for each in found}


def told(dialogue: Dialogue) -> dict[str, Any]:
    """A conversation as its person may read it, with the answer that is just being changed."""
    kept = {} if dialogue.kept is None else dict([dialogue.kept])
    answers = {name: answer[0] for name, answer in (*kept.items(), *dialogue.answers.items())}
    return {"flow": dialogue.flow, "stage": dialogue.stage.value, "answers": answers, "set": list(dialogue.picked)}


def sent_to(connection: Connection, address: str, after: int) -> list[tuple[int, str, str, str]]:
    """(id, text, buttons, extra) of the messages to an address whose id is higher than
    ``after``.
    """
    rows = connection.execute(
        select(outbox.c.id, outbox.c.text, outbox.c.buttons, outbox.c.extra)
        .where(outbox.c.address == address, outbox.c.id > after)
        .order_by(outbox.c.id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


@dataclass(frozen=True, slots=True)
class Relayed:
    """What somebody wrote to somebody else through us, ``about`` what; ``sender`` is None when they
    were erased, and ``words`` are empty when these are gone.
    """

    sender: int | None = None
    words: str = ""
    about: str = ""


def relayed(connection: Connection, message: int, to: int) -> Relayed | None:
    """What was brought ``to`` this person because of this message; None when nothing was.

    Found by the row that they got: anybody can write down the number of somebody's message.
    """
    first = message * PER_MESSAGE
    got = (outbox.c.id >= first, outbox.c.id < first + PER_MESSAGE, outbox.c.person_id == to)
    rows = connection.execute(select(outbox.c.text, outbox.c.buttons, outbox.c.about).where(*got)).all()
    if not any(_brought(message, *row) for row in rows):
        return None
    text, about = next(((row[0], row[2]) for row in rows if row[0]), ("", ""))
    found = connection.execute(select(inbox.c.person_id, inbox.c.text).where(inbox.c.id == message)).first()
    sender, said = found if found is not None else (None, "")
    # As they stand in the message that came; an earlier release put no bar before them.
    words = unframed(text) or (said if text else "")
    return Relayed(sender, words, about) if words else Relayed()


def _brought(message: int, text: str, buttons: str, about: str) -> bool:
    """Whether this is words of the other side; of what retention has blanked only what it was about
    is left.
    """
    blanked = not text and not buttons and about.startswith(("match:", "meeting:"))
    return blanked or f'{RELAYED}said:{message}"' in buttons
