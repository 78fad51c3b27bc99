"""What staff do with a match: open it, talk it over, propose it, take it back, pause or end it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.card import PAGE, PATH, their_path
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Buttons, Tell, button
from bot.flows.engine.flow import Condition, Ending, Facts, Flow
from bot.flows.engine.questions import Words
from bot.flows.matches.pair import END_REASONS, LAST_MEETING, LAST_OR_NOW, breaks, safe, some_reasons, until_of
from bot.flows.menu import Menu
from bot.flows.path.staff import NewcomerPath
from bot.flows.talks import TalksDesk
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, lines, paragraphs, within
from bot.matches import fit_words
from bot.matches import words as match_words
from bot.matches.deeds import AnswerConsult, AskCaseManager, EndMatch, PauseMatch, ProposeMatch, WithdrawMatch
from bot.matches.facts import Desk, MatchFacts
from bot.matches.nouns import OPEN_MATCH, Match, MatchState
from bot.people.nouns import Role
from bot.people.roles import CARERS, COORDINATORS


def _desk_matches(flow: Flow) -> tuple[Match, ...]:
    return flow.facts.of(Desk).matches[:PAGE]


class Matches(Flow[None]):
    title = _("Matches")
    in_menu = 60
    icon = "🤝"
    brief = True
    needs = ("desk",)
    for_staff = COORDINATORS

    nobody = Ending(
        Condition(lambda flow: not _desk_matches(flow)), lambda flow: [Tell(_("There are no matches yet."))]
    )
    which = Choice[str](
        _("Which match would you like to open?"),
        lambda flow: tuple(Option(str(each.id), match_words.pair_short(each)) for each in _desk_matches(flow)),
    )

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        yield Begin(MatchDesk, About.of("match", self.which))


def _match_card(flow: Flow[Match]) -> Text:
    match = flow.about
    parts = [match_words.match_state(match, 0, flow.facts.programme.zone)]
    fit = flow.facts.of(MatchFacts).fit
    if fit is not None:
        parts.append(
            lines(
                *(Text("+ {it}", {"it": each}) for each in fit_words.for_staff(fit)),
                *(Text("– {it}", {"it": each}) for each in fit_words.misses_for_staff(fit)),
            )
        )
    if match.override:
        parts.append(_("Your reason: {reason}", reason=within(match.override)))
    if match.consult_reason:
        parts.append(_("The case manager says: {reason}", reason=within(match.consult_reason)))
    return paragraphs(*parts, _("What would you like to do?"))


def _match_options(flow: Flow[Match]) -> tuple[Option, ...]:
    state = flow.about.state
    heard = (MatchState.DRAFT, MatchState.OBJECTED)
    offered = {
        "ask": (_("Ask case manager"), state in heard),
        "record": (_("It was agreed"), state in (*heard, MatchState.ASKED)),
        "propose": (_("Propose it to both"), state is MatchState.AGREED),
        "withdraw": (_("Take it back"), state in OPEN_MATCH),
        "pause": (_("Pause"), state is MatchState.LIVE),
        "talks": (_("Talks"), state is MatchState.LIVE and bool(flow.facts.programme.profile.talks)),
        "end": (_("End this match"), state is MatchState.LIVE),
        "nothing": (_("Nothing now"), True),
    }
    possible = [Option(id_, label) for id_, (label, fits) in offered.items() if fits]
    return (*possible[:-1], *their_path(flow), possible[-1])


class MatchDesk(Flow[Match]):
    title = _("The match")
    of = "match"
    needs = ("fit",)
    for_staff = COORDINATORS

    what = Choice[str](_match_card, _match_options)
    how = Words(
        _("What was agreed with the case manager, and how? Write one sentence. It is kept."),
        at_most=300,
        one_line=False,
        when=what.is_("record"),
    )
    until = Choice[str](_("How long is the break?"), breaks, when=what.is_("pause"))
    reason = Choice(_("Why does it end?"), some_reasons(END_REASONS), when=what.is_("end"))
    last = Choice(LAST_MEETING, LAST_OR_NOW, when=what.is_("end") & safe(reason))

    def finish(self) -> Iterator[Effect]:
        match = self.about
        version = self.facts.version or match.version
        match self.what:
            case "ask":
                yield AskCaseManager(match.id, version)
            case "record":
                yield AnswerConsult(match.id, version, agrees=True, reason=self.how, otherwise=True)
            case "propose":
                yield ProposeMatch(match.id, version)
            case "withdraw":
                yield WithdrawMatch(match.id, version)
            case "pause":
                yield PauseMatch(match.id, version, until_of(self.facts, self.until))
            case "end":
                last = self.values.get("last") == "yes"
                yield EndMatch(match.id, version, self.reason, last)
            case "talks":
                yield Begin(TalksDesk, match.about)
            case _ if self.what == PATH:
                yield Begin(NewcomerPath, About.of("person", match.of(Role.NEWCOMER)[0].person_id))
            case _:
                yield Begin(Menu)


def _consult(flow: Flow[Match]) -> Text:
    match, fit = flow.about, flow.facts.of(MatchFacts).fit
    known = fit_words.for_staff(fit) if fit is not None else ()
    return paragraphs(
        _(
            "The coordinator would like to bring together {newcomer} and {mentor}.",
            newcomer=match_words.named(match.of(Role.NEWCOMER)),
            mentor=match_words.named(match.of(Role.MENTOR)),
        ),
        *([lines(*known)] if known else []),
        _("Do you agree? Neither of them knows it yet."),
    )


class Consult(Flow[Match]):
    title = _("The case manager's word")
    of = "match"
    needs = ("fit",)
    for_staff = CARERS

    agrees = Choice(_consult, {"yes": ("✅", _("I agree")), "no": _("I do not agree")})
    reason = Words(
        _("Please write why not, in one sentence. The coordinator reads it."),
        at_most=300,
        one_line=False,
        when=agrees.is_("no"),
    )

    def finish(self) -> Iterator[Effect]:
        yield AnswerConsult(self.about.id, self.facts.version, self.agrees == "yes", self.reason)


def open_desk(match: Match) -> Buttons:
    """The way of staff to a match."""
    return (button(MatchDesk, match.about, _("Open this match")),)
