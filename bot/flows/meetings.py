"""What pairs do with a meeting: plan, answer, move it, be late or there, say how it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.flows.engine.choices import Choice, Summary
from bot.flows.engine.effects import Begin, Tell, button
from bot.flows.engine.flow import Condition, Facts, Flow, T
from bot.flows.engine.moments import Times, hour_option, meanings, typed_time
from bot.flows.engine.questions import Place
from bot.flows.whose import match_of, others
from bot.ground.about import About
from bot.ground.calendar import exists, instant, next_days
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Short, Text, _, lines, paragraphs
from bot.matches import words as match_words
from bot.matches.nouns import Match
from bot.matches.words import Actions
from bot.meetings import words as meeting_words
from bot.meetings.deeds import AnswerMeeting, CancelMeeting, ProposeMeeting, SayHeld, SayHere, SayLate
from bot.meetings.facts import MeetingFacts
from bot.meetings.nouns import Face, Meeting, MeetingState

ELSEWHERE = "elsewhere"
AGAIN, ANOTHER = "again", "another"


def _next_week(flow: Flow) -> Meeting | None:
    """The last meeting again: same weekday, time and place, on the first such day still to come."""
    last, zone = flow.facts.of(MeetingFacts).last, flow.facts.programme.zone
    if last is None:
        return None
    day = last.day + timedelta(weeks=1)
    while instant(day, last.time, zone) <= flow.facts.now:
        day += timedelta(weeks=1)
    starts = instant(day, last.time, zone)
    return replace(last, id=0, state=MeetingState.PROPOSED, version=0, day=day, starts=starts)


def _how(flow: Flow) -> Text:
    again = _next_week(flow)
    if again is None:
        return _("When do you want to meet?")
    return lines(
        _("Do you want to meet {others} at the same time again?", others=others(flow)),
        meeting_words.when(again, flow.facts.programme),
    )


def _days(flow: Flow) -> tuple[Option, ...]:
    days = next_days(flow.facts.now, flow.facts.programme.zone)
    return tuple(Option(day.isoformat(), Text("{day}", {"day": Short(day)})) for day in days)


def _times(flow: Flow) -> tuple[Option, ...]:
    return tuple(hour_option(dt.time.fromisoformat(at)) for at in flow.facts.programme.profile.meeting.times)


def _places(flow: Flow) -> tuple[Option, ...]:
    named = (Option(id_, name) for id_, name in flow.facts.programme.places.items())
    return (*named, Option(ELSEWHERE, _("Another place")))


def meant(flow: Flow) -> tuple[Option, ...]:
    return tuple(hour_option(at) for at in meanings(flow.values.get("time", "")))


UNCLEAR = Condition(lambda flow: "|" in flow.values.get("time", ""))


class _Planning(Flow[T]):
    icon = "📅"

    how = Choice[str](
        _how,
        lambda flow: (Option(AGAIN, _("Same day and time"), "🔁"), Option(ANOTHER, _("Another day"), "📅")),
        when=Condition(lambda flow: _next_week(flow) is not None),
    )
    NEW = Condition(lambda flow: flow.values.get("how") != AGAIN)
    day = Choice[str](_("On which day?"), _days, short=_("Day"), when=NEW)
    time = Times(
        _("At what time? Press a button, or write a time such as 14:30."),
        _times,
        short=_("Time"),
        guess=typed_time,
        when=NEW,
    )
    which = Choice[str](_("Which time do you mean?"), meant, when=NEW & UNCLEAR)
    place = Choice[str](_("Where?"), _places, short=_("Place"), when=NEW)
    place_words = Place(_("Write the place."), at_most=100, short=_("The place"), when=NEW & place.is_(ELSEWHERE))
    summary = Summary(lambda flow: _("Shall I ask {others}?", others=others(flow)), when=NEW)

    def planned(self) -> tuple[date, dt.time, str]:
        """The day, wall time and place of the answers."""
        again = _next_week(self)
        if again is not None and self.values.get("how") == AGAIN:
            return again.day, again.time, again.place
        at = self.which if "which" in self.values else self.values["time"]
        place = self.place_words if self.place == ELSEWHERE else self.place
        return date.fromisoformat(self.day), dt.time.fromisoformat(at), place

    def refuse(self) -> tuple[str, Text] | None:
        """A day may have gone by, and an hour may be one that the clocks skip."""
        if "which" in self.values and self.which not in self.values["time"].split("|"):
            return "which", _("You changed the time.")
        day, at, _place = self.planned()
        zone = self.facts.programme.zone
        if instant(day, at, zone) <= self.facts.now:
            again = self.values.get("how") == AGAIN
            return "how" if again else "day" if day < self.facts.today else "time", PASSED
        return None if exists(day, at, zone) else ("time", _("That hour is not there on this day: the clock changes."))


class PlanMeeting(_Planning[Match]):
    title = _("Plan a meeting")
    of = "match"
    needs = ("last",)

    def finish(self) -> Iterator[Effect]:
        yield ProposeMeeting(self.about.id, *self.planned())


class MoveMeeting(_Planning[Meeting]):
    """Another time for a meeting that is proposed or stands."""

    title = _("Another time")
    of = "meeting"

    def finish(self) -> Iterator[Effect]:
        meeting = self.about
        yield ProposeMeeting(meeting.match_id, *self.planned(), meeting.id, self.facts.version)


def _asked(flow: Flow[Meeting]) -> Text:
    meeting = flow.about
    names = match_words.named(match_of(flow).of(meeting.proposed_by))
    return paragraphs(
        _("📅 {others} would like to meet you:", others=names),
        meeting_words.when(meeting, flow.facts.programme),
        _("Is that good?"),
    )


class MeetingAsked(Flow[Meeting]):
    title = _("The meeting")
    of = "meeting"
    urgent = True

    answer = Choice(
        _asked,
        {
            "yes": ("✅", _("Yes, good")),
            "other": ("🕒", _("Another time")),
            "no": _("Not this week"),
        },
    )

    def finish(self) -> Iterator[Effect]:
        meeting, version = self.about, self.facts.version
        stands = meeting.version == version and meeting.state is MeetingState.PROPOSED
        if self.answer == "other" and stands:
            yield Begin(MoveMeeting, meeting.about.at(version))
        else:
            # Whatever was pressed on one that has changed: the deed shows how it stands.
            yield AnswerMeeting(meeting.id, version, self.answer == "yes")


class MyMeetings(Flow[None]):
    title = _("My meetings")
    in_menu = 160
    icon = "🗓️"
    brief = True

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return bool(facts.of(MeetingFacts).meetings)

    def finish(self) -> Iterator[Effect]:
        facts = self.facts
        for meeting in facts.of(MeetingFacts).meetings:
            near = meeting.starts - facts.now < timedelta(hours=4)
            stands = meeting.state is MeetingState.CONFIRMED
            actions = day_buttons(meeting) if near and stands else meeting_buttons(meeting)
            yield Tell(meeting_words.state(meeting, facts.programme), actions)


class RunningLate(Flow[Meeting]):
    title = _("I am late")
    of = "meeting"
    urgent = True

    minutes = Choice(_("How many minutes?"), {"10": _("10 minutes"), "20": _("20 minutes"), "30": _("30 minutes")})

    def finish(self) -> Iterator[Effect]:
        yield SayLate(self.about.id, self.facts.version, int(self.minutes))


class IAmHere(Flow[Meeting]):
    title = _("I am here")
    of = "meeting"

    def finish(self) -> Iterator[Effect]:
        yield SayHere(self.about.id, self.facts.version)


class CannotCome(Flow[Meeting]):
    title = _("I cannot come")
    of = "meeting"
    # Cancelling beats confirming, so it stays open when the meeting is confirmed meanwhile.
    about_now = False

    sure = Choice(
        lambda flow: lines(
            _("Shall I tell {others} that you cannot come?", others=others(flow)),
            meeting_words.when(flow.about, flow.facts.programme),
        ),
        {"yes": _("Yes, tell it"), "no": _("No, I come")},
    )

    def finish(self) -> Iterator[Effect]:
        if self.sure == "yes":
            yield CancelMeeting(self.about.id, self.facts.version)
        else:
            yield Tell(meeting_words.state(self.about, self.facts.programme))


class AfterMeeting(Flow[Meeting]):
    title = _("How was it?")
    of = "meeting"
    icon = "💬"

    met = Choice(
        lambda flow: lines(
            _("Did you meet {others}?", others=others(flow)),
            meeting_words.when(flow.about, flow.facts.programme),
        ),
        {"yes": ("✅", _("Yes, we met")), "no": _("No, we did not")},
    )
    long = Choice(
        _("How long were you together?"),
        {
            "30": _("Half an hour"),
            "60": _("1 hour"),
            "90": _("1 and a half hours"),
            "120": _("2 hours"),
            "180": _("3 hours or more"),
        },
        when=met.is_("yes"),
    )
    face = Choice[str](
        _("How was it? Only the coordinator can see this."),
        {
            Face.GOOD: ("🙂", _("Good")),
            Face.SOSO: ("😐", _("So-so")),
            Face.SAD: ("🙁", _("Not good")),
            "skip": ("⏭", _("Skip")),
        },
        when=met.is_("yes"),
    )

    def finish(self) -> Iterator[Effect]:
        met = self.met == "yes"
        minutes, face = (int(self.long), str(self.face)) if met else (0, "")
        yield SayHeld(self.about.id, met, minutes, "" if face == "skip" else face)
        yield Tell(_("Thank you. Shall we plan the next one?"), plan_buttons(match_of(self)))


PASSED = _("This time is over already.")


def plan_buttons(match: Match) -> Actions:
    return (button(PlanMeeting, match.about, _("Plan a meeting")),)


def meeting_buttons(meeting: Meeting) -> Actions:
    about = meeting.seen
    return (button(MoveMeeting, about, _("Another time")), button(CannotCome, about, _("I cannot come")))


def next_buttons(meeting: Meeting) -> Actions:
    """What may be done with a meeting as it stands: change it, or plan another one."""
    if meeting.state in (MeetingState.PROPOSED, MeetingState.CONFIRMED):
        return meeting_buttons(meeting)
    return (button(PlanMeeting, About.of("match", meeting.match_id), _("Plan a meeting")),)


def day_buttons(meeting: Meeting) -> Actions:
    """What people may want to say on the day itself."""
    about = meeting.seen
    return (
        button(RunningLate, about, _("I am late")),
        button(IAmHere, about, _("I am here")),
        button(CannotCome, about, _("I cannot come")),
    )
