"""The weekly look at a pair: one suggestion to one side, breaks, and silence when it is quiet.
Both databases.
"""

import pytest
from sqlalchemy import select

from bot.simulation import Simulation
from storage.tables import people, timers
from tests.kept import walked
from tests.pair import a_pair_is_made, agree, confirmed, meet, open_signs, state
from tests.town import Town


@pytest.fixture
def pair(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def test_nothing_planned_brings_one_suggestion_to_one_side_in_turn(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=10)
    for who in ("amal", "sanne"):
        pair.begin(who, "Help")
        pair.hears(who)
    pair.bot.later(days=7)
    heard = [("💡" in pair.hears(who)) for who in ("amal", "sanne")]
    assert sorted(heard) == [False, True]
    for who in ("amal", "sanne"):
        pair.begin(who, "Help")
        pair.hears(who)
    pair.bot.later(days=7)
    assert [("💡" in pair.hears(who)) for who in ("amal", "sanne")] == [not each for each in heard]


def test_a_planned_meeting_keeps_us_quiet_and_the_journal_says_why(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=6)
    agree(pair, "amal", "sanne")
    meet(pair, "sanne", "amal")
    meet(pair, "sanne", "amal")
    assert "rhythm: a meeting is planned" in pair.noted("skipped")


def test_two_suggestions_without_a_word_become_a_sign_and_no_third_nudge(pair: Town) -> None:
    pair.bot.later(days=60)
    assert "no reply" in open_signs(pair)
    text = pair.hears("sanne")
    assert text.count("💡") <= 2


def test_nobody_gets_more_than_two_nudges_in_any_week(pair: Town) -> None:
    pair.bot.later(days=40)
    sent = [
        row[0] for row in pair.rows(select(timers.c.changed_at).where(timers.c.kind.in_(["first weeks", "rhythm"])))
    ]
    assert sent
    stored = pair.one(select(people.c.nudges).where(people.c.name == "Amal"))
    assert len([each for each in stored.split(",") if each]) <= 2


def test_a_break_is_quiet_and_ends_gently(pair: Town) -> None:
    confirmed(pair)
    pair.begin("amal", "PauseTogether", "match:1:2")
    pair.pick("amal", "ramadan", "4")
    for who in ("amal", "sanne"):
        pair.hears(who)
    pair.bot.later(days=27)
    assert pair.hears("amal") == pair.hears("sanne") == ""
    pair.bot.later(days=2)
    assert "The break is over" in pair.hears("sanne")


@pytest.mark.parametrize(
    ("said", "until"), [("15-1", "15 January"), ("١٥-١", "15 January"), ("3", "21 December"), ("23-11-2026", "")]
)
def test_a_break_ends_on_a_day_that_is_written_or_after_some_weeks(pair: Town, said: str, until: str) -> None:
    pair.begin("amal", "PauseTogether", "match:1:2")
    pair.pick("amal", "holiday")
    shown = pair.bot.say("amal", said)[-1].text
    assert until in shown if until else "a day from tomorrow" in shown


def test_a_talk_in_a_break_is_planned_anew_after_it(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=80)
    pair.begin("amal", "PauseTogether", "match:1:2")
    pair.pick("amal", "ramadan", "4")
    assert state(pair) == "planned"
    assert "falls into the break" in pair.hears("iris")
    pair.bot.later(days=30)
    assert state(pair) == "proposed"


def test_after_two_weeks_of_downtime_the_look_goes_on_once(pair: Town) -> None:
    confirmed(pair)
    for who in pair.people:
        pair.hears(who)
    pair.bot.sleep(days=21)
    assert pair.hears("sanne").count("💡") <= 1
    scheduled = pair.rows(select(timers.c.due_at).where(timers.c.kind == "rhythm", timers.c.state == "scheduled"))
    assert len(scheduled) == 1
    assert scheduled[0][0] > pair.bot.now.timestamp()
