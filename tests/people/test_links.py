"""Links that are made for one person: who opens one says who they are, staff hear of it, and what
somebody else opened is put right. Both databases.
"""

import csv
import io
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select, update

from bot import papers
from bot.actions.people import meanwhile
from bot.actions.tables import DEEDS
from bot.ground.messages import Kind
from bot.matches.nouns import MatchState
from bot.people.finding import is_called
from bot.people.nouns import Role, StaffRole
from bot.simulation import Simulation
from scheduler.retention import remove_old_texts
from storage import detach as stored_detach
from storage import invites as stored
from storage import matches as stored_matches
from storage.data_map import MAP
from storage.tables import (
    addresses,
    announced,
    announcements,
    conversations,
    inbox,
    invites,
    journal,
    match_members,
    matches,
    meetings,
    mentors,
    newcomers,
    outbox,
    people,
    requests,
    signs,
    staff,
    talk_answers,
    talks,
    teams,
    timers,
)
from tests.kept import walked
from tests.sent_files import as_csv, send_file
from tests.town import Town
from tests.walking import failed, kept_file

LIST = [
    ["Rol", "Voornaam", "Woonplaats", "Taal", "Match met", "Match sinds"],
    ["statushouder", "Amal", "Leiden", "Arabisch", "Sanne", "1-10-2026"],
    ["statushouder", "Bilal", "Leiderdorp", "", "", ""],
    ["mentor", "Sanne", "Leiden", "Nederlands", "", ""],
]


def a_list_is_imported(town: Town) -> None:
    town.staff("Marieke")
    town.staff("Noor")
    town.staff("Kim", "admin")
    town.begin("marieke", "ImportPeople")
    send_file(town, "marieke", "lijst.csv", as_csv(LIST))
    town.pick("marieke", "ok", "yes")
    for who in town.people:
        town.bot.replies(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, a_list_is_imported)


def link_of(town: Town, name: str) -> str:
    extra = town.one(select(outbox.c.extra).where(outbox.c.extra.contains("links.csv")))
    made = papers.make(json.loads(extra)["paper"])
    _heads, *rows = csv.reader(io.StringIO(made.data.decode("utf-8-sig")), delimiter=";")
    return next(re.split(r"start=|start%20", row[3])[-1] for row in rows if row[0] == name)


def opens(town: Town, who: str, token: str, *, called: str = "", language: str = "en") -> str:
    return heard(town.bot.say(who, f"/start {token}", name=called or who.capitalize(), language=language))


def heard(replies: Any) -> str:
    return "\n\n".join(reply.text for reply in replies)


def says(town: Town, who: str, words: str) -> str:
    return heard(town.bot.say(who, words))


def comes_in(town: Town, who: str, name: str, said: str = "") -> str:
    opens(town, who, link_of(town, name))
    town.pick(who, "en")
    return says(town, who, said or name)


def invited(town: Town, name: str, role: str = "coordinator") -> str:
    now = int(town.bot.now.timestamp())
    made, token = StaffRole(role), f"new-{name.replace(' ', '-')}"
    town.bot.database.write(lambda c: stored.invite_staff(c, token, "leiden", made, name, now, now + 86400))
    return token


def person(town: Town, name: str) -> Any:
    return town.rows(select(people).where(people.c.name == name))[0]


def who_works(town: Town, who: str) -> int | None:
    mine = select(people.c.staff_id).join(addresses, addresses.c.person_id == people.c.id)
    found: int | None = town.one(mine.where(addresses.c.key == f"telegram:{who}"))
    return found


# Names


@pytest.mark.parametrize(
    ("known", "said", "same"),
    [
        ("Selam", "selam", True),
        ("Zoë", "ZOE", True),
        ("Selam", "Salam", True),
        ("Selam", "Selam Tesfay", True),
        ("Iris van Dam", "van dam, iris", True),
        ("Marieke", "Marijke", True),
        ("Iris van Dam", "Iris", False),
        ("Amal", "Amar", False),
        ("Amal", "Bilal", False),
        ("Amal", "", False),
        ("Amal", "?!", False),
        ("Amal", "Amal Bilal Sara Omar Selam Sanne Tom Joris", False),
    ],
)
def test_a_name_counts_with_a_slip_and_in_any_order_but_not_a_list_of_names(known: str, said: str, same: bool) -> None:
    assert is_called(known, said) is same


# The link of somebody who was imported


def test_nothing_of_the_imported_person_is_shown_before_they_said_who_they_are(town: Town) -> None:
    told = opens(town, "phone", link_of(town, "Amal")) + heard(town.pick("phone", "en"))
    assert "What is your first name?" in told
    assert not [each for each in ("Amal", "Sanne", "On the list", "match") if each in told]
    reached = select(func.count()).select_from(addresses).where(addresses.c.person_id == person(town, "Amal").id)
    assert town.one(reached) == 0
    assert "Hello Amal" in says(town, "phone", "amal")


def test_a_wrong_name_is_asked_again_and_three_close_the_link_and_tell_the_coordinators(town: Town) -> None:
    opens(town, "thief", link_of(town, "Amal"))
    town.pick("thief", "en")
    for name in ("Sara", "Omar"):
        told = says(town, "thief", name)
        assert "another name for this link" in told
        assert "What is your first name?" in told
    told = says(town, "thief", "Selam")
    assert "closed it" in told
    assert "Amal" not in told
    assert "🙋 Find a mentor" in [option.label for option in town.pick("thief", "en")[-1].options]
    assert "opens nothing" not in opens(town, "amal", link_of(town, "Amal"), called="Amal")
    assert person(town, "Amal").id not in {row[0] for row in town.rows(select(addresses.c.person_id))}
    town.bot.later(days=1)
    assert "waits in the inbox" in town.hears("marieke")
    town.begin("marieke", "Inbox")
    assert "1 thing waits for a person." in town.said("marieke")
    request = town.rows(select(requests.c.kind, requests.c.about))
    assert [tuple(row) for row in request] == [("link", f"person:{person(town, 'Amal').id}")]
    assert town.noted("wrong name") == ["1 of 3", "2 of 3", "3 of 3"]


def test_after_a_closed_link_a_new_one_lets_the_right_person_in(town: Town) -> None:
    opens(town, "thief", link_of(town, "Amal"))
    town.pick("thief", "en")
    for name in ("Sara", "Omar", "Selam"):
        says(town, "thief", name)
    id_ = person(town, "Amal").id
    town.begin("marieke", "PersonDesk", f"person:{id_}")
    new = re.search(r"start=([\w-]+)", heard(town.pick("marieke", "link")))
    assert new is not None
    opens(town, "amal", new[1], called="Amal")
    town.pick("amal", "en")
    assert "Hello Amal" in says(town, "amal", "Amal")


def test_two_chats_open_one_link_and_only_one_comes_in(town: Town) -> None:
    token = link_of(town, "Amal")
    opens(town, "first", token)
    opens(town, "second", token)
    town.pick("second", "en")
    assert "Hello Amal" in says(town, "second", "Amal")
    town.bot.receive(town.bot.message("first", Kind.TEXT, "Amal"))
    assert "Hello Amal" not in town.hears("first")
    assert failed(town.bot) == 0


def test_both_say_the_name_in_one_batch_and_one_comes_in(town: Town) -> None:
    token = link_of(town, "Amal")
    town.bot.receive(
        town.bot.message("first", Kind.START, token, name="First", language="en"),
        town.bot.message("second", Kind.START, token, name="Second", language="en"),
    )
    for who in ("first", "second"):
        town.hears(who)
    town.pick("second", "en")
    town.bot.receive(
        town.bot.message("second", Kind.TEXT, "Amal"), town.bot.message("first", Kind.START, token, language="en")
    )
    assert "Hello Amal" in town.hears("second")
    assert "used already" in town.hears("first")
    assert failed(town.bot) == 0


def test_a_made_up_button_opens_no_link(town: Town) -> None:
    """Only who has just opened one is asked, and only about that one."""
    town.newcomer("Grace")
    opens(town, "phone", link_of(town, "Amal"))
    for about in (f"link:{town.id('grace')}", "link:1", f"link:{person(town, 'Amal').id}"):
        told = heard(town.begin("grace", "OpenLink", about))
        assert "Your name" not in told
        assert "first name" not in told
    assert failed(town.bot) == 0


def test_the_coordinators_hear_in_the_morning_whose_links_were_opened_and_by_which_chat(town: Town) -> None:
    opens(town, "phone", link_of(town, "Amal"), called="Big Brother")
    town.pick("phone", "en")
    says(town, "phone", "Amal")
    comes_in(town, "bilal", "Bilal")
    town.bot.later(days=1)
    told = town.hears("marieke")
    assert told.count("These people opened their link:") == 1
    assert "Amal: the app says “Big Brother”" in told
    assert "Bilal: the app says “Bilal”" in told
    assert "These people opened their link:" in town.hears("noor")


def open_card(town: Town, name: str) -> str:
    town.begin("marieke", "PersonDesk", f"person:{person(town, name).id}")
    return town.said("marieke")


def stranger_is_in(town: Town) -> None:
    """Somebody else opened Amal's link, changed her answers and planned a meeting with Sanne."""
    town.bot.now += timedelta(hours=1)
    comes_in(town, "sanne", "Sanne")
    town.pick("sanne", "go", "agree")
    comes_in(town, "stranger", "Amal")
    town.pick("stranger", "go")
    match = town.one(select(matches.c.id))
    town.plan("stranger", match, (town.bot.now + timedelta(days=5)).date().isoformat())
    town.pick("sanne", "yes")
    town.begin("stranger", "WriteTo", f"match:{match}")
    says(town, "stranger", "I am in your street")
    mine = newcomers.c.person_id == person(town, "Amal").id
    town.bot.database.write(lambda c: c.execute(update(newcomers).where(mine).values(town="Oegstgeest", age="55")))
    for who in ("sanne", "stranger", "marieke", "noor"):
        town.hears(who)


def test_a_chat_of_somebody_else_is_taken_off_and_nothing_of_the_person_is_lost(town: Town) -> None:
    amal = person(town, "Amal")
    before = town.rows(select(newcomers).where(newcomers.c.person_id == amal.id))
    stranger_is_in(town)
    assert "The app says “Stranger”." in open_card(town, "Amal")
    told = heard(town.pick("marieke", "detach", "yes"))
    assert "{name}" not in told
    assert "Here is a new link for Amal." in told
    assert town.rows(select(newcomers).where(newcomers.c.person_id == amal.id)) == before
    now = person(town, "Amal")
    assert (now.id, now.listed_at, now.called, now.role) == (amal.id, amal.listed_at, "", "newcomer")
    assert town.one(select(matches.c.state)) == "live"
    owner = town.one(select(addresses.c.person_id).where(addresses.c.key == "telegram:stranger"))
    assert owner not in (None, amal.id)
    assert town.rows(select(inbox.c.id).where(inbox.c.person_id == amal.id)) == []
    assert {row[0] for row in town.rows(select(inbox.c.person_id).where(inbox.c.text == "I am in your street"))} == {
        owner
    }
    assert "Not in the chat yet." in open_card(town, "Amal")
    assert failed(town.bot) == 0
    new = re.search(r"start=([\w-]+)", told)
    assert new is not None
    opens(town, "amal", new[1], called="Amal")
    town.pick("amal", "en")
    assert "Your match: Sanne." in says(town, "amal", "Amal")


def test_all_who_are_concerned_hear_that_a_chat_was_somebody_elses(town: Town) -> None:
    stranger_is_in(town)
    open_card(town, "Amal")
    town.pick("marieke", "detach", "yes")
    heard_by_mentor = town.hears("sanne")
    assert "may be from somebody else" in heard_by_mentor
    assert "cancelled" in heard_by_mentor or "does not go on" in heard_by_mentor
    assert town.one(select(meetings.c.state)) == "cancelled"
    told = town.hears("stranger")
    assert "made for somebody else" in told
    assert "Amal" not in told
    assert "Sanne" not in told
    assert "The chat of Amal was somebody else's." in town.hears("noor")
    found = town.rows(select(journal.c.who, journal.c.about).where(journal.c.kind == "chat detached"))
    assert [tuple(row) for row in found] == [("staff:1", f"person:{person(town, 'Amal').id}")]


def test_what_the_stranger_wrote_is_still_reported_and_what_they_told_staff_is_still_read(town: Town) -> None:
    stranger_is_in(town)
    match = town.one(select(matches.c.id))
    town.begin("stranger", "NotSure", f"match:{match}")
    says(town, "stranger", "She hid the key")
    open_card(town, "Amal")
    town.pick("marieke", "detach", "yes")
    town.hears("marieke")
    assert town.rows(select(signs.c.words, signs.c.closed_at)) == [("She hid the key", None)]
    town.pick("sanne", "!ReportMessage", "yes")
    told = town.hears("marieke")
    assert "Sanne reports a message of the other side of the match." in told
    assert "│ I am in your street" in told


def test_the_stranger_is_somebody_new_who_knows_nothing_and_may_sign_up(town: Town) -> None:
    stranger_is_in(town)
    old = [b.data for reply in town.bot._shown["stranger"] for b in (*reply.options, *reply.controls)]
    open_card(town, "Amal")
    town.pick("marieke", "detach", "yes")
    town.hears("stranger")
    for data in old:
        town.bot.receive(town.bot.message("stranger", Kind.PRESS, data, press="1"))
        told = town.hears("stranger")
        assert "Sanne" not in told, data
        assert "Amal" not in told, data
    says(town, "stranger", "my data")
    kept = kept_file(town.bot, "stranger")
    assert "Sanne" not in json.dumps([kept["we_sent"], kept["matches"], kept["meetings"], kept["profile"]])
    assert failed(town.bot) == 0


def test_a_chat_can_not_be_taken_off_twice_nor_by_who_may_not(town: Town) -> None:
    stranger_is_in(town)
    amal = person(town, "Amal").id
    open_card(town, "Amal")
    town.pick("marieke", "detach")
    town.begin("noor", "PersonDesk", f"person:{amal}")
    town.pick("noor", "detach", "yes")
    told = heard(town.pick("marieke", "yes"))
    assert "not there any more" in told
    assert len(town.rows(select(people.c.id).where(people.c.called == "Stranger"))) == 1
    assert failed(town.bot) == 0


def test_who_signed_up_by_themselves_has_no_chat_to_take_off(town: Town) -> None:
    town.newcomer("Grace")
    town.begin("marieke", "PersonDesk", f"person:{town.id('grace')}")
    assert "detach" not in [b.data.rpartition(".")[2] for b in town.bot._shown["marieke"][-1].options]


def test_what_was_known_before_is_kept_no_longer_than_words_and_goes_with_the_person(town: Town) -> None:
    token = link_of(town, "Bilal")
    comes_in(town, "amal", "Amal")
    kept = select(func.count()).select_from(invites).where(invites.c.kept != "")
    assert town.one(kept) == 1
    remove_old_texts(town.bot.database, 90, town.bot.now + timedelta(days=91))
    assert town.one(kept) == 0
    opens(town, "bilal", token)
    town.pick("bilal", "en")
    says(town, "bilal", "Bilal")
    assert town.one(kept) == 1
    town.bot.now += timedelta(days=7)
    town.begin("bilal", "DeleteMe")
    town.pick("bilal", "delete", "delete")
    assert town.one(kept) == 0


# A used link


def test_a_used_link_that_is_tried_again_is_a_sign_once_a_day_and_the_person_has_a_way_on(town: Town) -> None:
    comes_in(town, "amal", "Amal")
    for _time in range(5):
        for who in ("grace", "tom"):
            told = opens(town, who, link_of(town, "Amal"))
            assert "it was used already" in told or "used already" in told
            assert "Amal" not in told
    assert town.one(select(func.count()).select_from(requests).where(requests.c.kind == "link")) == 1
    assert len(town.noted("used link tried")) == 10
    town.bot.later(days=1)
    assert town.hears("marieke").count("waits in the inbox") == 1
    town.begin("marieke", "InboxItem", "request:1")
    assert "Somebody else's link" in town.said("marieke")
    town.pick("marieke", "open")
    assert town.said("marieke").startswith("Amal")


def test_whoever_taps_their_own_link_again_raises_no_sign(town: Town) -> None:
    comes_in(town, "amal", "Amal")
    town.pick("amal", "go")
    assert "used" not in opens(town, "amal", link_of(town, "Amal"))
    town.bot.say("marieke", "/start link-Marieke")
    assert "used" not in town.said("marieke")
    assert town.noted("used link tried") == []
    assert town.rows(select(requests.c.id)) == []


def test_a_used_link_of_the_staff_that_is_tried_again_is_told_to_who_guards(town: Town) -> None:
    for _time in range(3):
        assert "used already" in opens(town, "other", "link-Marieke")
    for who in ("marieke", "kim"):
        assert town.hears(who).count("tried the link of Marieke for the staff") == 1
    assert who_works(town, "other") is None


# The link of the staff


def test_a_staff_link_asks_the_name_before_any_right_is_given(town: Town) -> None:
    token = invited(town, "Iris van Dam", "case-manager")
    told = opens(town, "iris", token)
    assert "What is your name?" in told
    assert not [each for each in ("Iris", "Dam", "case manager") if each in told]
    assert who_works(town, "iris") is None
    assert "This chat is now yours, as case manager." in says(town, "iris", "van dam, íris")
    assert who_works(town, "iris") is not None


def test_who_came_in_is_told_to_an_administrator_and_all_coordinators_at_once(town: Town) -> None:
    town.bot.now += timedelta(hours=13)
    says_name(town, "iris", "Iris", invited(town, "Iris", "case-manager"), called="Somebody")
    for who in ("marieke", "noor", "kim"):
        told = town.hears(who)
        assert "🔑 Iris came in as case manager on" in told
        assert "The app calls this chat “Somebody”." in told
        assert town.button(who, "!WhoCameIn")
    waits = select(func.count()).select_from(outbox).where(outbox.c.text.contains("came in as case manager"))
    assert town.one(waits.where(outbox.c.not_before > int(town.bot.now.timestamp()))) == 0


def says_name(town: Town, who: str, name: str, token: str, *, called: str = "") -> str:
    opens(town, who, token, called=called)
    return says(town, who, name)


def test_three_wrong_names_close_a_staff_link_and_tell_who_guards(town: Town) -> None:
    token = invited(town, "Iris", "admin")
    opens(town, "thief", token)
    for name in ("Marieke", "Noor", "Kim"):
        told = says(town, "thief", name)
    assert "closed it" in told
    assert who_works(town, "thief") is None
    for who in ("marieke", "noor", "kim"):
        assert "told another name three times" in town.hears(who)
    assert "used already" in opens(town, "iris", token)
    again = says_name(town, "iris", "Iris", invited(town, "Iris", "admin"))
    assert "This chat is now yours, as administrator." in again


def test_wrong_names_of_several_chats_count_together(town: Town) -> None:
    token = invited(town, "Iris")
    for number, name in enumerate(("Sara", "Omar", "Selam")):
        says_name(town, f"thief{number}", name, token)
    assert who_works(town, "thief2") is None
    says_name(town, "iris", "Iris", token)
    assert who_works(town, "iris") is None


def test_who_was_there_before_ends_the_rights_of_who_came_in_at_once(town: Town) -> None:
    says_name(town, "thief", "Iris", invited(town, "Iris"))
    town.hears("noor")
    town.pick("kim", "!WhoCameIn", "end", "yes")
    assert town.noted("staff revoked") == ["by the staff, after they came in"]
    assert "You have no access" in town.hears("thief")
    assert "took the access of Iris away" in town.hears("noor")
    town.begin("thief", "Inbox")
    assert "Nothing waits" not in town.hears("thief")
    assert town.one(select(staff.c.left_at).where(staff.c.name == "Iris")) is not None
    assert failed(town.bot) == 0


def test_who_has_just_come_in_can_not_end_the_rights_of_who_was_there_before(town: Town) -> None:
    says_name(town, "thief", "Iris", invited(town, "Iris"))
    for name in ("Marieke", "Noor", "Kim", "Iris"):
        id_ = town.one(select(staff.c.id).where(staff.c.name == name))
        town.begin("thief", "WhoCameIn", f"staff:{id_}")
        with pytest.raises(LookupError):
            town.pick("thief", "end", "yes")
    assert town.rows(select(staff.c.id).where(staff.c.left_at.is_not(None))) == []


def works_as(town: Town, name: str) -> str:
    id_ = town.one(select(staff.c.id).where(staff.c.name == name, staff.c.left_at.is_(None)))
    return f"staff:{id_}"


def test_a_new_phone_makes_nobody_newer_so_that_who_came_between_could_end_their_rights(town: Town) -> None:
    """By the first coming in of each, not by the last."""
    town.bot.now += timedelta(hours=1)
    says_name(town, "thief", "Iris", invited(town, "Iris"))
    town.bot.now += timedelta(hours=1)
    says_name(town, "marieke-new", "Marieke", invited(town, "Marieke"))
    town.begin("thief", "WhoCameIn", works_as(town, "Marieke"))
    with pytest.raises(LookupError):
        town.pick("thief", "end", "yes")
    town.begin("marieke-new", "WhoCameIn", works_as(town, "Iris"))
    town.pick("marieke-new", "end", "yes")
    left = select(staff.c.name).where(staff.c.left_at.is_not(None))
    assert [row[0] for row in town.rows(left)] == ["Iris"]
    assert failed(town.bot) == 0


def test_who_can_not_end_it_themselves_hears_whom_to_ask(town: Town) -> None:
    """Marieke was here first: Noor hears of her new chat, and is sent to no button she lacks."""
    town.bot.now += timedelta(hours=1)
    says_name(town, "thief", "Marieke", invited(town, "Marieke"))
    told = town.hears("noor")
    assert "Marieke came in as coordinator" in told
    assert "Then take the access away now." not in told
    assert "Call whoever looks after the bot" in told
    town.begin("noor", "WhoCameIn", works_as(town, "Marieke"))
    assert "Call whoever looks after the bot" in town.said("noor")


def test_somebody_on_the_list_is_asked_before_they_work_here_and_may_say_no(town: Town) -> None:
    town.mentor("Tom")
    token = invited(town, "Tom")
    told = opens(town, "tom", token)
    assert "You are signed up here." in told
    said_no = heard(town.pick("tom", "no"))
    assert "Everything stays as it was." in said_no
    assert who_works(town, "tom") is None
    assert town.one(select(people.c.listed_at).where(people.c.called == "Tom")) is not None
    assert "This chat is now yours" in says_name(town, "tom-work", "Tom", token)


def test_somebody_on_the_list_who_works_here_now_left_it_and_their_match_ended(town: Town) -> None:
    town.mentor("Tom")
    town.newcomer("Grace")
    match = town.match("grace", "tom")
    town.hears("grace")
    opens(town, "tom", invited(town, "Tom"))
    town.pick("tom", "yes")
    assert "This chat is now yours" in says(town, "tom", "Tom")
    assert town.one(select(matches.c.state).where(matches.c.id == match)) == "ended"
    assert "has ended" in town.hears("grace")
    assert town.one(select(people.c.listed_at).where(people.c.called == "Tom")) is None
    assert town.one(select(func.count()).select_from(mentors).where(mentors.c.person_id == town.id("tom"))) == 1
    assert failed(town.bot) == 0


def test_a_new_link_of_the_same_member_moves_the_rights_and_the_old_chat_has_none(town: Town) -> None:
    """Also in the very batch in which the old chat is at work."""
    token = invited(town, "Marieke")
    opens(town, "marieke-new", token)
    town.bot.receive(
        town.bot.message("marieke-new", Kind.TEXT, "Marieke"),
        town.bot.message("marieke", Kind.PRESS, "!Inbox", press="1"),
        town.bot.message("marieke", Kind.TEXT, "menu"),
    )
    assert "Nothing waits" not in town.hears("marieke")
    assert who_works(town, "marieke") is None
    assert who_works(town, "marieke-new") is not None


def test_a_link_for_somebody_else_changes_nothing_for_who_is_known(town: Town) -> None:
    town.newcomer("Grace")
    for who in ("grace", "noor"):
        assert "made for somebody else" in opens(town, who, link_of(town, "Amal"))
    comes_in(town, "amal", "Amal")
    assert "Hello Amal" in town.bot._shown["amal"][-1].text


def test_who_came_in_by_a_link_these_days_is_erased_by_staff_alone(town: Town) -> None:
    """Somebody else who knew the name could erase whom it was for, and nobody could undo it."""
    comes_in(town, "stranger", "Amal")
    amal = person(town, "Amal").id
    town.begin("stranger", "DeleteMe")
    town.pick("stranger", "delete", "delete")
    assert "a person of the project looks at it first" in heard(town.bot._shown["stranger"])
    assert person(town, "Amal").id == amal
    assert town.one(select(requests.c.kind).where(requests.c.about == f"person:{amal}")) == "link"
    town.bot.later(hours=24)
    assert "wants to be deleted" in town.hears("marieke")


def test_a_week_after_the_link_was_opened_people_erase_themselves(town: Town) -> None:
    comes_in(town, "amal", "Amal")
    town.bot.now += timedelta(days=7)
    town.begin("amal", "DeleteMe")
    town.pick("amal", "delete", "delete")
    assert town.rows(select(people).where(people.c.name == "Amal")) == []


def test_a_number_that_a_stranger_shared_is_nobodys_after_the_chat_was_taken_off(town: Town) -> None:
    comes_in(town, "stranger", "Amal")
    amal = person(town, "Amal").id
    members = select(match_members.c.number).where(match_members.c.person_id == amal)
    town.bot.database.write(
        lambda c: c.execute(update(match_members).where(match_members.c.person_id == amal).values(number="06 66666666"))
    )
    open_card(town, "Amal")
    town.pick("marieke", "detach", "yes")
    assert town.rows(members) == [("",)]


@pytest.mark.parametrize("said", ["Marieke Noor Iris Kim", "Noor Iris", "Kim Marieke Iris"])
def test_several_guesses_in_one_are_no_name(said: str) -> None:
    assert not is_called("Iris", said)
    assert is_called("Iris", "Iris de Vries")


# Somebody else wrote in the person's name


def imported(town: Town, name: str) -> int:
    return int(person(town, name).id)


def takes_off(town: Town, name: str) -> str:
    open_card(town, name)
    told = heard(town.pick("marieke", "detach", "yes"))
    assert failed(town.bot) == 0
    return told


def comes_in_anew(town: Town, who: str, name: str, told: str) -> str:
    """The right person, by the new link that staff got."""
    new = re.search(r"start=([\w-]+)", told)
    assert new is not None
    opens(town, who, new[1], called=who.capitalize())
    town.pick(who, "en")
    return says(town, who, name)


def a_proposal(town: Town) -> int:
    """Bilal of the list and Tom, who signed up, are asked whether they want to meet."""
    town.mentor("Tom")
    now = int(town.bot.now.timestamp())
    sides = [(imported(town, "Bilal"), Role.NEWCOMER), (town.id("tom"), Role.MENTOR)]

    def work(connection: Any) -> int:
        id_ = stored_matches.create(connection, "leiden", sides, None, "", now)
        match = stored_matches.one(connection, id_)
        assert match is not None
        stored_matches.move(connection, match, MatchState.PROPOSED, now)
        return id_

    id_ = int(town.bot.database.write(work))
    town.hears("tom")
    return id_


def answers_yes(town: Town, who: str, match: int) -> None:
    version = town.one(select(matches.c.version).where(matches.c.id == match))
    town.begin(who, "MatchProposal", f"match:{match}:{version}")
    town.pick(who, "yes")


def state_of(town: Town, match: int) -> Any:
    return town.one(select(matches.c.state).where(matches.c.id == match))


def answers_of(town: Town, match: int) -> dict[str, str]:
    found = select(people.c.name, match_members.c.answer).join(people, people.c.id == match_members.c.person_id)
    return {row[0]: row[1] for row in town.rows(found.where(match_members.c.match_id == match))}


def test_a_yes_of_a_stranger_makes_no_match_and_the_person_is_asked_themselves(town: Town) -> None:
    town.bot.now += timedelta(hours=1)
    comes_in(town, "stranger", "Bilal")
    town.bot.later(minutes=5)
    match = a_proposal(town)
    answers_yes(town, "stranger", match)
    answers_yes(town, "tom", match)
    assert state_of(town, match) == "live"
    town.hears("tom")
    told = takes_off(town, "Bilal")
    assert state_of(town, match) == "proposed"
    assert town.one(select(matches.c.began_at).where(matches.c.id == match)) is None
    assert answers_of(town, match) == {"Bilal": "", "Tom": "yes"}
    told_tom = town.hears("tom")
    assert "Your match with Bilal has not begun." in told_tom
    assert "I ask Bilal again" in told_tom
    assert [each for each in town.planned(f"match:{match}") if each[0] in ("rhythm", "no first meeting")] == [
        ("rhythm", "cancelled"),
        ("no first meeting", "cancelled"),
    ]
    assert town.one(select(func.count()).select_from(talks).where(talks.c.match_id == match)) == 0
    comes_in_anew(town, "bilal", "Bilal", told)
    town.bot.later(minutes=5)
    town.bot.replies("bilal")
    answers_yes(town, "bilal", match)
    assert state_of(town, match) == "live"
    assert "both said yes" in town.hears("tom")
    assert town.one(select(func.count()).select_from(talks).where(talks.c.match_id == match)) > 0
    assert failed(town.bot) == 0


def test_a_proposal_that_a_stranger_answered_is_asked_again_of_who_it_is_for(town: Town) -> None:
    town.bot.now += timedelta(hours=1)
    comes_in(town, "stranger", "Bilal")
    match = a_proposal(town)
    answers_yes(town, "stranger", match)
    told = takes_off(town, "Bilal")
    assert answers_of(town, match) == {"Bilal": "", "Tom": ""}
    comes_in_anew(town, "bilal", "Bilal", told)
    town.bot.later(minutes=5)
    town.bot.replies("bilal")
    assert any("yes" in option.data for option in town.bot._shown["bilal"][-1].options)
    answers_yes(town, "tom", match)
    assert state_of(town, match) == "proposed"
    town.pick("bilal", "yes")
    assert state_of(town, match) == "live"


def test_staff_see_what_a_stranger_did_in_the_name_of_somebody(town: Town) -> None:
    stranger_is_in(town)
    match = town.one(select(matches.c.id))
    town.begin("stranger", "ShareNumber", f"match:{match}")
    says(town, "stranger", "06 66666666")
    told = takes_off(town, "Amal")
    assert "This was done in the name of Amal since" in told
    assert "• A meeting was planned. It is called off, and the other side knows it." in told
    assert "• A telephone number was shared. It is taken away." in told
    assert "• The other side got words." in told
    assert "06" not in told


def test_a_break_and_an_end_that_a_stranger_planned_are_undone(town: Town) -> None:
    stranger_is_in(town)
    match = town.one(select(matches.c.id))
    town.begin("stranger", "EndTogether", f"match:{match}:{town.one(select(matches.c.version))}")
    town.pick("stranger", "yes", "time", "yes", "again")
    assert town.one(select(matches.c.ends_at)) is not None, town.said("stranger")
    takes_off(town, "Amal")
    ends = town.rows(select(matches.c.state, matches.c.ends_at, matches.c.end_reason, matches.c.ended_by))
    assert [tuple(row) for row in ends] == [("live", None, "", "")]


def test_a_break_that_a_stranger_made_is_over(town: Town) -> None:
    stranger_is_in(town)
    match = town.one(select(matches.c.id))
    until = int((town.bot.now + timedelta(days=21)).timestamp())
    paused = {"at": int(town.bot.now.timestamp()), "who": f"person:{imported(town, 'Amal')}", "kind": "match paused"}
    paused |= {"about": f"match:{match}", "rule": "away", "programme": "leiden"}
    town.bot.database.write(lambda c: c.execute(update(matches).values(paused_until=until)))
    town.bot.database.write(lambda c: c.execute(insert(journal), [paused]))
    told = takes_off(town, "Amal")
    assert town.one(select(matches.c.paused_until)) is None
    assert "A break was made in the match. It is over." in told


def test_a_break_of_the_other_side_stays_when_a_stranger_is_taken_off(town: Town) -> None:
    stranger_is_in(town)
    until = int((town.bot.now + timedelta(days=21)).timestamp())
    town.bot.database.write(lambda c: c.execute(update(matches).values(paused_until=until)))
    takes_off(town, "Amal")
    assert town.one(select(matches.c.paused_until)) == until


def a_talk(town: Town, state: str) -> int:
    """Of Amal and Sanne, to whose time all have said yes, for Amal the stranger."""
    now, match = int(town.bot.now.timestamp()), town.one(select(matches.c.id))
    day = (town.bot.now + timedelta(days=9)).date().isoformat()
    row = {"match_id": match, "kind": "3m", "state": state, "version": 2, "since": now, "created_at": now}
    row |= {"target": day, "day": day, "time": "10:00", "starts_at": now + 9 * 86400}
    kinds = [plan.id for plan in town.bot.setting.programme.profile.talks]
    town.bot.database.write(lambda c: c.execute(delete(talks)))
    town.bot.database.write(lambda c: c.execute(insert(talks), [row | {"kind": kinds[0]}]))
    id_ = int(town.one(select(talks.c.id)))
    whose = {"newcomer": imported(town, "Amal"), "mentor": imported(town, "Sanne"), "staff": town.id("marieke")}
    answers = [
        {"talk_id": id_, "who": who, "person_id": whom, "yes_version": 2, "answered_at": now}
        for who, whom in whose.items()
    ]
    town.bot.database.write(lambda c: c.execute(insert(talk_answers), answers))
    return id_


def test_the_time_of_a_talk_to_which_a_stranger_said_yes_is_asked_again(town: Town) -> None:
    stranger_is_in(town)
    talk = a_talk(town, "confirmed")
    told = takes_off(town, "Amal")
    assert town.one(select(talks.c.state).where(talks.c.id == talk)) == "planned"
    assert {row[0] for row in town.rows(select(talk_answers.c.who))} == {"mentor", "staff"}
    assert "does not hold any more. I ask for it again." in town.hears("sanne")
    assert ("talk ask", "scheduled") in town.planned(f"talk:{talk}")
    town.bot.later(minutes=5)
    assert town.one(select(talks.c.state).where(talks.c.id == talk)) == "planned"
    comes_in_anew(town, "amal", "Amal", told)
    town.bot.later(minutes=5)
    assert town.one(select(talks.c.state).where(talks.c.id == talk)) == "proposed"
    assert failed(town.bot) == 0


def test_a_talk_that_waits_for_a_yes_is_asked_of_who_it_is_for(town: Town) -> None:
    stranger_is_in(town)
    talk = a_talk(town, "proposed")
    takes_off(town, "Amal")
    assert town.one(select(talks.c.state).where(talks.c.id == talk)) == "proposed"
    amal = imported(town, "Amal")
    asked = select(timers.c.state).where(timers.c.kind == "ask TalkAsked", timers.c.person_id == amal)
    assert [row[0] for row in town.rows(asked)] == ["scheduled"]


def test_a_team_that_a_stranger_founded_goes(town: Town) -> None:
    """Its name is the stranger's word, and nobody is in it."""
    comes_in(town, "stranger", "Sanne")
    town.pick("stranger", "go", "agree")
    sanne, now = imported(town, "Sanne"), int(town.bot.now.timestamp())

    def work(connection: Any) -> None:
        team = stored.found_team(connection, "leiden", "The Strangers", "token-of-the-team", now)
        connection.execute(update(people).where(people.c.id == sanne).values(team_id=team))

    town.bot.database.write(work)
    takes_off(town, "Sanne")
    assert town.rows(select(teams.c.id)) == []
    assert person(town, "Sanne").team_id is None


def test_what_a_stranger_answered_to_many_counts_for_nothing(town: Town) -> None:
    stranger_is_in(town)
    amal, now = imported(town, "Amal"), int(town.bot.now.timestamp())
    row = {"programme": "leiden", "state": "sent", "version": 1, "person_id": town.id("marieke"), "audience": "{}"}
    row |= {"texts": "{}", "fallback": "nl", "created_at": now, "changed_at": now}
    town.bot.database.write(lambda c: c.execute(insert(announcements), [row]))
    said = {"announcement_id": town.one(select(announcements.c.id)), "person_id": amal, "state": "queued"}
    town.bot.database.write(lambda c: c.execute(insert(announced), [said | {"reply": "yes", "replied_at": now}]))
    takes_off(town, "Amal")
    assert [tuple(row) for row in town.rows(select(announced.c.reply, announced.c.replied_at))] == [("", None)]


def test_a_match_that_is_only_proposed_is_not_called_a_match_when_somebody_comes_in(town: Town) -> None:
    match = a_proposal(town)
    told = comes_in(town, "bilal", "Bilal")
    assert state_of(town, match) == "proposed"
    assert "Hello Bilal" in told
    assert "Your match:" not in told


def test_each_deed_is_decided_for_when_a_stranger_did_it_in_the_name_of_somebody() -> None:
    assert set(meanwhile.DECIDED) == set(DEEDS)


def test_each_table_of_a_person_is_decided_for_when_a_chat_was_somebody_elses() -> None:
    rules = [stored_detach.THEIRS, stored_detach.COUNTS_NOT, stored_detach.GOES, stored_detach.WAYS_IN]
    rules += [stored_detach.AS_BEFORE, stored_detach.STAYS, stored_detach.CHATS]
    decided = [table for rule in rules for table in rule]
    assert len(decided) == len(set(decided))
    assert set(decided) == {table for table, kept in MAP.items() if kept.person}


def test_removing_a_chat_of_somebody_who_came_by_a_link_asks_first_whether_it_was_them(town: Town) -> None:
    stranger_is_in(town)
    town.begin("marieke", "TheirChats", f"person:{imported(town, 'Amal')}")
    remove = next(o.data for o in town.bot._shown["marieke"][-1].options if "remove" in o.data)
    town.bot.receive(town.bot.message("marieke", Kind.PRESS, remove, press="1"))
    asked = town.said("marieke")
    assert "The app says “Stranger”." in asked
    assert "Was it Amal who wrote here?" in asked
    told = heard(town.pick("marieke", "no", "yes"))
    assert "Here is a new link for Amal." in told
    assert town.noted("chat detached") == ["somebody else had opened the link"]
    assert town.rows(select(inbox.c.id).where(inbox.c.person_id == imported(town, "Amal"))) == []
    assert failed(town.bot) == 0


def test_a_lost_phone_of_who_it_was_is_removed_and_nothing_else_changes(town: Town) -> None:
    stranger_is_in(town)
    town.begin("marieke", "TheirChats", f"person:{imported(town, 'Amal')}")
    remove = next(o.data for o in town.bot._shown["marieke"][-1].options if "remove" in o.data)
    town.bot.receive(town.bot.message("marieke", Kind.PRESS, remove, press="1"))
    told = heard(town.pick("marieke", "yes", "yes"))
    assert "I removed the Telegram chat of Amal." in told
    assert "Here is a new link for Amal." in told
    assert town.noted("chat detached") == []
    assert town.one(select(meetings.c.state)) == "confirmed"


def test_what_the_person_wrote_before_a_stranger_came_stays_theirs(town: Town) -> None:
    """A phone was lost, and the new link was opened by somebody else."""
    comes_in(town, "amal", "Amal")
    says(town, "amal", "my own earlier words")
    amal = imported(town, "Amal")
    town.begin("marieke", "TheirChats", f"person:{amal}")
    remove = next(o.data for o in town.bot._shown["marieke"][-1].options if "remove" in o.data)
    town.bot.receive(town.bot.message("marieke", Kind.PRESS, remove, press="1"))
    told = heard(town.pick("marieke", "yes", "yes"))
    town.bot.now += timedelta(hours=1)
    comes_in_anew(town, "stranger", "Amal", told)
    says(town, "stranger", "words of the stranger")
    takes_off(town, "Amal")
    whose = {row[1]: row[0] for row in town.rows(select(inbox.c.person_id, inbox.c.text))}
    assert whose["my own earlier words"] == amal
    assert whose["words of the stranger"] not in (None, amal)


def test_a_name_that_was_told_for_a_link_is_kept_in_nobodys_messages(town: Town) -> None:
    """It is the name of whoever the link is for, whoever says it."""
    opens(town, "thief", link_of(town, "Bilal"))
    town.pick("thief", "en")
    says(town, "thief", "Amal")
    comes_in(town, "stranger", "Sanne")
    for who in ("thief", "stranger"):
        told = select(inbox.c.text).join(addresses, addresses.c.person_id == inbox.c.person_id)
        texts = [row[0] for row in town.rows(told.where(addresses.c.key == f"telegram:{who}"))]
        assert texts
        assert not {"Amal", "Sanne"} & set(texts)
    asked = select(conversations.c.answers).where(conversations.c.flow == "OpenLink")
    assert [row[0] for row in town.rows(asked) if "Amal" in row[0] or "Sanne" in row[0]] == []


def test_after_a_chat_was_taken_off_erasing_the_person_blanks_their_name_in_the_strangers_words(town: Town) -> None:
    comes_in(town, "stranger", "Bilal")
    town.bot.later(minutes=5)
    says(town, "stranger", "Bilal is my neighbour")
    says(town, "stranger", "the weather is fine")
    takes_off(town, "Bilal")
    open_card(town, "Bilal")
    town.pick("marieke", "erase", "own wish", "delete", "delete")
    assert person_is_gone(town, "Bilal")
    texts = {row[0] for row in town.rows(select(inbox.c.text))}
    assert "the weather is fine" in texts
    assert not [text for text in texts if "Bilal" in text]


def person_is_gone(town: Town, name: str) -> bool:
    return town.rows(select(people.c.id).where(people.c.name == name)) == []
