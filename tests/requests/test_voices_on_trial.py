"""A chat on trial may be a stranger's: what is spoken there uses up nothing of the owner's."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.actions.requests.deeds import VOICES, VOICES_ON_TRIAL
from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from storage.database import Database
from storage.tables import link_codes
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town

OTHER = "+31600000001"
NOT_BROUGHT = "I cannot bring this voice message"


def a_stranger_has_a_second_chat(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.begin("amal", "MyApps")
    town.pick("amal", f"add{WHATSAPP}")
    made = town.one(select(link_codes.c.code))
    town.bot.channels[OTHER] = WHATSAPP
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, str(made), language="en"))
    town.pick(OTHER, "yes")
    for who in (*town.people, OTHER):
        town.hears(who)


@pytest.fixture
def town(database: Database, leiden: Programme, speech: Speech) -> Town:
    bot = Simulation(database, leiden, speech, EVENING - timedelta(hours=9), (TELEGRAM, WHATSAPP))
    here = walked(bot, a_stranger_has_a_second_chat)
    bot.channels[OTHER] = WHATSAPP
    return here


def speaks(town: Town, who: str, number: int) -> str:
    town.begin(who, "Concern")
    town.pick(who, "me")
    town.hears(who)
    voice = town.bot.message(who, Kind.VOICE, media=f"voice-{who}-{number}", mime="audio/ogg", size=1000)
    town.bot.receive(voice)
    return town.hears(who)


def test_however_much_is_spoken_in_a_chat_on_trial_the_owner_is_heard(town: Town) -> None:
    for number in range(VOICES.burst + 1):
        speaks(town, OTHER, number)
    town.hears("marieke")
    for number in range(VOICES.burst):
        assert NOT_BROUGHT not in speaks(town, "amal", number)
        assert "❗ Amal wrote about safety." in town.hears("marieke")
    assert NOT_BROUGHT in speaks(town, "amal", VOICES.burst)


def test_a_chat_on_trial_is_heard_less_often_and_hears_so(town: Town) -> None:
    brought = [NOT_BROUGHT not in speaks(town, OTHER, number) for number in range(VOICES.burst)]
    assert brought == [True] * VOICES_ON_TRIAL.burst + [False] * (VOICES.burst - VOICES_ON_TRIAL.burst)


def test_to_speak_in_turn_in_two_chats_of_ones_own_has_a_share_for_each(town: Town) -> None:
    town.bot.now += timedelta(days=8)
    for number in range(VOICES.burst):
        assert NOT_BROUGHT not in speaks(town, OTHER, number)
    assert NOT_BROUGHT not in speaks(town, "amal", 0)
