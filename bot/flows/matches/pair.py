"""What people of a match do: answer a proposal, write, share a number, pause, end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from bot.flows.engine.answers import Answered, Lexicon, Missed, Understood
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Tell, button
from bot.flows.engine.flow import Condition, Ending, Facts, Flow
from bot.flows.engine.questions import Words
from bot.flows.meetings import PlanMeeting
from bot.flows.whose import SEVERAL, WithWhom, live, others, whom_options
from bot.ground import phones
from bot.ground.calendar import instant, read_day
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, lines, paragraphs
from bot.ground.typed import clean
from bot.matches import fit_words
from bot.matches import words as match_words
from bot.matches.deeds import AnswerMatch, EndMatch, PauseMatch, Relay, Report, ShareNumber
from bot.matches.facts import MatchFacts
from bot.matches.nouns import Match, MatchState
from bot.meetings import words as meeting_words
from bot.meetings.facts import MeetingFacts
from bot.people.deeds import LeaveList, TakeBreak
from bot.people.nouns import Role

NO_REASONS = ("time", "language", "far", "fit", "unsaid")
END_REASONS = ("goal", "time", "fit", "moved", "unsafe", "unsaid")


def some_reasons(ids: tuple[str, ...]) -> dict[str, Text]:
    return {id_: match_words.REASONS[id_] for id_ in ids}


def _proposal(flow: Flow[Match]) -> Text:
    facts, match = flow.facts, flow.about
    found = (
        _("🌷 We found a mentor for you: {others}.", others=others(flow))
        if match.side_of(facts.person.id) is Role.NEWCOMER
        else _("🌷 We found a newcomer for you: {others}.", others=others(flow))
    )
    fit = facts.of(MatchFacts).fit
    shared = fit_words.for_pair(fit) if fit is not None else ()
    parts = [found]
    if shared:
        parts.append(lines(_("What you share:"), *shared))
    parts.append(_("You decide. Nobody is angry when you say no. Shall we bring you together?"))
    return paragraphs(*parts)


class MatchProposal(Flow[Match]):
    title = _("The proposal")
    of = "match"
    icon = "🌷"
    needs = ("fit",)
    urgent = True

    answer = Choice(_proposal, {"yes": ("✅", _("Yes, please")), "no": _("No, thank you")})
    reason = Choice(
        _("That is fine. May I ask why? Only the coordinator sees it."), some_reasons(NO_REASONS), when=answer.is_("no")
    )

    def finish(self) -> Iterator[Effect]:
        why = self.reason if self.answer == "no" else ""
        yield AnswerMatch(self.about.id, self.facts.version, self.answer == "yes", why)


class WhereAmI(Flow[None]):
    title = _("Where am I?")
    in_menu = 200
    icon = "📍"
    brief = True

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return facts.person.listed_at is not None

    def finish(self) -> Iterator[Effect]:
        facts = self.facts
        texts: list[Text] = []
        actions: list[tuple[str, Text]] = []
        for match in facts.of(MatchFacts).matches:
            texts.append(match_words.match_state(match, facts.person.id, facts.programme.zone))
            if match.paused_until is not None and match.paused_until > facts.now:
                texts.append(
                    _("You take a break until {day}.", day=match.paused_until.astimezone(facts.programme.zone).date())
                )
            mine = next(m for m in match.members if m.person_id == facts.person.id)
            if match.state is MatchState.PROPOSED and not match.answer_of(mine.side):
                actions.append(button(MatchProposal, match.about.at(match.version), _("Answer")))
            elif match.state is MatchState.PROPOSED:
                actions.append(button(MatchProposal, match.about.at(match.version), _("Change my answer")))
        coming = facts.of(MeetingFacts).meetings
        texts += [_("You meet: {meeting}.", meeting=meeting_words.when(m, facts.programme)) for m in coming]
        if not live(facts):
            texts += _in_line(facts)
        yield Tell(paragraphs(*texts), tuple(actions))


def _in_line(facts: Facts) -> list[Text]:
    """What waits for somebody on the list: since when, and what comes next."""
    person = facts.person
    if person.listed_at is None:
        return []
    zone = facts.programme.zone
    texts = [_("You are on the list since {day}.", day=person.listed_at.astimezone(zone).date())]
    if person.paused_until is not None and person.paused_until > facts.now:
        texts.append(_("You take a break until {day}.", day=person.paused_until.astimezone(zone).date()))
    if facts.of(MatchFacts).matches:
        return texts
    newcomer = person.role is Role.NEWCOMER
    texts.append(
        _("We look for a mentor who fits you. Your case manager thinks with us.")
        if newcomer
        else _("We look for a newcomer who fits you.")
    )
    return [*texts, facts.programme.how_long, _("When we find somebody, I write to you here. You decide then.")]


class PlanAMeeting(WithWhom):
    title = _("Plan a meeting")
    in_menu = 150
    icon = "📅"
    leads_to = PlanMeeting
    whom = Choice[str](_("With whom?"), whom_options, when=SEVERAL)


class WriteTo(Flow[Match]):
    title = _("Write a message")
    of = "match"
    relays = True

    words = Words(
        lambda flow: _(
            "What do you want to say to {others}? Write it here. I bring it in your own words.", others=others(flow)
        ),
        at_most=1000,
        one_line=False,
    )
    about_now = False

    def finish(self) -> Iterator[Effect]:
        yield Relay(self.about.id, self.words)


class WriteAMessage(WithWhom):
    title = _("Write a message")
    in_menu = 170
    icon = "✉️"
    leads_to = WriteTo
    whom = Choice[str](_("To whom?"), whom_options, when=SEVERAL)


class ReportMessage(Flow[int]):
    title = _("Report a message")
    of = "said"
    private = True

    sure = Choice(
        _("Shall I show this message to the coordinator? The other person does not hear it from me."),
        {"yes": _("Yes, show it"), "no": _("No")},
    )

    def finish(self) -> Iterator[Effect]:
        if self.sure == "no":
            yield Tell(_("That is fine. I did nothing."))
        else:
            yield Report(self.about)


class PhoneNumber(Words):
    """A phone number as people write it, with any script's digits."""

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        digits = [str(int(c)) if c.isdecimal() else c for c in clean(said, one_line=True)]
        number = "".join(c for c in digits if c.isdecimal() or c in "+ -()")
        country = flow.facts.programme.profile.country
        if any(c.isalpha() for c in said) or not phones.is_somebodys(number, country):
            return Missed(_("Please write a phone number, for example: 06 12345678."))
        return Answered(number.strip()[:40])


class ShareMyNumber(Flow[Match]):
    """Begun by its button; the number is only used for this match."""

    title = _("Share my number")
    of = "match"
    number = PhoneNumber(
        lambda flow: _(
            "Write your phone number. {others} sees it only when they share their number too.", others=others(flow)
        ),
        at_most=40,
    )

    @classmethod
    def name(cls) -> str:
        return "ShareNumber"

    def finish(self) -> Iterator[Effect]:
        yield ShareNumber(self.about.id, self.number)


def breaks(flow: Flow) -> tuple[Option, ...]:
    weeks = {"1": _("1 week"), "2": _("2 weeks"), "4": _("4 weeks"), "8": _("8 weeks")}
    return tuple(Option(id_, label) for id_, label in weeks.items())


def until_of(facts: Facts, stored: str) -> datetime:
    """When a break ends: after so many weeks, or on a day that was written."""
    day = facts.today + timedelta(weeks=int(stored)) if stored.isdecimal() else date.fromisoformat(stored)
    return instant(day, time(9), facts.programme.zone)


class BreakEnd(Choice[str]):
    """Buttons for some weeks; a day may be written, from tomorrow to a year ahead."""

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        today = flow.facts.today
        day = read_day(said, today)
        if day is None:
            return super().typed(flow, said, shown, picked, lexicon)
        if not today < day <= today + timedelta(days=366):
            return Missed(_("Please choose a day from tomorrow to a year ahead."))
        return Answered(day.isoformat())


HOW_LONG = _(
    "How long is the break? Press a button, or write the day on which you go on, such as 15-1. "
    "I am quiet in that time. The other side hears until when."
)


class PauseTogether(Flow[Match]):
    title = _("Take a break")
    of = "match"

    why = Choice(
        _("Why do you take a break? You need not say it."),
        {
            "holiday": ("🌴", _("Holiday")),
            "illness": ("🤒", _("Illness")),
            "ramadan": ("🌙", _("Ramadan")),
            "exam": ("📚", _("Exam")),
            "unsaid": _("I do not say"),
        },
    )
    how_long = BreakEnd(HOW_LONG, breaks)

    def finish(self) -> Iterator[Effect]:
        yield PauseMatch(self.about.id, self.facts.version, until_of(self.facts, self.how_long), self.why)


LAST_MEETING = _("Shall there be a last meeting first? That is a good end. Both hear it.")
LAST_OR_NOW = {"yes": _("Yes, a last meeting"), "no": _("No, end it now")}


def safe(reason: Choice[str]) -> Condition:
    """Nobody who does not feel safe is asked to meet once more."""
    return Condition(
        lambda flow: flow.values.get(reason.name) != "unsafe", ((reason, frozenset(END_REASONS) - {"unsafe"}),)
    )


class EndTogether(Flow[Match]):
    title = _("End this match")
    of = "match"

    sure = Choice(
        lambda flow: _(
            "Do you want to end the match with {others}? They hear that it ended, not why.", others=others(flow)
        ),
        {"no": _("No, go on"), "yes": _("Yes, end it")},
    )
    kept = Ending(sure.is_("no"), lambda flow: [Tell(_("That is fine. Everything stays as it was."))])
    reason = Choice(_("May I ask why? Only the coordinator sees it."), some_reasons(END_REASONS))
    last = Choice(LAST_MEETING, LAST_OR_NOW, when=safe(reason))
    then = Choice(
        _("And then? With a new match you first get some weeks of rest."),
        {"again": _("A new match"), "stop": _("I stop")},
    )

    def finish(self) -> Iterator[Effect]:
        last = self.values.get("last") == "yes"
        yield EndMatch(self.about.id, self.facts.version, self.reason, last, self.then)


class TakeABreak(Flow[None]):
    """For somebody who waits, or a mentor with a free place."""

    title = _("Take a break")
    in_menu = 320
    icon = "⏸️"
    brief = True

    what = Choice[str](
        _("For how long shall we propose nobody to you?"),
        lambda flow: (
            *breaks(flow),
            *((Option("over", _("End my break")),) if flow.facts.person.paused_until else ()),
            Option("leave", _("Leave the list")),
        ),
    )
    sure = Choice(
        _("Then nobody looks for a match for you any more. Is that right?"),
        {"no": _("No, I stay"), "yes": _("Yes, I leave")},
        when=what.is_("leave"),
    )

    @classmethod
    def available(cls, facts: Facts) -> bool:
        person = facts.person
        return person.listed_at is not None and not (person.role is Role.NEWCOMER and facts.of(MatchFacts).matches)

    def finish(self) -> Iterator[Effect]:
        if self.what == "leave":
            yield LeaveList() if self.sure == "yes" else Tell(_("That is fine. Everything stays as it was."))
        else:
            yield TakeBreak(None if self.what == "over" else until_of(self.facts, self.what))
