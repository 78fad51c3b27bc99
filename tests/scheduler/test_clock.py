"""The heartbeat and its jobs."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.ground.errors import DatabaseUnavailable
from bot.ground.programme import Programme
from bot.simulation import Simulation
from playground.testing import until
from scheduler.clock import LATE, Clock
from scheduler.jobs import Job, jobs
from scheduler.retention import remove_old_texts
from storage.database import Database
from storage.tables import inbox, journal, outbox
from tests.conftest import EVENING


@pytest.fixture
def quiet(sqlite_url: str) -> Iterator[Database]:
    opened = Database(sqlite_url)
    opened.work_for("leiden")
    yield opened
    opened.close()


class Now:
    """A clock to move by hand, from the real time on: APScheduler looks at that."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now().astimezone() + self.ahead


async def test_each_job_runs_at_the_start_and_one_that_fails_stops_no_other(quiet: Database) -> None:
    ran: list[str] = []

    def job(name: str, error: Exception | None = None) -> Job:
        def run(_now: datetime) -> None:
            ran.append(name)
            if error:
                raise error

        return Job(name, 3600, run)

    broken = [job("away", DatabaseUnavailable("gone")), job("broken", ZeroDivisionError())]
    clock = Clock([*broken, job("well")], quiet, Now())
    clock.start()
    await until(lambda: sorted(ran) == ["away", "broken", "well"])
    await until(clock.is_well)
    clock.stop()
    clock.stop()


async def test_a_clock_that_stands_still_says_so(quiet: Database) -> None:
    now = Now()
    clock = Clock([], quiet, now)
    assert not clock.is_well()
    clock.start()
    await until(clock.is_well)
    now.ahead = timedelta(seconds=LATE)
    assert not clock.is_well()
    clock.stop()


def test_texts_older_than_the_programme_keeps_them_are_removed_and_newer_ones_stay(bot: Simulation) -> None:
    bot.say("1", "/start", language="en")
    bot.say("1", "an old secret")
    bot.database.write(lambda c: c.execute(outbox.update().values(state="sent")))
    bot.now += timedelta(days=30)
    bot.say("1", "a new secret")
    remove_old_texts(bot.database, 29, bot.now)
    kept = bot.database.write(lambda c: list(c.execute(select(inbox.c.text).order_by(inbox.c.id)).scalars()))
    sent = bot.database.write(lambda c: list(c.execute(select(outbox.c.text).order_by(outbox.c.id)).scalars()))
    assert kept == ["", "", "a new secret"]
    assert [text != "" for text in sent] == [False, False, True]
    entry = select(journal.c.who, journal.c.kind, journal.c.about, journal.c.rule).where(journal.c.who == "retention")
    assert [tuple(row) for row in bot.database.write(lambda c: list(c.execute(entry)))] == [
        ("retention", "texts removed", "3", "29 days")
    ]
    remove_old_texts(bot.database, 29, bot.now)
    assert len(bot.database.write(lambda c: list(c.execute(entry)))) == 1


def test_what_is_still_to_be_sent_keeps_its_words(bot: Simulation) -> None:
    bot.say("1", "/start", language="en")
    in_time = int((EVENING + timedelta(days=14)).timestamp())
    bot.database.write(lambda c: c.execute(outbox.update().values(expires=in_time)))
    remove_old_texts(bot.database, 1, EVENING + timedelta(days=9))
    assert all(bot.database.write(lambda c: list(c.execute(select(outbox.c.text)).scalars())))


def test_the_jobs_are_made_for_the_programme(quiet: Database, leiden: Programme) -> None:
    assert [job.name for job in jobs(quiet, leiden, None, lambda: None)] == [
        "send reminders",
        "give up waiting",
        "remove old texts",
        "go on erasing",
        "forget budgets",
        "tidy",
        "ask who stays",
        "mend names",
        "make numbers",
    ]
