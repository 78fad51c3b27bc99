"""After a match: a word of thanks, and the hours on paper."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.deeds import Thank
from bot.flows.effects import Effect, Tell
from bot.flows.flow import Flow
from bot.flows.pair import others, the_match
from bot.flows.questions import Words
from bot.text import _, plural


class SayThanks(Flow):
    title = _("Say thank you")
    of = "match"
    icon = "💐"
    about_now = False

    words = Words(
        lambda flow: _("What do you want to thank {others} for? Write it here. I bring it.", others=others(flow)),
        at_most=500,
        one_line=False,
    )

    def finish(self) -> Iterator[Effect]:
        yield Thank(the_match(self).id, self.words)


class MyHours(Flow):
    title = _("My hours on paper")
    of = "match"
    icon = "📜"
    needs = ("spent",)
    about_now = False

    def finish(self) -> Iterator[Effect]:
        met, _minutes = self.facts.spent
        if not met:
            yield Tell(_("No meeting was written down yet, so there is no paper yet."))
            return
        yield Tell(plural("You met {count} time.", "You met {count} times.", count=met))
