"""What a mentor is asked: the intake, and later, if they like, some more."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.engine.choices import Choice, Several, Summary
from bot.flows.engine.effects import Begin, Tell
from bot.flows.engine.flow import Ending, Facts, Flow, Page, fact
from bot.flows.engine.questions import Name, Number, Words
from bot.flows.sign_up import shared
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, as_is, paragraphs, plural
from bot.people.deeds import Save
from bot.people.nouns import AgeBand, MentorMore, MentorProfile, Role

ALONE = "alone"
TEAM = "team"


def _months(flow: Flow) -> Text:
    months = flow.facts.programme.profile.mentoring.months
    return plural(
        "We ask you to be a mentor for at least {count} month. A newcomer needs time to trust someone. Is that possible for you?",
        "We ask you to be a mentor for at least {count} months. A newcomer needs time to trust someone. Is that possible for you?",
        count=months,
    )


def _hours(flow: Flow) -> Text:
    low, high = flow.facts.programme.profile.mentoring.hours
    return _("How many hours a week do you have? Most mentors give {low} or {high} hours.", low=low, high=high)


def _capacity(flow: Flow) -> tuple[Option, ...]:
    most = flow.facts.programme.profile.mentoring.newcomers_at_most
    return tuple(Option(str(number), as_is(str(number))) for number in range(1, most + 1))


def code_text(flow: Flow) -> Text:
    return paragraphs(
        _("Every mentor agrees to this code of conduct. Please read it."), flow.facts.programme.code_of_conduct
    )


CODE_PAGES = (
    Page(
        _("I do not agree"),
        _(
            "We cannot match you without this code. Do you want to talk about it? Write “person”. "
            "Your answers stay here. You can go on later."
        ),
        "🤔",
    ),
)
NO_TEAM_YET = fact(lambda facts: facts.person.team is None)


class MentorIntake(Flow[None]):
    title = _("Be a mentor")
    signs_up = True
    is_profile = True
    in_menu = 260
    icon = "🤝"
    needs = ("team",)

    name_ = shared.first_name()
    age = shared.age()
    really_too_young = shared.really_too_young(age)
    too_young = shared.too_young(age)
    town = shared.town()
    knows_town = Choice(
        _("Do you know the town and the places around it well?"),
        {"yes": _("Yes"), "bit": _("A little"), "no": _("Not yet")},
        short=_("I know the town"),
    )
    languages = shared.languages()
    free = shared.free()
    hours = Number(_hours, low=1, high=20, offer=(1, 2, 3, 4), short=_("Hours a week"))
    months = Choice(
        _months,
        {"yes": ("✅", _("Yes, I can"))},
        pages=(
            Page(
                _("That is too long"),
                _(
                    "Thank you for being honest. For a shorter time there are other ways to help. "
                    "Write “person” to talk about it. Or press “Yes, I can” when it is possible after all."
                ),
                "⏳",
            ),
        ),
    )
    newcomers = Choice[str](
        _("How many newcomers do you want to help in the same period?"), _capacity, short=_("Newcomers")
    )
    side = Choice(
        _("Do you come alone, or with a team? A team, for example of colleagues, helps the same newcomers together."),
        {ALONE: ("🙂", _("Alone")), TEAM: ("👥", _("With a team"))},
        short=_("Alone or team"),
        when=NO_TEAM_YET,
    )
    team_name = Name(
        _("What is the name of your team?"), short=_("Team"), at_most=40, when=NO_TEAM_YET & side.is_(TEAM)
    )
    wish = shared.wish(_("Would you like to meet a woman or a man?"))
    gender = shared.gender()
    conduct = Choice(
        code_text,
        {"agree": ("✅", _("I agree"))},
        short=_("Code of conduct"),
        pages=CODE_PAGES,
    )
    summary = Summary(_("This is what I understood. Is it right?"))

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return (
            facts.person.role in (None, Role.MENTOR) and facts.person.listed_at is None and facts.person.staff is None
        )

    def finish(self) -> Iterator[Effect]:
        person = self.facts.person
        save = Save(
            MentorProfile(
                name=self.name_,
                age=AgeBand(self.age),
                town=self.town,
                knows_town=self.knows_town,
                languages=self.languages,
                free=self.free,
                hours=self.hours,
                newcomers=int(self.newcomers),
                wish=self.wish,
                gender=self.gender,
                new_team=self.team_name if "side" in self.values and self.side == TEAM else "",
            )
        )
        if person.listed_at is not None:
            yield save
            yield Tell(_("Thank you. I changed your answers."))
            return
        yield Tell(
            paragraphs(
                _("🌷 Thank you, {name}. You are on the list of mentors.", name=self.name_),
                _("The coordinator reads your answers and invites you for a first talk."),
                self.facts.programme.how_long,
                _("When there is a newcomer who fits you, I write to you here. You decide then."),
            )
        )
        # After the thanks: a new team's link is told when it is saved.
        yield save
        if person.team is not None:
            yield Tell(_("You are in the team {team}.", team=person.team.name))
        if person.more_at is None:
            yield Begin(MentorTellsMore)


class MentorTellsMore(Flow[None]):
    title = _("Tell us more")
    in_menu = 280
    icon = "💬"
    is_profile = True

    now = Choice(
        _("May I ask you a few more questions? They help to find a newcomer who fits you."),
        {"now": _("Yes, go on"), "later": _("Later")},
    )
    later = Ending(now.is_("later"), lambda flow: [Tell(_("That is fine. You find it in the menu: Tell us more."))])
    background = Words(
        _("Tell us about yourself: your work, your life, your experience. Write it in your own words."),
        short=_("About me"),
        at_most=1000,
        one_line=False,
        skippable=True,
    )
    interests = shared.interests()
    interests_words = shared.interests_words(interests)
    together = Several(
        _("What do you like to do together? Choose all that fit."),
        {
            "coffee": ("☕", _("Drink coffee or tea")),
            "walk": ("🚶", _("Go for a walk")),
            "town": ("🗺️", _("Show the town")),
            "dutch": ("🗣️", _("Practise Dutch")),
            "cook": ("🍲", _("Cook together")),
            "sport": ("⚽", _("Do sport")),
            "museum": ("🖼️", _("Visit a museum")),
            "family": ("🧒", _("With children")),
        },
        short=_("Together"),
        skippable=True,
    )

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return facts.person.role is Role.MENTOR and facts.person.listed_at is not None and facts.person.more_at is None

    def finish(self) -> Iterator[Effect]:
        yield Save(
            MentorMore(
                background=self.background,
                interests=self.interests,
                interests_words=self.interests_words,
                together=self.together,
            )
        )
        yield Tell(_("Thank you. This helps us to find a newcomer who fits you."))
