"""What a newcomer is asked: the core intake, and later, if they like, some more."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.engine.choices import Choice, Several, Summary
from bot.flows.engine.effects import Begin, Tell
from bot.flows.engine.flow import Ending, Facts, Flow
from bot.flows.sign_up import shared
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import _, as_is, paragraphs
from bot.people.deeds import Save
from bot.people.nouns import AgeBand, Dutch, NewcomerMore, NewcomerProfile, Role, StaffRole

UNKNOWN = "unknown"


class NewcomerIntake(Flow[None]):
    title = _("Find a mentor")
    signs_up = True
    is_profile = True
    in_menu = 250
    icon = "🙋"

    name_ = shared.first_name()
    age = shared.age()
    really_too_young = shared.really_too_young(age)
    too_young = shared.too_young(age)
    town = shared.town()
    languages = shared.languages()
    dutch = Choice(
        _("How much Dutch do you speak?"),
        {
            Dutch.NONE: _("Not yet"),
            Dutch.WORDS: _("A few words"),
            Dutch.SIMPLE: _("Simple talk"),
            Dutch.GOOD: _("Good"),
        },
        short=_("Dutch"),
    )
    free = shared.free()
    wish = shared.wish(_("Would you like a woman or a man as your mentor?"))
    gender = shared.gender()
    summary = Summary(_("This is what I understood. Is it right?"))

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return (
            facts.person.role in (None, Role.NEWCOMER) and facts.person.listed_at is None and facts.person.staff is None
        )

    def finish(self) -> Iterator[Effect]:
        yield Save(
            NewcomerProfile(
                name=self.name_,
                age=AgeBand(self.age),
                town=self.town,
                languages=self.languages,
                dutch=self.dutch,
                free=self.free,
                wish=self.wish,
                gender=self.gender,
            )
        )
        if self.facts.person.listed_at is not None:
            yield Tell(_("Thank you. I changed your answers."))
            return
        yield Tell(
            paragraphs(
                _("🌷 Thank you, {name}. You are on the list.", name=self.name_),
                _("We look for a mentor who fits you. Your case manager thinks with us."),
                self.facts.programme.how_long,
                _("When we find somebody, I write to you here. You decide then."),
            )
        )
        if self.facts.person.more_at is None:
            yield Begin(NewcomerTellsMore)


class NewcomerTellsMore(Flow[None]):
    title = _("Tell us more")
    in_menu = 270
    icon = "💬"
    is_profile = True
    needs = ("staff",)

    now = Choice(
        _("May I ask you a few more questions? They help to find a mentor who fits you."),
        {"now": _("Yes, go on"), "later": _("Later")},
    )
    later = Ending(now.is_("later"), lambda flow: [Tell(_("That is fine. You find it in the menu: Tell us more."))])
    goals = Several(
        _("What would you like to do with your mentor? Choose all that fit."),
        {
            "dutch": ("🗣️", _("Practise Dutch")),
            "town": ("🗺️", _("Know the town")),
            "people": ("👥", _("Meet people")),
            "sport": ("⚽", _("Do sport")),
            "letters": ("✉️", _("Understand letters")),
            "customs": ("🌷", _("Dutch customs")),
            "children": ("🧒", _("With my children")),
            "work": ("💼", _("Talk about work")),
        },
        short=_("I would like"),
        skippable=True,
    )
    interests = shared.interests()
    interests_words = shared.interests_words(interests)
    children = Choice(
        _("Do you bring children to the meetings?"),
        {"no": _("No"), "sometimes": _("Sometimes"), "yes": _("Yes"), "unsaid": _("I do not say")},
        short=_("Children"),
    )
    case_manager = Choice[str](
        _("Who is your case manager at the municipality?"),
        lambda flow: (
            *(
                Option(str(staff.id), as_is(staff.name))
                for staff in flow.facts.staff
                if staff.role is StaffRole.CASE_MANAGER
            ),
            Option(UNKNOWN, _("I do not know")),
        ),
        short=_("Case manager"),
    )

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return (
            facts.person.role is Role.NEWCOMER and facts.person.listed_at is not None and facts.person.more_at is None
        )

    def finish(self) -> Iterator[Effect]:
        yield Save(
            NewcomerMore(
                goals=self.goals,
                interests=self.interests,
                interests_words=self.interests_words,
                children=self.children,
                case_manager=self.case_manager,
            )
        )
        yield Tell(_("Thank you. This helps us to find a mentor who fits you."))
