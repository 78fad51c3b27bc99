"""Both sign-ups on the page, with the real bot: Amal in Arabic, Sanne in Dutch."""

import os
from pathlib import Path

from playwright.async_api import Browser, Page, expect

from bot.flows.choices import CONFIRM_OPTION
from bot.i18n import Speech
from bot.text import _
from tests.browser.playing import Phone, opened
from tests.playground.running import playground

SPEECH = Speech(["ar", "nl"])
GENDER = (
    "Are you a woman or a man? Some people wish to meet a woman or a man. "
    "We use your answer only for that, and to count."
)
PICTURE = os.environ.get("BUURMAAT_TEST_PICTURE")


def said(sentence: str, language: str) -> str:
    """A source sentence as the bot says it in a language."""
    return SPEECH.say(_(sentence), language)  # type: ignore[arg-type]  # the very sentence of the flow


async def next_question(phone: Phone, sentence: str, language: str) -> None:
    await phone.sees(said(sentence, language).split("{")[0])


async def sign_up_amal(phone: Phone) -> None:
    await phone.start()
    await phone.tap("العربية")
    await phone.tap(said("Find a mentor", "ar"))
    await phone.tap("Amal")
    await next_question(phone, "How old are you?", "ar")
    await phone.say("٢٥")
    await next_question(phone, "Where do you live?", "ar")
    await phone.tap("Leiden")
    await next_question(phone, "Which languages do you speak? Choose all that fit. Then press Done.", "ar")
    await phone.tap(said("Arabic", "ar"))
    await expect(phone.newest.locator(".key", has_text="✓")).to_have_count(1)
    await phone.tap(said("Done", "ar"))
    await next_question(phone, "How much Dutch do you speak?", "ar")
    await phone.tap(said("A few words", "ar"))
    await next_question(phone, "When are you often free? Choose all that fit. Then press Done.", "ar")
    await phone.say("1 6")
    await phone.tap(said("No preference", "ar"))
    await phone.tap(said("I do not say", "ar"))
    await next_question(phone, "This is what I understood. Is it right?", "ar")


async def sign_up_sanne(phone: Phone) -> None:
    await phone.start()
    await phone.tap("Nederlands")
    await phone.tap(said("Be a mentor", "nl"))
    await next_question(phone, "What is your first name?", "nl")
    await phone.say("Sanne")
    await next_question(phone, "How old are you?", "nl")
    await phone.say("44")
    await next_question(phone, "Where do you live?", "nl")
    await phone.tap("Leiden")
    await phone.tap(said("A little", "nl"))
    await next_question(phone, "Which languages do you speak? Choose all that fit. Then press Done.", "nl")
    await phone.say("1 2")
    await next_question(phone, "When are you often free? Choose all that fit. Then press Done.", "nl")
    await phone.say("3")
    await next_question(phone, "How many hours a week do you have? Most mentors give {low} or {high} hours.", "nl")
    await phone.tap("2")
    await phone.tap(said("Yes, I can", "nl"))
    await next_question(phone, "How many newcomers do you want to help in the same period?", "nl")
    await phone.tap("1")
    await phone.tap(said("Alone", "nl"))
    await phone.tap(said("No preference", "nl"))
    await next_question(phone, GENDER, "nl")
    await phone.tap(said("Woman", "nl"))
    await phone.tap(said("I agree", "nl"))
    await next_question(phone, "This is what I understood. Is it right?", "nl")


async def confirm(phone: Phone, language: str) -> None:
    await phone.tap(SPEECH.label(CONFIRM_OPTION, language))
    await phone.tap(said("Later", language))
    await phone.sees(said("That is fine. You find it in the menu: Tell us more.", language))


async def picture(page: Page) -> None:
    """For the README, when it is asked for."""
    if PICTURE:
        await page.screenshot(path=Path(PICTURE))


async def test_a_newcomer_in_arabic_and_a_mentor_in_dutch_sign_up_on_the_page(browser: Browser) -> None:
    async with playground() as url, opened(browser, url) as page:
        amal, sanne = Phone(page, "Amal"), Phone(page, "Sanne")
        await sign_up_amal(amal)
        await sign_up_sanne(sanne)
        await picture(page)
        await confirm(amal, "ar")
        await confirm(sanne, "nl")


async def test_after_the_bot_is_killed_in_the_middle_the_next_answer_gets_its_reply(browser: Browser) -> None:
    async with playground() as url, opened(browser, url) as page:
        amal = Phone(page, "Amal")
        await amal.start()
        await amal.tap("العربية")
        await amal.tap(said("Find a mentor", "ar"))
        await next_question(amal, "What is your first name?", "ar")
        await page.get_by_role("button", name="Faults").click()
        await page.get_by_role("button", name="Kill").first.click()
        await amal.say("Amal")
        await next_question(amal, "How old are you?", "ar")
