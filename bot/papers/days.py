"""Writes an appointment as a calendar file (RFC 5545) that phones and mail programs take in."""

from datetime import UTC, date, datetime, timedelta

import icalendar

from bot.ground.calendar import instant
from bot.papers.recipes import Calendar

ALARM = timedelta(hours=1)
MAKER = "-//Buurmaat//Buurmaat//EN"


def calendar_file(recipe: Calendar) -> bytes:
    """The bytes depend on the recipe alone: nothing in them comes from the clock."""
    starts = instant(recipe.day, recipe.time, recipe.zone)
    ends = starts + timedelta(minutes=recipe.minutes)
    file = icalendar.Calendar()
    for name, value in (("version", "2.0"), ("prodid", MAKER), ("method", "CANCEL" if recipe.cancelled else "PUBLISH")):
        file.add(name, value)
    event = icalendar.Event.new(
        uid=recipe.uid,
        sequence=recipe.sequence,
        stamp=datetime.fromtimestamp(recipe.stamp, UTC),
        start=starts.astimezone(recipe.zone),
        end=ends.astimezone(recipe.zone),
        summary=recipe.summary,
        description=recipe.description or None,
        location=recipe.location or None,
        url=recipe.url or None,
        status=icalendar.STATUS.CANCELLED if recipe.cancelled else icalendar.STATUS.CONFIRMED,
        organizer=f"mailto:{recipe.organizer}" if recipe.organizer else None,
    )
    if not recipe.cancelled:
        event.add_component(_alarm(recipe.summary))
    file.add_component(event)
    # The rules of the zone go along, of the years around the day: not every program knows its name.
    file.add_missing_timezones(date(recipe.day.year - 1, 1, 1), date(recipe.day.year + 2, 1, 1))
    return bytes(file.to_ical())


def _alarm(words: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", -ALARM)
    return alarm
