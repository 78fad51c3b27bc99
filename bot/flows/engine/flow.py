"""A conversation as a class: its questions in order, its early ends, and what it does at the finish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, ClassVar

from bot.announcements.rules import Announcement, DryRun, Group
from bot.announcements.rules import Report as HowFar
from bot.care.nouns import Sign
from bot.files.kinds import KeptFile
from bot.flows.engine.effects import Conversation
from bot.ground.about import NOTHING, About
from bot.ground.deed import Effect
from bot.ground.dialogue import Stored
from bot.ground.programme import Programme
from bot.ground.text import Text
from bot.matches.fit import Fit
from bot.matches.nouns import Match, Waiting
from bot.meetings.nouns import Meeting
from bot.path.nouns import Part
from bot.people.finding import Named
from bot.people.nouns import Person, Role, Staff, StaffRole
from bot.requests.nouns import Request
from bot.talks.nouns import Talk
from bot.themes.nouns import Reply, ThemeMeeting

if TYPE_CHECKING:
    from bot.flows.engine.questions import Question


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
    # Whether it is a sign-up: it begins alone, and who leaves it half-way is reminded.
    signs_up: ClassVar[bool] = False
    questions: ClassVar[Mapping[str, Question[Any]]] = {}
    steps: ClassVar[tuple[Question[Any] | Ending, ...]] = ()

    def __init_subclass__(cls) -> None:
        steps = [v for v in vars(cls).values() if hasattr(v, "understand") or isinstance(v, Ending)]
        cls.steps = (*cls.steps, *steps)
        cls.questions = {s.name: s for s in cls.steps if not isinstance(s, Ending)}

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
