"""What conversations know of requests."""

from dataclasses import dataclass

from bot.requests.nouns import Request


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """``inbox`` is all that waits for staff."""

    inbox: tuple[Request, ...] = ()
