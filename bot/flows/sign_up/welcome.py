"""The first minute: a language, whom you talk to, and what you come for."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, SetLanguage, SetRole
from bot.flows.engine.flow import Flow, Page, fact
from bot.flows.sign_up.mentor import MentorIntake
from bot.flows.sign_up.newcomer import NewcomerIntake
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Exact, Text, _, as_is, paragraphs, plural
from bot.people.nouns import Role

INTAKES: dict[Role, type[Flow]] = {Role.NEWCOMER: NewcomerIntake, Role.MENTOR: MentorIntake}
INTAKE_NAMES = tuple(flow.name() for flow in INTAKES.values())
# Asked before the language is known, so it stands in a few languages at once.
WHICH_LANGUAGE = as_is("👋 Taal? · Language? · اللغة؟ · ቋንቋ?")


def language_options(flow: Flow) -> tuple[Option, ...]:
    """The offered languages by their own names, the app's guess on top."""
    first = flow.facts.person.language
    offered = sorted(flow.facts.languages, key=lambda pair: pair[0] != first)
    return tuple(Option(code, as_is(autonym)) for code, autonym in offered)


def hello(flow: Flow) -> Text:
    programme = flow.facts.programme
    return paragraphs(
        _("👋 Hello, I am Buurmaat. I am a computer. I work for {project}.", project=programme.name),
        _("I keep your answers and our messages. You can always ask for a person: write “person”."),
    )


def short_page(flow: Flow) -> Text:
    programme = flow.facts.programme
    return paragraphs(
        _("We bring together people who are new here and people who know the town. They meet each week."),
        _("I ask you some questions. Your answers help to find a person who fits you."),
        _("Only the people of the project read your answers. You can see them, change them or delete them, any time."),
        _person_line(flow),
        _("All of this is work of {responsible}.", responsible=programme.responsible),
    )


def full_page(flow: Flow) -> Text:
    programme = flow.facts.programme
    privacy = programme.profile.privacy
    return paragraphs(
        _("Responsible for your data: {responsible}. It is a public task.", responsible=programme.responsible),
        _(
            "We keep your answers: for example your first name, age group, town, languages, free times, wishes, "
            "whether you are a woman or a man if you tell us, and what you tell more. "
            "We also keep the address of this chat, our messages, and when you meet."
        ),
        _(
            "We do not ask for: your BSN, copies of papers, religion, health, ethnic group or why you left your country. "
            "Please do not send them. When I see a BSN, I hide it."
        ),
        plural(
            "We delete the text of this chat after {count} day.",
            "We delete the text of this chat after {count} days.",
            count=privacy.text_days,
        ),
        _("When we propose you to a mentor or newcomer, they see only your first name and what you have in common."),
        _("You can see your data, change it, or delete everything: choose this in the menu."),
        _("Questions or complaints about your data? Write to {email}.", email=Exact(privacy.officer_email)),
        _person_line(flow),
    )


def _person_line(flow: Flow) -> Text:
    contact = flow.facts.programme.profile.contact
    return _(
        "Do you want to talk to a person? Call {name}: {phone}. Or write: {email}. Hours: {hours}.",
        name=contact.name,
        phone=Exact(contact.phone),
        email=Exact(contact.email),
        hours=flow.facts.programme.office_hours,
    )


PAGES = (Page(_("Read more"), short_page), Page(_("The full text"), full_page))


class Welcome(Flow[None]):
    title = _("Welcome")
    in_menu = 10
    controls = False
    is_profile = True
    needs = ("languages",)

    language = Choice[str](WHICH_LANGUAGE, language_options, then=lambda code: [SetLanguage(code)])
    role = Choice(
        hello,
        {Role.NEWCOMER: ("🙋", _("Find a mentor")), Role.MENTOR: ("🤝", _("Be a mentor"))},
        when=fact(lambda facts: facts.person.role is None),
        pages=PAGES,
    )
    ready = Choice(
        hello, {"go": ("➡️", _("Go on"))}, when=fact(lambda facts: facts.person.role is not None), pages=PAGES
    )

    def finish(self) -> Iterator[Effect]:
        role = self.facts.person.role or self.role
        yield SetRole(role)
        yield Begin(INTAKES[role])
