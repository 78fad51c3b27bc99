"""People ask for the newsletter or the tips, and leave it with one tap."""

from collections.abc import Callable, Iterator

from bot.announcements.deeds import Subscribe
from bot.flows.engine.effects import Tell, button
from bot.flows.help import Subscriptions
from bot.ground.deed import Effect
from bot.ground.text import _, given
from bot.turns.turn import Act
from storage import subscriptions


def subscribe(act: Act, deed: Subscribe) -> Iterator[Effect]:
    plan = next((each for each in act.programme.profile.subscriptions if each.id == deed.kind), None)
    if plan is None:
        yield Tell(_("This is not there any more."))
        return
    again = (button(Subscriptions, label=_("News and tips")),)
    if deed.on:
        subscriptions.subscribe(act.connection, act.person.id, deed.kind, act.seconds)
        act.note("subscribed", deed.kind)
        yield Tell(_("You get it from now on: {name}. You can leave it with one tap.", name=given(plan.name)), again)
        return
    subscriptions.leave(act.connection, act.person.id, deed.kind)
    act.note("left a subscription", deed.kind)
    yield Tell(_("You do not get it any more: {name}.", name=given(plan.name)), again)


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {Subscribe: subscribe}
