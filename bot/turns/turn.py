"""The work in hand: one message or due row, who acts, and what it changes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.files.kinds import Sent
from bot.flows.engine.effects import Buttons, Notify, Tell
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.messages import Incoming, Kind, Occasion
from bot.ground.packed import pack
from bot.ground.programme import Programme
from bot.ground.text import Text, _
from bot.ground.typed import clean, mask
from bot.matches.nouns import Match, MatchState
from bot.people.chats import Chat
from bot.people.nouns import Person
from bot.people.roles import Right, with_right
from bot.turns.batch import Batch
from bot.turns.changes import Changes
from bot.turns.guest import Guest
from storage import chats, files, invites, journal, matches, outbox, timers
from storage.database import Connection
from storage.invites import Invite
from storage.messages import PER_MESSAGE
from storage.outbox import ANNOUNCEMENT, REMINDER, REPLY, URGENT
from storage.timers import Timer

REPLY_LIVES = 24 * 3600
# What we say of ourselves may wait long: for a service that is away, or for a person to write.
NOTICE_LIVES = 14 * 24 * 3600
NOT_THERE = _("This is not there any more.")


class Skip(Exception):
    """What was due makes no sense any more; the text says why, for the journal."""


class Postpone(Exception):
    """What was due is better later; the same timer, for the moment ``until``."""

    def __init__(self, until: datetime, why: str) -> None:
        super().__init__(why)
        self.until = until


class MovedOn(Exception):
    """The thing is not as the person saw it: they see how it stands, and nothing changes.

    ``why`` it counts as late stands in the journal, when there is an ``about``.
    """

    def __init__(self, about: str, *effects: Effect, why: str = "it has changed since") -> None:
        super().__init__(why)
        self.about = about
        self.effects = effects
        self.why = why


@dataclass(slots=True)
class Turn(Changes):
    """One message at work. What it does to others it does as a turn ``towards`` them,
    with one ``root``.

    ``late``: a due row is carried out so much later that it should begin with a word about it.
    ``unheard``: there was no room to bring its voice message to somebody. ``missed``: it is no
    answer to the open question; ``told``: one about safety has taken all of it; ``confided``: one
    whose words nobody or only staff read.
    """

    batch: Batch = field(kw_only=True)
    invite: Invite | None = None
    timer: Timer | None = None
    late: bool = False
    unheard: bool = False
    missed: bool = False
    told: bool = False
    confided: bool = False
    root: "Turn | None" = None
    others: dict[int, "Turn"] = field(default_factory=dict)

    # Who and when

    @property
    def here(self) -> Guest:
        """The person of this message; it is there in every step of a conversation."""
        if self.guest is None:
            raise LookupError("this message has no person")
        return self.guest

    @property
    def person(self) -> Person:
        return self.here.person

    @property
    def now(self) -> datetime:
        return self.batch.now

    @property
    def seconds(self) -> int:
        """Now, in epoch seconds."""
        return self.batch.seconds

    @property
    def programme(self) -> Programme:
        return self.batch.setting.programme

    @property
    def today(self) -> date:
        """The day it is where the programme is."""
        return self.now.astimezone(self.programme.zone).date()

    @property
    def links(self) -> Mapping[str, Callable[[str], str]]:
        """What makes the link that carries a token, per channel."""
        return self.batch.setting.links

    @property
    def message(self) -> int:
        """Our id of the message that caused this."""
        return self.inbox_id

    def towards(self, person_id: int) -> "Turn | None":
        """The same message at work with another person; None when that one is gone."""
        root = self.root or self
        if root.is_of(person_id):
            return root
        if person_id not in root.others:
            guest = self.batch.guest_of(person_id)
            if guest is None:
                return None
            other = Turn(root.incoming, root.inbox_id, guest.copy(), batch=self.batch, root=root)
            other.outbox, other.noted, other.saved, other.planned = root.outbox, root.noted, root.saved, root.planned
            root.others[person_id] = other
            root.met.append(other.here)
        return root.others[person_id]

    def read_anew(self, person_id: int) -> None:
        """Somebody else is not as this turn knew them: their rows were changed at once."""
        root = self.root or self
        root.others.pop(person_id, None)
        root.met[:] = [guest for guest in root.met if guest.person.id != person_id]
        root.batch.dropped |= {row["id"] for row in root.outbox if row["person_id"] == person_id}
        root.batch.forget_guest(person_id)

    def join(self, person_id: int) -> bool:
        """This chat belongs to that person from now on; says whether they are there."""
        return self.batch.join(self, person_id, self.connection)

    def link(self, person_id: int, trial: timedelta) -> bool:
        """This chat is one more of that person's from now on; says whether they are there."""
        return self.batch.link(self, person_id, int((self.now + trial).timestamp()), self.connection)

    def unlink(self, key: str) -> None:
        """That chat is not this person's any more."""
        root = self.root or self
        self.batch.unlink(root, self.here, key, self.connection)
        if self.root is not None and self.here.key == key:
            self.batch.see_at(self.here, outbox.best_key(self.reading, self.person.id, self.seconds) or "")

    def chats(self) -> tuple[Chat, ...]:
        """All chats of this person, the oldest first."""
        return chats.of_person(self.reading, self.person.id, self.seconds, self.here.key)

    # Rows

    @property
    def reading(self) -> Connection:
        """The connection, for looking only."""
        return self.batch.connection

    @property
    def connection(self) -> Connection:
        """The connection, for rows that a step writes at once;
        they are undone when the step fails.
        """
        root = self.root or self
        if root.savepoint is None:
            root.savepoint = self.batch.connection.begin_nested()
        return self.batch.connection

    def undo(self) -> None:
        """Take back what a failed step wrote at once."""
        if self.savepoint is not None:
            self.savepoint.rollback()

    def note(
        self, kind: str, about: str = "", rule: str = "", whom: int | None = None, *, at: int | None = None
    ) -> None:
        """A line for the journal; never anybody's words.

        ``at`` (epoch seconds) is for what happened before it came to us.
        """
        root = self.root or self
        who = root.incoming.channel
        if root.guest is not None and root.incoming.kind is not Kind.DUE:
            person = root.guest.person
            who = f"staff:{person.staff.id}" if person.staff else f"person:{person.id}"
        self.noted.append(journal.Entry(at or self.seconds, who, kind[:24], about, rule[:120], whom))

    def plan(
        self,
        kind: str,
        person_id: int,
        due: datetime,
        about: str = "",
        *,
        version: int | None = None,
        expires: datetime | None = None,
    ) -> None:
        """Let something happen later, about a thing in the version that ``about`` says,
        or in this one.
        """
        seen = About(about)
        timers.plan(
            self.connection,
            kind,
            person_id,
            int(due.timestamp()),
            self.seconds,
            about=seen.thing,
            version=seen.version if version is None else version,
            expires=None if expires is None else int(expires.timestamp()),
        )

    def hand_over(self, kinds: Sequence[str]) -> int | None:
        """A coordinator goes: another one carries what is planned of these kinds; returns who,
        if anybody.
        """
        other = next((id_ for id_ in self.coordinators() if id_ != self.person.id), None)
        if other is not None:
            timers.hand_over(self.connection, kinds, self.person.id, other, self.seconds)
        return other

    def cancel(self, why: str, **which: Any) -> list[Timer]:
        """What was planned about a thing or for a person does not happen; returns what that was."""
        return timers.cancel(self.connection, self.seconds, why, **which)

    def fetch(self, sent: Sent, then: str = "", again: str = "") -> None:
        """Keep a file that was asked for, to be fetched after the commit;
        ``then`` and ``again`` name flows.
        """
        name, channel = mask(clean(sent.name, one_line=True))[-120:], self.incoming.channel
        sent = replace(sent, name=name)
        files.want(
            self.connection,
            sent,
            programme=self.programme.id,
            person_id=self.person.id,
            channel=channel,
            then=then,
            again=again,
            now=self.seconds,
        )
        self.batch.wants_files = True
        self.note("file sent", f"file:{sent.id}", f"{sent.mime or 'no kind'}, {sent.size} bytes")

    def has_room(self, size: int) -> bool:
        """Whether one more file of this person's may be fetched and kept."""
        return files.has_room(self.reading, self.person.id, size, staff=self.person.staff is not None)

    def live_match(self, id_: int) -> Match:
        """A match that is live, for what is due about it; raises Skip."""
        match = matches.one(self.reading, id_)
        if match is None or match.state is not MatchState.LIVE:
            raise Skip("the match is not live any more")
        return match

    def take_away_words(self, flow: str) -> None:
        """What was said in this conversation is not kept: neither the message nor the answer."""
        self.text = ""
        for dialogue in list(self.here.dialogues.values()):
            if dialogue.flow == flow:
                self.here.put(replace(dialogue, answers={}))

    def stay_here(self) -> None:
        """All of it is for this chat of the person only, also what was said in it already."""
        self.stays = True
        for row in self.outbox:
            if row["person_id"] == self.person.id:
                row["stays"] = 1

    # What is said

    @property
    def proactive(self) -> bool:
        """Whether what is said here answers nobody: it goes to somebody else,
        or the clock caused it.
        """
        return self.root is not None or self.incoming.kind is Kind.DUE

    @property
    def replied(self) -> bool:
        """Whether this message's own person hears something."""
        address = self.incoming.address if self.guest is None else self.guest.sends_to()[1]
        return any(row["address"] == address for row in self.outbox)

    def say(self, person_id: int, text: Text, why: str, about: str = "", buttons: Buttons = (), **more: Any) -> Effect:
        """Say something to somebody: an answer to who acts, a notice to anybody else."""
        if person_id == self.person.id:
            return Tell(text, buttons)
        return Notify(person_id, text, why, about, buttons, **more)

    def coordinators(self, match: Match | None = None) -> list[int]:
        """The people to tell: the coordinator of the match,
        or all of them where that one is not in the chat, or can't be reached there.
        """
        if match is not None and match.staff_id is not None:
            own = invites.person_of_staff(self.reading, match.staff_id)
            other = self.towards(own) if own is not None else None
            if own is not None and other is not None and not other.here.unreachable:
                return [own]
        return [id_ for id_, _staff in self.batch.coordinators()]

    def guards(self) -> list[tuple[int, int]]:
        """Who of the staff (person, staff id) hears what others of the staff do, and who came in:
        administrators and coordinators, but for who acts.
        """
        found = invites.people_of_staff(self.reading, self.programme.id, with_right(Right.STAFF))
        return [(person_id, staff_id) for person_id, staff_id in found if person_id != self.person.id]

    def tell_coordinators(
        self, match: Match | None, text: Text, why: str, about: str = "", buttons: Buttons = ()
    ) -> Iterable[Notify]:
        """Quietly: those who are in the chat hear it; the others find it in the journal."""
        people = [id_ for id_ in self.coordinators(match) if id_ != self.person.id]
        return [Notify(id_, text, why, about, buttons) for id_ in people]

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
        only_to: str = "",
    ) -> None:
        """Queue one rendered message to this person's chat, if they have one; ``erase``:
        blank it once it is sent.

        ``occasion`` and ``given`` are for a template, where the text itself may not be sent.
        ``only_to`` is the address of one chat of theirs, and it goes to no other.
        """
        guest = self.guest
        if guest is not None and guest.absent:
            return
        channel, address = guest.sends_to() if guest else (self.incoming.channel, self.incoming.address)
        if only_to:
            channel, _colon, address = only_to.partition(":")
        proactive = self.proactive or bool(only_to)
        begins = max(self.seconds, not_before)
        self._queue(
            {
                "person_id": guest.person.id if guest else None,
                "channel": channel,
                "address": address,
                "rank": _rank(occasion, only_to) if proactive else REPLY,
                "text": text,
                "buttons": buttons,
                "extra": pack(extra) if extra else "",
                "language": language or (guest.person.language if guest else ""),
                "not_before": begins,
                "expires": expires or begins + (NOTICE_LIVES if proactive else REPLY_LIVES),
                "erase": int(erase),
                "stays": int(self.stays or bool(only_to)),
                "about": about,
                "occasion": occasion.value,
                "given": given,
                "for_staff": guest.for_staff if guest else "",
            }
        )

    def queue(
        self,
        person_id: int,
        key: str,
        text: str,
        buttons: str,
        language: str,
        *,
        not_before: int = 0,
        about: str = "",
        extra: str = "",
    ) -> int:
        """Queue a message of an announcement to somebody who was not loaded. Returns its id."""
        channel, _colon, address = key.partition(":")
        begins = max(self.seconds, not_before)
        return self._queue(
            {
                "person_id": person_id,
                "channel": channel,
                "address": address,
                "rank": ANNOUNCEMENT,
                "text": text,
                "buttons": buttons,
                "extra": extra,
                "language": language,
                "not_before": begins,
                "expires": begins + NOTICE_LIVES,
                "erase": 0,
                "stays": 0,
                "about": about,
                "occasion": Occasion.NEWS.value,
                "given": "",
                "for_staff": "",
            }
        )

    def send_away(self, key: str, text: str, language: str) -> None:
        """Queue a last word to a chat that is nobody's now; nothing of it is kept."""
        channel, _colon, address = key.partition(":")
        self._queue(
            {
                "person_id": None,
                "channel": channel,
                "address": address,
                "rank": REPLY,
                "text": text,
                "buttons": "",
                "extra": "",
                "language": language,
                "not_before": self.seconds,
                "expires": self.seconds + NOTICE_LIVES,
                "erase": 1,
                "stays": 0,
                "about": "",
                "occasion": Occasion.NEWS.value,
                "given": "",
                "for_staff": "",
            }
        )

    def _queue(self, row: dict[str, Any]) -> int:
        if len(self.outbox) == PER_MESSAGE:
            raise OverflowError("one message may cause at most 256 others")
        id_ = (self.root or self).inbox_id * PER_MESSAGE + len(self.outbox)
        self.outbox.append(row | {"id": id_, "changed_at": self.seconds})
        return id_


def begin(batch: Batch, incoming: Incoming) -> Turn:
    """A turn for one message, seeing all that was accepted before it."""
    return Turn(incoming, batch.new_inbox_id(), batch.writer(incoming), batch=batch, text=incoming.text)


def _rank(occasion: Occasion, only_to: str) -> int:
    """An alarm, and what is for one chat of somebody only, goes before all else that waits: a flood
    of notices holds up neither.
    """
    return URGENT if only_to or occasion.value == "alarm" else REMINDER
