"""The playground's door to a bot that tells a story: its clock can be moved,
and it says what it plans and why.

It is there only with BUURMAAT_STORY_SECRET, which the settings allow only beside a stand-in on this
machine.
"""

import asyncio
import hmac
import json
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any, Protocol, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.handlers.door import Entrance, Standing

T = TypeVar("T")
# Bytes of what it may ask.
LARGEST = 10_000
FARTHEST = timedelta(days=40)
# So long (seconds) a moment of the story waits for what it has to send.
PATIENCE = 3.0
# So many people are looked at in one go.
MOST_PEOPLE = 12


class StoryClock:
    """The time of the story: it goes on like ours, and may be moved forward.

    While it is ``hurried``, what somebody would wait for goes by at once.
    """

    def __init__(self) -> None:
        self._ahead = timedelta(0)
        self.hurried = False

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def forward(self, to: datetime) -> None:
        """Be at this moment, unless it is past."""
        self._ahead += max(to - self(), timedelta(0))

    def seconds(self) -> float:
        return self().timestamp()

    async def sleep(self, seconds: float) -> None:
        """Let so many seconds of the story go by."""
        if self.hurried:
            self.forward(self() + timedelta(seconds=seconds))
        await asyncio.sleep(0 if self.hurried else seconds)


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
    # What happened to these addresses (channel:address) from one moment to another, in epoch
    # seconds.
    happened: Callable[[Sequence[str], int, int], dict[str, Any]]


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
            Route("/story/happened", self._guarded(self.happened)),
        ]

    def entrances(self) -> dict[str, Entrance]:
        """How the door knows the playground."""
        known = Entrance(self._standing, LARGEST)
        return {"/story": known, "/story/": known}

    def _standing(self, request: Request) -> Standing:
        given = request.headers.get("x-story-secret", "")
        knows = hmac.compare_digest(given.encode(), self._secret.encode())
        return Standing.KNOWN if knows else Standing.STRANGER

    def _guarded(self, answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
        async def guarded(request: Request) -> Response:
            if self._standing(request) is not Standing.KNOWN:
                return Response(status_code=403)
            answered: Response = await answer(request)
            return answered

        return guarded

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def show(self, _request: Request) -> Response:
        planned = await self._in_thread(self._inside.planned)
        following = await self._in_thread(self._inside.next_due)
        return JSONResponse(
            {
                "now": self._clock().isoformat(),
                "zone": self._zone,
                "next": None if following is None else _iso(following),
                "planned": [
                    {"due": _iso(one.due), "kind": one.kind, "who": one.name, "about": one.about} for one in planned
                ],
            }
        )

    async def move(self, request: Request) -> Response:
        """Go on by so many seconds, or to the next thing that is planned;
        through everything that is due.

        ``hurry``: until the next move nobody waits for the pace of a service.
        """
        try:
            body = json.loads(await request.body())
            to_next = body.get("to") == "next"
            wait = timedelta(seconds=0 if to_next else float(body["seconds"]))
            hurry = body.get("hurry") is True
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return Response("send seconds, or to: next", status_code=400)
        if not timedelta(0) <= wait <= FARTHEST:
            return Response("at most 40 days", status_code=400)
        async with self._walking:
            self._clock.hurried = hurry
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
        deadline, pause = monotonic() + PATIENCE, 0.005
        while not await self._in_thread(self._inside.drained) and monotonic() < deadline:
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, 0.05)

    async def why(self, request: Request) -> Response:
        asked = request.query_params
        key = f"{asked.get('channel', 'telegram')}:{asked.get('address', '')}"
        return JSONResponse({"lines": await self._in_thread(lambda: self._inside.why(key))})

    async def happened(self, request: Request) -> Response:
        """What became of several people (``who=channel:address``,
        repeated) between ``since`` and ``until``.
        """
        asked = request.query_params
        keys = asked.getlist("who")
        try:
            since, until = int(asked.get("since", "0")), int(asked.get("until", str(2**40)))
        except ValueError:
            return Response("since and until are whole seconds", status_code=400)
        if not 1 <= len(keys) <= MOST_PEOPLE or not 0 <= since <= until <= 2**40:
            return Response(f"ask for 1 to {MOST_PEOPLE} people, from one moment to a later one", status_code=400)
        return JSONResponse(await self._in_thread(lambda: self._inside.happened(keys, since, until)))


def _iso(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
