"""Due rows become turns, on the one thread that takes turns, so they never race a message."""

from collections.abc import Callable, Collection
from datetime import datetime

from bot.conversation import Conversations


def fire_due(conversations: Conversations, committed: Callable[[Collection[str]], None], now: datetime) -> None:
    """Carry out everything that is due, batch by batch."""
    channels: set[str] = set()
    while (fired := conversations.fire(now)).number > 0:
        channels |= fired.channels
    if channels:
        committed(channels)
