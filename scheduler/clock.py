"""The heartbeat: APScheduler calls the jobs, and we know that it still does."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.ground.errors import BuurmaatError, why
from storage.database import Database

log = structlog.get_logger()

BEAT = 5
# A beat this old means that the clock stands still.
LATE = 30


@dataclass(frozen=True, slots=True)
class Job:
    """``every`` is in seconds; ``run`` gets the time now and does its work in the writer's thread.

    It says whether there is more to do: others have their turn in that thread in between.
    """

    name: str
    every: int
    run: Callable[[datetime], bool | None]


class Clock:
    """Runs the jobs one after the other in the writer's thread; in memory,
    so nothing is ever doubled.
    """

    def __init__(self, jobs: Sequence[Job], database: Database, now: Callable[[], datetime]) -> None:
        self._jobs = jobs
        self._database = database
        self._now = now
        self._beat: datetime | None = None
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        self._scheduler.add_job(self._tick, "interval", seconds=BEAT, next_run_time=self._now())
        for job in self._jobs:
            self._scheduler.add_job(self._run, "interval", args=[job], seconds=job.every, next_run_time=self._now())
        self._scheduler.start()

    async def _tick(self) -> None:
        self._beat = self._now()

    async def _run(self, job: Job) -> None:
        try:
            loop = asyncio.get_running_loop()
            while await loop.run_in_executor(self._database.thread, job.run, self._now()):
                # What was queued in that thread meanwhile has its turn before the next part.
                continue
        except BuurmaatError as error:
            # It comes again by itself; nothing was half done.
            log.warning("job not done", job=job.name, reason=why(error))
        except Exception as error:
            # APScheduler would keep it to itself.
            log.exception("job failed", job=job.name, error=type(error).__name__)

    def is_well(self) -> bool:
        return self._beat is not None and (self._now() - self._beat).total_seconds() < LATE

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
