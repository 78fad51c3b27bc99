"""Waiting with news: honest news once a month, a sign-up left half-way, other free times,
own quiet hours.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.ground.messages import Kind
from bot.simulation import Simulation
from storage.tables import mentors, newcomers, outbox, people, timers
from tests.kept import walked
from tests.town import Town, half_way
from tests.walking import failed, walk

NEWS = "You still wait. We did not forget you."
HALF_WAY = "You began to sign up. Shall we go on?"


def three_come(town: Town) -> None:
    """It is Monday 23 November, ten in the morning. Amal, Selam and Sanne wait."""
    town.bot.now -= timedelta(hours=9)
    town.newcomer("Selam")
    town.bot.later(days=1)
    town.newcomer("Amal")
    town.mentor("Sanne")
    for who in town.people:
        town.hears(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, three_come)


def local(town: Town, day: int, hour: int = 12, month: int = 12, year: int = 2026, minute: int = 0) -> None:
    """Let time go by until this wall time."""
    moment = datetime(year, month, day, hour, minute, tzinfo=town.bot.zone)
    town.bot.later(seconds=(moment - town.bot.now).total_seconds())


def news(town: Town, who: str = "amal") -> list[tuple[str, datetime]]:
    """(state, local due) of the monthly news of a person, in order of version."""
    mine = (timers.c.kind == "waiting news", timers.c.person_id == town.id(who))
    found = town.rows(select(timers.c.state, timers.c.due_at).where(*mine).order_by(timers.c.version))
    return [(state, datetime.fromtimestamp(due, town.bot.zone)) for state, due in found]


def reasons(town: Town, kind: str) -> list[str]:
    return [each for each in town.noted(kind) if each.startswith(("waiting news", "intake"))]


# News once a month


def test_after_a_month_people_hear_how_it_stands(town: Town) -> None:
    local(town, 24, 9)
    assert NEWS not in town.hears("amal")
    local(town, 24, 11)
    heard = town.hears("amal")
    assert NEWS in heard
    assert "You are on the list since Tuesday 24 November." in heard
    assert "1 newcomer waits longer than you." in heard
    assert "No match began in the last month." in heard
    assert "It can take a few weeks, sometimes a few months." in heard
    town.pick("amal", "!TakeABreak", "leave", "yes")
    assert "not on the list any more" in town.said("amal")


def test_it_comes_each_month_at_the_same_local_hour_also_over_summer_time(town: Town) -> None:
    for month, year in ((12, 2026), (1, 2027), (2, 2027), (3, 2027), (4, 2027)):
        local(town, 24, 11, month, year)
        assert NEWS in town.hears("amal")
    dues = [due for _state, due in news(town)]
    assert {(due.day, due.hour) for due in dues} == {(24, 10)}
    assert len({due.utcoffset() for due in dues}) == 2
    assert [state for state, _due in news(town)] == ["sent"] * 5 + ["scheduled"]


def test_matches_of_the_last_month_are_counted_and_those_in_one_do_not_wait(town: Town) -> None:
    local(town, 10)
    town.match("selam", "sanne")
    local(town, 24, 11)
    heard = town.hears("amal")
    assert "No newcomer waits longer than you." in heard
    assert "1 match began in the last month." in heard
    assert NEWS not in town.hears("selam")
    assert "waiting news: they have a match, or one is being made" in reasons(town, "skipped")


def test_after_a_match_that_ended_the_news_comes_again(town: Town) -> None:
    match = town.match("amal", "sanne")
    local(town, 10, 12, 2, 2027)
    town.hears("amal")
    town.begin("sanne", "EndTogether", f"match:{match}:2")
    town.pick("sanne", "yes", "unsaid", "no", "again")
    (waits,) = [due for state, due in news(town) if state == "scheduled"]
    assert (waits.month, waits.day, waits.hour) == (3, 10, 10)
    local(town, 10, 11, 3, 2027)
    assert town.hears("amal").count(NEWS) == 1


def test_a_proposal_that_fell_through_does_not_put_the_news_off(town: Town) -> None:
    before = news(town)
    town.staff("Marieke")
    town.begin("marieke", "FindMentor", f"person:{town.id('amal')}")
    side = town.bot._shown["marieke"][-1].options[0].data.split(".")[-1]
    town.pick("marieke", side, "withdraw")
    assert news(town) == before


def test_the_news_waits_for_the_end_of_a_break(town: Town) -> None:
    local(town, 20)
    town.begin("amal", "TakeABreak")
    town.pick("amal", "2")
    local(town, 25)
    assert NEWS not in town.hears("amal")
    assert "waiting news: they take a break" in reasons(town, "later")
    local(town, 3, 12, 1, 2027)
    assert NEWS in town.hears("amal")


def test_who_had_enough_of_our_messages_this_week_hears_it_later(town: Town) -> None:
    local(town, 23)
    lately = ",".join(str(int((town.bot.now - timedelta(days=each)).timestamp())) for each in (3, 2))
    mine = people.c.id == town.id("amal")
    town.bot.database.write(lambda c: c.execute(update(people).where(mine).values(nudges=lately)))
    local(town, 25)
    assert NEWS not in town.hears("amal")
    assert reasons(town, "later") == ["waiting news: 2 nudges this week already"]
    local(town, 28)
    assert town.hears("amal").count(NEWS) == 1


def test_who_stopped_hears_nothing_and_the_news_goes_on_when_they_come_back(town: Town) -> None:
    town.bot.say("amal", "stop")
    town.pick("amal", "all")
    town.hears("amal")
    local(town, 25)
    assert town.hears("amal") == ""
    assert "waiting news: stopped all messages" in reasons(town, "skipped")
    town.bot.say("amal", "/start")
    town.hears("amal")
    local(town, 24, 11, 1, 2027)
    assert NEWS in town.hears("amal")


def test_who_left_the_list_hears_nothing_and_who_comes_back_begins_a_new_month(town: Town) -> None:
    town.begin("amal", "TakeABreak")
    town.pick("amal", "leave", "yes")
    assert news(town)[0][0] == "cancelled"
    local(town, 20)
    walk(town.bot, "amal", town.bot.say("amal", "/start"))
    town.hears("amal")
    local(town, 15, 12, 1, 2027)
    assert NEWS not in town.hears("amal")
    local(town, 20, 12, 1, 2027)
    assert "You are on the list since Sunday 20 December." in town.hears("amal")


def test_two_weeks_of_downtime_give_one_news_in_the_day_and_the_next_a_month_later(town: Town) -> None:
    town.bot.now = datetime(2027, 1, 7, 2, tzinfo=UTC)
    town.bot.later(minutes=1)
    assert town.hears("amal") == ""
    local(town, 7, 9, 1, 2027)
    assert town.hears("amal").count(NEWS) == 1
    local(town, 7, 9, 2, 2027)
    assert NEWS not in town.hears("amal")
    local(town, 7, 11, 2, 2027)
    assert town.hears("amal").count(NEWS) == 1


def test_whoever_was_listed_before_this_release_gets_their_news_too(town: Town) -> None:
    one = town.id("amal")

    def as_migrated(connection: Any) -> None:
        due = int((town.bot.now + timedelta(days=30)).timestamp())
        connection.execute(timers.delete().where(timers.c.person_id == one))
        row = {"kind": "waiting news", "person_id": one, "about": "", "version": 0, "due_at": due}
        connection.execute(insert(timers).values(**row, state="scheduled", changed_at=due))

    town.bot.database.write(as_migrated)
    local(town, 25)
    assert town.hears("amal").count(NEWS) == 1
    assert [state for state, _due in news(town)] == ["sent", "scheduled"]


# Other free times


@pytest.mark.parametrize("who", ["amal", "sanne"])
def test_only_the_free_times_change_and_every_view_shows_the_new_ones(town: Town, who: str) -> None:
    table = newcomers if who == "amal" else mentors
    mine = select(table).where(table.c.person_id == town.id(who))
    (before,) = town.rows(mine)
    town.begin(who, "MyFreeTimes")
    assert "Until now: Weekend afternoons" in town.said(who)
    town.pick(who, "wm", "we", "done")
    (after,) = town.rows(mine)
    assert after.free == ",we,wm,"
    assert after._asdict() | {"free": ""} == before._asdict() | {"free": ""}
    town.bot.say(who, "my data")
    assert any("Free times: Weekday mornings, Weekday evenings" in each.text for each in town.bot._shown[who])
    town.begin(who, "ChangeAnswers")
    town.pick(who, "ok")
    assert town.rows(mine)[0].free == ",we,wm,"
    assert failed(town.bot) == 0


def test_a_button_for_free_times_of_somebody_who_left_the_list_changes_nothing(town: Town) -> None:
    town.begin("amal", "TakeABreak")
    town.pick("amal", "leave", "yes")
    town.begin("amal", "MyFreeTimes")
    assert "What would you like to do?" in town.said("amal")
    assert failed(town.bot) == 0


# A sign-up left half-way


def test_a_sign_up_that_was_left_is_gently_resumed_twice_and_not_more(bot: Simulation) -> None:
    town = half_way(bot)
    bot.later(days=2, hours=23)
    assert town.hears("amal") == ""
    bot.later(days=1)
    assert HALF_WAY in town.hears("amal")
    bot.later(days=9)
    assert town.hears("amal") == ""
    bot.later(days=2)
    assert HALF_WAY in town.hears("amal")
    bot.later(days=90)
    assert town.hears("amal") == ""
    assert town.planned("intake") == [("intake waits", "sent")] * 2


def test_going_on_repeats_the_open_question_and_the_sign_up_ends_the_reminders(bot: Simulation) -> None:
    town = half_way(bot)
    bot.later(days=4)
    town.pick("amal", "!GoOnSigningUp")
    assert "How much Dutch do you speak?" in town.said("amal")
    walk(bot, "amal", bot._shown["amal"])
    town.hears("amal")
    bot.later(days=14)
    assert HALF_WAY not in town.hears("amal")
    assert "intake waits: signed up" in reasons(town, "skipped")
    town.begin("amal", "GoOnSigningUp")
    assert "What would you like to do?" in town.said("amal")


def test_not_now_ends_the_reminders_and_the_answers_are_kept(bot: Simulation) -> None:
    town = half_way(bot)
    bot.later(days=4)
    town.pick("amal", "!NotNow")
    assert town.said("amal").startswith("That is fine. I keep your answers.")
    bot.later(days=30)
    assert HALF_WAY not in town.hears("amal")
    assert "intake waits: these questions were stopped" in reasons(town, "skipped")
    bot.say("amal", "/start")
    assert "How much Dutch do you speak?" in town.said("amal")
    bot.later(days=30)
    assert HALF_WAY not in town.hears("amal")


def test_whoever_answered_since_is_reminded_three_days_after_that(bot: Simulation) -> None:
    town = half_way(bot)
    bot.later(days=2)
    town.pick("amal", "simple")
    town.hears("amal")
    bot.later(days=2)
    assert town.hears("amal") == ""
    assert reasons(town, "later") == ["intake waits: they answered since"]
    bot.later(days=2)
    assert HALF_WAY in town.hears("amal")


def test_whoever_stopped_is_not_reminded(bot: Simulation) -> None:
    town = half_way(bot)
    bot.say("amal", "stop")
    town.pick("amal", "all")
    town.hears("amal")
    bot.later(days=20)
    assert town.hears("amal") == ""
    assert reasons(town, "skipped") == ["intake waits: stopped all messages"]


def test_in_the_night_the_reminder_waits_for_the_morning(bot: Simulation) -> None:
    bot.now += timedelta(hours=4)
    town = half_way(bot)
    bot.later(days=3, hours=1)
    assert town.hears("amal") == ""
    bot.later(hours=9)
    assert HALF_WAY in town.hears("amal")


def test_two_weeks_of_downtime_give_one_reminder_and_not_two_at_once(bot: Simulation) -> None:
    town = half_way(bot)
    bot.now += timedelta(days=17)
    bot.later(hours=20)
    assert town.hears("amal").count(HALF_WAY) == 1
    bot.later(days=4)
    assert town.hears("amal").count(HALF_WAY) == 1


def test_a_person_without_a_sign_up_has_no_reminder(town: Town) -> None:
    town.staff("Marieke")
    waits = select(timers.c.person_id).where(timers.c.kind == "intake waits", timers.c.state == "scheduled")
    assert town.id("marieke") not in [row[0] for row in town.rows(waits)]


# Own quiet hours


def test_own_quiet_hours_hold_for_what_others_write_and_for_news(town: Town) -> None:
    match = town.match("amal", "sanne")
    town.bot.say("amal", "/menu")
    town.pick("amal", "QuietHours", "21:00-17:00")
    assert "I do not write first between 21:00 and 17:00" in town.said("amal")
    town.begin("sanne", "WriteTo", f"match:{match}")
    town.bot.say("sanne", "See you soon")
    (row,) = town.rows(select(outbox).where(outbox.c.address == "amal", outbox.c.text.contains("See you soon")))
    assert datetime.fromtimestamp(row.not_before, town.bot.zone).hour == 17


def test_quiet_hours_can_be_as_usual_again(town: Town) -> None:
    for option, stored in (("20:00-09:00", "20:00-09:00"), ("usual", "")):
        town.begin("amal", "QuietHours")
        town.pick("amal", option)
        assert town.one(select(people.c.quiet).where(people.c.id == town.id("amal"))) == stored


def test_the_news_waits_for_the_hour_somebody_chose(town: Town) -> None:
    town.begin("amal", "QuietHours")
    town.pick("amal", "21:00-17:00")
    town.hears("amal")
    local(town, 24, 16)
    assert town.hears("amal") == ""
    local(town, 24, 18)
    assert NEWS in town.hears("amal")


def test_a_second_tap_on_go_on_is_harmless(bot: Simulation) -> None:
    town = half_way(bot)
    bot.later(days=4)
    data = town.button("amal", "!GoOnSigningUp")[1]
    bot.receive(*(bot.message("amal", Kind.PRESS, data, press="1") for _ in range(2)))
    assert "How much Dutch do you speak?" in town.said("amal")
    assert failed(bot) == 0
