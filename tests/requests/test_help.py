"""Who helps with what, what is often asked, what one subscribes to, and the mentors' own group."""

import pytest
from sqlalchemy import select

from bot.flows.help import entries, found
from bot.ground.programme import Programme, Topic, load
from bot.simulation import Simulation
from storage.database import Database
from storage.tables import outbox, requests, subscriptions
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town

LEIDEN = load("leiden")


def meant(said: str, language: str = "en") -> list[str]:
    return [entries(LEIDEN)[number].id for number in found(LEIDEN, said, language)]


@pytest.mark.parametrize(
    ("said", "language", "wanted"),
    [
        ("letter", "en", "letters"),
        ("I got a leter from the tax", "en", "money"),
        ("brieven", "nl", "letters"),
        ("BRÍEF", "nl", "letters"),
        ("verzekerring", "nl", "money"),
        ("رسالة", "ar", "letters"),
        ("الرِسَالَة", "ar", "letters"),
        ("طبيب", "en", "doctor"),
        ("ደብዳበ", "ti", "letters"),
        ("ሓኪም", "ti", "doctor"),
        ("hospitaal ziekenhuis", "nl", "doctor"),
        ("uitkering", "ar", "benefit"),
        ("digid", "ti", "digid"),
    ],
)
def test_words_are_found_with_errors_accents_and_in_any_script(said: str, language: str, wanted: str) -> None:
    assert wanted in meant(said, language)


@pytest.mark.parametrize("said", ["xkcd qwerty", "?", "12345", "hello", "the", "خخخخ", "ok", "bananas"])
def test_nonsense_finds_nothing(said: str) -> None:
    assert meant(said) == []


def three_come(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, three_come)


def test_a_topic_says_who_helps_how_they_are_reached_and_what_a_mentor_need_not_solve(town: Town) -> None:
    number = next(n for n, each in enumerate(entries(LEIDEN)) if isinstance(each, Topic) and each.id == "money")
    town.begin("amal", "WhoHelps")
    town.pick("amal", str(number))
    said = "".join(reply.text for reply in town.bot._shown["amal"])
    assert "Ask VluchtelingenWerk." in said
    assert "+31 71 000 0001" in said
    assert "Your mentor does not have to solve this." in said
    town.begin("sanne", "WhoHelps")
    town.pick("sanne", str(number))
    assert "As a mentor you do not have to solve this." in "".join(reply.text for reply in town.bot._shown["sanne"])


def test_typed_words_are_found_and_what_is_not_found_is_asked_of_a_person_with_the_question(town: Town) -> None:
    town.begin("amal", "WhoHelps")
    town.bot.say("amal", "my dentist")
    assert "Do you mean one of these?" in town.said("amal")
    town.bot.say("amal", "a letter")
    assert "Do you mean one of these?" in "".join(reply.text for reply in town.bot._shown["amal"][-2:])
    town.pick("amal", "!WhoHelps")
    town.bot.say("amal", "Where can I repair my bicycle?")
    assert "I did not find this." in town.said("amal")
    town.pick("amal", "ask")
    assert town.rows(select(requests.c.kind, requests.c.words)) == [("asked", "Where can I repair my bicycle?")]


def test_words_outside_a_conversation_get_a_button_to_what_they_mean(town: Town) -> None:
    town.bot.say("amal", "I have a letter from school")
    town.pick("amal", "!HelpWith")
    assert "Ask VluchtelingenWerk." in "".join(reply.text for reply in town.bot._shown["amal"])
    assert town.one(select(requests.c.kind)) == "message"


def test_the_newsletter_goes_to_who_asked_for_it_and_is_left_with_one_tap(town: Town) -> None:
    town.begin("amal", "Subscriptions")
    town.pick("amal", "newsletter")
    town.begin("marieke", "Announce")
    town.pick("marieke", "en", "done")
    town.bot.say("marieke", "News of June.")
    town.pick("marieke", "skip", "en", "none", "sub-newsletter", "done", "no", "now")
    town.bot.later(seconds=62)
    got = town.rows(select(outbox.c.address).where(outbox.c.about == "broadcast:1"))
    assert [row[0] for row in got] == ["amal"]
    town.pick("amal", "!LeaveSubscription")
    assert town.rows(select(subscriptions.c.kind)) == []
    assert "You do not get it any more: Newsletter." in "".join(reply.text for reply in town.bot._shown["amal"])


def test_whoever_is_erased_is_subscribed_to_nothing(town: Town) -> None:
    town.begin("amal", "Subscriptions")
    town.pick("amal", "tips")
    town.begin("amal", "DeleteMe")
    town.pick("amal", "delete", "delete")
    assert town.rows(select(subscriptions.c.kind)) == []


def test_the_group_of_mentors_is_for_mentors(town: Town) -> None:
    town.begin("sanne", "MentorGroup")
    assert "https://example.org/mentoren" in "".join(reply.text for reply in town.bot._shown["sanne"])
    town.begin("amal", "MentorGroup")
    assert "https://example.org/mentoren" not in "".join(reply.text for reply in town.bot._shown["amal"])


def test_a_place_without_these_sections_offers_none_of_it(database: Database) -> None:
    from bot.language.speech import Speech

    bare = {"topics": (), "faq": (), "helpers": (), "subscriptions": (), "mentor_group": None, "safety": None}
    place = Programme(LEIDEN.profile.model_copy(update=bare))
    town = Town(Simulation(database, place, Speech(place.languages), EVENING))
    town.mentor("Sanne")
    town.begin("sanne", "Menu")
    labels = " ".join(button.label for button in town.bot._shown["sanne"][-1].options)
    for word in ("Who helps", "News and tips", "Group of mentors", "help now"):
        assert word not in labels
