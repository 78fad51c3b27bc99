"""A conversation as a class: its questions in order, its early ends, and what it does at the finish.

A question and its conversation know each other, so both stand here; the kinds of questions stand in files of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from bot.announcements.rules import Announcement, DryRun, Group
from bot.announcements.rules import Report as HowFar
from bot.care.nouns import Sign
from bot.files.kinds import KeptFile
from bot.flows.engine.answers import CHOOSE_ONE, Answered, Lexicon, Missed, Turned, Understood
from bot.flows.engine.effects import Conversation, Effect
from bot.ground.about import NOTHING, About
from bot.ground.dialogue import Stored
from bot.ground.messages import Option
from bot.ground.programme import Programme
from bot.ground.text import Text, _
from bot.matches.fit import Fit
from bot.matches.nouns import Match, Waiting
from bot.meetings.nouns import Meeting
from bot.path.nouns import Part
from bot.people.finding import Named
from bot.people.nouns import Person, Role, Staff, StaffRole
from bot.requests.nouns import Request
from bot.talks.nouns import Talk
from bot.themes.nouns import Reply, ThemeMeeting

A = TypeVar("A")

SKIP = "skip"
PAGE = "page"
SKIP_OPTION = Option(SKIP, _("Skip"), "⏭")


class Unreadable(ValueError):
    """A stored answer that this release can't read; the question is asked again."""


@dataclass(frozen=True, slots=True)
class Card:
    """What staff see of one person; ``told`` is the profile by column, ``fits`` the best mentor sides for a newcomer.

    ``absent``: they were put on the list and did not open their link yet.
    """

    person_id: int
    role: Role | None
    name: str
    since: datetime | None
    told: Mapping[str, Any]
    fits: tuple[Fit, ...] = ()
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """Who waits, longest first, and the matches that staff look after."""

    waiting: tuple[Waiting, ...] = ()
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """A line of the journal: ``who`` by name, what ``kind`` of thing they did, about which thing ("match:3")."""

    at: datetime
    who: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a flow may know besides its answers; all of it was read before the step.

    ``languages`` are (code, autonym) of what is offered; ``menu`` are the flows possible now;
    ``waiting`` is the title of the conversation that waits behind this one. ``matches`` are the person's
    proposed and live ones, ``meetings`` their proposed and coming ones. What the conversation is about:
    ``about`` as it is stored, its ``version``, and the ``match`` with how it fits, ``meeting``, ``last``
    meeting or ``card``.
    ``desk`` is what staff look through. ``channels`` are those we talk on, ``apps`` those of this person, first
    the one they chose. ``talk`` with the ``slots`` it may be moved to, ``talks`` of the match, its open care
    ``signs``; ``spent`` are the meetings and minutes of it.
    ``theme`` is a theme meeting with its ``replies``, for staff; ``themes`` those somebody is invited to, with what
    they said, ``planned`` all that come.
    the one they chose. ``parts`` is what staff wrote down of the programme of the newcomer it is about.
    ``free`` are the person's own free times. ``announcement`` with what would happen if it went now (``dry``) or
    ``how_far`` it has come; ``announced`` are the newest ones, ``groups`` the saved audiences. ``request`` is
    something that waits for staff, ``inbox`` all of it. ``subscribed`` is what this person subscribed to.
    ``names`` are the people that staff may look for, ``noted`` what the
    staff saw and changed.
    ``file`` is one that staff sent, without its bytes; ``absent`` how many on the list have not come into the chat.
    """

    person: Person
    programme: Programme
    now: datetime
    languages: tuple[tuple[str, str], ...] = ()
    menu: tuple[type[Flow], ...] = ()
    waiting: Text | None = None
    staff: tuple[Staff, ...] = ()
    matches: tuple[Match, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    about: About = NOTHING
    version: int = 0
    match: Match | None = None
    fit: Fit | None = None
    meeting: Meeting | None = None
    last: Meeting | None = None
    card: Card | None = None
    desk: Desk | None = None
    channels: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    talk: Talk | None = None
    talks: tuple[Talk, ...] = ()
    slots: tuple[tuple[date, time], ...] = ()
    signs: tuple[Sign, ...] = ()
    spent: tuple[int, int] = (0, 0)
    parts: tuple[Part, ...] = ()
    theme: ThemeMeeting | None = None
    themes: tuple[tuple[ThemeMeeting, Reply], ...] = ()
    planned: tuple[ThemeMeeting, ...] = ()
    replies: tuple[Reply, ...] = ()
    free: tuple[str, ...] = ()
    announcement: Announcement | None = None
    dry: DryRun | None = None
    how_far: HowFar | None = None
    announced: tuple[Announcement, ...] = ()
    groups: tuple[Group, ...] = ()
    request: Request | None = None
    inbox: tuple[Request, ...] = ()
    subscribed: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()
    noted: tuple[Noted, ...] = ()
    absent: int = 0
    file: KeptFile | None = None


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
    """One question of a flow; a descriptor that reads as the typed answer on an instance."""

    name: str
    may_skip: ClassVar[bool] = False
    # Whether a voice message is an answer too.
    hears: bool = False
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
    ) -> None:
        if skippable and not self.may_skip:
            raise TypeError(f"{type(self).__name__} has no empty answer, so it can't be skipped")
        self._prompt = prompt
        self.short = short
        self.when = when
        self.skippable = skippable
        self.pages = pages
        self.then = then

    def __set_name__(self, owner: type[Flow], name: str) -> None:
        """It comes after the steps that stand above it in the class body."""
        self.name = name
        owner.steps = (*owner.steps, self)
        owner.questions = {**owner.questions, name: self}

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
    """A question for each of several things, such as a language; its name ends on that: "text_nl"."""

    def __init__(self, questions: Mapping[str, Question[Any]]) -> None:
        self._questions = questions

    def __set_name__(self, owner: type[Flow], name: str) -> None:
        for id_, question in self._questions.items():
            question.__set_name__(owner, f"{name}_{id_}")


class Flow(Conversation):
    """A conversation. Its class body is the script; an instance is one person's way through it.

    ``brief`` flows (a menu, a language choice) give way: they are closed, not kept waiting.
    ``controls`` shows Back and Menu under each question; ``needs_...`` says which facts are read for it.
    """

    icon: ClassVar[str] = ""
    # Its place among what the menu offers; 0 for what is begun by what happens.
    in_menu: ClassVar[int] = 0
    brief: ClassVar[bool] = False
    controls: ClassVar[bool] = True
    needs_languages: ClassVar[bool] = False
    needs_staff: ClassVar[bool] = False
    needs_team: ClassVar[bool] = False
    # More facts that are read for it, by name; see `bot.turns.facts`.
    needs: ClassVar[tuple[str, ...]] = ()
    # Who of the staff may use it; empty for what everybody may.
    for_staff: ClassVar[frozenset[StaffRole]] = frozenset()
    # Whether it asks about how a thing stands now, so that it ends when the thing changes.
    about_now: ClassVar[bool] = True
    # Whether opening it is a look at somebody, for the journal, when staff do.
    looks: ClassVar[bool] = True
    # Whether it may interrupt another question when the bot begins it, because it can't wait.
    urgent: ClassVar[bool] = False
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

    def learn(self, name: str, stored: object) -> None:
        """Take in an answer that was just given."""
        self.readable[name] = self.questions[name].read(stored)
        self.unreadable.discard(name)

    @classmethod
    def available(cls, facts: Facts) -> bool:
        """Whether the menu offers this flow to the person now."""
        return False

    def refuse(self) -> tuple[str, Text] | None:
        """At the finish: the question whose answer does not hold any more, and why; it is asked again."""
        return None

    def finish(self) -> Iterable[Effect]:
        """What happens when the last question is answered; runs once."""
        return ()

    def position(self) -> Question[Any] | Ending | None:
        """Where the person is: the first step without a readable answer; None at the finish.

        Conditions see only answers that are on the path themselves; ``values`` holds these afterwards.
        """
        self.values = {}
        for step in self.steps:
            if step.when is not None and not step.when.test(self):
                continue
            if isinstance(step, Ending) or step.name not in self.readable:
                return step
            self.values[step.name] = self.readable[step.name]
        return None
