"""The same conversations on WhatsApp, as its phones show them, and with the same end.

Each transcript of `tests/transcripts` is played by somebody with WhatsApp: answers that are set one
by one there are numbers here. `make test ARGS="--update"` writes `tests/transcripts/whatsapp` anew.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.ground.messages import Button, Kind, Outgoing
from bot.ground.programme import Programme
from bot.handlers.whatsapp.shapes import Made, shape
from bot.language.speech import Speech
from bot.simulation import WHATSAPP, Reply, Simulation
from storage.database import Database
from storage.tables import conversations, mentors, newcomers, people
from tests.conftest import EVENING
from tests.telling import FOLDER, STORIES
from tests.telling import play as play_telegram

WHO = "4211"
HERE = FOLDER / "whatsapp"


class Phone:
    """Somebody with WhatsApp who says what the transcript says."""

    def __init__(self, bot: Simulation, speech: Speech) -> None:
        self.bot = bot
        self.speech = speech
        self.facts = {"language": "en", "called": "Amal"}
        self.shown: list[Reply] = []
        # What was set one by one on the other channel and is sent as numbers here.
        self.set: dict[str, bool] = {}

    def says(self, said: str) -> tuple[str, list[Reply]] | None:
        """What this person does here, and what comes back; None while they still choose."""
        pressed = re.fullmatch(r"\[(.+)\]", said)
        if pressed is None:
            self.set = {}
            return said, self._other(said)
        label = pressed[1].removeprefix("✓ ")
        reply, button = self._button(label)
        if button.data[-1:] in ("+", "-") and button.data.count(".") >= 3:
            self.set[label] = not self.set.get(label, button.data.endswith("-"))
            return None
        if self.set:
            typed = self._numbers(reply)
            self.set = {}
            return typed, self._other(typed)
        return said, self._press(button)

    def _numbers(self, reply: Reply) -> str:
        labels = [option.label.removeprefix("✓ ") for option in reply.options]
        return " ".join(str(labels.index(label) + 1) for label, is_set in self.set.items() if is_set)

    def _button(self, label: str) -> tuple[Reply, Button]:
        for reply in reversed(self.shown):
            for button in (*reply.options, *reply.controls):
                if button.label.removeprefix("✓ ") == label:
                    return reply, button
        raise LookupError(f"no button {label!r}")

    def _press(self, button: Button) -> list[Reply]:
        self.bot.receive(self.bot.message(WHO, Kind.PRESS, button.data))
        return self._heard()

    def _other(self, said: str) -> list[Reply]:
        if sent := re.fullmatch(r"\((\w+)\)", said):
            self.bot.receive(self.bot.message(WHO, Kind(sent[1])))
            return self._heard()
        self.bot.say(WHO, said, name=self.facts["called"], language=self.facts["language"])
        new = [reply for reply in self.bot._shown[WHO] if reply not in self.shown]
        self.shown += new
        return new

    def _heard(self) -> list[Reply]:
        new = self.bot.replies(WHO)
        self.shown += new
        return new

    def lines(self, replies: list[Reply]) -> list[str]:
        """The replies as the phone shows them: buttons in brackets, a list behind its word."""
        language = self.bot.database.write(lambda c: c.execute(select(people.c.language)).scalar()) or "en"
        lines: list[str] = []
        for reply in replies:
            message = Outgoing(reply.id, WHO, reply.text, reply.options, reply.controls, language=language)
            lines += [""] if lines else []
            if reply.file:
                lines += [reply.text, f"(file {reply.file})"]
                continue
            for part in shape(message, self.speech.say, lambda _key: True):
                lines += _drawn(part, self.speech, language)
        return lines or ["(nothing new)"]


def _drawn(part: Any, speech: Speech, language: str) -> list[str]:
    if not isinstance(part, Made):
        return [line.rstrip() for line in part.text.split("\n")]
    text, *values = json.loads(part.variables).values()
    step = 3 if part.kind.startswith("long") else 2
    titles = [f"[{title}]" for title in values[::step]]
    if part.kind.startswith("buttons"):
        return [*text.split("\n"), " ".join(titles)]
    from bot.handlers.whatsapp.shapes import CHOOSE

    return [*text.split("\n"), f"(👇 {speech.say(CHOOSE, language)}: {' '.join(titles)})"]


def play(bot: Simulation, speech: Speech, story: str) -> str:
    phone, told = Phone(bot, speech), list[str]()
    for line in story.splitlines():
        if line.startswith("#"):
            told.append(line)
        elif line.startswith("@"):
            phone.facts |= dict(part.strip().split(" ", 1) for part in line[1:].split(","))
            told.append(line)
        elif line.startswith(">"):
            done = phone.says(line[1:].strip())
            if done is not None:
                told += ["", f"> {done[0]}", *phone.lines(done[1])]
    return "\n".join(told).strip() + "\n"


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_conversation_goes_on_whatsapp_as_written_down(
    path: Path, database: Database, leiden: Programme, speech: Speech, request: pytest.FixtureRequest
) -> None:
    bot = Simulation(database, leiden, speech, EVENING, (WHATSAPP,))
    told = play(bot, speech, path.read_text(encoding="utf-8"))
    here = HERE / path.name
    if request.config.getoption("--update"):
        here.parent.mkdir(exist_ok=True)
        here.write_text(told, encoding="utf-8")
        return
    assert told == here.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_both_channels_come_to_the_same_end(
    path: Path, database: Database, leiden: Programme, speech: Speech, another_database: Database
) -> None:
    story = path.read_text(encoding="utf-8")
    telegram = Simulation(database, leiden, speech, EVENING)
    play_telegram(telegram, story)
    whatsapp = Simulation(another_database, leiden, speech, EVENING, (WHATSAPP,))
    play(whatsapp, speech, story)
    assert _end(whatsapp) == _end(telegram)


def _end(bot: Simulation) -> list[Any]:
    """What is known at the end: the profiles and what stands of the conversations,
    without ids and times.
    """

    def work(connection: Any) -> list[Any]:
        found: list[Any] = []
        for table in (newcomers, mentors):
            columns = [c for c in table.c if c.name not in ("person_id", "conduct_at")]
            found += [tuple(row) for row in connection.execute(select(*columns))]
        rows = connection.execute(
            select(conversations.c.flow, conversations.c.stage, conversations.c.answers).order_by(conversations.c.id)
        )
        return found + [
            (flow, stage, {q: a[0] for q, a in json.loads(answers).items()}) for flow, stage, answers in rows
        ]

    return bot.database.write(work)
