"""The async door to the conversation: while one batch commits, the next gathers. No timer."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bot.ground.errors import why
from bot.ground.messages import Incoming
from bot.turns.conversations import Conversations
from storage.database import Database

AT_MOST = 100


class Turns:
    """Hands messages to the one writer in batches; whoever waits is told only after the commit.

    ``committed`` is called after each batch with the channels that have something to send.
    """

    def __init__(
        self,
        database: Database,
        conversations: Conversations,
        now: Callable[[], datetime],
        committed: Callable[[Collection[str]], None] = lambda _channels: None,
    ) -> None:
        self._database = database
        self._conversations = conversations
        self._now = now
        self._committed = committed
        # Why the last batch could not be committed; "" when it was.
        self.trouble = ""
        self._gathered: list[tuple[Sequence[Incoming], asyncio.Future[None]]] = []
        self._working: asyncio.Task[None] | None = None

    async def receive(self, *messages: Incoming) -> None:
        """Return when these messages and all they cause are committed;
        raises DatabaseUnavailable.
        """
        done = asyncio.get_running_loop().create_future()
        self._gathered.append((messages, done))
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        await done

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        while self._gathered:
            part, batch = self._take()
            try:
                channels = await loop.run_in_executor(
                    self._database.thread, self._conversations.receive, batch, self._now()
                )
            except Exception as error:  # noqa: BLE001  # every waiting caller hears what became of it
                self.trouble = why(error)
                for _messages, done in part:
                    if not done.done():
                        done.set_exception(error)
            else:
                self.trouble = ""
                for _messages, done in part:
                    if not done.done():
                        done.set_result(None)
                self._committed(channels)

    def _take(self) -> tuple[list[tuple[Sequence[Incoming], asyncio.Future[None]]], list[Incoming]]:
        part: list[tuple[Sequence[Incoming], asyncio.Future[None]]] = []
        batch: list[Incoming] = []
        while self._gathered and (not batch or len(batch) + len(self._gathered[0][0]) <= AT_MOST):
            part.append(self._gathered.pop(0))
            batch.extend(part[-1][0])
        return part, batch

    async def drain(self) -> None:
        """Wait until everything that was handed in is done."""
        if self._working is not None:
            await self._working
