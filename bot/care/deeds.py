"""What people do about doubts and care signs, as data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SayNotSure:
    """Somebody doubts about their match; only the coordinator hears it."""

    match: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class CloseSigns:
    """Staff have looked after a match."""

    match: int
