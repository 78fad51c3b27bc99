"""Questions and answers that newcomers' and mentors' conversations have in common."""

from bot.flows.engine.choices import Choice, Several, Sure
from bot.flows.engine.effects import Forget, Tell
from bot.flows.engine.flow import Ending, Flow, fact
from bot.flows.engine.questions import Name, Words
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, _, as_is
from bot.ground.typed import numbers
from bot.people.nouns import AgeBand, FreeTime, Gender, Wish
from bot.people.words import FREE_TIMES, INTERESTS, OTHER, SPOKEN

ELSEWHERE = "elsewhere"


def age_band(said: str) -> AgeBand | None:
    """The band of an age that somebody typed; small numbers are left to mean an option."""
    found = numbers(said)
    if len(found) != 1 or not 5 <= found[0] <= 120:
        return None
    age = found[0]
    if age < 18:
        return AgeBand.UNDER_18
    return AgeBand.YOUNG if age < 30 else AgeBand.MIDDLE if age < 55 else AgeBand.SENIOR


def first_name() -> Name:
    return Name(
        _("What is your first name?"),
        short=_("First name"),
        at_most=40,
        suggest=lambda flow: flow.facts.person.called,
    )


def age() -> Choice[AgeBand]:
    return Choice(
        _("How old are you?"),
        {
            AgeBand.UNDER_18: _("Younger than 18"),
            AgeBand.YOUNG: _("18 to 29"),
            AgeBand.MIDDLE: _("30 to 54"),
            AgeBand.SENIOR: _("55 or older"),
        },
        short=_("Age"),
        guess=age_band,
    )


def really_too_young(of: Choice[AgeBand]) -> Sure:
    """Who is on the list and changes their age by a slip must not be erased by it."""
    return Sure(
        _("You say that you are younger than 18. Then I delete everything about you. Is that right?"),
        of,
        when=of.is_(AgeBand.UNDER_18) & fact(lambda facts: facts.person.listed_at is not None),
    )


def too_young(of: Choice[AgeBand]) -> Ending:
    return Ending(of.is_(AgeBand.UNDER_18), _say_goodbye)


def _say_goodbye(flow: Flow) -> tuple[Effect, ...]:
    contact = flow.facts.programme.profile.contact
    return (
        Tell(
            _(
                "Thank you for your answer. This project is for people of 18 and older. "
                "I keep nothing about you. Do you need help? Write to {email}.",
                email=contact.email,
            )
        ),
        Forget("under 18"),
    )


def town() -> Choice[str]:
    return Choice(_("Where do you live?"), _towns, short=_("Town"))


def _towns(flow: Flow) -> tuple[Option, ...]:
    named = (Option(town, as_is(town)) for town in flow.facts.programme.towns)
    return (*named, Option(ELSEWHERE, _("Somewhere else")))


def languages() -> Several[str]:
    return Several(_("Which languages do you speak? Choose all that fit."), SPOKEN, short=_("My languages"))


def free() -> Several[FreeTime]:
    return Several(_("When are you often free? Choose all that fit."), FREE_TIMES, short=_("Free times"))


def wish(prompt: Text) -> Choice[Wish]:
    return Choice(
        prompt,
        {Wish.WOMAN: _("A woman"), Wish.MAN: _("A man"), Wish.EITHER: _("No preference")},
        short=_("My wish"),
    )


def gender() -> Choice[Gender]:
    return Choice(
        _(
            "Are you a woman or a man? Some people wish to meet a woman or a man. We use your answer only for that, and to count."
        ),
        {
            Gender.WOMAN: _("Woman"),
            Gender.MAN: _("Man"),
            Gender.OTHER: _("Other"),
            Gender.UNSAID: _("I do not say"),
        },
        short=_("I am"),
    )


def interests() -> Several[str]:
    return Several(_("What do you like? Choose all that fit."), INTERESTS, short=_("Interests"), skippable=True)


def interests_words(of: Several[str]) -> Words:
    return Words(
        _("What else do you like? Write it in your own words."),
        short=_("Also"),
        at_most=200,
        one_line=False,
        skippable=True,
        when=of.has(OTHER),
    )
