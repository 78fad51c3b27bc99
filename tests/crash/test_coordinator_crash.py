"""kill -9 around an announcement and an import: everybody gets it once,
and a list is in whole or not at all.
"""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from bot.ground.messages import Incoming, Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import Simulation
from storage.database import Database
from storage.tables import announced, invites, newcomers, outbox
from tests.conftest import EVENING
from tests.crash.dying import killed
from tests.sent_files import as_csv, send_file
from tests.town import Town

SENDING = (
    "storage.announcements:put_down before",
    "storage.announcements:put_down after",
    "storage.announcements:settle before",
    "storage.announcements:settle after",
    "bot.turns.batch:Batch.flush before",
    "bot.turns.batch:Batch.flush after",
    "storage.timers:mark after",
)
IMPORT = (
    "storage.imports:add before",
    "storage.imports:add after",
    "storage.files:remove after",
    "bot.turns.batch:Batch.flush after",
    "bot.turns.conversations:Conversations.receive after",
)
# Newer Pythons warn of a fork beside threads; this child only dies.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def opened(
    sqlite_url: str, leiden: Programme, speech: Speech, prepare: Callable[[Town], None]
) -> Callable[[], Simulation]:
    """A town that is prepared; each call opens the bot anew, as a start does."""
    bot = Simulation(Database(sqlite_url), leiden, speech, EVENING)
    town = Town(bot)
    town.staff("Marieke")
    prepare(town)
    bot.database.close()
    return lambda: Simulation(Database(sqlite_url), leiden, speech, bot.now)


@pytest.mark.parametrize("place", SENDING)
def test_an_announcement_that_dies_on_its_way_goes_on_and_nobody_gets_it_twice(
    sqlite_url: str, leiden: Programme, speech: Speech, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.actions.announcements.due.AT_ONCE", 1)

    def write(town: Town) -> None:
        for name in ("Amal", "Grace", "Selam"):
            town.newcomer(name)
        town.begin("marieke", "Announce")
        town.pick("marieke", "en", "done")
        town.bot.say("marieke", "The office is closed on Friday.")
        town.pick("marieke", "skip", "en", "none", "all", "done", "yes", "now")

    def minute(bot: Simulation) -> None:
        bot.sleep(seconds=65)

    again = opened(sqlite_url, leiden, speech, write)
    killed(again, place, minute)
    bot = again()
    minute(bot)
    town = Town(bot)
    got = town.rows(select(outbox.c.address).where(outbox.c.about == "broadcast:1"))
    assert sorted(row[0] for row in got) == ["amal", "grace", "selam"]
    assert {row[0] for row in town.rows(select(announced.c.state))} == {"queued"}
    bot.database.close()


@pytest.mark.parametrize("place", IMPORT)
def test_an_import_that_dies_on_its_way_is_there_in_whole_once_it_comes_again(
    sqlite_url: str, leiden: Programme, speech: Speech, place: str
) -> None:
    def offer(town: Town) -> None:
        town.begin("marieke", "ImportPeople")
        rows = [
            ["Rol", "Naam", "Plaats", "Match met"],
            ["mentor", "Sanne", "Leiden", ""],
            ["n", "Amal", "Leiden", "Sanne"],
        ]
        send_file(town, "marieke", "list.csv", as_csv(rows))
        town.pick("marieke", "ok")

    def yes(bot: Simulation) -> None:
        data = Town(bot).button("marieke", "yes")[1]
        bot.receive(Incoming("telegram", "the yes", "marieke", Kind.PRESS, bot.now, data, press="1"))

    again = opened(sqlite_url, leiden, speech, offer)
    killed(again, place, yes)
    bot = again()
    town = Town(bot)
    assert town.one(select(func.count()).select_from(newcomers)) in (0, 1)
    assert town.one(select(func.count(invites.c.person_id))) == 2 * town.one(
        select(func.count()).select_from(newcomers)
    )
    yes(bot)
    assert town.one(select(func.count()).select_from(newcomers)) == 1
    assert town.one(select(func.count(invites.c.person_id))) == 2
    assert town.noted("list imported") == ["2 people, 1 matches"]
    bot.database.close()
