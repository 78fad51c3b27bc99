"""How fast a channel lets us talk: so many messages a second in all, and to one chat."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

BURST = 3
# What a service counts as a second is not ours: a little less than it allows keeps us below it in
# any of them.
BELOW = 0.97
# Announcements leave this part of the service's pace to who is answered meanwhile, and to sleeps
# that end late.
FOR_MANY = 0.9


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
        self._gap = 1 / (per_second * BELOW)
        self._chat_gap = 1 / per_chat
        self._tick = tick
        self._sleep = sleep
        self._next = 0.0
        self._next_of_many = 0.0
        self._chats: dict[str, float] = {}
        self._rests: dict[str, float] = {}

    async def wait(self, chat: str, *, free: bool = False, many: bool = False) -> None:
        """Wait for this chat's turn; ``free`` messages (edits) count only in all.

        One of ``many`` (an announcement) waits in a line of its own first, so that an answer finds
        the common one free.
        """
        if many:
            await self._until(self._turn_of_many())
        if not free:
            await self._until(self._chat_turn(chat))
        # A place in the line of all is taken only now, so that a chat that waits holds up nobody
        # else.
        await self._until(self._turn())
        while self._tick() < (rested := max(self._rests.get("", 0.0), self._rests.get(chat, 0.0))):
            await self._until(rested)
            await self._until(self._turn())

    def rest(self, seconds: float, chat: str = "") -> None:
        """The service asked to wait: this chat, or everybody ("").

        It does not say which; when a second chat is asked while one rests, everybody is meant.
        """
        now = self._tick()
        others = any(until > now for other, until in self._rests.items() if other != chat)
        for who in {chat, ""} if others else {chat}:
            self._rests[who] = max(self._rests.get(who, 0.0), now + seconds)

    def _chat_turn(self, chat: str) -> float:
        """Each message moves the chat's own clock one gap on; it may run a burst ahead."""
        now = self._tick()
        self._tidy(now)
        clock = max(self._chats.get(chat, 0.0), now)
        self._chats[chat] = clock + self._chat_gap
        return clock - (BURST - 1) * self._chat_gap

    def _turn(self) -> float:
        at = max(self._tick(), self._next)
        self._next = at + self._gap
        return at

    def _turn_of_many(self) -> float:
        # Not earlier than now: what was late is not made good for in a rush.
        at = max(self._tick(), self._next_of_many)
        self._next_of_many = at + self._gap / FOR_MANY
        return at

    async def _until(self, at: float) -> None:
        # A sleep may end a little early.
        while (left := at - self._tick()) > 0:
            await self._sleep(left)

    def _tidy(self, now: float) -> None:
        if len(self._chats) > 10_000:
            self._chats = {chat: clock for chat, clock in self._chats.items() if clock > now}
        if len(self._rests) > 1_000:
            self._rests = {chat: until for chat, until in self._rests.items() if until > now}
