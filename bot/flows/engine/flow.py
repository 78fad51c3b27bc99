"""A conversation as a class: its questions in order, its early ends,
and what it does at the finish.

A question and its conversation know each other, so both stand here; the kinds of questions stand in
files of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, ClassVar, Generic, Self, cast, overload

from typing_extensions import TypeVar

from bot.flows.engine.answers import CHOOSE_ONE, Answered, Lexicon, Missed, Turned, Understood
from bot.flows.engine.effects import Conversation
from bot.ground.about import NOTHING, About
from bot.ground.deed import Effect
from bot.ground.dialogue import Stored
from bot.ground.messages import Option
from bot.ground.programme import Programme
from bot.ground.text import Text, _
from bot.people.nouns import Person, Staff, StaffRole

A = TypeVar("A")
G = TypeVar("G")
# What a conversation is about; only those that do something with it need to say.
T = TypeVar("T", default=Any)

SKIP = "skip"
PAGE = "page"
SKIP_OPTION = Option(SKIP, _("Skip"), "⏭")


class Unreadable(ValueError):
    """A stored answer that this release can't read; the question is asked again."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a flow may know besides its answers; all of it was read before the step.

    ``languages`` are (code, autonym) of what is offered; ``menu`` are the flows possible now;
    ``waiting`` is the title of the conversation that waits behind this one; ``channels`` are those
    we talk on. ``about`` is the thing the conversation is about as it is stored, ``thing`` what was
    read of it; ``seen``: it shows what is known of people, of ``whom`` where it is one person.
    ``with_person``: they talk with a person of the project in this chat. What each subject knows
    stands in ``groups``; see `of`.
    """

    person: Person
    programme: Programme
    now: datetime
    languages: tuple[tuple[str, str], ...] = ()
    menu: tuple[type[Flow], ...] = ()
    waiting: Text | None = None
    staff: tuple[Staff, ...] = ()
    channels: tuple[str, ...] = ()
    about: About = NOTHING
    thing: object = None
    seen: bool = False
    whom: int | None = None
    with_person: bool = False
    groups: Mapping[type, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day it is where the programme is."""
        return self.now.astimezone(self.programme.zone).date()

    @property
    def version(self) -> int:
        """The version of the thing that was seen; 0 where none was said."""
        return self.about.version

    def of(self, kind: type[G]) -> G:
        """What a subject knows, by the class of its facts; an empty one where nothing was read."""
        found: G | None = self.groups.get(kind)
        return kind() if found is None else found

    def having(self, *groups: object) -> Facts:
        """The same facts with these of some subjects."""
        return replace(self, groups={**self.groups, **{type(group): group for group in groups}})


@dataclass(frozen=True, slots=True)
class Condition:
    """When a step is on the path. ``on`` are the questions and option ids it looks at."""

    test: Callable[[Any], bool]
    on: tuple[tuple[Question[Any], frozenset[str]], ...] = ()

    def __and__(self, other: Condition) -> Condition:
        return Condition(lambda flow: self.test(flow) and other.test(flow), self.on + other.on)


def fact(test: Callable[[Facts], bool]) -> Condition:
    """A condition on what is known already instead of on an answer."""
    return Condition(lambda flow: test(flow.facts))


@dataclass(frozen=True, slots=True)
class Ending:
    """An early end of a flow: where its condition holds, the flow stops with these effects."""

    when: Condition
    effects: Callable[[Any], Iterable[Effect]]

    def __set_name__(self, owner: type[Flow], name: str) -> None:
        """It comes after the steps that stand above it in the class body."""
        owner.steps = (*owner.steps, self)


@dataclass(frozen=True, slots=True)
class Page:
    """An explanation a person may ask for before they answer: its button and its text."""

    label: Text
    text: Callable[[Any], Text] | Text
    icon: str = "📄"


class Question(Generic[A]):
    """One question of a flow; a descriptor that reads as the typed answer on an instance.

    ``stored`` is the name its answer is kept by, where the class body has another one for it.
    """

    name: str
    may_skip: ClassVar[bool] = False
    # Whether a voice message is an answer too.
    hears: bool = False
    # Whether whatever is sent is an answer: who is not safe is never told that it is none.
    takes_all: bool = False
    # Whether it is for who writes it, or for staff: words of danger in it ring.
    confides: bool = False
    # Whether only a whole label counts, because the words themselves may be the answer.
    exact = False

    def __init__(
        self,
        prompt: Text | Callable[[Any], Text],
        *,
        short: Text | None = None,
        when: Condition | None = None,
        skippable: bool = False,
        pages: tuple[Page, ...] = (),
        then: Callable[[A], Iterable[Effect]] | None = None,
        stored: str = "",
    ) -> None:
        if skippable and not self.may_skip:
            raise TypeError(f"{type(self).__name__} has no empty answer, so it can't be skipped")
        self._prompt = prompt
        self.short = short
        self.when = when
        self.skippable = skippable
        self.pages = pages
        self.then = then
        self.stored = stored

    def __set_name__(self, owner: type[Flow], name: str) -> None:
        """It comes after the steps that stand above it in the class body."""
        self.name = self.stored or name
        owner.steps = (*owner.steps, self)
        owner.questions = {**owner.questions, self.name: self}

    @overload
    def __get__(self, instance: None, owner: type[Flow]) -> Self: ...
    @overload
    def __get__(self, instance: Flow, owner: type[Flow]) -> A: ...
    def __get__(self, instance: Flow | None, owner: type[Flow]) -> Self | A:
        if instance is None:
            return self
        if self.name not in instance.values:
            return self.empty()
        value: A = instance.values[self.name]
        return value

    def empty(self) -> A:
        """The value of a question that was skipped or was not on the path."""
        raise AttributeError(f"{self.name} has no answer on this path")

    def is_(self, *wanted: A) -> Condition:
        """Holds when the answer is one of these."""
        ids = frozenset(str(value) for value in wanted)
        return Condition(lambda flow: flow.values.get(self.name) in wanted, ((self, ids),))

    def prompt(self, flow: Flow) -> Text:
        return self._prompt if isinstance(self._prompt, Text) else self._prompt(flow)

    @property
    def fixed(self) -> bool:
        """Whether it looks the same for everybody, so that it is rendered once per language."""
        return isinstance(self._prompt, Text) and not self.pages

    def options(self, flow: Flow) -> tuple[Option, ...]:
        """The answers to choose from, in the order they are shown."""
        return ()

    def extras(self, page: int = 0) -> tuple[Option, ...]:
        """The options that every kind of question may have: the next page, skip."""
        more = (
            [Option(f"{PAGE}{page}", self.pages[page].label, self.pages[page].icon)] if page < len(self.pages) else []
        )
        return (*more, SKIP_OPTION) if self.skippable else tuple(more)

    def _page_ids(self) -> list[str]:
        return [f"{PAGE}{number}" for number in range(len(self.pages))]

    def press(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        """What pressing one of the shown options means."""
        if option == SKIP and self.skippable:
            return Answered(None, SKIP_OPTION)
        if option in self._page_ids():
            return Turned(int(option[len(PAGE) :]))
        return self.chosen(flow, option, picked)

    def chosen(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        return Missed(CHOOSE_ONE)

    def understand(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        """What typed words mean as an answer. ``shown`` are the option ids as they were listed."""
        key = f"{flow.name()}.{self.name}" if self.fixed else ""
        pages = (Option(id_, page.label) for id_, page in zip(self._page_ids(), self.pages, strict=True))
        option = lexicon.find((*self.options(flow), *self.extras(), *pages), said, key, exact=self.exact)
        if option is not None:
            return self.press(flow, option, picked)
        return self.typed(flow, said, shown, picked, lexicon)

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        return Missed(CHOOSE_ONE)

    def read(self, stored: Any) -> A:
        """The typed value of a stored answer; raises Unreadable."""
        raise NotImplementedError

    def show(self, flow: Flow, value: A) -> Text:
        """The answer in words, for a summary."""
        raise NotImplementedError


class Each:
    """A question for each of several things, such as a language; its name ends on that:
    "text_nl"."""

    def __init__(self, questions: Mapping[str, Question[Any]]) -> None:
        self._questions = questions

    def __set_name__(self, owner: type[Flow], name: str) -> None:
        for id_, question in self._questions.items():
            question.__set_name__(owner, f"{name}_{id_}")


class Flow(Conversation, Generic[T]):
    """A conversation. Its class body is the script; an instance is one person's way through it.

    ``brief`` flows (a menu, a language choice) give way: they are closed, not kept waiting.
    ``controls`` shows Back and Menu under each question; ``needs`` names what is read for it, of
    which each subject has a table; see `bot.turns.facts`.
    """

    icon: ClassVar[str] = ""
    # Its place among what the menu offers; 0 for what is begun by what happens.
    in_menu: ClassVar[int] = 0
    brief: ClassVar[bool] = False
    controls: ClassVar[bool] = True
    needs: ClassVar[tuple[str, ...]] = ()
    # Who of the staff may use it; empty for what everybody may.
    for_staff: ClassVar[frozenset[StaffRole]] = frozenset()
    # Whether it asks about how a thing stands now, so that it ends when the thing changes.
    about_now: ClassVar[bool] = True
    # Whether what is done in it is done to the thing as it was shown, also where a button names no
    # version: who looks at it gives it one.
    as_shown: ClassVar[bool] = False
    # Whether opening it is a look at somebody, for the journal, when staff do.
    looks: ClassVar[bool] = True
    # Whether it may interrupt another question when the bot begins it, because it can't wait.
    urgent: ClassVar[bool] = False
    # Whether it is about safety, or about leaving: who writes too much is heard in it all the same.
    always_heard: ClassVar[bool] = False
    # Whether it stays in the chat where it was begun, of several of one person, with its answers.
    private: ClassVar[bool] = False
    # Whether what is answered goes to the other side of a match, in their own words.
    relays: ClassVar[bool] = False
    # Whether also a chat may have it that is on trial: asking for help, and leaving.
    on_trial: ClassVar[bool] = False
    # Whether it is a sign-up: it begins alone, and who leaves it half-way is reminded.
    signs_up: ClassVar[bool] = False
    # Whether its answers are kept as long as the person is: they are what somebody told of
    # themselves.
    is_profile: ClassVar[bool] = False
    questions: ClassVar[Mapping[str, Question[Any]]] = {}
    steps: ClassVar[tuple[Question[Any] | Ending, ...]] = ()

    def __init__(self, facts: Facts, answers: Mapping[str, Stored]) -> None:
        self.facts = facts
        self.values: dict[str, Any] = {}
        # Every stored answer of this flow, on the path or not: as it reads, or that it does not.
        self.unreadable: set[str] = set()
        self.readable: dict[str, Any] = {}
        for name, stored in answers.items():
            question = self.questions.get(name)
            if question is None:
                continue
            try:
                self.readable[name] = question.read(stored[0])
            except Unreadable:
                self.unreadable.add(name)

    @property
    def about(self) -> T:
        """The thing it is about; raises LookupError where none was read."""
        if self.facts.thing is None:
            raise LookupError(f"{self.name()} is about nothing")
        return cast("T", self.facts.thing)

    def learn(self, name: str, stored: object) -> None:
        """Take in an answer that was just given."""
        self.readable[name] = self.questions[name].read(stored)
        self.unreadable.discard(name)

    @classmethod
    def stands_fast(cls) -> bool:
        """Whether nothing that somebody else does closes it, or takes its question away."""
        return cls.always_heard or cls.private

    @classmethod
    def available(cls, facts: Facts) -> bool:
        """Whether the menu offers this flow to the person now."""
        return False

    def refuse(self) -> tuple[str, Text] | None:
        """At the finish: the question whose answer holds no more, and why; it is asked again."""
        return None

    def finish(self) -> Iterable[Effect]:
        """What happens when the last question is answered; runs once."""
        return ()

    def position(self) -> Question[Any] | Ending | None:
        """Where the person is: the first step without a readable answer; None at the finish.

        Conditions see only answers that are on the path themselves; ``values`` holds these
        afterwards.
        """
        self.values = {}
        for step in self.steps:
            if step.when is not None and not step.when.test(self):
                continue
            if isinstance(step, Ending) or step.name not in self.readable:
                return step
            self.values[step.name] = self.readable[step.name]
        return None
