"""Whoever opens a link that was made for one person says who they are."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, SetLanguage, Tell
from bot.flows.engine.flow import Condition, Ending, Flow
from bot.flows.engine.questions import Words
from bot.flows.menu import Menu
from bot.flows.sign_up.welcome import WHICH_LANGUAGE, language_options
from bot.ground.deed import Effect
from bot.ground.text import Text, _, paragraphs
from bot.people.deeds import SayWhoIAm
from bot.people.nouns import PersonalLink


def _for_staff(flow: Flow[PersonalLink]) -> bool:
    return flow.about.staff is not None


def _who(flow: Flow[PersonalLink]) -> Text:
    """It says neither whose link it is nor anything else of them."""
    hello = _("👋 Hello, I am Buurmaat. I am a computer. I work for {project}.", project=flow.facts.programme.name)
    for_one = _("This link is for one person.")
    if _for_staff(flow):
        name = _("What is your name? Write it as the project knows it: first name and family name.")
        return paragraphs(hello, for_one, name)
    return paragraphs(hello, for_one, _("What is your first name? Please write it with the letters A, B, C."))


class OpenLink(Flow[PersonalLink]):
    """Nothing of the person a link is for is shown, and no right is given, before they said who
    they are.
    """

    title = _("Your link")
    of = "link"
    needs = ("languages",)

    language = Choice[str](
        WHICH_LANGUAGE,
        language_options,
        then=lambda code: [SetLanguage(code)],
        # Once: a name that was wrong is asked again by itself.
        when=Condition(lambda flow: not _for_staff(flow) and not flow.about.tries),
    )
    instead = Choice(
        _(
            "This link is for somebody who works for the project. You are signed up here. "
            "Who works for the project cannot be on the list too. A match ends then."
        ),
        {"no": _("No, I stay signed up"), "yes": _("Yes, I work here")},
        when=Condition(lambda flow: _for_staff(flow) and flow.facts.person.listed_at is not None),
    )
    stays = Ending(
        instead.is_("no"),
        lambda flow: [Tell(_("That is fine. Everything stays as it was. I did not use the link.")), Begin(Menu)],
    )
    name_ = Words(_who, at_most=80, suggest=lambda flow: flow.facts.person.called)

    def finish(self) -> Iterator[Effect]:
        yield SayWhoIAm(self.name_)
