"""A coordinator imports a list by chat: looked through first, all of it or nothing,
and each comes in by their own link.
"""

import asyncio
import csv
import io
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot import papers
from bot.ground.messages import Kind
from bot.simulation import Simulation
from scheduler.retention import remove_old_texts
from storage.tables import (
    files,
    invites,
    journal,
    match_members,
    matches,
    mentors,
    newcomers,
    outbox,
    people,
    requests,
    timers,
)
from tests.sent_files import arrives, as_csv, send_file
from tests.town import Town

HEADS = ["Rol", "Voornaam", "Woonplaats", "Taal", "VOG gezien", "Match met", "Match sinds", "Op de lijst sinds"]
LIST = [
    HEADS,
    ["statushouder", "Amal", "Leiden", "Arabisch", "", "Sanne", "1-10-2026", "1-6-2026"],
    ["statushouder", "Bilal", "Leiderdorp", "", "", "", "", "1-11-2026"],
    ["mentor", "Sanne", "Leiden", "Nederlands", "1-5-2026", "", "", ""],
]


@pytest.fixture
def town(bot: Simulation) -> Town:
    town = Town(bot)
    town.staff("Marieke")
    town.hears("marieke")
    return town


def offer(town: Town, rows: list[list[str]], name: str = "lijst.csv") -> str:
    town.begin("marieke", "ImportPeople")
    send_file(town, "marieke", name, as_csv(rows))
    return town.hears("marieke")


def bring_in(town: Town, rows: list[list[str]] = LIST) -> str:
    offer(town, rows)
    return picks(town, "marieke", "ok", "yes")


def picks(town: Town, who: str, *options: str) -> str:
    """What comes after the last of these buttons, as one text."""
    return "\n\n".join(reply.text for reply in town.pick(who, *options))


def count(town: Town, table: Any) -> int:
    return int(town.one(select(func.count()).select_from(table)))


def links(town: Town) -> dict[str, str]:
    """The token of everybody's link, as it stands in the file that the coordinator got."""
    extra = town.one(select(outbox.c.extra).where(outbox.c.extra.contains("links.csv")))
    made = papers.make(json.loads(extra)["paper"])
    heads, *rows = csv.reader(io.StringIO(made.data.decode("utf-8-sig")), delimiter=";")
    assert heads[0] == "Name"
    return {row[0]: re.split(r"start=|start%20", row[3])[-1] for row in rows}


def test_the_columns_are_shown_before_anything_is_written(town: Town) -> None:
    said = offer(town, LIST)
    assert "I found 3 people in lijst.csv." in said
    assert "Voornaam → First name: Amal, Bilal, Sanne" in said
    assert "Is it right?" in said
    assert (count(town, newcomers), count(town, invites)) == (0, 1)


def test_a_list_is_imported_with_matches_links_and_no_message_to_anybody(town: Town) -> None:
    said = bring_in(town)
    assert "2 newcomers" in said
    assert "1 mentor" in said
    assert "1 match" in said
    assert count(town, newcomers) == 2
    state, began = town.rows(select(matches.c.state, matches.c.began_at))[0]
    assert (state, began < int(town.bot.now.timestamp())) == ("live", True)
    assert town.one(select(func.count()).select_from(outbox).where(outbox.c.person_id != town.id("marieke"))) == 0
    assert sorted(links(town)) == ["Amal", "Bilal", "Sanne"]
    assert town.noted("list imported") == ["3 people, 1 matches"]
    assert count(town, files) == 0


def test_the_journal_says_who_entered_on_the_day_of_the_list_so_that_reports_add_up(town: Town) -> None:
    bring_in(town)
    listed = {row[0] for row in town.rows(select(people.c.listed_at).where(people.c.listed_at.is_not(None)))}
    entered = town.rows(select(journal.c.about, journal.c.at).where(journal.c.kind == "entered"))
    assert sorted(row[0] for row in entered) == ["mentor", "newcomer", "newcomer"]
    assert {row[1] for row in entered} == listed


def test_with_one_wrong_row_nothing_is_imported_and_the_row_is_named(town: Town) -> None:
    said = offer(town, [*LIST, ["mentor", "Tom", "Parijs", "", "", "", "", ""]])
    assert "Is it right?" in said
    said = picks(town, "marieke", "ok")
    assert "I found 1 thing that is not right. I imported nothing." in said
    assert "Row 5, Town: “Parijs” is not a town of this programme." in said
    assert count(town, newcomers) == 0


def test_many_wrong_rows_come_as_a_file_too(town: Town) -> None:
    offer(town, [HEADS, *([["mentor", f"Tom{n}", "Parijs", "", "", "", "", ""] for n in range(20)])])
    said = picks(town, "marieke", "ok")
    assert "I found 20 things" in said
    assert "Here is the whole list." in said
    assert "Row 21" not in said


def test_a_column_can_be_given_another_meaning(town: Town) -> None:
    offer(town, [["Rol", "Bijnaam", "Voornaam", "Woonplaats"], ["mentor", "San", "Sanne", "Leiden"]])
    said = picks(town, "marieke", "change", "1", "name")
    assert "Bijnaam → First name: San" in said
    assert "I leave these out: Voornaam." in said
    town.pick("marieke", "ok", "yes")
    assert town.one(select(people.c.name).where(people.c.role == "mentor")) == "San"


def test_a_list_without_a_role_asks_who_they_are(town: Town) -> None:
    said = offer(town, [["Voornaam", "Woonplaats"], ["Sanne", "Leiden"]])
    assert "No column says the role." in said
    town.pick("marieke", "mentor", "yes")
    assert count(town, mentors) == 1


def test_a_list_without_names_can_not_be_imported(town: Town) -> None:
    said = offer(town, [["Rol", "Woonplaats"], ["mentor", "Leiden"]])
    assert "I miss a column for: First name." in said
    with pytest.raises(LookupError):
        town.button("marieke", "ok")


def test_a_bsn_in_the_list_is_refused_and_nothing_is_kept(town: Town) -> None:
    said = offer(town, [["Rol", "Voornaam", "Woonplaats", "Nr"], ["mentor", "Sanne", "Leiden", "123456782"]])
    assert "Column D has numbers that look like a BSN." in said
    assert count(town, files) == 0


def test_no_says_no_and_keeps_nothing(town: Town) -> None:
    offer(town, LIST)
    assert "I imported nothing, and I kept nothing of the file." in picks(town, "marieke", "ok", "no")
    assert (count(town, files), count(town, newcomers)) == (0, 0)


def test_the_same_list_twice_is_refused_row_by_row(town: Town) -> None:
    bring_in(town)
    offer(town, LIST)
    assert "Amal is on the list already." in picks(town, "marieke", "ok")
    assert count(town, newcomers) == 2


def test_a_second_tap_on_yes_imports_once(town: Town) -> None:
    offer(town, LIST)
    town.pick("marieke", "ok")
    town.hears("marieke")
    reply, data, _label = town.button("marieke", "yes")
    for _tap in range(2):
        town.bot.receive(town.bot.message("marieke", Kind.PRESS, data, handle=str(reply.id), press="1"))
    assert count(town, newcomers) == 2


def test_somebody_who_signed_up_meanwhile_stops_the_import(town: Town) -> None:
    offer(town, LIST)
    town.pick("marieke", "ok")
    town.newcomer("Bilal", town="Leiderdorp")
    assert "Bilal is on the list already." in picks(town, "marieke", "yes")
    assert count(town, newcomers) == 1


def test_a_list_that_nobody_went_on_with_is_gone_after_two_days(town: Town) -> None:
    offer(town, LIST)
    remove_old_texts(town.bot.database, 90, town.bot.now + timedelta(days=3))
    assert count(town, files) == 0
    assert "not there any more" in picks(town, "marieke", "ok")


# Coming in


def names(town: Town, who: str, name: str) -> str:
    """Whoever has just opened a link says in which language, and who they are."""
    town.pick(who, "en")
    return "\n\n".join(reply.text for reply in town.bot.say(who, name))


def test_everybody_comes_in_by_their_own_link_and_finds_their_match(town: Town) -> None:
    bring_in(town)
    town.bot.say("amal-phone", f"/start {links(town)['Amal']}", name="Amal", language="ar")
    names(town, "amal-phone", "Amal")
    said = town.said("amal-phone")
    assert said.startswith("👋 Hello Amal. I am Buurmaat.")
    assert "Your match: Sanne." in said
    town.pick("amal-phone", "go")
    assert "What would you like to do?" in town.said("amal-phone")
    assert count(town, people) == 4
    town.bot.say("thief", f"/start {links(town)['Amal']}", name="Thief", language="en")
    assert "Hello Amal" not in town.hears("thief")


def test_who_waits_is_asked_what_the_list_did_not_say_and_only_that(town: Town) -> None:
    bring_in(town)
    town.bot.say("bilal-phone", f"/start {links(town)['Bilal']}", name="Bilal", language="en")
    names(town, "bilal-phone", "Bilal")
    town.pick("bilal-phone", "go", "now")
    assert "How old are you?" in town.said("bilal-phone")
    assert "I changed your answers." in picks(
        town, "bilal-phone", "30", "en", "done", "simple", "ea", "done", "either", "man", "ok"
    )
    row = town.rows(select(newcomers.c.town, newcomers.c.dutch).where(newcomers.c.town == "Leiderdorp"))
    assert [tuple(each) for each in row] == [("Leiderdorp", "simple")]


def test_an_imported_mentor_agrees_to_the_code_of_conduct_first(town: Town) -> None:
    bring_in(town)
    assert town.one(select(mentors.c.conduct_at)) == 0
    town.bot.say("sanne-phone", f"/start {links(town)['Sanne']}", name="Sanne", language="nl")
    names(town, "sanne-phone", "Sanne")
    town.pick("sanne-phone", "go", "agree")
    assert town.one(select(mentors.c.conduct_at)) == int(town.bot.now.timestamp())
    assert town.one(select(mentors.c.vog_at)) > 0


def test_somebody_who_wrote_before_without_signing_up_is_the_imported_one_from_now_on(town: Town) -> None:
    bring_in(town)
    town.bot.say("phone", "/start", name="Amal", language="en")
    town.bot.say("phone", f"/start {links(town)['Amal']}", name="Amal", language="en")
    names(town, "phone", "Amal")
    assert "Hello Amal" in town.said("phone")
    assert count(town, people) == 4


def test_somebody_who_is_on_the_list_can_not_become_another_person_by_a_link(town: Town) -> None:
    bring_in(town)
    town.newcomer("Grace")
    town.hears("grace")
    town.bot.say("grace", f"/start {links(town)['Amal']}")
    assert "Hello Amal" not in town.hears("grace")
    town.bot.say("amal-phone", f"/start {links(town)['Amal']}", name="Amal", language="en")
    names(town, "amal-phone", "Amal")
    assert "Hello Amal" in town.said("amal-phone")


def test_a_question_waits_for_somebody_who_is_not_in_the_chat_yet(town: Town) -> None:
    bring_in(town)
    town.bot.say("sanne-phone", f"/start {links(town)['Sanne']}", name="Sanne", language="nl")
    names(town, "sanne-phone", "Sanne")
    town.pick("sanne-phone", "go", "agree")
    town.hears("sanne-phone")
    match = town.one(select(matches.c.id))
    day = (town.bot.now + timedelta(days=5)).date().isoformat()
    town.plan("sanne-phone", match, day)
    town.bot.say("amal-phone", f"/start {links(town)['Amal']}", name="Amal", language="en")
    names(town, "amal-phone", "Amal")
    town.pick("amal-phone", "go")
    town.hears("amal-phone")
    town.bot.later(minutes=3)
    assert "Sanne would like to meet you" in town.hears("amal-phone")


def test_a_lost_link_is_made_anew_and_the_old_one_opens_nothing(town: Town) -> None:
    bring_in(town)
    amal = town.one(select(people.c.id).where(people.c.name == "Amal"))
    town.begin("marieke", "PersonDesk", f"person:{amal}")
    assert "Not in the chat yet." in town.said("marieke")
    told = picks(town, "marieke", "link")
    assert "Here is a new link for Amal." in told
    new = re.search(r"start=([\w-]+)", told)
    assert new is not None
    assert town.noted("link made") == ["another one"]
    town.bot.say("stranger", f"/start {links(town)['Amal']}", name="Stranger", language="en")
    assert "Hello Amal" not in picks(town, "stranger", "en")
    town.bot.say("amal-phone", f"/start {new[1]}", name="Amal", language="en")
    assert "Hello Amal" in names(town, "amal-phone", "Amal")


def test_whoever_is_in_the_chat_gets_no_new_link(town: Town) -> None:
    bring_in(town)
    amal = town.one(select(people.c.id).where(people.c.name == "Amal"))
    town.begin("marieke", "PersonDesk", f"person:{amal}")
    town.bot.say("amal-phone", f"/start {links(town)['Amal']}", name="Amal", language="en")
    names(town, "amal-phone", "Amal")
    said = picks(town, "marieke", "link")
    assert "Here is a new link" not in said
    assert "Not in the chat yet." not in said


def test_what_was_put_off_for_somebody_is_done_soon_after_they_came_and_is_no_noise_before(town: Town) -> None:
    bring_in(town)
    town.bot.later(days=40)
    assert 0 < len(town.noted("later")) < 10
    waits = select(func.count()).select_from(timers).where(timers.c.reason == "not in the chat yet")
    assert town.one(waits) > 0
    for name in ("Amal", "Sanne"):
        town.bot.say(f"{name.lower()}-phone", f"/start {links(town)[name]}", name=name, language="en")
        names(town, f"{name.lower()}-phone", name)
        town.pick(f"{name.lower()}-phone", "go")
    town.pick("sanne-phone", "agree")
    town.bot.later(minutes=5)
    soon = int(town.bot.now.timestamp())
    assert town.one(waits.where(timers.c.state == "scheduled", timers.c.due_at <= soon)) == 0


def test_a_cry_for_help_before_the_link_stays_with_its_writer(town: Town) -> None:
    bring_in(town)
    town.bot.say("phone", "/start", name="Amal", language="en")
    town.pick("phone", "en")
    town.begin("phone", "HelpNow")
    town.pick("phone", "yes")
    town.bot.say("phone", "person")
    town.bot.say("phone", "My landlord beats me, please help")
    town.bot.say("phone", f"/start {links(town)['Amal']}", name="Amal", language="en")
    names(town, "phone", "Amal")
    amal = town.one(select(people.c.id).where(people.c.name == "Amal"))
    found = town.rows(select(requests.c.kind, requests.c.person_id, requests.c.words).order_by(requests.c.id))
    assert [(row[0], row[1]) for row in found] == [("help now", amal), ("asked", amal)]
    assert "My landlord beats me, please help" in found[1][2]


def comes_in(town: Town, name: str) -> str:
    who = f"{name.lower()}-phone"
    town.bot.say(who, f"/start {links(town)[name]}", name=name, language="en")
    names(town, who, name)
    town.pick(who, "go")
    if name == "Sanne":
        town.pick(who, "agree")
    town.hears(who)
    return who


def test_words_for_somebody_who_has_not_come_are_not_said_to_be_brought(town: Town) -> None:
    bring_in(town)
    sanne = comes_in(town, "Sanne")
    town.begin(sanne, "WriteAMessage")
    town.bot.say(sanne, "Hoi Amal, tot morgen?")
    assert "Amal is not in this chat yet, so I cannot bring it." in town.said(sanne)


def test_a_match_ends_on_its_day_although_somebody_never_came(town: Town) -> None:
    bring_in(town)
    comes_in(town, "Sanne")
    match = town.one(select(matches.c.id))
    town.begin("marieke", "MatchDesk", f"match:{match}")
    town.pick("marieke", "end", "goal", "yes")
    for _week in range(4):
        town.bot.later(days=7)
    assert town.one(select(matches.c.state)) == "ended"


def test_a_meeting_whose_time_is_over_is_not_asked_about(town: Town) -> None:
    bring_in(town)
    sanne = comes_in(town, "Sanne")
    town.plan(sanne, town.one(select(matches.c.id)), (town.bot.now + timedelta(days=2)).date().isoformat())
    town.bot.later(days=5)
    amal = comes_in(town, "Amal")
    town.bot.later(minutes=5)
    assert "would like to meet you" not in town.hears(amal)


def test_whoever_stopped_all_messages_is_not_written_to_when_their_file_comes(town: Town) -> None:
    town.begin("marieke", "ImportPeople")
    town.bot.receive(town.bot.message("marieke", Kind.FILE, media="m", file_name="l.csv"))
    town.bot.say("marieke", "stop")
    town.pick("marieke", "all")
    asyncio.run(arrives(town, as_csv(LIST)))
    town.bot.later(seconds=1)
    assert town.hears("marieke") == ""


def test_talks_of_imported_matches_do_not_all_come_on_one_day(town: Town) -> None:
    rows = [["Rol", "Naam", "Plaats", "Match met", "Match sinds"]]
    for n in range(8):
        rows += [["n", f"Amal{n}", "Leiden", f"Sanne{n}", "1-11-2026"], ["mentor", f"Sanne{n}", "Leiden", "", ""]]
    bring_in(town, rows)
    asked = town.rows(select(timers.c.due_at).where(timers.c.kind == "talk ask"))
    assert len(asked) == 16
    assert len({row[0] for row in asked}) == 16


def test_a_link_that_opens_nothing_any_more_says_so(town: Town) -> None:
    bring_in(town)
    town.bot.now += timedelta(days=61)
    heard = town.bot.say("late", f"/start {links(town)['Amal']}", name="Late", language="en")
    assert heard[0].text.startswith("This link does not work any more.")


def test_who_has_not_come_is_counted_beside_who_needs_care(town: Town) -> None:
    bring_in(town)
    comes_in(town, "Sanne")
    town.begin("marieke", "WhoNeedsCare")
    assert "👋 2 people on the list are not in the chat yet." in town.said("marieke")
    for name in ("Amal", "Bilal"):
        comes_in(town, name)
    town.begin("marieke", "WhoNeedsCare")
    assert "not in the chat yet" not in town.said("marieke")


def test_a_case_manager_is_never_guessed(town: Town) -> None:
    town.staff("Marijke Jansen", "case-manager")
    rows = [["Rol", "Naam", "Plaats", "Klantmanager"], ["n", "Amal", "Leiden", "Marieke Jansen"]]
    offer(town, rows)
    assert "“Marieke Jansen” is not known here. Use: Marijke Jansen." in picks(town, "marieke", "ok")


def test_nothing_is_asked_or_lost_while_nobody_of_an_imported_match_is_here(town: Town) -> None:
    bring_in(town)
    town.bot.later(days=30)
    sent = select(func.count()).select_from(outbox).where(outbox.c.person_id.in_(select(match_members.c.person_id)))
    assert town.one(sent) == 0
    waits = select(func.count()).select_from(timers).where(timers.c.state == "scheduled")
    assert town.one(waits) > 0
