"""Theme meetings through the chat: planned, invited to, full, moved, called off, attended.
Both databases.
"""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.papers import make
from bot.simulation import Simulation
from storage.tables import outbox, people, theme_meetings, theme_replies, timers
from tests.kept import walked
from tests.themes.planning import invited, plan
from tests.town import Town


def five_come(town: Town) -> None:
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    for name in ("Sanne", "Tom", "Kees"):
        town.mentor(name)
    town.newcomer("Amal")
    for who in town.people:
        town.bot.replies(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, five_come)


def place(town: Town, who: str, theme: int = 1) -> str:
    mine = theme_replies.c.person_id == town.id(who)
    return str(town.one(select(theme_replies.c.place).where(mine, theme_replies.c.theme_id == theme)))


def version(town: Town, theme: int = 1) -> int:
    return int(town.one(select(theme_meetings.c.version).where(theme_meetings.c.id == theme)))


def test_people_of_the_role_are_invited_three_weeks_before_and_others_are_not(town: Town) -> None:
    plan(town)
    assert "I planned 1 theme meeting" in town.hears("marieke") or "I planned 1 theme meeting" in town.said("marieke")
    assert town.hears("sanne") == ""
    town.bot.later(days=2)
    for who in ("sanne", "tom", "kees"):
        assert "Between cultures" in town.hears(who)
    assert "theme meeting" not in town.hears("amal")


def test_who_signs_up_after_the_planning_is_invited_too(town: Town) -> None:
    plan(town)
    town.mentor("Fatma")
    town.hears("fatma")
    town.bot.later(days=2)
    assert "invited to a theme meeting" in town.hears("fatma")


def test_yes_brings_the_place_the_map_and_a_calendar_file(town: Town) -> None:
    invited(town)
    shown = town.pick("sanne", "yes")
    assert shown[-1].file == "theme-meeting.ics"
    assert "openstreetmap.org" in shown[-1].text
    assert place(town, "sanne") == "going"


def test_yes_twice_takes_one_place(town: Town) -> None:
    invited(town, room=2)
    town.pick("sanne", "yes")
    town.begin("sanne", "ThemeInvite", f"theme:1:{version(town)}")
    town.pick("sanne", "yes")
    assert town.one(select(theme_replies.c.placed_at).where(theme_replies.c.person_id == town.id("sanne")))
    assert [place(town, who) for who in ("sanne", "tom")] == ["going", ""]


def test_when_it_is_full_the_next_waits_and_moves_up_when_a_place_is_free(town: Town) -> None:
    invited(town, room=1)
    town.pick("sanne", "yes")
    town.pick("tom", "yes")
    assert "number 1 on the waiting list" in town.said("tom")
    town.pick("kees", "yes")
    assert "number 2 on the waiting list" in town.said("kees")
    town.begin("sanne", "ThemeInvite", f"theme:1:{version(town)}")
    town.pick("sanne", "no")
    assert "A place is free" in town.hears("tom")
    assert [place(town, who) for who in ("sanne", "tom", "kees")] == ["", "going", "waiting"]


def test_more_room_moves_people_up_and_nothing_planned_is_lost(town: Town) -> None:
    invited(town, room=1)
    for who in ("sanne", "tom"):
        town.pick(who, "yes")
    town.begin("marieke", "ThemeDesk", "theme:1")
    town.pick("marieke", "room")
    town.bot.say("marieke", "5")
    assert place(town, "tom") == "going"
    town.bot.later(days=13)
    assert "next week" in town.hears("sanne")


def test_reminders_come_a_week_and_a_day_before_for_those_who_come(town: Town) -> None:
    invited(town)
    town.pick("sanne", "yes")
    town.pick("tom", "no")
    for who in ("sanne", "tom"):
        town.hears(who)
    town.bot.later(days=21)
    heard = town.hears("sanne")
    assert "next week" in heard
    assert "Tomorrow is the theme meeting" in heard
    assert "Tomorrow" not in town.hears("tom")


def test_perhaps_is_asked_again_the_day_before(town: Town) -> None:
    invited(town)
    town.pick("sanne", "maybe")
    town.hears("sanne")
    town.bot.later(days=20, hours=12)
    assert "Do you come?" in town.hears("sanne")


def test_a_meeting_moved_after_its_reminders_is_told_to_those_who_need_it(town: Town) -> None:
    invited(town)
    town.pick("sanne", "yes")
    town.pick("tom", "no")
    town.bot.later(days=14)
    for who in ("sanne", "tom", "kees"):
        town.hears(who)
    town.begin("marieke", "ThemeDesk", "theme:1")
    town.pick("marieke", "move")
    town.bot.say("marieke", "17-12-2026")
    town.pick("marieke", "20:00")
    town.bot.later(minutes=5)
    assert "has changed" in town.hears("sanne")
    assert town.hears("tom") == ""
    assert "17 December" in town.hears("kees")
    town.bot.later(days=9)
    assert "Tomorrow is the theme meeting" in town.hears("sanne")
    assert "15 December" not in town.hears("sanne")


def test_an_old_invitation_shows_how_it_stands_now(town: Town) -> None:
    invited(town)
    town.begin("marieke", "ThemeDesk", "theme:1")
    town.pick("marieke", "cancel", "yes")
    town.begin("sanne", "ThemeInvite", "theme:1:1")
    town.pick("sanne", "yes")
    assert "does not go on" in town.said("sanne")
    assert place(town, "sanne") == ""


def test_cancelling_tells_those_who_come_also_at_the_last_moment(town: Town) -> None:
    invited(town)
    town.pick("sanne", "yes")
    town.pick("tom", "no")
    town.bot.later(days=20, hours=9)
    for who in ("sanne", "tom"):
        town.hears(who)
    town.begin("marieke", "ThemeDesk", "theme:1")
    town.pick("marieke", "cancel", "yes")
    town.bot.later(minutes=5)
    assert "does not go on" in town.hears("sanne")
    assert town.hears("tom") == ""


def test_a_series_keeps_its_wall_time_over_the_change_of_clocks(town: Town) -> None:
    plan(town, day="2027-03-16", count=2)
    starts = [row[0] for row in town.rows(select(theme_meetings.c.starts_at).order_by(theme_meetings.c.id))]
    local = [datetime.fromtimestamp(each, UTC).astimezone(town.bot.zone) for each in starts]
    assert [f"{each:%d-%m %H:%M}" for each in local] == ["16-03 19:30", "27-04 19:30"]


def test_a_series_is_changed_from_the_middle_on(town: Town) -> None:
    plan(town, count=3)
    town.begin("marieke", "ThemeDesk", "theme:2")
    town.pick("marieke", "move", "all")
    town.bot.say("marieke", "27-1-2027")
    town.pick("marieke", "19:30")
    days = [row[0] for row in town.rows(select(theme_meetings.c.day).order_by(theme_meetings.c.id))]
    assert days == ["2026-12-15", "2027-01-27", "2027-03-10"]


def test_one_of_a_series_is_called_off_and_the_others_stand(town: Town) -> None:
    plan(town, count=3)
    town.begin("marieke", "ThemeDesk", "theme:2")
    town.pick("marieke", "cancel", "one", "yes")
    states = [row[0] for row in town.rows(select(theme_meetings.c.state).order_by(theme_meetings.c.id))]
    assert states == ["planned", "cancelled", "planned"]


def test_the_code_of_the_room_counts_also_for_who_never_answered(town: Town) -> None:
    invited(town)
    code = town.one(select(theme_meetings.c.code))
    town.bot.later(days=20, hours=9)
    town.begin("kees", "AtAMeeting")
    wrong = "1000" if code != "1000" else "1001"
    assert "do not know this code" in town.bot.say("kees", wrong)[0].text
    town.begin("kees", "AtAMeeting")
    town.bot.say("kees", str(code))
    assert town.one(select(theme_replies.c.attended).where(theme_replies.c.person_id == town.id("kees"))) == 1


def test_missed_two_in_a_row_is_one_friendly_question(town: Town) -> None:
    plan(town, count=2)
    for theme in (1, 2):
        town.bot.later(days=2 if theme == 1 else 20)
        for who in ("sanne", "tom"):
            town.begin(who, "ThemeInvite", f"theme:{theme}:1")
            town.pick(who, "yes")
        town.bot.later(days=22)
        town.begin("marieke", "WhoWasThere", f"theme:{theme}")
        town.pick("marieke", str(town.id("tom")), "done")
    town.hears("sanne")
    town.bot.later(days=9)
    assert "We missed you" in town.hears("sanne")
    assert "We missed you" not in town.hears("tom")
    town.pick("sanne", "time")
    assert "Sanne missed two theme meetings" in town.hears("marieke")


def test_who_leaves_gives_the_place_to_the_next(town: Town) -> None:
    invited(town, room=1)
    town.pick("sanne", "yes")
    town.pick("tom", "yes")
    town.begin("sanne", "DeleteMe")
    town.pick("sanne", "delete")
    town.pick("sanne", "delete")
    assert "A place is free" in town.hears("tom")


def test_who_stops_all_messages_gives_the_place_to_the_next(town: Town) -> None:
    invited(town, room=1)
    town.pick("sanne", "yes")
    town.pick("tom", "yes")
    town.begin("sanne", "Stop")
    town.pick("sanne", "all")
    assert "A place is free" in town.hears("tom")


def test_a_coordinator_who_goes_leaves_the_invitations_to_another_one(town: Town) -> None:
    town.staff("Hanneke")
    plan(town)
    town.begin("marieke", "DeleteMe")
    town.pick("marieke", "delete")
    town.pick("marieke", "delete")
    town.bot.later(days=2)
    assert "invited to a theme meeting" in town.hears("sanne")


def test_an_invitation_waits_for_who_had_enough_nudges_this_week(town: Town) -> None:
    now = int(town.bot.now.timestamp())
    full = update(people).where(people.c.id == town.id("sanne")).values(nudges=f"{now},{now + 1}")
    town.bot.database.write(lambda c: c.execute(full))
    invited(town)
    assert town.hears("sanne") == ""
    town.bot.later(days=6)
    assert "invited to a theme meeting" in town.hears("sanne")


def test_after_two_weeks_of_downtime_a_late_invitation_goes_and_a_late_reminder_does_not(town: Town) -> None:
    invited(town)
    town.pick("sanne", "yes")
    town.hears("sanne")
    town.bot.sleep(days=24)
    assert "theme meeting" not in town.hears("sanne")
    skipped = town.rows(select(timers.c.kind).where(timers.c.state == "skipped", timers.c.about == "theme:1"))
    assert {"theme week", "theme tomorrow"} <= {row[0] for row in skipped}


def test_only_coordinators_plan_and_see_who_comes(town: Town) -> None:
    invited(town)
    for flow, about in (("PlanTheme", ""), ("ThemeDesk", "theme:1"), ("WhoWasThere", "theme:1"), ("ThemeMeetings", "")):
        town.begin("sanne", flow, about)
        assert "What is the theme" not in town.said("sanne")
        assert "The code for in the room" not in town.said("sanne")


def test_who_was_not_invited_cannot_answer(town: Town) -> None:
    invited(town)
    town.begin("amal", "ThemeInvite", "theme:1:1")
    assert "Do you come?" not in town.said("amal")


def test_the_overview_counts_everybody_once_and_has_a_picture(town: Town) -> None:
    invited(town, room=1)
    for who, said in (("sanne", "yes"), ("tom", "yes")):
        town.pick(who, said)
    town.begin("marieke", "ThemeDesk", "theme:1")
    assert "Yes: 1" in town.said("marieke")
    assert "Waiting list: 1" in town.said("marieke")
    assert "No answer yet: 1" in town.said("marieke")
    town.pick("marieke", "picture")
    rows = town.rows(select(outbox.c.extra).where(outbox.c.extra.like("%paper%")).order_by(outbox.c.id))
    made = [make(json.loads(row[0])["paper"]) for row in rows]
    assert [paper.mime for paper in made] == ["text/calendar", "image/png"]
