"""Who said nothing for long is asked whether they stay,
and erased only after a silence that they were told of.
"""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, func, select, update

from bot.actions.people.retention import ASK, OVER
from bot.ground.programme import Programme
from bot.simulation import Simulation
from scheduler.retention import ask_who_stays, remove_old_texts
from storage import invites
from storage.tables import addresses, conversations, inbox, outbox, people, signs, timers
from tests.kept import walked
from tests.town import Town, half_way
from tests.walking import failed

ASKED = "Would you like to stay on it?"
GONE = "I heard nothing from you, so I deleted everything about you."


def three_come(town: Town) -> None:
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")
    for who in town.people:
        town.bot.replies(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, three_come)


def pass_by(town: Town, programme: Programme, *, delivered: bool = True, **time: float) -> None:
    """Let days go by: each of them the job runs, and what was queued arrives."""
    until = town.bot.now + timedelta(**time)
    while town.bot.now < until:
        town.bot.later(days=1)
        ask_who_stays(town.bot.database, programme, town.bot.now)
        town.bot.later(seconds=1)
        if delivered:
            now = int(town.bot.now.timestamp())
            queued = update(outbox).where(outbox.c.state == "queued").values(state="sent", changed_at=now)
            town.bot.database.write(lambda c, queued=queued: c.execute(queued))


def a_year_later(town: Town, programme: Programme, days: int = 366, *, delivered: bool = True) -> None:
    """The day is near; nothing else that comes in a year is of use here."""
    other = delete(timers).where(timers.c.kind.not_in([ASK, OVER]))
    town.bot.database.write(lambda c: c.execute(other))
    town.bot.now += timedelta(days=days - 1)
    pass_by(town, programme, delivered=delivered, days=1)


def is_there(town: Town, name: str) -> bool:
    return bool(town.one(select(func.count()).select_from(people).where(people.c.called == name)))


def times(town: Town, who: str, words: str) -> int:
    return town.hears(who).count(words)


def test_after_a_year_of_silence_both_are_asked_and_nobody_before(town: Town, leiden: Programme) -> None:
    a_year_later(town, leiden, days=364)
    assert times(town, "amal", ASKED) == 0
    pass_by(town, leiden, days=3)
    assert "You are on the list since Monday 23 November." in (heard := town.hears("amal"))
    assert heard.count(ASKED) == 1
    assert times(town, "sanne", ASKED) == 1
    assert ASKED not in town.hears("marieke")
    assert town.planned("said:1") == []


def test_one_tap_keeps_them_and_it_is_asked_again_after_another_year(town: Town, leiden: Programme) -> None:
    a_year_later(town, leiden)
    town.pick("amal", "!StayOnList")
    assert town.said("amal") == "Thank you. You stay on the list."
    pass_by(town, leiden, days=40)
    assert is_there(town, "Amal")
    assert not is_there(town, "Sanne")
    town.hears("amal")
    town.bot.now += timedelta(days=365 - 45)
    pass_by(town, leiden, days=3)
    assert times(town, "amal", ASKED) == 0
    pass_by(town, leiden, days=5)
    assert times(town, "amal", ASKED) == 1


def test_whoever_writes_anything_else_stays_too(town: Town, leiden: Programme) -> None:
    a_year_later(town, leiden)
    town.bot.say("amal", "I am still here")
    pass_by(town, leiden, days=40)
    assert is_there(town, "Amal")
    assert "kept too long: they wrote since" in town.noted("skipped")
    assert ASK in [row[0] for row in town.rows(select(timers.c.kind).where(timers.c.state == "scheduled"))]


def test_thirty_days_of_silence_erase_and_the_coordinator_hears_the_number(town: Town, leiden: Programme) -> None:
    a_year_later(town, leiden)
    town.bot.replies("marieke")
    pass_by(town, leiden, days=28)
    assert is_there(town, "Amal")
    assert is_there(town, "Sanne")
    pass_by(town, leiden, days=6)
    assert not is_there(town, "Amal")
    assert not is_there(town, "Sanne")
    assert times(town, "amal", GONE) == 1
    assert town.noted("erased") == ["retention", "retention"]
    assert "I heard nothing from 2 people for long" in town.hears("marieke")
    assert failed(town.bot) == 0


def test_a_question_that_did_not_arrive_erases_nobody_before_it_was_asked_three_times(
    town: Town, leiden: Programme
) -> None:
    a_year_later(town, leiden, days=366, delivered=False)
    for _ in range(3):
        pass_by(town, leiden, days=29, delivered=False)
        assert is_there(town, "Amal")
    assert times(town, "amal", ASKED) == 3
    pass_by(town, leiden, days=6, delivered=False)
    assert not is_there(town, "Amal")


def test_a_question_that_came_late_gives_thirty_days_from_then(town: Town, leiden: Programme) -> None:
    a_year_later(town, leiden)
    late = int((town.bot.now + timedelta(days=20)).timestamp())
    town.bot.database.write(lambda c: c.execute(update(outbox).values(changed_at=late)))
    pass_by(town, leiden, days=45)
    assert is_there(town, "Amal")
    pass_by(town, leiden, days=8)
    assert not is_there(town, "Amal")


def test_two_years_of_downtime_ask_first(town: Town, leiden: Programme) -> None:
    a_year_later(town, leiden)
    town.bot.now += timedelta(days=730)
    town.hears("amal")
    mine = update(outbox).where(outbox.c.text.contains(ASKED)).values(state="queued")
    town.bot.database.write(lambda c: c.execute(mine))
    pass_by(town, leiden, days=3)
    assert is_there(town, "Amal")
    assert times(town, "amal", ASKED) == 1


@pytest.mark.parametrize("how", ["stop", "block"])
def test_who_cannot_be_asked_is_erased_thirty_days_later(town: Town, leiden: Programme, how: str) -> None:
    if how == "stop":
        town.bot.say("amal", "stop")
        town.pick("amal", "all")
    else:
        blocked = update(addresses).where(addresses.c.key == "telegram:amal").values(blocked_at=1)
        town.bot.database.write(lambda c: c.execute(blocked))
    town.hears("amal")
    a_year_later(town, leiden)
    assert town.hears("amal") == ""
    pass_by(town, leiden, days=28)
    assert is_there(town, "Amal")
    pass_by(town, leiden, days=4)
    assert not is_there(town, "Amal")
    assert town.hears("amal") == ""


def test_who_had_a_match_and_the_staff_are_never_asked(town: Town, leiden: Programme) -> None:
    town.match("amal", "sanne")
    town.staff("Noor")
    now = int(town.bot.now.timestamp())
    town.bot.database.write(lambda c: invites.revoke(c, "leiden", "Noor", now))
    a_year_later(town, leiden)
    pass_by(town, leiden, days=35)
    for who in ("amal", "sanne", "marieke", "noor"):
        assert ASKED not in town.hears(who)
        assert is_there(town, who.capitalize())
    assert {"still wanted: they had a match"} == {rule for rule in town.noted("skipped") if rule.startswith(ASK)}


def test_while_a_match_is_being_made_nobody_is_asked(town: Town, leiden: Programme) -> None:
    town.begin("marieke", "FindMentor", f"person:{town.id('amal')}")
    town.pick("marieke", f"mentor-{town.id('sanne')}")
    a_year_later(town, leiden)
    assert times(town, "amal", ASKED) == 0
    assert "still wanted: a match is being made" in town.noted("later")


def test_a_sign_up_that_was_left_is_erased_after_three_months_and_a_word(bot: Simulation, leiden: Programme) -> None:
    town = half_way(bot)
    a_year_later(town, leiden, days=91)
    assert "You began to sign up, and did not finish." in town.hears("amal")
    pass_by(town, leiden, days=33)
    assert not is_there(town, "Amal")
    assert failed(bot) == 0


def test_going_on_with_the_sign_up_keeps_it(bot: Simulation, leiden: Programme) -> None:
    town = half_way(bot)
    a_year_later(town, leiden, days=91)
    town.pick("amal", "!GoOnSigningUp")
    pass_by(town, leiden, days=33)
    assert is_there(town, "Amal")


def test_who_left_the_list_is_asked_whether_the_answers_are_kept(town: Town, leiden: Programme) -> None:
    town.begin("amal", "TakeABreak")
    town.pick("amal", "leave", "yes")
    a_year_later(town, leiden)
    assert "You are not on the list any more, but I still have your answers." in town.hears("amal")
    town.pick("amal", "!StayOnList")
    assert "I keep your answers." in town.said("amal")
    pass_by(town, leiden, days=40)
    assert is_there(town, "Amal")


def test_delete_me_is_one_of_the_answers(town: Town, leiden: Programme) -> None:
    a_year_later(town, leiden)
    town.pick("amal", "!DeleteMe", "delete", "delete")
    assert not is_there(town, "Amal")


def test_in_the_night_it_waits_for_the_morning(town: Town, leiden: Programme) -> None:
    a_year_later(town, leiden, days=364)
    town.bot.now = datetime(2027, 11, 25, 1, tzinfo=UTC)
    ask_who_stays(town.bot.database, leiden, town.bot.now)
    town.bot.later(hours=1)
    assert times(town, "amal", ASKED) == 0
    town.bot.later(hours=8)
    assert times(town, "amal", ASKED) == 1


def test_the_job_plans_each_once(town: Town, leiden: Programme) -> None:
    town.bot.now += timedelta(days=100)
    for _ in range(3):
        ask_who_stays(town.bot.database, leiden, town.bot.now)
    planned = town.rows(select(timers.c.person_id).where(timers.c.kind == ASK))
    assert sorted(row[0] for row in planned) == sorted(town.id(who) for who in ("amal", "sanne"))


# Words


def test_files_that_will_not_be_sent_any_more_lose_their_words(town: Town) -> None:
    town.bot.database.write(lambda c: c.execute(update(outbox).values(state="queued", text="", extra='{"paper": {}}')))
    remove_old_texts(town.bot.database, 90, town.bot.now + timedelta(days=89))
    assert all(row[0] for row in town.rows(select(outbox.c.extra)))
    remove_old_texts(town.bot.database, 90, town.bot.now + timedelta(days=91 + 14))
    assert not any(row[0] for row in town.rows(select(outbox.c.extra)))


def test_answers_that_are_no_profile_go_with_the_words_of_messages(town: Town) -> None:
    match = town.match("amal", "sanne")
    town.begin("amal", "WriteTo", f"match:{match}")
    town.bot.say("amal", "Something between us")
    remove_old_texts(town.bot.database, 90, town.bot.now + timedelta(days=91))
    kept = {row[0]: row[1] for row in town.rows(select(conversations.c.flow, conversations.c.answers))}
    assert "WriteTo" not in kept
    assert "NewcomerIntake" in kept
    assert "between us" not in str(town.rows(select(inbox.c.text)))
    town.begin("amal", "ChangeAnswers")
    assert "Leiden" in town.said("amal")


def test_the_words_of_a_sign_go_a_year_after_it_was_closed(town: Town) -> None:
    match = town.match("amal", "sanne")
    town.begin("amal", "NotSure", f"match:{match}")
    town.bot.say("amal", "He is always late")
    town.begin("marieke", "CareDesk", f"match:{match}")
    town.pick("marieke", "done")
    remove_old_texts(town.bot.database, 90, town.bot.now + timedelta(days=364))
    assert town.one(select(signs.c.words)) == "He is always late"
    remove_old_texts(town.bot.database, 90, town.bot.now + timedelta(days=366))
    assert town.one(select(signs.c.words)) == ""
    assert town.noted("texts removed")[-1] == "90 days"
