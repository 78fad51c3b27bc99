"""Fill the town: a dozen believable people sign up by chat, and some are matched; all of it over the wire."""

import asyncio
import re
from collections.abc import Callable, Sequence
from functools import partial

from playground.people import Person
from playground.testing import until
from playground.world import World

PATIENCE = 20.0  # seconds for one answer of the bot, which writes at most once a second to a chat
# When nothing came for so long, the bot has said what it had to say.
QUIET = 1.2
SENSIBLE: dict[str, str | tuple[str, ...]] = {
    "age": "30",
    "town": "Leiden",
    "dutch": "simple",
    "free": ("ea", "we"),
    "wish": "either",
    "gender": "unsaid",
    "summary": "ok",
    "now": "later",
    "knows_town": "yes",
    "hours": "2",
    "months": "yes",
    "newcomers": "2",
    "side": "alone",
    "conduct": "agree",
    "ready": "go",
}
# Name, language of the app, role, languages spoken; the rest as most people answer.
PEOPLE: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Bilal", "ar", "newcomer", ("ar", "en")),
    ("Tsega", "ti", "newcomer", ("ti", "en")),
    ("Yusuf", "en", "newcomer", ("so", "en")),
    ("Mariam", "ar", "newcomer", ("ar",)),
    ("Hanna", "ti", "newcomer", ("ti",)),
    ("Dawit", "en", "newcomer", ("am", "en")),
    ("Tom", "nl", "mentor", ("nl", "en")),
    ("Els", "nl", "mentor", ("nl", "en")),
    ("Piet", "nl", "mentor", ("nl", "en")),
    ("Fatima", "nl", "mentor", ("nl", "ar")),
    ("Joost", "nl", "mentor", ("nl", "fr")),
    ("Anna", "en", "mentor", ("nl", "en")),
)
HALF_WAY = "Dawit"
# Who has WhatsApp. There a several-choice question is a numbered list, which is answered by numbers.
WITH_WHATSAPP = frozenset({"Yusuf", "Hanna"})
NUMBERED = re.compile(r"^\d+ = ", re.MULTILINE)
NUMBERS = {
    "languages": ("nl", "en", "ar", "ti", "tr", "fa", "prs", "ps", "so", "uk", "ru", "fr", "kmr", "ckb", "am", "es"),
    "free": ("wm", "wa", "we", "em", "ea", "ee"),
}


class Filler:
    """Plays everybody, each at their own phone and all at once."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def fill(self) -> None:
        """Sign-ups first; then the coordinator makes three matches: one meets, one is asked, one said no."""
        known = {person.name for person in self.world.people.values()}
        new = [each for each in PEOPLE if each[0] not in known]
        added = [self._add(name, language, role) for name, language, role, _spoken in new]
        await asyncio.gather(
            *(self._sign_up(person, each[3]) for person, each in zip(added, new, strict=True)),
        )
        people = {person.name: person for person in added}
        coordinator = next((one for one in self.world.people.values() if one.role == "coordinator"), None)
        if coordinator is None or len(people) < len(PEOPLE):
            return
        if not coordinator.started:
            await self._after(coordinator, lambda: self.world.start(coordinator))
        for newcomer, mentor in (("Tsega", "Tom"), ("Bilal", "Els"), ("Yusuf", "Piet")):
            await self._match(coordinator, people[newcomer], people[mentor])
        await self.pick(people["Tsega"], "yes")
        await self.pick(people["Tom"], "yes")
        await self.pick(people["Els"], "yes")
        await self.pick(people["Yusuf"], "no")
        await self.pick(people["Yusuf"], "time")
        await self._meet(people["Tom"], people["Tsega"])

    def _add(self, name: str, language: str, role: str) -> Person:
        app = "whatsapp" if name in WITH_WHATSAPP else "telegram"
        return self.world.add_person(name, language, role, app=app)

    async def _sign_up(self, person: Person, spoken: Sequence[str]) -> None:
        await self._after(person, lambda: self.world.start(person))
        await self.pick(person, person.language)
        await self.pick(person, person.role)
        answers = SENSIBLE | {"languages": tuple(spoken)}
        for _ in range(25):
            question = self.question(person)
            if question == "name_":
                await self._after(person, lambda: self.world.say(person, person.name))
            elif question == "languages" and person.name == HALF_WAY:
                return
            elif question in answers:
                await self._answer(person, question, answers[question])
            if question == "now":
                return

    async def _answer(self, person: Person, question: str, wanted: str | tuple[str, ...]) -> None:
        if isinstance(wanted, str):
            await self.pick(person, wanted)
        elif person.app == "whatsapp":
            numbers = [str(NUMBERS[question].index(option) + 1) for option in wanted]
            await self._after(person, lambda: self.world.say(person, " ".join(numbers)))
        else:
            for option in (*wanted, "done"):
                await self.pick(person, option)

    async def _match(self, staff: Person, newcomer: Person, mentor: Person) -> None:
        await self._open(staff, mentor)
        await self.pick(staff, "vog")
        await self._open(staff, newcomer)
        if self.question(staff) == "mentor":
            await self.tap(staff, mentor.name)
        if self.question(staff) == "why":
            await self._after(staff, lambda: self.world.say(staff, "They laughed together at the open evening"))
        await self.pick(staff, "record")
        await self._after(staff, lambda: self.world.say(staff, "Agreed by phone"))
        await self.pick(staff, "propose")
        await asyncio.sleep(1.5)

    async def _open(self, staff: Person, somebody: Person) -> None:
        """Open a person from the list of who waits."""
        await self._after(staff, lambda: self.world.say(staff, "/menu"))
        await self.pick(staff, "WhoWaits")
        await self.tap(staff, somebody.name)

    async def _meet(self, one: Person, other: Person) -> None:
        await self.pick(one, "!PlanMeeting")
        days = [data.rsplit(".", 1)[-1] for _message, data, _label in self._buttons(one) if ".day." in data]
        for option in (days[2], "15:00", "library", "ok"):
            await self.pick(one, option)
        await asyncio.sleep(1.5)
        await self.pick(other, "yes")

    def _buttons(self, person: Person) -> list[tuple[int, str, str]]:
        """(message, data, label) of every button on a phone, newest message first."""
        return [
            (message.id, button["callback_data"], button["text"])
            for message in reversed(self.world.replies(person))
            for button in message.buttons
            if "callback_data" in button
        ]

    def question(self, person: Person) -> str:
        """The question asked last, as its buttons name it; the name and a reason are asked in words alone."""
        newest = self.world.replies(person)[-1]
        if person.app == "whatsapp" and (lines := len(NUMBERED.findall(newest.text))):
            return "languages" if lines > len(NUMBERS["free"]) else "free"
        names = [data.split(".")[2] for _m, data, _l in self._buttons(person)[:1] if data.count(".") >= 3]
        if names and any(button.get("callback_data", "").count(".") >= 3 for button in newest.buttons):
            return names[0]
        return "why"

    async def pick(self, person: Person, option: str) -> None:
        """Press the newest button with this option id."""
        for message, data, _label in self._buttons(person):
            if data.startswith(f"{option} ") or data.split(".", 3)[-1].rstrip("+-") == option:
                await self._after(person, partial(self.world.press, person, message, data))
                return
        raise LookupError(f"{person.name} sees no button {option!r}")

    async def tap(self, person: Person, words: str) -> None:
        """Press the newest button whose label has these words."""
        for message, data, label in self._buttons(person):
            if words in label:
                await self._after(person, partial(self.world.press, person, message, data))
                return
        raise LookupError(f"{person.name} sees no button {words!r}")

    async def _after(self, person: Person, act: Callable[[], object]) -> None:
        """Do something, and wait until the bot's answer stands on the phone, and a moment for what follows it."""
        before = self._seen(person)
        act()
        await until(lambda: self._seen(person) != before, PATIENCE)
        while True:
            before = self._seen(person)
            await asyncio.sleep(QUIET)
            if self._seen(person) == before:
                return

    def _seen(self, person: Person) -> tuple[int, int]:
        replies = self.world.replies(person)
        return len(replies), sum(len(message.versions) for message in replies)
