"""The talks of a match after some months: a time that suits all three, what they prepare, and what comes of it."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from bot.actions.care import deeds as care
from bot.actions.matches import ending as endings
from bot.flows import meetings as meeting_flows
from bot.flows import talks as talk_flows
from bot.flows.engine.effects import Close, Notify, Start, Tell, button
from bot.flows.matches.staff import MatchDesk
from bot.flows.talks import TalkMoveStaff
from bot.ground.calendar import instant, own_quiet, quiet_until
from bot.ground.deed import Effect
from bot.ground.messages import Occasion
from bot.ground.programme import TalkPlan
from bot.ground.text import Text, _, paragraphs
from bot.matches import words as match_words
from bot.matches.nouns import Match, MatchState
from bot.matches.words import named
from bot.talks import words as talk_words
from bot.talks.deeds import AnswerTalk, ChooseGoOn, MoveTalk, PrepareTalk, SayTalk
from bot.talks.nouns import GoOn, Talk, TalkState, Who
from bot.turns.turn import Act
from storage import invites, matches, talks, timers

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
MORNING, NOON = time(9), time(12)


def plan_all(act: Act, match: Match, *, again: bool = False) -> None:
    """The match has begun: its talks are planned, and the time of each is asked on its day.

    ``again``: it goes on here after it began elsewhere; talks whose day has passed were held there.
    """
    today = act.now.astimezone(act.programme.zone).date()
    began = (match.began or act.now).astimezone(act.programme.zone).date()
    known = {talk.kind for talk in talks.of_matches(act.connection, [match.id])}
    # Some days to come into the chat first; not all pairs on one day, and not two talks of one pair at once.
    settled = today + SETTLE + timedelta(days=match.id % SPREAD)
    for plan in act.programme.profile.talks:
        target, ask = began + timedelta(days=plan.after_days), began + timedelta(days=plan.ask_days)
        if plan.id not in known and not (again and target <= today):
            _plan(act, match, plan, plan.id, target, max(ask, settled) if again else ask)
            settled += timedelta(days=SPREAD)


def _plan(act: Act, match: Match, plan: TalkPlan, kind: str, target: date, ask: date) -> None:
    talk = talks.create(act.connection, match.id, kind, target, act.seconds)
    zone = act.programme.zone
    act.note("talk planned", talk.about, f"around {target}")
    act.plan("talk ask", care.anchor(match), max(instant(ask, NOON, zone), act.now), talk.about)
    overdue = instant(target + timedelta(days=plan.overdue_days), MORNING, zone)
    act.plan("talk overdue", care.anchor(match), overdue, match.about, talk.id)


def read(act: Act, id_: int) -> tuple[Talk, Match, TalkPlan]:
    talk = talks.one(act.connection, id_)
    match = matches.one(act.connection, talk.match_id) if talk else None
    plan = act.programme.talk_plan(talk.kind) if talk else None
    if talk is None or match is None or plan is None:
        raise LookupError("the talk is gone")
    return talk, match, plan


def staff_of(act: Act, match: Match, plan: TalkPlan) -> tuple[int, ...]:
    """The people of the staff who answer for a talk: its case manager, or the coordinators where there is none here."""
    if plan.staff == "case-manager":
        written = matches.case_manager_of(act.connection, care.anchor(match))
        person = invites.person_of_staff(act.connection, int(written)) if written.isdecimal() else None
        if person is not None:
            return (person,)
    return tuple(act.coordinators(match))


def everybody(act: Act, match: Match, plan: TalkPlan) -> tuple[int, ...]:
    return (*(member.person_id for member in match.members), *staff_of(act, match, plan))


def who(match: Match, person_id: int) -> Who:
    side = match.side_of(person_id)
    return Who.STAFF if side is None else Who(side.value)


def propose(
    act: Act, talk: Talk, match: Match, plan: TalkPlan, day: date, at: time, mover: Who | None
) -> Iterator[Effect]:
    """Ask all for this time; whoever chose it has said yes."""
    asked = everybody(act, match, plan)
    if talk.state is not TalkState.PLANNED:
        yield Close(talk.about, asked)
    starts = instant(day, at, act.programme.zone)
    facts = {"day": day.isoformat(), "time": at.strftime("%H:%M"), "starts_at": int(starts.timestamp())}
    talk = talks.change(
        act.connection,
        talk,
        act.seconds,
        state=TalkState.PROPOSED.value,
        moves=talk.moves + (mover is not None),
        **facts,
    )
    if mover is not None:
        talk = talks.say(act.connection, talk, mover, act.person.id, act.seconds, yes_version=talk.version)
    act.note("talk proposed", talk.about, f"version {talk.version}, {day} {at:%H:%M}")
    for id_ in asked:
        if mover is None or (id_ != act.person.id and who(match, id_) is not mover):
            yield ask(match, id_, talk, "the time of a talk")
            act.plan("talk unanswered", id_, act.now + PATIENCE, talk.about, talk.version, starts)
    if not staff_of(act, match, plan):
        act.draft.note("not asked", talk.about, "nobody of the staff is in the chat")


def ask(match: Match, person_id: int, talk: Talk, why: str) -> Start:
    flow = talk_flows.TalkAsked if match.side_of(person_id) else talk_flows.TalkAskedStaff
    return Start(person_id, flow, talk.seen, why)


def answer(act: Act, deed: AnswerTalk) -> Iterator[Effect]:
    talk, match, plan = read(act, deed.talk)
    if talk.version != deed.version or talk.state is not TalkState.PROPOSED or match.state is not MatchState.LIVE:
        act.note("came too late", talk.about, "it has changed since")
        yield Tell(talk_words.state(talk, plan, act.programme), talk_flows.talk_buttons(talk))
        return
    me = who(match, act.person.id)
    talk = talks.say(act.connection, talk, me, act.person.id, act.seconds, yes_version=talk.version)
    act.note("talk answer", talk.about, f"{me.value}: yes")
    timers.cancel(act.connection, act.seconds, "answered", about=talk.about, person_id=act.person.id)
    if not all(talk.agreed(each) for each in Who):
        yield Tell(_("Thank you. When all say yes, I tell you."))
        return
    yield from _confirm(act, talk, match, plan)


def _confirm(act: Act, talk: Talk, match: Match, plan: TalkPlan) -> Iterator[Effect]:
    yield Close(talk.about, everybody(act, match, plan))
    # The version stays, so that what all agreed to is what stands.
    talk = talks.note(act.connection, talk, state=TalkState.CONFIRMED.value)
    act.note("talk confirmed", talk.about, f"version {talk.version}")
    for id_ in everybody(act, match, plan):
        _remind(act, talk, plan, id_, staff=match.side_of(id_) is None)
        text = talk_words.confirmed(talk, plan, act.programme)
        if id_ == act.person.id:
            yield Tell(text, talk_flows.talk_buttons(talk))
        else:
            yield Notify(
                id_,
                text,
                "the time of a talk stands",
                talk.about,
                talk_flows.talk_buttons(talk),
                occasion=Occasion.CHANGED,
                given=talk_words.given_of(talk),
            )


def _remind(act: Act, talk: Talk, plan: TalkPlan, person_id: int, *, staff: bool) -> None:
    if talk.starts is None or talk.day is None:
        return
    zone, programme = act.programme.zone, act.programme
    other = act.draft.towards(person_id)
    quiet = own_quiet(other.here.person.quiet if other else "", programme.quiet)
    if plan.questions:
        prepare = instant(talk.day - PREPARE, NOON, zone)
        at = max(prepare, act.now + timedelta(hours=1))
        act.plan("talk prepare", person_id, at, talk.about, talk.version, talk.starts)
    before = instant(talk.day - timedelta(days=1), programme.evening, zone)
    if before > act.now:
        act.plan("talk tomorrow", person_id, before, talk.about, talk.version, talk.starts)
    after = talk.starts + AFTERWARDS
    if staff:
        act.plan("talk outcome", person_id, after, talk.about, talk.version, talk.starts + FORGOTTEN)
    else:
        act.plan("talk over", person_id, after, talk.about, talk.version)
    if plan.decides and not staff:
        act.plan(
            "talk private",
            person_id,
            quiet_until(after, quiet, zone) or after,
            talk.about,
            talk.version,
            talk.starts + FORGOTTEN,
        )


def move(act: Act, deed: MoveTalk) -> Iterator[Effect]:
    """Another time: the others are asked anew. When nothing suits, or it moves for ever, the coordinator plans it."""
    talk, match, plan = read(act, deed.talk)
    if (
        talk.version != deed.version
        or talk.state not in (TalkState.PROPOSED, TalkState.CONFIRMED)
        or match.state is not MatchState.LIVE
    ):
        act.note("came too late", talk.about, "it has changed since")
        yield Tell(talk_words.state(talk, plan, act.programme), talk_flows.talk_buttons(talk))
        return
    if deed.day is None or deed.time is None:
        act.note("talk has no time", talk.about, "none of the times is possible")
        yield Tell(_("That is fine. The coordinator looks for a time with you."))
        yield from ask_for_help(
            act,
            match,
            talk,
            plan,
            _(
                "None of the times for {talk} is possible for {name}.",
                talk=talk_words.name(plan, talk),
                name=act.person.name,
            ),
        )
        return
    yield Tell(_("I ask the others. I tell you the answer."))
    if talk.moves + 1 == MOVES:
        yield from ask_for_help(
            act,
            match,
            talk,
            plan,
            _("The time of {talk} was changed {count} times.", talk=talk_words.name(plan, talk), count=MOVES),
        )
    yield from propose(act, talk, match, plan, deed.day, deed.time, who(match, act.person.id))


def ask_for_help(act: Act, match: Match, talk: Talk, plan: TalkPlan, told: Text) -> Iterator[Effect]:
    text = paragraphs(match_words.pair(match), told)
    yield from act.tell_coordinators(
        match,
        text,
        "a talk has no time",
        talk.about,
        (button(TalkMoveStaff, talk.about.at(talk.version), _("Choose a time")),),
    )


def prepare(act: Act, deed: PrepareTalk) -> Iterator[Effect]:
    """What somebody wrote is theirs; only who shares it lets the others read it."""
    talk, match, plan = read(act, deed.talk)
    me = who(match, act.person.id)
    talks.say(
        act.connection,
        talk,
        me,
        act.person.id,
        act.seconds,
        prepared=json.dumps(deed.words, ensure_ascii=False),
        shared=int(deed.shared),
    )
    act.note("talk prepared", talk.about, f"{me.value}: {'shared' if deed.shared else 'private'}")
    if not deed.shared:
        yield Tell(_("I keep it for you. Nobody else can read it. I show it to you the day before."))
        return
    yield Tell(_("I bring it to the others who come to the talk."))
    text = paragraphs(
        _("📝 {name} writes for {talk}:", name=act.person.name, talk=talk_words.name(plan, talk)),
        *talk_words.prepared(plan, deed.words),
    )
    for id_ in everybody(act, match, plan):
        if id_ != act.person.id and who(match, id_) is not me:
            yield Notify(id_, text, "shared before a talk", talk.about)


def outcome(act: Act, deed: SayTalk) -> Iterator[Effect]:
    """Staff say whether it was held, with notes that only staff see."""
    talk, match, plan = read(act, deed.talk)
    if talk.version != deed.version or talk.state is not TalkState.CONFIRMED:
        yield Tell(talk_words.state(talk, plan, act.programme))
        return
    timers.cancel(act.connection, act.seconds, "answered", about=talk.about, kinds=("talk outcome",))
    if not deed.held:
        act.note("talk not held", talk.about, "staff say so")
        yield Close(talk.about, everybody(act, match, plan))
        talk = talks.note(act.connection, talk, state=TalkState.PROPOSED.value)
        yield Tell(_("Please choose another time. I ask the others."))
        yield Start(act.person.id, TalkMoveStaff, talk.seen, "the talk was not held")
        return
    talk = talks.note(act.connection, talk, state=TalkState.HELD.value, notes=deed.notes)
    act.note("talk held", talk.about, "staff say so")
    timers.cancel(act.connection, act.seconds, "the talk was held", about=match.about, kinds=("talk overdue",))
    yield Tell(_("Thank you. I kept it."))


def choose(act: Act, deed: ChooseGoOn) -> Iterator[Effect]:
    """One side says how to go on; when both did, what they agree on happens, and what they don't goes to a person."""
    talk, match, plan = read(act, deed.talk)
    if match.state is not MatchState.LIVE or match.ends is not None:
        yield Tell(_("Thank you. This match has ended already."))
        return
    me = who(match, act.person.id)
    talk = talks.say(act.connection, talk, me, act.person.id, act.seconds, choice=deed.choice, helpful=deed.helpful)
    act.note("talk choice", talk.about, f"{me.value}: helpful {deed.helpful} of 5")
    timers.cancel(act.connection, act.seconds, "answered", about=talk.about, person_id=act.person.id)
    wants = GoOn(deed.choice)
    matches.want_afterwards(act.connection, match, act.person.id, _AFTERWARDS[wants])
    yield Tell(_("Thank you. The other side does not see your answers."))
    said = {each: talk.of(each) for each in (Who.NEWCOMER, Who.MENTOR)}
    choices = {found.choice for found in said.values() if found is not None}
    if any(found is None or not found.choice for found in said.values()):
        return
    yield from _both_chose(act, talk, match, plan, choices)


_AFTERWARDS = {GoOn.CONTINUE: "", GoOn.NEW: "again", GoOn.STOP: "stop"}


def _both_chose(act: Act, talk: Talk, match: Match, plan: TalkPlan, choices: set[str]) -> Iterator[Effect]:
    if choices == {GoOn.CONTINUE.value}:
        today = act.now.astimezone(act.programme.zone).date()
        target = today + timedelta(days=plan.after_days)
        _plan(act, match, plan, f"{talk.kind}+", target, target - timedelta(days=42))
        act.note("match goes on", match.about, "both want it")
        for member in match.members:
            text = _(
                "🌷 You and {others} both want to go on. That is good news.",
                others=named(match.others(member.person_id)),
            )
            yield Notify(member.person_id, text, "both want to go on", match.about, meeting_flows.plan_buttons(match))
        return
    if GoOn.CONTINUE.value not in choices:
        yield from endings.end_soon(act, match, "goal", "both")
        return
    act.note("choices differ", talk.about, "a person decides with them")
    told = paragraphs(
        _(
            "After {talk}, {match} do not want the same: one wants to go on, the other does not.",
            talk=talk_words.name(plan, talk),
            match=match_words.pair(match),
        ),
        _("They do not know it of each other. Please talk to both."),
    )
    yield from act.tell_coordinators(
        match, told, "they do not want the same", "", (button(MatchDesk, match.about, _("Open this match")),)
    )


def pause(act: Act, match: Match, until: datetime) -> Iterator[Effect]:
    """A talk whose time falls into a break is planned anew after it."""
    for talk in talks.of_matches(act.connection, [match.id]):
        plan = act.programme.talk_plan(talk.kind)
        if (
            talk.state in (TalkState.PROPOSED, TalkState.CONFIRMED)
            and plan
            and talk.starts
            and act.now < talk.starts < until
        ):
            asked = everybody(act, match, plan)
            yield Close(talk.about, asked)
            talks.change(act.connection, talk, act.seconds, state=TalkState.PLANNED.value)
            act.note("talk waits", talk.about, "it was in the break")
            act.plan("talk ask", care.anchor(match), until, talk.about)
            for id_ in asked:
                told = _(
                    "{talk} falls into the break. I ask for a new time when the break is over.",
                    talk=talk_words.name(plan, talk),
                )
                if id_ != act.person.id:
                    yield Notify(id_, told, "the talk waits for the break", talk.about)
                else:
                    yield Tell(told)


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {
    AnswerTalk: answer,
    MoveTalk: move,
    PrepareTalk: prepare,
    SayTalk: outcome,
    ChooseGoOn: choose,
}
