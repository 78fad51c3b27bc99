"""Answers are understood across languages, scripts and digits; what is not, is met with help."""

import pytest
from sqlalchemy import select

from bot.ground import typed as commands
from bot.ground.messages import Kind
from bot.language.speech import Speech
from bot.simulation import Reply, Simulation
from storage.tables import inbox, journal
from tests.walking import answers, arrive, asked, begin, choose, newest, person, rows, sign_up, texts, walk

INTAKE = "NewcomerIntake"


def at(bot: Simulation, question: str) -> list[Reply]:
    return walk(bot, "1", begin(bot, "1", "newcomer"), until=question)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        *[("2", "18"), ("٣", "30"), ("۴", "55"), ("２", "18"), ("2.", "18"), ("(2)", "18"), ("2️⃣", "18")],
        *[
            ("18 to 29", "18"),
            ("18 TO 29!", "18"),
            ("١٨ to ٢٩", "18"),
            ("55 or", "55"),
            ("I am 41", "30"),
            ("٦٠", "55"),
        ],
        *[("55 of ouder", "55"), ("\u2068 30 to 54 \u2069", "30")],
    ],
)
def test_one_answer_by_number_label_or_age(bot: Simulation, said: str, kept: str) -> None:
    at(bot, "age")
    assert asked(bot.say("1", said)) == "town"
    assert answers(bot, "1", INTAKE)["age"] == kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        *[("1 3", ["nl", "ar"]), ("3,1", ["nl", "ar"]), ("١ ٣", ["nl", "ar"]), ("1. 3.", ["nl", "ar"])],
        *[("Dutch, Arabic", ["nl", "ar"]), ("dutch; english", ["nl", "en"]), ("Arabic\nDutch", ["nl", "ar"])],
        *[("Nederlands, Engels", ["nl", "en"]), ("Tigrinya & Arabic", ["ar", "ti"])],
    ],
)
def test_several_answers_by_numbers_or_labels(bot: Simulation, said: str, kept: list[str]) -> None:
    at(bot, "languages")
    assert asked(bot.say("1", said)) == "dutch"
    assert answers(bot, "1", INTAKE)["languages"] == kept


def test_labels_of_every_language_are_understood_whatever_language_is_chosen(bot: Simulation, speech: Speech) -> None:
    replies = at(bot, "wish")
    shown = newest(replies)
    assert shown is not None
    from bot.flows.sign_up.newcomer import NewcomerIntake

    for option in NewcomerIntake.wish.static:
        for code in speech.offered:
            assert asked(bot.say("1", speech.say(option.label, code))) == "gender"
            assert answers(bot, "1", INTAKE)["wish"] == option.id
            bot.say("1", "back")


@pytest.mark.parametrize(
    ("question", "said", "option"),
    [
        *[("wish", "woman", "woman"), ("wish", "man", "man"), ("wish", "vrouw", "woman"), ("dutch", "a few", "words")],
        *[("summary", "yes", "ok"), ("summary", "نعم", "ok"), ("summary", "Ja!", "ok"), ("summary", "OK", "ok")],
    ],
)
def test_a_word_of_a_label_or_yes_is_enough(bot: Simulation, question: str, said: str, option: str) -> None:
    at(bot, question)
    assert asked(bot.say("1", said)) != question
    assert answers(bot, "1", INTAKE)[question] == option


def test_no_leaves_everything_as_it_was(bot: Simulation) -> None:
    sign_up(bot, "1")
    assert asked(bot.say("1", "nee")) == ""
    bot.say("1", "delete me")
    bot.say("1", "yes")
    bot.say("1", "no")
    assert person(bot, "1")["listed_at"] is not None


def test_one_label_sets_an_answer_and_the_question_stays_open(bot: Simulation) -> None:
    at(bot, "languages")
    shown = newest(bot.say("1", "Arabic"))
    assert shown is not None
    assert "ar-" in shown.options
    assert asked(bot.say("1", "Done")) == "dutch"
    assert answers(bot, "1", INTAKE)["languages"] == ["ar"]


@pytest.mark.parametrize("said", ["1 99", "Dutch, Martian", "0", "-", "😀", "Klingon", "1 Dutch"])
def test_several_answers_with_one_unknown_are_asked_again(bot: Simulation, said: str) -> None:
    at(bot, "languages")
    assert asked(bot.say("1", said)) == "languages"
    assert "languages" not in answers(bot, "1", INTAKE)


def test_done_without_an_answer_says_so_and_is_no_mistake(bot: Simulation) -> None:
    at(bot, "languages")
    for _ in range(4):
        replies = choose(bot, "1", "done")
    assert asked(replies) == "languages"
    assert "at least one" in texts(replies)
    assert not rows(bot, select(journal.c.id).where(journal.c.kind == "wants a person"))


def test_skip_is_understood_by_its_number_too(bot: Simulation) -> None:
    sign_up(bot, "1")
    shown = newest(choose(bot, "1", "now"))
    assert shown is not None
    assert list(shown.options)[-1] == "skip"
    assert asked(bot.say("1", str(len(shown.options)))) == "interests"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("إمرأة", "امراه"), ("أحمد", "احمد"), ("مُدَرِّس", "مدرس"), ("عربـــي", "عربي"), ("فارسی", "فارسي")],
        *[
            ("کتاب", "كتاب"),
            ("ﻣﺮﺣﺒﺎ", "مرحبا"),
            ("ሠላም", "ሰላም"),
            ("ፀሓይ", "ጸሓይ"),
            ("STRASSE", "straße"),
            ("I\u2068d\u2069", "id"),
        ],
    ],
)
def test_letters_that_people_mix_are_compared_as_one(one: str, other: str) -> None:
    assert commands.normalise(one) == commands.normalise(other)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        *[
            ("Amal", "Amal"),
            ("  Amal \n van  Dam ", "Amal van Dam"),
            ("أمل", "أمل"),
            ("ኣማል", "ኣማል"),
            ("José 🌷", "José"),
        ],
        *[("\u202eAmal\u202c", "Amal"), ("\u2067Amal\u2069", "Amal"), ("A\u200bmal", "Amal"), ("Am\x07al", "Amal")],
        *[("نیلوفر\u200cها", "نیلوفر\u200cها"), ("Robert'); DROP TABLE people;--", "Robert') DROP TABLE people")],
        *[("<b>Amal</b> &amp;", "b Amal b &amp"), ("{name} %s", "name s"), ("Amal\U000e0041", "Amal")],
        *[("Amal\0", "Amal"), ("Amal\ud83d", "Amal"), ("x" * 40, "x" * 40), ("Amal 111222333", "Amal")],
    ],
)
def test_names_are_kept_without_what_is_invisible_or_no_part_of_a_name(bot: Simulation, said: str, kept: str) -> None:
    begin(bot, "1", "newcomer", name="")
    assert asked(bot.say("1", said)) == "age"
    assert answers(bot, "1", INTAKE)["name_"] == kept
    assert rows(bot, select(inbox.c.id).where(inbox.c.state == "failed")) == []


@pytest.mark.parametrize(
    "said",
    [
        *["🙂", "...", "123", "111222333", "x" * 41, "x" * 5000, "\u200b", "\0", "/settings", "👨‍👩‍👧", "\u202e"],
        *["\u3164", "t.me/amal", "👤 Marieke of Buurmaat", "amal.nl", "Amal 0612345678"],
    ],
)
def test_what_is_no_name_is_asked_again(bot: Simulation, said: str) -> None:
    first = texts(begin(bot, "1", "newcomer", name=""))
    again = texts(bot.say("1", said))
    assert first in again
    assert "name_" not in answers(bot, "1", INTAKE)


@pytest.mark.parametrize(("name", "said"), [("Amalia", "Amal"), ("Mohammed Ali", "Mohammed"), ("Skipper", "Skip")])
def test_a_name_is_never_made_longer_than_it_was_written(bot: Simulation, name: str, said: str) -> None:
    begin(bot, "1", "newcomer", name=name)
    bot.say("1", said)
    assert answers(bot, "1", INTAKE)["name_"] == said


@pytest.mark.parametrize("said", ["1", "١", "given"])
def test_the_name_of_the_app_is_one_tap_or_its_number(bot: Simulation, said: str) -> None:
    begin(bot, "1", "newcomer", name="Amal \u202e🌷")
    choose(bot, "1", "given") if said == "given" else bot.say("1", said)
    assert answers(bot, "1", INTAKE)["name_"] == "Amal"


@pytest.mark.parametrize("name", ["", "🌷🌷", "123456", "x" * 41, "\u202e", "\u3164", "www.x.nl", "👤 Buurmaat"])
def test_an_app_name_that_is_no_name_is_not_offered(bot: Simulation, name: str) -> None:
    assert newest(begin(bot, "1", "newcomer", name=name)) is None


def test_a_foreign_command_word_is_a_name_here(bot: Simulation) -> None:
    begin(bot, "1", "mentor", name="")
    assert asked(bot.say("1", "Seb")) == "age"
    assert answers(bot, "1", "MentorIntake")["name_"] == "Seb"


def test_the_name_of_the_app_is_a_name_even_when_it_is_a_command_word(bot: Simulation) -> None:
    begin(bot, "1", "newcomer", name="Help Yourself")
    assert asked(bot.say("1", "help")) == "age"


@pytest.mark.parametrize(
    "said", ["help", "/help", "HELP!", "Help.", "?", "؟", "ሓገዝ", "مساعدة", "مساعده", "/help@buurmaat_bot"]
)
def test_words_for_help_are_help_even_where_a_name_is_asked(bot: Simulation, said: str) -> None:
    begin(bot, "1", "newcomer", name="")
    bot.say("1", said)
    assert "name_" not in answers(bot, "1", INTAKE)
    assert rows(bot, select(inbox.c.state).distinct()) == [("done",)]


@pytest.mark.parametrize("said", ["👍", "...", "❤️", "!!!"])
def test_a_sign_without_letters_is_no_call_for_help(bot: Simulation, said: str, speech: Speech) -> None:
    assert speech.words.find(said) is None


def test_every_command_word_of_every_language_is_understood_from_a_choice(bot: Simulation, speech: Speech) -> None:
    first = at(bot, "dutch")
    for code in speech.offered:
        for spellings in (speech.languages[code].words[name] for name in ("menu", "stop", "language")):
            for word in spellings:
                assert asked(bot.say("1", word)) in ("pick", "what", "language")
                assert asked(bot.say("1", "/back")) == asked(first)


def test_a_line_of_the_summary_can_be_typed(bot: Simulation) -> None:
    replies = at(bot, "summary")
    label = next(b.label.removeprefix("✏️ ") for b in replies[-1].options if b.data.endswith(".languages"))
    assert asked(bot.say("1", label)) == "languages"


@pytest.mark.parametrize("kind", [Kind.VOICE, Kind.PICTURE, Kind.STICKER, Kind.CONTACT, Kind.LOCATION, Kind.FILE])
def test_what_is_not_text_gets_its_own_sentence_and_the_question(bot: Simulation, kind: Kind) -> None:
    question = texts(at(bot, "dutch")).split("\n\n")[-1]
    said = texts(bot.send("1", kind))
    assert said.endswith(f"\n\n{question}")
    assert said != texts(bot.send("1", Kind.UNREADABLE))


def test_two_misses_make_it_easier_and_the_third_calls_a_person_once(bot: Simulation) -> None:
    first = at(bot, "dutch")[-1]
    one, two, three, four = (bot.say("1", "blue")[-1] for _ in range(4))
    assert one.options == two.options == three.options == first.options
    assert "1 = " not in one.text
    assert "1 = Not yet" in two.text
    assert "/person" not in [control.data for control in one.controls]
    assert {"/person", "/menu"} <= {control.data for control in two.controls}
    assert "person" in two.text
    assert four.text == three.text
    called = rows(bot, select(journal.c.about).where(journal.c.kind == "wants a person"))
    assert called == [("NewcomerIntake.dutch",)]
    assert asked(bot.say("1", "1")) == "free"


def test_an_understood_answer_ends_the_counting(bot: Simulation) -> None:
    at(bot, "dutch")
    bot.say("1", "blue")
    bot.say("1", "Good")
    assert "1 = " not in texts(bot.say("1", "blue"))


def test_a_number_for_somebody_stays_what_the_list_showed(bot: Simulation) -> None:
    arrive(bot, "1", language="ar")
    assert person(bot, "1")["language"] == "ar"
    bot.say("1", "language")
    bot.say("1", "٣")
    assert person(bot, "1")["language"] == "en"
