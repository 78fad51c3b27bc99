"""The page's routes for a year in a minute: start it, stop it, and the line of what happened."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground import timeline
from playground.people import Json, Person
from playground.story import StoryDoor
from playground.town import Town
from playground.world import World
from playground.year import WEEKS, ZONE, Year, choose_cast

# What is planned is shown so far ahead, in seconds.
AHEAD = 14 * 24 * 3600
LONGEST = 104  # weeks


class Playing(Protocol):
    """What a year needs of the page: `playground.web.Page`."""

    world: World
    door: StoryDoor | None

    @property
    def bot_runs(self) -> bool: ...
    @property
    def town(self) -> Town | None: ...
    def everything_changed(self) -> None: ...


class Years:
    """At most one year plays at a time."""

    def __init__(self, page: Playing, read: Callable[[Request], Awaitable[Json]]) -> None:
        self._page = page
        self._read = read
        self.year: Year | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def running(self) -> bool:
        return self._task is not None and not self._task.done()

    def routes(self) -> list[Route]:
        return [
            Route("/year", self.show),
            Route("/year/start", self.start, methods=["POST"]),
            Route("/year/stop", self.stop, methods=["POST"]),
        ]

    def state(self) -> Json | None:
        return self.year.progress.as_json() if self.year else None

    async def start(self, request: Request) -> Response:
        """Play a year of ``newcomer`` and ``mentor`` (ids; the first of the page when left out)."""
        body = await self._read(request)
        door = self._page.door
        town = self._page.town
        if self.running or (town and town.busy):
            raise HTTPException(400, "Time is going by already.")
        if door is None or not self._page.bot_runs:
            raise HTTPException(400, "The bot must run, so that time can go by.")
        try:
            chosen = [int(body[role]) if body.get(role) else None for role in ("newcomer", "mentor")]
            weeks = min(max(int(body.get("weeks", WEEKS)), 1), LONGEST)
            cast = choose_cast(self._page.world, *chosen)
        except (TypeError, ValueError) as error:
            raise HTTPException(400, str(error)) from error
        self.year = Year(self._page.world, door, cast, self._page.everything_changed, weeks)
        if town:
            # Nobody answers twice what they answered in the town.
            self.year.pilots = town.pilots
        self._task = asyncio.create_task(self.year.play())
        return JSONResponse({})

    async def stop(self, request: Request) -> Response:
        await self._read(request)
        if self.year is not None and self.running:
            self.year.stop()
        return JSONResponse({})

    async def end(self) -> None:
        """Break it off, because the playground ends."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def show(self, _request: Request) -> Response:
        """Everything on the line, of the last year or of all that happened before there was one."""
        world, door = self._page.world, self._page.door
        try:
            cast: list[Person] = list(self.year.cast) if self.year else choose_cast(world)
        except ValueError as error:
            raise HTTPException(400, str(error)) from error
        since = self.year.progress.since if self.year else 0.0
        found = await door.happened(cast, since, world.clock() + AHEAD) if door else None
        if found is None:
            raise HTTPException(400, "The bot does not answer now.")
        marks = timeline.marks(world, found["rows"], cast)
        until = max([world.clock(), *(mark["at"] for mark in marks)])
        since = since or min([world.clock(), *(mark["at"] for mark in marks)])
        weeks = timeline.weeks_between(since, world.clock())
        return JSONResponse(
            {
                "progress": self.state(),
                "headline": timeline.headline(marks, cast, weeks),
                "people": [{"id": one.id, "name": one.name, "role": one.role} for one in cast],
                "since": since,
                "until": until,
                "now": world.clock(),
                "months": timeline.months(since, until, ZONE),
                "outcomes": timeline.OUTCOMES,
                "marks": marks,
                "cut": found["cut"],
            }
        )
