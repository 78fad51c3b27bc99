"""People with phones through whose days the story's time goes: they answer by themselves,
and begin things.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playground.autopilot import Autopilot, Press, Say, asked
from playground.habits import Now
from playground.people import Json, Person
from playground.story import StoryDoor
from playground.testing import until
from playground.world import World

ZONE = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)
# People look at their phones between these hours.
AWAKE = (8, 21)
# So many times in a row somebody has something to answer, before time goes on all the same.
ROUNDS = 15
# So long (seconds of the story) an answer takes.
ANSWERS_AFTER = 45
PATIENCE = 20.0  # seconds for the bot to take what was sent
# What is planned of a meeting that is over does not mean that one is coming.
OVER = ("after", "after nudge")


class Living:
    """``cast`` answers by itself; ``changed`` is called when there is something new to show."""

    def __init__(self, world: World, door: StoryDoor, cast: Sequence[Person], changed: Callable[[], None]) -> None:
        self.world = world
        self.door = door
        self._cast = tuple(cast)
        self.story: Json = {}
        self.changed = changed
        # By person, what they remember; whoever lets the same people live later goes on with it.
        self.pilots: dict[int, Autopilot] = {}

    @property
    def cast(self) -> tuple[Person, ...]:
        return self._cast

    def when(self, _person: Person) -> Now:
        """The time as this person's habits know it."""
        return Now(0, self.now().hour)

    def pilot(self, person: Person) -> Autopilot:
        return self.pilots.setdefault(person.id, Autopilot(person))

    # Time

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.world.clock(), ZONE)

    @property
    def awake(self) -> bool:
        return AWAKE[0] <= self.now().hour < AWAKE[1]

    async def go_on(self, at_most: datetime) -> None:
        """To what is due next, or to a moment when people do things of their own accord."""
        before = self.world.clock()
        await self.move({"to": "next", "seconds": max(1.0, at_most.timestamp() - before)})
        if self.world.clock() - before < 1:
            # Something is due that can't be done now: the story goes on all the same.
            await self.move({"seconds": 600})

    async def settle(self, seconds: float = 0.0) -> None:
        """Until the bot has everything people sent, and has sent everything it has to say;
        then let time go by.
        """
        await until(lambda: not self.world.updates.waiting and not self.world.twilio.line.on_the_way, PATIENCE)
        await self.move({"seconds": seconds})

    async def move(self, wanted: Json) -> None:
        shown = await self.door.move(wanted | {"hurry": True})
        if shown is None:
            raise TimeoutError
        # News of what was sent must not come a day later.
        await until(lambda: not self.world.twilio.line.on_the_way, PATIENCE)
        self.story = shown
        self.changed()

    # People

    async def answer_all(self) -> None:
        """Let everybody answer what waits for them, all at once, until nothing does."""
        for _ in range(ROUNDS):
            answered = [self.answers(person) for person in self.cast]
            if not any(answered):
                return
            await self.settle(ANSWERS_AFTER)

    def answers(self, person: Person) -> bool:
        """Somebody does the next thing with what stands on their phone;
        False when nothing is to be done.
        """
        if not person.started or person.blocked or person.deleted:
            return False
        today = f"{self.now():%Y-%m-%d}"
        does = self.pilot(person).move(self.world.replies(person), self.when(person), today)
        if isinstance(does, Press):
            self.world.press(person, does.message, does.data)
        elif isinstance(does, Say):
            self.world.say(person, does.text)
        return does is not None

    def meeting_is_planned(self, *people: Person) -> bool:
        """Whether anything about a meeting to come is planned,
        for one of these people or for anybody.
        """
        names = {person.name for person in people}
        return any(
            one["about"].startswith("meeting:") and one["kind"] not in OVER and (not names or one["who"] in names)
            for one in self.story.get("planned", ())
        )

    async def menu(self, person: Person, entry: str) -> None:
        """Open the menu and press an entry; raises LookupError when it is not there."""
        self.world.say(person, "/menu" if person.app == "telegram" else "menu")
        await self.settle()
        if not await self.pick(person, entry):
            raise LookupError(f"{person.name}'s menu has no {entry}.")

    async def pick(self, person: Person, option: str) -> bool:
        """Press an option of the newest question; a long list in WhatsApp is turned over."""
        for _page in range(4):
            found = next((one for one in reversed(self.world.replies(person)) if asked(one)[1]), None)
            data = asked(found)[1].get(option) if found else None
            if data:
                return await self.press(person, data.__eq__)
            if not await self.press(person, lambda one: one.startswith(">"), newest_only=True):
                return False
        return False

    async def press(self, person: Person, fits: Callable[[str], bool], *, newest_only: bool = False) -> bool:
        """Press the newest button whose data fits; False without one."""
        newest = self.world.replies(person)[-1:] if newest_only else self.world.replies(person)[-40:]
        for message in reversed(newest):
            for button in message.buttons:
                data = str(button.get("callback_data", ""))
                if fits(data):
                    self.pilot(person).note(message.id, data)
                    self.world.press(person, message.id, data)
                    await self.settle()
                    return True
        return False
