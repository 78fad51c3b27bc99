"""What people subscribe to, as data; `bot.subscribing` does it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Get it from now on, or not any more; ``kind`` is its id in the programme profile."""

    kind: str
    on: bool
