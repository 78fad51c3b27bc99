"""What is due about care: the first weeks, the look once per interval, the alarms."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.actions.care.deeds import next_look, raise_sign
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
from bot.turns.tables import WhenDue
from bot.turns.turn import Postpone, Skip, Turn
from storage import candidates, care, matches, meetings, people
from storage.timers import Timer

# After so many messages of our own accord without a word, a person takes over.
SILENCE = 2
OPEN = (MeetingState.PROPOSED, MeetingState.CONFIRMED)


def _coming(turn: Turn, match: Match) -> list[Meeting]:
    ahead = turn.seconds + turn.programme.profile.rhythm.every_weeks * 7 * 86400
    coming = meetings.of_matches(turn.connection, [match.id], turn.seconds)
    return [each for each in coming if each.state in OPEN and each.starts.timestamp() <= ahead]


def first_weeks(turn: Turn, timer: Timer) -> Iterator[Effect]:
    match = turn.live_match(timer.about.id)
    steps = turn.programme.profile.first_weeks
    if timer.version >= len(steps):
        raise Skip("the programme has changed")
    if _paused(turn, match):
        raise Skip("they take a break")
    step = steps[timer.version]
    if step.unless_planned and (_coming(turn, match) or meetings.last(turn.connection, match.id)):
        raise Skip("a meeting is planned already")
    others = named(match.others(timer.person_id))
    text = paragraphs(_("🌱 You and {others}:", others=others), given(step.text))
    yield Notify(timer.person_id, text, "first weeks", match.about, meeting_flows.plan_buttons(match), nudge=True)


def _paused(turn: Turn, match: Match) -> bool:
    return match.paused_until is not None and match.paused_until > turn.now


def rhythm(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """The look at a live match once per interval: one suggestion to one side in turn,
    when nothing is planned.
    """
    match = turn.live_match(timer.about.id)
    # A version of its own, since this one is marked when it is done.
    turn.plan("rhythm", timer.person_id, next_look(turn), match.about.at(timer.version + 1))
    if _paused(turn, match):
        raise Skip("they take a break")
    if match.ends is not None:
        raise Skip("the match ends soon")
    yield from _look(turn, match)
    if _coming(turn, match):
        raise Skip("a meeting is planned")
    side = Role.NEWCOMER if match.suggested == Role.MENTOR.value else Role.MENTOR
    match = matches.note(turn.connection, match, suggested=side.value)
    member = match.of(side)[timer.version // 2 % len(match.of(side))]
    other = turn.towards(member.person_id)
    if other is None:
        raise Skip("they are gone")
    if other.here.person.unanswered >= SILENCE:
        yield from raise_sign(turn, match, SignKind.SILENT, person_id=member.person_id)
        raise Skip("no reply to two messages; the coordinator has a sign")
    text = paragraphs(
        _(
            "💡 You and {others} have not planned a meeting yet. Shall we plan one?",
            others=named(match.others(member.person_id)),
        ),
        *_idea(turn, match, timer.version),
    )
    actions = (
        *meeting_flows.plan_buttons(match),
        button(PauseTogether, match.about.at(match.version), _("Take a break")),
    )
    yield Notify(
        member.person_id, text, "nothing is planned", match.about, actions, occasion=Occasion.REMINDER, nudge=True
    )


def _idea(turn: Turn, match: Match, number: int) -> tuple[Text, ...]:
    """Something to do that fits the season, the town and what both like."""
    newcomer, mentor = match.anchor, match.of(Role.MENTOR)[0].person_id
    seeker = candidates.seeker(turn.connection, newcomer)
    side = candidates.side(turn.connection, turn.programme.id, people.mentor_key(turn.connection, mentor), turn.seconds)
    helpers = side.helpers if side is not None else ()
    towns = {helper.town for helper in helpers} | ({seeker.town} if seeker else set())
    shared = frozenset[str]().union(*(helper.interests for helper in helpers)) & (seeker.interests if seeker else set())
    today = turn.today
    ideas = {idea.id: idea for idea in turn.programme.profile.ideas}
    fitting = [
        (idea.id, 2 * bool(idea.interests) + bool(idea.towns) + bool(idea.months))
        for idea in ideas.values()
        if season_fits(idea.months, today)
        and (not idea.towns or towns & set(idea.towns))
        and (not idea.interests or shared & set(idea.interests))
    ]
    return (_("An idea: {idea}", idea=given(ideas[choose(fitting, number)].text)),) if fitting else ()


def _look(turn: Turn, match: Match) -> Iterator[Effect]:
    """Nothing was agreed on for twice the interval, after they had met."""
    last = meetings.last(turn.connection, match.id)
    if last is None or last.starts > turn.now:
        return
    since = max(last.starts, match.paused_until or last.starts)
    if turn.now - since > timedelta(weeks=2 * turn.programme.profile.rhythm.every_weeks):
        yield from raise_sign(turn, match, SignKind.NONE_CONFIRMED)


def no_first_meeting(turn: Turn, timer: Timer) -> Iterator[Effect]:
    match = turn.live_match(timer.about.id)
    if match.paused_until is not None and match.paused_until > turn.now:
        raise Postpone(match.paused_until, "they take a break")
    if meetings.last(turn.connection, match.id) is not None:
        raise Skip("they have a first meeting")
    yield from raise_sign(turn, match, SignKind.NO_FIRST)


def care_news(turn: Turn, timer: Timer) -> Iterator[Effect]:
    count = care.count_since(turn.connection, turn.programme.id, timer.about.id)
    if not count:
        raise Skip("all of them are looked after")
    text = plural("{count} match needs care.", "{count} matches need care.", count=count)
    yield Notify(timer.person_id, text, "care signs", "", (button(WhoNeedsCare, label=_("Who needs care?")),))


DUE: Mapping[str, WhenDue] = {
    "first weeks": first_weeks,
    "rhythm": rhythm,
    "no first meeting": no_first_meeting,
    "care news": care_news,
}
