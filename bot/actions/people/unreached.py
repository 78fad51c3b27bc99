"""Somebody is not reached: the coordinator hears why, the other side that it is so."""

from collections.abc import Iterator
from datetime import timedelta

from bot.actions.requests import opening
from bot.flows.engine.effects import Notify
from bot.ground.deed import Effect
from bot.ground.text import Text, _
from bot.matches.nouns import MatchState
from bot.requests.nouns import RequestKind
from bot.turns.turn import Act, Skip
from storage import matches, timers
from storage.timers import Timer

SILENCE = timedelta(hours=24)


def blocked(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """The coordinator hears it at once, the other side after a day; a newer message has made it void."""
    if act.draft.here.blocked_at is None:
        raise Skip("they wrote again")
    name = act.person.name
    mine = matches.of_person(act.connection, timer.person_id, (MatchState.PROPOSED, MatchState.LIVE))
    if timer.kind == "blocked":
        timers.plan(act.connection, "unreachable", timer.person_id, int((act.now + SILENCE).timestamp()), act.seconds)
        told = _("I cannot reach {name} any more. They blocked the bot or left the app.", name=name)
        if act.person.listed_at is not None:
            opening.open_(act, RequestKind.DELIVERY, about=opening.BLOCKED, news=False)
            yield from act.tell_coordinators(mine[0] if mine else None, told, "somebody blocked us")
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
    "bad address": _("My messages do not reach {name}. Perhaps the number or the app has changed."),
}


def undelivered(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Somebody is not reached: the coordinator hears why, once a week at most."""
    if act.person.listed_at is None:
        raise Skip("not on the list")
    name = act.person.name
    opening.open_(act, RequestKind.DELIVERY, about=timer.about, news=False)
    told = NOT_REACHED[timer.about.removeprefix("why:")]
    mine = matches.of_person(act.connection, timer.person_id, (MatchState.PROPOSED, MatchState.LIVE))
    text = Text(told.sentence, {"name": name})
    yield from act.tell_coordinators(mine[0] if mine else None, text, "somebody is not reached")
