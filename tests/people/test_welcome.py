"""The first minute: links, the language, whom you talk to, and groups."""

import pytest
from sqlalchemy import select

from bot.ground.messages import Kind
from bot.people.nouns import Role
from bot.simulation import Simulation
from storage import invites
from storage.tables import inbox, outbox, people
from tests.walking import (
    answers,
    arrive,
    asked,
    buttons_of,
    choose,
    newest,
    person,
    press,
    rows,
    sign_up,
    texts,
    walk,
)


def invite(bot: Simulation, token: str, role: Role | None, programme: str = "leiden") -> None:
    bot.database.write(lambda connection: invites.create(connection, token, programme, role, 0))


def test_the_language_of_the_app_stands_on_top_and_the_others_below(bot: Simulation) -> None:
    shown = newest(bot.say("1", "/start", language="ar-SY"))
    assert shown is not None
    assert list(shown.options) == ["ar", "nl", "en", "ti"]


def test_an_app_in_a_language_we_do_not_speak_leaves_the_programmes_first_on_top(bot: Simulation) -> None:
    shown = newest(bot.say("1", "/start", language="xx"))
    assert shown is not None
    assert list(shown.options) == ["nl", "en", "ar", "ti"]


def test_without_a_link_people_say_what_they_come_for(bot: Simulation) -> None:
    shown = newest(arrive(bot, "1"))
    assert shown is not None
    assert shown.question == "role"
    assert {"newcomer", "mentor"} <= set(shown.options)


def test_a_link_with_a_role_asks_only_whether_to_go_on(bot: Simulation) -> None:
    invite(bot, "come", Role.MENTOR)
    assert asked(arrive(bot, "1", "come")) == "ready"
    choose(bot, "1", "go")
    assert person(bot, "1")["role"] == "mentor"


@pytest.mark.parametrize("token", ["nothing", "'; DROP TABLE people", "x" * 64, "1" * 64, "../..", "🙂"])
def test_a_link_that_does_not_hold_is_a_plain_start(bot: Simulation, token: str) -> None:
    assert asked(arrive(bot, "1", token)) == "role"


def test_a_link_of_another_programme_gives_no_role(bot: Simulation) -> None:
    invite(bot, "gent", Role.MENTOR, "gent")
    assert asked(arrive(bot, "1", "gent")) == "role"


def test_a_link_without_a_role_lets_people_choose(bot: Simulation) -> None:
    invite(bot, "plain", None)
    assert asked(arrive(bot, "1", "plain")) == "role"


def test_a_link_for_another_role_begins_the_other_sign_up(bot: Simulation) -> None:
    invite(bot, "mentors", Role.MENTOR)
    walk(bot, "1", arrive(bot, "1"), until="age")
    replies = bot.say("1", "/start mentors")
    assert "first name" in texts(replies)
    walk(bot, "1", replies)
    assert person(bot, "1")["role"] == "mentor"


def test_somebody_on_the_list_keeps_the_role_whatever_link_they_open(bot: Simulation) -> None:
    invite(bot, "mentors", Role.MENTOR)
    sign_up(bot, "1")
    bot.say("1", "/start mentors")
    assert person(bot, "1")["role"] == "newcomer"


def test_read_more_shows_two_pages_and_the_choice_stays_below(bot: Simulation) -> None:
    first = texts(arrive(bot, "1"))
    simple = choose(bot, "1", "page0")
    full = choose(bot, "1", "page1")
    assert len({first, texts(simple), texts(full)}) == 3
    assert "example.org" in texts(simple)
    assert "BSN" in texts(full)
    assert asked(full) == "role"
    assert "first name" in texts(choose(bot, "1", "newcomer"))


def test_the_label_of_the_second_page_is_understood_when_it_is_typed(bot: Simulation) -> None:
    arrive(bot, "1")
    choose(bot, "1", "page0")
    assert "BSN" in texts(bot.say("1", "the full text"))


@pytest.mark.parametrize("page", ["page2", "page-1", "pagex", "page", "page99999999999999999999"])
def test_a_page_that_is_not_there_is_answered_with_the_question(bot: Simulation, page: str) -> None:
    arrive(bot, "1")
    _reply, data = next((r, b.data) for r in bot._shown["1"] for b in r.options if b.data.endswith("page0"))
    replies = press(bot, "1", data.replace("page0", page))
    assert asked(replies) == "role"
    assert rows(bot, select(inbox.c.id).where(inbox.c.state == "failed")) == []


def test_another_language_on_the_first_message_still_works_later(bot: Simulation) -> None:
    bot.say("1", "/start", language="ti")
    choose(bot, "1", "ti")
    replies = choose(bot, "1", "en")
    assert person(bot, "1")["language"] == "en"
    assert asked(replies) == "role"
    assert "I am a computer" in texts(replies)


def test_the_language_list_works_even_after_the_sign_up(bot: Simulation) -> None:
    sign_up(bot, "1")
    arabic = next(data for data in buttons_of(bot, "1") if data.endswith(".language.ar"))
    replies = press(bot, "1", arabic)
    assert person(bot, "1")["language"] == "ar"
    assert asked(replies) == "now"


def test_asking_for_the_language_at_the_first_question_asks_it_once(bot: Simulation) -> None:
    bot.say("1", "/start", language="en")
    assert asked(bot.say("1", "taal")) == "language"
    assert asked(choose(bot, "1", "nl")) == "role"


def test_a_group_is_refused_politely_and_left_without_a_trace_of_people(bot: Simulation) -> None:
    bot.receive(bot.message("-100", Kind.GROUP, language="nl"))
    found = rows(bot, select(outbox.c.extra, outbox.c.text).where(outbox.c.address == "-100"))
    assert found[0][0] == '{"leave":true}'
    assert found[0][1]
    assert rows(bot, select(people.c.id)) == []


def test_whoever_writes_before_start_is_welcomed_too(bot: Simulation) -> None:
    assert asked(bot.say("1", "Hello?", language="en")) == "language"
    assert asked(bot.send("2", Kind.VOICE)) == "language"


def test_the_language_a_person_answered_in_is_kept_with_the_answer(bot: Simulation) -> None:
    arrive(bot, "1")
    assert answers(bot, "1", "Welcome") == {"language": "en"}
