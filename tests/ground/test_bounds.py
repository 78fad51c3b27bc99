"""However a text swells or is stacked, what is compared, searched and kept of it has an end."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from benchmarks.texts import HOSTILE
from bot.ground import search
from bot.ground.typed import COMPARED, CUT, READ, Command, Words, clean, mask, normalise, numbers, whole
from bot.people import finding
from bot.people.finding import Named

SWELLING = some.text(
    some.sampled_from(
        ["\ufdfa", "\ufdfb", "ΐ", "ﬃ", "a", " ", "\u0301", "\u0345", "\u200b", "አ", "1", "\u1112", "\u1161"]
    ),
    max_size=400,
)
LETTERS = some.text(max_size=400) | SWELLING


@pytest.mark.parametrize(
    ("written", "number"),
    [("7", 7), ("007", 7), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("9" * 5_000, None)]
    + [(each, None) for each in ("", "-1", "1.0", " 1", "1e3", "\u0661", "\u00b2", "x")],
)
def test_a_whole_number_from_the_wire_is_one_that_every_database_holds(written: str, number: int | None) -> None:
    assert whole(written) == number


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_compared_of_a_hostile_text_has_an_end(text: str) -> None:
    assert len(normalise(text)) <= COMPARED + len(CUT)
    assert len(search.plain(text)) <= COMPARED
    assert len(finding.folded(text)) <= COMPARED


@settings(deadline=None)
@given(text=LETTERS, times=some.integers(1, 40))
def test_what_is_compared_of_any_text_has_an_end(text: str, times: int) -> None:
    said = text * times
    assert len(normalise(said)) <= COMPARED + len(CUT)
    assert len(search.plain(said)) <= COMPARED
    assert len(finding.folded(said)) <= COMPARED


@given(text=some.text(max_size=60))
def test_a_short_text_is_compared_whole(text: str) -> None:
    whole = normalise(text)
    assert (whole[-1:] == CUT) == (len(whole) > COMPARED)


def test_what_is_longer_than_our_words_is_none_of_them() -> None:
    words = Words([{"stop": ["stop"]}])
    assert words.find("stop") is Command.STOP
    assert words.find("\u202e" * 300 + "stop" + "\u202e" * 300) is Command.STOP
    assert words.find("stop" + "." * COMPARED + "that is what he said") is None
    assert normalise("a" * COMPARED) != normalise("a" * (COMPARED + 1))


@settings(deadline=None)
@given(marks=some.lists(some.sampled_from("\u0301\u0345\u0316\u200b"), min_size=31, max_size=300))
def test_a_letter_never_carries_more_marks_than_sort_fast(marks: list[str]) -> None:
    said = "a" + "".join(marks) + "b"
    stack = longest = 0
    for sign in unicodedata.normalize("NFD", clean(said)):
        stack = stack + 1 if unicodedata.combining(sign) else 0
        longest = max(longest, stack)
    assert longest <= 30
    assert clean(said)[-1] == "b"


@given(name=some.text(some.characters(categories=["L"], exclude_characters="\u115f\u1160\u3164\uffa0"), max_size=30))
def test_what_people_write_stays_as_it_was(name: str) -> None:
    assert clean(name) == unicodedata.normalize("NFC", name)


def test_only_words_that_are_long_enough_are_compared_by_likeness(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reaches the costly comparison is no more than what fits in the letters that are read."""
    seen: list[int] = []
    really = search.process.extractOne

    def counted(wanted: str, words: list[str], **more: object) -> object:
        seen.append(sum(map(len, words)))
        return really(wanted, words, **more)

    monkeypatch.setattr(search.process, "extractOne", counted)
    entry = search.Entry("doctor", {"en": ("doctor", "general practitioner"), "ar": ("طبيب",)})
    for text in HOSTILE.values():
        search.find(text, [entry], "en")
    # The Arabic article may be taken off a word, which is then compared twice.
    assert seen
    assert max(seen) <= 2 * COMPARED


def test_a_search_for_people_looks_at_the_beginning_only(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(finding, "_alike", lambda wanted, names: seen.append(len(wanted)) or [])
    for text in HOSTILE.values():
        finding.search([Named(1, "Amal", None, None)], text)
    assert max(seen) <= COMPARED


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hiding_numbers_and_reading_them_ends(text: str) -> None:
    assert len(mask(text)) <= 2 * READ
    assert all(number < 10_000_000 for number in numbers(text))
