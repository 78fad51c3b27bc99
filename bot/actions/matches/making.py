"""How a match comes about: drafted, talked over with the case manager, proposed, accepted or declined."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from bot.actions.care import deeds as care
from bot.actions.people.waiting import plan_news
from bot.actions.talks import deeds as talks
from bot.flows.engine.effects import Begin, Close, Notify, Start, Stop, Tell, button
from bot.flows.matches.pair import MatchProposal, WriteTo
from bot.flows.matches.staff import Consult, MatchDesk
from bot.flows.meetings import PlanMeeting
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.text import Text, _, paragraphs
from bot.matches import fit_words as reasons
from bot.matches import words as match_words
from bot.matches.deeds import AnswerConsult, AnswerMatch, AskCaseManager, DraftMatch, ProposeMatch
from bot.matches.fit import Bar, MentorSide, bars, fit, serious
from bot.matches.nouns import TAKES_PLACE, Match, MatchState
from bot.matches.words import named
from bot.people.deeds import SeenVog
from bot.people.nouns import Role
from bot.turns.turn import Act
from storage import candidates, invites, matches, people, profiles, timers

# A proposal that nobody answers: one reminder, then the coordinator; the case manager likewise.
PATIENCE = timedelta(days=3)


def _open_desk(match: Match) -> tuple[tuple[str, Text], ...]:
    return (button(MatchDesk, match.about, _("Open this match")),)


def current(act: Act, id_: int) -> Match:
    found = matches.one(act.connection, id_)
    if found is None:
        raise LookupError("the match is gone")
    return found


def moved_on(act: Act, match: Match, version: int, *states: MatchState) -> Iterator[Effect]:
    """What the person sees when the match is not as they saw it; nothing when it is."""
    if match.version != version or match.state not in states:
        act.note("came too late", match.about, f"it is {match.state.value} now")
        yield Tell(match_words.match_state(match, act.person.id, act.programme.zone))


def move_to(act: Act, match: Match, state: MatchState, rule: str, **facts: str | int) -> Match:
    moved = matches.move(act.connection, match, state, act.seconds, **facts)
    act.note(f"match {state.value}", match.about, rule)
    if state in (MatchState.DECLINED, MatchState.WITHDRAWN, MatchState.ENDED):
        for member in match.members:
            plan_news(act, member.person_id)
    return moved


def everybody(match: Match) -> tuple[int, ...]:
    return tuple(member.person_id for member in match.members)


def draft(act: Act, deed: DraftMatch) -> Iterator[Effect]:
    """Put a newcomer and a mentor side together, when no hard rule forbids it."""
    seeker = candidates.seeker(act.connection, deed.newcomer)
    side = candidates.side(act.connection, act.programme.id, deed.side, act.seconds)
    if seeker is None or side is None or people.one(act.connection, deed.newcomer) is None:
        yield Tell(_("One of these people is not on the list any more."))
        return
    if matches.of_person(act.connection, deed.newcomer, TAKES_PLACE):
        yield Tell(_("This newcomer has a match already, or one is being made."))
        return
    forbidden = _bars(act, deed.newcomer, side)
    if forbidden:
        yield Tell(paragraphs(_("This match is not possible."), *reasons.bars_for_staff(forbidden)))
        return
    if serious(fit(seeker, side)) and not deed.override:
        yield Tell(_("Something important does not fit. Please choose again and write why this match is good."))
        return
    sides = [(deed.newcomer, Role.NEWCOMER), *((helper.person_id, Role.MENTOR) for helper in side.helpers)]
    staff = act.person.staff
    id_ = matches.create(
        act.connection, act.programme.id, sides, staff.id if staff else None, deed.override, act.seconds
    )
    act.note(
        "match draft", f"match:{id_}", "with a reason for what misses" if deed.override else "nothing important misses"
    )
    yield Begin(MatchDesk, About.of("match", id_, 1))


def _bars(act: Act, newcomer: int, side: MentorSide) -> tuple[Bar, ...]:
    seeker = candidates.seeker(act.connection, newcomer)
    if seeker is None:
        return ()
    declined = candidates.declined(act.connection, newcomer)
    return bars(seeker, side, declined, act.programme.profile.mentoring.vog)


def ask_case_manager(act: Act, deed: AskCaseManager) -> Iterator[Effect]:
    match = current(act, deed.match)
    moved = list(moved_on(act, match, deed.version, MatchState.DRAFT, MatchState.OBJECTED))
    if moved:
        yield from moved
        return
    newcomer = match.of(Role.NEWCOMER)[0].person_id
    written = matches.case_manager_of(act.connection, newcomer)
    person = invites.person_of_staff(act.connection, int(written)) if written.isdecimal() else None
    if person is None:
        yield Tell(_("I can't reach the case manager here. Ask them yourself. Then press: It was agreed."))
        yield Begin(MatchDesk, match.seen)
        return
    match = move_to(act, match, MatchState.ASKED, "the case manager is asked")
    timers.plan(
        act.connection,
        "consult unanswered",
        person,
        _in(act, PATIENCE),
        act.seconds,
        about=match.about,
        version=match.version,
    )
    yield Start(person, Consult, match.seen, "the case manager is asked")
    yield Tell(_("I asked the case manager. I tell you the answer."))


def _in(act: Act, wait: timedelta) -> int:
    return int((act.now + wait).timestamp())


def answer_consult(act: Act, deed: AnswerConsult) -> Iterator[Effect]:
    """The case manager's word, by themselves or written down by the coordinator."""
    match = current(act, deed.match)
    states = (MatchState.DRAFT, MatchState.ASKED, MatchState.OBJECTED) if deed.otherwise else (MatchState.ASKED,)
    moved = list(moved_on(act, match, deed.version, *states))
    if moved:
        yield from moved
        return
    how = "otherwise" if deed.otherwise else "agreed" if deed.agrees else "objection"
    state = MatchState.AGREED if deed.agrees else MatchState.OBJECTED
    timers.cancel(act.connection, act.seconds, "answered", about=match.about)
    match = move_to(act, match, state, how, consulted=how, consult_reason=deed.reason)
    if deed.otherwise:
        yield Begin(MatchDesk, match.seen)
        return
    yield Tell(_("Thank you. I tell the coordinator."))
    newcomer, mentor = named(match.of(Role.NEWCOMER)), named(match.of(Role.MENTOR))
    text = (
        _("The case manager agrees: {newcomer} and {mentor}.", newcomer=newcomer, mentor=mentor)
        if deed.agrees
        else _(
            "The case manager does not agree: {newcomer} and {mentor}. The reason: {reason}",
            newcomer=newcomer,
            mentor=mentor,
            reason=deed.reason,
        )
    )
    yield from act.tell_coordinators(match, text, f"case manager: {how}", match.about, _open_desk(match))


def propose(act: Act, deed: ProposeMatch) -> Iterator[Effect]:
    """Ask both sides; the hard rules are looked at once more in this very moment."""
    match = current(act, deed.match)
    moved = list(moved_on(act, match, deed.version, MatchState.AGREED))
    if moved:
        yield from moved
        return
    newcomer = match.of(Role.NEWCOMER)[0].person_id
    mentor = match.of(Role.MENTOR)[0].person_id
    key = people.mentor_key(act.connection, mentor)
    side = candidates.side(act.connection, act.programme.id, key, act.seconds)
    # This match has its place already.
    forbidden = () if side is None else _bars(act, newcomer, replace(side, taken=side.taken - 1))
    if side is None or forbidden:
        yield Tell(paragraphs(_("This match is not possible."), *reasons.bars_for_staff(forbidden)))
        return
    match = move_to(act, match, MatchState.PROPOSED, "the case manager was heard")
    matches.open_anew(act.connection, match)
    about = match.seen
    for member in match.members:
        yield Start(member.person_id, MatchProposal, about, "a match is proposed")
        timers.plan(
            act.connection,
            "match unanswered",
            member.person_id,
            _in(act, PATIENCE),
            act.seconds,
            about=match.about,
            version=match.version,
        )
    yield Tell(_("I asked both sides. I tell you the answers."))


def answer(act: Act, deed: AnswerMatch) -> Iterator[Effect]:
    """One member answers for their side; when both sides said yes the match is live."""
    match, me = current(act, deed.match), act.person.id
    side = match.side_of(me)
    moved = list(moved_on(act, match, deed.version, MatchState.PROPOSED))
    if moved or side is None:
        yield from moved
        return
    match = matches.answer(act.connection, match, me, "yes" if deed.yes else "no", deed.reason, act.seconds)
    act.note("match answer", match.about, f"{side.value}: {'yes' if deed.yes else 'no'} {deed.reason}".strip())
    mates = tuple(member.person_id for member in match.mates(me))
    if not deed.yes:
        yield from decline(act, match, deed.reason)
        return
    yield Stop(match.about, mates)
    for mate in mates:
        said = _("{name} said yes for your team: {others}.", name=act.person.name, others=named(match.others(me)))
        yield Notify(mate, said, "a team mate answered", match.about)
    other = Role.MENTOR if side is Role.NEWCOMER else Role.NEWCOMER
    timers.cancel(act.connection, act.seconds, "answered", about=match.about, person_id=me)
    if match.answer_of(other) != "yes":
        yield Tell(_("Thank you. I asked {others} too. I tell you the answer.", others=named(match.others(me))))
        return
    yield from _live(act, match)


def _live(act: Act, match: Match) -> Iterator[Effect]:
    match = move_to(act, match, MatchState.LIVE, "both sides said yes", began_at=act.seconds)
    timers.cancel(act.connection, act.seconds, "both said yes", about=match.about)
    care.watch(act, match)
    talks.plan_all(act, match)
    drafts = {member.person_id: act.draft.towards(member.person_id) for member in match.members}
    spoken = {id_: other.here.person.language for id_, other in drafts.items() if other is not None}
    for member in match.members:
        mine = spoken.get(member.person_id, "")
        theirs = [spoken[each.person_id] for each in match.others(member.person_id) if each.person_id in spoken]
        text = match_words.match_begins(match, member.person_id, tuple(dict.fromkeys([mine, *theirs])))
        actions = (
            button(PlanMeeting, match.about, _("Plan a meeting")),
            button(WriteTo, match.about, _("Say hello")),
        )
        if member.person_id == act.person.id:
            yield Tell(text, actions)
        else:
            yield Notify(member.person_id, text, "both sides said yes", match.about, actions)
    newcomer, mentor = named(match.of(Role.NEWCOMER)), named(match.of(Role.MENTOR))
    told = _("{newcomer} and {mentor} both said yes. The match has begun.", newcomer=newcomer, mentor=mentor)
    yield from act.tell_coordinators(match, told, "both sides said yes", match.about)


NOT_NOW = _("This match does not go on. That is nobody's fault. You stay on the list, and we look further.")


def decline(act: Act, match: Match, reason: str) -> Iterator[Effect]:
    match = move_to(act, match, MatchState.DECLINED, f"declined: {reason}"[:120])
    yield Close(match.about, everybody(match))
    yield Tell(_("That is fine. We look for someone else. You stay on the list."))
    for member in match.members:
        if member.person_id != act.person.id:
            yield Notify(member.person_id, NOT_NOW, "the proposal was declined", match.about)
    newcomer, mentor = named(match.of(Role.NEWCOMER)), named(match.of(Role.MENTOR))
    why = match_words.REASONS.get(reason, _("no reason given"))
    told = _(
        "{name} said no to this match: {newcomer} and {mentor}. The reason: {reason}. Both are on the list again.",
        name=act.person.name,
        newcomer=newcomer,
        mentor=mentor,
        reason=why,
    )
    yield from act.tell_coordinators(match, told, "the proposal was declined", match.about)


def seen_vog(act: Act, deed: SeenVog) -> Iterator[Effect]:
    profiles.seen_vog(act.connection, deed.person, act.seconds)
    act.note("vog seen", f"person:{deed.person}", "the day only")
    yield Tell(_("I wrote down that you saw it today."))


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {
    DraftMatch: draft,
    AskCaseManager: ask_case_manager,
    AnswerConsult: answer_consult,
    ProposeMatch: propose,
    AnswerMatch: answer,
    SeenVog: seen_vog,
}
