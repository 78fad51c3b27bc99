"""What becomes of a match and of people's places: taken back, paused, ended; a break, leaving, new sign-ups."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time

from bot import announcements, contact, endings, inbox, talks, themes
from bot.acts import Act, named
from bot.flows.deeds import EndMatch, LeaveList, PauseMatch, SeenVog, TakeBreak, WithdrawMatch
from bot.flows.effects import Close, Effect, Forget, Notify, Save, StopAll, Tell
from bot.matches import OPEN_MATCH, TAKES_PLACE, MatchState
from bot.matchmaking import NOT_NOW, current, decline, everybody, move_to, moved_on
from bot.meetups import cancel_coming
from bot.people import MentorProfile, NewcomerProfile, Role
from bot.text import _
from bot.waiting import begin_news, forget_news
from storage import matches, profiles, timers

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


def seen_vog(act: Act, deed: SeenVog) -> Iterator[Effect]:
    profiles.seen_vog(act.connection, deed.person, act.seconds)
    act.note("vog seen", f"person:{deed.person}", "the day only")
    yield Tell(_("I wrote down that you saw it today."))


def take_break(act: Act, deed: TakeBreak) -> Iterator[Effect]:
    act.draft.here.set(paused_until=deed.until)
    act.note("break", rule=f"until {deed.until.date()}" if deed.until else "over")
    if deed.until is None:
        yield Tell(_("Welcome back. We look for a match for you again."))
        return
    day = deed.until.astimezone(act.programme.zone).date()
    yield Tell(_("That is fine. We propose nobody to you until {day}. You stay on the list.", day=day))


def leave_list(act: Act, _deed: LeaveList) -> Iterator[Effect]:
    """They do not wait any more; what is open or live ends first."""
    yield from themes.free_places(act)
    yield from leave_matches(act, "left the list")
    act.draft.here.set(listed_at=None)
    forget_news(act, "left the list")
    role = act.person.role.value if act.person.role else ""
    act.note("left the list", role, "asked by the person")
    yield Tell(_("You are not on the list any more. I keep your answers. Do you want to come back? Write “start”."))


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
            inbox.carry_on(replace(act, connection=act.draft.writing()))
            announcements.hand_over(replace(act, connection=act.draft.writing()))
        case Forget() if act.person.listed_at is not None:
            act.note("left the list", act.person.role.value if act.person.role else "", effect.reason)
            yield from themes.free_places(replace(act, connection=act.draft.writing()))
            yield from leave_matches(act, "deleted themselves")


def gather_sign_up(act: Act) -> None:
    """Coordinators hear of sign-ups once, on the next working morning."""
    for person_id in act.coordinators():
        if not timers.stands(act.connection, "sign-ups", person_id):
            due = act.programme.office.next_at(act.now, MORNING)
            connection = act.draft.writing()
            timers.plan(
                connection, "sign-ups", person_id, int(due.timestamp()), act.seconds, about=f"since:{act.seconds}"
            )


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {
    WithdrawMatch: withdraw,
    PauseMatch: pause,
    EndMatch: end,
    SeenVog: seen_vog,
    TakeBreak: take_break,
    LeaveList: leave_list,
}
