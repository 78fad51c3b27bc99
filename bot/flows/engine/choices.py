"""Questions with a list of answers: one, several, and the summary of all answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast

from bot.flows.engine.answers import CHOOSE_ONE, Answered, ChangeWanted, Lexicon, Missed, Toggled, Understood
from bot.flows.engine.flow import SKIP, Condition, Flow, Question, Unreadable
from bot.flows.engine.questions import NOTHING
from bot.ground import typed as commands
from bot.ground.messages import Option
from bot.ground.text import Listed, Text, _, as_is, lines

C = TypeVar("C", bound=str)

DONE = "done"
CONFIRM = "ok"
DONE_OPTION = Option(DONE, _("Done"), "➡️", main=True)
# Where answers are sent as numbers, a channel leaves this line out.
PRESS_DONE = _("Then press “Done”.")
CONFIRM_OPTION = Option(CONFIRM, _("That is right"), "✅", main=True)

# Yes and no in every language, and the options that mean them where the label says more.
_YES_OR_NO = (Option("yes", _("Yes")), Option("yes", as_is("OK")), Option("no", _("No")))
_MEANT = {"yes": ("yes", "now", "go", "agree", "delete", CONFIRM), "no": ("no", "later", "keep")}
# Commas and semicolons of our scripts, new lines, "&" and "+".
_BETWEEN_LABELS = re.compile(r"[,;،؛፣፤\n&+]")
# Who names more than this at once does not answer the question.
_MOST_NAMED = 60

Labels = Mapping[C, Text | tuple[str, Text]]


def _listed(labels: Mapping[C, Text | tuple[str, Text]]) -> tuple[Option, ...]:
    """Options from ``{id: label}`` or ``{id: (pictogram, label)}``."""
    pairs = ((id_, label if isinstance(label, tuple) else ("", label)) for id_, label in labels.items())
    return tuple(Option(str(id_), label, icon) for id_, (icon, label) in pairs)


class _Listing(Generic[C]):
    """The options of a question that lists them: fixed labels, or computed from the facts."""

    computed: Callable[[Any], tuple[Option, ...]] | None = None
    static: tuple[Option, ...] = ()
    typed_: Mapping[str, C]

    def _set(self, options: Mapping[C, Text | tuple[str, Text]] | Callable[[Any], tuple[Option, ...]]) -> None:
        if callable(options):
            self.computed = options
            self.typed_ = {}
            return
        self.static = _listed(options)
        self.typed_ = {str(id_): id_ for id_ in options}

    def options(self, flow: Flow) -> tuple[Option, ...]:
        return self.static if self.computed is None else self.computed(flow)

    def _read_one(self, stored: Any) -> C:
        """By type, never by the options of the moment; a fixed list may have lost an option."""
        if not isinstance(stored, str):
            raise Unreadable(stored)
        if self.computed is not None:
            return cast("C", stored)  # computed options have plain string ids
        try:
            return self.typed_[stored]
        except KeyError as error:
            raise Unreadable(stored) from error

    def _label(self, flow: Flow, id_: str) -> Text:
        return next((option.label for option in self.options(flow) if option.id == id_), as_is(id_))


class Choice(_Listing[C], Question[C]):
    """One of several answers. ``guess`` reads typed words that are no label, such as an age."""

    def __init__(
        self,
        prompt: Text | Callable[[Any], Text],
        options: Labels[C] | Callable[[Any], tuple[Option, ...]],
        *,
        guess: Callable[[str], C | None] | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(prompt, **rest)
        self._set(options)
        self.guess = guess

    @property
    def fixed(self) -> bool:
        return super().fixed and self.computed is None

    def chosen(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        for candidate in self.options(flow):
            if candidate.id == option:
                return Answered(option, candidate)
        return Missed(CHOOSE_ONE)

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        guessed = self.guess(said) if self.guess else None
        if guessed is not None:
            return self.chosen(flow, str(guessed), picked)
        found = commands.numbers(said)
        if len(found) == 1 and 1 <= found[0] <= len(shown) and commands.normalise(said).isdecimal():
            return self.press(flow, shown[found[0] - 1], picked)
        meant = lexicon.find(_YES_OR_NO, said, "yes or no", exact=True)
        fits = [option.id for option in self.options(flow) if option.id in _MEANT.get(meant or "", ())]
        return self.press(flow, fits[0], picked) if len(fits) == 1 else Missed(CHOOSE_ONE)

    def read(self, stored: Any) -> C:
        return self._read_one(stored)

    def show(self, flow: Flow, value: C) -> Text:
        return self._label(flow, str(value))


class Several(_Listing[C], Question[frozenset[C]]):
    """Any number of answers, set and unset one by one, at least ``at_least``, then *Done*."""

    may_skip = True

    def __init__(
        self,
        prompt: Text | Callable[[Any], Text],
        options: Labels[C] | Callable[[Any], tuple[Option, ...]],
        *,
        at_least: int = 1,
        **rest: Any,
    ) -> None:
        super().__init__(prompt, **rest)
        self._set(options)
        self.at_least = at_least

    @property
    def fixed(self) -> bool:
        return super().fixed and self.computed is None

    def prompt(self, flow: Flow) -> Text:
        return lines(super().prompt(flow), PRESS_DONE)

    def has(self, wanted: C) -> Condition:
        """Holds when this is among the answers."""
        return Condition(lambda flow: wanted in flow.values.get(self.name, ()), ((self, frozenset([str(wanted)])),))

    def extras(self, page: int = 0) -> tuple[Option, ...]:
        return (DONE_OPTION, *super().extras(page))

    def chosen(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        if option == DONE:
            return self._finished(flow, picked)
        # A press says set or unset, so that two presses at once do what the person saw.
        id_, sign = (option[:-1], option[-1]) if option[-1:] in ("+", "-") else (option, "+")
        order = [candidate.id for candidate in self.options(flow)]
        if id_ not in order:
            return Missed(CHOOSE_ONE)
        wanted = {*picked, id_} if sign == "+" else {*picked} - {id_}
        return Toggled(tuple(candidate for candidate in order if candidate in wanted))

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        order = [candidate.id for candidate in self.options(flow)]
        named = self._named(flow, said, shown, lexicon)
        if named == {SKIP}:
            return self.press(flow, SKIP, picked)
        if not named or not named <= {*order, DONE}:
            return Missed(
                _("I did not understand that. Please choose from these, or send the numbers, for example: 1 3.")
            )
        return self._finished(flow, tuple(id_ for id_ in order if id_ in {*named, *picked}))

    def _named(self, flow: Flow, said: str, shown: tuple[str, ...], lexicon: Lexicon) -> set[str]:
        """The ids that numbers or labels name; none or an empty one when not understood."""
        found = commands.numbers(said)
        if found and all(1 <= number <= len(shown) for number in found) and not any(c.isalpha() for c in said):
            return {shown[number - 1] for number in found}
        parts = {part.strip() for part in _BETWEEN_LABELS.split(said)} - {""}
        if len(parts) > _MOST_NAMED:
            return set()
        return {lexicon.find(self.options(flow), part) or "" for part in parts}

    def _finished(self, flow: Flow, picked: tuple[str, ...]) -> Understood:
        # Set once and gone since: a release or a new day may have taken an option away.
        picked = tuple(option.id for option in self.options(flow) if option.id in picked)
        if len(picked) < self.at_least:
            return Missed(lines(_("Please choose at least one answer."), PRESS_DONE), counts=False)
        labels = tuple(option.label for option in self.options(flow) if option.id in picked)
        # Without any, what is repeated is the button itself: a tick and nothing behind it says
        # nothing.
        said = Text("{it}", {"it": Listed(labels)}) if labels else DONE_OPTION.label
        return Answered(list(picked), Option(DONE, said))

    def empty(self) -> frozenset[C]:
        return frozenset()

    def read(self, stored: Any) -> frozenset[C]:
        if stored is None and self.skippable:
            return frozenset()
        if not isinstance(stored, list) or (len(stored) < self.at_least):
            raise Unreadable(self.name)
        return frozenset(self._read_one(item) for item in stored)

    def show(self, flow: Flow, value: frozenset[C]) -> Text:
        ids = {str(item) for item in value}
        labels = tuple(option.label for option in self.options(flow) if option.id in ids)
        return Text("{it}", {"it": Listed(labels)}) if labels else NOTHING


class Sure(Choice[str]):
    """Asks whether an answer that ends the flow was meant; *No* asks that question anew."""

    def __init__(self, prompt: Text, of: Question[Any], *, when: Condition) -> None:
        super().__init__(prompt, {"yes": _("Yes"), "no": _("No")}, when=when)
        self.of = of

    def chosen(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        return ChangeWanted(self.of.name) if option == "no" else super().chosen(flow, option, picked)


class Confirmed(StrEnum):
    YES = CONFIRM


class Summary(Question[Confirmed]):
    """All answers so far; the person agrees or chooses one to change."""

    @property
    def fixed(self) -> bool:
        return False

    def prompt(self, flow: Flow) -> Text:
        rows = {
            f"row{number}": Text("{label}: {answer}", {"label": question.short, "answer": question.show(flow, value)})
            for number, (question, value) in enumerate(self._answered(flow))
            if question.short is not None
        }
        body = Text("\n".join(f"{{{name}}}" for name in rows), rows)
        return Text("{head}\n\n{body}", {"head": super().prompt(flow), "body": body})

    def _answered(self, flow: Flow) -> list[tuple[Question[Any], Any]]:
        before = list(flow.questions.values())
        before = before[: before.index(self)]
        return [(q, flow.values[q.name]) for q in before if q.name in flow.values and q.short is not None]

    def options(self, flow: Flow) -> tuple[Option, ...]:
        changes = (Option(q.name, q.short, "✏️") for q, _value in self._answered(flow) if q.short is not None)
        return (CONFIRM_OPTION, *changes)

    def chosen(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        if option == CONFIRM:
            return Answered(CONFIRM, CONFIRM_OPTION)
        if any(question.name == option for question, _value in self._answered(flow)):
            return ChangeWanted(option)
        return Missed(CHOOSE_ONE)

    typed = Choice.typed
    guess = None

    def read(self, stored: Any) -> Confirmed:
        try:
            return Confirmed(stored)
        except ValueError as error:
            raise Unreadable(self.name) from error

    def show(self, flow: Flow, value: Confirmed) -> Text:
        return CONFIRM_OPTION.label
