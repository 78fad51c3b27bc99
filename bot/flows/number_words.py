"""How the numbers of a period are put in words: a summary in the chat, pictures, and tables as files."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.flows import announce_words, saying
from bot.flows.effects import Paper
from bot.numbers import PERIODS, SMALL, Row, Section
from bot.text import Text, _, as_is, lines, paragraphs, plural

NAMES: Mapping[str, Text] = {
    "this month": _("This month"),
    "last month": _("Last month"),
    "this quarter": _("This quarter"),
    "last quarter": _("Last quarter"),
    "this year": _("This year"),
    "last year": _("Last year"),
    "all": _("From the beginning"),
}
TITLES: Mapping[str, Text] = {
    "roles": _("On the list now"),
    "newcomers by town": _("Newcomers by town"),
    "newcomers by language": _("Newcomers by language"),
    "newcomers by age": _("Newcomers by age"),
    "mentors by town": _("Mentors by town"),
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
HIDDEN = f"<{SMALL}"


def label(section: str, key: str) -> Text:
    """A row in words."""
    if key == "?":
        return UNKNOWN
    if section in ("newcomers by language", "waiting"):
        return announce_words.language(key)
    if section in ("newcomers by age", "age"):
        return _AGES.get(key, UNKNOWN)
    if section == "gender":
        return _GENDERS.get(key, UNKNOWN)
    if section in ("roles", "entered"):
        return _ROLES.get(key, UNKNOWN)
    if section == "left":
        role, _colon, why = key.partition(": ")
        return Text("{role}: {why}", {"role": _ROLES.get(role, UNKNOWN), "why": _REASONS.get(why, as_is(why))})
    if section == "ended":
        return saying.REASONS.get(key, UNKNOWN)
    return _ROWS.get(key, as_is(key))


def _shown(count: int | None) -> str:
    return HIDDEN if count is None else str(count)


def _section(sections: Sequence[Section], id_: str) -> Mapping[str, Row]:
    found = next((each for each in sections if each.id == id_), None)
    return {row.key: row for row in found.rows} if found else {}


def _line(section: Section, row: Row) -> Text:
    return Text("{label}: {count}", {"label": label(section.id, row.key), "count": _shown(row.count)})


def summary(period: str, sections: Sequence[Section]) -> Text:
    """The few numbers that everybody asks for."""
    blocks = []
    for id_ in ("roles", "entered", "left", "matches", "themes", "talks"):
        section = next(each for each in sections if each.id == id_)
        if section.rows:
            blocks.append(
                lines(Text("{title}:", {"title": TITLES[id_]}), *(_line(section, row) for row in section.rows))
            )
    met = _section(sections, "meetings")
    blocks.append(
        lines(
            Text("{title}:", {"title": TITLES["meetings"]}),
            *(
                _(
                    "{label}: {count}, together {hours} hours",
                    label=_ROWS[key],
                    count=_shown(row.count),
                    hours=_hours(row),
                )
                for key, row in met.items()
            ),
        )
    )
    note = _("Numbers of fewer than {count} people are hidden.", count=SMALL)
    return paragraphs(Text("📊 {period}", {"period": NAMES[period]}), *blocks, note)


def _hours(row: Row) -> str:
    minutes = row.more[0] if row.more else 0
    return f"{(minutes or 0) / 60:.1f}".replace(".", ",")


def pictures(period: str, sections: Sequence[Section]) -> list[Paper]:
    """Bars of who waits and of what happened; none where there is nothing to draw. Their words are Dutch."""
    waiting = next(each for each in sections if each.id == "waiting")
    drawn = []
    rows = [
        {
            "label": label("waiting", row.key),
            "value": row.count,
            "note": _("half of them longer than {weeks} weeks", weeks=row.more[0] or 0),
        }
        for row in waiting.rows
        if row.count
    ]
    if rows:
        longest = max((row for row in waiting.rows if row.count), key=lambda row: row.more[0] or 0)
        title = _("{language} waits longest", language=label("waiting", longest.key))
        drawn.append(Paper("bars", "wachten.png", {"title": title, "rows": rows, "footnote": _FOOTNOTE}, "nl"))
    met, matched = _section(sections, "meetings"), _section(sections, "matches")
    events = [
        *((_("Meetings, both sides say so"), met[key].count) for key in ("both",)),
        *((_("Meetings, one side says so"), met[key].count) for key in ("one",)),
        *((_("Matches that began"), matched[key].count) for key in ("began",)),
        *((_("Matches that ended"), matched[key].count) for key in ("ended",)),
    ]
    bars = [{"label": name, "value": count or 0} for name, count in events]
    if any(bar["value"] for bar in bars):
        number = met["both"].count or 0
        title = plural("{count} meeting that both confirm", "{count} meetings that both confirm", number)
        content = {"title": title, "rows": bars, "footnote": NAMES[period]}
        drawn.append(Paper("bars", "cijfers.png", content, "nl"))
    return drawn


_FOOTNOTE = _("Newcomers on the list without a match. Small groups are hidden.")


def table(sections: Sequence[Section]) -> list[list[Any]]:
    """All of it as one table."""
    rows: list[list[Any]] = [[_("Part"), _("What"), _("Number"), _("More")]]
    for section in sections:
        rows += [
            [TITLES[section.id], label(section.id, row.key), _cell(row.count), _more(section.id, row)]
            for row in section.rows
        ]
    return rows


def _cell(count: int | None) -> str | int:
    return HIDDEN if count is None else count


def _more(section: str, row: Row) -> Text | str:
    if section == "meetings":
        return _("{hours} hours", hours=_hours(row))
    if section == "waiting" and row.count:
        return _("median {weeks} weeks, longest {longest}", weeks=row.more[0] or 0, longest=row.more[1] or 0)
    return ""


# Sheets of the workbook, by the parts they hold.
_SHEETS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (_("Summary"), ("roles", "entered", "left", "matches", "meetings", "themes", "talks")),
    (_("People"), ("roles", "newcomers by town", "newcomers by language", "newcomers by age", "mentors by town")),
    (_("Matches and meetings"), ("matches", "ended", "meetings", "helpful", "talks", "themes")),
    (_("Waiting times"), ("waiting",)),
    (_("ESF+ and AMIF"), ("gender", "age")),
)


def workbook(sections: Sequence[Section]) -> Paper:
    by_id = {each.id: each for each in sections}
    sheets = [{"name": name, "rows": table([by_id[id_] for id_ in ids])} for name, ids in _SHEETS]
    return Paper("sheets", "cijfers.xlsx", {"sheets": sheets}, "nl")


def semicolons(sections: Sequence[Section]) -> Paper:
    return Paper("csv", "cijfers.csv", {"rows": table(sections)}, "nl")


def number_of(period: str) -> int:
    return PERIODS.index(period)
