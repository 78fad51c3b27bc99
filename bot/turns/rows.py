"""The rows that a batch writes of its people, their addresses, conversations and messages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.turns.changes import Changes
from bot.turns.guest import Guest
from storage import journal, turns
from storage.times import seconds
from storage.turns import Address

Row = dict[str, Any]
# The state of a message that came after too many others.
NOT_READ = "not read"


def _columns(guest: Guest) -> Row:
    person = guest.person
    return {
        "programme": person.programme,
        "language": person.language,
        "hint": person.hint[:16],
        "role": person.role.value if person.role else "",
        "name": person.name,
        "called": person.called[:200],
        "team_id": guest.team_id,
        "listed_at": seconds(person.listed_at),
        "more_at": seconds(person.more_at),
        "stopped_at": seconds(person.stopped_at),
        "staff_id": guest.staff_id,
        "paused_until": seconds(person.paused_until),
        "quiet": person.quiet,
        "nudges": person.nudges,
        "unanswered": person.unanswered,
    }


def of_person(guest: Guest) -> Row:
    """Somebody new."""
    return _columns(guest) | {"id": guest.person.id}


def of_changed_person(guest: Guest) -> Row:
    return {f"new_{name}": value for name, value in _columns(guest).items()} | {"the_id": guest.person.id}


def of_new_address(guest: Guest, key: str) -> Row:
    address = guest.addresses[key]
    return {"key": key, "person_id": guest.person.id, "linked_at": address.chat, **_talks(address)}


def of_changed_addresses(guest: Guest) -> Iterator[Row]:
    for key, address in guest.addresses.items():
        yield {"the_key": key} | {f"new_{name}": value for name, value in _talks(address).items()}


def _talks(address: Address) -> Row:
    return {
        "blocked_at": address.blocked_at,
        "with_person_at": seconds(address.with_person_at),
        "with_person_for": address.with_person_for,
    }


def of_dialogues(guests: Iterable[Guest], now: int) -> tuple[list[Row], list[Row]]:
    """The conversations to insert, and those to update in the revision that was read."""
    inserted, updated = [], []
    for guest in guests:
        for id_ in sorted(guest.changed):
            dialogue = guest.dialogues[id_]
            row = turns.columns_of(dialogue, now)
            if id_ in guest.read:
                was = guest.read[id_]
                updated.append(row | {"the_id": id_, "was": was, "revision": was + 1})
            else:
                base = {"id": id_, "person_id": guest.person.id, "flow": dialogue.flow, "about": dialogue.about}
                inserted.append(row | base | {"revision": 1, "chat": dialogue.chat})
    return inserted, updated


def of_message(changes: Changes, now: int, gone: Mapping[int, str]) -> Row:
    """The message itself; of somebody who is ``gone``, and where it was not read, only that there
    was one.
    """
    person_id = changes.guest.person.id if changes.guest and changes.state != NOT_READ else None
    return {
        "id": changes.inbox_id,
        "channel": changes.incoming.channel,
        "message_id": changes.incoming.message_id,
        "person_id": None if person_id in gone else person_id,
        "kind": changes.incoming.kind.value,
        "text": "" if person_id in gone else changes.text,
        "state": changes.state,
        "received_at": now,
        "for_staff": changes.guest.for_staff if changes.guest else "",
        "chat": _chat(changes),
        "about": changes.about,
    }


def noted(changes: Changes) -> Sequence[journal.Entry]:
    """The lines of the journal; of what stays in one chat no other one has them."""
    chat = _chat(changes)
    return [replace(entry, chat=chat) for entry in changes.noted] if chat else changes.noted


def _chat(changes: Changes) -> int:
    """The chat in which all of a message stays, or 0."""
    return changes.guest.address.chat if changes.stays and changes.guest else 0
