"""What comes from another chat of the same person uses up nothing of what is read from this one."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from bot.turns import shares
from storage.database import Database
from storage.tables import link_codes, signs
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town

OTHER = "+31600000001"
NOT_READ = "I did not read"


def amal_has_two_chats(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.match("amal", "sanne")
    town.begin("amal", "MyApps")
    town.pick("amal", f"add{WHATSAPP}")
    made = town.one(select(link_codes.c.code))
    town.bot.channels[OTHER] = WHATSAPP
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, str(made), language="en"))
    town.pick(OTHER, "yes")
    town.bot.later(days=8)
    for who in (*town.people, OTHER):
        town.hears(who)


@pytest.fixture
def town(database: Database, leiden: Programme, speech: Speech) -> Town:
    bot = Simulation(database, leiden, speech, EVENING - timedelta(hours=9), (TELEGRAM, WHATSAPP))
    here = walked(bot, amal_has_two_chats)
    bot.channels[OTHER] = WHATSAPP
    return here


@pytest.mark.parametrize("together", [True, False])
def test_however_much_comes_from_her_other_chat_hers_is_read(town: Town, together: bool) -> None:
    many = [town.bot.message(OTHER, Kind.TEXT, "x") for _ in range(shares.PEOPLE.most + 5)]
    begins = town.bot.message("amal", Kind.PRESS, "!NotSure match:1", press="1")
    hers = (begins, town.bot.message("amal", Kind.TEXT, "She touches me all the time"))
    if together:
        town.bot.receive(*many, *hers)
    else:
        town.bot.receive(*many)
        town.bot.receive(*hers)
    assert NOT_READ in town.hears(OTHER)
    assert NOT_READ not in town.hears("amal")
    assert town.rows(select(signs.c.words)) == [("She touches me all the time",)]
