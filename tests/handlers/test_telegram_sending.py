"""What goes out to Telegram, over real HTTP: sizes, keyboards, edits, files, good-byes,
and what comes back.
"""

import pytest

from bot.ground.errors import BadAddress, NotSent, PersonLeft, Refused, SendError, SettingsError, SlowDown, Uncertain
from bot.ground.messages import Attachment, Button, Description, Incoming, Kind, Outgoing
from bot.handlers.telegram.channel import TelegramChannel
from bot.handlers.telegram.shapes import fit, keyboard, units
from playground.people import Person
from playground.refused import Refused as Answer
from playground.samples import PICTURE
from playground.testing import Standin
from playground.world import World
from tests.conftest import EVENING

BUTTONS = (Button("1.1.a.x", "One"), Button("1.1.a.y", "Two"))


def to(person: Person, text: str = "Hello", **more: object) -> Outgoing:
    return Outgoing(1, str(person.id), text, **more)  # type: ignore[arg-type]


def rows(world: World, person: Person) -> list[list[str]]:
    keyboard = world.replies(person)[-1].keyboard
    return [[button["text"] for button in row] for row in keyboard["inline_keyboard"]] if keyboard else []


async def test_a_message_arrives_and_its_number_comes_back(
    channel: TelegramChannel, world: World, amal: Person
) -> None:
    handle = await channel.send(to(amal, "أهلا 🦊 <b>&amp; '); DROP TABLE people;--", buttons=BUTTONS))
    (message,) = world.replies(amal)
    assert handle == str(message.id)
    assert message.text == "أهلا 🦊 <b>&amp; '); DROP TABLE people;--"
    assert rows(world, amal) == [["One"], ["Two"]]


async def test_a_long_text_comes_in_pieces_with_the_buttons_below_the_last(
    channel: TelegramChannel, world: World, amal: Person
) -> None:
    text = " ".join(f"Sentence {number} of a long text." for number in range(300))
    await channel.send(to(amal, text, buttons=BUTTONS))
    pieces = world.replies(amal)
    assert [message.labels for message in pieces] == [[], [], ["One", "Two"]]
    assert " ".join(message.text for message in pieces) == text
    assert all(message.text.endswith(".") for message in pieces)


@pytest.mark.parametrize("text", ["🦊" * 5000, "ab " * 3000, "؟ " * 4000, "word " * 900 + "🦊" * 3000, "x" * 4096])
def test_every_piece_fits_in_utf_16_units_and_nothing_is_lost(text: str) -> None:
    pieces = fit(text, 4096)
    assert all(0 < units(piece) <= 4096 for piece in pieces)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


def test_a_text_is_cut_where_a_paragraph_ends_rather_than_inside_one() -> None:
    assert fit("First. Still first.\n\nSecond.", 24) == ["First. Still first.", "Second."]
    assert fit("هل أنت هنا؟ نعم أنا هنا", 14) == ["هل أنت هنا؟", "نعم أنا هنا"]
    assert fit("ሰላም። ከመይ ኣለኻ።", 8) == ["ሰላም።", "ከመይ ኣለኻ።"]


async def test_after_a_refused_piece_the_rest_follows_without_the_first_ones_again(
    channel: TelegramChannel, world: World, amal: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n\n".join(letter * 3000 for letter in "abc")
    answers = iter([None, ("too_many", Answer(429, "Too Many Requests: retry after 2", retry_after=2)), None, None])
    monkeypatch.setattr(world.faults, "refusal", lambda: next(answers))
    with pytest.raises(SlowDown):
        await channel.send(to(amal, text))
    await channel.send(to(amal, text))
    assert [message.text[0] for message in world.replies(amal)] == ["a", "b", "c"]


@pytest.mark.parametrize("data", ["x" * 65, "ሀ" * 22, ""])
async def test_button_data_of_a_wrong_size_never_leaves_the_house(
    channel: TelegramChannel, world: World, amal: Person, data: str
) -> None:
    before = len(world.calls)
    with pytest.raises(Refused):
        await channel.send(to(amal, buttons=(Button(data, "One"),)))
    assert len(world.calls) == before
    await channel.send(to(amal, buttons=(Button("x" * 64, "One"),)))


async def test_a_row_is_mirrored_for_who_reads_from_right_to_left(
    channel: TelegramChannel, world: World, amal: Person
) -> None:
    controls = (Button("/back", "Back"), Button("/menu", "Menu"))
    many = tuple(Button(f"1.1.a.{number}", str(number)) for number in range(9))
    await channel.send(to(amal, buttons=many, controls=controls, right_to_left=True))
    assert rows(world, amal) == [["1", "0"], ["3", "2"], ["5", "4"], ["7", "6"], ["8"], ["Menu", "Back"]]
    await channel.send(to(amal, buttons=BUTTONS, controls=controls))
    assert rows(world, amal) == [["One"], ["Two"], ["Back", "Menu"]]


async def test_a_label_is_cut_and_an_empty_one_still_shows(
    channel: TelegramChannel, world: World, amal: Person
) -> None:
    await channel.send(to(amal, buttons=(Button("1.1.a.x", "🦊" * 100), Button("1.1.a.y", ""))))
    assert rows(world, amal) == [["🦊" * 60], ["·"]]


async def test_an_edit_changes_the_message_and_the_same_edit_again_is_no_error(
    channel: TelegramChannel, world: World, amal: Person
) -> None:
    handle = await channel.send(to(amal, buttons=BUTTONS))
    for _twice in range(2):
        edited = await channel.send(to(amal, buttons=BUTTONS[:1], edit=handle))
        assert edited == handle
    (message,) = world.replies(amal)
    assert message.labels == ["One"]
    assert len(message.versions) == 2


async def test_an_edit_of_a_message_that_is_gone_is_sent_anew(
    channel: TelegramChannel, world: World, amal: Person
) -> None:
    gone = await channel.send(to(amal))
    world.message(amal.id, int(gone)).deleted = True  # type: ignore[union-attr]
    theirs = world.messages(amal)[0].id
    handles = [await channel.send(to(amal, "Again", edit=edit)) for edit in (gone, "999999", str(theirs))]
    assert [message.text for message in world.replies(amal)] == ["Again"] * 3
    assert handles == [str(message.id) for message in world.replies(amal)]


async def test_a_file_comes_with_its_name_its_words_and_its_buttons(
    channel: TelegramChannel, world: World, amal: Person
) -> None:
    file = Attachment("my-data.json", "application/json", '{"name": "أمل"}'.encode())
    await channel.send(to(amal, "Your data", file=file, buttons=BUTTONS))
    (message,) = world.replies(amal)
    assert message.file is not None
    assert (message.file.name, message.file.mime, message.file.content) == (file.name, file.mime, file.data)
    assert (next(iter(message.media)), message.text, message.labels) == ("document", "Your data", ["One", "Two"])


async def test_a_picture_is_shown_as_a_picture(channel: TelegramChannel, world: World, amal: Person) -> None:
    await channel.send(to(amal, "Look", file=Attachment("road.png", "image/png", PICTURE.content), buttons=BUTTONS))
    (message,) = world.replies(amal)
    assert message.media["photo"][0]["width"] == 320
    assert (message.text, message.labels) == ("Look", ["One", "Two"])


async def test_words_that_do_not_fit_under_a_file_go_before_it(
    channel: TelegramChannel, world: World, amal: Person
) -> None:
    await channel.send(to(amal, "🦊" * 513, file=Attachment("a.ics", "text/calendar", b"x"), buttons=BUTTONS))
    words, file = world.replies(amal)
    assert (words.text, words.labels) == ("🦊" * 513, [])
    assert (file.text, file.labels) == ("", ["One", "Two"])


async def test_words_before_a_file_do_not_come_twice_when_the_file_is_tried_again(
    channel: TelegramChannel, world: World, amal: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = to(amal, "a" * 2000, file=Attachment("a.ics", "text/calendar", b"x"))
    answers = iter([None, ("server_error", Answer(500, "Internal Server Error"))])
    monkeypatch.setattr(world.faults, "refusal", lambda: next(answers, None))
    with pytest.raises(SendError):
        await channel.send(message)
    await channel.send(message)
    assert [each.text for each in world.replies(amal)] == ["a" * 2000, ""]


async def test_a_picture_that_telegram_does_not_take_is_our_fault(
    channel: TelegramChannel, world: World, amal: Person
) -> None:
    much_too_long = PICTURE.content[:16] + (9000).to_bytes(4) + (2000).to_bytes(4) + PICTURE.content[24:]
    with pytest.raises(Refused, match="refused: the picture"):
        await channel.send(to(amal, "Look", file=Attachment("road.png", "image/png", much_too_long)))


async def test_a_group_hears_why_and_is_left(channel: TelegramChannel, world: World, amal: Person) -> None:
    group = world.add_to_group(amal)
    await channel.send(Outgoing(1, str(group.id), "I leave.", leave=True))
    assert [message.text for message in world.replies(group)] == ["I leave."]
    assert group.standing == "left"


async def test_a_group_where_we_may_not_write_is_left_all_the_same(
    channel: TelegramChannel, world: World, amal: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = world.add_to_group(amal)
    answers = iter([("server_error", Answer(400, "Bad Request: not enough rights to send text messages to the chat"))])
    monkeypatch.setattr(world.faults, "refusal", lambda: next(answers, None))
    await channel.send(Outgoing(1, str(group.id), "I leave.", leave=True))
    assert group.standing == "left"
    with pytest.raises(PersonLeft):
        await channel.send(Outgoing(2, str(group.id), "I leave.", leave=False))


@pytest.mark.parametrize(
    ("fault", "error"),
    [("too_many", SlowDown), ("forbidden", PersonLeft), ("server_error", NotSent), ("lost", Uncertain)],
)
async def test_each_trouble_has_its_own_error(
    channel: TelegramChannel, world: World, amal: Person, fault: str, error: type[SendError]
) -> None:
    world.faults.next(fault)
    with pytest.raises(error):
        await channel.send(to(amal))


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(400, "Bad Request: chat not found"), BadAddress),
        (Answer(400, "Bad Request: message is too long"), Refused),
        (Answer(403, "Forbidden: user is deactivated"), PersonLeft),
        (Answer(401, "Unauthorized"), NotSent),
        (Answer(409, "Conflict: other"), NotSent),
        (Answer(502, "Bad Gateway"), Uncertain),
        (Answer(504, "Gateway Timeout"), Uncertain),
        (Answer(500, "Internal Server Error"), NotSent),
    ],
)
async def test_each_answer_of_the_service_has_its_meaning(
    channel: TelegramChannel,
    world: World,
    amal: Person,
    monkeypatch: pytest.MonkeyPatch,
    answer: Answer,
    error: type[SendError],
) -> None:
    monkeypatch.setattr(world.faults, "refusal", lambda: ("server_error", answer))
    with pytest.raises(error) as raised:
        await channel.send(to(amal, "secret words"))
    assert "secret" not in str(raised.value)


async def test_the_wait_that_telegram_asks_for_is_known(channel: TelegramChannel, world: World, amal: Person) -> None:
    world.faults.next("too_many")
    with pytest.raises(SlowDown) as raised:
        await channel.send(to(amal))
    assert raised.value.seconds == 2


async def test_an_address_nobody_lives_at_is_bad(channel: TelegramChannel) -> None:
    with pytest.raises(BadAddress):
        await channel.send(Outgoing(1, "4711", "Hello"))


async def test_without_a_connection_a_message_is_certainly_not_sent(world: World, amal: Person) -> None:
    async with Standin(world) as url:
        channel = TelegramChannel(world.token, url)
        await channel.open()
    with pytest.raises(NotSent):
        await channel.send(to(amal))
    with pytest.raises(NotSent):
        await channel.poll(0, 0)
    await channel.close()


async def test_a_wrong_token_is_said_in_a_sentence(world: World) -> None:
    async with Standin(world) as url:
        channel = TelegramChannel("123456789:AAAnotherTokenOfNobodyAtAll_12345678", url)
        with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN"):
            await channel.open()
        await channel.close()


async def test_a_webhook_address_that_telegram_refuses_is_said_in_a_sentence(channel: TelegramChannel) -> None:
    with pytest.raises(SettingsError, match="PUBLIC_URL"):
        await channel.listen_at("http://bot.example.org/telegram", "a-secret-of-some-length")


async def test_a_spinner_that_cannot_be_stopped_is_no_trouble(
    channel: TelegramChannel, world: World, amal: Person
) -> None:
    await channel.send(to(amal, buttons=BUTTONS))
    query = world.tap(amal, "One")
    for press in (query, "of long ago"):
        await channel.acknowledge(Incoming("telegram", "1", str(amal.id), Kind.PRESS, EVENING, press=press))
    assert world.presses[query].answer == ""


async def test_the_command_menu_is_shown_per_language_telegram_knows(channel: TelegramChannel, world: World) -> None:
    said = {"": ("Hello", "Menu"), "ti": ("ሰላም", "ዝርዝር"), "prs": ("سلام", "فهرست")}
    await channel.describe({code: Description(text, (("menu", word),)) for code, (text, word) in said.items()})
    shown = {language: words for (_scope, _chat, language), words in world.profile.commands.items()}
    assert shown == {
        "": [{"command": "menu", "description": "Menu"}],
        "ti": [{"command": "menu", "description": "ዝርዝር"}],
    }
    assert world.profile.texts == {("description", ""): "Hello", ("description", "ti"): "ሰላም"}


def test_the_main_option_stands_alone_and_a_tick_does_not_change_the_layout() -> None:
    plain = tuple(Button(f"1.1.q.{n}", f"Language {n}") for n in range(9))
    ticked = (Button("1.1.q.0", "✓ A language of 20 ch"), *plain[1:])
    done = Button("1.1.q.done", "Done", main=True)

    def widths(*buttons: Button) -> list[int]:
        made = keyboard(Outgoing(1, "1", "text", buttons))
        assert made is not None
        return [len(row) for row in made.inline_keyboard]

    assert widths(*plain, done) == widths(*ticked, done) == [2, 2, 2, 2, 1, 1]


async def test_a_voice_message_is_sent_on_by_its_own_name_with_words_and_buttons(
    channel: TelegramChannel, world: World, amal: Person
) -> None:
    spoken = world.send_voice(amal)
    assert spoken.file is not None
    await channel.send(to(amal, "Amal is not sure.", voice=spoken.file.id, buttons=BUTTONS))
    (message,) = world.replies(amal)
    assert message.media["voice"]["file_id"] == spoken.file.id
    assert (message.text, message.labels) == ("Amal is not sure.", ["One", "Two"])
