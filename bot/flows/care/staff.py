"""Who needs care and why, for the coordinator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.care.deeds import CloseSigns
from bot.care.facts import CareFacts
from bot.care.nouns import Sign, SignKind
from bot.flows.card import PAGE
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Tell
from bot.flows.engine.flow import Condition, Ending, Facts, Flow
from bot.flows.matches.staff import MatchDesk
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, as_is, lines, paragraphs, plural, quoted
from bot.matches import words as match_words
from bot.matches.nouns import Match, MatchState
from bot.people.roles import COORDINATORS
from bot.requests.words import no_room

# Why a match stands in the list, in words that a coordinator can act on.
WHY: Mapping[SignKind, Text] = {
    SignKind.NO_FIRST: _("They have had no first meeting since the match began."),
    SignKind.NONE_CONFIRMED: _("They have agreed on no meeting for twice the usual time."),
    SignKind.CANCELLED_TWICE: _("The last two meetings were called off."),
    SignKind.DIFFER: _("They do not say the same about a meeting."),
    SignKind.SAD: _("Somebody said that a meeting was not good."),
    SignKind.NOT_SURE: _("Somebody is not sure about this match. The other side does not know it."),
    SignKind.SILENT: _("Somebody did not answer two messages."),
    SignKind.TALK_OVERDUE: _("A talk should have been held by now."),
}


MORE_CAME = _("There is more since you opened this. Please read it first:")


def why(sign: Sign, match: Match | None, facts: Facts) -> Text:
    """One sign with its day, and whom it is about when that matters."""
    told = _("{day}: {why}", day=sign.opened.astimezone(facts.programme.zone).date(), why=WHY[sign.kind])
    name = next((m.name for m in match.members if m.person_id == sign.person_id), "") if match else ""
    words = (quoted(sign.words),) if sign.words else ()
    more = (no_room(sign.more),) if sign.more else ()
    return lines(told, *((as_is(f"→ {name}"),) if name else ()), *words, *more)


def about_match(match: Match) -> Text:
    """Whose signs these are; what was told before the end waits for somebody who reads it."""
    pair = match_words.pair(match)
    return pair if match.state is not MatchState.ENDED else lines(pair, _("This match has ended since."))


def _cared(flow: Flow) -> list[Match]:
    """The matches with open signs, the oldest sign first."""
    known = flow.facts.of(CareFacts)
    by_id = {match.id: match for match in known.matches}
    ids = dict.fromkeys(sign.match_id for sign in known.signs)
    return [by_id[id_] for id_ in ids if id_ in by_id][:PAGE]


def _care_text(flow: Flow) -> Text:
    return lines(
        plural("{count} match needs care.", "{count} matches need care.", count=len(_cared(flow))),
        _("The oldest sign stands first. Choose a match to see why."),
        *_not_here(flow),
    )


def _not_here(flow: Flow) -> list[Text]:
    """Who was imported and did not come: of them the bot can tell nothing."""
    absent = flow.facts.of(CareFacts).absent
    if not absent:
        return []
    return [
        plural(
            "👋 {count} person on the list is not in the chat yet. You can make a new link under “Find a person”.",
            "👋 {count} people on the list are not in the chat yet. You can make a new link under “Find a person”.",
            count=absent,
        )
    ]


class WhoNeedsCare(Flow[None]):
    title = _("Who needs care?")
    in_menu = 70
    icon = "🩺"
    brief = True
    needs = ("all signs",)
    for_staff = COORDINATORS

    nobody = Ending(
        Condition(lambda flow: not _cared(flow)),
        lambda flow: [Tell(paragraphs(_("All matches go well, as far as I can see."), *_not_here(flow)))],
    )
    which = Choice[str](
        _care_text, lambda flow: tuple(Option(str(m.id), match_words.pair_short(m)) for m in _cared(flow))
    )

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        yield Begin(CareDesk, About.of("match", self.which))


class CareDesk(Flow[Match]):
    """Why one match needs care, and what to do about it."""

    title = _("Care")
    of = "match"
    as_shown = True
    needs = ("signs",)
    for_staff = COORDINATORS

    none = Ending(
        Condition(lambda flow: not flow.facts.of(CareFacts).signs),
        lambda flow: [Tell(_("There is no open sign any more.")), Begin(MatchDesk, flow.about.about)],
    )
    what = Choice[str](
        lambda flow: paragraphs(
            about_match(flow.about),
            *(why(sign, flow.about, flow.facts) for sign in flow.facts.of(CareFacts).signs),
        ),
        {
            "done": ("✅", _("I looked after it")),
            "open": ("🤝", _("Open this match")),
            "later": _("Later"),
        },
    )

    def finish(self) -> Iterator[Effect]:
        if self.what == "done":
            yield CloseSigns(self.about.id, self.facts.version)
        elif self.what == "open":
            yield Begin(MatchDesk, self.about.about)
        else:
            yield Tell(_("That is fine. It stays in the list."))
