"""What happened to some people: theirs alone, in order, within bounds, and nobody's words;
on both databases.
"""

from typing import Any

import pytest
from sqlalchemy import Table, insert

from storage import timeline
from storage.database import Database
from storage.tables import addresses, inbox, journal, outbox, people, staff, timers

AMAL, SANNE, MARIEKE = 1, 2, 3
KEYS = ["telegram:11", "telegram:13"]


def put(database: Database, table: Table, **row: Any) -> None:
    database.write(lambda c: c.execute(insert(table), [row]))


@pytest.fixture
def town(database: Database) -> Database:
    put(database, staff, id=5, programme="leiden", role="coordinator", name="Marieke", created_at=1)
    for id_, staff_id in ((AMAL, None), (SANNE, None), (MARIEKE, 5)):
        put(database, people, id=id_, programme="leiden", language="nl", created_at=1, staff_id=staff_id)
        put(database, addresses, key=f"telegram:1{id_}", person_id=id_)
    return database


def sent(database: Database, id_: int, person: int, **more: Any) -> None:
    row = {"channel": "telegram", "address": f"1{person}", "rank": 0, "text": "secret", "buttons": "", "extra": ""}
    row |= {"language": "nl", "not_before": 0, "expires": 0, "erase": 0, "state": "sent", "changed_at": 100 + id_}
    put(database, outbox, id=id_, person_id=person, **(row | more))


def timer(database: Database, id_: int, person: int, state: str, due: int, **more: Any) -> None:
    row = {"kind": "new kind", "about": f"thing:{id_}", "version": 1, "changed_at": 150}
    put(database, timers, id=id_, person_id=person, state=state, due_at=due, **(row | more))


def read(database: Database, since: int = 0, until: int = 10_000) -> list[dict[str, Any]]:
    found = database.write(lambda c: timeline.read(c, KEYS, since, until))
    assert not found["cut"]
    return list(found["rows"])


def test_messages_carry_their_kind_their_state_and_what_they_are_about(town: Database) -> None:
    sent(town, 1, AMAL, occasion="reminder", about="meeting:7", provider_id="42")
    sent(town, 2, AMAL, rank=2)
    sent(town, 3, AMAL, state="queued", changed_at=0, not_before=500)
    sent(town, 4, AMAL, extra='{"edit": "42"}')
    sent(town, 5, SANNE)
    rows = read(town)
    assert [(row["at"], row["kind"], row["state"], row["about"], row["handle"]) for row in rows] == [
        (101, "reminder", "sent", "meeting:7", "42"),
        (102, "announcement", "sent", "", ""),
        (500, "reply", "queued", "", ""),
    ]
    assert "secret" not in str(rows)


def test_a_message_says_whether_it_answers_what_somebody_sent(town: Database) -> None:
    for id_, person, kind in ((1, AMAL, "press"), (2, AMAL, "due"), (3, SANNE, "press")):
        row = {"channel": "telegram", "message_id": str(id_), "person_id": person, "kind": kind, "text": ""}
        put(town, inbox, id=id_, state="done", received_at=9, **row)
        sent(town, id_ * 256 + 1, AMAL)
    assert [row["answers"] for row in read(town) if row["of"] == "sent"] == [True, False, False]


def test_what_came_in_is_told_without_timers_and_without_words(town: Database) -> None:
    for id_, kind in ((1, "press"), (2, "due")):
        put(
            town,
            inbox,
            id=id_,
            channel="telegram",
            message_id=str(id_),
            person_id=AMAL,
            kind=kind,
            text="secret",
            state="done",
            received_at=9,
        )
    (row,) = read(town)
    assert (row["of"], row["who"], row["kind"]) == ("came", "telegram:11", "press")
    assert "secret" not in str(row)


def test_timers_lie_where_they_are_due_or_where_they_were_decided(town: Database) -> None:
    timer(town, 1, AMAL, "scheduled", 900)
    timer(town, 2, AMAL, "skipped", 120, reason="answered meanwhile")
    timer(town, 3, AMAL, "sent", 130)
    assert [(row["at"], row["state"], row["reason"]) for row in read(town)] == [
        (150, "skipped", "answered meanwhile"),
        (900, "scheduled", ""),
    ]


def test_the_journal_says_who_did_something_and_whom_a_message_was_for(town: Database) -> None:
    for at, who, whom in ((1, "person:1", None), (2, "bot", AMAL), (3, "staff:5", None), (4, "person:2", None)):
        put(town, journal, at=at, who=who, kind="new kind", about="thing:1", rule="because", whom=whom)
    assert [(row["at"], row["who"], row["state"]) for row in read(town)] == [
        (1, "telegram:11", "did"),
        (2, "telegram:11", "heard"),
        (3, "telegram:13", "did"),
    ]


def test_only_the_asked_stretch_of_time_is_read_and_never_too_much(
    town: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for id_ in range(1, 6):
        sent(town, id_, AMAL)
    assert [row["at"] for row in read(town, 102, 104)] == [102, 103, 104]
    monkeypatch.setattr(timeline, "MOST", 2)
    found = town.write(lambda c: timeline.read(c, KEYS, 0, 10_000))
    assert found["cut"]
    assert [row["at"] for row in found["rows"]] == [104, 105]


def test_somebody_nobody_knows_has_no_rows(town: Database) -> None:
    assert town.write(lambda c: timeline.read(c, ["telegram:99"], 0, 10_000)) == {"rows": [], "cut": False}
