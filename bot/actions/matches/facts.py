"""Reads what conversations know of matches."""

from dataclasses import replace

from bot.actions.in_match import in_match, match_stands
from bot.flows.engine.flow import Facts, Flow
from bot.matches.facts import Desk, MatchFacts
from bot.matches.fit import fit, suggest
from bot.matches.nouns import OPEN_MATCH, MatchState
from bot.people.nouns import Role
from bot.turns import rights
from bot.turns.facts import Gone, LookAt, Read, Stands
from bot.turns.turn import Turn
from storage import candidates, history, matches, people

MINE = (MatchState.PROPOSED, MatchState.LIVE)


def mine(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The matches of somebody on the list."""
    if facts.person.listed_at is None:
        return facts
    found = matches.of_person(turn.reading, facts.person.id, MINE)
    return facts.having(replace(facts.of(MatchFacts), matches=tuple(found)))


def look(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    facts = in_match(turn, flow, facts, id_)
    return replace(facts, thing=facts.of(MatchFacts).match)


def look_at_message(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    """What somebody of a match said, by the number of the message: for whom it was brought to."""
    if history.relayed(turn.reading, id_, facts.person.id) is None:
        raise Gone(facts.about)
    return replace(facts, thing=id_)


def how_it_fits(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    connection, known = turn.reading, facts.of(MatchFacts)
    newcomer, mentor = (
        next((member.person_id for member in known.the_match.of(side)), 0) for side in (Role.NEWCOMER, Role.MENTOR)
    )
    key = people.mentor_key(connection, mentor)
    seeker = candidates.seeker(connection, newcomer)
    side = candidates.side(connection, facts.programme.id, key, turn.seconds)
    return facts.having(replace(known, fit=fit(seeker, side) if seeker is not None and side is not None else None))


def suggestions(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The best mentor sides for the newcomer it is about."""
    connection, newcomer = turn.reading, facts.about.id
    seeker = candidates.seeker(connection, newcomer)
    if seeker is None:
        return facts
    sides = candidates.sides(connection, facts.programme.id, turn.seconds)
    declined = candidates.declined(connection, newcomer)
    found = suggest(seeker, sides, declined=declined, needs_vog=facts.programme.profile.mentoring.vog)
    return facts.having(replace(facts.of(MatchFacts), fits=tuple(found)))


def desk(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """A coordinator looks through all, a case manager through their own newcomers."""
    connection, staff, programme = turn.reading, facts.person.staff, facts.programme.id
    only = None if staff is None or staff.role in rights.COORDINATORS else staff.id
    waiting = people.waiting(connection, programme, only)
    states = (*OPEN_MATCH, MatchState.LIVE)
    cared = matches.in_states(connection, programme, states) if only is None else ()
    return facts.having(Desk(tuple(waiting), tuple(cared)))


READERS: dict[str, Read] = {"matches": mine, "fit": how_it_fits, "suggestions": suggestions, "desk": desk}
KINDS: dict[str, LookAt] = {"match": look, "said": look_at_message}
STANDS: dict[str, Stands] = {"match": match_stands}
