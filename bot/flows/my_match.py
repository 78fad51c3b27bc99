"""All that somebody may do with their match, behind one entry of the menu."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.care.people import NotSure
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Tell, button
from bot.flows.matches.ending import MyHours
from bot.flows.matches.pair import EndTogether, PauseTogether, ShareMyNumber
from bot.flows.menu import Menu
from bot.flows.talks import MyTalks
from bot.flows.whose import SEVERAL, WithWhom, live, whom_options
from bot.ground.deed import Effect
from bot.ground.text import _, paragraphs
from bot.matches import words as match_words
from bot.meetings import words as meeting_words
from bot.meetings.facts import MeetingFacts


class MyMatch(WithWhom):
    title = _("My match")
    in_menu = 180
    icon = "🤝"
    whom = Choice[str](_("About whom?"), whom_options, when=SEVERAL)

    def finish(self) -> Iterator[Effect]:
        match = next((each for each in live(self.facts) if str(each.id) == self.chosen()), None)
        if match is None:
            # It has ended since the menu was shown.
            yield Begin(Menu)
            return
        others = match_words.named(match.others(self.facts.person.id))
        texts = [_("You and {others} are a match.", others=others)]
        coming = [each for each in self.facts.of(MeetingFacts).meetings if each.match_id == match.id]
        texts += [_("You meet: {meeting}.", meeting=meeting_words.when(m, self.facts.programme)) for m in coming]
        yield Tell(
            paragraphs(*texts),
            (
                button(ShareMyNumber, match.about, _("Share my number")),
                button(PauseTogether, match.about.at(match.version), _("Take a break")),
                *((button(MyTalks, match.about, _("Our talks")),) if self.facts.programme.profile.talks else ()),
                button(MyHours, match.about, _("My hours on paper")),
                button(NotSure, match.about, _("I am not sure")),
                button(EndTogether, match.about.at(match.version), _("End this match")),
            ),
        )
