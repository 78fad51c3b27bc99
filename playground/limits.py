"""How fast Telegram lets a bot write: a little burst, then a steady rate."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from playground.refused import too_many_requests


@dataclass
class Bucket:
    """Holds ``size`` tokens, refilled at ``rate`` a second."""

    size: float
    rate: float
    left: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until a token is there; 0 when there is one now."""
        self.left = min(self.size, self.left + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.left >= 1 else (1 - self.left) / self.rate


@dataclass
class Limits:
    """Messages a second, in all and to one chat, with the burst that one chat may take."""

    in_all: float = 30
    per_chat: float = 1
    burst: int = 4
    _buckets: dict[int | None, Bucket] = field(default_factory=dict)

    def check(self, chat_id: int, clock: Callable[[], float]) -> None:
        """Count one message; raises 429 and counts nothing when it comes too soon."""
        now = clock()
        wait = self.wait(chat_id, now)
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        for bucket in self._both(chat_id, now):
            bucket.left -= 1

    def wait(self, chat_id: int, now: float) -> float:
        """Seconds until a message to this chat may come."""
        return max(bucket.wait(now) for bucket in self._both(chat_id, now))

    def _both(self, chat_id: int, now: float) -> tuple[Bucket, Bucket]:
        everything = self._bucket(None, self.in_all, self.in_all, now)
        return everything, self._bucket(chat_id, self.burst, self.per_chat, now)

    def _bucket(self, key: int | None, size: float, rate: float, now: float) -> Bucket:
        return self._buckets.setdefault(key, Bucket(size, rate, size, now))
