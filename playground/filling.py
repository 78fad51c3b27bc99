"""Fill the town: a dozen believable people sign up by chat, and some are matched;
all of it over the wire.
"""

import sys
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from playground.autopilot import asked
from playground.living import ANSWERS_AFTER, Living
from playground.pairing import open_from_list, question_of, say_who, see_mentor, tap
from playground.people import Person
from playground.townsfolk import HALF_WAY, PEOPLE, WITH_WHATSAPP, comes_by_themselves, given

# So many times everybody answers until all have signed up.
INTAKE = 40
# The other matches are made on the Friday before the week begins.
BEFORE = timedelta(days=2, hours=22)
# How far it is, from 0 to 1, and what happens now.
Tell = Callable[[float, str], None]
LiveUntil = Callable[[datetime], Awaitable[None]]


def first_monday(now: datetime) -> datetime:
    """Nine o'clock on the first Monday before which two people can have met."""
    soonest = now + timedelta(days=6)
    monday = soonest + timedelta(days=-soonest.weekday() % 7)
    return monday.replace(hour=9, minute=0, second=0, microsecond=0)


class Filler:
    """Plays everybody at once, the coordinator too; what is there already stays as it is."""

    def __init__(self, living: Living, coordinator: Person, live: LiveUntil, tell: Tell) -> None:
        self._living = living
        self._world = living.world
        self._coordinator = coordinator
        self._live = live
        self._tell = tell

    async def fill(self) -> list[str]:
        """Sign-ups first; then the coordinator makes four matches, each at another stage.
        Gives what did not work.
        """
        await self._come_in()
        steps: tuple[tuple[str, Callable[[], Awaitable[None]]], ...] = (
            ("Mariam and Fatima become a match", partial(self._live_match, "Mariam", "Fatima", 0)),
            ("They meet for the first time", partial(self._live, first_monday(self._living.now()) - BEFORE)),
            ("Tsega and Tom become a match", partial(self._live_match, "Tsega", "Tom", 4)),
            ("Bilal and Els are asked", self._asked),
            ("Yusuf says no", self._declined),
        )
        failed = []
        for number, (words, step) in enumerate(steps):
            self._tell(0.6 + 0.08 * number, f"{words} …")
            try:
                await step()
            except LookupError as error:
                failed.append(f"{words}: {error}")
                sys.stderr.write(f"playground: {words}: {error}\n")
        return failed

    async def _come_in(self) -> None:
        known = {person.name for person in self._world.people.values()}
        for name, language, role, _spoken in PEOPLE:
            if name not in known:
                app = "whatsapp" if name in WITH_WHATSAPP else "telegram"
                self._world.add_person(name, language, role, app=app)
        coming = [one for one in (*self._living.cast, self._coordinator) if comes_by_themselves(one)]
        # Staff first: a newcomer may name a case manager only who is there.
        new = [one for one in coming if not one.started and not one.deleted]
        for person in sorted(coming, key=lambda one: one.role in ("newcomer", "mentor")):
            self._prepare(person)
            if person in new:
                self._world.start(person)
        await self._living.settle()
        await say_who(self._living, new)
        for turn in range(INTAKE):
            self._tell(0.6 * turn / INTAKE, f"{len(coming)} people sign up, each on their own phone …")
            answered = [self._living.answers(person) for person in self._living.cast]
            if not any(answered):
                return
            await self._living.settle(ANSWERS_AFTER)

    def _prepare(self, person: Person) -> None:
        stops = HALF_WAY.get(person.name)
        self._living.pilot(person).given = {**given(person), **({stops: None} if stops else {})}

    def _named(self, name: str) -> Person:
        found = next((one for one in self._world.people.values() if one.name == name), None)
        if found is None:
            raise LookupError(f"{name} has no phone")
        return found

    async def _match(self, newcomer: Person, mentor: Person) -> None:
        staff, living = self._coordinator, self._living
        await see_mentor(living, staff, mentor)
        await open_from_list(living, staff, newcomer)
        if question_of(living, staff) == "mentor":
            await tap(living, staff, mentor.name)
        if question_of(living, staff) != "what":
            await self._say(staff, "They laughed together at the open evening")
        await self._press(staff, "record")
        await self._say(staff, "Agreed by phone")
        await self._press(staff, "propose")

    async def _live_match(self, one: str, other: str, day: int) -> None:
        newcomer, mentor = self._named(one), self._named(other)
        await self._match(newcomer, mentor)
        await self._press(newcomer, "yes")
        await self._press(mentor, "yes")
        await self._press(mentor, "!PlanMeeting")
        days = [option for option in self._options(mentor) if option[:1].isdigit()]
        if len(days) <= day:
            raise LookupError(f"{mentor.name} can't choose a day")
        for option in (days[day], "15:00", "library", "ok"):
            await self._press(mentor, option)
        await self._press(newcomer, "yes")

    async def _asked(self) -> None:
        newcomer, mentor = self._named("Bilal"), self._named("Els")
        await self._match(newcomer, mentor)
        await self._press(mentor, "yes")

    async def _declined(self) -> None:
        newcomer, mentor = self._named("Yusuf"), self._named("Piet")
        pilot = self._living.pilot(newcomer)
        pilot.given = {**pilot.given, "answer": "no", "reason": "time"}
        await self._match(newcomer, mentor)
        # In WhatsApp a knock comes first, after a day of silence.
        while self._living.answers(newcomer):
            await self._living.settle()

    def _options(self, person: Person) -> tuple[str, ...]:
        replies = self._world.replies(person)
        return tuple(asked(replies[-1])[1]) if replies else ()

    async def _press(self, person: Person, option: str) -> None:
        """An option of the newest question, or a button that begins a flow;
        raises LookupError without it.
        """
        begins = option.startswith("!")
        found = (
            await self._living.press(person, lambda data: data.startswith(f"{option} "))
            if begins
            else await self._living.pick(person, option)
        )
        if not found:
            raise LookupError(f"{person.name} sees no button {option!r}")

    async def _say(self, person: Person, words: str) -> None:
        self._world.say(person, words)
        await self._living.settle()
