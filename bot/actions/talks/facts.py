"""Reads what conversations know of talks."""

from dataclasses import replace

from bot.actions.in_match import in_match, match_stands
from bot.actions.talks.times import possible_times
from bot.flows.engine.effects import Tell
from bot.flows.engine.flow import Facts, Flow
from bot.flows.talks import talk_buttons
from bot.matches.facts import MatchFacts
from bot.talks import words as talk_words
from bot.talks.facts import TalkFacts
from bot.talks.nouns import Talk
from bot.turns.facts import Gone, LookAt, Read, Stands
from bot.turns.turn import Turn
from storage import talks


def look(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    talk = talks.one(turn.reading, id_)
    if talk is None:
        raise Gone(facts.about)
    return in_match(turn, flow, replace(facts, thing=talk), talk.match_id)


def of_match(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """All talks of the match."""
    found = talks.of_matches(turn.reading, [facts.of(MatchFacts).the_match.id])
    return facts.having(replace(facts.of(TalkFacts), talks=tuple(found)))


def slots(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The times to which the talk may be moved."""
    match, talk = facts.of(MatchFacts).match, facts.thing
    if match is None or not isinstance(talk, Talk):
        return facts
    found = possible_times(turn.reading, facts.programme, match, talk, turn.now)
    return facts.having(replace(facts.of(TalkFacts), slots=found))


def stands(facts: Facts) -> Tell | None:
    """How the talk stands now; the match, where the programme has no such talk any more."""
    talk = facts.thing
    plan = facts.programme.talk_plan(talk.kind) if isinstance(talk, Talk) else None
    if not isinstance(talk, Talk) or plan is None:
        return match_stands(facts)
    return Tell(talk_words.state(talk, plan, facts.programme), talk_buttons(talk))


READERS: dict[str, Read] = {"talks": of_match, "slots": slots}
KINDS: dict[str, LookAt] = {"talk": look}
STANDS: dict[str, Stands] = {"talk": stands}
