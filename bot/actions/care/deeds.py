"""Looks after a live match: the first weeks, a suggestion when nothing is planned,
and signs for the coordinator.
"""

from collections.abc import Generator, Iterator, Mapping
from datetime import datetime, time, timedelta

from bot.care.deeds import CloseSigns, SayNotSure
from bot.care.facts import stamp
from bot.care.nouns import TOLD, SignKind
from bot.flows.care.staff import MORE_CAME, CareDesk
from bot.flows.engine.effects import Begin, Notify, Tell
from bot.flows.engine.questions import VOICE
from bot.flows.matches.staff import open_desk
from bot.ground.about import About
from bot.ground.budget import Budget
from bot.ground.calendar import MORNING, instant, next_at
from bot.ground.deed import Deed, Effect
from bot.ground.text import _, paragraphs, quoted
from bot.matches import words as match_words
from bot.matches.nouns import Match, MatchState
from bot.requests.nouns import RequestKind
from bot.turns import voices
from bot.turns.events import (
    ConsentGone,
    MatchBegan,
    MatchEnded,
    MeetingAgreed,
    NeedsStaff,
    PersonGoes,
    PutRight,
    SignSeen,
)
from bot.turns.tables import Does
from bot.turns.turn import MovedOn, Turn
from storage import budgets, care, matches, timers

# So many doubts of one person are told at once; what follows is read with the first ones, and told
# of on the next working morning.
DOUBTS = Budget(3, timedelta(minutes=20))
# What the end of a match puts right, and a meeting that is agreed on.
OVER = tuple(kind for kind in SignKind if kind not in TOLD)
MENDED = (SignKind.NO_FIRST, SignKind.NONE_CONFIRMED, SignKind.CANCELLED_TWICE, SignKind.SILENT)


def match_began(turn: Turn, event: MatchBegan) -> Iterator[Effect]:
    """Plan its first weeks, the weekly look, and the first alarm.

    When it goes on here after it began elsewhere, an alarm whose day has passed is not given.
    """
    match, again = event.match, event.again
    programme, rhythm = turn.programme, turn.programme.profile.rhythm
    began = match.began or turn.now
    day = began.astimezone(programme.zone).date()
    turn.plan("rhythm", match.anchor, next_look(turn), match.about.at(1))
    first = instant(day + timedelta(days=rhythm.first_meeting_days), MORNING, programme.zone)
    if first > turn.now or not again:
        turn.plan("no first meeting", match.anchor, first, match.about)
    for number, step in enumerate(programme.profile.first_weeks):
        at = instant(day + timedelta(days=step.day), time.fromisoformat(rhythm.at), programme.zone)
        for member in match.members:
            if step.whom in ("both", member.side.value) and at > turn.now:
                turn.plan("first weeks", member.person_id, at, match.about.at(number), expires=at + timedelta(days=5))
    yield from ()


def next_look(turn: Turn) -> datetime:
    rhythm = turn.programme.profile.rhythm
    # On the same weekday, so many weeks on: a few days less, and then the next such day.
    from_then = turn.now + timedelta(days=7 * rhythm.every_weeks - 4)
    return next_at(from_then, time.fromisoformat(rhythm.at), turn.programme.zone, {rhythm.weekday})


def raise_sign(
    turn: Turn, match: Match, kind: SignKind, *, about: str = "", person_id: int | None = None, words: str = ""
) -> Iterator[Effect]:
    """Keep why a match needs care; the coordinators hear of new ones together,
    on the next working morning.
    """
    raised = care.raise_(
        turn.connection, turn.programme.id, match.id, kind, turn.seconds, about=about, person_id=person_id, words=words
    )
    if raised.more:
        # Whoever has it open sees first what has come since.
        yield NeedsStaff(RequestKind.CARE, match.about, of_person=False, match=match)
    if not raised.new:
        return
    turn.note("care sign", match.about, kind.value)
    _tell_in_the_morning(turn, match, turn.seconds)


def _tell_in_the_morning(turn: Turn, match: Match, since: int) -> None:
    for id_ in turn.coordinators(match):
        if not timers.stands(turn.connection, "care news", id_):
            due = turn.programme.office.next_at(turn.now, MORNING)
            turn.plan("care news", id_, due, f"since:{since}")


def mend(turn: Turn, match_id: int, by: str, *kinds: SignKind) -> Generator[Effect, None, int]:
    """Its signs are put right, all or of these kinds; without any it waits for nobody.
    Returns how many.
    """
    number = care.close(turn.connection, match_id, by, turn.seconds, *kinds)
    if number and not care.of_match(turn.connection, match_id):
        yield PutRight(RequestKind.CARE, About.of("match", match_id), by)
    return number


def sign_seen(turn: Turn, event: SignSeen) -> Iterator[Effect]:
    return raise_sign(turn, event.match, event.kind, about=event.about, person_id=event.whom)


def meeting_agreed(turn: Turn, event: MeetingAgreed) -> Iterator[Effect]:
    yield from mend(turn, event.match.id, "a meeting is agreed on", *MENDED)


def match_ended(turn: Turn, event: MatchEnded) -> Iterator[Effect]:
    """What somebody told stays until staff have seen it: who it is about may be the one who ended
    the match.
    """
    yield from mend(turn, event.match.id, "the match ended", *OVER)


def person_goes(turn: Turn, event: PersonGoes) -> Iterator[Effect]:
    """What somebody told goes with them."""
    for match_id in care.close_of(turn.connection, event.person, "erased", turn.seconds):
        if not care.of_match(turn.connection, match_id):
            yield PutRight(RequestKind.CARE, About.of("match", match_id), "erased")


def consent_gone(turn: Turn, event: ConsentGone) -> Iterator[Effect]:
    yield from mend(turn, event.match.id, "the match has not begun", *OVER)


def not_sure(turn: Turn, deed: SayNotSure) -> Iterator[Effect]:
    """Only the coordinators hear it, at once; nothing is written to the other side,
    now or later.
    """
    match = matches.one(turn.connection, deed.match)
    # Also of one that the other side ended while this was being told: it may be about that.
    if match is None or match.state not in (MatchState.LIVE, MatchState.ENDED):
        yield Tell(_("This match has ended already."))
        return
    yield from raise_sign(turn, match, SignKind.NOT_SURE, person_id=turn.person.id, words=deed.words)
    if not budgets.spend(turn.connection, f"doubts:{match.id}:{turn.person.id}", DOUBTS, turn.seconds):
        yield from _more_doubts(turn, match, spoken=deed.words == VOICE)
        return
    words = (quoted(deed.words),) if deed.words and deed.words != VOICE else ()
    told = paragraphs(
        _("⚠️ {name} is not sure about this match: {match}.", name=turn.person.name, match=match_words.pair(match)),
        *words,
        _("The other side does not know it. Please talk to {name}.", name=turn.person.name),
    )
    for id_ in turn.coordinators(match):
        spoken = deed.words == VOICE
        yield Notify(id_, told, "not sure about the match", "", open_desk(match), spoken=spoken)
    if turn.unheard:
        yield Tell(voices.NO_MORE)
    yield Tell(
        _("Thank you for telling me. Only the coordinator hears it, and talks to you. Nothing changes until then.")
    )


def _more_doubts(turn: Turn, match: Match, *, spoken: bool) -> Iterator[Effect]:
    first = next(sign for sign in care.of_match(turn.connection, match.id) if sign.person_id == turn.person.id)
    _tell_in_the_morning(turn, match, int(first.opened.timestamp()))
    kept = _("Thank you. I put it with what you told me before. The coordinator has your first messages already.")
    yield Tell(voices.NO_MORE if spoken else kept)


def close_signs(turn: Turn, deed: CloseSigns) -> Iterator[Effect]:
    staff = turn.person.staff
    if deed.seen and deed.seen != stamp(care.of_match(turn.connection, deed.match)):
        raise MovedOn("", Tell(MORE_CAME), Begin(CareDesk, About.of("match", deed.match)))
    number = yield from mend(turn, deed.match, f"staff:{staff.id}" if staff else "")
    turn.note("signs closed", f"match:{deed.match}", f"{number} closed")
    yield Tell(_("I wrote down that you looked after it."))


DEEDS: Mapping[type[Deed], Does] = {SayNotSure: not_sure, CloseSigns: close_signs}
