"""Meetings of a pair: what happens at once, twice, too late, after an end, in the night,
and while the bot was down.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.ground.messages import Kind
from bot.simulation import Simulation
from scheduler.retention import remove_old_texts
from storage.tables import inbox, meeting_answers, meetings, outbox, people, timers
from tests.kept import walked
from tests.town import Town
from tests.walking import failed

SATURDAY = "2026-11-28"


def a_pair_is_made(town: Town) -> None:
    """Amal and Sanne are a match; Marieke looks after them. It is Monday, ten in the morning."""
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.match("amal", "sanne")
    for who in town.people:
        town.hears(who)


@pytest.fixture
def pair(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


@pytest.fixture
def agreed(pair: Town) -> Town:
    """They meet on Saturday at 14:00."""
    pair.plan("sanne", 1, SATURDAY)
    pair.pick("amal", "yes")
    for who in pair.people:
        pair.hears(who)
    return pair


def states(town: Town) -> list[str]:
    return [row[0] for row in town.rows(select(meetings.c.state).order_by(meetings.c.id))]


def press(town: Town, who: str, option: str) -> object:
    return town.bot.message(who, Kind.PRESS, town.button(who, option)[1], press="1")


@pytest.mark.parametrize("at_once", [True, False], ids=["one batch", "two batches"])
@pytest.mark.parametrize("first", ["confirm", "cancel"])
def test_cancel_beats_confirm_and_who_loses_is_told(pair: Town, first: str, at_once: bool) -> None:
    pair.plan("sanne", 1, SATURDAY)
    pair.begin("sanne", "CannotCome", "meeting:1:1")
    turns = [press(pair, "amal", "yes"), press(pair, "sanne", "yes")]
    if first == "cancel":
        turns.reverse()
    for batch in [turns] if at_once else [[turn] for turn in turns]:
        pair.bot.receive(*batch)  # type: ignore[arg-type]
    assert states(pair) == ["cancelled"]
    assert "called off" in pair.said("amal") or "does not go on" in pair.said("amal")
    assert all(state != "scheduled" for _kind, state in pair.planned("meeting:1"))


def test_both_propose_at_once_and_the_first_proposal_is_the_question(pair: Town) -> None:
    for who, day in (("sanne", SATURDAY), ("amal", "2026-11-29")):
        pair.begin(who, "PlanMeeting", "match:1")
        pair.pick(who, day, "14:00", "park")
    pair.bot.receive(press(pair, "sanne", "ok"), press(pair, "amal", "ok"))  # type: ignore[arg-type]
    assert states(pair) == ["proposed"]
    assert "Saturday 28 November at 14:00" in pair.said("amal")
    pair.pick("amal", "yes")
    assert states(pair) == ["confirmed"]


def test_both_propose_the_same_time_and_that_is_a_yes(pair: Town) -> None:
    pair.begin("amal", "PlanMeeting", "match:1")
    pair.pick("amal", SATURDAY, "14:00", "park")
    pair.plan("sanne", 1, SATURDAY)
    pair.bot.receive(press(pair, "amal", "ok"))  # type: ignore[arg-type]
    assert states(pair) == ["confirmed"]


def test_a_match_that_ends_while_a_proposal_is_open_takes_it_along(pair: Town) -> None:
    pair.plan("sanne", 1, SATURDAY)
    pair.begin("sanne", "EndTogether", "match:1:2")
    pair.pick("sanne", "yes", "unsaid", "no", "again")
    assert states(pair) == ["cancelled"]
    pair.pick("amal", "yes")
    assert "called off" in pair.said("amal")
    assert failed(pair.bot) == 0


def test_moving_renews_the_reminders_and_a_stale_one_is_never_sent(agreed: Town) -> None:
    agreed.begin("sanne", "MoveMeeting", "meeting:1:2")
    agreed.pick("sanne", "2026-11-29", "15:00", "park", "ok")
    agreed.pick("amal", "yes")
    agreed.hears("amal")
    agreed.bot.later(days=5, hours=10)
    heard = agreed.hears("amal")
    assert "28 November" not in heard
    assert "Tomorrow you meet Sanne" in heard
    assert ("day before", "cancelled") in agreed.planned("meeting:1")


def test_the_night_is_quiet_a_notice_waits_and_a_change_takes_it_back(agreed: Town) -> None:
    agreed.bot.later(hours=12)
    agreed.begin("amal", "WriteTo", "match:1")
    agreed.bot.say("amal", "See you on Saturday")
    (row,) = agreed.rows(select(outbox).where(outbox.c.address == "sanne", outbox.c.text.contains("See you")))
    assert row.not_before - int(agreed.bot.now.timestamp()) > 8 * 3600
    agreed.begin("amal", "EndTogether", "match:1:2")
    agreed.pick("amal", "yes", "unsaid", "no", "again")
    (row,) = agreed.rows(select(outbox).where(outbox.c.id == row.id))
    assert (row.state, row.reason) == ("skipped", "it has changed since")


def test_a_question_at_night_is_asked_in_the_morning(pair: Town) -> None:
    pair.bot.later(hours=12)
    pair.plan("sanne", 1, SATURDAY)
    assert pair.hears("amal") == ""
    pair.bot.later(hours=11)
    assert "would like to meet you" in pair.hears("amal")


@pytest.mark.parametrize(
    ("down", "hears"),
    [
        (timedelta(days=5, hours=3), "Today you meet Sanne"),
        (timedelta(days=5, hours=6), "Did you meet Sanne?"),
        (timedelta(days=7), "Sorry, I ask this late."),
        (timedelta(days=14), ""),
    ],
    ids=["an hour too late for the reminder", "after the meeting", "days after", "two weeks after"],
)
def test_after_being_down_only_what_is_still_of_use_is_said(agreed: Town, down: timedelta, hears: str) -> None:
    agreed.bot.now += down - timedelta(seconds=60)
    agreed.bot.sleep(seconds=60)
    heard = agreed.hears("amal")
    assert hears in heard if hears else heard == ""
    assert "Tomorrow" not in heard
    assert [state for kind, state in agreed.planned("meeting:1") if kind == "day before"] == ["skipped", "skipped"]


def test_a_reminder_that_could_not_be_sent_in_time_is_not_sent_later(agreed: Town) -> None:
    agreed.bot.later(days=5, hours=3)
    starts = agreed.one(select(meetings.c.starts_at))
    found = agreed.rows(select(outbox.c.expires).where(outbox.c.text.contains("Today you meet")))
    assert [row[0] for row in found] == [starts - 45 * 60] * 2


def test_only_one_friendly_nudge_then_nothing(agreed: Town) -> None:
    agreed.bot.later(days=6)
    agreed.hears("amal")
    agreed.bot.later(days=1, hours=2)
    assert agreed.hears("amal").count("Did you meet Sanne?") == 1
    agreed.bot.later(days=20)
    assert agreed.hears("amal") == ""


def test_the_same_answers_bother_nobody_and_the_hours_are_kept(agreed: Town) -> None:
    agreed.bot.later(days=6)
    for who in ("amal", "sanne"):
        agreed.pick(who, "yes", "120", "good")
    assert agreed.hears("marieke") == "New people signed up:\n1 newcomer\n1 mentor"
    assert [row[0] for row in agreed.rows(select(meeting_answers.c.minutes))] == [120, 120]


def test_who_is_erased_ends_the_match_and_the_other_side_hears_no_more_than_that(agreed: Town) -> None:
    amal = agreed.id("amal")
    agreed.begin("amal", "DeleteMe")
    agreed.pick("amal", "delete")
    agreed.pick("amal", "delete")
    heard = agreed.hears("sanne")
    assert "Your match with Amal has ended" in heard
    assert "delete" not in heard
    assert agreed.rows(select(timers.c.id).where(timers.c.person_id == amal, timers.c.state == "scheduled")) == []
    assert agreed.rows(select(people.c.id).where(people.c.id == amal)) == []
    agreed.bot.later(days=14)
    assert agreed.hears("sanne") == ""


def test_a_block_is_told_to_the_coordinator_at_once_and_to_the_other_side_after_a_day(agreed: Town) -> None:
    agreed.bot.later(days=1)
    for who in agreed.people:
        agreed.hears(who)
    agreed.bot.receive(agreed.bot.message("amal", Kind.BLOCKED))
    agreed.bot.later(minutes=1)
    assert "I cannot reach Amal any more" in agreed.hears("marieke")
    agreed.bot.later(hours=23)
    assert agreed.hears("sanne") == ""
    agreed.bot.later(hours=2)
    assert "We cannot reach Amal now" in agreed.hears("sanne")


def test_a_block_that_is_taken_back_is_not_told_to_the_other_side(agreed: Town) -> None:
    agreed.bot.receive(agreed.bot.message("amal", Kind.BLOCKED))
    agreed.bot.later(hours=1)
    agreed.bot.say("amal", "/menu")
    agreed.bot.later(hours=30)
    assert "cannot reach" not in agreed.hears("sanne")


def test_whoever_stopped_all_messages_gets_no_reminder_and_the_journal_says_why(agreed: Town) -> None:
    agreed.bot.say("amal", "/stop")
    agreed.pick("amal", "all")
    agreed.hears("amal")
    assert "I cannot reach Amal now" in agreed.hears("sanne")
    agreed.bot.later(days=6)
    assert agreed.hears("amal") == ""
    assert "reminder: day before: stopped all messages" in agreed.noted("not sent")


def test_a_proposal_interrupts_a_sign_up_and_the_open_question_is_repeated_once(pair: Town) -> None:
    pair.begin("amal", "NewcomerTellsMore")
    pair.pick("amal", "now")
    pair.plan("sanne", 1, SATURDAY)
    pair.pick("amal", "yes")
    assert "What would you like to do with your mentor?" in pair.said("amal")


def test_words_go_through_the_bot_and_can_be_reported(pair: Town) -> None:
    pair.begin("sanne", "WriteTo", "match:1")
    pair.bot.say("sanne", "Hello, my number is 111222333")
    heard = pair.said("amal")
    assert "│ Hello, my number is *********" in heard
    pair.pick("amal", "!ReportMessage", "yes")
    assert "Amal reports a message of Sanne" in pair.said("marieke")
    assert "reports" not in pair.hears("sanne")


def test_what_the_other_side_wrote_to_somebody_else_can_not_be_reported_by_its_number(pair: Town) -> None:
    """The numbers of messages can be guessed; words to the staff are no words to the pair."""
    pair.bot.say("sanne", "person")
    pair.bot.say("sanne", "Between us: I do not trust Amal")
    private = pair.one(select(inbox.c.id).where(inbox.c.text.contains("Between us")))
    pair.hears("marieke")
    for number in range(1, private + 2):
        pair.begin("amal", "ReportMessage", f"said:{number}")
        pair.bot.say("amal", "Yes, show it")
    assert "Between us" not in pair.hears("amal")
    assert "reports a message" not in pair.hears("marieke")
    assert pair.noted("message reported") == []


def test_words_that_retention_removed_can_be_reported_no_more_and_that_is_said(pair: Town) -> None:
    pair.begin("sanne", "WriteTo", "match:1")
    pair.bot.say("sanne", "Hello, see you tomorrow")
    number = pair.one(select(inbox.c.id).where(inbox.c.text.contains("see you tomorrow")))
    pair.sent()
    remove_old_texts(pair.bot.database, 90, pair.bot.now + timedelta(days=91))
    pair.begin("amal", "ReportMessage", f"said:{number}")
    heard = " ".join(reply.text for reply in pair.pick("amal", "yes"))
    assert "I cannot find this message any more. Write “person” to talk to the project." in heard


def test_a_number_is_shown_only_when_both_have_shared(pair: Town) -> None:
    pair.begin("amal", "ShareNumber", "match:1")
    pair.bot.say("amal", "٠٦ ١٢٣٤٥٦٧٨")
    assert "06" not in pair.hears("sanne")
    pair.pick("sanne", "!ShareNumber")
    pair.bot.say("sanne", "no")
    pair.bot.say("sanne", "06 87654321")
    assert "06 12345678" in pair.said("sanne")
    assert "06 87654321" in pair.said("amal")


def test_a_break_calls_off_what_is_planned_and_ends_gently(agreed: Town) -> None:
    agreed.begin("sanne", "PauseTogether", "match:1:2")
    agreed.pick("sanne", "unsaid", "2")
    assert states(agreed) == ["cancelled"]
    assert "take a break until" in agreed.hears("amal")
    agreed.bot.later(days=15)
    assert "The break is over" in agreed.hears("amal")


def test_somebody_elses_meeting_is_not_there_for_a_stranger(agreed: Town) -> None:
    agreed.newcomer("Bilal")
    agreed.begin("bilal", "CannotCome", "meeting:1:2")
    assert "This is not there any more." in agreed.bot._shown["bilal"][-2].text
    assert states(agreed) == ["confirmed"]


@pytest.mark.parametrize(
    "data",
    ["!PlanMeeting", "!WriteTo", "!MeetingAsked meeting:99:1", "!CannotCome match:1", "!Nothing match:1", "!X y"],
)
def test_a_made_up_button_does_no_harm(pair: Town, data: str) -> None:
    pair.bot.receive(pair.bot.message("amal", Kind.PRESS, data, press="1"))
    assert pair.hears("amal")
    assert failed(pair.bot) == 0


IMITATION = "Dank je.»”\n\n👤 Marieke of the mentor project answers you:\nSend money to t.me/thief"


def test_words_that_are_brought_can_not_look_like_ours(pair: Town) -> None:
    pair.begin("sanne", "WriteTo", "match:1")
    pair.bot.say("sanne", IMITATION)
    heard = pair.said("amal")
    assert [line for line in heard.splitlines()[2:] if not line.startswith("│")] == []
    assert "👤" not in heard
    pair.pick("amal", "!ReportMessage", "yes")
    told = pair.said("marieke")
    assert "👤" not in told
    assert [line for line in told.splitlines()[2:] if not line.startswith("│")] == []


def test_a_place_that_somebody_wrote_stands_between_marks_that_it_can_not_close(pair: Town) -> None:
    pair.begin("sanne", "PlanMeeting", "match:1")
    pair.pick("sanne", SATURDAY, "14:00", "elsewhere")
    pair.bot.say("sanne", "at home”. ⚠️ Buurmaat: bring “50 euro")
    pair.pick("sanne", "ok")
    heard = pair.said("amal")
    assert "“at home’. ! Buurmaat: bring ’50 euro”" in heard
