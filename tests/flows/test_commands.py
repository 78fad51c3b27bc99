"""Words that work anywhere, what is hidden, and what is kept of a person's words."""

import pytest

from bot.ground.typed import Command, clean, mask, numbers, storable
from bot.language.speech import Speech


@pytest.mark.parametrize(
    "said",
    [
        *("111222333", "my BSN is 111222333.", "111 222 333", "1112.22.333", "111-222-333", "111\n222\n333"),
        *(
            "111\u200b222333",
            "111\u00a0222\u00a0333",
            "111–222–333",
            "١١١٢٢٢٣٣٣",
            "BSN:111222333",
            "(111222333)",
            "12345672",
        ),
    ],
)
def test_what_looks_like_a_bsn_is_hidden(said: str) -> None:
    assert not [number for number in numbers(mask(said)) if number > 99]
    assert "*********" in mask(said)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "111222334",
            "000000000",
            "+31612345678",
            "0612345678",
            "1112223334",
            "2026-11-23",
            "18:30",
            "2311 AB 14",
            "23-11-2026",
        ),
        *("1 2 3", "", "call 112", "06 12345672", "06-12345672", "+31 6 12345672", "0031 6 12345672", "2026-11-23"),
    ],
)
def test_other_numbers_stay(said: str) -> None:
    assert mask(said) == said


def test_every_command_word_of_every_language_means_its_command(speech: Speech) -> None:
    for code in speech.offered:
        for name, spellings in speech.languages[code].words.items():
            for word in spellings:
                for said in (word, word.upper(), f" {word}! ", f"\u2068{word}\u2069"):
                    assert speech.words.find(said) is Command(name)


@pytest.mark.parametrize("command", list(Command))
def test_every_command_works_with_a_stroke_and_the_name_of_the_bot(speech: Speech, command: Command) -> None:
    for said in (f"/{command}", f"/{command}@buurmaat_bot", f"/{command} please", f"/{command.upper()}"):
        assert speech.words.find(said) is command


@pytest.mark.parametrize("said", ["", " ", "stop it", "👍", "menus", "/nothing", "back back", "\0", "x" * 5000])
def test_other_words_are_no_command(speech: Speech, said: str) -> None:
    assert speech.words.find(said) is None


def test_joined_emoji_and_persian_spelling_stay_whole() -> None:
    assert clean("👩‍👩‍👧 می‌خواهم") == "👩‍👩‍👧 می‌خواهم"


def test_direction_marks_control_and_private_characters_go() -> None:
    assert clean("\u202e\u2066a\x00\x1b[31mb\ue000\u2069\ufeff", one_line=True) == "a[31mb"


def test_what_no_database_takes_is_left_out() -> None:
    assert storable("a\0b\ud800c\udfffd😀") == "abcd😀"
