"""After a match: a word of thanks, and the hours on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.flows.engine.effects import SendPaper, Tell
from bot.flows.engine.flow import Flow
from bot.flows.engine.questions import Words
from bot.flows.whose import others
from bot.ground.deed import Effect
from bot.ground.paper import Paper
from bot.ground.text import _, plural
from bot.matches.deeds import Thank
from bot.matches.nouns import Match, MatchState
from bot.meetings.facts import MeetingFacts
from bot.people.nouns import Role


class SayThanks(Flow[Match]):
    title = _("Say thank you")
    of = "match"
    icon = "💐"
    about_now = False

    words = Words(
        lambda flow: _("What do you want to thank {others} for? Write it here. I bring it.", others=others(flow)),
        at_most=500,
        one_line=False,
    )

    def finish(self) -> Iterator[Effect]:
        yield Thank(self.about.id, self.words)


class MyHours(Flow[Match]):
    """The hours of a match on one page, in Dutch whatever the language: its readers read that."""

    title = _("My hours on paper")
    of = "match"
    icon = "📜"
    needs = ("spent",)
    about_now = False

    def finish(self) -> Iterator[Effect]:
        met, minutes = self.facts.of(MeetingFacts).spent
        if not met:
            yield Tell(_("No meeting was written down yet, so there is no paper yet."))
            return
        told = plural(
            "You met {count} time. This paper is in Dutch.", "You met {count} times. This paper is in Dutch.", count=met
        )
        yield SendPaper(
            told, Paper("certificate", f"{_safe(self.facts.person.name)}-uren.pdf", self._page(met, minutes), "nl")
        )

    def _page(self, met: int, minutes: int) -> Mapping[str, Any]:
        facts, match = self.facts, self.about
        zone, mine = facts.programme.zone, match.side_of(facts.person.id)
        began = (match.began or match.since).astimezone(zone).date()
        last = match.since if match.state is MatchState.ENDED else facts.now
        until, today = last.astimezone(zone).date(), facts.today
        return {
            "title": _("Statement of hours"),
            "programme": facts.programme.name,
            "person": facts.person.name,
            "lines": [
                _(
                    "{name} took part in {programme} as a mentor.",
                    name=facts.person.name,
                    programme=facts.programme.name,
                )
                if mine is Role.MENTOR
                else _(
                    "{name} took part in {programme} as a newcomer.",
                    name=facts.person.name,
                    programme=facts.programme.name,
                ),
                _(
                    "{name} and {others} met to talk, to practise Dutch and to know the town.",
                    name=facts.person.name,
                    others=others(self),
                ),
            ],
            "rows": [
                [
                    _("Period"),
                    _(
                        "{first} {first_year} to {last} {last_year}",
                        first=began,
                        first_year=began.year,
                        last=until,
                        last_year=until.year,
                    ),
                ],
                [_("Meetings"), str(met)],
                [_("Hours"), _hours(minutes)],
            ],
            "place_and_day": _("{place}, {day} {year}", place=facts.programme.towns[0], day=today, year=today.year),
            "signature": facts.programme.profile.contact.name,
            "role": _("coordinator"),
            "small": _("The hours are those that {name} told after each meeting.", name=facts.person.name),
        }


def _hours(minutes: int) -> str:
    """Whole hours and half ones, as Dutch writes them."""
    halves = round(minutes / 30)
    return f"{halves // 2},5" if halves % 2 else str(halves // 2)


def _safe(name: str) -> str:
    """A name as part of a file's name."""
    return "".join(c if c.isalnum() else "-" for c in name)[:40] or "mijn"
