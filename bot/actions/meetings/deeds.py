"""The meetings of a match: proposed, answered, moved, cancelled; late, there, and how it was."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.care.nouns import SignKind
from bot.flows import meetings as meeting_flows
from bot.flows.engine.effects import Begin, Close, Notify, Start, Stop, Tell, button
from bot.flows.meetings import MeetingAsked, PlanMeeting
from bot.ground.budget import Budget
from bot.ground.calendar import around_meeting, instant, own_quiet
from bot.ground.deed import Deed, Effect
from bot.ground.messages import Occasion
from bot.ground.text import Text, _, paragraphs, quoted
from bot.matches.nouns import Match, MatchState, Member
from bot.matches.words import named
from bot.meetings import words as meeting_words
from bot.meetings.deeds import AnswerMeeting, CancelMeeting, ProposeMeeting, SayHeld, SayHere, SayLate
from bot.meetings.nouns import Face, Held, Meeting, MeetingState
from bot.turns import bringing
from bot.turns.events import ChatDetached, MatchEnded, MatchPaused, MeetingAgreed, SignSeen
from bot.turns.tables import Does
from bot.turns.turn import MovedOn, Turn
from storage import budgets, journal, matches, meetings, timers

ASKED = f"ask {MeetingAsked.name()}"
OPEN = (MeetingState.PROPOSED, MeetingState.CONFIRMED)
# A change this near to the meeting is told also in quiet hours.
SOON = timedelta(hours=14)
# That somebody is late or there rings in the quiet hours only so long before.
NEAR = timedelta(hours=3)
# A proposal that is not answered is repeated once, after so long.
REPEAT = timedelta(days=1)
# Plans of one side of a match: a week is thought about more than once, but not all night.
PLANS = Budget(8, timedelta(minutes=30))
LATE = Budget(3, timedelta(minutes=20))
TOO_MANY = _("You changed the plan many times. I did not ask. Please wait half an hour, then try again.")


def _read(turn: Turn, id_: int) -> tuple[Meeting, Match]:
    meeting = meetings.one(turn.connection, id_)
    match = matches.one(turn.connection, meeting.match_id) if meeting else None
    if meeting is None or match is None:
        raise LookupError("the meeting is gone")
    return meeting, match


def _rings(turn: Turn, meeting: Meeting) -> bool:
    """Whether a change is told also in quiet hours: what was agreed on is near. A proposal is no
    reason to wake anybody.
    """
    return meeting.state is MeetingState.CONFIRMED and meeting.starts - turn.now < SOON


def _moved_on(turn: Turn, meeting: Meeting) -> MovedOn:
    """How it stands now, for somebody who saw it otherwise; nothing changes."""
    return MovedOn(meeting.about, Tell(meeting_words.state(meeting, turn.programme)))


def propose(turn: Turn, deed: ProposeMeeting) -> Iterator[Effect]:
    """Propose a meeting, or another time for one that stands;
    the first of two proposals at once is the question.
    """
    match = matches.one(turn.connection, deed.match)
    side = match.side_of(turn.person.id) if match else None
    if match is None or side is None or match.state is not MatchState.LIVE:
        yield Tell(_("This match has ended. You cannot plan a meeting."))
        return
    if match.paused_until is not None:
        # Who plans has ended the break.
        match = matches.note(turn.connection, match, paused_until=None)
        turn.note("break over", match.about, "a meeting is planned")
    starts = instant(deed.day, deed.time, turn.programme.zone)
    new = Meeting(
        id=0,
        match_id=match.id,
        state=MeetingState.PROPOSED,
        version=0,
        day=deed.day,
        time=deed.time,
        place=deed.place,
        starts=starts,
        proposed_by=side,
    )
    was = meetings.one(turn.connection, deed.meeting) if deed.meeting is not None else None
    if was is not None and (was.version != deed.version or was.state not in OPEN):
        raise _moved_on(turn, was)
    if was is None:
        coming = meetings.of_matches(turn.connection, [match.id], turn.seconds)
        same = next((each for each in coming if each.state in OPEN and each.starts == starts), None)
        theirs = next((e for e in coming if e.state is MeetingState.PROPOSED and e.proposed_by is not side), None)
        mine = next((e for e in coming if e.state is MeetingState.PROPOSED and e.proposed_by is side), None)
        if same is not None and (same.state is MeetingState.CONFIRMED or same.proposed_by is side):
            yield Tell(meeting_words.state(same, turn.programme))
            return
        if same is not None:
            yield from answer(turn, AnswerMeeting(same.id, same.version, yes=True))
            return
        if theirs is not None:
            turn.note("came too late", theirs.about, "the other side proposed first")
            yield Tell(_("{others} proposed a meeting just before you.", others=named(match.others(turn.person.id))))
            yield Begin(MeetingAsked, theirs.seen)
            return
        was = mine
    refused = _is_too_much(turn, match, new)
    if refused is not None:
        yield Tell(refused)
        return
    yield from _ask(turn, match, was, new)


def _is_too_much(turn: Turn, match: Match, new: Meeting) -> Text | None:
    """Why this is not asked: too many plans, or too many words of one's own among them."""
    if not budgets.spend(turn.connection, f"plans:{match.id}:{turn.person.id}", PLANS, turn.seconds):
        return TOO_MANY
    may = not _is_new_place(turn, new) or bringing.may_bring(turn, match.id)
    return None if may else bringing.TOO_MANY


def _is_new_place(turn: Turn, new: Meeting) -> bool:
    """Whether the place is in words that the other side may never have agreed to."""
    if new.place in turn.programme.places:
        return False
    last = meetings.last(turn.connection, new.match_id)
    return last is None or last.place != new.place


def _ask(turn: Turn, match: Match, was: Meeting | None, new: Meeting) -> Iterator[Effect]:
    me = turn.person.id
    if was is None:
        meeting = meetings.propose(turn.connection, new, turn.seconds)
    else:
        yield Close(was.about, match.people)
        meeting = meetings.change(turn.connection, was, new, turn.seconds)
    turn.note("meeting proposed", meeting.about, f"version {meeting.version}, {meeting.day} {meeting.time:%H:%M}")
    yield Tell(_("I asked {others}. I tell you the answer.", others=named(match.others(me))))
    brought = _bring_place(turn, meeting) if _is_new_place(turn, new) else None
    for member in match.others(me):
        if brought is not None:
            yield replace(brought, person=member.person_id)
        yield Start(member.person_id, MeetingAsked, meeting.seen, "a meeting is proposed")
        again = turn.now + REPEAT
        if again < meeting.starts - timedelta(hours=3):
            turn.plan("meeting unanswered", member.person_id, again, meeting.seen, expires=meeting.starts)
    for mate in match.mates(me):
        told = _("{name} proposed a meeting to {others}.", name=turn.person.name, others=named(match.others(me)))
        yield Notify(mate.person_id, told, "a team mate planned", meeting.about)


def _bring_place(turn: Turn, meeting: Meeting) -> Notify:
    """A place in somebody's own words is brought like any other words of theirs: marked as such,
    with a way to report them, and for some days longer than they are there themselves.
    """
    text = paragraphs(_("📍 {name} wrote a place for a meeting:", name=turn.person.name), quoted(meeting.place))
    return Notify(turn.person.id, text, "words of the other side", meeting.about, (bringing.report(turn),))


def answer(turn: Turn, deed: AnswerMeeting) -> Iterator[Effect]:
    meeting, match = _read(turn, deed.meeting)
    me, side = turn.person.id, match.side_of(turn.person.id)
    fresh = meeting.version == deed.version and meeting.state is MeetingState.PROPOSED
    if side is None or not fresh or meeting.proposed_by is side or match.state is not MatchState.LIVE:
        raise _moved_on(turn, meeting)
    if meeting.starts <= turn.now:
        yield Tell(
            _("This time is over. Please plan a new meeting."), (button(PlanMeeting, match.about, _("Plan a meeting")),)
        )
        return
    yield Close(meeting.about, match.people)
    state = MeetingState.CONFIRMED if deed.yes else MeetingState.DECLINED
    meeting = meetings.change(turn.connection, meeting, replace(meeting, state=state), turn.seconds)
    turn.note(f"meeting {state.value}", meeting.about, f"version {meeting.version}")
    if deed.yes:
        _remind(turn, match, meeting)
        yield MeetingAgreed(match)
    others = match.others(me)
    for member in (*others, *match.mates(me)):
        names = named(match.others(member.person_id))
        text = (
            meeting_words.confirmed(meeting, turn.programme, names)
            if deed.yes
            else meeting_words.not_this_week(meeting, turn.programme, names)
        )
        actions = meeting_flows.meeting_buttons(meeting) if deed.yes else meeting_flows.plan_buttons(match)
        why = "the meeting was confirmed" if deed.yes else "the meeting was declined"
        yield Notify(
            member.person_id,
            text,
            why,
            meeting.about,
            actions,
            now=_rings(turn, meeting),
            occasion=Occasion.CHANGED,
            given=(meeting.day, meeting.time),
        )
    if deed.yes:
        yield Tell(
            meeting_words.confirmed(meeting, turn.programme, named(others)), meeting_flows.meeting_buttons(meeting)
        )
    else:
        yield Tell(_("That is fine. I tell {others}.", others=named(others)), meeting_flows.plan_buttons(match))


def _remind(turn: Turn, match: Match, meeting: Meeting) -> None:
    """Plan everything around a confirmed meeting,
    or say in the journal why something of it will not come.
    """
    programme = turn.programme
    for member in match.members:
        other = turn.towards(member.person_id)
        quiet = own_quiet(other.here.person.quiet if other else "", programme.quiet)
        planned = around_meeting(meeting.starts, turn.now, programme.zone, quiet, programme.evening)
        for each in planned:
            if each.due is None:
                turn.note("not planned", meeting.about, f"{each.kind}: {each.reason}", whom=member.person_id)
                continue
            turn.plan(each.kind, member.person_id, each.due, meeting.seen, expires=each.expires)


def cancel(turn: Turn, deed: CancelMeeting) -> Iterator[Effect]:
    """Cancelling beats confirming: also who saw the proposal may cancel what was confirmed from it
    meanwhile.
    """
    meeting, match = _read(turn, deed.meeting)
    confirmed_since = meeting.state is MeetingState.CONFIRMED and meeting.version == deed.version + 1
    if meeting.state not in OPEN or not (meeting.version == deed.version or confirmed_since):
        raise _moved_on(turn, meeting)
    if meeting.starts <= turn.now:
        yield Tell(_("This meeting has begun already."))
        return
    yield from _off(turn, match, meeting, "cancelled by a member")
    if meetings.fates(turn.connection, match.id, 2) == [MeetingState.CANCELLED] * 2:
        yield SignSeen(match, SignKind.CANCELLED_TWICE)
    yield Tell(
        _("I tell {others} that you cannot come.", others=named(match.others(turn.person.id))),
        meeting_flows.plan_buttons(match),
    )


def _off(turn: Turn, match: Match, meeting: Meeting, rule: str) -> Iterator[Effect]:
    me, rings = turn.person.id, _rings(turn, meeting)
    knows = [member for member in match.members if member.person_id != me and not _is_unasked(turn, meeting, member)]
    yield Close(meeting.about, match.people)
    meeting = meetings.change(turn.connection, meeting, replace(meeting, state=MeetingState.CANCELLED), turn.seconds)
    turn.note("meeting cancelled", meeting.about, rule)
    for member in match.members:
        if member.person_id != me and member not in knows:
            turn.note("not sent", meeting.about, "they were not asked yet", whom=member.person_id)
        elif member.person_id != me:
            names = named(match.others(member.person_id))
            actions = meeting_flows.plan_buttons(match) if match.state is MatchState.LIVE else ()
            yield Notify(
                member.person_id,
                meeting_words.cancelled(meeting, turn.programme, names),
                "the meeting was cancelled",
                meeting.about,
                actions,
                now=rings,
                occasion=Occasion.CHANGED,
                given=(meeting.day, meeting.time),
            )


def _is_unasked(turn: Turn, meeting: Meeting, member: Member) -> bool:
    """Whether somebody has never heard of this meeting: the question waits for their morning."""
    first = meeting.state is MeetingState.PROPOSED and meeting.version == 1
    return first and timers.lately(turn.connection, ASKED, member.person_id, meeting.about, turn.seconds + 1)


def _call_off(turn: Turn, match: Match, before: datetime | None = None) -> Iterator[Effect]:
    """Call off what is planned, or what is before a moment, because the match pauses or ends."""
    for meeting in meetings.of_matches(turn.connection, [match.id], turn.seconds):
        if meeting.state in OPEN and (before is None or meeting.starts < before):
            yield from _off(turn, match, meeting, "the match pauses or ends")


def match_paused(turn: Turn, event: MatchPaused) -> Iterator[Effect]:
    return _call_off(turn, event.match, event.until)


def match_ended(turn: Turn, event: MatchEnded) -> Iterator[Effect]:
    return _call_off(turn, event.match)


def chat_detached(turn: Turn, event: ChatDetached) -> Iterator[Effect]:
    """A stranger had one side's chat: nobody goes to meet them."""
    return _call_off(turn, event.match)


def _over(meeting: Meeting) -> int:
    """When (epoch seconds) nobody has to hear any more what happens on the way to it."""
    return int((meeting.starts + timedelta(hours=6)).timestamp())


def _on_the_day(turn: Turn, meeting: Meeting, version: int) -> bool:
    right = meeting.version == version and meeting.state is MeetingState.CONFIRMED
    return right and meeting.starts - SOON < turn.now < meeting.starts + timedelta(hours=6)


def late(turn: Turn, deed: SayLate) -> Iterator[Effect]:
    meeting, match = _read(turn, deed.meeting)
    if not _on_the_day(turn, meeting, deed.version):
        raise _moved_on(turn, meeting)
    if not budgets.spend(turn.connection, f"late:{meeting.id}:{turn.person.id}", LATE, turn.seconds):
        yield Tell(_("I told {others} already. Travel safely.", others=named(match.others(turn.person.id))))
        return
    turn.note("late", meeting.about, f"{deed.minutes} minutes")
    told = _("{name} is {minutes} minutes late.", name=turn.person.name, minutes=deed.minutes)
    yield from _tell_now(turn, match, meeting, told, "somebody is late")
    yield Tell(_("I told {others}. Travel safely.", others=named(match.others(turn.person.id))))


def _tell_now(turn: Turn, match: Match, meeting: Meeting, told: Text, why: str) -> Iterator[Effect]:
    """The others hear it at once, as long as the meeting is not over, and where it is near also in
    quiet hours.
    """
    for member in match.others(turn.person.id):
        yield Notify(
            member.person_id,
            told,
            why,
            meeting.about,
            now=meeting.starts - turn.now < NEAR,
            useless_at=_over(meeting),
            occasion=Occasion.CHANGED,
            given=(meeting.day, meeting.time),
        )


def here(turn: Turn, deed: SayHere) -> Iterator[Effect]:
    meeting, match = _read(turn, deed.meeting)
    if not _on_the_day(turn, meeting, deed.version):
        raise _moved_on(turn, meeting)
    if journal.has(turn.connection, f"person:{turn.person.id}", "there", meeting.about):
        yield Tell(_("I told {others}. Have a good time.", others=named(match.others(turn.person.id))))
        return
    turn.note("there", meeting.about)
    told = _("{name} is there: {place}.", name=turn.person.name, place=meeting_words.place(meeting, turn.programme))
    yield from _tell_now(turn, match, meeting, told, "somebody is there")
    yield Tell(_("I told {others}. Have a good time.", others=named(match.others(turn.person.id))))


def held(turn: Turn, deed: SayHeld) -> Iterator[Effect]:
    """What one side says; when the sides differ the coordinator hears it, and the pair does not."""
    meeting, match = _read(turn, deed.meeting)
    side = match.side_of(turn.person.id)
    if side is None or meeting.state is not MeetingState.CONFIRMED or meeting.starts > turn.now:
        raise _moved_on(turn, meeting)
    before = {each.side: each for each in meetings.held(turn.connection, meeting.id)}
    meetings.say_held(
        turn.connection, meeting.id, turn.person.id, Held(side, deed.met, deed.minutes, deed.face), turn.seconds
    )
    turn.note("told how it was", meeting.about, "met" if deed.met else "did not meet")
    mine = (turn.person.id, *(mate.person_id for mate in match.mates(turn.person.id)))
    yield Stop(meeting.about, mine[1:])
    for person_id in mine:
        turn.cancel("answered", about=meeting.about, person_id=person_id)
    theirs = next((each for each in before.values() if each.side is not side), None)
    if deed.face == Face.SAD:
        yield SignSeen(match, SignKind.SAD, meeting.about, turn.person.id)
    if theirs is not None and theirs.met != deed.met:
        yield SignSeen(match, SignKind.DIFFER, meeting.about)
        turn.note("answers differ", meeting.about, "the coordinator is told, the pair is not")
        yield from turn.tell_coordinators(
            match, meeting_words.answers_differ(meeting, turn.programme, match), "their answers differ", meeting.about
        )


DEEDS: Mapping[type[Deed], Does] = {
    ProposeMeeting: propose,
    AnswerMeeting: answer,
    CancelMeeting: cancel,
    SayLate: late,
    SayHere: here,
    SayHeld: held,
}
