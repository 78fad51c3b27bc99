"""What conversations know of care."""

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from bot.care.nouns import Sign
from bot.matches.nouns import Match


def stamp(signs: Iterable[Sign]) -> int:
    """Another number as soon as there is more to read; never 0."""
    return crc32(repr([(each.id, len(each.words), each.more) for each in signs]).encode()) or 1


@dataclass(frozen=True, slots=True)
class CareFacts:
    """``signs`` are the open ones, of a match or of all, and ``matches`` whose they are; ``absent``
    how many never came into the chat.
    """

    signs: tuple[Sign, ...] = ()
    matches: tuple[Match, ...] = ()
    absent: int = 0
