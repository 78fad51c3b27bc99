"""Coordinators come and go, and nothing that waits is told to nobody for that."""

from sqlalchemy import select

from bot.simulation import Simulation
from storage import invites
from storage.tables import outbox, requests
from tests.town import Town

WAIT = select(outbox.c.person_id).where(outbox.c.text.contains("Calls for help wait in the inbox"))


def test_who_comes_in_hears_of_a_call_that_was_made_while_nobody_was_there(bot: Simulation) -> None:
    town = Town(bot)
    town.newcomer("Amal")
    town.begin("amal", "HelpNow")
    town.pick("amal", "yes")
    town.bot.later(hours=1)
    town.staff("Marieke")
    assert town.rows(WAIT) == [(town.id("marieke"),)]


def test_who_comes_in_when_nothing_waits_hears_of_no_call(bot: Simulation) -> None:
    town = Town(bot)
    town.newcomer("Amal")
    town.staff("Marieke")
    town.staff("Iris", "case-manager")
    assert town.rows(WAIT) == []


def test_what_somebody_claimed_who_left_waits_for_the_others(bot: Simulation) -> None:
    town = Town(bot)
    town.staff("Marieke")
    town.staff("Joost")
    town.newcomer("Amal")
    town.bot.say("amal", "person")
    town.bot.say("amal", "I have a letter that I can not read")
    town.bot.later(hours=2)
    town.begin("marieke", "InboxItem", f"request:{town.one(select(requests.c.id))}")
    town.pick("marieke", "claim")
    now, programme = int(town.bot.now.timestamp()), town.bot.setting.programme.id
    town.bot.database.write(lambda c: invites.revoke(c, programme, "Marieke", now))
    town.hears("joost")
    heard = ""
    for _day in range(7):
        town.bot.later(days=1)
        heard += town.hears("joost")
    assert "waits for more than two working days" in heard
