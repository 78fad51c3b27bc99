"""The updates that wait for the bot: numbered, ordered, and forgotten once confirmed."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from playground.faults import MARKS, Faults
from playground.messages import Message
from playground.people import Json
from playground.refused import Refused, bad_request, conflict

Queue = tuple[str, int]
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
HOLD = 0.5  # seconds an update waits for a neighbour to swap with
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass
class Pending:
    """One update on its way; ``times`` is how often the bot still has to confirm it."""

    kind: str
    body: Json
    queue: Queue
    message: Message | None
    pressed: str | None = None
    id: int = 0
    times: int = 1
    at: float = 0.0

    def as_json(self) -> Json:
        return {"update_id": self.id, self.kind: self.body}

    def mark(self, words: str) -> None:
        if self.message and words not in self.message.marks:
            self.message.marks.append(words)

    def settle(self) -> None:
        """Show on the message that the bot has it."""
        if self.message and self.pressed is not None:
            if self.pressed in self.message.pressed:  # else it is answered already
                self.message.pressed[self.pressed] = "delivered"
        elif self.message:
            self.message.state = "delivered"


class Updates:
    """What getUpdates hands out and a webhook is sent; use it in one event loop only."""

    def __init__(self, faults: Faults, on_change: Callable[[Message | None], None]) -> None:
        self.allowed: list[str] = []
        self.webhook_set = False
        self.hold = HOLD
        self.polled: Callable[[], None] = lambda: None
        self._faults = faults
        self._on_change = on_change
        self._pending: list[Pending] = []
        self._held: Pending | None = None
        self._next_id = 101
        self._wakers: set[asyncio.Event] = set()
        self._poll: asyncio.Event | None = None

    def add(self, update: Pending) -> None:
        if not self.allows(update.kind):
            update.mark("the bot did not ask for this kind")
            return
        update.at = time.monotonic()
        if self._faults.take("twice"):
            update.times = 2
            update.mark(MARKS["twice"])
        self._place(update)
        self._wake()

    def allows(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def allow(self, kinds: Iterable[str]) -> None:
        self.allowed = list(kinds)

    @property
    def waiting(self) -> list[Pending]:
        self._release()
        return list(self._pending)

    def forget_all(self) -> None:
        self._pending.clear()
        self._held = None

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """One getUpdates: confirm what is below ``offset``, wait for more, hand it out."""
        if self.webhook_set:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self.end_poll()
        self.polled()
        self._confirm_below(offset)
        mine = self._poll = asyncio.Event()
        deadline = time.monotonic() + seconds
        while not (batch := self.waiting[:limit]) and (left := deadline - time.monotonic()) > 0:
            await self.changed(left)
            if mine.is_set():
                raise self._interrupted()
        self._poll = None if self._poll is mine else self._poll
        return [update.as_json() for update in batch]

    def end_poll(self) -> None:
        """Break off a getUpdates that is still waiting, as Telegram does for a newer one."""
        if self._poll is not None:
            self._poll.set()
            self._poll = None
            self._wake()

    async def changed(self, seconds: float) -> None:
        """Wait until something may have come, at most ``seconds``."""
        waker = asyncio.Event()
        self._wakers.add(waker)
        if self._held is not None:
            seconds = min(seconds, self.hold)
        try:
            # Too late is no fault: the caller looks for itself.
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(waker.wait(), seconds)
        finally:
            self._wakers.discard(waker)

    def confirm(self, update: Pending) -> None:
        """The bot has this one; an update that comes twice stays until the second time."""
        update.times -= 1
        if update.times > 0:
            return
        if update in self._pending:
            self._pending.remove(update)
        update.settle()
        self._on_change(update.message)

    def _interrupted(self) -> Refused:
        return conflict("terminated by setWebhook request" if self.webhook_set else OTHER_POLL)

    def _confirm_below(self, offset: int) -> None:
        if offset < 0:
            kept = self.waiting[offset:]
            offset = kept[0].id if kept else self._next_id
        for update in self.waiting:
            if update.id < offset:
                self.confirm(update)

    def _place(self, update: Pending) -> None:
        """Number it and put it in line, or hold it back to swap it with its next neighbour."""
        held, self._held = self._held, None
        if held is None:
            if self._faults.mode("reorder") != "off":
                self._held = update
            else:
                self._number(update)
        elif held.queue == update.queue:  # Telegram keeps the order within a queue
            self._number(held)
            self._number(update)
        else:
            self._faults.take("reorder")
            held.mark(MARKS["reorder"])
            self._number(update)
            self._number(held)

    def _release(self) -> None:
        if self._held is not None and time.monotonic() - self._held.at >= self.hold:
            held, self._held = self._held, None
            self._number(held)

    def _number(self, update: Pending) -> None:
        update.id = self._next_id
        self._next_id += 1
        self._pending.append(update)

    def _wake(self) -> None:
        for waker in self._wakers:
            waker.set()


def check_poll(offset: int, limit: int, timeout: int) -> None:
    if not 1 <= limit <= 100:
        raise bad_request("limit must be between 1 and 100")
    if timeout < 0 or abs(offset) > 2**31:
        raise bad_request("invalid parameters of getUpdates specified")
