"""Reads what conversations know of meetings."""

from dataclasses import replace

from bot.actions.in_match import in_match
from bot.flows.engine.effects import Tell
from bot.flows.engine.flow import Facts, Flow
from bot.flows.meetings import next_buttons
from bot.matches.facts import MatchFacts
from bot.matches.nouns import MatchState
from bot.meetings import words as meeting_words
from bot.meetings.facts import MeetingFacts
from bot.meetings.nouns import Meeting, MeetingState
from bot.turns.facts import Gone, LookAt, Read, Stands
from bot.turns.turn import Turn
from storage import meetings

COMING = (MeetingState.PROPOSED, MeetingState.CONFIRMED)


def mine(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The coming meetings of the person's matches."""
    if facts.person.listed_at is None:
        return facts
    live = [match.id for match in facts.of(MatchFacts).matches if match.state is MatchState.LIVE]
    found = meetings.of_matches(turn.reading, live, turn.seconds - 4 * 3600)
    coming = tuple(each for each in found if each.state in COMING)
    return facts.having(replace(facts.of(MeetingFacts), meetings=coming))


def look(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    meeting = meetings.one(turn.reading, id_)
    if meeting is None:
        raise Gone(facts.about)
    facts = in_match(turn, flow, replace(facts, thing=meeting), meeting.match_id)
    if meeting.state in COMING and facts.of(MatchFacts).the_match.state is not MatchState.LIVE:
        # Where somebody will be is for nobody who was once in a match with them.
        raise Gone(facts.about)
    return facts


def last(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The last meeting of the match."""
    found = meetings.last(turn.reading, facts.of(MatchFacts).the_match.id)
    return facts.having(replace(facts.of(MeetingFacts), last=found))


def spent(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The meetings and minutes of a member of the match."""
    match = facts.of(MatchFacts).the_match
    side = match.side_of(facts.person.id)
    if side is None:
        return facts
    found = meetings.spent(turn.reading, match.id, side)
    return facts.having(replace(facts.of(MeetingFacts), spent=found))


def stands(facts: Facts) -> Tell | None:
    """How the meeting stands now, and what may be done with it."""
    meeting = facts.thing
    if not isinstance(meeting, Meeting):
        return None
    return Tell(meeting_words.state(meeting, facts.programme), next_buttons(meeting))


READERS: dict[str, Read] = {"meetings": mine, "last": last, "spent": spent}
KINDS: dict[str, LookAt] = {"meeting": look}
STANDS: dict[str, Stands] = {"meeting": stands}
