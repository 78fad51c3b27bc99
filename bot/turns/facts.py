"""Reads what a conversation may know before its step; whoever may not see a thing gets nothing of
it.

What each subject knows is read by its own functions, which are handed in as tables.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from bot.flows.engine.effects import Tell
from bot.flows.engine.flow import Facts, Flow
from bot.flows.every import BY_NAME, FLOWS
from bot.ground.dialogue import Dialogue
from bot.ground.programme import Programme
from bot.ground.text import Text
from bot.language.speech import Speech
from bot.turns import rights
from bot.turns.batch import Draft
from bot.turns.guest import Guest

# Reads what a flow needs, by the name of the need.
Read = Callable[[Draft, type[Flow], Facts], Facts]
# Looks at the thing a conversation is about, by its kind and id; raises Gone.
LookAt = Callable[[Draft, type[Flow], Facts, int], Facts]
# Tells how that thing stands now.
Stands = Callable[[Facts], Tell | None]


class Gone(LookupError):
    """What a conversation is about is not there (any more), or not for this person."""


class Reader:
    """Gathers facts for one programme.

    ``readers`` are by need, ``kinds`` by the kind of thing; ``brief`` is what every brief flow
    needs.
    """

    def __init__(
        self,
        programme: Programme,
        speech: Speech,
        channels: tuple[str, ...],
        readers: Mapping[str, Read],
        kinds: Mapping[str, LookAt],
        brief: tuple[str, ...],
    ) -> None:
        self._programme = programme
        self._speech = speech
        self._channels = channels
        self._readers = {"languages": self._languages, "staff": _staff, "team": _team, **readers}
        self._kinds = kinds
        self._brief = brief
        unknown = [*self._unknown()]
        if unknown:
            raise LookupError(f"nobody can read this: {', '.join(unknown)}")

    def _unknown(self) -> Iterator[str]:
        """What flows are about or need, and no table has."""
        for flow in FLOWS:
            if flow.of and flow.of not in self._kinds:
                yield f"{flow.name()} is about {flow.of!r}"
            for need in self._needs(flow):
                if need not in self._readers:
                    yield f"{flow.name()} needs {need!r}"

    def _needs(self, flow: type[Flow]) -> tuple[str, ...]:
        return (*self._brief, *flow.needs) if flow.brief else flow.needs

    def facts(self, turn: Draft, dialogue: Dialogue) -> Facts:
        """What the flow of this conversation may know; raises Gone."""
        flow, about = BY_NAME[dialogue.flow], dialogue.about
        facts = Facts(turn.here.person, self._programme, turn.work.now, about=about)
        if about:
            facts = self._kinds[about.kind](turn, flow, facts, about.id)
        for need in self._needs(flow):
            facts = self._readers[need](turn, flow, facts)
        return self._with_menu(turn.here, facts) if flow.brief else facts

    def _with_menu(self, guest: Guest, facts: Facts) -> Facts:
        """What a menu shows: what is possible now, and what waits."""
        facts = replace(facts, waiting=_waiting_title(guest), channels=self._channels)
        menu = (each for each in FLOWS if rights.may_use(guest.person, each) and each.available(facts))
        return replace(facts, menu=tuple(menu))

    def _languages(self, turn: Draft, flow: type[Flow], facts: Facts) -> Facts:
        return replace(facts, languages=self._speech.autonyms())


def _staff(turn: Draft, flow: type[Flow], facts: Facts) -> Facts:
    return replace(facts, staff=turn.work.staff(facts.person.programme))


def _team(turn: Draft, flow: type[Flow], facts: Facts) -> Facts:
    turn.here.know_team(turn.work.connection)
    return replace(facts, person=turn.here.person)


def note_look(turn: Draft, flow: type[Flow], facts: Facts) -> None:
    """Somebody of the staff opens what is known of people: a line of the journal, once per opening.

    What the bot asks them of its own accord stands there as asked.
    """
    if facts.seen and flow.for_staff and flow.looks and not turn.proactive:
        turn.note("looked at", facts.about.thing, flow.name(), facts.whom)


def _waiting_title(guest: Guest) -> Text | None:
    waiting = guest.waiting()
    return BY_NAME[waiting.flow].title if waiting else None
