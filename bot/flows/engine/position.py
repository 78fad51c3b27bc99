"""What stands in a conversation, looked at without changing it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.flows.engine.answers import Answered, Lexicon, Toggled
from bot.flows.engine.choices import Summary
from bot.flows.engine.flow import Ending, Facts, Flow, Question
from bot.flows.engine.questions import Words
from bot.ground.dialogue import Dialogue
from bot.ground.text import Text
from bot.ground.typed import normalise


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed: it belongs to a conversation, an asking and a question."""

    dialogue: int
    number: int
    question: str
    option: str

    @classmethod
    def parse(cls, data: str) -> Press | None:
        """Read a button's data; None when it is not one of ours."""
        found = _PRESS.fullmatch(data)
        return None if found is None else cls(int(found[1], 36), int(found[2], 36), found[3], found[4])


# Numbers in base 36, short enough for every database; the option is the rest.
_PRESS = re.compile(r"([0-9a-z]{1,12})\.([0-9a-z]{1,6})\.(\w+)\.(.+)", re.ASCII | re.DOTALL)


def open_question(way: Flow) -> Question[Any] | None:
    """The question that waits for an answer; None at an end."""
    here = way.position()
    return None if isinstance(here, Ending) else here


def is_open(flow: type[Flow], dialogue: Dialogue, facts: Facts, question: str) -> bool:
    """Whether this is the question that waits for an answer."""
    here = open_question(flow(facts, dialogue.answers))
    return here is not None and here.name == question


def changeable(flow: type[Flow], dialogue: Dialogue, facts: Facts) -> list[tuple[Question[Any], Text]]:
    """The answered questions that may be changed, with their short names."""
    way = flow(facts, dialogue.answers)
    way.position()
    answered = (way.questions[name] for name in way.values)
    return [(question, question.short) for question in answered if question.short is not None]


def says_again(flow: type[Flow], dialogue: Dialogue, facts: Facts, pressed: Press) -> bool:
    """Whether a press repeats the answer that stands."""
    way = flow(facts, dialogue.answers)
    way.position()
    question, stored = way.questions.get(pressed.question), dialogue.answers.get(pressed.question)
    return question is not None and stored is not None and same(question, way, pressed.option, stored[0])


def same(question: Question[Any], way: Flow, option: str, stored: object) -> bool:
    """Whether pressing this option gives the stored answer, even where it is no longer offered."""
    if stored == option:
        return True
    got = question.press(way, option, tuple(stored) if isinstance(stored, list) else ())
    return (isinstance(got, Answered) and got.stored == stored) or (
        isinstance(got, Toggled) and list(got.picked) == stored
    )


def claims(flow: type[Flow], dialogue: Dialogue, facts: Facts, said: str, lexicon: Lexicon, *, familiar: bool) -> bool:
    """Whether a word that is also a command answers the open question.

    A label that a summary shows, such as *Languages*, is that answer. Where words are asked, the
    name that the app gives is one, and so is a word that is a command only in a language this
    person does not use here (not ``familiar``): *Seb* is a name in Dutch and *person* in Tigrinya.
    """
    way = flow(facts, dialogue.answers)
    question = open_question(way)
    if isinstance(question, Summary):
        return lexicon.find(question.options(way), said, exact=True) is not None
    if not isinstance(question, Words):
        return False
    word = normalise(said)
    named = any(word == normalise(part) for part in facts.person.called.split())
    return not familiar or (question.suggest is not None and named)
