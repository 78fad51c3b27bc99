"""What a pair could do together: choices from season, town and interests. Pure."""

from collections.abc import Collection, Sequence
from datetime import date


def season_fits(months: Collection[int], day: date) -> bool:
    return not months or day.month in months


def choose(ideas: Sequence[tuple[str, int]], turn: int) -> str:
    """The idea for this time: (id, how well it fits), the best fitting first, each in its turn."""
    ranked = sorted(ideas, key=lambda each: -each[1])
    return ranked[turn % len(ranked)][0]
