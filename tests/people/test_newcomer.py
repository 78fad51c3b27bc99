"""A newcomer signs up: order, early end, summary, one answer changed, and more to tell."""

import json

import pytest
from sqlalchemy import func, select

from bot.ground.messages import Kind
from bot.people.nouns import StaffRole
from bot.simulation import Simulation
from storage import invites, profiles
from storage.tables import addresses, conversations, inbox, journal, metadata, newcomers, outbox, people
from tests.walking import answers, asked, begin, choose, is_listed, newest, person, rows, sign_up, texts, walk

ORDER = ["age", "town", "languages", "dutch", "free", "wish", "gender", "summary"]


def to_summary(bot: Simulation, who: str = "1") -> list:
    return walk(bot, who, begin(bot, who, "newcomer"), until="summary")


def test_the_questions_come_one_at_a_time_in_this_order(bot: Simulation) -> None:
    replies = begin(bot, "1", "newcomer")
    for question in ORDER:
        replies = walk(bot, "1", replies, until=question)
        assert len(replies) == 1


def test_a_newcomer_is_on_the_list_with_what_they_told(bot: Simulation) -> None:
    replies = sign_up(bot, "1")
    mine = person(bot, "1")
    assert mine["name"] == "Amal"
    assert mine["role"] == "newcomer"
    profile = bot.database.write(lambda connection: profiles.read(connection, int(str(mine["id"]))))
    assert profile["age"] == "30"
    assert profile["languages"] == ["nl"]
    assert asked(replies) == "now"


@pytest.mark.parametrize("said", ["u18", "17", "١٦", "Younger than 18"])
def test_under_eighteen_ends_kindly_and_nothing_stays(bot: Simulation, said: str) -> None:
    begin(bot, "771", "newcomer", name="Zainab")
    bot.say("771", "Zainab")
    replies = choose(bot, "771", "u18") if said == "u18" else bot.say("771", said)
    assert "18" in texts(replies)
    for table in (people, addresses, conversations, newcomers):
        assert rows(bot, select(func.count()).select_from(table)) == [(0,)]
    assert rows(bot, select(inbox.c.text, inbox.c.person_id).distinct()) == [("", None)]
    unsent = rows(bot, select(outbox.c.erase, outbox.c.person_id, outbox.c.state).distinct())
    assert unsent == [(1, None, "queued")]
    assert all(who.startswith("erased:") for (who,) in rows(bot, select(journal.c.who)))


def test_after_an_early_end_no_table_knows_the_name_or_the_address(bot: Simulation) -> None:
    begin(bot, "771", "newcomer", name="Zainab")
    bot.say("771", "Zainab 🌷")
    bot.database.write(lambda connection: connection.execute(outbox.update().values(state="sent")))
    choose(bot, "771", "u18")
    good_bye = rows(bot, select(outbox.c.id).where(outbox.c.state == "queued"))
    assert len(good_bye) == 1
    kept = ""
    for table in metadata.sorted_tables:
        statement = select(table) if table is not outbox else select(table).where(outbox.c.state == "sent")
        kept += json.dumps([[str(value) for value in row] for row in rows(bot, statement)])
    assert "Zainab" not in kept
    assert "771" not in kept


def test_a_second_tap_on_the_early_end_brings_nobody_back(bot: Simulation) -> None:
    begin(bot, "1", "newcomer")
    bot.say("1", "Amal")
    data = next(b.data for b in bot._shown["1"][-1].options if b.data.endswith("u18"))
    taps = [bot.message("1", Kind.PRESS, data, press=str(n)) for n in (1, 2)]
    bot.receive(*taps)
    bot.receive(bot.message("1", Kind.PRESS, data, press="3"))
    assert rows(bot, select(people.c.id)) == []
    assert rows(bot, select(addresses.c.key)) == []


def test_whoever_ended_early_may_begin_as_somebody_new(bot: Simulation) -> None:
    begin(bot, "1", "newcomer")
    bot.say("1", "17")
    bot.say("1", "Amal")
    bot.say("1", "17")
    assert asked(bot.say("1", "/start", language="en")) == "language"


def test_the_summary_changes_one_answer_and_keeps_the_others(bot: Simulation) -> None:
    to_summary(bot)
    before = answers(bot, "1", "NewcomerIntake")
    assert asked(choose(bot, "1", "town")) == "town"
    replies = choose(bot, "1", "Oegstgeest")
    assert asked(replies) == "summary"
    assert "Oegstgeest" in texts(replies)
    assert answers(bot, "1", "NewcomerIntake") == before | {"town": "Oegstgeest"}


def test_back_while_changing_puts_the_old_answer_back(bot: Simulation) -> None:
    to_summary(bot)
    before = answers(bot, "1", "NewcomerIntake")
    choose(bot, "1", "town")
    assert asked(bot.say("1", "back")) == "summary"
    assert answers(bot, "1", "NewcomerIntake") == before


def test_choosing_another_answer_to_change_leaves_the_first_as_it_was(bot: Simulation) -> None:
    to_summary(bot)
    choose(bot, "1", "town")
    assert asked(choose(bot, "1", "dutch")) == "dutch"
    assert asked(choose(bot, "1", "good")) == "summary"
    kept = answers(bot, "1", "NewcomerIntake")
    assert (kept["town"], kept["dutch"]) == ("Leiden", "good")


def test_an_old_summary_never_confirms_what_it_does_not_show(bot: Simulation) -> None:
    to_summary(bot)
    old = next(b.data for b in bot._shown["1"][-1].options if b.data.endswith(".ok"))
    choose(bot, "1", "town", "Oegstgeest")
    bot.receive(bot.message("1", Kind.PRESS, old, press="1"))
    assert asked(bot.replies("1")) == "summary"
    assert person(bot, "1")["listed_at"] is None


def test_several_choices_are_shown_again_as_they_were_when_they_are_changed(bot: Simulation) -> None:
    to_summary(bot)
    shown = newest(choose(bot, "1", "languages"))
    assert shown is not None
    assert "nl-" in shown.options
    choose(bot, "1", "ar", "done")
    assert answers(bot, "1", "NewcomerIntake")["languages"] == ["nl", "ar"]


def test_telling_more_may_wait_and_is_found_in_the_menu(bot: Simulation) -> None:
    sign_up(bot, "1")
    choose(bot, "1", "later")
    shown = newest(bot.say("1", "menu"))
    assert shown is not None
    assert "NewcomerTellsMore" in shown.options
    assert asked(choose(bot, "1", "NewcomerTellsMore")) == "now"
    assert asked(choose(bot, "1", "now")) == "goals"


def test_every_part_of_telling_more_can_be_left_out(bot: Simulation) -> None:
    sign_up(bot, "1")
    choose(bot, "1", "now", "skip", "skip", "unsaid")
    choose(bot, "1", "unknown")
    assert person(bot, "1")["more_at"] is not None
    shown = newest(bot.say("1", "menu"))
    assert shown is not None
    assert "NewcomerTellsMore" not in shown.options


def test_own_words_are_asked_only_for_something_else(bot: Simulation) -> None:
    sign_up(bot, "1")
    choose(bot, "1", "now", "skip", "sport", "other", "done")
    replies = bot.say("1", "1")
    assert asked(replies) == "children"
    assert answers(bot, "1", "NewcomerTellsMore")["interests_words"] == "1"


def test_the_case_manager_comes_from_the_staff_list_and_is_named_in_my_data(bot: Simulation) -> None:
    bot.database.write(lambda c: invites.invite_staff(c, "i", "leiden", StaffRole.CASE_MANAGER, "Iris van Dam", 0, 1))
    bot.database.write(lambda c: invites.invite_staff(c, "m", "leiden", StaffRole.COORDINATOR, "Marieke", 0, 1))
    sign_up(bot, "1")
    choose(bot, "1", "now", "skip", "skip")
    shown = newest(choose(bot, "1", "no"))
    assert shown is not None
    assert list(shown.options) == ["1", "unknown"]
    choose(bot, "1", "1")
    assert "Iris van Dam" in texts(bot.say("1", "my data"))


def changing_age_to_17(bot: Simulation) -> list:
    """Somebody on the list changes their age, and slips."""
    sign_up(bot, "1", "newcomer")
    bot.say("1", "change")
    assert asked(choose(bot, "1", "age")) == "age"
    return bot.say("1", "17")


def test_who_is_on_the_list_is_not_erased_by_a_slip(bot: Simulation) -> None:
    assert asked(changing_age_to_17(bot)) == "really_too_young"
    assert asked(choose(bot, "1", "no")) == "age"
    assert asked(bot.say("1", "71")) == "summary"
    assert is_listed(bot, "1")


def test_who_is_on_the_list_and_really_under_eighteen_is_forgotten(bot: Simulation) -> None:
    changing_age_to_17(bot)
    assert "I keep nothing about you" in texts(choose(bot, "1", "yes"))
    assert not is_listed(bot, "1")
