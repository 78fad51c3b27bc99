"""Two programmes in one database, two of everything: every door is tried as every role of one of
them, with everything of the other.

Nothing of the other is said to anybody, no row of it changes, and no statement that reads or writes
rows of a programme leaves out whose.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Insert, Select, Table, event, exists, func, select
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import BinaryExpression, TextClause
from sqlalchemy.sql.schema import Column

from bot.flows.every import FLOWS
from bot.ground.messages import Incoming, Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.matches.nouns import MatchState
from bot.simulation import Simulation
from scheduler.retention import ask_who_stays, give_up_waiting, remove_old_texts
from storage import for_staff, invites, journal, outbox, people
from storage.database import Database
from storage.scope import OF_SOMEBODY, PARTS, belongs
from storage.tables import (
    addresses,
    announcements,
    audience_groups,
    conversations,
    files,
    inbox,
    matches,
    meetings,
    metadata,
    requests,
    talks,
    teams,
    theme_meetings,
)
from storage.tables import outbox as sent
from storage.tables import people as persons
from tests.conftest import EVENING
from tests.everybody import a_group, build, matches_in_each_state
from tests.kept import Kept
from tests.town import Town
from tests.walking import failed

OURS, THEIRS = "leiden", "delft"
# Stands in every name and every word of theirs, and in no text of ours.
MARK = "öö"
WHO = ("marieke", "iris", "joris", "kim", "oscar", "amal", "selam", "tom", "sanne", "stranger")
KINDS: dict[str, Table] = {
    "match": matches,
    "meeting": meetings,
    "talk": talks,
    "theme": theme_meetings,
    "announce": announcements,
    "request": requests,
    "file": files,
    "person": persons,
    "said": inbox,
}
# What belongs to no programme: counts, the lock, what the channel was told.
NOBODYS = {"budgets", "lease", "contents", "alembic_version"}
# The highest number of a table, also of who is being forgotten: no two get the same.
HIGHEST = (["people.id"], ["inbox.id"], ["conversations.id"], ["forgetting.person_id"])


def _town(database: Database, programme: Programme, speech: Speech, mark: str, after: int) -> Town:
    town = Town(Simulation(database, programme, speech, EVENING))
    # Messages are told apart by their numbers.
    town.bot._count = after
    build(town, mark)
    matches_in_each_state(town, f"amal{mark}", f"tom{mark}")
    a_group(town, f"group{mark}")
    return town


# Both towns as they stood, by the kind of database: walked once.
_BUILT: dict[bool, Kept] = {}


def of_them(table: Table) -> Any:
    """That a row is of one of their people."""
    return exists().where(persons.c.id == table.c.person_id, persons.c.programme == THEIRS)


class Two:
    """Our town and theirs; the bot works for ours."""

    def __init__(self, database: Database, leiden: Programme, speech: Speech) -> None:
        self.database = database
        if database.is_sqlite in _BUILT:
            self.ours = _BUILT[database.is_sqlite].into(Simulation(database, leiden, speech, EVENING))
        else:
            delft = Programme(leiden.profile.model_copy(update={"id": THEIRS}))
            _town(database, delft, speech, MARK, 0)
            self.ours = _town(database, leiden, speech, "", 10_000)
            _BUILT[database.is_sqlite] = Kept(self.ours)
        self.there = self._rows()
        self.last = int(self.ours.one(select(func.max(sent.c.id))))

    def _rows(self) -> dict[str, list[Any]]:
        """Every row of theirs."""
        found = {}
        for table in metadata.sorted_tables:
            if table.name in NOBODYS:
                continue
            whose = of_them(table) if table in OF_SOMEBODY else belongs(table, THEIRS)
            statement = select(table).where(whose).order_by(*table.primary_key)
            found[table.name] = [tuple(row) for row in self.ours.rows(statement)]
        return found

    def ids(self, kind: str) -> list[int]:
        """The numbers of their things of a kind."""
        table = KINDS[kind]
        whose = of_them(table) if table in OF_SOMEBODY else belongs(table, THEIRS)
        return [
            row[0]
            for row in self.ours.rows(
                select(table.c.id).where(whose).order_by(table.c.id.desc()).limit(len(MatchState) + 1)
            )
        ]

    def send(self, messages: list[Incoming]) -> None:
        for start in range(0, len(messages), 60):
            self.ours.bot.receive(*messages[start : start + 60])

    def press(self, who: str, data: str) -> Incoming:
        return self.ours.bot.message(who, Kind.PRESS, data, press="1")

    def look(self) -> None:
        """Nothing of theirs was said, nothing of theirs has changed, and nothing broke."""
        columns = (sent.c.text, sent.c.buttons, sent.c.extra, sent.c.given)
        for row in self.ours.rows(select(*columns).where(sent.c.id > self.last)):
            assert MARK not in " ".join(row).lower(), row
        now = self._rows()
        for name, rows in self.there.items():
            assert now[name] == rows, f"something of theirs changed in {name}"
        assert failed(self.ours.bot) == 0


@pytest.fixture
def two(database: Database, leiden: Programme, speech: Speech) -> Two:
    return Two(database, leiden, speech)


@pytest.fixture
def doors(another_database: Database, leiden: Programme, speech: Speech) -> Two:
    """The same on SQLite alone, where many doors are tried: the statements are the same on both."""
    return Two(another_database, leiden, speech)


def unguarded(clause: Any) -> bool:
    """Whether a statement reads or changes rows of a programme and leaves out of which."""
    if isinstance(clause, (Insert, TextClause)):
        return False
    parts = list(visitors.iterate(clause))
    tables = {part for part in parts if isinstance(part, Table) and part.name not in NOBODYS}
    compared = {
        side.name
        for part in parts
        if isinstance(part, BinaryExpression)
        for side in (part.left, part.right)
        if isinstance(side, Column)
    }
    if not tables or "programme" in compared:
        return False
    if tables <= OF_SOMEBODY:
        # Reached only by somebody who was read before, by their address, or by a message to them.
        # Whether a message was here before is asked by the name that its service gave it.
        return bool(compared) and not compared & {"id", "person_id", "key", "address", "code", "message_id"}
    # Who writes is looked for by their address, wherever they belong; the turn looks where.
    if isinstance(clause, Select) and persons.c.programme in clause.selected_columns.values():
        return "key" not in compared
    # The highest number so far names nobody.
    return bool(compared) or [str(each) for each in clause.selected_columns] not in HIGHEST


@contextmanager
def all_statements_say_whose(database: Database) -> Iterator[set[str]]:
    seen: set[str] = set()
    found: list[str] = []

    def look(_connection: Connection, _cursor: Any, sql: str, _given: Any, context: Any, _many: bool) -> None:
        if sql in seen or context is None or context.compiled is None or _asked_by_the_test():
            return
        seen.add(sql)
        if unguarded(context.compiled.statement):
            found.append(sql)

    event.listen(database.engine, "before_cursor_execute", look)
    try:
        yield seen
    finally:
        event.remove(database.engine, "before_cursor_execute", look)
    assert not found, "whose rows are these?\n\n" + "\n\n".join(found)


def _asked_by_the_test() -> bool:
    """Whether a statement is of a test, and not of the house."""
    frame: Any = sys._getframe(2)
    while frame is not None and "sqlalchemy" in frame.f_code.co_filename:
        frame = frame.f_back
    return frame is not None and "/tests/" in frame.f_code.co_filename


def test_every_flow_about_every_thing_of_the_other_programme_is_refused_to_every_role(doors: Two) -> None:
    tried = [
        doors.press(who, f"!{flow.name()} {flow.of}:{id_}{version}")
        for flow in FLOWS
        if flow.of in KINDS
        for id_ in doors.ids(flow.of)
        for version in ("", ":1")
        for who in WHO
        # In a version only for who might do something with it.
        if not version or who in ("marieke", "selam")
    ]
    doors.send(tried)
    doors.look()


def test_every_button_that_people_of_the_other_programme_ever_saw_opens_nothing(doors: Two) -> None:
    shown = doors.ours.rows(select(sent.c.buttons, sent.c.id).where(of_them(sent), sent.c.buttons != ""))
    data = {button[0] for row in shown for button in _buttons(row[0])} | {f">{row[1]}.1" for row in shown}
    # What begins a flow about nothing, or is a command, is as good in our programme.
    data = {each for each in data if not each.startswith("/") and (not each.startswith("!") or " " in each)}
    assert len(data) > 100
    doors.send([doors.press(who, each) for each in sorted(data) for who in ("marieke", "iris", "kim", "selam")])
    doors.look()


def _buttons(stored: str) -> list[Any]:
    options, controls = json.loads(stored)
    return [*options, *controls]


def test_lists_menus_search_and_numbers_show_nothing_of_the_other_programme(doors: Two) -> None:
    for who in WHO:
        for flow in FLOWS:
            if not flow.of and not flow.signs_up and flow.name() not in ("DeleteMe", "Stop", "Welcome"):
                doors.ours.begin(who, flow.name())
                doors.ours.bot.say(who, "Selamo")
    for who in ("marieke", "iris"):
        doors.ours.begin(who, "FindPerson")
        doors.ours.bot.say(who, "Selamo")
        doors.ours.bot.say(who, "Sanne")
    doors.look()


def test_the_clock_and_retention_of_one_leave_the_other_alone(two: Two) -> None:
    bot, database = two.ours.bot, two.database
    two.ours.sent()
    with all_statements_say_whose(database):
        bot.later(days=4)
        later = bot.now + timedelta(days=900)
        remove_old_texts(database, 90, later)
        give_up_waiting(database, later)
        ask_who_stays(database, bot.setting.programme, later)
        seconds = int(later.timestamp())
        database.write(lambda c: outbox.recover(c, "telegram", seconds))
    two.look()


def test_nothing_of_the_other_programme_is_claimed_for_sending(two: Two) -> None:
    now = int(two.ours.bot.now.timestamp())
    ours = {row[0] for row in two.ours.rows(select(persons.c.id).where(persons.c.programme == OURS))}
    claimed = two.database.write(lambda c: outbox.claim(c, "telegram", now, (), 1000))
    assert claimed
    assert {row.person_id for row in claimed} <= ours
    two.look()


def test_the_staff_of_one_have_no_rights_at_the_bot_of_the_other(two: Two) -> None:
    """Their chat is known there; here it is told so, and what they write is not kept."""
    bot = two.ours.bot
    words = ("menu", "inbox", "hello, my secret")
    bot.receive(*(bot.message(f"marieke{MARK}", Kind.TEXT, text, language="en") for text in words))
    presses = [f"!MatchDesk match:{id_}" for id_ in two.ids("match")]
    bot.receive(*(bot.message(f"marieke{MARK}", Kind.PRESS, each, press="1", language="en") for each in presses))
    told = two.ours.rows(select(sent.c.text).where(sent.c.address == f"marieke{MARK}", sent.c.id > two.last))
    assert told
    assert {row[0] for row in told} == {
        "This chat belongs to another project already. I cannot help you here. Please call the people of your project."
    }
    assert not two.ours.rows(select(inbox.c.id).where(inbox.c.text.contains("secret")))
    two.look()


def test_whoever_the_other_one_knows_hears_whom_to_call_when_they_are_in_danger(two: Two) -> None:
    bot = two.ours.bot
    for text in ("hello", "my husband hits me"):
        bot.receive(bot.message(f"marieke{MARK}", Kind.TEXT, text, language="en"))
    told = two.ours.rows(select(sent.c.text).where(sent.c.address == f"marieke{MARK}", sent.c.id > two.last))
    assert ["112" in row[0] for row in told] == [False, True]
    assert not two.ours.rows(select(inbox.c.id).where(inbox.c.text.contains("hits")))
    two.look()


def test_links_lists_and_the_command_line_are_of_one_programme(two: Two) -> None:
    now = int(two.ours.bot.now.timestamp())
    tokens = [row[0] for row in two.ours.rows(select(teams.c.token))] + [f"link-Kim{MARK}"]
    assert two.database.write(lambda c: invites.find(c, tokens, now)) == {}
    names = [each.staff.name for each in two.database.write(lambda c: invites.staff_list(c, OURS, now))]
    assert sorted(names) == ["Iris", "Joris", "Kim", "Marieke"]
    assert two.database.write(lambda c: invites.revoke(c, OURS, f"Kim{MARK}", now)) == []
    theirs = two.ids("person")
    assert not any(two.database.write(lambda c, one=one: journal.why(c, one, 200)) for one in theirs)
    assert not any(two.database.write(lambda c, one=one: people.one(c, one)) for one in theirs)
    two.look()


def test_whole_stories_of_a_programme_say_in_each_statement_whose_rows_they_mean(
    another_database: Database, leiden: Programme, speech: Speech
) -> None:
    """A condition that is forgotten in a new statement fails here, whatever it would have shown."""
    with all_statements_say_whose(another_database) as seen:
        town = Town(Simulation(another_database, leiden, speech, EVENING))
        build(town)
        for who in ("marieke", "iris", "kim", "selam"):
            for flow in FLOWS:
                if not flow.of and flow.name() not in ("DeleteMe", "Stop"):
                    town.begin(who, flow.name())
        town.begin("selam", "DeleteMe")
    # What waits to be sent is looked after until it was.
    town.sent()
    with all_statements_say_whose(another_database) as later:
        town.bot.later(days=9)
    assert len(seen | later) > 100


def test_every_table_says_whose_its_rows_are() -> None:
    for table in metadata.sorted_tables:
        known = table in PARTS or table in OF_SOMEBODY or table.name in NOBODYS
        assert known != ("programme" in table.c), f"say in storage/scope.py whose the rows of {table.name} are"
    assert audience_groups.c.programme is not None
    assert conversations in OF_SOMEBODY


def test_who_of_the_staff_reads_somewhere_is_known_of_the_own_programme_alone(two: Two) -> None:
    """A message to staff is for nobody by the rights they have in another programme."""
    theirs = select(addresses.c.key, persons.c.id).join(persons, persons.c.id == addresses.c.person_id)
    theirs = theirs.where(persons.c.programme == THEIRS, persons.c.staff_id.is_not(None))
    found = two.ours.rows(theirs)
    assert found
    read = two.database.write(lambda c: for_staff.keys_at(c, [row[0] for row in found]))
    assert read == {}
    assert [two.database.write(lambda c, id_=row[1]: for_staff.key_of(c, id_)) for row in found] == [""] * len(found)
