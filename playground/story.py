"""The story's time as the playground keeps it: moved by the page, told to the bot, and told again after a restart."""

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import quote

import httpx

from playground.people import Json, Person
from playground.world import World

STAFF = {"coordinator": "coordinator", "case manager": "case-manager"}


class StoryDoor:
    """Talks to the bot's own door; everything is quiet while the bot is away."""

    def __init__(self, world: World, environment: Mapping[str, str]) -> None:
        self._world = world
        self._secret = environment.get("BUURMAAT_STORY_SECRET", "")
        self._url = f"http://127.0.0.1:{environment.get('PORT', '0')}"
        self._lock = asyncio.Lock()

    async def show(self) -> Json | None:
        """What the bot plans; None while it does not answer. Brings the bot to the time of the page first."""
        async with self._lock:
            shown = await self._ask("GET", "/story")
            behind = self._world.clock() - _seconds(shown) if shown else 0.0
            if shown and behind > 1:
                # It was started anew, at the time of the machine.
                shown = await self._ask("POST", "/story/clock", {"seconds": behind})
            return shown

    async def move(self, wanted: Json) -> Json | None:
        """Let time go by in the bot, and on the page with it."""
        async with self._lock:
            shown = await self._ask("POST", "/story/clock", wanted)
            if shown:
                self._world.ahead = max(self._world.ahead, _seconds(shown) - time.time())
            return shown

    async def why(self, person: Person) -> Json | None:
        return await self._ask("GET", f"/story/why?channel={person.app}&address={_address(person)}")

    async def _ask(self, method: str, path: str, body: Json | None = None) -> Json | None:
        try:
            async with httpx.AsyncClient(trust_env=False, timeout=120) as client:
                headers = {"X-Story-Secret": self._secret}
                answer = await client.request(method, self._url + path, json=body, headers=headers)
        except httpx.HTTPError:
            return None
        found: Json | None = answer.json() if answer.status_code == 200 else None
        return found


def _address(person: Person) -> str:
    """Where the bot writes to a person; a number's + must survive the query."""
    return quote(person.phone_number) if person.app == "whatsapp" else str(person.id)


def _seconds(shown: Json) -> float:
    return datetime.fromisoformat(shown["now"]).timestamp()


async def invite_staff(run_once: Callable[..., object], person: Person) -> str:
    """A link of the bot's own command line for a staff phone; raises ValueError with what it said."""
    code, said = await run_once("staff", "invite", "--role", STAFF[person.role], "--name", person.name)  # type: ignore[misc]
    token = said.splitlines()[0].partition("?start=")[2] if said else ""
    if code or not token:
        raise ValueError(f"The bot made no link for {person.name}: {said.strip()[-200:]}")
    return str(token)
