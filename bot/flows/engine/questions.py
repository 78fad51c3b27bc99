"""The kinds of questions: how each is asked, understood, stored, read back and shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar, overload

from bot.flows.engine.flow import Condition, Flow, Unreadable
from bot.ground import typed as commands
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, as_is

T = TypeVar("T")

SKIP = "skip"
SUGGESTED = "given"
PAGE = "page"

SKIP_OPTION = Option(SKIP, _("Skip"), "⏭")
NOTHING = _("no answer")
# What is stored of a voice message: only that there was one.
VOICE = "🎤"


class Lexicon(Protocol):
    """The labels of options in all offered languages, handed in."""

    def find(self, options: Sequence[Option], said: str, key: str = "", *, exact: bool = False) -> str | None:
        """The id of the option whose label this is, in any language; None when unsure.

        ``key`` names options that are the same for everybody, so that they are looked up fast.
        A label may be cut short, unless it must be ``exact``.
        """


@dataclass(frozen=True, slots=True)
class Answered:
    """The question is answered with this value, as it is stored."""

    stored: Any
    chosen: Option | None = None


@dataclass(frozen=True, slots=True)
class Toggled:
    """The options of a several-choice question that are set now."""

    picked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """Another page of explanation was asked for, by number."""

    page: int


@dataclass(frozen=True, slots=True)
class ChangeWanted:
    """A summary's person wants to answer this question anew."""

    question: str


@dataclass(frozen=True, slots=True)
class Missed:
    """Not understood; ``why`` says what is expected. ``counts`` is False for a mere reminder."""

    why: Text
    counts: bool = True


Understood = Answered | Toggled | Turned | ChangeWanted | Missed

CHOOSE_ONE = _("I did not understand that. Please choose one of these.")


@dataclass(frozen=True, slots=True)
class Page:
    """An explanation a person may ask for before they answer: its button and its text."""

    label: Text
    text: Callable[[Any], Text] | Text
    icon: str = "📄"


class Question(Generic[T]):
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
        then: Callable[[T], Iterable[Effect]] | None = None,
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
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type[Flow]) -> Self: ...
    @overload
    def __get__(self, instance: Flow, owner: type[Flow]) -> T: ...
    def __get__(self, instance: Flow | None, owner: type[Flow]) -> Self | T:
        if instance is None:
            return self
        if self.name not in instance.values:
            return self.empty()
        value: T = instance.values[self.name]
        return value

    def empty(self) -> T:
        """The value of a question that was skipped or was not on the path."""
        raise AttributeError(f"{self.name} has no answer on this path")

    def is_(self, *wanted: T) -> Condition:
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

    def read(self, stored: Any) -> T:
        """The typed value of a stored answer; raises Unreadable."""
        raise NotImplementedError

    def show(self, flow: Flow, value: T) -> Text:
        """The answer in words, for a summary."""
        raise NotImplementedError


class Words(Question[str]):
    """Free words. ``suggest`` offers one answer as a button; ``one_line`` is for names; ``hears`` takes a voice
    message too."""

    may_skip = True

    exact = True

    def __init__(
        self,
        prompt: Text | Callable[[Any], Text],
        *,
        at_most: int,
        one_line: bool = True,
        suggest: Callable[[Any], str] | None = None,
        hears: bool = False,
        **rest: Any,
    ) -> None:
        super().__init__(prompt, **rest)
        self.hears = hears
        self.at_most = at_most
        self.one_line = one_line
        self.suggest = suggest

    @property
    def fixed(self) -> bool:
        return super().fixed and self.suggest is None

    def options(self, flow: Flow) -> tuple[Option, ...]:
        name = self._suggestion(flow)
        return (Option(SUGGESTED, as_is(name)),) if name else ()

    def _suggestion(self, flow: Flow) -> str:
        name = commands.clean(self.suggest(flow), one_line=True) if self.suggest else ""
        return name if len(name) <= self.at_most and any(c.isalpha() for c in name) else ""

    def chosen(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        name = self._suggestion(flow)
        if option != SUGGESTED or not name:
            return Missed(_("Please write your answer in words."))
        return Answered(name, Option(SUGGESTED, as_is(name)))

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        words = commands.mask(commands.clean(said, one_line=self.one_line))
        if words.isdecimal() and commands.numbers(words) == [1] and self.options(flow):
            return self.press(flow, SUGGESTED, picked)
        # A name has a letter; what begins with a stroke is a command that we do not have.
        if not any(c.isalpha() or (c.isalnum() and not self.one_line) for c in words) or words.startswith("/"):
            return Missed(_("Please write your answer in words."))
        if len(words) > self.at_most:
            return Missed(_("That is too long. Please use at most {count} letters.", count=self.at_most))
        return Answered(words)

    def empty(self) -> str:
        return ""

    def read(self, stored: Any) -> str:
        if stored is None and self.skippable:
            return ""
        if not isinstance(stored, str):
            raise Unreadable(self.name)
        return stored

    def show(self, flow: Flow, value: str) -> Text:
        return as_is(value) if value else NOTHING


class Number(Question[int]):
    """A whole number from ``low`` to ``high``; ``offer`` are the numbers shown as buttons."""

    def __init__(
        self, prompt: Text | Callable[[Any], Text], *, low: int, high: int, offer: Sequence[int], **rest: Any
    ) -> None:
        super().__init__(prompt, **rest)
        self.low = low
        self.high = high
        self._options = tuple(Option(str(number), as_is(str(number))) for number in offer)

    def options(self, flow: Flow) -> tuple[Option, ...]:
        return self._options

    def chosen(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        return self._check([int(option)] if option.isascii() and option.isdecimal() else [])

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        return self._check(commands.numbers(said))

    def _check(self, found: list[int]) -> Understood:
        if len(found) == 1 and self.low <= found[0] <= self.high:
            return Answered(found[0], Option(str(found[0]), as_is(str(found[0]))))
        return Missed(_("Please send one number from {low} to {high}.", low=self.low, high=self.high))

    def read(self, stored: Any) -> int:
        if not isinstance(stored, int) or isinstance(stored, bool) or not self.low <= stored <= self.high:
            raise Unreadable(self.name)
        return stored

    def show(self, flow: Flow, value: int) -> Text:
        return as_is(str(value))
