"""Playing on the page as a person does: open it, tap, write, and read what stands there."""

import contextlib
import os
import shutil
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from playground.testing import PATIENCE

ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A shared machine may be slow; what never comes is missed all the same.
MILLISECONDS = PATIENCE * 1000
expect.set_options(timeout=MILLISECONDS)
# The tests of this folder share a browser, and so the loop that it lives in.
ONE_LOOP = pytest.mark.asyncio(loop_scope="package")
WIDE = {"width": 1400, "height": 900}
NARROW = {"width": 390, "height": 844}


def chromium() -> str:
    """The system's Chromium; without one the test is skipped, and fails in CI."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None and Path("/usr/bin/chromium").exists():
        found = "/usr/bin/chromium"
    if found is None:
        complain = pytest.fail if os.environ.get("CI") else pytest.skip
        complain("no Chromium found: install the system's package chromium")
    return str(found)


@contextlib.asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    path = chromium()
    async with async_playwright() as playwright:
        one = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS, timeout=MILLISECONDS)
        try:
            yield one
        finally:
            await one.close()


@contextlib.asynccontextmanager
async def opened(one: Browser, url: str, size: Mapping[str, int] = WIDE) -> AsyncIterator[Page]:
    """The page, ready; any error in its scripts or request to another site fails the test."""
    page = await one.new_page(viewport={"width": size["width"], "height": size["height"]})
    page.set_default_timeout(MILLISECONDS)
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda asked: trouble.extend(_elsewhere(asked.url, url)))
    await page.goto(url)
    await expect(page.locator(".phone").first).to_be_attached()
    try:
        yield page
    finally:
        await page.close()
    assert not trouble, trouble


def _elsewhere(asked: str, url: str) -> list[str]:
    return [] if asked.startswith((url, "data:", "blob:")) else [f"asked {asked}"]


class Phone:
    """One person's phone on the page."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.at = page.get_by_role("region", name=name, exact=True)

    @property
    def bubbles(self) -> Locator:
        return self.at.locator(".entry.in .bubble, .entry.out .bubble")

    @property
    def newest(self) -> Locator:
        """The newest bubble of the bot, with its buttons."""
        return self.at.locator(".entry.in").last

    async def start(self) -> None:
        await self.at.get_by_role("button", name="START").click()

    async def say(self, text: str) -> None:
        box = self.at.get_by_role("textbox")
        await box.fill(text)
        await box.press("Enter")

    async def tap(self, label: str) -> None:
        """Tap the newest button with this label."""
        await self.at.locator(".buttons .key", has_text=label).last.click()

    async def attach(self, what: str) -> None:
        await self.at.get_by_role("button", name="Attach").click()
        await self.at.get_by_role("menuitem", name=what).click()

    async def more(self, what: str) -> None:
        await self.at.get_by_role("button", name=f"More for {self.name}").click()
        await self.at.get_by_role("menuitem", name=what).click()

    async def sees(self, text: str) -> None:
        """Wait until the newest message of the bot says this."""
        await expect(self.newest).to_contain_text(text)

    async def sees_anywhere(self, text: str) -> None:
        await expect(self.at.get_by_text(text).last).to_be_visible()

    async def labels(self) -> list[str]:
        """What stands on the buttons under the bot's newest message."""
        return await self.newest.locator(".key").all_inner_texts()
