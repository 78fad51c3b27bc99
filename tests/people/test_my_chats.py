"""One person with several chats: a code that is made in one and typed in another, what the new one
may not do yet, and how it goes again.
"""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from bot.ground.messages import Incoming, Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.people.nouns import StaffRole
from bot.requests.words import card
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from storage import chats as storing
from storage import invites
from storage import outbox as sending
from storage import requests as request_rows
from storage.database import Database
from storage.tables import (
    addresses,
    budgets,
    conversations,
    inbox,
    journal,
    link_codes,
    newcomers,
    outbox,
    people,
    requests,
    timers,
)
from storage.tables import (
    invites as invite_rows,
)
from tests.conftest import EVENING
from tests.town import Town
from tests.walking import kept_file

OTHER, STRANGER = "+31600000001", "+31600000002"
WEEK = 7 * 86400


@pytest.fixture
def bot(database: Database, leiden: Programme, speech: Speech) -> Simulation:
    bot = Simulation(database, leiden, speech, EVENING - timedelta(hours=9), (TELEGRAM, WHATSAPP))
    for who in (OTHER, STRANGER):
        bot.channels[who] = WHATSAPP
    return bot


@pytest.fixture
def town(bot: Simulation) -> Town:
    return Town(bot)


def rows(bot: Simulation, statement: Any) -> list[Any]:
    return bot.database.write(lambda c: [tuple(row) for row in c.execute(statement)])


def code(town: Town, who: str, channel: str = WHATSAPP) -> str:
    """The code that this person gets from the menu, for another app."""
    town.bot.say(who, "/menu")
    town.pick(who, "MyApps", f"add{channel}")
    assert "Write this code to me there" in town.said(who)
    (made,) = rows(town.bot, select(link_codes.c.code).where(link_codes.c.person_id == town.id(who)))[-1]
    return str(made)


def types(town: Town, who: str, said: str, kind: Kind = Kind.TEXT, **more: str) -> str:
    town.bot.receive(town.bot.message(who, kind, said, **{"language": "en"} | more))
    return town.hears(who)


def pressed(town: Town, who: str, option: str) -> Incoming:
    """The press of a button, not handed in yet."""
    _reply, data, _label = town.button(who, option)
    return town.bot.message(who, Kind.PRESS, data, press="1")


def link(town: Town, who: str, other: str = OTHER) -> None:
    """Make a code, type it in the other app, and say yes."""
    types(town, other, code(town, who))
    town.pick(other, "yes")
    assert "Now we can talk here too" in town.hears(other) + "".join(r.text for r in town.bot._shown[other])


def linked(town: Town) -> str:
    amal = town.newcomer("Amal")
    link(town, amal)
    for who in (amal, OTHER):
        town.hears(who)
    return amal


def keys(bot: Simulation) -> list[tuple[str, int]]:
    return rows(bot, select(addresses.c.key, addresses.c.person_id).order_by(addresses.c.key))


def whose(bot: Simulation, who: str) -> int | None:
    found = select(addresses.c.person_id).where(addresses.c.key == f"{bot.channels.get(who, bot.channel)}:{who}")
    return next((row[0] for row in rows(bot, found)), None)


def to_whom(bot: Simulation, words: str) -> set[str]:
    """The addresses to which a message with these words was queued."""
    return {row[0] for row in rows(bot, select(outbox.c.address).where(outbox.c.text.contains(words)))}


def begin_undo(town: Town, who: str) -> Incoming:
    return pressed(town, who, "!UndoNewChat")


# Whose code it is, and whether they want that


@pytest.mark.parametrize(
    "written", ["{0}{1}", "{0} {1}", " {0}-{1}. ", "code {0} {1}", "start {0}{1}"], ids=lambda each: each
)
def test_a_code_typed_in_a_new_app_says_whose_it_is_and_asks(town: Town, written: str) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    said = written.format(made[:4], made[4:])
    kind = Kind.START if said.startswith("start") else Kind.TEXT
    heard = types(town, OTHER, said.removeprefix("start "), kind)
    assert "This is a code of Amal. Are you Amal" in heard
    assert "I tell Amal at once, in Telegram" in heard
    assert whose(town.bot, OTHER) != town.id(amal), "nothing is linked before they said yes"
    town.pick(OTHER, "yes")
    assert keys(town.bot) == [("telegram:amal", town.id(amal)), (f"whatsapp:{OTHER}", town.id(amal))]
    assert rows(town.bot, select(func.count()).select_from(people)) == [(1,)]


def test_a_stranger_hears_no_more_than_a_first_name(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    town.rows(update(people).values(name="Amal Tesfay Gebre").returning(people.c.id))
    heard = types(town, OTHER, made)
    assert "code of Amal." in heard
    assert "Tesfay" not in heard


def test_digits_of_any_script_will_do(town: Town) -> None:
    made = code(town, town.newcomer("Amal"))
    arabic = "".join("٠١٢٣٤٥٦٧٨٩"[int(digit)] for digit in made)
    assert "This is a code of Amal" in types(town, OTHER, arabic)


def test_a_code_that_was_made_by_who_types_it_is_said_to_be_theirs_and_stays(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    assert "This is your own code" in types(town, amal, made)
    assert "This is a code of Amal" in types(town, OTHER, made)


def test_who_says_no_is_welcomed_as_somebody_new_and_the_maker_hears_that_somebody_tried(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    types(town, OTHER, made)
    town.pick(OTHER, "no")
    heard = "".join(reply.text for reply in town.bot._shown[OTHER])
    assert "Nothing has changed" in heard
    assert "Language?" in town.said(OTHER)
    assert whose(town.bot, OTHER) != town.id(amal)
    assert "Somebody wrote your code in WhatsApp. It opened nothing." in town.hears(amal)
    assert "I do not know this code" in types(town, STRANGER, made)


def test_a_code_is_for_one_asking_alone(town: Town) -> None:
    made = code(town, town.newcomer("Amal"))
    assert "This is a code of Amal" in types(town, OTHER, made)
    assert "This is a code of Amal" in types(town, OTHER, made), "the same chat may be asked again"
    assert "I do not know this code" in types(town, STRANGER, made)
    town.pick(OTHER, "yes")
    assert "I do not know this code" in types(town, STRANGER, made)


def test_a_code_holds_for_half_an_hour_and_as_long_between_the_question_and_the_yes(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    town.bot.now += timedelta(minutes=31)
    assert "I do not know this code" in types(town, OTHER, made)
    made = code(town, amal)
    types(town, OTHER, made)
    town.bot.now += timedelta(minutes=31)
    town.pick(OTHER, "yes")
    assert "This code does not hold any more" in "".join(reply.text for reply in town.bot._shown[OTHER])
    assert whose(town.bot, OTHER) != town.id(amal)


def test_a_new_code_takes_the_one_before_back_also_while_somebody_is_asked(town: Town) -> None:
    amal = town.newcomer("Amal")
    types(town, OTHER, code(town, amal))
    code(town, amal)
    town.pick(OTHER, "yes")
    assert "This code does not hold any more" in "".join(reply.text for reply in town.bot._shown[OTHER])
    assert whose(town.bot, OTHER) != town.id(amal)


def test_only_another_app_can_be_added(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    heard = types(town, "second", made)
    assert "It cannot add a second chat in the same app" in heard
    assert "Write “person”" in heard
    assert "Somebody wrote your code in Telegram" in town.hears(amal)
    assert "I do not know this code" in types(town, OTHER, made), "a code that a wrong person typed is spent"


def test_who_has_something_of_their_own_is_not_put_together_with_anybody(town: Town) -> None:
    amal = town.newcomer("Amal")
    town.bot.channel = WHATSAPP
    sara = town.newcomer("Sara")
    town.bot.channels["sara"], town.bot.channel = WHATSAPP, TELEGRAM
    before = rows(town.bot, select(newcomers))
    made = code(town, amal)
    heard = types(town, sara, made)
    assert "I put nothing together, and nothing is lost" in heard
    assert "Write “person”" in heard
    assert rows(town.bot, select(newcomers)) == before
    assert town.id(sara) != town.id(amal)
    assert "Somebody wrote your code in WhatsApp" in town.hears(amal)


def test_answers_half_way_through_a_sign_up_are_something_of_their_own(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    town.bot.say(OTHER, "/start", name="Sara", language="en")
    town.pick(OTHER, "en", "newcomer")
    town.bot.say(OTHER, "Sara")
    assert "I put nothing together" in types(town, OTHER, made)
    assert whose(town.bot, OTHER) != town.id(amal)
    kept = rows(town.bot, select(conversations.c.answers).where(conversations.c.flow == "NewcomerIntake"))
    assert any("Sara" in row[0] for row in kept)


def test_a_question_to_a_person_is_something_of_their_own(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    town.bot.say(OTHER, "hello", name="Sara", language="en")
    town.bot.say(OTHER, "person")
    town.bot.say(OTHER, "my husband must not know")
    assert "I put nothing together" in types(town, OTHER, made)
    assert rows(town.bot, select(requests.c.person_id).where(requests.c.words.contains("husband"))) == [
        (whose(town.bot, OTHER),)
    ]


def test_what_somebody_tells_between_the_question_and_the_yes_is_not_lost(town: Town) -> None:
    amal = town.newcomer("Amal")
    types(town, OTHER, code(town, amal))
    yes = pressed(town, OTHER, "yes")
    town.bot.say(OTHER, "person")
    town.bot.say(OTHER, "please call me")
    town.bot.receive(yes)
    assert "I put nothing together" in town.hears(OTHER)
    assert whose(town.bot, OTHER) != town.id(amal)


def test_a_first_word_alone_is_forgotten_and_never_anothers(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    town.bot.say(OTHER, "hello, here is Sara", name="Sara", language="en")
    types(town, OTHER, made)
    town.pick(OTHER, "yes")
    assert rows(town.bot, select(func.count()).select_from(people)) == [(1,)]
    assert rows(town.bot, select(inbox.c.id).where(inbox.c.text.contains("Sara"))) == []
    town.bot.say(amal, "my data")
    assert "Sara" not in json.dumps(kept_file(town.bot, amal))


def test_eight_digits_may_answer_a_question(town: Town) -> None:
    town.staff("Marieke")
    amal = town.newcomer("Amal")
    town.begin(amal, "Concern")
    town.pick(amal, "me")
    assert "Thank you for telling me" in types(town, amal, "12345678")
    assert rows(town.bot, select(requests.c.words).where(requests.c.kind == "concern")) == [("12345678",)]
    assert len(rows(town.bot, select(journal.c.id).where(journal.c.kind == "wrong code"))) == 1


# Out of order, twice, at once


def test_the_first_word_the_code_and_the_yes_in_one_batch_are_one_person(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, "hello"), town.bot.message(OTHER, Kind.TEXT, made))
    town.bot.receive(pressed(town, OTHER, "yes"), town.bot.message(OTHER, Kind.TEXT, "menu"))
    assert {person for _key, person in keys(town.bot)} == {town.id(amal)}
    assert "What would you like to do" in town.said(OTHER)


def test_of_two_who_type_a_code_at_once_one_is_asked(town: Town) -> None:
    made = code(town, town.newcomer("Amal"))
    one, other = (town.bot.message(who, Kind.TEXT, made, language="en") for who in (OTHER, STRANGER))
    town.bot.receive(one, other)
    assert "This is a code of Amal" in town.hears(OTHER)
    assert "I do not know this code" in town.hears(STRANGER)


def test_the_code_and_its_yes_out_of_order_link_nothing(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    town.bot.say(OTHER, "yes", language="en")
    assert "This is a code of Amal" in types(town, OTHER, made)
    new = code(town, amal)
    town.pick(OTHER, "yes")
    assert whose(town.bot, OTHER) != town.id(amal), "the yes was to a code that is over"
    assert "This is a code of Amal" in types(town, OTHER, new)


def test_two_yeses_link_once(town: Town) -> None:
    amal = town.newcomer("Amal")
    types(town, OTHER, code(town, amal))
    yes = pressed(town, OTHER, "yes")
    again = town.bot.message(OTHER, Kind.PRESS, yes.text, press="1")
    town.bot.receive(yes, again)
    assert {person for _key, person in keys(town.bot)} == {town.id(amal)}
    assert len(to_whom(town.bot, "Your code was used")) == 1
    assert len(rows(town.bot, select(journal.c.id).where(journal.c.kind == "app added"))) == 1


def test_both_chats_in_one_batch_are_one_conversation_after_the_week(town: Town) -> None:
    amal = linked(town)
    town.bot.now += timedelta(days=8)
    town.bot.receive(town.bot.message(amal, Kind.TEXT, "language"), town.bot.message(OTHER, Kind.TEXT, "nederlands"))
    assert rows(town.bot, select(people.c.language)) == [("nl",)]
    assert "Vanaf nu" in town.said(OTHER)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_owner_who_is_erased_in_the_same_batch_leaves_nothing_half(town: Town, order: tuple[int, int]) -> None:
    amal = town.newcomer("Amal")
    types(town, OTHER, code(town, amal))
    town.bot.say(amal, "delete me")
    town.pick(amal, "delete")
    both = [pressed(town, OTHER, "yes"), pressed(town, amal, "delete")]
    town.bot.receive(*(both[number] for number in order))
    assert rows(town.bot, select(link_codes)) == []
    assert town.rows(select(people.c.id).where(people.c.name == "Amal")) == []
    left = {person for _key, person in keys(town.bot)}
    assert left <= {row[0] for row in rows(town.bot, select(people.c.id))}
    assert rows(town.bot, select(inbox.c.id).where(inbox.c.state == "failed")) == []
    assert town.bot.say(OTHER, "hello", language="en")


def test_an_owner_who_works_here_by_now_gets_no_chat_by_code(town: Town) -> None:
    amal = town.newcomer("Amal")
    types(town, OTHER, code(town, amal))
    now = int(town.bot.now.timestamp())
    town.bot.database.write(
        lambda c: invites.invite_staff(c, "link-work", "leiden", StaffRole.COORDINATOR, "Amal", now, now + 86400)
    )
    town.bot.say(amal, "/start link-work")
    town.pick(amal, "yes")
    town.bot.say(amal, "Amal")
    town.pick(OTHER, "yes")
    assert whose(town.bot, OTHER) != town.id(amal)
    assert "This code does not hold any more" in "".join(reply.text for reply in town.bot._shown[OTHER])


def test_a_crash_between_the_rows_of_a_yes_leaves_nothing_half(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    amal = town.newcomer("Amal")
    types(town, OTHER, code(town, amal))
    before = keys(town.bot), rows(town.bot, select(link_codes)), rows(town.bot, select(people.c.id, people.c.called))

    def breaks(*_args: object) -> None:
        raise RuntimeError("the machine stops here")

    with monkeypatch.context() as patched:
        patched.setattr(storing, "give", breaks)
        yes = pressed(town, OTHER, "yes")
        town.bot.receive(yes)
    assert (
        keys(town.bot),
        rows(town.bot, select(link_codes)),
        rows(town.bot, select(people.c.id, people.c.called)),
    ) == (before)
    assert "something went wrong" in town.hears(OTHER)
    town.pick(OTHER, "yes")
    assert whose(town.bot, OTHER) == town.id(amal)


# The new chat is on trial


def test_the_older_chat_hears_at_once_also_at_night_and_after_a_stop(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    town.bot.say(amal, "stop")
    town.pick(amal, "all")
    town.bot.now += timedelta(minutes=10)
    town.hears(amal)
    types(town, OTHER, made)
    town.pick(OTHER, "yes")
    (due,) = rows(town.bot, select(outbox.c.not_before).where(outbox.c.text.contains("Your code was used")))[0]
    assert due == int(town.bot.now.timestamp())
    assert to_whom(town.bot, "Your code was used") == {amal}
    heard = town.hears(amal)
    assert "Your WhatsApp chat with me now belongs to you too" in heard
    assert "Press “Undo”" in heard


@pytest.mark.parametrize("said", ["my data", "delete me", "change"])
def test_a_chat_on_trial_reads_no_earlier_words_and_erases_nothing(town: Town, said: str) -> None:
    amal = linked(town)
    heard = types(town, OTHER, said)
    assert "This chat is new. So I cannot do this here until" in heard
    assert "in your Telegram chat" in heard
    assert "Write “person”" in heard or "write “person”" in heard
    assert not rows(town.bot, select(outbox.c.id).where(outbox.c.extra.contains("my-data.json")))
    town.bot.now += timedelta(seconds=WEEK)
    assert "This chat is new" not in types(town, OTHER, said)
    assert town.id(amal)


@pytest.mark.parametrize("flow", ["MyData", "DeleteMe", "ChangeAnswers"])
def test_no_button_leads_round_the_trial(town: Town, flow: str) -> None:
    linked(town)
    town.begin(OTHER, flow)
    assert "This chat is new" in "".join(reply.text for reply in town.bot._shown[OTHER][-1:])


def test_an_old_button_of_the_older_chat_does_nothing_in_a_new_one(town: Town) -> None:
    amal = linked(town)
    town.bot.say(amal, "delete me")
    data = pressed(town, amal, "delete").text
    town.bot.receive(town.bot.message(OTHER, Kind.PRESS, data, press="1"))
    assert "Are you very sure" not in town.hears(OTHER)
    town.pick(amal, "keep")
    town.bot.receive(town.bot.message(OTHER, Kind.PRESS, data, press="1"))
    assert "Are you very sure" not in town.hears(OTHER)


def test_a_made_up_page_of_an_earlier_message_is_not_shown_in_a_new_chat(town: Town) -> None:
    amal = linked(town)
    long = outbox.c.text.contains("What would you like to do?") & (outbox.c.address == amal)
    id_ = town.one(select(func.max(outbox.c.id)).where(long))
    town.bot.receive(town.bot.message(OTHER, Kind.PRESS, f">{id_}.0", press="1"))
    assert "That button is old" in town.hears(OTHER)
    town.bot.receive(town.bot.message(amal, Kind.PRESS, f">{id_}.0", press="1"))
    assert "What would you like to do?" in town.hears(amal)


def test_a_new_chat_is_not_shown_what_is_open_in_the_older_one(town: Town) -> None:
    amal = linked(town)
    town.begin(amal, "NewcomerTellsMore")
    asked = town.said(amal)
    town.bot.say(OTHER, "menu")
    assert "We were at" not in town.said(OTHER)
    town.bot.say(OTHER, "back")
    assert asked not in "".join(reply.text for reply in town.bot._shown[OTHER])


def test_a_new_chat_makes_no_code_chooses_nothing_and_removes_no_other(town: Town) -> None:
    amal = linked(town)
    town.begin(OTHER, "MyApps")
    labels = [option.label for option in town.bot._shown[OTHER][-1].options]
    assert labels == ["🗑️ Remove WhatsApp", "Nothing now"]
    (first,) = rows(town.bot, select(addresses.c.linked_at).where(addresses.c.key == f"telegram:{amal}"))[0]
    data = town.button(OTHER, "nothing")[1].removesuffix("nothing")
    for forged in (f"{data}remove{first}", f"{data}first", f"{data}addtelegram"):
        town.bot.receive(town.bot.message(OTHER, Kind.PRESS, forged, press="1"))
    assert len(keys(town.bot)) == 2
    assert rows(town.bot, select(addresses.c.chosen_at).where(addresses.c.chosen_at.is_not(None))) == []


def test_what_we_begin_goes_to_the_older_chat_during_the_week(town: Town) -> None:
    amal, sanne = town.newcomer("Amal"), town.mentor("Sanne")
    match = town.match(amal, sanne)
    link(town, amal)
    town.bot.say(OTHER, "menu")
    for who in (amal, OTHER):
        town.hears(who)
    town.plan(sanne, match, "2026-11-28")
    assert "Sanne" in town.hears(amal)
    assert town.hears(OTHER) == ""


def test_also_in_the_batch_in_which_the_new_chat_writes(town: Town) -> None:
    amal, sanne = town.newcomer("Amal"), town.mentor("Sanne")
    match = town.match(amal, sanne)
    link(town, amal)
    town.begin(sanne, "WriteTo", f"match:{match}")
    for who in (amal, OTHER):
        town.hears(who)
    said = town.bot.message(sanne, Kind.TEXT, "We meet at my home")
    town.bot.receive(town.bot.message(OTHER, Kind.TEXT, "menu"), said)
    assert to_whom(town.bot, "We meet at my home") == {amal}


# Undo


def test_the_older_chat_undoes_it_and_all_hear_so(town: Town) -> None:
    amal = linked(town)
    town.bot.receive(begin_undo(town, amal))
    assert "It is undone. The WhatsApp chat does not belong to you any more." in town.hears(amal)
    heard = town.hears(OTHER)
    assert "This chat does not belong to anybody now" in heard
    assert "Amal" not in heard
    assert keys(town.bot) == [("telegram:amal", town.id(amal))]
    assert rows(town.bot, select(requests.c.kind, requests.c.about)) == [("keys", "why:undone")]
    town.bot.say(OTHER, "hello", language="en")
    assert whose(town.bot, OTHER) != town.id(amal)


def test_undo_twice_is_once(town: Town) -> None:
    amal = linked(town)
    undo = begin_undo(town, amal)
    again = town.bot.message(amal, Kind.PRESS, undo.text, press="1")
    town.bot.receive(undo, again)
    assert "This is not there any more" in town.hears(amal)
    assert len(rows(town.bot, select(journal.c.id).where(journal.c.kind == "chat removed"))) == 1
    assert len(to_whom(town.bot, "does not belong to anybody")) == 1


@pytest.mark.parametrize(("seconds", "undone"), [(WEEK - 1, True), (WEEK, False), (WEEK + 1, False)])
def test_undo_holds_to_the_last_second_of_the_seventh_day(town: Town, seconds: int, undone: bool) -> None:
    amal = linked(town)
    (since,) = rows(town.bot, select(addresses.c.linked_at).where(addresses.c.key == f"whatsapp:{OTHER}"))[0]
    undo = begin_undo(town, amal)
    moved = since + seconds - 1 - int(town.bot.now.timestamp())
    town.bot.now += timedelta(seconds=moved)
    town.bot.receive(undo)
    assert (len(keys(town.bot)) == 1) is undone
    if not undone:
        assert "The 7 days are over. You can still remove your WhatsApp chat" in town.hears(amal)


def test_the_new_chat_can_not_use_the_undo_of_the_older_one(town: Town) -> None:
    amal = linked(town)
    (first,) = rows(town.bot, select(addresses.c.linked_at).where(addresses.c.key == f"telegram:{amal}"))[0]
    (new,) = rows(town.bot, select(addresses.c.linked_at).where(addresses.c.key == f"whatsapp:{OTHER}"))[0]
    for id_ in (first, new):
        town.begin(OTHER, "UndoNewChat", f"chat:{id_}")
    assert len(keys(town.bot)) == 2


def test_the_yes_and_the_undo_and_a_word_of_the_new_chat_in_one_batch(town: Town) -> None:
    amal = town.newcomer("Amal")
    types(town, OTHER, code(town, amal))
    yes = pressed(town, OTHER, "yes")
    since = int(town.bot.now.timestamp()) + 1
    undo = town.bot.message(amal, Kind.PRESS, f"!UndoNewChat chat:{since}", press="1")
    town.bot.receive(yes, undo, town.bot.message(OTHER, Kind.TEXT, "hello", language="en"))
    assert whose(town.bot, OTHER) not in (None, town.id(amal))
    assert rows(town.bot, select(inbox.c.id).where(inbox.c.state == "failed")) == []
    assert (
        rows(town.bot, select(outbox.c.id).where(outbox.c.address == OTHER, outbox.c.person_id == town.id(amal))) == []
    )


def test_what_was_to_be_said_in_a_removed_chat_is_said_in_the_other_one(town: Town) -> None:
    amal, sanne = town.newcomer("Amal"), town.mentor("Sanne")
    match = town.match(amal, sanne)
    link(town, amal)
    town.plan(sanne, match, "2026-11-28")
    assert to_whom(town.bot, "Saturday 28 November") >= {amal}
    town.begin(sanne, "WriteTo", f"match:{match}")
    undo = begin_undo(town, amal)
    town.bot.receive(town.bot.message(sanne, Kind.TEXT, "See you there"), undo)
    assert to_whom(town.bot, "See you there") == {amal}
    unsent = outbox.c.state == "queued"
    kept = select(outbox.c.address).where(unsent, outbox.c.person_id == town.id(amal), outbox.c.rank != 0)
    assert {row[0] for row in rows(town.bot, kept)} == {amal}


def test_what_the_new_chat_began_is_over_with_it(town: Town) -> None:
    amal = linked(town)
    town.begin(OTHER, "Subscriptions")
    town.bot.receive(begin_undo(town, amal))
    stages = rows(town.bot, select(conversations.c.stage).where(conversations.c.flow == "Subscriptions"))
    assert {row[0] for row in stages} <= {"stopped", "finished"}


# Safety stays where it was asked


def ask_for_help(town: Town, who: str) -> None:
    town.begin(who, "Concern")
    town.pick(who, "me")
    town.bot.say(who, "I am afraid")


def answered(town: Town, words: str = "We come to you now") -> None:
    """Marieke answers the only request about safety."""
    id_ = town.one(select(requests.c.id).where(requests.c.kind == "concern"))
    town.begin("marieke", "InboxItem", f"request:{id_}")
    town.pick("marieke", "answer")
    town.bot.say("marieke", words)


@pytest.mark.parametrize("asked_in", ["amal", OTHER])
@pytest.mark.parametrize("days", [0, 30])
def test_an_answer_about_safety_goes_only_to_the_chat_where_it_was_asked(town: Town, asked_in: str, days: int) -> None:
    town.staff("Marieke")
    linked(town)
    town.bot.now += timedelta(days=days)
    ask_for_help(town, asked_in)
    chosen = addresses.c.key == (f"whatsapp:{OTHER}" if asked_in == "amal" else "telegram:amal")
    now = int(town.bot.now.timestamp())
    town.rows(update(addresses).where(chosen).values(chosen_at=now, heard_at=now).returning(addresses.c.key))
    answered(town)
    assert to_whom(town.bot, "We come to you now") == {asked_in}


def test_a_worry_that_is_open_in_one_chat_is_not_seen_in_another_and_not_mixed_with_its_own(town: Town) -> None:
    amal = linked(town)
    town.bot.now += timedelta(days=30)
    town.begin(amal, "Concern")
    asked = town.said(amal)
    town.bot.say(OTHER, "hello there")
    town.bot.say(OTHER, "menu")
    heard = "".join(reply.text for reply in town.bot._shown[OTHER])
    assert asked not in heard
    assert "Worry about safety" not in town.said(OTHER)
    town.pick(amal, "me")
    town.bot.say(amal, "I am afraid")
    ask_for_help(town, OTHER)
    kept = rows(town.bot, select(requests.c.chat, requests.c.words).where(requests.c.kind == "concern"))
    assert len({chat for chat, _words in kept}) == 2


def test_where_it_can_not_be_answered_staff_hear_it_and_the_other_chat_does_not(town: Town) -> None:
    town.staff("Marieke")
    amal = linked(town)
    ask_for_help(town, amal)
    town.bot.receive(town.bot.message(amal, Kind.BLOCKED))
    answered(town)
    assert "gets no messages from me now. Please call" in "".join(r.text for r in town.bot._shown["marieke"])
    assert to_whom(town.bot, "We come to you now") == set()


def test_a_reply_about_safety_does_not_move_to_the_other_chat_when_its_own_is_blocked(town: Town) -> None:
    town.staff("Marieke")
    amal = linked(town)
    ask_for_help(town, amal)
    now = int(town.bot.now.timestamp())
    town.bot.database.write(lambda c: sending.block(c, ["telegram:amal"], now))
    assert to_whom(town.bot, "Thank you for telling me") == {amal}
    assert rows(town.bot, select(outbox.c.state).where(outbox.c.text.contains("Thank you for telling me"))) == [
        ("skipped",)
    ]
    town.hears("marieke")
    town.bot.later(days=1)
    assert "What was meant for Amal in one of their chats did not come there" in town.hears("marieke")
    kept = rows(town.bot, select(requests.c.kind, requests.c.about).where(requests.c.kind == "delivery"))
    assert set(kept) == {("delivery", "why:only there"), ("delivery", "why:blocked")}
    assert "safe" not in town.hears(OTHER)


def test_an_answer_that_fails_in_its_chat_is_told_to_staff_and_a_word_in_another_chat_does_not_end_that(
    town: Town,
) -> None:
    town.staff("Marieke")
    amal = linked(town)
    ask_for_help(town, amal)
    answered(town)
    id_ = town.one(select(outbox.c.id).where(outbox.c.text.contains("We come to you now")))
    now = int(town.bot.now.timestamp())
    town.rows(update(outbox).where(outbox.c.id == id_).values(state="sending").returning(outbox.c.id))
    town.bot.database.write(lambda c: sending.mark(c, [sending.Mark(id_, "failed", "refused")], now))
    town.bot.later(minutes=1)
    town.bot.say(OTHER, "menu")
    town.bot.later(days=5)
    about = select(requests.c.state).where(requests.c.about == "why:only there")
    assert rows(town.bot, about) == [("open",)]
    assert to_whom(town.bot, "We come to you now") == {amal}


def test_a_word_about_safety_that_waits_too_long_is_told_to_staff(town: Town) -> None:
    town.staff("Marieke")
    amal = linked(town)
    ask_for_help(town, amal)
    answered(town)
    words = outbox.c.text.contains("We come to you now")
    town.rows(update(outbox).where(words).values(state="waiting").returning(outbox.c.id))
    later = int(town.bot.now.timestamp()) + 15 * 86400
    assert town.bot.database.write(lambda c: sending.give_up_waiting(c, later)) >= 1
    assert rows(town.bot, select(timers.c.about).where(timers.c.kind == "undelivered")) == [("why:only there",)]


def test_all_else_still_moves_to_the_other_chat(town: Town) -> None:
    amal, sanne = town.newcomer("Amal"), town.mentor("Sanne")
    match = town.match(amal, sanne)
    link(town, amal)
    town.bot.now += timedelta(days=7)
    town.plan(sanne, match, "2026-12-05")
    mine = outbox.c.address.in_((amal, OTHER))
    asked = rows(town.bot, select(outbox.c.id, outbox.c.address).where(outbox.c.about == "meeting:1", mine))
    ((_id, first),) = asked
    now, other = int(town.bot.now.timestamp()), ({amal, OTHER} - {first}).pop()
    town.bot.database.write(lambda c: sending.block(c, [f"{town.bot.channels.get(first, TELEGRAM)}:{first}"], now))
    moved = rows(town.bot, select(outbox.c.address).where(outbox.c.id.in_([row[0] for row in asked])))
    assert {row[0] for row in moved} == {other}


def test_the_word_that_a_chat_was_added_never_goes_to_the_new_chat(town: Town) -> None:
    town.staff("Marieke")
    amal = linked(town)
    now = int(town.bot.now.timestamp())
    town.bot.database.write(lambda c: sending.block(c, ["telegram:amal"], now))
    assert to_whom(town.bot, "Your code was used") == {amal}
    town.bot.later(days=1)
    assert "What was meant for Amal in one of their chats" in town.hears("marieke")


def test_my_data_in_one_chat_has_no_word_of_what_was_for_the_other_only(town: Town) -> None:
    town.staff("Marieke")
    amal = linked(town)
    town.bot.now += timedelta(days=8)
    ask_for_help(town, amal)
    answered(town)
    town.pick(amal, "/bot")
    for who, there in ((OTHER, False), (amal, True)):
        town.bot.say(who, "my data")
        told = json.dumps(kept_file(town.bot, who))
        assert ("We come to you now" in told) is there
        assert ("The coordinators see it first of all" in told) is there
        assert ("Concern" in told) is there
        assert ("request opened" in told) is there


# Removal


def test_my_chats_lists_them_with_since_when_and_what_is_new(town: Town) -> None:
    amal = linked(town)
    town.begin(amal, "MyApps")
    said = town.said(amal)
    assert "• Telegram, since" in said
    assert "You write here now." in said
    assert "• WhatsApp, since" in said
    assert "New until" in said
    labels = [option.label for option in town.bot._shown[amal][-1].options]
    assert labels == ["📱 Where I write first", "🗑️ Remove WhatsApp", "Nothing now"]


def test_the_chat_that_one_writes_in_is_not_removed_so_nobody_is_left_without(town: Town) -> None:
    amal = linked(town)
    (here,) = rows(town.bot, select(addresses.c.linked_at).where(addresses.c.key == f"telegram:{amal}"))[0]
    town.begin(amal, "MyApps")
    data = town.button(amal, "nothing")[1].removesuffix("nothing")
    town.bot.receive(town.bot.message(amal, Kind.PRESS, f"{data}remove{here}", press="1"))
    assert len(keys(town.bot)) == 2


@pytest.mark.parametrize("days", [0, 8])
def test_another_chat_is_removed_and_hears_it(town: Town, days: int) -> None:
    amal = linked(town)
    town.bot.now += timedelta(days=days)
    (new,) = rows(town.bot, select(addresses.c.linked_at).where(addresses.c.key == f"whatsapp:{OTHER}"))[0]
    town.begin(amal, "MyApps")
    town.pick(amal, f"remove{new}", "yes")
    assert "Your WhatsApp chat does not belong to you any more" in "".join(r.text for r in town.bot._shown[amal])
    assert "does not belong to anybody now" in town.hears(OTHER)
    assert keys(town.bot) == [("telegram:amal", town.id(amal))]


def test_a_new_chat_may_leave_and_the_older_one_hears_it(town: Town) -> None:
    amal = linked(town)
    (new,) = rows(town.bot, select(addresses.c.linked_at).where(addresses.c.key == f"whatsapp:{OTHER}"))[0]
    town.begin(OTHER, "MyApps")
    town.pick(OTHER, f"remove{new}", "yes")
    assert keys(town.bot) == [("telegram:amal", town.id(amal))]
    assert "Your WhatsApp chat does not belong to you any more" in town.hears(amal)
    assert "does not belong to anybody now" in "".join(reply.text for reply in town.bot._shown[OTHER])


def test_both_chats_remove_each_other_in_one_batch_and_one_is_left(town: Town) -> None:
    amal = linked(town)
    town.bot.now += timedelta(days=8)
    ids = dict(rows(town.bot, select(addresses.c.key, addresses.c.linked_at)))
    presses = []
    for who, other in ((amal, f"whatsapp:{OTHER}"), (OTHER, "telegram:amal")):
        town.begin(who, "MyApps")
        town.pick(who, f"remove{ids[other]}")
        presses.append(pressed(town, who, "yes"))
        town.hears(who)
    # Both ask in the one conversation of both chats; whoever comes first has their way.
    town.bot.receive(*presses)
    assert len(keys(town.bot)) == 1
    assert rows(town.bot, select(inbox.c.id).where(inbox.c.state == "failed")) == []


def test_staff_remove_the_chat_of_a_lost_phone_and_all_hear_of_it(town: Town) -> None:
    town.staff("Marieke")
    amal = linked(town)
    ids = dict(rows(town.bot, select(addresses.c.key, addresses.c.linked_at)))
    town.begin("marieke", "PersonDesk", f"person:{town.id(amal)}")
    town.pick("marieke", "chats", f"remove{ids['telegram:amal']}", "yes")
    assert "I removed the Telegram chat of Amal" in "".join(reply.text for reply in town.bot._shown["marieke"])
    assert "The project removed your Telegram chat" in town.hears(OTHER)
    assert "does not belong to anybody now" in town.hears(amal)
    assert keys(town.bot)[-1] == (
        f"whatsapp:{OTHER}",
        town.id(OTHER) if OTHER in town.people else keys(town.bot)[-1][1],
    )
    who, about, rule = rows(
        town.bot, select(journal.c.who, journal.c.about, journal.c.rule).where(journal.c.kind == "chat removed")
    )[0]
    assert (who, about, rule) == ("staff:1", f"person:{keys(town.bot)[-1][1]}", "telegram: by staff")


def test_who_has_no_chat_left_gets_a_new_link_from_staff_and_is_who_they_were(town: Town) -> None:
    town.staff("Marieke")
    amal = town.newcomer("Amal")
    id_ = town.id(amal)
    (only,) = rows(town.bot, select(addresses.c.linked_at).where(addresses.c.person_id == id_))[0]
    town.begin("marieke", "TheirChats", f"person:{id_}")
    town.pick("marieke", f"remove{only}", "yes")
    said = town.said("marieke")
    assert "Here is a new link for Amal" in said
    token = town.one(select(invite_rows.c.token).where(invite_rows.c.person_id == id_))
    town.bot.say("newphone", f"/start {token}", name="Amal", language="en")
    town.pick("newphone", "en")
    town.bot.say("newphone", "Amal")
    assert whose(town.bot, "newphone") == id_
    town.bot.say(amal, "hello", language="en")
    assert whose(town.bot, amal) != id_


@pytest.mark.parametrize("role", ["case-manager", "admin"])
def test_only_coordinators_remove_chats_of_others(town: Town, role: str) -> None:
    town.staff("Iris", role)
    amal = linked(town)
    town.begin("iris", "TheirChats", f"person:{town.id(amal)}")
    assert "These are the chats" not in "".join(reply.text for reply in town.bot._shown["iris"])


# Staff


def test_a_staff_member_adds_no_chat_by_a_code(town: Town) -> None:
    marieke = town.staff("Marieke")
    town.begin(marieke, "MyApps")
    assert "Ask for a new link" in town.said(marieke)
    with pytest.raises(LookupError):
        town.button(marieke, f"add{WHATSAPP}")
    made = code(town, town.newcomer("Amal"))
    town.bot.channels["iris"] = WHATSAPP
    town.staff("Iris")
    assert "So a code adds no chat for you" in types(town, "iris", made)


def test_whoever_comes_in_as_staff_is_staff_in_that_one_chat(town: Town) -> None:
    amal = linked(town)
    now = int(town.bot.now.timestamp())
    town.bot.database.write(
        lambda c: invites.invite_staff(c, "link-work", "leiden", StaffRole.COORDINATOR, "Amal", now, now + 86400)
    )
    town.bot.say(amal, "/start link-work")
    town.pick(amal, "yes")
    town.bot.say(amal, "Amal")
    assert whose(town.bot, OTHER) is None
    assert "does not belong to anybody now" in town.hears(OTHER)


# Tries


def test_after_five_wrong_codes_none_is_looked_at_and_the_reply_shows_a_way_on(town: Town) -> None:
    made = code(town, town.newcomer("Amal"))
    for number in range(5):
        assert "I do not know this code" in types(town, OTHER, f"{(int(made) + 1 + number) % 10**8:08d}")
    heard = types(town, OTHER, made)
    assert "There were too many wrong codes" in heard
    assert "person" in heard
    assert "This is a code of Amal" in types(town, STRANGER, made), "others are not kept out by it"
    town.bot.now += timedelta(minutes=20)
    made = code(town, "amal")
    town.bot.now += timedelta(minutes=29)
    assert "too many" in types(town, OTHER, made)
    town.bot.now += timedelta(minutes=15)
    assert "This is a code of Amal" in types(town, OTHER, code(town, "amal"))


def test_tries_are_kept_also_by_who_has_themselves_erased(town: Town) -> None:
    for number in range(5):
        types(town, OTHER, f"0000000{number}")
    town.bot.say(OTHER, "delete me")
    town.pick(OTHER, "delete")
    town.pick(OTHER, "delete")
    assert "too many wrong codes" in types(town, OTHER, "00000009")


def test_no_number_of_anybody_stands_in_what_is_kept_of_tries(town: Town) -> None:
    types(town, OTHER, "00000001")
    town.bot.say(OTHER, "I am afraid of my husband")
    keys = " ".join(key for (key,) in rows(town.bot, select(budgets.c.key)))
    assert f"codes:{town.bot.setting.hashed(f'{WHATSAPP}:{OTHER}')}" in keys
    assert OTHER not in keys


def test_wrong_codes_of_many_are_stopped_together(town: Town) -> None:
    made = code(town, town.newcomer("Amal"))
    many = [f"+3161{number:07d}" for number in range(60)]
    for who in many:
        town.bot.channels[who] = WHATSAPP
    town.bot.receive(*(town.bot.message(who, Kind.TEXT, f"{n:08d}") for n, who in enumerate(many, 1)))
    assert "There were too many wrong codes" in types(town, OTHER, made)


def test_three_thousand_wrong_tries_are_one_sign_a_few_lines_and_no_code(town: Town) -> None:
    town.staff("Marieke")
    for number in range(0, 3000, 100):
        town.bot.receive(
            *(town.bot.message(OTHER, Kind.TEXT, f"9{number + one:07d}", language="en") for one in range(100))
        )
    noted = rows(town.bot, select(journal.c.kind, journal.c.about, journal.c.rule))
    assert sum(kind == "wrong code" for kind, _about, _rule in noted) == 5
    assert not any("9000" in about + rule for _kind, about, rule in noted)
    assert rows(town.bot, select(requests.c.kind, requests.c.about, requests.c.words)) == [("keys", "why:codes", "")]
    assert len(rows(town.bot, select(budgets.c.key).where(budgets.c.key.startswith("leiden:codes")))) == 2
    town.bot.later(days=3)
    assert "new thing waits in the inbox" in town.hears("marieke")
    id_ = town.one(select(requests.c.id))
    town.begin("marieke", "InboxItem", f"request:{id_}")
    assert "typed wrong many times" in town.said("marieke")


def test_no_code_stands_in_the_journal(town: Town) -> None:
    amal = town.newcomer("Amal")
    made = code(town, amal)
    types(town, "second", made)
    link(town, amal)
    lines = rows(town.bot, select(journal.c.kind, journal.c.about, journal.c.rule))
    assert not any(made in "".join(line) for line in lines)


# Which chat


def test_we_write_to_the_chat_that_was_chosen_and_only_there(town: Town) -> None:
    amal, sanne = town.newcomer("Amal"), town.mentor("Sanne")
    match = town.match(amal, sanne)
    link(town, amal)
    town.bot.now += timedelta(days=7)
    town.begin(amal, "MyApps")
    town.pick(amal, "first", WHATSAPP)
    assert "I write to you in WhatsApp first" in "".join(reply.text for reply in town.bot._shown[amal])
    for who in (amal, OTHER):
        town.bot.replies(who)
    town.plan(sanne, match, "2026-12-05")
    assert "Sanne" in town.hears(OTHER)
    assert town.hears(amal) == ""


@pytest.mark.parametrize("trouble", ["blocked_at", "failing_since"])
def test_when_the_chosen_app_fails_for_five_days_the_other_one_is_used(town: Town, trouble: str) -> None:
    amal, sanne = town.newcomer("Amal"), town.mentor("Sanne")
    match = town.match(amal, sanne)
    link(town, amal)
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
    amal = linked(town)
    for who in (amal, OTHER):
        town.bot.say(who, "help")
        assert rows(town.bot, select(outbox.c.address).order_by(outbox.c.id.desc()).limit(1)) == [(who,)]


def test_who_is_forgotten_is_forgotten_in_both_chats(town: Town) -> None:
    amal = linked(town)
    town.bot.say(amal, "delete me")
    town.pick(amal, "delete")
    town.pick(amal, "delete")
    assert keys(town.bot) == []
    town.bot.say(OTHER, "hello", language="en")
    assert len(keys(town.bot)) == 1


def test_with_one_channel_there_is_nothing_to_link(database: Database, leiden: Programme, speech: Speech) -> None:
    town = Town(Simulation(database, leiden, speech, EVENING))
    amal = town.newcomer("Amal")
    town.bot.say(amal, "/menu")
    with pytest.raises(LookupError):
        town.button(amal, "MyApps")


# What an attacker tried with a new chat


@pytest.mark.parametrize(
    "flow", ["TakeABreak", "Stop", "WhereAmI", "MyMatch", "MyMeetings", "MyFreeTimes", "MentorIntake", "ShareNumber"]
)
def test_a_chat_on_trial_asks_for_help_and_does_nothing_else_in_anybodys_name(town: Town, flow: str) -> None:
    linked(town)
    heard = types(town, OTHER, f"!{flow}", Kind.PRESS)
    assert "This chat is new" in heard or "old" in heard
    begun = rows(town.bot, select(conversations.c.flow).where(conversations.c.person_id == town.id("amal")))
    assert flow not in {row[0] for row in begun}


def test_the_menu_of_a_chat_on_trial_has_what_it_may_do_alone(town: Town) -> None:
    linked(town)
    types(town, OTHER, "menu")
    shown = {each.data.rpartition(".")[2] for each in town.bot._shown[OTHER][-1].options}
    assert {"HelpNow", "TalkToPerson", "MyApps"} <= shown
    assert not shown & {"TakeABreak", "DeleteMe", "MyData", "ChangeAnswers", "Stop"}


@pytest.mark.parametrize("staff_link", [True, False])
def test_a_chat_on_trial_opens_no_link(town: Town, staff_link: bool) -> None:
    amal = linked(town)
    id_, now = town.id(amal), int(town.bot.now.timestamp())
    if staff_link:
        town.bot.database.write(
            lambda c: invites.invite_staff(c, "link-work", "leiden", StaffRole.COORDINATOR, "Iris", now, now + 86400)
        )
    else:
        row = {"token": "link-work", "programme": "leiden", "role": "", "created_at": now, "person_id": 4711}
        town.bot.database.write(lambda c: c.execute(insert(invite_rows).values(**row)))
    heard = types(town, OTHER, "link-work", Kind.START)
    assert "I cannot use this link here" in heard
    types(town, OTHER, "Iris")
    assert whose(town.bot, OTHER) == whose(town.bot, amal) == id_


def test_a_flood_of_a_new_chat_does_not_keep_the_owner_from_undoing_it(town: Town) -> None:
    amal = linked(town)
    mine = select(addresses.c.linked_at).where(addresses.c.key.endswith(OTHER))
    ((since,),) = rows(town.bot, mine)
    for number in range(200):
        town.bot.receive(town.bot.message(OTHER, Kind.TEXT, f"flood {number}"))
    town.bot.receive(town.bot.message(amal, Kind.PRESS, f"!UndoNewChat chat:{since}", press="1"))
    assert "It is undone" in town.hears(amal)
    assert whose(town.bot, OTHER) is None


def test_what_we_begin_waits_for_the_blocked_older_chat_and_never_goes_to_one_on_trial(town: Town) -> None:
    amal = linked(town)
    town.bot.receive(town.bot.message(amal, Kind.BLOCKED, ""))
    now = int(town.bot.now.timestamp())
    id_ = town.id(amal)
    best = town.bot.database.write(lambda c: sending.best_key(c, id_, now))
    assert best == f"telegram:{amal}"


def test_staff_see_that_a_question_came_from_a_new_chat(town: Town) -> None:
    linked(town)
    town.staff("Marieke")
    types(town, OTHER, "person")
    types(town, OTHER, "Where is my next talk?")
    (request,) = [
        each
        for each in town.bot.database.write(
            lambda c: request_rows.read(c, [one.id for one in request_rows.waiting(c, "leiden")])
        )
        if each.words or each.person_id == town.id("amal")
    ]
    assert "This came from a new chat" in town.bot.setting.speech.say(card(request, town.bot.now), "en")


def test_who_is_half_way_through_a_sign_up_makes_no_code(town: Town) -> None:
    town.bot.say("late", "/start", language="en")
    types(town, "late", "!MyApps", Kind.PRESS)
    assert rows(town.bot, select(link_codes.c.code)) == []


# Whoever held the older phone for a minute took the notice away


ADDED_AGAIN = "Your WhatsApp chat with me is new since"


def heard_in(town: Town, who: str, **time: float) -> str:
    town.bot.later(**time)
    return town.hears(who)


def test_the_older_chat_hears_again_of_a_new_one_when_the_phone_is_back_and_before_the_trial_ends(town: Town) -> None:
    amal = linked(town)
    assert ADDED_AGAIN not in heard_in(town, amal, hours=19)
    assert ADDED_AGAIN in heard_in(town, amal, hours=24)
    assert ADDED_AGAIN not in heard_in(town, amal, days=4)
    told = heard_in(town, amal, days=1)
    assert ADDED_AGAIN in told
    assert "You can do this until Monday 30 November" in told
    town.pick(amal, "!UndoNewChat")
    assert whose(town.bot, OTHER) is None
    assert to_whom(town.bot, ADDED_AGAIN) == {amal}


def test_what_was_undone_is_not_told_again(town: Town) -> None:
    amal = linked(town)
    town.bot._seen.pop(amal)
    town.pick(amal, "!UndoNewChat")
    assert ADDED_AGAIN not in heard_in(town, amal, days=8)


def test_it_is_told_again_also_to_who_stopped_all_messages_and_never_at_night(town: Town) -> None:
    amal = linked(town)
    town.bot.say(amal, "stop")
    town.pick(amal, "all")
    town.bot.later(hours=26)
    waits = rows(town.bot, select(outbox.c.not_before).where(outbox.c.text.contains(ADDED_AGAIN)))
    assert len(waits) == 1
    assert 8 <= datetime.fromtimestamp(waits[0][0], town.bot.zone).hour < 21


def test_the_coordinators_hear_in_the_morning_who_has_a_new_chat(town: Town) -> None:
    town.staff("Marieke")
    amal = linked(town)
    town.hears("marieke")
    heard = heard_in(town, "marieke", days=1)
    assert "These people have a new chat with me, by a code:\nAmal: WhatsApp" in heard
    assert "new chat with me" not in heard_in(town, "marieke", days=3)
    assert whose(town.bot, OTHER) == town.id(amal)


def test_of_a_chat_that_was_undone_before_the_morning_the_coordinators_hear_the_undo_alone(town: Town) -> None:
    town.staff("Marieke")
    amal = linked(town)
    town.bot._seen.pop(amal)
    town.pick(amal, "!UndoNewChat")
    assert "new chat with me" not in heard_in(town, "marieke", days=2)
