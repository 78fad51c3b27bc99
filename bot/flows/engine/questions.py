"""Questions that are answered in words or numbers: how each is understood, read back and shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bot.flows.engine.answers import Answered, Lexicon, Missed, Understood
from bot.flows.engine.flow import Flow, Question, Unreadable
from bot.ground import names, typed
from bot.ground.messages import Kind, Option
from bot.ground.text import Text, _, as_is

SUGGESTED = "given"
NOTHING = _("no answer")
# What is stored of a voice message, and of all that is no words: only that there was one.
VOICE = "🎤"
SIGNS = {
    Kind.VOICE: VOICE,
    Kind.PICTURE: "📷",
    Kind.FILE: "📎",
    Kind.LOCATION: "📍",
    Kind.CONTACT: "👤",
    Kind.STICKER: "🙂",
}


def signed(kind: Kind, words: str) -> str:
    """How a message that is not words stands where words do, with those under it."""
    sign = SIGNS.get(kind, "…")
    return f"{sign} {words}" if words else sign


def is_sign(words: str) -> bool:
    """Whether something was sent that nobody sees there."""
    return words.partition(" ")[0] in {*SIGNS.values(), "…"}


class Words(Question[str]):
    """Free words. ``suggest`` offers one answer as a button; ``one_line`` has no lines; ``hears``
    takes a voice message too; ``takes_all``: whatever is sent is an answer, as far as it has room.
    """

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
        takes_all: bool = False,
        confides: bool = False,
        **rest: Any,
    ) -> None:
        super().__init__(prompt, **rest)
        self.hears = hears
        self.takes_all = takes_all
        self.confides = confides
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
        name = typed.clean(self.suggest(flow), one_line=True) if self.suggest else ""
        return name if len(name) <= self.at_most and any(c.isalpha() for c in name) else ""

    def chosen(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        name = self._suggestion(flow)
        if option != SUGGESTED or not name:
            return Missed(_("Please write your answer in words."))
        return Answered(name, Option(SUGGESTED, as_is(name)))

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        words = typed.mask(typed.clean(said, one_line=self.one_line))
        if words.isdecimal() and typed.numbers(words) == [1] and self.options(flow):
            return self.press(flow, SUGGESTED, picked)
        if self.takes_all:
            return Answered(words[: self.at_most])
        # A name has a letter; what begins with a stroke is a command that we do not have.
        if not any(c.isalpha() or (c.isalnum() and not self.one_line) for c in words) or words.startswith("/"):
            return Missed(_("Please write your answer in words."))
        if len(words) > self.at_most:
            return Missed(_("That is too long. Please use at most {count} letters.", count=self.at_most))
        try:
            return Answered(self._read(flow, words))
        except names.NotAName as error:
            return Missed(error.why)

    def _read(self, flow: Flow, words: str) -> str:
        return words

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


class Name(Words):
    """What somebody or something of theirs is called: other people read it."""

    def _suggestion(self, flow: Flow) -> str:
        name = names.guessed(self.suggest(flow), flow.facts.programme.own_names) if self.suggest else ""
        return name if len(name) <= self.at_most else ""

    def _read(self, flow: Flow, words: str) -> str:
        return names.read(words, flow.facts.programme.own_names)


class Place(Words):
    """Where people meet, in words that the other side reads."""

    def _read(self, flow: Flow, words: str) -> str:
        return names.place(words)


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
        number = typed.whole(option)
        return self._check([] if number is None else [number])

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        return self._check(typed.numbers(said))

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
