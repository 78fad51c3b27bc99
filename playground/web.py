"""The page's own routes: its files, what people do, faults, the bot's life, and the stream."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from playground import snapshot
from playground.bot_process import BotProcess
from playground.people import AUTONYMS, Json, Person
from playground.story import STAFF, StoryDoor, invite_staff
from playground.town import Town
from playground.town_web import Towns
from playground.world import World
from playground.year_web import Years

PAGE = Path(__file__).parent / "page"
POLICY = {"Content-Security-Policy": "default-src 'self'", "Cache-Control": "no-store"}
KEEP_ALIVE = 15  # seconds
LARGEST = 20_000_000  # bytes, as phones send to a bot
HURRIED = 0.5  # seconds between two looks at the phones while much time goes by

Act = Callable[[World, Person, Json], object]
ACTS: dict[str, Act] = {
    "start": lambda world, person, body: world.start(person, str(body.get("invite", ""))),
    "say": lambda world, person, body: world.say(person, _words(body)),
    "edit": lambda world, person, body: world.edit(person, int(body["message"]), _words(body)),
    "press": lambda world, person, body: world.press(person, int(body["message"]), str(body["data"])),
    "forward": lambda world, person, body: world.say(person, _words(body), forwarded=True),
    "voice": lambda world, person, _: world.send_voice(person),
    "picture": lambda world, person, _: world.send_picture(person),
    "file": lambda world, person, body: world.send_file(person, *_file(body)),
    "sticker": lambda world, person, _: world.send_sticker(person),
    "contact": lambda world, person, _: world.send_contact(person),
    "neighbour": lambda world, person, _: world.send_strange_contact(person),
    "location": lambda world, person, _: world.send_location(person),
    "block": lambda world, person, _: world.block(person),
    "unblock": lambda world, person, _: world.unblock(person),
    "delete": lambda world, person, _: world.delete_account(person),
    "group": lambda world, person, _: world.add_to_group(person),
    "channel": lambda world, person, _: world.add_to_group(person, "News", "channel"),
}


class Page:
    """One playground as the page sees it; every open page follows the same world."""

    def __init__(self, world: World, bot: BotProcess | None = None) -> None:
        self.world = world
        self.bot = bot
        self.door: StoryDoor | None = None
        self.years = Years(self, _body)
        self.towns = Towns(self, _body)
        self.closing = False
        self._followers: list[tuple[set[int], asyncio.Event]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        world.listeners.append(self._chat_changed)
        world.faults.on_change = self.state_changed

    def routes(self) -> list[Route | Mount]:
        return [
            Route("/", self.index),
            Route("/stream", self.stream),
            Route("/people", self.add, methods=["POST"]),
            Route("/people/{person:int}/{act}", self.act, methods=["POST"]),
            Route("/faults/{name}", self.fault, methods=["POST"]),
            Route("/bot/{act}", self.life, methods=["POST"]),
            Route("/story", self.story),
            Route("/story/clock", self.move, methods=["POST"]),
            Route("/people/{person:int}/why", self.why),
            *self.years.routes(),
            *self.towns.routes(),
            Route("/files/{id}", self.file),
            Mount("/page", StaticFiles(directory=PAGE)),
        ]

    def close(self) -> None:
        """Let every stream end."""
        self.closing = True
        self.state_changed()

    # What the page asks for

    async def index(self, _request: Request) -> Response:
        return FileResponse(PAGE / "index.html", headers=POLICY)

    async def add(self, request: Request) -> Response:
        body = await _body(request)
        name = str(body.get("name", "")).strip()[:64]
        language = str(body.get("language", ""))
        if not name or language not in AUTONYMS:
            raise HTTPException(400, "A person needs a name and a language of the list.")
        role, invite = str(body.get("role", ""))[:40], str(body.get("invite", "")).strip()
        app = "whatsapp" if body.get("app") == "whatsapp" else "telegram"
        person = self.world.add_person(name, language, role, invite, app)
        if role in STAFF and not invite:
            await self.invite(person)
        return JSONResponse({"id": person.id})

    async def invite(self, person: Person) -> None:
        """Somebody of the staff comes in by a link of their own, as the command line makes it."""
        if self.bot is None:
            return
        try:
            person.invite = await invite_staff(self.bot.run_once, person)
        except ValueError as error:
            raise HTTPException(400, str(error)) from error

    def polled(self) -> None:
        """The bot asked for updates; when it has just started,
        it is told what time it is in the story.
        """
        if self.bot is None:
            return
        was = self.bot.state
        self.bot.polled()
        if was != "running" and self.door is not None:
            task = asyncio.create_task(self._tell_time(self.door))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _tell_time(self, door: StoryDoor) -> None:
        await door.show()

    async def story(self, _request: Request) -> Response:
        return JSONResponse(await self.door.show() if self.door else None)

    async def move(self, request: Request) -> Response:
        wanted = await _body(request)
        moved = await self.door.move(wanted) if self.door else None
        if moved is None:
            raise HTTPException(400, "The bot does not answer, so time stands still.")
        self.everything_changed()
        return JSONResponse(moved)

    async def why(self, request: Request) -> Response:
        person = self.world.people.get(request.path_params["person"])
        lines = await self.door.why(person) if self.door and person else None
        return JSONResponse(lines or {"lines": []})

    async def act(self, request: Request) -> Response:
        person = self.world.people.get(request.path_params["person"])
        act = ACTS.get(request.path_params["act"])
        if person is None or act is None:
            raise HTTPException(404, "There is no such person, or nothing like that to do.")
        body = await _body(request)
        try:
            act(self.world, person, body)
            self.towns.note(person, request.path_params["act"], body)
        except (KeyError, ValueError) as error:
            raise HTTPException(400, str(error)) from error
        return JSONResponse({})

    async def fault(self, request: Request) -> Response:
        modes = {
            "on": self.world.faults.on,
            "next": self.world.faults.next,
            "off": self.world.faults.off,
        }
        mode = str((await _body(request)).get("mode"))
        try:
            modes[mode](request.path_params["name"])
        except KeyError as error:
            raise HTTPException(400, str(error)) from error
        return JSONResponse({})

    async def life(self, request: Request) -> Response:
        await _body(request)
        bot = self.bot
        acts = {"kill": bot.kill, "restart": bot.restart, "start": bot.start} if bot else {}
        act = acts.get(request.path_params["act"])
        if act is None:
            raise HTTPException(404, "There is no bot of this playground to do that with.")
        task = asyncio.create_task(act())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return JSONResponse({})

    async def file(self, request: Request) -> Response:
        file = self.world.files.get(request.path_params["id"])
        if file is None:
            raise HTTPException(404, "This file does not exist.")
        safe = {"X-Content-Type-Options": "nosniff"}
        if file.mime != "application/pdf":  # a browser shows no PDF in a sandbox
            safe["Content-Security-Policy"] = "sandbox"
        return Response(file.content, media_type=file.mime, headers=safe)

    async def stream(self, _request: Request) -> Response:
        return StreamingResponse(self._events(), media_type="text/event-stream", headers=POLICY)

    # The stream

    def state_changed(self) -> None:
        self._chat_changed(0)

    def everything_changed(self) -> None:
        for person_id in (0, *self.world.people):
            self._chat_changed(person_id)

    @property
    def bot_runs(self) -> bool:
        return self.bot is not None and self.bot.state == "running"

    @property
    def year_runs(self) -> bool:
        return self.years.running

    @property
    def town(self) -> Town | None:
        return self.towns.town

    @property
    def hurried(self) -> bool:
        """Whether so much happens that the page looks only now and then."""
        return self.years.running or self.towns.busy

    def state(self) -> Json:
        bot = {"state": self.bot.state, "says": self.bot.says} if self.bot else {"state": "outside"}
        faults = snapshot.faults(self.world.faults)
        shown = {"year": self.years.state(), "town": self.towns.state()}
        return {"now": self.world.clock(), "bot": bot, "faults": faults} | shown

    def _chat_changed(self, chat_id: int) -> None:
        owners = self.world.chats[chat_id].member_ids if chat_id < 0 else [chat_id]
        for changed, waker in self._followers:
            changed.update(owners)
            waker.set()

    async def _events(self) -> AsyncIterator[str]:
        follower = ({0, *self.world.people}, asyncio.Event())
        self._followers.append(follower)
        changed, waker = follower
        try:
            yield _event("languages", snapshot.languages())
            while not self.closing:
                for chat_id in sorted(changed):
                    yield self._show(chat_id)
                changed.clear()
                waker.clear()
                async for beat in _beats(waker):
                    yield beat
                if self.hurried:
                    await asyncio.sleep(HURRIED)
        finally:
            self._followers.remove(follower)

    def _show(self, chat_id: int) -> str:
        if chat_id == 0:
            return _event("state", self.state())
        shown = snapshot.SHOWN_IN_A_HURRY if self.years.running else snapshot.SHOWN
        return _event("phone", snapshot.phone(self.world, self.world.people[chat_id], shown))


async def _beats(waker: asyncio.Event) -> AsyncIterator[str]:
    """Wait for the waker; a comment now and then keeps the line open."""
    while not waker.is_set():
        try:
            await asyncio.wait_for(waker.wait(), KEEP_ALIVE)
        except TimeoutError:
            yield ": still here\n\n"


def _event(name: str, data: Any) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


async def _body(request: Request) -> Json:
    """The JSON object of a request; other sites can't send this kind without being asked."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise HTTPException(415, "Send JSON.")
    try:
        body = json.loads(await request.body())
    except ValueError:
        raise HTTPException(400, "This is no JSON.") from None
    return body if isinstance(body, dict) else {}


def _file(body: Json) -> tuple[str, str, bytes, str]:
    """A file of the page: its name, kind, bytes (in base64 on the way) and a caption."""
    content = base64.b64decode(str(body["data"]), validate=True)
    if not content or len(content) > LARGEST:
        raise ValueError("A file has 1 byte to 20 MB.")
    name, mime = str(body.get("name") or "file")[:200], str(body.get("mime") or "application/octet-stream")[:100]
    return name, mime, content, str(body.get("text", ""))[:1000]


def _words(body: Json) -> str:
    words = str(body.get("text", "")).strip()
    if not words:
        raise ValueError("An empty message can't be sent.")
    return words
