"""The menu: what somebody may do now, and the conversation that waits."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Resume
from bot.flows.engine.flow import Flow
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, paragraphs

RESUME = "resume"


def _entries(flow: Flow) -> tuple[Option, ...]:
    waiting = flow.facts.waiting
    # Answered across languages by its own words, so the waiting title stands in the text above.
    resume = (Option(RESUME, _("Go on"), "▶️"),) if waiting is not None else ()
    others = (entry for entry in flow.facts.menu if entry.title != waiting)
    return (*resume, *(Option(entry.name(), entry.title, entry.icon) for entry in others))


def _menu_text(flow: Flow) -> Text:
    waiting = flow.facts.waiting
    if waiting is None:
        return _("What would you like to do?")
    return paragraphs(_("We were at: {title}. Your answers are kept.", title=waiting), _("What would you like to do?"))


class Menu(Flow[None]):
    on_trial = True
    title = _("Menu")
    in_menu = 20
    brief = True
    controls = False

    pick = Choice[str](_menu_text, _entries)

    def finish(self) -> Iterator[Effect]:
        yield (
            Resume()
            if self.pick == RESUME
            else Begin(next((entry for entry in self.facts.menu if entry.name() == self.pick), Menu))
        )
