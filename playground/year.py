"""Fast-forward a year: one match lives through 52 weeks in about a minute,
and everybody answers by themselves.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from playground.habits import Now
from playground.living import DAY, ZONE, Living
from playground.pairing import make_match
from playground.people import Json, Person
from playground.story import StoryDoor
from playground.world import World

__all__ = ["WEEKS", "ZONE", "Year", "choose_cast"]

WEEKS = 52
MORNING = 10
# The pair takes a break of two weeks from this week on.
BREAK = 17
BREAK_WEEKS = 2


@dataclass
class Progress:
    """How far a year is; ``says`` is in words,
    ``since`` and ``until`` are Unix seconds of the story.
    """

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


class Year(Living):
    """One year of ``cast``: a newcomer, a mentor, a coordinator and perhaps a case manager."""

    def __init__(
        self, world: World, door: StoryDoor, cast: Sequence[Person], changed: Callable[[], None], weeks: int = WEEKS
    ) -> None:
        super().__init__(world, door, cast, changed)
        self.progress = Progress(weeks=weeks, running=True, people=tuple(person.id for person in cast))
        self._stopping = False
        self._planned_in = -1

    def when(self, _person: Person) -> Now:
        return Now(self.progress.week, self.now().hour)

    def stop(self) -> None:
        """End it after the present step."""
        self._stopping = True
        self._tell("Stopping …")

    async def play(self) -> None:
        """Make the match where there is none, then let the weeks go by.
        Ends at ``stop`` or after the last week.
        """
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
            try:
                # Whatever comes now is waited for again.
                await self.door.move({"seconds": 0})
            finally:
                # Only now may another one begin.
                self.progress.running = False
                self.progress.until = self.world.clock()
                self.changed()

    async def _play(self) -> None:
        self._tell("They sign up and are matched …")
        self.progress.since = self.world.clock()
        await self.settle()
        await make_match(self)
        start = self.now()
        end = start + self.progress.weeks * 7 * DAY
        while self.now() < end:
            await self.go_on(min(end, self._morning()))
            self.progress.week = (self.now() - start).days // 7
            if self.progress.week < self.progress.weeks:
                self._tell(f"Week {self.progress.week + 1} of {self.progress.weeks}: {self.now():%-d %B %Y}")
            if self.awake:
                await self.answer_all()
                await self._habits()
        self._tell(f"The time is over: it is {self.now():%-d %B %Y}.")

    def _morning(self) -> datetime:
        today = self.now().replace(hour=MORNING, minute=0, second=0, microsecond=0)
        return today if today > self.now() else today + DAY

    async def move(self, wanted: Json) -> None:
        if self._stopping:
            raise Stopped
        await super().move(wanted)

    async def _habits(self) -> None:
        """What people do of their own accord: each week one of the two plans a meeting,
        once they take a break.
        """
        week = self.progress.week
        if self._planned_in == week or self.now().hour < MORNING:
            return
        newcomer, mentor = self.cast[:2]
        if BREAK <= week < BREAK + BREAK_WEEKS:
            self._planned_in = week
            if week == BREAK:
                await self._begin(mentor, "PauseTogether", "MyMatch")
        elif not self.meeting_is_planned():
            self._planned_in = week
            await self._begin((newcomer, mentor)[week % 2], "PlanMeeting", "PlanAMeeting")

    async def _begin(self, person: Person, flow: str, entry: str) -> None:
        """Begin a flow by its newest button, or by the menu's entry that leads to it;
        then answer what it asks.
        """
        if not await self.press(person, lambda data: data.startswith(f"!{flow} ")):
            await self.menu(person, entry)
            await self.press(person, lambda data: data.startswith(f"!{flow} "))
        await self.answer_all()

    def _tell(self, words: str) -> None:
        self.progress.says = words
        self.changed()


def choose_cast(world: World, newcomer: int | None = None, mentor: int | None = None) -> list[Person]:
    """The chosen two, or the first of the page, with those of the staff;
    raises ValueError when one is missing.
    """
    able = [one for one in world.people.values() if not one.blocked and not one.deleted]
    cast = []
    for role, wanted in (("newcomer", newcomer), ("mentor", mentor), ("coordinator", None), ("case manager", None)):
        fitting = [one for one in able if one.role == role and wanted in (None, one.id)]
        if fitting:
            cast.append(fitting[0])
        elif role != "case manager":
            raise ValueError(f"A year needs a {role} with a phone. Add one, then press again.")
    return cast
