"""Everything that is kept about one person, for their own eyes."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, or_, select, true

from bot.ground.dialogue import Dialogue
from bot.people.nouns import Profile
from bot.requests.nouns import SAFETY
from storage import files, profiles, subscriptions
from storage.journal import looks
from storage.tables import (
    addresses,
    conversations,
    inbox,
    journal,
    match_members,
    matches,
    meeting_answers,
    meetings,
    outbox,
    people,
    programme_parts,
    requests,
    signs,
    talk_answers,
    talks,
)
from storage.turns import dialogue_of


@dataclass(frozen=True, slots=True)
class Unwritten:
    """What is known of one person and stands in no table yet: rows as *my data* shows them."""

    dialogues: list[Dialogue]
    received: list[dict[str, Any]]
    sent: list[dict[str, Any]]
    profiles: list[Profile]


# The button under what somebody else wrote.
_RELAYED = '"!ReportMessage '

# A person's part in matches and meetings; nothing that others said of it.
_MATCHES = (
    select(
        matches.c.id,
        matches.c.state,
        matches.c.since,
        match_members.c.side,
        match_members.c.answer,
        match_members.c.reason,
        match_members.c.number,
    )
    .join(matches, matches.c.id == match_members.c.match_id)
    .where(match_members.c.person_id == bindparam("person_id"))
    .order_by(matches.c.id)
)
_MEETINGS = (
    select(meetings.c.id, meetings.c.state, meetings.c.day, meetings.c.time, meetings.c.place)
    .join(match_members, match_members.c.match_id == meetings.c.match_id)
    .where(match_members.c.person_id == bindparam("person_id"))
    .order_by(meetings.c.id)
)
_HELD = select(
    meeting_answers.c.meeting_id, meeting_answers.c.met, meeting_answers.c.minutes, meeting_answers.c.face
).where(meeting_answers.c.person_id == bindparam("person_id"))
# What they said around the talks; what staff wrote down of these is not theirs alone.
_TALKS = (
    select(
        talks.c.kind,
        talks.c.state,
        talks.c.day,
        talk_answers.c.prepared,
        talk_answers.c.shared,
        talk_answers.c.choice,
        talk_answers.c.helpful,
    )
    .join(talk_answers, talk_answers.c.talk_id == talks.c.id)
    .where(talk_answers.c.person_id == bindparam("person_id"))
    .order_by(talks.c.id)
)
_DOUBTS = select(signs.c.opened_at.label("at"), signs.c.kind, signs.c.words).where(
    signs.c.person_id == bindparam("person_id"), signs.c.words != ""
)
_PARTS = (
    select(
        programme_parts.c.part,
        programme_parts.c.state,
        programme_parts.c.begins,
        programme_parts.c.ends,
        programme_parts.c.changed_at,
    )
    .where(programme_parts.c.person_id == bindparam("person_id"))
    .order_by(programme_parts.c.id)
)


@dataclass(frozen=True, slots=True)
class SeenFrom:
    """The chat from which somebody looks at what is kept of them, and the conversations that stay
    in the chat where they were begun.
    """

    key: str
    chat: int
    private: frozenset[str]


def everything(connection: Connection, person_id: int, seen_from: SeenFrom | None = None) -> dict[str, Any]:
    """Addresses, profile, answers, messages both ways and journal lines;
    leaves out other people's words, and what was for another chat of theirs only.
    """
    elsewhere = _asked_elsewhere(connection, person_id, seen_from)
    known_since = connection.execute(select(people.c.created_at).where(people.c.id == person_id)).scalar()
    reached = select(addresses.c.key, addresses.c.blocked_at, addresses.c.linked_at).where(
        addresses.c.person_id == person_id
    )
    received = (
        select(inbox.c.received_at, inbox.c.kind, inbox.c.text)
        .where(inbox.c.person_id == person_id, inbox.c.channel != "clock", _wrote_here(seen_from))
        .order_by(inbox.c.id)
    )
    sent = (
        select(outbox.c.changed_at, outbox.c.state, outbox.c.text, outbox.c.extra, outbox.c.buttons, outbox.c.erase)
        .where(outbox.c.person_id == person_id, _here(seen_from))
        .order_by(outbox.c.id)
    )
    noted = (
        select(journal.c.at, journal.c.kind, journal.c.about, journal.c.rule)
        .where(journal.c.who == f"person:{person_id}", journal.c.about.not_in(elsewhere))
        .order_by(journal.c.id)
    )
    return {
        "known_since": known_since,
        "addresses": [dict(row) for row in connection.execute(reached).mappings()],
        "profile": profiles.read(connection, person_id),
        "conversations": {dialogue.id: told(dialogue) for dialogue in _dialogues(connection, person_id, seen_from)},
        "you_sent": [dict(row) for row in connection.execute(received).mappings()],
        "we_sent": [_sent(row) for row in connection.execute(sent).mappings()],
        "matches": [dict(row) for row in connection.execute(_MATCHES, {"person_id": person_id}).mappings()],
        "meetings": [dict(row) for row in connection.execute(_MEETINGS, {"person_id": person_id}).mappings()],
        "after_meetings": [dict(row) for row in connection.execute(_HELD, {"person_id": person_id}).mappings()],
        "talks": [dict(row) for row in connection.execute(_TALKS, {"person_id": person_id}).mappings()],
        "told_the_coordinator": [dict(row) for row in connection.execute(_DOUBTS, {"person_id": person_id}).mappings()],
        "programme_parts": [dict(row) for row in connection.execute(_PARTS, {"person_id": person_id}).mappings()],
        "subscriptions": list(subscriptions.of_person(connection, person_id)),
        "files_you_sent": files.of_person(connection, person_id),
        "journal": [dict(row) for row in connection.execute(noted).mappings()],
        "staff_looked": looks(connection, person_id, things_of(connection, person_id)),
    }


def _here(seen_from: SeenFrom | None) -> Any:
    """What was not for another chat only."""
    if seen_from is None:
        return true()
    channel, _colon, address = seen_from.key.partition(":")
    return or_(outbox.c.stays == 0, and_(outbox.c.channel == channel, outbox.c.address == address))


def _wrote_here(seen_from: SeenFrom | None) -> Any:
    return true() if seen_from is None else inbox.c.chat.in_((0, seen_from.chat))


def _asked_elsewhere(connection: Connection, person_id: int, seen_from: SeenFrom | None) -> list[str]:
    """The requests about safety, as the journal names them, that came from another chat."""
    if seen_from is None:
        return []
    urgent = requests.c.kind.in_([kind.value for kind in SAFETY])
    other = requests.c.chat.not_in((0, seen_from.chat))
    found = connection.execute(select(requests.c.id).where(requests.c.person_id == person_id, urgent, other))
    return [f"request:{id_}" for id_ in found.scalars()]


def things_of(connection: Connection, person_id: int) -> list[str]:
    """What is theirs, as the journal names it: their matches, and the talks of these."""
    mine = select(match_members.c.match_id).where(match_members.c.person_id == person_id).distinct()
    ids = sorted(connection.execute(mine).scalars())
    found = connection.execute(select(talks.c.id).where(talks.c.match_id.in_(ids))).scalars() if ids else ()
    return [*(f"match:{id_}" for id_ in ids), *(f"talk:{id_}" for id_ in found)]


def _sent(row: Any) -> dict[str, Any]:
    """A message as its person may read it, with the file that came with it.

    The copy of *my data* itself is no part of it. ``relayed``: it has words of somebody else.
    """
    told = {name: row[name] for name in ("changed_at", "state", "text")}
    paper = json.loads(row["extra"]).get("paper") if row["extra"] and not row["erase"] else None
    if paper:
        told["file"] = paper
    return told | ({"relayed": True} if _RELAYED in row["buttons"] else {})


def _dialogues(connection: Connection, person_id: int, seen_from: SeenFrom | None) -> list[Dialogue]:
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
    if seen_from is None:
        return found
    private, here = seen_from.private, (0, seen_from.chat)
    return [each for each in found if each.flow not in private or each.chat in here]


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


def relayed(connection: Connection, message: int) -> tuple[int, str] | None:
    """(person id, words) of a message that somebody sent us;
    None when it is gone or has no words any more.
    """
    row = connection.execute(select(inbox.c.person_id, inbox.c.text).where(inbox.c.id == message)).first()
    return None if row is None or row[0] is None or not row[1] else (row[0], row[1])
