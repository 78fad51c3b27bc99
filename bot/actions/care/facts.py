"""Reads what conversations know of care."""

from dataclasses import replace

from bot.care.facts import CareFacts, stamp
from bot.flows.engine.flow import Facts, Flow
from bot.matches.facts import MatchFacts
from bot.turns.facts import Read
from bot.turns.turn import Turn
from storage import care, matches, people


def of_match(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The open signs of the match; what is closed are those that were shown."""
    match = facts.of(MatchFacts).the_match
    signs = tuple(care.of_match(turn.reading, match.id))
    about = facts.about if facts.version else facts.about.at(stamp(signs))
    return replace(facts, about=about).having(CareFacts(signs))


def of_all(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """All open signs with their matches, and how many on the list never came into the chat."""
    connection, programme = turn.reading, facts.programme.id
    signs = tuple(care.open_(connection, programme))
    theirs = tuple(matches.read(connection, {each.match_id for each in signs}))
    return facts.having(CareFacts(signs, theirs, people.absent(connection, programme)))


READERS: dict[str, Read] = {"signs": of_match, "all signs": of_all}
