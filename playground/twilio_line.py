"""What Twilio posts to a bot: messages of people in order, and news of sent ones,
late or mixed up on request.
"""

import asyncio
import base64
import hashlib
import hmac
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field

import httpx

from playground.faults import MARKS, Faults
from playground.messages import Message
from playground.people import Json
from playground.unbroken import Posts, ended, unbroken

# Pauses (seconds) between the tries of a message, when the bot does not take it.
PAUSES = (0.2, 0.5, 1.0, 2.0, 3.0, 5.0, 5.0, 5.0, 10.0)
LATE = 3.0
GIVEN_UP = "the bot did not take it, and Twilio gave up"


def signature(token: str, url: str, form: Json, algorithm: str = "sha1") -> str:
    """As Twilio signs a form: the address it was configured with,
    then all names and values in order.
    """
    said = url + "".join(name + str(form[name]) for name in sorted(form))
    digest = hmac.new(token.encode(), said.encode(), getattr(hashlib, algorithm)).digest()
    return base64.b64encode(digest).decode()


@dataclass
class Letter:
    """A message of a person on its way to the bot."""

    form: Json
    message: Message | None


@dataclass
class Line:
    """Posts to the bot; ``url`` is the configured webhook. Use it in one event loop."""

    token: str
    faults: Faults
    on_change: Callable[[int], None]
    url: str = ""
    algorithm: str = "sha1"
    pauses: tuple[float, ...] = PAUSES
    late: float = LATE
    posted: list[tuple[str, Json]] = field(default_factory=list)
    # So many messages of people, and so much news of sent ones, are on their way to the bot.
    on_the_way: int = 0
    _queues: dict[int, asyncio.Queue[Letter]] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _posts: Posts = field(default_factory=set)
    _client: httpx.AsyncClient | None = None
    _closed: bool = False

    def hand_in(self, person_id: int, letter: Letter) -> None:
        """Bring it to the bot, after what this person sent before."""
        queue = self._queues.get(person_id)
        if queue is None:
            queue = self._queues[person_id] = asyncio.Queue()
            self._run(self._drain(person_id, queue))
        self.on_the_way += 1
        queue.put_nowait(letter)

    async def _drain(self, person_id: int, queue: asyncio.Queue[Letter]) -> None:
        while True:
            letter = await queue.get()
            twice = self.faults.take("twice")
            taken = await self._bring(letter)
            if twice:
                taken = await self._bring(letter) or taken
            if letter.message is not None:
                if twice:
                    letter.message.marks.append(MARKS["twice"])
                if taken:
                    letter.message.state = "delivered"
                else:
                    letter.message.marks.append(GIVEN_UP)
            self.on_the_way -= 1
            self.on_change(person_id)

    async def _bring(self, letter: Letter) -> bool:
        """Post it until the bot takes it; false when it never did."""
        headers = {"I-Twilio-Idempotency-Token": letter.form["MessageSid"].replace("SM", "IDEM", 1)}
        for pause in (*self.pauses, None):
            if self.url and await self._post(self.url, letter.form, headers):
                return True
            if pause is not None:
                await asyncio.sleep(pause)
        return False

    def tell(self, url: str, forms: list[Json], *, hurried: bool = False) -> None:
        """News of a message, one after the other; mixed up or late when a fault says so."""
        if self.faults.take("news_mixed"):
            forms.reverse()
        late = self.late if self.faults.take("news_late") else 0.03 if hurried else 0.05
        self.on_the_way += 1
        self._run(self._tell(url, forms, late))

    async def _tell(self, url: str, forms: list[Json], late: float) -> None:
        await asyncio.sleep(late)
        for form in forms:
            for pause in (0.2, 1.0, 3.0, None):
                if await self._post(url, form, {}) or pause is None:
                    break
                await asyncio.sleep(pause)
        self.on_the_way -= 1

    async def _post(self, url: str, form: Json, headers: dict[str, str]) -> bool:
        if self._client is None:
            self._client = httpx.AsyncClient(timeout=15, trust_env=False)
        signed = {"X-Twilio-Signature": signature(self.token, url, form, self.algorithm)}
        if self.algorithm != "sha1":
            signed["X-Twilio-Webhooks-Signature-Settings"] = f"key=webhooks_1,algorithm=HMAC_{self.algorithm.upper()}"
        self.posted.append((url, form))
        try:
            answer = await unbroken(self._client.post(url, data=form, headers=headers | signed), self._posts)
        except httpx.HTTPError:
            return False
        return answer.is_success

    def run(self, work: Coroutine[None, None, None]) -> None:
        """Do something beside, until the line is closed."""
        self._run(work)

    def _run(self, work: Coroutine[None, None, None]) -> None:
        if self._closed:
            # The bot's last words may come while everything ends; nobody would close what they
            # open.
            work.close()
            return
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def fetch(self, url: str) -> httpx.Response | None:
        """A file that the bot names."""
        async with httpx.AsyncClient(timeout=15, trust_env=False) as client:
            try:
                return await client.get(url)
            except httpx.HTTPError:
                return None

    async def close(self) -> None:
        self._closed = True
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await ended(self._posts)
        self._queues.clear()
        self.on_the_way = 0
        if self._client is not None:
            await self._client.aclose()
            self._client = None
