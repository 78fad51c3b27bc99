"""Another place has another year, as data: duos that meet twice a month,
one moment after half a year, no talks.
"""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from bot.ground.programme import Programme, Rhythm
from bot.language.speech import Speech
from bot.simulation import Simulation
from storage.database import Database
from storage.tables import matches, talks, timers
from tests.conftest import EVENING
from tests.town import Town


@pytest.fixture
def duo(database: Database, leiden: Programme, speech: Speech) -> Town:
    """The rhythm of *Samen Inburgeren*: every two weeks, no talks, no theme meetings, no path,
    no ideas.
    """
    place = leiden.profile.model_copy(
        update={
            "rhythm": Rhythm(every_weeks=2, weekday=3, at="19:00", first_meeting_days=21),
            "talks": (),
            "talk_times": None,
            "first_weeks": (),
            "ideas": (),
            "themes": None,
            "path": None,
            "ending": None,
        }
    )
    bot = Simulation(database, Programme(place), speech, EVENING - timedelta(hours=9))
    town = Town(bot)
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.match("amal", "sanne", year=True)
    for who in town.people:
        bot.replies(who)
    return town


def test_a_suggestion_comes_every_two_weeks_on_that_weekday(duo: Town) -> None:
    duo.bot.later(days=60)
    due = [
        row[0] for row in duo.rows(select(timers.c.due_at).where(timers.c.kind == "rhythm").order_by(timers.c.due_at))
    ]
    assert {later - before for before, later in pairwise(due)} == {14 * 86400}


def test_there_are_no_talks_and_no_menu_of_what_the_place_does_not_have(duo: Town) -> None:
    assert duo.rows(select(talks.c.id)) == []
    duo.begin("amal", "Menu")
    labels = [button.label for reply in duo.bot._shown["amal"] for button in reply.options]
    assert not [label for label in labels if "programme" in label or "Theme" in label]
    duo.begin("marieke", "Menu")
    labels = [button.label for reply in duo.bot._shown["marieke"] for button in reply.options]
    assert not [label for label in labels if "Theme" in label]


def test_the_first_alarm_comes_when_the_place_says(duo: Town) -> None:
    duo.bot.later(days=20)
    assert "no first meeting" not in duo.noted("care sign")
    duo.bot.later(days=3)
    assert "no first meeting" in duo.noted("care sign")


def test_a_match_ends_well_without_words_of_the_place(duo: Town) -> None:
    duo.begin("amal", "EndTogether", "match:1:2")
    duo.pick("amal", "yes", "goal", "yes", "stop")
    duo.bot.later(days=15)
    assert duo.one(select(matches.c.state)) == "ended"
