"""Signs of care: what becomes one, what takes it away, and who reads it. Both databases."""

import json

import pytest
from sqlalchemy import select

from bot.ground.messages import Kind
from bot.simulation import Simulation
from storage.tables import outbox
from tests.kept import walked
from tests.pair import a_pair_is_made, confirmed, open_signs
from tests.town import Town


@pytest.fixture
def pair(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def test_no_first_meeting_in_two_weeks_is_a_sign_that_a_meeting_takes_away(pair: Town) -> None:
    pair.bot.later(days=15)
    assert "no first meeting" in open_signs(pair)
    assert "needs care" in pair.hears("marieke")
    for who in ("amal", "sanne"):
        pair.hears(who)
    pair.plan("sanne", 1, "2026-12-12")
    pair.pick("amal", "yes")
    assert "no first meeting" not in open_signs(pair)


def test_a_sad_face_and_different_answers_are_signs_the_pair_never_sees(pair: Town) -> None:
    confirmed(pair)
    pair.plan("sanne", 1, "2026-11-28")
    pair.pick("amal", "yes")
    pair.bot.later(days=5)
    pair.begin("amal", "AfterMeeting", "meeting:1:2")
    pair.pick("amal", "yes", "60", "sad")
    pair.begin("sanne", "AfterMeeting", "meeting:1:2")
    pair.pick("sanne", "no")
    assert {"a sad face", "answers differ"} <= set(open_signs(pair))
    assert "not good" not in pair.hears("sanne")


def test_two_meetings_called_off_in_a_row_are_a_sign(pair: Town) -> None:
    confirmed(pair)
    for number, day in enumerate(("2026-11-28", "2026-11-29"), 1):
        pair.plan("sanne", 1, day)
        pair.pick("amal", "yes")
        pair.begin("amal", "CannotCome", f"meeting:{number}:2")
        pair.pick("amal", "yes")
    assert open_signs(pair) == ["cancelled twice"]


def test_a_doubt_reaches_only_the_coordinator_and_needs_no_words(pair: Town) -> None:
    pair.begin("amal", "NotSure", "match:1")
    pair.pick("amal", "skip")
    assert "Only the coordinator hears it" in pair.said("amal")
    assert "Amal is not sure" in pair.hears("marieke")
    assert pair.hears("sanne") == pair.hears("iris") == ""
    pair.begin("marieke", "CareDesk", "match:1")
    pair.pick("marieke", "done")
    assert open_signs(pair) == []


def test_a_doubt_may_be_spoken_and_is_brought_where_it_can_be(pair: Town) -> None:
    pair.begin("amal", "NotSure", "match:1")
    pair.bot.receive(pair.bot.message("amal", Kind.VOICE, media="voice-file-1"))
    assert "Only the coordinator hears it" in pair.said("amal")
    (row,) = pair.rows(select(outbox.c.address, outbox.c.extra).where(outbox.c.extra.like("%voice%")))
    assert (row[0], json.loads(row[1])) == ("marieke", {"voice": "voice-file-1"})
    assert pair.hears("sanne") == ""


def test_a_doubt_that_was_spoken_and_cannot_be_brought_asks_the_coordinator_to_call(pair: Town) -> None:
    pair.begin("amal", "NotSure", "match:1")
    pair.bot.receive(pair.bot.message("amal", Kind.VOICE))
    assert "There is a voice message. Please call." in pair.hears("marieke")


def test_only_coordinators_open_the_care_desk(pair: Town) -> None:
    for who in ("amal", "sanne", "iris"):
        pair.begin(who, "WhoNeedsCare")
        pair.begin(who, "CareDesk", "match:1")
        assert all("needs care" not in reply.text and "not sure" not in reply.text for reply in pair.bot._shown[who])


def test_the_list_of_care_says_in_words_why(pair: Town) -> None:
    pair.bot.later(days=15)
    pair.begin("marieke", "WhoNeedsCare")
    pair.pick("marieke", "1")
    assert "no first meeting since the match began" in pair.said("marieke")
