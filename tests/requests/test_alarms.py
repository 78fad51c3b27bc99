"""Whose call for help rings at once, and whose is told with others: a count that outlives being
deleted, and strangers who are counted all together. Nobody's is dropped."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.actions.requests.alarms import KNOWN_FOR, STRANGERS
from bot.ground.messages import Kind
from bot.simulation import Simulation
from scheduler.retention import forget_budgets
from storage.tables import budgets, outbox, people, requests, timers
from tests.kept import walked
from tests.town import Town

RANG = "wrote about safety"
LATER = "They see it in a few minutes."


def some_are_there(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.bot.later(minutes=10)
    for who in town.people:
        town.hears(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, some_are_there)


def rings(town: Town, who: str) -> str:
    """Asks for help now; returns what they hear."""
    town.bot.receive(town.bot.message(who, Kind.BEGIN, "HelpNow"))
    return "\n".join(reply.text for reply in town.pick(who, "yes"))


def arrives(town: Town, who: str) -> None:
    town.bot.say(who, "/start", name="Somebody", language="en")


def goes(town: Town, who: str) -> None:
    town.bot.say(who, "delete me")
    town.pick(who, "delete", "now", "delete")
    assert not town.rows(select(people.c.id).where(people.c.called == "Somebody"))


def open_alarms(town: Town) -> int:
    return int(town.one(select(func.count()).select_from(requests).where(requests.c.kind == "help now")))


def loud(town: Town) -> int:
    return town.hears("marieke").count(RANG)


def test_whoever_deletes_themselves_and_comes_back_twenty_times_rings_once_and_is_counted(town: Town) -> None:
    for number in range(20):
        arrives(town, "9")
        assert (LATER in rings(town, "9")) is (number > 0)
        goes(town, "9")
    heard = town.hears("marieke")
    town.bot.later(minutes=4)
    heard += town.hears("marieke")
    assert heard.count(RANG) == 1
    told = [int(each) for each in re.findall(r"❗ (\d+) more calls? for help", heard)]
    assert 1 <= len(told) <= 3
    assert set(told) == {1}
    assert heard.count("From 1 chat of people we hardly know. Please look now.") == len(told)
    assert "1 of these people was deleted after the call. Perhaps somebody else had the phone." in heard
    assert open_alarms(town) == 1
    town.begin("marieke", "InboxItem", "request:1")
    assert "They called 20 times." in town.said("marieke")


def rounds(town: Town, number: int, every: timedelta) -> str:
    """One chat asks for help and deletes itself, again and again; returns what the coordinator
    hears meanwhile.
    """
    heard = ""
    for _ in range(number):
        arrives(town, "9")
        rings(town, "9")
        goes(town, "9")
        town.bot.later(seconds=int(every.total_seconds()))
        heard += town.hears("marieke")
    return heard


def test_who_calls_and_is_deleted_again_and_again_rings_no_more_often_by_that(town: Town) -> None:
    heard = rounds(town, 12, timedelta(seconds=5))
    assert heard.count(RANG) == 1
    assert heard.count("Now everything about “Somebody” was deleted.") == 1
    assert heard.count("❗") == 2


def test_one_chat_that_goes_on_for_hours_is_told_seldom_and_the_calls_of_others_as_soon_as_ever(town: Town) -> None:
    heard = rounds(town, 60, timedelta(minutes=1))
    assert heard.count("❗") <= 9
    for number in range(4):
        arrives(town, f"4{number}")
        rings(town, f"4{number}")
    assert loud(town) == STRANGERS.burst
    town.bot.later(minutes=3)
    assert "more calls for help are in the inbox." in town.hears("marieke")


def test_the_deletion_of_strangers_who_called_rings_up_to_their_share_and_is_told_together_then(town: Town) -> None:
    for number in range(6):
        arrives(town, f"9{number}")
        rings(town, f"9{number}")
        goes(town, f"9{number}")
    heard = town.hears("marieke")
    assert heard.count("Now everything about “Somebody” was deleted.") == STRANGERS.burst
    town.bot.later(minutes=3)
    assert "3 of these people were deleted after the call." in town.hears("marieke")


def test_choosing_to_be_helped_first_again_and_again_rings_up_to_the_share_of_strangers(town: Town) -> None:
    arrives(town, "9")
    rings(town, "9")
    for _ in range(8):
        town.begin("9", "DeleteMe")
        town.pick("9", "delete", "first", "!StayOnList")
    assert town.hears("marieke").count("now wants everything deleted.") == STRANGERS.burst


def test_who_is_on_the_list_is_heard_loudly_when_they_go_however_many_strangers_went(town: Town) -> None:
    for number in range(5):
        arrives(town, f"9{number}")
        rings(town, f"9{number}")
        goes(town, f"9{number}")
    rings(town, "amal")
    town.hears("marieke")
    goes(town, "amal")
    assert "Now everything about “Amal” was deleted." in town.hears("marieke")


def test_what_somebody_asked_whom_staff_know_is_never_joined_with_what_a_stranger_asks_there(town: Town) -> None:
    rings(town, "amal")
    goes(town, "amal")
    for _ in range(2):
        arrives(town, "amal")
        rings(town, "amal")
        goes(town, "amal")
    found = town.rows(select(requests.c.parts, requests.c.person_id).order_by(requests.c.id))
    assert [tuple(row) for row in found] == [(1, None), (2, None)]


def test_who_asks_again_as_somebody_new_is_answered_in_that_chat(town: Town) -> None:
    rounds(town, 2, timedelta(seconds=5))
    arrives(town, "9")
    rings(town, "9")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "answer")
    town.bot.say("marieke", "We are on our way")
    assert "We are on our way" in town.hears("9")


def test_of_forty_new_chats_three_are_loud_and_one_message_tells_of_the_others(town: Town) -> None:
    for number in range(40):
        arrives(town, f"9{number}")
        rings(town, f"9{number}")
    town.bot.later(minutes=4)
    heard = town.hears("marieke")
    assert heard.count(RANG) == STRANGERS.burst
    assert sum(map(int, re.findall(r"From (\d+) chats? of people", heard))) == 37
    assert sum(map(int, re.findall(r"❗ (\d+) more calls? for help", heard))) == 37
    assert open_alarms(town) == 40
    town.begin("marieke", "Inbox")
    assert "❗ 40 are about safety." in town.said("marieke")


def test_after_hours_in_which_nothing_ran_calls_that_ring_together_are_told_all_the_same(town: Town) -> None:
    """Whose chats they were from is forgotten by then, and not that they are open."""
    for number in range(6):
        arrives(town, f"9{number}")
        rings(town, f"9{number}")
    town.bot.now += timedelta(hours=2)
    forget_budgets(town.bot.database, town.bot.now)
    town.bot.later(minutes=1)
    assert "more calls for help are in the inbox" in town.hears("marieke")


def strangers_rang(town: Town) -> None:
    some_are_there(town)
    for number in range(4):
        arrives(town, f"9{number}")
        rings(town, f"9{number}")
    town.bot.later(minutes=4)
    town.hears("marieke")


@pytest.fixture
def rung(bot: Simulation) -> Town:
    """Strangers have used up what is loud of theirs."""
    return walked(bot, strangers_rang)


@pytest.mark.parametrize("who", ["amal", "sanne"])
def test_who_is_on_the_list_is_loud_at_once_however_many_strangers_rang(rung: Town, who: str) -> None:
    assert "The coordinators know it now." in rings(rung, who)
    assert f"“{who.capitalize()}” {RANG}" in rung.hears("marieke")


def test_who_comes_later_is_told_again_a_few_minutes_later_also_at_night(rung: Town) -> None:
    for number in range(3):
        arrives(rung, f"5{number}")
        assert LATER in rings(rung, f"5{number}")
        rung.bot.later(hours=2)
        assert "❗ 1 more call for help is in the inbox." in rung.hears("marieke")
        for other in range(STRANGERS.burst):
            arrives(rung, f"6{number}{other}")
            rings(rung, f"6{number}{other}")
        rung.hears("marieke")


def test_who_is_told_with_others_hears_so_and_whom_to_call(rung: Town) -> None:
    arrives(rung, "98")
    heard = rings(rung, "98")
    assert LATER in heard
    assert "Is somebody in danger now? Call one of these:" in heard
    assert "112" in heard
    rung.bot.later(minutes=3)
    assert "❗ 1 more call for help is in the inbox.\nFrom 1 chat of people we hardly know." in rung.hears("marieke")


def test_who_signs_up_anew_to_ring_again_is_told_within_minutes(town: Town) -> None:
    rings(town, "amal")
    assert loud(town) == 1
    goes(town, "amal")
    town.newcomer("Amal")
    rings(town, "amal")
    assert loud(town) == 0
    town.bot.later(minutes=3)
    assert "❗ 1 more call for help is in the inbox." in town.hears("marieke")


def test_an_hour_later_the_chat_is_not_known_any_more_and_is_loud(town: Town) -> None:
    arrives(town, "9")
    rings(town, "9")
    goes(town, "9")
    town.hears("marieke")
    town.bot.now += timedelta(seconds=KNOWN_FOR)
    arrives(town, "9")
    rings(town, "9")
    assert loud(town) == 1


def test_of_a_chat_that_rang_a_keyed_hash_is_kept_for_an_hour_and_never_the_address(town: Town) -> None:
    arrives(town, "31600000009")
    rings(town, "31600000009")
    goes(town, "31600000009")
    kept = [key for (key,) in town.rows(select(budgets.c.key)) if key.startswith("leiden:called:")]
    assert len(kept) == 1
    chat = kept[0].split(":")[2]
    assert re.fullmatch("[0-9a-f]{32}", chat)
    assert chat == town.bot.setting.hashed("telegram:31600000009")
    assert not [key for (key,) in town.rows(select(budgets.c.key)) if "31600000009" in key]
    forget_budgets(town.bot.database, town.bot.now + timedelta(seconds=KNOWN_FOR))
    assert not [key for (key,) in town.rows(select(budgets.c.key)) if chat in key]


def test_another_secret_makes_another_hash(bot: Simulation, town: Town) -> None:
    other = Simulation(bot.database, bot.setting.programme, bot.setting.speech, bot.now)
    assert other.setting.hashed("telegram:9") != bot.setting.hashed("telegram:9")


def test_what_was_closed_meanwhile_is_not_told(rung: Town) -> None:
    arrives(rung, "98")
    rings(rung, "98")
    rung.bot.database.write(lambda c: c.execute(update(requests).values(state="closed")))
    rung.bot.later(minutes=5)
    assert "more call" not in rung.hears("marieke")


def test_the_calls_of_strangers_go_to_another_coordinator_when_one_leaves(rung: Town) -> None:
    rung.staff("Joris")
    rung.hears("joris")
    arrives(rung, "98")
    rings(rung, "98")
    planned = rung.rows(
        select(timers.c.person_id).where(timers.c.kind == "calls for help", timers.c.state == "scheduled")
    )
    assert {row[0] for row in planned} == {rung.id("marieke"), rung.id("joris")}
    rung.bot.later(minutes=3)
    assert "1 more call for help" in rung.hears("joris")


@pytest.mark.parametrize("gone", ["never there", "blocked"])
def test_whoever_calls_when_no_coordinator_can_be_reached_hears_so_and_whom_to_call(bot: Simulation, gone: str) -> None:
    town = Town(bot)
    town.staff("Ada", "admin")
    town.newcomer("Amal")
    if gone == "blocked":
        town.staff("Marieke")
        bot.send("marieke", Kind.BLOCKED)
    town.hears("ada")
    heard = rings(town, "amal")
    assert "I cannot reach anybody of the project now. Please do not wait for them." in heard
    assert "112" in heard
    assert "They will call or write to you." not in heard
    assert "Somebody needs help now, and I can reach no coordinator." in town.hears("ada")
    assert "Amal" not in town.hears("ada")


def test_a_coordinator_who_stopped_all_messages_hears_alarms_all_the_same(town: Town) -> None:
    town.bot.say("marieke", "stop")
    town.pick("marieke", "all")
    assert "The coordinators know it now." in rings(town, "amal")
    assert f"“Amal” {RANG}" in town.hears("marieke")
    town.begin("sanne", "EndMatch")
    assert town.hears("marieke") == ""


def test_an_alarm_that_is_on_its_way_is_not_taken_back_by_a_stop_of_the_coordinator(town: Town) -> None:
    rings(town, "amal")
    town.bot.say("marieke", "stop")
    town.pick("marieke", "all")
    found = town.rows(select(outbox.c.state, outbox.c.occasion).where(outbox.c.text.contains(RANG)))
    assert {tuple(row) for row in found} == {("queued", "alarm")}


def test_a_name_in_an_alarm_stands_between_marks_and_turns_no_sentence_round(town: Town) -> None:
    town.newcomer("Nobody")
    town.begin("nobody", "HelpNow")
    town.pick("nobody", "yes")
    assert "❗ “Nobody” wrote about safety." in town.hears("marieke")
