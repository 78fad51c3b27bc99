"""Looks after a live match: the first weeks, a suggestion when nothing is planned, and signs for the coordinator."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

from bot.actions import voices
from bot.actions.requests import opening
from bot.care.deeds import CloseSigns, SayNotSure
from bot.care.ideas import choose, season_fits
from bot.care.nouns import SignKind
from bot.flows import meetings as meeting_flows
from bot.flows.care.staff import WhoNeedsCare
from bot.flows.engine.effects import Effect, Notify, Tell, button
from bot.flows.engine.questions import VOICE
from bot.flows.matches.pair import PauseTogether
from bot.flows.matches.staff import MatchDesk
from bot.ground.calendar import instant, next_at
from bot.ground.messages import Occasion
from bot.ground.text import Text, _, given, paragraphs, plural
from bot.matches import words as match_words
from bot.matches.nouns import Match, MatchState
from bot.matches.words import named
from bot.meetings.nouns import Meeting, MeetingState
from bot.people.nouns import Role
from bot.requests.nouns import RequestKind
from bot.turns.turn import Act, Postpone, Skip
from storage import candidates, care, matches, meetings, people, timers
from storage.timers import Timer

MORNING = time(9)
# After so many messages of our own accord without a word, a person takes over.
SILENCE = 2
OPEN = (MeetingState.PROPOSED, MeetingState.CONFIRMED)
# What a meeting that is agreed on puts right.
MENDED = (SignKind.NO_FIRST, SignKind.NONE_CONFIRMED, SignKind.CANCELLED_TWICE, SignKind.SILENT)


def anchor(match: Match) -> int:
    """Whose timers carry what concerns the match as a whole: without a newcomer there is no match."""
    return match.of(Role.NEWCOMER)[0].person_id


def watch(act: Act, match: Match, *, again: bool = False) -> None:
    """A match has begun: plan its first weeks, the weekly look, and the first alarm.

    ``again``: it goes on here after it began elsewhere, so an alarm whose day has passed is not given.
    """
    programme, rhythm = act.programme, act.programme.profile.rhythm
    began = match.began or act.now
    day = began.astimezone(programme.zone).date()
    act.plan("rhythm", anchor(match), _next_look(act), match.about, 1)
    first = instant(day + timedelta(days=rhythm.first_meeting_days), MORNING, programme.zone)
    if first > act.now or not again:
        act.plan("no first meeting", anchor(match), first, match.about)
    for number, step in enumerate(programme.profile.first_weeks):
        at = instant(day + timedelta(days=step.day), time.fromisoformat(rhythm.at), programme.zone)
        for member in match.members:
            if step.whom in ("both", member.side.value) and at > act.now:
                act.plan("first weeks", member.person_id, at, match.about, number, at + timedelta(days=5))


def _next_look(act: Act) -> datetime:
    rhythm = act.programme.profile.rhythm
    # On the same weekday, so many weeks on: a few days less, and then the next such day.
    from_then = act.now + timedelta(days=7 * rhythm.every_weeks - 4)
    return next_at(from_then, time.fromisoformat(rhythm.at), act.programme.zone, {rhythm.weekday})


def live(act: Act, timer: Timer) -> Match:
    """The match of a timer, when it is live; raises Skip."""
    match = matches.one(act.connection, timer.about.id)
    if match is None or match.state is not MatchState.LIVE:
        raise Skip("the match is not live any more")
    return match


def _coming(act: Act, match: Match) -> list[Meeting]:
    ahead = act.seconds + act.programme.profile.rhythm.every_weeks * 7 * 86400
    coming = meetings.of_matches(act.connection, [match.id], act.seconds)
    return [each for each in coming if each.state in OPEN and each.starts.timestamp() <= ahead]


def first_weeks(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    match = live(act, timer)
    steps = act.programme.profile.first_weeks
    if timer.version >= len(steps):
        raise Skip("the programme has changed")
    if _paused(act, match):
        raise Skip("they take a break")
    step = steps[timer.version]
    if step.unless_planned and (_coming(act, match) or meetings.last(act.connection, match.id)):
        raise Skip("a meeting is planned already")
    others = named(match.others(timer.person_id))
    text = paragraphs(_("🌱 You and {others}:", others=others), given(step.text))
    yield Notify(timer.person_id, text, "first weeks", match.about, meeting_flows.plan_buttons(match), nudge=True)


def _paused(act: Act, match: Match) -> bool:
    return match.paused_until is not None and match.paused_until > act.now


def rhythm(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """The look at a live match once per interval: one suggestion to one side in turn, when nothing is planned."""
    match = live(act, timer)
    # A version of its own, since this one is marked when it is done.
    act.plan("rhythm", timer.person_id, _next_look(act), match.about, timer.version + 1)
    if _paused(act, match):
        raise Skip("they take a break")
    if match.ends is not None:
        raise Skip("the match ends soon")
    _look(act, match)
    if _coming(act, match):
        raise Skip("a meeting is planned")
    side = Role.NEWCOMER if match.suggested == Role.MENTOR.value else Role.MENTOR
    match = matches.note(act.connection, match, suggested=side.value)
    member = match.of(side)[timer.version // 2 % len(match.of(side))]
    other = act.draft.towards(member.person_id)
    if other is None:
        raise Skip("they are gone")
    if other.here.person.unanswered >= SILENCE:
        raise_sign(act, match, SignKind.SILENT, person_id=member.person_id)
        raise Skip("no reply to two messages; the coordinator has a sign")
    text = paragraphs(
        _(
            "💡 You and {others} have not planned a meeting yet. Shall we plan one?",
            others=named(match.others(member.person_id)),
        ),
        *_idea(act, match, timer.version),
    )
    actions = (
        *meeting_flows.plan_buttons(match),
        button(PauseTogether, match.about.at(match.version), _("Take a break")),
    )
    yield Notify(
        member.person_id, text, "nothing is planned", match.about, actions, occasion=Occasion.REMINDER, nudge=True
    )


def _idea(act: Act, match: Match, turn: int) -> tuple[Text, ...]:
    """Something to do that fits the season, the town and what both like."""
    newcomer, mentor = anchor(match), match.of(Role.MENTOR)[0].person_id
    seeker = candidates.seeker(act.connection, newcomer)
    side = candidates.side(act.connection, act.programme.id, people.mentor_key(act.connection, mentor), act.seconds)
    helpers = side.helpers if side is not None else ()
    towns = {helper.town for helper in helpers} | ({seeker.town} if seeker else set())
    shared = frozenset[str]().union(*(helper.interests for helper in helpers)) & (seeker.interests if seeker else set())
    today = act.now.astimezone(act.programme.zone).date()
    ideas = {idea.id: idea for idea in act.programme.profile.ideas}
    fitting = [
        (idea.id, 2 * bool(idea.interests) + bool(idea.towns) + bool(idea.months))
        for idea in ideas.values()
        if season_fits(idea.months, today)
        and (not idea.towns or towns & set(idea.towns))
        and (not idea.interests or shared & set(idea.interests))
    ]
    return (_("An idea: {idea}", idea=given(ideas[choose(fitting, turn)].text)),) if fitting else ()


def _look(act: Act, match: Match) -> None:
    """Nothing was agreed on for twice the interval, after they had met."""
    last = meetings.last(act.connection, match.id)
    if last is None or last.starts > act.now:
        return
    since = max(last.starts, match.paused_until or last.starts)
    if act.now - since > timedelta(weeks=2 * act.programme.profile.rhythm.every_weeks):
        raise_sign(act, match, SignKind.NONE_CONFIRMED)


def no_first_meeting(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    match = live(act, timer)
    if match.paused_until is not None and match.paused_until > act.now:
        raise Postpone(match.paused_until, "they take a break")
    if meetings.last(act.connection, match.id) is not None:
        raise Skip("they have a first meeting")
    raise_sign(act, match, SignKind.NO_FIRST)
    yield from ()


def raise_sign(
    act: Act, match: Match, kind: SignKind, *, about: str = "", person_id: int | None = None, words: str = ""
) -> bool:
    """Keep why a match needs care; the coordinators hear of new ones together, on the next working morning."""
    opened = care.raise_(
        act.connection, act.programme.id, match.id, kind, act.seconds, about=about, person_id=person_id, words=words
    )
    if not opened:
        return False
    act.draft.note("care sign", match.about, kind.value)
    opening.open_(act, RequestKind.CARE, about=match.about, person=False, news=False, match=match)
    for id_ in act.coordinators(match):
        if not timers.stands(act.connection, "care news", id_):
            due = act.programme.office.next_at(act.now, MORNING)
            act.plan("care news", id_, due, f"since:{act.seconds}")
    return True


def mend(act: Act, match_id: int, by: str, *kinds: SignKind) -> int:
    """Its signs are put right, all or of these kinds; without any it waits for nobody. Returns how many."""
    number = care.close(act.connection, match_id, by, act.seconds, *kinds)
    if number and not care.of_match(act.connection, match_id):
        opening.mended(act, RequestKind.CARE, f"match:{match_id}", by)
    return number


def care_news(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    count = care.count_since(act.connection, act.programme.id, timer.about.id)
    if not count:
        raise Skip("all of them are looked after")
    text = plural("{count} match needs care.", "{count} matches need care.", count=count)
    yield Notify(timer.person_id, text, "care signs", "", (button(WhoNeedsCare, label=_("Who needs care?")),))


def not_sure(act: Act, deed: SayNotSure) -> Iterator[Effect]:
    """Only the coordinators hear it, at once; nothing is written to the other side, now or later."""
    match = matches.one(act.connection, deed.match)
    if match is None or match.state is not MatchState.LIVE:
        yield Tell(_("This match has ended already."))
        return
    raise_sign(act, match, SignKind.NOT_SURE, person_id=act.person.id, words=deed.words)
    words = (Text("«{words}»", {"words": deed.words}),) if deed.words and deed.words != VOICE else ()
    told = paragraphs(
        _("⚠️ {name} is not sure about this match: {match}.", name=act.person.name, match=match_words.pair(match)),
        *words,
        _("The other side does not know it. Please talk to {name}.", name=act.person.name),
    )
    for id_ in act.coordinators(match):
        actions = (button(MatchDesk, match.about, _("Open this match")),)
        spoken = voices.bring(act, id_) if deed.words == VOICE else None
        yield from voices.told(id_, told, spoken, "not sure about the match", "", actions)
    yield Tell(
        _("Thank you for telling me. Only the coordinator hears it, and talks to you. Nothing changes until then.")
    )


def close_signs(act: Act, deed: CloseSigns) -> Iterator[Effect]:
    staff = act.person.staff
    number = mend(act, deed.match, f"staff:{staff.id}" if staff else "")
    act.note("signs closed", f"match:{deed.match}", f"{number} closed")
    yield Tell(_("I wrote down that you looked after it."))


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {SayNotSure: not_sure, CloseSigns: close_signs}
DUE: dict[str, Callable[[Act, Timer, bool], Iterator[Effect]]] = {
    "first weeks": first_weeks,
    "rhythm": rhythm,
    "no first meeting": no_first_meeting,
    "care news": care_news,
}
