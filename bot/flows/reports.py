"""The coordinator asks for the numbers of a period, in the chat and as files."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.engine.choices import Choice
from bot.flows.engine.flow import Facts, Flow
from bot.ground.deed import Effect
from bot.ground.text import _
from bot.people.roles import COORDINATORS
from bot.reports import words
from bot.reports.deeds import MakeReport
from bot.reports.rules import PERIODS

XLSX, CSV = 1, 2


class Numbers(Flow[None]):
    title = _("Numbers")
    in_menu = 100
    icon = "📊"
    brief = True
    for_staff = COORDINATORS

    period = Choice(_("Of which time would you like the numbers?"), {id_: words.NAMES[id_] for id_ in PERIODS})

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        yield MakeReport(self.period)


class NumbersFile(Flow[str]):
    """The same as a file, by a button under the numbers; the version of ``about`` is the form."""

    title = _("Numbers")
    of = "period"
    brief = True
    for_staff = COORDINATORS

    def finish(self) -> Iterator[Effect]:
        yield MakeReport(self.about, "csv" if self.facts.version == CSV else "xlsx")
