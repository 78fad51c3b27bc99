"""WhatsApp phones on the page, in a real browser."""

from playwright.async_api import Browser, expect

from playground.testing import until
from playground.twilio import WINDOW
from tests.browser.conftest import Stage
from tests.browser.playing import ONE_LOOP, Phone, opened
from tests.playground.twilio_calls import items, listening, quick

pytestmark = ONE_LOOP

START = "Send “start”"


async def test_a_chat_begins_with_the_word_of_the_link(browser: Browser, stage: Stage) -> None:
    stage.selam.invite = "abc-12345"
    async with listening() as hook, opened(browser, stage.url) as page:
        stage.world.twilio.line.url = hook.url
        phone = Phone(page, "Selam")
        await expect(phone.at).to_contain_text("Tigrinya (ትግርኛ) · newcomer · WhatsApp")
        await expect(phone.at.get_by_role("textbox")).to_be_hidden()
        button = phone.at.get_by_role("button", name=START)
        colours = "node => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]"
        assert await button.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(27, 122, 85)"]
        await button.click()
        await expect(phone.bubbles).to_contain_text(["start abc-12345"])
        await expect(phone.at.get_by_role("img", name="the bot has it")).to_be_visible()
        await expect(phone.at.get_by_role("textbox")).to_be_visible()
        await expect(phone.at.locator(".phone-top")).to_contain_text("may write freely until")


async def test_buttons_stand_below_and_a_press_is_said_in_the_chat(browser: Browser, stage: Stage) -> None:
    stage.world.start(stage.selam)
    stage.sends(stage.selam, quick("Komt het uit?", "ja", "nee"))
    async with listening() as hook, opened(browser, stage.url) as page:
        phone = Phone(page, "Selam")
        assert await phone.labels() == ["ja", "nee"]
        await expect(phone.at.get_by_role("button", name="edit", exact=True)).to_have_count(0)
        stage.world.twilio.line.url = hook.url
        await phone.tap("nee")
        await until(lambda: any(form.get("ButtonPayload") == "id-1" for form in hook.inbound()))
        await expect(phone.bubbles.last).to_contain_text("nee")


async def test_a_list_opens_in_a_sheet_that_the_keyboard_works(browser: Browser, stage: Stage) -> None:
    stage.world.start(stage.selam)
    stage.sends(stage.selam, items("Leiden", "Oegstgeest", "Katwijk", button="Kiezen", description="vlakbij"))
    async with opened(browser, stage.url) as page:
        phone = Phone(page, "Selam")
        assert await phone.labels() == ["☰\nKiezen"]
        opens = phone.at.get_by_role("button", name="Kiezen")
        sheet = phone.at.get_by_role("dialog", name="Kiezen")
        await opens.press("Enter")
        await expect(sheet.get_by_text("vlakbij")).to_have_count(3)
        await expect(sheet.get_by_role("button", name="Leiden")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(sheet).to_have_count(0)
        await expect(opens).to_be_focused()
        await page.keyboard.press("Enter")
        await page.keyboard.press("ArrowUp")
        await expect(sheet.get_by_role("button", name="Katwijk")).to_be_focused()
        await page.keyboard.press("ArrowUp")
        await page.keyboard.press("Enter")
        await expect(phone.bubbles.last).to_contain_text("Oegstgeest")
        await expect(sheet).to_have_count(0)
        await expect(opens).to_be_focused()


async def test_a_mirrored_phone_mirrors_its_sheet_and_its_top(browser: Browser, stage: Stage) -> None:
    hanan = stage.world.add_person("Hanan", "ar", "newcomer", app="whatsapp")
    stage.world.start(hanan)
    stage.sends(hanan, items("لايدن", "كاتفايك", button="اختر"))
    async with opened(browser, stage.url) as page:
        phone = Phone(page, "Hanan")
        await phone.at.get_by_role("button", name="اختر").click()
        device = await phone.at.locator(".device").bounding_box()
        item, shut, avatar, name = [
            await phone.at.locator(one).first.bounding_box()
            for one in (".item span", ".sheet-top button", ".avatar", ".phone-top b")
        ]
        assert device
        assert item
        assert shut
        assert avatar
        assert name
        middle = device["x"] + device["width"] / 2
        assert item["x"] > middle > shut["x"] + shut["width"]
        assert avatar["x"] > middle
        assert avatar["x"] - (name["x"] + name["width"]) < 20


async def test_the_phone_says_when_only_templates_go(browser: Browser, stage: Stage) -> None:
    stage.world.start(stage.selam)
    stage.world.ahead += WINDOW
    stage.sends(stage.selam, quick("Komt het uit?", "ja"))
    async with opened(browser, stage.url) as page:
        phone = Phone(page, "Selam")
        await expect(phone.at.locator(".phone-top")).to_contain_text("window closed: only templates")
        await phone.sees_anywhere("WhatsApp did not bring it. Outside the 24 hours (63016).")
        await expect(phone.at.locator(".entry.in")).to_have_count(0)


async def test_things_can_be_sent_and_forwarded_but_there_are_no_groups(browser: Browser, stage: Stage) -> None:
    stage.world.start(stage.selam)
    async with listening() as hook, opened(browser, stage.url) as page:
        stage.world.twilio.line.url = hook.url
        phone = Phone(page, "Selam")
        for what in ("Voice message", "Picture", "Sticker", "My own contact", "Location", "Forwarded message"):
            await phone.attach(what)
        await expect(phone.bubbles).to_have_count(7)
        await until(lambda: len(hook.inbound()) == 7)
        assert hook.inbound()[-1]["Forwarded"] == "true"
        await phone.at.get_by_role("button", name="More for Selam").click()
        await expect(phone.at.get_by_role("menuitem")).to_have_text(["Block the bot", "Delete the account"])


async def test_a_person_with_whatsapp_can_be_added(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.url) as page:
        await page.get_by_role("button", name="Add a person").click()
        await page.get_by_label("First name").fill("Tsega")
        await page.locator("#person-app").select_option("WhatsApp")
        await page.get_by_role("button", name="Add", exact=True).click()
        phone = Phone(page, "Tsega")
        await expect(phone.at.get_by_role("button", name=START)).to_be_focused()
        assert next(one for one in stage.world.people.values() if one.name == "Tsega").app == "whatsapp"


async def test_faults_stand_in_groups_by_app(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.url) as page:
        await page.get_by_role("button", name="Faults").click()
        headings = page.locator("#fault-list h4")
        assert await headings.all_inner_texts() == ["Both apps", "Telegram", "WhatsApp"]
        group = page.get_by_role("group", name="WhatsApp", exact=True)
        await group.get_by_role("group", name="Opted out (21610)").get_by_text("Always").click()
        await until(lambda: stage.world.faults.mode("opted_out") == "on")
