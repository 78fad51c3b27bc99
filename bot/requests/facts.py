"""What conversations know of requests."""

from dataclasses import dataclass

from bot.requests.nouns import Request


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """``inbox`` is what waits for staff, from the place ``begins`` of the list on; ``waiting`` is
    all of it, of which so many are ``urgent``.
    """

    inbox: tuple[Request, ...] = ()
    begins: int = 0
    waiting: int = 0
    urgent: int = 0
