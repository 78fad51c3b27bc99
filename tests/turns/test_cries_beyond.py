"""Cries among very many messages: words are kept as far as the inbox has room, what is not kept is
told to staff, and who is afraid hears whom to call, not the same answer two hundred times. A voice,
which nobody can look through, is brought where somebody may be in danger."""

import pytest
from sqlalchemy import func, insert, select

from bot.ground.messages import Kind
from bot.requests import room
from bot.simulation import Simulation
from bot.turns import shares
from storage.tables import addresses, inbox, outbox, requests
from tests.kept import walked
from tests.town import Town

CRY = "I am afraid of him "
MANY = shares.PEOPLE.most
CALL = "Is somebody in danger? You can call now."
NOT_HEARD = "🎤 Nobody heard this voice message."
BROUGHT = "🎤 The coordinators have your voice message."


def sends(town: Town, who: str, number: int, said: str) -> None:
    messages = [town.bot.message(who, Kind.TEXT, said) for _ in range(number)]
    for at in range(0, number, 100):
        town.bot.conversations.receive(messages[at : at + 100], town.bot.now)


def amal_wrote_all_she_may(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.bot.later(minutes=10)
    town.hears("marieke")
    sends(town, "amal", MANY, "hello")
    town.hears("amal")
    town.hears("marieke")


@pytest.fixture
def town(bot: Simulation) -> Town:
    """Amal has used up her share."""
    return walked(bot, amal_wrote_all_she_may)


def speaks(town: Town, number: int = 1) -> str:
    """The same moment is the same batch."""
    town.bot.receive(
        *[town.bot.message("amal", Kind.VOICE, media=f"v{each}", mime="audio/ogg") for each in range(number)]
    )
    return town.hears("amal")


def test_two_hundred_long_cries_are_one_request_with_an_end_and_the_rest_is_counted(town: Town) -> None:
    sends(town, "amal", 200, CRY * 200)
    words, parts, more = town.rows(select(requests.c.words, requests.c.parts, requests.c.more))[0]
    assert len(words) <= room.ROOM_IN_DANGER
    assert words.startswith((CRY * 200).strip())
    assert parts == 200
    town.begin("marieke", "Inbox")
    town.begin("marieke", "InboxItem", "request:1")
    assert f"{more} more messages had no room here" in town.said("marieke")
    assert more >= 195


def test_the_words_are_nowhere_else(town: Town) -> None:
    sends(town, "amal", 200, CRY * 200)
    kept = town.one(
        select(func.coalesce(func.sum(func.length(inbox.c.text)), 0)).where(inbox.c.text.like("I am afraid%"))
    )
    assert kept == 0
    assert not town.rows(select(outbox.c.id).where(outbox.c.text.like("%I am afraid of him%")))


def test_who_cries_among_many_messages_hears_whom_to_call_once_a_minute(town: Town) -> None:
    sends(town, "amal", 50, CRY)
    first = town.hears("amal")
    assert first.count(CALL) == 1
    assert "112" in first
    assert "The people of the project read the first ones." in first
    assert any(option.data == "!HelpNow" for option in town.bot._shown["amal"][-1].options)
    for _ in range(20):
        sends(town, "amal", 2, CRY)
    assert town.hears("amal") == ""
    town.bot.later(minutes=1)
    sends(town, "amal", 90, CRY)
    assert town.hears("amal").count(CALL) == 1


def test_a_cry_among_many_messages_answers_nothing_else_and_stands_in_the_inbox(town: Town) -> None:
    before = town.rows(select(requests.c.id))
    sends(town, "amal", 1, "my husband is beating me")
    assert before == []
    assert town.rows(select(requests.c.kind, requests.c.words)) == [("message", "my husband is beating me")]
    town.begin("marieke", "InboxItem", "request:1")
    assert "my husband is beating me" in town.said("marieke")


def test_below_the_share_what_found_no_room_is_kept_nowhere_else(bot: Simulation) -> None:
    town = walked(bot, two_talk)
    for number in range(6):
        town.bot.say("amal", f"{number} {CRY * 200}")
    kept = [row[0] for row in town.rows(select(inbox.c.text).where(inbox.c.text.like("% I am afraid%")))]
    ((words, more),) = town.rows(select(requests.c.words, requests.c.more))
    assert len(kept) == 6 - more
    assert more >= 2
    assert all(each.strip() in words for each in kept)


def two_talk(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.bot.later(minutes=10)
    for who in town.people:
        town.hears(who)


def test_a_voice_among_many_messages_is_said_not_to_be_heard_and_whom_to_call(town: Town) -> None:
    said = speaks(town)
    assert NOT_HEARD in said
    assert CALL in said
    assert "112" in said
    assert town.hears("marieke") == ""
    assert speaks(town, 5) == ""
    town.bot.later(minutes=1)
    assert speaks(town, 5).count(NOT_HEARD) == 1


def test_a_voice_after_words_of_danger_is_brought(town: Town) -> None:
    sends(town, "amal", 1, CRY)
    town.hears("amal")
    town.bot.later(minutes=1)
    assert BROUGHT in speaks(town)
    assert "Amal wrote about safety" in town.hears("marieke")
    assert town.rows(select(outbox.c.id).where(outbox.c.extra.like('%"voice":"v0"%')))


@pytest.mark.parametrize("first", [True, False])
def test_a_voice_beside_words_of_danger_is_brought_whichever_came_first(town: Town, first: bool) -> None:
    cry = town.bot.message("amal", Kind.TEXT, CRY)
    voice = town.bot.message("amal", Kind.VOICE, media="v7", mime="audio/ogg")
    town.bot.receive(*((cry, voice) if first else (voice, cry)))
    assert town.rows(select(outbox.c.id).where(outbox.c.extra.like('%"voice":"v7"%')))
    assert CALL in town.hears("amal") or BROUGHT in town.said("amal")


def test_a_voice_of_who_asked_for_help_is_added_to_that_and_brought(town: Town) -> None:
    town.begin("amal", "HelpNow")
    town.pick("amal", "yes")
    town.hears("marieke")
    town.hears("amal")
    assert BROUGHT in speaks(town)
    assert "wrote about safety" in town.hears("marieke")
    assert [
        tuple(row) for row in town.rows(select(requests.c.kind, requests.c.parts).where(requests.c.kind != "message"))
    ] == [("help now", 2)]


def test_also_when_few_messages_came_a_voice_of_who_asked_for_help_is_brought(bot: Simulation) -> None:
    town = walked(bot, two_talk)
    town.begin("amal", "HelpNow")
    town.pick("amal", "yes")
    town.hears("marieke")
    assert BROUGHT in speaks(town)
    assert "wrote about safety" in town.hears("marieke")


def test_also_in_the_middle_of_a_sign_up(bot: Simulation) -> None:
    town = walked(bot, two_talk)
    bot.begin("new", "NewcomerIntake", "en")
    bot.say("new", "my husband hits me")
    bot.later(seconds=20)
    bot.receive(bot.message("new", Kind.VOICE, media="v1", mime="audio/ogg"))
    assert BROUGHT in "".join(reply.text for reply in bot.replies("new"))
    assert "wrote about safety" in town.hears("marieke")
    assert town.rows(select(outbox.c.id).where(outbox.c.extra.like('%"voice":"v1"%')))


def test_a_voice_at_a_question_without_any_danger_goes_to_nobody(bot: Simulation) -> None:
    town = walked(bot, two_talk)
    bot.begin("new", "NewcomerIntake", "en")
    bot.receive(bot.message("new", Kind.VOICE, media="v1", mime="audio/ogg"))
    assert BROUGHT not in "".join(reply.text for reply in bot.replies("new"))
    assert town.hears("marieke") == ""


def test_another_chat_of_the_person_does_not_learn_that_they_asked_for_help(bot: Simulation) -> None:
    town = walked(bot, two_talk)
    new = {"key": "telegram:other", "person_id": town.id("amal"), "linked_at": 7}
    trial = int(bot.now.timestamp()) + 600_000
    bot.database.write(lambda c: c.execute(insert(addresses).values(**new, trial_until=trial)))
    town.begin("amal", "HelpNow")
    town.pick("amal", "yes")
    bot.say("amal", "he hits me")
    town.hears("marieke")
    bot.receive(bot.message("other", Kind.VOICE, media="v1", mime="audio/ogg"))
    heard = "".join(reply.text for reply in bot.replies("other"))
    assert heard
    assert BROUGHT not in heard
    assert town.hears("marieke") == ""


def test_of_forty_such_voices_the_first_are_brought_and_the_others_said_so(town: Town) -> None:
    town.begin("amal", "HelpNow")
    town.pick("amal", "yes")
    town.hears("amal")
    for _ in range(40):
        speaks(town)
    town.bot.later(minutes=2)
    assert "I cannot bring this voice message" in speaks(town)
    brought = town.one(select(func.count()).select_from(outbox).where(outbox.c.extra.like('%"voice"%')))
    assert 1 <= brought <= 7


def test_words_of_danger_below_a_voice_go_with_it_to_the_coordinators(town: Town) -> None:
    """Also in the middle of very many messages; whom to call is said once."""
    town.bot.receive(town.bot.message("amal", Kind.VOICE, CRY, media="v3", mime="audio/ogg"))
    heard = town.hears("amal")
    assert BROUGHT in heard
    assert heard.count("112") == 1
    assert any(CRY.strip() in words for (words,) in town.rows(select(requests.c.words)))


def test_staff_who_write_too_much_hear_what_staff_hear(town: Town) -> None:
    sends(town, "marieke", shares.STAFF.most, "hello")
    town.hears("marieke")
    town.bot.receive(town.bot.message("marieke", Kind.VOICE, media="v", mime="audio/ogg"))
    assert NOT_HEARD not in town.hears("marieke")
