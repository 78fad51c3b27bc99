"""What is understood of a press or of typed words, and the words that are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from bot.ground.messages import Option
from bot.ground.text import Text, _


class Lexicon(Protocol):
    """The labels of options in all offered languages, handed in."""

    def find(self, options: Sequence[Option], said: str, key: str = "", *, exact: bool = False) -> str | None:
        """The id of the option whose label this is, in any language; None when unsure.

        ``key`` names options that are the same for everybody, so that they are looked up fast.
        A label may be cut short, unless it must be ``exact``.
        """

    def in_danger(self, said: str) -> bool:
        """Whether these are words of danger, in any language."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The question is answered with this value, as it is stored."""

    stored: Any
    chosen: Option | None = None


@dataclass(frozen=True, slots=True)
class Toggled:
    """The options of a several-choice question that are set now."""

    picked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """Another page of explanation was asked for, by number."""

    page: int


@dataclass(frozen=True, slots=True)
class ChangeWanted:
    """A summary's person wants to answer this question anew."""

    question: str


@dataclass(frozen=True, slots=True)
class Missed:
    """Not understood; ``why`` says what is expected. ``counts`` is False for a mere reminder."""

    why: Text
    counts: bool = True


Understood = Answered | Toggled | Turned | ChangeWanted | Missed

CHOOSE_ONE = _("I did not understand that. Please choose one of these.")
