"""What staff do for who waits: see who that is, and find a mentor."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.card import MOST, PAGE, PATH, THEIR_PROGRAMME, card_text, their_path
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Tell, button
from bot.flows.engine.flow import Condition, Ending, Facts, Flow
from bot.flows.engine.questions import Words
from bot.flows.matches.staff import MatchDesk
from bot.flows.path.staff import NewcomerPath
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, as_is, lines, paragraphs, plural
from bot.matches import fit_words
from bot.matches.deeds import DraftMatch
from bot.matches.facts import Desk, MatchFacts
from bot.matches.fit import Fit, serious
from bot.matches.nouns import Waiting
from bot.people.deeds import SeenVog
from bot.people.facts import Card
from bot.people.nouns import Role
from bot.people.roles import CASE_MANAGERS, COORDINATORS


def _weeks(facts: Facts, waiting: Waiting) -> Text:
    days = (facts.now - waiting.since).days
    if days < 14:
        return plural("{count} day", "{count} days", count=days)
    return plural("{count} week", "{count} weeks", count=days // 7)


def _waiting(flow: Flow) -> tuple[Waiting, ...]:
    return flow.facts.of(Desk).waiting[:PAGE]


def _mine(flow: Flow) -> tuple[Waiting, ...]:
    """All newcomers of a case manager, as many as an app can show."""
    return flow.facts.of(Desk).waiting[:MOST]


def _waiting_options(flow: Flow) -> tuple[Option, ...]:
    return _listed(flow, _waiting(flow))


def _listed(flow: Flow, people: tuple[Waiting, ...]) -> tuple[Option, ...]:
    return tuple(
        Option(
            str(each.person_id),
            Text("{name} · {long}", {"name": as_is(each.name), "long": _weeks(flow.facts, each)}),
            "🙋" if each.role is Role.NEWCOMER else "🤝",
        )
        for each in people
    )


def _waiting_text(flow: Flow) -> Text:
    waiting = flow.facts.of(Desk).waiting
    if not waiting:
        return _("Nobody waits now.")
    newcomers = sum(each.role is Role.NEWCOMER for each in waiting)
    return lines(
        plural("{count} newcomer waits.", "{count} newcomers wait.", count=newcomers),
        plural("{count} mentor waits.", "{count} mentors wait.", count=len(waiting) - newcomers),
        _("The longest wait stands first. Choose somebody to open."),
    )


class WhoWaits(Flow[None]):
    title = _("Who waits?")
    in_menu = 50
    icon = "⏳"
    brief = True
    needs = ("desk",)
    for_staff = COORDINATORS

    whom = Choice[str](_waiting_text, _waiting_options, when=Condition(lambda flow: bool(_waiting(flow))))
    nobody = Ending(Condition(lambda flow: not _waiting(flow)), lambda flow: [Tell(_("Nobody waits now."))])

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        picked = next((each for each in _waiting(self) if str(each.person_id) == self.whom), None)
        flow = OpenMentor if picked is not None and picked.role is Role.MENTOR else FindMentor
        yield Begin(flow, About.of("person", self.whom))


class MyNewcomers(Flow[None]):
    title = _("My newcomers")
    in_menu = 120
    icon = "🙋"
    brief = True
    needs = ("desk",)
    for_staff = CASE_MANAGERS

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    nobody = Ending(
        Condition(lambda flow: not _mine(flow)),
        lambda flow: [Tell(_("No newcomer has named you as case manager yet."))],
    )
    whom = Choice[str](
        _("Whom would you like to open? The longest on the list stands first."), lambda flow: _listed(flow, _mine(flow))
    )

    def finish(self) -> Iterator[Effect]:
        yield Begin(NewcomerPath, About.of("person", self.whom))


def _suggested(flow: Flow) -> tuple[Option, ...]:
    return (*(Option(_key(fit), as_is(fit.side.name)) for fit in flow.facts.of(MatchFacts).fits), *their_path(flow))


def _key(fit: Fit) -> str:
    return fit.side.key.replace(":", "-")


def _suggestions(flow: Flow[Card]) -> Text:
    blocks = [
        lines(
            as_is(f"{number}. {fit.side.name}"),
            *(Text("+ {it}", {"it": each}) for each in fit_words.for_staff(fit)),
            *(Text("– {it}", {"it": each}) for each in fit_words.misses_for_staff(fit)),
        )
        for number, fit in enumerate(flow.facts.of(MatchFacts).fits, 1)
    ]
    return paragraphs(card_text(flow), _("These mentors fit best. Choose one."), *blocks)


def _chosen(flow: Flow) -> Fit | None:
    return next((fit for fit in flow.facts.of(MatchFacts).fits if _key(fit) == flow.values.get("mentor")), None)


def _needs_reason(flow: Flow) -> bool:
    fit = _chosen(flow)
    return fit is not None and bool(serious(fit))


NO_FITS = Condition(lambda flow: not flow.facts.of(MatchFacts).fits)
IN_MATCH = Condition(lambda flow: bool(flow.facts.of(Desk).matches))


class FindMentor(Flow[Card]):
    title = _("Find a mentor")
    of = "person"
    icon = "🔎"
    needs = ("suggestions",)
    for_staff = COORDINATORS

    has_match = Ending(IN_MATCH, lambda flow: [Begin(MatchDesk, flow.facts.of(Desk).matches[0].about)])
    nobody = Ending(
        NO_FITS,
        lambda flow: [
            Tell(
                paragraphs(
                    card_text(flow), _("No mentor is possible now: none has a free place, or the wishes do not fit.")
                ),
                (button(NewcomerPath, flow.facts.about, THEIR_PROGRAMME),) if their_path(flow) else (),
            )
        ],
    )
    mentor = Choice[str](_suggestions, _suggested)
    why = Words(
        _("Something important does not fit. Why is this match good all the same? Write one sentence. It is kept."),
        at_most=300,
        one_line=False,
        when=Condition(_needs_reason),
    )

    def finish(self) -> Iterator[Effect]:
        if self.mentor == PATH:
            yield Begin(NewcomerPath, self.facts.about)
            return
        yield DraftMatch(self.about.person_id, self.mentor.replace("-", ":"), self.why)


class OpenMentor(Flow[Card]):
    title = _("Mentor")
    of = "person"
    for_staff = COORDINATORS

    what = Choice[str](
        lambda flow: paragraphs(card_text(flow), _vog_text(flow)),
        lambda flow: (
            *((Option("vog", _("I saw the VOG today")),) if _needs_vog(flow) else ()),
            Option("back", _("Who waits?")),
        ),
    )

    def finish(self) -> Iterator[Effect]:
        if self.what == "vog":
            yield SeenVog(self.about.person_id)
        else:
            yield Begin(WhoWaits)


def _needs_vog(flow: Flow[Card]) -> bool:
    return flow.facts.programme.profile.mentoring.vog and not flow.about.told.get("vog_at")


def _vog_text(flow: Flow[Card]) -> Text:
    if _needs_vog(flow):
        return _("The VOG (certificate of conduct) was not seen yet. Without it, no match is possible.")
    return _("This mentor can be matched. Open a newcomer to do so.")
