"""Delete me: asked twice, then nothing of the person stays."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, event, func, select

from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import Simulation
from storage.database import Database
from storage.tables import addresses, conversations, inbox, journal, metadata, newcomers, outbox, people
from tests.conftest import EVENING
from tests.walking import asked, choose, newest, person, rows, sign_up, texts


def pressed(bot: Simulation, who: str, option: str) -> str:
    return next(b.data for r in reversed(bot._shown[who]) for b in r.options if b.data.endswith(f".{option}"))


def test_it_is_asked_twice_and_either_no_keeps_everything(bot: Simulation) -> None:
    sign_up(bot, "1")
    bot.say("1", "delete me")
    assert asked(choose(bot, "1", "keep")) == "now"
    bot.say("1", "delete me")
    assert asked(choose(bot, "1", "delete")) == "very_sure"
    assert asked(choose(bot, "1", "keep")) == "now"
    assert person(bot, "1")["listed_at"] is not None


def test_after_it_no_table_knows_the_person(bot: Simulation) -> None:
    sign_up(bot, "771")
    sign_up(bot, "2")
    bot.database.write(lambda connection: connection.execute(outbox.update().values(state="sent")))
    bot.say("771", "delete me")
    assert "deleted" in texts(choose(bot, "771", "delete", "delete"))
    assert person(bot, "771") == {}
    for table in (people, addresses, newcomers):
        assert rows(bot, select(func.count()).select_from(table)) == [(1,)]
    on_its_way = (outbox.c.state == "queued") & (outbox.c.erase == 1)
    kept = ""
    for table in metadata.sorted_tables:
        statement = select(table).where(~on_its_way) if table is outbox else select(table)
        kept += json.dumps([[str(value) for value in row] for row in rows(bot, statement)])
    assert "771" not in kept
    assert rows(bot, select(outbox.c.person_id).where(on_its_way).distinct()) == [(None,)]


def test_the_journal_keeps_one_pseudonym_and_other_people_keep_theirs(bot: Simulation) -> None:
    sign_up(bot, "1")
    sign_up(bot, "2")
    before = rows(bot, select(func.count()).select_from(journal).where(journal.c.who == "person:2"))
    bot.say("1", "delete me")
    choose(bot, "1", "delete", "delete")
    who = {each for (each,) in rows(bot, select(journal.c.who).distinct())}
    assert "person:1" not in who
    assert len([each for each in who if each.startswith("erased:")]) == 1
    assert rows(bot, select(func.count()).select_from(journal).where(journal.c.who == "person:2")) == before


def test_whoever_comes_back_is_somebody_new(bot: Simulation) -> None:
    sign_up(bot, "1")
    bot.say("1", "delete me")
    choose(bot, "1", "delete", "delete")
    assert asked(bot.say("1", "/start", language="en")) == "language"
    assert person(bot, "1")["name"] == ""


def test_coming_back_within_the_same_batch_is_also_new(bot: Simulation) -> None:
    sign_up(bot, "1")
    bot.say("1", "delete me")
    choose(bot, "1", "delete")
    bot.receive(
        bot.message("1", Kind.PRESS, pressed(bot, "1", "delete"), press="1"),
        bot.message("1", Kind.PRESS, pressed(bot, "1", "delete"), press="2"),
        bot.message("1", Kind.START, "", language="en"),
        bot.message("1", Kind.TEXT, "1"),
    )
    assert asked(bot.replies("1")) == "role"
    assert (person(bot, "1")["name"], person(bot, "1")["listed_at"]) == ("", None)
    assert rows(bot, select(inbox.c.text).where(inbox.c.person_id.is_(None), inbox.c.text != "")) == []


def test_all_in_one_batch_from_nothing_to_nothing(bot: Simulation) -> None:
    bot.receive(
        *(
            bot.message("1", kind, text, language="en")
            for kind, text in [
                (Kind.START, ""),
                (Kind.TEXT, "English"),
                (Kind.TEXT, "delete me"),
                (Kind.TEXT, "2"),
                (Kind.TEXT, "2"),
            ]
        )
    )
    assert person(bot, "1") == {}
    assert rows(bot, select(conversations.c.id)) == []
    assert {text for (text,) in rows(bot, select(inbox.c.text))} == {""}


def test_a_press_on_an_old_button_after_it_makes_nobody_known_again(bot: Simulation) -> None:
    sign_up(bot, "1")
    old = pressed(bot, "1", "summary.ok")
    bot.say("1", "delete me")
    choose(bot, "1", "delete", "delete")
    bot.receive(bot.message("1", Kind.PRESS, old, press="1"))
    (reply,) = bot.replies("1")
    assert [button.data for button in reply.options] == ["/start"]
    assert person(bot, "1") == {}
    assert rows(bot, select(outbox.c.erase).order_by(outbox.c.id.desc()))[0] == (1,)
    bot.receive(bot.message("1", Kind.PRESS, "/start", press="1"))
    assert newest(bot.replies("1")) is not None


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Database]:
    opened = Database(sqlite_url)
    opened.work_for("leiden")
    yield opened
    opened.close()


def test_to_erase_somebody_looks_through_nobody_elses_messages(
    sqlite: Database, leiden: Programme, speech: Speech
) -> None:
    """Each look through all of them would hold everybody up for as long as there are messages."""
    bot = Simulation(sqlite, leiden, speech, EVENING)
    sign_up(bot, "1")
    bot.say("1", "delete me")
    choose(bot, "1", "delete")
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: Any, *_more: object) -> None:
        asked.append((statement, parameters))

    event.listen(sqlite.engine, "before_cursor_execute", note)
    bot.receive(bot.message("1", Kind.PRESS, pressed(bot, "1", "delete"), press="1"))
    event.remove(sqlite.engine, "before_cursor_execute", note)

    def scans(connection: Connection) -> list[str]:
        found = []
        for statement, parameters in asked:
            if statement.startswith(("SELECT", "UPDATE", "DELETE")) and not isinstance(parameters, list):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                found += [statement for row in plan if row[3] in ("SCAN outbox", "SCAN inbox")]
        return found

    assert sqlite.write(scans) == []
