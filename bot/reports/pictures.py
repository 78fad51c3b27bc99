"""Pictures of a report: bars of who waits and of what happened, lines of how it went.
Their words are Dutch.
"""

from collections.abc import Sequence
from typing import Any

from bot.ground.paper import Paper
from bot.ground.text import Text, Tick, _, plural
from bot.reports import words
from bot.reports.small_cells import Section
from bot.reports.trends import compared, read_key

_BY = {
    "week": _("By week."),
    "month": _("By month."),
    "quarter": _("By quarter."),
    "year": _("By year."),
}
_OPEN = {
    "week": _("An open point is not a whole week."),
    "month": _("An open point is not a whole month."),
    "quarter": _("An open point is not a whole quarter."),
    "year": _("An open point is not a whole year."),
}
_MEET = {
    1: _("More meetings than before"),
    0: _("About as many meetings as before"),
    -1: _("Fewer meetings than before"),
}
_FOOTNOTE = _("Newcomers on the list without a match. Small groups are hidden.")


def pictures(period: Text, sections: Sequence[Section]) -> list[Paper]:
    """None where there is nothing to draw."""
    drawn = (
        ("bars", "wachten.png", _who_waits(sections)),
        ("bars", "cijfers.png", _what_happened(period, sections)),
        ("lines", "afspraken.png", _meetings_over_time(period, sections)),
        ("lines", "wachtlijst.png", _list_over_time(period, sections)),
    )
    return [Paper(kind, name, content, "nl") for kind, name, content in drawn if content]


def _who_waits(sections: Sequence[Section]) -> dict[str, Any]:
    waiting = words.of(sections, "waiting")
    longest = words.longest(waiting)
    if longest is None:
        return {}
    rows = [
        {"label": words.label("waiting", row.key), "value": row.count, "note": words.half_waits(row)}
        for row in waiting.rows
        if row.count
    ]
    return {"title": words.waits_longest(longest), "rows": rows, "footnote": _FOOTNOTE}


def _counts(section: Section) -> dict[str, int]:
    return {row.key: row.count or 0 for row in section.rows}


def _confirmed(count: int) -> Text:
    return plural("{count} meeting that both confirm", "{count} meetings that both confirm", count)


def _what_happened(period: Text, sections: Sequence[Section]) -> dict[str, Any]:
    met, matched = _counts(words.of(sections, "meetings")), _counts(words.of(sections, "matches"))
    bars = [
        {"label": words.TITLES["both over time"], "value": met["both"]},
        {"label": words.TITLES["one over time"], "value": met["one"]},
        {"label": _("Matches that began"), "value": matched["began"]},
        {"label": _("Matches that ended"), "value": matched["ended"]},
    ]
    if not any(bar["value"] for bar in bars):
        return {}
    return {
        "title": _confirmed(met["both"]),
        "rows": bars,
        "footnote": Text("{period}. {whole}", {"period": period, "whole": words.WHOLE}),
    }


def _lines(*drawn: tuple[Section, Text]) -> dict[str, Any]:
    """The points and lines; all sections have the same buckets."""
    keys = [read_key(row.key) for row in drawn[0][0].rows]
    return {
        "points": [Tick(first, unit) for unit, first, _whole in keys],
        "lines": [
            {
                "label": label,
                "values": [row.count for row in section.rows],
                "end": words.shown(section, section.rows[-1]),
            }
            for section, label in drawn
        ],
    }


def _is_empty(*drawn: Section) -> bool:
    return not any(row.count for section in drawn for row in section.rows)


def _meetings_over_time(period: Text, sections: Sequence[Section]) -> dict[str, Any]:
    both, one = words.of(sections, "both over time"), words.of(sections, "one over time")
    if _is_empty(both, one):
        return {}
    unit = read_key(both.rows[0].key)[0]
    parts = [place for place, row in enumerate(both.rows) if not read_key(row.key)[2]]
    footnote = Text("{period}. {by} {whole}", {"period": period, "by": _BY[unit], "whole": words.WHOLE})
    return {
        "title": _how_meetings_go(both, one),
        **_lines((both, _("Both sides say so")), (one, _("Only one side says so"))),
        "open": parts,
        "footnote": Text("{it} {open}", {"it": footnote, "open": _OPEN[unit]}) if parts else footnote,
    }


def _how_meetings_go(both: Section, one: Section) -> Text:
    """The later half of what is whole beside the earlier one, whoever confirmed; how many,
    where that says nothing.
    """
    found = [
        (row.count or 0) + (other.count or 0)
        for row, other in zip(both.rows, one.rows, strict=True)
        if read_key(row.key)[2]
    ]
    return _MEET[compared(found)] if len(found) > 1 else _confirmed(sum(row.count or 0 for row in both.rows))


def _list_over_time(period: Text, sections: Sequence[Section]) -> dict[str, Any]:
    waiting, live = words.of(sections, "waiting over time"), words.of(sections, "live over time")
    if _is_empty(waiting, live):
        return {}
    unit = read_key(live.rows[0].key)[0]
    ends = _("The last day of each is counted.")
    return {
        "title": _how_many_wait(waiting),
        **_lines((waiting, words.TITLES["waiting over time"]), (live, words.TITLES["live over time"])),
        "footnote": Text(
            "{period}. {by} {ends} {whole}",
            {"period": period, "by": _BY[unit], "ends": ends, "whole": words.WHOLE},
        ),
    }


def _how_many_wait(waiting: Section) -> Text:
    first, last = waiting.rows[0].count, waiting.rows[-1].count
    if first is None or last is None or len(waiting.rows) == 1:
        return _("Newcomers who wait, and matches")
    if first == last:
        return _("{count} newcomers wait, as many as before", count=last)
    if last > first:
        return _("{count} newcomers wait, {more} more than before", count=last, more=last - first)
    return _("{count} newcomers wait, {fewer} fewer than before", count=last, fewer=first - last)
