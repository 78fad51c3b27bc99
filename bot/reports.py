"""The numbers of a period for the coordinator; that somebody asked for them stands in the journal."""

from collections.abc import Callable, Iterator

from bot.acts import Act
from bot.flows import number_words as words
from bot.flows.effects import Effect, SendPaper, Tell
from bot.flows.number_deeds import MakeReport
from bot.numbers import Section, moments, sections
from bot.text import Text, _
from storage import numbers


def of_period(act: Act, period: str) -> list[Section]:
    since, until = moments(period, act.now, act.programme.zone)
    return sections(numbers.read(act.connection, act.programme.id, since, until), act.seconds)


def make(act: Act, deed: MakeReport) -> Iterator[Effect]:
    found = of_period(act, deed.period)
    act.note("report", deed.period, deed.form or "in the chat")
    if deed.form:
        paper = words.semicolons(found) if deed.form == "csv" else words.workbook(found)
        yield SendPaper(Text("📊 {period}", {"period": words.NAMES[deed.period]}), paper)
        return
    for picture in words.pictures(deed.period, found):
        yield SendPaper(Text("📊 {period}", {"period": words.NAMES[deed.period]}), picture)
    place = words.number_of(deed.period)
    files = (
        (f"!NumbersFile period:{place}:1", _("As Excel file")),
        (f"!NumbersFile period:{place}:2", _("As CSV file")),
    )
    yield Tell(words.summary(deed.period, found), files)


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {MakeReport: make}
