"""Somebody is not reached: the coordinator hears why, the other side that it is so."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.flows.engine.effects import Notify
from bot.ground.deed import Effect
from bot.ground.text import Text, _
from bot.matches.nouns import MatchState
from bot.requests.nouns import BLOCKED, RequestKind
from bot.turns.events import NeedsStaff
from bot.turns.tables import WhenDue
from bot.turns.turn import Skip, Turn
from storage import matches
from storage.outbox import ONLY_THERE
from storage.timers import Timer

SILENCE = timedelta(hours=24)


def blocked(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """The coordinator hears it at once, the other side after a day;
    a newer message has made it void.
    """
    if turn.here.blocked_at is None:
        raise Skip("they wrote again")
    name = turn.person.name
    mine = matches.of_person(turn.connection, timer.person_id, (MatchState.PROPOSED, MatchState.LIVE))
    if timer.kind == "blocked":
        turn.plan("unreachable", timer.person_id, turn.now + SILENCE)
        told = _("I cannot reach {name} any more. They blocked the bot or left the app.", name=name)
        if turn.person.listed_at is not None:
            yield NeedsStaff(RequestKind.DELIVERY, BLOCKED)
            yield from turn.tell_coordinators(mine[0] if mine else None, told, "somebody blocked us")
        return
    for match in mine:
        for member in match.others(timer.person_id):
            told = _("We cannot reach {name} now. The coordinator knows it.", name=name)
            yield Notify(member.person_id, told, "the other side can't be reached", match.about)


NOT_REACHED = {
    "no template": _(
        "{name} did not write for a day, so I may not write first. What I have waits until {name} writes."
    ),
    "limited": _("WhatsApp does not bring my messages to {name} now. They wait until {name} writes to me."),
    "only there": _(
        "What was meant for {name} in one of their chats did not come there. "
        "It may be private, so I send it to no other chat. Please call {name}."
    ),
    "bad address": _("My messages do not reach {name}. Perhaps the number or the app has changed."),
}


def undelivered(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Somebody is not reached: the coordinator hears why, once a week at most."""
    if turn.person.listed_at is None and timer.about != ONLY_THERE:
        raise Skip("not on the list")
    name = turn.person.name or turn.person.called
    yield NeedsStaff(RequestKind.DELIVERY, timer.about)
    told = NOT_REACHED[timer.about.removeprefix("why:")]
    mine = matches.of_person(turn.connection, timer.person_id, (MatchState.PROPOSED, MatchState.LIVE))
    text = Text(told.sentence, {"name": name})
    yield from turn.tell_coordinators(mine[0] if mine else None, text, "somebody is not reached")


DUE: Mapping[str, WhenDue] = {"blocked": blocked, "unreachable": blocked, "undelivered": undelivered}
