"""After six months: both say how to go on, alone, and a person looks at what differs.
Both databases.
"""

import pytest
from sqlalchemy import select

from bot.simulation import Simulation
from storage.tables import matches, people, talk_answers
from storage.tables import talks as talk_rows
from tests.kept import walked
from tests.pair import a_pair_is_made, agree, state
from tests.town import Town


@pytest.fixture
def pair(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


@pytest.fixture
def decided(pair: Town) -> Town:
    """The talk after six months is over; both are asked how to go on."""
    pair.bot.later(days=9)
    agree(pair, "amal", "sanne", "iris")
    for who in ("amal", "sanne"):
        pair.begin(who, "TalkAsked", "talk:2:2")
        agree(pair, who)
    agree(pair, "marieke")
    assert state(pair, 2) == "confirmed"
    pair.bot.later(days=174)
    for who in pair.people:
        pair.hears(who)
    return pair


def choose(town: Town, who: str, what: str) -> None:
    town.begin(who, "HowToGoOn", "talk:2:2")
    town.pick(who, what, "4")


def test_both_go_on_and_the_next_talk_is_planned(decided: Town) -> None:
    choose(decided, "amal", "continue")
    assert "continue" not in decided.hears("sanne")
    choose(decided, "sanne", "continue")
    assert "both want to go on" in decided.said("amal")
    assert decided.one(select(talk_rows.c.target).where(talk_rows.c.kind == "six_months+")) == "2027-11-23"


def test_when_they_want_different_things_a_person_talks_to_both_and_neither_hears_of_it(decided: Town) -> None:
    choose(decided, "amal", "continue")
    choose(decided, "sanne", "new")
    assert "do not want the same" in decided.hears("marieke")
    assert decided.one(select(matches.c.ends_at)) is None
    assert "ends" not in decided.hears("amal")


def test_both_stop_then_there_is_a_last_meeting_and_an_end_with_rest(decided: Town) -> None:
    choose(decided, "amal", "new")
    choose(decided, "sanne", "stop")
    assert "last meeting is a good end" in decided.hears("amal")
    decided.bot.later(days=15)
    assert decided.one(select(matches.c.state)) == "ended"
    assert "Take a rest first" in decided.hears("amal")
    assert "not on the list any more" in decided.hears("sanne")
    assert decided.one(select(people.c.listed_at).where(people.c.name == "Sanne")) is None
    paused = decided.one(select(people.c.paused_until).where(people.c.name == "Amal"))
    assert 12 * 86400 < paused - decided.bot.now.timestamp() < 15 * 86400


def test_how_much_it_helped_is_kept_on_one_scale_and_shown_to_nobody_of_the_pair(decided: Town) -> None:
    choose(decided, "amal", "continue")
    assert (
        decided.one(select(talk_answers.c.helpful).where(talk_answers.c.who == "newcomer", talk_answers.c.talk_id == 2))
        == 4
    )
    assert decided.hears("sanne") == ""


def test_who_says_nothing_is_asked_once_more_and_then_the_coordinator_hears_it(decided: Town) -> None:
    decided.bot.later(days=3)
    assert "How would you like to go on" in decided.hears("amal")
    decided.bot.later(days=4)
    assert "Amal has not said how to go on" in decided.hears("marieke")
