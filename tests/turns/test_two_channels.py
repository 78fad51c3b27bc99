"""The whole way on two channels, with the real bot: a newcomer on WhatsApp in Tigrinya,
a mentor on Telegram in Dutch.

From sign-up to a meeting that both confirm, and then two silent days: a knock, and the texts that
waited.
"""

import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.app import App
from bot.handlers.whatsapp import templates as whatsapp_templates
from bot.people.nouns import StaffRole
from bot.sending.pace import Pace
from playground.people import Person
from playground.story import StoryDoor
from playground.testing import Standin, until
from playground.world import World
from storage import invites
from storage.tables import journal
from tests.running_app import living, settings_of, with_whatsapp

ANSWERS = {
    "age": "30",
    "town": "Leiden",
    "dutch": "simple",
    "wish": "either",
    "gender": "woman",
    "summary": "ok",
    "now": "later",
    "knows_town": "yes",
    "hours": "2",
    "months": "yes",
    "newcomers": "1",
    "side": "alone",
    "conduct": "agree",
    "ready": "go",
}


@dataclass
class Town:
    """Three phones before the real bot, and the story's clock."""

    app: App
    world: World
    door: StoryDoor

    async def does(self, person: Person, act: Callable[[], object]) -> None:
        """Do something, and wait for what comes back."""
        before = self._seen(person)
        act()
        await until(lambda: self._seen(person) != before)

    def _seen(self, person: Person) -> tuple[int, int]:
        replies = self.world.replies(person)
        return len(replies), sum(len(message.versions) for message in replies)

    def button(self, person: Person, option: str) -> tuple[int, str] | None:
        """The newest button with this option id, or that begins this flow."""
        for message in reversed(self.world.replies(person)):
            for button in message.buttons:
                data = str(button.get("callback_data", ""))
                if data.startswith(f"{option} ") or data in (option, f"/{option}"):
                    return message.id, data
                if data.split(".", 3)[-1].rstrip("+-") == option:
                    return message.id, data
        return None

    async def pick(self, person: Person, option: str) -> None:
        await self.settled()
        await until(lambda: self.button(person, option))
        found = self.button(person, option)
        assert found is not None
        await self.does(person, lambda: self.world.press(person, *found))

    async def tap(self, person: Person, words: str) -> None:
        """Press the newest button with these words in its label, once everything has come."""
        await self.settled()

        def labels() -> list[str]:
            messages = reversed(self.world.replies(person))
            return [str(b["text"]) for m in messages for b in m.buttons if words in str(b["text"])]

        await until(labels)
        label = labels()[0]
        await self.does(person, lambda: self.world.tap(person, label))

    def said(self, person: Person) -> str:
        return self.world.replies(person)[-1].text

    async def sign_up(self, person: Person, language: str, role: str) -> None:
        await self.does(person, lambda: self.world.start(person))
        await self.pick(person, language)
        await self.pick(person, role)
        for _ in range(40):
            newest = self.world.replies(person)[-1]
            data = [str(b["callback_data"]) for b in newest.buttons if str(b["callback_data"]).count(".") >= 3]
            question = data[0].split(".")[2] if data else ""
            if question in ANSWERS:
                await self.pick(person, ANSWERS[question])
                if question == "now":
                    return
            elif question in ("languages", "free"):
                for option in ("nl", "en") if question == "languages" else ("ea",):
                    await self.pick(person, option)
                await self.pick(person, "done")
            elif "1 = " in newest.text:
                await self.does(person, lambda text=newest.text: self.world.say(person, numbers(text)))
            elif question == "pick":
                await self.pick(person, "NewcomerIntake" if role == "newcomer" else "MentorIntake")
            else:
                await self.does(person, lambda: self.world.say(person, person.name))
        raise AssertionError(f"{person.name} never came to the end: {self.said(person)}")

    async def days(self, days: float) -> None:
        assert await self.door.move({"seconds": days * 86400})
        await self.settled()

    async def settled(self) -> None:
        """Wait until nothing that is due is still to be sent."""
        inside = self.app.story
        assert inside is not None
        await until(inside._inside.drained)

    def rules(self, kind: str) -> list[str]:
        found = select(journal.c.rule).where(journal.c.kind == kind).order_by(journal.c.id)
        return self.app.database.write(lambda c: list(c.execute(found).scalars()))


def numbers(text: str) -> str:
    """The numbers of English and Tigrinya, or of a weekend afternoon, in a numbered list."""
    lines = dict(re.findall(r"^(\d+) = (.+)$", text, re.MULTILINE))
    spoken = [n for n, label in lines.items() if label in ("እንግሊዝኛ", "ትግርኛ")]
    return " ".join(spoken or ["5"])


@pytest.fixture
async def town(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    world = World()
    async with Standin(world) as url:
        settings = with_whatsapp(settings_of(world, url, sqlite_url, tmp_path), world)
        async with living(settings) as (app, _client):
            for line in app.lines.values():
                line.delivery._pace = Pace(1e6, 1e6)
            door = StoryDoor(world, settings)
            yield Town(app, world, door)
            await door.close()


async def approve(town: Town) -> None:
    import asyncio

    app = town.app

    def work() -> None:
        list(whatsapp_templates.submit(app.account, app.templates, app.database, app.now()))
        list(whatsapp_templates.sync(app.account, app.templates, app.database, app.now()))

    await asyncio.get_running_loop().run_in_executor(None, work)


async def test_from_sign_up_through_a_confirmed_meeting_to_a_knock_after_two_silent_days(town: Town) -> None:
    world = town.world
    await approve(town)
    selam = world.add_person("Selam", "ti", app="whatsapp")
    sanne, marieke = world.add_person("Sanne", "nl"), world.add_person("Marieke", "nl")
    # At ten in the morning, so that nothing waits for the night to end.
    await to_ten(town)
    await town.sign_up(selam, "ti", "newcomer")
    await town.sign_up(sanne, "nl", "mentor")
    await coordinate(town, marieke, sanne, selam)
    for person in (selam, sanne):
        await town.pick(person, "yes")
    await town.settled()

    await town.pick(sanne, "!PlanMeeting")
    await until(lambda: days(town, sanne))
    day = days(town, sanne)[0]
    for option in (day, "15:00", "library", "ok"):
        await town.pick(sanne, option)
    await town.settled()
    await town.pick(selam, "yes")
    await town.settled()
    assert "15.00 uur" in town.said(sanne)

    # Nobody writes; the meeting comes and goes while Selam's window closes.
    heard = len(world.replies(selam))
    await town.days(3)
    quiet = [message.text for message in world.replies(selam)[heard:]]
    knocks = [text for text in quiet if text.startswith("Hello, this is Buurmaat")]
    assert len(knocks) >= 1
    assert all("Sanne" not in text for text in knocks)
    assert town.rules("knocks")[0] == "knock in en: the window is closed"

    waiting = len(world.replies(selam))
    await town.pick(selam, "continue")
    await until(lambda: len(world.replies(selam)) > waiting)
    await town.settled()
    came = [message.text for message in world.replies(selam)[waiting:]]
    assert any("Sanne" in text for text in came)
    assert not any("Hello" in text for text in came)
    assert not world.twilio.taken[-1]["code"]
    assert [sent["code"] for sent in world.twilio.taken if sent["code"]] == []


def days(town: Town, person: Person) -> list[str]:
    """The days that are offered for a meeting."""
    data = [str(b["callback_data"]).split(".", 3)[-1] for m in town.world.replies(person) for b in m.buttons]
    return [option for option in data if option.startswith("20")]


async def test_a_code_typed_on_another_phone_asks_and_the_older_phone_undoes_it(town: Town) -> None:
    world = town.world
    selam, other = world.add_person("Selam", "en"), world.add_person("Tom", "en", app="whatsapp")
    await to_ten(town)
    await town.sign_up(selam, "en", "newcomer")
    await town.does(selam, lambda: world.say(selam, "/menu"))
    await town.pick(selam, "MyApps")
    await town.pick(selam, "addwhatsapp")
    await until(lambda: re.search(r"\d{4} \d{4}", town.said(selam)))
    found = re.search(r"\d{4} \d{4}", town.said(selam))
    assert found is not None
    await town.does(other, lambda: world.say(other, found[0]))
    await until(lambda: heard(town, other, "Dit is een code van Selam"))
    await town.pick(other, "yes")
    await until(lambda: heard(town, selam, "Your WhatsApp chat with me now belongs to you too"))
    # All that was on its way has come before the button is pressed.
    await town.settled()
    await town.pick(selam, "!UndoNewChat")
    await until(lambda: heard(town, selam, "It is undone"))
    await until(lambda: heard(town, other, "does not belong to anybody now"))


def heard(town: Town, person: Person, words: str) -> bool:
    """Whether it came, whatever came after it."""
    return any(words in message.text for message in town.world.replies(person))


async def to_ten(town: Town) -> None:
    local = town.app.now().astimezone(town.app.programme.zone)
    ahead = (10 - local.hour) % 24 * 3600 - local.minute * 60
    assert await town.door.move({"seconds": ahead % 86400})


async def coordinate(town: Town, marieke: Person, sanne: Person, selam: Person) -> None:
    """The coordinator comes in by a link, sees the certificate, and proposes the match."""
    now = int(town.app.now().timestamp())

    def invite(connection: object) -> None:
        invites.invite_staff(connection, "link-marieke", "leiden", StaffRole.COORDINATOR, "Marieke", now, now + 86400)  # type: ignore[arg-type]

    town.app.database.write(invite)
    await town.does(marieke, lambda: town.world.start(marieke, "link-marieke"))
    await town.does(marieke, lambda: town.world.say(marieke, "Marieke"))
    for person in (sanne, selam):
        await town.does(marieke, lambda: town.world.say(marieke, "/menu"))
        await town.pick(marieke, "WhoWaits")
        await town.tap(marieke, person.name)
        if person is sanne:
            await town.pick(marieke, "vog")
    await town.tap(marieke, "Sanne")
    await town.pick(marieke, "record")
    await town.does(marieke, lambda: town.world.say(marieke, "Agreed by phone"))
    await town.pick(marieke, "propose")
    await town.settled()
