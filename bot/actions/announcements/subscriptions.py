"""People ask for the newsletter or the tips, and leave it with one tap."""

from collections.abc import Iterator, Mapping

from bot.announcements.deeds import Subscribe
from bot.flows.engine.effects import Tell, button
from bot.flows.help import Subscriptions
from bot.ground.deed import Deed, Effect
from bot.ground.text import _, given
from bot.turns.tables import Does
from bot.turns.turn import NOT_THERE, Turn
from storage import subscriptions


def subscribe(turn: Turn, deed: Subscribe) -> Iterator[Effect]:
    plan = next((each for each in turn.programme.profile.subscriptions if each.id == deed.kind), None)
    if plan is None:
        yield Tell(NOT_THERE)
        return
    again = (button(Subscriptions, label=_("News and tips")),)
    if deed.on:
        subscriptions.subscribe(turn.connection, turn.person.id, deed.kind, turn.seconds)
        turn.note("subscribed", deed.kind)
        yield Tell(_("You get it from now on: {name}. You can leave it with one tap.", name=given(plan.name)), again)
        return
    subscriptions.leave(turn.connection, turn.person.id, deed.kind)
    turn.note("left a subscription", deed.kind)
    yield Tell(_("You do not get it any more: {name}.", name=given(plan.name)), again)


DEEDS: Mapping[type[Deed], Does] = {Subscribe: subscribe}
