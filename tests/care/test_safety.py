"""When somebody is not safe: numbers at once;
a worry is read by coordinators only and is part of no export.
"""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.ground.errors import Refused
from bot.ground.messages import Kind
from bot.simulation import Simulation
from scheduler.retention import remove_old_texts
from storage import history
from storage.tables import addresses, conversations, files, inbox, outbox, requests
from tests.kept import walked
from tests.sent_files import fetched
from tests.town import Town
from tests.walking import kept_file

WORRY = "He shouts at me when we are alone"


def a_pair_is_made(town: Town) -> None:
    town.staff("Marieke")
    town.staff("Iris", "case-manager")
    town.newcomer("Amal")
    town.mentor("Sanne", "nl")
    town.case_manager_of("amal", "Iris")
    town.match("amal", "sanne")
    for who in town.people:
        town.hears(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def worries(town: Town) -> None:
    town.begin("amal", "Concern")
    town.pick("amal", "other")
    town.bot.say("amal", WORRY)


def test_help_now_shows_the_numbers_at_once_and_tells_nobody_unasked(town: Town) -> None:
    town.begin("amal", "HelpNow")
    said = town.said("amal")
    assert "112" in said
    assert "Shall I tell the coordinator?" in said
    town.pick("amal", "no")
    assert town.hears("marieke") == ""
    assert town.rows(select(requests.c.id)) == []


def test_told_to_all_coordinators_hear_it_at_once_also_at_night(town: Town) -> None:
    town.bot.later(hours=8)
    town.hears("marieke")
    town.begin("amal", "HelpNow")
    town.pick("amal", "yes")
    assert "Amal wrote about safety" in town.hears("marieke")
    held = town.rows(select(outbox.c.not_before).where(outbox.c.about == "request:1"))
    assert all(row[0] <= town.bot.now.timestamp() for row in held)


def test_a_worry_is_read_by_the_coordinators_and_the_other_side_hears_nothing(town: Town) -> None:
    worries(town)
    assert "The coordinators see it first of all." in town.bot._shown["amal"][-2].text
    notice = town.hears("marieke")
    assert "wrote about safety" in notice
    assert WORRY not in notice
    town.begin("marieke", "InboxItem", "request:1")
    assert WORRY in town.said("marieke")
    town.bot.later(days=2)
    assert "safety" not in town.hears("sanne").lower()


def test_a_case_manager_does_not_see_it(town: Town) -> None:
    worries(town)
    town.begin("iris", "InboxItem", "request:1")
    assert WORRY not in town.hears("iris")
    town.begin("iris", "Inbox")
    assert "Amal" not in town.said("iris") or "My newcomers" in town.said("iris")


def test_the_words_stay_in_the_inbox_and_in_no_export(town: Town) -> None:
    worries(town)
    for column in (inbox.c.text, conversations.c.answers):
        assert not [row for row in town.rows(select(column)) if WORRY in (row[0] or "")]
    town.begin("amal", "MyData")
    assert WORRY not in json.dumps(kept_file(town.bot, "amal"), ensure_ascii=False)


def test_a_worry_may_be_spoken(town: Town) -> None:
    town.begin("amal", "Concern")
    town.pick("amal", "me")
    town.bot.receive(town.bot.message("amal", Kind.VOICE, media="voice-7"))
    assert town.rows(select(requests.c.kind, requests.c.media)) == [("concern", "voice-7")]
    voices = [row[0] for row in town.rows(select(outbox.c.extra)) if "voice-7" in row[0]]
    assert len(voices) == 1


def speaks_on_whatsapp(town: Town) -> None:
    """Amal is on WhatsApp, the coordinators on Telegram."""
    mine = addresses.c.key == "telegram:amal"
    town.bot.database.write(lambda c: c.execute(update(addresses).where(mine).values(key="whatsapp:amal")))
    town.bot.channels["amal"] = "whatsapp"
    town.begin("amal", "Concern")
    town.pick("amal", "me")
    town.bot.receive(town.bot.message("amal", Kind.VOICE, media="https://voice", mime="audio/ogg"))


def test_a_worry_spoken_in_another_app_is_fetched_once_and_brought_to_all_coordinators(town: Town) -> None:
    town.staff("Joris")
    town.hears("marieke")
    speaks_on_whatsapp(town)
    (kept,) = town.rows(select(files.c.id, files.c.state, files.c.channel))
    assert tuple(kept)[1:] == ("wanted", "whatsapp")
    assert [json.loads(row[0]) for row in town.rows(select(outbox.c.extra)) if '"file"' in row[0]] == [
        {"file": kept[0]}
    ] * 2
    heard = town.bot.replies("marieke")
    # The words go at once and wait for no file; it follows them.
    assert [(reply.text.split("\n")[0], bool(reply.file)) for reply in heard] == [
        ("❗ Amal wrote about safety. Please look at it now.", False),
        ("🎤 This is the voice message.", True),
    ]
    assert "Can you not hear it? Please call." in heard[0].text


async def test_a_worry_that_can_not_be_fetched_bothers_nobody_who_told_it(town: Town) -> None:
    speaks_on_whatsapp(town)
    town.hears("amal")
    assert await fetched(town, Refused("gone")) == ["https://voice"]
    town.bot.later(seconds=1)
    assert town.hears("amal") == ""
    assert town.rows(select(files.c.id)) == []


def test_a_worry_that_was_spoken_is_in_no_export(town: Town) -> None:
    speaks_on_whatsapp(town)
    amal = town.id("amal")
    everything = town.bot.database.write(lambda c: history.everything(c, amal))
    assert everything["files_you_sent"] == []


def test_what_was_spoken_is_gone_after_two_weeks(town: Town) -> None:
    speaks_on_whatsapp(town)
    remove_old_texts(town.bot.database, 90, town.bot.now + timedelta(days=13))
    assert len(town.rows(select(files.c.id))) == 1
    remove_old_texts(town.bot.database, 90, town.bot.now + timedelta(days=15))
    assert town.rows(select(files.c.id)) == []


def test_it_stands_first_in_the_inbox_and_in_the_journal_without_words(town: Town) -> None:
    town.bot.say("sanne", "Ik heb een vraag over de sleutel")
    town.bot.later(hours=1)
    worries(town)
    town.begin("marieke", "Inbox")
    assert town.bot._shown["marieke"][-1].options[0].label.startswith("🛟")
    assert "❗ 1 is about safety." in town.said("marieke")
    assert town.noted("request opened")[-1] == "concern"
