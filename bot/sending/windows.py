"""Where we may write freely only for a while after somebody wrote:
what goes when that time is over.

Decided at the moment of sending, since texts wait in the outbox and people write meanwhile.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.ground.messages import Knock, Occasion
from bot.ground.packed import unpack
from bot.language.templates import KNOCK, SUPPORTED, Templates
from storage import journal, outbox, timers
from storage import windows as kept
from storage.database import Connection
from storage.outbox import Mark, Row
from storage.windows import Door

# So long a knock that was not answered keeps us from knocking again.
PATIENCE = timedelta(hours=20)
# The coordinator hears of the same trouble with the same person at most this often.
TOLD_FOR = timedelta(days=7)
NO_TEMPLATE = "no template"
KNOCKED = "they were asked to write already"


@dataclass(frozen=True, slots=True)
class Closed:
    """The text waits until the person writes; ``why`` is for the journal."""

    why: str


def decide(
    door: Door,
    row: Row,
    spoken: Sequence[str],
    approved: Mapping[tuple[str, str], str],
    templates: Templates,
    now: int,
    window: timedelta,
) -> Knock | Closed | None:
    """What may go for this row now: itself (None), a template, or nothing."""
    if door.heard_at is not None and now - door.heard_at < window.total_seconds():
        return None
    knocked = door.knocked_at is not None and door.knocked_at >= (door.heard_at or 0)
    patient = knocked and now - (door.knocked_at or 0) < PATIENCE.total_seconds()
    own = templates.by_name.get(row.occasion or "news")
    given = tuple(unpack(row.given)) if row.given else ()
    if own is not None and len(given) == len(own.places) and (own.informs or not patient):
        sid = approved.get((own.name, row.language))
        if sid is not None:
            return Knock(own.name, row.language, sid, given)
    urgent = row.occasion == Occasion.ALARM
    if patient and not urgent:
        return Closed(KNOCKED)
    for name in (Occasion.ALARM.value, KNOCK) if urgent else (KNOCK,):
        for code in dict.fromkeys((row.language, *spoken)):
            sid = approved.get((name, code))
            if sid is not None:
                return Knock(name, code, sid)
    return Closed(NO_TEMPLATE)


class Windows:
    """Sorts what is due into what goes as it is, what goes as a template, and what waits."""

    def __init__(self, channel: str, window: timedelta, templates: Templates, second: Sequence[str]) -> None:
        self._channel = channel
        self._window = window
        self._templates = templates
        # Whoever told no language we have a template in most likely lives among these.
        self._second = tuple(code for code in second if code in SUPPORTED)

    def sort(self, connection: Connection, rows: Sequence[Row], now: int) -> list[Row]:
        """Those that are to be sent, with the template that goes instead;
        the others are marked as waiting.
        """
        doors = kept.doors(connection, [self._key(row) for row in rows])
        shut = [row for row in rows if not self._may_write(row, doors.get(self._key(row)), now)]
        if not shut:
            return [self._with_offer(row, doors) for row in rows]
        approved = self._approved(connection)
        spoken = kept.spoken(connection, [row.person_id for row in shut if row.person_id is not None])
        sent, waits, noted = [], [], []
        for row in rows:
            if row not in shut:
                sent.append(self._with_offer(row, doors))
                continue
            door = doors.get(self._key(row)) or Door()
            second = (*spoken.get(row.person_id or 0, ()), *self._second)
            decided = decide(
                door, row, spoken=second, approved=approved, templates=self._templates, now=now, window=self._window
            )
            if isinstance(decided, Closed):
                waits.append((row, decided))
                continue
            sent.append(replace(self._with_offer(row, doors), knock=decided))
            if decided is not None and row.person_id is not None:
                rule, about = f"{decided.name} in {decided.language}: the window is closed", row.about
                noted.append(journal.Entry(now, "delivery", "knocks", about, rule, row.person_id))
        journal.write(connection, noted)
        self._wait(connection, waits, now)
        return sent

    def reconsider(self, connection: Connection, keys: Collection[str], now: int) -> None:
        """Whoever wrote while our knock was on its way has opened the window already."""
        doors = kept.doors(connection, keys)
        opened = [key for key, door in doors.items() if self._is_open(door, now)]
        kept.release(connection, opened, now)

    def _may_write(self, row: Row, door: Door | None, now: int) -> bool:
        """A last word to a chat that is nobody's now just goes: a template would make no sense, and
        when its window is closed the service says so.
        """
        return self._is_open(door, now) or (door is None and row.person_id is None)

    def _is_open(self, door: Door | None, now: int) -> bool:
        return door is not None and door.heard_at is not None and now - door.heard_at < self._window.total_seconds()

    def _with_offer(self, row: Row, doors: Mapping[str, Door]) -> Row:
        door = doors.get(self._key(row))
        return replace(row, offered=True) if door is not None and door.offered else row

    def _approved(self, connection: Connection) -> dict[tuple[str, str], str]:
        """The templates that may be sent, as they are worded now, by name and language."""
        made = kept.contents(connection, "template.")
        return {
            (template.name, code): made[template.key(code)].sid
            for template in self._templates.all
            for code in template.texts
            if (content := made.get(template.key(code))) is not None
            and content.state == "approved"
            and content.print == template.print(code)
        }

    def _wait(self, connection: Connection, rows: Sequence[tuple[Row, Closed]], now: int) -> None:
        outbox.mark(connection, [Mark(row.id, "waiting", closed.why) for row, closed in rows], now)
        kept.expect(connection, {self._key(row) for row, _closed in rows})
        entries = []
        for row, closed in rows:
            if row.person_id is not None:
                about = row.about or f"outbox:{row.id}"
                entries.append(journal.Entry(now, "delivery", "waits", about, closed.why, row.person_id))
                if closed.why == NO_TEMPLATE:
                    tell_coordinator(connection, row.person_id, NO_TEMPLATE, now)
        journal.write(connection, entries)

    def _key(self, row: Row) -> str:
        return f"{self._channel}:{row.address}"


def tell_coordinator(connection: Connection, person_id: int, why: str, now: int) -> None:
    """Plan the word to the coordinator that somebody is not reached, unless it was said lately."""
    about = f"why:{why}"
    if not timers.lately(connection, "undelivered", person_id, about, now - int(TOLD_FOR.total_seconds())):
        timers.plan(connection, "undelivered", person_id, now, now, about=about)
