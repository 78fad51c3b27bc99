"""My data: all that is kept, in words and as a file, and nobody else's words."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, insert, select, update

from bot.ground.errors import NotSent, NotTheirs
from bot.ground.messages import Kind
from bot.language.speech import Speech
from bot.sending import kept_data
from bot.simulation import Simulation
from playground.testing import until
from storage import history
from storage import outbox as queued
from storage.data_map import MAP
from storage.tables import addresses, inbox, outbox
from tests.desk import Desk
from tests.walking import begin, choose, kept_file, rows, sign_up, texts, walk


def my_data(bot: Simulation, who: str = "1") -> tuple[str, dict[str, Any]]:
    words = texts(bot.say(who, "my data"))
    return words, kept_file(bot, who)


def test_the_text_has_every_answer_in_words(bot: Simulation) -> None:
    sign_up(bot, "1")
    choose(bot, "1", "now", "town", "done")
    words, _file = my_data(bot)
    for part in ("Amal", "30 to 54", "Leiden", "Dutch", "Not yet", "Weekday mornings", "Know the town", "23 November"):
        assert part in words


def test_the_file_has_everything_that_the_tables_have(bot: Simulation) -> None:
    sign_up(bot, "1")
    bot.say("1", "person")
    bot.say("1", "Is my letter there?")
    _words, kept = my_data(bot)
    assert kept["you"]["first_name"] == "Amal"
    assert kept["you"]["asked_for_a_person_at"].startswith("2026-11-23T18:")
    assert kept["known_since"].startswith("2026-11-23T18:")
    (chat,) = kept["addresses"]
    assert (chat["key"], chat["blocked_at"]) == ("telegram:1", None)
    assert chat["linked_at"].startswith("2026-11-23T18:00")
    assert kept["profile"]["free"] == ["wm"]
    assert {"Welcome", "NewcomerIntake"} <= {each["flow"] for each in kept["conversations"]}
    assert "Is my letter there?" in [each["text"] for each in kept["you_sent"]]
    assert kept["you_sent"][-1]["text"] == "my data"
    assert any("on the list" in each["text"] for each in kept["we_sent"])
    assert {"arrived", "saved", "wants a person"} <= {each["kind"] for each in kept["journal"]}


def test_its_parts_are_those_of_the_map_with_the_columns_that_are_told(bot: Simulation) -> None:
    sign_up(bot, "1")
    bot.say("1", "person")
    bot.say("1", "Is my letter there?")
    _words, kept = my_data(bot)
    sections = {each.section: each for each in MAP.values() if each.section}
    assert sections.keys() <= kept.keys()
    assert [row["words"] for row in kept["asked_a_person"]] == ["Is my letter there?"]
    for name in ("addresses", "asked_a_person"):
        told = {each.told for each in sections[name].columns.values() if each.told}
        assert {*kept[name][0]} == told


def test_nobody_elses_words_are_in_it(bot: Simulation) -> None:
    walk(bot, "2", begin(bot, "2", "newcomer", name="Zainab"), until="dutch")
    bot.say("2", "stop")
    sign_up(bot, "1")
    words, kept = my_data(bot)
    assert "Zainab" not in words + json.dumps(kept)
    assert "telegram:2" not in json.dumps(kept)


def test_before_the_first_answer_it_says_that_there_is_none(bot: Simulation) -> None:
    begin(bot, "1", "newcomer")
    words, kept = my_data(bot)
    assert "did not answer" in words
    assert kept["profile"] == {}


def test_while_one_answer_is_changed_all_the_others_are_still_told(bot: Simulation) -> None:
    sign_up(bot, "1")
    bot.say("1", "menu")
    choose(bot, "1", "ChangeAnswers", "age")
    words, _kept = my_data(bot)
    for part in ("Amal", "Leiden", "30 to 54", "Weekday mornings"):
        assert part in words


def test_what_was_answered_in_the_same_batch_is_told_too(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    bot.receive(*(bot.message("1", kind, text) for kind, text in ((Kind.TEXT, "Oegstgeest"), (Kind.TEXT, "my data"))))
    replies = bot.replies("1")
    assert any("Oegstgeest" in reply.text for reply in replies[1:])


def test_a_number_that_looks_like_a_bsn_is_hidden_everywhere(bot: Simulation) -> None:
    sign_up(bot, "1")
    choose(bot, "1", "now", "skip", "other", "done")
    bot.say("1", "I like 111222333 and 1112.22.333 and 111\u200b222\u00a0333 and ١١١٢٢٢٣٣٣, not 111222334")
    words, kept = my_data(bot)
    everything = words + json.dumps(kept, ensure_ascii=False)
    for hidden in ("111222333", "1112.22.333", "222\u00a0333", "١١١٢٢٢٣٣٣"):
        assert hidden not in everything
    assert everything.count("I like ********* and ********* and ********* and *********, not 111222334") >= 2


def test_no_table_ever_has_a_copy_of_what_is_asked_for(bot: Simulation) -> None:
    sign_up(bot, "1")
    bot.say("1", "person")
    bot.say("1", "Is my letter there?")
    _words, kept = my_data(bot)
    assert "Is my letter there?" in json.dumps(kept)
    (told,) = rows(bot, select(outbox.c.extra, outbox.c.text).where(outbox.c.extra.contains("my-data.json")))
    assert json.loads(told[0]) == {
        "paper": {"paper": "kept", "name": "my-data.json", "language": "en", "right_to_left": False}
    }
    assert told[1] == "This file has everything I keep about you."


def test_to_ask_for_it_reads_no_message_in_the_turn(bot: Simulation) -> None:
    """The one writer reads neither inbox nor outbox for it, however many messages there are."""
    sign_up(bot, "1")
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(" ".join(statement.split()))

    event.listen(bot.database.engine, "before_cursor_execute", note)
    bot.say("1", "my data")
    event.remove(bot.database.engine, "before_cursor_execute", note)
    told = [each for each in asked if "inbox.text" in each or "outbox.text" in each or "FROM journal" in each]
    # What the test itself looks at.
    assert [each for each in told if "outbox.address =" not in each] == []


def many(bot: Simulation, number: int) -> None:
    """So many messages both ways, like the last ones."""

    def work(connection: Connection) -> None:
        came, went = (
            dict(connection.execute(select(table).order_by(table.c.id.desc())).mappings().first() or {})
            for table in (inbox, outbox)
        )
        # Long ago, so that they count against nobody's share.
        came["received_at"] -= 86400
        ids = range(came["id"] + 1, came["id"] + 1 + number)
        connection.execute(insert(inbox), [came | {"id": n, "message_id": f"m{n}", "text": f"in {n}"} for n in ids])
        connection.execute(insert(outbox), [went | {"id": n * 256, "text": f"out {n}"} for n in ids])

    bot.database.write(work)
    # Its numbers go on behind them.
    bot.database._next.clear()


def test_all_of_many_messages_are_in_it_once_and_in_order(bot: Simulation) -> None:
    sign_up(bot, "1")
    many(bot, 1203)
    _words, kept = my_data(bot)
    for part, said in (("you_sent", "in "), ("we_sent", "out ")):
        found = [int(each["text"].removeprefix(said)) for each in kept[part] if each["text"].startswith(said)]
        assert len(found) == 1203
        assert found == sorted(set(found))


def test_what_does_not_fit_is_left_out_and_told(bot: Simulation, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_up(bot, "1")
    many(bot, 50)
    bot.say("1", "my data")
    monkeypatch.setattr(kept_data, "MOST", 1500)
    made = make(bot)
    kept = json.loads(made.file.data)
    assert not kept["everything"]
    assert not made.whole
    assert 0 < made.received == len(kept["you_sent"]) < 50
    assert kept["journal"]


def make(bot: Simulation) -> kept_data.Made:
    ours = select(outbox.c.id).where(outbox.c.extra.contains("my-data.json")).order_by(outbox.c.id.desc())
    row = bot.database.write(lambda c: queued.one(c, c.execute(ours).scalar()))
    assert row is not None
    return kept_data.make(bot.database, row, json.loads(row.extra)["paper"], int(bot.now.timestamp()))


def changed(**values: Any) -> Callable[[Simulation], None]:
    def change(bot: Simulation) -> None:
        bot.database.write(lambda c: c.execute(update(addresses).values(**values)))

    return change


def erased(bot: Simulation) -> None:
    bot.say("1", "delete me")
    choose(bot, "1", "delete", "delete")


@pytest.mark.parametrize(
    "lost",
    [changed(person_id=2), changed(trial_until=2_000_000_000), erased],
    ids=["somebody else's chat", "on trial", "erased"],
)
def test_whoever_has_no_right_to_it_when_it_is_sent_gets_nothing(
    bot: Simulation, lost: Callable[[Simulation], None]
) -> None:
    sign_up(bot, "1")
    begin(bot, "2", "newcomer")
    bot.say("1", "my data")
    make(bot)
    lost(bot)
    with pytest.raises(NotTheirs):
        make(bot)


def test_who_loses_the_right_while_it_is_put_together_gets_nothing(
    bot: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_up(bot, "1")
    bot.say("1", "my data")
    some = history.some

    def meanwhile(connection: Connection, *given: Any, **named: Any) -> history.Some:
        found = some(connection, *given, **named)
        if named["section"] == "you_sent":
            erased(bot)
        return found

    monkeypatch.setattr(history, "some", meanwhile)
    with pytest.raises(NotTheirs):
        make(bot)


def test_ones_data_are_put_together_a_few_times_an_hour(bot: Simulation) -> None:
    sign_up(bot, "1", "newcomer")
    for _ in range(3):
        assert "This is what I keep about you" in texts(bot.say("1", "/mydata"))
    assert "You can ask again in an hour" in texts(bot.say("1", "/mydata"))
    bot.now += timedelta(hours=1)
    assert "This is what I keep about you" in texts(bot.say("1", "/mydata"))


async def test_the_file_is_made_when_it_is_sent_and_says_how_much_is_in_it(bot: Simulation, speech: Speech) -> None:
    sign_up(bot, "1")
    bot.database.write(lambda c: c.execute(update(outbox).values(state="sent")))
    bot.say("1", "my data")
    desk = Desk(bot.database, speech)
    desk.now = bot.now + timedelta(seconds=60)
    # Cut off in the middle of the first try: it comes again, made anew.
    desk.phones.errors = [None, NotSent("no connection")]
    async with desk.running():
        tried = (outbox.c.extra.contains("my-data.json"), outbox.c.state == "queued", outbox.c.attempt == 1)
        await until(lambda: rows(bot, select(outbox.c.id).where(*tried)))
        desk.later(60)
        await until(lambda: not waits(bot))
    _cut_off, sent = [message for message in desk.phones.got if message.file is not None]
    assert sent.file is not None
    kept = json.loads(sent.file.data)
    counts = f"Messages that I keep: {len(kept['you_sent'])} from you, {len(kept['we_sent'])} from me."
    assert sent.text == f"This file has everything I keep about you.\n\n{counts}"


async def test_what_is_not_theirs_any_more_is_not_sent_and_the_row_says_why(bot: Simulation, speech: Speech) -> None:
    sign_up(bot, "1")
    bot.say("1", "my data")
    changed(trial_until=2_000_000_000)(bot)
    desk = Desk(bot.database, speech)
    desk.now = bot.now + timedelta(seconds=60)
    async with desk.running():
        await until(lambda: not waits(bot))
    assert [message for message in desk.phones.got if "This file has" in message.text or message.file] == []
    (row,) = rows(bot, select(outbox.c.state, outbox.c.reason).where(outbox.c.extra.contains("my-data.json")))
    assert row == ("skipped", "the chat is not theirs (any more), or on trial")


def waits(bot: Simulation) -> list[tuple]:
    return rows(
        bot,
        select(outbox.c.id, outbox.c.attempt).where(outbox.c.state.in_(["queued", "sending"])).order_by(outbox.c.id),
    )
