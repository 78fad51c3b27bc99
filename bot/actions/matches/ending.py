"""How a match ends well: a last meeting, thanks both ways, hours on paper, and a rest before a new match."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

from bot.actions.care import deeds as care
from bot.actions.meetings.deeds import cancel_coming
from bot.actions.people.waiting import plan_news
from bot.flows import meetings as meeting_flows
from bot.flows.engine.effects import Close, Notify, Tell, button
from bot.flows.matches.ending import MyHours, SayThanks
from bot.flows.matches.pair import ReportMessage
from bot.ground.about import About
from bot.ground.calendar import instant
from bot.ground.deed import Effect
from bot.ground.text import Text, _, given, paragraphs
from bot.matches import words as match_words
from bot.matches.deeds import Thank
from bot.matches.nouns import Match, MatchState
from bot.matches.words import named
from bot.people.nouns import Role
from bot.talks.nouns import OPEN_TALK, TalkState
from bot.turns.batch import Draft
from bot.turns.turn import Act, Skip
from storage import journal, matches, talks
from storage.timers import Timer

MORNING = time(9)
# So long after the end a word of thanks is still brought.
THANKS_FOR = timedelta(days=30)
# Reasons after which nobody is asked for a last meeting or a word.
UNSAFE = ("unsafe",)


def end_soon(act: Act, match: Match, reason: str, by: str) -> Iterator[Effect]:
    """The match ends after a last meeting; both hear until when."""
    ending = act.programme.profile.ending
    days = ending.last_meeting_days if ending else 14
    day = act.now.astimezone(act.programme.zone).date() + timedelta(days=days)
    ends = instant(day, MORNING, act.programme.zone)
    match = matches.note(act.connection, match, ends_at=int(ends.timestamp()), end_reason=reason, ended_by=by)
    act.note("match ends soon", match.about, f"{by}: {reason}, {day}")
    act.plan("match ends", care.anchor(match), ends, match.about, match.version)
    yield from _close_talks(act, match)
    for member in match.members:
        # Who decided it hears it at once, as an answer.
        mine = member.person_id == act.person.id
        text = paragraphs(
            _("Your match with {others} ends on {day}.", others=named(match.others(member.person_id)), day=day),
            _("A last meeting is a good end. You can say thank you and good-bye."),
            *([_("An idea: {idea}", idea=given(ending.idea))] if ending else []),
        )
        yield Notify(
            member.person_id, text, "the match ends soon", match.about, meeting_flows.plan_buttons(match), now=mine
        )


def match_ends(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    match = care.live(act, timer)
    if match.ends is None or match.version != timer.version:
        raise Skip("they go on")
    yield from ended(act, match, match.end_reason, "both")


def _close_talks(act: Act, match: Match) -> Iterator[Effect]:
    for talk in talks.of_matches(act.connection, [match.id]):
        if talk.state in OPEN_TALK:
            staff = tuple(act.coordinators(match))
            yield Close(talk.about, (*(member.person_id for member in match.members), *staff))
            talks.change(act.connection, talk, act.seconds, state=TalkState.CANCELLED.value)
            act.draft.note("talk cancelled", talk.about, "the match ends")


def ended(act: Act, match: Match, reason: str, by: str, actor: int | None = None) -> Iterator[Effect]:
    """End it now. Everybody but the ``actor`` is told that it ended, not why; the coordinator sees why."""
    match = matches.move(
        act.connection, match, MatchState.ENDED, act.seconds, end_reason=reason, ended_by=by, ends_at=None
    )
    act.note("match ended", match.about, f"{by}: {reason}"[:120])
    yield from cancel_coming(act, match)
    yield from _close_talks(act, match)
    yield Close(match.about, tuple(member.person_id for member in match.members))
    care.mend(act, match.id, "the match ended")
    for member in match.members:
        other = act.draft.towards(member.person_id)
        back = (
            None
            if other is None or (reason == "left" and member.person_id == act.person.id)
            else _afterwards(act, other, member.afterwards)
        )
        if member.person_id == actor or other is None:
            continue
        text, actions = farewell(act, match, member.person_id, back, well=reason not in UNSAFE)
        yield Notify(member.person_id, text, "the match ended", match.about, actions)
    told = _(
        "The match of {newcomer} and {mentor} has ended. The reason: {reason}",
        newcomer=named(match.of(Role.NEWCOMER)),
        mentor=named(match.of(Role.MENTOR)),
        reason=match_words.REASONS.get(reason, _("no reason given")),
    )
    yield from act.tell_coordinators(match, told, "the match ended", match.about)


def _afterwards(act: Act, other: Draft, wanted: str) -> datetime | None:
    """Off the list, or a rest before somebody new is proposed; gives until when the rest is."""
    person = other.here.person
    if wanted == "stop":
        other.here.set(listed_at=None)
        role = person.role.value if person.role else ""
        act.draft.note("left the list", role, "after the match", whom=person.id)
        return None
    ending = act.programme.profile.ending
    rest = act.now + timedelta(weeks=ending.rest_weeks if ending else 2)
    until = max(rest, person.paused_until or rest)
    other.here.set(paused_until=until)
    plan_news(act, person.id)
    return until


def farewell(
    act: Act, match: Match, person_id: int, back: datetime | None, *, well: bool
) -> tuple[Text, tuple[tuple[str, Text], ...]]:
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
            day=back.astimezone(act.programme.zone).date(),
        )
    )
    thanks = (button(SayThanks, match.about, _("Say thank you")),) if well else ()
    return paragraphs(*parts), (*thanks, button(MyHours, match.about, _("My hours on paper")))


def thank(act: Act, deed: Thank) -> Iterator[Effect]:
    """Bring a last word, once, for some weeks after the end."""
    match = matches.one(act.connection, deed.match)
    if match is None or match.side_of(act.person.id) is None or match.state is not MatchState.ENDED:
        yield Tell(_("This match goes on. Write a message instead."))
        return
    if act.now - match.since > THANKS_FOR or match.end_reason in UNSAFE:
        yield Tell(_("I cannot bring a message any more."))
        return
    if journal.has(act.connection, f"person:{act.person.id}", "thanked", match.about):
        yield Tell(_("I brought your thanks already."))
        return
    act.note("thanked", match.about)
    text = paragraphs(_("💐 {name} thanks you:", name=act.person.name), Text("«{words}»", {"words": deed.words}))
    for member in match.others(act.person.id):
        actions = (
            button(SayThanks, match.about, _("Say thank you")),
            button(ReportMessage, About.of("said", act.message), _("Report this")),
        )
        yield Notify(member.person_id, text, "words of thanks", match.about, actions)
    yield Tell(_("I bring it to {others}. That is a good end.", others=named(match.others(act.person.id))))


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {Thank: thank}
DUE: dict[str, Callable[[Act, Timer, bool], Iterator[Effect]]] = {"match ends": match_ends}
