"""A conversation as it is stored: the answers, and what was last asked. The place is derived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.ground.about import NOTHING, About

# A stored answer: the value as JSON gives it back, when (epoch seconds), in which language.
Stored = tuple[object, int, str]


class Stage(StrEnum):
    OPEN = "open"
    WAITING = "waiting"
    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was last asked: ``options`` are the ids as they were listed,
    ``page`` the explanation shown.
    """

    number: int
    question: str
    options: tuple[str, ...]
    misses: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One person's conversation of one flow, as it is stored. Where they are is derived from it.

    ``about`` is what it is about, in a version ("meeting:12:3"); ``kept`` is the answer that is
    being changed, so that *back* can put it back. ``chat`` is where it was begun, as the person's
    chats are named; 0 where that is not known. It ``yields`` when they talk with a person: we asked
    it of our own accord, or it was open before, so that what they write is not for it.
    """

    id: int
    person_id: int
    flow: str
    stage: Stage = Stage.OPEN
    answers: Mapping[str, Stored] = field(default_factory=dict)
    asked: Asked | None = None
    picked: tuple[str, ...] = ()
    kept: tuple[str, Stored] | None = None
    revision: int = 0
    about: About = NOTHING
    chat: int = 0
    yields: bool = False
