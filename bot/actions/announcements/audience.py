"""Reads who an announcement is for, what would happen if it went now, and how far it has come."""

from datetime import datetime

from bot.announcements.rules import Announcement, Candidate, DryRun, Report, Rules, dry_run
from bot.ground.messages import WINDOWS
from bot.ground.programme import Programme
from storage import announcements
from storage.database import Connection


def rules(programme: Programme) -> Rules:
    return Rules(programme.quiet, programme.zone, programme.profile.rhythm.nudges_a_week, WINDOWS)


def audience(connection: Connection, announcement: Announcement, now: datetime) -> list[Candidate]:
    seconds = int(now.timestamp())
    ids = announcements.ids_of(connection, announcement.programme, announcement.audience, seconds)
    return announcements.candidates(connection, ids, seconds)


def try_out(connection: Connection, programme: Programme, announcement: Announcement, now: datetime) -> DryRun:
    """What would happen if it went now."""
    return dry_run(
        audience(connection, announcement, now),
        announcement.texts,
        announcement.fallback,
        rules(programme),
        now,
        important=announcement.important,
    )


def report(connection: Connection, id_: int) -> Report:
    return Report(*announcements.counted(connection, id_))
