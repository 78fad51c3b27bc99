"""People who take turns in a random order, each going on where they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from benchmarks import updates
from benchmarks.script import Move, Script, language_of


@dataclass(slots=True)
class Said:
    """Prepared updates, and what must stand in the database when all are answered.

    ``places`` maps people to the question they are at, "" when their intake is finished.
    """

    raw: list[bytes] = field(default_factory=list)
    answers: int = 0
    places: dict[int, str] = field(default_factory=dict)


class Crowd:
    """People 1 to ``people`` at different questions of the intake;
    their updates are numbered for ever on.

    Every fourth is still at the first question, silent, and takes the place of one who finishes,
    so that a run has as many beginnings as endings.
    """

    def __init__(self, script: Script, people: int, first_update: int) -> None:
        self._script = script
        self._random = Random(people)
        self._update = first_update
        self.places = [0] * (people + 1)
        self._talks: dict[int, Iterator[Move]] = {}
        self._active: list[int] = []
        self._silent: list[int] = []
        self._place(range(1, people + 1))

    def _place(self, moved: Iterable[int]) -> None:
        for person in moved:
            self.places[person] = self._random.randrange(len(self._script.questions)) if person % 4 else 0
        self._active = [person for person in range(1, len(self.places)) if person % 4]
        self._silent = list(range(4, len(self.places), 4))

    def say(self, count: int) -> Said:
        """The next messages, from people chosen at random; who has finished says nothing more."""
        said = Said()
        while len(said.raw) < count:
            at = self._random.randrange(len(self._active))
            person = self._active[at]
            if person not in self._talks:
                self._talks[person] = self._script.talk(person, self.places[person], self._random)
            move = next(self._talks[person], None)
            if move is None:
                last = self._active.pop()
                if at < len(self._active):
                    self._active[at] = last
                if self._silent:
                    self._active.append(self._silent.pop())
                continue
            said.raw.append(self._update_of(person, move))
            said.answers += move.answers
            said.places[person] = move.leads_to
        return said

    def _update_of(self, person: int, move: Move) -> bytes:
        self._update += 1
        language = language_of(person)
        if not move.press:
            return updates.written(self._update, person, language, move.text)
        name = move.question
        stem = move.text.rpartition(".")[0]
        labels = [
            (f"{stem}.{option.id}", self._script.words[language, name, option.id])
            for option in self._script.options[name]
        ]
        prompt = self._script.prompts[language, name]
        return updates.pressed(self._update, person, language, move.text, prompt=prompt, labels=labels)

    def start_over(self) -> list[int]:
        """Put everybody who spoke at some question again; says who."""
        spoke = sorted(self._talks)
        self._talks.clear()
        self._place(spoke)
        return spoke
