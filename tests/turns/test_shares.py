"""How many messages of one person are read in a while: told once, kept of nobody, and never what is
about safety or leaving."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.flows.every import BY_NAME
from bot.ground.messages import Incoming, Kind
from bot.language.speech import Speech
from bot.people.nouns import Person
from bot.simulation import Simulation
from bot.turns import shares
from bot.turns.guest import Guest
from bot.turns.shares import Heard
from storage import timers
from storage.tables import inbox, outbox, people
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town
from tests.walking import rows

MANY = shares.PEOPLE.most
TOLD = "You sent very many messages."


def two_are_there(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.newcomer("Saba")
    town.bot.later(minutes=10)
    for who in town.people:
        town.hears(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, two_are_there)


def writes(town: Town, who: str, number: int, said: str = "I wait for a letter") -> None:
    """So many at once, as they come in: a hundred in a batch."""
    messages = [town.bot.message(who, Kind.TEXT, f"{said} {each}") for each in range(number)]
    for at in range(0, number, 100):
        town.bot.conversations.receive(messages[at : at + 100], town.bot.now)


def amal_wrote_two_hundred(town: Town) -> None:
    two_are_there(town)
    writes(town, "amal", 200)
    assert TOLD in town.hears("amal")


@pytest.fixture
def flooded(bot: Simulation) -> Town:
    """Amal wrote far more than is read, and heard so."""
    return walked(bot, amal_wrote_two_hundred)


def states(town: Town, state: str) -> int:
    return int(town.one(select(func.count()).select_from(inbox).where(inbox.c.state == state)))


def test_of_two_hundred_messages_the_first_are_read_and_one_reply_says_so(town: Town) -> None:
    writes(town, "amal", 200)
    said = town.hears("amal")
    assert said.count(TOLD) == 1
    assert f"I read the first {MANY}" in said
    assert states(town, "not read") == 200 - MANY
    assert town.noted("too much") == [f"{MANY} messages in 3 minutes"]


def test_nothing_is_kept_of_what_was_not_read(town: Town) -> None:
    writes(town, "amal", MANY + 5, "a secret")
    kept = rows(town.bot, select(inbox.c.person_id, inbox.c.text).where(inbox.c.state == "not read"))
    assert kept == [(None, "")] * 5


def test_others_are_heard_meanwhile(flooded: Town) -> None:
    assert TOLD not in "".join(reply.text for reply in flooded.bot.say("saba", "menu"))


def test_it_is_told_again_only_after_a_rest_and_a_while_later_all_is_read(flooded: Town) -> None:
    town = flooded
    writes(town, "amal", 50)
    assert town.hears("amal") == ""
    town.bot.now += timedelta(minutes=2, seconds=10)
    writes(town, "amal", 10)
    assert town.hears("amal").count(TOLD) == 1
    town.bot.now += timedelta(minutes=1)
    assert "What would you like to do?" in "".join(reply.text for reply in town.bot.say("amal", "menu"))


def test_what_comes_again_was_not_counted_twice(town: Town) -> None:
    message = town.bot.message("amal", Kind.TEXT, "menu")
    for _ in range(2 * MANY):
        town.bot.conversations.receive([message], town.bot.now)
    assert TOLD not in town.hears("amal")


@pytest.mark.parametrize(
    "said",
    [
        "stop",
        "delete me",
        "help",
        "I need help now",
        "Ik heb hulp nodig " * 200 + "hij slaat me",
        "أنا خائفة",
        "ሓግዙኒ",
        "please, I am AFRAID!",
    ],
)
def test_safety_and_leaving_are_heard_however_many_came(flooded: Town, said: str) -> None:
    answers = flooded.bot.say("amal", said)
    assert states(flooded, "not read") == 200 - MANY
    assert answers[-1].text


def test_the_button_for_help_works_to_the_end_however_many_came(flooded: Town) -> None:
    flooded.bot.press("amal", "I need help now")
    flooded.bot.press("amal", "Yes, tell them")
    assert "“Amal” wrote about safety" in flooded.hears("marieke")


def test_whoever_writes_too_much_can_still_be_deleted(flooded: Town) -> None:
    flooded.bot.say("amal", "delete me")
    flooded.bot.press("amal", "Yes, delete it")
    # Among what they wrote were words of danger that nobody has read.
    flooded.bot.press("amal", "Delete all now")
    flooded.bot.press("amal", "Delete everything")
    assert flooded.one(select(people.c.id).where(people.c.name == "Amal")) is None


def test_staff_may_tap_more(town: Town) -> None:
    writes(town, "marieke", shares.PEOPLE.most + 20)
    assert TOLD not in town.hears("marieke")
    writes(town, "marieke", shares.STAFF.most)
    assert town.hears("marieke").count(TOLD) == 1


def test_what_is_due_for_somebody_is_none_of_their_messages(town: Town) -> None:
    now, whose = int(town.bot.now.timestamp()), town.id("amal")
    for number in range(20):
        town.bot.database.write(
            lambda c, n=number: timers.plan(c, "inbox overdue", whose, now, now, about=f"since:{n}")
        )
    town.bot.conversations.fire(town.bot.now)
    writes(town, "amal", MANY)
    assert TOLD not in town.hears("amal")


def test_a_sign_up_in_a_hurry_meets_no_end(bot: Simulation) -> None:
    """Everything is answered as fast as the clock stands still."""
    moment = bot.now
    town = Town(bot)
    town.newcomer("Amal")
    assert bot.now - moment < shares.WHILE
    assert rows(bot, select(inbox.c.id).where(inbox.c.state == "not read")) == []


def test_a_message_that_is_too_long_is_read_to_its_end_and_that_is_said(town: Town) -> None:
    said = town.bot.say("amal", "long " * 2000)
    assert "I read the beginning of it only" in said[-1].text
    assert town.one(select(func.max(func.length(inbox.c.text)))) <= 4096
    assert town.one(select(func.count()).select_from(outbox).where(outbox.c.text.like("%beginning of it only%"))) == 1


@pytest.mark.parametrize(
    "kind",
    [
        Kind.TEXT,
        Kind.START,
        Kind.PICTURE,
        Kind.FILE,
        Kind.VOICE,
        Kind.STICKER,
        Kind.CONTACT,
        Kind.LOCATION,
        Kind.UNREADABLE,
        Kind.EDIT,
    ],
)
def test_words_of_danger_in_an_answer_show_whom_to_call_and_a_button(bot: Simulation, kind: Kind) -> None:
    bot.say("1", "/start", language="en")
    bot.receive(bot.message("1", kind, "my husband hits me, I am in danger", language="en"))
    heard = bot.replies("1")
    assert any("112" in reply.text for reply in heard)
    assert any(option.data == "!HelpNow" for reply in heard for option in reply.options)


def test_a_picture_with_words_of_danger_is_read_however_many_came(speech: Speech) -> None:
    heard = Heard(speech, BY_NAME)
    sent = Incoming("telegram", "1", "1", Kind.PICTURE, EVENING, text="he hits me, danger")
    guest = Guest("telegram:1", Person(id=1, programme="leiden", language="en", hint="en"), None)
    assert heard.always(sent, guest)
    assert not heard.always(replace(sent, text="my new bike"), guest)
    assert heard.always(replace(sent, kind=Kind.PRESS, text="!TalkToPerson"), guest)


def test_corrected_words_answer_nothing_are_not_kept_and_do_not_count(town: Town) -> None:
    before = town.one(select(func.count()).select_from(inbox).where(inbox.c.person_id.is_not(None)))
    town.bot.receive(town.bot.message("amal", Kind.EDIT, "I will be there at five"))
    assert town.hears("amal") == ""
    assert town.one(select(func.count()).select_from(inbox).where(inbox.c.person_id.is_not(None))) == before
    town.bot.receive(town.bot.message("nobody", Kind.EDIT, "my husband hits me"))
    assert town.bot.replies("nobody") == []
    town.bot.receive(town.bot.message("amal", Kind.EDIT, "my husband hits me"))
    assert "112" in town.hears("amal")


def test_danger_is_heard_in_tigrinya_with_what_is_written_together(speech: Speech) -> None:
    assert speech.alarm.within("ብሓደጋ ኣለኹ")


def test_the_very_first_words_of_somebody_may_be_that_they_are_afraid(bot: Simulation) -> None:
    heard = bot.say("1", "I am afraid of my husband", language="en")
    assert any("112" in reply.text for reply in heard)
    assert any(option.data == "!HelpNow" for reply in heard for option in reply.options)


def kept(town: Town) -> int:
    """Letters of what people wrote."""
    return int(town.one(select(func.coalesce(func.sum(func.length(inbox.c.text)), 0)).select_from(inbox)))


def test_of_whoever_writes_all_day_words_are_read_and_answered_but_no_more_is_kept(town: Town) -> None:
    before = kept(town)
    for _hour in range(6):
        town.bot.receive(*(town.bot.message("amal", Kind.TEXT, "🙂" * 4_000) for _each in range(20)))
        assert town.hears("amal").count("Good to hear from you") == 20
        town.bot.later(minutes=60)
    most = (shares.WORDS.burst + 6 * 20) * (shares.PIECE + 20)
    assert most // 2 < kept(town) - before <= most
    town.bot.say("amal", "Thank you!")
    assert town.one(select(inbox.c.text).order_by(inbox.c.id.desc()).limit(1)) == "Thank you!"


def test_an_ordinary_message_takes_nothing_out_of_what_is_kept_of_a_day() -> None:
    assert shares.pieces_of("I can not come tomorrow, my daughter is ill. Is Thursday good?", lately=20) == 0
    assert shares.pieces_of("Hello", shares.OFTEN) == 1
    assert shares.pieces_of("", shares.OFTEN) == 0
