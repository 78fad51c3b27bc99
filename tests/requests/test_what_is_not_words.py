"""What is no words: a place on the map helps in need, and of what nobody can see or hear that is
said.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.ground.messages import Kind
from bot.handlers.telegram import updates
from bot.handlers.whatsapp import forms
from bot.simulation import Simulation
from storage.tables import inbox, outbox, requests
from tests.kept import walked
from tests.town import Town

MAP = "https://www.openstreetmap.org/?mlat=52.16010&mlon=4.49700&zoom=17"


def a_town(town: Town) -> None:
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.newcomer("Amal")
    for who in town.people:
        town.hears(who)
    town.sent()


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, a_town)


def sends(town: Town, kind: Kind, text: str = "", **more: object) -> str:
    town.bot.receive(town.bot.message("amal", kind, text, **more))
    return town.hears("amal")


def calls_for_help(town: Town) -> None:
    town.begin("amal", "HelpNow")
    town.pick("amal", "yes")
    town.hears("amal")
    town.hears("marieke")


def words(town: Town) -> list[tuple[str, str]]:
    return [tuple(row) for row in town.rows(select(requests.c.kind, requests.c.words).order_by(requests.c.id))]


def test_a_place_sent_in_need_goes_to_the_call_for_help_and_rings(town: Town) -> None:
    town.bot.now = town.bot.now.replace(hour=23)
    calls_for_help(town)
    town.bot.later(minutes=6)
    assert "The coordinators have your place" in sends(town, Kind.LOCATION, MAP)
    assert words(town) == [("help now", MAP)]
    now = int(town.bot.now.timestamp())
    rings = select(outbox.c.text).where(outbox.c.address == "marieke", outbox.c.not_before == now)
    assert any("wrote about safety" in row[0] for row in town.rows(rings))
    town.begin("marieke", "InboxItem", "request:1")
    assert f"│ {MAP}" in town.said("marieke")
    assert town.rows(select(inbox.c.id).where(inbox.c.text.contains("openstreetmap"))) == []


def test_a_place_that_nobody_needs_is_not_kept(town: Town) -> None:
    town.begin("amal", "TakeABreak")
    assert "I do not need your location" in sends(town, Kind.LOCATION, MAP)
    assert town.rows(select(inbox.c.id).where(inbox.c.text.contains("openstreetmap"))) == []


def test_a_place_sent_to_a_person_can_be_opened_by_them(town: Town) -> None:
    town.begin("amal", "TalkToPerson")
    assert "I keep this for the people" in sends(town, Kind.LOCATION, MAP)
    assert MAP in words(town)[0][1]


@pytest.mark.parametrize("asked", [True, False], ids=["asked for a person", "unasked"])
@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Kind.VOICE, "cannot hear your voice message"),
        (Kind.PICTURE, "cannot see your picture"),
        (Kind.FILE, "cannot open your file"),
        (Kind.CONTACT, "cannot see this contact"),
    ],
)
def test_of_what_nobody_can_see_or_hear_that_is_said(town: Town, asked: bool, kind: Kind, told: str) -> None:
    if asked:
        town.begin("amal", "TalkToPerson")
    heard = sends(town, kind, media="f1", mime="audio/ogg", size=1000)
    assert told in heard
    assert "I keep" not in heard
    assert "Please write" in heard


def test_what_stands_under_a_picture_is_kept(town: Town) -> None:
    heard = sends(town, Kind.PICTURE, "this letter came today", media="f1", mime="image/jpeg", size=1000)
    assert "cannot see your picture" in heard
    assert words(town) == [("message", "this letter came today")]


def test_both_apps_say_where() -> None:
    message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "from": {"id": 5, "first_name": "A"}}
    said = updates.read({"update_id": 1, "message": message | {"location": {"latitude": 52.1601, "longitude": 4.497}}})
    assert said is not None
    assert (said.kind, said.text) == (Kind.LOCATION, MAP)
    assert forms._said({"Latitude": "52.1601", "Longitude": "4.497"}) == (Kind.LOCATION, MAP)


@pytest.mark.parametrize("bad", ["", "x", "nan", "inf", "91", "1e999"])
def test_what_is_no_place_has_no_link(bad: str) -> None:
    assert forms._said({"Latitude": bad, "Longitude": "4.497"}) == (Kind.LOCATION, "")
