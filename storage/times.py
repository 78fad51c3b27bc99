"""Moments as they are stored: whole seconds since 1970."""

from datetime import UTC, datetime


def moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def seconds(when: datetime | None) -> int | None:
    return None if when is None else int(when.timestamp())
