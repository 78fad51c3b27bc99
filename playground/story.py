"""The story's time as the playground keeps it: moved by the page, told to the bot,
and told again after a restart.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from urllib.parse import quote

import httpx

from playground.people import Json, Person
from playground.world import World

FARTHEST = 40 * 24 * 3600  # seconds, as the bot's door has it
STAFF = {"coordinator": "coordinator", "case manager": "case-manager"}


class StoryDoor:
    """Talks to the bot's own door; everything is quiet while the bot is away."""

    def __init__(self, world: World, environment: Mapping[str, str]) -> None:
        self._world = world
        self._secret = environment.get("BUURMAAT_STORY_SECRET", "")
        self._url = f"http://127.0.0.1:{environment.get('PORT', '0')}"
        self._lock = asyncio.Lock()
        self._client: httpx.AsyncClient | None = None

    async def show(self) -> Json | None:
        """What the bot plans; None while it does not answer.
        Brings the bot to the time of the page first.
        """
        async with self._lock:
            shown = await self._ask("GET", "/story")
            while shown and (behind := self._world.clock() - _seconds(shown)) > 1:
                # It was started anew, at the time of the machine; its door takes so much at once.
                shown = await self._ask("POST", "/story/clock", {"seconds": min(behind, FARTHEST)})
            return shown

    async def move(self, wanted: Json) -> Json | None:
        """Let time go by in the bot and on the page, from one thing that is due to the next,
        each at its own hour.

        ``seconds``: so long; ``to: next``: to what is due next; both: whichever is sooner.
        ``hurry``: see the bot's door. None when the bot does not answer, or for a time that makes
        no sense.
        """
        async with self._lock:
            shown = await self._ask("GET", "/story")
            last = _target(shown, wanted) if shown else None
            before = 0.0
            while shown and last is not None and (due := _moment(shown["next"])) is not None and before < due <= last:
                before = due
                shown = await self._be_at(due, shown, wanted)
            return await self._be_at(last, shown, wanted) if shown and last is not None else None

    async def _be_at(self, moment: float, shown: Json, wanted: Json) -> Json | None:
        """The page first, so that what the bot sends then carries the right hour."""
        seconds = max(0.0, moment - _seconds(shown))
        self._world.ahead = max(self._world.ahead, moment - time.time())
        moved = await self._ask("POST", "/story/clock", {"seconds": seconds, "hurry": wanted.get("hurry") is True})
        if moved:
            self._world.ahead = max(self._world.ahead, _seconds(moved) - time.time())
        return moved

    async def why(self, person: Person) -> Json | None:
        return await self._ask("GET", f"/story/why?channel={person.app}&address={_address(person)}")

    async def happened(self, people: Sequence[Person], since: float, until: float) -> Json | None:
        """What became of these people between two moments; see the bot's own door."""
        who = "&".join(f"who={person.app}:{_address(person)}" for person in people)
        return await self._ask("GET", f"/story/happened?{who}&since={since:.0f}&until={until:.0f}")

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _ask(self, method: str, path: str, body: Json | None = None) -> Json | None:
        try:
            if self._client is None:
                self._client = httpx.AsyncClient(trust_env=False, timeout=120)
            headers = {"X-Story-Secret": self._secret}
            answer = await self._client.request(method, self._url + path, json=body, headers=headers)
        except httpx.HTTPError:
            return None
        found: Json | None = answer.json() if answer.status_code == 200 else None
        return found


def _address(person: Person) -> str:
    """Where the bot writes to a person; a number's + must survive the query."""
    return quote(person.phone_number) if person.app == "whatsapp" else str(person.id)


def _seconds(shown: Json) -> float:
    return datetime.fromisoformat(shown["now"]).timestamp()


def _moment(iso: str | None) -> float | None:
    return None if iso is None else datetime.fromisoformat(iso).timestamp()


def _target(shown: Json, wanted: Json) -> float | None:
    """Where to go, in Unix seconds; None when it makes no sense."""
    now = _seconds(shown)
    following = _moment(shown["next"]) if wanted.get("to") == "next" else None
    try:
        wait = float(wanted["seconds"]) if "seconds" in wanted or wanted.get("to") != "next" else None
    except (KeyError, TypeError, ValueError):
        return None
    if wait is not None and not 0 <= wait <= FARTHEST:
        return None
    ends = [now + wait] if wait is not None else []
    return min([max(now, following), *ends] if following is not None else ends, default=now)


async def invite_staff(run_once: Callable[..., object], person: Person) -> str:
    """A link of the bot's own command line for a staff phone;
    raises ValueError with what it said.
    """
    code, said = await run_once("staff", "invite", "--role", STAFF[person.role], "--name", person.name)  # type: ignore[misc]
    token = said.splitlines()[0].partition("?start=")[2] if said else ""
    if code or not token:
        raise ValueError(f"The bot made no link for {person.name}: {said.strip()[-200:]}")
    return str(token)
