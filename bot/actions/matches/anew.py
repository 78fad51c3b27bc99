"""A stranger wrote as one side of a match: their yes counts for nothing, and what they planned for
the match is undone.
"""

from collections.abc import Iterator

from bot.actions.matches.making import PATIENCE, move_to
from bot.flows.engine.effects import Close, Notify, Start
from bot.flows.matches.pair import MatchProposal
from bot.ground.deed import Effect
from bot.ground.text import _
from bot.matches.nouns import Match, MatchState
from bot.turns.events import ChatDetached, ConsentGone
from bot.turns.turn import Turn
from storage import matches


def chat_detached(turn: Turn, event: ChatDetached) -> Iterator[Effect]:
    match = matches.one(turn.connection, event.match.id)
    if match is None:
        return
    if match.state is MatchState.LIVE and _lacks_a_yes(match, event):
        yield from _ask_both_anew(turn, match, event.person)
    elif match.state is MatchState.LIVE:
        _undo_plans(turn, match, event.did)
    elif match.state is MatchState.PROPOSED:
        yield from _ask(turn, match, event.person)


def _lacks_a_yes(match: Match, event: ChatDetached) -> bool:
    """Whether it became live by a yes that is gone; one from a list has no answers at all."""
    mine = match.side_of(event.person)
    others = match.others(event.person)
    if mine is None or match.began is None or match.began.timestamp() < event.since:
        return False
    return match.answer_of(mine) != "yes" and any(member.answer == "yes" for member in others)


def _ask_both_anew(turn: Turn, match: Match, person_id: int) -> Iterator[Effect]:
    """It has not begun. Whoever said yes themselves need not say it again."""
    name = next(member.name for member in match.members if member.person_id == person_id)
    turn.cancel("the yes was somebody else's", about=match.about)
    match = move_to(
        turn, match, MatchState.PROPOSED, "the yes was somebody else's", began_at=None, paused_until=None, ends_at=None
    )
    yield ConsentGone(match)
    yield Close(match.about, match.people)
    for member in match.others(person_id):
        text = _(
            "Your match with {name} has not begun. The yes did not come from {name}, but from somebody else. "
            "I ask {name} again and tell you the answer. You do not have to do anything.",
            name=name,
        )
        yield Notify(member.person_id, text, "the yes was somebody else's", match.about)
    yield from _ask(turn, match, person_id)


def _ask(turn: Turn, match: Match, person_id: int) -> Iterator[Effect]:
    """They are asked when they have come into the chat themselves."""
    side = match.side_of(person_id)
    if side is None or match.answer_of(side):
        return
    yield Start(person_id, MatchProposal, match.seen, "a match is proposed")
    turn.plan("match unanswered", person_id, turn.now + PATIENCE, match.seen)


def _undo_plans(turn: Turn, match: Match, did: frozenset[str]) -> None:
    """A break or an end that was planned; what is due of it looks whether it still stands."""
    if "match paused" in did:
        match = matches.note(turn.connection, match, paused_until=None)
        turn.note("break over", match.about, "it was somebody else's")
    if "match ends soon" in did and match.ends is not None:
        matches.note(turn.connection, match, ends_at=None, end_reason="", ended_by="")
        turn.note("match goes on", match.about, "the end was somebody else's")
