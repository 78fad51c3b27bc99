"""Somebody is erased: what others have of them goes, what others must still hear comes,
and what is about safety stays.
"""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.ground.errors import SlowDown
from bot.sending.receipts import Receipts
from bot.simulation import Simulation
from storage import announcements, outbox
from storage.outbox import Mark
from storage.tables import addresses, conversations, inbox, people, requests, signs
from storage.tables import announcements as announcement_rows
from storage.tables import outbox as rows
from tests.kept import walked
from tests.town import Town


def a_pair_and_another(town: Town) -> None:
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.newcomer("Amal")
    town.newcomer("Grace")
    town.mentor("Sanne", newcomers="2")
    town.match("amal", "sanne")
    town.match("grace", "sanne")
    for who in town.people:
        town.hears(who)
    sent(town)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, a_pair_and_another)


def sent(town: Town) -> None:
    """All that is queued by now has gone out."""
    town.bot.database.write(lambda c: c.execute(update(rows).values(state="sent")))


def at_night(town: Town) -> None:
    town.bot.later(hours=14)
    for who in town.people:
        town.hears(who)
    sent(town)


def erase(town: Town, who: str = "amal") -> None:
    town.begin(who, "DeleteMe")
    town.pick(who, "delete", "delete")


def texts(town: Town, who: str, *states: str) -> list[str]:
    found = select(rows.c.text).where(rows.c.address == who, rows.c.state.in_(states or ("queued",)))
    return [row[0] for row in town.rows(found.order_by(rows.c.id))]


def test_words_that_wait_for_the_morning_are_not_brought_any_more(town: Town) -> None:
    at_night(town)
    town.begin("amal", "WriteTo", "match:1")
    town.bot.say("amal", "I will call you tomorrow")
    assert any("I will call you" in text for text in texts(town, "sanne"))
    erase(town)
    assert not any("I will call you" in text for text in texts(town, "sanne", "queued", "skipped"))
    assert any("Your match with Amal has ended" in text for text in texts(town, "sanne"))


def test_what_was_reported_reaches_the_coordinator_though_who_wrote_it_goes(town: Town) -> None:
    at_night(town)
    town.begin("sanne", "WriteTo", "match:1")
    town.bot.say("sanne", "You are stupid")
    town.begin("amal", "ReportMessage", f"said:{town.one(select(inbox.c.id).where(inbox.c.text == 'You are stupid'))}")
    town.pick("amal", "yes")
    erase(town, "sanne")
    (reported,) = [text for text in texts(town, "marieke") if "reports a message" in text]
    assert "You are stupid" in reported
    outbox_id = town.one(select(rows.c.id).where(rows.c.text == reported))
    town.bot.database.write(lambda c: c.execute(update(rows).where(rows.c.id == outbox_id).values(state="sending")))
    town.bot.database.write(lambda c: outbox.mark(c, [Mark(outbox_id, "sent")], 1))
    assert town.rows(select(rows.c.text, rows.c.address).where(rows.c.id == outbox_id)) == [("", "marieke")]


def test_that_a_match_ended_before_is_still_said(town: Town) -> None:
    at_night(town)
    town.begin("amal", "EndTogether", "match:1:2")
    town.pick("amal", "yes", "time", "no", "stop")
    waits = [text for text in texts(town, "sanne") if "has ended" in text]
    erase(town)
    assert waits
    assert [text for text in texts(town, "sanne") if "has ended" in text] == waits


def test_what_staff_were_told_is_gone_and_what_another_pair_said_stays(town: Town) -> None:
    for who, match in (("amal", 1), ("grace", 2)):
        town.begin(who, "WriteTo", f"match:{match}")
        town.bot.say(who, f"{who} says hello")
    town.begin("marieke", "PersonDesk", f"person:{town.id('amal')}")
    sent(town)
    assert any("Amal" in text for text in texts(town, "marieke", "sent"))
    erase(town)
    assert set(texts(town, "marieke", "sent")) == {""}
    heard = "".join(texts(town, "sanne", "sent"))
    # What she wrote may be reported for a week; see tests/people/test_still_reported.py.
    assert "│ amal says hello" in heard
    assert "Amal writes" not in heard
    assert "grace says hello" in heard
    assert town.rows(select(conversations.c.id).where(conversations.c.flow == "PersonDesk")) == []


def test_what_the_other_side_wrote_of_them_goes_and_its_other_words_stay(town: Town) -> None:
    town.begin("sanne", "NotSure", "match:1")
    town.bot.say("sanne", "She never comes")
    town.bot.say("sanne", "Amal is never there")
    town.begin("sanne", "WriteTo", "match:2")
    town.bot.say("sanne", "See you on Friday")
    erase(town)
    said = "".join(row[0] for row in town.rows(select(inbox.c.text)))
    assert "never" not in said
    assert "See you on Friday" in said
    # What she told the coordinator waits until somebody has read it; see tests/care/test_told.py.
    assert [row[0] for row in town.rows(select(signs.c.words))] == ["She never comes"]


@pytest.mark.parametrize("off_the_list_before", [False, True])
def test_who_left_a_team_is_found_with_the_match_they_were_in(town: Town, off_the_list_before: bool) -> None:
    """Their place is empty from then on, so only the journal knows it."""
    town.newcomer("Omar")
    town.mentor("Karel")
    town.mentor("Tom")
    match = town.match("omar", "karel", "tom")
    town.begin("karel", "NotSure", f"match:{match}")
    town.bot.say("karel", "Tom is never there")
    town.begin("omar", "TalkToPerson")
    town.bot.say("omar", "Where is Tom?")
    sent(town)
    if off_the_list_before:
        town.begin("marieke", "PersonDesk", f"person:{town.id('tom')}")
        town.pick("marieke", "off", "yes")
    town.bot.later(days=1)
    erase(town, "tom")
    said = "".join(row[0] for row in town.rows(select(inbox.c.text)))
    assert "Tom" not in said


def test_a_worry_about_somebody_does_not_go_with_them(town: Town) -> None:
    town.begin("amal", "Concern")
    town.pick("amal", "other")
    town.bot.say("amal", "Sanne shouts at me")
    erase(town, "sanne")
    assert town.rows(select(requests.c.words, requests.c.state)) == [("Sanne shouts at me", "open")]
    town.begin("marieke", "InboxItem", "request:1")
    assert "Sanne shouts at me" in town.said("marieke")


def test_a_name_that_staff_left_out_is_left_out_no_more_but_others_are(town: Town) -> None:
    town.begin("marieke", "Announce")
    town.pick("marieke", "en", "done")
    town.bot.say("marieke", "We are closed")
    town.pick("marieke", "skip", "en", "none", "all", "not", "done", "names", "done")
    town.bot.say("marieke", "Amal, Grace")
    town.pick("marieke", "no")
    erase(town)
    kept = town.one(select(announcement_rows.c.audience))
    assert announcements.audience_of(kept).not_names == ("Grace",)


def test_news_that_a_message_failed_does_not_send_it_empty(town: Town) -> None:
    """As it was sent, it was about somebody who is erased by now."""
    erase(town)
    row = town.one(select(rows.c.id).where(rows.c.address == "marieke").order_by(rows.c.id))
    blank = {"text": "", "buttons": "", "extra": "", "state": "sent", "attempt": 1}
    town.bot.database.write(lambda c: c.execute(update(rows).where(rows.c.id == row).values(blank)))
    Receipts(town.bot.database, lambda: town.bot.now, lambda: None).take(row, 1, "failed", SlowDown(3), knock=False)
    assert town.one(select(rows.c.state).where(rows.c.id == row)) == "failed"


def test_what_one_app_refused_goes_with_its_words_in_the_other(town: Town) -> None:
    marieke = town.id("marieke")
    other = {"key": "whatsapp:+31600000009", "person_id": marieke}
    town.bot.database.write(lambda c: c.execute(insert(addresses), [other]))
    erase(town)
    seconds = int(town.bot.now.timestamp())
    about = select(rows.c.id).where(rows.c.address == "marieke", rows.c.text.contains("Amal"), rows.c.rank == 1)
    row = town.one(about.order_by(rows.c.id.desc()))

    def refused(connection: object) -> None:
        connection.execute(update(rows).where(rows.c.id == row).values(state="sending"))  # type: ignore[attr-defined]
        outbox.mark(connection, [Mark(row, "blocked")], seconds)  # type: ignore[arg-type]
        outbox.block(connection, ["telegram:marieke"], seconds)  # type: ignore[arg-type]

    town.bot.database.write(refused)
    ((state, address, text),) = town.rows(select(rows.c.state, rows.c.address, rows.c.text).where(rows.c.id == row))
    assert (state, address) == ("queued", "+31600000009")
    assert "Amal" in text


def test_the_other_side_keeps_its_own_row_when_somebody_erases_themselves(town: Town) -> None:
    erase(town)
    ended = select(rows.c.person_id, rows.c.erase).where(rows.c.address == "sanne", rows.c.text.contains("has ended"))
    assert town.rows(ended) == [(town.id("sanne"), 1)]
    assert town.one(select(people.c.id).where(people.c.called == "Sanne"))
