"""Who wrote of danger to people of the project, with no button for it, and is erased before anybody
has read it, is heard as who pressed one.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.simulation import Simulation
from storage.tables import journal, people, requests
from tests.kept import walked
from tests.town import Town

FEAR = "My husband beats me and locks me in, Street 5. Please come"


def a_pair_is_made(town: Town) -> None:
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.match("amal", "sanne")
    town.bot.later(hours=14)
    for who in town.people:
        town.hears(who)
    town.sent()


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def writes(town: Town, words: str = FEAR) -> None:
    town.bot.say("amal", words)
    town.hears("marieke")
    assert town.rows(select(requests.c.kind, requests.c.words)) == [("message", words)]


def deletes(town: Town, *choices: str) -> None:
    town.begin("amal", "DeleteMe")
    town.pick("amal", "delete", *choices)


def is_there(town: Town) -> bool:
    return town.one(select(people.c.id).where(people.c.called == "Amal")) is not None


def test_who_wrote_of_danger_is_asked_before_all_of_it_goes_and_staff_hear_it_loudly(town: Town) -> None:
    writes(town)
    deletes(town)
    assert "You asked the project for help, and that is not done yet." in town.said("amal")
    town.pick("amal", "now", "delete")
    assert not is_there(town)
    assert "❗ Amal asked for help, and that was not done yet." in town.hears("marieke")
    assert "112" in town.said("amal")


def test_who_wants_to_be_helped_first_is_and_the_words_are_there_to_read(town: Town) -> None:
    writes(town)
    deletes(town, "first")
    assert "❗ Amal asked for help, and now wants everything deleted." in town.hears("marieke")
    town.begin("marieke", "InboxItem", "request:1")
    assert FEAR in town.said("marieke")
    assert "🛟 A worry about safety" in town.said("marieke")
    town.pick("marieke", "close")
    town.bot.later(seconds=1)
    assert not is_there(town)


def test_staff_erase_nobody_who_wrote_of_danger_before_that_is_looked_after(town: Town) -> None:
    writes(town)
    town.begin("marieke", "PersonDesk", f"person:{town.id('amal')}")
    town.pick("marieke", "erase", "own wish", "delete", "delete")
    assert is_there(town)
    assert "Please look after it first. Then you can erase Amal." in town.said("marieke")


@pytest.mark.parametrize("closed", [True, False])
def test_what_tells_of_no_danger_or_was_read_rings_nobody(town: Town, closed: bool) -> None:
    if closed:
        writes(town)
        town.begin("marieke", "InboxItem", "request:1")
        town.pick("marieke", "close")
    else:
        writes(town, "When is the office open on Friday?")
    deletes(town, "delete")
    assert not is_there(town)
    assert "❗" not in town.hears("marieke")
    assert town.rows(select(journal.c.id).where(journal.c.kind == "heard as a worry")) == []
