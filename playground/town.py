"""A coordinator's week: a filled town whose people live by themselves,
while somebody plays the coordinator.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from time import monotonic

from playground import townsfolk
from playground.autopilot import Autopilot
from playground.filling import Filler, first_monday
from playground.habits import Now
from playground.living import DAY, ZONE, Living
from playground.people import Json, Person
from playground.story import StoryDoor
from playground.townsfolk import LOOKS_FROM, Moment
from playground.world import World

MORNING = 9
# So long (seconds) the town waits for a bot that is away.
AWAY = 60.0
# Where the time buttons lead: to the next news on the coordinator's phone, an hour on, or the next
# morning.
WAYS = ("next", "hour", "morning")


@dataclass
class State:
    """``phase``: empty, filling, ready or moving; ``done`` is from 0 to 1;
    ``says`` in words what happened.

    ``steps``: how often time went on, so that a page knows what is new since.
    """

    coordinator: int
    phase: str = "empty"
    open: bool = True
    filled: bool = False
    done: float = 0.0
    says: str = ""
    failed: bool = False
    day: int = 1
    steps: int = 0
    missing: list[str] = field(default_factory=list)

    def as_json(self) -> Json:
        return asdict(self)


class Away(Exception):
    """The bot did not come back."""


class Town(Living):
    """Everybody but the coordinators answers by themselves;
    what they begin stands in `townsfolk`.
    """

    def __init__(self, world: World, door: StoryDoor, changed: Callable[[], None], coordinator: Person) -> None:
        super().__init__(world, door, (), changed)
        self.coordinator = coordinator
        self.state = State(coordinator.id)
        self._first: date | None = None
        self._coming = iter(townsfolk.moments(self.now().date(), ZONE))
        self._next = next(self._coming)

    @property
    def cast(self) -> tuple[Person, ...]:
        return tuple(one for one in self.world.people.values() if one.role != "coordinator")

    @property
    def busy(self) -> bool:
        return self.state.phase in ("filling", "moving")

    @property
    def day(self) -> int:
        """Of the coordinator's weeks, counted from 0."""
        return (self.now().date() - self._first).days if self._first else 0

    def when(self, person: Person) -> Now:
        # Each of them is as somebody else in another week, so that not all do the same.
        return Now(1 + self.day // 7 + person.id % 7 * 2, self.now().hour)

    def pilot(self, person: Person) -> Autopilot:
        if person.id not in self.pilots:
            self.pilots[person.id] = Autopilot(person, townsfolk.given(person))
        return self.pilots[person.id]

    def answers(self, person: Person) -> bool:
        looks_from = LOOKS_FROM.get(person.name, 0)
        if self._first is not None and self.day < looks_from:
            return False
        return super().answers(person)

    def note(self, person: Person, message: int = 0, data: str = "") -> None:
        """Somebody's phone was used by hand: what they pressed,
        or the question that they answered in words.
        """
        replies = self.world.replies(person)
        if message or replies:
            self.pilot(person).note(message or replies[-1].id, data)

    def begin(self, first: date) -> None:
        """The town is there, and its weeks begin on this day."""
        self._first = first
        self._coming = iter(townsfolk.moments(first, ZONE))
        self._next = next(self._coming)
        self.state.filled = True

    # What the page asks for

    async def fill(self) -> None:
        """Until the town is there; once more after a failure goes on from where it stands."""
        await self._hurried("filling", self._fill)

    async def go(self, way: str) -> None:
        """Let time go by while the others live; the coordinator does nothing by themselves."""
        await self._hurried("moving", lambda: self._go(way))

    def one_answers(self) -> bool:
        """While no time goes by, one person looks at their phone and answers."""
        return self.awake and any(self.answers(person) for person in self.cast)

    # Inside

    async def _hurried(self, phase: str, work: Callable[[], Awaitable[None]]) -> None:
        state = self.state
        state.phase, state.failed, state.says = phase, False, ""
        state.steps += 1
        self.world.hurried = True
        self.changed()
        try:
            await work()
        except (TimeoutError, Away) as error:
            state.failed = True
            state.says = str(error) or "The bot did not answer in time. Press again to go on."
        except (LookupError, ValueError) as error:
            state.failed, state.says = True, f"It stopped: {error}. Press again to go on."
        finally:
            self.world.hurried = False
            state.phase = "ready" if state.filled else "empty"
            state.steps += phase == "filling"
            # Whatever comes now is waited for again.
            await self.door.move({"seconds": 0})
            self.changed()

    async def _fill(self) -> None:
        filler = Filler(self, self.coordinator, self._live_until, self._tell)
        monday = first_monday(self.now())
        self.state.missing = await filler.fill()
        for name in townsfolk.HALF_WAY:
            for person in (one for one in self.cast if one.name == name):
                self.pilot(person).given = townsfolk.given(person)
        self._tell(0.98, "The week begins …")
        self.begin(monday.date())
        await self._live_until(monday)
        self.state.done = 1.0
        self.state.says = f"{len(self.cast)} people live here. It is your first morning, {self.coordinator.name}."

    def _tell(self, done: float, words: str) -> None:
        self.state.done, self.state.says = done, words
        self.changed()

    def _morning(self) -> datetime:
        today = self.now().replace(hour=MORNING, minute=0, second=0, microsecond=0)
        return today if today > self.now() + timedelta(minutes=5) else today + DAY

    async def _go(self, way: str) -> None:
        before = self._counted()
        end = min(self._morning(), self.now() + timedelta(hours=1)) if way == "hour" else self._morning()
        await self.settle()
        while self._next[0] < self.now() - DAY:
            # Time went on elsewhere, such as in a year in a minute: what is long past is not made
            # up for.
            self._next = next(self._coming)
        await self._live_until(end, for_news=way == "next")
        self.state.day = self.day + 1
        self.state.says = self._told(before)

    async def _live_until(self, end: datetime, *, for_news: bool = False) -> None:
        """Through everything that is due, and what people begin;
        or until something new is on the coordinator's phone.
        """
        seen = len(self.world.replies(self.coordinator))
        while self.now() < end:
            if self.awake:
                await self.answer_all()
            if for_news and len(self.world.replies(self.coordinator)) > seen:
                return
            if self._first is not None and self._next[0] <= self.now():
                await self._begin(*self._next[1:])
                self._next = next(self._coming)
                continue
            await self.go_on(min(end, self._next[0]) if self._first is not None else end)
        if self.awake:
            await self.answer_all()

    def _counted(self) -> dict[int, tuple[int, int]]:
        """By person: how much the bot wrote, and how much came of them."""
        pressed = {press_id: press.person.id for press_id, press in self.world.presses.items()}
        found = {}
        for person in self.world.people.values():
            messages = self.world.messages(person)
            said = sum(not one.from_bot for one in messages) + sum(who == person.id for who in pressed.values())
            found[person.id] = (sum(one.from_bot for one in messages), said)
        return found

    def _told(self, before: dict[int, tuple[int, int]]) -> str:
        """What happened meanwhile, in a line."""
        came = {
            id_: tuple(a - b for a, b in zip(now, before.get(id_, (0, 0)), strict=True))
            for id_, now in self._counted().items()
        }
        mine = came.pop(self.coordinator.id)[0]
        people, messages = sum(n[0] > 0 for n in came.values()), sum(n[0] for n in came.values())
        said = sum(n[1] for n in came.values())
        news = f"{mine} new for you." if mine else "Nothing new for you."
        return f"{_many(messages, 'message')} to {_many(people, 'person', 'people')}, {_many(said, 'answer')}. {news}"

    # A bot that is away

    async def move(self, wanted: Json) -> None:
        target = self.world.clock() + float(wanted.get("seconds", 0.0))
        try:
            await super().move(wanted)
        except TimeoutError:
            await self._bot_is_back()
            await super().move(wanted | {"seconds": max(0.0, target - self.world.clock())})

    async def settle(self, seconds: float = 0.0) -> None:
        try:
            await super().settle(seconds)
        except TimeoutError:
            await self._bot_is_back()
            await super().settle(seconds)

    async def _bot_is_back(self) -> None:
        says, deadline = self.state.says, monotonic() + AWAY
        self.state.says = "The bot is away. Everybody waits for it …"
        self.changed()
        while await self.door.show() is None:
            if monotonic() > deadline:
                raise Away("The bot is not running. Start it again under Faults, then press again.")
            await asyncio.sleep(0.5)
        self.state.says = says
        self.changed()

    # What people begin

    async def _begin(self, moment: Moment, week: int) -> None:
        person = next((one for one in self.cast if one.name == moment.who), None)
        if person is None or person.blocked or person.deleted:
            return
        words = moment.said(week)
        if moment.does == "arrives":
            await self._arrives(person)
        elif not person.started:
            return
        elif moment.does == "plans":
            await self._plans(person)
        elif moment.does == "blocks" and week == 0:
            self.world.block(person)
        elif moment.does == "asks":
            await self._says(person, "TalkToPerson", words)
        elif moment.does == "doubts":
            await self._says(person, "IAmNotSure", words)
        elif moment.does == "writes":
            self.world.say(person, words)
        await self.settle()
        await self.answer_all()

    async def _arrives(self, person: Person) -> None:
        if not person.started:
            self.world.start(person)
            await self.settle()

    async def _plans(self, person: Person) -> None:
        """A next meeting, when there is a match and nothing is planned."""
        if self.meeting_is_planned(person):
            return
        if not await self.press(person, lambda data: data.startswith("!PlanMeeting ")):
            await self._opens(person, "PlanAMeeting")

    async def _says(self, person: Person, entry: str, words: str) -> None:
        """Words where the menu leads; without that entry they are just written."""
        await self._opens(person, entry)
        self.world.say(person, words)
        self.note(person)

    async def _opens(self, person: Person, entry: str) -> bool:
        self.world.say(person, "/menu" if person.app == "telegram" else "menu")
        await self.settle()
        return await self.pick(person, entry)


def _many(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or f'{one}s'}"
