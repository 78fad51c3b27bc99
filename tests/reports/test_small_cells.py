"""Small groups are hidden, and nobody works them out from what is shown,
in one table or from several.
"""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.nouns import AgeBand
from bot.reports.rules import Counted, PersonRow, sections
from bot.reports.small_cells import SMALL, TOGETHER, Row, Section, hide
from bot.reports.trends import Trend, buckets


def table(counts: list[int]) -> Section:
    return Section("x", tuple(Row(chr(97 + number), count, (count,)) for number, count in enumerate(counts)))


counts_of_people = st.lists(st.integers(0, 40), max_size=12)


@given(counts_of_people, st.booleans())
def test_no_number_below_five_is_shown_but_zero(counts: list[int], closed: bool) -> None:
    found = hide(table(counts), closed=closed)
    assert all(row.count is None or row.count == 0 or row.count >= SMALL for row in found.rows)
    assert all(row.more == (row.count,) for row in found.rows)


@given(counts_of_people, st.booleans())
def test_no_hidden_number_can_be_found_from_the_total(counts: list[int], closed: bool) -> None:
    found = hide(table(counts), closed=closed)
    shown = sum(row.count or 0 for row in found.rows)
    if found.hidden and shown:
        # From the total somebody learns the sum of the hidden ones; that leaves each of them more
        # than one value.
        rest, many = sum(counts) - shown, len(found.hidden)
        assert many > 1
        assert rest > (0 if closed else many)


@given(counts_of_people, st.booleans())
def test_what_is_shown_is_true(counts: list[int], closed: bool) -> None:
    was = {row.key: row.count for row in table(counts).rows}
    found = hide(table(counts), closed=closed)
    named = [row for row in found.rows if row.key != TOGETHER]
    assert {row.key for row in named} == (set(was) if len(named) == len(found.rows) else set())
    assert all(row.count in (None, was[row.key]) for row in named)
    # "<5" stands there only where it is so.
    assert found.veiled or all((was[key] or 0) < SMALL for key in found.hidden - {TOGETHER})


@given(counts_of_people)
def test_hidden_rows_stand_in_an_order_that_tells_nothing(counts: list[int]) -> None:
    hidden = [row.key for row in hide(table(counts)).rows if row.count is None]
    assert hidden == sorted(hidden)


@pytest.mark.parametrize("many", [2, 3, 4, 6])
def test_where_each_row_is_one_person_nobody_is_told_which_rows_there_are(many: int) -> None:
    """As many rows as people: from the total, each hidden one would be known to be one."""
    found = hide(table([1] * many))
    assert [(row.key, row.count, row.more) for row in found.rows] == [(TOGETHER, None, (None,))]


def test_no_hidden_row_that_is_named_is_known_from_the_total_of_a_whole_table() -> None:
    looks: dict[tuple[int, tuple[Row, ...]], list[dict[str, int]]] = {}
    for many in (2, 3, 4):
        for counts in product(range(1, 9), repeat=many):
            found = hide(table(list(counts)))
            shown = tuple(sorted(found.rows, key=lambda row: row.key))
            looks.setdefault((sum(counts), shown), []).append(dict(zip("abcd", counts, strict=False)))
    for (total, rows), same in looks.items():
        # Larger ones are not all gone through.
        for row in rows if total < 9 else ():
            if row.count is None and row.key != TOGETHER:
                assert len({each[row.key] for each in same}) > 1, (total, rows)


def test_each_waiting_for_another_language_are_told_together_without_the_languages() -> None:
    week = 7 * 86400
    codes = ("ar", "ti", "so", "uk", "fa")
    people = [PersonRow("newcomer", code, "Leiden", "30", "man", False, 38 * week) for code in codes]
    found = {each.id: each for each in sections(Counted(people), 40 * week)}
    assert [(row.key, row.count) for row in found["waiting"].rows] == [(TOGETHER, 5)]
    assert [(row.key, row.count) for row in found["newcomers by language"].rows] == [(TOGETHER, None)]


def test_a_row_alone_does_not_tell_by_being_there_why_a_match_ended() -> None:
    found = {each.id: each for each in sections(Counted([], ended={"unsafe": 1}), 0)}
    assert {row.count for row in found["ended"].rows} == {None}
    assert len(found["ended"].rows) == 7


def test_two_groups_of_one_are_not_told_by_their_sum() -> None:
    assert [row.count for row in hide(table([1, 1, 30, 9])).rows] == [30, None, None, None]


def test_who_was_at_a_theme_meeting_is_hidden_when_few_and_the_meeting_is_not() -> None:
    found = {each.id: each for each in sections(Counted([], themes=(1, 7, 2)), 0)}
    assert [(row.key, row.count) for row in found["themes"].rows] == [("held", 1), ("yes", 7), ("attended", None)]


PEOPLE = st.builds(
    PersonRow,
    st.sampled_from(["newcomer", "newcomer", "newcomer", "mentor"]),
    st.sampled_from(["ar", "ti", "en"]),
    st.sampled_from(["Leiden", "Oegstgeest"]),
    st.sampled_from([*AgeBand][1:]),
    st.sampled_from(["woman", "man", "other", "unsaid"]),
    st.just(value=True),
    st.sampled_from([None, 0]),
)


@given(st.lists(PEOPLE, max_size=40), st.integers(0, 9))
def test_no_table_gives_away_what_another_one_of_the_same_people_hides(people: list[PersonRow], gone: int) -> None:
    """From the beginning on everybody on the list has entered:
    the tables of both count the same people twice.
    """
    came = {role: sum(1 for each in people if each.role == role) for role in ("newcomer", "mentor")}
    counted = Counted(people, {**came, "newcomer": came["newcomer"] + gone}, {("newcomer", "own wish"): gone})
    found = {each.id: each for each in sections(counted, 0)}
    for one, other in (("newcomers by age", "age"), ("newcomers by language", "waiting")):
        shown = {row.key for row in found[other].rows if row.count}
        assert not found[one].hidden & shown, (one, other)
    # Who entered less who left is who is there: two of the three are never shown beside the third.
    assert {role for role in found["roles"].hidden if came[role]} <= found["entered"].hidden


@pytest.mark.parametrize("closed", [True, False])
def test_every_hidden_number_has_more_than_one_value_that_fits_all_that_is_shown(closed: bool) -> None:
    """All small tables, with all tables that would look the same."""
    looks: dict[tuple[int, tuple[Row, ...]], list[tuple[int, ...]]] = {}
    for counts in product(range(8), repeat=4):
        found = hide(table(list(counts)), closed=closed)
        looks.setdefault((sum(counts), found.rows), []).append(counts)
    for (total, rows), same in looks.items():
        if 0 < total < SMALL or not any(row.count for row in rows):
            continue  # the total itself is hidden then, or there is nothing beside it
        for place in (ord(row.key) - 97 for row in rows if row.count is None):
            assert len({counts[place] for counts in same}) > 1, (total, rows)


@given(st.lists(PEOPLE, max_size=40), st.integers(0, 9))
def test_the_indicators_of_the_participants_add_up_to_who_entered(people: list[PersonRow], gone: int) -> None:
    """Women, men, non-binary, not said and not known any more; the bands likewise.
    Counted before they are hidden.
    """
    newcomers = sum(1 for each in people if each.role == "newcomer")
    counted = Counted(people * SMALL, {"newcomer": (newcomers + gone) * SMALL, "mentor": 0})
    for id_ in ("gender", "age"):
        found = next(each for each in sections(counted, 0) if each.id == id_)
        if not found.hidden:
            assert sum(row.count or 0 for row in found.rows) == (newcomers + gone) * SMALL


def test_the_indicators_have_the_rows_that_funders_ask_for() -> None:
    found = {each.id: [row.key for row in each.rows] for each in sections(Counted([]), 0)}
    assert found["gender"] == ["woman", "man", "other", "unsaid"]
    assert found["age"] == ["u18", "18", "30", "55"]


def test_languages_too_small_to_be_told_are_told_together() -> None:
    week = 7 * 86400
    people = [PersonRow("newcomer", "ar", "Leiden", "30", "man", False, 38 * week)] * 9
    for language in ("ti", "so"):
        people += [PersonRow("newcomer", language, "Leiden", "30", "man", False, 0)] * 3
    waiting = next(each for each in sections(Counted(people), 40 * week) if each.id == "waiting")
    assert [(row.key, row.count, row.more) for row in waiting.rows] == [
        ("ar", 9, (2, 2)),
        ("so", None, (None, None)),
        ("ti", None, (None, None)),
        ("together", 6, (40, 40)),
    ]


def test_a_line_over_time_has_no_point_where_fewer_than_five_wait() -> None:
    parts = buckets(date(2026, 1, 1), date(2026, 5, 1), date(2026, 5, 1))[:4]
    trend = Trend((1, 0, 2, 3), (0, 0, 0, 1), (1, 2, 2, 2), (3, 0, 5, 9), parts)
    found = {each.id: [row.count for row in each.rows] for each in sections(Counted([], trend=trend), 0)}
    assert found["waiting over time"] == [None, 0, 5, 9]
    assert found["both over time"] == [1, 0, 2, 3]
