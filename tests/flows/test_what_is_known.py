"""What conversations need is read by a function of its subject, and what they are about is
typed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.actions.tables import LOOKS
from bot.flows.engine.choices import Choice
from bot.flows.engine.flow import Condition, Each, Ending, Facts, Flow
from bot.flows.engine.questions import Words
from bot.flows.every import BY_NAME
from bot.flows.help import WhoHelps
from bot.ground.programme import Programme
from bot.ground.text import as_is
from bot.language.speech import Speech
from bot.matches.facts import MatchFacts
from bot.people.nouns import Person
from bot.talks.facts import TalkFacts
from bot.turns.batch import Setting
from bot.turns.facts import Looks, Reader


def facts_of(programme: Programme) -> Facts:
    return Facts(Person(1, programme.id, "en"), programme, datetime(2026, 1, 5, tzinfo=UTC))


def reader(programme: Programme, speech: Speech, *more: type[Flow], looks: Looks = LOOKS) -> Reader:
    flows = BY_NAME | {flow.name(): flow for flow in more}
    return Reader(Setting(programme, speech, {}, flows), looks)


class Curious(Flow[None]):
    title = as_is("Curious")
    needs = ("the weather",)


class Lost(Flow[object]):
    title = as_is("Lost")
    of = "planet"


@pytest.mark.parametrize(
    ("flow", "problem"),
    [(Curious, "Curious needs 'the weather'"), (Lost, "Lost is about 'planet'")],
)
def test_what_nobody_can_read_keeps_the_bot_from_starting(
    flow: type[Flow], problem: str, leiden: Programme, speech: Speech
) -> None:
    with pytest.raises(LookupError, match=problem):
        reader(leiden, speech, flow)


def test_what_every_brief_conversation_needs_is_looked_at_too(leiden: Programme, speech: Speech) -> None:
    with pytest.raises(LookupError, match="Menu needs 'the weather'"):
        reader(leiden, speech, looks=replace(LOOKS, brief=("the weather",)))


def test_all_that_the_real_conversations_need_can_be_read(leiden: Programme, speech: Speech) -> None:
    reader(leiden, speech)
    assert set(LOOKS.stands) <= set(LOOKS.kinds)


def test_the_facts_of_a_subject_are_empty_where_nothing_was_read(leiden: Programme) -> None:
    facts = facts_of(leiden)
    known = facts.having(TalkFacts(slots=((datetime(2026, 1, 6, tzinfo=UTC).date(), facts.now.time()),)))
    assert facts.of(TalkFacts) == TalkFacts()
    assert known.of(TalkFacts).slots
    assert known.of(MatchFacts) == MatchFacts()
    with pytest.raises(LookupError):
        _ = known.of(MatchFacts).the_match


def test_a_conversation_about_nothing_says_so_when_it_is_asked(leiden: Programme) -> None:
    with pytest.raises(LookupError, match="Lost is about nothing"):
        _ = Lost(facts_of(leiden), {}).about


def test_steps_stand_in_the_order_of_the_class_body_also_those_of_a_base() -> None:
    class First(Flow[None]):
        one = Choice(as_is("One?"), {"yes": as_is("Yes")})
        end = Ending(one.is_("yes"), lambda _flow: ())
        text = Each({code: Words(as_is(code), at_most=9) for code in ("nl", "en")})

    class Second(First):
        last = Words(as_is("And?"), at_most=9, when=Condition(lambda _flow: True), stored="kept")

    assert [getattr(step, "name", "end") for step in Second.steps] == ["one", "end", "text_nl", "text_en", "kept"]
    assert list(First.questions) == ["one", "text_nl", "text_en"]
    assert list(Second.questions) == ["one", "text_nl", "text_en", "kept"]


def test_what_is_asked_of_who_helps_is_stored_as_ever() -> None:
    assert list(WhoHelps.questions) == ["about", "often", "which"]
