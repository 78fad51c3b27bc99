"""Reads what conversations know of care."""

from bot.care.facts import CareFacts
from bot.flows.engine.flow import Facts, Flow
from bot.matches.facts import MatchFacts
from bot.turns.batch import Draft
from bot.turns.facts import Read
from storage import care, people


def of_match(turn: Draft, flow: type[Flow], facts: Facts) -> Facts:
    """The open signs of the match."""
    match = facts.of(MatchFacts).the_match
    return facts.having(CareFacts(tuple(care.of_match(turn.work.connection, match.id))))


def of_all(turn: Draft, flow: type[Flow], facts: Facts) -> Facts:
    """All open signs, and how many on the list never came into the chat."""
    connection, programme = turn.work.connection, facts.programme.id
    return facts.having(CareFacts(tuple(care.open_(connection, programme)), people.absent(connection, programme)))


READERS: dict[str, Read] = {"signs": of_match, "all signs": of_all}
