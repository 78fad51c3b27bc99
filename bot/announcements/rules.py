"""Announcements: to whom, in which language, and who is left out and why. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.ground.about import About
from bot.ground.calendar import Quiet, own_quiet, quiet_until
from bot.ground.nudges import tired_until

# Between "send" and sending: so long staff may take it back and nobody has heard anything.
UNDO = timedelta(minutes=1)


class State(StrEnum):
    """A draft is looked at; a planned one has its hour;
    it is then being sent until nothing is left to send.
    """

    DRAFT = "draft"
    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    CANCELLED = "cancelled"


class Fallback(StrEnum):
    """What people get whose language has no text."""

    LEAVE_OUT = "none"
    DUTCH = "nl"
    ENGLISH = "en"
    ASK = "ask"


class Skipped(StrEnum):
    """Why somebody of the audience gets nothing."""

    STOPPED = "stopped"
    BLOCKED = "blocked"
    PAUSED = "paused"
    TIRED = "tired"
    NO_TEXT = "no text"
    NO_CHAT = "no chat"
    CANCELLED = "cancelled"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Audience:
    """To whom: empty fields choose everybody on the list.
    ``weeks`` is without a meeting for so long.

    ``stage``: waiting, matched or ended. ``theme`` and ``reply`` are who said what to a theme
    meeting. ``failed_of`` are those whom another announcement did not reach. ``not_towns``,
    ``not_names`` and ``not_group`` are left out; ``group`` and ``not_group`` are ids of saved
    groups.
    """

    role: str = ""
    towns: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    stage: str = ""
    theme: int = 0
    reply: str = ""
    weeks: int = 0
    group: int = 0
    subscription: str = ""
    failed_of: int = 0
    not_towns: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    not_group: int = 0


@dataclass(frozen=True, slots=True)
class Announcement:
    """``texts`` per language code; ``replies`` are the ids of its reply options;
    ``audience`` is whom it is for.

    ``goes_at`` is when it goes; ``progress`` our id of the message that shows how far it is.
    """

    id: int
    programme: str
    state: State
    version: int
    staff_id: int | None
    person_id: int
    audience: Audience
    texts: Mapping[str, str]
    fallback: Fallback
    replies: tuple[str, ...] = ()
    important: bool = False
    file_id: int | None = None
    goes_at: datetime | None = None
    created_at: datetime | None = None
    progress: int | None = None

    @property
    def about(self) -> About:
        return About.of("announce", self.id)

    @property
    def seen(self) -> About:
        """The announcement in the version that is shown, for a button about it."""
        return About.of("announce", self.id, self.version)

    @property
    def sent_as(self) -> About:
        """What its messages to people are about, other than those with staff about it."""
        return About.of("broadcast", self.id)


@dataclass(frozen=True, slots=True)
class Group:
    """An audience with a name."""

    id: int
    name: str
    audience: Audience


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the audience, as they stand now; ``address`` is channel:address or empty.

    ``heard_at`` is when they last wrote there; ``on_a_break`` until when all their matches rest.
    """

    person_id: int
    name: str
    language: str
    address: str = ""
    blocked: bool = False
    heard_at: datetime | None = None
    stopped: bool = False
    on_a_break: datetime | None = None
    quiet: str = ""
    nudges: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Going:
    """``language`` is the one of the text; ``later`` when quiet hours end; ``knock``:
    it waits for a word of theirs.
    """

    person: Candidate
    language: str
    later: datetime | None = None
    knock: bool = False

    @property
    def channel(self) -> str:
        return self.person.address.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the programme wants: quiet hours, zone, nudges a week;
    ``windows`` are the channels that have one.
    """

    quiet: Quiet
    zone: ZoneInfo
    nudges_a_week: int
    windows: Mapping[str, timedelta] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DryRun:
    """Who would get it and who not; both together are the audience. ``missing`` counts people per
    language without a text of their own.
    """

    going: tuple[Going, ...]
    skipped: tuple[tuple[Candidate, Skipped], ...]
    missing: Mapping[str, int]

    @property
    def count(self) -> int:
        return len(self.going) + len(self.skipped)

    def by_language_and_channel(self) -> list[tuple[str, str, int]]:
        found = Counter((each.language, each.channel) for each in self.going)
        return [(language, channel, count) for (language, channel), count in sorted(found.items())]

    def why_not(self) -> list[tuple[Skipped, int]]:
        found = Counter(reason for _person, reason in self.skipped)
        return [(reason, found[reason]) for reason in Skipped if found[reason]]

    def examples(self, at_most: int = 3) -> list[Going]:
        """People whose messages look different: first one of each language."""
        first: dict[str, Going] = {}
        for each in self.going:
            first.setdefault(each.language, each)
        rest = (each for each in self.going if each is not first[each.language])
        return [*first.values(), *rest][:at_most]


def text_for(language: str, texts: Collection[str], fallback: Fallback) -> str:
    """The language in which somebody gets it; empty for none."""
    if language in texts:
        return language
    return fallback.value if fallback.value in texts else ""


def decide(
    person: Candidate, texts: Collection[str], fallback: Fallback, rules: Rules, now: datetime, *, important: bool
) -> Going | Skipped:
    """Whether somebody gets it now, how, or why not.
    What is ``important`` also goes to who is resting or heard much.
    """
    if not person.address:
        return Skipped.NO_CHAT
    if person.stopped:
        return Skipped.STOPPED
    if person.blocked:
        return Skipped.BLOCKED
    language = text_for(person.language, texts, fallback)
    if not language:
        return Skipped.NO_TEXT
    if not important:
        if person.on_a_break is not None and person.on_a_break > now:
            return Skipped.PAUSED
        if tired_until(person.nudges, now, rules.nudges_a_week) is not None:
            return Skipped.TIRED
    later = quiet_until(now, own_quiet(person.quiet, rules.quiet), rules.zone)
    window = rules.windows.get(person.address.partition(":")[0])
    closed = window is not None and (person.heard_at is None or (later or now) - person.heard_at >= window)
    return Going(person, language, later, closed)


def dry_run(
    people: Iterable[Candidate],
    texts: Collection[str],
    fallback: Fallback,
    rules: Rules,
    now: datetime,
    *,
    important: bool,
) -> DryRun:
    """What would happen if it went at ``now``."""
    going: list[Going] = []
    skipped: list[tuple[Candidate, Skipped]] = []
    missing: Counter[str] = Counter()
    for person in people:
        decided = decide(person, texts, fallback, rules, now, important=important)
        if person.language not in texts and decided not in (Skipped.STOPPED, Skipped.BLOCKED, Skipped.NO_CHAT):
            missing[person.language] += 1
        if isinstance(decided, Going):
            going.append(decided)
        else:
            skipped.append((person, decided))
    return DryRun(tuple(going), tuple(skipped), dict(missing))


# What a report counts apart: how far a message has come, by the states of the outbox.
ON_ITS_WAY = ("queued", "sending")


@dataclass(frozen=True, slots=True)
class Report:
    """How far it has come; all numbers together are the audience.

    ``states`` by the state of the outbox (and ``left`` for who has not had their turn), ``skipped``
    by reason, ``replies`` by option id.
    """

    states: Mapping[str, int]
    skipped: Mapping[str, int]
    replies: Mapping[str, int]

    @property
    def audience(self) -> int:
        return sum(self.states.values()) + sum(self.skipped.values())

    @property
    def on_its_way(self) -> int:
        return sum(self.states.get(state, 0) for state in ("left", *ON_ITS_WAY))

    @property
    def gone(self) -> int:
        """What has left the house."""
        return sum(self.states.get(state, 0) for state in ("sent", "delivered", "read", "waiting"))

    @property
    def unreached(self) -> int:
        return sum(self.states.get(state, 0) for state in ("failed", "blocked", "uncertain"))
