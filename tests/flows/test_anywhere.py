"""What works at any time: menu, back, change, stop, help, language, a person."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.ground.messages import Kind
from bot.simulation import Reply, Simulation
from storage.tables import conversations, inbox, journal
from tests.walking import answers, arrive, asked, begin, choose, newest, person, press, rows, sign_up, texts, walk


def menu(bot: Simulation, who: str = "1") -> set[str]:
    shown = newest(bot.say(who, "menu"))
    assert shown is not None
    assert shown.question == "pick"
    return set(shown.options)


def last_option(replies: list[Reply]) -> str:
    shown = newest(replies)
    assert shown is not None
    return list(shown.options)[-1]


def test_the_menu_offers_what_is_possible_now(bot: Simulation) -> None:
    arrive(bot, "1")
    assert {"NewcomerIntake", "MentorIntake", "resume"} <= menu(bot)
    walk(bot, "1", choose(bot, "1", "NewcomerIntake"), until="dutch")
    assert {"MentorIntake", "resume"} <= menu(bot)
    walk(bot, "1", choose(bot, "1", "resume"))
    choose(bot, "1", "later")
    on_the_list = menu(bot)
    assert {"ChangeAnswers", "NewcomerTellsMore", "TalkToPerson"} <= on_the_list
    assert not on_the_list & {"NewcomerIntake", "MentorIntake", "resume", "ComeBack", "BackToTheBot"}
    choose(bot, "1", "TalkToPerson")
    assert "BackToTheBot" in menu(bot)


def test_the_menu_can_be_answered_by_number_and_by_word(bot: Simulation) -> None:
    sign_up(bot, "1")
    choose(bot, "1", "later")
    menu(bot)
    assert asked(bot.say("1", "5")) == "summary"
    menu(bot)
    assert asked(bot.say("1", "Language")) == "language"


def test_back_asks_the_last_question_again_and_forgets_only_its_answer(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    assert asked(bot.say("1", "back")) == "languages"
    assert set(answers(bot, "1", "NewcomerIntake")) == {"name_", "age", "town"}


def test_back_at_the_first_question_says_so_and_asks_it_again(bot: Simulation) -> None:
    first = texts(begin(bot, "1", "newcomer"))
    said = texts(bot.say("1", "back"))
    assert said.endswith(first)
    assert len(said) > len(first)


def test_back_in_a_menu_goes_on_with_what_was_asked(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    bot.say("1", "menu")
    assert asked(bot.say("1", "back")) == "town"


def test_stop_this_question_leaves_it_in_the_menu_with_its_answers(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    bot.say("1", "stop")
    assert asked(choose(bot, "1", "this")) == ""
    assert "resume" not in menu(bot)
    assert asked(choose(bot, "1", "NewcomerIntake")) == "dutch"


def test_stop_nothing_goes_on(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    stop_nothing = last_option(bot.say("1", "stop"))
    assert asked(choose(bot, "1", stop_nothing)) == "dutch"


def test_stop_nothing_when_nothing_was_asked_still_gets_an_answer(bot: Simulation) -> None:
    sign_up(bot, "1")
    choose(bot, "1", "later")
    stop_nothing = last_option(bot.say("1", "stop"))
    assert asked(choose(bot, "1", stop_nothing)) == "pick"


def test_stop_all_is_kept_until_start_and_then_the_question_goes_on(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    bot.say("1", "stop")
    assert "start" in texts(choose(bot, "1", "all"))
    assert person(bot, "1")["stopped_at"] is not None
    assert asked(bot.say("1", "/start")) == "dutch"
    assert person(bot, "1")["stopped_at"] is None


def test_somebody_who_stopped_is_asked_whether_to_start_again(bot: Simulation) -> None:
    sign_up(bot, "1")
    bot.say("1", "stop")
    choose(bot, "1", "all")
    shown = newest(bot.say("1", "hello"))
    assert shown is not None
    assert "ComeBack" in shown.options
    choose(bot, "1", "ComeBack")
    assert person(bot, "1")["stopped_at"] is None


def test_help_after_stop_does_not_bring_the_question_back(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    bot.say("1", "stop")
    choose(bot, "1", "all")
    assert asked(bot.say("1", "help")) == ""
    assert person(bot, "1")["stopped_at"] is not None


@pytest.mark.parametrize("how", ["resume", "none"])
def test_going_on_with_a_question_after_stop_is_starting_again_and_is_said(bot: Simulation, how: str) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    bot.say("1", "stop")
    choose(bot, "1", "all")
    bot.say("1", "menu")
    replies = choose(bot, "1", how)
    assert person(bot, "1")["stopped_at"] is None
    assert "Welcome back" in texts(replies)
    assert asked(replies) == ("free" if how == "none" else "dutch")


def test_help_answers_and_then_the_question_stands_again(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    replies = bot.say("1", "?")
    assert len(replies) == 2
    assert asked(replies) == "dutch"


def test_another_language_keeps_the_answers_and_asks_again(bot: Simulation) -> None:
    replies = walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    before = answers(bot, "1", "NewcomerIntake")
    bot.say("1", "taal")
    now = choose(bot, "1", "ar")
    assert person(bot, "1")["language"] == "ar"
    assert answers(bot, "1", "NewcomerIntake") == before
    assert asked(now) == "dutch"
    assert now[-1].text != replies[-1].text


def test_talking_to_a_person_keeps_words_while_buttons_go_on(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    assert asked(bot.say("1", "person")) == ""
    assert asked(bot.say("1", "My letter has a date?")) == ""
    assert rows(bot, select(inbox.c.text).where(inbox.c.state == "kept")) == [("My letter has a date?",)]
    assert asked(choose(bot, "1", "good")) == "free"
    assert asked(choose(bot, "1", "/bot")) == "free"
    assert person(bot, "1")["with_person_at"] is None


def test_going_on_from_the_menu_works_while_a_person_is_asked(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    bot.say("1", "person")
    bot.say("1", "menu")
    assert asked(choose(bot, "1", "resume")) == "dutch"


@pytest.mark.parametrize(("hours", "state"), [(71, "kept"), (73, "done")])
def test_talking_to_a_person_ends_after_72_quiet_hours(bot: Simulation, hours: int, state: str) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    bot.say("1", "person")
    bot.now += timedelta(hours=hours)
    choose(bot, "1", "good") if state == "done" else None
    bot.say("1", "1")
    assert rows(bot, select(inbox.c.state).order_by(inbox.c.id.desc()))[0] == (state,)
    assert (person(bot, "1")["with_person_at"] is None) == (state == "done")


def test_each_word_to_a_person_begins_the_quiet_time_anew(bot: Simulation) -> None:
    sign_up(bot, "1")
    bot.say("1", "person")
    for _ in range(3):
        bot.now += timedelta(hours=50)
        bot.say("1", "and another thing")
    assert person(bot, "1")["with_person_at"] is not None


def test_words_that_nobody_asked_for_are_kept_and_answered_with_the_menu(bot: Simulation) -> None:
    sign_up(bot, "1")
    choose(bot, "1", "later")
    for reply in (bot.say("1", "My phone is broken"), bot.send("1", Kind.VOICE)):
        assert asked(reply) == "pick"
    kept = rows(bot, select(inbox.c.text).where(inbox.c.state == "kept").order_by(inbox.c.id))
    assert kept == [("My phone is broken",), ("",)]


def test_change_offers_the_answers_given_so_far(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    (offer,) = bot.say("1", "change")
    assert [button.data.split(".")[2] for button in offer.options] == ["name_", "age", "town", "languages"]
    assert asked(press(bot, "1", offer.options[2].data)) == "town"
    assert asked(choose(bot, "1", "Leiderdorp")) == "dutch"


def test_change_works_while_a_menu_is_open(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    bot.say("1", "menu")
    (offer,) = bot.say("1", "change")
    assert asked(press(bot, "1", offer.options[0].data)) == "name_"
    assert asked(bot.say("1", "Sara")) == "dutch"
    assert answers(bot, "1", "NewcomerIntake")["name_"] == "Sara"


def test_change_after_the_sign_up_shows_the_summary_again(bot: Simulation) -> None:
    sign_up(bot, "1")
    choose(bot, "1", "later")
    assert asked(bot.say("1", "change")) == "summary"


def test_only_one_conversation_asks_at_a_time(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="dutch")
    for command in ("menu", "stop", "language", "delete me", "menu", "help"):
        bot.say("1", command)
        assert len(rows(bot, select(conversations.c.id).where(conversations.c.stage == "open"))) == 1


def test_a_blocked_person_is_noted_and_any_newer_message_clears_it(bot: Simulation) -> None:
    sign_up(bot, "1")
    bot.receive(bot.message("1", Kind.BLOCKED))
    bot.say("1", "menu")
    kinds = [kind for (kind,) in rows(bot, select(journal.c.kind).order_by(journal.c.id))]
    assert kinds[-2:] == ["blocked us", "unblocked us"] or kinds.index("blocked us") < kinds.index("unblocked us")
