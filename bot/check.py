"""`check`: settings, programme, and every flow in every language; a table, and an exit code."""

import shlex
import string
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot import settings
from bot.announcements.rules import Announcement, Audience, Fallback, State
from bot.files.kinds import FileState, KeptFile
from bot.flows.anywhere import COMMAND_MENU
from bot.flows.engine.choices import CONFIRM_OPTION, DONE_OPTION, Summary
from bot.flows.engine.flow import SKIP_OPTION, Ending, Facts, Flow, Question
from bot.flows.every import FLOWS
from bot.ground import programme as programmes
from bot.ground.about import NOTHING
from bot.ground.errors import BuurmaatError
from bot.ground.messages import Option
from bot.ground.programme import Programme
from bot.ground.typed import normalise
from bot.language.catalogues import extract
from bot.language.speech import SOURCE, Speech, read_catalogue
from bot.language.templates import Templates
from bot.matches.facts import Desk, MatchFacts
from bot.matches.fit import Fit, Helper, MentorSide, Shared
from bot.matches.nouns import Match, MatchState, Member, Waiting
from bot.meetings.facts import MeetingFacts
from bot.meetings.nouns import Meeting, MeetingState
from bot.people.facts import Card
from bot.people.nouns import CameIn, Person, PersonalLink, Role, Staff, StaffRole
from bot.requests.nouns import Request, RequestKind, RequestState
from bot.settings import Settings, database_file
from bot.turns.outcomes import CONTROLS
from storage import private

LABEL = 20
DATA_BYTES = 64
# conversation and asking number in base 36, with their dots.
_PLACE_BYTES = 13
# Placeholders that a plural form for none, one or two may leave out.
_MAY_DROP = {"count"}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person would stumble over; ``language`` is empty when it is so in all."""

    language: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.language or 'all'}: {self.where}: {self.what}"


def main() -> int:
    """Print what is wrong and a table with a line per language; 1 when anything is."""
    try:
        loaded = settings.load()
        programme = programmes.load(loaded.buurmaat_programme)
        speech = Speech(programme.languages)
    except BuurmaatError as error:
        print(error)
        return 1
    problems = [*readable(Path(".env"), loaded), *find(programme, speech)]
    for problem in problems:
        print(problem)
    print(table(speech, problems))
    return 1 if problems else 0


def readable(env: Path, loaded: Settings) -> Iterator[Problem]:
    """Secrets and people's words that others on this computer may read."""
    paths = [env] if private.is_open_to_others(env) else []
    paths += private.open_to_others(file) if (file := database_file(loaded)) else []
    for path in paths:
        yield Problem("", str(path), f"others on this computer may read it. Write: chmod 600 {shlex.quote(str(path))}")


def table(speech: Speech, problems: list[Problem]) -> str:
    """A line per language: how much is there, who reviewed it, what is wrong."""
    rows = [("language", "", "texts", "problems", "reviewed by")]
    total = sum(1 for message in extract() if message.id)
    for code in speech.offered:
        language = speech.languages[code]
        texts = f"{total if code == SOURCE else len(language.sentences)}/{total}"
        count = sum(problem.language in ("", code) for problem in problems)
        rows.append((code, language.autonym, texts, str(count), language.reviewed or "nobody yet"))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def find(programme: Programme, speech: Speech) -> Iterator[Problem]:
    """Every problem of the programme's languages and of the flows."""
    for code in speech.offered:
        if code != SOURCE:
            yield from catalogue_problems(code)
    for flow in FLOWS:
        yield from _unreachable(flow)
        yield from _summary_problems(flow, speech)
        for question in flow.questions.values():
            everybody = [_options(_way(flow, facts), question) for facts in _everybody(programme, speech)]
            # The same options for two kinds of people have the same problems.
            yield from dict.fromkeys(
                p for options in everybody for p in _label_problems(flow, question, options, speech)
            )
    yield from _untold(speech)
    yield from _control_labels(speech)
    yield from _colliding_commands(speech)


def _untold(speech: Speech) -> Iterator[Problem]:
    """Why we write first, where a person with a closed window would hear nothing of it."""
    for code, occasion in Templates().missing(speech.offered):
        yield Problem(code, "templates.toml", f"no template for {occasion}, and no knock that would do")


def catalogue_problems(code: str) -> Iterator[Problem]:
    """Missing texts, placeholders that differ, and plural forms that are not all there."""
    known = {_first(message.id): message for message in read_catalogue(code) if message.id}
    for source in extract():
        if not source.id:
            continue
        key = _first(source.id)
        where = f"“{key[:50]}”"
        message = known.get(key)
        strings = _all(message.string) if message is not None else ()
        if message is None or message.fuzzy or not strings or not all(strings):
            yield Problem(code, where, "no text")
            continue
        wanted = placeholders(" ".join(_all(source.id)))
        for said in strings:
            found = placeholders(said)
            missing = wanted - found - (_MAY_DROP if len(strings) > 1 else set())
            if missing or found - wanted:
                yield Problem(code, where, f"placeholders are {_named(found)}, not {_named(wanted)}")


def _first(id_: Any) -> str:
    return str(id_ if isinstance(id_, str) else id_[0])


def _all(strings: Any) -> tuple[str, ...]:
    return (strings,) if isinstance(strings, str) else tuple(strings)


def _named(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"


def placeholders(sentence: str) -> set[str]:
    """The names in a sentence's braces; a sentence that does not read has an impossible one."""
    try:
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name is not None}
    except ValueError:
        return {"unreadable {"}


def _everybody(programme: Programme, speech: Speech) -> Iterator[Facts]:
    """One of each kind of person: what they may choose from differs."""
    at = datetime(2026, 1, 5, tzinfo=UTC)
    new = Person(1, programme.id, speech.offered[0])
    people = (
        (new, False),
        (replace(new, role=Role.NEWCOMER, listed_at=at), False),
        (replace(new, role=Role.MENTOR, listed_at=at), True),
        (replace(new, role=Role.MENTOR, listed_at=at, more_at=at, stopped_at=at), False),
    )
    for person, talks in people:
        facts = Facts(
            person,
            programme,
            at,
            languages=speech.autonyms(),
            waiting=FLOWS[0].title,
            staff=(Staff(1, StaffRole.CASE_MANAGER, "Iris"),),
            with_person=talks,
        )
        facts = _known(facts)
        yield replace(facts, menu=tuple(flow for flow in FLOWS if flow.available(facts)))


def _known(facts: Facts) -> Facts:
    """With a match, a meeting and a desk, so that every question has something to ask about."""
    person, at = facts.person, facts.now
    members = (
        Member(person.id, Role.NEWCOMER, "Amal"),
        Member(9, Role.MENTOR, "Sanne"),
        Member(8, Role.MENTOR, "Piet"),
    )
    match = Match(1, MatchState.LIVE, 1, at, members)
    two = (match, replace(match, id=2, members=(members[0], members[2])))
    starts = at + timedelta(days=2)
    place = next(iter(facts.programme.places), "")
    meeting = Meeting(
        id=1,
        match_id=1,
        state=MeetingState.PROPOSED,
        version=1,
        day=starts.date(),
        time=starts.time(),
        place=place,
        starts=starts,
        proposed_by=Role.MENTOR,
    )
    empty: frozenset[str] = frozenset()
    helper = Helper(
        person_id=9,
        name="Sanne",
        town="",
        languages=empty,
        free=empty,
        wish="either",
        gender="woman",
        interests=empty,
        together=empty,
        places=1,
        conduct=True,
        vog=True,
        paused=False,
    )
    fit = Fit(MentorSide("mentor:9", "Sanne", (helper,), 0), {}, tuple(Shared))
    waiting = (Waiting(person.id, "Amal", Role.NEWCOMER, at - timedelta(weeks=3)), Waiting(9, "Sanne", Role.MENTOR, at))
    return facts.having(
        MatchFacts(two, match, fit, (fit,)),
        Desk(waiting, (match,)),
        MeetingFacts((meeting,), replace(meeting, state=MeetingState.CONFIRMED)),
    )


def _way(flow: type[Flow], facts: Facts) -> Flow:
    """A way through a conversation about a thing of its kind."""
    return flow(replace(facts, thing=_things(facts).get(flow.of)), {})


def _things(facts: Facts) -> dict[str, object]:
    at, programme = facts.now, facts.programme
    return {
        "match": facts.of(MatchFacts).match,
        "meeting": facts.of(MeetingFacts).meetings[0],
        "person": Card(facts.person.id, Role.NEWCOMER, "Amal", at, {"town": programme.towns[0]}),
        "request": Request(
            id=1,
            kind=RequestKind.ASKED,
            state=RequestState.OPEN,
            version=1,
            person_id=9,
            name="Sanne",
            about=NOTHING,
            words="?",
            opened=at,
        ),
        "announce": Announcement(
            id=1,
            programme=programme.id,
            state=State.DRAFT,
            version=1,
            staff_id=1,
            person_id=9,
            audience=Audience(),
            texts={"en": "The office is closed."},
            fallback=Fallback.ASK,
        ),
        "staff": CameIn(Staff(1, StaffRole.COORDINATOR, "Marieke"), at, may_end=True),
        "link": PersonalLink("token", "Amal", None, 9, 0),
        "file": KeptFile(
            id=1,
            person_id=facts.person.id,
            name="list.xlsx",
            mime="",
            size=0,
            state=FileState.HERE,
            reason="",
            created=at,
        ),
    }


def _options(way: Flow, question: Question[Any]) -> tuple[Option, ...]:
    pages = (option for page in range(len(question.pages)) for option in question.extras(page))
    shown = (*question.options(way), *question.extras(), *pages)
    return tuple({option.id: option for option in shown}.values())


def _label_problems(
    flow: type[Flow], question: Question[Any], options: tuple[Option, ...], speech: Speech
) -> Iterator[Problem]:
    """Labels that are too long, the same as another of the question, or a command word."""
    where = f"{flow.name()}.{question.name}"
    for option in options:
        if len(f"{where.split('.')[1]}.{option.id}+".encode()) + _PLACE_BYTES > DATA_BYTES:
            yield Problem("", where, f"the button data of {option.id!r} is too long")
    for code in speech.offered:
        seen: dict[str, str] = {}
        for option in (*options, *([Option("short", question.short)] if question.short else [])):
            label = speech.say(option.label, code)
            if len(label) > LABEL:
                yield Problem(code, where, f"“{label}” has {len(label)} characters; {LABEL} fit")
            if option.id == "short":
                continue
            word = normalise(label)
            if word in seen:
                yield Problem(code, where, f"“{label}” is the label of {seen[word]} and of {option.id}")
            seen[word] = option.id
            if not flow.brief and speech.words.find(label) is not None:
                yield Problem(code, where, f"“{label}” is a command word")


def _summary_problems(flow: type[Flow], speech: Speech) -> Iterator[Problem]:
    """Two lines of a summary with one name: whoever types it can't say which."""
    if not any(isinstance(question, Summary) for question in flow.questions.values()):
        return
    for code in speech.offered:
        seen = {normalise(speech.say(CONFIRM_OPTION.label, code)): "the confirmation"}
        for question in flow.questions.values():
            if question.short is None:
                continue
            other = seen.setdefault(normalise(speech.say(question.short, code)), question.name)
            if other != question.name:
                label = speech.say(question.short, code)
                yield Problem(code, f"{flow.name()}.{question.name}", f"“{label}” is also the name of {other}")


def _control_labels(speech: Speech) -> Iterator[Problem]:
    always = (*CONTROLS.values(), SKIP_OPTION, DONE_OPTION, CONFIRM_OPTION)
    for code in speech.offered:
        for option in always:
            label = speech.say(option.label, code)
            if len(label) > LABEL:
                yield Problem(code, "controls", f"“{label}” has {len(label)} characters; {LABEL} fit")
        for command, text in COMMAND_MENU:
            if not 1 <= len(speech.say(text, code)) <= 256:
                yield Problem(code, f"/{command}", "the description is empty or over 256 characters")


def _colliding_commands(speech: Speech) -> Iterator[Problem]:
    """One word that means two commands, in one language or in two."""
    meaning: dict[str, tuple[str, str]] = {}
    for code in speech.offered:
        language = speech.languages[code]
        missing = {"menu", "back", "stop", "help", "language", "person", "start"} - set(language.words)
        if missing:
            yield Problem(code, "language.toml", f"no words for {', '.join(sorted(missing))}")
        if not language.alarm.words:
            yield Problem(code, "language.toml", "no words of alarm")
        for command, spellings in language.words.items():
            for spelling in spellings:
                other, where = meaning.setdefault(normalise(spelling), (command, code))
                if other != command:
                    yield Problem(code, "language.toml", f"“{spelling}” is {command} here and {other} in {where}")


def _unreachable(flow: type[Flow]) -> Iterator[Problem]:
    """Questions that no answers lead to."""
    before: dict[str, Question[Any]] = {}
    for step in flow.steps:
        name = "an ending" if isinstance(step, Ending) else step.name
        for question, wanted in step.when.on if step.when else ():
            if before.get(question.name) is not question:
                yield Problem("", f"{flow.name()}.{name}", f"depends on {question.name}, which is not asked before it")
                continue
            static = getattr(question, "static", ())
            if static and not wanted & {option.id for option in static}:
                yield Problem("", f"{flow.name()}.{name}", f"depends on an answer {question.name} does not have")
        if not isinstance(step, Ending):
            before[step.name] = step
