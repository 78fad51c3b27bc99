"""What was for somebody of the staff is for nobody else: it is looked at again where a message is
claimed for sending, where a due row is carried out, and under every old button. Both databases.
"""

import json
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import event, func, select, text, update

from bot.flows.every import BY_NAME, FLOWS
from bot.ground.messages import Kind
from bot.people.nouns import StaffRole
from bot.simulation import Simulation
from storage import invites
from storage import outbox as kept
from storage.tables import (
    conversations,
    inbox,
    journal,
    matches,
    meetings,
    newcomers,
    people,
    staff,
    theme_meetings,
    timers,
)
from storage.tables import outbox as table
from storage.timers import plan
from tests.kept import walked
from tests.town import Town
from tests.walking import failed, kept_file

REASON = "they have no right to it any more"
DOUBT = "is not sure about this match"


def a_town_at_night(town: Town) -> None:
    """Marieke and Noor coordinate, Iris is Selam's case manager; a match has its year, a meeting
    and a theme meeting.
    """
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.staff("Iris", "case-manager")
    town.newcomer("Amal")
    town.newcomer("Selam")
    town.mentor("Sanne")
    town.case_manager_of("selam", "Iris")
    town.match("selam", "sanne", year=True)
    town.staff("Noor")
    town.staff("Kim", "admin")
    for who in town.people:
        town.bot.replies(who)
    town.bot.now += timedelta(hours=14)
    sends(town)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, a_town_at_night)


def sends(town: Town, **later: float) -> list[tuple[str, str]]:
    """(address, text) of all that goes out then, claimed and marked as a delivery does."""
    town.bot.now += timedelta(**later)
    gone = []
    while rows := claims(town):
        gone += [(row.address, row.text) for row in rows]
        done = [kept.Mark(row.id, "sent") for row in rows]
        town.bot.database.write(lambda c, done=done: kept.mark(c, done, seconds(town)))
        town.bot.now += timedelta(seconds=1)
    return gone


def claims(town: Town) -> list[kept.Row]:
    return town.bot.database.write(lambda c: kept.claim(c, "telegram", seconds(town), (), 60))


def seconds(town: Town) -> int:
    return int(town.bot.now.timestamp())


def revoke(town: Town, name: str = "Marieke") -> None:
    town.bot.database.write(lambda c: invites.revoke(c, "leiden", name, seconds(town)))


def has_a_doubt(town: Town) -> None:
    """At night, to the match's own coordinator, who is Marieke."""
    mine = select(staff.c.id).where(staff.c.name == "Marieke").scalar_subquery()
    town.bot.database.write(lambda c: c.execute(update(matches).values(staff_id=mine)))
    town.begin("selam", "NotSure", "match:1")
    town.bot.say("selam", "She is never there")


def who_got(gone: list[tuple[str, str]], words: str) -> list[str]:
    return sorted(address for address, text in gone if words in text)


# Where a message is claimed


def test_a_doubt_of_the_night_goes_to_the_coordinator_in_the_morning(town: Town) -> None:
    has_a_doubt(town)
    assert who_got(sends(town), DOUBT) == []
    assert who_got(sends(town, hours=12), DOUBT) == ["marieke"]


def test_after_revoke_a_doubt_of_the_night_goes_to_another_coordinator(town: Town) -> None:
    has_a_doubt(town)
    revoke(town)
    assert who_got(sends(town, hours=12), DOUBT) == ["noor"]
    entry = select(journal.c.rule, journal.c.whom).where(journal.c.kind == "not sent")
    found = [tuple(row) for row in town.rows(entry)]
    noor = town.one(select(staff.c.id).where(staff.c.name == "Noor"))
    assert (f"{REASON}: coordinator:{noor} gets it", town.id("marieke")) in found


def test_with_nobody_else_there_it_goes_to_nobody_and_the_inbox_has_it(town: Town) -> None:
    has_a_doubt(town)
    revoke(town)
    revoke(town, "Noor")
    assert who_got(sends(town, hours=12), DOUBT) == []
    states = town.rows(select(table.c.state, table.c.reason).where(table.c.text.contains(DOUBT)))
    assert [tuple(row) for row in states] == [("skipped", REASON)]
    town.staff("Joris")
    town.begin("joris", "Inbox")
    assert "1 thing waits for a person." in town.said("joris")


@pytest.mark.parametrize("way", ["another role", "another chat", "erased", "invited again"])
def test_every_way_to_lose_a_right_counts(town: Town, way: str) -> None:
    has_a_doubt(town)
    if way == "another role":
        mine = staff.c.name == "Marieke"
        town.bot.database.write(lambda c: c.execute(update(staff).where(mine).values(role="case-manager")))
    elif way == "another chat":
        comes_in(town, "Marieke", "coordinator", "marieke-new")
    elif way == "erased":
        town.begin("marieke", "DeleteMe")
        town.pick("marieke", "delete", "delete")
    else:
        revoke(town)
        comes_in(town, "Marieke", "coordinator", "marieke")
    got = who_got(sends(town, hours=12), DOUBT)
    assert got == (["marieke-new"] if way == "another chat" else ["noor"])


def comes_in(town: Town, name: str, role: str, who: str) -> None:
    now, token = seconds(town), f"again-{name}"
    made = StaffRole(role)
    town.bot.database.write(lambda c: invites.invite_staff(c, token, "leiden", made, name, now, now + 86400))
    town.bot.say(who, f"/start {token}", name=who.capitalize(), language="en")
    town.bot.say(who, name)
    assert "This chat is now yours" in "\n".join(reply.text for reply in town.bot._shown[who])


def test_the_good_bye_of_an_erased_member_of_the_staff_still_goes(town: Town) -> None:
    town.begin("marieke", "DeleteMe")
    town.pick("marieke", "delete", "delete")
    assert who_got(sends(town), "deleted everything") == ["marieke"]


def test_what_answered_or_asked_somebody_who_left_goes_to_nobody(town: Town) -> None:
    town.begin("marieke", "PersonDesk", f"person:{town.id('selam')}")
    revoke(town)
    assert who_got(sends(town), "Town: Leiden") == []


def test_revoked_while_it_is_being_sent_it_is_not_tried_again(town: Town) -> None:
    has_a_doubt(town)
    town.bot.now += timedelta(hours=12)
    (row,) = [each for each in claims(town) if DOUBT in each.text]
    revoke(town)
    again = [kept.Mark(row.id, "queued", "certainly not sent")]
    town.bot.database.write(lambda c: kept.mark(c, again, seconds(town)))
    assert who_got(sends(town, seconds=5), DOUBT) == ["noor"]


def test_after_a_crash_in_the_middle_it_is_looked_at_again(town: Town) -> None:
    has_a_doubt(town)
    town.bot.now += timedelta(hours=12)
    assert [each for each in claims(town) if DOUBT in each.text]
    revoke(town)
    town.bot.database.write(lambda c: kept.recover(c, "telegram", seconds(town)))
    assert who_got(sends(town, seconds=5), DOUBT) == ["noor"]


def test_what_waits_for_a_word_of_the_revoked_goes_to_another_at_once(town: Town) -> None:
    has_a_doubt(town)
    mine = table.c.text.contains(DOUBT)
    town.bot.database.write(lambda c: c.execute(update(table).where(mine).values(state="waiting")))
    revoke(town)
    assert who_got(sends(town, seconds=5), DOUBT) == ["noor"]


def test_an_alarm_that_all_of_them_got_comes_to_nobody_twice(town: Town) -> None:
    town.begin("amal", "Concern")
    town.pick("amal", "me", "skip")
    revoke(town)
    assert who_got(sends(town), "wrote about safety") == ["noor"]


def test_what_is_for_the_case_manager_of_a_newcomer_goes_to_no_other_one(town: Town) -> None:
    town.begin("marieke", "FindMentor", f"person:{town.id('amal')}")
    town.case_manager_of("amal", "Iris")
    notice = "The talk is off"
    iris, now = town.id("iris"), seconds(town)
    key = f"case-manager:{town.one(select(staff.c.id).where(staff.c.name == 'Iris'))}"
    row = {"id": 10**9, "person_id": iris, "channel": "telegram", "address": "iris", "rank": 1, "text": notice}
    row |= {"buttons": "", "extra": "", "language": "en", "not_before": now, "expires": now + 86400, "erase": 0}
    row |= {"about": f"person:{town.id('amal')}", "for_staff": key}
    town.bot.database.write(lambda c: c.execute(table.insert().values(**row)))
    mine = newcomers.c.person_id == town.id("amal")
    town.bot.database.write(lambda c: c.execute(update(newcomers).where(mine).values(case_manager="")))
    assert who_got(sends(town), notice) == ["marieke"]


def test_ordinary_messages_are_not_looked_at_twice(town: Town) -> None:
    """The claim asks nothing more for what is not for the staff."""
    town.bot.say("amal", "menu")
    asked: list[str] = []

    def count(connection: Any) -> None:
        event.listen(connection.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
        assert kept.claim(connection, "telegram", seconds(town), (), 60)

    town.bot.database.write(count)
    assert not [each for each in asked if "staff" in each and "SELECT outbox" not in each]


# Where a due row is carried out


def test_due_rows_of_a_revoked_coordinator_come_to_another_one(town: Town) -> None:
    has_a_doubt(town)
    town.bot.say("amal", "My phone was away for a week")
    revoke(town)
    town.hears("marieke")
    town.bot.later(hours=24)
    assert town.hears("marieke") == ""
    heard = town.hears("noor")
    assert "waits in the inbox" in heard
    assert "care" in heard
    assert failed(town.bot) == 0


def test_what_two_coordinators_were_to_hear_one_hears_once_when_the_other_deletes_themselves(town: Town) -> None:
    """Both have the same row of the same moment; nothing may stand in the way of the good-bye."""
    now = seconds(town)
    for who in ("marieke", "noor"):
        id_ = town.id(who)
        town.bot.database.write(lambda c, id_=id_: plan(c, "inbox overdue", id_, now + 9000, now, about="since:5"))
    town.begin("marieke", "DeleteMe")
    town.pick("marieke", "delete", "delete")
    assert failed(town.bot) == 0
    assert town.one(select(func.count()).select_from(people).where(people.c.called == "Marieke")) == 0
    assert town.one(select(func.count()).select_from(timers).where(timers.c.kind == "inbox overdue")) == 1


def test_a_question_for_staff_is_not_asked_of_who_left(town: Town) -> None:
    now = seconds(town)
    marieke = town.id("marieke")
    town.bot.database.write(lambda c: plan(c, "ask CareDesk", marieke, now + 60, now, about="match:1"))
    revoke(town)
    town.bot.later(minutes=5)
    assert town.hears("marieke") == ""


# Under old buttons


def all_buttons(town: Town, who: str) -> list[tuple[int, str]]:
    """(message, data) of every button that this person was ever sent."""
    mine = table.c.person_id == town.id(who)
    found = town.rows(select(table.c.id, table.c.buttons).where(mine, table.c.buttons != "").order_by(table.c.id))
    return [
        (row[0], each[0])
        for row in found
        for part in json.loads(row[1])
        for each in part
        if not each[0].startswith("/")
    ]


def pressed(buttons: list[tuple[int, str]], *pages: int) -> list[str]:
    """What pressing each of them says, and each such page of a message; no press twice."""
    each = [press for message, data in buttons for press in (data, *(f">{message}.{page}" for page in pages))]
    return list(dict.fromkeys(each))


def works_all_day(town: Town, who: str) -> None:
    """Opens every conversation of the staff that this role may have, about what there is."""
    role = {"iris": StaffRole.CASE_MANAGER, "kim": StaffRole.ADMIN}.get(who, StaffRole.COORDINATOR)
    things = {
        "match": "match:1",
        "talk": "talk:1",
        "theme": "theme:1",
        "person": f"person:{town.id('selam')}",
        "request": "request:1",
        "period": "period:1",
    }
    for flow in FLOWS:
        if role not in flow.for_staff or (flow.of and flow.of not in things):
            continue
        town.begin(who, flow.name(), things.get(flow.of, ""))
        if flow.name() == "FindPerson":
            town.bot.say(who, "Selam")


def theirs_is_shown(heard: str) -> list[str]:
    """What nobody outside the staff may read."""
    secret = ("Selam", "Sanne", "Amal", "library 2", "The old mill", "never there")
    return [each for each in secret if each in heard]


@pytest.mark.parametrize("who", ["marieke", "iris", "kim"])
def test_no_button_of_one_who_left_the_staff_shows_or_does_anything(town: Town, who: str) -> None:
    town.begin("marieke", "PlanTheme")
    town.pick("marieke", "cultures")
    town.bot.say("marieke", "15-12-2026")
    town.pick("marieke", "19:30", "usual", "nl", "mentors")
    town.bot.say("marieke", "0")
    town.bot.say("marieke", "1")
    town.pick("marieke", "ok")
    has_a_doubt(town)
    works_all_day(town, who)
    buttons = all_buttons(town, who)
    revoke(town, who.capitalize())
    town.bot.database.write(lambda c: c.execute(update(theme_meetings).values(place="The old mill")))
    town.hears(who)
    assert buttons
    before = town.rows(select(conversations.c.id))
    for press in pressed(buttons, 0, 1):
        town.bot.receive(town.bot.message(who, Kind.PRESS, press, press="1"))
        heard = town.hears(who)
        assert theirs_is_shown(heard) == [], f"{press} shows {heard!r}"
    after = town.rows(select(conversations.c.flow).where(conversations.c.id.not_in([row[0] for row in before])))
    assert [row[0] for row in after if BY_NAME[row[0]].for_staff] == []
    assert failed(town.bot) == 0


def test_an_unlinked_case_manager_sees_nothing_of_the_newcomer_any_more(town: Town) -> None:
    works_all_day(town, "iris")
    buttons = all_buttons(town, "iris")
    mine = newcomers.c.person_id == town.id("selam")
    town.bot.database.write(lambda c: c.execute(update(newcomers).where(mine).values(case_manager="")))
    town.hears("iris")
    for press in pressed(buttons, 1):
        town.bot.receive(town.bot.message("iris", Kind.PRESS, press, press="1"))
        heard = town.hears("iris")
        assert theirs_is_shown(heard) == [], f"{press} shows {heard!r}"
    assert failed(town.bot) == 0


def test_a_page_of_an_old_message_to_staff_is_not_turned_for_who_left(town: Town) -> None:
    town.begin("marieke", "PersonDesk", f"person:{town.id('selam')}")
    message = town.bot._shown["marieke"][-1].id
    page = town.bot.message("marieke", Kind.PRESS, f">{message}.1", press="1")
    town.bot.receive(page)
    assert "Town: Leiden" in town.hears("marieke")
    revoke(town)
    town.bot.receive(town.bot.message("marieke", Kind.PRESS, f">{message}.1", press="1"))
    assert "Town: Leiden" not in town.hears("marieke")


def test_no_button_of_a_match_that_ended_shows_what_became_of_it_since(town: Town) -> None:
    town.bot.later(hours=12)
    town.plan("sanne", 1, "2026-11-26")
    town.pick("selam", "yes")
    buttons = all_buttons(town, "sanne")
    town.begin("selam", "EndTogether", "match:1:2")
    town.pick("selam", "yes", "time", "no", "stop")
    town.bot.database.write(lambda c: c.execute(update(meetings).values(place="The old mill", state="confirmed")))
    town.hears("sanne")
    for data in pressed(buttons):
        town.bot.receive(town.bot.message("sanne", Kind.PRESS, data, press="1"))
        assert "The old mill" not in town.hears("sanne"), data
    assert failed(town.bot) == 0


def test_who_left_the_list_does_not_see_where_a_theme_meeting_is_now(town: Town) -> None:
    town.begin("marieke", "PlanTheme")
    town.pick("marieke", "cultures")
    town.bot.say("marieke", "15-12-2026")
    town.pick("marieke", "19:30", "usual", "nl", "mentors")
    town.bot.say("marieke", "0")
    town.bot.say("marieke", "1")
    town.pick("marieke", "ok")
    town.bot.later(days=2)
    buttons = all_buttons(town, "sanne")
    assert [data for _message, data in buttons if "theme:1" in data or "reply" in data]
    town.begin("sanne", "TakeABreak")
    town.pick("sanne", "leave", "yes")
    town.bot.database.write(lambda c: c.execute(update(theme_meetings).values(place="The old mill")))
    town.hears("sanne")
    for data in pressed(buttons):
        town.bot.receive(town.bot.message("sanne", Kind.PRESS, data, press="1"))
        assert "The old mill" not in town.hears("sanne"), data


# Whose data it is


def my_data(town: Town, who: str) -> dict[str, Any]:
    town.bot.say(who, "my data")
    return kept_file(town.bot, who)


@pytest.mark.parametrize("when", ["at work", "after revoke"])
def test_my_data_of_the_staff_has_nobodys_card_and_nothing_they_wrote_at_work(town: Town, when: str) -> None:
    has_a_doubt(town)
    sends(town, hours=12)
    town.begin("marieke", "FindPerson")
    town.bot.say("marieke", "Selam")
    town.pick("marieke", str(town.id("selam")))
    town.begin("marieke", "InboxItem", "request:1")
    if when == "after revoke":
        revoke(town)
    told = my_data(town, "marieke")
    assert told["you"]["name_in_the_app"] == "Marieke"
    assert told["addresses"]
    everything = json.dumps(told)
    assert [
        each for each in ("Selam", "Sanne", "never there", "Town: Leiden", "FindPerson") if each in everything
    ] == []


def test_my_data_in_one_batch_with_work_has_nothing_of_the_work(town: Town) -> None:
    town.bot.receive(
        town.bot.message("marieke", Kind.PRESS, f"!PersonDesk person:{town.id('selam')}", press="1"),
        town.bot.message("marieke", Kind.TEXT, "my data"),
    )
    assert "Selam" not in json.dumps(kept_file(town.bot, "marieke"))


def test_erasing_somebody_of_the_staff_still_blanks_what_they_read_and_wrote(town: Town) -> None:
    town.begin("marieke", "FindPerson")
    town.bot.say("marieke", "Selam")
    id_ = town.id("marieke")
    sends(town)
    town.begin("marieke", "DeleteMe")
    town.pick("marieke", "delete", "delete")
    sends(town)
    assert town.rows(select(inbox.c.id).where(inbox.c.person_id == id_)) == []
    left = select(table.c.text).where(table.c.for_staff.startswith("coordinator"), table.c.address == "marieke")
    assert [row[0] for row in town.rows(left) if row[0]] == []


@pytest.mark.parametrize("table_name", ["inbox", "outbox"])
def test_what_was_written_before_this_was_known_is_marked_by_who_worked_here_then(town: Town, table_name: str) -> None:
    """As the migration marks it: of staff from their first words as such, of who was somebody else
    before only what came after, and of a chat that one of the staff left for another.
    """
    rows = {"inbox": inbox, "outbox": table}[table_name]
    became = seconds(town)
    town.bot.say("amal", "menu")
    amal, marieke = town.id("amal"), town.id("marieke")
    key = town.one(select(rows.c.for_staff).where(rows.c.person_id == marieke).limit(1))
    comes_in(town, "Marieke", "coordinator", "marieke-new")
    noor = town.one(select(people.c.staff_id).where(people.c.called == "Noor"))

    def work(connection: Any) -> None:
        connection.execute(update(people).where(people.c.id == amal).values(staff_id=noor))
        note = {"at": became, "who": "staff:9", "kind": "came in", "about": f"staff:{noor}", "rule": ""}
        connection.execute(journal.insert().values(**note))
        connection.execute(update(rows).values(for_staff=""))
        at = {"inbox": "received_at", "outbox": "changed_at"}[table_name]
        module = import_module("storage.migrations.versions.0011_who_may_read")
        connection.execute(text(module._MARK.format(table=table_name, at=at)))

    town.bot.database.write(work)
    at = rows.c.received_at if table_name == "inbox" else rows.c.changed_at
    found = town.rows(select(rows.c.person_id, rows.c.for_staff, at))
    hers = [row[1] for row in found if row[0] == marieke]
    # Before her rights stands at most that she opened her link.
    assert hers.count("coordinator:0") >= len(hers) - 1 > 0
    assert set(hers) <= {"coordinator:0", ""}
    assert key in {row[1] for row in found}
    assert {row[1] for row in found if row[0] == amal and row[2] >= became} == {f"coordinator:{noor}"}
    assert {row[1] for row in found if row[0] == amal and row[2] < became} == {""}
    assert {row[1] for row in found if row[0] == town.id("selam")} == {""}
