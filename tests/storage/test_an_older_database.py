"""A database written by an earlier release opens, is migrated,
and everybody in it goes on where they were.
"""

import ast
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select, text, update

import bot
import scheduler
import storage
from bot.actions.tables import DUE as KINDS
from bot.flows.every import BY_NAME
from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from bot.turns.conversations import APOLOGY
from bot.turns.press import OLD_BUTTON
from bot.turns.turn import NOT_THERE as GONE
from storage import migrate
from storage.database import Database
from storage.tables import addresses, conversations, inbox, journal, metadata, outbox, people, timers

WRITTEN = Path(__file__).parent.parent / "migrations_data" / "before_the_house.sql"
# Friday 28 May 2027, half past nine in the evening in Leiden: the second after the last message in
# it.
EVENING = datetime.fromtimestamp(1811532786, UTC)

# The forms in which things were stored then. Names may be added; none may change or go.
FLOWS = """
AfterMeeting
Announce
AnnounceReply
AnnouncementDesk
Announcements
AtAMeeting
BackToTheBot
CannotCome
CareDesk
ChangeAnswers
ChooseLanguage
ComeBack
Concern
Consult
DeleteMe
EndTogether
FindMentor
FindPerson
GoOnSigningUp
HaltAnnouncement
Help
HelpNow
HelpWith
HowToGoOn
IAmHere
IAmNotSure
ImportColumns
ImportPeople
ImportSure
ImportedHello
Inbox
InboxItem
LeaveSubscription
MatchDesk
MatchProposal
Matches
MeetingAsked
MentorGroup
MentorIntake
MentorTellsMore
Menu
MoveMeeting
MyApps
MyData
MyFreeTimes
MyHours
MyMatch
MyMeetings
MyNewcomers
MyProgramme
MyTalks
MyThemes
NewcomerIntake
NewcomerPath
NewcomerTellsMore
NotNow
NotSure
Numbers
NumbersFile
OpenMentor
PauseTogether
PersonDesk
PlanAMeeting
PlanMeeting
PlanTheme
PrepareForTalk
PrepareForTalkStaff
QuietHours
ReportMessage
RunningLate
SayThanks
SendToOthers
ShareNumber
StaffHello
StayOnList
Stop
Subscriptions
TakeABreak
TalkAsked
TalkAskedStaff
TalkMove
TalkMoveStaff
TalkOutcome
TalkToPerson
TalksDesk
ThemeDesk
ThemeInvite
ThemeMeetings
UndoAnnouncementNow
Welcome
WhereAmI
WhoHelps
WhoNeedsCare
WhoSaw
WhoSawWhat
WhoWaits
WhoWasThere
WhyMissed
WriteAMessage
WriteTo
"""
DUE_KINDS = """
after
after nudge
announce
announce look
announce part
blocked
care news
consult silent
consult unanswered
day before
erased news
file here
first weeks
inbox news
inbox overdue
intake waits
kept too long
match ends
match silent
match unanswered
meeting unanswered
missed twice
no first meeting
part end tomorrow
part end week
part tomorrow
part week
path news
pause over
private again
private silent
request waits
rhythm
sign-ups
still wanted
talk ask
talk outcome
talk over
talk overdue
talk prepare
talk private
talk silent
talk staff left
talk tomorrow
talk unanswered
theme after
theme cancelled
theme changed
theme invite
theme missed
theme opens
theme tomorrow
theme week
two hours
undelivered
unreachable
waiting news
year begins
"""
ASKED_LATER = """
AfterMeeting
Consult
HowToGoOn
MatchProposal
MeetingAsked
PrepareForTalk
PrepareForTalkStaff
TalkAsked
TalkAskedStaff
TalkMoveStaff
TalkOutcome
ThemeInvite
WhyMissed
"""
JOURNAL_WORDS = """
announcement drafted
announcement goes
announcement planned
app added
arrived
asked
asked later
blocked us
came in
cancelled
care sign
code made
conduct agreed
entered
erased
file sent
group saved
imported
language
later
list checked
list imported
looked at
match agreed
match asked
match draft
match ended
match ends soon
match live
match paused
match proposed
meeting confirmed
meeting proposed
message for a person
message relayed
not asked
not sent
part recorded
request opened
saved
sent
skipped
stopped
subscribed
talk answer
talk cancelled
talk confirmed
talk planned
talk proposed
theme attendance
theme cancelled
theme changed
theme opens
theme planned
theme reply
told how it was
wants a person
"""


def names(lines: str) -> set[str]:
    return set(lines.strip().splitlines())


class Undoing(Database):
    """A database in which everything that is written between two moments is taken back."""

    held: Connection | None = None

    def write(self, work: Callable[[Connection], Any]) -> Any:
        if self.held is None:
            return super().write(work)
        with self.held.begin_nested():
            return work(self.held)

    @contextmanager
    def undone(self) -> Iterator[None]:
        with self.engine.connect() as connection:
            whole = connection.begin()
            self.held = connection
            try:
                yield
            finally:
                self.held = None
                whole.rollback()


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The old database in a file of its own, brought to the newest shape."""
    path = tmp_path_factory.mktemp("older") / "buurmaat.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(WRITTEN.read_text(encoding="utf-8"))
    database = Database(f"sqlite:///{path}")
    migrate.upgrade(database)
    assert migrate.is_current(database)
    database.close()
    return path


@pytest.fixture(params=["sqlite", "postgres"])
def older(request: pytest.FixtureRequest, migrated: Path, tmp_path: Path) -> Iterator[Undoing]:
    """The old rows in each kind of database."""
    path = tmp_path / "older.sqlite3"
    path.write_bytes(migrated.read_bytes())
    database = Undoing(f"sqlite:///{path}")
    if request.param == "postgres":
        there = Undoing(str(request.getfixturevalue("empty_postgres_url")))
        _copy(database, there)
        database.close()
        database = there
    yield database
    database.close()


def _copy(one: Database, other: Database) -> None:
    """All rows, and from where the other database goes on counting."""
    with one.engine.connect() as here, other.engine.begin() as there:
        for table in metadata.sorted_tables:
            rows = [dict(row) for row in here.execute(select(table)).mappings()]
            if rows:
                there.execute(insert(table), rows)
        counted = "SELECT setval(pg_get_serial_sequence('{0}', 'id'), max(id)) FROM {0} HAVING max(id) > 0"
        for table in metadata.sorted_tables:
            if "id" in table.c and there.scalar(text(f"SELECT pg_get_serial_sequence('{table.name}', 'id')")):
                there.execute(text(counted.format(table.name)))


class Life:
    """The bot on the old database: what people press and what comes due,
    each taken back after it was looked at.
    """

    def __init__(self, database: Undoing, programme: Programme, speech: Speech) -> None:
        self.database = database
        self.bot = Simulation(database, programme, speech, EVENING, (TELEGRAM, WHATSAPP))
        self.gone = {speech.say(GONE, code) for code in speech.offered}
        self.bad = self.gone | {speech.say(said, code) for said in (APOLOGY, OLD_BUTTON) for code in speech.offered}
        self.count = 0

    def rows(self, statement: Any) -> list[Any]:
        return list(self.database.write(lambda c: list(c.execute(statement))))

    def one(self, statement: Any) -> Any:
        return self.database.write(lambda c: c.execute(statement).scalar())

    def do(self, statement: Any) -> None:
        self.database.write(lambda c: c.execute(statement))

    def press(self, key: str, data: str, handle: str = "") -> list[Any]:
        return self.hears(key, Kind.PRESS, data, handle=handle, press="1")

    def hears(self, key: str, kind: Kind, said: str, **more: str) -> list[Any]:
        """What comes back for whoever presses or says this; a failed step fails the test."""
        channel, _colon, who = key.partition(":")
        self.bot.channels[who] = channel
        self.count += 1
        last = self.one(select(func.max(outbox.c.id)))
        message = self.bot.message(who, kind, said, **more)
        self.bot.receive(replace(message, message_id=f"after-{self.count}"))
        failed = self.one(select(func.count()).where(inbox.c.state == "failed"))
        assert failed == 0, f"{key}: {said!r}, and a step failed"
        mine = (outbox.c.id > last, outbox.c.channel == channel, outbox.c.address == who)
        return self.rows(select(outbox.c.text, outbox.c.buttons, outbox.c.extra).where(*mine).order_by(outbox.c.id))

    def wrong(self, replies: list[Any]) -> str:
        """What is wrong with a reply, if something is."""
        if not replies:
            return "nothing came"
        return next((row.text for row in replies if any(bad in row.text for bad in self.bad)), "")

    def due(self, id_: int) -> Any:
        """What became of a timer, after its time has come, and came again where it was put off."""
        mine = timers.c.id == id_
        alone = update(timers).where(timers.c.state == "scheduled", ~mine).values(state="cancelled")
        self.do(alone)
        now = EVENING
        for _ in range(10):
            found = self.rows(select(timers).where(mine))
            if not found or found[0].state != "scheduled":
                break
            now = max(now, datetime.fromtimestamp(found[0].due_at, UTC)) + timedelta(seconds=1)
            # What this one plans comes due too, and waits for another test.
            self.do(alone)
            self.bot.conversations.fire(now)
        return next(iter(self.rows(select(timers).where(mine))), None)


@pytest.fixture
def life(older: Undoing, leiden: Programme, speech: Speech) -> Life:
    return Life(older, leiden, speech)


def buttons_of(row: Any) -> list[str]:
    return [button[0] for part in json.loads(row.buttons) for button in part] if row.buttons else []


def in_base_36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits


def asked(life: Life) -> list[tuple[str, str, str, str]]:
    """(flow, address, handle, button) of the last message of each conversation that goes on."""
    going = {
        in_base_36(row.id): row.flow
        for row in life.rows(
            select(conversations.c.id, conversations.c.flow).where(conversations.c.stage.in_(["open", "waiting"]))
        )
    }
    shown: dict[str, Any] = {}
    for row in life.rows(select(outbox).where(outbox.c.buttons != "").order_by(outbox.c.id)):
        for data in buttons_of(row):
            if data.count(".") >= 3 and data.split(".")[0] in going:
                shown[data.split(".")[0]] = row
    return [
        (going[number], f"{row.channel}:{row.address}", json.loads(row.extra or "{}").get("edit", str(row.id)), data)
        for number, row in shown.items()
        for data in buttons_of(row)
    ]


def test_what_is_in_it_was_not_changed_and_nobody_in_it_is_lost(life: Life) -> None:
    going = conversations.c.stage.in_(["open", "waiting"])
    assert life.one(select(func.count()).select_from(people)) > 80
    assert len(asked(life)) > 800
    assert {row[0] for row in life.rows(select(conversations.c.flow).where(going))} >= IN_THE_MIDDLE


IN_THE_MIDDLE = {
    name for name in names(FLOWS) & set(BY_NAME) if any(type(step).__name__ != "Ending" for step in BY_NAME[name].steps)
}


# They may stand at a question that only words answer.
ONLY_WORDS = names("""
AtAMeeting
FindPerson
ImportPeople
SayThanks
ShareNumber
WriteTo
""")


def test_what_is_asked_without_buttons_is_asked_again_and_hears_words(life: Life) -> None:
    buttons = {data.split(".")[0] for _flow, _key, _handle, data in asked(life)}
    going = conversations.c.stage.in_(["open", "waiting"])
    together = conversations.join(addresses, addresses.c.person_id == conversations.c.person_id)
    found = select(conversations, addresses.c.key).select_from(together).where(going).order_by(conversations.c.id)
    heard = set()
    for row in life.rows(found):
        if in_base_36(row.id) in buttons or row.flow not in ONLY_WORDS:
            continue
        heard.add(row.flow)
        with life.database.undone():
            if row.stage == "waiting":
                assert not life.wrong(life.press(row.key, f"!{row.flow} {row.about}".strip())), row.flow
            said = life.hears(row.key, Kind.TEXT, "0612345678")
            assert not life.wrong(said), row.flow
            after = conversation(life, row.id)
            assert after.stage == "finished" or after.asked != row.asked, row.flow
    assert heard == ONLY_WORDS


def test_every_button_of_every_open_conversation_still_answers(life: Life) -> None:
    """Of many conversations at one question some are enough,
    and on PostgreSQL one button of each.
    """
    questions = {
        in_base_36(row.id): (json.loads(row.asked) if row.asked else ["", ""])[1]
        for row in life.rows(select(conversations.c.id, conversations.c.asked))
    }
    pressed, wrong = Counter[tuple[str, str]](), list[str]()
    for flow, key, handle, data in asked(life):
        number, _asking, question, _option = (*data.split(".", 3), "", "", "")[:4]
        same = (flow, data.split(".", 2)[-1] if life.database.is_sqlite else "")
        pressed[same] += 1
        if pressed[same] > (2 if life.database.is_sqlite else 1):
            continue
        with life.database.undone():
            replies = life.press(key, data, handle)
            # A second tap on the answer that stands is quiet.
            again = not replies and question and questions.get(number) != question
            if not again and (said := life.wrong(replies)):
                wrong.append(f"{flow}: {key} pressed {data!r}: {said}")
    assert {flow for flow, _data in pressed} >= IN_THE_MIDDLE - ONLY_WORDS
    assert wrong == []


def test_every_timer_that_waits_is_carried_out_when_its_time_comes(life: Life) -> None:
    """Of many of a kind some are enough, and on PostgreSQL one."""
    found: dict[str, list[Any]] = {}
    for row in life.rows(select(timers).where(timers.c.state == "scheduled").order_by(timers.c.id)):
        if len(found.get(row.kind, ())) == (15 if life.database.is_sqlite else 1):
            continue
        with life.database.undone():
            after = life.due(row.id)
            assert life.one(select(func.count()).where(inbox.c.state == "failed")) == 0, row.kind
        found.setdefault(row.kind, []).append(after)
        # Whoever was kept too long is gone, and all their timers with them.
        assert after is None or after.reason != "a step raised", row.kind
        assert after is None or after.state != "scheduled" or after.reason == "not in the chat yet", row.kind
    assert set(found) == names(DUE_KINDS) | {f"ask {flow}" for flow in names(ASKED_LATER)}
    if life.database.is_sqlite:
        done = {kind for kind, them in found.items() if any(each is None or each.state == "sent" for each in them)}
        assert set(found) == done


def test_life_goes_on_for_days_and_no_step_fails(life: Life) -> None:
    last = life.one(select(func.max(inbox.c.id)))
    for _day in range(7 if life.database.is_sqlite else 1):
        sent = update(outbox).where(outbox.c.state == "queued").values(state="sent", provider_id="7")
        life.do(sent)
        life.bot.later(days=1)
    came = select(func.count()).where(inbox.c.id > last)
    assert life.one(came) > 40
    assert life.one(came.where(inbox.c.state == "failed")) == 0
    assert life.one(select(func.count()).where(timers.c.reason == "a step raised")) == 0


def test_every_flow_that_is_stored_is_known_and_no_name_was_changed(life: Life) -> None:
    stored = {row[0] for row in life.rows(select(conversations.c.flow))}
    assert stored <= names(FLOWS)
    assert names(FLOWS) <= set(BY_NAME)


def test_every_kind_of_timer_is_known_and_no_name_was_changed(life: Life) -> None:
    stored = {row[0] for row in life.rows(select(timers.c.kind))}
    assert stored <= names(DUE_KINDS) | {f"ask {flow}" for flow in names(ASKED_LATER)}
    assert names(DUE_KINDS) <= set(KINDS)
    assert names(ASKED_LATER) <= set(BY_NAME)


def test_the_words_of_the_journal_are_still_those_that_the_bot_writes(life: Life) -> None:
    assert {row[0] for row in life.rows(select(journal.c.kind))} == names(JOURNAL_WORDS)
    files = (file for house in (bot, storage, scheduler) for file in Path(str(house.__file__)).parent.rglob("*.py"))
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    said, noted = _strings(nodes), set[str]()
    for node in nodes:
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in WRITES:
            noted |= _strings(each for argument in node.args for each in ast.walk(argument))
    # Some are put together: "meeting " and what became of it.
    whole = {word for word in names(JOURNAL_WORDS) if word in noted}
    apart = {word for word in names(JOURNAL_WORDS) - whole if {*re.split(r"(?<= )", word, maxsplit=1)} <= said}
    assert names(JOURNAL_WORDS) - whole - apart == set()
    assert {word.split()[0] for word in apart} <= {"match", "meeting"}


# What writes a line of the journal.
WRITES = ("note", "Entry")


def _strings(nodes: Iterable[ast.AST]) -> set[str]:
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


BEGINS = re.compile(r"!(\w+)(?: [a-z]+:\d+(?::\d+)?)?", re.ASCII)


def test_every_button_that_begins_a_flow_still_begins_it(life: Life) -> None:
    shown = {
        (f"{row.channel}:{row.address}", data): row.id
        for row in life.rows(select(outbox).where(outbox.c.buttons != "").order_by(outbox.c.id))
        for data in buttons_of(row)
        if data.startswith("!")
    }
    begun = set()
    for (key, data), id_ in shown.items():
        name = BEGINS.fullmatch(data)
        assert name is not None, data
        assert name[1] in BY_NAME, data
        with life.database.undone():
            replies = life.press(key, data, str(id_))
            assert not any(bad in row.text for row in replies for bad in life.bad - life.gone), data
            now = int(life.bot.now.timestamp())
            mine = select(addresses.c.person_id).where(addresses.c.key == key).scalar_subquery()
            here = (
                conversations.c.person_id == mine,
                conversations.c.flow == name[1],
                conversations.c.touched_at == now,
            )
            if life.one(select(func.count()).where(*here)):
                begun.add(name[1])
            else:
                # Somebody lost the right, or what it is about has gone.
                assert life.one(select(func.count()).where(journal.c.kind == "refused", journal.c.at == now)), data
    assert len(begun) > 30


# Some stored forms letter by letter, and what they mean.

HIWOT, YONAS, ADAM, MARIEKE, AMAL = (f"telegram:{name}" for name in ("hiwot", "yonas", "adam", "marieke", "amal"))


def conversation(life: Life, id_: int) -> Any:
    return life.rows(select(conversations).where(conversations.c.id == id_))[0]


def test_yes_to_a_meeting_that_was_asked_before_is_a_yes(life: Life) -> None:
    """Conversation 258 in base 36, the first asking, the question, the option."""
    assert life.press(HIWOT, "76.1.answer.yes")
    assert conversation(life, 258).stage == "finished"
    assert (
        life.one(select(metadata.tables["meetings"].c.state).where(metadata.tables["meetings"].c.id == 5))
        == "confirmed"
    )


def test_one_of_several_choices_is_set_and_unset_and_the_earlier_ones_stay(life: Life) -> None:
    def picked() -> set[str]:
        return set(json.loads(conversation(life, 334).asked)[5])

    assert picked() == {"en", "ti"}
    for data, then in (
        ("9a.4.languages.ar+", {"ar", "en", "ti"}),
        ("9a.4.languages.ar+", {"ar", "en", "ti"}),
        ("9a.4.languages.ti-", {"ar", "en"}),
    ):
        life.press(YONAS, data, "453632")
        assert picked() == then
    life.press(YONAS, "9a.4.languages.done", "453632")
    assert json.loads(conversation(life, 334).answers)["languages"][0] == ["en", "ar"]


def test_an_answer_that_is_being_changed_can_be_answered_or_put_back(life: Life) -> None:
    with life.database.undone():
        life.press(ADAM, "9e.a.town.Leiderdorp")
        assert json.loads(conversation(life, 338).answers)["town"][0] == "Leiderdorp"
    life.press(ADAM, "/back")
    assert json.loads(conversation(life, 338).answers)["town"][0] == "Leiden"


def test_a_button_that_begins_a_flow_about_a_thing_in_a_version_begins_it_for_whoever_may(life: Life) -> None:
    for key, flow in ((MARIEKE, "MatchDesk"), (AMAL, "Menu")):
        life.press(key, "!MatchDesk match:1:2")
        mine = addresses.c.key == key
        found = select(conversations.c.flow, conversations.c.about).join(
            addresses, addresses.c.person_id == conversations.c.person_id
        )
        (row,) = life.rows(found.where(mine, conversations.c.stage == "open"))
        assert row == (flow, "match:1:2" if flow == "MatchDesk" else "")


def test_more_answers_of_a_message_turn_its_page(life: Life) -> None:
    (reply,) = life.press(YONAS, ">453632.1")
    assert json.loads(reply.extra) == {"page": 1}
    assert "9a.4.languages.nl+" in buttons_of(reply)


def test_a_command_on_a_button_is_that_command(life: Life) -> None:
    assert any(
        "!" not in data and data.endswith(".pick.resume")
        for row in life.press(YONAS, "/menu")
        for data in buttons_of(row)
    )
    assert conversation(life, 334).stage == "waiting"


def test_the_button_of_a_template_lets_what_waited_come(life: Life) -> None:
    waits = select(func.count()).where(outbox.c.address == "winta", outbox.c.state == "waiting")
    assert life.one(waits) == 1
    life.press("whatsapp:winta", "continue")
    assert life.one(waits) == 0


def test_a_link_that_was_given_out_before_still_lets_its_person_in(life: Life) -> None:
    invites = metadata.tables["invites"]
    token = life.one(
        select(invites.c.token)
        .join(people, people.c.id == invites.c.person_id)
        .where(people.c.name == "Aisha", invites.c.used_at.is_(None))
    )
    start = life.bot.message("aisha", Kind.START, token, name="Aisha", language="en")
    life.bot.receive(replace(start, message_id="after-all"))
    life.bot.receive(replace(life.bot.message("aisha", Kind.TEXT, "English"), message_id="in English"))
    life.bot.receive(replace(life.bot.message("aisha", Kind.TEXT, "Aisha"), message_id="her name"))
    name = select(people.c.name).join(addresses, addresses.c.person_id == people.c.id)
    assert life.one(name.where(addresses.c.key == "telegram:aisha")) == "Aisha"


def test_every_chat_of_a_person_has_a_name_of_its_own_and_none_is_on_trial(older: Undoing) -> None:
    known = select(addresses.c.person_id, addresses.c.linked_at, addresses.c.trial_until)
    chats = older.write(lambda c: [tuple(row) for row in c.execute(known)])
    assert len(chats) > 1
    assert len(set(chats)) == len(chats)
    assert all(since > 0 and until is None for _person, since, until in chats)


def test_who_talked_with_a_person_still_does_in_their_chat(older: Undoing) -> None:
    """Until then it was known of the person and not of a chat."""
    with closing(sqlite3.connect(":memory:")) as before:
        before.executescript(WRITTEN.read_text(encoding="utf-8"))
        talked = before.execute("SELECT id, with_person_at FROM people WHERE with_person_at IS NOT NULL").fetchall()
    found = select(addresses.c.person_id, addresses.c.with_person_at).where(addresses.c.with_person_at.is_not(None))
    now = older.write(lambda c: [tuple(row) for row in c.execute(found.order_by(addresses.c.person_id))])
    assert len(talked) == 2
    assert now == sorted(talked)
