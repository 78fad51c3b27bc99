"""What conversations know of talks."""

from dataclasses import dataclass
from datetime import date, time

from bot.talks.nouns import Talk


@dataclass(frozen=True, slots=True)
class TalkFacts:
    """``talks`` are those of a match, ``slots`` the times to which a talk may be moved."""

    talks: tuple[Talk, ...] = ()
    slots: tuple[tuple[date, time], ...] = ()
