"""The talks of a match after some months: a time that suits all three, what they prepare, and what comes of it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot import care, endings
from bot.acts import Act, Postpone, Skip
from bot.calendar import instant, own_quiet, quiet_until
from bot.flows import saying
from bot.flows import talk_words as words
from bot.flows.deeds import AnswerTalk, ChooseGoOn, MoveTalk, PrepareTalk, SayTalk
from bot.flows.effects import Close, Effect, Notify, Start, Stop, Tell
from bot.flows.saying import named
from bot.free_times import possible_times
from bot.matches import Match, MatchState
from bot.messages import Occasion
from bot.programme import TalkPlan
from bot.text import Text, _, paragraphs
from bot.year import OPEN_TALK, GoOn, SignKind, Talk, TalkState, Who
from storage import invites, matches, talks, timers
from storage.timers import Timer

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


def _all(act: Act, match: Match, plan: TalkPlan) -> tuple[int, ...]:
    return (*(member.person_id for member in match.members), *staff_of(act, match, plan))


def who(match: Match, person_id: int) -> Who:
    side = match.side_of(person_id)
    return Who.STAFF if side is None else Who(side.value)


def _propose(
    act: Act, talk: Talk, match: Match, plan: TalkPlan, day: date, at: time, mover: Who | None
) -> Iterator[Effect]:
    """Ask all for this time; whoever chose it has said yes."""
    everybody = _all(act, match, plan)
    if talk.state is not TalkState.PLANNED:
        yield Close(talk.about, everybody)
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
    for id_ in everybody:
        if mover is None or (id_ != act.person.id and who(match, id_) is not mover):
            yield _ask(match, id_, talk, "the time of a talk")
            act.plan("talk unanswered", id_, act.now + PATIENCE, talk.about, talk.version, starts)
    if not staff_of(act, match, plan):
        act.draft.note("not asked", talk.about, "nobody of the staff is in the chat")


def _ask(match: Match, person_id: int, talk: Talk, why: str) -> Start:
    flow = "TalkAsked" if match.side_of(person_id) else "TalkAskedStaff"
    return Start(person_id, flow, f"{talk.about}:{talk.version}", why)


def answer(act: Act, deed: AnswerTalk) -> Iterator[Effect]:
    talk, match, plan = read(act, deed.talk)
    if talk.version != deed.version or talk.state is not TalkState.PROPOSED or match.state is not MatchState.LIVE:
        act.note("came too late", talk.about, "it has changed since")
        yield Tell(words.state(talk, plan, act.programme), words.actions(talk))
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
    yield Close(talk.about, _all(act, match, plan))
    # The version stays, so that what all agreed to is what stands.
    talk = talks.note(act.connection, talk, state=TalkState.CONFIRMED.value)
    act.note("talk confirmed", talk.about, f"version {talk.version}")
    for id_ in _all(act, match, plan):
        _remind(act, talk, plan, id_, staff=match.side_of(id_) is None)
        text = words.confirmed(talk, plan, act.programme)
        if id_ == act.person.id:
            yield Tell(text, words.actions(talk))
        else:
            yield Notify(
                id_,
                text,
                "the time of a talk stands",
                talk.about,
                words.actions(talk),
                occasion=Occasion.CHANGED,
                given=words.given_of(talk),
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
        yield Tell(words.state(talk, plan, act.programme), words.actions(talk))
        return
    if deed.day is None or deed.time is None:
        act.note("talk has no time", talk.about, "none of the times is possible")
        yield Tell(_("That is fine. The coordinator looks for a time with you."))
        yield from _help(
            act,
            match,
            talk,
            plan,
            _(
                "None of the times for {talk} is possible for {name}.",
                talk=words.name(plan, talk),
                name=act.person.name,
            ),
        )
        return
    yield Tell(_("I ask the others. I tell you the answer."))
    if talk.moves + 1 == MOVES:
        yield from _help(
            act,
            match,
            talk,
            plan,
            _("The time of {talk} was changed {count} times.", talk=words.name(plan, talk), count=MOVES),
        )
    yield from _propose(act, talk, match, plan, deed.day, deed.time, who(match, act.person.id))


def _help(act: Act, match: Match, talk: Talk, plan: TalkPlan, told: Text) -> Iterator[Effect]:
    text = paragraphs(saying.pair(match), told)
    yield from act.tell_coordinators(
        match,
        text,
        "a talk has no time",
        talk.about,
        ((f"!TalkMoveStaff {talk.about}:{talk.version}", _("Choose a time")),),
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
        _("📝 {name} writes for {talk}:", name=act.person.name, talk=words.name(plan, talk)),
        *words.prepared(plan, deed.words),
    )
    for id_ in _all(act, match, plan):
        if id_ != act.person.id and who(match, id_) is not me:
            yield Notify(id_, text, "shared before a talk", talk.about)


def outcome(act: Act, deed: SayTalk) -> Iterator[Effect]:
    """Staff say whether it was held, with notes that only staff see."""
    talk, match, plan = read(act, deed.talk)
    if talk.version != deed.version or talk.state is not TalkState.CONFIRMED:
        yield Tell(words.state(talk, plan, act.programme))
        return
    timers.cancel(act.connection, act.seconds, "answered", about=talk.about, kinds=("talk outcome",))
    if not deed.held:
        act.note("talk not held", talk.about, "staff say so")
        yield Close(talk.about, _all(act, match, plan))
        talk = talks.note(act.connection, talk, state=TalkState.PROPOSED.value)
        yield Tell(_("Please choose another time. I ask the others."))
        yield Start(act.person.id, "TalkMoveStaff", f"{talk.about}:{talk.version}", "the talk was not held")
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
            yield Notify(member.person_id, text, "both want to go on", match.about, saying.plan_actions(match))
        return
    if GoOn.CONTINUE.value not in choices:
        yield from endings.end_soon(act, match, "goal", "both")
        return
    act.note("choices differ", talk.about, "a person decides with them")
    told = paragraphs(
        _(
            "After {talk}, {match} do not want the same: one wants to go on, the other does not.",
            talk=words.name(plan, talk),
            match=saying.pair(match),
        ),
        _("They do not know it of each other. Please talk to both."),
    )
    yield from act.tell_coordinators(
        match, told, "they do not want the same", "", ((f"!MatchDesk {match.about}", _("Open this match")),)
    )


# What is due


def _due(act: Act, timer: Timer, *states: TalkState) -> tuple[Talk, Match, TalkPlan]:
    try:
        talk, match, plan = read(act, int(timer.about.split(":")[1]))
    except LookupError as error:
        raise Skip("the talk is gone") from error
    if match.state is not MatchState.LIVE:
        raise Skip("the match is not live any more")
    if talk.state not in states or (timer.version and talk.version != timer.version):
        raise Skip("the talk has changed")
    return talk, match, plan


def still_asks(act: Act, timer: Timer, flow: str) -> None:
    """Whether a question that had to wait makes sense yet; raises Skip."""
    talk, match, _plan_of = _due(act, timer, TalkState.PROPOSED, TalkState.CONFIRMED, TalkState.HELD)
    if flow.startswith("TalkAsked") and talk.agreed(who(match, timer.person_id)):
        raise Skip("answered meanwhile")


def ask_time(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    talk, match, plan = _due(act, timer, TalkState.PLANNED)
    if match.paused_until is not None and match.paused_until > act.now:
        raise Postpone(match.paused_until, "they take a break")
    found = possible_times(act.connection, act.programme, match, talk, act.now)
    if not found:
        raise Skip("the programme has no times for talks")
    yield from _propose(act, talk, match, plan, *found[0], None)


def unanswered(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Asked once more after some days; after that the coordinator hears it."""
    talk, match, plan = _due(act, timer, TalkState.PROPOSED)
    mine = who(match, timer.person_id)
    if talk.agreed(mine):
        raise Skip("answered meanwhile")
    if timer.kind == "talk unanswered":
        act.plan("talk silent", timer.person_id, act.now + PATIENCE, talk.about, talk.version, talk.starts)
        yield _ask(match, timer.person_id, talk, "not answered for three days")
        return
    told = _(
        "{name} has not answered for six days when {talk} can be.", name=act.person.name, talk=words.name(plan, talk)
    )
    yield from _help(act, match, talk, plan, told)


def ask_to_prepare(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    talk, match, _plan_of = _due(act, timer, TalkState.CONFIRMED)
    flow = "PrepareForTalk" if match.side_of(timer.person_id) else "PrepareForTalkStaff"
    yield Start(timer.person_id, flow, f"{talk.about}:{talk.version}", "a week before the talk")


def tomorrow(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    talk, match, plan = _due(act, timer, TalkState.CONFIRMED)
    today = act.now.astimezone(act.programme.zone).date()
    head = (
        _("📅 Today is {talk}.", talk=words.name(plan, talk))
        if talk.day == today
        else _("📅 Tomorrow is {talk}.", talk=words.name(plan, talk))
    )
    mine = talk.of(who(match, timer.person_id))
    own = (
        words.prepared(plan, json.loads(mine.prepared))
        if mine is not None and mine.prepared and mine.person_id == timer.person_id
        else ()
    )
    notes = (_("You wrote:"), *own) if own else ()
    text = paragraphs(head, words.when(talk, act.programme), *notes)
    until = int(talk.starts.timestamp()) if talk.starts else 0
    yield Notify(
        timer.person_id,
        text,
        "the day before a talk",
        talk.about,
        words.actions(talk),
        now=True,
        useless_at=until,
        occasion=Occasion.REMINDER,
        given=words.given_of(talk),
    )


PREPARATION = ("PrepareForTalk", "PrepareForTalkStaff")


def over(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Nobody prepares for a talk that is over."""
    talk, _match, _plan_of = _due(act, timer, TalkState.CONFIRMED, TalkState.HELD)
    yield Stop(talk.about, (timer.person_id,), PREPARATION)


def ask_outcome(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    talk, _match, _plan_of = _due(act, timer, TalkState.CONFIRMED)
    yield Stop(talk.about, (timer.person_id,), PREPARATION)
    yield Start(timer.person_id, "TalkOutcome", f"{talk.about}:{talk.version}", "the talk is over")


def ask_private(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Each side alone; a reminder after three days, then a person."""
    talk, match, plan = _due(act, timer, TalkState.CONFIRMED, TalkState.HELD)
    mine = talk.of(who(match, timer.person_id))
    if mine is not None and mine.choice:
        raise Skip("answered already")
    if timer.kind == "private silent":
        told = _("{name} has not said how to go on after {talk}.", name=act.person.name, talk=words.name(plan, talk))
        yield from act.tell_coordinators(
            match,
            paragraphs(saying.pair(match), told),
            "no word after the talk",
            talk.about,
            ((f"!MatchDesk {match.about}", _("Open this match")),),
        )
        return
    following = "private again" if timer.kind == "talk private" else "private silent"
    act.plan(following, timer.person_id, act.now + PATIENCE, talk.about, talk.version, timer_expires(timer))
    yield Start(timer.person_id, "HowToGoOn", f"{talk.about}:{talk.version}", "after the talk, privately")


def timer_expires(timer: Timer) -> datetime | None:
    return None if timer.expires is None else datetime.fromtimestamp(timer.expires + 86400 * 14, tz=UTC)


def overdue(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    match = care.live(act, timer)
    talk = talks.one(act.connection, timer.version)
    if talk is None or talk.state not in OPEN_TALK:
        raise Skip("the talk was held")
    care.raise_sign(act, match, SignKind.TALK_OVERDUE, about=talk.about)
    yield from ()


def staff_left(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """The case manager works here no more: the coordinators answer for the talk; the pair keeps its time."""
    # Its version is the staff member's id, so that each departure counts once.
    talk, match, plan = _due(act, replace(timer, version=0), *OPEN_TALK)
    if talk.state is TalkState.PLANNED or plan.staff != "case-manager":
        raise Skip("they have no part in it yet")
    act.note("talk without staff", talk.about, "the case manager left")
    staff = staff_of(act, match, plan)
    talk = talks.say(act.connection, talk, Who.STAFF, None, act.seconds, yes_version=0)
    if talk.state is TalkState.CONFIRMED:
        talk = talks.note(act.connection, talk, state=TalkState.PROPOSED.value)
        timers.cancel(act.connection, act.seconds, "the case manager left", about=talk.about)
    for id_ in staff:
        told = paragraphs(
            saying.pair(match),
            _(
                "The case manager of {talk} does not work here any more. Who comes instead?",
                talk=words.name(plan, talk),
            ),
        )
        yield Notify(id_, told, "the case manager left", talk.about)
        yield Start(id_, "TalkAskedStaff", f"{talk.about}:{talk.version}", "the case manager left")


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
            everybody = _all(act, match, plan)
            yield Close(talk.about, everybody)
            talks.change(act.connection, talk, act.seconds, state=TalkState.PLANNED.value)
            act.note("talk waits", talk.about, "it was in the break")
            act.plan("talk ask", care.anchor(match), until, talk.about)
            for id_ in everybody:
                told = _(
                    "{talk} falls into the break. I ask for a new time when the break is over.",
                    talk=words.name(plan, talk),
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
DUE: dict[str, Callable[[Act, Timer, bool], Iterator[Effect]]] = {
    "talk ask": ask_time,
    "talk unanswered": unanswered,
    "talk silent": unanswered,
    "talk prepare": ask_to_prepare,
    "talk tomorrow": tomorrow,
    "talk over": over,
    "talk outcome": ask_outcome,
    "talk private": ask_private,
    "private again": ask_private,
    "private silent": ask_private,
    "talk overdue": overdue,
    "talk staff left": staff_left,
}
