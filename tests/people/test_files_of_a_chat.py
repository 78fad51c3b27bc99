"""The link to a file ends with the chat to which it went: whoever holds that chat gets no more."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from storage import outbox as sending
from storage.database import Database
from storage.tables import addresses, link_codes, outbox
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town

OTHER = "+31600000001"


def amal_has_two_chats(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    links(town)
    town.bot.later(days=8)
    for who in (*town.people, OTHER):
        town.hears(who)


def links(town: Town) -> None:
    town.begin("amal", "MyApps")
    town.pick("amal", f"add{WHATSAPP}")
    made = town.one(select(link_codes.c.code))
    town.bot.channels[OTHER] = WHATSAPP
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, str(made), language="en"))
    town.pick(OTHER, "yes")


@pytest.fixture
def town(database: Database, leiden: Programme, speech: Speech) -> Town:
    bot = Simulation(database, leiden, speech, EVENING - timedelta(hours=9), (TELEGRAM, WHATSAPP))
    here = walked(bot, amal_has_two_chats)
    bot.channels[OTHER] = WHATSAPP
    return here


def my_data(town: Town, who: str = OTHER) -> int:
    """Asked for and sent; returns the message with the link."""
    town.bot.say(who, "my data")
    town.sent()
    theirs = (outbox.c.address == who, outbox.c.extra.contains("my-data"))
    return int(town.one(select(func.max(outbox.c.id)).where(*theirs)))


def opens(town: Town, message: int) -> bool:
    return town.bot.database.write(lambda c: sending.may_fetch(c, message))


def she_removes_it(town: Town) -> None:
    town.begin("amal", "MyApps")
    option = next(o.data.split(".", 3)[-1] for o in town.bot._shown["amal"][-1].options if "Remove" in o.label)
    town.pick("amal", option, "yes")


def staff_remove_it(town: Town) -> None:
    town.begin("marieke", "TheirChats", f"person:{town.id('amal')}")
    option = next(o.data.split(".", 3)[-1] for o in town.bot._shown["marieke"][-1].options if "WhatsApp" in o.label)
    town.pick("marieke", option, "yes")


@pytest.mark.parametrize("removed", [she_removes_it, staff_remove_it])
def test_a_link_in_a_chat_that_was_removed_opens_nothing(town: Town, removed: object) -> None:
    message, hers = my_data(town), my_data(town, "amal")
    assert opens(town, message)
    removed(town)  # type: ignore[operator]
    assert not opens(town, message)
    assert opens(town, hers)


def test_nor_when_the_same_chat_is_added_anew(town: Town) -> None:
    message = my_data(town)
    she_removes_it(town)
    town.bot.later(minutes=1)
    links(town)
    assert town.rows(select(addresses.c.person_id).where(addresses.c.key == f"{WHATSAPP}:{OTHER}")) == [
        (town.id("amal"),)
    ]
    assert not opens(town, message)


def test_a_chat_of_before_we_counted_them_still_opens_its_files(town: Town) -> None:
    message = my_data(town)
    town.bot.database.write(lambda c: c.execute(update(addresses).values(linked_at=0)))
    assert opens(town, message)
