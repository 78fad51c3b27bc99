"""Somebody who answers by themselves: looks at the newest question on a phone,
and presses like a sensible person.

Knows the bot only by what its buttons say: ``conversation.asking.question.option``, ``!Flow
about``, ``/word``; what people then choose stands in `playground.habits`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from playground.habits import NUMBERS, Now, choose, several, takes
from playground.messages import Message
from playground.people import Person

QUESTION = re.compile(r"[0-9a-z]{1,12}\.[0-9a-z]{1,6}\.(\w+)\.(.+)", re.DOTALL)
NUMBERED = re.compile(r"^\d+ = ", re.MULTILINE)
# A press or a message more would be somebody who can't stop.
A_DAY = 40
# So many presses on one message: a question with several answers needs some.
A_MESSAGE = 5
LOOKED_AT = 8  # newest messages of the bot
# Whoever has talked to a person goes back to the bot.
BACK = "/bot"
CONTROLS = frozenset({"/back", "/menu", "/person"})
WORDS = "That is fine with me, thank you."


@dataclass(frozen=True, slots=True)
class Press:
    message: int
    data: str


@dataclass(frozen=True, slots=True)
class Say:
    text: str


@dataclass
class Autopilot:
    """One person's way to answer; remembers what they have answered, and how much today.

    ``given`` are this person's own answers by question, before the habits of all; None leaves a
    question alone.
    """

    person: Person
    given: Mapping[str, str | tuple[str, ...] | None] = field(default_factory=dict)
    _pressed: dict[int, list[str]] = field(default_factory=dict)
    _passed: dict[int, tuple[str, int]] = field(default_factory=dict)
    _day: str = ""
    _today: int = 0

    def move(self, replies: Sequence[Message], now: Now, day: str) -> Press | Say | None:
        """What to do next with what the bot wrote, oldest first;
        None when nothing waits for an answer.

        ``day`` names the day of the story: on each of them there is an end to it.
        """
        if day != self._day:
            self._day, self._today = day, 0
        if self._today >= A_DAY:
            return None
        found = next(self._wanted(replies, now), None)
        if found is None:
            return None
        message, does = found
        self._today += 1
        self.note(message.id, does.data if isinstance(does, Press) else "")
        return does

    def note(self, message: int, data: str) -> None:
        """Something was pressed or said here, by this pilot or by somebody for it."""
        self._pressed.setdefault(message, []).append(data)

    def _wanted(self, replies: Sequence[Message], now: Now) -> Iterator[tuple[Message, Press | Say]]:
        for message in reversed(replies[-LOOKED_AT:]):
            question, options = asked(message)
            if question or is_words(message):
                # Only the newest question counts; when it is answered, there is none.
                does = self._reply(message, question, options, now, newest=message is replies[-1])
                if does is not None:
                    yield message, does
                return
            data = next(self._offers(message, now), None)
            if data is not None:
                yield message, Press(message.id, data)

    def _reply(
        self, message: Message, question: str, options: Mapping[str, str], now: Now, *, newest: bool
    ) -> Press | Say | None:
        pressed = self._pressed.get(message.id, [])
        numbered = not options and numbers(message.text, self.person, self.given)
        if message.id in self._passed or len(pressed) >= A_MESSAGE:
            return None
        if numbered is None or self.given.get(question, "") is None:
            return None
        if any(is_toggle(data) for data in options.values()):
            return self._toggle(message, question, options, pressed)
        if pressed:
            return None
        if not options:
            return Say(numbered or WORDS) if newest else None
        if question == "name_":
            return Say(self.person.name)
        left = (question, now.week)
        now = replace(now, again=left in self._passed.values())
        own = self.given.get(question)
        chosen = own if isinstance(own, str) and own in options else choose(question, self.person, now, tuple(options))
        if chosen is None and set(options) == {"skip"}:
            return Say(WORDS)
        if chosen is None:
            self._passed[message.id] = left
            return None
        return Press(message.id, options[chosen]) if chosen in options else None

    def _toggle(
        self, message: Message, question: str, options: Mapping[str, str], pressed: Sequence[str]
    ) -> Press | None:
        toggles = [one for one, data in options.items() if is_toggle(data)]
        wanted = [one for one in _several(question, self.person, self.given) if one in options] or toggles[:1]
        unset = [options[one] for one in wanted if options[one].endswith("+") and options[one] not in pressed]
        data = unset[0] if unset else options.get("done", "")
        return Press(message.id, data) if data and data not in pressed else None

    def _offers(self, message: Message, now: Now) -> Iterator[str]:
        """Buttons without a question: a template that opens the conversation,
        or something one may begin.
        """
        if self._pressed.get(message.id):
            return
        data = [str(button.get("callback_data", "")) for button in message.buttons]
        taken = takes([one[1:] for one in data if one.startswith("!")], self.person, now)
        if taken is not None:
            yield f"!{taken}"
        yield from (one for one in data if one == BACK or (one and one[0] not in "!/>" and "." not in one))


def asked(message: Message) -> tuple[str, dict[str, str]]:
    """The question of a message and its options with their data; "" and none without one."""
    found = [
        (parsed[1], parsed[2], parsed[0])
        for button in message.buttons
        if (parsed := QUESTION.fullmatch(str(button.get("callback_data", ""))))
    ]
    options = {option.rstrip("+-") if is_toggle(data) else option: data for _question, option, data in found}
    return (found[0][0] if found else ""), options


def is_toggle(data: str) -> bool:
    return data[-1:] in ("+", "-")


def is_words(message: Message) -> bool:
    """Whether words are wanted: only controls stand below, or the answers are numbered lines."""
    data = {str(button.get("callback_data", "")) for button in message.buttons}
    return bool(data and data <= CONTROLS) or (not data and bool(NUMBERED.search(message.text)))


def numbers(text: str, person: Person, given: Mapping[str, str | tuple[str, ...] | None] | None = None) -> str | None:
    """What to write to numbered lines; "" when there are none,
    None when this person leaves them alone.
    """
    lines = len(NUMBERED.findall(text))
    if not lines:
        return ""
    question = next((name for name, ids in NUMBERS.items() if lines in (len(ids), len(ids) + 1)), "")
    if not question:
        return "1"
    if given and given.get(question, "") is None:
        return None
    return " ".join(str(NUMBERS[question].index(one) + 1) for one in _several(question, person, given or {}))


def _several(question: str, person: Person, given: Mapping[str, str | tuple[str, ...] | None]) -> tuple[str, ...]:
    own = given.get(question)
    return own if isinstance(own, tuple) else several(question, person)
