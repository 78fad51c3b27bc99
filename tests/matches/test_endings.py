"""How a match ends: thanks, what the other hears, what stays of words,
and the paper of the hours. Both databases.
"""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.ground.messages import Attachment
from bot.papers import make
from bot.simulation import Simulation
from storage import erasure
from storage.tables import match_members, matches, outbox, timers
from storage.tables import signs as sign_rows
from tests.kept import walked
from tests.pair import FIRST, SECOND, a_pair_is_made, confirmed, end, meet
from tests.town import Town


@pytest.fixture
def pair(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def test_nobody_who_feels_unsafe_is_asked_for_a_last_meeting(pair: Town) -> None:
    end(pair, "unsafe", "again")
    assert pair.one(select(matches.c.state)) == "ended"
    heard = pair.hears("sanne")
    assert "stay in touch" not in heard
    pair.begin("sanne", "SayThanks", "match:1")
    pair.bot.say("sanne", "Please meet me")
    assert "Please meet me" not in pair.hears("amal")


def test_thanks_go_once_each_way_for_a_month(pair: Town) -> None:
    end(pair, "goal", "no", "again")
    pair.hears("sanne")
    pair.begin("amal", "SayThanks", "match:1")
    pair.bot.say("amal", "Thank you for all")
    assert "Thank you for all" in pair.hears("sanne")
    pair.begin("amal", "SayThanks", "match:1")
    pair.bot.say("amal", "And again")
    assert "And again" not in pair.hears("sanne")
    pair.bot.later(days=31)
    pair.begin("sanne", "SayThanks", "match:1")
    pair.bot.say("sanne", "Too late")
    assert "Too late" not in pair.hears("amal")


def test_the_other_hears_that_it_ended_and_not_why(pair: Town) -> None:
    end(pair, "fit", "no", "stop")
    heard = pair.hears("sanne")
    assert "has ended" in heard
    assert "fit" not in heard.replace("fits", "")
    assert "The reason: We do not fit" in pair.hears("marieke")


def test_an_ended_match_has_nothing_left_to_do(pair: Town) -> None:
    confirmed(pair)
    end(pair, "time", "no", "again")
    about = [
        row[0]
        for row in pair.rows(
            select(timers.c.kind).where(timers.c.state == "scheduled", timers.c.about.in_(["match:1", FIRST, SECOND]))
        )
    ]
    assert about == []


def test_somebody_who_erases_themselves_leaves_no_words_behind(pair: Town) -> None:
    pair.begin("amal", "NotSure", "match:1")
    pair.bot.say("amal", "We do not talk")
    pair.begin("amal", "DeleteMe")
    pair.pick("amal", "delete")
    pair.pick("amal", "delete")
    assert pair.rows(select(sign_rows.c.words, sign_rows.c.person_id)) == [("", None)]
    assert pair.one(select(match_members.c.person_id).where(match_members.c.side == "newcomer")) is None


def test_words_of_closed_signs_go_after_a_year(pair: Town) -> None:
    pair.begin("amal", "NotSure", "match:1")
    pair.bot.say("amal", "We do not talk")
    pair.begin("marieke", "CareDesk", "match:1")
    pair.pick("marieke", "done")
    later = int((pair.bot.now + timedelta(days=366)).timestamp())
    pair.bot.database.write(lambda c: erasure.remove_old(c, later, 90, ()))
    assert pair.rows(select(sign_rows.c.words)) == [("",)]


def made(town: Town) -> list[Attachment]:
    """Every file that was queued, made as it would be when it is sent."""
    rows = town.rows(select(outbox.c.extra).where(outbox.c.extra.like("%paper%")))
    return [make(json.loads(row[0])["paper"]) for row in rows]


def test_the_hours_of_both_sides_are_a_page_in_dutch_also_after_the_end(pair: Town) -> None:
    confirmed(pair)
    meet(pair, "sanne", "amal")
    for who in ("amal", "sanne"):
        pair.begin(who, "MyHours", "match:1")
    end(pair, "goal", "no", "stop")
    pair.begin("amal", "MyHours", "match:1")
    papers = made(pair)
    assert [paper.mime for paper in papers] == ["application/pdf"] * 3
    recipes = [
        json.loads(row[0])["paper"] for row in pair.rows(select(outbox.c.extra).where(outbox.c.extra.like("%paper%")))
    ]
    assert all(recipe["rows"][1:] == [["Afspraken", "1"], ["Uren", "1"]] for recipe in recipes)


def test_without_a_meeting_there_is_no_paper_and_it_says_so(pair: Town) -> None:
    pair.begin("amal", "MyHours", "match:1")
    assert made(pair) == []
    assert any("no paper yet" in reply.text for reply in pair.bot._shown["amal"])
