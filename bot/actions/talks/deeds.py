"""The talks of a match after some months: a time that suits all three, what they prepare,
and what comes of it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta

from bot.flows import meetings as meeting_flows
from bot.flows import talks as talk_flows
from bot.flows.engine.effects import Close, Notify, Start, Tell, button
from bot.flows.matches.staff import open_desk
from bot.flows.talks import TalkMoveStaff
from bot.ground.calendar import MORNING, instant, own_quiet, quiet_until
from bot.ground.deed import Deed, Effect
from bot.ground.messages import Occasion
from bot.ground.packed import pack
from bot.ground.programme import TalkPlan
from bot.ground.text import Text, _, paragraphs
from bot.ground.typed import whole
from bot.matches import words as match_words
from bot.matches.nouns import Match, MatchState
from bot.matches.words import named
from bot.talks import words as talk_words
from bot.talks.deeds import AnswerTalk, ChooseGoOn, MoveTalk, PrepareTalk, SayTalk
from bot.talks.nouns import OPEN_TALK, GoOn, Talk, TalkState, Who
from bot.turns.events import ChatDetached, ConsentGone, MatchBegan, MatchEnded, MatchEnds, MatchPaused, PairStops
from bot.turns.tables import Does
from bot.turns.turn import MovedOn, Turn
from storage import invites, matches, talks

PATIENCE = timedelta(days=3)
# A match that was imported is asked about its talks after so many days.
SETTLE = timedelta(days=14)
SPREAD = 14
PREPARE = timedelta(days=7)
# When staff and the two are asked how it was.
AFTERWARDS = timedelta(hours=3)
FORGOTTEN = timedelta(days=28)
# Asked for another time this often, a person plans it better.
MOVES = 3
NOON = time(12)


def match_began(turn: Turn, event: MatchBegan) -> Iterator[Effect]:
    """Its talks are planned, and the time of each is asked on its day.

    When it goes on here after it began elsewhere, talks whose day has passed were held there.
    """
    match, again = event.match, event.again
    today = turn.today
    began = (match.began or turn.now).astimezone(turn.programme.zone).date()
    known = {talk.kind for talk in talks.of_matches(turn.connection, [match.id])}
    # Some days to come into the chat first; not all pairs on one day, and not two talks of one pair
    # at once.
    settled = today + SETTLE + timedelta(days=match.id % SPREAD)
    for plan in turn.programme.profile.talks:
        target, ask = began + timedelta(days=plan.after_days), began + timedelta(days=plan.ask_days)
        if plan.id not in known and not (again and target <= today):
            _plan(turn, match, plan, plan.id, target, max(ask, settled) if again else ask)
            settled += timedelta(days=SPREAD)
    yield from ()


def _plan(turn: Turn, match: Match, plan: TalkPlan, kind: str, target: date, ask: date) -> None:
    talk = talks.create(turn.connection, match.id, kind, target, turn.seconds)
    zone = turn.programme.zone
    turn.note("talk planned", talk.about, f"around {target}")
    turn.plan("talk ask", match.anchor, max(instant(ask, NOON, zone), turn.now), talk.about)
    overdue = instant(target + timedelta(days=plan.overdue_days), MORNING, zone)
    turn.plan("talk overdue", match.anchor, overdue, match.about.at(talk.id))


def read(turn: Turn, id_: int) -> tuple[Talk, Match, TalkPlan]:
    talk = talks.one(turn.connection, id_)
    match = matches.one(turn.connection, talk.match_id) if talk else None
    plan = turn.programme.talk_plan(talk.kind) if talk else None
    if talk is None or match is None or plan is None:
        raise LookupError("the talk is gone")
    return talk, match, plan


def staff_of(turn: Turn, match: Match, plan: TalkPlan) -> tuple[int, ...]:
    """The people of the staff who answer for a talk: its case manager,
    or the coordinators where there is none here.
    """
    if plan.staff == "case-manager":
        written = whole(matches.case_manager_of(turn.connection, match.anchor))
        person = None if written is None else invites.person_of_staff(turn.connection, written)
        if person is not None:
            return (person,)
    return tuple(turn.coordinators(match))


def everybody(turn: Turn, match: Match, plan: TalkPlan) -> tuple[int, ...]:
    return (*(member.person_id for member in match.members), *staff_of(turn, match, plan))


def who(match: Match, person_id: int) -> Who:
    side = match.side_of(person_id)
    return Who.STAFF if side is None else Who(side.value)


def propose(
    turn: Turn, talk: Talk, match: Match, plan: TalkPlan, day: date, at: time, mover: Who | None
) -> Iterator[Effect]:
    """Ask all for this time; whoever chose it has said yes."""
    asked = everybody(turn, match, plan)
    if talk.state is not TalkState.PLANNED:
        yield Close(talk.about, asked)
    starts = instant(day, at, turn.programme.zone)
    facts = {"day": day.isoformat(), "time": at.strftime("%H:%M"), "starts_at": int(starts.timestamp())}
    talk = talks.change(
        turn.connection,
        talk,
        turn.seconds,
        state=TalkState.PROPOSED.value,
        moves=talk.moves + (mover is not None),
        **facts,
    )
    if mover is not None:
        talk = talks.say(turn.connection, talk, mover, turn.person.id, turn.seconds, yes_version=talk.version)
    turn.note("talk proposed", talk.about, f"version {talk.version}, {day} {at:%H:%M}")
    for id_ in asked:
        if mover is None or (id_ != turn.person.id and who(match, id_) is not mover):
            yield ask(match, id_, talk, "the time of a talk")
            turn.plan("talk unanswered", id_, turn.now + PATIENCE, talk.seen, expires=starts)
    if not staff_of(turn, match, plan):
        turn.note("not asked", talk.about, "nobody of the staff is in the chat")


def ask(match: Match, person_id: int, talk: Talk, why: str) -> Start:
    flow = talk_flows.TalkAsked if match.side_of(person_id) else talk_flows.TalkAskedStaff
    return Start(person_id, flow, talk.seen, why)


def _moved_on(turn: Turn, talk: Talk, plan: TalkPlan) -> MovedOn:
    told = Tell(talk_words.state(talk, plan, turn.programme), talk_flows.talk_buttons(talk))
    return MovedOn(talk.about, told)


def answer(turn: Turn, deed: AnswerTalk) -> Iterator[Effect]:
    talk, match, plan = read(turn, deed.talk)
    if talk.version != deed.version or talk.state is not TalkState.PROPOSED or match.state is not MatchState.LIVE:
        raise _moved_on(turn, talk, plan)
    me = who(match, turn.person.id)
    talk = talks.say(turn.connection, talk, me, turn.person.id, turn.seconds, yes_version=talk.version)
    turn.note("talk answer", talk.about, f"{me.value}: yes")
    turn.cancel("answered", about=talk.about, person_id=turn.person.id)
    if not all(talk.agreed(each) for each in Who):
        yield Tell(_("Thank you. When all say yes, I tell you."))
        return
    yield from _confirm(turn, talk, match, plan)


def _confirm(turn: Turn, talk: Talk, match: Match, plan: TalkPlan) -> Iterator[Effect]:
    yield Close(talk.about, everybody(turn, match, plan))
    # The version stays, so that what all agreed to is what stands.
    talk = talks.note(turn.connection, talk, state=TalkState.CONFIRMED.value)
    turn.note("talk confirmed", talk.about, f"version {talk.version}")
    for id_ in everybody(turn, match, plan):
        _remind(turn, talk, plan, id_, staff=match.side_of(id_) is None)
        text = talk_words.confirmed(talk, plan, turn.programme)
        yield turn.say(
            id_,
            text,
            "the time of a talk stands",
            talk.about,
            talk_flows.talk_buttons(talk),
            occasion=Occasion.CHANGED,
            given=talk_words.given_of(talk),
        )


def _remind(turn: Turn, talk: Talk, plan: TalkPlan, person_id: int, *, staff: bool) -> None:
    if talk.starts is None or talk.day is None:
        return
    zone, programme = turn.programme.zone, turn.programme
    other = turn.towards(person_id)
    quiet = own_quiet(other.here.person.quiet if other else "", programme.quiet)
    if plan.questions:
        prepare = instant(talk.day - PREPARE, NOON, zone)
        at = max(prepare, turn.now + timedelta(hours=1))
        turn.plan("talk prepare", person_id, at, talk.seen, expires=talk.starts)
    before = instant(talk.day - timedelta(days=1), programme.evening, zone)
    if before > turn.now:
        turn.plan("talk tomorrow", person_id, before, talk.seen, expires=talk.starts)
    after = talk.starts + AFTERWARDS
    if staff:
        turn.plan("talk outcome", person_id, after, talk.seen, expires=talk.starts + FORGOTTEN)
    else:
        turn.plan("talk over", person_id, after, talk.seen)
    if plan.decides and not staff:
        turn.plan(
            "talk private",
            person_id,
            quiet_until(after, quiet, zone) or after,
            talk.seen,
            expires=talk.starts + FORGOTTEN,
        )


def move(turn: Turn, deed: MoveTalk) -> Iterator[Effect]:
    """Another time: the others are asked anew. When nothing suits, or it moves for ever,
    the coordinator plans it.
    """
    talk, match, plan = read(turn, deed.talk)
    if (
        talk.version != deed.version
        or talk.state not in (TalkState.PROPOSED, TalkState.CONFIRMED)
        or match.state is not MatchState.LIVE
    ):
        raise _moved_on(turn, talk, plan)
    if deed.day is None or deed.time is None:
        turn.note("talk has no time", talk.about, "none of the times is possible")
        yield Tell(_("That is fine. The coordinator looks for a time with you."))
        yield from ask_for_help(
            turn,
            match,
            talk,
            plan,
            _(
                "None of the times for {talk} is possible for {name}.",
                talk=talk_words.name(plan, talk),
                name=turn.person.name,
            ),
        )
        return
    yield Tell(_("I ask the others. I tell you the answer."))
    if talk.moves + 1 == MOVES:
        yield from ask_for_help(
            turn,
            match,
            talk,
            plan,
            _("The time of {talk} was changed {count} times.", talk=talk_words.name(plan, talk), count=MOVES),
        )
    yield from propose(turn, talk, match, plan, deed.day, deed.time, who(match, turn.person.id))


def ask_for_help(turn: Turn, match: Match, talk: Talk, plan: TalkPlan, told: Text) -> Iterator[Effect]:
    text = paragraphs(match_words.pair(match), told)
    yield from turn.tell_coordinators(
        match,
        text,
        "a talk has no time",
        talk.about,
        (button(TalkMoveStaff, talk.about.at(talk.version), _("Choose a time")),),
    )


def prepare(turn: Turn, deed: PrepareTalk) -> Iterator[Effect]:
    """What somebody wrote is theirs; only who shares it lets the others read it."""
    talk, match, plan = read(turn, deed.talk)
    me = who(match, turn.person.id)
    talks.say(
        turn.connection,
        talk,
        me,
        turn.person.id,
        turn.seconds,
        prepared=pack(deed.words),
        shared=int(deed.shared),
    )
    turn.note("talk prepared", talk.about, f"{me.value}: {'shared' if deed.shared else 'private'}")
    if not deed.shared:
        yield Tell(_("I keep it for you. Nobody else can read it. I show it to you the day before."))
        return
    yield Tell(_("I bring it to the others who come to the talk."))
    text = paragraphs(
        _("📝 {name} writes for {talk}:", name=turn.person.name, talk=talk_words.name(plan, talk)),
        *talk_words.prepared(plan, deed.words),
    )
    for id_ in everybody(turn, match, plan):
        if id_ != turn.person.id and who(match, id_) is not me:
            yield Notify(id_, text, "shared before a talk", talk.about)


def outcome(turn: Turn, deed: SayTalk) -> Iterator[Effect]:
    """Staff say whether it was held, with notes that only staff see."""
    talk, match, plan = read(turn, deed.talk)
    if talk.version != deed.version or talk.state is not TalkState.CONFIRMED:
        yield Tell(talk_words.state(talk, plan, turn.programme))
        return
    turn.cancel("answered", about=talk.about, kinds=("talk outcome",))
    if not deed.held:
        turn.note("talk not held", talk.about, "staff say so")
        yield Close(talk.about, everybody(turn, match, plan))
        talk = talks.note(turn.connection, talk, state=TalkState.PROPOSED.value)
        yield Tell(_("Please choose another time. I ask the others."))
        yield Start(turn.person.id, TalkMoveStaff, talk.seen, "the talk was not held")
        return
    talk = talks.note(turn.connection, talk, state=TalkState.HELD.value, notes=deed.notes)
    turn.note("talk held", talk.about, "staff say so")
    turn.cancel("the talk was held", about=match.about, kinds=("talk overdue",))
    yield Tell(_("Thank you. I kept it."))


def choose(turn: Turn, deed: ChooseGoOn) -> Iterator[Effect]:
    """One side says how to go on; when both did, what they agree on happens,
    and what they don't goes to a person.
    """
    talk, match, plan = read(turn, deed.talk)
    if match.state is not MatchState.LIVE or match.ends is not None:
        yield Tell(_("Thank you. This match has ended already."))
        return
    me = who(match, turn.person.id)
    talk = talks.say(turn.connection, talk, me, turn.person.id, turn.seconds, choice=deed.choice, helpful=deed.helpful)
    turn.note("talk choice", talk.about, f"{me.value}: helpful {deed.helpful} of 5")
    turn.cancel("answered", about=talk.about, person_id=turn.person.id)
    wants = GoOn(deed.choice)
    matches.want_afterwards(turn.connection, match, turn.person.id, _AFTERWARDS[wants])
    yield Tell(_("Thank you. The other side does not see your answers."))
    said = {each: talk.of(each) for each in (Who.NEWCOMER, Who.MENTOR)}
    choices = {found.choice for found in said.values() if found is not None}
    if any(found is None or not found.choice for found in said.values()):
        return
    yield from _both_chose(turn, talk, match, plan, choices)


_AFTERWARDS = {GoOn.CONTINUE: "", GoOn.NEW: "again", GoOn.STOP: "stop"}


def _both_chose(turn: Turn, talk: Talk, match: Match, plan: TalkPlan, choices: set[str]) -> Iterator[Effect]:
    if choices == {GoOn.CONTINUE.value}:
        today = turn.today
        target = today + timedelta(days=plan.after_days)
        _plan(turn, match, plan, f"{talk.kind}+", target, target - timedelta(days=42))
        turn.note("match goes on", match.about, "both want it")
        for member in match.members:
            text = _(
                "🌷 You and {others} both want to go on. That is good news.",
                others=named(match.others(member.person_id)),
            )
            yield Notify(member.person_id, text, "both want to go on", match.about, meeting_flows.plan_buttons(match))
        return
    if GoOn.CONTINUE.value not in choices:
        yield PairStops(match)
        return
    turn.note("choices differ", talk.about, "a person decides with them")
    told = paragraphs(
        _(
            "After {talk}, {match} do not want the same: one wants to go on, the other does not.",
            talk=talk_words.name(plan, talk),
            match=match_words.pair(match),
        ),
        _("They do not know it of each other. Please talk to both."),
    )
    yield from turn.tell_coordinators(match, told, "they do not want the same", "", open_desk(match))


def match_paused(turn: Turn, event: MatchPaused) -> Iterator[Effect]:
    """A talk whose time falls into a break is planned anew after it."""
    match, until = event.match, event.until
    for talk in talks.of_matches(turn.connection, [match.id]):
        plan = turn.programme.talk_plan(talk.kind)
        if (
            talk.state in (TalkState.PROPOSED, TalkState.CONFIRMED)
            and plan
            and talk.starts
            and turn.now < talk.starts < until
        ):
            asked = everybody(turn, match, plan)
            yield Close(talk.about, asked)
            talks.change(turn.connection, talk, turn.seconds, state=TalkState.PLANNED.value)
            turn.note("talk waits", talk.about, "it was in the break")
            turn.plan("talk ask", match.anchor, until, talk.about)
            for id_ in asked:
                told = _(
                    "{talk} falls into the break. I ask for a new time when the break is over.",
                    talk=talk_words.name(plan, talk),
                )
                yield turn.say(id_, told, "the talk waits for the break", talk.about)


def _close(turn: Turn, match: Match) -> Iterator[Effect]:
    for talk in talks.of_matches(turn.connection, [match.id]):
        if talk.state in OPEN_TALK:
            yield Close(talk.about, (*match.people, *turn.coordinators(match)))
            talks.change(turn.connection, talk, turn.seconds, state=TalkState.CANCELLED.value)
            turn.note("talk cancelled", talk.about, "the match ends")


def match_ends(turn: Turn, event: MatchEnds | MatchEnded) -> Iterator[Effect]:
    """No talk is held any more."""
    return _close(turn, event.match)


def chat_detached(turn: Turn, event: ChatDetached) -> Iterator[Effect]:
    """A time to which a stranger agreed is no time: it is asked for again."""
    match, side = event.match, event.match.side_of(event.person)
    for talk in talks.of_matches(turn.connection, [match.id]):
        plan = turn.programme.talk_plan(talk.kind)
        if plan is None or side is None or talk.agreed(Who(side.value)):
            continue
        if talk.state is TalkState.PROPOSED:
            yield ask(match, event.person, talk, "the time of a talk")
        elif talk.state is TalkState.CONFIRMED:
            yield from _ask_anew(turn, talk, match, plan, event.person)


def _ask_anew(turn: Turn, talk: Talk, match: Match, plan: TalkPlan, without: int) -> Iterator[Effect]:
    everyone = everybody(turn, match, plan)
    yield Close(talk.about, everyone)
    talks.change(turn.connection, talk, turn.seconds, state=TalkState.PLANNED.value)
    turn.note("talk waits", talk.about, "the yes was somebody else's")
    turn.plan("talk ask", match.anchor, turn.now, talk.about)
    text = _("The time of {talk} does not hold any more. I ask for it again.", talk=talk_words.name(plan, talk))
    for id_ in everyone:
        if id_ != without:
            yield turn.say(id_, text, "the yes was somebody else's", talk.about)


def consent_gone(turn: Turn, event: ConsentGone) -> Iterator[Effect]:
    """It has not begun, so it has no talks: they are planned when it does."""
    for talk in talks.of_matches(turn.connection, [event.match.id]):
        turn.cancel("the match has not begun", about=talk.about)
    talks.drop(turn.connection, event.match.id)
    yield from ()


DEEDS: Mapping[type[Deed], Does] = {
    AnswerTalk: answer,
    MoveTalk: move,
    PrepareTalk: prepare,
    SayTalk: outcome,
    ChooseGoOn: choose,
}
