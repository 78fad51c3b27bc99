"""What waits for a person: one list, claimed, answered, handed over, closed;
and honest about when somebody is there.
"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.ground.messages import Kind
from bot.ground.programme import Programme, load
from bot.requests.nouns import in_order
from bot.simulation import Simulation
from scheduler.retention import remove_old_texts
from storage import invites, timers
from storage import requests as stored
from storage.tables import requests
from tests.kept import walked
from tests.town import Town

OFFICE = load("leiden").office


def four_come(town: Town) -> None:
    town.staff("Marieke")
    town.staff("Joris")
    town.newcomer("Amal")
    town.mentor("Sanne", "nl")
    for who in ("marieke", "joris"):
        town.hears(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, four_come)


def asks(town: Town, who: str, *words: str) -> None:
    town.begin(who, "TalkToPerson")
    for each in words:
        town.bot.say(who, each)


def states(town: Town) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in town.rows(select(requests.c.kind, requests.c.state).order_by(requests.c.id))]


def test_who_asks_for_a_person_stands_in_the_inbox_with_all_their_words(town: Town) -> None:
    asks(town, "amal", "My letter is difficult.", "It is from the town hall.")
    town.begin("marieke", "Inbox")
    assert "1 thing waits for a person." in town.said("marieke")
    town.pick("marieke", "1:3")
    said = town.said("marieke")
    assert "Amal" in said
    assert town.noted("looked at") == ["InboxItem"]
    assert "│ My letter is difficult.\n│ It is from the town hall." in said


def test_the_answer_comes_in_the_chat_marked_as_from_a_person_and_can_be_answered(town: Town) -> None:
    asks(town, "amal", "When do we meet?")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "answer")
    town.bot.say("marieke", "On Tuesday, Amal.")
    heard = town.hears("amal")
    assert "👤 Marieke of the mentor project in Leiden answers you:" in heard
    assert "\n\n│ On Tuesday, Amal.\n\n" in heard
    assert states(town) == [("asked", "closed")]
    town.bot.say("amal", "Thank you, I come.")
    assert states(town) == [("asked", "closed"), ("asked", "open")]


def test_a_message_outside_a_conversation_waits_there_and_a_thank_you_does_not(town: Town) -> None:
    town.bot.say("amal", "thanks")
    town.bot.say("sanne", "👍")
    assert states(town) == []
    assert "Good to hear from you" in "".join(reply.text for reply in town.bot._shown["amal"])
    town.bot.say("amal", "My phone will be away for a week")
    assert states(town) == [("message", "open")]


def test_what_two_coordinators_claim_at_once_is_the_first_ones(town: Town) -> None:
    asks(town, "amal", "Hello?")
    for who in ("marieke", "joris"):
        town.begin(who, "Inbox")
        town.pick(who, "1:2")
    town.pick("marieke", "claim")
    town.pick("joris", "close")
    heard = "".join(reply.text for reply in town.bot._shown["joris"][-3:])
    assert "Somebody was quicker" in heard
    assert "Marieke looks after it." in heard
    assert states(town) == [("asked", "claimed")]


def test_it_is_handed_over_and_the_other_one_hears_it(town: Town) -> None:
    asks(town, "amal", "Hello?")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "hand")
    shown = [b.data.split(".")[-1] for b in town.bot._shown["marieke"][-1].options]
    town.pick("marieke", shown[0])
    town.bot.later(hours=16)
    assert "Marieke asks you to look after something." in town.hears("joris")


def test_what_waits_two_working_days_is_said_again(town: Town) -> None:
    asks(town, "amal", "Hello?")
    town.hears("marieke")
    town.bot.later(days=6)
    assert "waits for more than two working days" in town.hears("marieke")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "close")
    town.hears("marieke")
    town.bot.later(days=10)
    assert "two working days" not in town.hears("marieke")


def test_the_coordinators_hear_once_of_several_new_ones_in_office_hours(town: Town) -> None:
    asks(town, "amal", "One", "Two")
    town.bot.say("sanne", "Ik heb een vraag over de bijeenkomst")
    town.bot.later(days=5)
    heard = town.hears("marieke")
    assert heard.count("in the inbox") == 1
    assert "2 new things wait in the inbox." in heard


def test_outside_office_hours_it_says_when_the_office_opens(town: Town) -> None:
    asks(town, "amal")
    assert "The office is closed now. It opens on" in "".join(reply.text for reply in town.bot._shown["amal"])


def test_who_stopped_all_messages_is_not_answered_here_and_staff_hear_it(town: Town) -> None:
    asks(town, "amal", "Hello?")
    town.bot.say("amal", "stop")
    town.pick("amal", "all")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "answer")
    town.bot.say("marieke", "Hi Amal")
    assert "gets no messages from me now" in town.said("marieke")
    assert states(town)[0] == ("asked", "open")


def test_an_erased_person_leaves_no_words_in_the_inbox(town: Town) -> None:
    asks(town, "amal", "My secret question")
    town.begin("amal", "DeleteMe")
    town.pick("amal", "delete", "delete")
    assert town.one(select(requests.c.words)) == ""
    town.begin("marieke", "InboxItem", "request:1")
    assert "Amal" not in town.said("marieke")


def test_the_words_of_what_was_closed_go_with_retention(town: Town) -> None:
    asks(town, "amal", "My question")
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "close")
    town.bot.later(days=100)
    remove_old_texts(town.bot.database, 90, town.bot.now)
    assert town.one(select(requests.c.words)) == ""


def test_a_voice_message_for_a_person_is_kept_as_such(town: Town) -> None:
    asks(town, "amal")
    town.bot.receive(town.bot.message("amal", Kind.VOICE, media="voice-1"))
    assert town.rows(select(requests.c.words, requests.c.media)) == [("🎤", "voice-1")]


def needs_care(town: Town) -> int:
    """Amal doubts about her match with Sanne; gives the id of the match."""
    match = town.match("amal", "sanne")
    town.begin("amal", "NotSure", f"match:{match}")
    town.bot.say("amal", "We do not understand each other.")
    return match


def test_a_match_that_needs_care_stands_in_the_same_list_by_the_names_of_its_people(town: Town) -> None:
    needs_care(town)
    town.begin("marieke", "Inbox")
    assert any("Amal – Sanne" in button.label for button in town.bot._shown["marieke"][-1].options)
    town.pick("marieke", "1:1")
    assert "Somebody is not sure about this match." in town.said("marieke")


def test_a_match_that_needs_care_is_claimed_handed_over_and_opened_as_all_else(town: Town) -> None:
    needs_care(town)
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "claim", "hand")
    town.pick("marieke", town.bot._shown["marieke"][-1].options[0].data.rsplit(".", 1)[-1])
    assert "Marieke asks you to look after something." in town.hears("joris")
    town.begin("joris", "InboxItem", "request:1")
    town.pick("joris", "open")
    assert "Somebody is not sure about this match." in town.said("joris")
    assert town.noted("request claimed") == ["care"]
    assert town.noted("looked at")[-1] == "CareDesk"


def test_care_that_was_given_leaves_the_list_whichever_way_it_was_done(town: Town) -> None:
    match = needs_care(town)
    town.begin("marieke", "InboxItem", "request:1")
    town.pick("marieke", "close")
    assert states(town) == [("care", "closed")]
    town.begin("amal", "NotSure", f"match:{match}")
    town.pick("amal", "skip")
    town.begin("joris", "CareDesk", f"match:{match}")
    town.pick("joris", "done")
    assert states(town) == [("care", "closed")] * 2
    town.bot.later(days=7)
    assert "waits for more than two working days" not in town.hears("marieke")


def test_care_that_nobody_gives_is_reminded_of_by_the_names(town: Town) -> None:
    needs_care(town)
    town.bot.later(days=4)
    assert "⏳ Amal – Sanne waits for more than two working days." in town.hears("marieke")


def test_what_waits_too_long_is_told_together_once_a_morning(town: Town) -> None:
    needs_care(town)
    asks(town, "sanne", "Waar is de sleutel?")
    town.bot.later(days=2)
    assert "two working days" not in town.hears("joris")
    town.bot.later(days=1)
    heard = town.hears("joris")
    assert "⏳ 2 things wait for more than two working days." in heard
    assert "Amal – Sanne · 2 days" in heard
    assert heard.count("⏳") == 1


def test_a_worry_about_safety_is_reminded_of_by_itself_and_at_once(town: Town) -> None:
    town.begin("amal", "Concern")
    town.pick("amal", "me", "skip")
    town.hears("marieke")
    town.bot.later(days=3)
    assert "⏳ Amal waits for more than two working days." in town.hears("marieke")


def test_who_blocked_the_bot_and_came_back_needs_nobody_any_more(town: Town) -> None:
    town.bot.receive(town.bot.message("amal", Kind.BLOCKED))
    town.bot.later(seconds=2)
    assert states(town) == [("delivery", "open")]
    town.bot.say("amal", "menu")
    assert states(town) == [("delivery", "closed")]
    assert "request waits" not in [kind for kind, state in town.planned() if state == "scheduled"]


def test_who_was_not_reached_and_wrote_since_is_not_reminded_of(town: Town) -> None:
    now, amal = int(town.bot.now.timestamp()), town.id("amal")
    town.bot.database.write(lambda c: timers.plan(c, "undelivered", amal, now, now, about="why:limited"))
    town.bot.later(seconds=2)
    assert states(town) == [("delivery", "open")]
    town.bot.say("amal", "menu")
    town.bot.later(days=4)
    assert states(town) == [("delivery", "closed")]
    assert "two working days" not in town.hears("marieke")


def test_who_is_no_coordinator_any_more_gets_no_names_in_the_morning(town: Town) -> None:
    asks(town, "amal", "Hello?")
    asks(town, "sanne", "Hallo?")
    town.bot.later(days=2, hours=14, minutes=30)
    now = int(town.bot.now.timestamp())
    town.bot.database.write(lambda c: invites.revoke(c, "leiden", "Marieke", now))
    town.bot.later(days=2)
    assert "two working days" not in town.hears("marieke")
    assert "two working days" in town.hears("joris")


def test_safety_is_never_cut_off_by_what_is_older(town: Town) -> None:
    asks(town, "sanne", "Hallo?")
    town.bot.later(days=1)
    town.begin("amal", "Concern")
    town.pick("amal", "me", "skip")
    standing = town.bot.database.write(lambda c: stored.waiting(c, "leiden"))
    (first,) = town.bot.database.write(lambda c: stored.read(c, in_order(standing)[:1]))
    assert first.urgent


def test_people_of_the_programme_have_no_inbox_of_others(town: Town) -> None:
    asks(town, "amal", "Hello?")
    town.begin("sanne", "InboxItem", "request:1")
    assert "Hello?" not in town.said("sanne")


# Working days


@pytest.mark.parametrize(
    ("since", "until"),
    [
        # Monday 10:00 -> Wednesday 10:00
        ("2026-01-12T09:00", "2026-01-14T09:00"),
        # Thursday 15:00: Friday is no working day here -> Tuesday 15:00
        ("2026-01-15T14:00", "2026-01-20T14:00"),
        # Saturday counts from Monday morning -> Wednesday 9:00
        ("2026-01-17T12:00", "2026-01-21T08:00"),
        # King's Day, Monday 27 April 2026, is none
        ("2026-04-23T08:00", "2026-04-29T07:00"),
    ],
)
def test_two_working_days_know_weekends_and_holidays(leiden: Programme, since: str, until: str) -> None:
    begin, end = (datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (since, until))
    assert abs(leiden.office.overdue(begin) - end) <= timedelta(hours=2)
    assert leiden.office.works_on(leiden.office.overdue(begin).astimezone(leiden.zone).date())


@given(st.integers(1767225600, 1893456000))
def test_it_always_opens_on_a_working_day_and_never_before(seconds: int) -> None:
    office, moment = OFFICE, datetime.fromtimestamp(seconds, UTC)
    opens = office.opens(moment)
    assert opens >= moment
    assert office.is_open(opens)
    assert office.overdue(moment) > moment
