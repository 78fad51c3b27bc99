"""Somebody who answers by themselves: looks at the newest question on a phone, and presses like a sensible person.

Knows the bot only by what its buttons say: ``conversation.asking.question.option``, ``!Flow about``, ``/word``.
Nothing is random: what people do differs by the week.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from playground.messages import Message
from playground.people import Person

QUESTION = re.compile(r"[0-9a-z]{1,12}\.[0-9a-z]{1,6}\.(\w+)\.(.+)", re.DOTALL)
NUMBERED = re.compile(r"^\d+ = ", re.MULTILINE)
# A press or a message more would be somebody who can't stop.
A_DAY = 40
# So many presses on one message: a question with several answers needs some.
A_MESSAGE = 5
LOOKED_AT = 8  # newest messages of the bot
CONTROLS = frozenset({"/back", "/menu", "/person"})
# What nobody chooses who wants to go on.
NOT_FIRST = frozenset({"back", "menu", "skip", "later", "unsaid", "stop", "nothing", "resume"})
WORDS = "That is fine with me, thank you."


@dataclass(frozen=True, slots=True)
class Now:
    """When in the year it is: the week, counted from 0, and the hour on the clock of the place."""

    week: int
    hour: int


@dataclass(frozen=True, slots=True)
class Press:
    message: int
    data: str


@dataclass(frozen=True, slots=True)
class Say:
    text: str


# Which option somebody takes; None leaves the question unanswered this time.
Choose = Callable[[Person, Now, Sequence[str]], str | None]


def _first_of(*wanted: str) -> Choose:
    return lambda _person, _now, options: next((one for one in wanted if one in options), None) or sensible(options)


def sensible(options: Sequence[str]) -> str | None:
    """The first option that goes on."""
    return next((one for one in options if one not in NOT_FIRST), None)


def _answer(person: Person, now: Now, options: Sequence[str]) -> str | None:
    """A meeting or a match is proposed: mostly yes, sometimes not this week."""
    if "other" in options and now.week % 11 == 5:
        return "no"
    return "yes" if "yes" in options else sensible(options)


def _met(person: Person, now: Now, options: Sequence[str]) -> str | None:
    """Did you meet? Once the newcomer says no where the mentor says yes, and in some weeks they answer later."""
    if person.role == "newcomer" and now.week % 6 == 3 and now.hour > 9:
        return None
    return "no" if person.role == "newcomer" and now.week == 22 else "yes"


def _by_week(*wanted: str) -> Choose:
    return lambda person, now, options: _first_of(wanted[now.week % len(wanted)])(person, now, options)


CHOICES: Mapping[str, Choose] = {
    # Coming in
    "language": lambda person, _now, options: person.language if person.language in options else sensible(options),
    "role": lambda person, _now, options: person.role if person.role in options else sensible(options),
    "age": _first_of("30"),
    "dutch": _first_of("simple"),
    "wish": _first_of("either"),
    "gender": _first_of("unsaid"),
    "knows_town": _first_of("yes"),
    "hours": _first_of("2"),
    "newcomers": _first_of("2"),
    "children": _first_of("no"),
    "conduct": _first_of("agree"),
    "summary": _first_of("ok"),
    # In a match
    "answer": _answer,
    "met": _met,
    "how": _by_week("again", "again", "again", "again", "another"),
    "time": _by_week("14:00", "15:00", "11:00"),
    "place": _by_week("library", "cafe", "park"),
    "day": lambda _person, now, options: options[min(2 + now.week % 3, len(options) - 1)],
    "long": _by_week("60", "90", "120"),
    "face": _by_week("good", "good", "soso", "good", "skip"),
    "how_long": _first_of("2"),
    "what": _first_of("nothing", "back"),
    "sure": lambda _person, _now, options: options[0],
    # The menu is no question: it stands there for whoever wants it.
    "pick": lambda _person, _now, options: "resume" if "resume" in options else None,
}
SEVERAL: Mapping[str, Callable[[Person], tuple[str, ...]]] = {
    "languages": lambda person: (person.language, "en") if person.role == "newcomer" else ("nl", "en"),
    "free": lambda _person: ("we", "ea"),
}
# Where several answers are numbers; the bot's own order.
NUMBERS = {
    "languages": ("nl", "en", "ar", "ti", "tr", "fa", "prs", "ps", "so", "uk", "ru", "fr", "kmr", "ckb", "am", "es"),
    "free": ("wm", "wa", "we", "em", "ea", "ee"),
}
# Buttons that begin something: who presses them, and when. An unknown one is an offer, which people take.
Begins = Callable[[Person, Now], bool]


def _never(_person: Person, _now: Now) -> bool:
    return False


FLOWS: Mapping[str, Begins] = {
    "CannotCome": lambda person, now: person.role == "newcomer" and now.week % 9 == 4 and now.hour >= 17,
    "RunningLate": lambda person, now: person.role == "mentor" and now.week % 7 == 2,
    "IAmHere": lambda person, now: person.role == "newcomer" and now.week % 5 == 1,
    **dict.fromkeys(
        (
            "PlanMeeting",
            "MoveMeeting",
            "MatchDesk",
            "MatchProposal",
            "PauseTogether",
            "EndTogether",
            "ShareNumber",
            "ReportMessage",
            "WhoWaits",
            "Menu",
        ),
        _never,
    ),
}


@dataclass
class Autopilot:
    """One person's way to answer; remembers what they have answered, and how much today."""

    person: Person
    _pressed: dict[int, list[str]] = field(default_factory=dict)
    _passed: set[int] = field(default_factory=set)
    _day: str = ""
    _today: int = 0

    def move(self, replies: Sequence[Message], now: Now, day: str) -> Press | Say | None:
        """What to do next with what the bot wrote, oldest first; None when nothing waits for an answer.

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
        if message.id in self._passed or len(pressed) >= A_MESSAGE:
            return None
        if any(is_toggle(data) for data in options.values()):
            return self._toggle(message, question, options, pressed)
        if pressed:
            return None
        if not options:
            return Say(numbers(message.text, self.person) or WORDS) if newest else None
        if question == "name_":
            return Say(self.person.name)
        chosen = CHOICES.get(question, lambda _p, _n, ids: sensible(ids))(self.person, now, tuple(options))
        if chosen is None and set(options) == {"skip"}:
            return Say(WORDS)
        if chosen is None:
            self._passed.add(message.id)
            return None
        return Press(message.id, options[chosen]) if chosen in options else None

    def _toggle(
        self, message: Message, question: str, options: Mapping[str, str], pressed: Sequence[str]
    ) -> Press | None:
        toggles = [one for one, data in options.items() if is_toggle(data)]
        wanted = [one for one in SEVERAL.get(question, lambda _p: ())(self.person) if one in options] or toggles[:1]
        unset = [options[one] for one in wanted if options[one].endswith("+") and options[one] not in pressed]
        data = unset[0] if unset else options.get("done", "")
        return Press(message.id, data) if data and data not in pressed else None

    def _offers(self, message: Message, now: Now) -> Iterator[str]:
        """Buttons without a question: a template that opens the conversation, or something one may begin."""
        if self._pressed.get(message.id):
            return
        for button in message.buttons:
            data = str(button.get("callback_data", ""))
            if data.startswith("!"):
                flow = data[1:].split(" ")[0]
                if FLOWS.get(flow, lambda _person, _now: True)(self.person, now):
                    yield data
            elif data and not data.startswith(("/", ">")) and "." not in data:
                yield data


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


def numbers(text: str, person: Person) -> str:
    """What to write to numbered lines; "" when there are none."""
    lines = len(NUMBERED.findall(text))
    if not lines:
        return ""
    question = next((name for name, ids in NUMBERS.items() if lines in (len(ids), len(ids) + 1)), "")
    if not question:
        return "1"
    return " ".join(str(NUMBERS[question].index(one) + 1) for one in SEVERAL[question](person))
