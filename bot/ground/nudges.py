"""How often we may write of our own accord: so many times a week, over everything. Pure."""

from datetime import datetime, timedelta

WEEK = timedelta(days=7)


def lately(nudges: str, now: datetime) -> list[int]:
    """When (epoch seconds) we nudged somebody in the last seven days, as stored:
    "1760000000,1760300000".
    """
    since = (now - WEEK).timestamp()
    return [at for at in map(int, filter(None, nudges.split(","))) if at > since]


def tired_until(nudges: str, now: datetime, at_most: int) -> datetime | None:
    """When the next nudge may go; None when it may go now."""
    given = sorted(lately(nudges, now))
    if len(given) < at_most:
        return None
    return datetime.fromtimestamp(given[-at_most], now.tzinfo) + WEEK


def nudged(nudges: str, now: datetime) -> str:
    """What is stored after one more nudge; what is older than a week is forgotten."""
    return ",".join(map(str, [*lately(nudges, now), int(now.timestamp())][-6:]))
