"""Talks: planned with the match, agreed by three, moved, prepared in private, held, and noted.
Both databases.
"""

import pytest
from sqlalchemy import select

from bot.ground.messages import Kind
from bot.simulation import Simulation
from storage import invites
from storage.tables import talks as talk_rows
from storage.tables import timers
from tests.kept import walked
from tests.pair import a_pair_is_made, agree, asked, confirmed, open_signs, state
from tests.town import Town


@pytest.fixture
def pair(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def test_both_talks_are_planned_when_the_match_begins(pair: Town) -> None:
    found = pair.rows(select(talk_rows.c.kind, talk_rows.c.state, talk_rows.c.target).order_by(talk_rows.c.id))
    assert [tuple(row) for row in found] == [
        ("three_months", "planned", "2027-02-22"),
        ("six_months", "planned", "2027-05-24"),
    ]


def test_a_time_stands_when_all_three_said_yes_and_not_before(pair: Town) -> None:
    asked(pair)
    agree(pair, "amal", "sanne")
    assert state(pair) == "proposed"
    agree(pair, "iris")
    assert state(pair) == "confirmed"
    for who in ("amal", "sanne"):
        assert "All can come" in pair.said(who)


def test_yes_twice_is_said_once(pair: Town) -> None:
    asked(pair)
    reply, data, _label = pair.button("amal", "yes")
    for _ in range(2):
        pair.bot.receive(pair.bot.message("amal", Kind.PRESS, data, handle=str(reply.id), press="1"))
    assert len(pair.noted("talk answer")) == 1


def test_another_time_asks_the_others_anew_and_an_old_yes_changes_nothing(pair: Town) -> None:
    asked(pair)
    _reply, old, _label = pair.button("amal", "yes")
    pair.pick("sanne", "other")
    pair.pick("sanne", "2027-02-24T09:30")
    pair.bot.receive(pair.bot.message("amal", Kind.PRESS, old, press="1"))
    assert "24 February" in pair.said("amal")
    assert state(pair) == "proposed"
    agree(pair, "iris")
    pair.begin("amal", "TalkAsked", "talk:1:3")
    agree(pair, "amal")
    assert state(pair) == "confirmed"


def test_a_confirmed_talk_can_be_moved_and_its_reminders_move_along(pair: Town) -> None:
    confirmed(pair)
    pair.begin("amal", "TalkMove", "talk:1:2")
    pair.pick("amal", "2027-02-23T09:30")
    agree(pair, "sanne", "iris")
    assert state(pair) == "confirmed"
    due = select(timers.c.due_at).where(timers.c.kind == "talk tomorrow", timers.c.state == "scheduled")
    assert len({row[0] for row in pair.rows(due)}) == 1
    pair.bot.later(days=95)
    assert "22 February" not in pair.hears("sanne")


def test_none_of_the_times_brings_the_coordinator(pair: Town) -> None:
    asked(pair)
    pair.pick("amal", "other")
    pair.pick("amal", "none")
    assert "None of the times" in pair.hears("marieke")
    assert state(pair) == "proposed"


def test_who_does_not_answer_is_asked_once_more_and_then_a_person_hears_it(pair: Town) -> None:
    asked(pair)
    agree(pair, "sanne", "iris")
    pair.hears("amal")
    pair.bot.later(days=3)
    assert "the talk after 3 months" in pair.hears("amal")
    pair.bot.later(days=4)
    assert "Amal has not answered for six days" in pair.hears("marieke")


def test_without_a_case_manager_in_the_chat_the_coordinator_answers_for_them(pair: Town) -> None:
    pair.bot.database.write(lambda c: invites.revoke(c, "leiden", "Iris", int(pair.bot.now.timestamp())))
    asked(pair)
    assert "answer for a colleague" in pair.hears("marieke")
    agree(pair, "amal", "sanne", "marieke")
    assert state(pair) == "confirmed"


def test_a_case_manager_who_leaves_is_replaced_and_the_pair_keeps_its_time(pair: Town) -> None:
    confirmed(pair)
    pair.hears("amal")
    now = int(pair.bot.now.timestamp())
    pair.bot.database.write(lambda c: invites.revoke(c, "leiden", "Iris", now))
    pair.bot.later(minutes=1)
    assert "Who comes instead?" in pair.hears("marieke")
    assert pair.hears("amal") == ""
    agree(pair, "marieke")
    assert state(pair) == "confirmed"
    pair.bot.later(days=95)
    assert "Tomorrow is the talk after 3 months" in pair.hears("marieke")


def test_what_somebody_prepares_is_private_until_they_share_it(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=84)
    pair.bot.say("amal", "We laugh a lot")
    pair.pick("amal", "skip")
    pair.pick("amal", "skip")
    pair.pick("amal", "no")
    assert "laugh" not in pair.hears("sanne") + pair.hears("iris")
    pair.bot.later(days=6)
    assert "We laugh a lot" in pair.hears("amal")
    assert "laugh" not in pair.hears("sanne") + pair.hears("iris")


def test_what_is_shared_reaches_the_two_others(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=84)
    pair.bot.say("sanne", "Going well")
    pair.pick("sanne", "skip")
    pair.pick("sanne", "skip")
    pair.pick("sanne", "yes")
    assert "Going well" in pair.hears("amal")
    assert "Going well" in pair.hears("iris")


def test_nobody_prepares_for_a_talk_that_is_over(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=92)
    pair.hears("amal")
    pair.bot.later(days=2)
    assert "few questions" not in pair.hears("amal")
    current = pair.bot.say("amal", "/menu")
    assert "Before the talk" not in current[-1].text


def test_a_talk_that_nobody_held_becomes_a_sign(pair: Town) -> None:
    asked(pair)
    pair.bot.later(days=115)
    assert "talk overdue" in open_signs(pair)


def test_notes_of_a_talk_are_for_staff_only(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=92)
    pair.pick("iris", "yes")
    pair.bot.say("iris", "Needs more practice")
    assert state(pair) == "held"
    assert "practice" not in pair.hears("amal") + pair.hears("sanne")
    pair.begin("amal", "MyTalks", "match:1")
    assert "practice" not in pair.bot._shown["amal"][-1].text + pair.bot._shown["amal"][-2].text
    pair.begin("marieke", "TalksDesk", "match:1")
    assert any("Needs more practice" in reply.text for reply in pair.bot._shown["marieke"])


def test_a_stranger_sees_no_talk_of_others(pair: Town) -> None:
    asked(pair)
    pair.newcomer("Bilal")
    pair.begin("bilal", "TalkAsked", "talk:1:2")
    assert any("This is not there any more." in reply.text for reply in pair.bot._shown["bilal"])


def test_a_match_that_ends_the_night_before_a_talk_takes_it_along(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=89, hours=6)
    pair.begin("sanne", "EndTogether", "match:1:2")
    pair.pick("sanne", "yes", "moved", "no", "stop")
    for who in ("amal", "sanne", "iris"):
        pair.hears(who)
    pair.bot.later(days=3)
    for who in ("amal", "sanne", "iris"):
        assert "talk" not in pair.hears(who)
    assert state(pair) == "cancelled"
