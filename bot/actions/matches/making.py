"""How a match comes about: drafted, talked over with the case manager, proposed,
accepted or declined.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.flows.engine.effects import Begin, Close, Notify, Start, Stop, Tell, button
from bot.flows.matches.pair import MatchProposal, WriteTo
from bot.flows.matches.staff import Consult, MatchDesk, open_desk
from bot.flows.meetings import PlanMeeting
from bot.ground.about import About
from bot.ground.deed import Deed, Effect
from bot.ground.text import _, paragraphs, within
from bot.ground.typed import whole
from bot.matches import fit_words
from bot.matches import words as match_words
from bot.matches.deeds import AnswerConsult, AnswerMatch, AskCaseManager, DraftMatch, ProposeMatch
from bot.matches.fit import Bar, MentorSide, bars, fit, serious
from bot.matches.nouns import TAKES_PLACE, Match, MatchState
from bot.matches.words import named
from bot.people.deeds import SeenVog
from bot.people.nouns import Role
from bot.turns.events import MatchBegan, MatchNotMade
from bot.turns.tables import Does
from bot.turns.turn import MovedOn, Turn
from storage import candidates, invites, matches, people, profiles

# A proposal that nobody answers: one reminder, then the coordinator; the case manager likewise.
PATIENCE = timedelta(days=3)


def as_seen(turn: Turn, id_: int, version: int, *states: MatchState) -> Match:
    """The match, when it is still as the person saw it; raises MovedOn."""
    match = matches.one(turn.reading, id_)
    if match is None:
        raise LookupError("the match is gone")
    if match.version != version or match.state not in states:
        told = Tell(match_words.match_state(match, turn.person.id, turn.programme.zone))
        raise MovedOn(match.about, told, why=f"it is {match.state.value} now")
    return match


def move_to(turn: Turn, match: Match, state: MatchState, rule: str, **facts: str | int | None) -> Match:
    moved = matches.move(turn.connection, match, state, turn.seconds, **facts)
    turn.note(f"match {state.value}", match.about, rule)
    return moved


def draft(turn: Turn, deed: DraftMatch) -> Iterator[Effect]:
    """Put a newcomer and a mentor side together, when no hard rule forbids it."""
    seeker = candidates.seeker(turn.connection, deed.newcomer)
    side = candidates.side(turn.connection, turn.programme.id, deed.side, turn.seconds)
    if seeker is None or side is None or people.one(turn.connection, deed.newcomer) is None:
        yield Tell(_("One of these people is not on the list any more."))
        return
    if matches.of_person(turn.connection, deed.newcomer, TAKES_PLACE):
        yield Tell(_("This newcomer has a match already, or one is being made."))
        return
    forbidden = _bars(turn, deed.newcomer, side)
    if forbidden:
        yield Tell(paragraphs(_("This match is not possible."), *fit_words.bars_for_staff(forbidden)))
        return
    if serious(fit(seeker, side)) and not deed.override:
        yield Tell(_("Something important does not fit. Please choose again and write why this match is good."))
        return
    sides = [(deed.newcomer, Role.NEWCOMER), *((helper.person_id, Role.MENTOR) for helper in side.helpers)]
    staff = turn.person.staff
    id_ = matches.create(
        turn.connection,
        turn.programme.id,
        sides=sides,
        staff_id=staff.id if staff else None,
        override=deed.override,
        now=turn.seconds,
    )
    turn.note(
        "match draft", f"match:{id_}", "with a reason for what misses" if deed.override else "nothing important misses"
    )
    yield Begin(MatchDesk, About.of("match", id_, 1))


def _bars(turn: Turn, newcomer: int, side: MentorSide) -> tuple[Bar, ...]:
    seeker = candidates.seeker(turn.connection, newcomer)
    if seeker is None:
        return ()
    declined = candidates.declined(turn.connection, newcomer)
    return bars(seeker, side, declined, turn.programme.profile.mentoring.vog)


def ask_case_manager(turn: Turn, deed: AskCaseManager) -> Iterator[Effect]:
    match = as_seen(turn, deed.match, deed.version, MatchState.DRAFT, MatchState.OBJECTED)
    newcomer = match.of(Role.NEWCOMER)[0].person_id
    written = whole(matches.case_manager_of(turn.connection, newcomer))
    person = None if written is None else invites.person_of_staff(turn.connection, written)
    if person is None:
        yield Tell(_("I can't reach the case manager here. Ask them yourself. Then press: It was agreed."))
        yield Begin(MatchDesk, match.seen)
        return
    match = move_to(turn, match, MatchState.ASKED, "the case manager is asked")
    turn.plan("consult unanswered", person, turn.now + PATIENCE, match.seen)
    yield Start(person, Consult, match.seen, "the case manager is asked")
    yield Tell(_("I asked the case manager. I tell you the answer."))


def answer_consult(turn: Turn, deed: AnswerConsult) -> Iterator[Effect]:
    """The case manager's word, by themselves or written down by the coordinator."""
    states = (MatchState.DRAFT, MatchState.ASKED, MatchState.OBJECTED) if deed.otherwise else (MatchState.ASKED,)
    match = as_seen(turn, deed.match, deed.version, *states)
    how = "otherwise" if deed.otherwise else "agreed" if deed.agrees else "objection"
    state = MatchState.AGREED if deed.agrees else MatchState.OBJECTED
    turn.cancel("answered", about=match.about)
    match = move_to(turn, match, state, how, consulted=how, consult_reason=deed.reason)
    if deed.otherwise:
        yield Begin(MatchDesk, match.seen)
        return
    yield Tell(_("Thank you. I tell the coordinator."))
    newcomer, mentor = match_words.sides(match)
    text = (
        _("The case manager agrees: {newcomer} and {mentor}.", newcomer=newcomer, mentor=mentor)
        if deed.agrees
        else _(
            "The case manager does not agree: {newcomer} and {mentor}. The reason: {reason}",
            newcomer=newcomer,
            mentor=mentor,
            reason=within(deed.reason),
        )
    )
    yield from turn.tell_coordinators(match, text, f"case manager: {how}", match.about, open_desk(match))


def propose(turn: Turn, deed: ProposeMatch) -> Iterator[Effect]:
    """Ask both sides; the hard rules are looked at once more in this very moment."""
    match = as_seen(turn, deed.match, deed.version, MatchState.AGREED)
    newcomer = match.of(Role.NEWCOMER)[0].person_id
    mentor = match.of(Role.MENTOR)[0].person_id
    key = people.mentor_key(turn.connection, mentor)
    side = candidates.side(turn.connection, turn.programme.id, key, turn.seconds)
    # This match has its place already.
    forbidden = () if side is None else _bars(turn, newcomer, replace(side, taken=side.taken - 1))
    if side is None or forbidden:
        yield Tell(paragraphs(_("This match is not possible."), *fit_words.bars_for_staff(forbidden)))
        return
    match = move_to(turn, match, MatchState.PROPOSED, "the case manager was heard")
    matches.open_anew(turn.connection, match)
    for member in match.members:
        yield Start(member.person_id, MatchProposal, match.seen, "a match is proposed")
        turn.plan("match unanswered", member.person_id, turn.now + PATIENCE, match.seen)
    yield Tell(_("I asked both sides. I tell you the answers."))


def answer(turn: Turn, deed: AnswerMatch) -> Iterator[Effect]:
    """One member answers for their side; when both sides said yes the match is live."""
    match, me = as_seen(turn, deed.match, deed.version, MatchState.PROPOSED), turn.person.id
    side = match.side_of(me)
    if side is None:
        return
    match = matches.answer(
        turn.connection, match, person_id=me, said="yes" if deed.yes else "no", reason=deed.reason, now=turn.seconds
    )
    turn.note("match answer", match.about, f"{side.value}: {'yes' if deed.yes else 'no'} {deed.reason}".strip())
    mates = tuple(member.person_id for member in match.mates(me))
    if not deed.yes:
        yield from decline(turn, match, deed.reason)
        return
    yield Stop(match.about, mates)
    for mate in mates:
        said = _("{name} said yes for your team: {others}.", name=turn.person.name, others=named(match.others(me)))
        yield Notify(mate, said, "a team mate answered", match.about)
    other = Role.MENTOR if side is Role.NEWCOMER else Role.NEWCOMER
    turn.cancel("answered", about=match.about, person_id=me)
    if match.answer_of(other) != "yes":
        yield Tell(_("Thank you. I asked {others} too. I tell you the answer.", others=named(match.others(me))))
        return
    yield from _live(turn, match)


def _live(turn: Turn, match: Match) -> Iterator[Effect]:
    match = move_to(turn, match, MatchState.LIVE, "both sides said yes", began_at=turn.seconds)
    turn.cancel("both said yes", about=match.about)
    yield MatchBegan(match)
    others = {member.person_id: turn.towards(member.person_id) for member in match.members}
    spoken = {id_: other.here.person.language for id_, other in others.items() if other is not None}
    for member in match.members:
        mine = spoken.get(member.person_id, "")
        theirs = [spoken[each.person_id] for each in match.others(member.person_id) if each.person_id in spoken]
        text = match_words.match_begins(match, member.person_id, tuple(dict.fromkeys([mine, *theirs])))
        buttons = (
            button(PlanMeeting, match.about, _("Plan a meeting")),
            button(WriteTo, match.about, _("Say hello")),
        )
        yield turn.say(member.person_id, text, "both sides said yes", match.about, buttons)
    newcomer, mentor = match_words.sides(match)
    told = _("{newcomer} and {mentor} both said yes. The match has begun.", newcomer=newcomer, mentor=mentor)
    yield from turn.tell_coordinators(match, told, "both sides said yes", match.about)


NOT_NOW = _("This match does not go on. That is nobody's fault. You stay on the list, and we look further.")


def decline(turn: Turn, match: Match, reason: str) -> Iterator[Effect]:
    match = move_to(turn, match, MatchState.DECLINED, f"declined: {reason}"[:120])
    yield MatchNotMade(match)
    yield Close(match.about, match.people)
    yield Tell(_("That is fine. We look for someone else. You stay on the list."))
    for member in match.members:
        if member.person_id != turn.person.id:
            yield Notify(member.person_id, NOT_NOW, "the proposal was declined", match.about)
    newcomer, mentor = match_words.sides(match)
    why = match_words.REASONS.get(reason, _("no reason given"))
    told = _(
        "{name} said no to this match: {newcomer} and {mentor}. The reason: {reason}. Both are on the list again.",
        name=turn.person.name,
        newcomer=newcomer,
        mentor=mentor,
        reason=why,
    )
    yield from turn.tell_coordinators(match, told, "the proposal was declined", match.about)


def seen_vog(turn: Turn, deed: SeenVog) -> Iterator[Effect]:
    profiles.seen_vog(turn.connection, deed.person, turn.seconds)
    turn.note("vog seen", f"person:{deed.person}", "the day only")
    yield Tell(_("I wrote down that you saw it today."))


DEEDS: Mapping[type[Deed], Does] = {
    DraftMatch: draft,
    AskCaseManager: ask_case_manager,
    AnswerConsult: answer_consult,
    ProposeMatch: propose,
    AnswerMatch: answer,
    SeenVog: seen_vog,
}
