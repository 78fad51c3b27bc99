"""A coordinator's week without a bot: who answers, who does not, what people begin,
and how far a press goes.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

import httpx
import pytest

from playground import methods, town
from playground.demo import application
from playground.filling import first_monday
from playground.living import ZONE
from playground.parameters import Parameters
from playground.people import Json
from playground.town import Town
from playground.townsfolk import MOMENTS, PEOPLE, moments
from playground.web import Page
from playground.world import World

MONDAY = datetime(2026, 12, 7, 9, tzinfo=ZONE)


class Door:
    """A bot that plans nothing: time goes where it is asked to go;
    it may be away for some questions.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.away = 0
        self.then: Callable[[], object] = lambda: None

    async def move(self, wanted: Json) -> Json | None:
        if self.away:
            return None
        self.world.ahead += float(wanted["seconds"])
        self.then()
        return {"planned": []}

    async def show(self) -> Json | None:
        self.away -= 1 if self.away else 0
        return None if self.away else {}


class Place:
    """A town of a few people on its first morning."""

    def __init__(self, *who: tuple[str, str]) -> None:
        self.world = World(clock=MONDAY.timestamp)
        # As a bot does that takes everything at once.
        self.world.listeners.append(lambda _id: self.world.updates.forget_all())
        self.people = {
            name: self.world.add_person(name, "nl", role) for name, role in (("Marieke", "coordinator"), *who)
        }
        for person in self.people.values():
            person.started = True
        self.door = Door(self.world)
        self.town = Town(self.world, self.door, lambda: None, self.people["Marieke"])  # type: ignore[arg-type]
        self.town.begin(MONDAY.date())
        self.asked: list[int] = []

    def asks(self, name: str, *data: str) -> int:
        rows = [[{"text": one, "callback_data": one}] for one in data]
        call: Any = {"chat_id": self.people[name].id, "text": "?", "reply_markup": {"inline_keyboard": rows}}
        return int(methods.call(self.world, "sendMessage", Parameters(call))["message_id"])

    def pressed(self) -> list[tuple[str, str]]:
        return [(press.person.name, press.data) for press in self.world.presses.values()]


@pytest.fixture
def place() -> Place:
    return Place(("Tom", "mentor"), ("Piet", "mentor"), ("Bilal", "newcomer"), ("Joost", "mentor"))


async def test_everybody_answers_but_never_the_coordinator(place: Place) -> None:
    for name in ("Marieke", "Tom"):
        place.asks(name, "n.1.answer.yes", "n.1.answer.no")
    await place.town.go("hour")
    assert place.pressed() == [("Tom", "n.1.answer.yes")]
    assert place.town.now() == MONDAY + timedelta(hours=1)


async def test_who_is_silent_says_nothing_and_who_is_slow_answers_a_day_later(place: Place) -> None:
    for name in ("Piet", "Bilal"):
        place.asks(name, "n.1.answer.yes", "n.1.answer.no")
    await place.town.go("hour")
    assert place.pressed() == []
    await place.town.go("morning")
    assert place.pressed() == [("Bilal", "n.1.answer.yes")]


async def test_a_morning_is_followed_by_the_next_one(place: Place) -> None:
    for day in range(1, 8):
        await place.town.go("morning")
        assert place.town.now() - MONDAY - timedelta(days=day) < timedelta(minutes=1)
        assert place.town.state.day == day + 1
        assert not place.town.state.failed


async def test_the_next_thing_is_the_next_news_on_the_coordinators_phone(place: Place) -> None:
    later = (MONDAY + timedelta(hours=2)).timestamp()

    def news() -> None:
        if place.world.clock() >= later and not place.world.replies(place.people["Marieke"]):
            place.asks("Marieke")

    place.door.then = news
    await place.town.go("next")
    assert place.town.now() < MONDAY + timedelta(hours=6)
    assert place.town.state.says == "0 messages to 0 people, 0 answers. 1 new for you."
    await place.town.go("next")
    assert place.town.now() >= MONDAY + timedelta(days=1)
    assert place.town.state.says.endswith("Nothing new for you.")


async def test_one_blocks_the_bot_in_the_course_of_the_week_and_only_once(place: Place) -> None:
    for _day in range(5):
        await place.town.go("morning")
    assert place.people["Joost"].blocked
    place.world.unblock(place.people["Joost"])
    for _day in range(7):
        await place.town.go("morning")
    assert not place.people["Joost"].blocked


async def test_what_people_would_have_begun_while_time_went_on_elsewhere_is_not_made_up_for(place: Place) -> None:
    place.world.ahead += timedelta(weeks=40).total_seconds()
    await place.town.go("morning")
    assert place.town.state.day == 40 * 7 + 2
    assert not place.people["Joost"].blocked


async def test_what_was_pressed_by_hand_is_not_pressed_again(place: Place) -> None:
    number = place.asks("Tom", "n.1.answer.yes", "n.1.answer.no")
    place.town.note(place.people["Tom"], number, "n.1.answer.no")
    assert not place.town.one_answers()


async def test_people_answer_too_while_no_time_goes_by_one_after_the_other(place: Place) -> None:
    for name in ("Tom", "Joost"):
        place.asks(name, "n.1.answer.yes", "n.1.answer.no")
    assert [place.town.one_answers() for _ in range(3)] == [True, True, False]
    assert place.pressed() == [("Tom", "n.1.answer.yes"), ("Joost", "n.1.answer.yes")]


async def test_a_bot_that_is_away_is_waited_for(place: Place) -> None:
    place.door.away = 1
    await place.town.go("hour")
    assert not place.town.state.failed
    assert place.town.now() >= MONDAY + timedelta(hours=1)


async def test_a_bot_that_stays_away_is_said_and_the_next_press_goes_on(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(town, "AWAY", -1.0)
    place.door.away = 1000
    await place.town.go("morning")
    assert place.town.state.failed
    assert "Start it again under Faults" in place.town.state.says
    assert place.town.state.phase == "ready"
    place.door.away = 0
    await place.town.go("morning")
    assert not place.town.state.failed
    assert place.town.state.day == 2


async def test_without_a_bot_or_a_town_no_time_goes_by() -> None:
    transport = httpx.ASGITransport(application(Page(World())))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        opened = await client.post("town/open", json={})
        gone = await client.post("town/go", json={"to": "morning"})
        nothing = await client.get("town")
    assert (opened.status_code, opened.text) == (400, "The bot must run, so that people can live in the town.")
    assert gone.status_code == 400
    assert nothing.json() is None


def test_a_week_of_people_begins_on_its_first_day_and_comes_again_with_other_words() -> None:
    found = list(islice(moments(date(2026, 12, 7), ZONE), 2 * len(MOMENTS)))
    times = [when for when, _moment, _week in found]
    assert times == sorted(times)
    first, second = found[: len(MOMENTS)], found[len(MOMENTS) :]
    assert [one[1] for one in first] == [one[1] for one in second]
    assert all(one[1].said(0) != one[1].said(1) for one in first if one[1].words)
    assert {one[1].does for one in first} == {"arrives", "plans", "asks", "writes", "doubts", "blocks"}


def test_the_week_begins_on_a_monday_before_which_two_people_have_met() -> None:
    for day in range(7):
        now = MONDAY + timedelta(days=day, hours=1)
        monday = first_monday(now)
        assert (monday.weekday(), monday.hour) == (0, 9)
        assert timedelta(days=5) < monday - now < timedelta(days=13)


def test_the_people_have_several_languages_and_each_name_is_there_once() -> None:
    assert len({each[0] for each in PEOPLE}) == len(PEOPLE)
    assert {each[1] for each in PEOPLE} == {"ar", "ti", "en", "nl"}
