"""What becomes of a message that was taken: the window, codes, and news that is signed,
late or mixed up.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.responses import Response
from twilio.request_validator import RequestValidator

from playground.faults import CODES
from playground.messages import Note
from playground.people import Person
from playground.testing import Standin, until
from playground.twilio import AUTH_TOKEN, WINDOW
from playground.world import World
from tests.playground.twilio_calls import Account, Hook, items, listening, quick, text

START = 1_800_000_000.0


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    async with listening() as one:
        yield one


@pytest.fixture
def now() -> list[float]:
    """The time of the world, for a test to change."""
    return [START]


@pytest.fixture
def world(now: list[float]) -> World:
    return World(clock=lambda: now[0])


def notes(world: World, person: Person) -> list[str]:
    return [one.text for one in world.entries[person.id] if isinstance(one, Note)]


async def ended(hook: Hook, *last: str) -> dict[str, Any]:
    """The last news of a message."""
    await until(lambda: any(state in last for state in hook.states()))
    return hook.forms[-1]


async def test_news_comes_in_order_signed_and_to_the_address_that_was_given(
    account: Account, selam: Person, hook: Hook
) -> None:
    news = f"{hook.url}/whatsapp/status?o=7&a=1"
    sid = (await account.send(selam.phone_number, Body="hello", StatusCallback=news)).json()["sid"]
    await ended(hook, "read")
    assert hook.states() == ["sent", "delivered", "read"]
    for url, form, headers in hook.seen:
        assert url == news
        assert form["MessageSid"] == sid
        assert form["To"] == f"whatsapp:{selam.phone_number}"
        assert "ErrorCode" not in form
        assert RequestValidator(AUTH_TOKEN).validate(url, form, headers["X-Twilio-Signature"])


@pytest.mark.parametrize(("age", "arrives"), [(0, True), (WINDOW - 1, True), (WINDOW, False), (WINDOW * 9, False)])
async def test_words_go_within_24_hours_of_the_last_message(
    account: Account, world: World, selam: Person, hook: Hook, now: list[float], *, age: float, arrives: bool
) -> None:
    session = await account.made(quick("Kies", "ja", "nee"))
    now[0] += age
    for form in ({"Body": "hello"}, {"ContentSid": session}):
        await account.send(selam.phone_number, StatusCallback=hook.url, **form)
        last = await ended(hook, "read", "failed")
        assert last.get("ErrorCode") == (None if arrives else "63016")
        hook.seen.clear()
    assert len(world.replies(selam)) == (2 if arrives else 0)
    assert (world.twilio.closes_at(selam) == START + WINDOW) is arrives
    assert bool(notes(world, selam)) is not arrives


async def test_a_template_goes_at_any_time_and_a_message_opens_the_window(
    account: Account, world: World, selam: Person, now: list[float]
) -> None:
    sid = await account.made(text("Hallo {{1}}, kun je zaterdag?"), v1="Amal")
    await account.ask_approval(sid)
    now[0] += WINDOW
    await account.send(selam.phone_number, ContentSid=sid, ContentVariables='{"1": "ሰላም"}')
    await account.send(selam.phone_number, Body="not this")
    assert [one.text for one in world.replies(selam)] == ["Hallo ሰላም, kun je zaterdag?"]
    world.say(selam, "yes")
    await account.send(selam.phone_number, Body="but this")
    assert [one.text for one in world.replies(selam)][1:] == ["but this"]


@pytest.mark.parametrize("status", ["pending", "rejected", "paused", "disabled"])
async def test_a_template_that_is_not_approved_does_not_open_a_closed_window(
    account: Account, world: World, selam: Person, now: list[float], status: str
) -> None:
    world.twilio.approve = lambda _content: status
    sid = await account.made(text("Hallo!"))
    await account.ask_approval(sid)
    now[0] += WINDOW
    assert (await account.send(selam.phone_number, ContentSid=sid)).status_code == 201
    assert world.twilio.taken[-1]["code"] == 63016


@pytest.mark.parametrize("code", list(CODES))
async def test_each_code_comes_by_the_news_and_nothing_on_the_phone(
    account: Account, world: World, selam: Person, hook: Hook, code: int
) -> None:
    world.faults.next(f"later_{code}")
    assert (await account.send(selam.phone_number, Body="one", StatusCallback=hook.url)).status_code == 201
    last = await ended(hook, "failed", "undelivered")
    assert (last["ErrorCode"], last["SmsStatus"]) == (str(code), last["MessageStatus"])
    assert not world.replies(selam)
    assert notes(world, selam) == [f"The bot wrote, and WhatsApp did not bring it. {CODES[code]} ({code})."]
    await account.send(selam.phone_number, Body="two")
    assert len(world.replies(selam)) == 1


@pytest.mark.parametrize(("how", "code"), [("block", "63014"), ("delete_account", "63024"), ("", "63024")])
async def test_who_is_not_there_is_told_later(
    account: Account, world: World, selam: Person, hook: Hook, how: str, code: str
) -> None:
    if how:
        getattr(world, how)(selam)
    to = selam.phone_number if how else "+31699999999"
    assert (await account.send(to, Body="hello", StatusCallback=hook.url)).status_code == 201
    assert (await ended(hook, "undelivered"))["ErrorCode"] == code


@pytest.mark.parametrize(
    ("types", "given"),
    [
        (text("{{1}}"), {"1": "x" * 1601}),
        (quick("{{1}}", "ja"), {"1": "x" * 1025}),
        (quick("Kies", "{{1}}"), {"1": "x" * 21}),
        (quick("Kies", "{{1}}", "{{2}}"), {"1": "ja", "2": "ja"}),
        (items("{{1}}"), {"1": "x" * 25}),
        (items("a", description="{{1}}"), {"1": "x" * 73}),
    ],
)
async def test_sizes_count_again_when_the_words_are_in(
    account: Account, world: World, selam: Person, hook: Hook, types: dict[str, Any], given: dict[str, str]
) -> None:
    sid = await account.made(types, v1="x", v2="y")
    form = {"ContentSid": sid, "ContentVariables": json.dumps(given), "StatusCallback": hook.url}
    assert (await account.send(selam.phone_number, **form)).status_code == 201
    assert (await ended(hook, "undelivered"))["ErrorCode"] == "63021"
    assert not world.replies(selam)


@pytest.mark.parametrize(
    ("fault", "status", "code"), [("opted_out", 400, 21610), ("twilio_429", 429, 20429), ("twilio_500", 503, 20503)]
)
async def test_some_faults_answer_at_once_and_the_phone_says_so(
    account: Account, world: World, selam: Person, fault: str, status: int, code: int
) -> None:
    world.faults.next(fault)
    answer = await account.send(selam.phone_number, Body="hello")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers.get("Retry-After") == ("2" if status == 429 else None)
    assert not world.replies(selam)
    (note,) = notes(world, selam)
    assert note.startswith(f"The bot tried to write here. Refused: {code if code == 21610 else status}")


async def test_an_answer_can_be_lost_after_the_message_went_out(account: Account, world: World, selam: Person) -> None:
    world.faults.next("lost_reply")
    with pytest.raises(httpx.HTTPError):
        await account.send(selam.phone_number, Body="hello")
    (message,) = world.replies(selam)
    assert message.marks == ["arrived, but the bot was not told"]


async def test_news_can_be_out_of_order(account: Account, world: World, selam: Person, hook: Hook) -> None:
    world.faults.next("news_mixed")
    await account.send(selam.phone_number, Body="hello", StatusCallback=hook.url)
    await until(lambda: len(hook.seen) == 3)
    assert hook.states() == ["read", "delivered", "sent"]


async def test_news_can_be_late(account: Account, world: World, selam: Person, hook: Hook) -> None:
    world.faults.next("news_late")
    world.twilio.line.late = 0.4
    await account.send(selam.phone_number, Body="one", StatusCallback=f"{hook.url}/late")
    await account.send(selam.phone_number, Body="two", StatusCallback=f"{hook.url}/soon")
    await until(lambda: len(hook.seen) == 6)
    assert [url.rpartition("/")[2] for url, _form, _headers in hook.seen] == ["soon"] * 3 + ["late"] * 3


@pytest.mark.parametrize(
    ("mime", "words", "shown"),
    [("image/png", "Yours", ("photo", "Yours")), ("application/pdf", "Yours", ("document", ""))],
)
async def test_a_file_is_fetched_and_stands_in_the_chat_and_a_picture_has_its_words(
    account: Account, world: World, selam: Person, hook: Hook, mime: str, words: str, shown: tuple[str, str]
) -> None:
    hook.file = Response(b"x", media_type=mime, headers={"Content-Disposition": 'inline; filename="yours"; x=1'})
    await account.send(selam.phone_number, Body=words, MediaUrl=f"{hook.url}/file", StatusCallback=hook.url)
    await until(lambda: hook.states() == ["sent", "delivered", "read"])
    (message,) = world.replies(selam)
    assert message.file is not None
    assert (message.file.name, message.file.mime, message.file.content) == ("yours", mime, b"x")
    assert (next(iter(message.media)), message.text) == shown


@pytest.mark.parametrize(("mime", "size"), [("text/calendar", 1), ("image/png", 5_000_001)])
async def test_a_file_that_whatsapp_does_not_take_is_not_brought(
    account: Account, world: World, selam: Person, hook: Hook, mime: str, size: int
) -> None:
    hook.file = Response(bytes(size), media_type=mime)
    await account.send(selam.phone_number, Body="Yours", MediaUrl=f"{hook.url}/file", StatusCallback=hook.url)
    await until(lambda: "undelivered" in hook.states())
    assert hook.forms[-1]["ErrorCode"] == "63005"
    assert (len(notes(world, selam)), world.replies(selam)) == (1, [])


async def test_a_file_that_is_not_there_is_not_brought(
    account: Account, world: World, selam: Person, hook: Hook
) -> None:
    nothing = "http://127.0.0.1:9/nothing"
    await account.send(selam.phone_number, MediaUrl=nothing, StatusCallback=hook.url)
    await until(lambda: "undelivered" in hook.states())
    assert hook.forms[-1]["ErrorCode"] == "63019"
    assert (len(notes(world, selam)), world.replies(selam)) == (1, [])


async def test_nothing_goes_on_after_the_stand_in_ended(world: World, selam: Person, hook: Hook) -> None:
    world.faults.on("news_late")
    async with Standin(world) as url:
        account = Account(url)
        await account.send(selam.phone_number, Body="hello", StatusCallback=hook.url)
        await account.http.aclose()
    await asyncio.sleep(0)
    assert not hook.seen
    assert not world.twilio.line._tasks
