"""The page's routes for the town: fill it, enter and leave it, let time go by,
and people who answer meanwhile.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Protocol

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.people import Json, Person
from playground.story import StoryDoor
from playground.town import WAYS, Town
from playground.world import World

LOOKS = 2.0  # seconds between two people who look at their phones while no time goes by


class Playing(Protocol):
    """What a town needs of the page: `playground.web.Page`."""

    world: World
    door: StoryDoor | None

    @property
    def bot_runs(self) -> bool: ...
    @property
    def year_runs(self) -> bool: ...
    def everything_changed(self) -> None: ...
    def state_changed(self) -> None: ...


class Towns:
    """There is one town; it is filled once, and time goes by in it one press at a time."""

    def __init__(self, page: Playing, read: Callable[[Request], Awaitable[Json]]) -> None:
        self._page = page
        self._read = read
        self.town: Town | None = None
        self._task: asyncio.Task[None] | None = None
        self._life: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        return self._task is not None and not self._task.done()

    def routes(self) -> list[Route]:
        return [
            Route("/fill", self.fill, methods=["POST"]),
            Route("/town", self.show),
            Route("/town/open", self.open, methods=["POST"]),
            Route("/town/leave", self.leave, methods=["POST"]),
            Route("/town/go", self.go, methods=["POST"]),
        ]

    def state(self) -> Json | None:
        return self.town.state.as_json() if self.town else None

    def note(self, person: Person, act: str, body: Json) -> None:
        """Somebody's phone was used by hand, so nobody answers the same for them."""
        if self.town is not None and act == "press":
            self.town.note(person, int(body["message"]), str(body["data"]))
        elif self.town is not None and act == "say":
            self.town.note(person)

    async def show(self, _request: Request) -> Response:
        return JSONResponse(self.state())

    async def fill(self, request: Request) -> Response:
        """People sign up and some are matched, while the page stays as it is."""
        await self._read(request)
        town = self._able(is_open=self.town is not None and self.town.state.open)
        if not town.state.filled:
            self._run(town.fill())
        return JSONResponse({})

    async def open(self, request: Request) -> Response:
        await self._read(request)
        if self.busy and self.town is not None:
            self.town.state.open = True  # it is being filled already
        else:
            town = self._able(is_open=True)
            if not town.state.filled:
                self._run(town.fill())
        if self._life is None or self._life.done():
            self._life = asyncio.create_task(self._live())
        self._page.state_changed()
        return JSONResponse({})

    async def leave(self, request: Request) -> Response:
        """Back to all phones; whoever plays there answers for themselves."""
        await self._read(request)
        if self.town is not None:
            self.town.state.open = False
        self._page.state_changed()
        return JSONResponse({})

    async def go(self, request: Request) -> Response:
        way = str((await self._read(request)).get("to"))
        if way not in WAYS or self.town is None or not self.town.state.filled:
            raise HTTPException(400, "There is no town yet, or time does not go there.")
        self._run(self._able(is_open=True).go(way))
        return JSONResponse({})

    async def end(self) -> None:
        """Break it off, because the playground ends."""
        tasks = [one for one in (self._task, self._life) if one is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _able(self, *, is_open: bool) -> Town:
        """The town, when time may go by in it; raises HTTPException with the reason when not."""
        door = self._page.door
        if self.busy or self._page.year_runs:
            raise HTTPException(400, "Time goes by already. One moment.")
        if door is None or not self._page.bot_runs:
            raise HTTPException(400, "The bot must run, so that people can live in the town.")
        if self.town is None:
            people = self._page.world.people.values()
            coordinator = next((one for one in people if one.role == "coordinator" and not one.deleted), None)
            if coordinator is None:
                raise HTTPException(400, "A town needs a coordinator with a phone. Add one, then press again.")
            self.town = Town(self._page.world, door, self._page.everything_changed, coordinator)
        self.town.state.open = is_open
        return self.town

    def _run(self, work: Coroutine[None, None, None]) -> None:
        self._task = asyncio.create_task(work)

    async def _live(self) -> None:
        """While no time goes by, people answer now and then, one after the other."""
        while self.town is not None and self.town.state.open:
            await asyncio.sleep(LOOKS)
            if self.town.state.phase == "ready" and self._page.bot_runs and not self._page.year_runs:
                self.town.one_answers()
