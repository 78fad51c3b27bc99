"""Whoever opens a link that was made for one person says who they are; staff hear who came in."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.flows.card import ROLES
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, SetLanguage, Tell
from bot.flows.engine.flow import Condition, Ending, Flow
from bot.flows.engine.questions import Words
from bot.flows.menu import Menu
from bot.flows.sign_up.welcome import WHICH_LANGUAGE, language_options
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, paragraphs
from bot.people import roles
from bot.people.deeds import EndRights, SayWhoIAm
from bot.people.nouns import CameIn, PersonalLink
from bot.people.roles import Right


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


def who_came(came: CameIn, zone: ZoneInfo) -> Text:
    at = came.at.astimezone(zone)
    return _(
        "🔑 {name} came in as {role} on {day} at {time}.",
        name=came.staff.name,
        role=ROLES[came.staff.role],
        day=at.date(),
        time=at.time().replace(second=0, microsecond=0),
    )


def _possible(flow: Flow[CameIn]) -> tuple[Option, ...]:
    end = (Option("end", _("Take it away"), "⛔"),) if flow.about.may_end else ()
    return (Option("fine", _("It is right"), "✅"), *end)


class WhoCameIn(Flow[CameIn]):
    """Somebody of the staff came in by a link; whoever was there before may end it at once."""

    title = _("Who came in")
    of = "staff"
    icon = "🔑"
    for_staff = roles.with_right(Right.STAFF)

    what = Choice[str](
        lambda flow: paragraphs(
            who_came(flow.about, flow.facts.programme.zone),
            _("Is it not {name}? Then take the access away now.", name=flow.about.staff.name),
        ),
        _possible,
    )
    sure = Choice(
        lambda flow: _(
            "Shall I take all access away from {name} now? They see nothing of people any more. "
            "With a new link they can come in again.",
            name=flow.about.staff.name,
        ),
        {"no": _("No, keep it so"), "yes": _("Yes, take it away")},
        when=what.is_("end"),
    )

    def finish(self) -> Iterator[Effect]:
        if self.values.get("sure") == "yes":
            yield EndRights(self.about.staff.id)
        else:
            yield Tell(_("That is fine. Everything stays as it was."))
            yield Begin(Menu)
