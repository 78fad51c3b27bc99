"""What is due about talks."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.actions.talks.deeds import PATIENCE, ask, ask_for_help, propose, read, staff_of, who
from bot.actions.talks.times import possible_times
from bot.care.nouns import SignKind
from bot.flows import talks as talk_flows
from bot.flows.engine.effects import Notify, Start, Stop
from bot.flows.engine.flow import Flow
from bot.flows.matches.staff import open_desk
from bot.flows.talks import HowToGoOn, PrepareForTalk, PrepareForTalkStaff, TalkAsked, TalkAskedStaff, TalkOutcome
from bot.ground.deed import Effect
from bot.ground.messages import Occasion
from bot.ground.packed import unpack
from bot.ground.programme import TalkPlan
from bot.ground.text import _, paragraphs
from bot.matches import words as match_words
from bot.matches.nouns import Match, MatchState
from bot.talks import words as talk_words
from bot.talks.nouns import OPEN_TALK, Talk, TalkState, Who
from bot.turns.events import SignSeen
from bot.turns.tables import WhenDue
from bot.turns.turn import Postpone, Skip, Turn
from storage import talks
from storage.timers import Timer

# What is due


def _due(turn: Turn, timer: Timer, *states: TalkState) -> tuple[Talk, Match, TalkPlan]:
    try:
        talk, match, plan = read(turn, timer.about.id)
    except LookupError as error:
        raise Skip("the talk is gone") from error
    if match.state is not MatchState.LIVE:
        raise Skip("the match is not live any more")
    if talk.state not in states or (timer.version and talk.version != timer.version):
        raise Skip("the talk has changed")
    return talk, match, plan


def still_asks(turn: Turn, timer: Timer, flow: type[Flow]) -> None:
    """Whether a question that had to wait makes sense yet; raises Skip."""
    talk, match, _plan_of = _due(turn, timer, TalkState.PROPOSED, TalkState.CONFIRMED, TalkState.HELD)
    if issubclass(flow, TalkAsked) and talk.agreed(who(match, timer.person_id)):
        raise Skip("answered meanwhile")


def ask_time(turn: Turn, timer: Timer) -> Iterator[Effect]:
    talk, match, plan = _due(turn, timer, TalkState.PLANNED)
    if match.paused_until is not None and match.paused_until > turn.now:
        raise Postpone(match.paused_until, "they take a break")
    found = possible_times(turn.connection, turn.programme, match, talk, turn.now)
    if not found:
        raise Skip("the programme has no times for talks")
    yield from propose(turn, talk, match, plan, *found[0], None)


def unanswered(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Asked once more after some days; after that the coordinator hears it."""
    talk, match, plan = _due(turn, timer, TalkState.PROPOSED)
    mine = who(match, timer.person_id)
    if talk.agreed(mine):
        raise Skip("answered meanwhile")
    if timer.kind == "talk unanswered":
        turn.plan("talk silent", timer.person_id, turn.now + PATIENCE, talk.seen, expires=talk.starts)
        yield ask(match, timer.person_id, talk, "not answered for three days")
        return
    told = _(
        "{name} has not answered for six days when {talk} can be.",
        name=turn.person.name,
        talk=talk_words.name(plan, talk),
    )
    yield from ask_for_help(turn, match, talk, plan, told)


def ask_to_prepare(turn: Turn, timer: Timer) -> Iterator[Effect]:
    talk, match, _plan_of = _due(turn, timer, TalkState.CONFIRMED)
    flow = PrepareForTalk if match.side_of(timer.person_id) else PrepareForTalkStaff
    yield Start(timer.person_id, flow, talk.seen, "a week before the talk")


def tomorrow(turn: Turn, timer: Timer) -> Iterator[Effect]:
    talk, match, plan = _due(turn, timer, TalkState.CONFIRMED)
    today = turn.today
    head = (
        _("📅 Today is {talk}.", talk=talk_words.name(plan, talk))
        if talk.day == today
        else _("📅 Tomorrow is {talk}.", talk=talk_words.name(plan, talk))
    )
    mine = talk.of(who(match, timer.person_id))
    own = (
        talk_words.prepared(plan, unpack(mine.prepared))
        if mine is not None and mine.prepared and mine.person_id == timer.person_id
        else ()
    )
    notes = (_("You wrote:"), *own) if own else ()
    text = paragraphs(head, talk_words.when(talk, turn.programme), *notes)
    until = int(talk.starts.timestamp()) if talk.starts else 0
    yield Notify(
        timer.person_id,
        text,
        "the day before a talk",
        talk.about,
        talk_flows.talk_buttons(talk),
        now=True,
        useless_at=until,
        occasion=Occasion.REMINDER,
        given=talk_words.given_of(talk),
    )


PREPARATION = (PrepareForTalk, PrepareForTalkStaff)


def over(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Nobody prepares for a talk that is over."""
    talk, _match, _plan_of = _due(turn, timer, TalkState.CONFIRMED, TalkState.HELD)
    yield Stop(talk.about, (timer.person_id,), PREPARATION)


def ask_outcome(turn: Turn, timer: Timer) -> Iterator[Effect]:
    talk, _match, _plan_of = _due(turn, timer, TalkState.CONFIRMED)
    yield Stop(talk.about, (timer.person_id,), PREPARATION)
    yield Start(timer.person_id, TalkOutcome, talk.seen, "the talk is over")


def ask_private(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Each side alone; a reminder after three days, then a person."""
    talk, match, plan = _due(turn, timer, TalkState.CONFIRMED, TalkState.HELD)
    mine = talk.of(who(match, timer.person_id))
    if mine is not None and mine.choice:
        raise Skip("answered already")
    if timer.kind == "private silent":
        told = _(
            "{name} has not said how to go on after {talk}.", name=turn.person.name, talk=talk_words.name(plan, talk)
        )
        yield from turn.tell_coordinators(
            match,
            paragraphs(match_words.pair(match), told),
            "no word after the talk",
            talk.about,
            open_desk(match),
        )
        return
    following = "private again" if timer.kind == "talk private" else "private silent"
    turn.plan(
        following,
        timer.person_id,
        turn.now + PATIENCE,
        talk.seen,
        expires=timer.until and timer.until + timedelta(days=14),
    )
    yield Start(timer.person_id, HowToGoOn, talk.seen, "after the talk, privately")


def overdue(turn: Turn, timer: Timer) -> Iterator[Effect]:
    match = turn.live_match(timer.about.id)
    talk = talks.one(turn.connection, timer.version)
    if talk is None or talk.state not in OPEN_TALK:
        raise Skip("the talk was held")
    yield SignSeen(match, SignKind.TALK_OVERDUE, talk.about)


def staff_left(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """The case manager works here no more: the coordinators answer for the talk;
    the pair keeps its time.
    """
    # Its version is the staff member's id, so that each departure counts once.
    talk, match, plan = _due(turn, replace(timer, version=0), *OPEN_TALK)
    if talk.state is TalkState.PLANNED or plan.staff != "case-manager":
        raise Skip("they have no part in it yet")
    turn.note("talk without staff", talk.about, "the case manager left")
    staff = staff_of(turn, match, plan)
    talk = talks.say(turn.connection, talk, Who.STAFF, None, turn.seconds, yes_version=0)
    if talk.state is TalkState.CONFIRMED:
        talk = talks.note(turn.connection, talk, state=TalkState.PROPOSED.value)
        turn.cancel("the case manager left", about=talk.about)
    for id_ in staff:
        told = paragraphs(
            match_words.pair(match),
            _(
                "The case manager of {talk} does not work here any more. Who comes instead?",
                talk=talk_words.name(plan, talk),
            ),
        )
        yield Notify(id_, told, "the case manager left", talk.about)
        yield Start(id_, TalkAskedStaff, talk.seen, "the case manager left")


DUE: Mapping[str, WhenDue] = {
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
