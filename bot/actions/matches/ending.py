"""How a match ends well: a last meeting, thanks both ways, hours on paper,
and a rest before a new match.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from bot.flows import meetings as meeting_flows
from bot.flows.engine.effects import Buttons, Close, Notify, Tell, button
from bot.flows.matches.ending import MyHours, SayThanks
from bot.ground.calendar import MORNING, instant
from bot.ground.deed import Deed, Effect
from bot.ground.text import Text, _, given, paragraphs, quoted
from bot.matches import words as match_words
from bot.matches.deeds import Thank
from bot.matches.nouns import Match, MatchState
from bot.matches.words import named
from bot.turns import bringing
from bot.turns.events import MatchEnded, MatchEnds, PairStops, WaitsAgain
from bot.turns.tables import Does
from bot.turns.turn import Turn
from storage import journal, matches

# So long after the end a word of thanks is still brought.
THANKS_FOR = timedelta(days=30)
# Reasons after which nobody is asked for a last meeting or a word.
UNSAFE = ("unsafe",)


def end_soon(turn: Turn, match: Match, reason: str, by: str) -> Iterator[Effect]:
    """The match ends after a last meeting; both hear until when."""
    ending = turn.programme.profile.ending
    days = ending.last_meeting_days if ending else 14
    day = turn.today + timedelta(days=days)
    ends = instant(day, MORNING, turn.programme.zone)
    match = matches.note(turn.connection, match, ends_at=int(ends.timestamp()), end_reason=reason, ended_by=by)
    turn.note("match ends soon", match.about, f"{by}: {reason}, {day}")
    turn.plan("match ends", match.anchor, ends, match.seen)
    yield MatchEnds(match)
    for member in match.members:
        # Who decided it hears it at once, as an answer.
        mine = member.person_id == turn.person.id
        text = paragraphs(
            _("Your match with {others} ends on {day}.", others=named(match.others(member.person_id)), day=day),
            _("A last meeting is a good end. You can say thank you and good-bye."),
            *([_("An idea: {idea}", idea=given(ending.idea))] if ending else []),
        )
        yield Notify(
            member.person_id, text, "the match ends soon", match.about, meeting_flows.plan_buttons(match), now=mine
        )


def ended(turn: Turn, match: Match, reason: str, by: str, actor: int | None = None) -> Iterator[Effect]:
    """End it now. Everybody but the ``actor`` is told that it ended, not why;
    the coordinator sees why.
    """
    match = matches.move(
        turn.connection, match, MatchState.ENDED, turn.seconds, end_reason=reason, ended_by=by, ends_at=None
    )
    turn.note("match ended", match.about, f"{by}: {reason}"[:120])
    yield MatchEnded(match)
    yield Close(match.about, match.people)
    for member in match.members:
        other = turn.towards(member.person_id)
        back = None
        if other is not None and not (reason == "left" and member.person_id == turn.person.id):
            back = _rest(other, member.afterwards)
            if back is not None:
                yield WaitsAgain(member.person_id)
        if member.person_id == actor or other is None:
            continue
        text, actions = farewell(turn, match, member.person_id, back, well=reason not in UNSAFE)
        yield Notify(member.person_id, text, "the match ended", match.about, actions)
    newcomer, mentor = match_words.sides(match)
    told = _(
        "The match of {newcomer} and {mentor} has ended. The reason: {reason}",
        newcomer=newcomer,
        mentor=mentor,
        reason=match_words.REASONS.get(reason, _("no reason given")),
    )
    yield from turn.tell_coordinators(match, told, "the match ended", match.about)


def _rest(other: Turn, wanted: str) -> datetime | None:
    """Off the list, or a rest before somebody new is proposed; gives until when the rest is."""
    person, ending = other.person, other.programme.profile.ending
    if wanted == "stop":
        other.here.set(listed_at=None)
        other.note("left the list", person.role.value if person.role else "", "after the match", whom=person.id)
        return None
    rest = other.now + timedelta(weeks=ending.rest_weeks if ending else 2)
    until = max(rest, person.paused_until or rest)
    other.here.set(paused_until=until)
    return until


def farewell(turn: Turn, match: Match, person_id: int, back: datetime | None, *, well: bool) -> tuple[Text, Buttons]:
    """What somebody hears when their match is over, and what they may do then."""
    others = named(match.others(person_id))
    parts = [_("Your match with {others} has ended. Thank you for the time you shared.", others=others)]
    if well:
        parts.append(_("You may stay in touch yourselves, if you both like to."))
    parts.append(
        _("You are not on the list any more. Do you want to come back? Write “start”.")
        if back is None
        else _(
            "You stay on the list. Take a rest first: we look again from {day}.",
            day=back.astimezone(turn.programme.zone).date(),
        )
    )
    thanks = (button(SayThanks, match.about, _("Say thank you")),) if well else ()
    return paragraphs(*parts), (*thanks, button(MyHours, match.about, _("My hours on paper")))


def thank(turn: Turn, deed: Thank) -> Iterator[Effect]:
    """Bring a last word, once, for some weeks after the end."""
    match = matches.one(turn.connection, deed.match)
    if match is None or match.side_of(turn.person.id) is None or match.state is not MatchState.ENDED:
        yield Tell(_("This match goes on. Write a message instead."))
        return
    if turn.now - match.since > THANKS_FOR or match.end_reason in UNSAFE:
        yield Tell(_("I cannot bring a message any more."))
        return
    if journal.has(turn.connection, f"person:{turn.person.id}", "thanked", match.about):
        yield Tell(_("I brought your thanks already."))
        return
    turn.note("thanked", match.about)
    text = paragraphs(_("💐 {name} thanks you:", name=turn.person.name), quoted(deed.words))
    for member in match.others(turn.person.id):
        actions = (
            button(SayThanks, match.about, _("Say thank you")),
            bringing.report(turn),
        )
        yield Notify(member.person_id, text, "words of thanks", match.about, actions)
    yield Tell(_("I bring it to {others}. That is a good end.", others=named(match.others(turn.person.id))))


def pair_stops(turn: Turn, event: PairStops) -> Iterator[Effect]:
    """Both sides want it."""
    return end_soon(turn, event.match, "goal", "both")


DEEDS: Mapping[type[Deed], Does] = {Thank: thank}
