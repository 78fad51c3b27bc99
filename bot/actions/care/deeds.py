"""Looks after a live match: the first weeks, a suggestion when nothing is planned, and signs for the coordinator."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

from bot.actions import voices
from bot.actions.requests import opening
from bot.care.deeds import CloseSigns, SayNotSure
from bot.care.nouns import SignKind
from bot.flows.engine.effects import Tell, button
from bot.flows.engine.questions import VOICE
from bot.flows.matches.staff import MatchDesk
from bot.ground.calendar import instant, next_at
from bot.ground.deed import Effect
from bot.ground.text import Text, _, paragraphs
from bot.matches import words as match_words
from bot.matches.nouns import Match, MatchState
from bot.people.nouns import Role
from bot.requests.nouns import RequestKind
from bot.turns.turn import Act, Skip
from storage import care, matches, timers
from storage.timers import Timer

MORNING = time(9)
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
    act.plan("rhythm", anchor(match), next_look(act), match.about, 1)
    first = instant(day + timedelta(days=rhythm.first_meeting_days), MORNING, programme.zone)
    if first > act.now or not again:
        act.plan("no first meeting", anchor(match), first, match.about)
    for number, step in enumerate(programme.profile.first_weeks):
        at = instant(day + timedelta(days=step.day), time.fromisoformat(rhythm.at), programme.zone)
        for member in match.members:
            if step.whom in ("both", member.side.value) and at > act.now:
                act.plan("first weeks", member.person_id, at, match.about, number, at + timedelta(days=5))


def next_look(act: Act) -> datetime:
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
