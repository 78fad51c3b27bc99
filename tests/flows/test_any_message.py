"""From every reachable state, under any message: a reply, and a way to menu, stop,
help and language.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.flows.engine.flow import Facts
from bot.flows.every import BY_NAME
from bot.ground.messages import Incoming, Kind
from bot.people.nouns import Person
from bot.simulation import Simulation
from storage import invites
from storage.tables import addresses, conversations, inbox, journal, outbox
from tests.walking import buttons_of, failed, newest, one_step, press, rows, walk

MEDIA = [Kind.VOICE, Kind.PICTURE, Kind.STICKER, Kind.CONTACT, Kind.LOCATION, Kind.FILE, Kind.UNREADABLE]
COMMANDS = [
    *("menu", "back", "change", "stop", "help", "language", "person", "bot", "my data", "delete me", "start", "?"),
    *("/menu", "/back", "/change", "/stop", "/help", "/language", "/person", "/bot", "/mydata", "/deleteme", "/nix"),
    *("terug", "hulp", "taal", "mens", "قائمة", "رجوع", "شخص", "تغيير", "ሓገዝ", "ደው", "ሰብ", "Seb", "languages"),
]
WORDS = [
    *("Amal", "16", "25", "٣", "۲", "1 3", "1️⃣", "0", "99", "Leiden", "yes", "نعم", "Done", "Klaar", "over"),
    *(
        "'; DROP TABLE people; --",
        "<b>x</b>",
        "{name}",
        "%s",
        "\0",
        "\ud800",
        "\u202eabc",
        "👩‍👩‍👧",
        "111222333",
        "x" * 5000,
    ),
]
GARBAGE = [
    *("", ".", "...", "0.0..", "1.1.name_.given", "1.1.role.page9", "1.1.role.pagex", "1.1.summary.ok", "x" * 65),
    *(
        "zzzzzzzzzzzzz.1.age.30",
        "-1.1.age.30",
        "1.-1.age.30",
        "1.1.nix.nix",
        "1.1.town.~",
        "١.1.age.30",
        "/nix",
        "/bot",
    ),
    *("1.1.languages.ar+", "2.1.pick.DeleteMe", "1.1.language.ti", "1.1.language.xx", "\0", "1.1.\ud800.x"),
]
TOKENS = ["", "newcomer", "mentor", "plain", "team", "elsewhere", "nix", "\0", "' OR 1=1", "x" * 64, "111222333"]

EVENTS = st.one_of(
    st.just(("wise", 0)),
    st.just(("wise", 0)),
    st.tuples(st.just("text"), st.one_of(st.sampled_from(WORDS), st.sampled_from(COMMANDS), st.text(max_size=30))),
    st.tuples(st.just("number"), st.integers(0, 12)),
    st.tuples(st.just("button"), st.integers(0, 30)),
    st.tuples(st.just("old button"), st.integers(0, 200)),
    st.tuples(st.just("other's button"), st.integers(0, 30)),
    st.tuples(st.just("garbage"), st.sampled_from(GARBAGE)),
    st.tuples(st.just("kind"), st.sampled_from([*MEDIA, Kind.BLOCKED, Kind.UNBLOCKED, Kind.GROUP])),
    st.tuples(st.just("start"), st.sampled_from(TOKENS)),
    st.tuples(st.just("again"), st.integers(0, 5)),
    st.tuples(st.just("later"), st.sampled_from([1, 80, 9000])),
)
STORY = st.lists(st.lists(st.tuples(st.integers(0, 1), EVENTS), min_size=1, max_size=4), max_size=14)
_ids = count(1)


@dataclass
class Scene:
    """Two people of one story, and what they sent so far."""

    bot: Simulation
    who: tuple[str, str]
    sent: list[Incoming] = field(default_factory=list)

    def message(self, index: int, event: tuple[str, Any]) -> Incoming | None:
        kind, what = event
        who = self.who[index]
        mine = buttons_of(self.bot, who)
        match kind:
            case "text":
                return self.bot.message(who, Kind.TEXT, what, name="Seb", language="ar")
            case "number":
                return self.bot.message(who, Kind.TEXT, str(what))
            case "button" | "old button" if mine:
                return self.bot.message(who, Kind.PRESS, mine[-1 - what % len(mine)], handle="7", press="1")
            case "other's button" if others := buttons_of(self.bot, self.who[1 - index]):
                return self.bot.message(who, Kind.PRESS, others[-1 - what % len(others)], press="1")
            case "garbage":
                return self.bot.message(who, Kind.PRESS, what, press="1")
            case "kind":
                return self.bot.message(who, what)
            case "start":
                return self.bot.message(who, Kind.START, what, name="\ud800Ama\0l 111222333")
            case "again" if self.sent:
                return self.sent[-1 - what % len(self.sent)]
            case "later":
                self.bot.now += timedelta(hours=what)
        return None

    def play(self, batch: list[tuple[int, tuple[str, Any]]]) -> None:
        messages = []
        for index, event in batch:
            if event[0] == "wise":
                one_step(self.bot, self.who[index], self.bot._shown.get(self.who[index], [])[-2:])
            elif message := self.message(index, event):
                messages.append(message)
        erased = _erased(self.bot)
        stood = [message.kind is Kind.PRESS and self._stands(message.text) for message in messages]
        self.bot.receive(*messages)
        for number, (message, stands) in enumerate(zip(messages, stood, strict=True)):
            quiet = stands or self._may_be_quiet(message, messages[:number], erased)
            if message not in self.sent and not quiet and not self._is_answered(message):
                raise AssertionError(f"no reply to {message}")
            self.sent.append(message)
        for who in self.who:
            self.bot.replies(who)

    def _is_answered(self, message: Incoming) -> bool:
        found = select(inbox.c.id).where(inbox.c.message_id == message.message_id)
        id_ = rows(self.bot, found)[0][0]
        return bool(rows(self.bot, select(outbox.c.id).where(outbox.c.id.between(id_ * 256, id_ * 256 + 255))))

    def _may_be_quiet(self, message: Incoming, just_sent: list[Incoming], erased_before: int) -> bool:
        if message.kind is not Kind.PRESS:
            return message.kind in (Kind.BLOCKED, Kind.UNBLOCKED)
        # A second tap: at once, or on the same line of the summary while that answer is being
        # changed.
        earlier = self.sent if ".summary." in message.text else just_sent
        same = any(sent.text == message.text and sent.address == message.address for sent in earlier)
        by_words = any(sent.address == message.address for sent in just_sent) and self._stands(message.text)
        return same or by_words or _erased(self.bot) > erased_before

    def _stands(self, data: str) -> bool:
        """Whether this button repeats an answer that is stored."""
        if not re.fullmatch(r"[0-9a-z]{1,6}\.\w+\.\w+\..+", data, re.DOTALL | re.ASCII):
            return False
        place, _number, question, option = data.split(".", 3)
        found = rows(self.bot, select(conversations.c.answers).where(conversations.c.id == int(place, 36)))
        stored = json.loads(found[0][0]).get(question) if found else None
        return stored is not None and (isinstance(stored[0], list | None) or option in (stored[0], "given"))


def _erased(bot: Simulation) -> int:
    return rows(bot, select(func.count()).select_from(journal).where(journal.c.kind == "erased"))[0][0]


def _read_back(bot: Simulation, who: tuple[str, str]) -> None:
    """Every stored answer reads back."""
    mine = select(conversations.c.flow, conversations.c.answers).join(
        addresses, addresses.c.person_id == conversations.c.person_id
    )
    programme = bot.setting.programme
    facts = Facts(Person(1, "leiden", "en"), programme, bot.now)
    for flow, answers in rows(bot, mine.where(addresses.c.key.in_([f"telegram:{each}" for each in who]))):
        assert not BY_NAME[flow](facts, json.loads(answers)).unreadable


def _invite(bot: Simulation) -> None:
    def work(connection: Any) -> None:
        now = int(bot.now.timestamp())
        invites.create(connection, "newcomer", "leiden", invites.Role.NEWCOMER, now)
        invites.create(connection, "mentor", "leiden", invites.Role.MENTOR, now)
        invites.create(connection, "plain", "leiden", None, now)
        invites.create(connection, "elsewhere", "gent", invites.Role.MENTOR, now)
        invites.found_team(connection, "leiden", "The Bikes", "team", now)

    bot.database.write(work)


@pytest.fixture
def invited(bot: Simulation) -> Simulation:
    _invite(bot)
    return bot


def tell(bot: Simulation, story: list[list[tuple[int, tuple[str, Any]]]]) -> tuple[str, str]:
    number = next(_ids)
    scene = Scene(bot, (f"{number}1", f"{number}2"))
    for batch in story:
        scene.play(batch)
    assert failed(bot) == 0
    _read_back(bot, scene.who)
    return scene.who


def check_the_way_out(bot: Simulation, who: str) -> None:
    """Menu, help, stop and language each do what they say,
    and the sign-up can still be finished.
    """
    first = bot.say(who, "/menu")  # somebody unknown is welcomed first
    shown = newest(bot.say(who, "/menu") or first)
    assert shown is not None
    assert {"Help", "Stop", "DeleteMe", "ChooseLanguage"} <= set(shown.options)
    assert any("🌍" in label for reply in bot._shown[who][-1:] for label in [b.label for b in reply.options])
    assert any("“" in reply.text or "«" in reply.text for reply in bot.say(who, "/help"))
    stop = newest(bot.say(who, "/stop"))
    assert stop is not None
    assert "all" in stop.options
    choice = newest(bot.say(who, "/language"))
    assert choice is not None
    assert choice.question == "language"
    press(bot, who, choice.options["en"])
    walk(bot, who, bot.say(who, "/start"))


# Found once: what somebody reads about help has a button, and below it their name is asked.
HELP_WHILE_A_NAME_IS_ASKED: list[list[tuple[int, tuple[str, Any]]]] = [
    [(0, ("wise", 0)), (0, ("wise", 0)), (0, ("text", "menu")), (0, ("number", 0))],
    [(0, ("wise", 0)), (0, ("wise", 0)), (0, ("number", 0))],
    [(0, ("button", 25))],
]
RUN = settings(
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def test_any_messages_get_replies_and_leave_every_way_open(invited: Simulation) -> None:
    @settings(
        RUN,
        max_examples=100 if invited.database.is_sqlite else 30,
    )
    @example(HELP_WHILE_A_NAME_IS_ASKED)
    @given(STORY)
    def check(story: list[list[tuple[int, tuple[str, Any]]]]) -> None:
        for who in tell(invited, story):
            check_the_way_out(invited, who)
        assert failed(invited) == 0

    check()
