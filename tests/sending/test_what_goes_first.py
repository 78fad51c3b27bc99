"""In one chat one message goes after the other: what is about safety goes before all that waits
there, and what waits for a file keeps nobody waiting.
"""

import pytest
from sqlalchemy import update

from bot.simulation import Simulation
from storage import outbox as storing
from storage.database import Connection
from storage.outbox import REMINDER, URGENT, Mark
from storage.tables import outbox
from tests.kept import walked
from tests.town import Town


def four_come(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.match("amal", "sanne")
    for who in town.people:
        town.hears(who)
    town.sent()


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, four_come)


def claimed(town: Town, who: str, later: int = 0) -> list[storing.Row]:
    now = int(town.bot.now.timestamp()) + later

    def work(connection: Connection) -> list[storing.Row]:
        return [row for row in storing.claim(connection, "telegram", now, (), 50) if row.address == who]

    return town.bot.database.write(work)


def marked(town: Town, row: storing.Row, state: str, later: int = 0) -> None:
    now = int(town.bot.now.timestamp())
    mark = Mark(row.id, state, not_before=now + later)
    town.bot.database.write(lambda c: storing.mark(c, [mark], now))


def call(town: Town) -> None:
    town.begin("amal", "HelpNow")
    town.pick("amal", "yes")


def test_an_answer_about_safety_goes_before_all_that_waits_in_the_chat(town: Town) -> None:
    call(town)
    town.sent()
    for number in range(20):
        town.begin("sanne", "WriteTo", "match:1")
        town.bot.say("sanne", f"Hello {number}")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "answer")
    town.bot.say("marieke", "I am here. What happened?")
    town.bot.say("amal", "menu")
    (first,) = claimed(town, "amal")
    assert "What happened?" in first.text
    assert first.rank == URGENT


def test_what_is_urgent_does_not_wait_for_what_is_tried_again(town: Town) -> None:
    call(town)
    (alarm,) = claimed(town, "marieke")
    marked(town, alarm, "queued", later=300)
    one = update(outbox).where(outbox.c.id == alarm.id).values(rank=REMINDER).returning(outbox.c.id)
    town.rows(one)
    town.begin("sanne", "HelpNow")
    town.pick("sanne", "yes")
    (second,) = claimed(town, "marieke")
    assert (second.rank, "“Sanne” wrote about safety" in second.text) == (URGENT, True)


def test_a_cry_for_help_goes_before_a_night_of_notices(town: Town) -> None:
    for number in range(20):
        town.begin("sanne", "TalkToPerson")
        town.bot.say("sanne", f"Question {number}")
        town.bot.later(hours=24)
    call(town)
    (first,) = claimed(town, "marieke")
    assert "“Amal” wrote about safety" in first.text


def test_a_file_that_is_not_here_yet_holds_up_no_alarm(town: Town) -> None:
    call(town)
    (first,) = claimed(town, "marieke")
    town.rows(update(outbox).where(outbox.c.id == first.id).values(extra='{"file":7}').returning(outbox.c.id))
    marked(town, first, "queued", later=300)
    town.begin("sanne", "HelpNow")
    town.pick("sanne", "yes")
    (alarm,) = claimed(town, "marieke")
    assert "wrote about safety" in alarm.text
    marked(town, alarm, "sent")
    (again,) = claimed(town, "marieke", later=301)
    assert again.id == first.id
