"""A newcomer's programme: staff write down its parts,
the newcomer sees where they are and is reminded of dates.
"""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.flows.path.newcomer import path_paper
from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.path.nouns import Part, PartState
from bot.simulation import Simulation
from storage.tables import journal, outbox, programme_parts, timers
from tests.kept import walked
from tests.town import Town
from tests.walking import failed

TODAY = date(2026, 11, 23)


def amal_and_her_staff_come(town: Town) -> None:
    """Amal is a newcomer of Iris, Marieke coordinates. It is Monday 23 November,
    ten in the morning.
    """
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.staff("Iris", "case-manager")
    town.newcomer("Amal")
    town.case_manager_of("amal", "Iris")
    for who in town.people:
        town.hears(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, amal_and_her_staff_come)


def open_amal(town: Town, who: str) -> None:
    town.begin(who, "NewcomerPath", f"person:{town.id('amal')}")


def record(town: Town, who: str, part: str, state: str, begins: str, ends: str) -> str:
    """Write down a part through the chat; days are option ids or typed."""
    open_amal(town, who)
    town.pick(who, part, state)
    for day in (begins, ends):
        if day in ("none", *(option.data.split(".")[-1] for option in town.bot._shown[who][-1].options)):
            town.pick(who, day)
        else:
            town.bot.say(who, day)
    return town.said(who)


def rows(town: Town) -> list[tuple[object, ...]]:
    table = programme_parts.c
    found = select(table.part, table.state, table.version, table.begins, table.ends).order_by(table.id)
    return [tuple(row) for row in town.rows(found)]


def local(town: Town, day: int, hour: int, month: int = 11, year: int = 2026) -> None:
    """Let time go by until this wall time."""
    town.bot.later(seconds=(datetime(year, month, day, hour, tzinfo=town.bot.zone) - town.bot.now).total_seconds())


def test_nothing_is_written_down_yet_and_the_newcomer_hears_what_to_do(town: Town) -> None:
    town.bot.say("amal", "/menu")
    town.pick("amal", "MyProgramme")
    said = town.said("amal")
    assert "Nobody has written down yet where you are" in said
    assert "Ask your case manager" in said
    assert "Civic integration" in said


def test_the_case_manager_opens_a_newcomer_and_writes_a_part_down(town: Town) -> None:
    town.bot.say("iris", "/menu")
    town.pick("iris", "MyNewcomers", str(town.id("amal")), "start_group:0", "now", "2026-11-23")
    assert "Mon 4 Jan" in [button.label for button in town.bot._shown["iris"][-1].options]
    town.pick("iris", "2027-01-04")
    assert rows(town) == [("start_group", "now", 1, "2026-11-23", "2027-01-04")]
    assert "I wrote it down for Amal" in town.said("iris")
    assert town.noted("part recorded") == ["start_group: now"]
    town.begin("amal", "MyProgramme")
    said = town.said("amal")
    assert "👉 🚀 Start group: now, from Monday 23 November until Monday 4 January" in said
    assert "Next: Vitality." in said
    assert "The teacher and your case manager help you." in said


def test_the_course_takes_two_years_unless_somebody_says_otherwise(town: Town) -> None:
    open_amal(town, "iris")
    town.pick("iris", "integration:0", "now")
    town.bot.say("iris", "1-12")
    assert "Fri 1 Dec 2028" in [button.label for button in town.bot._shown["iris"][-1].options]
    town.pick("iris", "2028-12-01")
    assert rows(town) == [("integration", "now", 1, "2026-12-01", "2028-12-01")]


def test_a_day_that_is_none_gets_a_clear_word_and_a_way_on(town: Town) -> None:
    open_amal(town, "iris")
    town.pick("iris", "study:0", "open")
    town.bot.say("iris", "31-2-2027")
    assert "I do not know this day. Please write it like this: 15-1-2027." in town.said("iris")
    town.bot.say("iris", "15 1")
    town.bot.say("iris", "10-1-2027")
    assert "This end is before the begin: Friday 15 January" in town.said("iris")
    town.pick("iris", "none")
    assert rows(town) == [("study", "open", 1, "2027-01-15", "")]
    assert failed(town.bot) == 0


def test_the_coordinator_reaches_a_newcomer_who_waits_and_one_in_a_match(town: Town) -> None:
    town.begin("marieke", "FindMentor", f"person:{town.id('amal')}")
    town.pick("marieke", "!NewcomerPath")
    assert "Which part would you like to write down?" in town.said("marieke")
    town.mentor("Sanne")
    town.begin("marieke", "FindMentor", f"person:{town.id('amal')}")
    town.pick("marieke", "path")
    assert "Which part would you like to write down?" in town.said("marieke")
    town.match("amal", "sanne")
    town.begin("marieke", "MatchDesk", "match:1")
    town.pick("marieke", "path", "work:0", "open", "none", "none")
    assert rows(town) == [("work", "open", 1, "", "")]


def test_nobody_else_opens_a_newcomers_programme(town: Town) -> None:
    town.staff("Joost", "case-manager")
    town.mentor("Sanne")
    for who in ("joost", "sanne", "amal"):
        open_amal(town, who)
        assert "Which part" not in town.said(who)
    assert failed(town.bot) == 0


def test_a_case_manager_who_lost_the_newcomer_meanwhile_writes_nothing(town: Town) -> None:
    open_amal(town, "iris")
    town.pick("iris", "work:0", "open", "none")
    last = town.button("iris", "none")[1]
    town.staff("Joost", "case-manager")
    town.case_manager_of("amal", "Joost")
    town.bot.receive(town.bot.message("iris", Kind.PRESS, last, press="1"))
    assert rows(town) == []
    assert "not there any more" in town.hears("iris")
    assert failed(town.bot) == 0


def test_two_of_the_staff_at_once_and_who_comes_second_sees_how_it_stands(town: Town) -> None:
    for who in ("iris", "marieke"):
        open_amal(town, who)
        town.pick(who, "study:0", "open" if who == "iris" else "now", "none")
    turns = [town.bot.message(w, Kind.PRESS, town.button(w, "none")[1], press="1") for w in ("iris", "marieke")]
    town.bot.receive(*turns)
    assert rows(town) == [("study", "open", 1, "", "")]
    assert "Somebody changed this just now" in town.said("marieke")
    assert "Study: later" in town.said("marieke")


def test_the_newcomer_hears_once_of_all_that_staff_changed(town: Town) -> None:
    record(town, "iris", "intake:0", "done", "none", "none")
    record(town, "iris", "start_group:0", "now", "2026-11-23", "4-1")
    record(town, "iris", "work:0", "open", "none", "none")
    assert town.hears("amal") == ""
    town.bot.later(minutes=20)
    (reply,) = town.bot.replies("amal")
    assert reply.text.startswith("🧭 There is news about your programme.")
    assert all(part in reply.text for part in ("Intake and test: done", "Start group: now", "Work: later"))
    town.bot.later(hours=3)
    record(town, "iris", "work:1", "now", "none", "none")
    town.bot.later(minutes=20)
    heard = town.hears("amal")
    assert "Work: now" in heard
    assert "Intake" not in heard


def test_at_night_the_news_waits_for_the_newcomers_own_morning(town: Town) -> None:
    town.begin("amal", "QuietHours")
    town.pick("amal", "22:00-10:00")
    town.hears("amal")
    local(town, 23, 22)
    record(town, "iris", "work:0", "now", "none", "none")
    local(town, 24, 9)
    assert town.hears("amal") == ""
    local(town, 24, 11)
    assert "Work: now" in town.hears("amal")


def test_reminders_come_a_week_and_a_day_before_at_the_evening_hour(town: Town) -> None:
    record(town, "iris", "start_group:0", "open", "7-12", "18-1-2027")
    local(town, 24, 9)
    town.hears("amal")
    local(town, 30, 17)
    assert town.hears("amal") == ""
    local(town, 30, 19)
    assert town.hears("amal") == "📅 On Monday 7 December begins: 🚀 Start group."
    local(town, 6, 19, 12)
    assert town.hears("amal") == "📅 Tomorrow begins: 🚀 Start group."
    local(town, 11, 19, 1, 2027)
    assert "📅 Monday 18 January is the last day of: 🚀 Start group." in town.hears("amal")
    local(town, 17, 19, 1, 2027)
    assert town.hears("amal") == "📅 Tomorrow is the last day of: 🚀 Start group."


def test_a_change_plans_anew_and_what_is_done_is_not_reminded(town: Town) -> None:
    record(town, "iris", "study:0", "open", "7-12", "none")
    record(town, "iris", "study:1", "open", "14-12", "none")
    assert town.planned("part:1") == [
        ("part week", "cancelled"),
        ("part tomorrow", "cancelled"),
        ("part week", "scheduled"),
        ("part tomorrow", "scheduled"),
    ]
    record(town, "iris", "study:2", "done", "2026-12-14", "none")
    assert [state for _kind, state in town.planned("part:1")] == ["cancelled"] * 4
    local(town, 20, 12, 12)
    assert "📅" not in town.hears("amal")


def test_just_after_midnight_today_is_the_day_on_the_clock_of_the_place(town: Town) -> None:
    town.bot.now = datetime(2026, 11, 24, 0, 30, tzinfo=town.bot.zone)
    record(town, "iris", "work:0", "now", "24-11", "none")
    assert rows(town) == [("work", "now", 1, "2026-11-24", "")]


def test_a_second_tap_writes_nothing_down_twice(town: Town) -> None:
    open_amal(town, "iris")
    town.pick("iris", "work:0", "now", "none")
    data = town.button("iris", "none")[1]
    town.bot.receive(*(town.bot.message("iris", Kind.PRESS, data, press="1") for _ in range(2)))
    assert rows(town) == [("work", "now", 1, "", "")]
    assert failed(town.bot) == 0


def test_a_case_manager_reaches_each_of_many_newcomers(town: Town) -> None:
    for number in range(22):
        name = f"Nour{'abcdefghijklmnopqrstuv'[number]}"
        town.case_manager_of(town.newcomer(name), "Iris")
    town.begin("iris", "MyNewcomers")
    town.pick("iris", str(town.id("nourv")))
    assert "Nourv" in town.said("iris")
    assert "Which part" in town.said("iris")


def test_two_parts_have_their_own_reminders(town: Town) -> None:
    record(town, "iris", "study:0", "open", "7-12", "none")
    record(town, "iris", "work:0", "open", "7-12", "none")
    local(town, 24, 9)
    town.hears("amal")
    local(town, 6, 19, 12)
    heard = town.hears("amal")
    assert "Tomorrow begins: 📚 Study." in heard
    assert "Tomorrow begins: 💼 Work." in heard


def test_a_reminder_late_by_days_says_the_day_and_two_weeks_late_is_not_sent(town: Town) -> None:
    record(town, "iris", "study:0", "open", "7-12", "none")
    town.bot.later(minutes=20)
    town.hears("amal")
    town.bot.now += timedelta(days=10)
    town.bot.later(minutes=1)
    assert town.hears("amal") == "📅 On Monday 7 December begins: 📚 Study."
    town.bot.now += timedelta(days=14)
    town.bot.later(minutes=1)
    assert town.hears("amal") == ""
    assert "part tomorrow: too late to be of use" in town.noted("skipped")


def test_what_is_written_down_for_tomorrow_says_why_no_word_comes_before(town: Town) -> None:
    local(town, 23, 18)
    record(town, "iris", "study:0", "open", "24-11", "none")
    assert town.planned("part:1") == []
    assert town.noted("not planned") == [
        "part week: written down after that moment",
        "part tomorrow: written down after that moment",
    ]


def test_the_evening_hour_stays_when_the_clocks_change(town: Town) -> None:
    record(town, "iris", "study:0", "open", "1-4-2027", "none")
    due = sorted(row[0] for row in town.rows(select(timers.c.due_at).where(timers.c.about == "part:1")))
    at = [datetime.fromtimestamp(each, town.bot.zone) for each in due]
    assert [(each.day, each.hour) for each in at] == [(25, 18), (31, 18)]
    assert at[0].utcoffset() != at[1].utcoffset()


def test_a_newcomer_who_stopped_all_messages_gets_nothing_and_the_journal_says_why(town: Town) -> None:
    record(town, "iris", "study:0", "open", "7-12", "none")
    town.bot.say("amal", "stop")
    town.pick("amal", "all")
    town.hears("amal")
    local(town, 8, 12, 12)
    assert town.hears("amal") == ""
    assert "reminder: part week: stopped all messages" in town.noted("not sent")


def test_my_data_shows_the_parts_and_erasure_takes_them(town: Town) -> None:
    record(town, "iris", "study:0", "open", "7-12", "none")
    town.bot.say("amal", "my data")
    assert "📚 Study: later, from Monday 7 December" in "".join(
        row[0] for row in town.rows(select(outbox.c.text).where(outbox.c.address == "amal"))
    )
    town.bot.say("amal", "/menu")
    town.pick("amal", "DeleteMe", "delete", "delete")
    assert rows(town) == []
    assert town.rows(select(timers).where(timers.c.state == "scheduled", timers.c.about == "part:1")) == []
    assert failed(town.bot) == 0


def test_the_journal_names_the_part_and_never_words(town: Town) -> None:
    record(town, "iris", "study:0", "open", "7-12", "none")
    (row,) = town.rows(select(journal).where(journal.c.kind == "part recorded"))
    assert (row.about, row.rule, row.whom) == ("part:1", "study: open", town.id("amal"))
    assert row.who.startswith("staff:")


def test_the_picture_has_every_part_with_its_state(leiden: Programme) -> None:
    parts = (Part("intake", PartState.DONE, 1, None, None), Part("start_group", PartState.NOW, 1, TODAY, None))
    paper = path_paper(leiden, parts, "Amal", TODAY)
    assert [each["state"] for each in paper["parts"]] == ["done", "now", "next", *["open"] * 7]
    assert {each["state"] for each in paper["parts"]} <= set(paper["state_words"])


def test_a_profile_without_parts_offers_none(town: Town, leiden: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(leiden.profile.__dict__, "path", None)
    town.bot.say("amal", "/menu")
    assert "My programme" not in str(town.bot._shown["amal"][-1].options)
    open_amal(town, "iris")
    town.begin("amal", "MyProgramme")
    assert failed(town.bot) == 0
