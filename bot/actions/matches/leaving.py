"""What becomes of a match and of people's places: taken back, paused, ended; a break, leaving, new sign-ups."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time

from bot.actions.announcements import deeds as announcements
from bot.actions.matches import contact
from bot.actions.matches import ending as endings
from bot.actions.matches.making import NOT_NOW, current, decline, everybody, move_to, moved_on
from bot.actions.meetings.deeds import cancel_coming
from bot.actions.people.sign_ups import gather_sign_up
from bot.actions.people.waiting import begin_news
from bot.actions.requests import due as requests_due
from bot.actions.talks import deeds as talks
from bot.actions.themes import deeds as themes
from bot.flows.engine.effects import Close, Forget, Notify, StopAll, Tell
from bot.ground.deed import Effect
from bot.ground.text import _
from bot.matches.deeds import EndMatch, PauseMatch, WithdrawMatch
from bot.matches.nouns import OPEN_MATCH, TAKES_PLACE, MatchState
from bot.matches.words import named
from bot.people.deeds import Save
from bot.people.nouns import MentorProfile, NewcomerProfile, Role
from bot.turns.turn import Act
from storage import matches, timers

MORNING = time(9)


def withdraw(act: Act, deed: WithdrawMatch) -> Iterator[Effect]:
    """Staff take back what is not live yet; whoever was asked hears it."""
    match = current(act, deed.match)
    moved = list(moved_on(act, match, deed.version, *OPEN_MATCH))
    if moved:
        yield from moved
        return
    asked = match.state is MatchState.PROPOSED
    match = move_to(act, match, MatchState.WITHDRAWN, "withdrawn by staff")
    yield Close(match.about, everybody(match))
    if asked:
        yield from (Notify(id_, NOT_NOW, "the proposal was withdrawn", match.about) for id_ in everybody(match))
    yield Tell(_("I took it back. Both are on the list again."))


def pause(act: Act, deed: PauseMatch) -> Iterator[Effect]:
    """All is quiet between them until a day; coming meetings before it are off."""
    match = current(act, deed.match)
    moved = list(moved_on(act, match, deed.version, MatchState.LIVE))
    if moved:
        yield from moved
        return
    until = int(deed.until.timestamp())
    match = matches.note(act.connection, match, paused_until=until)
    act.note("match paused", match.about, f"{deed.why}, until {deed.until.date()}")
    yield from cancel_coming(act, match, before=until)
    yield from talks.pause(act, match, deed.until)
    day = deed.until.astimezone(act.programme.zone).date()
    for member in match.members:
        timers.plan(
            act.connection, "pause over", member.person_id, until, act.seconds, about=match.about, version=until
        )
        told = _(
            "You and {others} take a break until {day}. I am quiet until then.",
            others=named(match.others(member.person_id)),
            day=day,
        )
        if member.person_id == act.person.id:
            yield Tell(told)
        else:
            yield Notify(member.person_id, told, "the match is paused", match.about)
    if match.side_of(act.person.id) is None:
        yield Tell(_("They take a break until {day}. Both know it.", day=day))
    told = _(
        "{newcomer} and {mentor} take a break until {day}.",
        newcomer=named(match.of(Role.NEWCOMER)),
        mentor=named(match.of(Role.MENTOR)),
        day=day,
    )
    yield from act.tell_coordinators(match, told, "the match is paused", match.about)


def end(act: Act, deed: EndMatch) -> Iterator[Effect]:
    """Now, or after a last meeting; nobody is asked to meet once more who does not feel safe."""
    match = current(act, deed.match)
    moved = list(moved_on(act, match, deed.version, MatchState.LIVE))
    if moved:
        yield from moved
        return
    side = match.side_of(act.person.id)
    by = side.value if side else "staff"
    if side is not None:
        match = matches.want_afterwards(act.connection, match, act.person.id, deed.then)
    if deed.last and deed.reason not in endings.UNSAFE:
        yield from endings.end_soon(act, match, deed.reason, by)
        if side is None:
            yield Tell(_("Both hear that the match ends soon, and why a last meeting is good."))
        return
    yield from endings.ended(act, match, deed.reason, by, act.person.id)
    if side is None:
        yield Tell(_("The match has ended. Both know it."))
        return
    well = deed.reason not in endings.UNSAFE
    text, actions = endings.farewell(
        act, match, act.person.id, act.person.paused_until if act.person.listed_at else None, well=well
    )
    yield Tell(text, actions)


def leave_matches(act: Act, reason: str) -> Iterator[Effect]:
    """Somebody goes: their live matches end, their proposals do not go on. A team goes on without them."""
    for match in matches.of_person(act.connection, act.person.id, TAKES_PLACE):
        if match.mates(act.person.id):
            matches.leave(act.connection, match, act.person.id)
            act.note("left a match", match.about, reason)
        elif match.state is MatchState.LIVE:
            side = match.side_of(act.person.id)
            yield from endings.ended(act, match, "left", side.value if side else "staff", act.person.id)
        else:
            yield from (each for each in decline(act, match, "left") if not isinstance(each, Tell))


def before(act: Act, effect: Effect) -> Iterator[Effect]:
    """What a sign-up, a stop or a good-bye means for others."""
    match effect:
        case Save(profile=NewcomerProfile() | MentorProfile()) if act.person.listed_at is None:
            gather_sign_up(act)
            begin_news(act)
        case StopAll():
            yield from contact.stopped(act)
            yield from themes.free_places(replace(act, connection=act.draft.writing()))
        case Forget() if act.draft.here.staff_id is not None:
            # Also who does not work here any more may carry something still.
            themes.hand_over(replace(act, connection=act.draft.writing()))
            requests_due.carry_on(replace(act, connection=act.draft.writing()))
            announcements.hand_over(replace(act, connection=act.draft.writing()))
        case Forget() if act.person.listed_at is not None:
            act.note("left the list", act.person.role.value if act.person.role else "", effect.reason)
            yield from themes.free_places(replace(act, connection=act.draft.writing()))
            yield from leave_matches(act, "deleted themselves")


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {
    WithdrawMatch: withdraw,
    PauseMatch: pause,
    EndMatch: end,
}
