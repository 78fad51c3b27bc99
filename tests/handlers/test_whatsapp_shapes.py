"""How messages become what WhatsApp takes: whatever is asked,
every title fits and none is there twice.
"""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ground.messages import Button, Outgoing
from bot.ground.programme import Programme
from bot.handlers.whatsapp.shapes import (
    BUTTONS,
    ITEMS,
    LIMITS,
    WITH_BUTTONS,
    Made,
    Plain,
    content,
    shape,
    short,
    unique,
)
from bot.language.speech import Speech
from playground.twilio_rules import check_content, filled, problem_of

LABELS = st.text(min_size=1, max_size=60)


def message(text: str, labels: list[str], controls: int = 0, page: int = 0, language: str = "ti") -> Outgoing:
    buttons = tuple(Button(f"1.1.a.o{n}", label) for n, label in enumerate(labels))
    rest = tuple(Button(f"/c{n}", f"Control {n}") for n in range(controls))
    return Outgoing(9, "+31", text, buttons, rest, language=language, page=page)


@given(
    labels=st.lists(LABELS, max_size=40),
    text=st.text(min_size=1, max_size=3000),
    controls=st.integers(0, 3),
    page=st.integers(0, 7),
)
@settings(max_examples=200, deadline=None)
def test_whatever_is_asked_the_service_takes_it(
    speech: Speech, labels: list[str], text: str, controls: int, page: int
) -> None:
    for part in shape(message(text, labels, controls, page), speech.say, lambda _key: True):
        if isinstance(part, Plain):
            assert len(part.text) <= LIMITS.text
            continue
        described = content(part, speech.say)
        check_content(described)
        types = filled(described, part.variables)
        assert problem_of(types) == ""
        kind, what = next(iter(types.items()))
        shown = what["actions"] if kind == "twilio/quick-reply" else what["items"]
        assert len(shown) <= (BUTTONS if kind == "twilio/quick-reply" else ITEMS)
        titles = [each.get("title") or each.get("item") for each in shown]
        assert all(len(title) <= LIMITS.label for title in titles)
        assert len(set(titles)) == len(titles)


@given(st.lists(LABELS, max_size=30))
def test_titles_fit_and_none_is_there_twice(labels: list[str]) -> None:
    titles = unique([short(label) for label in labels])
    assert all(0 < len(title) <= LIMITS.label for title in titles)
    assert len(set(titles)) == len(labels)


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Yes", "Yes"),
        ("🧑 Talk to a person", "🧑 Talk to a person"),
        ("📅 Zaterdag 5 december", "Zaterdag 5 december"),
        ("A very long name of somebody", "A very long name of…"),
        ("ካልእ መዓልቲ ወይ ግዜ ምረጹ ኢኹም", "ካልእ መዓልቲ ወይ ግዜ ምረጹ…"),
    ],
)
def test_a_label_loses_its_pictogram_before_it_loses_words(label: str, title: str) -> None:
    assert short(label) == title


def test_what_was_cut_stands_whole_below_its_title(speech: Speech) -> None:
    labels = [f"Number {n} with a very long label" for n in range(5)]
    (made,) = shape(message("Which?", labels), speech.say, lambda _key: True)
    assert isinstance(made, Made)
    items = filled(content(made, speech.say), made.variables)["twilio/list-picker"]["items"]
    assert [item["description"] for item in items] == labels


def test_the_button_of_a_list_is_in_each_language(speech: Speech, leiden: Programme) -> None:
    for code in leiden.languages:
        (made,) = shape(message("Which?", ["a", "b", "c", "d"], language=code), speech.say, lambda _key: True)
        assert isinstance(made, Made)
        button = content(made, speech.say)["types"]["twilio/list-picker"]["button"]  # type: ignore[index]
        assert 0 < len(button) <= LIMITS.label


def test_a_question_without_buttons_says_what_the_numbers_mean(speech: Speech) -> None:
    (plain,) = shape(message("Good?", ["Yes", "No"], 1, language="nl"), speech.say, lambda _key: False)
    assert isinstance(plain, Plain)
    assert plain.text == "Good?\n\n1 = Yes\n2 = No\nStuur het nummer van je antwoord.\n\nControl 0"
    assert plain.offered == ("1.1.a.o0", "1.1.a.o1")


def test_a_text_with_buttons_leaves_room_for_the_rest_of_it(speech: Speech) -> None:
    parts = shape(message("Word. " * 400, ["Yes"]), speech.say, lambda _key: True)
    assert isinstance(parts[-1], Made)
    assert len(json.loads(parts[-1].variables)["1"]) <= WITH_BUTTONS
    assert all(isinstance(part, Plain) for part in parts[:-1])
