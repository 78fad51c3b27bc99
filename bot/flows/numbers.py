"""The coordinator asks for the numbers of a period, in the chat and as files."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows import number_words as words
from bot.flows.choices import Choice
from bot.flows.desk import COORDINATORS
from bot.flows.effects import Effect
from bot.flows.flow import Facts, Flow
from bot.flows.number_deeds import MakeReport
from bot.numbers import PERIODS
from bot.text import _

XLSX, CSV = 1, 2


class Numbers(Flow):
    title = _("Numbers")
    icon = "📊"
    brief = True
    for_staff = COORDINATORS

    period = Choice(_("Of which time would you like the numbers?"), {id_: words.NAMES[id_] for id_ in PERIODS})

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        yield MakeReport(self.period)


class NumbersFile(Flow):
    """The same as a file, by a button under the numbers: the period by its place, the form as its version."""

    title = _("Numbers")
    of = "period"
    brief = True
    for_staff = COORDINATORS

    def finish(self) -> Iterator[Effect]:
        place = int(self.facts.about.split(":")[1])
        yield MakeReport(PERIODS[place], "csv" if self.facts.version == CSV else "xlsx")
