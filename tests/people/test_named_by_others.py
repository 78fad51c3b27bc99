"""Somebody is erased: their name goes also from the rows of who was never in a match with them, but
read it beside a code, told staff of them, or was answered by staff.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from storage.database import Database
from storage.tables import inbox, link_codes, outbox, requests
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town

STRANGER = "+31600000002"


def hana_is_a_friend_of_zuhal(town: Town) -> None:
    for make, name in ((town.staff, "Marieke"), (town.newcomer, "Zuhal"), (town.newcomer, "Hana")):
        make(name)
    for who in town.people:
        town.hears(who)
    town.sent()


@pytest.fixture
def town(database: Database, leiden: Programme, speech: Speech) -> Town:
    bot = Simulation(database, leiden, speech, EVENING - timedelta(hours=9), (TELEGRAM, WHATSAPP))
    here = walked(bot, hana_is_a_friend_of_zuhal)
    bot.channels[STRANGER] = WHATSAPP
    return here


def is_erased(town: Town) -> None:
    town.sent()
    town.begin("zuhal", "DeleteMe")
    town.pick("zuhal", "delete", "delete")
    town.sent()
    town.bot.later(minutes=2)
    town.sent()


def asks(town: Town, who: str, words: str) -> int:
    town.begin(who, "TalkToPerson")
    town.bot.say(who, words)
    town.begin(who, "BackToTheBot")
    return int(town.rows(select(requests.c.id).order_by(requests.c.id.desc()))[0][0])


def answered(town: Town, id_: int, words: str) -> None:
    town.begin("marieke", "InboxItem", f"request:{id_}")
    town.pick("marieke", "answer")
    town.bot.say("marieke", words)


def naming(town: Town, name: str = "Zuhal") -> list[str]:
    columns = (outbox.c.text, inbox.c.text, requests.c.words)
    return [row[0] for column in columns for row in town.rows(select(column).where(column.contains(name)))]


def test_who_typed_a_code_keeps_no_name_of_whose_it_was(town: Town) -> None:
    town.begin("zuhal", "MyApps")
    town.pick("zuhal", f"add{WHATSAPP}")
    code = str(town.one(select(link_codes.c.code)))
    town.bot.receive(town.bot.message(STRANGER, Kind.TEXT, code, language="en"))
    assert "This is a code of Zuhal" in town.hears(STRANGER)
    town.pick(STRANGER, "no")
    is_erased(town)
    assert naming(town) == []


def test_what_a_third_person_told_staff_of_her_and_what_staff_answered_goes(town: Town) -> None:
    answered(town, asks(town, "hana", "My friend Zuhal is not well"), "I will call Zuhal")
    is_erased(town)
    assert naming(town) == []


def test_an_answer_of_staff_that_names_her_goes_also_from_whom_had_not_named_her(town: Town) -> None:
    answered(town, asks(town, "hana", "Who comes on Friday?"), "Zuhal comes on Friday")
    is_erased(town)
    assert naming(town) == []


def test_what_names_her_not_stays_with_who_wrote_and_heard_it(town: Town) -> None:
    answered(town, asks(town, "hana", "Who comes on Friday?"), "Nobody comes on Friday")
    is_erased(town)
    left = naming(town, "comes on Friday")
    assert any("Nobody comes on Friday" in text for text in left)
    assert "Who comes on Friday?" in left


def test_what_staff_have_not_done_yet_still_has_its_words(town: Town) -> None:
    asks(town, "hana", "My friend Zuhal is not well")
    is_erased(town)
    assert town.rows(select(requests.c.words).where(requests.c.state == "open")) == [("My friend Zuhal is not well",)]
