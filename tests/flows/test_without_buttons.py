"""What a channel brings along: numbers instead of buttons, more answers,
the button of a template.
"""

import json
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.ground.messages import CONTINUE, Kind
from bot.simulation import Simulation
from storage import timers
from storage.outbox import REMINDER
from storage.tables import addresses, outbox
from tests.town import Town


@pytest.fixture
def town(bot: Simulation) -> Town:
    return Town(bot)


def write(town: Town, statement: Any) -> None:
    town.bot.database.write(lambda c: c.execute(statement))


def waits(town: Town, who: str, text: str, **more: Any) -> None:
    """A text that waits for this person to write."""
    mine = select(outbox.c.id).where(outbox.c.address == who).order_by(outbox.c.id.desc()).limit(1)
    id_ = town.one(mine)
    values = {"state": "waiting", "text": text, "rank": REMINDER, **more}
    write(town, update(outbox).where(outbox.c.id == id_).values(values))
    write(town, update(addresses).where(addresses.c.key == f"telegram:{who}").values(waiting=1))


def state(town: Town, text: str) -> str:
    return str(town.one(select(outbox.c.state).where(outbox.c.text == text)))


def opens(town: Town, who: str, kind: Kind, text: str) -> str:
    """A message that opens the window of a channel that has one."""
    town.bot.replies(who)
    town.bot.receive(town.bot.message(who, kind, text, opens=True))
    return town.hears(who)


@pytest.mark.parametrize("said", ["2", " ٢ ", "2."])
def test_a_number_means_what_the_last_message_without_buttons_offered(town: Town, said: str) -> None:
    amal = town.newcomer("Amal")
    offered = json.dumps(["!MyMeetings", "/help"])
    write(town, update(addresses).where(addresses.c.key == "telegram:amal").values(offered=offered))
    assert "I ask one question at a time" in opens(town, amal, Kind.TEXT, said)


@pytest.mark.parametrize("said", ["3", "0", "two of them", "1 2"])
def test_anything_else_is_what_it_always_was(town: Town, said: str) -> None:
    amal = town.newcomer("Amal")
    write(town, update(addresses).where(addresses.c.key == "telegram:amal").values(offered='["/help", "/menu"]'))
    assert "I do not understand this" in opens(town, amal, Kind.TEXT, said)


def test_more_answers_show_the_same_question_on_its_next_page(town: Town) -> None:
    amal = town.newcomer("Amal")
    town.bot.say(amal, "/menu")
    id_, text = town.rows(select(outbox.c.id, outbox.c.text).order_by(outbox.c.id.desc()).limit(1))[0]
    assert opens(town, amal, Kind.PRESS, f">{id_}.1") == text
    extra = town.one(select(outbox.c.extra).order_by(outbox.c.id.desc()).limit(1))
    assert json.loads(extra) == {"page": 1}


def test_the_pages_of_somebody_else_are_not_shown(town: Town) -> None:
    amal, sara = town.newcomer("Amal"), town.newcomer("Sara")
    town.bot.say(amal, "/my data")
    id_ = town.one(select(outbox.c.id).where(outbox.c.address == amal).order_by(outbox.c.id.desc()).limit(1))
    assert "That button is old" in opens(town, sara, Kind.PRESS, f">{id_}.0")
    assert "That button is old" in opens(town, sara, Kind.PRESS, ">999999999.0")


def test_the_button_of_a_template_brings_what_waits_and_nothing_else(town: Town) -> None:
    amal = town.newcomer("Amal")
    waits(town, amal, "Sanne asks something")
    assert opens(town, amal, Kind.PRESS, CONTINUE) == ""
    assert state(town, "Sanne asks something") == "queued"


def test_any_other_message_brings_it_too_after_its_own_answer(town: Town) -> None:
    amal = town.newcomer("Amal")
    waits(town, amal, "Sanne asks something")
    assert "I ask one question" in opens(town, amal, Kind.TEXT, "help")
    assert state(town, "Sanne asks something") == "queued"


def test_when_all_that_waited_is_outdated_the_person_still_gets_an_answer(town: Town) -> None:
    amal = town.newcomer("Amal")
    waits(town, amal, "Your meeting is today", expires=1)
    assert "What would you like to do?" in opens(town, amal, Kind.PRESS, CONTINUE)
    assert state(town, "Your meeting is today") == "skipped"
    assert "outdated while it waited" in town.noted("skipped")


def test_pressing_it_twice_gives_an_answer_the_second_time(town: Town) -> None:
    amal = town.newcomer("Amal")
    waits(town, amal, "Sanne asks something")
    opens(town, amal, Kind.PRESS, CONTINUE)
    assert opens(town, amal, Kind.PRESS, CONTINUE) != ""


@pytest.mark.parametrize(
    ("why", "says"),
    [
        ("no template", "Amal did not write for a day, so I may not write first."),
        ("limited", "WhatsApp does not bring my messages to Amal now."),
        ("bad address", "My messages do not reach Amal."),
    ],
)
def test_the_coordinator_hears_why_somebody_is_not_reached(town: Town, why: str, says: str) -> None:
    marieke, amal = town.staff("Marieke"), town.newcomer("Amal")
    town.bot.replies(marieke)
    now = int(town.bot.now.timestamp())
    id_ = town.id(amal)
    town.bot.database.write(lambda c: timers.plan(c, "undelivered", id_, now, now, about=f"why:{why}"))
    town.bot.later(minutes=1)
    assert says in town.hears(marieke)


def test_who_stops_all_messages_does_not_get_what_was_still_to_come(town: Town) -> None:
    amal = town.newcomer("Amal")
    waits(town, amal, "Sanne asks something")
    opens(town, amal, Kind.TEXT, "stop")
    assert state(town, "Sanne asks something") == "queued"
    town.pick(amal, "all")
    assert state(town, "Sanne asks something") == "skipped"
    assert "I do not write to you any more" in town.said(amal)
