"""What each kind of update of Bot API 10.0 means to us."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.ground.messages import Incoming, Kind
from bot.handlers.telegram.updates import read

AT = 1_790_000_000
AMAL = {"id": 700000001, "is_bot": False, "first_name": "Amal", "last_name": "H", "language_code": "ar"}
ALONE = {"id": 700000001, "first_name": "Amal", "type": "private"}
GROUP = {"id": -1001001, "title": "Neighbours", "type": "supergroup"}
CHANNEL = {"id": -1001002, "title": "News", "type": "channel"}
FILE = {"file_id": "x", "file_unique_id": "y", "file_size": 3}
BOT = {"id": 1, "is_bot": True, "first_name": "Buurmaat", "username": "buurmaat_bot"}


def message(**parts: Any) -> dict[str, Any]:
    return {"update_id": 7, "message": {"message_id": 5, "from": AMAL, "chat": ALONE, "date": AT} | parts}


def press(**parts: Any) -> dict[str, Any]:
    under = {"message_id": 5, "from": BOT, "chat": ALONE, "date": AT, "text": "Choose"}
    shape = {"id": "4000", "from": AMAL, "message": under, "chat_instance": "9", "data": "1.2.age.18"}
    return {"update_id": 7, "callback_query": shape | parts}


def membership(status: str, chat: dict[str, Any] = ALONE, before: str = "member") -> dict[str, Any]:
    old, new = ({"user": BOT, "status": each} for each in (before, status))
    change = {"chat": chat, "from": AMAL, "date": AT, "old_chat_member": old, "new_chat_member": new}
    return {"update_id": 7, "my_chat_member": change}


def understood(update: dict[str, Any]) -> Incoming:
    found = read(update)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("hello", Kind.TEXT, "hello"),
        ("  two  words ", Kind.TEXT, "  two  words "),
        ("/start", Kind.START, ""),
        ("/start abc-DEF_1", Kind.START, "abc-DEF_1"),
        ("/start@buurmaat_bot", Kind.START, ""),
        ("/start@buurmaat_bot token", Kind.START, "token"),
        ("/start " + "x" * 80, Kind.START, "x" * 64),
        ("/starting", Kind.TEXT, "/starting"),
        ("/menu", Kind.TEXT, "/menu"),
        ("مرحبا", Kind.TEXT, "مرحبا"),
        ("👩‍👩‍👧 hi", Kind.TEXT, "👩‍👩‍👧 hi"),
        ("zero\0 in it", Kind.TEXT, "zero in it"),
        ("half \ud83d of one", Kind.TEXT, "half  of one"),
        ("x" * 5000, Kind.TEXT, "x" * 5000),
    ],
)
def test_a_text_is_taken_as_it_was_written(text: str, kind: Kind, said: str) -> None:
    found = understood(message(text=text))
    assert (found.kind, found.text) == (kind, said)


def test_a_message_says_who_where_and_when() -> None:
    found = understood(message(text="hello"))
    assert found == Incoming(
        "telegram", "7", "700000001", Kind.TEXT, datetime.fromtimestamp(AT, UTC), "hello", "Amal", "ar"
    )


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"voice": FILE | {"duration": 3}}, Kind.VOICE),
        ({"audio": FILE | {"duration": 3}}, Kind.VOICE),
        ({"video_note": FILE | {"duration": 3, "length": 240}}, Kind.VOICE),
        ({"photo": [FILE | {"width": 3, "height": 2}], "caption": "my street"}, Kind.PICTURE),
        ({"video": FILE | {"duration": 3, "width": 3, "height": 2}}, Kind.PICTURE),
        ({"animation": FILE | {"duration": 3}, "document": FILE}, Kind.PICTURE),
        ({"sticker": FILE | {"type": "regular"}}, Kind.STICKER),
        ({"contact": {"phone_number": "+31", "first_name": "A"}}, Kind.CONTACT),
        ({"location": {"latitude": 52.1, "longitude": 4.5}}, Kind.LOCATION),
        ({"venue": {"title": "x"}, "location": {"latitude": 52.1, "longitude": 4.5}}, Kind.LOCATION),
        ({"document": FILE | {"file_name": "cv.pdf"}}, Kind.FILE),
        ({"poll": {"id": "1", "question": "?"}}, Kind.UNREADABLE),
        ({"story": {"id": 1}}, Kind.UNREADABLE),
        ({"something_of_next_year": {}}, Kind.UNREADABLE),
        ({}, Kind.UNREADABLE),
    ],
)
def test_what_is_not_text_has_a_kind_of_its_own(parts: dict[str, Any], kind: Kind) -> None:
    found = understood(message(**parts))
    assert (found.kind, found.text) == (kind, parts.get("caption", ""))


@pytest.mark.parametrize("kind", ["photo", "video", "animation", "audio", "voice", "document", "paid_media", "sticker"])
def test_the_words_below_anything_are_read(kind: str) -> None:
    file = [FILE | {"width": 3, "height": 2}] if kind == "photo" else FILE
    found = read(message(**{kind: file}, caption="he hits me"))
    assert found is not None
    assert found.text == "he hits me"


def test_corrected_words_are_a_kind_of_their_own() -> None:
    for words in ({"text": "he hits me"}, {"caption": "he hits me", "video": FILE}):
        found = read({"update_id": 8, "edited_message": message(**words)["message"]})
        assert found is not None
        assert (found.kind, found.text, found.message_id) == (Kind.EDIT, "he hits me", "8")
    place = {"location": {"latitude": 1, "longitude": 2}}
    assert read({"update_id": 8, "edited_message": message(**place)["message"]}) is None


def test_a_press_knows_its_message() -> None:
    found = understood(press())
    assert (found.kind, found.text, found.handle, found.press) == (Kind.PRESS, "1.2.age.18", "5", "4000")
    assert (found.address, found.name, found.language) == ("700000001", "Amal", "ar")


@pytest.mark.parametrize(
    "under",
    [{"message": {"message_id": 5, "chat": ALONE, "date": 0}}, {"message": None}],
    ids=["too old to be changed", "without a message"],
)
def test_a_press_on_a_message_we_cannot_reach_still_counts(under: dict[str, Any]) -> None:
    found = understood(press(**under))
    assert (found.kind, found.text, found.handle, found.address) == (Kind.PRESS, "1.2.age.18", "", "700000001")


def test_a_press_without_data_is_a_press_on_nothing() -> None:
    assert understood(press(data=None, game_short_name="chess")).text == ""


@pytest.mark.parametrize(
    ("update", "kind"),
    [
        (membership("kicked"), Kind.BLOCKED),
        (membership("member", before="kicked"), Kind.UNBLOCKED),
        (membership("member", GROUP, "left"), Kind.GROUP),
        (membership("administrator", CHANNEL, "left"), Kind.GROUP),
        (message(chat=GROUP, text="/menu"), Kind.GROUP),
        (message(chat=GROUP, new_chat_members=[BOT]), Kind.GROUP),
        (press(message={"message_id": 5, "chat": GROUP, "date": AT}), Kind.GROUP),
        ({"update_id": 7, "channel_post": {"message_id": 5, "chat": CHANNEL, "date": AT, "text": "x"}}, Kind.GROUP),
    ],
)
def test_membership_groups_and_channels_are_recognised(update: dict[str, Any], kind: Kind) -> None:
    assert understood(update).kind is kind


@pytest.mark.parametrize(
    "update",
    [
        membership("left", GROUP),
        membership("kicked", GROUP),
        message(chat=GROUP, left_chat_member=BOT),
        message(pinned_message={"message_id": 1}),
        message(message_auto_delete_timer_changed={"message_auto_delete_time": 86400}),
        message(write_access_allowed={}),
        {"update_id": 7, "edited_channel_post": {"message_id": 5, "chat": CHANNEL, "date": AT}},
        {"update_id": 7, "message_reaction": {"chat": ALONE, "message_id": 5, "date": AT}},
        {"update_id": 7, "inline_query": {"id": "1", "from": AMAL, "query": "x", "offset": ""}},
        {"update_id": 7, "poll_answer": {"poll_id": "1"}},
        {"update_id": 7, "something_of_next_year": {"a": 1}},
        {"update_id": 7},
    ],
)
def test_what_nobody_waits_for_is_left_alone(update: dict[str, Any]) -> None:
    assert read(update) is None


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"message": message()["message"]},
        {"update_id": None, "message": message()["message"]},
        {"update_id": 7, "message": [1]},
        {"update_id": 7, "message": "hello"},
        {"update_id": 7, "message": {"text": "hello"}},
        message(date="yesterday"),
        message(date=10**20),
        message(date=10**13),
        message(text=["a"]),
        message(chat=None),
        message(chat={"id": "Amal", "type": "private"}),
        message(**{"from": "Amal"}),
        message(**{"from": AMAL | {"first_name": 3}}),
        {"update_id": 7, "callback_query": {"id": "1"}},
        press(**{"from": None}),
        press(data={"a": 1}),
        membership("member") | {"my_chat_member": {"chat": ALONE}},
    ],
)
def test_a_shape_nobody_knows_is_a_value_error(update: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read(update)


def test_a_name_is_a_first_guess_of_a_bounded_size() -> None:
    assert understood(message(text="x", **{"from": AMAL | {"first_name": "🦊" * 300}})).name == "🦊" * 200
    assert understood(message(text="x", **{"from": {}})).name == ""
