"""What a deed happens in: who acts, when, in which programme, in which transaction."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.files.kinds import Sent
from bot.flows.engine.effects import Notify
from bot.ground.programme import Programme
from bot.ground.text import Text
from bot.ground.typed import clean, mask
from bot.matches.nouns import Match
from bot.people.nouns import Person
from bot.turns.batch import Draft
from bot.turns.rights import COORDINATORS
from storage import files, invites, timers
from storage.database import Connection


class Skip(Exception):
    """What was due makes no sense any more; the text says why, for the journal."""


class Postpone(Exception):
    """What was due is better later; the same timer, for the moment ``until``."""

    def __init__(self, until: datetime, why: str) -> None:
        super().__init__(why)
        self.until = until


@dataclass(frozen=True, slots=True)
class Act:
    """One deed at work; ``message`` is our id of the message that caused it.

    ``links`` makes the link that carries a token, per channel.
    """

    draft: Draft
    connection: Connection
    programme: Programme
    links: Mapping[str, Callable[[str], str]]

    @property
    def person(self) -> Person:
        return self.draft.here.person

    @property
    def now(self) -> datetime:
        return self.draft.work.now

    @property
    def seconds(self) -> int:
        return self.draft.work.seconds

    @property
    def message(self) -> int:
        return self.draft.inbox_id

    def note(self, kind: str, about: str = "", rule: str = "") -> None:
        self.draft.note(kind, about, rule)

    def coordinators(self, match: Match | None = None) -> list[int]:
        """The people to tell: the coordinator of the match, or all of them where that one is not in the chat."""
        if match is not None and match.staff_id is not None:
            own = invites.person_of_staff(self.connection, match.staff_id)
            if own is not None:
                return [own]
        return [id_ for id_, _staff in self.draft.work.coordinators(self.programme.id, COORDINATORS)]

    def plan(
        self,
        kind: str,
        person_id: int,
        due: datetime,
        about: str,
        version: int = 0,
        expires: datetime | None = None,
    ) -> None:
        """Let something happen later."""
        until = None if expires is None else int(expires.timestamp())
        timers.plan(
            self.connection,
            kind,
            person_id,
            int(due.timestamp()),
            self.seconds,
            about=about,
            version=version,
            expires=until,
        )

    def fetch(self, sent: Sent, then: str = "", again: str = "") -> None:
        """Keep a file that was asked for, to be fetched after the commit; ``then`` and ``again`` are flows."""
        name, channel = mask(clean(sent.name, one_line=True))[-120:], self.draft.incoming.channel
        sent = replace(sent, name=name)
        files.want(self.connection, sent, self.programme.id, self.person.id, channel, then, again, self.seconds)
        self.draft.work.wants_files = True
        self.note("file sent", f"file:{sent.id}", f"{sent.mime or 'no kind'}, {sent.size} bytes")

    def tell_coordinators(
        self, match: Match | None, text: Text, why: str, about: str = "", actions: tuple[tuple[str, Text], ...] = ()
    ) -> Iterable[Notify]:
        """Quietly: those who are in the chat hear it; the others find it in the journal."""
        people = [id_ for id_ in self.coordinators(match) if id_ != self.person.id]
        return [Notify(id_, text, why, about, actions) for id_ in people]
