"""Chat text is removed when it is older than the programme keeps it."""

from datetime import datetime, timedelta

import structlog

from storage import announcements, erasure, journal, outbox, requests, signs
from storage.database import Connection, Database

log = structlog.get_logger()


def give_up_waiting(database: Database, now: datetime) -> None:
    """What waited for somebody to write, and is outdated by now, is not sent any more."""
    given_up = database.write(lambda connection: outbox.give_up_waiting(connection, int(now.timestamp())))
    if given_up:
        log.info("not waited for any longer", messages=given_up)


def remove_old_texts(database: Database, days: int, now: datetime) -> None:
    """Blank the words of messages older than ``days``, and of care signs that were closed a year ago."""
    before = int((now - timedelta(days=days)).timestamp())
    a_year_ago = int((now - timedelta(days=365)).timestamp())

    def work(connection: Connection) -> int:
        removed = erasure.blank_texts(connection, before) + signs.forget_old(connection, a_year_ago)
        removed += announcements.blank_texts(connection, before)
        removed += requests.blank(connection, before, a_year_ago)
        if removed:
            entry = journal.Entry(int(now.timestamp()), "retention", "texts removed", str(removed), f"{days} days")
            journal.write(connection, [entry])
        return removed

    removed = database.write(work)
    if removed:
        log.info("old texts removed", messages=removed)
