"""What happened to some people in a stretch of time: sent, come in, planned, skipped,
and the journal's lines.

Only looked at, never written; states and reasons, nobody's words.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, case, false, literal, null, or_, select

from storage.scope import mine
from storage.tables import addresses, inbox, journal, outbox, people, timers

# So many rows of each kind are read, the newest; together 20,000.
MOST = 5_000
_KIND = case(
    (outbox.c.occasion != "", outbox.c.occasion),
    (outbox.c.rank == -1, "alarm"),
    (outbox.c.rank == 0, "reply"),
    (outbox.c.rank == 1, "reminder"),
    else_="announcement",
)
_SENT_AT = case((outbox.c.changed_at > 0, outbox.c.changed_at), else_=outbox.c.not_before)
# What is still to come lies at its own moment, all else where it was decided.
_TIMER_AT = case((timers.c.state == "scheduled", timers.c.due_at), else_=timers.c.changed_at)
_NAMES = ("at", "person", "kind", "state", "reason", "about", "handle", "answers")


def read(connection: Connection, keys: Sequence[str], since: int, until: int) -> dict[str, Any]:
    """``rows`` oldest first, each {of: sent | came | timer | journal, who: its key, at: epoch
    seconds, kind, state, reason, about, handle: the service's id of a message, answers: whether a
    message is the answer to what this person sent}; ``cut``: whether there were more than fit.

    A journal line's ``state`` is "did" (they did it) or "heard" (it is about a message to them).
    """
    found = connection.execute(
        select(addresses.c.person_id, addresses.c.key, people.c.staff_id)
        .join(people, people.c.id == addresses.c.person_id)
        .where(addresses.c.key.in_(keys), mine(connection, people))
    ).all()
    who = {row.person_id: row.key for row in found}
    staff = {f"staff:{row.staff_id}": row.person_id for row in found if row.staff_id is not None}
    rows, cut = [], False
    # In the order in which things of one second follow from each other.
    asked = {"came": _came(who), "timer": _timers(who), "journal": _journal(who, staff), "sent": _sent(who)}
    for of, (moment, statement) in asked.items():
        got = connection.execute(statement.where(moment.between(since, until)).order_by(moment.desc()).limit(MOST + 1))
        read = [dict(zip(_NAMES, row, strict=True)) for row in got]
        cut = cut or len(read) > MOST
        rows += [{"of": of, **row} for row in read[:MOST]]
    return {"rows": sorted((_named(row, who, staff) for row in rows), key=lambda row: row["at"]), "cut": cut}


def _named(row: dict[str, Any], who: dict[int, str], staff: dict[str, int]) -> dict[str, Any]:
    person = row.pop("person")
    if row["of"] == "journal":
        # Who acted is a name ("person:7"), whom it was sent to a number.
        heard = row["handle"] is not None
        person = row["handle"] if heard else staff.get(person) or int(person.partition(":")[2])
        row |= {"state": "heard" if heard else "did", "handle": ""}
    return row | {"who": who[person], "answers": bool(row["answers"])}


Asked = tuple[Any, Select[Any]]


def _sent(who: dict[int, str]) -> Asked:
    """Messages of ours, each with what caused it;
    a change of one that stands already is no message.
    """
    o = outbox.c
    answers = (inbox.c.person_id == o.person_id) & (inbox.c.kind != "due")
    statement = select(_SENT_AT, o.person_id, _KIND, o.state, o.reason, o.about, o.provider_id, answers)
    caused = statement.select_from(outbox.outerjoin(inbox, inbox.c.id == o.id // 256))
    return _SENT_AT, caused.where(o.person_id.in_(who), ~o.extra.contains('"edit"'))


def _came(who: dict[int, str]) -> Asked:
    i, empty = inbox.c, literal("")
    # A timer that is due comes in like a message, and is told of as what it is.
    statement = select(i.received_at, i.person_id, i.kind, i.state, empty, empty, empty, false())
    return i.received_at, statement.where(i.person_id.in_(who), i.kind != "due")


def _timers(who: dict[int, str]) -> Asked:
    t = timers.c
    statement = select(_TIMER_AT, t.person_id, t.kind, t.state, t.reason, t.about, literal(""), false())
    return _TIMER_AT, statement.where(t.person_id.in_(who), t.state != "sent")


def _journal(who: dict[int, str], staff: dict[str, int]) -> Asked:
    j = journal.c
    names = [*(f"person:{person}" for person in who), *staff]
    theirs = or_(j.whom.in_(who), j.whom.is_(null()) & j.who.in_(names))
    return j.at, select(j.at, j.who, j.kind, literal(""), j.rule, j.about, j.whom, false()).where(theirs)
