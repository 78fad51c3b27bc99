"""The line of a year on the page: drawn, told in words, read by the keyboard and as a table."""

import re
from collections.abc import Sequence
from typing import Any

from playwright.async_api import Browser, expect

from playground.people import Json, Person
from tests.browser.conftest import Stage
from tests.browser.playing import NARROW, ONE_LOOP, opened

pytestmark = ONE_LOOP

NOW = 1_800_000_000
DAY = 86400


def row(of: str, at: int, state: str, kind: str, **more: Any) -> Json:
    empty = {"reason": "", "about": "meeting:1", "handle": "", "answers": False, "who": "telegram:700000003"}
    return {"of": of, "at": NOW + at, "state": state, "kind": kind} | empty | more


class Door:
    """A bot that remembers a few things."""

    def __init__(self, rows: Sequence[Json]) -> None:
        self.rows = list(rows)

    async def happened(self, _people: Sequence[Person], _since: float, _until: float) -> Json:
        return {"rows": self.rows, "cut": False}


ROWS = (
    row("journal", 0, "heard", "sent", reason="reminder: day before"),
    row("sent", 5, "sent", "reminder"),
    row("came", DAY, "done", "press", about=""),
    row("timer", 2 * DAY, "skipped", "a kind of tomorrow", reason="answered meanwhile"),
    row("sent", 3 * DAY, "failed", "news", reason="bad address"),
)


async def test_the_line_says_in_words_what_each_mark_is(browser: Browser, stage: Stage) -> None:
    stage.page.door = Door(ROWS)  # type: ignore[assignment]  # as much of it as the line needs
    async with opened(browser, stage.url) as page:
        await page.get_by_role("button", name="Time", exact=True).click()
        await page.get_by_role("button", name="What happened").click()
        year = page.get_by_role("dialog", name="The year")
        await expect(year.locator(".headline")).to_contain_text(
            "1 message sent to Sanne, 1 answer; 1 skipped, 1 not sent."
        )
        marks = year.locator(".plot .mark")
        await expect(marks).to_have_count(4)
        await marks.first.click()
        await expect(year.locator(".detail")).to_contain_text("reminder · meeting 1 · reminder: day before")
        await page.keyboard.press("ArrowDown")
        await expect(year.locator(".detail")).to_contain_text("Sanne answered")
        await page.keyboard.press("ArrowDown")
        await expect(page.locator(":focus")).to_have_attribute("aria-label", expected("Skipped for Sanne"))
        await expect(year.locator(".detail")).to_contain_text("a kind of tomorrow · meeting 1 · answered meanwhile")


def expected(begin: str) -> re.Pattern[str]:
    return re.compile(f"^{begin}")


async def test_the_table_is_filtered_by_person_and_by_outcome(browser: Browser, stage: Stage) -> None:
    stage.page.door = Door(ROWS)  # type: ignore[assignment]
    async with opened(browser, stage.url, NARROW) as page:
        await page.get_by_role("button", name="Time", exact=True).click()
        await page.get_by_role("button", name="What happened").click()
        rows = page.locator("#year tbody tr")
        await expect(rows).to_have_count(4)
        await page.get_by_label("What became of it?").select_option("not sent")
        await expect(rows).to_contain_text(["bad address"])
        await page.get_by_label("Whose?").select_option("Selam")
        await expect(page.get_by_text("Nothing of that kind happened.")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


async def test_without_a_bot_the_page_says_so(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.url) as page:
        await page.get_by_role("button", name="Time", exact=True).click()
        await page.get_by_role("button", name="What happened").click()
        await expect(page.get_by_text("The bot does not answer now. Try again in a moment.")).to_be_visible()
        await page.get_by_role("button", name="Close the year").click()
        await page.get_by_role("button", name="Fast-forward a year").click()
        await expect(page.get_by_role("alert")).to_have_text("The bot must run, so that time can go by.")
