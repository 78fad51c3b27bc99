"""What is due about matches: nobody answered, a break is over."""

from collections.abc import Iterator
from datetime import timedelta

from bot.actions.care import deeds as care
from bot.actions.talks import deeds as talks
from bot.flows import meetings as meeting_flows
from bot.flows.engine.effects import Notify, Start, button
from bot.flows.matches.pair import MatchProposal
from bot.flows.matches.staff import Consult, MatchDesk
from bot.ground.deed import Effect
from bot.ground.text import _
from bot.matches import words as match_words
from bot.matches.nouns import Match, MatchState
from bot.matches.words import named
from bot.turns.turn import Act, Skip
from storage import matches, timers
from storage.timers import Timer


def read(act: Act, timer: Timer, *states: MatchState) -> Match:
    match = matches.one(act.connection, timer.about.id)
    if match is None or match.version != timer.version or match.state not in states:
        raise Skip("the match has moved on")
    return match


def unanswered(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """One reminder, then the coordinator."""
    match = read(act, timer, MatchState.PROPOSED)
    side = match.side_of(timer.person_id)
    if side is None or match.answer_of(side):
        raise Skip("answered meanwhile")
    if timer.kind == "match unanswered":
        again = int((act.now + timedelta(days=3)).timestamp())
        timers.plan(
            act.connection,
            "match silent",
            timer.person_id,
            again,
            act.seconds,
            about=match.about,
            version=match.version,
        )
        yield Start(timer.person_id, MatchProposal, match.seen, "not answered for three days")
        return
    name = next(member.name for member in match.members if member.person_id == timer.person_id)
    told = _("{name} has not answered the proposal for six days: {match}.", name=name, match=match_words.pair(match))
    actions = (button(MatchDesk, match.about, _("Open this match")),)
    yield from act.tell_coordinators(match, told, "the proposal is not answered", match.about, actions)


def consult_unanswered(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    match = read(act, timer, MatchState.ASKED)
    if timer.kind == "consult unanswered":
        again = int((act.now + timedelta(days=3)).timestamp())
        timers.plan(
            act.connection,
            "consult silent",
            timer.person_id,
            again,
            act.seconds,
            about=match.about,
            version=match.version,
        )
        yield Start(timer.person_id, Consult, match.seen, "not answered for three days")
        return
    told = _("The case manager has not answered for six days: {match}.", match=match_words.pair(match))
    actions = (button(MatchDesk, match.about, _("Open this match")),)
    yield from act.tell_coordinators(match, told, "the case manager does not answer", match.about, actions)


def pause_over(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    match = matches.one(act.connection, timer.about.id)
    paused = int(match.paused_until.timestamp()) if match and match.paused_until else 0
    if match is None or match.state is not MatchState.LIVE or paused != timer.version:
        raise Skip("the break has changed")
    text = _("The break is over. Would you like to meet {others} again?", others=named(match.others(timer.person_id)))
    yield Notify(timer.person_id, text, "the break is over", match.about, meeting_flows.plan_buttons(match))


def year_begins(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """A match that was live before there were years gets what is left of its own."""
    match = care.live(act, timer)
    care.watch(act, match)
    talks.plan_all(act, match)
    yield from ()
