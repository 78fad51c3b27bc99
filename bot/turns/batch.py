"""What one batch of messages knows and will write;
what a message changes joins only when it succeeded.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.flows.engine.flow import Flow
from bot.ground.dialogue import Stage
from bot.ground.messages import Incoming, Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.people.nouns import Person, Staff
from bot.turns import rows
from bot.turns.changes import Changes
from bot.turns.guest import Guest
from bot.turns.rights import COORDINATORS
from bot.turns.shares import PEOPLE
from storage import chats, erasure, invites, journal, outbox, profiles, timers, turns, windows
from storage.database import Connection, Database
from storage.tables import conversations, forgetting, inbox, people
from storage.turns import Address, Found

# Stands among the channels to wake for what fetches files.
FETCHING = "fetching"


def _token() -> str:
    return secrets.token_urlsafe(12)


@dataclass(frozen=True, slots=True)
class Setting:
    """What all batches stand on. ``links`` makes the link that carries a token, per channel.

    ``private`` are the conversations that stay in the chat where they were begun. ``secret`` makes
    the hashes by which a chat is known for a while after its person was erased.
    """

    programme: Programme
    speech: Speech
    links: Mapping[str, Callable[[str], str]]
    flows: Mapping[str, type[Flow]]
    new_token: Callable[[], str] = _token
    secret: bytes = field(default_factory=partial(secrets.token_bytes, 32), repr=False)
    private: frozenset[str] = field(init=False)
    stand_fast: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        names = frozenset(name for name, flow in self.flows.items() if flow.private)
        object.__setattr__(self, "private", names)
        fast = frozenset(name for name, flow in self.flows.items() if flow.stands_fast())
        object.__setattr__(self, "stand_fast", fast)

    def hashed(self, key: str) -> str:
        """A chat by what tells nobody else whose it is."""
        return hmac.new(self.secret, key.encode(), hashlib.sha256).hexdigest()[:32]


class Batch:
    """The people, conversations and rows of one batch, inside its transaction."""

    def __init__(self, connection: Connection, database: Database, now: datetime, setting: Setting) -> None:
        self.connection = connection
        self.now = now
        self.seconds = int(now.timestamp())
        self.setting = setting
        self._database = database
        # People by their id, since one may write from several addresses; and whose each address is.
        self._guests: dict[int, Guest] = {}
        # Chats of people whom another programme in this database knows: nothing of them is ours.
        self.elsewhere: set[str] = set()
        self._people: dict[str, int] = {}
        # Since when (epoch seconds) we may write freely to an address where that is not always so.
        self._heard: dict[str, int] = {}
        self._released: list[str] = []
        # What was queued in this very batch and is about something that has changed since.
        self.dropped: set[int] = set()
        # All that came together.
        self.came: Sequence[Incoming] = ()
        # Whether somebody sent a file that was asked for, so that it is fetched after the commit.
        self.wants_files = False
        self._coordinators: list[tuple[int, int]] | None = None
        self._members: dict[int, Staff | None] = {}
        self._staff: tuple[Staff, ...] | None = None
        self._accepted: list[Changes] = []
        self._forgotten: list[tuple[int, str]] = []
        self._forgotten_keys: set[str] = set()
        self._left_teams: set[int] = set()

    def load(self, keys: Iterable[str]) -> None:
        """Read whoever writes from these addresses, with the conversations that go on."""
        for key, found in self._read(keys).items():
            if found.person.programme != self.setting.programme.id:
                self.elsewhere.add(key)
                continue
            if key in self._people:
                continue
            self._people[key] = found.person.id
            known = self._guests.get(found.person.id)
            if known is not None:
                known.addresses[key], known.counts[key] = found.address, found.lately
                continue
            guest = self._know(key, found, {key: found.address})
            if found.staff_id is not None:
                guest.set(staff=self._member(found.staff_id))
                guest.person_changed, guest.staff_id = False, found.staff_id

    def _know(self, key: str, found: Found, addresses: dict[str, Address]) -> Guest:
        guest = Guest(
            key,
            found.person,
            found.team_id,
            addresses,
            found.touched_at,
            {key: found.lately},
            private=self.setting.private,
        )
        # A release may have taken a conversation away; nobody is left in it.
        known = self.setting.flows
        guest.dialogues = {id_: each for id_, each in found.dialogues.items() if each.flow in known}
        guest.read = {id_: dialogue.revision for id_, dialogue in found.dialogues.items()}
        self._guests[found.person.id] = guest
        return guest

    def coordinators(self) -> list[tuple[int, int]]:
        """(person id, staff id) of those who coordinate and are in the chat;
        read once per batch.
        """
        if self._coordinators is None:
            programme = self.setting.programme.id
            self._coordinators = invites.people_of_staff(self.connection, programme, COORDINATORS)
        return self._coordinators

    def forget_staff(self) -> None:
        """Somebody has just come in, or has no rights any more; who that is stands in the database
        after this batch.
        """
        self._coordinators, self._staff = None, None
        self._members.clear()

    def forget_guest(self, person_id: int) -> None:
        """What is known of somebody was written to the database at once: they are read anew, and
        what this batch had for them is not sent.
        """
        self._guests.pop(person_id, None)
        for key in [key for key, whose in self._people.items() if whose == person_id]:
            del self._people[key]
        for earlier in self._accepted:
            if earlier.is_of(person_id):
                earlier.guest = None
            self.dropped |= {row["id"] for row in earlier.outbox if row["person_id"] == person_id}

    def _member(self, staff_id: int) -> Staff | None:
        if staff_id not in self._members:
            self._members[staff_id] = invites.member(self.connection, staff_id)
        return self._members[staff_id]

    def staff(self) -> tuple[Staff, ...]:
        """Who works for the programme; read once per batch."""
        if self._staff is None:
            self._staff = invites.staff_of(self.connection, self.setting.programme.id)
        return self._staff

    def guest_of(self, person_id: int) -> Guest | None:
        """Somebody by their id, read when they are needed; None when they are gone."""
        if self.has_erased(person_id):
            return None
        if person_id not in self._guests:
            key = outbox.best_key(self.connection, person_id, self.seconds)
            if key is None:
                return self._absent(person_id)
            self.load([key])
        guest = self._guests.get(person_id)
        if guest is not None and not guest.absent and guest.on_trial:
            # They wrote in a chat that is on trial; what we begin goes where it would have gone.
            self.see_at(guest, outbox.best_key(self.connection, person_id, self.seconds) or guest.key)
        return guest

    def _read(self, keys: Iterable[str]) -> dict[str, Found]:
        return turns.load(self.connection, keys, PEOPLE.since(self.seconds), self.seconds)

    def see_at(self, guest: Guest, key: str) -> None:
        """The guest is reached at this address of theirs from now on; "" for nowhere."""
        if key:
            self.know_address(guest, key)
        guest.key = key

    def know_address(self, guest: Guest, key: str) -> None:
        """Look at this address of theirs, when that was not done yet."""
        if key not in guest.addresses:
            guest.addresses[key] = self._read([key])[key].address

    def _absent(self, person_id: int) -> Guest | None:
        """Somebody whom staff put on the list, and who did not open their link yet."""
        found = turns.by_id(self.connection, person_id, PEOPLE.since(self.seconds), self.seconds)
        return None if found is None else self._know("", found, {})

    def writer(self, incoming: Incoming) -> Guest | None:
        """A copy of whom a message is from, as they are at the address where it was written."""
        if incoming.kind is Kind.DUE:
            known = self.guest_of(int(incoming.address))
            return known.copy() if known else None
        guest = self._guests.get(self._people.get(incoming.key, 0))
        if guest is None:
            return None
        guest = guest.copy()
        guest.key = incoming.key
        return guest

    def queued(self, now: Changes) -> list[dict[str, Any]]:
        """The messages that this batch has queued so far, with those of the message at work."""
        return [row for each in (*self._accepted, now) for row in each.outbox]

    def join(self, changes: Changes, person_id: int, connection: Connection) -> bool:
        """The address of a message belongs to this person from now on;
        says whether they are there.
        """
        known, key = self.guest_of(person_id), changes.incoming.key
        if known is None:
            return False
        stub = changes.guest
        joined = known.copy()
        joined.key = key
        since = chats.name_for_one_more(connection, person_id, self.seconds)
        joined.addresses[key] = Address(chat=since)
        if stub is None or stub.new:
            joined.new_keys = (*joined.new_keys, key)
        else:
            turns.hand_over(connection, key, person_id, since)
        if stub is not None:
            self._replace(stub, person_id, connection)
        changes.guest = joined
        return True

    def link(self, changes: Changes, person_id: int, trial_until: int, connection: Connection) -> bool:
        """The chat of a message is another one of this person from now on, on trial until then;
        says whether they are there. Nothing of who wrote there until now becomes theirs.
        """
        known, stub, key = self.guest_of(person_id), changes.guest, changes.incoming.key
        if known is None or known.absent or stub is None:
            return False
        if not stub.new:
            erasure.forget(connection, stub.person.id, f"joined:{secrets.token_hex(4)}", self.seconds)
        since = chats.name_for_one_more(connection, person_id, self.seconds)
        chats.give(connection, key, person_id, since, trial_until)
        joined = known.copy()
        joined.key, joined.addresses[key] = key, Address(chat=since, on_trial=True)
        changes.was, changes.guest = stub, joined
        return True

    def unlink(self, changes: Changes, guest: Guest, key: str, connection: Connection) -> None:
        """This chat is not theirs any more, and what was begun there is over."""
        chats.remove(connection, key, guest.person.id, self.seconds)
        address = guest.addresses.get(key)
        changes.left.append((guest.person.id, key))
        for dialogue in list(guest.dialogues.values()):
            if address is not None and dialogue.chat == address.chat and dialogue.stage in (Stage.OPEN, Stage.WAITING):
                guest.put(replace(dialogue, stage=Stage.STOPPED))

    def _left(self, person_id: int, key: str) -> None:
        """A chat is nobody's now; what this batch had to say there of its person is said elsewhere,
        but for replies and what was for that chat only.
        """
        self._people.pop(key, None)
        self._heard.pop(key, None)
        self._released = [each for each in self._released if each != key]
        guest = self._guests.get(person_id)
        if guest is not None:
            guest.addresses.pop(key, None)
            guest.new_keys = tuple(each for each in guest.new_keys if each != key)
            if guest.key == key:
                self.see_at(guest, outbox.best_key(self.connection, person_id, self.seconds) or "")
        for row in (row for each in self._accepted for row in each.outbox):
            if row["person_id"] == person_id and f"{row['channel']}:{row['address']}" == key:
                if guest is None or guest.absent or row["stays"] or row["rank"] == outbox.REPLY:
                    self.dropped.add(row["id"])
                else:
                    row["channel"], row["address"] = guest.sends_to()
                if row["stays"]:
                    outbox.tell_of_stuck(self.connection, [person_id], self.seconds)

    def _was_somebody_else(self, stub: Guest) -> None:
        """Who wrote in a chat that is now another person's is forgotten."""
        self._guests.pop(stub.person.id, None)
        if stub.team_id is not None:
            self._left_teams.add(stub.team_id)
        for earlier in self._accepted:
            if earlier.is_of(stub.person.id):
                earlier.guest, earlier.text = None, ""
                for row in earlier.outbox:
                    row.update(person_id=None, erase=1)

    def _replace(self, stub: Guest, person_id: int, connection: Connection) -> None:
        """Somebody turned out to be somebody else: what was heard of them is that person's."""
        self._guests.pop(stub.person.id, None)
        for earlier in self._accepted:
            if earlier.is_of(stub.person.id):
                earlier.guest = None
                for row in earlier.outbox:
                    row.update(person_id=None)
        if not stub.new:
            erasure.hand_over(connection, stub.person.id, person_id)
            erasure.forget(connection, stub.person.id, f"joined:{secrets.token_hex(4)}", self.seconds)

    def new_inbox_id(self) -> int:
        return int(self._database.next_id(self.connection, inbox.c.id))

    def new_person_id(self) -> int:
        return int(self._database.next_id(self.connection, people.c.id, forgetting.c.person_id))

    def new_dialogue_id(self) -> int:
        return int(self._database.next_id(self.connection, conversations.c.id))

    def new_guest(self, key: str, person: Person) -> Guest:
        address, private = Address(chat=self.seconds), self.setting.private
        return Guest(key, person, None, {key: address}, new=True, new_keys=(key,), private=private)

    def accept(self, changes: Changes) -> None:
        """The message succeeded: its changes are now what the next message sees."""
        self._accepted.append(changes)
        if changes.savepoint is not None:
            changes.savepoint.commit()
        if changes.was is not None:
            self._was_somebody_else(changes.was)
        for other in changes.met:
            self._guests[other.person.id] = other
        for person_id in changes.gone:
            self._erase(person_id)
        guest = changes.guest
        if guest is not None:
            self._accept(changes, guest)
        for person_id, key in changes.left:
            self._left(person_id, key)
        if changes.parted:
            self._part(changes.parted)

    def _part(self, keys: Sequence[str]) -> None:
        """Who writes at these addresses is somebody else now, and stands in the database."""
        for key in keys:
            self._people.pop(key, None)
        self._forgotten_keys.difference_update(keys)
        self.load(keys)

    def _accept(self, changes: Changes, guest: Guest) -> None:
        """Who wrote is known as they now are, at the address where they wrote."""
        if not guest.absent:
            guest.touched_at = self.seconds
            if changes.counts:
                guest.counts[guest.key] = guest.lately + 1
            self._people[guest.key] = guest.person.id
        if changes.incoming.opens:
            self._hear(changes.incoming, guest)
        self._guests[guest.person.id] = guest
        if changes.forget:
            self._forget(guest)

    def _erase(self, person_id: int) -> None:
        """Somebody else than who wrote is erased;
        what is queued for them is blanked once it is sent.
        """
        guest = self._guests.get(person_id)
        if guest is None:
            self._forgotten.append((person_id, f"erased:{secrets.token_hex(4)}"))
            return
        self._forget(guest)
        for row in (row for each in self._accepted for row in each.outbox if row["person_id"] == person_id):
            row.update(erase=1, person_id=None)

    def _forget(self, guest: Guest) -> None:
        """The person is gone; whoever writes next from their chats is somebody new."""
        self._guests.pop(guest.person.id, None)
        gone = [key for key, person_id in self._people.items() if person_id == guest.person.id]
        for key in gone:
            del self._people[key]
            self._heard.pop(key, None)
        self._forgotten_keys.update(gone)
        if guest.team_id is not None:
            self._left_teams.add(guest.team_id)
        self._forgotten.append((guest.person.id, f"erased:{secrets.token_hex(4)}"))
        for earlier in self._accepted:
            if earlier.is_of(guest.person.id):
                earlier.text = ""
                for row in (row for row in earlier.outbox if row["person_id"] in (None, guest.person.id)):
                    # The good-bye is theirs, also of who worked here; nothing else goes to them.
                    theirs = earlier.forget and row["person_id"] == guest.person.id
                    row.update(erase=1, person_id=None, for_staff="" if theirs else row["for_staff"])

    def _hear(self, incoming: Incoming, guest: Guest) -> None:
        """They wrote where that opens a window; what waited for it goes now."""
        key = guest.key
        self._heard[key] = max(int(incoming.at.timestamp()), self._heard.get(key, 0))
        if guest.address.waiting:
            guest.addresses[key] = replace(guest.address, waiting=False)
            self._released.append(key)

    def has_just_forgotten(self, key: str) -> bool:
        """Whether this batch erased the person of this address."""
        return key in self._forgotten_keys

    def has_erased(self, person_id: int) -> bool:
        """Whether this batch erases this person."""
        return any(person_id == gone for gone, _pseudonym in self._forgotten)

    def flush(self) -> set[str]:
        """Write everything with a few statements; returns the channels that have something to send.

        `FETCHING` is among them when a file is to be fetched.
        """
        gone = dict(self._forgotten)
        noted = [entry for each in self._accepted for entry in rows.noted(each)]
        traces = [erasure.traces(self.connection, person_id, noted) for person_id in gone]
        for person_id, pseudonym in self._forgotten:
            erasure.forget(self.connection, person_id, pseudonym, self.seconds)
        self._write_people()
        rows_out = [row for each in self._accepted for row in each.outbox]
        turns.insert_inbox(self.connection, [rows.of_message(each, self.seconds, gone) for each in self._accepted])
        turns.insert_outbox(self.connection, [row for row in rows_out if row["id"] not in self.dropped])
        erasure.drop_empty_teams(self.connection, self._left_teams)
        saved = [pair for each in self._accepted for pair in each.saved if pair[0] not in gone]
        profiles.save(self.connection, saved, self.seconds)
        planned = [timer for each in self._accepted for timer in each.planned if timer.person_id not in gone]
        timers.plan_all(self.connection, planned, self.seconds)
        journal.write(self.connection, [entry.renamed(gone) for entry in noted])
        # Last, so that what this batch itself wrote of them is known too.
        profile = [name for name, flow in self.setting.flows.items() if flow.is_profile] if traces else []
        for each in traces:
            erasure.forget_elsewhere(self.connection, each, self.seconds, profile, self.setting.stand_fast)
        to_send = {row["channel"] for row in rows_out} | {key.partition(":")[0] for key in self._released}
        return to_send | {FETCHING} if self.wants_files else to_send

    def _write_people(self) -> None:
        """People, their addresses and their conversations, as far as they are new or changed."""
        guests = [guest for guest in self._guests.values() if guest.new or guest.changed or guest.person_changed]
        new = [rows.of_person(guest) | {"created_at": self.seconds} for guest in guests if guest.new]
        keys = [rows.of_new_address(guest, key) for guest in self._guests.values() for key in guest.new_keys]
        turns.insert_people(self.connection, new, keys)
        windows.hear(self.connection, self._heard)
        windows.release(self.connection, self._released, self.seconds)
        changed = [rows.of_changed_person(guest) for guest in guests if guest.person_changed and not guest.new]
        turns.update_people(self.connection, changed)
        moved = [guest for guest in self._guests.values() if guest.addresses_changed and not guest.new]
        turns.update_addresses(self.connection, [row for guest in moved for row in rows.of_changed_addresses(guest)])
        inserted, updated = rows.of_dialogues(guests, self.seconds)
        turns.insert_dialogues(self.connection, inserted)
        turns.update_dialogues(self.connection, updated)
