"""Reads what conversations know of reports."""

from dataclasses import replace

from bot.flows.engine.flow import Facts, Flow
from bot.reports.rules import PERIODS
from bot.turns.facts import Gone, LookAt
from bot.turns.turn import Turn


def look(turn: Turn, flow: type[Flow], facts: Facts, place: int) -> Facts:
    """A period of time, by its place among those there are."""
    if place >= len(PERIODS):
        raise Gone(facts.about)
    return replace(facts, thing=PERIODS[place])


KINDS: dict[str, LookAt] = {"period": look}
