"""Somebody of the staff came in by a link: who was here before sees it, and may end it."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.flows.card import ROLES
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Tell
from bot.flows.engine.flow import Flow
from bot.flows.menu import Menu
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, paragraphs
from bot.people import roles
from bot.people.deeds import EndRights
from bot.people.nouns import CameIn
from bot.people.roles import Right


def who_came(came: CameIn, zone: ZoneInfo) -> Text:
    at = came.at.astimezone(zone)
    return _(
        "🔑 {name} came in as {role} on {day} at {time}.",
        name=came.staff.name,
        role=ROLES[came.staff.role],
        day=at.date(),
        time=at.time().replace(second=0, microsecond=0),
    )


def what_to_do(came: CameIn) -> Text:
    """What whoever hears it can do: end it, or call who can."""
    if came.may_end:
        return _("Is it not {name}? Then take the access away now.", name=came.staff.name)
    return _("Is it not {name}? Call whoever looks after the bot at once. They can end it.", name=came.staff.name)


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
        lambda flow: paragraphs(who_came(flow.about, flow.facts.programme.zone), what_to_do(flow.about)),
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
