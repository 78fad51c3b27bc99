"""The numbers of a period for the coordinator;
that somebody asked for them stands in the journal.
"""

from collections.abc import Iterator, Mapping

from bot.actions.reports.releasing import begins, given_out
from bot.flows.engine.effects import SendPaper, Tell, button
from bot.flows.reports import CSV, XLSX, NumbersFile
from bot.ground.about import About
from bot.ground.deed import Deed, Effect
from bot.ground.text import Text, _
from bot.reports import pictures as report_pictures
from bot.reports import tables as report_tables
from bot.reports import words
from bot.reports.deeds import MakeReport
from bot.reports.periods import around, of_number
from bot.turns.tables import Does
from bot.turns.turn import Turn


def make(turn: Turn, deed: MakeReport) -> Iterator[Effect]:
    period = of_number(deed.period)
    out = given_out(turn.connection, turn.programme, period, turn.now) if period is not None else None
    begin = begins(turn.connection, turn.programme)
    if period is None or out is None or begin is None:
        yield Tell(words.not_yet(around("month", turn.today if begin is None else max(begin, turn.today))))
        return
    found, counted_on = out
    name, notes = words.name(period), words.notes(begin, counted_on)
    turn.note("report", f"{period.unit} {period.first}", deed.form or "in the chat")
    if deed.form:
        files = {"csv": report_tables.semicolons, "xlsx": report_tables.workbook}
        yield SendPaper(Text("📊 {period}", {"period": name}), files[deed.form](found, notes))
        return
    for picture in report_pictures.pictures(name, found):
        yield SendPaper(Text("📊 {period}", {"period": name}), picture)
    buttons = (
        button(NumbersFile, About.of("period", period.number, XLSX), _("As Excel file")),
        button(NumbersFile, About.of("period", period.number, CSV), _("As CSV file")),
    )
    yield Tell(words.summary(name, found, notes), buttons)


DEEDS: Mapping[type[Deed], Does] = {MakeReport: make}
