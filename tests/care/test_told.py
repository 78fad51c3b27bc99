"""What somebody told staff alone closes only when staff have seen it, or when it goes with who told
it. Both databases.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.simulation import Simulation
from scheduler.retention import remove_old_texts
from storage.tables import conversations, requests, signs
from tests.kept import walked
from tests.pair import a_pair_is_made, confirmed, open_signs
from tests.town import Town

DOUBT = "He waits for me at the door"


@pytest.fixture
def pair(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def doubts(town: Town, who: str = "amal", words: str = DOUBT) -> None:
    town.begin(who, "NotSure", "match:1")
    town.bot.say(who, words)


def deletes_all(town: Town, who: str) -> None:
    town.begin(who, "DeleteMe")
    town.pick(who, "delete", "delete")


def leaves_the_list(town: Town, who: str) -> None:
    town.begin("marieke", "PersonDesk", f"person:{town.id(who)}")
    town.pick("marieke", "off", "yes")


def ends_it(town: Town, who: str) -> None:
    town.begin(who, "EndTogether", "match:1:2")
    town.pick(who, "yes", "unsafe", "stop")


def words_of_signs(town: Town) -> list[tuple[str, bool]]:
    found = select(signs.c.words, signs.c.closed_at).where(signs.c.kind == "not sure").order_by(signs.c.id)
    return [(words, closed is not None) for words, closed in town.rows(found)]


@pytest.mark.parametrize("goes", [deletes_all, leaves_the_list, ends_it])
def test_a_doubt_waits_for_staff_though_the_other_side_goes(pair: Town, goes: object) -> None:
    doubts(pair)
    goes(pair, "sanne")  # type: ignore[operator]
    assert words_of_signs(pair) == [(DOUBT, False)]
    assert pair.rows(select(requests.c.state).where(requests.c.kind == "care")) == [("open",)]
    pair.begin("marieke", "WhoNeedsCare")
    pair.pick("marieke", "1")
    card = pair.said("marieke")
    assert DOUBT in card
    assert "This match has ended since." in card
    pair.pick("marieke", "done")
    assert words_of_signs(pair)[0][1]
    assert pair.rows(select(requests.c.state).where(requests.c.kind == "care")) == [("closed",)]


def test_after_the_other_side_was_erased_the_words_go_when_staff_have_seen_them(pair: Town) -> None:
    doubts(pair)
    deletes_all(pair, "sanne")
    remove_old_texts(pair.bot.database, 90, pair.bot.now + timedelta(hours=1))
    assert words_of_signs(pair) == [(DOUBT, False)]
    pair.begin("marieke", "CareDesk", "match:1")
    pair.pick("marieke", "done")
    remove_old_texts(pair.bot.database, 90, pair.bot.now + timedelta(hours=1))
    assert words_of_signs(pair) == [("", True)]


def test_a_doubt_that_was_not_told_at_once_is_still_told_in_the_morning(pair: Town) -> None:
    for number in range(5):
        doubts(pair, words=f"{DOUBT} {number}")
    pair.hears("marieke")
    deletes_all(pair, "sanne")
    pair.hears("marieke")
    pair.bot.later(days=1)
    assert "1 match needs care" in pair.hears("marieke")
    pair.begin("marieke", "CareDesk", "match:1")
    assert f"{DOUBT} 4" in pair.said("marieke")


def test_a_sad_face_waits_too_and_what_only_we_noticed_does_not(pair: Town) -> None:
    confirmed(pair)
    pair.plan("sanne", 1, "2026-11-28")
    pair.pick("amal", "yes")
    pair.bot.later(days=5)
    pair.begin("amal", "AfterMeeting", "meeting:1:2")
    pair.pick("amal", "yes", "60", "sad")
    pair.begin("sanne", "AfterMeeting", "meeting:1:2")
    pair.pick("sanne", "no")
    assert {"a sad face", "answers differ"} <= set(open_signs(pair))
    deletes_all(pair, "sanne")
    assert open_signs(pair) == ["a sad face"]


def test_who_told_it_takes_it_along(pair: Town) -> None:
    doubts(pair)
    deletes_all(pair, "amal")
    assert words_of_signs(pair) == [("", True)]
    assert pair.rows(select(requests.c.state).where(requests.c.kind == "care")) == [("closed",)]
    assert open_signs(pair) == []


def test_the_doubt_of_one_does_not_hide_that_of_the_other(pair: Town) -> None:
    """Without a word it is one, too."""
    doubts(pair)
    pair.begin("sanne", "NotSure", "match:1")
    pair.pick("sanne", "skip")
    deletes_all(pair, "amal")
    assert words_of_signs(pair) == [("", True), ("", False)]


def test_what_came_after_the_card_was_shown_is_not_closed_with_it(pair: Town) -> None:
    doubts(pair)
    pair.begin("marieke", "CareDesk", "match:1")
    doubts(pair, words="And he has a knife")
    pair.pick("marieke", "done")
    assert "There is more since you opened this." in "".join(reply.text for reply in pair.bot._shown["marieke"][-2:])
    assert "And he has a knife" in pair.said("marieke")
    assert open_signs(pair) == ["not sure"]
    pair.pick("marieke", "done")
    assert open_signs(pair) == []


def test_in_the_inbox_a_card_that_grew_is_read_before_it_is_closed(pair: Town) -> None:
    doubts(pair)
    pair.begin("marieke", "InboxItem", "request:1")
    doubts(pair, words="And he has a knife")
    pair.pick("marieke", "close")
    assert "And he has a knife" in pair.said("marieke")
    assert open_signs(pair) == ["not sure"]
    pair.pick("marieke", "close")
    assert open_signs(pair) == []


def worries(town: Town, words: str) -> None:
    town.begin("amal", "Concern")
    town.pick("amal", "other")
    town.bot.say("amal", words)


def test_a_worry_that_grew_is_read_before_it_is_closed(pair: Town) -> None:
    worries(pair, "He shouts")
    pair.begin("marieke", "InboxItem", "request:1")
    worries(pair, "Now he is at my door")
    pair.pick("marieke", "close")
    assert pair.one(select(requests.c.state)) == "open"
    assert "Now he is at my door" in pair.said("marieke")
    pair.pick("marieke", "close")
    assert pair.one(select(requests.c.state)) == "closed"


def test_an_answer_goes_though_more_came_and_the_rest_stays_open(pair: Town) -> None:
    worries(pair, "He shouts")
    pair.begin("marieke", "InboxItem", "request:1")
    pair.pick("marieke", "answer")
    worries(pair, "Now he is at my door")
    pair.hears("amal")
    pair.bot.say("marieke", "I call you at four")
    assert "I call you at four" in pair.hears("amal")
    assert pair.one(select(requests.c.state)) == "claimed"
    assert "Now he is at my door" in pair.said("marieke")


def test_a_card_that_waits_is_shown_anew_as_it_is_now_and_does_not_come_back(pair: Town) -> None:
    worries(pair, "He shouts")
    pair.begin("marieke", "InboxItem", "request:1")
    pair.begin("marieke", "FindMentor", f"person:{pair.id('amal')}")
    worries(pair, "Now he is at my door")
    pair.begin("marieke", "InboxItem", "request:1")
    assert "Now he is at my door" in pair.said("marieke")
    pair.pick("marieke", "close")
    assert pair.one(select(requests.c.state)) == "closed"
    assert pair.rows(
        select(conversations.c.stage).where(conversations.c.flow == "InboxItem").order_by(conversations.c.stage)
    ) == [("finished",), ("stopped",)]
