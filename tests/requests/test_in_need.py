"""What somebody writes or says after a call for help reaches the coordinators with it, whatever
was asked before, and nobody of the match."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.ground.messages import Kind
from bot.simulation import Simulation
from storage.tables import inbox, outbox, requests
from tests.kept import walked
from tests.town import Town

WHERE = "Street 5, second floor"


def a_pair_is_made(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.match("amal", "sanne")
    town.bot.later(minutes=10)
    for who in town.people:
        town.hears(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def needs_help(town: Town, who: str = "amal") -> None:
    town.begin(who, "HelpNow")
    town.pick(who, "yes")
    town.hears("marieke")


def card(town: Town) -> str:
    town.begin("marieke", "InboxItem", "request:1")
    return town.said("marieke")


@pytest.mark.parametrize("before", ["", "PlanMeeting", "WriteTo"])
def test_what_is_written_after_a_call_for_help_stands_on_it_and_rings(town: Town, before: str) -> None:
    if before:
        town.begin("amal", before, "match:1")
    needs_help(town)
    town.bot.later(minutes=6)
    town.hears("marieke")
    for words in (WHERE, "he has locked the door", "🆘"):
        assert "The coordinators have this now." in town.bot.say("amal", words)[-2].text
    assert "wrote about safety" in town.hears("marieke")
    read = card(town)
    assert WHERE in read
    assert "he has locked the door" in read
    assert "🆘" in read
    assert town.hears("sanne") == ""


def test_a_stranger_is_heard_in_the_middle_of_the_first_question(town: Town) -> None:
    town.bot.say("hana", "/start", name="Hana", language="en")
    needs_help(town, "hana")
    assert "The coordinators get this in a few minutes." in town.bot.say("hana", WHERE)[-2].text
    town.bot.later(minutes=3)
    assert "1 more call for help" in town.hears("marieke")
    assert WHERE in card(town)
    town.pick("hana", "skip")
    assert "Language?" in town.said("hana")


def test_a_message_to_the_other_side_is_not_asked_for_again_after_a_word_about_safety(town: Town) -> None:
    town.begin("amal", "WriteTo", "match:1")
    town.begin("amal", "HelpNow")
    town.pick("amal", "no")
    town.bot.say("amal", "I hide at Rana")
    town.bot.later(hours=14)
    assert "Rana" not in town.hears("sanne")


def test_a_voice_message_after_a_call_for_help_is_brought_and_they_may_say_more(town: Town) -> None:
    needs_help(town)
    town.bot.receive(town.bot.message("amal", Kind.VOICE, media="v1", mime="audio/ogg"))
    town.bot.say("amal", WHERE)
    assert town.rows(select(outbox.c.id).where(outbox.c.extra.contains("voice")))
    assert WHERE in card(town)


def test_the_words_stand_in_the_request_and_nowhere_else(town: Town) -> None:
    needs_help(town)
    town.bot.say("amal", WHERE)
    assert not town.rows(select(inbox.c.id).where(inbox.c.text.contains(WHERE)))
    assert town.one(select(func.count()).select_from(requests).where(requests.c.words.contains(WHERE))) == 1


def test_more_of_a_worry_goes_with_it_as_well(town: Town) -> None:
    town.begin("amal", "Concern")
    town.pick("amal", "me")
    town.bot.say("amal", "I am afraid")
    town.bot.say("amal", WHERE)
    assert "I am afraid" in card(town)
    assert WHERE in card(town)


def test_they_say_that_it_is_all_and_go_on_with_what_was_asked(town: Town) -> None:
    town.begin("amal", "PlanMeeting", "match:1")
    asked = town.said("amal")
    needs_help(town)
    said = [reply.text for reply in town.pick("amal", "skip")]
    assert "You can always write again" in said[0]
    assert asked.splitlines()[-1] in said[-1]


def test_when_staff_have_closed_it_what_is_written_is_an_ordinary_message(town: Town) -> None:
    needs_help(town)
    card(town)
    town.pick("marieke", "close")
    town.bot.now += timedelta(minutes=10)
    town.bot.say("amal", "thank you, all is well")
    assert [row[0] for row in town.rows(select(requests.c.kind).where(requests.c.state == "open"))] == ["message"]
    assert "about safety" not in town.hears("marieke")


def test_what_is_written_when_nothing_is_asked_any_more_still_goes_with_the_call(town: Town) -> None:
    needs_help(town)
    town.pick("amal", "skip")
    town.bot.later(hours=1)
    town.hears("marieke")
    town.bot.say("amal", WHERE)
    assert "wrote about safety" in town.hears("marieke")
    assert WHERE in card(town)


def test_no_question_of_ours_comes_between_while_they_tell_it(town: Town) -> None:
    needs_help(town)
    town.begin("sanne", "PlanMeeting", "match:1")
    town.pick("sanne", *[o.data.rpartition(".")[2] for o in town.bot._shown["sanne"][-1].options[:1]])
    town.bot.say("amal", WHERE)
    assert WHERE in card(town)
