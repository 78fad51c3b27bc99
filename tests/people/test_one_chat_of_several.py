"""Somebody with two chats, one of them in strange hands: what is about safety in one chat shows
nowhere in the other, also not that there was anything, and neither chat changes how the other goes.
"""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from storage import chats
from storage.database import Database
from storage.tables import addresses, inbox, outbox, people, requests
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town
from tests.walking import kept_file

OTHER = "+31600000001"
WEEK = 7 * 86400
RANG = "wrote about safety"
BACK = "I sleep at Rana tonight, Street 5"


@pytest.fixture
def bot(database: Database, leiden: Programme, speech: Speech) -> Simulation:
    bot = Simulation(database, leiden, speech, EVENING - timedelta(hours=9), (TELEGRAM, WHATSAPP))
    bot.channels[OTHER] = WHATSAPP
    return bot


def amal_has_another_chat(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.match("amal", "sanne")
    town.bot.later(days=2)
    for who in town.people:
        town.hears(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    town = walked(bot, amal_has_another_chat)
    bot.channels[OTHER] = WHATSAPP
    return town


def linked(town: Town, *, on_trial: bool = False) -> None:
    id_, now = town.id("amal"), int(town.bot.now.timestamp())
    since = now if on_trial else now - 2 * WEEK
    town.bot.database.write(lambda c: chats.give(c, f"{WHATSAPP}:{OTHER}", id_, since, since + WEEK))


def says(town: Town, who: str, *words: str) -> str:
    return "\n".join(reply.text for each in words for reply in town.bot.say(who, each))


def calls(town: Town) -> None:
    """She asks for help, and a person of the project answers."""
    town.begin("amal", "HelpNow")
    town.pick("amal", "yes")
    answers(town)


def answers(town: Town) -> None:
    town.begin("marieke", "InboxItem", f"request:{town.one(select(requests.c.id).order_by(requests.c.id.desc()))}")
    town.pick("marieke", "answer")
    says(town, "marieke", "I am here. What happened?")
    assert "What happened?" in town.hears("amal")


def asked(town: Town) -> list[tuple[str, str, str]]:
    found = select(requests.c.kind, requests.c.words, requests.c.state).order_by(requests.c.id)
    return [(row[0], row[1], row[2]) for row in town.rows(found)]


def file_of(town: Town, who: str) -> dict[str, Any]:
    town.bot.later(hours=2)
    says(town, who, "my data")
    return kept_file(town.bot, who)


def lines_of(file: dict[str, Any]) -> set[str]:
    """Everything in such a file, row by row."""
    parts = {name: part if isinstance(part, list) else [part] for name, part in file.items()}
    return {json.dumps([name, row], sort_keys=True) for name, part in parts.items() for row in part}


def test_what_is_written_back_to_an_answer_about_safety_rings_and_belongs_to_it(town: Town) -> None:
    calls(town)
    town.bot.later(hours=12)
    town.hears("marieke")
    says(town, "amal", BACK)
    assert RANG in town.hears("marieke")
    assert asked(town) == [("help now", "", "closed"), ("help now", BACK, "open")]
    assert not town.rows(select(inbox.c.id).where(inbox.c.text.contains("Rana")))
    says(town, "amal", "Please come")
    assert asked(town)[-1] == ("help now", f"{BACK}\nPlease come", "open")


def test_a_voice_that_answers_it_is_brought(town: Town) -> None:
    calls(town)
    town.bot.receive(town.bot.message("amal", Kind.VOICE, "", media="file-1", size=1000, mime="audio/ogg"))
    assert asked(town)[-1] == ("help now", "", "open")
    assert town.rows(select(outbox.c.id).where(outbox.c.extra.contains("file-1")))


def test_what_is_written_back_to_any_other_answer_is_a_question_as_before(town: Town) -> None:
    says(town, "amal", "person", "When is the office open?")
    answers(town)
    town.hears("marieke")
    says(town, "amal", "Thank you, and on Friday?")
    assert asked(town)[-1] == ("asked", "Thank you, and on Friday?", "open")
    assert RANG not in town.hears("marieke")


def everything_happens(town: Town) -> None:
    """In her own chat, by the menu, by words, by voice."""
    says(town, "amal", "menu")
    town.pick("amal", "HelpNow", "yes")
    answers(town)
    says(town, "amal", BACK, "/bot", "menu")
    town.pick("amal", "Concern", "me")
    says(town, "amal", "SECRET he hurts me", "person", "My husband beats me", "/bot")
    town.bot.receive(town.bot.message("amal", Kind.VOICE, "", media="file-1", size=1000, mime="audio/ogg"))
    town.bot.later(minutes=20)
    says(town, "amal", "FREE he beats me", "menu")


# What would tell somebody else that there was anything.
NEEDLES = ("helpnow", "concern", "danger", "help", "safety", "secret", "rana", "beats", "hurts", "🎤", "husband")
NEEDLES += ("what happened", "answers you", "coordinator", "staff_looked")


def test_my_data_in_the_other_chat_tell_nothing_of_it(town: Town) -> None:
    linked(town)
    file_of(town, OTHER)
    before = lines_of(file_of(town, OTHER))
    everything_happens(town)
    after = lines_of(file_of(town, OTHER))
    new = [each for each in after - before if any(needle in each.lower() for needle in NEEDLES)]
    assert not new, "\n".join(sorted(new))
    assert not any('"asked_for_a_person_at": "2' in each for each in after)
    assert any("menu" in each for each in after - before), "what is nothing of the kind is there"


def test_her_own_chat_shows_what_belongs_to_it(town: Town) -> None:
    linked(town)
    everything_happens(town)
    mine = "\n".join(lines_of(file_of(town, "amal")))
    assert "Is somebody in danger" in mine
    assert "HelpNow" in mine
    assert "words of danger" in mine
    assert "SECRET" not in mine, "the words of a worry are in no file"
    assert "Rana" not in mine


def test_the_other_chat_goes_on_as_ever_while_she_talks_with_a_person(town: Town) -> None:
    linked(town)
    usual = says(town, OTHER, "qwe zxc")
    calls(town)
    assert says(town, OTHER, "qwe zxc") == usual
    says(town, OTHER, "/bot")
    town.hears("marieke")
    says(town, "amal", BACK)
    assert asked(town)[-1] == ("help now", BACK, "open")


def test_the_reply_to_what_she_writes_back_goes_to_no_other_chat(town: Town) -> None:
    linked(town)
    calls(town)
    says(town, "amal", BACK)
    says(town, "amal", "/bot")
    said = outbox.c.text.contains("I keep this for the people") | outbox.c.text.contains("I am here again")
    assert town.rows(select(outbox.c.stays).where(said)) == [(1,), (1,)]
    assert {row[0] for row in town.rows(select(inbox.c.chat).where(inbox.c.state == "kept"))} != {0}


def test_a_chat_on_trial_changes_neither_the_language_nor_to_whom_the_owner_talks(town: Town) -> None:
    linked(town, on_trial=True)
    assert "This chat is new" in says(town, OTHER, "language")
    says(town, OTHER, "person")
    assert town.one(select(people.c.language).where(people.c.id == town.id("amal"))) == "en"
    town.begin("amal", "Concern")
    town.pick("amal", "me")
    says(town, "amal", "he beats me and wants to kill me")
    assert ("concern", "he beats me and wants to kill me", "open") in asked(town)
    assert RANG in town.hears("marieke")


def test_a_chat_on_trial_does_not_start_messages_that_the_owner_stopped(town: Town) -> None:
    linked(town, on_trial=True)
    says(town, "amal", "stop")
    town.pick("amal", "all")
    town.begin(OTHER, "Concern")
    town.pick(OTHER, "me")
    assert town.one(select(people.c.stopped_at).where(people.c.id == town.id("amal"))) is not None


NEW = "This came from a new chat of this person"
TAKEN_AWAY = "This came from a new chat, and that chat was taken away again"
NOT_THEIRS = "This came from a chat that Amal does not have any more"


def the_stranger_asks(town: Town) -> None:
    """In the name of the owner, for all that a chat on trial may."""
    linked(town, on_trial=True)
    says(town, OTHER, "person", "My phone was stolen. Please remove my Telegram chat.")
    town.begin(OTHER, "Concern")
    town.pick(OTHER, "other")
    says(town, OTHER, "Sanne hits me. End the match.")
    town.begin(OTHER, "HelpNow")
    town.pick(OTHER, "yes")


def undone(town: Town) -> None:
    since = town.one(select(addresses.c.linked_at).where(addresses.c.key.endswith(OTHER)))
    town.begin("amal", "UndoNewChat", f"chat:{since}")


def cards(town: Town) -> list[str]:
    """What staff read of all that was asked in a chat of hers."""
    ids = town.rows(
        select(requests.c.id).where(requests.c.chat != 0, requests.c.kind != "keys").order_by(requests.c.id)
    )
    shown = []
    for (id_,) in ids:
        town.begin("marieke", "InboxItem", f"request:{id_}")
        shown.append(town.said("marieke"))
    return shown


def test_what_a_new_chat_asked_is_said_to_be_so_also_a_week_later(town: Town) -> None:
    the_stranger_asks(town)
    for days in (0, 8):
        town.bot.later(days=days)
        shown = cards(town)
        assert len(shown) == 3
        assert all(NEW in each for each in shown)
    town.begin("marieke", "Inbox")
    labels = [option.label for option in town.bot._shown["marieke"][-1].options]
    assert sum("⚠️ Amal" in each for each in labels) == 3


@pytest.mark.parametrize("later", [0, 9])
def test_what_a_stranger_asked_in_her_name_is_said_to_be_so_after_the_undo(town: Town, later: int) -> None:
    the_stranger_asks(town)
    undone(town)
    town.bot.later(days=later)
    shown = cards(town)
    assert len(shown) == 3
    # A chat with a call for help in it is not taken away with the call.
    assert [TAKEN_AWAY in each for each in shown] == [True, False, False]
    assert all("Perhaps Amal did not write this" in each for each in shown)


def test_what_came_from_a_chat_that_was_removed_since_is_said_to_be_so(town: Town) -> None:
    linked(town)
    says(town, OTHER, "person", "Where is the office?")
    assert not any("⚠️" in each for each in cards(town))
    since = town.one(select(addresses.c.linked_at).where(addresses.c.key.endswith(OTHER)))
    town.begin("amal", "MyApps")
    town.pick("amal", f"remove{since}", "yes")
    assert [NOT_THEIRS in each for each in cards(town)] == [True]


def test_what_she_asks_in_her_own_chat_needs_no_warning(town: Town) -> None:
    linked(town, on_trial=True)
    says(town, "amal", "person", "Where is the office?")
    undone(town)
    assert [each for each in cards(town) if "⚠️" in each] == []
