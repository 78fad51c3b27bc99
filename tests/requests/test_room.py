"""What people write in any number fits into what staff can read: a request has an end, an alarm
rings once for what follows it, and who wrote hears what found no place."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import func, select

from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.handlers.pieces import fit
from bot.language.speech import Speech
from bot.requests import room
from bot.simulation import Simulation
from storage.database import Database
from storage.tables import files, outbox, requests, signs
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town

RANG = "wrote about safety"


def a_pair_is_made(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.newcomer("Saba")
    town.mentor("Sanne")
    town.match("amal", "sanne")
    town.bot.later(minutes=10)
    for who in town.people:
        town.hears(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


@pytest.fixture
def one_town(another_database: Database, leiden: Programme, speech: Speech) -> Town:
    """The same on SQLite alone, where hundreds are written: the statements are the same on both,
    and what a few messages do is asked of both.
    """
    return walked(Simulation(another_database, leiden, speech, EVENING), a_pair_is_made)


@given(parts=some.lists(some.text("ab c…", max_size=30), max_size=30), space=some.integers(1, 60))
def test_words_never_outgrow_their_room_and_the_first_ones_stay(parts: list[str], space: int) -> None:
    words, whole = "", ""
    for part in parts:
        before = words
        words, kept = room.add(words, part, space)
        whole = f"{whole}\n{part}".strip() if part else whole
        assert len(words) <= space
        assert words.startswith(before.removesuffix(room.CUT)[: space - 1])
        assert kept or part


def writes(town: Town, number: int, said: str) -> None:
    town.bot.say("amal", "person")
    for each in range(number):
        town.bot.now += timedelta(seconds=20)
        town.bot.say("amal", f"{each}x {said}")


def test_two_hundred_messages_are_one_request_that_is_read_in_a_few(one_town: Town) -> None:
    town = one_town
    writes(town, 200, "I have a question about my letter. " * 100)
    words, parts, more = town.rows(select(requests.c.words, requests.c.parts, requests.c.more))[0]
    assert len(words) <= room.ROOM
    assert words.startswith("0x I have a question")
    assert (parts, more) == (201, 198)
    town.hears("marieke")
    town.begin("marieke", "InboxItem", "request:1")
    card = town.said("marieke")
    assert "198 more messages had no room here" in card
    assert len(fit(card, 4096)) <= 3
    assert len(fit(card, 1600)) <= 6
    newest = town.one(select(func.count()).select_from(outbox).where(outbox.c.about == "request:1"))
    assert newest <= 2


def test_each_message_that_found_no_place_is_said_so(town: Town) -> None:
    writes(town, 3, "a long story " * 300)
    said = [reply.text for reply in town.bot._shown["amal"][-3:]]
    assert ["no more room" in each for each in said] == [False, False, True]
    assert [tuple(row) for row in town.rows(select(requests.c.parts, requests.c.more))] == [(4, 1)]


def test_words_of_danger_find_room_where_others_do_not(town: Town) -> None:
    writes(town, 4, "a long story " * 300)
    answer = town.bot.say("amal", "He hits me, please call the police")[-1].text
    assert "no more room" not in answer
    assert town.one(select(requests.c.words)).endswith("He hits me, please call the police")


def test_the_coordinator_hears_once_of_many_messages(town: Town) -> None:
    writes(town, 30, "hello")
    town.bot.later(days=1)
    assert town.hears("marieke").count("new thing waits in the inbox") == 1


def test_a_closed_request_is_followed_by_an_empty_one(town: Town) -> None:
    writes(town, 4, "a long story " * 300)
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "close")
    assert "no more room" not in town.bot.say("amal", "and now?")[-1].text


def worries(town: Town, who: str, words: str = "I am afraid") -> None:
    town.begin(who, "Concern")
    town.pick(who, "me")
    town.bot.say(who, words)


def answered(town: Town) -> str:
    """What they hear of their last worry, before they are asked for more."""
    return town.bot._shown["amal"][-2].text


def test_fifty_alarms_ring_at_once_and_once_more_for_all_the_others(town: Town) -> None:
    worries(town, "amal")
    assert town.hears("marieke").count(RANG) == 1
    for number in range(49):
        worries(town, "amal", f"I am afraid {number}")
    town.bot.later(minutes=6)
    assert town.hears("marieke").count(RANG) == 1
    assert town.one(select(requests.c.parts)) == 50
    town.bot.later(hours=1)
    assert RANG not in town.hears("marieke")


def test_what_follows_an_alarm_is_never_unheard_for_longer_than_a_few_minutes(town: Town) -> None:
    worries(town, "amal")
    town.hears("marieke")
    worries(town, "amal", "He is at my door")
    assert RANG not in town.hears("marieke")
    town.bot.later(minutes=5)
    assert "Amal wrote about safety 2 times" in town.hears("marieke")


def test_an_alarm_of_somebody_else_is_always_loud(town: Town) -> None:
    worries(town, "amal")
    town.hears("marieke")
    worries(town, "saba")
    assert f"Saba {RANG}" in town.hears("marieke")


def test_an_alarm_after_one_that_was_closed_or_a_while_later_is_loud(town: Town) -> None:
    worries(town, "amal")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "close")
    town.hears("marieke")
    worries(town, "amal")
    assert RANG in town.hears("marieke")
    town.bot.later(minutes=6)
    worries(town, "amal")
    assert RANG in town.hears("marieke")


def test_an_alarm_does_not_ring_again_when_it_was_closed_meanwhile(town: Town) -> None:
    worries(town, "amal")
    worries(town, "amal")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "close")
    town.hears("marieke")
    town.bot.later(minutes=10)
    assert RANG not in town.hears("marieke")


def test_words_of_an_alarm_that_found_no_place_are_said_so(town: Town) -> None:
    for _ in range(6):
        worries(town, "amal", "afraid " * 280)
        assert "no room for all" not in answered(town)
    worries(town, "amal", "afraid " * 280)
    assert "The coordinators have the first ones. They will call you." in answered(town)
    assert town.one(select(func.length(requests.c.words))) <= room.ROOM_IN_DANGER


def test_of_forty_spoken_worries_the_first_are_brought_and_the_others_said_so(town: Town) -> None:
    for number in range(40):
        town.begin("amal", "Concern")
        town.pick("amal", "me")
        town.bot.receive(town.bot.message("amal", Kind.VOICE, media=f"v{number}", mime="audio/ogg"))
    assert any("I cannot bring this voice message" in reply.text for reply in town.bot._shown["amal"])
    brought = list(town.rows(select(outbox.c.extra).where(outbox.c.extra.like("%voice%"))))
    assert 1 <= len(brought) <= 7
    assert town.rows(select(files.c.id)) == []


def test_doubts_in_any_number_are_one_sign_and_few_messages(town: Town) -> None:
    for number in range(30):
        town.begin("amal", "NotSure", "match:1")
        town.bot.say("amal", f"{number} " + "I do not know. " * 60)
    assert "I put it with what you told me before" in town.said("amal")
    found = town.rows(select(func.length(signs.c.words), signs.c.more))
    assert len(found) == 1
    assert found[0][0] <= room.ROOM_OF_A_SIGN
    assert town.hears("marieke").count("is not sure about this match") <= 5
    town.begin("marieke", "CareDesk", "match:1")
    assert "had no room here" in town.said("marieke")
    town.bot.later(days=3)
    assert "1 match needs care" in town.hears("marieke")


def test_words_to_the_other_side_are_brought_up_to_a_number_and_then_said_not_to_be(town: Town) -> None:
    for number in range(40):
        town.begin("amal", "WriteTo", "match:1")
        town.bot.say("amal", f"hello {number}")
    assert "I did not bring this message" in town.said("amal")
    town.bot.later(hours=14)
    assert 30 <= town.hears("sanne").count("Amal writes to you") < 40


def test_one_message_is_reported_once_however_often_the_button_is_pressed(town: Town) -> None:
    town.begin("amal", "WriteTo", "match:1")
    town.bot.say("amal", "a bad word")
    town.bot.later(hours=14)
    town.hears("sanne")
    _reply, data, _label = town.button("sanne", "!ReportMessage")
    town.hears("marieke")
    for _ in range(5):
        town.bot.receive(town.bot.message("sanne", Kind.PRESS, data, press="1"))
        town.bot.say("sanne", "yes")
    town.bot.later(hours=14)
    assert town.hears("marieke").count("reports a message") == 1
