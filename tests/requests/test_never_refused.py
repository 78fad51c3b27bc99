"""What somebody tells who may be in danger is never refused: not for its length, not for being no
words, and not because a button was asked for.
"""

import pytest
from sqlalchemy import select

from bot.flows.engine.questions import Words
from bot.flows.every import BY_NAME
from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from storage.database import Database
from storage.tables import inbox, requests, signs
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town

CRY = "he is killing me, he has a knife"
NUMBERS = "112"
RANG = "wrote about safety"


def they_meet(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    for name in ("Sanne", "Tom"):
        town.mentor(name)
        town.match("amal", name.lower())
    town.begin("sanne", "WriteTo", "match:1")
    town.bot.say("sanne", "Come to me tonight")
    town.bot.later(hours=4)
    town.sent()
    for who in town.people:
        town.hears(who)


@pytest.fixture
def bot(database: Database, leiden: Programme, speech: Speech) -> Simulation:
    return Simulation(database, leiden, speech, EVENING, (TELEGRAM, WHATSAPP))


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, they_meet)


def sends(town: Town, kind: Kind, words: str = "") -> str:
    more = {"media": "file-1", "mime": "image/jpeg", "size": 1000} if kind in (Kind.PICTURE, Kind.FILE) else {}
    town.bot.receive(town.bot.message("amal", kind, words, **more))
    return town.hears("amal")


def asked(town: Town) -> list[tuple[str, str]]:
    """What waits of Amal: of which kind, with which words."""
    return [(row[0], row[1]) for row in town.rows(select(requests.c.kind, requests.c.words).order_by(requests.c.id))]


LONG = "He hits me every night. " * 125
# What is sent, and what is kept of it.
SENT = {
    "long": (Kind.TEXT, LONG, LONG.strip()),
    "signs": (Kind.TEXT, "😭😭🔪", "😭😭🔪"),
    "dot": (Kind.TEXT, ".", "."),
    "number": (Kind.TEXT, "112", "112"),
    "stroke": (Kind.TEXT, "/x he hits me", "/x he hits me"),
    "link": (Kind.TEXT, "https://evidence.example/photo", "https://evidence.example/photo"),
    "picture": (Kind.PICTURE, "", "📷"),
    "picture with words": (Kind.PICTURE, "he hits me", "📷 he hits me"),
    "place": (Kind.LOCATION, "", "📍"),
    "file": (Kind.FILE, "", "📎"),
    "contact": (Kind.CONTACT, "", "👤"),
    "sticker": (Kind.STICKER, "", "🙂"),
    "another": (Kind.UNREADABLE, "", "…"),
}


@pytest.mark.parametrize("sent", SENT)
def test_whatever_is_sent_as_a_worry_is_one(town: Town, sent: str) -> None:
    kind, words, kept = SENT[sent]
    town.begin("amal", "Concern")
    town.pick("amal", "me")
    said = sends(town, kind, words)
    assert asked(town) == [("concern", kept)]
    assert RANG in town.hears("marieke")
    assert "The coordinators see it first of all" in said
    assert NUMBERS in said
    assert ("They cannot see it" in said) == (kind is not Kind.TEXT)
    assert not town.rows(select(inbox.c.id).where(inbox.c.text == words, inbox.c.text != ""))


@pytest.mark.parametrize("sent", SENT)
def test_whatever_is_sent_as_a_doubt_is_one(town: Town, sent: str) -> None:
    kind, words, kept = SENT[sent]
    town.begin("amal", "NotSure", "match:1")
    said = sends(town, kind, words)
    assert "Only the coordinator hears it" in said
    (told,) = [row[0] for row in town.rows(select(signs.c.words).where(signs.c.kind == "not sure"))]
    assert told[:1900] == kept[:1900]
    assert not town.rows(select(requests.c.id).where(requests.c.kind == "message"))


def test_no_conversation_that_stands_fast_refuses_words() -> None:
    found = [
        question
        for flow in BY_NAME.values()
        if flow.stands_fast()
        for question in flow.questions.values()
        if isinstance(question, Words)
    ]
    assert found
    assert all(question.takes_all and question.hears for question in found)


# How each question is opened at which a button is asked for, and whether what is told there rings.
AT_A_BUTTON: dict[str, tuple[str, bool]] = {
    "HelpNow": ("", True),
    "Concern": ("", True),
    "IAmNotSure": ("", False),
    "ReportMessage": ("said", False),
    "Stop": ("", False),
    "DeleteMe": ("", False),
    "MyApps": ("", False),
    "PlanMeeting": ("match:1", False),
    "EndTogether": ("match:1:2", False),
    "ChooseLanguage": ("", False),
}


def opens(town: Town, flow: str, about: str) -> None:
    if about == "said":
        town.pick("amal", "!ReportMessage")
    else:
        town.begin("amal", flow, about)


def test_each_question_at_a_button_that_stands_fast_is_in_the_table() -> None:
    fast = {name for name, flow in BY_NAME.items() if flow.stands_fast()}
    assert fast - set(AT_A_BUTTON) == {"InNeed", "NotSure", "TalkToPerson", "UndoNewChat"}


@pytest.mark.parametrize("flow", AT_A_BUTTON)
def test_words_of_danger_in_place_of_a_button_are_kept_with_whom_to_call(town: Town, flow: str) -> None:
    about, rings = AT_A_BUTTON[flow]
    opens(town, flow, about)
    said = sends(town, Kind.TEXT, CRY)
    assert NUMBERS in said
    assert asked(town) == [("concern" if rings else "message", CRY)]
    assert (RANG in town.hears("marieke")) == rings


def test_what_is_told_before_it_is_said_whom_it_is_about_is_the_worry(town: Town) -> None:
    told = "Sanne kisses me and holds me"
    town.begin("amal", "Concern")
    assert "The coordinators see it first of all" in sends(town, Kind.TEXT, told)
    assert asked(town) == [("concern", told)]
    assert RANG in town.hears("marieke")


@pytest.mark.parametrize("words", ["About me", "2", "me"])
def test_whom_it_is_about_may_still_be_written(town: Town, words: str) -> None:
    town.begin("amal", "Concern")
    sends(town, Kind.TEXT, words)
    assert asked(town) == []


def test_who_does_not_want_it_told_is_not_told_of(town: Town) -> None:
    town.begin("amal", "HelpNow")
    sends(town, Kind.TEXT, "Please do not tell anybody of it")
    assert asked(town) == []
    assert RANG not in town.hears("marieke")


@pytest.mark.parametrize("flow", ["Concern", "HelpNow"])
@pytest.mark.parametrize("kind", [Kind.VOICE, Kind.PICTURE, Kind.LOCATION])
def test_what_is_no_words_rings_in_place_of_a_button_too(town: Town, flow: str, kind: Kind) -> None:
    town.begin("amal", flow)
    more = {"media": "file-1", "mime": "audio/ogg", "size": 1000} if kind is Kind.VOICE else {}
    town.bot.receive(town.bot.message("amal", kind, "", **more))
    assert NUMBERS in town.hears("amal")
    assert [each[0] for each in asked(town)] == ["concern"]
    assert RANG in town.hears("marieke")


@pytest.mark.parametrize("flow", ["Concern", "HelpNow"])
def test_whom_to_call_is_said_once(town: Town, flow: str) -> None:
    town.begin("amal", flow)
    town.hears("amal")
    assert sends(town, Kind.TEXT, CRY).count(NUMBERS) == 1


def test_the_one_they_meet_may_be_chosen_also_when_the_match_has_just_ended(town: Town) -> None:
    town.begin("amal", "Concern")
    town.bot.later(minutes=1)
    for number, mentor in enumerate(("sanne", "tom"), 1):
        town.begin(mentor, "EndTogether", f"match:{number}:2")
        town.pick(mentor, "yes", "time", "no", "again")
    town.pick("amal", "other")
    assert "The coordinators see it first of all" in sends(town, Kind.TEXT, "He comes to my house")


def test_words_of_danger_are_no_message_too_where_they_answer_a_question(town: Town) -> None:
    town.begin("amal", "WriteTo", "match:1")
    assert NUMBERS in sends(town, Kind.TEXT, CRY)
    assert asked(town) == []
