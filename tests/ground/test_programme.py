"""A programme profile that does not read names the file, the line and what to write."""

from pathlib import Path

import pytest

from bot.ground import programme as programmes
from bot.ground.errors import ProgrammeError
from tests.leiden import GOOD


def load(folder: Path, source: str) -> programmes.Programme:
    path = folder / "place.toml"
    path.write_text(source, encoding="utf-8")
    return programmes.load(str(path))


def line(source: str, start: str) -> int:
    return next(number for number, each in enumerate(source.splitlines(), 1) if each.startswith(start))


def test_the_leiden_profile_loads() -> None:
    loaded = programmes.load("leiden")
    assert loaded.id == "leiden"
    assert set(loaded.languages) == {"nl", "en", "ar", "ti"}
    assert loaded.zone.key == "Europe/Amsterdam"


@pytest.mark.parametrize(
    ("start", "instead", "said"),
    [
        ("zone =", 'zone = "Europe/Leiden"', "Europe/Amsterdam"),
        ("id =", 'id = "Leiden!"', "id"),
        ("towns =", "towns = []", "towns"),
        ("towns =", 'towns = ["Leiden", "Leiden"]', "twice: Leiden"),
        ("towns =", 'towns = ["' + "x" * 21 + '"]', "towns"),
        ("offered =", 'offered = ["nl", "nl"]', "twice: nl"),
        ("phone =", 'phone = "call us"', "phone"),
        ("email =", 'email = "nobody"', "email"),
        ("hours = [2", "hours = [3, 2]", "such as [2, 3]"),
        ("hours = [2", "hours = [0, 99]", "such as [2, 3]"),
        ("hours = [2", "hours = [2]", "mentoring.hours"),
        ("months =", 'months = "six"', "mentoring.months"),
        ("newcomers_at_most =", "newcomers_at_most = 0", "newcomers_at_most"),
        ("text_days =", "text_days = -1", "text_days"),
        ("officer_email =", 'officer_email = ""', "officer_email"),
        ("months =", "moths = 6", "mentoring.moths"),
        ("zone =", "zone = ", "Invalid value"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(tmp_path: Path, start: str, instead: str, said: str) -> None:
    number = line(GOOD, start)
    lines = GOOD.splitlines()
    lines[number - 1] = instead
    with pytest.raises(ProgrammeError) as error:
        load(tmp_path, "\n".join(lines))
    problems = [each for each in str(error.value).splitlines() if said in each]
    assert f"place.toml:{number}:" in problems[0]


@pytest.mark.parametrize(
    ("table", "start", "code"),
    [
        ("name", 'ti = "ፕሮጀክት', "ti"),
        ("contact.hours", 'nl = "maandag', "nl"),
        ("privacy.responsible", 'ar = "بلدية', "ar"),
        ("waiting.how_long", 'en = "It can take', "en"),
    ],
)
def test_a_missing_translation_is_named_with_the_line_of_its_table(
    tmp_path: Path, table: str, start: str, code: str
) -> None:
    source = "\n".join(each for each in GOOD.splitlines() if not each.startswith(start))
    with pytest.raises(ProgrammeError) as error:
        load(tmp_path, source)
    assert f"place.toml:{line(source, f'[{table}]')}: {table}: add the text for {code}" in str(error.value)


def test_an_empty_translation_is_a_missing_one(tmp_path: Path) -> None:
    source = GOOD.replace('nl = "de gemeente Leiden"', 'nl = ""')
    with pytest.raises(ProgrammeError, match="add the text for nl"):
        load(tmp_path, source)


def test_a_table_without_any_translation_is_named(tmp_path: Path) -> None:
    start = GOOD.index("[name]")
    end = GOOD.index("[languages]")
    with pytest.raises(ProgrammeError, match="name: add the text for nl, en, ar, ti"):
        load(tmp_path, f"{GOOD[:start]}[name]\n{GOOD[end:]}")


def test_a_wrong_language_code_is_named(tmp_path: Path) -> None:
    source = GOOD.replace('nl = "de gemeente Leiden"', 'Dutch = "de gemeente Leiden"')
    with pytest.raises(ProgrammeError) as error:
        load(tmp_path, source)
    assert f"place.toml:{line(source, 'Dutch =')}:" in str(error.value)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    source = GOOD[: GOOD.index("[waiting.how_long]")]
    with pytest.raises(ProgrammeError, match="waiting: Field required"):
        load(tmp_path, source)


def test_a_missing_value_is_named_with_the_line_of_its_table(tmp_path: Path) -> None:
    source = GOOD.replace('name = "Marieke"\n', "")
    with pytest.raises(ProgrammeError) as error:
        load(tmp_path, source)
    assert f"place.toml:{line(source, '[contact]')}: contact.name" in str(error.value)


def test_all_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeError) as error:
        load(tmp_path, GOOD.replace("months = 6", "months = 0").replace("text_days = 90", "text_days = 0"))
    assert len(str(error.value).splitlines()) == 2


def test_a_file_in_another_encoding_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "place.toml"
    path.write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(ProgrammeError, match="UTF-8"):
        programmes.load(str(path))


@pytest.mark.parametrize("name", ["gent", "", "../leiden", "nothing.toml"])
def test_an_unknown_name_lists_the_known_ones(name: str) -> None:
    with pytest.raises(ProgrammeError, match="Known: leiden"):
        programmes.load(name)
