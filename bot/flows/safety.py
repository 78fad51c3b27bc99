"""When somebody is not safe: numbers at once, and a private word to the coordinators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.flows.engine.answers import Answered, Lexicon, Missed, Understood
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Tell
from bot.flows.engine.flow import SKIP, Facts, Flow
from bot.flows.engine.questions import VOICE, Words
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, lines, paragraphs
from bot.ground.typed import READ, clean, mask
from bot.matches.facts import MatchFacts
from bot.requests import words as request_words
from bot.requests.deeds import KeepVoice, ReportConcern, TellMore, WantHelpNow

ENOUGH = Option(SKIP, _("That is all"), "✅")


class _AllTheySay(Words):
    """Whatever is written: to whoever needs help now nobody says that it was not understood."""

    def extras(self, page: int = 0) -> tuple[Option, ...]:
        return (ENOUGH,)

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        words = mask(clean(said, one_line=False))[: self.at_most]
        return (
            Answered(words)
            if words and not words.startswith("/")
            else super().typed(flow, said, shown, picked, lexicon)
        )


class InNeed(Flow[None]):
    """What somebody writes after a call for help goes to the coordinators with it, until they say
    that it is all, or staff have closed it.
    """

    title = _("Write more about it")
    on_trial = True
    brief = True
    always_heard = True
    private = True

    words = _AllTheySay(
        lambda flow: lines(
            _("You can write here what happened, and where you are. Or send a voice message."),
            _("All of it goes to the coordinators, and to nobody else."),
        ),
        at_most=READ,
        one_line=False,
        hears=True,
        takes_all=True,
        skippable=True,
    )

    def finish(self) -> Iterator[Effect]:
        if not self.words:
            yield Tell(_("That is fine. You can always write again, or press “I need help now”."))
        elif self.words == VOICE:
            yield KeepVoice()
            yield Begin(InNeed)
        else:
            yield TellMore(self.words)


# So many letters are no label that was typed wrong: they are what somebody has to tell.
A_SENTENCE = 16


class _OrWords(Choice[str]):
    """A choice of somebody who may be in danger: what they tell in place of it is taken as that."""

    hears = True
    takes_all = True
    sentences = True

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        got = super().typed(flow, said, shown, picked, lexicon)
        long = self.sentences and sum(c.isalpha() for c in said) >= A_SENTENCE
        if isinstance(got, Missed) and (long or lexicon.in_danger(said)):
            return Answered(mask(clean(said, one_line=False)))
        return got


class _Tell(_OrWords):
    # "Please do not tell anybody" is a sentence too.
    sentences = False

    def _read_one(self, stored: Any) -> str:
        return str(stored)


class HelpNow(Flow[None]):
    on_trial = True
    title = _("I need help now")
    in_menu = 330
    icon = "🆘"
    brief = True
    always_heard = True
    private = True

    tell = _Tell(
        lambda flow: paragraphs(*request_words.numbers(flow.facts.programme), _("Shall I tell the coordinator?")),
        {"yes": _("Yes, tell them"), "no": _("No, do not tell")},
    )

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return facts.programme.profile.safety is not None and facts.person.staff is None

    def finish(self) -> Iterator[Effect]:
        if self.tell == "yes":
            yield WantHelpNow()
        elif self.tell != "no":
            yield ReportConcern("me", self.tell)
        else:
            yield Tell(_("That is fine. I told nobody."))


def _whom(flow: Flow) -> tuple[Option, ...]:
    other = (Option("other", _("The one I meet")),) if flow.facts.of(MatchFacts).matches else ()
    return (Option("me", _("About me")), *other, Option("somebody", _("About somebody else")))


class _Whom(_OrWords):
    def chosen(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        """Also when the match ended while this was asked."""
        return Answered(option) if option == "other" else super().chosen(flow, option, picked)


class Concern(Flow[None]):
    on_trial = True
    """Its words are kept in the inbox of the coordinators and nowhere else."""

    title = _("Worry about safety")
    in_menu = 340
    icon = "🛟"
    always_heard = True
    private = True
    needs = ("matches",)

    whom = _Whom(
        lambda flow: paragraphs(
            _("Is somebody not safe, or does something feel wrong? You may tell it here."),
            _("Only the coordinators read it. The one you meet never hears that you wrote."),
            _("Whom is it about?"),
        ),
        _whom,
    )
    words = Words(
        _("What is it? Write it, send a voice message, or press “Skip”. Then somebody calls you. All are good."),
        at_most=READ,
        one_line=False,
        hears=True,
        takes_all=True,
        skippable=True,
        when=whom.is_("me", "other", "somebody"),
    )

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return facts.person.listed_at is not None

    def finish(self) -> Iterator[Effect]:
        told = "words" not in self.values
        yield ReportConcern("unsaid", self.whom) if told else ReportConcern(self.whom, self.words)


def thanks(urgent: Text) -> Text:
    return paragraphs(_("Thank you for telling me. The coordinators see it first of all."), urgent)
