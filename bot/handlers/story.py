"""The playground's door to a bot that tells a story: its clock can be moved, and it says what it plans and why.

It is there only with BUURMAAT_STORY_SECRET, which the settings allow only beside a stand-in on this machine.
"""

import asyncio
import hmac
import json
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

T = TypeVar("T")
FARTHEST = timedelta(days=40)
# So long (seconds) a moment of the story waits for what it has to send.
PATIENCE = 3.0


class StoryClock:
    """The time of the story: it goes on like ours, and may be moved forward."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def forward(self, to: datetime) -> None:
        """Be at this moment, unless it is past."""
        self._ahead += max(to - self(), timedelta(0))


class Planned(Protocol):
    """Something that will happen: ``due`` is in epoch seconds."""

    @property
    def due(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def about(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Inside:
    """What the story needs of the bot; all of it blocks and runs in the writer's thread."""

    planned: Callable[[], Sequence[Planned]]
    next_due: Callable[[], int | None]
    fire: Callable[[], object]
    drained: Callable[[], bool]
    why: Callable[[str], list[dict[str, Any]]]


class Story:
    """The routes, and the walk through time."""

    def __init__(self, secret: str, clock: StoryClock, inside: Inside, thread: Executor, zone: str) -> None:
        self._secret = secret
        self._clock = clock
        self._inside = inside
        self._thread = thread
        self._zone = zone
        self._walking = asyncio.Lock()

    def routes(self) -> list[Route]:
        return [
            Route("/story", self._guarded(self.show)),
            Route("/story/clock", self._guarded(self.move), methods=["POST"]),
            Route("/story/why", self._guarded(self.why)),
        ]

    def _guarded(self, answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
        async def guarded(request: Request) -> Response:
            given = request.headers.get("x-story-secret", "")
            if not hmac.compare_digest(given.encode(), self._secret.encode()):
                return Response(status_code=403)
            answered: Response = await answer(request)
            return answered

        return guarded

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def show(self, _request: Request) -> Response:
        planned = await self._in_thread(self._inside.planned)
        return JSONResponse(
            {
                "now": self._clock().isoformat(),
                "zone": self._zone,
                "planned": [
                    {"due": _iso(one.due), "kind": one.kind, "who": one.name, "about": one.about} for one in planned
                ],
            }
        )

    async def move(self, request: Request) -> Response:
        """Go on by so many seconds, or to the next thing that is planned; through everything that is due."""
        try:
            body = json.loads(await request.body())
            to_next = body.get("to") == "next"
            wait = timedelta(seconds=0 if to_next else float(body["seconds"]))
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return Response("send seconds, or to: next", status_code=400)
        if not timedelta(0) <= wait <= FARTHEST:
            return Response("at most 40 days", status_code=400)
        async with self._walking:
            await self._walk(self._clock() + wait, to_next=to_next)
        return await self.show(request)

    async def _walk(self, target: datetime, *, to_next: bool) -> None:
        due = await self._in_thread(self._inside.next_due)
        if to_next and due is not None:
            target = max(target, datetime.fromtimestamp(due, UTC))
        while due is not None and due <= target.timestamp():
            self._clock.forward(datetime.fromtimestamp(due, UTC))
            await self._happen()
            before, due = due, await self._in_thread(self._inside.next_due)
            if due is not None and due <= before:
                break  # it could not be done; the story goes on all the same
        self._clock.forward(target)
        await self._happen()

    async def _happen(self) -> None:
        """Let everything that is due now happen, and be sent."""
        await self._in_thread(self._inside.fire)
        for _ in range(int(PATIENCE / 0.05)):
            if await self._in_thread(self._inside.drained):
                return
            await asyncio.sleep(0.05)

    async def why(self, request: Request) -> Response:
        asked = request.query_params
        key = f"{asked.get('channel', 'telegram')}:{asked.get('address', '')}"
        return JSONResponse({"lines": await self._in_thread(lambda: self._inside.why(key))})


def _iso(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
