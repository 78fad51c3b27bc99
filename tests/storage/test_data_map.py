"""The map of the data: complete, true to the tables, and the page that people read of it."""

import pytest
from sqlalchemy import Column, LargeBinary, String

from bot.__main__ import main
from storage.data_map import MAP, Erasing, Whose, page
from storage.tables import metadata, people
from tests.running_app import HOUSE

COLUMNS = [column for table in metadata.sorted_tables for column in table.columns]
_PEOPLE = ("person_id", "staff_id", "claimed_by", "whom")


def leads_to_people(column: Column[object]) -> bool:
    foreign = any(key.column.table is people for key in column.foreign_keys)
    named = column.name in _PEOPLE and not isinstance(column.type, String)
    return foreign or named or column is people.c.id


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_each_column_that_can_hold_words_or_leads_to_a_person_is_on_the_map(column: Column[object]) -> None:
    declared = MAP[column.table].columns.get(column.name)
    if isinstance(column.type, (String, LargeBinary)):
        assert declared is not None, f"say in storage/data_map.py whose words {column} may hold"
        assert declared.what
    if leads_to_people(column):
        assert declared is not None, f"say in storage/data_map.py that {column} leads to a person"
        assert declared.points


def test_nothing_is_on_the_map_that_is_no_column() -> None:
    assert set(MAP) == set(metadata.sorted_tables)
    for table, kept in MAP.items():
        named = {*kept.columns, *(name for old in kept.old for name in old.columns)}
        assert named - {kept.person, ""} <= set(table.columns.keys()), table.name


@pytest.mark.parametrize("table", MAP, ids=str)
def test_rows_of_a_person_are_reached_by_erasing(table: object) -> None:
    kept = MAP[table]  # type: ignore[index]
    owned = [name for name in ("person_id", "id") if name in kept.columns and kept.columns[name].points]
    # Announcements are handed over to another coordinator; who is being forgotten is gone already.
    if owned and table.name not in ("announcements", "forgetting"):  # type: ignore[attr-defined]
        assert (kept.person, kept.erasing is Erasing.NOTHING) == (owned[0], False)


@pytest.mark.parametrize("table", MAP, ids=str)
def test_what_is_kept_in_spite_of_erasing_says_why_and_what_is_a_persons_goes(table: object) -> None:
    kept = MAP[table]  # type: ignore[index]
    for name, each in kept.columns.items():
        if each.stays:
            assert len(each.stays) > 20, name
        elif each.whose in (Whose.THEIRS, Whose.ANYBODY):
            gone = kept.erasing is not Erasing.NOTHING or kept.match is not None
            assert gone, f"nothing empties {table}.{name}"


def test_the_page_is_in_step_with_the_map(capsys: pytest.CaptureFixture[str]) -> None:
    assert (HOUSE / "docs" / "data-map.md").read_text() == page()
    assert main(["data-map"]) == 0
    assert capsys.readouterr().out == page()
