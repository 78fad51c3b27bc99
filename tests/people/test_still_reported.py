"""Whoever writes something vile and erases themselves at once does not take the report away: for
seven days what was brought can be reported, as its words alone, and then nothing of it is left.
"""

from datetime import timedelta

import pytest
from sqlalchemy import or_, select, update

from bot.simulation import Simulation
from scheduler.retention import remove_old_texts
from storage.data_map import REPORTABLE_FOR
from storage.tables import inbox
from storage.tables import outbox as rows
from tests.kept import walked
from tests.town import Town

VILE = "I know where you sleep"


def a_pair_is_made(town: Town) -> None:
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Karel")
    town.match("amal", "karel")
    for who in town.people:
        town.hears(who)
    town.sent()


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def writes(town: Town, words: str = VILE) -> None:
    town.begin("karel", "WriteTo", "match:1")
    town.bot.say("karel", words)
    town.hears("amal")


def erases_himself(town: Town) -> None:
    town.begin("karel", "DeleteMe")
    town.pick("karel", "delete", "delete")


def is_erased_by_staff(town: Town) -> None:
    town.begin("marieke", "PersonDesk", f"person:{town.id('karel')}")
    town.pick("marieke", "erase", "own wish", "delete", "delete")


def brought(town: Town, words: str = VILE) -> list[str]:
    return [row[0] for row in town.rows(select(rows.c.text).where(rows.c.address == "amal")) if words in row[0]]


def kept_until(town: Town, **later: float) -> None:
    town.bot.now += timedelta(**later)
    remove_old_texts(town.bot.database, 90, town.bot.now)


def reported(town: Town) -> str:
    town.sent()
    town.hears("marieke")
    town.pick("amal", "!ReportMessage", "yes")
    return town.hears("marieke")


@pytest.mark.parametrize("goes", [erases_himself, is_erased_by_staff])
def test_what_was_brought_is_reported_though_its_sender_is_gone(town: Town, goes: object) -> None:
    writes(town)
    town.sent()
    town.hears("amal")
    goes(town)  # type: ignore[operator]
    town.hears("amal")
    heard = reported(town)
    assert "Amal reports a message of the other side of the match." in heard
    assert f"│ {VILE}" in heard
    assert "Karel" not in heard
    assert "The coordinator reads it." in "".join(reply.text for reply in town.bot._shown["amal"][-2:])


def test_of_him_only_the_words_stay_and_after_a_week_nothing(town: Town) -> None:
    writes(town)
    town.sent()
    erases_himself(town)
    town.sent()
    assert brought(town) == [f"│ {VILE}"]
    named = or_(rows.c.text.contains("Karel"), rows.c.buttons.contains("Karel"), rows.c.given.contains("Karel"))
    assert town.rows(select(rows.c.address, rows.c.text).where(named)) == []
    assert town.rows(select(inbox.c.id).where(inbox.c.text.contains(VILE))) == []
    days = REPORTABLE_FOR.days(0)
    kept_until(town, days=days, minutes=-10)
    assert brought(town) == [f"│ {VILE}"]
    kept_until(town, minutes=11)
    assert brought(town) == []
    town.pick("amal", "!ReportMessage", "yes")
    assert "I cannot find this message any more" in "".join(reply.text for reply in town.bot._shown["amal"][-2:])


def test_the_coordinators_copy_goes_when_it_was_sent(town: Town) -> None:
    writes(town)
    town.sent()
    erases_himself(town)
    assert VILE in reported(town)
    town.sent()
    assert town.rows(select(rows.c.id).where(rows.c.address == "marieke", rows.c.text.contains(VILE))) == []


def test_what_is_on_its_way_in_that_moment_is_reported_too_and_its_name_goes_within_an_hour(town: Town) -> None:
    writes(town)
    going = rows.c.text.contains(VILE)
    town.bot.database.write(lambda c: c.execute(update(rows).where(going).values(state="sending")))
    erases_himself(town)
    town.bot.database.write(lambda c: c.execute(update(rows).where(going).values(state="sent")))
    kept_until(town, hours=1)
    assert brought(town) == [f"│ {VILE}"]
    assert f"│ {VILE}" in reported(town)


def test_what_did_not_arrive_is_not_kept(town: Town) -> None:
    writes(town)
    town.bot.database.write(lambda c: c.execute(update(rows).where(rows.c.text.contains(VILE)).values(state="failed")))
    erases_himself(town)
    assert brought(town) == []


def test_what_is_older_than_a_week_goes_at_once(town: Town) -> None:
    writes(town)
    town.sent()
    town.bot.now += timedelta(days=8)
    erases_himself(town)
    assert brought(town) == []


def test_news_of_its_way_does_not_make_it_stay_longer(town: Town) -> None:
    writes(town)
    town.sent()
    erases_himself(town)
    town.bot.now += timedelta(days=6)
    read = {"state": "read", "changed_at": int(town.bot.now.timestamp())}
    town.bot.database.write(lambda c: c.execute(update(rows).where(rows.c.text.contains(VILE)).values(read)))
    kept_until(town, days=1, minutes=1)
    assert brought(town) == []


def test_who_got_it_takes_it_along(town: Town) -> None:
    writes(town)
    town.sent()
    erases_himself(town)
    town.begin("amal", "DeleteMe")
    town.pick("amal", "delete", "delete")
    assert town.rows(select(rows.c.id).where(rows.c.text.contains(VILE))) == []


def test_what_one_of_a_team_wrote_is_reported_though_another_one_goes(bot: Simulation) -> None:
    town = Town(bot)
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Karel")
    town.mentor("Sanne")
    town.match("amal", "karel", "sanne")
    writes(town, f"Sanne says nothing, and {VILE}")
    town.sent()
    town.begin("sanne", "DeleteMe")
    town.pick("sanne", "delete", "delete")
    heard = reported(town)
    assert "Amal reports a message of Karel:" in heard
    assert VILE in heard
    kept_until(town, days=7, minutes=1)
    assert brought(town) == []


def test_nobody_else_reports_it(town: Town) -> None:
    town.newcomer("Grace")
    town.mentor("Tom")
    town.match("grace", "tom")
    writes(town)
    town.sent()
    said = town.one(select(inbox.c.id).where(inbox.c.text == VILE))
    erases_himself(town)
    town.hears("marieke")
    for who in ("grace", "tom"):
        town.begin(who, "ReportMessage", f"said:{said}")
        town.hears(who)
    assert town.hears("marieke") == ""
