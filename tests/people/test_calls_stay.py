"""A call for help belongs to the chat in which it was asked: whoever holds another chat of the same
person takes it away neither by erasing them, nor by removing that chat, nor by an undo.
"""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.requests.nouns import AT_THE_LATEST
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from storage.database import Database
from storage.tables import addresses, inbox, journal, link_codes, outbox, people, requests
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town

OTHER = "+31600000001"
FEAR = "My husband Karim has a gun, we live at Street 5"
AT_ONCE = timedelta(minutes=5)


def links(town: Town) -> None:
    """Amal's second chat, in the other app."""
    town.begin("amal", "MyApps")
    town.pick("amal", f"add{WHATSAPP}")
    made = town.one(select(link_codes.c.code).where(link_codes.c.person_id == town.id("amal")))
    town.bot.channels[OTHER] = WHATSAPP
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, str(made), language="en"))
    town.pick(OTHER, "yes")


def amal_has_two_chats(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.match("amal", "sanne")
    links(town)
    town.bot.later(days=9)
    everybody_reads(town)


def everybody_reads(town: Town) -> None:
    for who in (*town.people, OTHER):
        town.hears(who)
    town.sent()


@pytest.fixture
def town(database: Database, leiden: Programme, speech: Speech) -> Town:
    bot = Simulation(database, leiden, speech, EVENING - timedelta(hours=9), (TELEGRAM, WHATSAPP))
    here = walked(bot, amal_has_two_chats)
    bot.channels[OTHER] = WHATSAPP
    # In the night.
    bot.now = bot.now.replace(hour=1)
    return here


def worries(town: Town, who: str = "amal") -> None:
    town.begin(who, "Concern")
    town.pick(who, "me")
    town.bot.say(who, FEAR)
    everybody_reads(town)
    town.bot.now += AT_ONCE


def deletes(town: Town, who: str = OTHER) -> None:
    town.begin(who, "DeleteMe")
    town.pick(who, "delete", "delete")


def removes_hers(town: Town) -> None:
    town.begin(OTHER, "MyApps")
    option = next(o.data.split(".", 3)[-1] for o in town.bot._shown[OTHER][-1].options if "Remove" in o.label)
    town.pick(OTHER, option, "yes")


def card(town: Town) -> str:
    id_ = town.one(select(requests.c.id).where(requests.c.kind == "concern"))
    town.begin("marieke", "InboxItem", f"request:{id_}")
    return town.said("marieke")


def names(town: Town) -> list[str]:
    return [row[0] for row in town.rows(select(people.c.called).order_by(people.c.id)) if row[0] != "Sanne"]


TAKES_AWAY = [deletes, removes_hers]


@pytest.mark.parametrize("taken", TAKES_AWAY)
def test_words_of_a_worry_are_still_there_for_staff_when_another_chat_takes_them_away(
    town: Town, taken: object
) -> None:
    worries(town)
    taken(town)  # type: ignore[operator]
    heard = town.hears("marieke")
    assert heard.count("❗ “Amal” asked for help") == 1
    assert "in another chat of “Amal”" in heard
    assert "Please call or write to “Amal” now." in heard
    shown = card(town)
    assert FEAR in shown
    assert "This chat was taken off Amal since, in another chat of Amal." in shown


@pytest.mark.parametrize("taken", TAKES_AWAY)
def test_staff_still_answer_in_the_chat_where_it_was_told_and_nowhere_else(town: Town, taken: object) -> None:
    worries(town)
    taken(town)  # type: ignore[operator]
    card(town)
    town.pick("marieke", "answer")
    town.bot.say("marieke", "We come to you now")
    to = select(outbox.c.channel, outbox.c.address).where(outbox.c.text.contains("We come to you now"))
    assert town.rows(to) == [("telegram", "amal")]


@pytest.mark.parametrize("taken", TAKES_AWAY)
def test_whoever_told_it_hears_what_happened_and_whom_to_call(town: Town, taken: object) -> None:
    worries(town)
    taken(town)  # type: ignore[operator]
    heard = town.hears("amal")
    assert "in another chat of yours" in heard
    assert "But the coordinators still have what you told me here about safety. They answer you here." in heard
    assert "112" in heard
    assert "safety" not in town.hears(OTHER)


@pytest.mark.parametrize("taken", TAKES_AWAY)
def test_what_is_asked_there_next_rings_at_once_and_joins_what_was_told(town: Town, taken: object) -> None:
    worries(town)
    taken(town)  # type: ignore[operator]
    everybody_reads(town)
    town.begin("amal", "HelpNow")
    town.pick("amal", "yes")
    assert "❗ “Amal” wrote about safety. Please look at it now." in town.hears("marieke")
    worries(town)
    kept = town.rows(select(requests.c.words, requests.c.person_id).where(requests.c.kind == "concern"))
    assert [row[0] for row in kept] == [f"{FEAR}\n{FEAR}"]
    assert town.one(select(func.count(requests.c.person_id.distinct()))) == 1


def test_what_comes_there_in_the_same_batch_is_heard_as_well(town: Town) -> None:
    worries(town)
    town.begin(OTHER, "DeleteMe")
    town.pick(OTHER, "delete")
    _reply, data, _label = town.button(OTHER, "delete")
    town.bot.receive(
        town.bot.message("amal", Kind.TEXT, "hello"),
        town.bot.message(OTHER, Kind.PRESS, data, press="1"),
        town.bot.message("amal", Kind.BEGIN, "HelpNow"),
    )
    town.pick("amal", "yes")
    who = select(requests.c.kind, requests.c.person_id).where(requests.c.kind.in_(("concern", "help now")))
    found = dict(town.rows(who))
    assert found["help now"] == found["concern"] is not None
    assert town.rows(select(inbox.c.state).where(inbox.c.state == "failed")) == []


def test_when_it_is_done_all_goes_and_at_the_latest_after_some_days(town: Town) -> None:
    worries(town)
    deletes(town)
    assert names(town) == ["Marieke", "Amal"]
    everybody_reads(town)
    town.bot.later(days=AT_THE_LATEST.days, minutes=-2)
    assert FEAR in card(town)
    town.bot.later(minutes=3)
    assert names(town) == ["Marieke"]
    assert town.rows(select(requests.c.words).where(requests.c.words != "")) == []
    assert town.rows(select(addresses.c.key).where(addresses.c.key == "telegram:amal")) == []
    assert "I deleted everything about you" in town.hears("amal")


def test_when_staff_have_done_it_all_goes(town: Town) -> None:
    worries(town)
    deletes(town)
    card(town)
    town.pick("marieke", "close")
    town.bot.later(seconds=1)
    assert names(town) == ["Marieke"]
    assert town.rows(select(requests.c.words).where(requests.c.words != "")) == []


def test_who_erases_themselves_where_they_told_it_takes_all_of_it_along(town: Town) -> None:
    worries(town)
    town.begin("amal", "DeleteMe")
    town.pick("amal", "delete", "now", "delete")
    assert names(town) == ["Marieke"]
    assert town.rows(select(requests.c.words).where(requests.c.words != "")) == []
    assert town.rows(select(addresses.c.key).where(addresses.c.key == "telegram:amal")) == []


def test_who_is_helped_first_takes_along_only_what_was_told_there(town: Town) -> None:
    """At the latest all goes that was told there, and what another chat told stays."""
    worries(town, OTHER)
    town.begin(OTHER, "DeleteMe")
    town.pick(OTHER, "delete", "first")
    town.bot.later(days=AT_THE_LATEST.days, minutes=-30)
    worries(town)
    town.bot.later(hours=1)
    assert names(town) == ["Marieke", "Amal"]
    words = town.rows(select(requests.c.words, requests.c.person_id).where(requests.c.kind == "concern"))
    assert {(row[0], row[1] is None) for row in words} == {(FEAR, False), ("", True)}


def test_without_a_call_a_removed_chat_is_nobodys_and_an_erased_person_leaves_none(town: Town) -> None:
    removes_hers(town)
    assert town.rows(select(addresses.c.key).where(addresses.c.key == "telegram:amal")) == []
    deletes(town)
    assert names(town) == ["Marieke"]
    assert town.rows(select(journal.c.id).where(journal.c.kind == "chat parted")) == []


def test_an_undo_takes_no_call_away_and_the_card_says_so(town: Town) -> None:
    """The older chat is in other hands, or the new one is: either way it waits for a person."""
    removes_hers(town)
    deletes(town)
    town.newcomer("Amal")
    links(town)
    worries(town, OTHER)
    town.pick("amal", "!UndoNewChat")
    assert "❗ “Amal” asked for help in WhatsApp, and that was not done yet." in town.hears("marieke")
    shown = card(town)
    assert FEAR in shown
    assert "Perhaps Amal did not write this." in shown


def test_a_chat_that_staff_removed_is_lost_but_its_words_are_not_when_the_other_one_erases(town: Town) -> None:
    worries(town)
    town.begin("marieke", "TheirChats", f"person:{town.id('amal')}")
    option = next(o.data.split(".", 3)[-1] for o in town.bot._shown["marieke"][-1].options if "Telegram" in o.label)
    town.pick("marieke", option, "yes")
    deletes(town)
    assert FEAR in card(town)
    town.pick("marieke", "answer")
    town.bot.say("marieke", "We come to you now")
    assert "Please call or write yourself." in "".join(reply.text for reply in town.bot._shown["marieke"][-2:])
    town.bot.later(days=AT_THE_LATEST.days, minutes=1)
    assert names(town) == ["Marieke"]


@pytest.mark.parametrize("taken", TAKES_AWAY)
def test_an_answer_that_is_on_its_way_in_that_moment_still_comes(town: Town, taken: object) -> None:
    worries(town)
    card(town)
    town.pick("marieke", "answer")
    town.bot.say("marieke", "We come to you now")
    town.bot.say("amal", "And he is at the door")
    held = select(outbox.c.id).where(outbox.c.text.contains("We come to you now"))
    town.bot.database.write(lambda c: c.execute(update(outbox).where(outbox.c.id.in_(held)).values(state="waiting")))
    taken(town)  # type: ignore[operator]
    states = select(outbox.c.state, outbox.c.address).where(outbox.c.text.contains("We come to you now"))
    assert town.rows(states) == [("waiting", "amal")]
