"""Who asked for help and wants to be erased: first they are helped, and then it really happens."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from bot.actions.people.leaving import off_the_list
from bot.actions.people.privacy import GOOD_BYE
from bot.flows.engine.effects import Forget, Notify, Tell, button
from bot.flows.people.waiting import StayOnList
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.text import _, paragraphs
from bot.requests.nouns import AT_THE_LATEST, ERASED_AFTER
from bot.turns.events import GoesWhenHelped, Helped
from bot.turns.tables import WhenDue
from bot.turns.turn import Postpone, Skip, Turn
from storage import requests, timers
from storage.timers import Timer

# Whoever was answered in the chat has so long to write back.
TO_WRITE_BACK = timedelta(days=1)


def erase_when_helped(turn: Turn) -> Iterator[Effect]:
    """They are off the list at once. All else is erased when staff have closed what they asked, and
    at the latest by a due row of their own, whoever of the staff is there.
    """
    person, latest = turn.person, turn.now + AT_THE_LATEST
    day = latest.astimezone(turn.programme.zone).date()
    turn.cancel("they say it again", person_id=person.id, kinds=(ERASED_AFTER,))
    plan(turn, person.id, latest, turn.here.address.chat)
    turn.note("asked to be erased", f"person:{person.id}", "when they have been helped")
    listed = person.listed_at is not None
    if listed:
        yield from off_the_list(turn)
    yield GoesWhenHelped(latest, listed)
    first = _("That is fine. First the project helps you. Then I delete everything, on {day} at the latest.", day=day)
    off = (_("You are not on the list any more."),) if listed else ()
    keep = _("Do you want me to keep your answers after all? Press the button.")
    yield Tell(paragraphs(first, *off, keep), (button(StayOnList, label=_("Keep my answers")),))


def plan(turn: Turn, person_id: int, latest: datetime, chat: int) -> None:
    """Erased then at the latest, as it was wanted in this chat. It stands as how long before that
    the chat is theirs, which fits where the version of a thing does.
    """
    until = int(latest.timestamp())
    turn.plan(ERASED_AFTER, person_id, latest, About.of("until", until), version=until - chat)


def helped(turn: Turn, event: Helped) -> Iterator[Effect]:
    """Nobody needs to help any more: what they wanted happens now."""
    due = turn.seconds + (int(TO_WRITE_BACK.total_seconds()) if event.answered else 0)
    timers.hasten(turn.connection, event.person, ERASED_AFTER, ERASED_AFTER, due)
    yield from ()


def _erase(turn: Turn, timer: Timer) -> Iterator[Effect]:
    if turn.person.listed_at is not None:
        raise Skip("they came on the list again")
    latest = datetime.fromtimestamp(timer.about.id, UTC)
    if turn.now < latest and requests.in_need(turn.connection, turn.person.id):
        raise Postpone(latest, "they asked for help again")
    yield Notify(turn.person.id, GOOD_BYE, "they wanted it, and were helped")
    yield Forget("own wish", chat=timer.about.id - timer.version if timer.version else 0)


DUE: Mapping[str, WhenDue] = {ERASED_AFTER: _erase}
