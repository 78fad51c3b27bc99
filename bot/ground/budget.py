"""How much somebody may ask of us in a while: a bucket that fills again by itself,
or what the rows of the while add up to. Pure.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Share:
    """So many in a while, counted by rows that stand already: nothing is written to keep it."""

    most: int
    within: timedelta

    def since(self, now: int) -> int:
        """From when on (epoch seconds) is counted."""
        return now - int(self.within.total_seconds())

    def is_used_up(self, lately: int) -> bool:
        return lately >= self.most


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
