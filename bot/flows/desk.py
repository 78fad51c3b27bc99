"""What staff do in the chat: see who waits, find a mentor, talk a match over, propose it, take it back."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows import reasons, saying, shared
from bot.flows.choices import Choice
from bot.flows.deeds import (
    AnswerConsult,
    AskCaseManager,
    DraftMatch,
    EndMatch,
    PauseMatch,
    ProposeMatch,
    SeenVog,
    WithdrawMatch,
)
from bot.flows.effects import Begin, Effect, Tell
from bot.flows.flow import Card, Condition, Ending, Facts, Flow
from bot.flows.pair import END_REASONS, breaks, some_reasons, the_match, until_of
from bot.flows.questions import Words
from bot.matches import OPEN_MATCH, Match, MatchState, Waiting
from bot.matching import Fit, serious
from bot.messages import Option
from bot.people import Dutch, Role, StaffRole
from bot.text import Listed, Text, _, as_is, lines, paragraphs, plural

COORDINATORS = frozenset({StaffRole.COORDINATOR, StaffRole.ADMIN})
STAFF = frozenset(StaffRole)
PAGE = 20
ROLES = {
    StaffRole.COORDINATOR: _("coordinator"),
    StaffRole.CASE_MANAGER: _("case manager"),
    StaffRole.ADMIN: _("administrator"),
}


class StaffHello(Flow):
    title = _("Welcome")
    for_staff = STAFF

    def finish(self) -> Iterator[Effect]:
        staff = self.facts.person.staff
        if staff is not None:
            yield Tell(
                paragraphs(
                    _(
                        "Hello {name}. I am Buurmaat, the computer of {project}.",
                        name=staff.name,
                        project=self.facts.programme.name,
                    ),
                    _("This chat is now yours, as {role}. Nobody else can use your link.", role=ROLES[staff.role]),
                    _("What I tell you here is about people. Please lock your phone."),
                )
            )
        yield Begin("Menu")


def _weeks(facts: Facts, waiting: Waiting) -> Text:
    days = (facts.now - waiting.since).days
    if days < 14:
        return plural("{count} day", "{count} days", count=days)
    return plural("{count} week", "{count} weeks", count=days // 7)


def _waiting(flow: Flow) -> tuple[Waiting, ...]:
    desk = flow.facts.desk
    return desk.waiting[:PAGE] if desk else ()


def _waiting_options(flow: Flow) -> tuple[Option, ...]:
    return tuple(
        Option(
            str(each.person_id),
            Text("{name} · {long}", {"name": as_is(each.name), "long": _weeks(flow.facts, each)}),
            "🙋" if each.role is Role.NEWCOMER else "🤝",
        )
        for each in _waiting(flow)
    )


def _waiting_text(flow: Flow) -> Text:
    desk = flow.facts.desk
    waiting = desk.waiting if desk else ()
    if not waiting:
        return _("Nobody waits now.")
    newcomers = sum(each.role is Role.NEWCOMER for each in waiting)
    return lines(
        plural("{count} newcomer waits.", "{count} newcomers wait.", count=newcomers),
        plural("{count} mentor waits.", "{count} mentors wait.", count=len(waiting) - newcomers),
        _("The longest wait stands first. Choose somebody to open."),
    )


class WhoWaits(Flow):
    title = _("Who waits?")
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
        flow = "OpenMentor" if picked is not None and picked.role is Role.MENTOR else "FindMentor"
        yield Begin(flow, f"person:{self.whom}")


class MyNewcomers(Flow):
    title = _("My newcomers")
    icon = "🙋"
    brief = True
    needs = ("desk",)
    for_staff = frozenset({StaffRole.CASE_MANAGER})

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        desk = self.facts.desk
        mine = desk.waiting if desk else ()
        if not mine:
            yield Tell(_("No newcomer has named you as case manager yet."))
            return
        zone = self.facts.programme.zone
        rows = (
            _("{name}: on the list since {day}", name=each.name, day=each.since.astimezone(zone).date())
            for each in mine
        )
        yield Tell(lines(*rows))


def the_card(flow: Flow) -> Card:
    card = flow.facts.card
    if card is None:
        raise LookupError("no card")
    return card


DUTCH = {
    Dutch.NONE: _("Not yet"),
    Dutch.WORDS: _("A few words"),
    Dutch.SIMPLE: _("Simple talk"),
    Dutch.GOOD: _("Good"),
}


def card_text(flow: Flow) -> Text:
    """A person as staff read them: what matters for a match, nothing more."""
    card = the_card(flow)
    told = card.told
    rows = [as_is(card.name)]
    if told.get("town"):
        rows.append(Text("{label}: {answer}", {"label": _("Town"), "answer": as_is(told["town"])}))
    spoken = tuple(shared.SPOKEN[code] for code in told.get("languages") or () if code in shared.SPOKEN)
    if spoken:
        rows.append(_("Speaks: {things}", things=Listed(spoken)))
    if told.get("dutch"):
        rows.append(Text("{label}: {answer}", {"label": _("Dutch"), "answer": DUTCH[Dutch(told["dutch"])]}))
    if card.since is not None:
        since = card.since.astimezone(flow.facts.programme.zone).date()
        rows.append(_("On the list since {day}", day=since))
    return lines(*rows)


def _suggested(flow: Flow) -> tuple[Option, ...]:
    return tuple(Option(_key(fit), as_is(fit.side.name)) for fit in the_card(flow).fits)


def _key(fit: Fit) -> str:
    return fit.side.key.replace(":", "-")


def _suggestions(flow: Flow) -> Text:
    blocks = [
        lines(
            as_is(f"{number}. {fit.side.name}"),
            *(Text("+ {it}", {"it": each}) for each in reasons.for_staff(fit)),
            *(Text("– {it}", {"it": each}) for each in reasons.misses_for_staff(fit)),
        )
        for number, fit in enumerate(the_card(flow).fits, 1)
    ]
    return paragraphs(card_text(flow), _("These mentors fit best. Choose one."), *blocks)


def _chosen(flow: Flow) -> Fit | None:
    return next((fit for fit in the_card(flow).fits if _key(fit) == flow.values.get("mentor")), None)


def _needs_reason(flow: Flow) -> bool:
    fit = _chosen(flow)
    return fit is not None and bool(serious(fit))


NO_FITS = Condition(lambda flow: not the_card(flow).fits)
IN_MATCH = Condition(lambda flow: bool(flow.facts.desk and flow.facts.desk.matches))


class FindMentor(Flow):
    title = _("Find a mentor")
    of = "person"
    icon = "🔎"
    needs = ("suggestions",)
    for_staff = COORDINATORS

    has_match = Ending(IN_MATCH, lambda flow: [Begin("MatchDesk", flow.facts.desk.matches[0].about)])
    nobody = Ending(
        NO_FITS,
        lambda flow: [
            Tell(
                paragraphs(
                    card_text(flow), _("No mentor is possible now: none has a free place, or the wishes do not fit.")
                )
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
        yield DraftMatch(the_card(self).person_id, self.mentor.replace("-", ":"), self.why)


class OpenMentor(Flow):
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
            yield SeenVog(the_card(self).person_id)
        else:
            yield Begin("WhoWaits")


def _needs_vog(flow: Flow) -> bool:
    return flow.facts.programme.profile.mentoring.vog and not the_card(flow).told.get("vog_at")


def _vog_text(flow: Flow) -> Text:
    if _needs_vog(flow):
        return _("The VOG (certificate of conduct) was not seen yet. Without it, no match is possible.")
    return _("This mentor can be matched. Open a newcomer to do so.")


def _desk_matches(flow: Flow) -> tuple[Match, ...]:
    return flow.facts.desk.matches[:PAGE] if flow.facts.desk else ()


class Matches(Flow):
    title = _("Matches")
    icon = "🤝"
    brief = True
    needs = ("desk",)
    for_staff = COORDINATORS

    nobody = Ending(
        Condition(lambda flow: not _desk_matches(flow)), lambda flow: [Tell(_("There are no matches yet."))]
    )
    which = Choice[str](
        _("Which match would you like to open?"),
        lambda flow: tuple(Option(str(each.id), _pair(each)) for each in _desk_matches(flow)),
    )

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        yield Begin("MatchDesk", f"match:{self.which}")


def _pair(match: Match) -> Text:
    first = [members[0].name if (members := match.of(side)) else "…" for side in (Role.NEWCOMER, Role.MENTOR)]
    return as_is(" – ".join(first))


def _match_card(flow: Flow) -> Text:
    match = the_match(flow)
    parts = [saying.match_state(match, 0, flow.facts.programme.zone)]
    fit = flow.facts.fit
    if fit is not None:
        parts.append(
            lines(
                *(Text("+ {it}", {"it": each}) for each in reasons.for_staff(fit)),
                *(Text("– {it}", {"it": each}) for each in reasons.misses_for_staff(fit)),
            )
        )
    if match.override:
        parts.append(_("Your reason: {reason}", reason=match.override))
    if match.consult_reason:
        parts.append(_("The case manager says: {reason}", reason=match.consult_reason))
    return paragraphs(*parts, _("What would you like to do?"))


def _match_options(flow: Flow) -> tuple[Option, ...]:
    state = the_match(flow).state
    heard = (MatchState.DRAFT, MatchState.OBJECTED)
    offered = {
        "ask": (_("Ask case manager"), state in heard),
        "record": (_("It was agreed"), state in (*heard, MatchState.ASKED)),
        "propose": (_("Propose it to both"), state is MatchState.AGREED),
        "withdraw": (_("Take it back"), state in OPEN_MATCH),
        "pause": (_("Pause"), state is MatchState.LIVE),
        "end": (_("End this match"), state is MatchState.LIVE),
        "nothing": (_("Nothing now"), True),
    }
    return tuple(Option(id_, label) for id_, (label, fits) in offered.items() if fits)


class MatchDesk(Flow):
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

    def finish(self) -> Iterator[Effect]:
        match = the_match(self)
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
                yield EndMatch(match.id, version, self.reason)
            case _:
                yield Begin("Menu")


def _consult(flow: Flow) -> Text:
    match, fit = the_match(flow), flow.facts.fit
    known = reasons.for_staff(fit) if fit is not None else ()
    return paragraphs(
        _(
            "The coordinator would like to bring together {newcomer} and {mentor}.",
            newcomer=saying.named(match.of(Role.NEWCOMER)),
            mentor=saying.named(match.of(Role.MENTOR)),
        ),
        *([lines(*known)] if known else []),
        _("Do you agree? Neither of them knows it yet."),
    )


class Consult(Flow):
    title = _("The case manager's word")
    of = "match"
    needs = ("fit",)
    for_staff = frozenset({StaffRole.CASE_MANAGER, *COORDINATORS})

    agrees = Choice(_consult, {"yes": ("✅", _("I agree")), "no": _("I do not agree")})
    reason = Words(
        _("Please write why not, in one sentence. The coordinator reads it."),
        at_most=300,
        one_line=False,
        when=agrees.is_("no"),
    )

    def finish(self) -> Iterator[Effect]:
        yield AnswerConsult(the_match(self).id, self.facts.version, self.agrees == "yes", self.reason)
