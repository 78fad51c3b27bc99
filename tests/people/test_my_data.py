"""My data: all that is kept, in words and as a file, and nobody else's words."""

import json
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.ground.messages import Kind
from bot.simulation import Simulation
from storage.data_map import MAP
from storage.tables import outbox
from tests.walking import begin, choose, rows, sign_up, texts, walk


def my_data(bot: Simulation, who: str = "1") -> tuple[str, dict[str, Any]]:
    words = texts(bot.say(who, "my data"))
    found = rows(bot, select(outbox.c.extra).where(outbox.c.address == who, outbox.c.extra.contains("my-data.json")))
    return words, json.loads(json.loads(found[-1][0])["paper"]["text"])


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


def test_the_copy_in_the_file_is_blanked_once_it_is_sent(bot: Simulation) -> None:
    sign_up(bot, "1")
    bot.say("1", "my data")
    files = select(outbox.c.erase).where(outbox.c.extra.like('{"paper"%'))
    assert rows(bot, files) == [(1,)]


def test_ones_data_are_put_together_a_few_times_an_hour(bot: Simulation) -> None:
    sign_up(bot, "1", "newcomer")
    for _ in range(3):
        assert "This is what I keep about you" in texts(bot.say("1", "/mydata"))
    assert "You can ask again in an hour" in texts(bot.say("1", "/mydata"))
    bot.now += timedelta(hours=1)
    assert "This is what I keep about you" in texts(bot.say("1", "/mydata"))
