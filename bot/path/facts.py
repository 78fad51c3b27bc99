"""What conversations know of a newcomer's programme."""

from dataclasses import dataclass

from bot.path.nouns import Part


@dataclass(frozen=True, slots=True)
class PathFacts:
    """``parts`` is what staff wrote down of the newcomer it is about."""

    parts: tuple[Part, ...] = ()
