"""How much somebody may ask of us in a while: a bucket that fills again by itself. Pure."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Budget:
    """A bucket of ``burst`` pieces; one comes back ``every`` so long.

    What is kept of it is one moment (epoch seconds): when the bucket will be full again. An empty
    row and a moment that has passed are a full bucket.
    """

    burst: int
    every: timedelta

    def spend(self, full_at: int, now: int, pieces: int = 1) -> int | None:
        """The moment to keep after this many pieces were taken out;
        None when there are too few left.
        """
        each = int(self.every.total_seconds())
        after = max(full_at, now) + pieces * each
        return after if after - now <= self.burst * each else None

    def left(self, full_at: int, now: int) -> int:
        """How many pieces are in it now."""
        each = int(self.every.total_seconds())
        return (self.burst * each - max(full_at - now, 0)) // each
