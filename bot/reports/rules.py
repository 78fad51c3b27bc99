"""The numbers of a period: who came and went, who met, who waits. Small cells are hidden. Pure."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from bot.people.nouns import AgeBand, Gender, Role
from bot.reports.small_cells import SMALL, TOGETHER, Row, Section, hide
from bot.reports.trends import Trend

ROLES = (Role.NEWCOMER.value, Role.MENTOR.value)
# Why somebody leaves the list, and why a match ends.
LEFT = ("asked by the person", "after the match", "own wish", "by staff", "retention", "under 18", "by mistake")
ENDED = ("goal", "time", "fit", "moved", "left", "unsafe", "unsaid")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody on the list; ``entered`` says whether in the period,
    ``waits`` since when without a match.
    """

    role: str
    language: str
    town: str
    age: str
    gender: str
    entered: bool
    waits: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """What was read for a period. ``entered`` by role, ``left`` by (role, reason),
    ``ended`` by reason.

    ``both`` and ``one`` are meetings and minutes that both sides or one side confirm; ``themes``
    are meetings, yes and attended; ``helpful`` by 1 to 5.
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
    trend: Trend = field(default_factory=Trend)


def _by(people: Iterable[PersonRow], what: Callable[[PersonRow], str]) -> tuple[Row, ...]:
    found = Counter(what(each) or "?" for each in people)
    return tuple(Row(key, count) for key, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _all(keys: Iterable[str], found: Mapping[str, int]) -> tuple[Row, ...]:
    """A row for each of ``keys``, also of what did not happen, and for what else was found."""
    every = dict.fromkeys((*keys, *sorted(key for key, count in found.items() if count)))
    return tuple(Row(key, found.get(key, 0)) for key in every)


def sections(counted: Counted, now: int) -> list[Section]:
    """All tables of the report, small cells hidden."""
    return [*_lists(counted, now), *_happened(counted), *_over_time(counted.trend)]


def _lists(counted: Counted, now: int) -> list[Section]:
    """Who is on the list, who entered, who waits."""
    of = {role: [each for each in counted.people if each.role == role] for role in ROLES}
    roles = hide(Section("roles", _all(ROLES, Counter(each.role for each in counted.people))), total=False)
    # From the beginning on, who entered less who left is who is there.
    entered = hide(Section("entered", _all(ROLES, counted.entered)), total=False, also=roles.hidden)
    languages = hide(Section("newcomers by language", _by(of["newcomer"], lambda each: each.language)))
    ages = hide(Section("newcomers by age", _ages(of["newcomer"])), closed=True)
    return [
        roles,
        hide(Section("newcomers by town", _by(of["newcomer"], lambda each: each.town))),
        languages,
        ages,
        hide(Section("mentors by town", _by(of["mentor"], lambda each: each.town))),
        hide(Section("mentors by language", _by(of["mentor"], lambda each: each.language))),
        hide(Section("mentors by age", _ages(of["mentor"])), closed=True),
        entered,
        *_participants(counted, of["newcomer"], entered, ages),
        _waiting(of["newcomer"], now, languages.hidden),
    ]


def _ages(people: Iterable[PersonRow]) -> tuple[Row, ...]:
    return _all(AgeBand, Counter(each.age or "?" for each in people))


def _participants(
    counted: Counted, newcomers: Iterable[PersonRow], entered: Section, ages: Section
) -> Iterable[Section]:
    """The indicators of ESF+ and AMIF;
    who has left since is counted without being known any more.
    """
    here = [each for each in newcomers if each.entered]
    gone = {"?": max(0, counted.entered.get("newcomer", 0) - len(here))}
    genders = Counter(each.gender or "?" for each in here) + Counter(gone)
    bands = Counter(each.age or "?" for each in here) + Counter(gone)
    for id_, rows, also in (("gender", _all(Gender, genders), ()), ("age", _all(AgeBand, bands), ages.hidden)):
        keys = [row.key for row in rows] if "newcomer" in entered.hidden else also
        yield hide(Section(id_, rows), closed=True, also=keys)


def _happened(counted: Counted) -> list[Section]:
    """Totals of what happened say how much was done and nothing of anybody;
    what is counted by persons is hidden.
    """
    held, yes, attended = counted.themes
    came = hide(Section("themes", (Row("yes", yes), Row("attended", attended))), total=False)
    began, ended = Row("began", counted.began), Row("ended", sum(counted.ended.values()))
    both, one = (Row(key, found[0], (found[1],)) for key, found in (("both", counted.both), ("one", counted.one)))
    return [
        _left(counted),
        Section("matches", (began, Row("live", counted.live), ended)),
        hide(Section("ended", _all(ENDED, counted.ended)), closed=True),
        Section("meetings", (both, one)),
        replace(came, rows=(Row("held", held), *came.rows)),
        Section("talks", (Row("held", counted.talks),)),
        hide(Section("helpful", _all("12345", counted.helpful)), closed=True),
    ]


def _left(counted: Counted) -> Section:
    """Each role for itself: readers may know how many of it left."""
    parts = []
    for role in dict.fromkeys((*ROLES, *(role for role, _why in counted.left))):
        found = {f"{each}: {why}": count for (each, why), count in counted.left.items() if each == role}
        reasons = [f"{role}: {why}" for why in LEFT] if role in ROLES else []
        parts.append(hide(Section("left", _all(reasons, found)), closed=True))
    rows = tuple(row for part in parts for row in part.rows)
    return Section("left", rows, veiled=any(part.veiled for part in parts))


# What counts who is there, and not what happened: as it was on one day.
STOCKS = frozenset(
    (
        *("roles", "newcomers by town", "newcomers by language", "newcomers by age"),
        *("mentors by town", "mentors by language", "mentors by age", "waiting", "waiting over time"),
    )
)


def flows(counted: Counted) -> dict[str, dict[str, int]]:
    """What happened to people, each table with all its rows; it adds up over the months."""
    here = [each for each in counted.people if each.role == Role.NEWCOMER.value and each.entered]
    gone = Counter({"?": max(0, counted.entered.get("newcomer", 0) - len(here))})
    genders, bands = Counter(each.gender or "?" for each in here), Counter(each.age or "?" for each in here)
    left = {
        f"left {role}": _dict(
            (f"{role}: {why}" for why in LEFT),
            {f"{each}: {why}": count for (each, why), count in counted.left.items() if each == role},
        )
        for role in ROLES
    }
    return {
        "entered": _dict(ROLES, {role: counted.entered.get(role, 0) for role in ROLES}),
        **left,
        "ended": _dict(ENDED, counted.ended),
        "themes": {"yes": counted.themes[1], "attended": counted.themes[2]},
        "helpful": _dict("12345", counted.helpful),
        "gender": _dict(Gender, genders + gone),
        "age": _dict(AgeBand, bands + gone),
    }


def _dict(keys: Iterable[str], found: Mapping[str, int]) -> dict[str, int]:
    return {row.key: row.count or 0 for row in _all([str(key) for key in keys], found)}


def veils(id_: str, sums: Mapping[str, int], told: Mapping[str, Mapping[str, int | None]]) -> frozenset[str]:
    """The rows of a table of `flows` that may be shown where it stands alone."""
    if id_ in ("gender", "age") and told["entered"]["newcomer"] is None:
        # They add up to who entered.
        return frozenset()
    section = Section(id_, tuple(Row(key, count) for key, count in sums.items()))
    hidden = hide(section, closed=True, total=id_ not in ("entered", "themes")).hidden
    return frozenset(sums) - hidden


def _waiting(newcomers: Iterable[PersonRow], now: int, elsewhere: Collection[str]) -> Section:
    """By language: how many wait, and the median and the longest wait in weeks;
    the longest median first.

    Small groups are told together, so that nobody who is left over is left out.
    """
    weeks: dict[str, list[int]] = {}
    for each in newcomers:
        if each.waits is not None:
            weeks.setdefault(each.language or "?", []).append((now - each.waits) // (7 * 86400))
    rows = sorted((_wait(code, found) for code, found in weeks.items()), key=lambda row: (-(row.more[0] or 0), row.key))
    section = hide(Section("waiting", tuple(rows)), also=elsewhere)
    shown = {row.key for row in section.rows if row.count is not None}
    small = [found for code, found in weeks.items() if code not in shown]
    rest = [week for found in small for week in found]
    if len(small) < 2 or len(rest) < SMALL:
        return section
    named = (row for row in section.rows if row.key != TOGETHER)
    return replace(section, rows=(*named, _wait(TOGETHER, rest)))


def _wait(key: str, weeks: Sequence[int]) -> Row:
    return Row(key, len(weeks), (int(median(weeks)), max(weeks)))


def _over_time(trend: Trend) -> list[Section]:
    def told(id_: str, values: Sequence[int]) -> Section:
        pairs = zip(trend.buckets, values, strict=True)
        return Section(f"{id_} over time", tuple(Row(bucket.key, value) for bucket, value in pairs), id_ == "waiting")

    events = [told(id_, values) for id_, values in (("both", trend.both), ("one", trend.one), ("live", trend.live))]
    return [*events, hide(told("waiting", trend.waiting), total=False)]
