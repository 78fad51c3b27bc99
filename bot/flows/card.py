"""A person as staff read them."""

from __future__ import annotations

from bot.flows.engine.flow import Flow
from bot.ground.messages import Option
from bot.ground.text import Listed, Text, _, as_is, lines
from bot.people import words as people_words
from bot.people.facts import Card
from bot.people.nouns import Dutch, StaffRole

THEIR_PROGRAMME = _("Their programme")
PAGE = 20
MOST = 90
PATH = "path"
ROLES = {
    StaffRole.COORDINATOR: _("coordinator"),
    StaffRole.CASE_MANAGER: _("case manager"),
    StaffRole.ADMIN: _("administrator"),
}


def their_path(flow: Flow) -> tuple[Option, ...]:
    """The way to the programme of a newcomer, where there is one."""
    return (Option(PATH, THEIR_PROGRAMME, "🧭"),) if flow.facts.programme.profile.path else ()


DUTCH = {
    Dutch.NONE: _("Not yet"),
    Dutch.WORDS: _("A few words"),
    Dutch.SIMPLE: _("Simple talk"),
    Dutch.GOOD: _("Good"),
}


def card_text(flow: Flow[Card]) -> Text:
    """A person as staff read them: what matters for a match, nothing more."""
    card = flow.about
    told = card.told
    rows = [as_is(card.name)]
    if told.get("town"):
        rows.append(Text("{label}: {answer}", {"label": _("Town"), "answer": as_is(told["town"])}))
    spoken = tuple(people_words.SPOKEN[code] for code in told.get("languages") or () if code in people_words.SPOKEN)
    if spoken:
        rows.append(_("Speaks: {things}", things=Listed(spoken)))
    if told.get("dutch"):
        rows.append(Text("{label}: {answer}", {"label": _("Dutch"), "answer": DUTCH[Dutch(told["dutch"])]}))
    if card.since is not None:
        since = card.since.astimezone(flow.facts.programme.zone).date()
        rows.append(_("On the list since {day}", day=since))
    return lines(*rows)
