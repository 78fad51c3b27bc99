"""What people with WhatsApp do reaches the bot as Twilio would post it."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest
from twilio.request_validator import RequestValidator

from playground.bot_process import bot_environment, twilio_environment
from playground.people import Person
from playground.testing import until
from playground.twilio import ACCOUNT_SID, AUTH_TOKEN, FROM, WINDOW
from playground.world import World
from tests.playground.twilio_calls import Account, Hook, items, listening, quick, text


@pytest.fixture
async def hook(world: World, url: str) -> AsyncIterator[Hook]:
    async with listening() as one:
        world.twilio.line.url = f"{one.url}/whatsapp"
        world.twilio.line.pauses = (0.01, 0.02, 0.02)
        yield one


async def test_a_start_comes_as_words_and_opens_the_window(hook: Hook, world: World) -> None:
    tsega = world.add_person("Tsega", "ti", "newcomer", "abc_-123", app="whatsapp")
    assert world.twilio.closes_at(tsega) is None
    message = world.start(tsega)
    assert message.state == "waiting"
    await until(lambda: message.state == "delivered")
    ((url, form, headers),) = hook.seen
    assert url == world.twilio.line.url
    assert form["Body"] == "start abc_-123"
    assert form["MessageSid"] == form["SmsMessageSid"] == world.twilio.sids[message.id]
    assert (form["AccountSid"], form["To"]) == (ACCOUNT_SID, f"whatsapp:{FROM}")
    assert (form["From"], form["WaId"]) == (f"whatsapp:{tsega.phone_number}", tsega.phone_number[1:])
    assert (form["ProfileName"], form["NumMedia"], form["ExternalUserId"]) == ("Tsega", "0", tsega.external_id)
    assert RequestValidator(AUTH_TOKEN).validate(url, form, headers["X-Twilio-Signature"])
    assert headers["I-Twilio-Idempotency-Token"]
    assert world.twilio.closes_at(tsega) == pytest.approx(world.clock() + WINDOW, abs=60)


async def test_the_signature_can_be_of_the_newer_kind(hook: Hook, world: World, selam: Person) -> None:
    world.twilio.line.algorithm = "sha256"
    world.say(selam, "ሰላም & =?")
    await until(lambda: hook.seen)
    ((url, form, headers),) = hook.seen
    assert headers["X-Twilio-Webhooks-Signature-Settings"].endswith(",algorithm=HMAC_SHA256")
    assert RequestValidator(AUTH_TOKEN).validate(url, form, headers["X-Twilio-Signature"], "HMAC_SHA256")


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        (lambda w, p: w.say(p, "hi", forwarded=True), {"Body": "hi", "Forwarded": "true"}),
        (lambda w, p: w.send_voice(p), {"NumMedia": "1", "MediaContentType0": "audio/ogg", "MessageType": "audio"}),
        (lambda w, p: w.send_picture(p, "we"), {"MediaContentType0": "image/jpeg", "Body": "we"}),
        (lambda w, p: w.send_sticker(p), {"MediaContentType0": "image/webp", "MessageType": "sticker"}),
        (lambda w, p: w.send_contact(p), {"MediaContentType0": "text/vcard", "MessageType": "contacts"}),
        (lambda w, p: w.send_strange_contact(p), {"MediaContentType0": "text/vcard"}),
        (lambda w, p: w.send_location(p), {"Latitude": "52.1601", "Longitude": "4.497", "NumMedia": "0"}),
    ],
)
async def test_everything_a_person_can_send(
    hook: Hook, world: World, selam: Person, act: Callable[[World, Person], Any], fields: dict[str, str]
) -> None:
    act(world, selam)
    await until(lambda: hook.seen)
    (form,) = hook.inbound()
    assert {name: form[name] for name in fields} == fields
    assert ("MediaUrl0" in form) is (form["NumMedia"] == "1")


async def test_a_press_says_what_it_answers(hook: Hook, account: Account, world: World, selam: Person) -> None:
    sid = await account.made(quick("Komt het uit?", "ja", "nee"))
    asked = (await account.send(selam.phone_number, ContentSid=sid)).json()["sid"]
    (message,) = world.replies(selam)
    assert message.labels == ["ja", "nee"]
    world.tap(selam, "nee")
    await until(lambda: hook.seen)
    (form,) = hook.inbound()
    assert (form["ButtonText"], form["ButtonPayload"], form["Body"]) == ("nee", "id-1", "nee")
    assert form["OriginalRepliedMessageSid"] == asked
    assert world.messages(selam)[-1].text == "nee"


async def test_a_choice_of_a_list_says_which(hook: Hook, account: Account, world: World, selam: Person) -> None:
    sid = await account.made(items("Leiden", "Oegstgeest", button="Kiezen", description="near"))
    await account.send(selam.phone_number, ContentSid=sid)
    (message,) = world.replies(selam)
    assert message.buttons[1] == {"text": "Oegstgeest", "callback_data": "id-1", "description": "near"}
    world.tap(selam, "Oegstgeest")
    await until(lambda: hook.seen)
    (form,) = hook.inbound()
    assert (form["ListTitle"], form["ListId"], form["Body"]) == ("Oegstgeest", "id-1", "Oegstgeest")
    assert "ButtonPayload" not in form


async def test_a_message_comes_again_until_it_is_taken_and_in_order(world: World, selam: Person, url: str) -> None:
    async with listening(500, 503) as hook:
        world.twilio.line.url, world.twilio.line.pauses = hook.url, (0.01,) * 5
        first, second = world.say(selam, "one"), world.say(selam, "two")
        await until(lambda: second.state == "delivered")
    assert first.state == "delivered"
    assert [form["Body"] for form in hook.forms] == ["one", "one", "one", "two"]
    assert len({form["MessageSid"] for form in hook.forms[:3]}) == 1
    assert len({headers["I-Twilio-Idempotency-Token"] for _url, _form, headers in hook.seen[:3]}) == 1


async def test_in_the_end_it_is_given_up_and_the_phone_says_so(world: World, selam: Person, url: str) -> None:
    world.twilio.line.url, world.twilio.line.pauses = "http://127.0.0.1:9/", (0.01,)
    message = world.say(selam, "hello")
    await until(lambda: message.marks)
    assert message.marks == ["the bot did not take it, and Twilio gave up"]
    assert message.state == "waiting"


def test_it_is_tried_for_as_long_as_a_bot_needs_to_start_anew() -> None:
    assert 25 <= sum(World().twilio.line.pauses) <= 40


async def test_a_message_can_come_twice(hook: Hook, world: World, selam: Person) -> None:
    world.faults.next("twice")
    message = world.say(selam, "hello")
    await until(lambda: message.state == "delivered")
    first, second = hook.forms
    assert first == second
    assert message.marks == ["delivered twice"]


async def test_there_are_no_edits_and_no_groups(world: World, selam: Person) -> None:
    message = world.say(selam, "helo")
    with pytest.raises(ValueError, match="edit"):
        world.edit(selam, message.id, "hello")
    with pytest.raises(ValueError, match="group"):
        world.add_to_group(selam)


async def test_telegram_does_not_know_a_person_with_whatsapp(bot: Bot, world: World, selam: Person) -> None:
    world.say(selam, "hello")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(selam.id, "hello")
    assert not world.updates.waiting


async def test_who_blocks_says_nothing_to_the_bot(hook: Hook, world: World, selam: Person) -> None:
    world.block(selam)
    with pytest.raises(ValueError, match="Selam"):
        world.say(selam, "hello")
    message = world.start(selam)
    await until(lambda: message.state == "delivered")
    assert [form["Body"] for form in hook.forms] == ["start"]
    assert not world.updates.waiting


async def test_both_apps_stand_side_by_side(
    hook: Hook, bot: Bot, account: Account, world: World, amal: Person, selam: Person
) -> None:
    sid = await account.made(text("Selam!"))
    await account.send(selam.phone_number, ContentSid=sid)
    await bot.send_message(amal.id, "Amal!")
    assert [one.text for one in world.replies(selam)] == ["Selam!"]
    assert [one.text for one in world.replies(amal)] == ["Amal!"]


def test_the_settings_of_whatsapp_are_apart(tmp_path: Any) -> None:
    telegram_only = bot_environment(8080, tmp_path, "1:x", 8081)
    assert not any(name.startswith("TWILIO_") for name in telegram_only)
    assert twilio_environment(8080, 8081) == {
        "TWILIO_ACCOUNT_SID": ACCOUNT_SID,
        "TWILIO_AUTH_TOKEN": AUTH_TOKEN,
        "TWILIO_WHATSAPP_FROM": "+31800555001",
        "TWILIO_API_URL": "http://127.0.0.1:8080",
        "PUBLIC_URL": "http://127.0.0.1:8081",
    }
