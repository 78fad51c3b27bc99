"""A new release never leaves anybody stuck: questions come, go, change and are renamed."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import update

from bot.flows import every as flows
from bot.flows.engine.choices import Choice, Several
from bot.flows.engine.effects import Tell
from bot.flows.engine.flow import Flow, Unreadable
from bot.flows.engine.questions import Number, Words
from bot.ground.deed import Effect
from bot.ground.messages import Kind
from bot.ground.text import as_is
from bot.simulation import Simulation
from storage.tables import conversations
from tests.walking import answers, asked, choose, failed, texts

COLOURS = {"red": as_is("Red"), "blue": as_is("Blue")}
Release = Callable[[type[Flow]], None]


class First(Flow):
    """The flow as it was."""

    title = as_is("Tea")
    drink = Words(as_is("What do you drink?"), at_most=20)
    colour = Choice(as_is("Which colour?"), COLOURS)
    cups = Number(as_is("How many cups?"), low=1, high=9, offer=(1, 2))

    def finish(self) -> Iterator[Effect]:
        yield Tell(as_is(f"Here you are: {self.drink} {self.cups}"))


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Release:
    """Put a flow in the place of the one that is called Tea."""

    def put(flow: type[Flow]) -> None:
        flow.name = classmethod(lambda _cls: "Tea")  # type: ignore[method-assign,assignment]
        monkeypatch.setitem(flows.BY_NAME, "Tea", flow)

    put(First)
    return put


def at_cups(bot: Simulation) -> None:
    bot.begin("1", "Tea", "en")
    bot.say("1", "Mint")
    assert asked(bot.say("1", "Red")) == "cups"


def test_a_new_question_is_asked_next_and_what_was_said_is_not_taken_for_its_answer(
    bot: Simulation, release: Release
) -> None:
    at_cups(bot)

    class Sugar(Flow):
        title = First.title
        drink, colour = First.drink, First.colour
        sugar = Words(as_is("Sugar in it?"), at_most=20)
        cups = First.cups
        finish = First.finish

    release(Sugar)
    replies = bot.say("1", "2")
    assert "Sugar in it?" in texts(replies)
    assert "changed this question" in texts(replies)
    assert "sugar" not in answers(bot, "1", "Tea")
    assert asked(bot.say("1", "No")) == "cups"
    assert "Mint 2" in texts(bot.say("1", "2"))


def test_a_renamed_question_is_asked_again_under_its_new_name(bot: Simulation, release: Release) -> None:
    at_cups(bot)
    old = next(b.data for b in bot._shown["1"][-1].options if b.data.endswith("cups.2"))

    class Renamed(Flow):
        title = First.title
        drink = First.drink
        tint = Choice(as_is("Which tint?"), COLOURS)
        glasses = Number(as_is("How many glasses?"), low=1, high=9, offer=(1, 2))

        def finish(self) -> Iterator[Effect]:
            yield Tell(as_is(f"Here you are: {self.tint} {self.glasses}"))

    release(Renamed)
    bot.receive(bot.message("1", Kind.PRESS, old, press="1"))
    assert asked(bot.replies("1")) == "tint"
    assert asked(choose(bot, "1", "blue")) == "glasses"
    assert "blue 3" in texts(bot.say("1", "3"))
    assert set(answers(bot, "1", "Tea")) == {"drink", "tint", "glasses"}


def test_a_question_that_is_gone_is_skipped_and_its_answer_dropped_at_the_end(
    bot: Simulation, release: Release
) -> None:
    at_cups(bot)

    class Short(Flow):
        title = First.title
        drink = First.drink

        def finish(self) -> Iterator[Effect]:
            yield Tell(as_is(f"Here you are: {self.drink}"))

    release(Short)
    assert "Here you are: Mint" in texts(bot.say("1", "2"))
    assert set(answers(bot, "1", "Tea")) == {"drink"}


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        *[("colour", "green"), ("colour", None), ("colour", ["red"]), ("colour", 3), ("drink", None), ("drink", 5)],
        *[("drink", {"a": 1})],
    ],
)
def test_an_answer_that_no_longer_reads_is_asked_again_with_a_word_of_explanation(
    bot: Simulation, release: Release, name: str, stored: Any
) -> None:
    at_cups(bot)
    kept = answers(bot, "1", "Tea") | {name: stored}
    row = json.dumps({key: [value, 0, "en"] for key, value in kept.items()})
    bot.database.write(
        lambda c: c.execute(update(conversations).where(conversations.c.flow == "Tea").values(answers=row))
    )
    replies = bot.say("1", "2")
    assert "changed this question" in texts(replies)
    bot.say("1", "Blue")
    assert "Here you are" in texts(bot.say("1", "2"))
    assert failed(bot) == 0


@pytest.mark.parametrize("stored", [0, 10, True, "2", 2.5, None])
def test_a_number_out_of_bounds_is_no_answer(bot: Simulation, release: Release, stored: Any) -> None:

    with pytest.raises(Unreadable):
        First.cups.read(stored)


def test_an_option_that_is_gone_from_a_half_made_choice_is_left_out(bot: Simulation, release: Release) -> None:
    class Many(Flow):
        title = First.title
        colours = Several(as_is("Which colours?"), COLOURS | {"green": as_is("Green")})
        cups = First.cups

    class Fewer(Flow):
        title = First.title
        colours = Several(as_is("Which colours?"), COLOURS)
        cups = First.cups

    release(Many)
    bot.begin("1", "Tea", "en")
    choose(bot, "1", "green", "red")
    release(Fewer)
    assert asked(choose(bot, "1", "done")) == "cups"
    assert answers(bot, "1", "Tea") == {"colours": ["red"]}


def test_an_answer_off_the_path_is_kept_until_the_end_and_then_dropped(bot: Simulation, release: Release) -> None:
    class Branch(Flow):
        title = First.title
        colour = Choice(as_is("Which colour?"), COLOURS)
        shade = Words(as_is("Which red?"), at_most=20, when=colour.is_("red"))
        cups = First.cups

    release(Branch)
    bot.begin("1", "Tea", "en")
    bot.say("1", "Red")
    assert asked(bot.say("1", "Dark")) == "cups"
    (offer,) = bot.say("1", "/back")
    assert "Which red?" in offer.text
    bot.say("1", "Dark")
    red = next(b.data for r in bot._shown["1"] for b in r.options if b.data.endswith("colour.red"))
    bot.receive(bot.message("1", Kind.PRESS, red.replace("colour.red", "colour.~"), press="1"))
    bot.replies("1")
    assert asked(choose(bot, "1", "blue")) == "cups"
    assert set(answers(bot, "1", "Tea")) == {"colour", "shade"}
    bot.say("1", "1")
    assert set(answers(bot, "1", "Tea")) == {"colour", "cups"}


def test_a_conversation_that_is_gone_leaves_the_menu(
    bot: Simulation, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_cups(bot)
    old = next(b.data for b in bot._shown["1"][-1].options if b.data.endswith("cups.2"))
    monkeypatch.delitem(flows.BY_NAME, "Tea")
    assert texts(bot.say("1", "2")) != ""
    bot.receive(bot.message("1", Kind.PRESS, old, press="1"))
    assert texts(bot.replies("1")) != ""
    assert failed(bot) == 0


def test_a_crash_between_two_answers_loses_none_of_them(bot: Simulation, release: Release) -> None:
    at_cups(bot)
    again = Simulation(bot.database, bot.setting.programme, bot.setting.speech, bot.now)
    again._count = bot._count
    assert "Mint 2" in texts(again.say("1", "2"))
