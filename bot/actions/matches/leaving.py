"""What becomes of a match: taken back, paused, ended, or left by somebody who goes."""

from collections.abc import Iterator, Mapping

from bot.actions.matches import ending
from bot.actions.matches.making import NOT_NOW, as_seen, decline, move_to
from bot.flows.engine.effects import Close, Notify, Tell
from bot.flows.matches.pair import EndTogether
from bot.ground.deed import Deed, Effect
from bot.ground.text import _
from bot.matches import words as match_words
from bot.matches.deeds import EndMatch, PauseMatch, WithdrawMatch
from bot.matches.nouns import OPEN_MATCH, TAKES_PLACE, MatchState
from bot.matches.words import named
from bot.requests.deeds import ReportConcern
from bot.turns.events import MatchNotMade, MatchPaused, PersonLeaves
from bot.turns.tables import Does
from bot.turns.turn import Turn
from storage import matches
from storage.journal import LEFT_A_MATCH


def withdraw(turn: Turn, deed: WithdrawMatch) -> Iterator[Effect]:
    """Staff take back what is not live yet; whoever was asked hears it."""
    match = as_seen(turn, deed.match, deed.version, *OPEN_MATCH)
    asked = match.state is MatchState.PROPOSED
    match = move_to(turn, match, MatchState.WITHDRAWN, "withdrawn by staff")
    yield MatchNotMade(match)
    yield Close(match.about, match.people)
    if asked:
        yield from (Notify(id_, NOT_NOW, "the proposal was withdrawn", match.about) for id_ in match.people)
    yield Tell(_("I took it back. Both are on the list again."))


def pause(turn: Turn, deed: PauseMatch) -> Iterator[Effect]:
    """All is quiet between them until a day; coming meetings before it are off."""
    match = as_seen(turn, deed.match, deed.version, MatchState.LIVE)
    until = int(deed.until.timestamp())
    match = matches.note(turn.connection, match, paused_until=until)
    turn.note("match paused", match.about, f"{deed.why}, until {deed.until.date()}")
    yield MatchPaused(match, deed.until)
    day = deed.until.astimezone(turn.programme.zone).date()
    for member in match.members:
        turn.plan("pause over", member.person_id, deed.until, match.about.at(until))
        told = _(
            "You and {others} take a break until {day}. I am quiet until then.",
            others=named(match.others(member.person_id)),
            day=day,
        )
        yield turn.say(member.person_id, told, "the match is paused", match.about)
    if match.side_of(turn.person.id) is None:
        yield Tell(_("They take a break until {day}. Both know it.", day=day))
    newcomer, mentor = match_words.sides(match)
    told = _("{newcomer} and {mentor} take a break until {day}.", newcomer=newcomer, mentor=mentor, day=day)
    yield from turn.tell_coordinators(match, told, "the match is paused", match.about)


def end(turn: Turn, deed: EndMatch) -> Iterator[Effect]:
    """Now, or after a last meeting; nobody is asked to meet once more who does not feel safe."""
    match = as_seen(turn, deed.match, deed.version, MatchState.LIVE)
    side = match.side_of(turn.person.id)
    by = side.value if side else "staff"
    if side is not None:
        match = matches.want_afterwards(turn.connection, match, turn.person.id, deed.then)
    if deed.last and deed.reason not in ending.UNSAFE:
        yield from ending.end_soon(turn, match, deed.reason, by)
        if side is None:
            yield Tell(_("Both hear that the match ends soon, and why a last meeting is good."))
        return
    yield from ending.ended(turn, match, deed.reason, by, turn.person.id)
    if side is None:
        yield Tell(_("The match has ended. Both know it."))
        return
    well = deed.reason not in ending.UNSAFE
    if not well:
        # It is told in this chat, and no other one of theirs learns of it.
        turn.stays = True
        turn.take_away_words(EndTogether.name())
    text, actions = ending.farewell(
        turn, match, turn.person.id, turn.person.paused_until if turn.person.listed_at else None, well=well
    )
    if well:
        yield Tell(text, actions)
        return
    others = named(match.others(turn.person.id))
    yield Tell(_("Your match with {others} has ended. The other side hears that it ended, not why.", others=others))
    yield ReportConcern("other", "")


def person_leaves(turn: Turn, event: PersonLeaves) -> Iterator[Effect]:
    """Somebody goes: their live matches end, their proposals do not go on.
    A team goes on without them.
    """
    for match in matches.of_person(turn.connection, turn.person.id, TAKES_PLACE):
        if match.mates(turn.person.id):
            matches.leave(turn.connection, match, turn.person.id)
            turn.note(LEFT_A_MATCH, match.about, event.why, turn.person.id)
        elif match.state is MatchState.LIVE:
            side = match.side_of(turn.person.id)
            yield from ending.ended(turn, match, "left", side.value if side else "staff", turn.person.id)
        else:
            yield from (each for each in decline(turn, match, "left") if not isinstance(each, Tell))


DEEDS: Mapping[type[Deed], Does] = {
    WithdrawMatch: withdraw,
    PauseMatch: pause,
    EndMatch: end,
}
