"""The numbers of a period for the coordinator;
that somebody asked for them stands in the journal.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from bot.flows.engine.effects import SendPaper, Tell, button
from bot.flows.reports import NumbersFile
from bot.ground.about import About
from bot.ground.deed import Deed, Effect
from bot.ground.text import Text, _
from bot.reports import pictures as report_pictures
from bot.reports import tables as report_tables
from bot.reports import words
from bot.reports.deeds import MakeReport
from bot.reports.rules import EVER, bounds, sections
from bot.reports.small_cells import Section
from bot.reports.trends import Bucket, buckets, edges
from bot.turns.tables import Does
from bot.turns.turn import Turn
from storage import reports


def of_period(turn: Turn, period: str) -> list[Section]:
    parts = _parts(turn, period)
    between = edges(parts, turn.programme.zone)
    return sections(reports.read(turn.connection, turn.programme.id, parts, between), turn.seconds)


def _parts(turn: Turn, period: str) -> tuple[Bucket, ...]:
    """The weeks, months ... of a period;
    from the beginning means from the first thing that happened.
    """
    zone, today = turn.programme.zone, turn.today
    first, after = bounds(period, today)
    if period == EVER:
        moment = reports.earliest(turn.connection, turn.programme.id)
        begin = today if moment is None else datetime.fromtimestamp(moment, UTC).astimezone(zone).date()
        first = min(begin, today)
    return buckets(first, after, today)


def make(turn: Turn, deed: MakeReport) -> Iterator[Effect]:
    found = of_period(turn, deed.period)
    turn.note("report", deed.period, deed.form or "in the chat")
    if deed.form:
        paper = report_tables.semicolons(found) if deed.form == "csv" else report_tables.workbook(found)
        yield SendPaper(Text("📊 {period}", {"period": words.NAMES[deed.period]}), paper)
        return
    for picture in report_pictures.pictures(deed.period, found):
        yield SendPaper(Text("📊 {period}", {"period": words.NAMES[deed.period]}), picture)
    place = words.number_of(deed.period)
    files = (
        button(NumbersFile, About.of("period", place, 1), _("As Excel file")),
        button(NumbersFile, About.of("period", place, 2), _("As CSV file")),
    )
    yield Tell(words.summary(deed.period, found), files)


DEEDS: Mapping[type[Deed], Does] = {MakeReport: make}
