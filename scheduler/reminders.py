"""Due rows become turns, on the one thread that takes turns, so they never race a message."""

from collections.abc import Callable, Collection
from datetime import datetime

from bot.turns.conversations import Conversations


def fire_some(conversations: Conversations, committed: Callable[[Collection[str]], None], now: datetime) -> bool:
    """Carry out one batch of what is due; says whether there was any,
    so that people who write come in between.
    """
    fired = conversations.fire(now)
    if fired.channels:
        committed(fired.channels)
    return fired.number > 0


def fire_due(conversations: Conversations, committed: Callable[[Collection[str]], None], now: datetime) -> None:
    """Carry out everything that is due, batch by batch."""
    channels: set[str] = set()
    while (fired := conversations.fire(now)).number > 0:
        channels |= fired.channels
    if channels:
        committed(channels)
