"""What goes out to WhatsApp, over real HTTP: buttons, lists, pages, numbers, templates, files,
and what comes back.
"""

import asyncio
import json
from typing import Any

import pytest

from bot.ground.errors import NotSent, PersonLeft, Refused, SendError, SettingsError, SlowDown, Uncertain
from bot.ground.messages import Button, Knock, Outgoing
from bot.handlers.files import Files
from bot.handlers.whatsapp.channel import WhatsAppChannel
from bot.handlers.whatsapp.http import Account
from bot.language.speech import Speech
from playground.people import Person
from playground.testing import Standin, until
from playground.twilio import ACCOUNT_SID, AUTH_TOKEN, FROM
from playground.world import World
from storage import windows
from storage.database import Database

CONTROLS = (Button("/back", "↩ Back"), Button("/menu", "☰ Menu"))


def to(person: Person, text: str = "Hello", **more: Any) -> Outgoing:
    return Outgoing(77, person.phone_number, text, **({"language": "en"} | more))


def answers(number: int) -> tuple[Button, ...]:
    return tuple(Button(f"1.1.town.t{n}", f"Town {n}") for n in range(1, number + 1))


def sheet(world: World, person: Person) -> str:
    keyboard = world.replies(person)[-1].keyboard
    return str(keyboard["sheet"]) if keyboard else ""


async def test_a_text_arrives_and_its_id_comes_back(whatsapp: WhatsAppChannel, world: World, selam: Person) -> None:
    handle = await whatsapp.send(to(selam, "ሰላም 🦊 <b>&amp; '); DROP TABLE people;--"))
    assert handle.startswith("SM")
    assert [message.text for message in world.replies(selam)] == ["ሰላም 🦊 <b>&amp; '); DROP TABLE people;--"]
    assert not world.twilio.contents


async def test_three_answers_are_buttons(whatsapp: WhatsAppChannel, world: World, selam: Person) -> None:
    await whatsapp.send(to(selam, "Is that good?", buttons=(Button("1.1.a.y", "Yes"),), controls=CONTROLS))
    (message,) = world.replies(selam)
    assert message.labels == ["Yes", "↩ Back", "☰ Menu"]
    assert [button["callback_data"] for button in message.buttons] == ["1.1.a.y", "/back", "/menu"]
    assert message.text.strip("\u2060") == "Is that good?"
    assert sheet(world, selam) == ""


async def test_up_to_ten_answers_are_a_list(whatsapp: WhatsAppChannel, world: World, selam: Person) -> None:
    await whatsapp.send(to(selam, "Which town?", buttons=answers(8), controls=CONTROLS, language="nl"))
    (message,) = world.replies(selam)
    assert len(message.labels) == 10
    assert sheet(world, selam) == "👇 Kiezen"


async def test_more_answers_come_in_pages_and_every_one_is_on_one(
    whatsapp: WhatsAppChannel, world: World, selam: Person
) -> None:
    seen: list[str] = []
    for page in range(3):
        await whatsapp.send(to(selam, "Which town?", buttons=answers(18), controls=CONTROLS, page=page))
        buttons = world.replies(selam)[-1].buttons
        assert len(buttons) <= 10
        seen += [button["callback_data"] for button in buttons if button["callback_data"].startswith("1.1")]
        (more,) = [button for button in buttons if button["callback_data"].startswith(">")]
        assert more["callback_data"] == f">77.{(page + 1) % 3}"
    assert seen == [button.data for button in answers(18)]


async def test_a_several_choice_question_is_a_numbered_list(
    whatsapp: WhatsAppChannel, world: World, selam: Person
) -> None:
    options = (Button("1.1.l.ar+", "العربية"), Button("1.1.l.ti-", "✓ ትግርኛ"), Button("1.1.l.done", "➡️ Done", main=True))
    await whatsapp.send(to(selam, "Which languages?\nThen press “Done”.", buttons=options, controls=CONTROLS))
    (message,) = world.replies(selam)
    assert message.text.splitlines() == [
        "Which languages?",
        "",
        "1 = العربية",
        "2 = ✓ ትግርኛ",
        "",
        "Send the numbers, for example 1 3 5.",
        "",
        "➡️ Done   ↩ Back   ☰ Menu",
    ]
    assert message.labels == []


async def test_a_content_is_made_once_per_kind_and_language_and_outlives_a_restart(
    whatsapp: WhatsAppChannel, world: World, selam: Person, sqlite_url: str
) -> None:
    for text in ("One?", "Two?"):
        await whatsapp.send(to(selam, text, buttons=answers(2)))
    assert len(world.twilio.contents) == 1
    await whatsapp.send(to(selam, buttons=answers(2), language="nl"))
    await whatsapp.send(to(selam, buttons=answers(5)))
    assert len(world.twilio.contents) == 3
    database = Database(sqlite_url)
    database.work_for("leiden")
    kept = database.write(windows.contents)
    database.close()
    assert set(kept) == {"session.buttons.2.en", "session.buttons.2.nl", "session.list.5.en"}
    await whatsapp.open()
    await whatsapp.send(to(selam, "Three?", buttons=answers(2)))
    assert len(world.twilio.contents) == 3


async def test_a_content_that_somebody_took_away_is_made_again(
    whatsapp: WhatsAppChannel, world: World, selam: Person
) -> None:
    await whatsapp.send(to(selam, buttons=answers(2)))
    world.twilio.contents.clear()
    await whatsapp.send(to(selam, "Again", buttons=answers(2)))
    assert world.replies(selam)[-1].labels == ["Town 1", "Town 2"]
    assert len(world.twilio.contents) == 1


async def test_where_no_content_can_be_made_numbers_do_and_we_remember_what_they_mean(
    whatsapp: WhatsAppChannel, world: World, selam: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_described: object) -> str:
        raise Refused("refused: 20001")

    monkeypatch.setattr(whatsapp._account, "make", refuse)
    message = to(selam, "Is that good?", buttons=answers(2), controls=CONTROLS)
    await whatsapp.send(message)
    said = world.replies(selam)[-1].text
    assert "1 = Town 1\n2 = Town 2\nSend the number of your answer." in said
    assert whatsapp.numbered(message) == ("1.1.town.t1", "1.1.town.t2")
    assert whatsapp.numbered(message) == ()


async def test_a_form_that_was_refused_once_is_sent_plain(
    whatsapp: WhatsAppChannel, world: World, selam: Person
) -> None:
    await whatsapp.send(to(selam, buttons=answers(2), plain=True))
    assert "2 = Town 2" in world.replies(selam)[-1].text


async def test_a_long_text_comes_in_pieces_in_order_with_the_buttons_below_the_last(
    whatsapp: WhatsAppChannel, world: World, selam: Person
) -> None:
    text = " ".join(f"Sentence {number} of a long text." for number in range(150))
    await whatsapp.send(to(selam, text, buttons=answers(2)))
    pieces = world.replies(selam)
    assert [bool(message.labels) for message in pieces] == [False] * (len(pieces) - 1) + [True]
    assert " ".join(message.text.strip("\u2060") for message in pieces) == text
    assert len(pieces[-1].text) <= 1024


async def test_a_piece_that_went_does_not_go_again(whatsapp: WhatsAppChannel, world: World, selam: Person) -> None:
    text = " ".join(f"Sentence {number} of a long text." for number in range(150))
    send, calls = whatsapp._account.send, iter(range(99))

    def failing(**what: Any) -> str:
        if next(calls) == 2:
            raise NotSent("no connection")
        return send(**what)

    whatsapp._account.send = failing  # type: ignore[method-assign]
    with pytest.raises(NotSent):
        await whatsapp.send(to(selam, text))
    await whatsapp.send(to(selam, text))
    assert " ".join(message.text for message in world.replies(selam)) == text


async def test_a_template_goes_with_its_values_and_nothing_of_the_text(
    whatsapp: WhatsAppChannel, world: World, selam: Person
) -> None:
    sid = await asyncio.to_thread(
        whatsapp._account.make,
        {
            "friendly_name": "x",
            "language": "en",
            "variables": {"1": "Saturday"},
            "types": {
                "twilio/quick-reply": {
                    "body": "Your meeting on {{1}}.",
                    "actions": [{"type": "QUICK_REPLY", "title": "See more", "id": "continue"}],
                }
            },
        },
    )
    await asyncio.to_thread(whatsapp._account.ask_approval, sid, "meeting", "UTILITY")
    world.twilio.heard.clear()
    await whatsapp.send(to(selam, "Sanne writes: secret", knock=Knock("reminder", "en", sid, ("Sunday",))))
    assert [message.text for message in world.replies(selam)] == ["Your meeting on Sunday."]
    assert json.loads(world.twilio.taken[-1]["form"]["ContentVariables"]) == {"1": "Sunday"}
    assert world.twilio.taken[-1]["form"]["StatusCallback"] == "http://127.0.0.1:1/whatsapp/status?o=77&a=1&k=1"


async def test_outside_the_window_the_service_says_later_that_it_did_not_arrive(
    whatsapp: WhatsAppChannel, world: World, selam: Person
) -> None:
    world.twilio.heard[selam.id] -= 24 * 3600
    await whatsapp.send(to(selam))
    assert world.replies(selam) == []
    assert world.twilio.taken[-1]["code"] == 63016


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("twilio_429", SlowDown), ("twilio_500", NotSent), ("opted_out", PersonLeft), ("lost_reply", Uncertain)],
)
async def test_what_the_service_answers_becomes_one_of_our_errors(
    whatsapp: WhatsAppChannel, world: World, selam: Person, fault: str, kind: type[SendError]
) -> None:
    world.faults.next(fault)
    with pytest.raises(kind) as error:
        await whatsapp.send(to(selam, "secret words"))
    assert "secret" not in str(error.value)
    assert selam.phone_number not in str(error.value)
    if isinstance(error.value, SlowDown):
        assert error.value.seconds == 2
    assert bool(world.replies(selam)) is (fault == "lost_reply")


async def test_a_service_that_is_away_has_certainly_not_sent(selam: Person, sqlite_url: str, speech: Speech) -> None:
    database = Database(sqlite_url)
    database.work_for("leiden")
    account = Account(ACCOUNT_SID, AUTH_TOKEN, "http://127.0.0.1:9")
    files = Files(AUTH_TOKEN, "http://127.0.0.1:1", database)
    channel = WhatsAppChannel(account, FROM, "http://127.0.0.1:1", database, speech.say, files)
    with pytest.raises(NotSent):
        await channel.open()
    with pytest.raises(NotSent):
        await channel.send(to(selam))
    await channel.close()
    database.close()


async def test_a_wrong_token_is_named_when_we_open_and_waits_when_it_changes_later(
    world: World, selam: Person, sqlite_url: str, speech: Speech
) -> None:
    database = Database(sqlite_url)
    database.work_for("leiden")
    async with Standin(world) as url:
        account = Account(ACCOUNT_SID, "0" * 32, url)
        files = Files(AUTH_TOKEN, "http://127.0.0.1:1", database)
        channel = WhatsAppChannel(account, FROM, "http://127.0.0.1:1", database, speech.say, files)
        with pytest.raises(SettingsError, match="TWILIO_AUTH_TOKEN"):
            await channel.open()
        with pytest.raises(NotSent):
            await channel.send(to(selam))
        await channel.close()
    database.close()


async def test_a_number_without_whatsapp_is_told_later(whatsapp: WhatsAppChannel, world: World) -> None:
    await whatsapp.send(Outgoing(1, "+31699999999", "Hello", language="en"))
    assert world.twilio.taken[-1]["code"] == 63024


async def test_the_link_opens_a_chat_with_the_word_that_brings_the_invite(whatsapp: WhatsAppChannel) -> None:
    assert whatsapp.link("abc_-9") == "https://wa.me/31800555001?text=start%20abc_-9"


async def test_news_of_a_message_carries_our_own_id(whatsapp: WhatsAppChannel, world: World, selam: Person) -> None:
    await whatsapp.send(to(selam, attempt=3))
    await until(lambda: world.twilio.line.posted)
    url, form = world.twilio.line.posted[0]
    assert url.endswith("/whatsapp/status?o=77&a=3")
    assert form["MessageStatus"] == "sent"
