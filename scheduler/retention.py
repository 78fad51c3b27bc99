"""Chat text is removed when it is older than the programme keeps it;
people are asked whether they stay.
"""

from datetime import datetime, timedelta

import structlog

from bot.actions.people.my_data import TELLS_MORE
from bot.actions.people.retention import ASK
from bot.flows.sign_up.welcome import INTAKE_NAMES
from bot.ground.programme import Programme
from bot.turns.turn import NOTICE_LIVES
from storage import announcements, budgets, care, erasure, files, journal, outbox, requests, retention, timers
from storage.database import Connection, Database

log = structlog.get_logger()

# The answers of these are somebody's profile; those of other conversations go when the words of
# messages go.
PROFILE = ("Welcome", *INTAKE_NAMES, *TELLS_MORE)
# So many people are planned at once, so that no turn is long.
AT_ONCE = 500


def give_up_waiting(database: Database, now: datetime) -> None:
    """What waited for somebody to write, and is outdated by now, is not sent any more."""
    given_up = database.write(lambda connection: outbox.give_up_waiting(connection, int(now.timestamp())))
    if given_up:
        log.info("not waited for any longer", messages=given_up)


def remove_old_texts(database: Database, days: int, now: datetime) -> None:
    """Blank the words of messages older than ``days``,
    and of care signs that were closed a year ago; remove files.
    """
    before = int((now - timedelta(days=days)).timestamp())
    two_days_ago = int((now - timedelta(days=2)).timestamp())
    a_year_ago = int((now - timedelta(days=365)).timestamp())

    def work(connection: Connection) -> int:
        removed = erasure.blank_texts(connection, before, PROFILE) + care.forget_old(connection, a_year_ago)
        removed += announcements.blank_texts(connection, before)
        removed += requests.blank(connection, before, a_year_ago)
        # A voice message is brought to staff for as long as a notice lives.
        removed += files.forget_old(connection, before, two_days_ago, int(now.timestamp()) - NOTICE_LIVES)
        # An address stands in the name of a bucket; what is full again says nothing.
        budgets.forget_full(connection, int(now.timestamp()))
        if removed:
            entry = journal.Entry(int(now.timestamp()), "retention", "texts removed", str(removed), f"{days} days")
            journal.write(connection, [entry])
        return removed

    removed = database.write(work)
    if removed:
        log.info("old texts removed", messages=removed)


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
