"""The map of the data: whose words each column may hold, for how long, and what erasing does to
them. Forgetting, retention and *my data* walk it; a column that is not on it fails the tests.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Any

from sqlalchemy import String, Table, and_, cast, func, literal, not_, or_, select, true

from bot.announcements.rules import State
from bot.matches.nouns import OPEN_MATCH, REPORTABLE_DAYS, MatchState
from bot.meetings.nouns import MeetingState
from bot.requests.nouns import SAFETY, RequestKind, RequestState
from bot.talks.nouns import OPEN_TALK
from storage import tables as t


class Whose(StrEnum):
    """Whose words a column may hold."""

    NOBODY = "nobody's"
    THEIRS = "their own"
    ANYBODY = "anybody's, also about others"
    STAFF = "the project's"


class Erasing(StrEnum):
    """What erasing somebody does to the rows that point to them."""

    DELETE = "the row goes"
    UNNAME = "the row stays without them"
    NOTHING = "nothing: no row is a person's"


class Age(Enum):
    """How many days old something may become; ``TEXT`` is what the programme says."""

    AT_ONCE = 0
    TEXT = None
    TWO_DAYS = 2
    WEEK = 7
    FORTNIGHT = 14
    YEAR = 365

    def days(self, text_days: int) -> int:
        return text_days if self.value is None else int(self.value)


# ``outbox.erase``: nothing; blank it when it was sent; and what somebody who was erased had written
# to somebody else, which goes when it is so old: erasing oneself takes no report away.
KEPT, ONCE_SENT, REPORTABLE = 0, 1, 2
REPORTABLE_FOR = Age(REPORTABLE_DAYS)


@dataclass(frozen=True, slots=True)
class Holds:
    """What a column holds. ``blank`` is what stands there when it was emptied.

    ``stays`` says why erasing leaves it; ``points``: it leads to a person. ``told`` is the name
    under which *my data* shows it, if it does.
    """

    whose: Whose
    what: str = ""
    blank: Any = ""
    stays: str = ""
    points: bool = False
    told: str = ""

    @property
    def has_words(self) -> bool:
        """Whether emptying it takes somebody's words away."""
        return self.whose is not Whose.NOBODY and not self.stays


@dataclass(frozen=True, slots=True)
class Old:
    """What becomes of a row that is so old: its ``columns`` are emptied, or (without any) it goes.

    ``but_profile``: not where it holds the answers of somebody's profile.
    """

    age: Age
    since: Any
    when: Any = None
    columns: tuple[str, ...] = ()
    but_profile: bool = False
    also: Mapping[str, Any] = field(default_factory=dict)
    said: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A table that *my data* reads together with another, and what it tells of it."""

    table: Table
    on: Any
    tells: tuple[str, ...] = ()


def _always(_now: int) -> Any:
    return true()


@dataclass(frozen=True, slots=True)
class Kept:
    """A table. ``person`` is the column that says whose a row is, ``match`` what says of which
    match (a column, or a subquery); ``over``: from now (epoch seconds) on nobody needs its words.

    ``section`` of *my data* has its rows. ``heard``: who its rows belong to may have heard of
    others, so that these rows may have words about somebody else.
    """

    columns: Mapping[str, Holds]
    person: str = ""
    erasing: Erasing = Erasing.NOTHING
    match: Any = None
    over: Callable[[int], Any] = _always
    old: Sequence[Old] = ()
    section: str = ""
    beside: tuple[Beside, ...] = ()
    only: Any = None
    heard: bool = False

    def emptied(self) -> dict[str, Any]:
        """The columns that have somebody's words, as they stand when these are gone."""
        return {name: each.blank for name, each in self.columns.items() if each.has_words}

    def emptied_of_others(self) -> dict[str, Any]:
        """Those that may also have the words of somebody else than whose row it is."""
        return {name: each.blank for name, each in self.columns.items() if each.whose is Whose.ANYBODY}


_CODES = "ids and states"


def _codes(*names: str, told: bool = False) -> dict[str, Holds]:
    """Ids, states, days and numbers of ours: nobody ever writes words there."""
    return {name: Holds(Whose.NOBODY, _CODES, told=name if told else "") for name in names}


def _at(name: str) -> dict[str, Holds]:
    """The moment that *my data* shows as the one of the row."""
    return {name: Holds(Whose.NOBODY, _CODES, told="at")}


def _points(*names: str) -> dict[str, Holds]:
    """Columns that lead to a person by a number."""
    return {name: Holds(Whose.NOBODY, "the number of a person", points=True) for name in names}


def _words(
    what: str, *names: str, told: bool = False, blank: Any = "", whose: Whose = Whose.THEIRS
) -> dict[str, Holds]:
    return {name: Holds(whose, what, blank=blank, told=name if told else "") for name in names}


def _anybodys(what: str, *names: str, blank: Any = "", told: bool = False) -> dict[str, Holds]:
    return _words(what, *names, told=told, blank=blank, whose=Whose.ANYBODY)


def _staffs(what: str, *names: str, stays: str) -> dict[str, Holds]:
    return {name: Holds(Whose.STAFF, what, stays=stays) for name in names}


_OVER = t.conversations.c.stage.not_in(["open", "waiting"])
# What is on its way or waits is still needed.
_SENT = ("text", "buttons", "extra", "given")
_UNSENT = t.outbox.c.state.in_(["queued", "sending", "waiting"])
_CLOSED = t.requests.c.state == RequestState.CLOSED.value
_SAFETY = t.requests.c.kind.in_([kind.value for kind in SAFETY])
_OPEN_TALK = t.talks.c.state.in_([state.value for state in OPEN_TALK])
_PLANNED = t.meetings.c.state.in_([MeetingState.PROPOSED.value, MeetingState.CONFIRMED.value])
_MATCH_OVER = t.matches.c.state.not_in([state.value for state in (*OPEN_MATCH, MatchState.LIVE)])
_ENDED = (
    select(t.matches.c.since)
    .where(t.matches.c.id == t.match_members.c.match_id, _MATCH_OVER)
    .correlate(t.match_members)
    .scalar_subquery()
)
_OF_TALK = (
    select(t.talks.c.match_id)
    .where(t.talks.c.id == t.talk_answers.c.talk_id)
    .correlate(t.talk_answers)
    .scalar_subquery()
)
_TALK_OVER = (
    select(not_(_OPEN_TALK)).where(t.talks.c.id == t.talk_answers.c.talk_id).correlate(t.talk_answers).scalar_subquery()
)
_ASKED = ("words", "media", "channel")
# What staff read after somebody was erased: what the other side told them, and had to wait.
_WITHOUT = select(literal("match:").concat(cast(t.match_members.c.match_id, String))).where(
    t.match_members.c.person_id.is_(None)
)
_CARED = select(literal("request:").concat(cast(t.requests.c.id, String))).where(
    t.requests.c.kind.in_([RequestKind.CARE.value, RequestKind.REPORT.value]), t.requests.c.about.in_(_WITHOUT)
)
_OF_SOMEBODY_ERASED = or_(t.outbox.c.about.in_(_WITHOUT), t.outbox.c.about.in_(_CARED))
_SOMEBODY_ERASED = (
    select(t.match_members.c.id)
    .where(t.match_members.c.match_id == t.signs.c.match_id, t.match_members.c.person_id.is_(None))
    .correlate(t.signs)
    .exists()
)
_GONE_OUT = t.announcements.c.state.in_([State.SENT.value, State.CANCELLED.value])
_NAMED = select(t.announcements.c.file_id).where(t.announcements.c.file_id.is_not(None))
_AT_WORK = select(t.inbox.c.id).where(t.inbox.c.id == t.files.c.id, t.inbox.c.for_staff != "").correlate(t.files)
_STILL_GOES = t.files.c.id.in_(_NAMED.where(not_(_GONE_OUT)))

MAP: Mapping[Table, Kept] = {
    t.people: Kept(
        _codes("programme", "language", "hint", "role", "quiet", "nudges")
        | _points("id", "staff_id")
        | _words("their name, and the one of their app", "name", "called"),
        person="id",
        erasing=Erasing.DELETE,
    ),
    t.addresses: Kept(
        _words("the number or chat by which they are reached", "key", told=True)
        | _codes("blocked_at", "linked_at", told=True)
        | _codes("offered")
        | _points("person_id"),
        person="person_id",
        erasing=Erasing.DELETE,
        section="addresses",
    ),
    t.link_codes: Kept(_codes("code") | _points("person_id", "opened_by"), person="person_id", erasing=Erasing.DELETE),
    t.contents: Kept(_codes("key", "sid", "print", "state", "reason")),
    t.conversations: Kept(
        _codes("flow", "stage", "about")
        | _points("person_id")
        | _anybodys("their answers, and the one that is just being changed", "answers", "asked"),
        person="person_id",
        erasing=Erasing.DELETE,
        heard=True,
        over=lambda _now: _OVER,
        old=(
            Old(
                Age.TEXT,
                t.conversations.c.touched_at,
                but_profile=True,
                said="not where it is the profile",
            ),
        ),
    ),
    t.inbox: Kept(
        _codes("received_at", "kind", told=True)
        | _anybodys("what they wrote", "text", told=True)
        | _codes("channel", "message_id", "state", "about")
        | _points("person_id", "for_staff"),
        person="person_id",
        erasing=Erasing.UNNAME,
        heard=True,
        old=(Old(Age.TEXT, t.inbox.c.received_at, columns=("text",)),),
        section="you_sent",
        # What staff write in their work is about others.
        only=and_(t.inbox.c.channel != "clock", t.inbox.c.for_staff == ""),
    ),
    t.outbox: Kept(
        _codes("changed_at", "state", told=True)
        | _anybodys("what we wrote, with words and names of others", "text", "extra", "buttons", told=True)
        | _codes("erase", told=True)
        | _anybodys("the values of a template", "given")
        | _words("the number or chat to which it went, and what the service calls it", "address", "provider_id")
        | _codes("channel", "language", "reason", "about", "occasion")
        | _points("person_id", "for_staff"),
        person="person_id",
        erasing=Erasing.UNNAME,
        heard=True,
        over=lambda _now: not_(_UNSENT),
        old=(
            Old(Age.TEXT, t.outbox.c.changed_at, not_(_UNSENT), _SENT),
            Old(
                Age.AT_ONCE,
                t.outbox.c.changed_at,
                and_(not_(_UNSENT), t.outbox.c.erase == ONCE_SENT),
                _SENT,
                said="when it was sent, where it speaks of somebody who was erased",
            ),
            Old(
                Age.AT_ONCE,
                t.outbox.c.changed_at,
                and_(not_(_UNSENT), t.outbox.c.for_staff != "", _OF_SOMEBODY_ERASED),
                _SENT,
                said="when it was sent to staff, where somebody is gone of the match it is about",
            ),
            # By when it went: news of its way must not make it stay longer.
            Old(
                REPORTABLE_FOR,
                t.outbox.c.not_before,
                and_(not_(_UNSENT), t.outbox.c.erase == REPORTABLE),
                _SENT,
                said="what somebody brought to them who was erased, so that it can be reported: its words alone",
            ),
            # Nobody's row would be found when somebody is erased.
            Old(
                Age.TEXT,
                t.outbox.c.changed_at,
                and_(not_(_UNSENT), t.outbox.c.person_id.is_(None)),
                ("address", "provider_id"),
                said="where it went to nobody we know",
            ),
            # What is queued for a channel that is not there any more will not be sent.
            Old(Age.TEXT, t.outbox.c.expires, columns=_SENT, said="after it was to be sent at the latest"),
        ),
        section="we_sent",
        only=t.outbox.c.for_staff == "",
    ),
    t.journal: Kept(
        _codes("at", "kind", "about", "rule", told=True)
        | _codes("programme")
        | {
            "who": Holds(Whose.NOBODY, "who acted, by number; a pseudonym after erasing", points=True),
            "whom": Holds(Whose.NOBODY, "the number of a person", points=True),
        },
        section="journal",
    ),
    t.teams: Kept(
        _codes("programme", "token")
        | {
            "name": Holds(
                Whose.ANYBODY,
                "the team's own name",
                stays="it is the word of the whole team; it goes with the last member",
            )
        },
    ),
    t.staff: Kept(
        _codes("programme", "role")
        | _staffs("their name at work", "name", stays="the journal must say who of the project did what"),
    ),
    t.invites: Kept(
        _codes("token", "programme", "role")
        | _points("staff_id", "person_id", "opened_by")
        | _words("what was known of them before they came", "kept"),
        person="person_id",
        erasing=Erasing.DELETE,
        old=(Old(Age.TEXT, t.invites.c.used_at, columns=("kept",), said="after it was opened"),),
    ),
    t.newcomers: Kept(
        _codes("age", "town", "languages", "dutch", "free", "wish", "gender", "goals", "interests", "children")
        | _codes("case_manager")
        | _words("what they like, in their own words", "interests_words")
        | _points("person_id"),
        person="person_id",
        erasing=Erasing.DELETE,
    ),
    t.mentors: Kept(
        _codes("age", "town", "knows_town", "languages", "free", "wish", "gender", "interests", "together")
        | _words("their background and what they like, in their own words", "background", "interests_words")
        | _points("person_id"),
        person="person_id",
        erasing=Erasing.DELETE,
    ),
    t.matches: Kept(
        _codes("programme", "state", "consulted", "end_reason", "ended_by", "suggested")
        | _points("staff_id")
        | _anybodys(
            "why staff matched them all the same, and what the case manager said", "override", "consult_reason"
        ),
        match=t.matches.c.id,
        over=lambda _now: _MATCH_OVER,
        old=(Old(Age.YEAR, t.matches.c.created_at, columns=("override", "consult_reason")),),
    ),
    t.match_members: Kept(
        _codes("side", "answer", "reason", told=True)
        | _words("the number they share", "number", told=True)
        | _codes("afterwards")
        | _points("person_id"),
        person="person_id",
        erasing=Erasing.UNNAME,
        old=(Old(Age.TEXT, _ENDED, columns=("number",), said="after the end of the match"),),
        section="matches",
        beside=(Beside(t.matches, t.matches.c.id == t.match_members.c.match_id, ("id", "state", "since")),),
    ),
    t.meetings: Kept(
        _codes("id", "state", "day", "time", told=True)
        | _codes("proposed_by")
        | _anybodys("where they meet", "place", told=True),
        match=t.meetings.c.match_id,
        over=lambda now: or_(not_(_PLANNED), t.meetings.c.starts_at < now),
        old=(Old(Age.TEXT, t.meetings.c.starts_at, columns=("place",)),),
        section="meetings",
        beside=(Beside(t.match_members, t.match_members.c.match_id == t.meetings.c.match_id),),
    ),
    t.meeting_answers: Kept(
        _codes("meeting_id", "met", "minutes", "face", told=True) | _codes("side") | _points("person_id"),
        person="person_id",
        erasing=Erasing.UNNAME,
        section="after_meetings",
    ),
    t.talks: Kept(
        _codes("kind", "state", "target", "day", "time")
        | _points("staff_id")
        | _anybodys("where it is, and what staff wrote down of it", "place", "notes"),
        match=t.talks.c.match_id,
        over=lambda _now: not_(_OPEN_TALK),
        old=(
            Old(Age.TEXT, func.coalesce(t.talks.c.starts_at, t.talks.c.since), not_(_OPEN_TALK), ("place",)),
            Old(Age.YEAR, t.talks.c.since, not_(_OPEN_TALK), ("notes",)),
        ),
    ),
    t.talk_answers: Kept(
        _anybodys("how they prepared themselves", "prepared", told=True)
        | _codes("shared", "choice", "helpful", told=True)
        | _codes("who")
        | _points("person_id"),
        person="person_id",
        erasing=Erasing.UNNAME,
        match=_OF_TALK,
        over=lambda _now: _TALK_OVER,
        old=(Old(Age.TEXT, t.talk_answers.c.answered_at, columns=("prepared",)),),
        section="talks",
        beside=(Beside(t.talks, t.talks.c.id == t.talk_answers.c.talk_id, ("kind", "state", "day")),),
    ),
    t.signs: Kept(
        _at("opened_at")
        | _codes("kind", told=True)
        | _anybodys("what they told the coordinator", "words", told=True)
        | _codes("programme", "about", "closed_by")
        | _points("person_id"),
        person="person_id",
        erasing=Erasing.UNNAME,
        match=t.signs.c.match_id,
        over=lambda _now: t.signs.c.closed_at.is_not(None),
        old=(
            Old(Age.YEAR, t.signs.c.closed_at, columns=("words",), said="after it was closed"),
            Old(
                Age.AT_ONCE,
                t.signs.c.closed_at,
                _SOMEBODY_ERASED,
                ("words",),
                said="when it was closed, where somebody of the match is gone",
            ),
            Old(Age.YEAR, t.signs.c.opened_at, t.signs.c.closed_at.is_(None), ("words",), said="also where it is open"),
        ),
        section="told_the_coordinator",
        only=t.signs.c.words != "",
    ),
    t.theme_meetings: Kept(
        _codes("programme", "state", "day", "time", "language", "whom", "code")
        | _points("staff_id")
        | _staffs("its title", "theme", stays="it was for all to read; the figures of a year name it")
        | {
            name: Holds(Whose.STAFF, "where it is", stays="it was for all who were invited")
            for name in ("place", "link")
        },
        old=(Old(Age.TEXT, t.theme_meetings.c.starts_at, columns=("place", "link")),),
    ),
    t.theme_replies: Kept(
        _codes("reply", "attended", told=True) | _codes("place") | _points("person_id"),
        person="person_id",
        erasing=Erasing.UNNAME,
        section="theme_meetings",
        beside=(Beside(t.theme_meetings, t.theme_meetings.c.id == t.theme_replies.c.theme_id, ("theme", "day")),),
    ),
    t.programme_parts: Kept(
        _codes("part", "state", "begins", "ends", "changed_at", told=True) | _points("person_id", "staff_id"),
        person="person_id",
        erasing=Erasing.DELETE,
        section="programme_parts",
    ),
    t.timers: Kept(
        _codes("kind", "about", "state", "reason") | _points("person_id", "staff_id"),
        person="person_id",
        erasing=Erasing.DELETE,
    ),
    t.announcements: Kept(
        _codes("programme", "state", "fallback", "replies")
        | _points("staff_id", "person_id")
        | {
            "texts": Holds(Whose.STAFF, "what staff wrote to many", "{}"),
            "audience": Holds(Whose.STAFF, "whom it is for, also the names of who is left out", "{}"),
        },
        over=lambda _now: _GONE_OUT,
        old=(
            Old(Age.TEXT, t.announcements.c.changed_at, _GONE_OUT, ("texts", "audience")),
            Old(
                Age.YEAR,
                t.announcements.c.changed_at,
                t.announcements.c.state == State.DRAFT.value,
                ("texts", "audience"),
                also={"state": State.CANCELLED.value},
                said="a draft that nobody touched is called off",
            ),
        ),
    ),
    t.announced: Kept(
        _codes("reply", "replied_at", told=True) | _codes("state", "reason", "language") | _points("person_id"),
        person="person_id",
        erasing=Erasing.UNNAME,
        section="announcements",
    ),
    t.audience_groups: Kept(
        _codes("programme")
        | {
            "name": Holds(Whose.STAFF, "what staff call a group", stays="staff chose it for a kind of people"),
            "audience": Holds(Whose.STAFF, "whom it has, also the names of who is left out", "{}"),
        },
    ),
    t.requests: Kept(
        _at("opened_at")
        | _codes("kind", "state", told=True)
        | _anybodys("what they wrote", "words", told=True)
        | _anybodys("where a voice message lies", "media")
        | _codes("programme", "channel", "chat", "about", "closed_by")
        | _points("person_id", "claimed_by"),
        person="person_id",
        erasing=Erasing.UNNAME,
        heard=True,
        # What is about somebody's safety must not go because who it is about goes.
        over=lambda _now: and_(_CLOSED, not_(_SAFETY)),
        old=(
            Old(Age.TEXT, t.requests.c.closed_at, and_(_CLOSED, not_(_SAFETY)), _ASKED, said="after it was closed"),
            Old(
                Age.AT_ONCE,
                t.requests.c.closed_at,
                and_(_CLOSED, t.requests.c.kind == RequestKind.REPORT.value, t.requests.c.about.in_(_WITHOUT)),
                _ASKED,
                said="a reported message, when it was closed, where somebody of the match is gone",
            ),
            # What nobody closed keeps its words no longer than a chat does.
            Old(Age.TEXT, t.requests.c.changed_at, and_(not_(_CLOSED), not_(_SAFETY)), _ASKED),
            Old(
                Age.YEAR, t.requests.c.closed_at, and_(_CLOSED, _SAFETY), _ASKED, said="of safety, after it was closed"
            ),
        ),
        section="asked_a_person",
        # What was reported are somebody else's words.
        only=and_(not_(_SAFETY), t.requests.c.kind != RequestKind.REPORT.value, t.requests.c.words != ""),
    ),
    t.subscriptions: Kept(
        _codes("kind", told=True) | _points("person_id"),
        person="person_id",
        erasing=Erasing.DELETE,
        section="subscriptions",
    ),
    t.files: Kept(
        _at("created_at")
        | _anybodys("the name they gave it", "name", told=True)
        | _codes("size", "state", told=True)
        | _anybodys("the file, and what was read in it", "data", "plan")
        | _words("what the service calls it", "media")
        | _codes("programme", "channel", "mime", "reason", "then_flow", "again_flow", "sent_as")
        | _points("person_id"),
        person="person_id",
        erasing=Erasing.DELETE,
        heard=True,
        over=lambda _now: and_(or_(t.files.c.then_flow != "", t.files.c.id.in_(_NAMED)), not_(_STILL_GOES)),
        old=(
            Old(
                Age.TWO_DAYS,
                t.files.c.created_at,
                and_(t.files.c.then_flow != "", not_(_STILL_GOES)),
                said="what only passes through: a list to import",
            ),
            Old(
                Age.FORTNIGHT,
                t.files.c.created_at,
                and_(or_(t.files.c.mime.startswith("audio/"), t.files.c.id.not_in(_NAMED)), not_(_STILL_GOES)),
                said="what was spoken, and what goes with no announcement",
            ),
            Old(Age.TEXT, t.files.c.created_at, not_(_STILL_GOES), said="when nothing is to be sent with it any more"),
        ),
        section="files_you_sent",
        # Not what was spoken in confidence, nor what staff sent in their work.
        only=and_(t.files.c.mime.not_like("audio/%"), t.files.c.id.not_in(_AT_WORK)),
    ),
    t.budgets: Kept(
        {
            "key": Holds(
                Whose.NOBODY,
                "whose bucket, by numbers of ours; a chat that rang for help or typed wrong codes by a keyed hash "
                "only, for some hours, also of somebody erased; it goes when it is full again",
                points=True,
            )
        }
    ),
    t.released: Kept(_codes("programme", "unit", "first", "shown", "counted")),
    t.forgetting: Kept(_points("person_id") | _codes("programme")),
    t.lease: Kept(_codes("holder")),
}


# As a page


_SINCE = {
    Age.AT_ONCE: "at once",
    Age.TEXT: "`text_days`",
    Age.TWO_DAYS: "2 days",
    Age.WEEK: "7 days",
    Age.FORTNIGHT: "14 days",
    Age.YEAR: "a year",
}
_ERASED = {
    Erasing.DELETE: "Erasing somebody removes their rows.",
    Erasing.UNNAME: "Erasing somebody leaves the row, without them and without their words.",
    Erasing.NOTHING: "",
}


def page() -> str:
    """The map as people read it: docs/data-map.md."""
    head = (
        "# The map of the data\n\n"
        "Made from `storage/data_map.py` by `python -m bot data-map`; a test keeps it in step. Each column that may hold\n"
        "somebody's words, or leads to a person, is here; the others hold ids, states, days and numbers of ours.\n"
        "`text_days` is set in the programme (Leiden: 90). How it is used: [architecture](architecture.md), *Privacy in\n"
        "the structure*.\n"
    )
    return head + "".join(_chapter(table, kept) for table, kept in MAP.items())


def _chapter(table: Table, kept: Kept) -> str:
    rows = [_line(name, each, kept) for name, each in kept.columns.items() if each.points or each.what != _CODES]
    said = [_ERASED[kept.erasing]]
    if kept.match is not None:
        said.append("When somebody of the match is erased, the words of all sides go, as soon as they are not needed.")
    if kept.heard:
        said.append("Erasing also finds what such rows of staff, and of whom somebody was matched with, say of them.")
    said += [f"After {_SINCE[old.age]} the row goes{_why(old)}." for old in kept.old if not old.columns]
    told = f"In *my data*: `{kept.section}`." if kept.section else ""
    text = " ".join(each for each in (*said, told) if each)
    lines = ["| column | whose words | what | goes after | erasing |", "|---|---|---|---|---|", *rows] if rows else []
    if not rows:
        text = text or "Nobody's words."
    return "\n".join(["", f"## {table.name}", "", *([text, ""] if text else []), *lines]).rstrip() + "\n"


def _why(old: Old) -> str:
    return f" ({old.said})" if old.said else ""


def _line(name: str, each: Holds, kept: Kept) -> str:
    old = [f"{_SINCE[rule.age]}{_why(rule)}" for rule in kept.old if name in rule.columns]
    if each.stays:
        erased = f"stays: {each.stays}"
    elif kept.erasing is Erasing.DELETE:
        erased = "goes"
    else:
        erased = "emptied" if each.has_words or each.points else ""
    return f"| `{name}` | {each.whose} | {each.what} | {'; '.join(old)} | {erased} |"
