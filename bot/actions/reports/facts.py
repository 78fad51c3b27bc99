"""Reads what conversations know of reports."""

from dataclasses import replace

from bot.actions.reports.releasing import begins
from bot.flows.engine.flow import Facts, Flow
from bot.reports.facts import ReportFacts
from bot.reports.periods import of_number
from bot.turns.facts import Gone, LookAt, Read
from bot.turns.turn import Turn


def look(turn: Turn, flow: type[Flow], facts: Facts, number: int) -> Facts:
    """A whole month, quarter or year, by its number."""
    found = of_number(number)
    if found is None:
        raise Gone(facts.about)
    return replace(facts, thing=found)


def since(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """Since when there are numbers."""
    return facts.having(ReportFacts(begins(turn.reading, turn.programme)))


READERS: dict[str, Read] = {"numbers": since}
KINDS: dict[str, LookAt] = {"period": look}
