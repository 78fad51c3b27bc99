"""A mentor who means harm: what he writes as the place of a meeting, and whether proposing and
cancelling make a phone ring at night.
"""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.simulation import Simulation
from scheduler.retention import remove_old_texts
from storage.tables import meetings, outbox
from tests.kept import walked
from tests.town import Town

SATURDAY, TOMORROW = "2026-11-28", "2026-11-24"
VILE = "at your window, I see you"


def a_pair_is_made(town: Town) -> None:
    """Amal and Karel are a match; Marieke looks after them. It is Monday, ten in the morning."""
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Karel")
    town.match("amal", "karel")
    for who in town.people:
        town.hears(who)


@pytest.fixture
def pair(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def night(town: Town) -> None:
    """It is half past eleven in the evening."""
    town.bot.now = town.bot.now.replace(hour=22, minute=30)


def proposes(town: Town, place: str = VILE, day: str = SATURDAY, at: str = "10:00") -> str:
    town.begin("karel", "PlanMeeting", "match:1")
    town.pick("karel", day, at, "elsewhere")
    town.bot.say("karel", place)
    town.pick("karel", "ok")
    return town.said("karel")


def seen(town: Town) -> str:
    id_, version = town.rows(select(meetings.c.id, meetings.c.version).order_by(meetings.c.id.desc()))[0]
    return f"meeting:{id_}:{version}"


def cancels(town: Town) -> None:
    town.begin("karel", "CannotCome", seen(town))
    town.pick("karel", "yes")


def rings(town: Town, who: str = "amal") -> list[str]:
    """What is on its way to this phone now, though it is night."""
    now = int(town.bot.now.timestamp())
    mine = (outbox.c.address == who, outbox.c.not_before == now, outbox.c.state == "queued")
    return [row[0] for row in town.rows(select(outbox.c.text).where(*mine))]


def waits_for_the_morning(town: Town, who: str = "amal") -> list[str]:
    now = int(town.bot.now.timestamp())
    mine = (outbox.c.address == who, outbox.c.not_before > now, outbox.c.state == "queued")
    return [row[0] for row in town.rows(select(outbox.c.text).where(*mine))]


# Finding 29: the phone of the other side at night


def test_what_was_proposed_and_cancelled_at_night_is_told_to_nobody(pair: Town) -> None:
    pair.sent()
    night(pair)
    for _time in range(3):
        proposes(pair, day=TOMORROW)
        cancels(pair)
    assert rings(pair) == []
    assert waits_for_the_morning(pair) == []
    pair.bot.later(hours=12)
    pair.sent()
    told = (outbox.c.address == "amal", outbox.c.state != "skipped", outbox.c.text.contains("Karel"))
    assert [
        row[0] for row in pair.rows(select(outbox.c.text).where(*told)) if "Tuesday" in row[0] or VILE in row[0]
    ] == []


def test_a_proposal_that_was_seen_is_cancelled_quietly_and_without_its_words(pair: Town) -> None:
    proposes(pair, day=TOMORROW)
    pair.hears("amal")
    pair.sent()
    night(pair)
    cancels(pair)
    assert rings(pair) == []
    (told,) = waits_for_the_morning(pair)
    assert "does not go on" in told
    assert "Tuesday 24 November at 10:00." in told
    assert VILE not in told


def test_what_was_moved_at_night_before_it_was_seen_is_told_in_the_morning_only(pair: Town) -> None:
    pair.plan("karel", 1, TOMORROW, "10:00")
    pair.pick("amal", "yes")
    pair.sent()
    night(pair)
    pair.begin("karel", "MoveMeeting", seen(pair))
    pair.pick("karel", TOMORROW, "14:00", "library", "ok")
    cancels(pair)
    assert rings(pair) == []
    assert any("does not go on" in each for each in waits_for_the_morning(pair))


def test_who_said_yes_hears_at_once_also_at_night_that_it_does_not_go_on(pair: Town) -> None:
    pair.plan("karel", 1, TOMORROW, "10:00")
    pair.pick("amal", "yes")
    pair.sent()
    night(pair)
    cancels(pair)
    (told,) = rings(pair)
    assert "does not go on" in told


def test_who_says_no_at_night_to_a_proposal_wakes_nobody(pair: Town) -> None:
    pair.plan("amal", 1, TOMORROW, "10:00")
    pair.hears("karel")
    pair.sent()
    night(pair)
    pair.pick("karel", "no")
    assert rings(pair, "amal") == []
    assert len(waits_for_the_morning(pair, "amal")) == 1


@pytest.mark.parametrize("flow", ["RunningLate", "IAmHere"])
def test_late_and_here_wake_nobody_long_before_the_meeting(pair: Town, flow: str) -> None:
    pair.plan("karel", 1, TOMORROW, "10:00")
    pair.pick("amal", "yes")
    pair.sent()
    night(pair)
    for _time in range(3):
        pair.begin("karel", flow, seen(pair))
        if flow == "RunningLate":
            pair.pick("karel", "10")
    assert rings(pair) == []


def test_late_is_told_three_times_and_then_no_more(pair: Town) -> None:
    pair.plan("karel", 1, TOMORROW, "10:00")
    pair.pick("amal", "yes")
    pair.bot.now = pair.bot.now.replace(day=24, hour=8, minute=30)
    pair.hears("amal")
    for _time in range(6):
        pair.begin("karel", "RunningLate", seen(pair))
        pair.pick("karel", "10")
    assert pair.hears("amal").count("10 minutes late") == 3
    assert "I told Amal already" in pair.said("karel")


def test_proposals_come_to_an_end(pair: Town) -> None:
    for number in range(9):
        pair.begin("karel", "PlanMeeting", "match:1")
        pair.pick("karel", SATURDAY, "14:00" if number % 2 else "10:00", "library" if number % 2 else "park", "ok")
    assert pair.hears("amal").count("would like to meet you") == 8
    assert "You changed the plan many times" in pair.said("karel")
    pair.bot.later(minutes=31)
    pair.begin("karel", "PlanMeeting", "match:1")
    pair.pick("karel", SATURDAY, "10:00", "library", "ok")
    assert "I asked Amal" in pair.said("karel")


# Finding 20: his own words in the place


def test_a_place_in_own_words_can_be_reported(pair: Town) -> None:
    proposes(pair)
    heard = pair.hears("amal")
    assert f"│ {VILE}" in heard
    assert heard.index(f"│ {VILE}") < heard.index("would like to meet you")
    pair.pick("amal", "!ReportMessage", "yes")
    told = pair.hears("marieke")
    assert "Amal reports a message of Karel:" in told
    assert f"│ {VILE}" in told


def test_a_place_of_the_programme_or_one_that_both_met_at_comes_in_one_message(pair: Town) -> None:
    pair.plan("karel", 1, TOMORROW, "10:00")
    assert len(pair.bot.replies("amal")) == 1
    pair.pick("amal", "no")
    proposes(pair, "the big tree")
    pair.pick("amal", "yes")
    pair.bot.later(days=6)
    pair.hears("amal")
    pair.begin("karel", "PlanMeeting", "match:1")
    pair.pick("karel", "again")
    heard = [reply.text for reply in pair.bot.replies("amal")]
    assert len(heard) == 1
    assert "“the big tree”" in heard[0]


def test_words_of_a_place_are_brought_as_seldom_as_other_words(pair: Town) -> None:
    for number in range(33):
        pair.begin("karel", "WriteTo", "match:1")
        pair.bot.say("karel", f"line {number}")
    pair.hears("amal")
    assert "you sent many" in proposes(pair)
    assert VILE not in pair.hears("amal")


def test_the_words_of_a_place_stay_for_seven_days_after_he_erased_himself(pair: Town) -> None:
    proposes(pair)
    pair.hears("amal")
    pair.sent()
    pair.begin("karel", "DeleteMe")
    pair.pick("karel", "delete", "delete")
    pair.hears("amal")
    pair.sent()
    left: list[Any] = pair.rows(select(outbox.c.text).where(outbox.c.text.contains(VILE)))
    assert [row[0] for row in left] == [f"│ {VILE}"]
    pair.pick("amal", "!ReportMessage", "yes")
    assert f"│ {VILE}" in pair.hears("marieke")
    pair.sent()
    pair.bot.now += timedelta(days=7, minutes=1)
    remove_old_texts(pair.bot.database, 90, pair.bot.now)
    assert pair.rows(select(outbox.c.id).where(outbox.c.address == "amal", outbox.c.text.contains(VILE))) == []


@pytest.mark.parametrize(
    "place",
    [
        "my bed https://evil.example",
        "t.me/karel",
        "sanne dot nl",
        "call me 06 12345678",
        "ask +31 6-1234-5678",
        "هنا ٠٦١٢٣٤٥٦٧٨",
        "nul zes een twee drie vier",
    ],
)
def test_a_place_holds_no_link_and_no_number_of_a_phone(pair: Town, place: str) -> None:
    assert "without a link or a phone number" in proposes_only(pair, place)


@pytest.mark.parametrize("place", ["Breestraat 125, 2311 CW Leiden", "Café 1920, 2nd floor", "My home: Street 5"])
def test_an_address_is_a_place(pair: Town, place: str) -> None:
    assert "without a link" not in proposes_only(pair, place)


def proposes_only(town: Town, place: str) -> str:
    town.begin("karel", "PlanMeeting", "match:1")
    town.pick("karel", SATURDAY, "10:00", "elsewhere")
    town.bot.say("karel", place)
    return town.said("karel")
