"""The coordinator asks for the numbers of a period, in the chat and as files."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.engine.choices import Choice
from bot.flows.engine.flow import Facts, Flow, fact
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import _
from bot.people.roles import COORDINATORS
from bot.reports import words
from bot.reports.deeds import MakeReport
from bot.reports.facts import ReportFacts
from bot.reports.periods import UNITS, Period, last

XLSX, CSV = 1, 2


def _there_are(facts: Facts) -> dict[str, Period]:
    """The newest month, quarter and year that are over, as far as there was anything in them."""
    begins = facts.of(ReportFacts).begins
    found = {f"last {unit}": last(unit, facts.today) for unit in UNITS}
    return {id_: each for id_, each in found.items() if begins is not None and begins < each.after}


def _options(flow: Flow) -> tuple[Option, ...]:
    return tuple(Option(id_, words.NAMES[id_]) for id_ in _there_are(flow.facts))


class Numbers(Flow[None]):
    title = _("Numbers")
    in_menu = 100
    icon = "📊"
    brief = True
    for_staff = COORDINATORS
    needs = ("numbers",)

    period = Choice[str](
        _("Of which time would you like the numbers?"), _options, when=fact(lambda facts: bool(_there_are(facts)))
    )

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        wanted = _there_are(self.facts).get(self.values.get("period") or "")
        yield MakeReport(wanted.number if wanted is not None else 0)


class NumbersFile(Flow[Period]):
    """The same as a file, by a button under the numbers; the version of ``about`` is the form."""

    title = _("Numbers")
    of = "period"
    brief = True
    for_staff = COORDINATORS

    def finish(self) -> Iterator[Effect]:
        yield MakeReport(self.about.number, "csv" if self.facts.version == CSV else "xlsx")
