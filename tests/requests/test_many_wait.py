"""However many calls of strangers wait, nothing is hidden behind them: what somebody else asks
stands among the first, the count is honest, and all of it can be reached."""

import pytest
from sqlalchemy import insert

from bot.ground.messages import Kind
from bot.requests.nouns import OF_STRANGERS, Standing, in_order
from bot.simulation import Simulation
from storage.database import Connection
from storage.tables import requests
from tests.kept import walked
from tests.town import Town

MANY = 400


def a_few_are_there(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.bot.later(minutes=10)
    town.hears("marieke")


@pytest.fixture
def town(bot: Simulation) -> Town:
    """Four hundred calls of people who were erased since wait, and then others ask."""
    town = walked(bot, a_few_are_there)
    now = int(bot.now.timestamp())
    row = {"programme": "leiden", "kind": "help now", "state": "open", "version": 1}

    def work(connection: Connection) -> None:
        rows = [row | {"opened_at": now - MANY + each, "changed_at": now} for each in range(MANY)]
        connection.execute(insert(requests), rows)

    bot.database.write(work)
    return town


def listed(town: Town) -> list[str]:
    return [option.label for option in town.bot._shown["marieke"][-1].options]


def test_of_strangers_only_the_oldest_and_the_newest_stand_before_all_others() -> None:
    strangers = [Standing(id=each, rank=0, opened=each, known=False) for each in range(1, 51)]
    calm = Standing(id=100, rank=2, opened=0)
    known = Standing(id=101, rank=0, opened=99)
    found = in_order([calm, *strangers, known])
    assert found[0] == 101
    assert found[1 : OF_STRANGERS + 2] == [*range(1, 11), *range(41, 51), 100]
    assert sorted(found) == [*range(1, 51), 100, 101]


def test_what_others_ask_stands_among_the_first_however_many_calls_wait(town: Town) -> None:
    town.bot.say("hana", "/start", name="Hana", language="en")
    town.begin("hana", "HelpNow")
    town.pick("hana", "yes")
    town.bot.say("amal", "person")
    town.bot.say("amal", "my house is cold")
    town.hears("marieke")
    town.begin("marieke", "Inbox")
    said = town.said("marieke")
    assert f"{MANY + 2} things wait for a person." in said
    assert f"❗ {MANY + 1} are about safety." in said
    first = listed(town)
    assert "Hana" in first[0]
    assert any("Amal" in label for label in first)


def test_all_that_waits_can_be_reached(town: Town) -> None:
    town.begin("marieke", "Inbox")
    seen = 0
    for _list in range(10):
        shown = listed(town)
        more = "The others" in shown[-1]
        seen += len(shown) - more
        if not more:
            break
        town.pick("marieke", "further")
    assert seen == MANY


def test_the_list_behind_the_first_is_for_nobody_else(town: Town) -> None:
    town.bot.receive(town.bot.message("amal", Kind.PRESS, "!MoreInbox behind:90", press="1"))
    assert "wait for a person" not in town.said("amal")
