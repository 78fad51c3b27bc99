"""The playground's page in a real browser."""

import re

from playwright.async_api import Browser, expect

from bot import papers
from playground.messages import File
from playground.testing import until
from tests.browser.conftest import Stage
from tests.browser.playing import NARROW, ONE_LOOP, Phone, opened
from tests.papers.cookbook import CERTIFICATE, PATH
from tests.playground.running import ECHO_BOT, playground

pytestmark = ONE_LOOP


async def test_two_people_play_with_a_running_bot_that_is_killed_in_between(
    browser: Browser,
) -> None:
    async with playground(ECHO_BOT) as url, opened(browser, url) as page:
        amal, sanne = Phone(page, "Amal"), Phone(page, "Sanne")
        for phone in (amal, sanne):
            await phone.start()
            await phone.sees("You said: /start")
        await page.get_by_role("button", name="Faults").click()
        await page.get_by_role("button", name="Kill", exact=True).click()
        await expect(page.locator("#bot-state")).to_have_text("The bot has stopped")
        await amal.say("مرحبا")
        await expect(amal.bubbles.last).to_contain_text("مرحبا")
        await page.get_by_role("button", name="Start again").click()
        await amal.sees("You said: مرحبا")
        await amal.tap("Again")
        await amal.sees("Once more")


async def test_a_phone_begins_with_start_and_what_the_bot_says_of_itself(browser: Browser, stage: Stage) -> None:
    stage.bot("setMyDescription", description="Wij brengen buren samen.", language_code="nl")
    async with opened(browser, stage.url) as page:
        phone = Phone(page, "Sanne")
        await phone.sees_anywhere("Wij brengen buren samen.")
        await expect(phone.at).to_contain_text("Dutch (Nederlands) · mentor · Telegram")
        await expect(phone.at.get_by_role("textbox")).to_be_hidden()
        await phone.start()
        await expect(phone.bubbles).to_contain_text(["/start"])
        await expect(phone.at.get_by_role("textbox")).to_be_visible()


async def test_an_arabic_phone_is_mirrored_and_shows_each_text_in_its_own_direction(
    browser: Browser, stage: Stage
) -> None:
    stage.says(stage.amal, "متى لديك وقت؟", "صباحا")
    stage.world.say(stage.amal, "Tuesday")
    async with opened(browser, stage.url) as page:
        device = Phone(page, "Amal").at.locator(".device")
        assert await device.evaluate("node => getComputedStyle(node).direction") == "rtl"
        words = device.locator(".words")
        directions = await words.evaluate_all("all => all.map(node => getComputedStyle(node).direction)")
        assert directions == ["rtl", "ltr"]
        theirs, own = [await words.nth(n).bounding_box() for n in (0, 1)]
        assert theirs
        assert own
        assert theirs["x"] > own["x"]


async def test_what_somebody_writes_never_becomes_markup(browser: Browser, stage: Stage) -> None:
    evil = "<img src=x onerror=\"document.title='broken'\"> <b>bold</b>"
    stage.world.add_person(evil, "en")
    stage.says(stage.amal, evil, evil)
    stage.world.say(stage.amal, evil)
    async with opened(browser, stage.url) as page:
        await expect(Phone(page, "Amal").bubbles).to_contain_text([evil, evil])
        assert await page.locator(".phone img, .phone .words b").count() == 0
        assert await page.title() == "Buurmaat playground"


async def test_a_press_reaches_the_bot_and_its_answer_shows(browser: Browser, stage: Stage) -> None:
    stage.says(stage.sanne, "Kies", "ja", "nee")
    async with opened(browser, stage.url) as page:
        phone = Phone(page, "Sanne")
        assert await phone.labels() == ["ja", "nee"]
        await phone.tap("nee")
        await until(lambda: stage.world.presses)
        await expect(phone.newest.locator(".busy")).to_have_text("nee")
        (query_id, press), *_ = stage.world.presses.items()
        assert press.data == "nee"
        stage.bot("answerCallbackQuery", callback_query_id=query_id, text="Dank je")
        await expect(phone.at.locator(".toast")).to_have_text("Dank je")
        await expect(phone.newest.locator(".busy")).to_have_count(0)


async def test_a_toggled_button_keeps_the_focus(browser: Browser, stage: Stage) -> None:
    number = stage.says(stage.sanne, "Kies", "ochtend", "middag")
    async with opened(browser, stage.url) as page:
        await page.get_by_role("button", name="middag").focus()
        rows = [[{"text": one, "callback_data": one}] for one in ("ochtend", "✓ middag")]
        stage.bot(
            "editMessageReplyMarkup",
            chat_id=stage.sanne.id,
            message_id=number,
            reply_markup={"inline_keyboard": rows},
        )
        await expect(page.get_by_role("button", name="✓ middag")).to_be_focused()


async def test_an_edited_message_shows_what_it_said_before(browser: Browser, stage: Stage) -> None:
    number = stage.says(stage.sanne, "Dinsdag om drie")
    stage.bot("editMessageText", chat_id=stage.sanne.id, message_id=number, text="Woensdag")
    async with opened(browser, stage.url) as page:
        before = page.get_by_text("Dinsdag om drie")
        await expect(before).to_be_hidden()
        await page.get_by_role("button", name="edited").click()
        await expect(before).to_be_visible()


async def test_delivery_shows_in_words_and_so_do_faults(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.url) as page:
        phone = Phone(page, "Sanne")
        await page.get_by_role("button", name="Faults").click()
        await page.get_by_role("group", name="Deliver twice").get_by_text("Next one").click()
        await expect(page.get_by_role("button", name="Faults: 1 on")).to_be_visible()
        await phone.start()
        await expect(phone.at.get_by_role("img", name="waits for the bot")).to_be_visible()
        await expect(phone.at.get_by_text("delivered twice")).to_be_visible()
        (update,) = stage.world.updates.waiting
        for _ in range(2):
            await stage.world.updates.poll(update.id + 1, 100, 0)
        await expect(phone.at.get_by_role("img", name="the bot has it")).to_be_visible()


async def test_pictures_voices_and_contacts_can_be_sent(browser: Browser, stage: Stage) -> None:
    stage.world.start(stage.sanne)
    async with opened(browser, stage.url) as page:
        phone = Phone(page, "Sanne")
        for what in ("Voice message", "Picture", "Sticker", "My own contact", "Location"):
            await phone.attach(what)
        await expect(phone.bubbles).to_have_count(6)
        await expect(phone.at.get_by_role("img", name="A picture")).to_be_visible()
    kinds = [next(iter(one.media)) for one in stage.world.messages(stage.sanne)[1:]]
    assert kinds == ["voice", "photo", "sticker", "contact", "location"]


async def test_a_file_of_the_bot_can_be_saved(browser: Browser, stage: Stage) -> None:
    stage.world.start(stage.sanne)
    kept = stage.world.keep(File("", "data.json", "application/json", b'{"name": "Sanne"}'))
    stage.bot("sendDocument", chat_id=stage.sanne.id, document=kept.id)
    async with opened(browser, stage.url) as page:
        async with page.expect_download() as waiting:
            await page.get_by_role("link", name="Save").click()
        download = await waiting.value
        assert download.suggested_filename == "data.json"
        assert (await download.path()).read_bytes() == kept.content


async def test_a_picture_of_the_bot_is_shown_and_a_document_opens(browser: Browser, stage: Stage) -> None:
    stage.world.start(stage.sanne)
    picture = stage.world.keep(File("", "road.png", "image/png", papers.make(PATH).data))
    stage.bot("sendPhoto", chat_id=stage.sanne.id, photo=picture.id, caption="Your road")
    paper = stage.world.keep(File("", "certificaat.pdf", "application/pdf", papers.make(CERTIFICATE).data))
    stage.bot("sendDocument", chat_id=stage.sanne.id, document=paper.id)
    async with opened(browser, stage.url) as page:
        phone = Phone(page, "Sanne")
        image = phone.at.get_by_role("img", name="A picture: road.png")
        await expect(image).to_be_visible()
        bubble = phone.bubbles.filter(has=page.get_by_role("img", name="A picture: road.png"))
        await expect(bubble).to_contain_text("Your road")
        await expect(image).to_have_js_property("naturalWidth", 720)
        await expect(phone.newest).to_contain_text(re.compile(r"certificaat\.pdf\s*\d+ kB"))
        link = phone.newest.get_by_role("link", name="certificaat.pdf")
        answer = await page.request.get(stage.url.rstrip("/") + str(await link.get_attribute("href")))
        assert (answer.headers["content-type"], await answer.body()) == (paper.mime, paper.content)


async def test_commands_stand_in_the_app_s_language(browser: Browser, stage: Stage) -> None:
    menu = [{"command": "menu", "description": "القائمة"}]
    stage.bot("setMyCommands", commands=menu, language_code="ar")
    stage.world.start(stage.amal)
    async with opened(browser, stage.url) as page:
        phone = Phone(page, "Amal")
        await phone.at.get_by_role("button", name="Commands of the bot").press("Enter")
        item = phone.at.get_by_role("menuitem", name="القائمة")
        await expect(item).to_be_focused()
        await item.press("Enter")
        await expect(phone.bubbles.last).to_contain_text("/menu")


async def test_a_person_can_be_added_in_any_language_and_with_an_invite(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.url) as page:
        await page.get_by_role("button", name="Add a person").click()
        await page.get_by_label("First name").fill("Tsega")
        await page.get_by_label("Language of the app").select_option("ትግርኛ (Tigrinya)")
        await page.get_by_label("Invite code").fill("abc-123")
        await page.get_by_role("button", name="Add", exact=True).click()
        phone = Phone(page, "Tsega")
        await phone.start()
        await expect(phone.bubbles).to_contain_text(["/start abc-123"])


async def test_blocking_and_leaving_shut_the_typing_area(browser: Browser, stage: Stage) -> None:
    stage.world.start(stage.sanne)
    async with opened(browser, stage.url) as page:
        phone = Phone(page, "Sanne")
        await phone.more("Block the bot")
        await phone.at.get_by_role("button", name="Unblock").click()
        await expect(phone.at.get_by_role("textbox")).to_be_visible()
        await phone.more("Delete the account")
        await phone.sees_anywhere("This account is deleted.")


async def test_the_newest_message_is_in_view_unless_somebody_reads_older_ones(browser: Browser, stage: Stage) -> None:
    for number in range(40):
        stage.says(stage.sanne, f"Bericht {number}")
    async with opened(browser, stage.url) as page:
        phone = Phone(page, "Sanne")
        await expect(phone.newest).to_be_in_viewport()
        await phone.at.get_by_text("Bericht 0", exact=True).scroll_into_view_if_needed()
        stage.says(stage.sanne, "Nieuw")
        down = phone.at.get_by_role("button", name="To the newest message")
        await expect(phone.at.get_by_text("Bericht 0", exact=True)).to_be_in_viewport()
        await down.click()
        await expect(phone.newest).to_be_in_viewport()


async def test_new_messages_are_told_to_screen_readers(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.url) as page:
        stage.says(stage.sanne, "Goedemorgen")
        await expect(page.locator("#news")).to_have_text("To Sanne: Goedemorgen")


async def test_a_narrow_screen_shows_one_phone_and_says_what_is_new(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.url, NARROW) as page:
        selam, sanne = Phone(page, "Selam"), Phone(page, "Sanne")
        await expect(selam.at).to_be_visible()
        await expect(sanne.at).to_be_hidden()
        stage.says(stage.sanne, "Hallo")
        tab = page.get_by_role("tab", name="Sanne 1 new")
        await expect(tab).to_be_visible()
        await page.get_by_role("tab", name="Amal").click()
        await page.get_by_role("tab", name="Amal").press("ArrowRight")
        await expect(tab).to_have_count(0)
        await expect(sanne.at).to_be_visible()
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= NARROW["width"]


async def test_the_bot_in_a_group_shows_on_the_phone_of_who_added_it(browser: Browser, stage: Stage) -> None:
    stage.world.start(stage.sanne)
    async with opened(browser, stage.url) as page:
        phone = Phone(page, "Sanne")
        await phone.more("Add the bot to a group")
        await phone.sees_anywhere("In the group “Neighbours”: Sanne added the bot.")
        group = next(one for one in stage.world.chats.values() if one.kind == "group")
        stage.bot("leaveChat", chat_id=group.id)
        await phone.sees_anywhere("In the group “Neighbours”: The bot left.")
