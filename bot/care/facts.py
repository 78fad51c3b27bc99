"""What conversations know of care."""

from dataclasses import dataclass

from bot.care.nouns import Sign


@dataclass(frozen=True, slots=True)
class CareFacts:
    """``signs`` are the open ones, of a match or of all; ``absent`` how many never came into the
    chat."""

    signs: tuple[Sign, ...] = ()
    absent: int = 0
