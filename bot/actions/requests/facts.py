"""Reads what conversations know of requests, and of what people ask for help with."""

from collections.abc import Sequence
from dataclasses import replace

from bot.actions.in_match import in_match, match_stands
from bot.care.facts import CareFacts
from bot.flows.card import MOST
from bot.flows.engine.flow import Facts, Flow
from bot.flows.help import entries
from bot.requests.facts import RequestFacts
from bot.requests.nouns import ERASED_AFTER, Request, RequestKind, RequestState, in_order
from bot.turns.facts import Gone, LookAt, Read, Stands
from bot.turns.turn import Turn
from storage import care, journal, matches, requests, timers
from storage.database import Connection


def named(connection: Connection, found: Sequence[Request]) -> list[Request]:
    """A match that needs care is named by its people."""
    ids = [each.about.id for each in found if each.kind is RequestKind.CARE]
    names = {match.about: match.names for match in matches.read(connection, ids)}
    return [replace(each, name=each.name or names.get(each.about, "")) for each in found]


def _from(turn: Turn, facts: Facts, begins: int) -> Facts:
    """What waits, from a place of the list on, as far as one list shows it."""
    standing = requests.waiting(turn.reading, facts.programme.id)
    shown = requests.read(turn.reading, in_order(standing)[begins : begins + MOST])
    urgent = sum(each.urgent for each in standing)
    return facts.having(RequestFacts(tuple(named(turn.reading, shown)), begins, len(standing), urgent))


def what_waits(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    return _from(turn, facts, 0)


def further(turn: Turn, flow: type[Flow], facts: Facts, begins: int) -> Facts:
    """What waits behind so many others."""
    facts = _from(turn, facts, begins)
    if not flow.for_staff or not facts.of(RequestFacts).inbox:
        raise Gone(facts.about)
    return replace(facts, thing=begins, seen=True)


def look(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    """Only flows of coordinators are about it; what they do is done to what they were shown."""
    found = requests.one(turn.reading, id_)
    if found is None or not flow.for_staff or found.state is RequestState.CLOSED:
        raise Gone(facts.about)
    if found.kind in (RequestKind.CARE, RequestKind.REPORT):
        match_id = found.about.id
        facts = in_match(turn, flow, facts, match_id)
    if found.kind is RequestKind.CARE:
        facts = facts.having(CareFacts(tuple(care.of_match(turn.reading, match_id))))
    if found.urgent and found.person_id is not None:
        leaves = timers.stands(turn.reading, ERASED_AFTER, found.person_id)
        found = replace(found, leaves=leaves, parted=journal.parted(turn.reading, found.person_id))
    about = facts.about if facts.version else found.seen
    return replace(facts, about=about, thing=found, seen=True, whom=found.person_id)


def look_at_topic(turn: Turn, flow: type[Flow], facts: Facts, place: int) -> Facts:
    """A topic or a question that is often asked, by its place in the profile."""
    every = entries(facts.programme)
    if place >= len(every):
        raise Gone(facts.about)
    return replace(facts, thing=every[place])


READERS: dict[str, Read] = {"inbox": what_waits}
KINDS: dict[str, LookAt] = {"request": look, "behind": further, "topic": look_at_topic}
STANDS: dict[str, Stands] = {"request": match_stands}
