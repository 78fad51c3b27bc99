"""Theme meetings for those who are invited: come or not, the list of them, and being there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.flows.engine.answers import Answered, Lexicon, Missed, Understood
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Tell, button
from bot.flows.engine.flow import Facts, Flow
from bot.flows.engine.questions import Words
from bot.ground.deed import Effect
from bot.ground.text import Text, _, paragraphs
from bot.ground.typed import clean
from bot.themes import words as theme_words
from bot.themes.deeds import AnswerTheme, AttendByCode, SayWhyMissed
from bot.themes.facts import ThemeFacts
from bot.themes.nouns import ThemeMeeting, ThemeState
from bot.themes.words import Actions


def _invitation(flow: Flow[ThemeMeeting]) -> Text:
    theme = flow.about
    return paragraphs(
        _("📣 You are invited to a theme meeting:"),
        theme_words.when(theme, flow.facts.programme),
        _("Do you come?"),
    )


class ThemeInvite(Flow[ThemeMeeting]):
    title = _("The theme meeting")
    of = "theme"
    icon = "📣"

    reply = Choice(
        _invitation,
        {"yes": ("✅", _("Yes, I come")), "maybe": ("🤔", _("Perhaps")), "no": _("No, not this time")},
    )

    def finish(self) -> Iterator[Effect]:
        yield AnswerTheme(self.about.id, self.facts.version, self.reply)


class MyThemes(Flow[None]):
    title = _("Theme meetings")
    in_menu = 220
    icon = "📣"
    brief = True

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return bool(facts.of(ThemeFacts).themes)

    def finish(self) -> Iterator[Effect]:
        facts = self.facts
        for theme, reply in facts.of(ThemeFacts).themes:
            shown = paragraphs(theme_words.when(theme, facts.programme), theme_words.said(reply))
            yield Tell(shown, theme_buttons(theme) if theme.state is ThemeState.PLANNED else ())


class CodeOfRoom(Words):
    """The code that is shown in the room, in any script's digits."""

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        code = "".join(str(int(c)) for c in clean(said, one_line=True) if c.isdecimal())
        return Answered(code) if len(code) == 4 else Missed(_("The code has 4 numbers. Please write it."))


class AtAMeeting(Flow[None]):
    title = _("I am there now")
    in_menu = 210
    icon = "🙋"
    brief = True

    code = CodeOfRoom(_("Which code do you see in the room? Write the 4 numbers."), at_most=10)

    @classmethod
    def available(cls, facts: Facts) -> bool:
        near = timedelta(hours=14)
        return any(abs(theme.starts - facts.now) < near for theme, _reply in facts.of(ThemeFacts).themes)

    def finish(self) -> Iterator[Effect]:
        yield AttendByCode(self.code)


class WhyMissed(Flow[ThemeMeeting]):
    """One friendly question for somebody who could not come twice."""

    title = _("Theme meetings")
    of = "theme"
    icon = "💬"

    why = Choice(
        _("We missed you at the last two theme meetings. What would make it easier to come?"),
        {
            "time": _("Another time"),
            "place": _("Another place"),
            "language": _("Another language"),
            "forgot": _("I forgot it"),
            "not": _("It is not for me"),
        },
    )

    def finish(self) -> Iterator[Effect]:
        yield SayWhyMissed(self.about.id, self.why)


def theme_buttons(theme: ThemeMeeting) -> Actions:
    about = theme.seen
    return (button(ThemeInvite, about, _("Change my answer")),)
