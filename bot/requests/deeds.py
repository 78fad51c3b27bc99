"""What people ask of people and what staff do with it, as data; `bot.actions.requests.deeds` does
it."""

from dataclasses import dataclass

from bot.ground.deed import Deed
from bot.ground.text import Text


@dataclass(frozen=True, slots=True)
class AskPerson(Deed):
    """A question for a person of the programme; ``words`` may be empty,
    ``topic`` is what it was about.
    """

    words: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class ReportConcern(Deed):
    """A worry about somebody's safety: ``whom`` is me, other (of the match) or somebody."""

    whom: str
    words: str


@dataclass(frozen=True, slots=True)
class WantHelpNow(Deed):
    """The coordinator is to know that somebody needs help now."""


@dataclass(frozen=True, slots=True)
class TellMore(Deed):
    """More about what they called for help for."""

    words: str


@dataclass(frozen=True, slots=True)
class KeepVoice(Deed):
    """A voice message of somebody who may be in danger; ``quietly``: they heard an answer just
    now.
    """

    quietly: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRequest(Deed):
    id: int
    version: int


@dataclass(frozen=True, slots=True)
class AnswerRequest(Deed):
    id: int
    version: int
    words: str


@dataclass(frozen=True, slots=True)
class HandOver(Deed):
    """To somebody else of the staff, by the id of their row."""

    id: int
    version: int
    to: int


@dataclass(frozen=True, slots=True)
class CloseRequest(Deed):
    id: int
    version: int


@dataclass(frozen=True, slots=True)
class KeepMessage(Deed):
    """A message that nobody asked for, or one of somebody who ``asked`` for a person.

    They are ``told`` this, with the ``buttons``, when there was room to keep it.
    """

    words: str
    asked: bool
    told: Text | None = None
    buttons: tuple[tuple[str, Text], ...] = ()
