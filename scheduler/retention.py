"""Chat text is removed when it is older than the programme keeps it;
people are asked whether they stay.
"""

from datetime import datetime, timedelta

import structlog

from bot.actions.people.retention import ASK
from bot.flows.every import PROFILE
from bot.ground.programme import Programme
from storage import budgets, erasure, journal, outbox, retention, timers
from storage.database import Connection, Database

log = structlog.get_logger()

# So many people are planned at once, so that no turn is long.
AT_ONCE = 500


def give_up_waiting(database: Database, now: datetime) -> None:
    """What waited for somebody to write, and is outdated by now, is not sent any more."""
    given_up = database.write(lambda connection: outbox.give_up_waiting(connection, int(now.timestamp())))
    if given_up:
        log.info("not waited for any longer", messages=given_up)


def remove_old_texts(database: Database, days: int, now: datetime) -> bool:
    """Remove some of what is older than the map of the data says; says whether there may be more.

    ``days`` is what the programme says of texts.
    """
    seconds = int(now.timestamp())

    def work(connection: Connection) -> tuple[int, bool]:
        removed, more = erasure.remove_old(connection, seconds, days, PROFILE)
        if removed:
            entry = journal.Entry(seconds, "retention", "texts removed", str(removed), f"{days} days")
            journal.write(connection, [entry])
        return removed, more

    removed, more = database.write(work)
    if removed:
        log.info("old texts removed", messages=removed)
    return more


def go_on_erasing(database: Database, _now: datetime) -> bool:
    """Of whoever wrote very much and was erased, the messages go in pieces; says whether there are
    more.
    """
    return database.write(erasure.forget_some)


def forget_budgets(database: Database, now: datetime) -> None:
    """A chat stands in the name of a bucket; when that is full again, nothing needs to know it."""
    database.write(lambda connection: budgets.forget_full(connection, int(now.timestamp())))


def tidy(database: Database, _now: datetime) -> None:
    """What was removed must not stay in the log of the database;
    while somebody reads that, it is tried again.
    """
    database.tidy()


def ask_who_stays(database: Database, programme: Programme, now: datetime) -> None:
    """Plan for everybody when it is looked at whether they should be asked;
    the due row itself decides.
    """
    before = int((now - timedelta(days=programme.profile.privacy.unfinished_days)).timestamp())
    seconds = int(now.timestamp())

    def work(connection: Connection) -> int:
        people = retention.unplanned(connection, programme.id, ASK, before, AT_ONCE)
        timers.plan_all(connection, [timers.Wanted(ASK, id_, seconds) for id_ in people], seconds)
        return len(people)

    planned = database.write(work)
    if planned:
        log.info("looked who should be asked whether they stay", people=planned)
