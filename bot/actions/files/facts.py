"""Reads what conversations know of files."""

from dataclasses import replace

from bot.flows.engine.flow import Facts, Flow
from bot.turns.facts import Gone, LookAt
from bot.turns.turn import Turn
from storage import files


def look(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    """A file is for whoever sent it."""
    file = files.one(turn.reading, id_)
    if file is None or file.person_id != facts.person.id:
        raise Gone(facts.about)
    return replace(facts, thing=file)


KINDS: dict[str, LookAt] = {"file": look}
