"""The match that a conversation is about, and who the others of it are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from bot.flows.engine.effects import Begin
from bot.flows.engine.flow import Facts, Flow, fact
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Value, as_is
from bot.matches import words as match_words
from bot.matches.facts import MatchFacts
from bot.matches.nouns import Match, MatchState


def live(facts: Facts) -> tuple[Match, ...]:
    return tuple(match for match in facts.of(MatchFacts).matches if match.state is MatchState.LIVE)


def match_of(flow: Flow) -> Match:
    """The match that a conversation is about, or that its talk or meeting belongs to."""
    return flow.facts.of(MatchFacts).the_match


def others(flow: Flow) -> Value:
    return match_words.named(match_of(flow).others(flow.facts.person.id))


def whom_options(flow: Flow) -> tuple[Option, ...]:
    me = flow.facts.person.id
    return tuple(Option(str(m.id), as_is(", ".join(o.name for o in m.others(me)))) for m in live(flow.facts))


class WithWhom(Flow[None]):
    """A menu entry about one of the person's matches: asks which one where there are several."""

    brief = True
    leads_to: ClassVar[type[Flow]]

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return bool(live(facts))

    def chosen(self) -> str:
        matches = live(self.facts)
        return self.values.get("whom") or (str(matches[0].id) if matches else "0")

    def finish(self) -> Iterator[Effect]:
        yield Begin(self.leads_to, About.of("match", self.chosen()))


SEVERAL = fact(lambda facts: len(live(facts)) > 1)
