"""A match as a conversation may know it: a thing of a match is for whoever may see the match."""

from dataclasses import replace

from bot.flows.engine.effects import Tell
from bot.flows.engine.flow import Facts, Flow
from bot.matches import words as match_words
from bot.matches.facts import MatchFacts
from bot.people.nouns import Role
from bot.turns import rights
from bot.turns.facts import Gone
from bot.turns.turn import Turn
from storage import matches


def in_match(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    """The facts with this match; raises Gone where it is not there, or not for this person."""
    connection = turn.reading
    match = matches.one(connection, id_)
    if match is None:
        raise Gone(facts.about)
    newcomer = next((member.person_id for member in match.of(Role.NEWCOMER)), 0)
    case_manager = matches.case_manager_of(connection, newcomer)
    if not rights.may_see_match(facts.person, match, case_manager, flow):
        raise Gone(facts.about)
    return replace(facts.having(replace(facts.of(MatchFacts), match=match)), seen=True)


def match_stands(facts: Facts) -> Tell | None:
    """How the match stands now; None where there is none."""
    match = facts.of(MatchFacts).match
    zone = facts.programme.zone
    return None if match is None else Tell(match_words.match_state(match, facts.person.id, zone))
