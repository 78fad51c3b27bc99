"""Lists of people: read from XLSX and CSV as spreadsheets really look, understood by column,
and refused by row.
"""

import io
import zipfile
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.files.kinds import FileKind
from bot.imports import reading as importing
from bot.imports.cells import Known, Wrong
from bot.imports.fields import FIELDS, Field
from bot.imports.sheets import MOST_LETTERS, MOST_ROWS, SheetError, read_csv, read_xlsx
from bot.people.nouns import Role
from tests.sent_files import as_csv

KNOWN = Known(
    ("Leiden", "Leiderdorp", "Oegstgeest", "Zoeterwoude"), ("nl", "en", "ar", "ti"), {"Karin": 7}, date(2026, 11, 23)
)
HEADS = ["Rol", "Voornaam", "Woonplaats", "Taal", "Leeftijd", "Match met"]
AMAL = ["statushouder", "Amal", "Leiden", "Arabisch", "34", "Sanne"]
SANNE = ["mentor", "Sanne", "leiden", "Nederlands", "1980", ""]


def workbook(*rows: list[Any], title_above: bool = False) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    if title_above:
        page.append(["Mentorproject, stand van november"])
        page.append([])
    for row in rows:
        page.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def read(*rows: list[str]) -> importing.Sheet:
    return importing.read(FileKind.CSV, as_csv(rows))


def errors(*rows: list[str]) -> list[tuple[int, str, str]]:
    checked = importing.check(read(*rows), KNOWN)
    return [(each.row, each.field, each.why.sentence) for each in checked.errors]


# Spreadsheets


def test_an_xlsx_is_read_as_it_is_shown() -> None:
    found = read_xlsx(workbook(["Naam", "Sinds", "Om", "Aantal"], ["Amal", date(2026, 3, 1), time(9, 30), 2.0]))
    assert found == [["Naam", "Sinds", "Om", "Aantal"], ["Amal", "2026-03-01", "09:30", "2"]]


def test_a_number_of_any_size_is_a_short_cell() -> None:
    found = read_xlsx(workbook(["Aantal", "Nog een"], [1e308, 10**40]))
    assert [cell[:3] for cell in found[1]] == ["100", "100"]
    assert all(len(cell) <= MOST_LETTERS for row in found for cell in row)
    assert read_csv(b"Aantal\n" + b"9" * 5_000) == [["Aantal"], ["9" * MOST_LETTERS]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_csv_is_read_whatever_wrote_it(encoding: str, mark: str) -> None:
    text = "\r\n".join(mark.join(row) for row in (["Naam", "Plaats"], ["Zoë", "Leiden"]))
    assert read_csv(text.encode(encoding)) == [["Naam", "Plaats"], ["Zoë", "Leiden"]]


@pytest.mark.parametrize("data", [b"PK\x03\x04 no workbook", b"PK\x03\x04"])
def test_a_broken_workbook_is_unreadable_and_nothing_worse(data: bytes) -> None:
    with pytest.raises(SheetError, match="unreadable"):
        read_xlsx(data)


def test_a_wrong_size_a_hidden_sheet_and_a_wide_one(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["Oud"])
    book.worksheets[0].sheet_state = "hidden"
    page = book.create_sheet("Nieuw")
    page.append(["Naam", "Plaats"])
    page.append(["Amal", "Leiden"])
    made = io.BytesIO()
    book.save(made)
    again = io.BytesIO()
    with zipfile.ZipFile(made) as was, zipfile.ZipFile(again, "w") as new:
        for name in was.namelist():
            new.writestr(name, was.read(name).replace(b'ref="A1:B2"', b'ref="A1"'))
    assert read_xlsx(again.getvalue()) == [["Naam", "Plaats"], ["Amal", "Leiden"]]
    with pytest.raises(SheetError, match="too many columns"):
        read_csv(";".join(f"k{n}" for n in range(70)).encode())


def test_a_list_that_is_too_long_is_refused() -> None:
    rows = "\n".join(["Naam;Plaats", *["Amal;Leiden"] * (MOST_ROWS + 1)])
    with pytest.raises(SheetError, match="too many rows"):
        read_csv(rows.encode())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for kind in (FileKind.CSV, FileKind.XLSX):
        try:
            sheet = importing.read(kind, data)
        except SheetError:
            continue
        importing.check(sheet, KNOWN)


# Columns


def test_columns_are_understood_by_their_heads_below_a_title_and_with_slips() -> None:
    data = workbook(["Rol", "Voornamm", "Woonplats", "Schoenmaat"], ["mentor", "Sanne", "Leiden", 38], title_above=True)
    sheet = importing.read(FileKind.XLSX, data)
    assert sheet.header_row == 3
    assert [(each.header, each.field) for each in sheet.columns] == [
        ("Rol", "role"),
        ("Voornamm", "name"),
        ("Woonplats", "town"),
        ("Schoenmaat", ""),
    ]
    assert sheet.rows[0][0] == 4


def test_no_two_columns_mean_the_same() -> None:
    sheet = read(["Naam", "Voornaam", "Woonplaats"], ["Amal Haddad", "Amal", "Leiden"])
    assert [each.field for each in sheet.columns].count("name") == 1
    changed = sheet.as_meant(0, "name")
    assert [each.field for each in changed.columns] == ["name", "", "town"]


@pytest.mark.parametrize(
    ("heads", "row", "column"),
    [
        (["Naam", "Plaats", "BSN"], ["Amal", "Leiden", "weet niet"], "C"),
        (["Naam", "Plaats", "Iets"], ["Amal", "Leiden", "123456782"], "C"),
        (["Naam", "Nummer 123456782"], ["Amal", "1"], "B"),
    ],
)
def test_a_file_with_what_looks_like_a_bsn_is_not_taken(heads: list[str], row: list[str], column: str) -> None:
    with pytest.raises(SheetError, match=f"bsn {column}"):
        read(heads, row)


def test_phone_numbers_are_not_kept_even_where_they_look_like_a_bsn() -> None:
    sheet = read(["Naam", "Plaats", "Telefoon"], ["Amal", "Leiden", "123456782"])
    assert "123456782" not in importing.to_json(sheet)


@pytest.mark.parametrize("head", ["Mobiel nummer", "06-nummer", "Te bereiken op"])
def test_phone_numbers_are_known_by_what_they_are(head: str) -> None:
    rows = [["Naam", "Plaats", head], ["Amal", "Leiden", "06 12345678"], ["Sanne", "Leiden", "+31612345679"]]
    assert "1234567" not in importing.to_json(read(*rows))


@pytest.mark.parametrize("nobody", ["-", "geen", "Nog niet", "n.v.t."])
def test_no_match_may_be_written_as_people_do(nobody: str) -> None:
    assert errors(HEADS, [*AMAL[:5], nobody], SANNE) == []


def test_a_sheet_is_kept_and_read_again_as_it_was() -> None:
    sheet = importing.with_role(read(HEADS, AMAL, SANNE), "newcomer")
    assert importing.from_json(importing.to_json(sheet)) == sheet


# Cells


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("role", "Vrijwilliger", "mentor"),
        ("role", "STATUSHOUDER", "newcomer"),
        ("town", " leiderdorp ", "Leiderdorp"),
        ("town", "Ergens anders", "elsewhere"),
        ("age", "34", "30"),
        ("age", "1999-02-01", "18"),
        ("age", "1-2-1960", "55"),
        ("age", "1980", "30"),
        ("age", "23-11-2008", "18"),
        ("age", "1996-11-24", "18"),
        ("age", "30-54", "30"),
        ("age", "55+", "55"),
        ("gender", "v", "woman"),
        ("wish", "Maakt niet uit", "either"),
        ("places", "2", 2),
        ("languages", "Arabisch, Engels en Koerdisch", ["ar", "en", "kmr"]),
        ("languages", "Twents", ["other"]),
        ("language", "ትግርኛ", "ti"),
        ("dutch", "A2", "simple"),
        ("free", "avonden, weekend middag", ["ea", "we"]),
        ("free", "doordeweeks overdag", ["wa", "wm"]),
        ("interests", "Koken, voetbal, duiven", ["cooking", "sport", "other", "duiven"]),
        ("manager", "karin", "7"),
        ("vog", "1-3-2026", "2026-03-01"),
        ("since", "2026-03-01", "2026-03-01"),
    ],
)
def test_a_cell_is_read_as_people_write_it(field: str, cell: str, value: object) -> None:
    assert FIELDS[field].read(cell, KNOWN) == value


@pytest.mark.parametrize(
    ("field", "cell", "says"),
    [
        ("role", "neef", "is not known here. Use: {words}."),
        ("name", "123", "Please write the name in letters."),
        ("name", "\u3164", "Please write the name in letters."),
        ("name", "Amal t.me/amal", "Please write only the name"),
        ("name", "👤 Marieke of Buurmaat", "This sounds like the project or an office."),
        ("name", "x" * 41, "Write a name of at most 40 letters."),
        ("town", "Parijs", "is not a town of this programme."),
        ("age", "12", "for people of 18 and older"),
        ("age", "24-11-2008", "for people of 18 and older"),
        ("age", "31-2-1990", "is not an age."),
        ("age", "oud", "is not an age."),
        ("age", "1850", "is not an age."),
        ("places", "veel", "Write a number from 1 to {most}."),
        ("manager", "Piet", "is not known here."),
        ("since", "31-2-2026", "is not a day."),
        ("since", "1-1-2030", "Write a day that has been."),
        ("language", "Klingon", "is not known here."),
        ("free", "soms", "is not known here."),
    ],
)
def test_a_cell_that_does_not_read_says_what_would(field: str, cell: str, says: str) -> None:
    with pytest.raises(Wrong) as found:
        FIELDS[field].read(cell, KNOWN)
    assert says in found.value.why.sentence


# Rows


def test_a_good_list_reads_as_people_and_matches() -> None:
    checked = importing.check(read(HEADS, AMAL, SANNE), KNOWN)
    assert checked.errors == ()
    assert [(each.row, each.role, each.name, each.town) for each in checked.people] == [
        (2, Role.NEWCOMER, "Amal", "Leiden"),
        (3, Role.MENTOR, "Sanne", "Leiden"),
    ]
    assert [(pair.newcomer, pair.mentor) for pair in checked.pairs] == [(2, 3)]


def test_every_row_that_does_not_read_is_named_with_its_column() -> None:
    found = errors(HEADS, ["", "Amal", "Leiden", "", "", ""], AMAL, ["mentor", "", "Parijs", "", "", ""])
    assert [(row, field) for row, field, _why in found] == [(2, "role"), (3, "match"), (4, "name"), (4, "town")]


def test_the_same_person_twice_is_an_error_unless_codes_tell_them_apart() -> None:
    twice = [[*AMAL[:5], ""], [*AMAL[:5], ""]]
    assert [row for row, _field, _why in errors(HEADS, *twice)] == [3]
    with_codes = [[*row, code] for row, code in zip(twice, ("a1", "a2"), strict=True)]
    assert errors([*HEADS, "Code"], *with_codes) == []


def test_who_is_on_the_list_already_is_not_imported_again() -> None:
    known = Known(KNOWN.towns, KNOWN.languages, {}, KNOWN.today, frozenset({("amal", "leiden", "newcomer")}))
    checked = importing.check(read(HEADS, [*AMAL[:5], ""]), known)
    assert [error.why.sentence for error in checked.errors] == ["{name} is on the list already."]


@pytest.mark.parametrize(
    ("match", "says"),
    [
        ("Truus", "No row has the name or code “{name}”."),
        ("Bilal", "“{name}” has the same role."),
        ("Sanne, Tom", "Somebody has two mentors: rows {first} and {second}."),
        ("Els", "Several people are called “{name}”."),
    ],
)
def test_a_match_that_can_not_be_is_an_error(match: str, says: str) -> None:
    mentors = [
        ["mentor", name, town, "", "", ""]
        for name, town in (("Sanne", "Leiden"), ("Tom", "Leiden"), ("Els", "Leiden"), ("Els", "Leiderdorp"))
    ]
    bilal = ["newcomer", "Bilal", "Leiden", "", "", ""]
    found = errors(HEADS, [*AMAL[:5], match], bilal, *mentors)
    assert [(row, why.startswith(says)) for row, _field, why in found] == [(2, True)]


def test_both_sides_may_name_each_other_and_it_is_one_match() -> None:
    checked = importing.check(read(HEADS, AMAL, [*SANNE[:5], "Amal"]), KNOWN)
    assert len(checked.pairs) == 1
    assert checked.errors == ()


def test_a_row_that_names_somebody_whose_row_does_not_read_has_no_error_of_its_own() -> None:
    assert [row for row, _field, _why in errors(HEADS, AMAL, ["mentor", "Sanne", "Parijs", "", "", ""])] == [3]


CELLS = st.sampled_from(["", "mentor", "newcomer", "Amal", "Sanne", "Leiden", "Parijs", "34", "Sanne; Tom", "=1+1"])


@given(st.lists(st.lists(CELLS, min_size=6, max_size=6), min_size=1, max_size=6))
def test_with_any_error_there_is_one_and_without_one_every_row_is_a_person(rows: list[list[str]]) -> None:
    filled = [row for row in rows if any(row)]
    if not filled:
        return
    checked = importing.check(read(HEADS, *filled), KNOWN)
    assert checked.errors or len(checked.people) == len(filled)
    newcomers = [pair.newcomer for pair in checked.pairs]
    assert len(newcomers) == len(set(newcomers))


def test_no_more_errors_are_put_in_words_than_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody has one name and names it a hundred times; all others wait for this."""
    told: list[str] = []
    short = importing.short
    monkeypatch.setattr(importing, "short", lambda cell: told.append(cell) or short(cell))
    names = ",".join(["A"] * 100)
    rows = tuple((n, ("mentor" if n % 2 else "nieuwkomer", "A", "Leiden", names)) for n in range(2, 602))
    fields = ("role", "name", "town", "match")
    columns = tuple(importing.Column(n, field, field) for n, field in enumerate(fields))
    checked = importing.check(importing.Sheet(1, columns, rows), KNOWN)
    assert len(checked.errors) == importing.MOST_ERRORS
    assert len(told) < importing.MOST_ERRORS + 100


def test_a_cell_that_says_the_same_in_every_row_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one writer checks a list: five thousand rows must not cost it five thousand readings."""
    asked: list[tuple[str, str]] = []

    def counting(field: Field) -> Field:
        def read(cell: str, known: Known) -> Any:
            asked.append((field.id, cell))
            return field.read(cell, known)

        return replace(field, read=read)

    monkeypatch.setattr(importing, "FIELDS", {id_: counting(each) for id_, each in FIELDS.items()})
    rows = [[*AMAL[:1], f"Amal {chr(97 + n)}", *AMAL[2:4], "a hundred", ""] for n in range(20)]
    sheet = importing.read(FileKind.CSV, as_csv([HEADS, *rows]))
    found = importing.check(sheet, KNOWN)
    assert len(asked) == len(set(asked))
    assert len(found.errors) == 20
    assert len({error.row for error in found.errors}) == 20
