"""The peer: python-telegram-bot's ConversationHandler with a sign-up like ours,
its network answered at once.
"""

import asyncio
import json
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from telegram import Update
from telegram.ext import Application, PicklePersistence
from telegram.request import BaseRequest, RequestData

from benchmarks import updates
from benchmarks.script import Script, language_of
from benchmarks.sign_up import SignUp

_ME = {"id": 1, "is_bot": True, "first_name": "Buurmaat", "username": "buurmaat_bot", "can_join_groups": False}
_SENT = {"message_id": 1, "date": updates.DATE, "chat": {"id": 1, "type": "private"}, "text": "What is your name?"}


class Canned(BaseRequest):
    """A Telegram that answers at once and always the same."""

    _me = json.dumps({"ok": True, "result": _ME}).encode()
    _sent = json.dumps({"ok": True, "result": _SENT}).encode()

    def __init__(self) -> None:
        self.sent = 0

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_timeouts: Any, **_more: Any
    ) -> tuple[int, bytes]:
        if method == "POST" and url.endswith("/getMe"):
            return 200, self._me
        if request_data is not None:
            _ = request_data.json_parameters  # what a real request would send
        self.sent += 1
        return 200, self._sent


class Peer:
    """An application with people half-way through; with a file,
    it writes down every update before the next.
    """

    def __init__(self, script: Script, people: int, file: Path | None = None) -> None:
        self._sign_up = SignUp(script)
        self._random = Random(people)
        self._says = [self._sign_up.says(person, self._random) for person in range(people)]
        self._update = 0
        self._flush = file is not None
        self._request = Canned()
        builder: Any = Application.builder().token("1:x").request(self._request).get_updates_request(Canned())
        if file is not None:
            builder = builder.persistence(PicklePersistence(file))
        self._application: Any = builder.updater(None).build()
        self._application.add_handler(self._sign_up.handler(persistent=self._flush))
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._application.initialize())
        everybody = list(range(people))
        self._loop.run_until_complete(self._take([self._next(person) for person in everybody], flush=False))
        warm = [self._next(self._random.choice(everybody)) for _ in range(people * 4)]
        self._loop.run_until_complete(self._take(warm, flush=False))

    def run(self, count: int) -> float:
        """Updates per second, each with its answer."""
        raw = [self._next(self._random.randrange(len(self._says))) for _ in range(count)]
        before = self._request.sent
        started = perf_counter()
        self._loop.run_until_complete(self._take(raw, flush=self._flush))
        seconds = perf_counter() - started
        sent, missed = self._request.sent - before, self._sign_up.missed
        if sent != count or missed:
            raise RuntimeError(f"{sent} answers to {count} updates, {missed} not understood")
        return count / seconds

    async def _take(self, raw: list[bytes], *, flush: bool) -> None:
        application = self._application
        for update in raw:
            await application.process_update(Update.de_json(json.loads(update), application.bot))
            if flush:
                await application.update_persistence()

    def _next(self, person: int) -> bytes:
        self._update += 1
        language, sign_up = language_of(person), self._sign_up
        field, text = next(self._says[person])
        if not field:
            return updates.written(self._update, person, language, text)
        labels = [(f"{field}.{id_}", sign_up.labels[language, field, id_]) for id_ in sign_up.options[field]]
        return updates.pressed(
            self._update, person, language, text, prompt=sign_up.prompts[language, field], labels=labels
        )

    def close(self) -> None:
        self._loop.run_until_complete(self._application.shutdown())
        self._loop.close()
