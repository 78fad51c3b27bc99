"""A coordinator's week on the page, with the real bot:
only her phone and the town's own buttons are used.
"""

import re

from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.playing import ONE_LOOP, Phone, opened
from tests.playground.running import playground

pytestmark = ONE_LOOP

PARTY = "Zaterdag is er een feest in het buurthuis. Kom je ook?"


class Coordinator(Phone):
    """Marieke, whose buttons are known by what they mean."""

    async def press(self, *options: str) -> None:
        """One button after the other, each as soon as it stands there."""
        for option in options:
            await self.at.locator(f'.key[data-data$=".{option}"]').last.click()

    async def writes(self, asked: str, words: str) -> None:
        await self.sees(asked)
        await self.say(words)


def tile(page: Page, name: str) -> Locator:
    return page.locator("#tiles .tile", has=page.locator(".tile-name", has_text=re.compile(f"^{name}$")))


async def time_goes(page: Page, how: str) -> None:
    # A quick day may be over before anybody sees that it goes by.
    before = await page.locator("body").get_attribute("data-steps")
    await page.get_by_role("button", name=how).click()
    await expect(page.locator("body")).not_to_have_attribute("data-steps", before or "0")
    await expect(page.locator("body")).not_to_have_class(re.compile("moving"))
    await expect(page.locator("#town-says")).not_to_have_class(re.compile("care"))


async def test_a_week_is_run_from_the_coordinators_phone_alone(browser: Browser) -> None:
    async with playground() as url, opened(browser, url) as page:
        await page.get_by_role("button", name="Town").click()
        await expect(page.locator("#town-says")).to_contain_text("sign up, each on their own phone")
        await expect(page.locator("#town-says")).to_contain_text("16 people live here")
        await expect(page.locator("#tiles .tile:visible")).to_have_count(16)
        await expect(page.get_by_role("tablist")).to_be_hidden()
        await expect(page.locator(".phone:visible")).to_have_count(1)
        await an_announcement_arrives(page)
        await a_tile_opens_and_closes(page)
        for day in range(2, 9):
            await time_goes(page, "Next morning")
            await expect(page.locator("#town-day")).to_contain_text(f"Day {day} ·")
        await expect(tile(page, "Joost")).to_contain_text("Has blocked the bot")
        await expect(tile(page, "Selam")).not_to_contain_text("Has not come yet")
        await page.get_by_role("button", name="Town").click()
        await expect(page.locator(".phone:visible")).to_have_count(17)


async def an_announcement_arrives(page: Page) -> None:
    marieke = Coordinator(page, "Marieke")
    await marieke.say("/menu")
    await marieke.press("pick.Announcements", "which.new", "written.nl+", "written.done")
    await marieke.writes("Schrijf de tekst in het Nederlands", PARTY)
    await marieke.press(
        "file.skip", "fallback.nl", "replies.come", "role.all", "narrow.done", "important.yes", "what.now"
    )
    await marieke.sees_anywhere("terugnemen")
    await time_goes(page, "On to the next thing")
    for name in ("Tom", "Anna", "Piet", "Bilal", "Tsega"):
        await expect(tile(page, name)).to_contain_text("📢")
        await expect(tile(page, name).locator(".tile-count")).to_have_text(re.compile(r"\d new"))
    await expect(tile(page, "Dawit")).not_to_contain_text("📢")
    await marieke.sees("Ik kom: ")


async def a_tile_opens_and_closes(page: Page) -> None:
    await tile(page, "Tom").click()
    await Phone(page, "Tom").sees_anywhere(PARTY)
    shut = page.get_by_role("button", name="Close this phone")
    await expect(shut).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(Phone(page, "Tom").at).to_be_hidden()
    await expect(tile(page, "Tom")).to_be_focused()
    await expect(tile(page, "Tom").locator(".tile-count")).to_have_text("")
