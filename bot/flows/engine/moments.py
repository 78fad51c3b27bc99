"""Questions whose answer is a day or a time."""

from __future__ import annotations

import datetime as dt
from datetime import date

from bot.flows.engine.answers import Answered, Lexicon, Missed, Understood
from bot.flows.engine.choices import Choice
from bot.flows.engine.flow import Flow
from bot.ground.calendar import FAR, read_day, read_times
from bot.ground.messages import Option
from bot.ground.text import Listed, Short, Text, _


def read_stored(stored: str | None) -> date | None:
    try:
        return date.fromisoformat(stored or "")
    except ValueError:
        return None


class Day(Choice[str]):
    """Buttons for the likely days and for none; any other day may be written."""

    def chosen(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        got = super().chosen(flow, option, picked)
        return Answered(option) if isinstance(got, Missed) and read_stored(option) else got

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        day = read_day(said, flow.facts.today)
        if day is not None:
            return Answered(day.isoformat(), day_option(day, flow.facts.today))
        got = super().typed(flow, said, shown, picked, lexicon)
        return (
            Missed(_("I do not know this day. Please write it like this: 15-1-2027.")) if type(got) is Missed else got
        )


def day_option(day: date, today: date) -> Option:
    near = abs(day - today) < FAR
    return Option(
        day.isoformat(),
        Text("{day}", {"day": Short(day)}) if near else Text("{day} {year}", {"day": Short(day), "year": day.year}),
    )


def hour_option(at: dt.time) -> Option:
    return Option(at.strftime("%H:%M"), Text("{time}", {"time": at}))


def typed_time(said: str) -> str | None:
    """A typed time; where it may mean several, all are kept, to ask back."""
    return "|".join(at.strftime("%H:%M") for at in read_times(said, from_six=True)) or None


class Times(Choice[str]):
    """Buttons for the usual times; any other may be written."""

    def chosen(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        got = super().chosen(flow, option, picked)
        return Answered(option) if isinstance(got, Missed) and meanings(option) else got

    def show(self, flow: Flow, value: str) -> Text:
        options = tuple(hour_option(at).label for at in meanings(flow.values.get("which", value)))
        return Text("{times}", {"times": Listed(options)})


def meanings(stored: str) -> tuple[dt.time, ...]:
    """The wall times of a stored answer; empty when it holds none."""
    try:
        return tuple(dt.time.fromisoformat(part) for part in stored.split("|"))
    except ValueError:
        return ()
