"""The year as marks on a line: what was sent, answered, skipped or not sent, what is planned,
and why.

Knows no kind of message or timer: what a mark is follows from where it was written down and in
which state.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from playground.people import Json, Person
from playground.world import World

OUTCOMES = ("sent", "answered", "happened", "skipped", "not sent", "planned")
STATES = {"sent": "sent", "delivered": "sent", "read": "sent", "queued": "planned", "sending": "planned"}
# Journal kinds that only say why something else on the line is there.
REASONS = frozenset({"sent", "asked", "asked later", "skipped", "cancelled"})
TEXT = 400  # characters of a message that are shown


def marks(world: World, rows: Sequence[Json], cast: Sequence[Person]) -> list[Json]:
    """{at, who, outcome, kind, about, why, text} of each thing, oldest first;
    ``who`` is a person's id.
    """
    owners = {_key(person): person for person in cast}
    words = {person.id: _words(world, person) for person in cast}
    whys = _Whys(rows)
    found = []
    for row in rows:
        person = owners[row["who"]]
        for outcome, why in _meant(row, whys):
            mark = {name: row[name] for name in ("at", "kind", "about")}
            text = words[person.id].get(row["handle"], "")[:TEXT] if row["of"] == "sent" else ""
            found.append(mark | {"who": person.id, "outcome": outcome, "why": why, "text": text})
    return found


def _meant(row: Json, whys: "_Whys") -> Iterator[tuple[str, str]]:
    """(outcome, why) of a row; nothing for one that only explains another."""
    match row["of"]:
        case "sent":
            outcome = STATES.get(row["state"], "not sent")
            because = whys.of(row)
            yield outcome, f"{because}: {row['reason']}" if because and row["reason"] else because or row["reason"]
        case "came":
            yield "answered", "" if row["state"] == "done" else row["state"]
        case "timer":
            yield ("planned", "") if row["state"] == "scheduled" else ("skipped", row["reason"])
        case _ if row["state"] == "did":
            yield "happened", row["reason"]
        case _ if row["kind"].startswith("not "):
            yield "not sent", row["reason"]
        case _ if row["kind"] not in REASONS:
            yield "happened", row["reason"]


class _Whys:
    """The journal's lines about messages, each used once, for the message that came of it."""

    def __init__(self, rows: Sequence[Json]) -> None:
        self._lines: dict[tuple[str, str], list[Json]] = defaultdict(list)
        for row in rows:
            if row["of"] == "journal" and row["state"] == "heard" and row["kind"] in ("sent", "asked"):
                self._lines[row["who"], row["about"]].append(row)

    def of(self, row: Json) -> str:
        if row["answers"]:
            return "the answer to what they sent"
        lines = self._lines[row["who"], row["about"]]
        # A message may wait for its hour, so the line is older than it, never younger.
        before = next((line for line in lines if line["at"] <= row["at"]), None)
        if before is None:
            return ""
        lines.remove(before)
        return str(before["reason"])


def _words(world: World, person: Person) -> dict[str, str]:
    """What each message on a phone says, by the id that the bot has of it."""
    sids = world.twilio.sids
    return {sids.get(one.id, str(one.id)): one.text for one in world.replies(person)}


def headline(found: Sequence[Json], cast: Sequence[Person], weeks: int) -> str:
    """The finding, in one line."""
    counted = Counter((mark["who"], mark["outcome"]) for mark in found)
    if not counted:
        return "Nothing has happened yet."
    parts = [
        f"{_many(counted[person.id, 'sent'], 'message')} sent to {person.name}, "
        f"{_many(counted[person.id, 'answered'], 'answer')}"
        for person in cast[:2]
    ]
    skipped = sum(number for (_who, outcome), number in counted.items() if outcome == "skipped")
    silent = sum(number for (_who, outcome), number in counted.items() if outcome == "not sent")
    return f"{_many(weeks, 'week')}: {'; '.join(parts)}; {skipped} skipped, {silent} not sent."


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _key(person: Person) -> str:
    return f"{person.app}:{person.phone_number if person.app == 'whatsapp' else person.id}"


def weeks_between(since: float, until: float) -> int:
    return round((until - since) / (7 * 24 * 3600))


def months(since: float, until: float, zone: ZoneInfo) -> list[Json]:
    """{at, name} of the first of each month between two moments."""
    day = datetime.fromtimestamp(since, zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    found = []
    while day.timestamp() < until:
        day = day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1)
        if day.timestamp() < until:
            found.append({"at": day.timestamp(), "name": f"{day:%b}" if day.month > 1 else f"{day:%b %Y}"})
    return found
