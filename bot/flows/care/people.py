"""A doubt about a match, told to the coordinator alone."""

from __future__ import annotations

from collections.abc import Iterator

from bot.care.deeds import SayNotSure
from bot.flows.engine.choices import Choice
from bot.flows.engine.flow import Flow
from bot.flows.engine.questions import Words
from bot.flows.whose import SEVERAL, WithWhom, whom_options
from bot.ground.deed import Effect
from bot.ground.text import _
from bot.ground.typed import READ
from bot.matches.nouns import Match


class NotSure(Flow[Match]):
    """Doubt about a match: no minimum of words, and the other side is never told."""

    title = _("I am not sure")
    of = "match"
    about_now = False
    # It stays in the chat where it was begun, and nothing that the other side does takes it away.
    private = True

    words = Words(
        _(
            "Only the coordinator hears this. Do you want to say why? Write it, send a voice message, or press “Skip”. "
            "All are good."
        ),
        hears=True,
        takes_all=True,
        at_most=READ,
        one_line=False,
        skippable=True,
    )

    def finish(self) -> Iterator[Effect]:
        yield SayNotSure(self.about.id, self.words)


class IAmNotSure(WithWhom):
    title = _("I am not sure")
    in_menu = 190
    icon = "💭"
    leads_to = NotSure
    private = True
    whom = Choice[str](_("About whom?"), whom_options, when=SEVERAL)
