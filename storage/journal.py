"""The journal: who did what, about what, when, by which rule. Append-only, never anybody's words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from sqlalchemy import Connection, insert, update

from storage.tables import journal


@dataclass(frozen=True, slots=True)
class Entry:
    """``who`` is ``person:<id>``, ``staff:<id>``, ``erased:<pseudonym>`` or a part of the bot."""

    at: int
    who: str
    kind: str
    about: str = ""
    rule: str = ""

    def renamed(self, gone: Mapping[int, str]) -> "Entry":
        """The same entry with erased people under their pseudonym."""
        for person_id, pseudonym in gone.items():
            if self.who == f"person:{person_id}":
                return replace(self, who=pseudonym)
        return self


def write(connection: Connection, entries: Sequence[Entry]) -> None:
    if entries:
        connection.execute(insert(journal), [asdict(entry) for entry in entries])


def rename(connection: Connection, person_id: int, pseudonym: str) -> None:
    """Put a pseudonym in place of an erased person."""
    connection.execute(update(journal).where(journal.c.who == f"person:{person_id}").values(who=pseudonym))
