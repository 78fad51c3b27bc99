"""Reads what conversations know of a newcomer's programme."""

from bot.flows.engine.flow import Facts, Flow
from bot.path.facts import PathFacts
from bot.people.facts import Card
from bot.turns.facts import Read
from bot.turns.turn import Turn
from storage import path


def parts(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """Of the newcomer it is about, or of who asks."""
    whose = facts.thing.person_id if isinstance(facts.thing, Card) else facts.person.id
    return facts.having(PathFacts(path.of_person(turn.reading, whose)))


READERS: dict[str, Read] = {"path": parts}
