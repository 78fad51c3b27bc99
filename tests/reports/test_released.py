"""Numbers of whole periods: what was given out stays as it was, and nothing comes too soon."""

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, update

from bot import papers
from bot.actions.reports import releasing
from bot.actions.reports.releasing import AT_ONCE
from bot.simulation import Simulation
from scheduler.numbers import release_what_is_over
from storage import released as storage_released
from storage.tables import outbox, people, released
from tests.kept import walked
from tests.town import Town

NAMES = ("Amal", "Selam", "Grace", "Omar", "Lula", "Noor")


def six_sign_up(town: Town) -> None:
    """Six newcomers in November, and a coordinator."""
    town.staff("Marieke")
    for name in NAMES:
        town.newcomer(name)
    for who in town.people:
        town.hears(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, six_sign_up)


def on(town: Town, *day: int) -> Town:
    town.bot.now = datetime(*day, 9, tzinfo=UTC)  # type: ignore[arg-type,misc]
    return town


def numbers(town: Town, period: str) -> str:
    town.begin("marieke", "Numbers")
    town.pick("marieke", period)
    return town.said("marieke")


def test_in_their_first_month_a_coordinator_hears_when_the_numbers_come(town: Town) -> None:
    town.begin("marieke", "Numbers")
    heard = " ".join(reply.text for reply in town.bot._shown["marieke"][-2:])
    assert "There are no numbers yet. I only give numbers of whole months." in heard
    assert "The numbers of Nov 2026 come on" in heard
    assert "4 December" in heard


def test_only_whole_periods_that_are_over_are_offered(town: Town) -> None:
    on(town, 2027, 2, 5)
    town.begin("marieke", "Numbers")
    shown = [each.data.rpartition(".")[2] for each in town.bot._shown["marieke"][-1].options]
    assert [each for each in shown if each.startswith(("last", "this", "all"))] == [
        "last month",
        "last quarter",
        "last year",
    ]


def test_a_period_is_the_same_whenever_it_is_asked(town: Town) -> None:
    on(town, 2026, 12, 5)
    first = numbers(town, "last month")
    town.newcomer("Hana")
    on(town, 2026, 12, 28)
    assert numbers(town, "last month") == first
    assert "Newcomers: 6" in first


def test_erasing_somebody_between_two_readings_tells_nothing_of_them(town: Town) -> None:
    on(town, 2026, 12, 5)
    month = numbers(town, "last month")
    town.begin("amal", "DeleteMe")
    town.pick("amal", "delete", "delete")
    on(town, 2026, 12, 20)
    assert numbers(town, "last month") == month
    on(town, 2027, 1, 5)
    quarter = numbers(town, "last quarter")

    def of(said: str, title: str) -> str:
        return next(line for line in said.splitlines() if line.startswith(title))

    assert of(quarter, "New participants by gender") == of(month, "New participants by gender")
    assert of(quarter, "New participants by age") == of(month, "New participants by age")


def test_what_lies_behind_the_months_is_forgotten_when_the_year_is_out(town: Town) -> None:
    on(town, 2026, 12, 5)
    numbers(town, "last month")
    assert json.loads(town.one(select(released.c.counted)))["entered"] == {"newcomer": 6, "mentor": 0}
    on(town, 2027, 1, 5)
    numbers(town, "last year")
    assert {row[0] for row in town.rows(select(released.c.counted))} == {""}


def test_chat_csv_and_workbook_say_what_was_done_to_the_numbers(town: Town) -> None:
    on(town, 2026, 12, 5)
    said = numbers(town, "last month")
    assert "There are numbers only of whole months, quarters and years" in said
    assert "What could be worked out from another report is hidden too." in said
    assert "There are numbers since" in said
    town.pick("marieke", "!NumbersFile")
    found = [json.loads(row[0]) for row in town.rows(select(outbox.c.extra)) if "cijfers.xlsx" in row[0]]
    book = load_workbook(io.BytesIO(papers.make(found[-1]["paper"]).data))
    cells = " ".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    assert "hele maanden" in cells
    town.begin("marieke", "NumbersFile", "period:1202611:2")
    found = [json.loads(row[0]) for row in town.rows(select(outbox.c.extra)) if "cijfers.csv" in row[0]]
    assert "hele maanden" in papers.make(found[-1]["paper"]).data.decode("utf-8-sig")


def test_the_button_of_a_running_month_tells_when_its_numbers_come(town: Town) -> None:
    """Also one that is made up: what is not over is not told in any form."""
    for number in ("1202611", "2202610", "3202601"):
        town.begin("marieke", "NumbersFile", f"period:{number}:2")
    assert not [row for row in town.rows(select(outbox.c.extra)) if "cijfers" in row[0]]
    assert "There are no numbers yet." in town.hears("marieke") + town.said("marieke") + " ".join(
        reply.text for reply in town.bot._shown["marieke"]
    )


def test_one_wrong_day_long_ago_holds_up_nobody_its_numbers_are_made_a_few_at_a_time(town: Town) -> None:
    on(town, 2027, 2, 5)
    long_ago = int(datetime(2000, 1, 1, tzinfo=UTC).timestamp())
    made: list[int] = []
    database = town.bot.database
    database.write(lambda c: c.execute(update(people).where(people.c.name == "Amal").values(listed_at=long_ago)))
    assert database.write(lambda c: releasing.release(c, town.bot.setting.programme, town.bot.now)) == AT_ONCE
    write = database.write

    def counted(work: Any) -> Any:
        made.append(write(work))
        return made[-1]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "write", counted)
        release_what_is_over(database, town.bot.setting.programme, town.bot.now)
    assert (max(made), made[-1]) == (AT_ONCE, 0)
    periods = town.rows(select(released.c.unit, released.c.first))
    assert len(periods) == len({tuple(each) for each in periods}) == AT_ONCE + sum(made)
    assert ("month", "2027-01-01") in {tuple(each) for each in periods}
    assert ("year", "2000-01-01") in {tuple(each) for each in periods}


def test_the_numbers_of_a_month_are_made_from_those_of_its_year_alone(town: Town) -> None:
    on(town, 2028, 2, 5)
    database = town.bot.database
    release_what_is_over(database, town.bot.setting.programme, town.bot.now)
    found = database.read(lambda c: storage_released.of_year(c, 2027))
    assert {each.first.year for each in found} == {2027}
    assert len(found) == 12 + 4 + 1
