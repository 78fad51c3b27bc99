"""A match through its year: talks, the weekly look, care signs, and how it ends. Both databases, through the chat."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.ground.messages import Attachment, Kind
from bot.papers import make
from bot.simulation import Simulation
from storage import care, invites, talks
from storage.tables import match_members, matches, outbox, people, staff, talk_answers, timers
from storage.tables import signs as sign_rows
from storage.tables import talks as talk_rows
from tests.kept import walked
from tests.test_stories import meet
from tests.town import Town

FIRST, SECOND = "talk:1", "talk:2"


def a_pair_is_made(town: Town) -> None:
    """Amal and Sanne, live from a Monday morning; Marieke coordinates, Iris is Amal's case manager."""
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.staff("Iris", "case-manager")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.case_manager_of("amal", "Iris")
    town.match("amal", "sanne", year=True)
    for who in town.people:
        town.bot.replies(who)


@pytest.fixture
def pair(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def state(town: Town, id_: int = 1) -> str:
    return str(town.one(select(talk_rows.c.state).where(talk_rows.c.id == id_)))


def agree(town: Town, *names: str) -> None:
    for name in names or ("amal", "sanne", "iris"):
        town.pick(name, "yes")


def asked(town: Town) -> Town:
    town.bot.later(hours=30)
    return town


def confirmed(town: Town) -> Town:
    agree(asked(town))
    assert state(town) == "confirmed"
    return town


def open_signs(town: Town) -> list[str]:
    return [row[0] for row in town.rows(select(sign_rows.c.kind).where(sign_rows.c.closed_at.is_(None)))]


# Talks


def test_both_talks_are_planned_when_the_match_begins(pair: Town) -> None:
    found = pair.rows(select(talk_rows.c.kind, talk_rows.c.state, talk_rows.c.target).order_by(talk_rows.c.id))
    assert [tuple(row) for row in found] == [
        ("three_months", "planned", "2027-02-22"),
        ("six_months", "planned", "2027-05-24"),
    ]


def test_a_time_stands_when_all_three_said_yes_and_not_before(pair: Town) -> None:
    asked(pair)
    agree(pair, "amal", "sanne")
    assert state(pair) == "proposed"
    agree(pair, "iris")
    assert state(pair) == "confirmed"
    for who in ("amal", "sanne"):
        assert "All can come" in pair.said(who)


def test_yes_twice_is_said_once(pair: Town) -> None:
    asked(pair)
    reply, data, _label = pair.button("amal", "yes")
    for _ in range(2):
        pair.bot.receive(pair.bot.message("amal", Kind.PRESS, data, handle=str(reply.id), press="1"))
    assert len(pair.noted("talk answer")) == 1


def test_another_time_asks_the_others_anew_and_an_old_yes_changes_nothing(pair: Town) -> None:
    asked(pair)
    _reply, old, _label = pair.button("amal", "yes")
    pair.pick("sanne", "other")
    pair.pick("sanne", "2027-02-24T09:30")
    pair.bot.receive(pair.bot.message("amal", Kind.PRESS, old, press="1"))
    assert "24 February" in pair.said("amal")
    assert state(pair) == "proposed"
    agree(pair, "iris")
    pair.begin("amal", "TalkAsked", "talk:1:3")
    agree(pair, "amal")
    assert state(pair) == "confirmed"


def test_a_confirmed_talk_can_be_moved_and_its_reminders_move_along(pair: Town) -> None:
    confirmed(pair)
    pair.begin("amal", "TalkMove", "talk:1:2")
    pair.pick("amal", "2027-02-23T09:30")
    agree(pair, "sanne", "iris")
    assert state(pair) == "confirmed"
    due = select(timers.c.due_at).where(timers.c.kind == "talk tomorrow", timers.c.state == "scheduled")
    assert len({row[0] for row in pair.rows(due)}) == 1
    pair.bot.later(days=95)
    assert "22 February" not in pair.hears("sanne")


def test_none_of_the_times_brings_the_coordinator(pair: Town) -> None:
    asked(pair)
    pair.pick("amal", "other")
    pair.pick("amal", "none")
    assert "None of the times" in pair.hears("marieke")
    assert state(pair) == "proposed"


def test_who_does_not_answer_is_asked_once_more_and_then_a_person_hears_it(pair: Town) -> None:
    asked(pair)
    agree(pair, "sanne", "iris")
    pair.hears("amal")
    pair.bot.later(days=3)
    assert "the talk after 3 months" in pair.hears("amal")
    pair.bot.later(days=4)
    assert "Amal has not answered for six days" in pair.hears("marieke")


def test_without_a_case_manager_in_the_chat_the_coordinator_answers_for_them(pair: Town) -> None:
    pair.bot.database.write(lambda c: invites.revoke(c, "leiden", "Iris", int(pair.bot.now.timestamp())))
    asked(pair)
    assert "answer for a colleague" in pair.hears("marieke")
    agree(pair, "amal", "sanne", "marieke")
    assert state(pair) == "confirmed"


def test_a_case_manager_who_leaves_is_replaced_and_the_pair_keeps_its_time(pair: Town) -> None:
    confirmed(pair)
    pair.hears("amal")
    now = int(pair.bot.now.timestamp())

    def leave(connection: object) -> None:
        for id_ in invites.revoke(connection, "leiden", "Iris", now):  # type: ignore[arg-type]
            talks.left_by(connection, id_, now)  # type: ignore[arg-type]

    pair.bot.database.write(leave)
    pair.bot.later(minutes=1)
    assert "Who comes instead?" in pair.hears("marieke")
    assert pair.hears("amal") == ""
    agree(pair, "marieke")
    assert state(pair) == "confirmed"
    pair.bot.later(days=95)
    assert "Tomorrow is the talk after 3 months" in pair.hears("marieke")


def test_what_somebody_prepares_is_private_until_they_share_it(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=84)
    pair.bot.say("amal", "We laugh a lot")
    pair.pick("amal", "skip")
    pair.pick("amal", "skip")
    pair.pick("amal", "no")
    assert "laugh" not in pair.hears("sanne") + pair.hears("iris")
    pair.bot.later(days=6)
    assert "We laugh a lot" in pair.hears("amal")
    assert "laugh" not in pair.hears("sanne") + pair.hears("iris")


def test_what_is_shared_reaches_the_two_others(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=84)
    pair.bot.say("sanne", "Going well")
    pair.pick("sanne", "skip")
    pair.pick("sanne", "skip")
    pair.pick("sanne", "yes")
    assert "Going well" in pair.hears("amal")
    assert "Going well" in pair.hears("iris")


def test_nobody_prepares_for_a_talk_that_is_over(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=92)
    pair.hears("amal")
    pair.bot.later(days=2)
    assert "few questions" not in pair.hears("amal")
    current = pair.bot.say("amal", "/menu")
    assert "Before the talk" not in current[-1].text


def test_a_talk_that_nobody_held_becomes_a_sign(pair: Town) -> None:
    asked(pair)
    pair.bot.later(days=115)
    assert "talk overdue" in open_signs(pair)


def test_notes_of_a_talk_are_for_staff_only(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=92)
    pair.pick("iris", "yes")
    pair.bot.say("iris", "Needs more practice")
    assert state(pair) == "held"
    assert "practice" not in pair.hears("amal") + pair.hears("sanne")
    pair.begin("amal", "MyTalks", "match:1")
    assert "practice" not in pair.bot._shown["amal"][-1].text + pair.bot._shown["amal"][-2].text
    pair.begin("marieke", "TalksDesk", "match:1")
    assert any("Needs more practice" in reply.text for reply in pair.bot._shown["marieke"])


def test_a_stranger_sees_no_talk_of_others(pair: Town) -> None:
    asked(pair)
    pair.newcomer("Bilal")
    pair.begin("bilal", "TalkAsked", "talk:1:2")
    assert any("This is not there any more." in reply.text for reply in pair.bot._shown["bilal"])


def test_a_match_that_ends_the_night_before_a_talk_takes_it_along(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=89, hours=6)
    pair.begin("sanne", "EndTogether", "match:1:2")
    pair.pick("sanne", "yes", "moved", "no", "stop")
    for who in ("amal", "sanne", "iris"):
        pair.hears(who)
    pair.bot.later(days=3)
    for who in ("amal", "sanne", "iris"):
        assert "talk" not in pair.hears(who)
    assert state(pair) == "cancelled"


# After six months


@pytest.fixture
def decided(pair: Town) -> Town:
    """The talk after six months is over; both are asked how to go on."""
    pair.bot.later(days=9)
    agree(pair, "amal", "sanne", "iris")
    for who in ("amal", "sanne"):
        pair.begin(who, "TalkAsked", "talk:2:2")
        agree(pair, who)
    agree(pair, "marieke")
    assert state(pair, 2) == "confirmed"
    pair.bot.later(days=174)
    for who in pair.people:
        pair.hears(who)
    return pair


def choose(town: Town, who: str, what: str) -> None:
    town.begin(who, "HowToGoOn", "talk:2:2")
    town.pick(who, what, "4")


def test_both_go_on_and_the_next_talk_is_planned(decided: Town) -> None:
    choose(decided, "amal", "continue")
    assert "continue" not in decided.hears("sanne")
    choose(decided, "sanne", "continue")
    assert "both want to go on" in decided.said("amal")
    assert decided.one(select(talk_rows.c.target).where(talk_rows.c.kind == "six_months+")) == "2027-11-23"


def test_when_they_want_different_things_a_person_talks_to_both_and_neither_hears_of_it(decided: Town) -> None:
    choose(decided, "amal", "continue")
    choose(decided, "sanne", "new")
    assert "do not want the same" in decided.hears("marieke")
    assert decided.one(select(matches.c.ends_at)) is None
    assert "ends" not in decided.hears("amal")


def test_both_stop_then_there_is_a_last_meeting_and_an_end_with_rest(decided: Town) -> None:
    choose(decided, "amal", "new")
    choose(decided, "sanne", "stop")
    assert "last meeting is a good end" in decided.hears("amal")
    decided.bot.later(days=15)
    assert decided.one(select(matches.c.state)) == "ended"
    assert "Take a rest first" in decided.hears("amal")
    assert "not on the list any more" in decided.hears("sanne")
    assert decided.one(select(people.c.listed_at).where(people.c.name == "Sanne")) is None
    paused = decided.one(select(people.c.paused_until).where(people.c.name == "Amal"))
    assert 12 * 86400 < paused - decided.bot.now.timestamp() < 15 * 86400


def test_how_much_it_helped_is_kept_on_one_scale_and_shown_to_nobody_of_the_pair(decided: Town) -> None:
    choose(decided, "amal", "continue")
    assert (
        decided.one(select(talk_answers.c.helpful).where(talk_answers.c.who == "newcomer", talk_answers.c.talk_id == 2))
        == 4
    )
    assert decided.hears("sanne") == ""


def test_who_says_nothing_is_asked_once_more_and_then_the_coordinator_hears_it(decided: Town) -> None:
    decided.bot.later(days=3)
    assert "How would you like to go on" in decided.hears("amal")
    decided.bot.later(days=4)
    assert "Amal has not said how to go on" in decided.hears("marieke")


# The weekly look


def test_nothing_planned_brings_one_suggestion_to_one_side_in_turn(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=10)
    for who in ("amal", "sanne"):
        pair.begin(who, "Help")
        pair.hears(who)
    pair.bot.later(days=7)
    heard = [("💡" in pair.hears(who)) for who in ("amal", "sanne")]
    assert sorted(heard) == [False, True]
    for who in ("amal", "sanne"):
        pair.begin(who, "Help")
        pair.hears(who)
    pair.bot.later(days=7)
    assert [("💡" in pair.hears(who)) for who in ("amal", "sanne")] == [not each for each in heard]


def test_a_planned_meeting_keeps_us_quiet_and_the_journal_says_why(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=6)
    agree(pair, "amal", "sanne")
    meet(pair, "sanne", "amal")
    meet(pair, "sanne", "amal")
    assert "rhythm: a meeting is planned" in pair.noted("skipped")


def test_two_suggestions_without_a_word_become_a_sign_and_no_third_nudge(pair: Town) -> None:
    pair.bot.later(days=60)
    assert "no reply" in open_signs(pair)
    text = pair.hears("sanne")
    assert text.count("💡") <= 2


def test_nobody_gets_more_than_two_nudges_in_any_week(pair: Town) -> None:
    pair.bot.later(days=40)
    sent = [
        row[0] for row in pair.rows(select(timers.c.changed_at).where(timers.c.kind.in_(["first weeks", "rhythm"])))
    ]
    assert sent
    stored = pair.one(select(people.c.nudges).where(people.c.name == "Amal"))
    assert len([each for each in stored.split(",") if each]) <= 2


def test_a_break_is_quiet_and_ends_gently(pair: Town) -> None:
    confirmed(pair)
    pair.begin("amal", "PauseTogether", "match:1:2")
    pair.pick("amal", "ramadan", "4")
    for who in ("amal", "sanne"):
        pair.hears(who)
    pair.bot.later(days=27)
    assert pair.hears("amal") == pair.hears("sanne") == ""
    pair.bot.later(days=2)
    assert "The break is over" in pair.hears("sanne")


@pytest.mark.parametrize(
    ("said", "until"), [("15-1", "15 January"), ("١٥-١", "15 January"), ("3", "21 December"), ("23-11-2026", "")]
)
def test_a_break_ends_on_a_day_that_is_written_or_after_some_weeks(pair: Town, said: str, until: str) -> None:
    pair.begin("amal", "PauseTogether", "match:1:2")
    pair.pick("amal", "holiday")
    shown = pair.bot.say("amal", said)[-1].text
    assert until in shown if until else "a day from tomorrow" in shown


def test_a_talk_in_a_break_is_planned_anew_after_it(pair: Town) -> None:
    confirmed(pair)
    pair.bot.later(days=80)
    pair.begin("amal", "PauseTogether", "match:1:2")
    pair.pick("amal", "ramadan", "4")
    assert state(pair) == "planned"
    assert "falls into the break" in pair.hears("iris")
    pair.bot.later(days=30)
    assert state(pair) == "proposed"


def test_after_two_weeks_of_downtime_the_look_goes_on_once(pair: Town) -> None:
    confirmed(pair)
    for who in pair.people:
        pair.hears(who)
    pair.bot.sleep(days=21)
    assert pair.hears("sanne").count("💡") <= 1
    scheduled = pair.rows(select(timers.c.due_at).where(timers.c.kind == "rhythm", timers.c.state == "scheduled"))
    assert len(scheduled) == 1
    assert scheduled[0][0] > pair.bot.now.timestamp()


# Signs


def test_no_first_meeting_in_two_weeks_is_a_sign_that_a_meeting_takes_away(pair: Town) -> None:
    pair.bot.later(days=15)
    assert "no first meeting" in open_signs(pair)
    assert "needs care" in pair.hears("marieke")
    for who in ("amal", "sanne"):
        pair.hears(who)
    pair.plan("sanne", 1, "2026-12-12")
    pair.pick("amal", "yes")
    assert "no first meeting" not in open_signs(pair)


def test_a_sad_face_and_different_answers_are_signs_the_pair_never_sees(pair: Town) -> None:
    confirmed(pair)
    pair.plan("sanne", 1, "2026-11-28")
    pair.pick("amal", "yes")
    pair.bot.later(days=5)
    pair.begin("amal", "AfterMeeting", "meeting:1:2")
    pair.pick("amal", "yes", "60", "sad")
    pair.begin("sanne", "AfterMeeting", "meeting:1:2")
    pair.pick("sanne", "no")
    assert {"a sad face", "answers differ"} <= set(open_signs(pair))
    assert "not good" not in pair.hears("sanne")


def test_two_meetings_called_off_in_a_row_are_a_sign(pair: Town) -> None:
    confirmed(pair)
    for number, day in enumerate(("2026-11-28", "2026-11-29"), 1):
        pair.plan("sanne", 1, day)
        pair.pick("amal", "yes")
        pair.begin("amal", "CannotCome", f"meeting:{number}:2")
        pair.pick("amal", "yes")
    assert open_signs(pair) == ["cancelled twice"]


def test_a_doubt_reaches_only_the_coordinator_and_needs_no_words(pair: Town) -> None:
    pair.begin("amal", "NotSure", "match:1")
    pair.pick("amal", "skip")
    assert "Only the coordinator hears it" in pair.said("amal")
    assert "Amal is not sure" in pair.hears("marieke")
    assert pair.hears("sanne") == pair.hears("iris") == ""
    pair.begin("marieke", "CareDesk", "match:1")
    pair.pick("marieke", "done")
    assert open_signs(pair) == []


def test_a_doubt_may_be_spoken_and_is_brought_where_it_can_be(pair: Town) -> None:
    pair.begin("amal", "NotSure", "match:1")
    pair.bot.receive(pair.bot.message("amal", Kind.VOICE, media="voice-file-1"))
    assert "Only the coordinator hears it" in pair.said("amal")
    (row,) = pair.rows(select(outbox.c.address, outbox.c.extra).where(outbox.c.extra.like("%voice%")))
    assert (row[0], json.loads(row[1])) == ("marieke", {"voice": "voice-file-1"})
    assert pair.hears("sanne") == ""


def test_a_doubt_that_was_spoken_and_cannot_be_brought_asks_the_coordinator_to_call(pair: Town) -> None:
    pair.begin("amal", "NotSure", "match:1")
    pair.bot.receive(pair.bot.message("amal", Kind.VOICE))
    assert "There is a voice message. Please call." in pair.hears("marieke")


def test_only_coordinators_open_the_care_desk(pair: Town) -> None:
    for who in ("amal", "sanne", "iris"):
        pair.begin(who, "WhoNeedsCare")
        pair.begin(who, "CareDesk", "match:1")
        assert all("needs care" not in reply.text and "not sure" not in reply.text for reply in pair.bot._shown[who])


def test_the_list_of_care_says_in_words_why(pair: Town) -> None:
    pair.bot.later(days=15)
    pair.begin("marieke", "WhoNeedsCare")
    pair.pick("marieke", "1")
    assert "no first meeting since the match began" in pair.said("marieke")


# Endings


def end(town: Town, *answers: str) -> None:
    town.begin("amal", "EndTogether", "match:1:2")
    town.pick("amal", "yes", *answers)


def test_nobody_who_feels_unsafe_is_asked_for_a_last_meeting(pair: Town) -> None:
    end(pair, "unsafe", "again")
    assert pair.one(select(matches.c.state)) == "ended"
    heard = pair.hears("sanne")
    assert "stay in touch" not in heard
    pair.begin("sanne", "SayThanks", "match:1")
    pair.bot.say("sanne", "Please meet me")
    assert "Please meet me" not in pair.hears("amal")


def test_thanks_go_once_each_way_for_a_month(pair: Town) -> None:
    end(pair, "goal", "no", "again")
    pair.hears("sanne")
    pair.begin("amal", "SayThanks", "match:1")
    pair.bot.say("amal", "Thank you for all")
    assert "Thank you for all" in pair.hears("sanne")
    pair.begin("amal", "SayThanks", "match:1")
    pair.bot.say("amal", "And again")
    assert "And again" not in pair.hears("sanne")
    pair.bot.later(days=31)
    pair.begin("sanne", "SayThanks", "match:1")
    pair.bot.say("sanne", "Too late")
    assert "Too late" not in pair.hears("amal")


def test_the_other_hears_that_it_ended_and_not_why(pair: Town) -> None:
    end(pair, "fit", "no", "stop")
    heard = pair.hears("sanne")
    assert "has ended" in heard
    assert "fit" not in heard.replace("fits", "")
    assert "The reason: We do not fit" in pair.hears("marieke")


def test_an_ended_match_has_nothing_left_to_do(pair: Town) -> None:
    confirmed(pair)
    end(pair, "time", "no", "again")
    about = [
        row[0]
        for row in pair.rows(
            select(timers.c.kind).where(timers.c.state == "scheduled", timers.c.about.in_(["match:1", FIRST, SECOND]))
        )
    ]
    assert about == []


def test_somebody_who_erases_themselves_leaves_no_words_behind(pair: Town) -> None:
    pair.begin("amal", "NotSure", "match:1")
    pair.bot.say("amal", "We do not talk")
    pair.begin("amal", "DeleteMe")
    pair.pick("amal", "delete")
    pair.pick("amal", "delete")
    assert pair.rows(select(sign_rows.c.words, sign_rows.c.person_id)) == [("", None)]
    assert pair.one(select(match_members.c.person_id).where(match_members.c.side == "newcomer")) is None


def test_words_of_closed_signs_go_after_a_year(pair: Town) -> None:
    pair.begin("amal", "NotSure", "match:1")
    pair.bot.say("amal", "We do not talk")
    pair.begin("marieke", "CareDesk", "match:1")
    pair.pick("marieke", "done")
    later = int((pair.bot.now + timedelta(days=1)).timestamp())
    assert pair.bot.database.write(lambda c: care.forget_old(c, later)) == 1
    assert pair.rows(select(staff.c.id))


# Papers


def made(town: Town) -> list[Attachment]:
    """Every file that was queued, made as it would be when it is sent."""
    rows = town.rows(select(outbox.c.extra).where(outbox.c.extra.like("%paper%")))
    return [make(json.loads(row[0])["paper"]) for row in rows]


def test_the_hours_of_both_sides_are_a_page_in_dutch_also_after_the_end(pair: Town) -> None:
    confirmed(pair)
    meet(pair, "sanne", "amal")
    for who in ("amal", "sanne"):
        pair.begin(who, "MyHours", "match:1")
    end(pair, "goal", "no", "stop")
    pair.begin("amal", "MyHours", "match:1")
    papers = made(pair)
    assert [paper.mime for paper in papers] == ["application/pdf"] * 3
    recipes = [
        json.loads(row[0])["paper"] for row in pair.rows(select(outbox.c.extra).where(outbox.c.extra.like("%paper%")))
    ]
    assert all(recipe["rows"][1:] == [["Afspraken", "1"], ["Uren", "1"]] for recipe in recipes)


def test_without_a_meeting_there_is_no_paper_and_it_says_so(pair: Town) -> None:
    pair.begin("amal", "MyHours", "match:1")
    assert made(pair) == []
    assert any("no paper yet" in reply.text for reply in pair.bot._shown["amal"])
