"""Who asked for a person, or was answered by one: what they write is for that person, but for the
answers to what they opened themselves since. What is about safety is never only kept.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.flows.every import BY_NAME
from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from storage.database import Database
from storage.tables import inbox, matches, requests
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town

BEATEN = "My husband beats me every night"
KEPT = "I keep this for the people of the project"
RANG = "wrote about safety"
NUMBERS = "Is somebody in danger"


def they_talk(town: Town) -> None:
    """Amal asked for a person in the afternoon; now it is night."""
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.match("amal", "sanne")
    town.begin("amal", "TalkToPerson")
    town.bot.say("amal", "When is the office open?")
    town.bot.later(hours=16)
    for who in town.people:
        town.hears(who)


@pytest.fixture
def bot(database: Database, leiden: Programme, speech: Speech) -> Simulation:
    return Simulation(database, leiden, speech, EVENING - timedelta(hours=9), (TELEGRAM, WHATSAPP))


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, they_talk)


def asked(town: Town) -> list[tuple[str, str]]:
    """What waits of Amal: of which kind, with which words."""
    found = town.rows(select(requests.c.kind, requests.c.words).order_by(requests.c.id))
    return [(row[0], row[1]) for row in found]


def speaks(town: Town, who: str) -> str:
    town.bot.receive(town.bot.message(who, Kind.VOICE, "", media="file-1", size=1000, mime="audio/ogg"))
    return town.hears(who)


# How each conversation about safety or leaving is answered in words: what is pressed before, the
# words, and what shows that they were heard.
ANSWERED = {
    "HelpNow": ((), "Yes, tell them", "The coordinators know it now"),
    "InNeed": ((), BEATEN, KEPT),
    "Concern": (("me",), BEATEN, "The coordinators see it first of all"),
    "Stop": ((), "All messages", "I do not write to you any more"),
    "DeleteMe": ((), "Yes, delete it", "Are you very sure?"),
    "MyApps": ((), "Add WhatsApp", "Write this code to me there"),
    "NotSure": ((), BEATEN, "Only the coordinator hears it"),
}
# They ask nothing, or a button alone begins them.
NOTHING_TO_SAY = {"IAmNotSure", "InNeed", "TalkToPerson", "UndoNewChat", "ReportMessage"}


def test_each_conversation_that_is_always_heard_is_in_the_table() -> None:
    always = {name for name, flow in BY_NAME.items() if flow.always_heard or flow.private}
    assert always == {*ANSWERED, *NOTHING_TO_SAY}


@pytest.mark.parametrize("flow", ANSWERED)
def test_what_is_about_safety_or_leaving_is_answered_also_by_who_talks_with_a_person(town: Town, flow: str) -> None:
    before, words, heard = ANSWERED[flow]
    town.begin("amal", flow, f"match:{town.one(select(matches.c.id))}" if flow == "NotSure" else "")
    town.pick("amal", *before)
    said = "\n".join(reply.text for reply in town.bot.say("amal", words))
    assert heard in said
    assert (KEPT in said) is (heard == KEPT)


def test_a_worry_rings_at_night_and_its_words_stand_nowhere_else(town: Town) -> None:
    town.begin("amal", "Concern")
    town.pick("amal", "me")
    said = "\n".join(reply.text for reply in town.bot.say("amal", BEATEN))
    assert NUMBERS in said
    assert RANG in town.hears("marieke")
    assert ("concern", BEATEN) in asked(town)
    assert ("asked", "When is the office open?") in asked(town)
    assert not town.rows(select(inbox.c.id).where(inbox.c.text.contains("beats me")))


def test_a_worry_that_is_spoken_rings_too(town: Town) -> None:
    town.begin("amal", "Concern")
    town.pick("amal", "me")
    assert "The coordinators see it first of all" in speaks(town, "amal")
    assert RANG in town.hears("marieke")
    assert [kind for kind, _words in asked(town)] == ["asked", "concern"]


@pytest.mark.parametrize("flow", ["Stop", "DeleteMe", "MyApps"])
def test_what_answers_nothing_there_is_for_the_person_with_whom_to_call(town: Town, flow: str) -> None:
    town.begin("amal", flow)
    said = "\n".join(reply.text for reply in town.bot.say("amal", BEATEN))
    assert KEPT in said
    assert NUMBERS in said
    assert asked(town)[0][1].endswith(BEATEN)


def test_what_they_opened_since_is_answered_and_what_is_asked_of_them_is_not(town: Town) -> None:
    id_ = town.one(select(matches.c.id))
    town.begin("amal", "WriteTo", f"match:{id_}")
    town.bot.say("amal", "See you on Monday")
    town.bot.later(hours=12)
    assert "See you on Monday" in town.hears("sanne")
    town.plan("sanne", id_, *first_day(town))
    assert "library" in town.hears("amal").lower()
    assert KEPT in "\n".join(reply.text for reply in town.bot.say("amal", "My question is another one"))
    assert asked(town)[0][1].endswith("My question is another one")


def first_day(town: Town) -> tuple[str, ...]:
    return ((town.bot.now + timedelta(days=3)).date().isoformat(),)


def test_what_was_open_when_the_person_answered_does_not_take_what_is_written_back(town: Town) -> None:
    id_ = town.one(select(matches.c.id))
    town.begin("amal", "WriteTo", f"match:{id_}")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "answer")
    town.bot.say("marieke", "Tomorrow at nine. How are you?")
    town.bot.say("amal", "I am afraid at home")
    town.bot.later(hours=12)
    assert asked(town)[-1] == ("asked", "I am afraid at home")
    assert "afraid" not in town.hears("sanne")


def test_who_went_back_to_the_bot_and_to_the_question_answers_it(town: Town) -> None:
    id_ = town.one(select(matches.c.id))
    town.begin("amal", "WriteTo", f"match:{id_}")
    town.begin("amal", "TalkToPerson")
    town.begin("amal", "WriteTo", f"match:{id_}")
    town.bot.say("amal", "See you on Monday")
    town.bot.later(hours=12)
    assert "See you on Monday" in town.hears("sanne")
