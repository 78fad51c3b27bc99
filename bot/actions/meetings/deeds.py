"""The meetings of a match: proposed, answered, moved, cancelled; late, there, and how it was."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from bot.actions.care import deeds as care
from bot.care.nouns import SignKind
from bot.flows import meetings as meeting_flows
from bot.flows.engine.effects import Begin, Close, Notify, Start, Stop, Tell, button
from bot.flows.meetings import MeetingAsked, PlanMeeting
from bot.ground.calendar import around_meeting, instant, own_quiet
from bot.ground.deed import Effect
from bot.ground.messages import Occasion
from bot.ground.text import _
from bot.matches.nouns import Match, MatchState
from bot.matches.words import named
from bot.meetings import words as meeting_words
from bot.meetings.deeds import AnswerMeeting, CancelMeeting, ProposeMeeting, SayHeld, SayHere, SayLate
from bot.meetings.nouns import Face, Held, Meeting, MeetingState
from bot.turns.turn import Act
from storage import journal, matches, meetings, timers

OPEN = (MeetingState.PROPOSED, MeetingState.CONFIRMED)
# A change this near to the meeting is told also in quiet hours.
SOON = timedelta(hours=14)
# A proposal that is not answered is repeated once, after so long.
REPEAT = timedelta(days=1)


def _read(act: Act, id_: int) -> tuple[Meeting, Match]:
    meeting = meetings.one(act.connection, id_)
    match = matches.one(act.connection, meeting.match_id) if meeting else None
    if meeting is None or match is None:
        raise LookupError("the meeting is gone")
    return meeting, match


def _soon(act: Act, meeting: Meeting) -> bool:
    return meeting.starts - act.now < SOON


def _stands(act: Act, meeting: Meeting, rule: str = "it has changed since") -> Iterator[Effect]:
    """How it stands now, for somebody who saw it otherwise; nothing changes."""
    act.note("came too late", meeting.about, rule)
    yield Tell(meeting_words.state(meeting, act.programme))


def propose(act: Act, deed: ProposeMeeting) -> Iterator[Effect]:
    """Propose a meeting, or another time for one that stands; the first of two proposals at once is the question."""
    match = matches.one(act.connection, deed.match)
    side = match.side_of(act.person.id) if match else None
    if match is None or side is None or match.state is not MatchState.LIVE:
        yield Tell(_("This match has ended. You cannot plan a meeting."))
        return
    if match.paused_until is not None:
        # Who plans has ended the break.
        match = matches.note(act.connection, match, paused_until=None)
        act.note("break over", match.about, "a meeting is planned")
    starts = instant(deed.day, deed.time, act.programme.zone)
    new = Meeting(0, match.id, MeetingState.PROPOSED, 0, deed.day, deed.time, deed.place, starts, side)
    was = meetings.one(act.connection, deed.meeting) if deed.meeting is not None else None
    if was is not None and (was.version != deed.version or was.state not in OPEN):
        yield from _stands(act, was)
        return
    if was is None:
        coming = meetings.of_matches(act.connection, [match.id], act.seconds)
        same = next((each for each in coming if each.state in OPEN and each.starts == starts), None)
        theirs = next((e for e in coming if e.state is MeetingState.PROPOSED and e.proposed_by is not side), None)
        mine = next((e for e in coming if e.state is MeetingState.PROPOSED and e.proposed_by is side), None)
        if same is not None and (same.state is MeetingState.CONFIRMED or same.proposed_by is side):
            yield Tell(meeting_words.state(same, act.programme))
            return
        if same is not None:
            yield from answer(act, AnswerMeeting(same.id, same.version, yes=True))
            return
        if theirs is not None:
            act.note("came too late", theirs.about, "the other side proposed first")
            yield Tell(_("{others} proposed a meeting just before you.", others=named(match.others(act.person.id))))
            yield Begin(MeetingAsked, theirs.seen)
            return
        was = mine
    yield from _ask(act, match, was, new)


def _ask(act: Act, match: Match, was: Meeting | None, new: Meeting) -> Iterator[Effect]:
    me = act.person.id
    if was is None:
        meeting = meetings.propose(act.connection, new, act.seconds)
    else:
        yield Close(was.about, tuple(member.person_id for member in match.members))
        meeting = meetings.change(act.connection, was, new, act.seconds)
    act.note("meeting proposed", meeting.about, f"version {meeting.version}, {meeting.day} {meeting.time:%H:%M}")
    yield Tell(_("I asked {others}. I tell you the answer.", others=named(match.others(me))))
    for member in match.others(me):
        yield Start(member.person_id, MeetingAsked, meeting.seen, "a meeting is proposed")
        again = act.now + REPEAT
        if again < meeting.starts - timedelta(hours=3):
            timers.plan(
                act.connection,
                "meeting unanswered",
                member.person_id,
                int(again.timestamp()),
                act.seconds,
                about=meeting.about,
                version=meeting.version,
                expires=int(meeting.starts.timestamp()),
            )
    for mate in match.mates(me):
        told = _("{name} proposed a meeting to {others}.", name=act.person.name, others=named(match.others(me)))
        yield Notify(mate.person_id, told, "a team mate planned", meeting.about)


def answer(act: Act, deed: AnswerMeeting) -> Iterator[Effect]:
    meeting, match = _read(act, deed.meeting)
    me, side = act.person.id, match.side_of(act.person.id)
    fresh = meeting.version == deed.version and meeting.state is MeetingState.PROPOSED
    if side is None or not fresh or meeting.proposed_by is side or match.state is not MatchState.LIVE:
        yield from _stands(act, meeting)
        return
    if meeting.starts <= act.now:
        yield Tell(
            _("This time is over. Please plan a new meeting."), (button(PlanMeeting, match.about, _("Plan a meeting")),)
        )
        return
    yield Close(meeting.about, tuple(member.person_id for member in match.members))
    state = MeetingState.CONFIRMED if deed.yes else MeetingState.DECLINED
    meeting = meetings.change(act.connection, meeting, replace(meeting, state=state), act.seconds)
    act.note(f"meeting {state.value}", meeting.about, f"version {meeting.version}")
    if deed.yes:
        _remind(act, match, meeting)
        care.mend(act, match.id, "a meeting is agreed on", *care.MENDED)
    others = match.others(me)
    for member in (*others, *match.mates(me)):
        names = named(match.others(member.person_id))
        text = (
            meeting_words.confirmed(meeting, act.programme, names)
            if deed.yes
            else meeting_words.not_this_week(meeting, act.programme, names)
        )
        actions = meeting_flows.meeting_buttons(meeting) if deed.yes else meeting_flows.plan_buttons(match)
        why = "the meeting was confirmed" if deed.yes else "the meeting was declined"
        yield Notify(
            member.person_id,
            text,
            why,
            meeting.about,
            actions,
            now=_soon(act, meeting),
            occasion=Occasion.CHANGED,
            given=(meeting.day, meeting.time),
        )
    if deed.yes:
        yield Tell(
            meeting_words.confirmed(meeting, act.programme, named(others)), meeting_flows.meeting_buttons(meeting)
        )
    else:
        yield Tell(_("That is fine. I tell {others}.", others=named(others)), meeting_flows.plan_buttons(match))


def _remind(act: Act, match: Match, meeting: Meeting) -> None:
    """Plan everything around a confirmed meeting, or say in the journal why something of it will not come."""
    programme = act.programme
    for member in match.members:
        other = act.draft.towards(member.person_id)
        quiet = own_quiet(other.here.person.quiet if other else "", programme.quiet)
        planned = around_meeting(meeting.starts, act.now, programme.zone, quiet, programme.evening)
        for each in planned:
            if each.due is None:
                act.draft.note("not planned", meeting.about, f"{each.kind}: {each.reason}", whom=member.person_id)
                continue
            timers.plan(
                act.connection,
                each.kind,
                member.person_id,
                int(each.due.timestamp()),
                act.seconds,
                about=meeting.about,
                version=meeting.version,
                expires=int(each.expires.timestamp()) if each.expires else None,
            )


def cancel(act: Act, deed: CancelMeeting) -> Iterator[Effect]:
    """Cancelling beats confirming: also who saw the proposal may cancel what was confirmed from it meanwhile."""
    meeting, match = _read(act, deed.meeting)
    confirmed_since = meeting.state is MeetingState.CONFIRMED and meeting.version == deed.version + 1
    if meeting.state not in OPEN or not (meeting.version == deed.version or confirmed_since):
        yield from _stands(act, meeting)
        return
    if meeting.starts <= act.now:
        yield Tell(_("This meeting has begun already."))
        return
    yield from _off(act, match, meeting, "cancelled by a member")
    if meetings.fates(act.connection, match.id, 2) == [MeetingState.CANCELLED] * 2:
        care.raise_sign(act, match, SignKind.CANCELLED_TWICE)
    yield Tell(
        _("I tell {others} that you cannot come.", others=named(match.others(act.person.id))),
        meeting_flows.plan_buttons(match),
    )


def _off(act: Act, match: Match, meeting: Meeting, rule: str) -> Iterator[Effect]:
    me = act.person.id
    yield Close(meeting.about, tuple(member.person_id for member in match.members))
    meeting = meetings.change(act.connection, meeting, replace(meeting, state=MeetingState.CANCELLED), act.seconds)
    act.note("meeting cancelled", meeting.about, rule)
    for member in match.members:
        if member.person_id != me:
            names = named(match.others(member.person_id))
            actions = meeting_flows.plan_buttons(match) if match.state is MatchState.LIVE else ()
            yield Notify(
                member.person_id,
                meeting_words.cancelled(meeting, act.programme, names),
                "the meeting was cancelled",
                meeting.about,
                actions,
                now=_soon(act, meeting),
                occasion=Occasion.CHANGED,
                given=(meeting.day, meeting.time),
            )


def cancel_coming(act: Act, match: Match, before: int | None = None) -> Iterator[Effect]:
    """Call off what is planned, because the match pauses or ends."""
    for meeting in meetings.of_matches(act.connection, [match.id], act.seconds):
        if meeting.state in OPEN and (before is None or meeting.starts.timestamp() < before):
            yield from _off(act, match, meeting, "the match pauses or ends")


def _over(meeting: Meeting) -> int:
    """When (epoch seconds) nobody has to hear any more what happens on the way to it."""
    return int((meeting.starts + timedelta(hours=6)).timestamp())


def _on_the_day(act: Act, meeting: Meeting, version: int) -> bool:
    right = meeting.version == version and meeting.state is MeetingState.CONFIRMED
    return right and meeting.starts - SOON < act.now < meeting.starts + timedelta(hours=6)


def late(act: Act, deed: SayLate) -> Iterator[Effect]:
    meeting, match = _read(act, deed.meeting)
    if not _on_the_day(act, meeting, deed.version):
        yield from _stands(act, meeting)
        return
    act.note("late", meeting.about, f"{deed.minutes} minutes")
    told = _("{name} is {minutes} minutes late.", name=act.person.name, minutes=deed.minutes)
    for member in match.others(act.person.id):
        yield Notify(
            member.person_id,
            told,
            "somebody is late",
            meeting.about,
            now=True,
            useless_at=_over(meeting),
            occasion=Occasion.CHANGED,
            given=(meeting.day, meeting.time),
        )
    yield Tell(_("I told {others}. Travel safely.", others=named(match.others(act.person.id))))


def here(act: Act, deed: SayHere) -> Iterator[Effect]:
    meeting, match = _read(act, deed.meeting)
    if not _on_the_day(act, meeting, deed.version):
        yield from _stands(act, meeting)
        return
    if journal.has(act.connection, f"person:{act.person.id}", "there", meeting.about):
        yield Tell(_("I told {others}. Have a good time.", others=named(match.others(act.person.id))))
        return
    act.note("there", meeting.about)
    told = _("{name} is there: {place}.", name=act.person.name, place=meeting_words.place(meeting, act.programme))
    for member in match.others(act.person.id):
        yield Notify(
            member.person_id,
            told,
            "somebody is there",
            meeting.about,
            now=True,
            useless_at=_over(meeting),
            occasion=Occasion.CHANGED,
            given=(meeting.day, meeting.time),
        )
    yield Tell(_("I told {others}. Have a good time.", others=named(match.others(act.person.id))))


def held(act: Act, deed: SayHeld) -> Iterator[Effect]:
    """What one side says; when the sides differ the coordinator hears it, and the pair does not."""
    meeting, match = _read(act, deed.meeting)
    side = match.side_of(act.person.id)
    if side is None or meeting.state is not MeetingState.CONFIRMED or meeting.starts > act.now:
        yield from _stands(act, meeting)
        return
    before = {each.side: each for each in meetings.held(act.connection, meeting.id)}
    meetings.say_held(
        act.connection, meeting.id, act.person.id, Held(side, deed.met, deed.minutes, deed.face), act.seconds
    )
    act.note("told how it was", meeting.about, "met" if deed.met else "did not meet")
    mine = (act.person.id, *(mate.person_id for mate in match.mates(act.person.id)))
    yield Stop(meeting.about, mine[1:])
    for person_id in mine:
        timers.cancel(act.connection, act.seconds, "answered", about=meeting.about, person_id=person_id)
    theirs = next((each for each in before.values() if each.side is not side), None)
    if deed.face == Face.SAD:
        care.raise_sign(act, match, SignKind.SAD, about=meeting.about, person_id=act.person.id)
    if theirs is not None and theirs.met != deed.met:
        care.raise_sign(act, match, SignKind.DIFFER, about=meeting.about)
        act.note("answers differ", meeting.about, "the coordinator is told, the pair is not")
        yield from act.tell_coordinators(
            match, meeting_words.answers_differ(meeting, act.programme, match), "their answers differ", meeting.about
        )


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {
    ProposeMeeting: propose,
    AnswerMeeting: answer,
    CancelMeeting: cancel,
    SayLate: late,
    SayHere: here,
    SayHeld: held,
}
