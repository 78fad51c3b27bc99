"""The programme profile: all that differs between places, read from a TOML file and checked."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    EmailStr,
    Field,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)

from bot.ground import links, phones
from bot.ground.calendar import Quiet
from bot.ground.errors import ProgrammeError
from bot.ground.office import Office
from bot.ground.text import Text, given

HERE = Path(__file__).parent.parent / "programmes"


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"there is no time zone {name!r}; write for example Europe/Amsterdam")
    return name


def _country(code: str) -> str:
    if not phones.is_region(code):
        raise ValueError(f"there is no country {code!r}; write for example NL")
    return code


def _hours(pair: tuple[int, int]) -> tuple[int, int]:
    if not 1 <= pair[0] <= pair[1] <= 20:
        raise ValueError("write the fewest and the most hours a week, such as [2, 3]; from 1 to 20")
    return pair


def _different(names: tuple[str, ...]) -> tuple[str, ...]:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"these stand here twice: {', '.join(twice)}")
    return names


# A sentence per language code.
Sentences = Mapping[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], str]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_Wall0 = Annotated[str, Field(pattern=r"^[0-2][0-9]:[0-5][0-9]$")]


def _phone(number: str, info: ValidationInfo) -> str:
    """As it is written: people read it so. ``info`` carries the country of the programme."""
    if not phones.can_be_called(number, (info.context or {}).get("country", phones.USUAL)):
        raise ValueError("this is no telephone number; write for example +31 71 516 5000, or a short one such as 112")
    return number


_Phone = Annotated[str, AfterValidator(_phone)]


class OpenHours(_Strict):
    """When people of the programme answer: weekdays (Monday is 0) and wall times.
    The words for it stand beside it.
    """

    weekdays: tuple[Annotated[int, Field(ge=0, le=6)], ...] = Field(default=(0, 1, 2, 3, 4), min_length=1)
    begin: _Wall0 = "09:00"
    end: _Wall0 = "17:00"


class Contact(_Strict):
    """How people reach a human of the programme."""

    name: str = Field(min_length=1, max_length=80)
    phone: _Phone
    email: EmailStr
    hours: Sentences
    open: OpenHours = OpenHours()


class HelpNumber(_Strict):
    """A number for when things are urgent: whose it is, and when to call it."""

    phone: _Phone
    icon: str = Field(default="☎️", max_length=4)
    name: Sentences
    when: Sentences


class Safety(_Strict):
    """Emergency and support numbers, the most urgent first."""

    numbers: tuple[HelpNumber, ...] = Field(min_length=1, max_length=8)


class Languages(_Strict):
    """``offered`` in the order they are shown; unreviewed ones only where the programme says so."""

    offered: Annotated[tuple[str, ...], AfterValidator(_different)] = Field(min_length=1)
    offer_unreviewed: bool = False


class Mentoring(_Strict):
    """What is asked of a mentor: hours a week (from, to), months at least; ``vog``:
    a certificate must be seen.
    """

    hours: Annotated[tuple[int, int], AfterValidator(_hours)]
    months: int = Field(ge=1, le=36)
    newcomers_at_most: int = Field(ge=1, le=10)
    vog: bool = False
    code_of_conduct: Sentences


class Privacy(_Strict):
    """Days that chat text is kept, and who answers for it.

    Who never had a match and wrote nothing for ``applicants_months``, or began a sign-up and wrote
    nothing for ``unfinished_days``, is asked whether they stay; 30 days of silence later they are
    erased.
    """

    text_days: int = Field(ge=1, le=3650)
    applicants_months: int = Field(default=12, ge=1, le=60)
    unfinished_days: int = Field(default=90, ge=21, le=730)
    responsible: Sentences
    officer_email: EmailStr


class Waiting(_Strict):
    """What people on the list are promised: how long it takes, per language."""

    how_long: Sentences


def _wall(at: str) -> str:
    try:
        return time.fromisoformat(at).strftime("%H:%M")
    except ValueError as error:
        raise ValueError("write a time of day such as 21:00") from error


_Wall = Annotated[str, AfterValidator(_wall)]


class Meeting(_Strict):
    """Where and when pairs meet: places by id with their name per language, times as buttons,
    when we keep quiet.
    """

    places: Mapping[Annotated[str, Field(pattern=r"^[a-z]{2,12}$")], Sentences] = Field(max_length=8)
    times: tuple[_Wall, ...] = Field(min_length=1, max_length=12)
    quiet: tuple[_Wall, _Wall]
    evening: _Wall


class Rhythm(_Strict):
    """How often pairs meet (every so many weeks), when we suggest it, how often we may nudge
    anybody in a week, and after how many days without a first meeting somebody should look after a
    match.
    """

    every_weeks: int = Field(default=1, ge=1, le=8)
    weekday: int = Field(default=1, ge=0, le=6)
    at: _Wall = "17:30"
    nudges_a_week: int = Field(default=2, ge=1, le=5)
    first_meeting_days: int = Field(default=14, ge=3, le=60)


class TalkTimes(_Strict):
    """When staff can talk: weekdays (Monday is 0), wall times, and where."""

    weekdays: tuple[Annotated[int, Field(ge=0, le=6)], ...] = Field(min_length=1)
    times: tuple[_Wall, ...] = Field(min_length=1, max_length=8)
    place: Sentences


class TalkPlan(_Strict):
    """A talk so many days after the match began, with which of the staff;
    times are asked ``ask_days`` after the begin.

    ``decides``: afterwards each says whether they go on. ``overdue_days`` after its day it is a
    sign of care.
    """

    id: str = Field(pattern=r"^[a-z0-9_]{2,20}$")
    after_days: int = Field(ge=7, le=730)
    ask_days: int = Field(ge=0, le=730)
    staff: Literal["case-manager", "coordinator"]
    decides: bool = False
    overdue_days: int = Field(default=21, ge=1, le=120)
    name: Sentences
    questions: tuple[Sentences, ...] = Field(default=(), max_length=3)


class FirstStep(_Strict):
    """Something to say in the first weeks, so many days after the begin;
    not when they have met (or plan to) already.
    """

    day: int = Field(ge=0, le=60)
    whom: Literal["newcomer", "mentor", "both"] = "both"
    unless_planned: bool = True
    text: Sentences


class Idea(_Strict):
    """Something to do together; empty ``months``, ``towns`` or ``interests`` fit all."""

    id: str = Field(pattern=r"^[a-z_]{2,20}$")
    months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = ()
    towns: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    text: Sentences


class Ending(_Strict):
    """A good end: days for a last meeting, weeks of rest before a new match,
    and an idea for the last time.
    """

    last_meeting_days: int = Field(default=14, ge=1, le=60)
    rest_weeks: int = Field(default=2, ge=0, le=12)
    idea: Sentences


_ON_A_BUTTON = 20


class ThemePlan(_Strict):
    """Theme meetings: how many weeks apart, how many days before people are invited, themes by id,
    the usual place, time and minutes.
    """

    every_weeks: int = Field(default=6, ge=1, le=52)
    invite_days: int = Field(default=21, ge=2, le=90)
    place: str = Field(min_length=1, max_length=100)
    time: _Wall
    minutes: int = Field(default=120, ge=15, le=600)
    topics: Mapping[Annotated[str, Field(pattern=r"^[a-z_]{2,20}$")], Sentences] = Field(max_length=8)


class PathPart(_Strict):
    """A part of the programme around newcomers, and how long it usually takes,
    in weeks or in years.

    ``short`` is its name on a button, where ``name`` is longer than 20 characters.
    """

    id: str = Field(pattern=r"^[a-z_]{2,20}$")
    icon: str = Field(default="", max_length=4)
    weeks: int = Field(default=0, ge=0, le=520)
    years: int = Field(default=0, ge=0, le=10)
    name: Sentences
    short: Sentences | None = None
    what: Sentences
    helps: Sentences

    @model_validator(mode="after")
    def _fits_a_button(self) -> Self:
        long = [name for name in (self.short or self.name).values() if len(name) > _ON_A_BUTTON]
        if long:
            raise ValueError(f"write a [path.parts.short] of at most {_ON_A_BUTTON} characters for: {', '.join(long)}")
        return self


class PathPlan(_Strict):
    """The programme around newcomers: its parts, in the order in which most people follow them."""

    name: Sentences
    parts: tuple[PathPart, ...] = Field(min_length=1, max_length=20)

    @model_validator(mode="after")
    def _parts_differ(self) -> Self:
        _different(tuple(part.id for part in self.parts))
        return self


_Town = Annotated[str, Field(min_length=1, max_length=20)]


# Words that people type for something, per language.
_Typed = Mapping[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], tuple[Annotated[str, Field(min_length=2)], ...]]


def _or_none(written: object, check: ValidatorFunctionWrapHandler) -> object:
    """What may be left empty."""
    return written if written == "" else check(written)


class Helper(_Strict):
    """Somebody around a newcomer who helps with some topics; the mentor needs no phone."""

    id: str = Field(pattern=r"^[a-z_]{2,20}$")
    phone: Annotated[_Phone, WrapValidator(_or_none)] = ""
    email: Annotated[EmailStr, WrapValidator(_or_none)] = ""
    name: Sentences
    hours: Sentences


class Topic(_Strict):
    """Something people need help with: who helps, what to do, and the words that mean it."""

    id: str = Field(pattern=r"^[a-z_]{2,12}$")
    icon: str = Field(default="", max_length=4)
    helper: str
    name: Sentences
    what: Sentences
    words: _Typed

    @model_validator(mode="after")
    def _fits_a_button(self) -> Self:
        long = [name for name in self.name.values() if len(name) > _ON_A_BUTTON]
        if long:
            raise ValueError(f"write names of at most {_ON_A_BUTTON} characters instead of: {', '.join(long)}")
        return self


class Faq(_Strict):
    """A question that people ask often (``short`` on a button), its answer,
    and the words that mean it.
    """

    id: str = Field(pattern=r"^[a-z_]{2,12}$")
    short: Sentences
    question: Sentences
    answer: Sentences
    words: _Typed

    @model_validator(mode="after")
    def _fits_a_button(self) -> Self:
        long = [name for name in self.short.values() if len(name) > _ON_A_BUTTON]
        if long:
            raise ValueError(f"write [faq.short] of at most {_ON_A_BUTTON} characters instead of: {', '.join(long)}")
        return self


class Subscription(_Strict):
    """Something people may ask for: who may, its name and what it is."""

    id: str = Field(pattern=r"^[a-z_]{2,12}$")
    whom: Literal["mentors", "newcomers", "both"] = "both"
    name: Sentences
    what: Sentences


def _link(url: str) -> str:
    if not links.is_secure(url):
        raise ValueError("write an https address, such as https://example.org/mentors")
    return url


class MentorGroup(_Strict):
    """The closed group of the mentors somewhere else."""

    link: Annotated[str, AfterValidator(_link)] = Field(max_length=300)
    what: Sentences


class Profile(_Strict):
    """A programme in one place; per-language sentences are ``{language code: sentence}``."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{1,30}$")
    name: Sentences
    zone: Annotated[str, AfterValidator(_zone)]
    towns: Annotated[tuple[_Town, ...], AfterValidator(_different)] = Field(min_length=1, max_length=30)
    languages: Languages
    contact: Contact
    mentoring: Mentoring
    privacy: Privacy
    waiting: Waiting
    meeting: Meeting
    rhythm: Rhythm = Rhythm()
    talk_times: TalkTimes | None = None
    talks: tuple[TalkPlan, ...] = ()
    first_weeks: tuple[FirstStep, ...] = ()
    ideas: tuple[Idea, ...] = ()
    ending: Ending | None = None
    path: PathPlan | None = None
    themes: ThemePlan | None = None
    safety: Safety | None = None
    helpers: tuple[Helper, ...] = ()
    topics: tuple[Topic, ...] = Field(default=(), max_length=20)
    faq: tuple[Faq, ...] = Field(default=(), max_length=40)
    subscriptions: tuple[Subscription, ...] = Field(default=(), max_length=6)
    mentor_group: MentorGroup | None = None
    # Whose public holidays count, and whose telephone numbers those without a country are; two
    # capital letters.
    country: Annotated[str, AfterValidator(_country)] = phones.USUAL

    @model_validator(mode="after")
    def _topics_have_helpers(self) -> Self:
        known = {helper.id for helper in self.helpers}
        missing = sorted({topic.helper for topic in self.topics} - known)
        if missing:
            raise ValueError(f"these helpers of topics are not among [[helpers]]: {', '.join(missing)}")
        return self

    @model_validator(mode="after")
    def _talks_have_times(self) -> Self:
        if self.talks and self.talk_times is None:
            raise ValueError("talks need [talk_times]: weekdays, times and a place")
        return self


@dataclass(frozen=True)
class Programme:
    """A checked profile, with its sentences as texts."""

    profile: Profile

    @property
    def id(self) -> str:
        return self.profile.id

    @property
    def languages(self) -> tuple[str, ...]:
        return self.profile.languages.offered

    @property
    def towns(self) -> tuple[str, ...]:
        return self.profile.towns

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.profile.zone)

    @cached_property
    def quiet(self) -> Quiet:
        begin, end = self.profile.meeting.quiet
        return Quiet(time.fromisoformat(begin), time.fromisoformat(end))

    @cached_property
    def evening(self) -> time:
        """When people are reminded of tomorrow's meeting."""
        return time.fromisoformat(self.profile.meeting.evening)

    @cached_property
    def places(self) -> Mapping[str, Text]:
        """The places that are proposed for a meeting, by id."""
        return {id_: given(names) for id_, names in self.profile.meeting.places.items()}

    @cached_property
    def name(self) -> Text:
        return given(self.profile.name)

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """What it is called itself, so that nobody else is."""
        return tuple(self.profile.name.values())

    @cached_property
    def office(self) -> Office:
        hours = self.profile.contact.open
        begin, end = time.fromisoformat(hours.begin), time.fromisoformat(hours.end)
        return Office(frozenset(hours.weekdays), begin, end, self.profile.country, self.zone)

    @cached_property
    def office_hours(self) -> Text:
        return given(self.profile.contact.hours)

    @cached_property
    def code_of_conduct(self) -> Text:
        return given(self.profile.mentoring.code_of_conduct)

    @cached_property
    def responsible(self) -> Text:
        return given(self.profile.privacy.responsible)

    def talk_plan(self, kind: str) -> TalkPlan | None:
        """The plan of a talk; one that comes again later ("six_months+") has the plan of the
        first.
        """
        return next((plan for plan in self.profile.talks if plan.id == kind.rstrip("+")), None)

    @cached_property
    def how_long(self) -> Text:
        return given(self.profile.waiting.how_long)


def load(name: str, folder: Path = HERE) -> Programme:
    """Read a profile by its name (``leiden``) or by the path of a TOML file;
    raises ProgrammeError.
    """
    path = Path(name) if name.endswith(".toml") else folder / f"{name}.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in folder.glob("*.toml")))
        raise ProgrammeError(f"There is no programme {name!r}. Known: {known}; or give the path of a .toml file.")
    try:
        source = path.read_text(encoding="utf-8")
        raw = tomllib.loads(source)
    except UnicodeDecodeError as error:
        raise ProgrammeError(f"{path}: this file is not in UTF-8; save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        said = re.search(r"line (\d+)", str(error))
        raise ProgrammeError(f"{path}:{said[1] if said else 1}: {error}") from error
    try:
        profile = Profile.model_validate(raw, context={"country": str(raw.get("country", phones.USUAL))})
    except ValidationError as error:
        problems = (
            f"{path}:{line_of(source, e['loc'])}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()
        )
        raise ProgrammeError("\n".join(problems)) from error
    _check_languages(profile, path, source)
    return Programme(profile)


def _check_languages(profile: Profile, path: Path, source: str) -> None:
    """Every sentence of the profile stands in every offered language."""
    problems = []
    for where, sentences in _sentences(profile):
        missing = [code for code in profile.languages.offered if not sentences.get(code)]
        if missing:
            line = line_of(source, where)
            problems.append(f"{path}:{line}: {'.'.join(where)}: add the text for {', '.join(missing)}")
    if problems:
        raise ProgrammeError("\n".join(problems))


def _sentences(part: _Strict, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Mapping[str, str]]]:
    """Every field with a sentence per language, by its place in the file."""
    for name in type(part).model_fields:
        value, where = getattr(part, name), (*above, name)
        if isinstance(value, _Strict):
            yield from _sentences(value, where)
        elif isinstance(value, tuple):
            for each in value:
                if isinstance(each, _Strict):
                    yield from _sentences(each, where)
                elif isinstance(each, Mapping):
                    yield where, each
        elif isinstance(value, Mapping):
            inner = {key: each for key, each in value.items() if isinstance(each, Mapping)}
            yield from (((*where, key), each) for key, each in inner.items()) if inner else [(where, value)]


def line_of(source: str, where: tuple[str | int, ...]) -> int:
    """The line of a key in a TOML source, or of the table it is missing from; starts at 1."""
    path = [str(part) for part in where if isinstance(part, str)]
    best, best_depth, table = 1, 0, list[str]()
    for number, line in enumerate(source.splitlines(), 1):
        header = re.match(r"\s*+\[++([^\]]++)\]", line)
        key = re.match(r"\s*+([\w.\"-]++)\s*+=", line)
        if header:
            table = header[1].replace('"', "").split(".")
            here = table
        elif key:
            here = [*table, *key[1].replace('"', "").split(".")]
        else:
            continue
        depth = len(here) if here == path[: len(here)] else 0
        if depth > best_depth:
            best, best_depth = number, depth
    return best
