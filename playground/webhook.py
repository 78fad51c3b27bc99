"""Sends updates to a bot's own address: in order within a queue, queues side by side."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass

import httpx

from playground.people import Json
from playground.unbroken import Posts, ended, unbroken
from playground.updates import Pending, Queue, Updates


@dataclass
class Hook:
    """Where the bot wants its updates, and how the last attempts went."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    error: str = ""
    error_at: int = 0


class Webhook:
    """Delivers until the bot answers 2xx; waits 2, 4, 8 ... up to 60 seconds in between."""

    def __init__(self, updates: Updates, first_wait: float = 2.0) -> None:
        self.hook = Hook()
        self.first_wait = first_wait
        self._updates = updates
        self._tasks: set[asyncio.Task[None]] = set()
        self._busy: set[Queue] = set()
        self._posts: Posts = set()

    def set(self, hook: Hook) -> None:
        self.stop()
        self.hook = hook
        self._updates.webhook_set = bool(hook.url)
        if hook.url:
            self._updates.end_poll()
            self._run(self._watch(hook))

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        self._busy.clear()

    def info(self) -> Json:
        """The WebhookInfo object."""
        hook = self.hook
        info: Json = {
            "url": hook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.waiting),
        }
        if hook.url:
            info["max_connections"] = hook.max_connections
        if hook.error:
            info |= {"last_error_date": hook.error_at, "last_error_message": hook.error}
        if self._updates.allowed:
            info["allowed_updates"] = self._updates.allowed
        return info

    async def _watch(self, hook: Hook) -> None:
        async with httpx.AsyncClient(timeout=20, trust_env=False) as client:
            try:
                while True:
                    for update in self._updates.waiting:
                        if update.queue not in self._busy:
                            self._busy.add(update.queue)
                            self._run(self._drain(hook, client, update.queue))
                    await self._updates.changed(30)
            finally:
                await ended(self._posts)

    async def _drain(self, hook: Hook, client: httpx.AsyncClient, queue: Queue) -> None:
        wait = 0.0  # the first new attempt follows at once
        while update := self._first(queue):
            after = await self._post(hook, client, update)
            if after is None:
                self._updates.confirm(update)
                wait = 0.0
                continue
            await asyncio.sleep(max(after, wait))
            wait = min(60.0, wait * 2 or self.first_wait)
        self._busy.discard(queue)

    def _first(self, queue: Queue) -> Pending | None:
        return next((one for one in self._updates.waiting if one.queue == queue), None)

    async def _post(self, hook: Hook, client: httpx.AsyncClient, update: Pending) -> float | None:
        """Nothing when the bot took it, else the seconds it asked to wait."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            answer = await unbroken(client.post(hook.url, json=update.as_json(), headers=headers), self._posts)
        except httpx.HTTPError as error:
            return self._failed(hook, f"Connection failed: {type(error).__name__}", "")
        if answer.is_success:
            return None
        reason = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
        return self._failed(hook, reason, answer.headers.get("Retry-After", ""))

    def _failed(self, hook: Hook, why: str, retry_after: str) -> float:
        hook.error, hook.error_at = why, int(time.time())
        return float(retry_after) if retry_after.isdigit() else 0.0

    def _run(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
