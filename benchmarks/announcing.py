"""An announcement to many: what it costs to try out and to queue, how near its sending comes to the
service's limit, and how long people who write meanwhile wait for their answer.
"""

import asyncio
import itertools
import resource
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from bot.actions.announcements import audience as audiences
from bot.actions.tables import TABLES
from bot.announcements.rules import Announcement, Audience, Fallback, State
from bot.flows.every import BY_NAME
from bot.ground import programme as programmes
from bot.ground.messages import Incoming, Kind, Limits, Outgoing
from bot.language.speech import Speech
from bot.sending.delivery import Delivery
from bot.turns.batch import Setting
from bot.turns.conversations import Conversations
from bot.turns.gather import Turns
from scheduler.reminders import fire_some
from storage import announcements, migrate, timers
from storage.database import Connection, Database
from storage.tables import addresses, people

_NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
COORDINATOR = 1
SECOND = 1.0


@dataclass
class Phones:
    """A service that takes what it gets at once, and keeps when and to whom."""

    name: str
    per_second: float
    window: timedelta | None = None
    sent: list[tuple[float, str]] = field(default_factory=list)

    @property
    def limits(self) -> Limits:
        return Limits(4096, 64, 64, self.per_second, 1)

    async def send(self, message: Outgoing) -> str:
        self.sent.append((time.monotonic(), message.address))
        return str(len(self.sent))

    def numbered(self, message: Outgoing) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Sending:
    """``rate`` is the share of the limit that was used,
    ``most`` what went in the busiest second.
    """

    channel: str
    limit: float
    rate: float
    most: int
    answered: float
    slowest: float


@dataclass(frozen=True, slots=True)
class Queued:
    """Seconds for all, the longest turn in milliseconds, and megabytes more than before."""

    people: int
    dry_run: float
    queue: float
    longest: float
    memory: float


def _town(database: Database, count: int, channel: str) -> None:
    def work(connection: Connection) -> None:
        base = {"programme": "leiden", "language": "en", "created_at": 0, "listed_at": 1, "role": "mentor"}
        ids = range(1, count + 2)
        connection.execute(insert(people), [base | {"id": n, "name": f"P{n}"} for n in ids])
        connection.execute(insert(addresses), [{"key": f"{channel}:{n}", "person_id": n} for n in ids])
        new = Announcement(
            0,
            "leiden",
            State.PLANNED,
            1,
            None,
            COORDINATOR,
            Audience(),
            {"en": "The office is closed."},
            Fallback.ENGLISH,
        )
        made = announcements.create(connection, new, 0)
        timers.plan(connection, "announce", COORDINATOR, 0, 0, about=made.about, version=made.version)

    database.write(work)


def queue(count: int) -> Queued:
    """Try it out, then queue all of it as the heartbeat does: part by part."""
    with tempfile.TemporaryDirectory() as folder:
        database, conversations = _bot(f"sqlite:///{folder}/announce.sqlite3")
        _town(database, count, "telegram")
        programme = programmes.load("leiden")
        found = database.write(lambda c: announcements.one(c, 1))
        if found is None:
            raise LookupError("no announcement")
        started = time.perf_counter()
        database.write(lambda c: audiences.try_out(c, programme, found, _NOW))
        tried = time.perf_counter() - started
        before, spent = _memory(), []
        more = True
        while more:
            started = time.perf_counter()
            more = fire_some(conversations, lambda _channels: None, _NOW)
            spent.append(time.perf_counter() - started)
        database.close()
    return Queued(count, tried, sum(spent), max(spent) * 1000, _memory() - before)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _bot(url: str) -> tuple[Database, Conversations]:
    database = Database(url)
    database.work_for("leiden")
    migrate.upgrade(database)
    programme = programmes.load("leiden")
    speech = Speech(programme.languages)
    return database, Conversations(database, Setting(programme, speech, {}, BY_NAME), TABLES)


async def send(channel: str, per_second: float, count: int, seconds: float) -> Sending:
    """Send in real time for so long, while somebody writes five times a second."""
    with tempfile.TemporaryDirectory() as folder:
        database, conversations = _bot(f"sqlite:///{folder}/send.sqlite3")
        _town(database, count, channel)
        phones = Phones(channel, per_second)
        speech = Speech(programmes.load("leiden").languages)
        delivery = Delivery(database, phones, speech, lambda: _NOW)  # type: ignore[arg-type]  # only what it uses
        turns = Turns(database, conversations, lambda: _NOW, lambda _channels: delivery.wake())
        task = asyncio.create_task(delivery.run())
        loop = asyncio.get_running_loop()
        started, waits = time.monotonic(), []
        feeding = asyncio.create_task(_feed(database, conversations, delivery))
        for number in itertools.count(1):
            if time.monotonic() - started > seconds:
                break
            who = f"9{number}"
            asked = time.monotonic()
            await turns.receive(Incoming(channel, f"m{number}", who, Kind.START, _NOW, language="en"))
            waits.append(await loop.create_task(_heard(phones, who, asked)))
            await asyncio.sleep(max(0.0, 0.2 - (time.monotonic() - asked)))
        task.cancel()
        await asyncio.gather(task, feeding, return_exceptions=True)
        await delivery.stop()
        database.close()
    spent = phones.sent[-1][0] - phones.sent[0][0]
    return Sending(
        channel,
        per_second,
        len(phones.sent) / spent / per_second,
        _busiest(phones),
        statistics.median(waits),
        max(waits),
    )


async def _feed(database: Database, conversations: Conversations, delivery: Delivery) -> None:
    """As the heartbeat does: one part after the other, others in between."""
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(database.thread, fire_some, conversations, lambda _channels: None, _NOW):
        delivery.wake()


async def _heard(phones: Phones, who: str, asked: float) -> float:
    while True:
        for at, address in reversed(phones.sent):
            if address == who:
                return at - asked
            if at < asked:
                break
        await asyncio.sleep(0.005)


def _busiest(phones: Phones) -> int:
    """The most that went within any second."""
    times = [at for at, _who in phones.sent]
    most, first = 0, 0
    for last, at in enumerate(times):
        while at - times[first] >= SECOND:
            first += 1
        most = max(most, last - first + 1)
    return most


def main() -> None:
    """Print the tables."""
    print("people    dry run s  queue s  longest turn ms  memory MB")
    for count in (1_000, 10_000):
        row = queue(count)
        print(f"{row.people:>6}  {row.dry_run:>10.3f}  {row.queue:>7.2f}  {row.longest:>15.0f}  {row.memory:>9.1f}")
    print("\nchannel   limit/s  used  busiest second  answered s (median, slowest)")
    for channel, limit in (("telegram", 30.0), ("whatsapp", 80.0)):
        sent = asyncio.run(send(channel, limit, 10_000, 20))
        share = f"{sent.rate:.0%}"
        print(f"{channel:9} {limit:>6.0f}  {share:>5}  {sent.most:>14}  {sent.answered:.3f}, {sent.slowest:.3f}")


if __name__ == "__main__":
    main()
