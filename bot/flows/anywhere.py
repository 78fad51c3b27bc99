"""What everybody may do anywhere: change answers, another language, stop, help, a person,
one's own data.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import (
    BackToBot,
    CallPerson,
    CloseWaiting,
    Review,
    SetLanguage,
    StartAgain,
    StopAll,
    Tell,
)
from bot.flows.engine.flow import Condition, Ending, Facts, Flow, fact
from bot.flows.sign_up.welcome import INTAKES, WHICH_LANGUAGE, language_options
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Exact, Text, _, paragraphs
from bot.ground.typed import Command
from bot.matches.nouns import REPORTABLE_DAYS
from bot.people.deeds import LeaveForGood, SendMyData
from bot.people.facts import PeopleFacts
from bot.requests.deeds import KeepMessage
from bot.requests.nouns import AT_THE_LATEST
from bot.requests.words import when_answered


class _Always(Flow[None]):
    """A flow that every person may start at any time."""

    brief = True

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True


class ComeBack(Flow[None]):
    title = _("Start again")
    in_menu = 30
    icon = "👋"
    brief = True

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return facts.person.stopped_at is not None

    def finish(self) -> Iterator[Effect]:
        yield StartAgain()
        yield Tell(_("Welcome back. I write to you again."))


class ChangeAnswers(Flow[None]):
    title = _("Change my answers")
    in_menu = 290
    icon = "✏️"
    brief = True

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return facts.person.listed_at is not None

    def finish(self) -> Iterator[Effect]:
        role = self.facts.person.role
        if role is not None:
            yield Review(INTAKES[role])


class ChooseLanguage(_Always):
    title = _("Language")
    in_menu = 370
    icon = "🌍"
    needs = ("languages",)

    language = Choice[str](WHICH_LANGUAGE, language_options, then=lambda code: [SetLanguage(code)])

    def finish(self) -> Iterator[Effect]:
        yield Tell(_("From now on I write in this language."))


class TalkToPerson(_Always):
    on_trial = True
    always_heard = True
    title = _("Talk to a person")
    in_menu = 360
    icon = "🧑"

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return not facts.with_person

    def finish(self) -> Iterator[Effect]:
        contact = self.facts.programme.profile.contact
        yield CallPerson("asked")
        yield KeepMessage("", asked=True)
        yield Tell(
            paragraphs(
                _("Write your question here. I keep it for {name} of the project.", name=contact.name),
                when_answered(self.facts.programme.office, self.facts.programme, self.facts.now),
                _(
                    "Is it urgent? Call {phone} or write to {email}. Hours: {hours}.",
                    phone=Exact(contact.phone),
                    email=Exact(contact.email),
                    hours=self.facts.programme.office_hours,
                ),
            ),
            buttons=(("/bot", _("Back to the bot")),),
        )


class BackToTheBot(Flow[None]):
    on_trial = True
    title = _("Back to the bot")
    in_menu = 350
    icon = "🤖"
    brief = True

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return facts.with_person

    def finish(self) -> Iterator[Effect]:
        yield BackToBot()
        yield Tell(_("I am here again. Your messages for a person are kept."))


class Help(_Always):
    on_trial = True
    title = _("Help")
    in_menu = 400
    icon = "❓"

    def finish(self) -> Iterator[Effect]:
        yield Tell(
            paragraphs(
                _("I ask one question at a time. Press a button, or send its number."),
                _(
                    "You can always write one of these words: menu, back, change, stop, help, language, person. "
                    "I understand them in each language."
                ),
                _("Did I not understand you? That is my mistake. Write “person” and a person helps you."),
            )
        )


class MyData(_Always):
    title = _("My data")
    in_menu = 410
    icon = "📄"

    def finish(self) -> Iterator[Effect]:
        yield SendMyData()


class Stop(_Always):
    always_heard = True
    in_menu = 420
    title = _("Stop")
    icon = "✋"

    what = Choice[str](
        lambda flow: _("What would you like to stop?"),
        lambda flow: (
            *((Option("this", _("Only these questions")),) if flow.facts.waiting is not None else ()),
            Option("all", _("All messages")),
            Option("nothing", _("Nothing, go on")),
        ),
    )

    def finish(self) -> Iterator[Effect]:
        if self.what == "this":
            yield CloseWaiting()
            yield Tell(_("That is fine. I stop these questions. You find them again in the menu."))
        elif self.what == "all":
            yield StopAll()
            yield Tell(
                paragraphs(
                    _("That is fine. I do not write to you any more. The project knows that you stopped."),
                    _("Do you want to come back? Write “start” here."),
                ),
                buttons=(("/start", _("Start again")),),
            )


def _shall_i_delete(flow: Flow) -> Text:
    asked = _("Shall I delete everything about you? You are then no longer on the list.")
    if not flow.facts.of(PeopleFacts).brought:
        return asked
    stays = _(
        "One thing stays a little longer: what you wrote to the other person. Your name goes now. "
        "The words go {days} days after you sent them. Until then the other person can report them.",
        days=REPORTABLE_DAYS,
    )
    return paragraphs(asked, stays)


def _and_the_help(flow: Flow) -> Text:
    return paragraphs(
        _("You asked the project for help, and that is not done yet. Shall I delete that too?"),
        _(
            "“Call me first”: the project helps you first. When that is done, I delete everything. "
            "I do it on {day} at the latest.",
            day=flow.facts.today + AT_THE_LATEST,
        ),
        _(
            "“Delete all now”: all goes at once, also what you wrote about it. "
            "The project then hears only your first name, and that everything was deleted."
        ),
    )


class DeleteMe(_Always):
    always_heard = True
    title = _("Delete me")
    in_menu = 430
    icon = "🗑️"
    needs = ("leaving",)

    sure = Choice(_shall_i_delete, {"keep": _("No, keep it"), "delete": _("Yes, delete it")})
    kept = Ending(sure.is_("keep"), lambda flow: [Tell(_("That is fine. Everything stays as it was."))])
    # Who is threatened may be made to delete themselves, or somebody else may have the phone.
    helped = Choice(
        _and_the_help,
        {"first": _("Call me first"), "now": _("Delete all now")},
        when=fact(lambda facts: facts.of(PeopleFacts).in_need),
    )
    very_sure = Choice(
        _("Are you very sure? I cannot bring it back."),
        {"keep": _("No, keep it"), "delete": _("Delete everything")},
        when=Condition(lambda flow: flow.values.get("helped") != "first"),
    )
    kept_after_all = Ending(very_sure.is_("keep"), lambda flow: [Tell(_("That is fine. Everything stays as it was."))])

    def finish(self) -> Iterator[Effect]:
        yield LeaveForGood(helped=self.values.get("helped") == "first")


# What the app shows in an empty chat, before START.
DESCRIPTION = _("Here newcomers find a mentor, and mentors find a newcomer. I am a computer. Press START.")

# What the app shows beside the typing field.
COMMAND_MENU: tuple[tuple[Command, Text], ...] = (
    (Command.MENU, _("Menu")),
    (Command.BACK, _("One question back")),
    (Command.CHANGE, _("Change an answer")),
    (Command.LANGUAGE, _("Another language")),
    (Command.PERSON, _("Talk to a person")),
    (Command.HELP, _("Help")),
    (Command.STOP, _("Stop")),
)
