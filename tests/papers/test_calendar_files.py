"""Calendar files, read again as a phone would read them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest

from bot import papers
from bot.ground.errors import PaperError
from tests.papers.cookbook import CALENDAR


def read(**more: Any) -> tuple[icalendar.Calendar, icalendar.Event]:
    made = papers.make(CALENDAR | more)
    assert made.mime == "text/calendar"
    file = icalendar.Calendar.from_ical(made.data)
    (event,) = file.walk("VEVENT")
    return file, event


def test_an_appointment_says_all_that_a_calendar_needs() -> None:
    file, event = read()
    assert (file["METHOD"], file["VERSION"]) == ("PUBLISH", "2.0")
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("meeting-7@buurmaat", 2, "CONFIRMED")
    assert event["SUMMARY"] == CALENDAR["summary"]
    assert event["DESCRIPTION"] == CALENDAR["description"]
    assert event["LOCATION"] == CALENDAR["location"]
    assert event["URL"] == CALENDAR["url"]
    assert event["ORGANIZER"] == "mailto:mentor@example.org"
    assert event.start.isoformat() == "2026-11-26T14:30:00+01:00"
    assert event.end - event.start == timedelta(minutes=90)
    assert event["DTSTART"].params["TZID"] == "Europe/Amsterdam"


def test_the_file_is_told_when_it_was_agreed_never_when_it_was_made() -> None:
    _file, event = read(stamp=1_700_000_000)
    assert event["DTSTAMP"].dt == datetime.fromtimestamp(1_700_000_000, UTC)
    assert papers.make(CALENDAR).data == papers.make(CALENDAR).data


def test_an_hour_before_the_phone_rings() -> None:
    _file, event = read()
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(hours=-1))


def test_what_is_cancelled_takes_the_appointment_away() -> None:
    file, event = read(cancelled=True, sequence=3)
    assert (file["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 3)
    assert not event.walk("VALARM")


@pytest.mark.parametrize(
    ("day", "time", "starts", "ends"),
    [
        ("2026-03-29", "01:30", "00:30", "02:00"),
        ("2026-03-29", "02:30", "01:00", "02:30"),  # the hour that is not there
        ("2026-10-25", "02:30", "00:30", "02:00"),  # the first of the two
        ("2026-10-25", "12:00", "11:00", "12:30"),
        ("2026-07-01", "12:00", "10:00", "11:30"),
    ],
)
def test_the_wall_time_holds_on_days_on_which_clocks_change(day: str, time: str, starts: str, ends: str) -> None:
    _file, event = read(day=day, time=time)
    moments = [when.astimezone(UTC).strftime("%Y-%m-%d %H:%M") for when in (event.start, event.end)]
    assert moments == [f"{day} {starts}", f"{day} {ends}"]


def test_the_rules_of_the_zone_go_along() -> None:
    file, _event = read()
    (zone,) = file.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Amsterdam"
    rules = {str(rule["TZNAME"]) for rule in (*zone.walk("STANDARD"), *zone.walk("DAYLIGHT"))}
    assert rules == {"CET", "CEST"}


@pytest.mark.parametrize(
    "more",
    [
        {"day": "26 November"},
        {"time": "half three"},
        {"zone": "Europe/Leiden"},
        {"organizer": "a@b\r\nX-EVIL:1"},
        {"url": "javascript:alert(1)"},
        {"minutes": 0},
        {"uid": ""},
        {"uid": "u\r\nX-EVIL:1"},
    ],
    ids=lambda more: next(iter(more)),
)
def test_what_is_no_appointment_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(PaperError, match=next(iter(more))):
        papers.make(CALENDAR | more)


def test_no_words_can_add_a_line_of_their_own() -> None:
    _file, event = read(summary="x\r\nX-EVIL:1", location="a\nATTENDEE:b")
    assert not [name for name in event if str(name).startswith(("X-EVIL", "ATTENDEE"))]
