"""What becomes of what is due: order, pace, retries, blocks, what may have arrived,
what is too late.
"""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.ground.errors import NotSent, PersonLeft, Refused, SlowDown, Uncertain
from bot.language.speech import Speech
from bot.sending.pace import Pace
from bot.simulation import Simulation
from playground.testing import until
from storage import outbox
from storage.database import Database
from storage.outbox import ANNOUNCEMENT
from storage.tables import addresses
from tests.desk import Desk
from tests.papers.cookbook import PATH, WORDS


@pytest.fixture
def desk(database: Database, speech: Speech) -> Desk:
    return Desk(database, speech)


@pytest.fixture
async def open_desk(desk: Desk) -> AsyncIterator[Desk]:
    """A desk whose delivery runs."""
    async with desk.running():
        yield desk


async def test_what_is_queued_is_sent_once_and_its_handle_is_kept(open_desk: Desk) -> None:
    buttons = json.dumps([[["1.1.a.x", "One"]], [["/menu", "Menu"]]])
    open_desk.queue("Hello", buttons=buttons, language="ar", extra='{"edit": "55"}')
    await open_desk.settled("sent")
    (message,) = open_desk.phones.got
    assert [button.label for button in message.buttons + message.controls] == ["One", "Menu"]
    assert (message.right_to_left, message.edit) == (True, "55")
    assert open_desk.rows()[0].provider_id == "handle 1"


async def test_messages_of_one_chat_go_in_order_one_at_a_time(open_desk: Desk) -> None:
    open_desk.phones.hold = asyncio.Event()
    for number in range(5):
        open_desk.queue(f"a{number}", "1")
    open_desk.queue("b", "2")
    await until(lambda: len(open_desk.phones.got) == 2)
    assert sorted(open_desk.phones.texts) == ["a0", "b"]
    open_desk.phones.hold.set()
    await open_desk.settled(*["sent"] * 6)
    assert [text for text in open_desk.phones.texts if text != "b"] == ["a0", "a1", "a2", "a3", "a4"]


async def test_a_retry_keeps_its_place_and_the_later_ones_wait_for_it(open_desk: Desk) -> None:
    open_desk.phones.errors = [NotSent("no connection")]
    open_desk.queue("first")
    open_desk.queue("second")
    await until(lambda: open_desk.rows()[0].attempt == 1 and open_desk.states() == ["queued"] * 2)
    assert open_desk.phones.texts == ["first"]
    open_desk.later(5)
    await open_desk.settled("sent", "sent")
    assert open_desk.phones.texts == ["first", "first", "second"]


async def test_the_retry_comes_by_itself_though_later_ones_are_due_already(desk: Desk) -> None:
    now = int(desk.now.timestamp())
    desk.queue("first", not_before=now + 2, attempt=1)
    desk.queue("second")
    wait = await desk.delivery._patiently(desk.delivery._turn)
    assert 2 <= wait < 3


async def test_a_reply_overtakes_announcements_even_one_that_is_tried_again(open_desk: Desk) -> None:
    open_desk.phones.errors = [NotSent("no connection")]
    open_desk.queue("announcement", rank=ANNOUNCEMENT)
    open_desk.queue("another", rank=ANNOUNCEMENT)
    await until(lambda: open_desk.states() == ["queued"] * 2 and open_desk.rows()[0].attempt == 1)
    open_desk.queue("reply")
    await open_desk.settled("queued", "queued", "sent")
    open_desk.later(5)
    await open_desk.settled("sent", "sent", "sent")
    assert open_desk.phones.texts == ["announcement", "reply", "announcement", "another"]


async def test_one_chat_with_much_to_hear_does_not_hide_the_others(desk: Desk) -> None:
    for number in range(150):
        desk.queue(f"a{number}", "1")
    desk.queue("b", "2")
    seconds = int(desk.now.timestamp())
    rows = desk.database.write(lambda c: outbox.claim(c, "telegram", seconds, [], 30))
    assert [row.text for row in rows] == ["a0", "b"]


async def test_the_wait_that_the_service_asks_for_is_kept_for_that_chat(desk: Desk) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        clock[0] += seconds

    clock = [0.0]
    desk.delivery._pace = Pace(30, 1, lambda: clock[0], sleep)
    desk.phones.errors = [SlowDown(17)]
    desk.queue("to one", "1")
    await desk.delivery._patiently(desk.delivery._turn)
    await run_claimed(desk)
    await desk.delivery._patiently(desk.delivery._turn)
    assert desk.rows()[0].not_before == int(desk.now.timestamp()) + 17
    await desk.delivery._pace.wait("2")
    assert sum(waits) < 1
    await desk.delivery._pace.wait("1")
    assert 16.9 <= sum(waits) <= 17.1


async def run_claimed(desk: Desk) -> None:
    desk.delivery._start()
    await asyncio.gather(*(task for _id, task in desk.delivery._sending.values()))


async def test_who_has_stopped_us_is_noted_and_a_newer_message_clears_it(bot: Simulation, speech: Speech) -> None:
    bot.say("1", "/start", name="Amal", language="en")
    desk = Desk(bot.database, speech)
    desk.now = bot.now
    desk.phones.errors = [PersonLeft("stopped by the person")]
    await desk.delivery._patiently(desk.delivery._turn)
    await run_claimed(desk)
    await desk.delivery._patiently(desk.delivery._turn)
    blocked = select(addresses.c.blocked_at).where(addresses.c.key == "telegram:1")
    assert desk.states() == ["blocked"]
    assert desk.database.write(lambda c: c.execute(blocked).scalar()) is not None
    assert [(kind, rule) for kind, _about, rule in desk.notes()][-2:] == [
        ("blocked", "stopped by the person"),
        ("blocked us", "the service said so"),
    ]
    bot.say("1", "hello")
    assert desk.database.write(lambda c: c.execute(blocked).scalar()) is None


async def test_trouble_of_the_service_is_met_with_growing_patience(desk: Desk) -> None:
    desk.queue("Hello")
    pauses = []
    for _attempt in range(12):
        desk.phones.errors = [NotSent("Telegram has a problem")]
        await desk.delivery._patiently(desk.delivery._turn)
        await run_claimed(desk)
        await desk.delivery._patiently(desk.delivery._turn)
        (row,) = desk.rows()
        pauses.append(row.not_before - int(desk.now.timestamp()))
        desk.later(pauses[-1])
    assert 1 <= pauses[0] <= 3
    assert pauses[:6] == sorted(pauses[:6])
    assert 240 <= pauses[-1] <= 360


async def test_a_reply_that_may_have_arrived_comes_again_up_to_the_limit(open_desk: Desk) -> None:
    open_desk.phones.errors = [Uncertain("the connection broke off")] * 3
    open_desk.queue("question")
    for attempt in (1, 2):
        await until(lambda n=attempt: open_desk.rows()[0].attempt == n and open_desk.states() == ["queued"])  # type: ignore[misc]
        open_desk.later(10)
    await open_desk.settled("uncertain")
    assert open_desk.phones.texts == ["question"] * 3
    assert open_desk.notes() == [("uncertain", "outbox:1", "the connection broke off")]


async def test_earlier_refusals_do_not_count_for_what_may_have_arrived(open_desk: Desk) -> None:
    open_desk.phones.errors = [*[NotSent("x")] * 4, Uncertain("broke off")]
    open_desk.queue("question")
    for _attempt in range(5):
        await until(lambda: open_desk.states() == ["queued"] and open_desk.rows()[0].not_before > unix(open_desk))
        open_desk.later(60)
    await open_desk.settled("sent")


def unix(desk: Desk) -> int:
    return int(desk.now.timestamp())


async def test_an_announcement_that_may_have_arrived_waits_for_a_coordinator(open_desk: Desk) -> None:
    open_desk.phones.errors = [Uncertain("the connection broke off")]
    open_desk.queue("announcement", rank=ANNOUNCEMENT)
    await open_desk.settled("uncertain")
    assert len(open_desk.phones.got) == 1


@pytest.mark.parametrize("error", [Refused("refused: too long"), ZeroDivisionError("secret words")])
async def test_a_fault_of_ours_is_told_once_and_stops_nobody_else(open_desk: Desk, error: Exception) -> None:
    open_desk.phones.errors = [error]
    open_desk.queue("bad", "1")
    open_desk.queue("good", "2")
    open_desk.queue("next", "1")
    await open_desk.settled("failed", "sent", "sent")
    assert [kind for kind, _about, _rule in open_desk.notes()] == ["failed"]
    assert "secret" not in str(open_desk.notes())


async def test_what_is_too_late_is_not_sent_and_the_journal_says_so(open_desk: Desk) -> None:
    open_desk.queue("yesterday's", expires=unix(open_desk))
    open_desk.queue("today's")
    await open_desk.settled("failed", "sent")
    assert open_desk.notes() == [("failed", "outbox:1", "expired")]


async def test_what_is_for_later_waits_for_its_hour(open_desk: Desk) -> None:
    open_desk.queue("at eight", not_before=unix(open_desk) + 3600)
    open_desk.queue("now")
    await open_desk.settled("queued", "sent")
    open_desk.later(3600)
    await open_desk.settled("sent", "sent")


@pytest.mark.parametrize("error", [None, PersonLeft("gone"), Refused("refused")])
async def test_the_last_words_to_an_erased_person_are_blank_once_sent(open_desk: Desk, error: Exception | None) -> None:
    open_desk.phones.errors = [error]
    open_desk.queue("Good-bye, Amal", erase=1, buttons='[[["a","Amal"]],[]]')
    await until(lambda: open_desk.states() not in (["queued"], ["sending"]))
    (row,) = open_desk.rows()
    assert (row.text, row.buttons, row.extra, row.address) == ("", "", "", "")
    assert open_desk.phones.texts == ["Good-bye, Amal"]


async def test_of_many_edits_of_one_message_only_the_last_is_sent(open_desk: Desk) -> None:
    open_desk.phones.hold = asyncio.Event()
    for number in range(6):
        open_desk.queue(f"choice {number}", extra='{"edit": "55"}')
    open_desk.queue("other message", extra='{"edit": "56"}')
    open_desk.queue("other chat", "2", extra='{"edit": "55"}')
    await until(lambda: len(open_desk.phones.got) == 2)
    open_desk.phones.hold.set()
    await until(lambda: "queued" not in open_desk.states() and "sending" not in open_desk.states())
    amals = [text for text in open_desk.phones.texts if text != "other chat"]
    assert amals[-2:] == ["choice 5", "other message"]
    assert len(amals) <= 3
    assert open_desk.states().count("skipped") >= 4
    assert {row.reason for row in open_desk.rows() if row.state == "skipped"} == {
        "a newer edit of the same message follows"
    }


async def test_a_file_is_made_from_its_recipe_when_it_is_sent(open_desk: Desk) -> None:
    open_desk.queue("Your road", extra=json.dumps({"paper": PATH}))
    await open_desk.settled("sent")
    (message,) = open_desk.phones.got
    assert message.file is not None
    assert (message.text, message.file.name, message.file.mime) == ("Your road", "programme.png", "image/png")
    assert message.file.data.startswith(b"\x89PNG")


async def test_when_a_file_can_t_be_made_the_words_still_go_and_the_row_says_why(open_desk: Desk) -> None:
    open_desk.queue("Your road", extra=json.dumps({"paper": PATH | {"parts": "secret"}}))
    open_desk.queue("the next one")
    await open_desk.settled("failed", "sent")
    assert [(message.text, message.file) for message in open_desk.phones.got] == [
        ("Your road", None),
        ("the next one", None),
    ]
    failed = open_desk.rows()[0]
    assert failed.reason == "our fault: recipe: path.parts: list_type"
    assert failed.provider_id == "handle 1"
    assert ("failed", "outbox:1", failed.reason) in open_desk.notes()


async def test_a_broken_recipe_that_could_not_be_sent_for_now_is_tried_again(open_desk: Desk) -> None:
    open_desk.phones.errors = [NotSent("no connection")]
    open_desk.queue("Your road", extra=json.dumps({"paper": {}}))
    await open_desk.settled("queued")
    await until(lambda: open_desk.rows()[0].attempt == 1 and open_desk.states() == ["queued"])
    open_desk.later(10)
    await open_desk.settled("failed")


async def test_a_copy_of_everything_is_gone_once_it_is_sent(open_desk: Desk) -> None:
    open_desk.queue("Your data", extra=json.dumps({"paper": WORDS}), erase=1)
    await open_desk.settled("sent")
    assert open_desk.rows()[0].extra == ""
