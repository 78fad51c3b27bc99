"""What is about safety is closed by nobody in silence: it may be about who closes it."""

import pytest

from bot.simulation import Simulation
from tests.kept import walked
from tests.town import Town

CLOSED = "Joost closed what Amal asked about safety."


def two_coordinators(town: Town) -> None:
    town.staff("Marieke")
    town.staff("Joost")
    town.newcomer("Amal")
    for who in town.people:
        town.hears(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, two_coordinators)


def closes(town: Town) -> None:
    town.begin("joost", "InboxItem", "request:1")
    town.pick("joost", "close")
    town.bot.later(hours=14)


def answers(town: Town) -> None:
    town.begin("joost", "InboxItem", "request:1")
    town.pick("joost", "answer")
    town.bot.say("joost", "All is well")
    town.bot.later(hours=14)


@pytest.mark.parametrize("done", [closes, answers])
def test_the_other_coordinators_hear_who_closed_a_worry(town: Town, done: object) -> None:
    town.begin("amal", "Concern")
    town.pick("amal", "somebody")
    town.bot.say("amal", "Joost frightens me")
    town.hears("marieke")
    done(town)  # type: ignore[operator]
    heard = town.hears("marieke")
    assert CLOSED in heard
    assert "frightens" not in heard
    assert CLOSED not in town.hears("joost")


def test_they_do_not_of_any_other_question(town: Town) -> None:
    town.begin("amal", "TalkToPerson")
    town.bot.say("amal", "When are you open?")
    closes(town)
    assert "closed" not in town.hears("marieke")
