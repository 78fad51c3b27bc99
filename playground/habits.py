"""What people do in a year of fast-forward: which answer they take, and what they begin. Nothing is
random; it differs by the week.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from playground.people import Person

# What nobody chooses who wants to go on.
NOT_FIRST = frozenset({"back", "menu", "skip", "later", "unsaid", "stop", "nothing", "resume"})


@dataclass(frozen=True, slots=True)
class Now:
    """When in the year it is: the week, counted from 0, and the hour on the clock of the place.

    ``again``: somebody left this question unanswered earlier in the week.
    """

    week: int
    hour: int
    again: bool = False


# Which option somebody takes; None leaves the question unanswered this time.
Choose = Callable[[Person, Now, Sequence[str]], str | None]


def _first_of(*wanted: str) -> Choose:
    return lambda _person, _now, options: next((one for one in wanted if one in options), None) or sensible(options)


def sensible(options: Sequence[str]) -> str | None:
    """The first option that goes on."""
    return next((one for one in options if one not in NOT_FIRST), None)


def _answer(person: Person, now: Now, options: Sequence[str]) -> str | None:
    """A meeting or a match is proposed: mostly yes, sometimes not this week,
    now and then only when asked again.
    """
    if "other" in options and "no" not in options:
        # The time of a talk: in the first week the mentor asks for another one.
        return "other" if person.role == "mentor" and now.week == 0 else "yes"
    if "other" in options and now.week % 8 == 6 and not now.again:
        return None
    if "other" in options and now.week % 11 == 5:
        return "no"
    return "yes" if "yes" in options else sensible(options)


def _met(person: Person, now: Now, options: Sequence[str]) -> str | None:
    """Did you meet? Once the newcomer says no where the mentor says yes,
    and in some weeks they forget it at first.
    """
    if person.role == "newcomer" and now.week % 6 == 3 and not now.again:
        return None
    return "no" if person.role == "newcomer" and now.week == 24 else "yes"


def _comes(person: Person, now: Now, options: Sequence[str]) -> str | None:
    """To a theme meeting: some come, some perhaps, some not, and some do not say."""
    wanted = ("yes", "no", "yes", "maybe", None)[(person.id + now.week) % 5]
    return wanted if wanted is None or wanted in options else sensible(options)


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
    "reply": _comes,
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
# Buttons that begin something: who presses them, and when. An unknown one is an offer, which people
# take.
Begins = Callable[[Person, Now], bool]


def _never(_person: Person, _now: Now) -> bool:
    return False


FLOWS: Mapping[str, Begins] = {
    # Hello is said once; an answer to each answer would never end.
    "WriteTo": lambda person, now: person.role == "mentor" and now.week == 0,
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
            "TalkMove",
            "TalkMoveStaff",
            "TalksDesk",
            "MyTalks",
            "NotSure",
            "WhoNeedsCare",
            "CareDesk",
            "MyHours",
            "ThemeInvite",
            "ThemeDesk",
            "WhoWasThere",
            "TakeABreak",
            "MyFreeTimes",
            "FindPerson",
            "PersonDesk",
            "WhoSaw",
            "DeleteMe",
        ),
        _never,
    ),
}


def choose(question: str, person: Person, now: Now, options: Sequence[str]) -> str | None:
    """The option of a question; an unknown question gets the first that goes on.
    None leaves it for now.
    """
    known = CHOICES.get(question)
    return known(person, now, options) if known else sensible(options)


def several(question: str, person: Person) -> tuple[str, ...]:
    """The options of a question with several answers; none for an unknown one."""
    known = SEVERAL.get(question)
    return known(person) if known else ()


# The number of the reply to an announcement that each of five people gives; the last one says
# nothing.
REPLIES = (1, 2, 1, 1, None)


def takes(offers: Sequence[str], person: Person, now: Now) -> str | None:
    """Which of the buttons under a message somebody presses, as ``Flow about``;
    None when they press none.
    """
    replies = [one for one in offers if one.startswith("AnnounceReply ")]
    if replies:
        number = REPLIES[person.id % len(REPLIES)]
        return None if number is None else replies[min(number, len(replies)) - 1]
    return next((one for one in offers if begins(one.partition(" ")[0], person, now)), None)


def begins(flow: str, person: Person, now: Now) -> bool:
    """Whether somebody presses a button that begins this flow."""
    known = FLOWS.get(flow)
    return known(person, now) if known else True
