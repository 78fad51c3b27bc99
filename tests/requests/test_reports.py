"""A reported message waits in the inbox until a person has seen to it, and whoever can't be reached
is not the only one who hears.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.ground.messages import Kind
from bot.simulation import Simulation
from scheduler.retention import remove_old_texts
from storage import history
from storage.tables import matches, requests
from tests.kept import walked
from tests.town import Town

VILE = "I know where you sleep"


def a_pair_is_made(town: Town) -> None:
    """Marieke coordinates the match of Amal and Karel; Joost coordinates too."""
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.staff("Joost")
    town.newcomer("Amal")
    town.mentor("Karel")
    town.match("amal", "karel")
    town.bot.database.write(lambda c: c.execute(update(matches).values(staff_id=1)))
    for who in town.people:
        town.hears(who)
    town.sent()


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def writes(town: Town, words: str = VILE) -> None:
    town.begin("karel", "WriteTo", "match:1")
    town.bot.say("karel", words)
    town.hears("amal")


def reports(town: Town) -> None:
    town.pick("amal", "!ReportMessage", "yes")


def goes(town: Town, how: str) -> None:
    """Marieke can't be reached any more."""
    if how == "stop":
        town.bot.say("marieke", "stop")
        town.pick("marieke", "all")
    else:
        town.bot.send("marieke", Kind.BLOCKED)
    town.hears("joost")


def test_a_report_waits_in_the_inbox_with_its_words_until_a_person_closes_it(town: Town) -> None:
    writes(town)
    reports(town)
    town.begin("joost", "Inbox")
    assert "🚩" in str(town.bot._shown["joost"][-1].lines())
    town.begin("joost", "InboxItem", "request:1")
    card = town.said("joost")
    assert "🚩 Reported a message" in card
    assert f"│ {VILE}" in card
    assert "Amal and Karel" in card
    town.pick("joost", "close")
    assert town.rows(select(requests.c.state)) == [("closed",)]


def test_what_one_person_reports_of_a_match_stands_on_one_card(town: Town) -> None:
    for number in range(3):
        writes(town, f"{VILE} {number}")
        reports(town)
    assert town.rows(select(requests.c.kind, requests.c.parts)) == [("report", 3)]


def test_reports_stand_before_what_is_not_about_safety(town: Town) -> None:
    town.bot.say("amal", "When is the office open on the market square?")
    town.bot.later(minutes=10)
    writes(town)
    reports(town)
    town.begin("joost", "Inbox")
    assert str(town.bot._shown["joost"][-1].lines()).index("🚩") < str(town.bot._shown["joost"][-1].lines()).index("✉️")


def test_a_report_is_in_no_file_of_my_data(town: Town) -> None:
    writes(town)
    reports(town)
    amal = town.id("amal")
    kept = town.bot.database.write(lambda c: history.everything(c, amal))
    assert VILE not in str(kept["asked_a_person"])


@pytest.mark.parametrize("goes_by", ["stop", "block"])
def test_a_report_is_told_to_all_others_when_its_own_coordinator_is_not_reached(town: Town, goes_by: str) -> None:
    goes(town, goes_by)
    writes(town)
    reports(town)
    assert VILE in town.hears("joost")


@pytest.mark.parametrize("goes_by", ["stop", "block"])
def test_a_doubt_is_told_to_all_others_when_its_own_coordinator_is_not_reached(town: Town, goes_by: str) -> None:
    goes(town, goes_by)
    town.begin("amal", "NotSure", "match:1")
    town.bot.say("amal", "he touches me")
    assert "he touches me" in town.hears("joost")


def test_who_is_reached_is_the_only_one_who_hears_of_their_match(town: Town) -> None:
    town.begin("amal", "NotSure", "match:1")
    town.bot.say("amal", "he is never on time")
    assert "he is never on time" in town.hears("marieke")
    assert town.hears("joost") == ""


def test_the_words_go_when_it_is_closed_after_their_writer_was_erased(town: Town) -> None:
    writes(town)
    town.sent()
    reports(town)
    town.begin("karel", "DeleteMe")
    town.pick("karel", "delete", "delete")
    assert [row[0] for row in town.rows(select(requests.c.words).where(requests.c.kind == "report"))] == [VILE]
    town.sent()
    town.begin("joost", "InboxItem", "request:1")
    town.pick("joost", "close")
    town.bot.now += timedelta(hours=1)
    remove_old_texts(town.bot.database, 90, town.bot.now)
    assert [row[0] for row in town.rows(select(requests.c.words).where(requests.c.kind == "report"))] == [""]
