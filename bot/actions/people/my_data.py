"""*My data*: all that is kept about a person, in words and as a file."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.flows.engine.effects import SendPaper, Tell
from bot.flows.engine.flow import Facts
from bot.flows.every import BY_NAME, PROFILE
from bot.ground.budget import Budget
from bot.ground.deed import Deed, Effect
from bot.ground.paper import KEPT, Paper
from bot.ground.text import Text, _, as_is, lines, paragraphs
from bot.path.nouns import Part, PartState
from bot.path.words import told_parts
from bot.people.deeds import SendMyData
from bot.people.nouns import Person
from bot.turns.tables import Does
from bot.turns.turn import Turn
from storage import budgets, history
from storage.turns import Address

TEAM = _("Team")
# To put all of somebody's together is much work, and a large file.
NOW_AND_THEN = Budget(3, timedelta(hours=1))
_TIMES = ("at", "received_at", "changed_at", "known_since", "blocked_at", "conduct_at", "vog_at", "since", "linked_at")


# What shows only in the chat where it was begun: what is about safety, and the menus and short ways
# that lead there.
OF_ONE_CHAT = frozenset(name for name, flow in BY_NAME.items() if flow.private or flow.brief)


def you(person: Person, here: Address) -> dict[str, Any]:
    """What is kept of a person themselves and of their chat here, as plain data."""
    return {
        "first_name": person.name,
        "name_in_the_app": person.called,
        "language": person.language,
        "language_of_the_app": person.hint,
        "role": person.role.value if person.role else "",
        "programme": person.programme,
        "on_the_list_since": _iso(person.listed_at),
        "told_more_at": _iso(person.more_at),
        "stopped_messages_at": _iso(person.stopped_at),
        "asked_for_a_person_at": _iso(here.with_person_at),
        "team": person.team.name if person.team else "",
        "own_quiet_hours": person.quiet,
    }


def of_themselves(conversations: Mapping[int, dict[str, Any]]) -> list[dict[str, Any]]:
    """Their conversations, in order, without those of their work for the project."""
    return [conversations[id_] for id_ in sorted(conversations) if not _at_work(conversations[id_]["flow"])]


def _at_work(name: str) -> bool:
    """Whether this is a conversation of the staff: what was looked for and answered there is about
    others.
    """
    flow = BY_NAME.get(name)
    return flow is not None and bool(flow.for_staff)


# What a file that staff hand over keeps of each: never words that were written for others, or in
# confidence.
HANDED_OVER = {"you_sent": ("received_at", "kind"), "we_sent": ("changed_at", "state")}
_IN_CONFIDENCE = ("prepared", "choice", "helpful")


def to_hand_over(kept: dict[str, Any]) -> dict[str, Any]:
    """The same for a file that goes through the hands of staff: nothing that was told in
    confidence. The person themselves sees that with *my data*.
    """
    talked = [{name: row[name] for name in row if name not in _IN_CONFIDENCE} for row in kept["talks"]]
    told = [row for row in kept["conversations"] if row["flow"] in PROFILE]
    without = {name: kept[name] for name in kept if name not in ("told_the_coordinator", "asked_a_person")}
    return without | {"talks": talked, "conversations": told}


def in_words(kept: dict[str, Any], person: Person, facts: Facts) -> Text:
    """What a person reads first: their answers in words."""
    answers = [
        (question.short, question.show(way, value))
        for way in _ways(kept, facts)
        for question, value in _answers(way)
        if question.short is not None
    ]
    if person.team is not None and all(label != TEAM for label, _answer in answers):
        answers.append((TEAM, as_is(person.team.name)))
    rows = [Text("{label}: {answer}", {"label": label, "answer": answer}) for label, answer in answers]
    channels = ", ".join(sorted({row["key"].split(":")[0].capitalize() for row in kept["addresses"]}))
    about = [
        _("This is what I keep about you."),
        lines(*rows) if rows else _("You did not answer questions yet."),
        _("Your chat: {channel}.", channel=channels),
    ]
    if person.staff is not None:
        about.append(
            _("You work for the project. What you read and write here at work is about others, so it is not in this.")
        )
    if person.listed_at is not None:
        day = person.listed_at.astimezone(facts.programme.zone).date()
        about.append(_("You are on the list since {day}.", day=day))
    parts = tuple(
        Part(row["part"], PartState(row["state"]), 0, _day(row["begins"]), _day(row["ends"]))
        for row in kept["programme_parts"]
    )
    written = told_parts(facts.programme, parts, facts.today)
    if written:
        about += [_("This was written down of your programme:"), lines(*written)]
    return paragraphs(*about)


def _day(stored: str) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _ways(kept: dict[str, Any], facts: Facts) -> list[Any]:
    """The last conversation of each flow, read again with its questions."""
    last = {row["flow"]: row["answers"] for row in kept["conversations"]}
    ways = []
    for name, answers in last.items():
        flow = BY_NAME.get(name)
        if flow is None or flow.brief or not flow.controls:
            continue
        ways.append(flow(facts, {question: (value, 0, "") for question, value in answers.items()}))
    return ways


def _answers(way: Any) -> list[tuple[Any, Any]]:
    return [(question, way.readable[name]) for name, question in way.questions.items() if name in way.readable]


def counted(received: int, sent: int) -> Text:
    """What stands with the file."""
    return _("Messages that I keep: {received} from you, {sent} from me.", received=received, sent=sent)


NOT_ALL = _("There is more than fits into one file. Ask a person for the rest.")


def as_json(part: Any, indent: int | None = None) -> str:
    """A part of the file: JSON, with times as people write them."""
    return json.dumps(_with_times(part), ensure_ascii=False, indent=indent)


def _with_times(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_times(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _iso(datetime.fromtimestamp(item, UTC)) if key in _TIMES and isinstance(item, int) else _with_times(item)
        for key, item in value.items()
    }


def _iso(when: datetime | None) -> str:
    return when.isoformat() if when else ""


def send(turn: Turn, _deed: SendMyData) -> Iterator[Effect]:
    """Their answers in words, and that all of it is wanted as a file: that is put together when it
    is sent, beside the writer, and lies nowhere. Now and then, since all is read for it.
    """
    guest = turn.here
    if not budgets.spend(turn.connection, f"my data:{guest.person.id}", NOW_AND_THEN, turn.seconds):
        yield Tell(_("You asked for your data a moment ago. Please look above. You can ask again in an hour."))
        return
    guest.know_team(turn.reading)
    here = history.SeenFrom(guest.key, guest.address.chat, OF_ONE_CHAT)
    conversations = history.dialogues(turn.reading, guest.person.id, here)
    # What was answered in this very batch is not written yet.
    changed = [each for each in guest.dialogues.values() if each.id in guest.changed and guest.sees(each)]
    conversations |= {each.id: history.told(each) for each in changed}
    kept = history.in_short(turn.reading, guest.person.id, ("addresses", "programme_parts"), here)
    kept |= {"conversations": of_themselves(conversations)}
    languages = turn.batch.setting.speech.autonyms()
    facts = Facts(guest.person, turn.programme, turn.now, languages=languages, staff=turn.batch.staff())
    turn.note("my data", rule="asked by the person")
    yield Tell(in_words(kept, guest.person, facts))
    yield SendPaper(_("This file has everything I keep about you."), Paper(KEPT, "my-data.json", {}))


DEEDS: Mapping[type[Deed], Does] = {SendMyData: send}
