"""How the numbers of a period are put in words, and their summary in the chat."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bot.announcements import words as announcement_words
from bot.ground.text import Listed, Text, Tick, _, as_is, lines, paragraphs
from bot.matches import words as match_words
from bot.reports.periods import Period
from bot.reports.small_cells import SMALL, TOGETHER, Row, Section
from bot.reports.trends import read_key

NAMES: Mapping[str, Text] = {
    "last month": _("Last month"),
    "last quarter": _("Last quarter"),
    "last year": _("Last year"),
}
TITLES: Mapping[str, Text] = {
    "roles": _("On the list"),
    "newcomers by town": _("Newcomers by town"),
    "newcomers by language": _("Newcomers by language"),
    "newcomers by age": _("Newcomers by age"),
    "mentors by town": _("Mentors by town"),
    "mentors by language": _("Mentors by language"),
    "mentors by age": _("Mentors by age"),
    "entered": _("New on the list"),
    "left": _("Left the list, and why"),
    "matches": _("Matches"),
    "ended": _("Why matches ended"),
    "meetings": _("Meetings of the pairs"),
    "themes": _("Theme meetings"),
    "talks": _("Talks"),
    "helpful": _("Was it helpful? From 1 to 5"),
    "waiting": _("Newcomers who wait, by language"),
    "gender": _("New participants by gender"),
    "age": _("New participants by age"),
    "both over time": _("Meetings, both sides say so"),
    "one over time": _("Meetings, one side says so"),
    "live over time": _("Matches that go on"),
    "waiting over time": _("Newcomers who wait"),
}
_AGES = {
    "u18": _("Under 18"),
    "18": as_is("18-29"),
    "30": as_is("30-54"),
    "55": _("55 and older"),
}
_GENDERS = {
    "woman": _("Women"),
    "man": _("Men"),
    "other": _("Non-binary"),
    "unsaid": _("Not said"),
}
_ROLES = {"newcomer": _("Newcomers"), "mentor": _("Mentors")}
_REASONS = {
    "asked by the person": _("wanted to stop"),
    "after the match": _("stopped after a match"),
    "own wish": _("had everything deleted"),
    "by staff": _("taken off by staff"),
    "retention": _("did not answer for long"),
    "under 18": _("is under 18"),
    "by mistake": _("signed up by mistake"),
}
_ROWS: Mapping[str, Text] = {
    "began": _("Began"),
    "live": _("Go on now"),
    "ended": _("Ended"),
    "both": _("Both sides say they met"),
    "one": _("Only one side says it"),
    "held": _("Held"),
    "yes": _("Said yes"),
    "attended": _("Were there"),
}
UNKNOWN = _("Not known")
_PARTS = {
    "week": _("{when}, not a whole week"),
    "month": _("{when}, not a whole month"),
    "quarter": _("{when}, not a whole quarter"),
    "year": _("{when}, not a whole year"),
}


def label(section: str, key: str) -> Text:
    """A row in words."""
    if section.endswith(" over time"):
        return _when(section, key)
    if key == "?":
        return UNKNOWN
    if key == TOGETHER:
        return _("Small groups together")
    if section == "left":
        role = _ROLES.get(key.partition(": ")[0], UNKNOWN)
        return Text("{role}: {why}", {"role": role, "why": _reason(Row(key, None))})
    if section.endswith(" by language") or section == "waiting":
        return announcement_words.language(key)
    if section.endswith(" by town"):
        return as_is(key)
    return _LABELS.get(section, _ROWS).get(key, UNKNOWN)


_LABELS: Mapping[str, Mapping[str, Text]] = {
    "newcomers by age": _AGES,
    "mentors by age": _AGES,
    "age": _AGES,
    "gender": _GENDERS,
    "roles": _ROLES,
    "entered": _ROLES,
    "ended": match_words.REASONS,
    "helpful": {mark: as_is(mark) for mark in "12345"},
}


def _when(section: str, key: str) -> Text:
    """A week, month ... and whether something is missing of it;
    how many there are at its end lacks nothing.
    """
    unit, first, whole = read_key(key)
    when = Text("{it}", {"it": Tick(first, "day" if unit == "week" else unit)})
    happened = section in ("both over time", "one over time")
    return when if whole or not happened else Text(_PARTS[unit].sentence, {"when": when})


def shown(section: Section, row: Row) -> Text:
    """A number; "<5" only where all that is hidden is so small."""
    if row.count is not None:
        return as_is(str(row.count))
    return _("hidden") if section.veiled else as_is(f"<{SMALL}")


def of(sections: Sequence[Section], id_: str) -> Section:
    return next(each for each in sections if each.id == id_)


def hours(row: Row) -> float:
    return round(((row.more[0] if row.more else 0) or 0) / 60, 1)


def _title(id_: str) -> Text:
    return Text("{title}:", {"title": TITLES[id_]})


def _line(section: Section, row: Row) -> Text:
    return Text("{label}: {count}", {"label": label(section.id, row.key), "count": shown(section, row)})


def _rows(section: Section) -> Text:
    """A line for each row."""
    return lines(_title(section.id), *(_line(section, row) for row in section.rows))


def _short(section: Section) -> Text:
    """All rows in one line."""
    return Text("{title}: {rows}", {"title": TITLES[section.id], "rows": _listed(section, section.rows)})


def _listed(section: Section, rows: Sequence[Row], name: Callable[[Row], Text] | None = None) -> Listed:
    """What there is, and at the end, under one mark, what is hidden."""
    say = name or (lambda row: label(section.id, row.key))
    told = [Text("{label}: {count}", {"label": say(row), "count": str(row.count)}) for row in rows if row.count]
    hidden = [row for row in rows if row.count is None]
    if hidden:
        names = Listed(tuple(say(row) for row in hidden))
        told.append(Text("{mark} ({names})", {"mark": shown(section, hidden[0]), "names": names}))
    return Listed(tuple(told))


def _left(section: Section) -> Text:
    """A line for each role."""
    roles = dict.fromkeys(row.key.partition(": ")[0] for row in section.rows)
    told = {role: [row for row in section.rows if row.key.startswith(f"{role}: ") and row.count != 0] for role in roles}
    return lines(
        _title(section.id),
        *(
            Text("{role}: {rows}", {"role": _ROLES.get(role, UNKNOWN), "rows": _listed(section, rows, _reason)})
            for role, rows in told.items()
            if rows
        ),
    )


def _reason(row: Row) -> Text:
    why = row.key.partition(": ")[2]
    return _REASONS.get(why, as_is(why))


def _met(section: Section) -> Text:
    return lines(
        _title(section.id),
        *(
            _(
                "{label}: {count}, together {hours} hours",
                label=_ROWS[row.key],
                count=shown(section, row),
                hours=f"{hours(row):.1f}".replace(".", ","),
            )
            for row in section.rows
        ),
    )


def longest(section: Section) -> Row | None:
    """The group of which half waits longest; small groups together are one."""
    return max((row for row in section.rows if row.count), key=lambda row: row.more[0] or 0, default=None)


def waits_longest(row: Row) -> Text:
    """Who is left over."""
    if row.key == TOGETHER:
        return _("Small language groups wait longest")
    return _("{language} waits longest", language=label("waiting", row.key))


def half_waits(row: Row) -> Text:
    return _("half of them longer than {weeks} weeks", weeks=row.more[0] or 0)


def _waits(section: Section) -> Text:
    """A line for each language, and first of all who is left over."""
    told = [
        Text("{line}, {half}", {"line": _line(section, row), "half": half_waits(row)})
        for row in section.rows
        if row.count
    ]
    found = longest(section)
    first = [Text("{it}.", {"it": waits_longest(found)})] if found else []
    hidden = [row for row in section.rows if row.count is None]
    rest = [Text("{it}", {"it": _listed(section, hidden)})] if hidden else []
    return lines(_title(section.id), *first, *told, *rest)


_SHORT = ("newcomers by town", "newcomers by language", "newcomers by age")
_SHORT_MENTORS = ("mentors by town", "mentors by language", "mentors by age")


def summary(period: Text, sections: Sequence[Section], about: Sequence[Text]) -> Text:
    """What everybody asks for; what there is nothing of is left out,
    but for the list and the meetings.
    """

    def some(*ids: str) -> list[Section]:
        found = (of(sections, id_) for id_ in ids)
        return [section for section in found if any(row.count != 0 for row in section.rows)]

    def block(*ids: str) -> list[Text]:
        found = [_short(section) for section in some(*ids)]
        return [lines(*found)] if found else []

    blocks = [
        *map(_rows, (each for each in (of(sections, id_) for id_ in ("roles", "entered")) if each.rows)),
        *map(_left, some("left")),
        *block("gender", "age"),
        *block(*_SHORT),
        *block(*_SHORT_MENTORS),
        *map(_waits, some("waiting")),
        _rows(of(sections, "matches")),
        *block("ended"),
        _met(of(sections, "meetings")),
        *(_rows(of(sections, id_)) for id_ in ("themes", "talks")),
        *block("helpful"),
    ]
    note = _("Numbers of fewer than {count} people are hidden.", count=SMALL)
    more = _("Sometimes one more is hidden, so that nobody can work them out.")
    notes = [note, more] if any(section.veiled for section in sections) else [note]
    return paragraphs(Text("📊 {period}", {"period": period}), *blocks, lines(*notes, *about))


WHOLE = _("Only whole months, quarters and years.")


def name(period: Period) -> Text:
    return Text("{it}", {"it": Tick(period.first, period.unit)})


def notes(begins: date, counted_on: date) -> tuple[Text, ...]:
    """What whoever reads the numbers should know, in the chat and in each file."""
    return (
        _("There are numbers since {day}.", day=begins),
        _("Who is on the list and who waits was counted on {day}.", day=counted_on),
        _("There are numbers only of whole months, quarters and years, three days after their end."),
        _("What could be worked out from another report is hidden too."),
    )


def not_yet(month: Period) -> Text:
    """Nothing is over yet: when the first numbers come."""
    return _(
        "There are no numbers yet. I only give numbers of whole months. The numbers of {month} come on {day}.",
        month=Tick(month.first, "month"),
        day=month.ready,
    )
