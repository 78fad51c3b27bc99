"""Buttons of earlier: two presses at once, year-old ones, other people's,
and data that is none of ours.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.ground.messages import Incoming, Kind
from bot.simulation import Simulation
from storage.tables import conversations, inbox
from tests.walking import (
    answers,
    arrive,
    asked,
    begin,
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

INTAKE = "NewcomerIntake"


def taps(bot: Simulation, *data: str) -> list[Incoming]:
    return [bot.message("1", Kind.PRESS, each, press=str(number)) for number, each in enumerate(data)]


def button(bot: Simulation, end: str) -> str:
    """The newest button of this person that ends so."""
    return next(data for data in reversed(buttons_of(bot, "1")) if data.endswith(end))


@pytest.mark.parametrize("at_once", [True, False])
def test_two_taps_on_one_answer_are_one_answer(bot: Simulation, at_once: bool) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    both = taps(bot, *[button(bot, ".town.Leiden")] * 2)
    for batch in [both] if at_once else [both[:1], both[1:]]:
        bot.receive(*batch)
    replies = bot.replies("1")
    assert asked(replies) == "languages"
    assert len(replies) == 1


@pytest.mark.parametrize("at_once", [True, False])
def test_two_taps_on_the_last_answer_are_one_answer_too(bot: Simulation, at_once: bool) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="summary")
    both = taps(bot, *[button(bot, ".summary.ok")] * 2)
    for batch in [both] if at_once else [both[:1], both[1:]]:
        bot.receive(*batch)
    replies = bot.replies("1")
    assert asked(replies) == "now"
    assert len(replies) == 2


@pytest.mark.parametrize("at_once", [True, False])
def test_two_taps_in_a_menu_are_one_wish(bot: Simulation, at_once: bool) -> None:
    sign_up(bot, "1")
    choose(bot, "1", "later")
    bot.say("1", "menu")
    both = taps(bot, *[button(bot, ".pick.Help")] * 2)
    for batch in [both] if at_once else [both[:1], both[1:]]:
        bot.receive(*batch)
    assert len(bot.replies("1")) == 1


def test_two_different_answers_at_once_keep_the_first_and_offer_to_change_it(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    bot.receive(*taps(bot, button(bot, ".town.Leiden"), button(bot, ".town.Leiderdorp")))
    replies = bot.replies("1")
    assert answers(bot, "1", INTAKE)["town"] == "Leiden"
    assert "You answered: Leiden" in texts(replies)
    assert asked(replies) == "languages"
    change = next(b.data for r in replies for b in r.options if b.data.endswith("~"))
    assert asked(press(bot, "1", change)) == "town"
    choose(bot, "1", "Leiderdorp")
    assert answers(bot, "1", INTAKE)["town"] == "Leiderdorp"


def test_each_tap_of_a_toggle_says_set_or_unset_so_a_double_tap_changes_nothing(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="languages")
    arabic, dutch = button(bot, ".languages.ar+"), button(bot, ".languages.nl+")
    bot.receive(*taps(bot, arabic, arabic, dutch, arabic))
    shown = newest(bot.replies("1"))
    assert shown is not None
    assert {"ar-", "nl-", "en+"} <= set(shown.options)
    bot.receive(*taps(bot, shown.options["ar-"], shown.options["ar-"]))
    choose(bot, "1", "done")
    assert answers(bot, "1", INTAKE)["languages"] == ["nl"]


def test_a_toggle_changes_the_message_it_was_pressed_in(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="languages")
    bot.receive(bot.message("1", Kind.PRESS, button(bot, ".languages.ar+"), handle="4242", press="1"))
    assert [reply.edit for reply in bot.replies("1")] == ["4242"]


def test_a_toggle_and_done_at_once_keep_the_toggle(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="languages")
    bot.receive(*taps(bot, button(bot, ".languages.ti+"), button(bot, ".languages.done")))
    assert answers(bot, "1", INTAKE)["languages"] == ["ti"]


def test_an_older_message_with_the_open_question_answers_it(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    old = button(bot, ".town.Leiden")
    choose(bot, "1", "Oegstgeest")
    bot.say("1", "back")
    assert asked(press(bot, "1", old)) == "languages"
    assert answers(bot, "1", INTAKE)["town"] == "Leiden"


def test_a_year_old_button_of_a_finished_conversation_says_so_and_shows_the_way(bot: Simulation) -> None:
    sign_up(bot, "1")
    old = button(bot, ".summary.ok")
    choose(bot, "1", "later")
    bot.now += timedelta(days=365)
    replies = press(bot, "1", old)
    assert "old" in texts(replies)
    assert asked(replies) == "pick"
    assert answers(bot, "1", INTAKE)["summary"] == "ok"


def test_a_year_old_menu_still_does_what_it_says(bot: Simulation) -> None:
    sign_up(bot, "1")
    choose(bot, "1", "later")
    bot.say("1", "menu")
    old = button(bot, ".pick.ChooseLanguage")
    choose(bot, "1", "Help")
    bot.now += timedelta(days=365)
    assert asked(press(bot, "1", old)) == "language"


def test_an_old_menu_does_not_offer_what_is_no_longer_possible(bot: Simulation) -> None:
    arrive(bot, "1")
    bot.say("1", "menu")
    old = button(bot, ".pick.NewcomerIntake")
    walk(bot, "1", choose(bot, "1", "resume"))
    assert asked(press(bot, "1", old)) == "now"


def test_an_old_delete_me_asks_again_before_it_deletes(bot: Simulation) -> None:
    sign_up(bot, "1")
    bot.say("1", "delete me")
    choose(bot, "1", "delete")
    sure, very_sure = button(bot, ".sure.delete"), button(bot, ".very_sure.delete")
    choose(bot, "1", "keep")
    bot.now += timedelta(days=365)
    assert asked(press(bot, "1", very_sure)) != "very_sure"
    assert asked(press(bot, "1", sure)) == "very_sure"
    assert person(bot, "1") != {}


def test_a_second_tap_leaves_an_open_menu_open(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="languages")
    old = button(bot, ".town.Leiden")
    bot.say("1", "menu")
    assert press(bot, "1", old) == []
    assert asked(choose(bot, "1", "resume")) == "languages"


def test_a_button_of_a_question_that_waits_goes_on_with_it(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    old = button(bot, ".town.Leiden")
    bot.say("1", "menu")
    assert asked(press(bot, "1", old)) == "languages"


def test_somebody_elses_button_changes_nothing_of_theirs(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    theirs = button(bot, ".town.Leiden")
    walk(bot, "2", begin(bot, "2", "newcomer"), until="dutch")
    assert asked(press(bot, "2", theirs)) == "dutch"
    assert "town" not in answers(bot, "1", INTAKE)


@pytest.mark.parametrize(
    "data",
    [
        *("", ".", "....", "a.b.c.d", "x" * 65, "zzzzzzzzzzzzzzzz.1.town.Leiden", "-1.1.town.Leiden", "1.1.town."),
        *(
            "\0.1.town.Leiden",
            "1.1.town.\ud800",
            "２.1.town.Leiden",
            "'; DROP TABLE people; --",
            "<b>",
            "/unknown",
            "/",
        ),
        *("2.1.town.~", "2.3.town.Atlantis", "2.3.nothing.Leiden", "2.99.town.Leiden+", "1.1.language.xx"),
    ],
)
def test_data_that_is_no_button_of_now_is_answered_with_the_question(bot: Simulation, data: str) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="town")
    assert asked(press(bot, "1", data)) == "town"
    assert rows(bot, select(inbox.c.id).where(inbox.c.state == "failed")) == []


def test_the_same_line_of_a_summary_twice_asks_once(bot: Simulation) -> None:
    walk(bot, "1", begin(bot, "1", "newcomer"), until="summary")
    bot.receive(*taps(bot, *[button(bot, ".summary.town")] * 2))
    assert len(bot.replies("1")) == 1
    assert len(rows(bot, select(conversations.c.id).where(conversations.c.stage == "open"))) == 1
