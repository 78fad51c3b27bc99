"""One transaction per batch: arrival order, a raising step, refused rows, repeats."""

from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from bot.flows.engine import engine
from bot.ground.errors import DatabaseUnavailable, StaleWrite
from bot.ground.messages import Incoming, Kind
from bot.people.nouns import Person
from bot.simulation import Simulation
from bot.turns import rows as rows_of
from bot.turns.batch import Batch
from bot.turns.guest import Guest
from storage import timers, turns
from storage.tables import addresses, conversations, inbox, journal, outbox, people
from tests.walking import answers, arrive, asked, begin, person, rows, sign_up, texts, walk

BAD = "the bad one"


def states(bot: Simulation) -> list[tuple[str, str]]:
    return rows(bot, select(inbox.c.text, inbox.c.state).order_by(inbox.c.id))


def snapshot(bot: Simulation) -> list[list[tuple]]:
    return [rows(bot, select(table)) for table in (people, addresses, conversations, inbox, outbox, journal)]


@pytest.fixture
def raising(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that raises on one text, with words of the person in the error."""
    really = engine.say

    def say(flow: Any, dialogue: Any, facts: Any, kind: Any, said: str, lexicon: Any) -> Any:
        if said == BAD:
            raise ValueError(f"cannot read {said}")
        return really(flow, dialogue, facts, kind, said, lexicon)

    monkeypatch.setattr(engine, "say", say)


def test_messages_of_one_batch_are_answered_in_their_order(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    words = ["Leiden", "back", "Oegstgeest", "1 3", "menu", "back", "Good"]
    bot.receive(*(bot.message("1", Kind.TEXT, each) for each in words))
    assert asked(bot.replies("1")) == "free"
    kept = answers(bot, "1", "NewcomerIntake")
    assert (kept["town"], kept["languages"], kept["dutch"]) == ("Oegstgeest", ["nl", "ar"], "good")


def test_stop_then_start_and_start_then_stop_end_as_they_came(bot: Simulation) -> None:
    for who, order in (("1", ("stop", "2", "/start")), ("2", ("/start", "stop", "2"))):
        sign_up(bot, who)
        bot.say(who, "menu")
        bot.receive(*(bot.message(who, Kind.START if w == "/start" else Kind.TEXT, w.strip("/")) for w in order))
    assert person(bot, "1")["stopped_at"] is None
    assert person(bot, "2")["stopped_at"] is not None


def test_a_whole_sign_up_fits_in_one_batch_with_other_people_between(bot: Simulation) -> None:
    words = ["start", "2", "1", "Amal", "30", "1", "1 2", "4", "1", "3", "1", "1"]
    kinds = [Kind.START, *[Kind.TEXT] * (len(words) - 1)]
    pairs = zip(words, kinds, strict=True)
    bot.receive(*(bot.message(who, kind, word, language="nl") for word, kind in pairs for who in ("1", "2", "3")))
    for who in ("1", "2", "3"):
        assert person(bot, who)["listed_at"] is not None


@pytest.mark.usefixtures("raising")
def test_a_step_that_raises_harms_only_its_own_message(bot: Simulation, capsys: pytest.CaptureFixture[str]) -> None:
    for who in ("1", "2"):
        walk(bot, who, begin(bot, who, "newcomer"), until="town")
    sent = [("1", "Leiden"), ("2", BAD), ("1", "1 2"), ("2", "Leiden")]
    bot.receive(*(bot.message(who, Kind.TEXT, said) for who, said in sent))
    assert states(bot)[-4:] == [("Leiden", "done"), ("", "failed"), ("1 2", "done"), ("Leiden", "done")]
    assert asked(bot.replies("1")) == "dutch"
    apology, question = bot.replies("2")
    assert "Sorry" in apology.text
    assert asked([question]) == "languages"
    assert BAD not in capsys.readouterr().out


@pytest.mark.usefixtures("raising")
def test_nothing_of_a_step_that_raises_stays(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    before = rows(bot, select(conversations)), rows(bot, select(people))
    bot.say("1", BAD)
    assert (rows(bot, select(conversations)), rows(bot, select(people))) == before
    assert asked(bot.say("1", "Leiden")) == "languages"


def test_a_failed_first_message_leaves_no_half_person(bot: Simulation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "begin", lambda *_: 1 / 0)
    assert "Sorry" in texts(bot.say("1", "/start", language="en"))
    assert person(bot, "1") == {}
    monkeypatch.undo()
    assert asked(bot.say("1", "/start", language="en")) == "language"


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that refuses the inbox row of one text."""
    really = rows_of.of_message

    def row(*given: Any) -> Any:
        made = really(*given)
        return made | {"state": None} if made["text"] == BAD else made

    monkeypatch.setattr(rows_of, "of_message", row)


@pytest.mark.usefixtures("refused")
def test_rows_the_database_refuses_harm_only_their_own_message(bot: Simulation) -> None:
    for who in ("1", "2"):
        walk(bot, who, begin(bot, who, "newcomer"), until="town")
    sent = [("1", "Leiden"), ("2", BAD), ("1", "1 2"), ("2", "Leiden")]
    bot.receive(*(bot.message(who, Kind.TEXT, said) for who, said in sent))
    assert states(bot)[-4:] == [("Leiden", "done"), ("", "failed"), ("1 2", "done"), ("Leiden", "done")]
    assert asked(bot.replies("1")) == "dutch"
    assert "Sorry" in bot.replies("2")[0].text
    assert answers(bot, "2", "NewcomerIntake")["town"] == "Leiden"


def test_a_conversation_that_changed_meanwhile_is_tried_again(bot: Simulation, monkeypatch: pytest.MonkeyPatch) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    really, calls = turns.update_dialogues, []

    def once(connection: Any, rows_: Any) -> None:
        calls.append(1)
        if len(calls) == 1:
            raise StaleWrite("meanwhile")
        really(connection, rows_)

    monkeypatch.setattr(turns, "update_dialogues", once)
    assert asked(bot.say("1", "Leiden")) == "languages"
    assert states(bot)[-1] == ("Leiden", "done")


def test_a_row_that_is_not_as_it_was_read_is_never_overwritten(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    row = {"the_id": 2, "was": 99, "stage": "open", "answers": "{}", "asked": "", "revision": 100, "touched_at": 0}
    with pytest.raises(StaleWrite):
        bot.database.write(lambda connection: turns.update_dialogues(connection, [row]))


def test_a_repeat_changes_nothing_at_all(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    batch = [bot.message("1", Kind.TEXT, "Leiden"), bot.message("1", Kind.TEXT, "1 2")]
    bot.receive(*batch)
    before = snapshot(bot)
    for again in (batch, batch[::-1], batch[1:]):
        bot.receive(*again)
    assert snapshot(bot) == before


def test_a_repeat_within_the_batch_is_taken_once(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    message = bot.message("1", Kind.TEXT, "Leiden")
    bot.receive(message, message, message)
    assert len(bot.replies("1")) == 1


def test_a_database_that_fails_in_a_step_commits_nothing_and_is_not_the_fault_of_the_message(
    bot: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    before = snapshot(bot)

    def full(*_: Any) -> None:
        raise OperationalError("INSERT", {}, Exception("disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr(engine, "say", full)
        with pytest.raises(DatabaseUnavailable):
            bot.say("1", "Leiden")
    assert snapshot(bot) == before
    assert asked(bot.say("1", "Leiden")) == "languages"


def test_an_empty_batch_is_fine(bot: Simulation) -> None:
    bot.receive()
    assert rows(bot, select(inbox.c.id)) == []


def test_whoever_comes_and_blocks_at_once_is_known_to_be_blocked(bot: Simulation) -> None:
    bot.receive(bot.message("1", Kind.START), bot.message("1", Kind.BLOCKED))
    # The block carries the time of the service, in whole seconds.
    late = bot.message("1", Kind.BLOCKED)
    bot.receive(Incoming(**{**_fields(late), "at": bot.now + timedelta(seconds=5)}))
    assert rows(bot, select(addresses.c.blocked_at))[0][0] is not None


def _fields(incoming: Incoming) -> dict[str, Any]:
    return {name: getattr(incoming, name) for name in Incoming.__dataclass_fields__}


def test_a_block_within_the_batch_of_the_arrival_is_kept(bot: Simulation) -> None:
    start, block = bot.message("1", Kind.START), bot.message("1", Kind.BLOCKED)
    later = Incoming(**{**_fields(block), "at": bot.now + timedelta(seconds=9)})
    bot.receive(start, later)
    assert rows(bot, select(addresses.c.blocked_at)) == [(int(later.at.timestamp()),)]


def test_every_stored_word_of_a_batch_is_masked(bot: Simulation) -> None:
    arrive(bot, "1")
    for kind in (Kind.TEXT, Kind.START, Kind.PRESS, Kind.PICTURE):
        bot.receive(bot.message("1", kind, "my number is 111222333", name="111222333"))
    assert not [said for (said,) in rows(bot, select(inbox.c.text)) if "111222333" in said]
    assert rows(bot, select(people.c.called)) == [("Amal",)]


def test_one_batch_reads_people_and_conversations_together(bot: Simulation, monkeypatch: pytest.MonkeyPatch) -> None:
    for who in ("1", "2", "3"):
        walk(bot, who, begin(bot, who, "newcomer"), until="town")
    calls: list[list[str]] = []
    really = turns.load
    monkeypatch.setattr(turns, "load", lambda c, keys, *more: calls.append(sorted(keys)) or really(c, keys, *more))
    bot.receive(*(bot.message(who, Kind.TEXT, "Leiden") for who in ("1", "2", "3")))
    assert calls == [["telegram:1", "telegram:2", "telegram:3"]]


def test_a_missing_table_is_not_taken_for_a_bad_message(bot: Simulation) -> None:
    bot.database.write(lambda connection: connection.execute(text("ALTER TABLE inbox RENAME TO inbox_gone")))
    try:
        with pytest.raises(Exception, match=r"no such table|does not exist"):
            bot.say("1", "/start")
    finally:
        bot.database.write(lambda connection: connection.execute(text("ALTER TABLE inbox_gone RENAME TO inbox")))
    assert asked(bot.say("1", "/start", language="en")) == "language"


def test_a_fault_while_writing_harms_only_its_own_message(bot: Simulation, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(bot, "1", "newcomer")
    begin(bot, "2", "newcomer")
    really = Batch.flush

    def flush(batch: Batch) -> set[str]:
        if any(turn.incoming.text == BAD and turn.state == "done" for turn in batch._accepted):
            raise KeyError("a column of ours")
        return really(batch)

    monkeypatch.setattr(Batch, "flush", flush)
    bot.receive(bot.message("1", Kind.TEXT, BAD), bot.message("2", Kind.TEXT, "Saba"))
    assert asked(bot.replies("2")) == "age"
    assert "went wrong" in texts(bot.replies("1"))
    assert ("", "failed") in states(bot)


def test_what_is_due_for_somebody_who_is_gone_is_due_once(bot: Simulation) -> None:
    now = int(bot.now.timestamp())
    bot.database.write(lambda c: timers.plan(c, "announce look", 4242, now, now, about="announce:1"))
    bot.now += timedelta(seconds=1)
    assert [bot.conversations.fire(bot.now).number for _time in range(3)] == [1, 0, 0]


def test_a_copy_of_somebody_in_a_batch_has_all_of_them() -> None:
    """It is written out, because each message makes one: a new field must not be forgotten."""
    person = Person(id=1, programme="leiden", language="en", hint="en")
    given = {each.name: f"its {each.name}" for each in fields(Guest)}
    given |= {"addresses": {"a": 1}, "dialogues": {1: 2}, "changed": {3}, "counts": {"a": 1}, "person": person}
    guest = Guest(**given)
    copy = guest.copy()
    assert {name: getattr(copy, name) for name in given} == given
    copy.addresses["b"], copy.dialogues[2] = 2, 3
    copy.changed.add(4)
    assert {name: getattr(guest, name) for name in given} == given
