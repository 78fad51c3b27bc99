"""Reads what conversations know of care."""

from bot.care.facts import CareFacts
from bot.flows.engine.flow import Facts, Flow
from bot.matches.facts import MatchFacts
from bot.turns.facts import Read
from bot.turns.turn import Turn
from storage import care, people


def of_match(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The open signs of the match."""
    match = facts.of(MatchFacts).the_match
    return facts.having(CareFacts(tuple(care.of_match(turn.reading, match.id))))


def of_all(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """All open signs, and how many on the list never came into the chat."""
    connection, programme = turn.reading, facts.programme.id
    return facts.having(CareFacts(tuple(care.open_(connection, programme)), people.absent(connection, programme)))


READERS: dict[str, Read] = {"signs": of_match, "all signs": of_all}
