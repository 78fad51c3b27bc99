"""What is due about matches: nobody answered, a break is over."""

from collections.abc import Iterator, Mapping

from bot.actions.matches.ending import ended
from bot.actions.matches.making import PATIENCE
from bot.flows import meetings as meeting_flows
from bot.flows.engine.effects import Notify, Start
from bot.flows.engine.flow import Flow
from bot.flows.matches.pair import MatchProposal
from bot.flows.matches.staff import Consult, open_desk
from bot.ground.deed import Effect
from bot.ground.text import _
from bot.matches import words as match_words
from bot.matches.nouns import Match, MatchState
from bot.matches.words import named
from bot.turns.events import MatchBegan
from bot.turns.tables import WhenDue
from bot.turns.turn import Skip, Turn
from storage import matches
from storage.timers import Timer


def read(turn: Turn, timer: Timer, *states: MatchState) -> Match:
    match = matches.one(turn.connection, timer.about.id)
    if match is None or match.version != timer.version or match.state not in states:
        raise Skip("the match has moved on")
    return match


def unanswered(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """One reminder, then the coordinator."""
    match = read(turn, timer, MatchState.PROPOSED)
    side = match.side_of(timer.person_id)
    if side is None or match.answer_of(side):
        raise Skip("answered meanwhile")
    if timer.kind == "match unanswered":
        turn.plan("match silent", timer.person_id, turn.now + PATIENCE, match.seen)
        yield Start(timer.person_id, MatchProposal, match.seen, "not answered for three days")
        return
    name = next(member.name for member in match.members if member.person_id == timer.person_id)
    told = _("{name} has not answered the proposal for six days: {match}.", name=name, match=match_words.pair(match))
    yield from turn.tell_coordinators(match, told, "the proposal is not answered", match.about, open_desk(match))


def consult_unanswered(turn: Turn, timer: Timer) -> Iterator[Effect]:
    match = read(turn, timer, MatchState.ASKED)
    if timer.kind == "consult unanswered":
        turn.plan("consult silent", timer.person_id, turn.now + PATIENCE, match.seen)
        yield Start(timer.person_id, Consult, match.seen, "not answered for three days")
        return
    told = _("The case manager has not answered for six days: {match}.", match=match_words.pair(match))
    yield from turn.tell_coordinators(match, told, "the case manager does not answer", match.about, open_desk(match))


def pause_over(turn: Turn, timer: Timer) -> Iterator[Effect]:
    match = matches.one(turn.connection, timer.about.id)
    paused = int(match.paused_until.timestamp()) if match and match.paused_until else 0
    if match is None or match.state is not MatchState.LIVE or paused != timer.version:
        raise Skip("the break has changed")
    text = _("The break is over. Would you like to meet {others} again?", others=named(match.others(timer.person_id)))
    yield Notify(timer.person_id, text, "the break is over", match.about, meeting_flows.plan_buttons(match))


def year_begins(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """A match that was live before there were years gets what is left of its own."""
    yield MatchBegan(turn.live_match(timer.about.id))


def match_ends(turn: Turn, timer: Timer) -> Iterator[Effect]:
    match = turn.live_match(timer.about.id)
    if match.ends is None or match.version != timer.version:
        raise Skip("they go on")
    yield from ended(turn, match, match.end_reason, "both")


def still_asks(turn: Turn, timer: Timer, _flow: type[Flow]) -> None:
    """Whether a question that had to wait makes sense yet; raises Skip."""
    read(turn, timer, MatchState.ASKED, MatchState.PROPOSED)


DUE: Mapping[str, WhenDue] = {
    "match unanswered": unanswered,
    "match silent": unanswered,
    "consult unanswered": consult_unanswered,
    "consult silent": consult_unanswered,
    "pause over": pause_over,
    "year begins": year_begins,
    "match ends": match_ends,
}
