"""People who take turns in a random order, each going on where they are."""

from collections.abc import Iterator
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
    """People 1 to ``people`` at different questions of the intake; their updates are numbered for ever on."""

    def __init__(self, script: Script, people: int, first_update: int) -> None:
        self._script = script
        self._random = Random(people)
        self._update = first_update
        self.places = [0, *(self._somewhere() for _ in range(people))]
        self._talks: dict[int, Iterator[Move]] = {}
        self._active = list(range(1, people + 1))

    def _somewhere(self) -> int:
        return self._random.randrange(len(self._script.questions))

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
                self._active[at] = self._active[-1]
                self._active.pop()
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
        return updates.pressed(self._update, person, language, move.text, prompt, labels)

    def start_over(self) -> list[int]:
        """Put everybody who spoke at some question again; says who."""
        spoke = sorted(self._talks)
        for person in spoke:
            self.places[person] = self._somewhere()
        self._talks.clear()
        self._active = list(range(1, len(self.places)))
        return spoke
