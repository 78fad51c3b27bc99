"""What people of the benchmark answer:
valid words and presses for each question of the newcomer's intake.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Any

from benchmarks.updates import NAMES, name_of
from bot.flows.engine import engine
from bot.flows.engine.choices import Several, Summary
from bot.flows.engine.flow import Ending, Facts, Question
from bot.flows.engine.questions import Words
from bot.flows.sign_up.newcomer import NewcomerIntake, NewcomerTellsMore
from bot.ground.dialogue import Dialogue, Stored
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.people.nouns import AgeBand, Person, Role
from storage import turns

LANGUAGES = ("en", "nl", "ar")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
PRESSES = 0.6  # of all answers; the others are typed
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def language_of(person: int) -> str:
    return LANGUAGES[person % len(LANGUAGES)]


@dataclass(frozen=True, slots=True)
class Move:
    """One message: pressed button data or typed words, how many answers it causes,
    the next question.
    """

    question: str
    press: bool
    text: str
    leads_to: str
    answers: int = 1


class Script:
    """The intake as its own declaration gives it,
    so that it stays true when a question is added.
    """

    def __init__(self, programme: Programme, speech: Speech) -> None:
        self._programme = programme
        self.questions: tuple[Question[Any], ...] = tuple(
            step for step in NewcomerIntake.steps if not isinstance(step, Ending) and step.when is None
        )
        way = NewcomerIntake(self._facts("en", ""), {})
        self.options = {
            question.name: [option for option in question.options(way) if option.id != AgeBand.UNDER_18]
            for question in self.questions
        }
        self.words = {
            (language, name, option.id): speech.say(option.label, language)
            for language in LANGUAGES
            for name, options in self.options.items()
            for option in options
        }
        self.prompts = {
            (language, question.name): speech.say(question.prompt(way), language)
            for language in LANGUAGES
            for question in self.questions
        }
        later = next(option for option in NewcomerTellsMore.now.options(way) if option.id == "later")
        self._later = {language: speech.say(later.label, language) for language in LANGUAGES}

    def _facts(self, language: str, called: str) -> Facts:
        person = Person(1, self._programme.id, language, Role.NEWCOMER, called=called)
        return Facts(person, self._programme, NOW)

    def columns(self, place: int, person: int) -> dict[str, Any]:
        """A stored conversation in which the question at ``place`` is asked."""
        language = language_of(person)
        answers = {question.name: self._stored(question, language) for question in self.questions[:place]}
        dialogue = Dialogue(person, person, NewcomerIntake.name(), answers=answers)
        step = engine.begin(NewcomerIntake, dialogue, self._facts(language, name_of(person)))
        return turns.columns_of(step.dialogue, int(NOW.timestamp()))

    def _stored(self, question: Question[Any], language: str) -> Stored:
        ids = [option.id for option in self.options[question.name]]
        value: Any = NAMES[0] if isinstance(question, Words) else ids[:2] if isinstance(question, Several) else ids[0]
        return (value, int(NOW.timestamp()), language)

    def talk(self, person: int, place: int, random: Random) -> Iterator[Move]:
        """All that this person says from the question at ``place`` to the end."""
        language = language_of(person)
        for number, question in enumerate(self.questions[place:], 1):
            after = self.questions[place + number].name if place + number < len(self.questions) else ""
            button = f"{_base36(person)}.{_base36(number)}.{question.name}"
            press = random.random() < PRESSES
            if isinstance(question, Words):
                text = f"{button}.given" if press else random.choice(NAMES)
                yield Move(question.name, press, text, after)
            elif isinstance(question, Several):
                yield from self._several(question, language, button if press else "", after, random)
            else:
                option = self._option(question, random)
                text = f"{button}.{option}" if press else self.words[language, question.name, option]
                yield Move(question.name, press, text, after, 2 if isinstance(question, Summary) else 1)
        yield Move("", False, self._later[language], "")

    def _option(self, question: Question[Any], random: Random) -> str:
        return "ok" if isinstance(question, Summary) else random.choice(self.options[question.name]).id

    def _several(
        self, question: Question[Any], language: str, button: str, after: str, random: Random
    ) -> Iterator[Move]:
        chosen = random.sample([option.id for option in self.options[question.name]], 2)
        name = question.name
        if not button:
            yield Move(name, False, ", ".join(self.words[language, name, id_] for id_ in chosen), after)
            return
        for id_ in chosen:
            yield Move(name, True, f"{button}.{id_}+", name)
        yield Move(name, True, f"{button}.done", after)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
