"""`check` finds every kind of problem that somebody would stumble over."""

import io
from collections.abc import Iterable

import pytest
from babel.messages.pofile import read_po, write_po

from bot import check
from bot.flows.engine.choices import Choice, Summary
from bot.flows.engine.flow import Condition, Flow
from bot.flows.engine.questions import Words
from bot.ground.programme import Programme
from bot.ground.text import Text, as_is, plural
from bot.language.speech import Speech, read_catalogue


def found(flow: type[Flow], leiden: Programme, speech: Speech, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said of one flow."""
    monkeypatch.setattr(check, "FLOWS", (flow,))
    monkeypatch.setattr(check, "catalogue_problems", lambda _code: ())
    return [str(problem) for problem in check.find(leiden, speech)]


def with_text(monkeypatch: pytest.MonkeyPatch, id_: str, string: object) -> list[str]:
    """What is said of the Dutch catalogue when one text of it is this."""
    file = io.BytesIO()
    write_po(file, read_catalogue("nl"))
    file.seek(0)
    changed = read_po(file)
    message = next(each for each in changed if (each.id if isinstance(each.id, str) else each.id[0]) == id_)
    message.string = string
    monkeypatch.setattr(check, "read_catalogue", lambda _code: changed)
    return [str(problem) for problem in check.catalogue_problems("nl")]


def some(kinds: type) -> tuple[object, object]:
    """The id and the text of some Dutch message that has a placeholder, or plural forms."""
    wanted = (m for m in read_catalogue("nl") if m.id and isinstance(m.id, kinds) and "{" in str(m.string))
    message = next(iter(wanted))
    return message.id, message.string


def test_a_text_that_is_missing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_text(monkeypatch, "Menu", "") == ["nl: “Menu”: no text"]


def test_a_message_that_is_not_there_at_all_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = read_catalogue("nl")
    catalogue.delete("Menu")
    monkeypatch.setattr(check, "read_catalogue", lambda _code: catalogue)
    assert "nl: “Menu”: no text" in [str(problem) for problem in check.catalogue_problems("nl")]


@pytest.mark.parametrize("change", ["{naam}", "{", ""])
def test_a_placeholder_that_differs_is_found(monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    id_, string = some(str)
    assert isinstance(id_, str)
    assert isinstance(string, str)
    start, end = string.index("{"), string.index("}") + 1
    (problem,) = with_text(monkeypatch, id_, string[:start] + change + string[end:])
    assert "placeholders are" in problem


def test_a_plural_form_that_is_empty_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    id_, string = some(tuple)
    assert isinstance(id_, tuple)
    assert isinstance(string, tuple)
    assert "no text" in with_text(monkeypatch, id_[0], (string[0], ""))[0]


def test_a_plural_form_may_leave_out_the_number_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    id_, string = some(tuple)
    assert isinstance(id_, tuple)
    assert isinstance(string, tuple)
    assert with_text(monkeypatch, id_[0], ("Een keer.", string[1])) == []
    assert "{nix}" in with_text(monkeypatch, id_[0], ("{nix}", string[1]))[0]


def test_labels_that_are_too_long_the_same_or_command_words_are_found(
    leiden: Programme, speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Bad(Flow):
        title = as_is("Bad")
        one = Choice(
            as_is("?"),
            {
                "long": as_is("x" * 21),
                "a": as_is("Same"),
                "b": as_is("same!"),
                "stop": as_is("Stop"),
                "y" * 60: as_is("Y"),
            },
        )

    said = found(Bad, leiden, speech, monkeypatch)
    for part in ("has 21 characters", "is the label of a and of b", "“Stop” is a command word", "is too long"):
        assert any("Bad.one" in each and part in each for each in said)


def test_two_lines_of_a_summary_with_one_name_are_found(
    leiden: Programme, speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Twice(Flow):
        title = as_is("Twice")
        one = Words(as_is("?"), short=as_is("Name"), at_most=9)
        two = Words(as_is("??"), short=as_is("name"), at_most=9)
        end = Summary(as_is("!"))

    said = found(Twice, leiden, speech, monkeypatch)
    assert said == [f"{code}: Twice.two: “name” is also the name of one" for code in speech.offered]


def test_questions_that_nothing_leads_to_are_found(
    leiden: Programme, speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Later(Flow):
        title = as_is("Later")
        asked = Choice(as_is("?"), {"a": as_is("A"), "b": as_is("B")})

    class Lost(Flow):
        title = as_is("Lost")
        one = Choice(as_is("?"), {"a": as_is("A"), "b": as_is("B")})
        never = Words(as_is("?"), at_most=9, when=one.is_("c"))
        early = Words(as_is("?"), at_most=9, when=Later.asked.is_("a"))
        fine = Words(as_is("?"), at_most=9, when=one.is_("a"))

    assert isinstance(Lost.fine.when, Condition)
    assert found(Lost, leiden, speech, monkeypatch) == [
        "all: Lost.never: depends on an answer one does not have",
        "all: Lost.early: depends on asked, which is not asked before it",
    ]


def words(speech: Speech, monkeypatch: pytest.MonkeyPatch, code: str, name: str, to: Iterable[str]) -> list[str]:
    language = speech.languages[code]
    monkeypatch.setitem(language.words, name, list(to))  # type: ignore[arg-type]
    return [str(problem) for problem in check._colliding_commands(speech)]


def test_a_word_with_two_meanings_in_two_languages_is_found(speech: Speech, monkeypatch: pytest.MonkeyPatch) -> None:
    (problem,) = words(speech, monkeypatch, "nl", "help", ["hulp", "Back!"])
    assert "back here" in problem or "help here" in problem


def test_a_command_without_a_word_is_found(speech: Speech, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(speech.languages["nl"].words, "stop")  # type: ignore[arg-type]
    assert "nl: language.toml: no words for stop" in [str(p) for p in check._colliding_commands(speech)]


def test_the_table_has_a_line_per_language(speech: Speech) -> None:
    lines = check.table(speech, [check.Problem("nl", "x", "y"), check.Problem("", "x", "y")]).splitlines()
    assert [line.split()[0] for line in lines] == ["language", *speech.offered]
    assert lines[1].split()[3] == "2"
    assert lines[2].split()[3] == "1"


def test_bad_settings_end_with_a_reason_and_a_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BUURMAAT_PROGRAMME", "nowhere")
    assert check.main() == 1
    assert "nowhere" in capsys.readouterr().out


def test_a_plural_text_is_told_by_its_first_form() -> None:
    text = plural("{count} day", "{count} days", count=2)
    assert isinstance(text, Text)
    assert check.placeholders(text.sentence) == {"count"}
