"""Whoever is called like somebody on the list is not taken for them."""

from sqlalchemy import select

from bot.simulation import Simulation
from storage.tables import requests
from tests.town import Town


def asks(town: Town, who: str) -> str:
    """The card of what somebody asks."""
    town.bot.say(who, "person")
    town.bot.say(who, "I lost my phone. Which day do I meet Sanne, and where?")
    newest = town.one(select(requests.c.id).order_by(requests.c.id.desc()).limit(1))
    town.begin("marieke", "InboxItem", f"request:{newest}")
    return town.said("marieke")


def test_a_stranger_whose_app_gives_the_name_of_somebody_on_the_list_is_marked(bot: Simulation) -> None:
    town = Town(bot)
    town.staff("Marieke")
    town.newcomer("Amal")
    assert "not on the list" not in asks(town, "amal")
    bot.say("9", "/start", name="Amal", language="en")
    assert "not on the list. Tell nothing about others here" in asks(town, "9")
