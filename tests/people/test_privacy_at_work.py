"""Privacy at work: staff find, export and erase one person, who saw what,
and what is not kept for ever. Both databases.
"""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from bot.flows.every import BY_NAME
from bot.flows.people.journal_words import WHAT
from bot.ground.errors import NotTheirs
from bot.ground.messages import Kind
from bot.people.finding import Named, search
from bot.people.nouns import Role, StaffRole
from bot.people.roles import MAY, Right
from bot.simulation import Simulation
from storage import invites
from storage.tables import (
    addresses,
    conversations,
    inbox,
    journal,
    match_members,
    matches,
    metadata,
    newcomers,
    outbox,
    people,
    staff,
)
from tests.kept import walked
from tests.town import Town
from tests.walking import failed, kept_file


def four_come(town: Town) -> None:
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.newcomer("Amal")
    town.newcomer("Selam")
    town.mentor("Sanne")
    for who in town.people:
        town.bot.replies(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, four_come)


def opened(town: Town, whom: str, who: str = "marieke") -> str:
    town.begin(who, "PersonDesk", f"person:{town.id(whom)}")
    return town.said(who)


def options(town: Town, who: str = "marieke") -> list[str]:
    town.bot.replies(who)
    return [b.data.rpartition(".")[2] for b in town.bot._shown[who][-1].options]


def is_there(town: Town, name: str) -> bool:
    return bool(town.one(select(func.count()).select_from(people).where(people.c.called == name)))


def erase(town: Town, whom: str, why: str = "own wish") -> str:
    opened(town, whom)
    town.pick("marieke", "erase", why, "delete", "delete")
    return town.said("marieke")


# Finding


def named(*names: str) -> list[Named]:
    return [Named(number, name, Role.NEWCOMER, None) for number, name in enumerate(names, 1)]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("amal", "Amal"),
        ("AMAL", "Amal"),
        ("Amla", "Amal"),
        ("zoe", "Zoë"),
        ("Zoé", "Zoë"),
        ("jose", "José María"),
        ("maria", "José María"),
        ("mariaa jose", "José María"),
        ("أحمد", "احمد"),
        ("ሠላም", "ሰላም"),
    ],
)
def test_a_name_is_found_without_accents_in_any_order_and_with_a_slip(said: str, first: str) -> None:
    assert search(named("Amal", "Zoë", "José María", "احمد", "ሰላም", "Kees"), said)[0].name == first


def test_whole_names_come_first_and_what_is_not_alike_does_not_come() -> None:
    found = [each.name for each in search(named("Amalia", "Amal", "Kees", "Jan Amal"), "amal")]
    assert found[0] == "Amal"
    assert set(found) == {"Amal", "Amalia", "Jan Amal"}
    assert search(named("Amal"), "!!") == ()


def test_the_coordinator_finds_somebody_by_a_part_of_their_name(town: Town) -> None:
    town.bot.say("marieke", "menu")
    town.pick("marieke", "FindPerson")
    town.bot.say("marieke", "sela")
    assert "Selam" in town.button("marieke", str(town.id("selam")))[2]
    town.pick("marieke", str(town.id("selam")))
    assert town.said("marieke").startswith("Selam\nTown: Leiden")
    assert options(town) == ["mentor", "path", "export", "saw", "chats", "off", "erase", "nothing"]


def test_a_name_that_nobody_has_can_be_looked_for_again(town: Town) -> None:
    town.begin("marieke", "FindPerson")
    town.bot.say("marieke", "Xerxes")
    assert "nobody with a name like this" in town.said("marieke")
    town.pick("marieke", "!FindPerson")
    assert "Whom do you look for?" in town.said("marieke")


def test_a_case_manager_finds_only_their_own_newcomers_and_may_not_erase(town: Town) -> None:
    town.staff("Iris", "case-manager")
    town.case_manager_of("selam", "Iris")
    for said, there in (("Amal", False), ("Sanne", False), ("Selam", True)):
        town.begin("iris", "FindPerson")
        town.bot.say("iris", said)
        assert ("Whom do you mean?" in town.said("iris")) is there
    town.pick("iris", str(town.id("selam")))
    assert options(town, "iris") == ["path", "export", "saw", "nothing"]
    town.begin("iris", "PersonDesk", f"person:{town.id('amal')}")
    assert "This is not there any more." in town.hears("iris") + town.bot._shown["iris"][-2].text


def test_the_way_from_a_person_to_their_match_and_their_mentor(town: Town) -> None:
    opened(town, "amal")
    town.pick("marieke", "mentor")
    assert "These mentors fit best." in town.said("marieke")
    match = town.match("amal", "sanne")
    for whom in ("amal", "sanne"):
        opened(town, whom)
        town.pick("marieke", f"match:{match}")
        assert "What would you like to do?" in town.said("marieke")
    opened(town, "sanne")
    town.pick("marieke", "vog")
    assert "This mentor can be matched." in town.said("marieke")


def test_the_staff_themselves_are_not_found(town: Town) -> None:
    town.begin("marieke", "FindPerson")
    town.bot.say("marieke", "Marieke")
    assert "nobody with a name like this" in town.said("marieke")
    town.begin("marieke", "PersonDesk", f"person:{town.id('marieke')}")
    assert failed(town.bot) == 0
    assert town.rows(select(conversations.c.id).where(conversations.c.flow == "PersonDesk")) == []


# A file to hand over


def the_file(town: Town, who: str = "marieke") -> dict[str, Any]:
    return kept_file(town.bot, who, f"person-{town.id('amal')}.json")


def test_a_file_has_what_is_kept_and_nobodys_words(town: Town) -> None:
    match = town.match("amal", "sanne")
    town.begin("sanne", "WriteTo", f"match:{match}")
    town.bot.say("sanne", "I know a good baker")
    town.begin("amal", "WriteTo", f"match:{match}")
    town.bot.say("amal", "My secret is safe")
    town.begin("amal", "NotSure", f"match:{match}")
    town.bot.say("amal", "She is always late")
    opened(town, "amal")
    town.pick("marieke", "export")
    assert "Did Amal ask for this?" in town.said("marieke")
    town.pick("marieke", "yes")
    kept = the_file(town)
    assert kept["you"]["first_name"] == "Amal"
    assert kept["profile"]["town"] == "Leiden"
    assert kept["matches"][0]["id"] == match
    # The card, and this very file.
    assert kept["staff_looked"] == 2
    assert kept["you_sent"][0] == {"received_at": kept["you_sent"][0]["received_at"], "kind": "start"}
    everything = json.dumps(kept)
    for words in ("baker", "secret", "always late", "Sanne", "telegram:sanne", "Marieke"):
        assert words not in everything
    assert "NewcomerIntake" in {row["flow"] for row in kept["conversations"]}
    assert noted(town, "exported") == [("staff:1", f"person:{town.id('amal')}", town.id("amal"))]


@pytest.mark.parametrize("lost", ["works here no more", "is another's newcomer", "is erased"])
def test_a_file_is_not_made_for_staff_who_have_no_right_to_it_when_it_is_sent(town: Town, lost: str) -> None:
    town.staff("Iris", StaffRole.CASE_MANAGER)
    town.case_manager_of("amal", "Iris")
    opened(town, "amal", "iris")
    town.pick("iris", "export", "yes")
    name = f"person-{town.id('amal')}.json"
    assert kept_file(town.bot, "iris", name)["you"]["first_name"] == "Amal"
    if lost == "works here no more":
        town.bot.database.write(lambda c: c.execute(update(staff).values(left_at=5)))
    elif lost == "is another's newcomer":
        town.bot.database.write(lambda c: c.execute(update(newcomers).values(case_manager="99")))
    else:
        erase(town, "amal")
    with pytest.raises(NotTheirs):
        kept_file(town.bot, "iris", name)


def noted(town: Town, kind: str) -> list[tuple[str, str, int | None]]:
    found = select(journal.c.who, journal.c.about, journal.c.whom).where(journal.c.kind == kind).order_by(journal.c.id)
    return [tuple(row) for row in town.rows(found)]


def test_no_file_without_a_yes(town: Town) -> None:
    opened(town, "amal")
    town.pick("marieke", "export", "no")
    assert "Everything stays as it was." in town.hears("marieke") + town.said("marieke")
    assert noted(town, "exported") == []


def test_my_data_shows_the_file_that_came_with_a_message_and_how_often_staff_looked(town: Town) -> None:
    match = town.match("amal", "sanne")
    town.plan("sanne", match, "2026-11-26")
    town.begin("amal", "MeetingAsked", "meeting:1:1")
    town.pick("amal", "yes")
    town.bot.later(days=4)
    town.pick("amal", "yes", "60", "good")
    opened(town, "amal")
    opened(town, "amal")
    town.begin("amal", "MyHours", f"match:{match}")
    town.bot.say("amal", "my data")
    kept = kept_file(town.bot, "amal")
    assert kept["staff_looked"] == 2
    assert [row["file"]["name"] for row in kept["we_sent"] if "file" in row]
    town.bot.say("amal", "my data")
    again = kept_file(town.bot, "amal")
    assert "my-data.json" not in json.dumps([row.get("file") for row in again["we_sent"]])


# Erasing


def test_erasing_takes_a_reason_and_two_yes(town: Town) -> None:
    for way in (("nothing",), ("own wish", "keep"), ("own wish", "delete", "keep")):
        opened(town, "amal")
        town.pick("marieke", "erase", *way)
        assert is_there(town, "Amal")
    assert erase(town, "amal") == "I deleted everything about Amal."
    assert not is_there(town, "Amal")
    assert failed(town.bot) == 0


def test_the_erased_hear_it_and_no_table_knows_them(town: Town) -> None:
    id_ = town.id("amal")
    town.bot.database.write(lambda c: c.execute(outbox.update().values(state="sent")))
    erase(town, "amal")
    assert "I deleted everything about you." in town.hears("amal")
    (row,) = town.rows(select(outbox).where(outbox.c.address == "amal", outbox.c.state == "queued"))
    assert (row.erase, row.person_id) == (1, None)
    for table in (people, newcomers, addresses):
        key = table.c.id if table is people else table.c.person_id
        assert town.rows(select(table).where(key == id_)) == []
    assert town.rows(select(inbox.c.text).where(inbox.c.person_id == id_)) == []
    lines = town.rows(select(journal.c.who, journal.c.about, journal.c.whom))
    assert not [line for line in lines if f"person:{id_}" in (line[0], line[1]) or line[2] == id_]
    assert [(who, about[:7]) for who, about, _whom in noted(town, "erased")] == [("staff:1", "erased:")]
    assert town.noted("erased") == ["own wish"]


def test_the_other_side_hears_only_that_the_match_ended(town: Town) -> None:
    match = town.match("amal", "sanne")
    erase(town, "amal", "by mistake")
    heard = town.hears("sanne")
    assert "Your match with Amal has ended." in heard
    assert "deleted" not in heard
    assert "erase" not in heard
    assert town.one(select(matches.c.state).where(matches.c.id == match)) == "ended"
    left = select(match_members.c.person_id).where(match_members.c.match_id == match)
    assert sorted(row[0] or 0 for row in town.rows(left)) == [0, town.id("sanne")]


def test_a_proposal_of_the_erased_does_not_go_on(town: Town) -> None:
    town.begin("marieke", "FindMentor", f"person:{town.id('amal')}")
    town.pick("marieke", f"mentor-{town.id('sanne')}", "record")
    town.bot.say("marieke", "By phone")
    town.pick("marieke", "propose")
    town.hears("sanne")
    erase(town, "amal")
    assert "This match does not go on." in town.hears("sanne")
    assert town.one(select(matches.c.state)) == "declined"


def test_who_stopped_all_messages_is_erased_in_silence(town: Town) -> None:
    town.bot.say("amal", "stop")
    town.pick("amal", "all")
    town.hears("amal")
    erase(town, "amal")
    assert town.hears("amal") == ""
    assert not is_there(town, "Amal")


def test_whoever_writes_after_it_is_somebody_new(town: Town) -> None:
    erase(town, "amal")
    replies = town.bot.say("amal", "/start", name="Amal", language="en")
    assert replies
    assert town.one(select(people.c.listed_at).where(people.c.called == "Amal")) is None


def test_somebody_who_is_in_no_chat_can_be_exported_and_erased(town: Town) -> None:
    match, id_ = town.match("amal", "sanne"), town.id("amal")
    town.bot.database.write(lambda c: c.execute(addresses.delete().where(addresses.c.person_id == id_)))
    opened(town, "amal")
    town.pick("marieke", "export", "yes")
    assert the_file(town)["you"]["first_name"] == "Amal"
    assert erase(town, "amal") == "I deleted everything about Amal."
    assert not is_there(town, "Amal")
    assert "has ended" in town.hears("sanne")
    assert town.one(select(matches.c.state).where(matches.c.id == match)) == "ended"
    assert failed(town.bot) == 0


def test_the_names_that_were_looked_for_go_too(town: Town) -> None:
    town.begin("marieke", "FindPerson")
    town.bot.say("marieke", "Amal")
    town.pick("marieke", str(town.id("amal")), "nothing")
    erase(town, "amal")
    found = town.rows(select(conversations.c.answers).where(conversations.c.flow == "FindPerson"))
    assert found == []


def test_two_coordinators_erase_the_same_person_at_once(town: Town) -> None:
    town.staff("Noor")
    id_ = town.id("amal")
    for who in ("marieke", "noor"):
        town.begin(who, "PersonDesk", f"person:{id_}")
        town.pick(who, "erase", "own wish", "delete")
    presses = [
        town.bot.message(who, Kind.PRESS, town.button(who, "delete")[1], press="1") for who in ("marieke", "noor")
    ]
    town.bot.receive(*presses)
    assert not is_there(town, "Amal")
    assert len(noted(town, "erased")) == 1
    assert "not there any more" in town.hears("noor") + town.hears("marieke")
    assert failed(town.bot) == 0


# On and off the list


def test_off_the_list_and_on_again(town: Town) -> None:
    match = town.match("amal", "sanne")
    opened(town, "amal")
    town.pick("marieke", "off", "yes")
    assert "not on the list any more" in town.hears("amal")
    assert "has ended" in town.hears("sanne")
    assert town.one(select(matches.c.state).where(matches.c.id == match)) == "ended"
    assert "Not on the list." in opened(town, "amal")
    assert "on" in options(town)
    town.pick("marieke", "on")
    assert "You are on the list again." in town.hears("amal")
    assert town.one(select(people.c.listed_at).where(people.c.id == town.id("amal"))) is not None
    assert noted(town, "taken off the list")[0][0] == noted(town, "put on the list")[0][0] == "staff:1"
    assert ("waiting news", "scheduled") in town.planned("")


# Who saw what


def test_opening_is_written_once_and_each_question_after_it_is_not(town: Town) -> None:
    id_ = town.id("amal")
    opened(town, "amal")
    town.pick("marieke", "erase", "own wish", "keep")
    assert noted(town, "looked at") == [("staff:1", f"person:{id_}", id_)]


@pytest.mark.parametrize("flow", ["FindMentor", "NewcomerPath", "PersonDesk", "MatchDesk", "CareDesk", "TalksDesk"])
def test_every_desk_writes_who_looked(town: Town, flow: str) -> None:
    match = town.match("selam", "sanne", year=True)
    town.begin("selam", "NotSure", f"match:{match}")
    town.pick("selam", "skip")
    about = f"match:{match}" if BY_NAME[flow].of == "match" else f"person:{town.id('amal')}"
    town.begin("marieke", flow, about)
    looks = town.rows(select(journal.c.who, journal.c.about, journal.c.rule).where(journal.c.kind == "looked at"))
    assert [tuple(row) for row in looks] == [("staff:1", about, flow)]


def test_who_saw_this_shows_names_words_and_the_newest_first(town: Town) -> None:
    match = town.match("amal", "sanne")
    town.staff("Noor")
    town.begin("noor", "MatchDesk", f"match:{match}")
    town.pick("noor", "pause", "1")
    opened(town, "amal")
    town.pick("marieke", "saw")
    lines = town.said("marieke").split("\n")
    shown = [line.partition("· ")[2] for line in lines if "·" in line]
    assert shown == ["Marieke: looked at this", "Noor: paused the match", "Noor: looked at this"]
    town.pick("marieke", "back")
    assert town.said("marieke").startswith("Amal")


def test_who_saw_this_has_pages(town: Town) -> None:
    for _ in range(30):
        opened(town, "amal")
    town.pick("marieke", "saw")
    assert town.said("marieke").count("looked at this") == 12
    town.pick("marieke", "older")
    town.pick("marieke", "older")
    assert town.said("marieke").count("looked at this") == 6
    assert options(town) == ["back"]
    assert len(noted(town, "looked at")) == 30


def test_an_administrator_sees_what_the_staff_did_and_nobodys_card(town: Town) -> None:
    opened(town, "amal")
    town.staff("Kim", "admin")
    town.begin("kim", "WhoSawWhat")
    said = town.said("kim") + town.bot._shown["kim"][-2].text
    assert f"Marieke: looked at this (person:{town.id('amal')})" in said
    assert "Amal" not in said
    town.begin("kim", "PersonDesk", f"person:{town.id('amal')}")
    assert not town.rows(
        select(conversations.c.id).where(
            conversations.c.person_id == town.id("kim"), conversations.c.flow == "PersonDesk"
        )
    )
    assert MAY[StaffRole.ADMIN] == {Right.STAFF_JOURNAL, Right.STAFF}


def test_who_left_the_staff_keeps_their_name_in_the_journal(town: Town) -> None:
    town.staff("Noor")
    opened(town, "amal", "noor")
    now = int(town.bot.now.timestamp())
    town.bot.database.write(lambda c: invites.revoke(c, "leiden", "Noor", now))
    opened(town, "amal")
    town.pick("marieke", "saw")
    assert "Noor: looked at this" in town.said("marieke")


STAFF_DOES = {
    "vog seen": ("OpenMentor", "sanne", ["vog"]),
    "match draft": ("FindMentor", "amal", ["the mentor"]),
    "part recorded": ("NewcomerPath", "amal", ["start_group:0", "now", "none", "none"]),
}


@pytest.mark.parametrize("kind", STAFF_DOES)
def test_what_staff_change_of_a_person_says_who_and_has_words(town: Town, kind: str) -> None:
    town.bot.database.write(lambda c: c.execute(update(metadata.tables["mentors"]).values(vog_at=0)))
    flow, whom, presses = STAFF_DOES[kind]
    if kind == "match draft":
        town.bot.database.write(lambda c: c.execute(update(metadata.tables["mentors"]).values(vog_at=1)))
        presses = [f"mentor-{town.id('sanne')}"]
    town.begin("marieke", flow, f"person:{town.id(whom)}")
    town.pick("marieke", *presses)
    assert [who for who, _about, _whom in noted(town, kind)] == ["staff:1"]
    assert kind in WHAT


def test_every_action_on_a_match_is_in_the_journal_with_who_did_it(town: Town) -> None:
    town.begin("marieke", "FindMentor", f"person:{town.id('amal')}")
    town.pick("marieke", f"mentor-{town.id('sanne')}", "record")
    town.bot.say("marieke", "By phone")
    town.pick("marieke", "propose")
    town.begin("marieke", "MatchDesk", "match:1")
    town.pick("marieke", "withdraw")
    match = town.match("selam", "sanne", year=True)
    town.begin("selam", "NotSure", f"match:{match}")
    town.pick("selam", "skip")
    town.begin("marieke", "CareDesk", f"match:{match}")
    town.pick("marieke", "done")
    town.begin("marieke", "MatchDesk", f"match:{match}")
    town.pick("marieke", "pause", "1")
    town.begin("marieke", "MatchDesk", f"match:{match}")
    town.pick("marieke", "end", "unsaid", "no")
    found = town.rows(select(journal.c.kind).where(journal.c.who == "staff:1").order_by(journal.c.id))
    caused = ("looked at", "not sent", "cancelled", "care sign", "talk cancelled")
    kinds = [row[0] for row in found if row[0] not in caused]
    wanted = ["came in", "match draft", "match agreed", "match proposed", "match withdrawn", "signs closed"]
    assert kinds[: len(wanted)] == wanted
    assert {"match paused", "match ended"} <= set(kinds)
    assert set(kinds) <= set(WHAT)


# Who got hold of a staff link


def erases(town: Town, whom: str, who: str) -> str:
    opened(town, whom, who)
    town.pick(who, "erase", "own wish", "delete", "delete")
    return town.said(who)


def a_thief_came(town: Town) -> None:
    town.staff("Kim", "admin")
    for name in ("Bahar", "Celik", "Dana"):
        town.newcomer(name)
    town.staff("Thief")
    for who in town.people:
        town.hears(who)


def test_who_erases_is_told_to_all_other_staff_and_erases_a_few_only(town: Town) -> None:
    a_thief_came(town)
    for name in ("bahar", "celik", "dana"):
        assert "I deleted everything" in erases(town, name, "thief")
    assert "To protect people I stop for some hours" in erases(town, "amal", "thief")
    assert town.rows(select(people.c.id).where(people.c.called == "Amal"))
    for who in ("marieke", "kim"):
        heard = town.hears(who)
        assert heard.count("Thief deleted everything about one person") == 3
        assert "Bahar" not in heard
    assert "I deleted everything" in erases(town, "selam", "marieke"), "the others go on"
    town.bot.later(hours=8)
    assert "I deleted everything" in erases(town, "amal", "thief")
    town.pick("marieke", "!WhoCameIn", "end", "yes")
    assert "Thief has no access any more" in "".join(reply.text for reply in town.bot._shown["marieke"][-3:])


def test_who_makes_files_is_told_to_all_other_staff_and_makes_a_few_only(town: Town) -> None:
    a_thief_came(town)
    for number in range(6):
        opened(town, "amal", "thief")
        town.pick("thief", "export", "yes")
        assert ("To protect people" in town.hears("thief") + town.said("thief")) is (number == 5)
    for who in ("marieke", "kim"):
        assert town.hears(who).count("Thief made a file of all that I keep about one person") == 5
    assert len(town.rows(select(outbox.c.id).where(outbox.c.extra.contains("person-")))) == 5
