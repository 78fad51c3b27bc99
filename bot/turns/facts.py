"""Reads what a conversation may know before its step;
whoever may not see a thing gets nothing of it.

What each subject knows is read by its own functions, which are handed in as tables.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.flows.engine.effects import Tell
from bot.flows.engine.flow import Facts, Flow
from bot.ground.copies import replace
from bot.ground.dialogue import Dialogue
from bot.ground.text import Text
from bot.turns import rights
from bot.turns.batch import Setting
from bot.turns.guest import Guest
from bot.turns.turn import Turn

# Reads what a flow needs, by the name of the need.
Read = Callable[[Turn, type[Flow], Facts], Facts]
# Looks at the thing a conversation is about, by its kind and id; raises Gone.
LookAt = Callable[[Turn, type[Flow], Facts, int], Facts]
# Tells how that thing stands now.
Stands = Callable[[Facts], Tell | None]


@dataclass(frozen=True, slots=True)
class Looks:
    """``readers`` go by need, ``kinds`` and ``stands`` by the kind of thing a conversation is
    about.

    ``brief`` is what every brief flow needs.
    """

    readers: Mapping[str, Read]
    kinds: Mapping[str, LookAt]
    stands: Mapping[str, Stands]
    brief: tuple[str, ...]


class Gone(LookupError):
    """What a conversation is about is not there (any more), or not for this person."""


class Reader:
    """Gathers facts, by the tables of the subjects."""

    def __init__(self, setting: Setting, looks: Looks) -> None:
        self._setting = setting
        self._readers = {"languages": self._languages, "staff": _staff, "team": _team, **looks.readers}
        self._kinds = looks.kinds
        self._brief = looks.brief
        # What is begun by what happens is never in a menu, and this is looked through at each one.
        self._in_menu = tuple(flow for flow in setting.flows.values() if flow.in_menu)
        unknown = [*self._unknown()]
        if unknown:
            raise LookupError(f"nobody can read this: {', '.join(unknown)}")

    def _unknown(self) -> Iterator[str]:
        """What flows are about or need, and no table has."""
        for flow in self._setting.flows.values():
            if flow.of and flow.of not in self._kinds:
                yield f"{flow.name()} is about {flow.of!r}"
            for need in self._needs(flow):
                if need not in self._readers:
                    yield f"{flow.name()} needs {need!r}"

    def _needs(self, flow: type[Flow]) -> tuple[str, ...]:
        return (*self._brief, *flow.needs) if flow.brief else flow.needs

    def facts(self, turn: Turn, dialogue: Dialogue) -> Facts:
        """What the flow of this conversation may know; raises Gone."""
        flow, about = self._setting.flows[dialogue.flow], dialogue.about
        facts = Facts(turn.person, self._setting.programme, turn.now, about=about)
        if about:
            facts = self._kinds[about.kind](turn, flow, facts, about.id)
        for need in self._needs(flow):
            facts = self._readers[need](turn, flow, facts)
        return self._with_menu(turn.here, facts) if flow.brief else facts

    def _with_menu(self, guest: Guest, facts: Facts) -> Facts:
        """What a menu shows: what is possible now, and what waits."""
        waiting, channels = self._waiting_title(guest), tuple(self._setting.links)
        facts = replace(facts, waiting=waiting, channels=channels, with_person=guest.talks)
        may = (each for each in self._in_menu if each.on_trial or not guest.on_trial)
        menu = (each for each in may if rights.may_use(guest.person, each) and each.available(facts))
        return replace(facts, menu=tuple(menu))

    def _waiting_title(self, guest: Guest) -> Text | None:
        waiting = guest.waiting()
        return self._setting.flows[waiting.flow].title if waiting else None

    def _languages(self, turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
        return replace(facts, languages=self._setting.speech.autonyms())


def _staff(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    return replace(facts, staff=turn.batch.staff())


def _team(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    turn.here.know_team(turn.reading)
    return replace(facts, person=turn.person)


def note_look(turn: Turn, flow: type[Flow], facts: Facts) -> None:
    """Somebody of the staff opens what is known of people: a line of the journal, once per opening.

    What the bot asks them of its own accord stands there as asked.
    """
    if facts.seen and flow.for_staff and flow.looks and not turn.proactive:
        turn.note("looked at", facts.about.thing, flow.name(), facts.whom)
