"""Announcements: tried out, sent once to everybody, taken back, answered,
and counted so that the sums add up.
"""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.announcements.rules import Report
from bot.ground.messages import Kind
from bot.simulation import Simulation
from playground.samples import PICTURE
from scheduler.reminders import fire_some
from scheduler.retention import remove_old_texts
from storage import announcements, invites
from storage.tables import announced, files, outbox
from tests.kept import walked
from tests.sent_files import send_file
from tests.town import Town


def five_come(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal", "ar")
    town.newcomer("Selam", "ti", town="Leiderdorp")
    town.newcomer("Grace")
    town.mentor("Sanne", "nl")
    town.hears("marieke")


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, five_come)


def write(
    town: Town,
    *,
    role: str = "all",
    replies: str = "none",
    fallback: str = "en",
    important: str = "no",
    narrow: tuple[str, ...] = (),
) -> None:
    town.begin("marieke", "Announce")
    town.pick("marieke", "en", "done")
    town.bot.say("marieke", "The office is closed on Friday.")
    town.pick("marieke", "skip", fallback, replies, role, *narrow, "done")
    if not narrow:
        town.pick("marieke", important)


def rows(town: Town, about: str = "broadcast:1") -> list[tuple[str, str]]:
    """(chat, state) of the messages to people, in order."""
    found = select(outbox.c.address, outbox.c.state).where(outbox.c.about == about).order_by(outbox.c.id)
    return [(row[0], row[1]) for row in town.rows(found)]


def arrive(town: Town, state: str = "sent", *who: str, about: str = "broadcast:1") -> None:
    """What a delivery would have made of these messages, or of all."""
    wanted = [outbox.c.about == about, outbox.c.state == "queued", *([outbox.c.address.in_(who)] if who else [])]
    town.bot.database.write(lambda c: c.execute(update(outbox).where(*wanted).values(state=state)))


def send(town: Town) -> None:
    town.pick("marieke", "now")
    town.bot.later(seconds=62)


def test_an_answer_of_none_is_repeated_as_what_was_pressed(town: Town) -> None:
    town.begin("marieke", "Announce")
    town.pick("marieke", "en", "done")
    town.bot.say("marieke", "The office is closed on Friday.")
    town.pick("marieke", "skip", "en", "none", "all", "done")
    assert "✓ Done\n\nIs it important for all?" in town.said("marieke")


def test_a_dry_run_says_to_how_many_it_goes_and_sends_nothing(town: Town) -> None:
    write(town)
    said = town.said("marieke")
    assert "It goes to 4 people of 4" in said
    assert "1 person reads Arabic, no text yet" in said
    assert rows(town) == []


def test_it_goes_to_everybody_once_after_the_minute_in_which_it_can_be_taken_back(town: Town) -> None:
    write(town)
    town.pick("marieke", "now")
    town.bot.later(seconds=50)
    assert rows(town) == []
    town.bot.later(seconds=12)
    assert [chat for chat, _state in rows(town)] == ["amal", "selam", "grace", "sanne"]
    heard = town.hears("grace")
    assert heard.startswith("📢 Marieke of the mentor project in Leiden writes:")
    assert "The office is closed on Friday." in heard
    town.bot.later(hours=2)
    assert len(rows(town)) == 4


def test_taken_back_within_the_minute_nobody_hears_of_it(town: Town) -> None:
    write(town)
    town.pick("marieke", "now")
    town.pick("marieke", "!UndoAnnouncementNow")
    town.bot.later(hours=2)
    assert rows(town) == []
    assert "Nobody has heard of it" in town.hears("marieke") or town.noted("announcement undone")


def test_people_without_a_text_are_left_out_and_counted(town: Town) -> None:
    write(town, fallback="none")
    assert "Not sent: 3 (no text in their language)" in town.said("marieke")
    send(town)
    assert [chat for chat, _state in rows(town)] == ["grace"]
    arrive(town)
    town.bot.later(minutes=1)
    report = town.said("marieke")
    assert "It was for 4 people" in report
    assert "sent: 1" in report
    assert "not sent: 3 (no text in their language)" in report


def test_who_stopped_or_blocked_gets_nothing_and_the_report_adds_up(town: Town) -> None:
    town.bot.say("grace", "stop")
    town.pick("grace", "all")
    town.bot.send("sanne", Kind.BLOCKED)
    write(town)
    said = town.said("marieke")
    assert "stopped all messages" in said
    assert "blocked the bot" in said
    send(town)
    arrive(town, "sent", "amal")
    arrive(town, "failed", "selam")
    town.bot.later(minutes=1)
    report = town.said("marieke")
    for line in ("It was for 4 people", "sent: 1", "failed: 1", "stopped all messages", "blocked the bot"):
        assert line in report
    counted = town.bot.database.write(lambda c: Report(*announcements.counted(c, 1)))
    assert counted.audience == 4


def test_halted_in_the_middle_what_has_not_gone_goes_nowhere(town: Town) -> None:
    write(town)
    send(town)
    arrive(town, "sent", "amal")
    town.begin("marieke", "HaltAnnouncement", "announce:1")
    assert dict(rows(town)) == {"amal": "sent", "selam": "skipped", "grace": "skipped", "sanne": "skipped"}
    report = town.said("marieke")
    assert "It was stopped" in report
    assert "not sent: 3 (taken back in time)" in report


def test_only_those_it_did_not_reach_get_it_again(town: Town) -> None:
    write(town)
    send(town)
    arrive(town, "sent", "amal", "selam", "grace")
    arrive(town, "uncertain")
    town.bot.later(minutes=1)
    town.pick("marieke", "!SendToOthers")
    assert "Only those whom it did not reach" in town.said("marieke")
    send(town)
    assert [chat for chat, _state in rows(town, "broadcast:2")] == ["sanne"]


def test_replies_are_counted_live_and_the_last_one_counts(town: Town) -> None:
    write(town, replies="come")
    send(town)
    town.pick("grace", "!AnnounceReply announce:1:1")
    town.pick("sanne", "!AnnounceReply announce:1:1")
    town.pick("sanne", "!AnnounceReply announce:1:2")
    town.begin("marieke", "AnnouncementDesk", "announce:1")
    said = town.said("marieke")
    assert "✅ I will come: 1" in said
    assert "❌ I can't: 1" in said


def test_the_message_that_shows_how_far_it_is_counts_replies_that_come_after_the_last_was_sent(town: Town) -> None:
    write(town, replies="come")
    send(town)
    mine = outbox.c.about == "progress:1"
    town.bot.database.write(lambda c: c.execute(update(outbox).where(mine).values(provider_id="77", state="sent")))
    arrive(town)
    town.bot.later(minutes=20)
    assert "Your announcement has gone out." in town.hears("marieke")
    town.pick("grace", "!AnnounceReply announce:1:1")
    town.bot.later(seconds=5)
    extra, shown = town.rows(select(outbox.c.extra, outbox.c.text).where(mine).order_by(outbox.c.id))[-1]
    assert json.loads(extra) == {"edit": "77"}
    assert "✅ I will come: 1" in shown


def test_whoever_did_not_get_it_can_not_answer_it(town: Town) -> None:
    write(town, replies="come", fallback="none")
    send(town)
    town.begin("amal", "AnnounceReply", "announce:1:1")
    assert town.rows(select(announced.c.reply).where(announced.c.reply != "")) == []


def test_only_who_waits_in_a_town_gets_it(town: Town) -> None:
    town.match("amal", "sanne")
    write(town, narrow=("stage", "towns"))
    town.pick("marieke", "1", "done", "waiting", "no")
    send(town)
    assert [chat for chat, _state in rows(town)] == ["selam"]


def test_who_has_not_met_for_weeks_can_be_chosen(town: Town) -> None:
    town.match("amal", "sanne")
    town.bot.later(weeks=3)
    write(town, narrow=("weeks",))
    town.pick("marieke", "2", "no")
    assert "of 2" in town.said("marieke")


def test_names_are_left_out(town: Town) -> None:
    write(town, narrow=("not",))
    town.pick("marieke", "names", "done")
    town.bot.say("marieke", "grace, Sanne")
    town.pick("marieke", "no")
    send(town)
    assert [chat for chat, _state in rows(town)] == ["amal", "selam"]


def test_a_group_is_saved_and_chosen_again(town: Town) -> None:
    write(town, role="mentor")
    town.pick("marieke", "group")
    town.bot.say("marieke", "All mentors")
    write(town, narrow=("group",))
    town.pick("marieke", "1", "no")
    assert "Group: All mentors" in town.said("marieke")
    assert "of 1" in town.said("marieke")


def test_asked_to_ask_it_does_not_go_before_everybody_has_a_text(town: Town) -> None:
    write(town, fallback="ask")
    town.pick("marieke", "now")
    town.bot.later(minutes=2)
    assert rows(town) == []
    town.pick("marieke", "fallback", "en")
    send(town)
    assert len(rows(town)) == 4


def test_three_examples_are_shown_as_people_see_them(town: Town) -> None:
    write(town, replies="come")
    town.hears("marieke")
    town.pick("marieke", "text", "ar")
    town.bot.say("marieke", "المكتب مغلق يوم الجمعة.")
    town.pick("marieke", "examples")
    shown = "\n".join(reply.text for reply in town.bot._shown["marieke"][-8:])
    assert "المكتب مغلق" in shown
    assert "As Amal sees it in Telegram" in shown
    assert rows(town) == []


def test_whoever_got_much_this_week_is_left_alone_unless_it_is_important(town: Town) -> None:
    for _ in range(2):
        write(town, role="mentor")
        send(town)
        arrive(town)
    write(town, role="mentor")
    assert "got many messages this week" in town.said("marieke")
    write(town, role="mentor", important="yes")
    assert "It goes to 1 person of 1" in town.said("marieke")


def test_in_quiet_hours_it_waits_for_the_morning(town: Town) -> None:
    town.bot.later(hours=4)
    write(town)
    assert "quiet hours now" in town.said("marieke")
    send(town)
    later = town.rows(select(outbox.c.not_before).where(outbox.c.about == "broadcast:1"))
    assert all(row[0] > town.bot.now.timestamp() + 3600 for row in later)


def test_many_people_get_it_part_by_part_and_nobody_twice(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.actions.announcements.due.AT_ONCE", 1)
    write(town)
    send(town)
    assert [chat for chat, _state in rows(town)] == ["amal", "selam", "grace", "sanne"]


def test_a_person_who_is_erased_meanwhile_stays_in_the_sums(town: Town) -> None:
    write(town)
    town.pick("marieke", "now")
    send_at = town.bot
    send_at.later(seconds=62)
    arrive(town, "sent", "grace")
    town.begin("grace", "DeleteMe")
    town.pick("grace", "delete", "delete")
    counted = town.bot.database.write(lambda c: Report(*announcements.counted(c, 1)))
    assert counted.audience == 4


def test_when_the_coordinator_goes_another_one_hears_how_it_went(town: Town) -> None:
    town.staff("Joris")
    write(town)
    send(town)
    town.begin("marieke", "DeleteMe")
    town.pick("marieke", "delete", "delete")
    arrive(town)
    town.bot.later(minutes=1)
    assert "Your announcement has gone out" in town.hears("joris")


def test_a_revoked_coordinator_who_goes_hands_over_and_nothing_stays_due_for_ever(town: Town) -> None:
    write(town, replies="come")
    send(town)
    arrive(town)
    town.bot.later(minutes=20)
    now = int(town.bot.now.timestamp())
    town.bot.database.write(lambda c: invites.revoke(c, "leiden", "Marieke", now))
    town.begin("marieke", "DeleteMe")
    town.pick("marieke", "delete", "delete")
    town.pick("grace", "!AnnounceReply announce:1:1")
    town.bot.now += timedelta(minutes=5)
    fired = [town.bot.conversations.fire(town.bot.now).number for _time in range(4)]
    assert fired[-1] == 0


def test_a_mentor_can_not_write_announcements(town: Town) -> None:
    town.begin("sanne", "Announce")
    assert "languages" not in town.said("sanne")
    assert town.noted("refused")


def test_everything_staff_did_stands_in_the_journal(town: Town) -> None:
    write(town)
    send(town)
    arrive(town)
    town.bot.later(minutes=1)
    assert town.noted("announcement drafted") == ["texts in en"]
    assert town.noted("announcement planned") == ["for 4 people"]
    assert town.noted("announcement goes") == ["to 4 people"]
    assert town.noted("announcement sent") == ["4 of 4"]


def test_the_words_go_with_retention_and_the_numbers_stay(town: Town) -> None:
    write(town)
    send(town)
    arrive(town)
    town.bot.later(minutes=1)
    town.bot.later(days=100)
    remove_old_texts(town.bot.database, 90, town.bot.now)
    town.begin("marieke", "AnnouncementDesk", "announce:1")
    said = town.said("marieke")
    assert "a text that was removed" in said
    assert "It was for 4 people" in said


def test_a_minute_of_thousands_lets_others_have_their_turn_in_between(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.actions.announcements.due.AT_ONCE", 2)
    write(town)
    town.pick("marieke", "now")
    town.bot.now += timedelta(seconds=70)
    rounds = 0
    while fire_some(town.bot.conversations, lambda _channels: None, town.bot.now):
        rounds += 1
    assert rounds > 2
    assert len(rows(town)) == 4


# With a picture or a file


def with_file(town: Town, name: str = "", data: bytes = PICTURE.content, mime: str = "image/png") -> None:
    town.begin("marieke", "Announce")
    town.pick("marieke", "en", "done")
    town.bot.say("marieke", "The new folder of the library.")
    send_file(town, "marieke", name, data, mime)
    town.pick("marieke", "en", "none", "all", "done", "no")


def test_a_picture_goes_along_to_everybody(town: Town) -> None:
    with_file(town)
    assert "📎 file.png" in town.said("marieke")
    send(town)
    found = town.rows(select(outbox.c.extra, outbox.c.text).where(outbox.c.about == "broadcast:1"))
    assert len(found) == 4
    assert {json.loads(extra)["file"] for extra, _text in found} == {town.one(select(files.c.id))}


def test_the_examples_have_the_file_too(town: Town) -> None:
    with_file(town, "folder.pdf", b"%PDF-1.7 a folder", "application/pdf")
    assert "📎 folder.pdf" in town.said("marieke")
    shown = [reply.file for reply in town.pick("marieke", "examples")]
    assert [bool(each) for each in shown].count(True) == 3


def test_what_is_neither_a_picture_nor_a_pdf_is_asked_for_again(town: Town) -> None:
    town.begin("marieke", "Announce")
    town.pick("marieke", "en", "done")
    town.bot.say("marieke", "A text")
    town.bot.receive(town.bot.message("marieke", Kind.FILE, media="m", file_name="a.exe", mime="application/x-exe"))
    assert "Please send a picture (JPG or PNG) or a PDF file." in town.said("marieke")
    town.pick("marieke", "skip")
    assert "What do people get whose language has no text?" in town.said("marieke")


def test_it_does_not_go_while_its_file_is_not_here(town: Town) -> None:
    town.begin("marieke", "Announce")
    town.pick("marieke", "en", "done")
    town.bot.say("marieke", "A text")
    town.bot.receive(town.bot.message("marieke", Kind.PICTURE, media="m", mime="image/png"))
    town.pick("marieke", "en", "none", "all", "done", "no")
    assert "⏳ Your file is on its way to me." in town.said("marieke")
    assert (
        next(reply.text for reply in town.pick("marieke", "now")) == "The picture or file is not here. It can't go yet."
    )
    town.bot.later(seconds=90)
    assert rows(town) == []


def test_a_file_can_be_put_to_it_later_and_taken_away(town: Town) -> None:
    write(town)
    town.pick("marieke", "file")
    send_file(town, "marieke", "folder.pdf", b"%PDF-1.7 a folder", "application/pdf")
    town.begin("marieke", "AnnouncementDesk", "announce:1")
    assert "📎 folder.pdf" in town.said("marieke")
    town.pick("marieke", "file", "skip")
    assert "📎" not in town.said("marieke")


def test_a_file_that_can_not_be_had_is_said_on_the_desk(town: Town) -> None:
    with_file(town, "folder.pdf", b"no pdf", "application/pdf")
    assert "⚠️ The picture or file is not there any more." in town.said("marieke")


def test_the_file_of_an_announcement_that_waits_is_kept_and_goes_to_another_coordinator(town: Town) -> None:
    with_file(town)
    town.staff("Joris")
    remove_old_texts(town.bot.database, 90, town.bot.now + timedelta(days=200))
    assert town.one(select(func.count()).select_from(files)) == 1
    town.begin("marieke", "DeleteMe")
    town.pick("marieke", "delete", "delete")
    assert town.one(select(files.c.person_id)) == town.id("joris")
