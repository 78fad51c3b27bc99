"""Another app: the same person on Telegram and on WhatsApp."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.engine.choices import Choice
from bot.flows.engine.flow import Facts, Flow, fact
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, as_is
from bot.people.deeds import ChooseApp, MakeLinkCode
from bot.people.facts import PeopleFacts

NAMES: dict[str, Text] = {"telegram": as_is("Telegram"), "whatsapp": as_is("WhatsApp")}


def app(channel: str) -> Text:
    """An app by the name everybody knows."""
    return NAMES.get(channel, as_is(channel))


def _others(facts: Facts) -> tuple[str, ...]:
    return tuple(channel for channel in facts.channels if channel not in facts.of(PeopleFacts).apps)


class MyApps(Flow[None]):
    """With one app: a code to type in the other one. With two: which one we write to first."""

    title = _("My apps")
    in_menu = 380
    icon = "📱"
    brief = True
    needs = ("apps",)

    first = Choice[str](
        _("You have two apps with me. Where shall I write first?"),
        lambda flow: tuple(Option(channel, app(channel)) for channel in flow.facts.of(PeopleFacts).apps),
        when=fact(lambda facts: len(facts.of(PeopleFacts).apps) > 1),
    )

    @classmethod
    def available(cls, facts: Facts) -> bool:
        known = facts.person.listed_at is not None or facts.person.staff is not None
        return known and len(facts.channels) > 1

    def finish(self) -> Iterator[Effect]:
        if len(self.facts.of(PeopleFacts).apps) > 1:
            yield ChooseApp(self.first)
        else:
            yield from (MakeLinkCode(channel) for channel in _others(self.facts)[:1])
