"""What coordinators do with theme meetings: plan one or a series, change them, see who comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bot.flows.engine.answers import Answered, Lexicon, Missed, Understood
from bot.flows.engine.choices import Choice, Several, Summary
from bot.flows.engine.effects import Begin, SendPaper, Tell
from bot.flows.engine.flow import Condition, Facts, Flow
from bot.flows.engine.moments import Day, Times, hour_option, typed_time
from bot.flows.engine.questions import Number, Words
from bot.flows.meetings import meant
from bot.ground import links
from bot.ground.about import About
from bot.ground.calendar import exists, instant, next_days
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.paper import Paper
from bot.ground.programme import ThemePlan
from bot.ground.text import Short, Text, _, as_is, given
from bot.people import words as people_words
from bot.people.roles import COORDINATORS
from bot.themes import words as theme_words
from bot.themes.deeds import CancelTheme, ChangeTheme, PlanThemes, TickTheme
from bot.themes.facts import ThemeFacts
from bot.themes.nouns import ThemeMeeting, ThemeState

OWN, NEW = "own", "new"
WEEKS = 10
PASSED = _("This day is over already.")


def the_plan(facts: Facts) -> ThemePlan:
    plan = facts.programme.profile.themes
    if plan is None:
        raise LookupError("the programme has no theme meetings")
    return plan


def _coming(flow: Flow) -> tuple[Option, ...]:
    facts = flow.facts
    found = (
        Option(
            str(theme.id),
            Text("{day} {theme}", {"day": Short(theme.day), "theme": theme_words.name(theme, facts.programme)}),
        )
        for theme in facts.of(ThemeFacts).planned
        if theme.state is ThemeState.PLANNED
    )
    return (Option(NEW, _("Plan a new one"), "➕"), *found)


class ThemeMeetings(Flow[None]):
    title = _("Theme meetings")
    in_menu = 80
    icon = "📣"
    brief = True
    needs = ("planned themes",)
    for_staff = COORDINATORS

    which = Choice[str](_("Which theme meeting would you like to open?"), _coming)

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return facts.programme.profile.themes is not None

    def finish(self) -> Iterator[Effect]:
        yield Begin(PlanTheme) if self.which == NEW else Begin(ThemeDesk, About.of("theme", self.which))


def _topics(flow: Flow) -> tuple[Option, ...]:
    named = (Option(id_, given(name)) for id_, name in the_plan(flow.facts).topics.items())
    return (*named, Option(OWN, _("Another theme"), "✏️"))


def days_ahead(flow: Flow) -> tuple[Option, ...]:
    """The next weeks on the days on which people come: Tuesday to Thursday."""
    days = next_days(flow.facts.now, flow.facts.programme.zone, 7 * WEEKS)
    fitting = [day for day in days[3:] if day.weekday() in (1, 2, 3)]
    return tuple(Option(day.isoformat(), Text("{day}", {"day": Short(day)})) for day in fitting[:12])


def times_of_day(flow: Flow) -> tuple[Option, ...]:
    plan = flow.facts.programme.profile.themes
    usual = [plan.time] if plan else []
    return tuple(
        hour_option(dt.time.fromisoformat(at)) for at in dict.fromkeys([*usual, "10:00", "14:00", "19:00", "20:00"])
    )


class _Link(Words):
    """The link of a video meeting."""

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        link = said.strip()
        fine = links.is_secure(link) and len(link) <= 300
        return Answered(link) if fine else Missed(_("Please send a link that begins with https://"))


def _where(flow: Flow) -> tuple[Option, ...]:
    plan = the_plan(flow.facts)
    return (
        Option("usual", as_is(plan.place[:20])),
        Option("other", _("Another place")),
        Option("video", _("Online, by video")),
    )


class PlanTheme(Flow[None]):
    title = _("Plan a theme meeting")
    icon = "📣"
    for_staff = COORDINATORS

    topic = Choice[str](_("What is the theme?"), _topics, short=_("Theme"))
    topic_words = Words(_("Write the theme in a few words."), at_most=100, short=_("The theme"), when=topic.is_(OWN))
    day = Day(_("On which day? Press a button, or write a day such as 15-1."), days_ahead, short=_("Day"))
    time = Times(
        _("At what time? Press a button, or write a time such as 14:30."),
        times_of_day,
        short=_("Time"),
        guess=typed_time,
    )
    which = Choice[str](
        _("Which time do you mean?"), meant, when=Condition(lambda flow: "|" in flow.values.get("time", ""))
    )
    where = Choice[str](_("Where?"), _where, short=_("Place"))
    place_words = Words(
        _("Write the place, with its street."), at_most=150, short=_("The place"), when=where.is_("other")
    )
    link = _Link(_("Send the link of the video meeting."), at_most=300, one_line=True, when=where.is_("video"))
    language = Choice(
        _("In which language?"),
        {code: people_words.SPOKEN[code] for code in ("nl", "en", "ar", "ti", "tr", "fa", "uk", "fr")},
        short=_("Language"),
    )
    whom = Choice(
        _("Who is invited?"),
        {"mentors": ("🤝", _("Mentors")), "newcomers": ("🙋", _("Newcomers")), "both": _("Both")},
        short=_("Invited"),
    )
    room = Number(
        _("For how many people is there room? Send 0 when there is room for all."),
        low=0,
        high=500,
        offer=(0, 10, 20, 30),
        short=_("Room"),
    )
    count = Number(
        lambda flow: _(
            "How many of them? One every {weeks} weeks, on the same weekday.", weeks=the_plan(flow.facts).every_weeks
        ),
        low=1,
        high=12,
        offer=(1, 4, 8),
        short=_("How many"),
    )
    summary = Summary(
        lambda flow: _(
            "Is this right? I invite people {count} days before, or now when it is sooner.",
            count=the_plan(flow.facts).invite_days,
        )
    )

    @property
    def at(self) -> dt.time:
        return dt.time.fromisoformat(self.which if "which" in self.values else self.values["time"])

    def refuse(self) -> tuple[str, Text] | None:
        day, zone = dt.date.fromisoformat(self.day), self.facts.programme.zone
        if instant(day, self.at, zone) <= self.facts.now:
            return "day", PASSED
        return (
            None
            if exists(day, self.at, zone)
            else ("time", _("That hour is not there on this day: the clock changes."))
        )

    def finish(self) -> Iterator[Effect]:
        plan = the_plan(self.facts)
        place = {"usual": plan.place, "other": self.place_words, "video": ""}[self.where]
        yield PlanThemes(
            theme=self.topic_words if self.topic == OWN else self.topic,
            day=dt.date.fromisoformat(self.day),
            time=self.at,
            minutes=plan.minutes,
            place=place,
            link=self.values.get("link", ""),
            language=self.language,
            room=self.room,
            whom=self.whom,
            count=self.count,
        )


def _in_series(flow: Flow[ThemeMeeting]) -> bool:
    return flow.about.series is not None


SERIES = Condition(_in_series)
ALL_LATER = {"one": _("Only this one"), "all": _("This and all later")}


class ThemeDesk(Flow[ThemeMeeting]):
    title = _("The theme meeting")
    of = "theme"
    needs = ("replies",)
    for_staff = COORDINATORS

    what = Choice[str](
        lambda flow: theme_words.overview(flow.about, flow.facts.programme, flow.facts.of(ThemeFacts).replies),
        {
            "picture": ("📊", _("Picture of replies")),
            "tick": ("✅", _("Who was there?")),
            "move": ("🕒", _("Another time")),
            "place": ("📍", _("Another place")),
            "room": _("Other room size"),
            "cancel": ("🚫", _("Call it off")),
            "back": _("Nothing now"),
        },
    )
    series = Choice(
        _("Only this one, or all later ones of the series too?"),
        ALL_LATER,
        when=what.is_("move", "place", "cancel") & SERIES,
    )
    day = Day(_("On which day? Press a button, or write a day such as 15-1."), days_ahead, when=what.is_("move"))
    time = Times(
        _("At what time? Press a button, or write a time such as 14:30."),
        times_of_day,
        guess=typed_time,
        when=what.is_("move"),
    )
    place = Words(_("Write the place, with its street."), at_most=150, when=what.is_("place"))
    room = Number(
        _("For how many people is there room? Send 0 when there is room for all."),
        low=0,
        high=500,
        offer=(0, 10, 20, 30),
        when=what.is_("room"),
    )
    sure = Choice(
        _("Shall I tell everybody that it does not go on?"),
        {"no": _("No, it goes on"), "yes": _("Yes, call it off")},
        when=what.is_("cancel"),
    )

    def refuse(self) -> tuple[str, Text] | None:
        if self.what == "move":
            day, zone = dt.date.fromisoformat(self.day), self.facts.programme.zone
            if instant(day, self._at(), zone) <= self.facts.now:
                return "day", PASSED
        return None

    def _at(self) -> dt.time:
        return dt.time.fromisoformat(self.values["time"].split("|")[0])

    def finish(self) -> Iterator[Effect]:
        theme, facts = self.about, self.facts
        version, later = facts.version or theme.version, self.values.get("series") == "all"
        match self.what:
            case "picture":
                drawn = theme_words.replies_paper(theme, facts.programme, facts.of(ThemeFacts).replies)
                yield SendPaper(theme_words.name(theme, facts.programme), Paper("bars", "replies.png", drawn))
            case "tick":
                yield Begin(WhoWasThere, theme.about)
            case "move":
                yield ChangeTheme(theme.id, version, later, dt.date.fromisoformat(self.day), self._at())
            case "place":
                yield ChangeTheme(theme.id, version, later, place=self.place)
            case "room":
                yield ChangeTheme(theme.id, version, all_later=False, room=self.room)
            case "cancel" if self.sure == "yes":
                yield CancelTheme(theme.id, version, later)
            case _:
                yield Tell(_("That is fine. Everything stays as it was."))


def _expected(flow: Flow) -> tuple[Option, ...]:
    return tuple(
        Option(str(each.person_id), as_is(each.name), "✅" if each.attended else "")
        for each in flow.facts.of(ThemeFacts).replies
        if each.place or each.attended
    )


class WhoWasThere(Flow[ThemeMeeting]):
    """Ticked by hand; whoever typed the code is there already."""

    title = _("Who was there?")
    of = "theme"
    needs = ("replies",)
    for_staff = COORDINATORS

    came = Several[str](_("Who was there? Choose all. Who typed the code is counted already."), _expected, at_least=0)

    def finish(self) -> Iterator[Effect]:
        yield TickTheme(self.about.id, tuple(int(id_) for id_ in self.came))
