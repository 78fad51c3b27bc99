"""One person with two apps: a code from the one typed in the other, which one comes first,
and never two copies.
"""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from storage.database import Database
from storage.tables import addresses, link_codes, outbox, people
from tests.conftest import EVENING
from tests.town import Town

OTHER = "+31600000001"


@pytest.fixture
def bot(database: Database, leiden: Programme, speech: Speech) -> Simulation:
    bot = Simulation(database, leiden, speech, EVENING - timedelta(hours=9), (TELEGRAM, WHATSAPP))
    bot.channels[OTHER] = WHATSAPP
    return bot


@pytest.fixture
def town(bot: Simulation) -> Town:
    return Town(bot)


def rows(bot: Simulation, statement: Any) -> list[Any]:
    return bot.database.write(lambda c: [tuple(row) for row in c.execute(statement)])


def code(town: Town, who: str) -> str:
    """The code that this person gets from the menu."""
    town.bot.say(who, "/menu")
    town.pick(who, "MyApps")
    assert "Write this code to me there" in town.said(who)
    (made,) = rows(town.bot, select(link_codes.c.code))[-1]
    return str(made)


def keys(bot: Simulation) -> list[tuple[str, int]]:
    return rows(bot, select(addresses.c.key, addresses.c.person_id).order_by(addresses.c.key))


@pytest.mark.parametrize(
    "written", ["{0}{1}", "{0} {1}", " {0}-{1}. ", "code {0} {1}", "start {0}{1}"], ids=lambda each: each
)
def test_the_code_typed_in_a_new_app_makes_it_the_same_person(town: Town, written: str) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    said = written.format(made[:4], made[4:])
    kind = Kind.START if said.startswith("start") else Kind.TEXT
    town.bot.receive(town.bot.message(OTHER, kind, said.removeprefix("start ")))
    assert "Now we can talk here too, Amal" in town.hears(OTHER)
    assert keys(town.bot) == [("telegram:amal", town.id(amal)), (f"whatsapp:{OTHER}", town.id(amal))]
    assert rows(town.bot, select(func.count()).select_from(people)) == [(1,)]


def test_digits_of_any_script_will_do(town: Town) -> None:
    made = code(town, town.newcomer("Amal"))
    arabic = "".join("٠١٢٣٤٥٦٧٨٩"[int(digit)] for digit in made)
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, arabic))
    assert "Now we can talk here too" in town.hears(OTHER)


def test_who_has_begun_in_the_new_app_already_is_the_same_person_from_then_on(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    town.bot.say(OTHER, "hello", name="Amal", language="en")
    assert len(keys(town.bot)) == 2
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, made))
    assert {person for _key, person in keys(town.bot)} == {town.id(amal)}
    assert rows(town.bot, select(func.count()).select_from(people)) == [(1,)]
    town.bot.say(OTHER, "menu")
    assert "What would you like to do" in town.said(OTHER)


def test_a_first_word_and_the_code_in_one_batch_are_one_person(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, "hello"), town.bot.message(OTHER, Kind.TEXT, made))
    assert {person for _key, person in keys(town.bot)} == {town.id(amal)}


def test_both_apps_in_one_batch_are_one_conversation(town: Town) -> None:
    amal = town.newcomer("Amal")
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, code(town, amal)))
    town.bot.receive(town.bot.message(amal, Kind.TEXT, "language"), town.bot.message(OTHER, Kind.TEXT, "nederlands"))
    assert rows(town.bot, select(people.c.language)) == [("nl",)]
    assert "Vanaf nu" in town.said(OTHER)


def test_a_code_opens_once_and_not_for_long(town: Town) -> None:
    made = code(town, town.newcomer("Amal"))
    town.bot.later(minutes=31)
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, made))
    assert "Ik ken deze code niet" in town.hears(OTHER)
    made = code(town, "amal")
    town.bot.channels["+31600000002"] = WHATSAPP
    for who in ("+31600000002", "+31600000003"):
        town.bot.channels[who] = WHATSAPP
        town.bot.receive(town.bot.message(who, Kind.TEXT, made))
    assert len({person for _key, person in keys(town.bot)}) == 3


def test_somebody_else_who_is_on_the_list_is_not_taken_over(town: Town) -> None:
    amal, sara = town.newcomer("Amal"), town.newcomer("Sara")
    made = code(town, amal)
    town.bot.receive(town.bot.message(sara, Kind.TEXT, made))
    assert "A person can put the two together" in town.hears(sara)
    assert town.id(sara) != town.id(amal)


def test_eight_digits_that_are_no_code_are_an_answer_like_any_other(town: Town) -> None:
    amal = town.newcomer("Amal")
    town.bot.receive(town.bot.message(amal, Kind.TEXT, "12345678"))
    assert "I do not understand this" in town.hears(amal)


def test_we_write_to_the_app_that_was_chosen_and_only_there(town: Town) -> None:
    amal, sanne = town.newcomer("Amal"), town.mentor("Sanne")
    match = town.match(amal, sanne)
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, code(town, amal)))
    town.bot.say(amal, "/menu")
    town.pick(amal, "MyApps")
    town.pick(amal, WHATSAPP)
    assert "I write to you in WhatsApp first" in town.said(amal)
    for who in (amal, OTHER):
        town.bot.replies(who)
    town.plan(sanne, match, "2026-11-28")
    assert "Sanne" in town.hears(OTHER)
    assert town.hears(amal) == ""


@pytest.mark.parametrize("trouble", ["blocked_at", "failing_since"])
def test_when_the_chosen_app_fails_for_five_days_the_other_one_is_used(town: Town, trouble: str) -> None:
    amal, sanne = town.newcomer("Amal"), town.mentor("Sanne")
    match = town.match(amal, sanne)
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, code(town, amal)))
    chosen, now = addresses.c.key == f"whatsapp:{OTHER}", int(town.bot.now.timestamp())
    town.rows(update(addresses).where(chosen).values(chosen_at=now).returning(addresses.c.key))
    since = now - 5 * 86400
    town.rows(update(addresses).where(chosen).values({trouble: since}).returning(addresses.c.key))
    for who in (amal, OTHER):
        town.bot.replies(who)
    town.plan(sanne, match, "2026-11-28")
    assert "Sanne" in town.hears(amal)
    assert town.hears(OTHER) == ""


def test_a_reply_comes_where_the_person_wrote(town: Town) -> None:
    amal = town.newcomer("Amal")
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, code(town, amal)))
    for who in (amal, OTHER):
        town.bot.replies(who)
        town.bot.say(who, "help")
        assert rows(town.bot, select(outbox.c.address).order_by(outbox.c.id.desc()).limit(1)) == [(who,)]


def test_who_is_forgotten_is_forgotten_in_both_apps(town: Town) -> None:
    amal = town.newcomer("Amal")
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, code(town, amal)))
    town.bot.say(OTHER, "delete me")
    town.pick(OTHER, "delete")
    town.pick(OTHER, "delete")
    assert keys(town.bot) == []
    town.bot.say(amal, "hello", language="en")
    assert len(keys(town.bot)) == 1


def test_with_one_channel_there_is_nothing_to_link(database: Database, leiden: Programme, speech: Speech) -> None:
    town = Town(Simulation(database, leiden, speech, EVENING))
    amal = town.newcomer("Amal")
    town.bot.say(amal, "/menu")
    with pytest.raises(LookupError):
        town.button(amal, "MyApps")
