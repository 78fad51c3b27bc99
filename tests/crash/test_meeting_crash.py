"""kill -9 around every step of a deed and of a timer: it is done once,
or not at all and then when it comes again.
"""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot.ground.messages import Incoming, Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import Simulation
from storage.database import Database
from storage.tables import journal, meetings, outbox
from tests.conftest import EVENING
from tests.crash.dying import killed
from tests.town import Town

DEED = (
    "storage.turns:unseen after",
    "storage.meetings:change before",
    "storage.meetings:change after",
    "storage.timers:plan after",
    "storage.timers:cancel after",
    "bot.turns.batch:Batch.flush before",
    "bot.turns.batch:Batch.flush after",
    "bot.turns.conversations:Conversations.receive after",
)
TIMER = (
    "storage.timers:due after",
    "storage.timers:read after",
    "storage.timers:mark before",
    "storage.timers:mark after",
    "bot.turns.batch:Batch.flush after",
    "bot.turns.conversations:Conversations.receive after",
)
# Newer Pythons warn of a fork beside threads; this child only dies.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


@pytest.fixture
def proposed(sqlite_url: str, leiden: Programme, speech: Speech) -> Callable[[], Simulation]:
    """A pair with an open proposal; each call opens the bot anew, as a start does."""
    bot = Simulation(Database(sqlite_url), leiden, speech, EVENING)
    town = Town(bot)
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.match("amal", "sanne")
    town.plan("sanne", 1, "2026-11-28")
    bot.later(hours=16)
    bot.database.close()
    return lambda: Simulation(Database(sqlite_url), leiden, speech, bot.now)


def yes(bot: Simulation) -> Incoming:
    data = Town(bot).button("amal", "yes")[1]
    return Incoming("telegram", "the yes", "amal", Kind.PRESS, bot.now, data, press="1")


@pytest.mark.parametrize("place", DEED)
def test_a_yes_that_dies_on_its_way_confirms_once_when_it_comes_again(
    proposed: Callable[[], Simulation], place: str
) -> None:
    killed(proposed, place, lambda bot: bot.receive(yes(bot)))
    bot = proposed()
    bot.receive(yes(bot))
    town = Town(bot)
    assert [row[0] for row in town.rows(select(meetings.c.state))] == ["confirmed"]
    assert [state for _kind, state in town.planned("meeting:1")].count("scheduled") == 6
    told = [row[0] for row in town.rows(select(outbox.c.address).where(outbox.c.text.contains("You meet")))]
    assert sorted(told) == ["amal", "sanne"]
    assert town.noted("meeting confirmed") == ["version 2"]
    bot.database.close()


@pytest.mark.parametrize("place", TIMER)
def test_a_reminder_that_dies_on_its_way_is_queued_once(proposed: Callable[[], Simulation], place: str) -> None:
    first = proposed()
    first.receive(yes(first))
    first.database.close()

    def friday(bot: Simulation) -> None:
        bot.sleep(days=3, hours=10)

    killed(proposed, place, friday)
    bot = proposed()
    friday(bot)
    told = Town(bot).rows(select(outbox.c.address).where(outbox.c.text.contains("Tomorrow you meet")))
    assert sorted(row[0] for row in told) == ["amal", "sanne"]
    noted = Town(bot).rows(select(journal.c.id).where(journal.c.rule == "reminder: day before"))
    assert len(noted) == 2
    bot.database.close()
