"""Who asked for help and deletes themselves: they choose whether that goes too, staff hear of it
loudly, and what is put off really happens. Somebody else may hold the phone.
"""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from scheduler.retention import ask_who_stays
from storage.database import Database
from storage.tables import addresses, journal, link_codes, matches, people, requests, timers
from storage.tables import outbox as rows
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town
from tests.walking import walk

FEAR = "Karel hit me"


def a_pair_is_made(town: Town) -> None:
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Karel")
    town.match("amal", "karel")
    for who in town.people:
        town.hears(who)
    town.sent()


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def worries(town: Town) -> None:
    town.begin("amal", "Concern")
    town.pick("amal", "other")
    town.bot.say("amal", FEAR)
    town.hears("marieke")


def needs_help(town: Town) -> None:
    town.begin("amal", "HelpNow")
    town.pick("amal", "yes")
    town.hears("marieke")


def deletes(town: Town, *choices: str) -> None:
    town.begin("amal", "DeleteMe")
    town.pick("amal", "delete", *choices)


def is_there(town: Town, name: str = "Amal") -> bool:
    return bool(town.rows(select(people.c.id).where(people.c.name == name)))


def states(town: Town) -> list[str]:
    return [row[0] for row in town.rows(select(requests.c.state))]


@pytest.mark.parametrize("asks", [worries, needs_help])
def test_who_asked_for_help_is_asked_whether_that_goes_too(town: Town, asks: Any) -> None:
    asks(town)
    deletes(town)
    said = town.said("amal")
    assert "You asked the project for help, and that is not done yet. Shall I delete that too?" in said
    assert "“Call me first”" in said
    assert "Monday 7 December at the latest" in said
    assert is_there(town)


def test_nobody_else_is_asked(town: Town) -> None:
    deletes(town)
    assert town.said("amal").endswith("Are you very sure? I cannot bring it back.")


@pytest.mark.parametrize("asks", [worries, needs_help])
def test_when_all_is_deleted_at_once_staff_hear_it_loudly_and_by_name(town: Town, asks: Any) -> None:
    asks(town)
    town.bot.later(hours=14)
    town.hears("marieke")
    deletes(town, "now", "delete")
    assert not is_there(town)
    assert "Is somebody in danger now? Call one of these:" in town.said("amal")
    heard = town.hears("marieke")
    assert "❗ Amal asked for help, and that was not done yet. Now everything about Amal was deleted." in heard
    assert "Perhaps somebody else had the phone" in heard
    held = town.rows(select(rows.c.not_before).where(rows.c.text.contains("everything about Amal was deleted")))
    assert all(row[0] <= town.bot.now.timestamp() for row in held)
    assert states(town) == ["open"]
    town.begin("marieke", "InboxItem", "request:1")
    card = town.said("marieke")
    assert "Everything about this person was deleted since. Do you know who it is? Please call." in card
    assert FEAR not in card
    town.sent()
    # The notice is in the chat of the coordinator, and not with us any more.
    told = select(rows.c.text).where(rows.c.state == "sent", rows.c.text.contains("Amal"))
    assert town.rows(told) == []
    assert town.rows(select(journal.c.about).where(journal.c.kind == "erased in need")) == [("request:1",)]


def test_first_the_call_and_then_all_goes_when_staff_say_that_it_is_done(town: Town) -> None:
    worries(town)
    deletes(town, "first")
    assert "First the project helps you. Then I delete everything, on Monday 7 December at the latest." in town.said(
        "amal"
    )
    heard = town.hears("marieke")
    assert "❗ Amal asked for help, and now wants everything deleted. Please call or write to Amal now." in heard
    assert town.one(select(matches.c.state)) == "ended"
    assert is_there(town)
    town.begin("marieke", "InboxItem", "request:1")
    card = town.said("marieke")
    assert FEAR in card
    assert "⚠️ Amal wants everything deleted. I do that as soon as this is done." in card
    town.pick("marieke", "close")
    assert is_there(town)
    town.bot.later(seconds=1)
    assert not is_there(town)
    assert "I deleted everything about you." in town.hears("amal")
    assert "was deleted" not in town.hears("marieke")
    assert town.rows(select(requests.c.words, requests.c.person_id)) == [("", None)]


def test_whoever_was_answered_has_a_day_to_write_back(town: Town) -> None:
    needs_help(town)
    deletes(town, "first")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "answer")
    town.bot.say("marieke", "I call you now")
    assert "I call you now" in town.hears("amal")
    town.bot.later(hours=23)
    assert is_there(town)
    town.bot.later(hours=2)
    assert not is_there(town)


def test_what_they_write_back_is_looked_after_before_they_are_erased(town: Town) -> None:
    needs_help(town)
    deletes(town, "first")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "answer")
    town.bot.say("marieke", "Where are you?")
    town.hears("amal")
    town.hears("marieke")
    town.bot.say("amal", "I am locked in the house")
    assert "wrote about safety" in town.hears("marieke")
    town.bot.later(hours=48)
    assert is_there(town)
    town.begin("marieke", "InboxItem", "request:2")
    assert "I am locked in the house" in town.said("marieke")


def test_what_nobody_closes_is_erased_after_a_fortnight_and_staff_hear_that_too(town: Town) -> None:
    worries(town)
    deletes(town, "first")
    town.bot.later(days=13, hours=23)
    assert is_there(town)
    town.hears("marieke")
    town.bot.later(hours=2)
    assert not is_there(town)
    assert "that was not done yet. Now everything about Amal was deleted." in town.hears("marieke")


def test_it_happens_also_when_the_coordinator_is_gone_and_the_bot_was_off_for_weeks(town: Town) -> None:
    worries(town)
    deletes(town, "first")
    town.begin("marieke", "DeleteMe")
    town.pick("marieke", "delete", "delete")
    # Nothing ran meanwhile: what is due is a row.
    town.bot.now += timedelta(days=40)
    town.bot.later(seconds=1)
    assert not is_there(town)
    assert town.rows(select(timers.c.id).where(timers.c.kind == "erased when helped")) == []


def test_another_call_for_help_is_waited_for_too(town: Town) -> None:
    worries(town)
    deletes(town, "first")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "close")
    needs_help(town)
    town.bot.later(hours=1)
    assert is_there(town)
    town.begin("marieke", "InboxItem", "request:2")
    town.pick("marieke", "close")
    town.bot.later(seconds=1)
    assert not is_there(town)


def test_they_may_keep_all_of_it_after_all(town: Town) -> None:
    worries(town)
    deletes(town, "first")
    town.pick("amal", "!StayOnList")
    assert "I keep your answers." in town.said("amal")
    town.bot.later(days=20)
    assert is_there(town)


def test_they_may_still_have_it_deleted_at_once(town: Town) -> None:
    worries(town)
    deletes(town, "first")
    town.hears("marieke")
    deletes(town, "now", "delete")
    assert not is_there(town)
    assert "Now everything about Amal was deleted." in town.hears("marieke")


def test_what_was_asked_in_another_chat_is_not_shown_in_this_one(
    database: Database, leiden: Programme, speech: Speech
) -> None:
    """Whoever holds this phone may be the one she is afraid of."""
    town = Town(Simulation(database, leiden, speech, EVENING - timedelta(hours=9), (TELEGRAM, WHATSAPP)))
    a_pair_is_made(town)
    town.begin("amal", "MyApps")
    town.pick("amal", f"add{WHATSAPP}")
    code, other = str(town.one(select(link_codes.c.code))), "+31600000001"
    town.bot.channels[other] = WHATSAPP
    town.bot.say(other, code)
    town.pick(other, "yes")
    town.bot.database.write(lambda c: c.execute(update(addresses).values(trial_until=None)))
    town.bot.later(days=1)
    town.begin(other, "HelpNow")
    town.pick(other, "yes")
    town.hears("marieke")
    deletes(town)
    assert town.said("amal").endswith("Are you very sure? I cannot bring it back.")
    town.pick("amal", "delete")
    assert "danger" not in town.said("amal")
    assert "Now everything about Amal was deleted in another chat of Amal." in town.hears("marieke")


def test_staff_do_not_erase_who_asked_for_help_before_that_is_done(town: Town) -> None:
    worries(town)
    for _time in range(2):
        town.begin("marieke", "PersonDesk", f"person:{town.id('amal')}")
        town.pick("marieke", "erase", "own wish", "delete", "delete")
        if is_there(town):
            assert "Please look after it first. Then you can erase Amal." in town.said("marieke")
            town.begin("marieke", "InboxItem", "request:1")
            town.pick("marieke", "close")
    assert not is_there(town)


def test_silence_erases_nobody_who_waits_for_help(town: Town) -> None:
    town.newcomer("Grace")
    town.begin("grace", "HelpNow")
    town.pick("grace", "yes")
    for _month in range(30):
        ask_who_stays(town.bot.database, town.bot.setting.programme, town.bot.now)
        town.bot.later(days=30)
        town.sent()
    assert is_there(town, "Grace")


def test_a_child_who_asked_for_help_is_not_lost_when_the_bot_deletes_it(bot: Simulation) -> None:
    """The project is for adults: what a child told is deleted, and staff hear that at once."""
    town = Town(bot)
    town.staff("Marieke")
    walk(bot, "kim", bot.say("kim", "/start", name="Kim", language="en"), "age")
    town.begin("kim", "HelpNow")
    town.pick("kim", "yes")
    town.hears("marieke")
    town.pick("kim", "skip")
    bot.say("kim", "15")
    assert "Now everything about Kim was deleted." in town.hears("marieke")


def test_who_is_told_before_that_what_they_wrote_can_be_reported_for_a_week(town: Town) -> None:
    town.begin("amal", "DeleteMe")
    assert town.said("amal") == "Shall I delete everything about you? You are then no longer on the list."
    town.pick("amal", "keep")
    town.begin("amal", "WriteTo", "match:1")
    town.bot.say("amal", "See you")
    town.begin("amal", "DeleteMe")
    assert "The words go 7 days after you sent them. Until then the other person can report them." in town.said("amal")
