"""Who lives in the town, and what they do of their own accord in a week. Nothing is random:
weeks differ by what is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from playground.people import Person

# Name, language of the app, role, languages spoken; the rest as most people answer.
PEOPLE: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Bilal", "ar", "newcomer", ("ar", "en")),
    ("Tsega", "ti", "newcomer", ("ti", "en")),
    ("Yusuf", "en", "newcomer", ("so", "en")),
    ("Mariam", "ar", "newcomer", ("ar",)),
    ("Hanna", "ti", "newcomer", ("ti",)),
    ("Dawit", "en", "newcomer", ("am", "en")),
    ("Tom", "nl", "mentor", ("nl", "en")),
    ("Els", "nl", "mentor", ("nl", "en")),
    ("Piet", "nl", "mentor", ("nl", "en")),
    ("Fatima", "nl", "mentor", ("nl", "ar")),
    ("Joost", "nl", "mentor", ("nl", "fr")),
    ("Anna", "en", "mentor", ("nl", "en")),
)
WITH_WHATSAPP = frozenset({"Yusuf", "Hanna"})
# Who tells more of themselves at once, and names the case manager, who can then be asked about a
# match.
TELL_MORE = frozenset({"Amal", "Hanna", "Selam"})
# Who stops in the middle of the sign-up, at this question.
HALF_WAY = {"Dawit": "languages"}
# Who comes only in the week of the coordinator, though the phone is there.
COME_LATER = frozenset({"Sanne", "Selam"})
# From which day of the town on somebody looks at their phone; who stands here with NEVER is silent.
NEVER = 10_000
LOOKS_FROM: Mapping[str, int] = {"Bilal": 1, "Dawit": 3, "Piet": NEVER}

Given = Mapping[str, str | tuple[str, ...] | None]


def given(person: Person) -> Given:
    """Somebody's own answers; what does not stand here is answered as most people do."""
    spoken = next((each[3] for each in PEOPLE if each[0] == person.name), None)
    own: dict[str, str | tuple[str, ...] | None] = {"free": ("ea", "we")}
    if person.name not in TELL_MORE:
        own["now"] = "later"
    return {**own, "languages": spoken} if spoken else own


def comes_by_themselves(person: Person) -> bool:
    """Whether somebody presses START when the town is filled;
    the coordinator does it to see who waits.
    """
    return person.name not in COME_LATER


@dataclass(frozen=True, slots=True)
class Moment:
    """On a day of each week (0 is the first) and an hour somebody begins something;
    ``words`` differ by the week.
    """

    day: int
    hour: int
    who: str
    does: str  # arrives | plans | asks | writes | doubts | blocks
    words: tuple[str, ...] = ()

    def said(self, week: int) -> str:
        return self.words[week % len(self.words)] if self.words else ""


MOMENTS = (
    Moment(0, 11, "Sanne", "arrives"),
    Moment(
        0,
        14,
        "Anna",
        "asks",
        ("When do I hear who I will meet? I am away from Friday on.", "Is there news for me? I am back again."),
    ),
    Moment(1, 10, "Fatima", "plans"),
    Moment(1, 12, "Selam", "arrives"),
    Moment(
        1,
        16,
        "Mariam",
        "writes",
        ("هل يمكن أن نلتقي في يوم السبت أيضا؟", "شكرا، كل شيء جيد."),
    ),
    Moment(2, 11, "Bilal", "plans"),
    Moment(2, 15, "Tsega", "doubts", ("Tom is kind, but I do not always understand him.", "It goes better now.")),
    Moment(3, 10, "Tom", "plans"),
    Moment(
        3,
        13,
        "Els",
        "asks",
        ("Mag ik Bilal ook bij mij thuis uitnodigen?", "Bilal zoekt een fiets. Weten jullie iets?"),
    ),
    Moment(4, 10, "Joost", "blocks"),
    Moment(4, 15, "Hanna", "asks", ("I wait long. Is there a mentor for me?", "Thank you. Where is your office?")),
    Moment(5, 11, "Els", "plans"),
    Moment(6, 12, "Mariam", "plans"),
    Moment(6, 17, "Amal", "writes", ("متى أسمع منكم؟", "مرحبا، هل هناك أخبار؟")),
)


def moments(first: date, zone: ZoneInfo) -> Iterator[tuple[datetime, Moment, int]]:
    """(when, what, week) of everything from the first day on, without an end."""
    week = 0
    while True:
        for each in MOMENTS:
            day = first + timedelta(days=7 * week + each.day)
            yield datetime.combine(day, time(each.hour), zone), each, week
        week += 1
