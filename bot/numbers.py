"""The numbers of a period: who came and went, who met, who waits. Small cells are hidden. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from statistics import median
from zoneinfo import ZoneInfo

from bot.calendar import instant

# Fewer people than this could be known by name.
SMALL = 5
PERIODS = ("this month", "last month", "this quarter", "last quarter", "this year", "last year", "all")
_BEGAN = date(2015, 1, 1)


def bounds(period: str, today: date) -> tuple[date, date]:
    """The first day of a period and the day after its last; what goes on ends tomorrow."""
    month, quarter, year = (
        today.replace(day=1),
        date(today.year, 3 * ((today.month - 1) // 3) + 1, 1),
        date(today.year, 1, 1),
    )
    tomorrow = date.fromordinal(today.toordinal() + 1)
    before = date.fromordinal(month.toordinal() - 1).replace(day=1)
    earlier = date.fromordinal(quarter.toordinal() - 1)
    return {
        "this month": (month, tomorrow),
        "last month": (before, month),
        "this quarter": (quarter, tomorrow),
        "last quarter": (date(earlier.year, 3 * ((earlier.month - 1) // 3) + 1, 1), quarter),
        "this year": (year, tomorrow),
        "last year": (date(today.year - 1, 1, 1), year),
        "all": (_BEGAN, tomorrow),
    }[period]


def moments(period: str, now: datetime, zone: ZoneInfo) -> tuple[int, int]:
    """The same as epoch seconds, from midnight to midnight of the place."""
    first, after = bounds(period, now.astimezone(zone).date())
    return int(instant(first, time(0), zone).timestamp()), int(instant(after, time(0), zone).timestamp())


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody on the list; ``entered`` says whether in the period, ``waits`` since when without a match."""

    role: str
    language: str
    town: str
    age: str
    gender: str
    entered: bool
    waits: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """What was read for a period. ``entered`` by role, ``left`` by (role, reason), ``ended`` by reason.

    ``both`` and ``one`` are meetings and minutes that both sides or one side confirm; ``themes`` are meetings, yes
    and attended; ``helpful`` by 1 to 5.
    """

    people: Sequence[PersonRow]
    entered: Mapping[str, int] = field(default_factory=dict)
    left: Mapping[tuple[str, str], int] = field(default_factory=dict)
    began: int = 0
    live: int = 0
    ended: Mapping[str, int] = field(default_factory=dict)
    both: tuple[int, int] = (0, 0)
    one: tuple[int, int] = (0, 0)
    themes: tuple[int, int, int] = (0, 0, 0)
    talks: int = 0
    helpful: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """``key`` names it within its section; ``count`` is None where it is hidden."""

    key: str
    count: int | None
    more: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the report. ``persons``: each row counts people, so small ones are hidden."""

    id: str
    rows: tuple[Row, ...]
    persons: bool = True


def hide_small(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Hide what counts fewer than five people; one hidden row alone could be found from the total, so then two."""
    found = list(rows)
    small = {number for number, row in enumerate(found) if row.count is not None and 0 < row.count < SMALL}
    if len(small) == 1:
        others = [n for n, row in enumerate(found) if n not in small and row.count]
        if others:
            small.add(min(others, key=lambda n: (found[n].count, n)))
    return tuple(
        Row(row.key, None, tuple(None for _each in row.more)) if number in small else row
        for number, row in enumerate(found)
    )


def _by(people: Iterable[PersonRow], what: Callable[[PersonRow], str]) -> tuple[Row, ...]:
    found = Counter(what(each) or "?" for each in people)
    return tuple(Row(key, count) for key, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def sections(counted: Counted, now: int) -> list[Section]:
    """All tables of the report, small cells hidden."""
    newcomers = [each for each in counted.people if each.role == "newcomer"]
    mentors = [each for each in counted.people if each.role == "mentor"]
    entered = [each for each in newcomers if each.entered]
    every = [
        Section("roles", _by(counted.people, lambda each: each.role)),
        Section("newcomers by town", _by(newcomers, lambda each: each.town)),
        Section("newcomers by language", _by(newcomers, lambda each: each.language)),
        Section("newcomers by age", _by(newcomers, lambda each: each.age)),
        Section("mentors by town", _by(mentors, lambda each: each.town)),
        Section("entered", tuple(Row(role, count) for role, count in sorted(counted.entered.items()))),
        Section("left", tuple(Row(f"{role}: {why}", count) for (role, why), count in sorted(counted.left.items()))),
        Section(
            "matches",
            (Row("began", counted.began), Row("live", counted.live), Row("ended", sum(counted.ended.values()))),
            persons=False,
        ),
        Section("ended", tuple(Row(why, count) for why, count in sorted(counted.ended.items()))),
        Section(
            "meetings",
            (Row("both", counted.both[0], (counted.both[1],)), Row("one", counted.one[0], (counted.one[1],))),
            persons=False,
        ),
        Section(
            "themes",
            tuple(map(Row, ("held", "yes", "attended"), counted.themes)),
            persons=False,
        ),
        Section("talks", (Row("held", counted.talks),), persons=False),
        Section("helpful", tuple(Row(mark, counted.helpful.get(mark, 0)) for mark in "12345")),
        Section("waiting", _waiting(newcomers, now)),
        Section("gender", _by(entered, lambda each: each.gender)),
        Section("age", _by(entered, lambda each: each.age)),
    ]
    return [Section(each.id, hide_small(each.rows) if each.persons else each.rows, each.persons) for each in every]


def _waiting(newcomers: Iterable[PersonRow], now: int) -> tuple[Row, ...]:
    """By language: how many wait, and the median and the longest wait in weeks; the longest median first."""
    weeks: dict[str, list[int]] = {}
    for each in newcomers:
        if each.waits is not None:
            weeks.setdefault(each.language, []).append((now - each.waits) // (7 * 86400))
    rows = [Row(code, len(found), (int(median(found)), max(found))) for code, found in weeks.items()]
    return tuple(sorted(rows, key=lambda row: (-(row.more[0] or 0), row.key)))
