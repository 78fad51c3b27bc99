"""Texts in people's languages: plural, direction, dates, fallback."""

from datetime import date, time
from pathlib import Path

import pytest

from bot.ground.errors import CatalogueError
from bot.ground.messages import Option
from bot.ground.text import Exact, Listed, Text, _, as_is, given, lines, paragraphs, plural
from bot.language.speech import FSI, LRI, PDI, Speech, load_language

DAY = date(2026, 12, 5)


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("ar", {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 101: 5, 102: 5, 103: 3, 111: 4}),
        ("ti", {0: 0, 1: 0, 2: 1, 3: 1, 11: 1, 100: 1, 101: 1}),
        ("nl", {0: 1, 1: 0, 2: 1, 3: 1, 11: 1, 100: 1, 101: 1}),
        ("en", {0: 1, 1: 0, 2: 1, 3: 1, 11: 1, 100: 1, 101: 1}),
    ],
)
def test_each_number_takes_its_plural_form(speech: Speech, code: str, forms: dict[int, int]) -> None:
    assert {number: speech.languages[code].plural(number) for number in forms} == forms


@pytest.mark.parametrize("number", [0, 1, 2, 3, 11, 100, 101])
def test_plural_texts_are_said_in_every_language(speech: Speech, number: int) -> None:
    for code in speech.offered:
        said = speech.say(
            plural(
                "We delete the text of this chat after {count} day.",
                "We delete the text of this chat after {count} days.",
                count=number,
            ),
            code,
        )
        assert "{" not in said
        assert str(number) in said or (code, number) in [("ar", 0), ("ar", 1), ("ar", 2)]


def test_english_takes_the_form_of_the_number_from_the_code(speech: Speech) -> None:
    assert [speech.say(plural("{count} cup", "{count} cups", count=n), "en") for n in (0, 1, 2)] == [
        *("0 cups", "1 cup", "2 cups")
    ]


def test_names_in_arabic_are_isolated_and_times_and_links_keep_their_order(speech: Speech) -> None:
    text = Text("{name} {time} {link}", {"name": "Sanne", "time": time(14, 30), "link": Exact("https://x.example/a?b")})
    assert speech.say(text, "ar") == (f"{FSI}Sanne{PDI} {LRI}14:30{PDI} {LRI}https://x.example/a?b{PDI}")


def test_an_arabic_name_in_dutch_is_isolated_and_a_dutch_one_is_not(speech: Speech) -> None:
    assert speech.say(Text("Dag {name}", {"name": "أمل"}), "nl") == f"Dag {FSI}أمل{PDI}"
    assert speech.say(Text("Dag {name}", {"name": "Amal"}), "nl") == "Dag Amal"


def test_what_stands_alone_on_a_button_has_no_isolates(speech: Speech) -> None:
    assert speech.label(Option("x", as_is("Leiden"), "🏠"), "ar") == "🏠 Leiden"


@pytest.mark.parametrize(
    ("code", "day", "at"),
    [
        ("en", "Saturday 5 December", "14:05"),
        ("nl", "zaterdag 5 december", "14.05 uur"),
        ("ar", "السبت 5 كانون الأول", "14:05"),
    ],
)
def test_dates_have_weekday_and_month_by_name_and_times_have_24_hours(
    speech: Speech, code: str, day: str, at: str
) -> None:
    assert speech.say(Text("{day}", {"day": DAY}), code) == day
    assert speech.say(Text("{at}", {"at": time(14, 5)}), code).strip(LRI + PDI) == at


def test_tigrinya_dates_and_times_have_latin_digits_24_hours_and_the_part_of_the_day(speech: Speech) -> None:
    assert " 5 " in speech.say(Text("{day}", {"day": DAY}), "ti")
    assert speech.say(Text("{at}", {"at": time(14, 5)}), "ti") == "14:05 (ድሕሪ ቀትሪ)"


def test_lists_are_joined_with_the_comma_of_the_language(speech: Speech) -> None:
    items = Text("{it}", {"it": Listed((_("Dutch"), _("Arabic")))})
    assert speech.say(items, "en") == "Dutch, Arabic"
    assert "، " in speech.say(items, "ar")


def test_a_sentence_without_a_translation_falls_back_to_english(speech: Speech) -> None:
    for code in speech.offered:
        assert speech.say(_("This sentence is in no catalogue."), code) == "This sentence is in no catalogue."


def test_a_sentence_of_the_programme_falls_back_too(speech: Speech) -> None:
    said = given({"nl": "Dag", "en": "Hello"})
    assert [speech.say(said, code) for code in ("nl", "en", "ar")] == ["Dag", "Hello", "Hello"]


def test_values_are_put_in_once_and_never_read_as_templates(speech: Speech) -> None:
    sly = Text("{label}: {answer}", {"label": _("First name"), "answer": as_is("{label} {0} %s {{")})
    assert speech.say(sly, "en") == "First name: {label} {0} %s {{"


def test_texts_under_each_other_keep_their_breaks(speech: Speech) -> None:
    assert speech.say(paragraphs(as_is("a"), lines(as_is("b"), as_is("c"))), "en") == "a\n\nb\nc"


@pytest.mark.parametrize(("hint", "code"), [("nl-BE", "nl"), ("ar_SY", "ar"), ("TI", "ti"), ("xx", "en"), ("", "en")])
def test_the_language_of_the_app_is_the_first_guess(speech: Speech, hint: str, code: str) -> None:
    assert speech.guess(hint, "en") == code


def test_labels_are_found_whole_or_clearly_cut_short(speech: Speech) -> None:
    options = (
        Option("one", as_is("Weekday mornings")),
        Option("two", as_is("Weekend mornings")),
        Option("x", as_is("Oz")),
    )
    for said, id_ in [
        ("weekday mornings", "one"),
        ("Weekd", "one"),
        ("Week", None),
        ("We", None),
        ("weekend", "two"),
        ("mornings", None),
        ("oz", "x"),
        ("o", None),
    ]:
        assert speech.find(options, said) == id_
    assert speech.find(options, "Weekd", exact=True) is None
    assert speech.find(options, "WEEKDAY MORNINGS!", exact=True) == "one"


@pytest.mark.parametrize("source", ["", 'autonym = "X"', "= nonsense"])
def test_a_language_file_that_does_not_read_is_named(tmp_path: Path, source: str) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text(source, encoding="utf-8")
    with pytest.raises(CatalogueError, match="xx"):
        load_language("xx", tmp_path)


def test_a_language_that_is_not_there_is_named() -> None:
    with pytest.raises(CatalogueError, match="zz"):
        Speech(["zz"])
