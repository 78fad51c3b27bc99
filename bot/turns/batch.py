"""What one batch of turns knows and will write; a message's changes join only when it succeeded."""

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.flows.every import BY_NAME
from bot.ground.messages import Incoming, Kind, Occasion
from bot.people.nouns import Person, Profile, Staff, StaffRole
from bot.turns.guest import Guest
from storage import erasure, history, invites, journal, outbox, profiles, timers, times, turns, windows
from storage.database import Connection, Database
from storage.outbox import ANNOUNCEMENT, REMINDER, REPLY
from storage.tables import conversations, inbox, people
from storage.turns import Place

PER_MESSAGE = 256
# Stands among the channels to wake for what fetches files.
FETCHING = "fetching"
REPLY_LIVES = 24 * 3600
# What we say of ourselves may wait long: for a service that is away, or for a person to write.
NOTICE_LIVES = 14 * 24 * 3600


@dataclass(slots=True)
class Draft:
    """What one message changes, until it is accepted. ``quiet`` when it needs no reply."""

    incoming: Incoming
    inbox_id: int
    guest: Guest | None
    work: "WorkingSet"
    text: str = ""
    state: str = "done"
    outbox: list[dict[str, Any]] = field(default_factory=list)
    noted: list[journal.Entry] = field(default_factory=list)
    saved: list[tuple[int, Profile]] = field(default_factory=list)
    planned: list[timers.Wanted] = field(default_factory=list)
    forget: str = ""
    # Others who are erased when this message has succeeded.
    gone: list[int] = field(default_factory=list)
    quiet: bool = False
    root: "Draft | None" = None
    others: dict[int, "Draft"] = field(default_factory=dict)
    savepoint: Any = None

    def towards(self, person_id: int) -> "Draft | None":
        """The same message at work with another person; None when that one is gone."""
        root = self.root or self
        if root.guest is not None and root.guest.person.id == person_id:
            return root
        if person_id not in root.others:
            guest = self.work.guest_of(person_id)
            if guest is None:
                return None
            other = Draft(root.incoming, root.inbox_id, guest.copy(), self.work, root=root)
            other.outbox, other.noted, other.saved = root.outbox, root.noted, root.saved
            other.planned = root.planned
            root.others[person_id] = other
        return root.others[person_id]

    def writing(self) -> Connection:
        """The connection, for rows that a step writes at once; they are undone when the step fails."""
        root = self.root or self
        if root.savepoint is None:
            root.savepoint = self.work.connection.begin_nested()
        return self.work.connection

    def undo(self) -> None:
        """Take back what a failed step wrote at once."""
        if self.savepoint is not None:
            self.savepoint.rollback()

    @property
    def proactive(self) -> bool:
        """Whether what is said here answers nobody: it goes to somebody else, or the clock caused it."""
        return self.root is not None or self.incoming.kind is Kind.DUE

    @property
    def replied(self) -> bool:
        """Whether this message's own person hears something."""
        address = self.incoming.address if self.guest is None else self.guest.sends_to()[1]
        return any(row["address"] == address for row in self.outbox)

    @property
    def here(self) -> Guest:
        """The person of this message; it is there in every step of a conversation."""
        if self.guest is None:
            raise LookupError("this message has no person")
        return self.guest

    def note(
        self, kind: str, about: str = "", rule: str = "", whom: int | None = None, *, at: int | None = None
    ) -> None:
        """A line for the journal; never anybody's words. ``at`` (epoch seconds) when it happened before it came to us."""
        root = self.root or self
        who = root.incoming.channel
        if root.guest is not None and root.incoming.kind is not Kind.DUE:
            person = root.guest.person
            who = f"staff:{person.staff.id}" if person.staff else f"person:{person.id}"
        self.noted.append(journal.Entry(at or self.work.seconds, who, kind[:24], about, rule[:120], whom))

    def send(
        self,
        text: str,
        buttons: str = "",
        extra: dict[str, Any] | None = None,
        language: str = "",
        *,
        erase: bool = False,
        about: str = "",
        not_before: int = 0,
        expires: int = 0,
        occasion: Occasion = Occasion.NEWS,
        given: str = "",
    ) -> None:
        """Queue one rendered message to this person's chat, if they have one; ``erase``: blank it once it is sent.

        ``occasion`` and ``given`` are for a template, where the text itself may not be sent.
        """
        if len(self.outbox) == PER_MESSAGE:
            raise OverflowError("one message may cause at most 256 others")
        now = self.work.seconds
        guest = self.guest
        if guest is not None and guest.absent:
            return
        channel, address = guest.sends_to() if guest else (self.incoming.channel, self.incoming.address)
        self.outbox.append(
            {
                "id": (self.root or self).inbox_id * PER_MESSAGE + len(self.outbox),
                "person_id": guest.person.id if guest else None,
                "channel": channel,
                "address": address,
                "rank": REMINDER if self.proactive else REPLY,
                "text": text,
                "buttons": buttons,
                "extra": json.dumps(extra, ensure_ascii=False) if extra else "",
                "language": language or (guest.person.language if guest else ""),
                "not_before": max(now, not_before),
                "expires": expires or max(now, not_before) + (NOTICE_LIVES if self.proactive else REPLY_LIVES),
                "changed_at": now,
                "erase": int(erase),
                "about": about,
                "occasion": occasion.value,
                "given": given,
            }
        )

    def queue(self, person_id: int, key: str, text: str, buttons: str, language: str, **more: Any) -> int:
        """Queue a message of an announcement to somebody who was not loaded; ``more`` are columns. Returns its id."""
        if len(self.outbox) == PER_MESSAGE:
            raise OverflowError("one message may cause at most 256 others")
        now = self.work.seconds
        channel, _colon, address = key.partition(":")
        not_before = max(now, int(more.pop("not_before", 0)))
        id_ = (self.root or self).inbox_id * PER_MESSAGE + len(self.outbox)
        row = {
            "id": id_,
            "person_id": person_id,
            "channel": channel,
            "address": address,
            "rank": ANNOUNCEMENT,
            "text": text,
            "buttons": buttons,
            "extra": "",
            "language": language,
            "not_before": not_before,
            "expires": not_before + NOTICE_LIVES,
            "changed_at": now,
            "erase": 0,
            "about": "",
            "occasion": Occasion.NEWS.value,
            "given": "",
        }
        self.outbox.append(row | more)
        return id_


class WorkingSet:
    """The people, conversations and rows of one batch, inside its transaction."""

    def __init__(self, connection: Connection, database: Database, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self.seconds = int(now.timestamp())
        self._database = database
        # People by their id, since one may write from several addresses; and whose each address is.
        self._guests: dict[int, Guest] = {}
        self._people: dict[str, int] = {}
        # Since when (epoch seconds) we may write freely to an address where that is not always so.
        self._heard: dict[str, int] = {}
        self._released: list[str] = []
        self.used: set[str] = set()
        # What was queued in this very batch and is about something that has changed since.
        self.dropped: set[int] = set()
        # Whether somebody sent a file that was asked for, so that it is fetched after the commit.
        self.wants_files = False
        self._coordinators: list[tuple[int, int]] | None = None
        self._members: dict[int, Staff | None] = {}
        self._drafts: list[Draft] = []
        self._staff: dict[str, tuple[Staff, ...]] = {}
        self._forgotten: list[tuple[int, str]] = []
        self._forgotten_keys: set[str] = set()
        self._left_teams: set[int] = set()

    def load(self, keys: Iterable[str]) -> None:
        for key, found in turns.load(self.connection, keys).items():
            if key in self._people:
                continue
            self._people[key] = found.person.id
            known = self._guests.get(found.person.id)
            if known is not None:
                known.places[key] = found.place
                continue
            guest = Guest(key, found.person, found.team_id, {key: found.place}, found.touched_at)
            # A release may have taken a conversation away; nobody is left in it.
            if found.staff_id is not None:
                guest.set(staff=self._member(found.staff_id))
                guest.person_changed, guest.staff_id = False, found.staff_id
            guest.dialogues = {id_: each for id_, each in found.dialogues.items() if each.flow in BY_NAME}
            guest.read = {id_: dialogue.revision for id_, dialogue in found.dialogues.items()}
            self._guests[found.person.id] = guest

    def coordinators(self, programme: str, roles: tuple[StaffRole, ...]) -> list[tuple[int, int]]:
        """(person id, staff id) of those who coordinate and are in the chat; read once per batch."""
        if self._coordinators is None:
            self._coordinators = invites.people_of_staff(self.connection, programme, roles)
        return self._coordinators

    def forget_coordinators(self) -> None:
        """Somebody has just come in; who it is stands in the database after this batch."""
        self._coordinators = None

    def _member(self, staff_id: int) -> Staff | None:
        if staff_id not in self._members:
            self._members[staff_id] = invites.member(self.connection, staff_id)
        return self._members[staff_id]

    def guest_of(self, person_id: int) -> Guest | None:
        """Somebody by their id, read when they are needed; None when they are gone."""
        if self.has_erased(person_id):
            return None
        if person_id not in self._guests:
            key = outbox.best_key(self.connection, person_id, self.seconds)
            if key is None:
                return self._absent(person_id)
            self.load([key])
        return self._guests.get(person_id)

    def _absent(self, person_id: int) -> Guest | None:
        """Somebody whom staff put on the list, and who did not open their link yet."""
        found = turns.by_id(self.connection, person_id)
        if found is None:
            return None
        guest = self._guests[person_id] = Guest("", found.person, found.team_id, {}, found.touched_at)
        guest.dialogues = {id_: each for id_, each in found.dialogues.items() if each.flow in BY_NAME}
        guest.read = {id_: dialogue.revision for id_, dialogue in found.dialogues.items()}
        return guest

    def _guest_at(self, key: str) -> Guest | None:
        """Whoever has this address, seen as they are there."""
        guest = self._guests.get(self._people.get(key, 0))
        if guest is None:
            return None
        guest = guest.copy()
        guest.key = key
        return guest

    def staff(self, programme: str) -> tuple[Staff, ...]:
        """Who works for the programme; read once per batch."""
        if programme not in self._staff:
            self._staff[programme] = invites.staff_of(self.connection, programme)
        return self._staff[programme]

    def draft(self, incoming: Incoming) -> Draft:
        """A place for one message's changes, seeing all accepted ones before it."""
        if incoming.kind is Kind.DUE:
            known = self.guest_of(int(incoming.address))
            guest = known.copy() if known else None
        else:
            guest = self._guest_at(incoming.key)
        id_ = self._database.next_id(self.connection, inbox.c.id)
        return Draft(incoming, id_, guest, self, incoming.text)

    def queued(self, draft: Draft) -> list[dict[str, Any]]:
        """The messages that this batch has queued so far."""
        root = draft.root or draft
        return [row for each in (*self._drafts, root) for row in each.outbox]

    def new_guest(self, key: str, person: Person) -> Guest:
        return Guest(key, person, None, {key: Place()}, new=True, new_places=(key,))

    def join(self, draft: Draft, person_id: int) -> bool:
        """The address of a message belongs to this person from now on; says whether they are there."""
        known, key = self.guest_of(person_id), draft.incoming.key
        if known is None:
            return False
        stub = draft.guest
        joined = known.copy()
        joined.key = key
        joined.places[key] = Place()
        if stub is None or stub.new:
            joined.new_places = (*joined.new_places, key)
        else:
            turns.hand_over(draft.writing(), key, person_id)
        if stub is not None:
            self._leave(draft, stub, person_id)
        draft.guest = joined
        return True

    def _leave(self, draft: Draft, stub: Guest, person_id: int) -> None:
        """Nobody stays behind where somebody turned out to be somebody else; what was heard of them is theirs."""
        self._guests.pop(stub.person.id, None)
        for earlier in self._drafts:
            if earlier.guest is not None and earlier.guest.person.id == stub.person.id:
                earlier.guest = None
                for row in earlier.outbox:
                    row.update(person_id=None)
        if not stub.new:
            erasure.hand_over(draft.writing(), stub.person.id, person_id)
            erasure.forget(draft.writing(), stub.person.id, f"joined:{secrets.token_hex(4)}")

    def new_person_id(self) -> int:
        return int(self._database.next_id(self.connection, people.c.id))

    def new_dialogue_id(self) -> int:
        return int(self._database.next_id(self.connection, conversations.c.id))

    def accept(self, draft: Draft) -> None:
        """The message succeeded: its changes are now what the next message sees."""
        self._drafts.append(draft)
        if draft.savepoint is not None:
            draft.savepoint.commit()
        for other in draft.others.values():
            self._guests[other.here.person.id] = other.here
        for person_id in draft.gone:
            self._erase(person_id)
        guest = draft.guest
        if guest is None:
            return
        if not guest.absent:
            guest.touched_at = self.seconds
            self._people[guest.key] = guest.person.id
        if draft.incoming.opens:
            self._hear(draft, guest)
        self._guests[guest.person.id] = guest
        if draft.forget:
            self._part_with(guest)

    def _erase(self, person_id: int) -> None:
        """Somebody else than who wrote is erased; what is queued for them is blanked when it has been sent."""
        guest = self._guests.get(person_id)
        if guest is None:
            self._forgotten.append((person_id, f"erased:{secrets.token_hex(4)}"))
            return
        self._part_with(guest)
        for row in (row for each in self._drafts for row in each.outbox if row["person_id"] == person_id):
            row.update(erase=1, person_id=None)

    def _part_with(self, guest: Guest) -> None:
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
        for earlier in self._drafts:
            if earlier.guest is not None and earlier.guest.person.id == guest.person.id:
                earlier.text = ""
                for row in earlier.outbox:
                    row.update(erase=1, person_id=None)

    def _hear(self, draft: Draft, guest: Guest) -> None:
        """They wrote where that opens a window; what waited for it goes now."""
        key = guest.key
        self._heard[key] = max(int(draft.incoming.at.timestamp()), self._heard.get(key, 0))
        if guest.place.waiting:
            guest.places[key] = replace(guest.place, waiting=False)
            self._released.append(key)

    def has_just_forgotten(self, key: str) -> bool:
        """Whether this batch erased the person of this address."""
        return key in self._forgotten_keys

    def has_erased(self, person_id: int) -> bool:
        """Whether this batch erases this person."""
        return any(person_id == gone for gone, _pseudonym in self._forgotten)

    def unwritten(self, draft: Draft) -> history.Unwritten:
        """What this batch knows of the person of a draft and has not written yet."""
        person_id = draft.here.person.id
        drafts = [d for d in (*self._drafts, draft) if d.guest is not None and d.guest.person.id == person_id]
        return history.Unwritten(
            [draft.here.dialogues[id_] for id_ in sorted(draft.here.changed)],
            [{"received_at": self.seconds, "kind": d.incoming.kind.value, "text": d.text} for d in drafts],
            [{"changed_at": self.seconds, "state": "queued", "text": row["text"]} for d in drafts for row in d.outbox],
            [profile for d in drafts for id_, profile in d.saved if id_ == person_id],
        )

    def flush(self) -> set[str]:
        """Write everything of the batch with a few statements; returns the channels that have something to send.

        `FETCHING` is among them when a file is to be fetched.
        """
        connection, gone = self.connection, dict(self._forgotten)
        for person_id, pseudonym in self._forgotten:
            erasure.forget(connection, person_id, pseudonym)
        guests = [guest for guest in self._guests.values() if guest.new or guest.changed or guest.person_changed]
        new = [guest for guest in guests if guest.new]
        turns.insert_people(
            connection,
            [self._person_row(guest, "") | {"created_at": self.seconds} for guest in new],
            [
                {"key": key, "person_id": guest.person.id, "blocked_at": guest.places[key].blocked_at}
                for guest in self._guests.values()
                for key in guest.new_places
            ],
        )
        windows.hear(connection, self._heard)
        windows.release(connection, self._released, self.seconds)
        turns.update_people(connection, [self._person_row(g, "new_") for g in guests if g.person_changed and not g.new])
        turns.update_blocked(
            connection,
            [
                {"the_key": key, "new_blocked_at": place.blocked_at}
                for g in self._guests.values()
                if g.blocked_changed and not g.new
                for key, place in g.places.items()
            ],
        )
        self._flush_dialogues(guests)
        turns.insert_inbox(connection, [self._inbox_row(draft, gone) for draft in self._drafts])
        rows = [row for draft in self._drafts for row in draft.outbox]
        turns.insert_outbox(
            connection, [row for row in rows if row["id"] not in self.dropped] if self.dropped else rows
        )
        erasure.drop_empty_teams(connection, self._left_teams)
        profiles.save(connection, [pair for d in self._drafts for pair in d.saved if pair[0] not in gone], self.seconds)
        timers.plan_all(
            connection, [each for d in self._drafts for each in d.planned if each.person_id not in gone], self.seconds
        )
        journal.write(connection, [e.renamed(gone) for draft in self._drafts for e in draft.noted])
        to_send = {row["channel"] for row in rows} | {key.partition(":")[0] for key in self._released}
        return to_send | {FETCHING} if self.wants_files else to_send

    def _flush_dialogues(self, guests: list[Guest]) -> None:
        inserted, updated = [], []
        for guest in guests:
            for id_ in sorted(guest.changed):
                dialogue = guest.dialogues[id_]
                row = turns.columns_of(dialogue, self.seconds)
                if id_ in guest.read:
                    was = guest.read[id_]
                    updated.append(row | {"the_id": id_, "was": was, "revision": was + 1})
                else:
                    base = {
                        "id": id_,
                        "person_id": guest.person.id,
                        "flow": dialogue.flow,
                        "revision": 1,
                        "about": dialogue.about,
                    }
                    inserted.append(row | base)
        turns.insert_dialogues(self.connection, inserted)
        turns.update_dialogues(self.connection, updated)

    def _person_row(self, guest: Guest, prefix: str) -> dict[str, Any]:
        person = guest.person
        row = {
            "programme": person.programme,
            "language": person.language,
            "hint": person.hint[:16],
            "role": person.role.value if person.role else "",
            "name": person.name,
            "called": person.called[:200],
            "team_id": guest.team_id,
            "listed_at": times.seconds(person.listed_at),
            "more_at": times.seconds(person.more_at),
            "stopped_at": times.seconds(person.stopped_at),
            "with_person_at": times.seconds(person.with_person_at),
            "staff_id": guest.staff_id,
            "paused_until": times.seconds(person.paused_until),
            "quiet": person.quiet,
            "nudges": person.nudges,
            "unanswered": person.unanswered,
        }
        row = {f"{prefix}{name}": value for name, value in row.items()}
        return row | {"the_id" if prefix else "id": person.id}

    def _inbox_row(self, draft: Draft, gone: dict[int, str]) -> dict[str, Any]:
        person_id = draft.guest.person.id if draft.guest else None
        return {
            "id": draft.inbox_id,
            "channel": draft.incoming.channel,
            "message_id": draft.incoming.message_id,
            "person_id": None if person_id in gone else person_id,
            "kind": draft.incoming.kind.value,
            "text": "" if person_id in gone else draft.text,
            "state": draft.state,
            "received_at": self.seconds,
        }
