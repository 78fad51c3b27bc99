"""Reads what conversations know of a newcomer's programme."""

from bot.flows.engine.flow import Facts, Flow
from bot.path.facts import PathFacts
from bot.people.facts import Card
from bot.turns.batch import Draft
from bot.turns.facts import Read
from storage import path


def parts(turn: Draft, flow: type[Flow], facts: Facts) -> Facts:
    """Of the newcomer it is about, or of who asks."""
    whose = facts.thing.person_id if isinstance(facts.thing, Card) else facts.person.id
    return facts.having(PathFacts(path.of_person(turn.work.connection, whose)))


READERS: dict[str, Read] = {"path": parts}
