"""The heart of the programme on the page, with the real bot: Amal in Arabic, Sanne in Dutch,
Marieke who matches.
"""

import os
from pathlib import Path

from playwright.async_api import Browser, Page, expect

from bot.flows.engine.choices import CONFIRM_OPTION
from bot.ground.text import _
from bot.language.speech import Speech
from tests.browser.playing import ONE_LOOP, Phone, opened
from tests.playground.running import playground

pytestmark = ONE_LOOP

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
    await next_question(phone, "Which languages do you speak? Choose all that fit.", "ar")
    await phone.tap(said("Arabic", "ar"))
    await expect(phone.newest.locator(".key", has_text="✓")).to_have_count(1)
    await phone.tap(said("Done", "ar"))
    await next_question(phone, "How much Dutch do you speak?", "ar")
    await phone.tap(said("A few words", "ar"))
    await next_question(phone, "When are you often free? Choose all that fit.", "ar")
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
    await next_question(phone, "Which languages do you speak? Choose all that fit.", "nl")
    await phone.say("1 2")
    await next_question(phone, "When are you often free? Choose all that fit.", "nl")
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


async def match_them(marieke: Phone, amal: Phone, sanne: Phone) -> None:
    await marieke.start()
    await next_question(marieke, "This link is for one person.", "nl")
    await marieke.say("Marieke")
    await marieke.tap(said("Who waits?", "nl"))
    await marieke.tap("Sanne")
    await marieke.tap(said("I saw the VOG today", "nl"))
    await next_question(marieke, "I wrote down that you saw it today.", "nl")
    await marieke.say("/menu")
    await next_question(marieke, "What would you like to do?", "nl")
    await marieke.tap(said("Who waits?", "nl"))
    await next_question(marieke, "The longest wait stands first. Choose somebody to open.", "nl")
    await marieke.tap("Amal")
    await next_question(marieke, "These mentors fit best. Choose one.", "nl")
    await marieke.tap("Sanne")
    await marieke.sees("Iets belangrijks past niet")
    await marieke.say("Ze hebben samen gelachen op de open avond")
    await marieke.tap(said("It was agreed", "nl"))
    await next_question(
        marieke, "What was agreed with the case manager, and how? Write one sentence. It is kept.", "nl"
    )
    await marieke.say("Iris is het ermee eens")
    await marieke.tap(said("Propose it to both", "nl"))
    await amal.tap(said("Yes, please", "ar"))
    await sanne.tap(said("Yes, please", "nl"))
    await marieke.sees("Amal")


async def meet(page: Page, amal: Phone, sanne: Phone) -> None:
    """Sanne plans for the day after tomorrow; both are reminded, meet, and say so."""
    await sanne.tap(said("Plan a meeting", "nl"))
    await next_question(sanne, "On which day?", "nl")
    await sanne.newest.locator(".key").nth(2).click()
    await sanne.tap("14.00 uur")
    await sanne.tap("Bibliotheek")
    await sanne.sees("Zal ik het aan Amal vragen?")
    await sanne.tap(SPEECH.label(CONFIRM_OPTION, "nl"))
    await amal.tap(said("Yes, good", "ar"))
    await sanne.sees_anywhere(said("✅ You meet {others}:", "nl").replace("{others}", "Amal"))
    await page.get_by_role("button", name="Time", exact=True).click()
    await expect(page.locator("#planned li").first).to_contain_text("talk ask")
    await page.get_by_role("button", name="To the next reminder").click()
    for phone, language in ((sanne, "nl"), (amal, "ar")):
        await phone.sees_anywhere(said("Is that good?", language))
        await phone.tap(said("Yes, good", language))
    await expect(page.locator("#planned li").first).to_contain_text("day before")
    await page.get_by_role("button", name="To the next reminder").click()
    await amal.sees_anywhere("📅")
    await page.get_by_role("button", name="+1 day").click()
    await sanne.tap(said("Yes, we met", "nl"))
    await sanne.tap(said("2 hours", "nl"))
    await sanne.tap(said("Good", "nl"))
    await amal.tap(said("Yes, we met", "ar"))
    await amal.tap(said("1 hour", "ar"))
    await amal.tap(said("Skip", "ar"))
    await next_question(amal, "Thank you. Shall we plan the next one?", "ar")
    await page.get_by_role("button", name="Why", exact=True).click()
    await page.get_by_label("Whose phone?").select_option(label="Amal")
    await expect(page.locator("#why-lines")).to_contain_text("reminder: day before")


async def test_a_newcomer_in_arabic_and_a_mentor_in_dutch_sign_up_are_matched_and_meet(browser: Browser) -> None:
    async with playground() as url, opened(browser, url) as page:
        amal, sanne = Phone(page, "Amal"), Phone(page, "Sanne")
        await sign_up_amal(amal)
        await sign_up_sanne(sanne)
        await picture(page)
        await confirm(amal, "ar")
        await confirm(sanne, "nl")
        await match_them(Phone(page, "Marieke"), amal, sanne)
        await meet(page, amal, sanne)


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
