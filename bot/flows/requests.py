"""The coordinator's inbox: all that waits for a person, claimed, answered, handed over, closed."""

from __future__ import annotations

from collections.abc import Iterator

from bot.care.facts import CareFacts
from bot.flows.announcements import AnnouncementDesk
from bot.flows.care import staff as care_words
from bot.flows.care.staff import CareDesk
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Tell
from bot.flows.engine.flow import Condition, Ending, Facts, Flow
from bot.flows.engine.questions import Words
from bot.flows.people.staff import PersonDesk
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, as_is, lines, paragraphs, plural
from bot.matches.facts import MatchFacts
from bot.people.roles import COORDINATORS
from bot.requests import words as request_words
from bot.requests.deeds import AnswerRequest, ClaimRequest, CloseRequest, HandOver
from bot.requests.facts import RequestFacts
from bot.requests.nouns import Request, RequestKind

# What a request is about has a desk of its own.
OPENS: dict[RequestKind, type[Flow]] = {
    RequestKind.UNCERTAIN: AnnouncementDesk,
    RequestKind.CARE: CareDesk,
    RequestKind.LINK: PersonDesk,
}


FURTHER = "further"


def _listed(flow: Flow) -> tuple[Option, ...]:
    now = flow.facts.now
    return tuple(
        Option(f"{each.id}:{each.version}", request_words.line(each, now), request_words.KINDS[each.kind][0])
        for each in flow.facts.of(RequestFacts).inbox
    ) + ((Option(FURTHER, _("The others"), "➡️"),) if _others_wait(flow) else ())


def _others_wait(flow: Flow) -> int:
    """How many wait behind those that are shown."""
    facts = flow.facts.of(RequestFacts)
    return facts.waiting - facts.begins - len(facts.inbox)


def _inbox_text(flow: Flow) -> Text:
    facts = flow.facts.of(RequestFacts)
    urgent, behind = facts.urgent, _others_wait(flow)
    return lines(
        plural("{count} thing waits for a person.", "{count} things wait for a person.", count=facts.waiting),
        *([plural("❗ {count} is about safety.", "❗ {count} are about safety.", count=urgent)] if urgent else []),
        _("The oldest stands first. Choose one to open."),
        *(
            [_("Very many wait. These are {count} of them. “The others” shows more.", count=len(facts.inbox))]
            if behind
            else []
        ),
    )


class Inbox(Flow[None]):
    title = _("Inbox")
    in_menu = 40
    icon = "📥"
    brief = True
    needs = ("inbox",)
    for_staff = COORDINATORS

    nothing = Ending(
        Condition(lambda flow: not flow.facts.of(RequestFacts).inbox),
        lambda flow: [Tell(_("Nothing waits for a person now."))],
    )
    which = Choice[str](_inbox_text, _listed)

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        yield _chosen(self, self.which)


class MoreInbox(Flow[int]):
    """What waits behind what one list shows."""

    title = _("The others")
    of = "behind"
    brief = True
    for_staff = COORDINATORS

    which = Choice[str](_inbox_text, _listed)

    def finish(self) -> Iterator[Effect]:
        yield _chosen(self, self.which)


def _chosen(flow: Flow, which: str) -> Begin:
    facts = flow.facts.of(RequestFacts)
    if which == FURTHER:
        return Begin(MoreInbox, About.of("behind", facts.begins + len(facts.inbox)))
    return Begin(InboxItem, About.of("request", which))


def _options(flow: Flow[Request]) -> tuple[Option, ...]:
    request, me = flow.about, flow.facts.person.staff
    mine = me is not None and request.claimed_by == me.id
    possible = (
        ("answer", "💬", _("Answer"), request.person_id is not None),
        ("claim", "🙋", _("I look after it"), not mine),
        ("hand", "👉", _("Hand it over"), bool(_others(flow))),
        ("open", request_words.KINDS[request.kind][0], _("Open it"), request.kind in OPENS),
        ("close", "✅", _("It is done"), True),
        ("back", "", _("Nothing now"), True),
    )
    return tuple(Option(id_, label, icon) for id_, icon, label, there in possible if there)


def _others(flow: Flow) -> tuple[Option, ...]:
    me = flow.facts.person.staff
    found = (each for each in flow.facts.staff if each.role in COORDINATORS and (me is None or each.id != me.id))
    return tuple(Option(str(each.id), as_is(each.name)) for each in found)


def _card(flow: Flow[Request]) -> Text:
    facts = flow.facts
    match, signs = facts.of(MatchFacts).match, facts.of(CareFacts).signs
    why = [care_words.why(sign, match, facts) for sign in signs] if match else []
    names = [care_words.about_match(match)] if match else []
    return paragraphs(request_words.card(flow.about, facts.now), *names, *why, _("What would you like to do?"))


class InboxItem(Flow[Request]):
    title = _("What waits")
    of = "request"
    as_shown = True
    needs = ("staff",)
    for_staff = COORDINATORS

    what = Choice[str](
        _card,
        _options,
    )
    answer = Words(
        lambda flow: _("Write your answer to {name}. It comes in their chat, with your name.", name=flow.about.name),
        at_most=2000,
        one_line=False,
        when=what.is_("answer"),
    )
    to = Choice[str](_("To whom?"), _others, when=what.is_("hand"))

    def finish(self) -> Iterator[Effect]:
        request = self.about
        # As it was when they opened it: somebody else may have been quicker.
        version = self.facts.version or request.version
        match self.what:
            case "answer":
                yield AnswerRequest(request.id, version, self.answer)
            case "claim":
                yield ClaimRequest(request.id, version)
            case "hand":
                yield HandOver(request.id, version, int(self.to))
            case "close":
                yield CloseRequest(request.id, version)
            case "open":
                yield Begin(OPENS[request.kind], request.about)
            case _:
                yield Begin(Inbox)
