"""Due rows become turns, on the one thread that takes turns, so they never race a message."""

from collections.abc import Callable
from datetime import datetime

from bot.conversation import Conversations


def fire_due(conversations: Conversations, committed: Callable[[], None], now: datetime) -> None:
    """Carry out everything that is due, batch by batch."""
    fired = 0
    while (count := conversations.fire(now)) > 0:
        fired += count
    if fired:
        committed()
