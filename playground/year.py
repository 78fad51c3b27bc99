"""Fast-forward a year: one match lives through 52 weeks in about a minute, and everybody answers by themselves."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playground.autopilot import Autopilot, Press, Say, asked
from playground.habits import Now
from playground.pairing import make_match
from playground.people import Json, Person
from playground.story import StoryDoor
from playground.testing import until
from playground.world import World

ZONE = ZoneInfo("Europe/Amsterdam")
WEEKS = 52
DAY = timedelta(days=1)
# People look at their phones between these hours.
AWAKE = (8, 21)
MORNING = 10
# So many times in a row somebody has something to answer, before time goes on all the same.
ROUNDS = 15
# So long (seconds of the story) an answer takes.
ANSWERS_AFTER = 45
PATIENCE = 20.0  # seconds for the bot to take what was sent
# The pair takes a break of two weeks from this week on.
BREAK = 17
BREAK_WEEKS = 2
# What is planned of a meeting that is over does not mean that one is coming.
OVER = ("after", "after nudge")


@dataclass
class Progress:
    """How far a year is; ``says`` is in words, ``since`` and ``until`` are Unix seconds of the story."""

    week: int = 0
    weeks: int = WEEKS
    running: bool = False
    failed: bool = False
    says: str = ""
    since: float = 0.0
    until: float = 0.0
    people: tuple[int, ...] = ()

    def as_json(self) -> Json:
        return asdict(self)


class Stopped(Exception):
    """Somebody pressed Stop."""


class Year:
    """One year of ``cast``: a newcomer, a mentor, a coordinator and perhaps a case manager."""

    def __init__(
        self, world: World, door: StoryDoor, cast: Sequence[Person], changed: Callable[[], None], weeks: int = WEEKS
    ) -> None:
        self.world = world
        self.door = door
        self.cast = tuple(cast)
        self.progress = Progress(weeks=weeks, running=True, people=tuple(person.id for person in cast))
        self._changed = changed
        self._pilots = {person.id: Autopilot(person) for person in cast}
        self._stopping = False
        self._planned_in = -1
        self._story: Json = {}

    def stop(self) -> None:
        """End it after the present step."""
        self._stopping = True
        self._tell("Stopping …")

    async def play(self) -> None:
        """Make the match where there is none, then let the weeks go by. Ends at ``stop`` or after the last week."""
        self.world.hurried = True
        try:
            await self._play()
        except Stopped:
            self._tell(f"Stopped after {self.progress.week} weeks: it is {self.now():%-d %B %Y}.")
        except (TimeoutError, LookupError, ValueError) as error:
            self.progress.failed = True
            self._tell(str(error) or "The bot did not answer in time. Is it running?")
        finally:
            self.world.hurried = False
            self.progress.running = False
            # Whatever comes now is waited for again.
            await self.door.move({"seconds": 0})
            self.progress.until = self.world.clock()
            self._changed()

    async def _play(self) -> None:
        self._tell("They sign up and are matched …")
        self.progress.since = self.world.clock()
        await self.settle()
        await make_match(self)
        start = self.now()
        end = start + self.progress.weeks * 7 * DAY
        while self.now() < end:
            await self._go_on(min(end, self._morning()))
            self.progress.week = (self.now() - start).days // 7
            if self.progress.week < self.progress.weeks:
                self._tell(f"Week {self.progress.week + 1} of {self.progress.weeks}: {self.now():%-d %B %Y}")
            if AWAKE[0] <= self.now().hour < AWAKE[1]:
                await self.answer_all()
                await self._habits()
        self._tell(f"The time is over: it is {self.now():%-d %B %Y}.")

    # Time

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.world.clock(), ZONE)

    def _morning(self) -> datetime:
        today = self.now().replace(hour=MORNING, minute=0, second=0, microsecond=0)
        return today if today > self.now() else today + DAY

    async def _go_on(self, at_most: datetime) -> None:
        """To what is due next, or to a moment when people do things of their own accord."""
        before = self.world.clock()
        await self._move({"to": "next", "seconds": max(1.0, at_most.timestamp() - before)})
        if self.world.clock() - before < 1:
            # Something is due that can't be done now: the story goes on all the same.
            await self._move({"seconds": 600})

    async def settle(self, seconds: float = 0.0) -> None:
        """Until the bot has everything people sent, and has sent everything it has to say; then let time go by."""
        await until(lambda: not self.world.updates.waiting and not self.world.twilio.line.on_the_way, PATIENCE)
        await self._move({"seconds": seconds})

    async def _move(self, wanted: Json) -> None:
        if self._stopping:
            raise Stopped
        shown = await self.door.move(wanted | {"hurry": True})
        if shown is None:
            raise TimeoutError
        # News of what was sent must not come a day later.
        await until(lambda: not self.world.twilio.line.on_the_way, PATIENCE)
        self._story = shown
        self._changed()

    # People

    async def answer_all(self) -> None:
        """Let everybody answer what waits for them, all at once, until nothing does."""
        for _ in range(ROUNDS):
            answered = [self._answers(person) for person in self.cast]
            if not any(answered):
                return
            await self.settle(ANSWERS_AFTER)

    def _answers(self, person: Person) -> bool:
        if not person.started or person.blocked or person.deleted:
            return False
        now, today = self.now(), f"{self.now():%Y-%m-%d}"
        does = self._pilots[person.id].move(self.world.replies(person), Now(self.progress.week, now.hour), today)
        if isinstance(does, Press):
            self.world.press(person, does.message, does.data)
        elif isinstance(does, Say):
            self.world.say(person, does.text)
        return does is not None

    async def _habits(self) -> None:
        """What people do of their own accord: each week one of the two plans a meeting, once they take a break."""
        week = self.progress.week
        if self._planned_in == week or self.now().hour < MORNING:
            return
        newcomer, mentor = self.cast[:2]
        if BREAK <= week < BREAK + BREAK_WEEKS:
            self._planned_in = week
            if week == BREAK:
                await self._begin(mentor, "PauseTogether", "MyMatch")
        elif not self._meeting_is_planned():
            self._planned_in = week
            await self._begin((newcomer, mentor)[week % 2], "PlanMeeting", "PlanAMeeting")

    def _meeting_is_planned(self) -> bool:
        return any(one["about"].startswith("meeting:") and one["kind"] not in OVER for one in self._story["planned"])

    async def _begin(self, person: Person, flow: str, entry: str) -> None:
        """Begin a flow by its newest button, or by the menu's entry that leads to it; then answer what it asks."""
        if not await self.press(person, lambda data: data.startswith(f"!{flow} ")):
            await self.menu(person, entry)
            await self.press(person, lambda data: data.startswith(f"!{flow} "))
        await self.answer_all()

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
                    self._pilots[person.id].note(message.id, data)
                    self.world.press(person, message.id, data)
                    await self.settle()
                    return True
        return False

    def _tell(self, words: str) -> None:
        self.progress.says = words
        self._changed()


def choose_cast(world: World, newcomer: int | None = None, mentor: int | None = None) -> list[Person]:
    """The chosen two, or the first of the page, with those of the staff; raises ValueError when one is missing."""
    able = [one for one in world.people.values() if not one.blocked and not one.deleted]
    cast = []
    for role, wanted in (("newcomer", newcomer), ("mentor", mentor), ("coordinator", None), ("case manager", None)):
        fitting = [one for one in able if one.role == role and wanted in (None, one.id)]
        if fitting:
            cast.append(fitting[0])
        elif role != "case manager":
            raise ValueError(f"A year needs a {role} with a phone. Add one, then press again.")
    return cast
