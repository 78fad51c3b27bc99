"""What people do about doubts and care signs, as data."""

from dataclasses import dataclass

from bot.ground.deed import Deed


@dataclass(frozen=True, slots=True)
class SayNotSure(Deed):
    """Somebody doubts about their match; only the coordinator hears it."""

    match: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class CloseSigns(Deed):
    """Staff have looked after a match, as it was ``seen``; 0 where that was looked at already."""

    match: int
    seen: int = 0
