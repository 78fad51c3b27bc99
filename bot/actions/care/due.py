"""What is due about care: the first weeks, the look once per interval, the alarms."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from bot.actions.care.deeds import anchor, live, next_look, raise_sign
from bot.care.ideas import choose, season_fits
from bot.care.nouns import SignKind
from bot.flows import meetings as meeting_flows
from bot.flows.care.staff import WhoNeedsCare
from bot.flows.engine.effects import Notify, button
from bot.flows.matches.pair import PauseTogether
from bot.ground.deed import Effect
from bot.ground.messages import Occasion
from bot.ground.text import Text, _, given, paragraphs, plural
from bot.matches.nouns import Match
from bot.matches.words import named
from bot.meetings.nouns import Meeting, MeetingState
from bot.people.nouns import Role
from bot.turns.turn import Act, Postpone, Skip
from storage import candidates, care, matches, meetings, people
from storage.timers import Timer

# After so many messages of our own accord without a word, a person takes over.
SILENCE = 2
OPEN = (MeetingState.PROPOSED, MeetingState.CONFIRMED)


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
    act.plan("rhythm", timer.person_id, next_look(act), match.about, timer.version + 1)
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


def care_news(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    count = care.count_since(act.connection, act.programme.id, timer.about.id)
    if not count:
        raise Skip("all of them are looked after")
    text = plural("{count} match needs care.", "{count} matches need care.", count=count)
    yield Notify(timer.person_id, text, "care signs", "", (button(WhoNeedsCare, label=_("Who needs care?")),))


DUE: dict[str, Callable[[Act, Timer, bool], Iterator[Effect]]] = {
    "first weeks": first_weeks,
    "rhythm": rhythm,
    "no first meeting": no_first_meeting,
    "care news": care_news,
}
