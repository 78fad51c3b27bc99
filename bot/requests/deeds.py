"""What people ask of people and what staff do with it, as data; `bot.actions.requests.deeds` does it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskPerson:
    """A question for a person of the programme; ``words`` may be empty, ``topic`` is what it was about."""

    words: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class ReportConcern:
    """A worry about somebody's safety: ``whom`` is me, other (of the match) or somebody."""

    whom: str
    words: str


@dataclass(frozen=True, slots=True)
class WantHelpNow:
    """The coordinator is to know that somebody needs help now."""


@dataclass(frozen=True, slots=True)
class ClaimRequest:
    id: int
    version: int


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    id: int
    version: int
    words: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """To somebody else of the staff, by the id of their row."""

    id: int
    version: int
    to: int


@dataclass(frozen=True, slots=True)
class CloseRequest:
    id: int
    version: int


@dataclass(frozen=True, slots=True)
class KeepMessage:
    """A message that nobody asked for, or one of somebody who ``asked`` for a person."""

    words: str
    asked: bool


InboxDeed = (
    AskPerson | KeepMessage | ReportConcern | WantHelpNow | ClaimRequest | AnswerRequest | HandOver | CloseRequest
)
