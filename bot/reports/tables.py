"""The tables of a report as files: a workbook with a sheet for each subject,
and all of it as one CSV. In Dutch.
"""

from collections.abc import Sequence
from typing import Any

from bot.ground.paper import Paper
from bot.ground.text import Text, _
from bot.reports import words
from bot.reports.small_cells import Row, Section

_WHAT = (_("Part"), _("What"), _("Number"))
# What some rows have beside their number, by section.
_MORE: dict[str, tuple[Text, ...]] = {
    "meetings": (_("Hours"),),
    "waiting": (_("Weeks, half longer"), _("Weeks, the longest")),
}
_PEOPLE = (
    *("roles", "newcomers by town", "newcomers by language", "newcomers by age"),
    *("mentors by town", "mentors by language", "mentors by age", "entered", "left"),
)
_OVER_TIME = ("both over time", "one over time", "live over time", "waiting over time")
# Sheets of the workbook, by the parts they hold.
_SHEETS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (_("Summary"), ("roles", "entered", "left", "matches", "meetings", "themes", "talks")),
    (_("People"), _PEOPLE),
    (_("Matches and meetings"), ("matches", "ended", "meetings", "helpful", "talks", "themes")),
    (_("Waiting times"), ("waiting",)),
    (_("Over time"), _OVER_TIME),
    (_("ESF+ and AMIF"), ("entered", "gender", "age")),
)


def table(sections: Sequence[Section]) -> list[list[Any]]:
    """As one table, with only the columns that some row fills."""
    filled = [id_ for id_ in _MORE if any(section.id == id_ for section in sections)]
    rows: list[list[Any]] = [[*_WHAT, *(title for id_ in filled for title in _MORE[id_])]]
    for section in sections:
        rows += [
            [*_begin(section, row), *(cell for id_ in filled for cell in _more(id_, section, row))]
            for row in section.rows
        ]
    return rows


def _begin(section: Section, row: Row) -> list[Any]:
    number = words.shown(section, row) if row.count is None else row.count
    return [words.TITLES[section.id], words.label(section.id, row.key), number]


def _more(column: str, section: Section, row: Row) -> list[Any]:
    """The cells below the columns of a section; empty where the row is of another one,
    or hidden.
    """
    if column != section.id or row.count is None:
        return [""] * len(_MORE[column])
    return [words.hours(row)] if column == "meetings" else list(row.more)


def workbook(sections: Sequence[Section], notes: Sequence[Text]) -> Paper:
    by_id = {each.id: each for each in sections}
    sheets: list[dict[str, Any]] = [{"name": name, "rows": table([by_id[id_] for id_ in ids])} for name, ids in _SHEETS]
    sheets[0]["rows"] += _noted(notes)
    return Paper("sheets", "cijfers.xlsx", {"sheets": sheets}, "nl")


def semicolons(sections: Sequence[Section], notes: Sequence[Text]) -> Paper:
    return Paper("csv", "cijfers.csv", {"rows": [*table(sections), *_noted(notes)]}, "nl")


def _noted(notes: Sequence[Text]) -> list[list[Any]]:
    """What belongs to the numbers, below them."""
    return [[note] for note in notes]
