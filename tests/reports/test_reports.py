"""The numbers of a period: small groups hidden, files that open,
and sums that the journal confirms.
"""

import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import select

from bot import papers
from bot.language.speech import Speech
from bot.papers.words import recipe
from bot.reports.rules import Counted, PersonRow, sections
from bot.reports.trends import buckets, edges
from bot.simulation import Simulation
from storage import reports
from storage.tables import journal, outbox
from tests.kept import walked
from tests.stretches import PERIODS, bounds
from tests.town import Town


@given(st.dates(date(2024, 1, 1), date(2032, 1, 1)), st.sampled_from(PERIODS))
def test_a_period_begins_before_it_ends_and_not_in_the_future(today: date, period: str) -> None:
    first, after = bounds(period, today)
    assert first < after
    assert first <= today


def test_a_quarter_and_a_year_begin_where_people_expect_it() -> None:
    assert bounds("last quarter", date(2026, 2, 3)) == (date(2025, 10, 1), date(2026, 1, 1))
    assert bounds("this quarter", date(2026, 11, 24)) == (date(2026, 10, 1), date(2026, 11, 25))
    assert bounds("last month", date(2026, 3, 31)) == (date(2026, 2, 1), date(2026, 3, 1))


def test_who_waits_is_told_by_language_with_the_longest_first() -> None:
    day = 86400
    people = [PersonRow("newcomer", "ar", "Leiden", "30", "man", False, 0)] * 6
    people += [PersonRow("newcomer", "ti", "Leiden", "30", "woman", False, 70 * day)] * 6
    people += [PersonRow("newcomer", "en", "Leiden", "30", "woman", False, None)] * 6
    found = {each.id: each for each in sections(Counted(people), 140 * day)}
    assert [(row.key, row.count, row.more) for row in found["waiting"].rows] == [
        ("ar", 6, (20, 20)),
        ("ti", 6, (10, 10)),
    ]


def a_month_goes_by(town: Town) -> None:
    """A busy month: people come and go, pairs meet, one says so and one does not, a match ends."""
    town.staff("Marieke")
    for name, language in (
        ("Amal", "ar"),
        ("Selam", "ti"),
        ("Grace", "en"),
        ("Omar", "ar"),
        ("Lula", "ti"),
        ("Noor", "nl"),
    ):
        town.newcomer(name, language)
    town.mentor("Sanne", "nl")
    town.mentor("Piet", "nl")
    first = town.match("grace", "sanne")
    town.match("noor", "piet")
    town.plan("grace", first, "2026-11-26")
    town.begin("sanne", "MeetingAsked", "meeting:1:1")
    town.pick("sanne", "yes")
    town.bot.later(days=4)
    for who in ("grace", "sanne"):
        town.begin(who, "AfterMeeting", "meeting:1:1")
        town.pick(who, "yes", "60", "good")
    town.begin("omar", "DeleteMe")
    town.pick("omar", "delete", "delete")
    town.begin("noor", "EndTogether", "match:2:2")
    town.pick("noor", "yes", "goal", "no", "stop")
    town.hears("marieke")


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, a_month_goes_by)


@pytest.fixture
def over(town: Town) -> Town:
    """The year in which it went by is over, and its numbers may be made."""
    town.bot.now = datetime(2027, 1, 5, 10, tzinfo=UTC)
    return town


def counted(town: Town, period: str = "all") -> Counted:
    today = town.bot.now.astimezone(town.bot.zone).date()
    parts = buckets(*bounds(period, today), today)
    return town.bot.database.write(lambda c: reports.read(c, "leiden", parts, edges(parts, town.bot.zone)))


def noted(town: Town, kind: str) -> int:
    return len(town.rows(select(journal.c.id).where(journal.c.kind == kind)))


def test_the_sums_add_up_against_the_journal(town: Town) -> None:
    found = counted(town)
    assert sum(found.entered.values()) == noted(town, "entered") == 8
    assert sum(found.left.values()) == noted(town, "left the list")
    assert sum(found.entered.values()) - sum(found.left.values()) == len(found.people)
    assert sum(found.ended.values()) == noted(town, "match ended") == 1
    assert found.live + sum(found.ended.values()) == found.began == 2
    met = [rule for rule in town.noted("told how it was") if rule == "met"]
    assert found.both[0] * 2 + found.one[0] == len(met)


def test_hours_count_once_for_a_meeting_that_both_confirm(town: Town) -> None:
    assert counted(town).both == (1, 60)
    assert counted(town).one == (0, 0)


def test_the_coordinator_gets_them_in_the_chat_with_small_groups_hidden(over: Town) -> None:
    over.begin("marieke", "Numbers")
    over.pick("marieke", "last year")
    said = over.said("marieke")
    assert "Both sides say they met: 1, together 1,0 hours" in said
    assert "Numbers of fewer than 5 people are hidden." in said
    assert "Mentors: <5" in said
    assert over.noted("report") == ["in the chat"]


def made(town: Town, wanted: str) -> papers.Attachment:
    import json

    rows = [json.loads(row[0]) for row in town.rows(select(outbox.c.extra)) if wanted in row[0]]
    return papers.make(rows[-1]["paper"])


def test_the_workbook_opens_and_has_its_sheets(over: Town) -> None:
    over.begin("marieke", "NumbersFile", "period:3202601:1")
    file = made(over, "cijfers.xlsx")
    book = load_workbook(io.BytesIO(file.data))
    assert book.sheetnames[:4] == ["Samenvatting", "Personen", "Matches en afspraken", "Wachttijden"]
    assert book.sheetnames[-1] == "ESF+ en AMIF"
    assert len(book.sheetnames) == 6
    assert all(page.freeze_panes == "A2" for page in book.worksheets)
    values = [[cell.value for cell in row] for row in book["Samenvatting"].iter_rows()]
    assert ["Begonnen", 2] in [row[1:3] for row in values]
    assert made(over, "cijfers.xlsx").data == file.data


def test_the_csv_reads_with_semicolons_in_dutch(over: Town) -> None:
    over.begin("marieke", "NumbersFile", "period:3202601:2")
    file = made(over, "cijfers.csv")
    text = file.data.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("Onderdeel;Wat;Aantal;")
    assert ";Begonnen;2;" in text
    (both,) = [line for line in text.splitlines() if line.startswith("Afspraken van de matches;Beide")]
    assert both.split(";")[2:4] == ["1", "1,0"]


def test_the_pictures_are_drawn_in_dutch(over: Town) -> None:
    over.begin("marieke", "Numbers")
    over.pick("marieke", "last year")
    assert made(over, "cijfers.png").data.startswith(b"\x89PNG")


def test_lines_over_time_are_drawn_by_month_without_a_point_where_few_wait(over: Town) -> None:
    import json

    over.begin("marieke", "Numbers")
    over.pick("marieke", "last year")
    recipes = [json.loads(row[0])["paper"] for row in over.rows(select(outbox.c.extra)) if '"lines"' in row[0]]
    met, listed = recipes
    assert [sum(line["values"]) for line in met["lines"]] == [1, 0]
    assert not met["open"]
    assert len(met["points"]) == 12
    assert listed["lines"][1]["values"][-1] == 1
    assert "open" not in listed
    # Fewer than five wait: no point, and no number at the end.
    assert listed["lines"][0]["values"][-1] is None
    assert listed["lines"][0]["end"] == "verborgen"
    assert all(papers.make(each).data.startswith(b"\x89PNG") for each in recipes)


def test_the_chat_says_every_indicator(over: Town) -> None:
    over.begin("marieke", "Numbers")
    over.pick("marieke", "last year")
    said = over.said("marieke")
    for title in ("On the list", "New on the list", "Left the list, and why", "New participants by gender"):
        assert f"{title}:" in said
    for title in ("Newcomers by town", "Newcomers by language", "Newcomers by age", "Mentors by town"):
        assert f"{title}:" in said
    for title in ("Newcomers who wait, by language", "Matches", "Meetings of the pairs", "Theme meetings", "Talks"):
        assert f"{title}:" in said
    assert "We are ready" in said


def test_numbers_in_the_workbook_are_numbers_also_the_hours(over: Town) -> None:
    over.begin("marieke", "NumbersFile", "period:3202601:1")
    book = load_workbook(io.BytesIO(made(over, "cijfers.xlsx").data))
    rows = [[cell.value for cell in row] for row in book["Matches en afspraken"].iter_rows()]
    assert next(row[2:] for row in rows if row[0] == "Afspraken van de matches") == [1, 1.0]
    assert all(page.column_dimensions["B"].width >= 10 for page in book.worksheets)


def test_a_cell_never_becomes_a_formula(speech: Speech) -> None:
    from bot.ground.paper import Paper
    from bot.ground.text import as_is

    wanted = recipe(Paper("csv", "x.csv", {"rows": [[as_is("=1+1"), as_is("@x"), " =2", "\u00a0+3", 3]]}), speech, "nl")
    assert papers.make(wanted).data.decode("utf-8-sig").strip() == "'=1+1;'@x;' =2;'\u00a0+3;3"


def test_an_empty_period_says_so_calmly(over: Town) -> None:
    over.begin("marieke", "Numbers")
    over.pick("marieke", "last year")
    assert "Meetings of the pairs:" in over.said("marieke")


def test_midnight_belongs_to_the_day_of_the_place(town: Town) -> None:
    """Half past midnight in Leiden is the evening before in UTC: this month has begun."""
    town.bot.later(seconds=datetime(2026, 12, 31, 23, 30, tzinfo=UTC).timestamp() - town.bot.now.timestamp())
    assert sum(counted(town, "this month").entered.values()) == 0
    assert sum(counted(town, "last year").entered.values()) == 8
    (part,) = buckets(*bounds("this month", date(2027, 1, 1)), date(2027, 1, 1))
    assert edges((part,), town.bot.zone)[0] == datetime(2026, 12, 31, 23, 0, tzinfo=UTC).timestamp()
