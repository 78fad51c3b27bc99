"""What conversations know of matches."""

from dataclasses import dataclass

from bot.matches.fit import Fit
from bot.matches.nouns import Match, Waiting


@dataclass(frozen=True, slots=True)
class MatchFacts:
    """``matches`` are the person's proposed and live ones.

    ``match`` is the one a conversation is about, or that its talk or meeting belongs to, with
    how it fits. ``fits`` are the best mentor sides for a newcomer.
    """

    matches: tuple[Match, ...] = ()
    match: Match | None = None
    fit: Fit | None = None
    fits: tuple[Fit, ...] = ()

    @property
    def the_match(self) -> Match:
        """The match it is about; raises LookupError where it is about none."""
        if self.match is None:
            raise LookupError("no match")
        return self.match


@dataclass(frozen=True, slots=True)
class Desk:
    """What staff look through: who waits, longest first, and the matches of all or of one
    person."""

    waiting: tuple[Waiting, ...] = ()
    matches: tuple[Match, ...] = ()
