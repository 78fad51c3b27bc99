"""How fast a channel lets us talk: so many messages a second in all, and to one chat."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

BURST = 3


class Pace:
    """Waits until the next message may go. ``tick`` and ``sleep`` are handed in for tests.

    A chat may have a short burst (a service allows that), then ``per_chat`` messages a second.
    """

    def __init__(
        self,
        per_second: float,
        per_chat: float,
        tick: Callable[[], float] = monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._gap = 1 / per_second
        self._chat_gap = 1 / per_chat
        self._tick = tick
        self._sleep = sleep
        self._next = 0.0
        self._chats: dict[str, float] = {}

    async def wait(self, chat: str, *, free: bool = False) -> None:
        """Wait for this chat's turn; ``free`` messages (edits) count only in all."""
        now = self._tick()
        at = max(now, self._next)
        if not free:
            # Each message moves the chat's own clock one gap on; it may run a burst ahead.
            clock = max(self._chats.get(chat, 0.0), now)
            at = max(at, clock - BURST * self._chat_gap)
            self._chats[chat] = clock + self._chat_gap
        self._next = max(self._next, at) + self._gap
        self._tidy(now)
        if at > now:
            await self._sleep(at - now)

    def rest(self, seconds: float, chat: str = "") -> None:
        """The service asked to wait: this chat, or everybody."""
        until = self._tick() + seconds
        if chat:
            self._chats[chat] = max(self._chats.get(chat, 0.0), until + BURST * self._chat_gap)
        else:
            self._next = max(self._next, until)

    def _tidy(self, now: float) -> None:
        if len(self._chats) > 10_000:
            self._chats = {chat: clock for chat, clock in self._chats.items() if clock > now}
