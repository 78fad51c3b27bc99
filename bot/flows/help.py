"""Who helps with what, what is often asked, what one may subscribe to, and the mentors' group."""

from __future__ import annotations

from collections.abc import Iterator

from bot.announcements.deeds import Subscribe
from bot.announcements.facts import AnnouncementFacts
from bot.flows.engine.answers import Answered, Lexicon, Missed, Understood
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Buttons, Tell, button
from bot.flows.engine.flow import Condition, Facts, Flow
from bot.ground import search
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.programme import Faq, Programme, Subscription, Topic
from bot.ground.text import Exact, Text, _, given, lines, paragraphs
from bot.ground.typed import clean, mask
from bot.people.nouns import Role
from bot.requests.deeds import AskPerson

FAQ, ASK, WORDS = "faq", "ask", "?"


def entries(programme: Programme) -> tuple[Topic | Faq, ...]:
    """All there is to find, in the order of the profile; a button names them by their place."""
    return (*programme.profile.topics, *programme.profile.faq)


def found(programme: Programme, said: str, language: str) -> list[int]:
    """The places of what typed words mean, the surest first."""
    every = entries(programme)
    titles = [each.name if isinstance(each, Topic) else each.question for each in every]
    known = [
        search.Entry(
            str(number),
            {code: (*words, titles[number].get(code, words[0])) for code, words in each.words.items()},
        )
        for number, each in enumerate(every)
    ]
    return [int(id_) for id_ in search.find(said, known, language)]


def _title(each: Topic | Faq) -> Text:
    return given(each.name) if isinstance(each, Topic) else given(each.short)


def title(programme: Programme, number: int) -> Text:
    return _title(entries(programme)[number])


def answer(facts: Facts, each: Topic | Faq) -> Text:
    """What to do, who helps, how they are reached; and what a mentor does not have to solve."""
    if isinstance(each, Faq):
        return paragraphs(given(each.question), given(each.answer))
    helper = next(one for one in facts.programme.profile.helpers if one.id == each.helper)
    rows = [_("Ask {helper}.", helper=given(helper.name))]
    if helper.phone:
        rows.append(Text("☎️ {phone}", {"phone": Exact(helper.phone)}))
    if helper.email:
        rows.append(Text("✉️ {email}", {"email": Exact(helper.email)}))
    rows.append(given(helper.hours))
    parts = [Text("{icon} {name}", {"icon": each.icon, "name": given(each.name)}), given(each.what), lines(*rows)]
    if helper.phone and facts.person.role is Role.MENTOR:
        parts.append(_("As a mentor you do not have to solve this. Listen, and show the way to who can."))
    elif helper.phone and facts.person.role is Role.NEWCOMER:
        parts.append(_("Your mentor does not have to solve this. You may tell them about it."))
    return paragraphs(*parts)


def _again() -> Buttons:
    return (button(WhoHelps, label=_("Something else")),)


class _Search(Choice[str]):
    """Buttons for the topics; any other words are looked for."""

    def chosen(self, flow: Flow, option: str, picked: tuple[str, ...]) -> Understood:
        return Answered(option) if option.startswith(WORDS) else super().chosen(flow, option, picked)

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        got = super().typed(flow, said, shown, picked, lexicon)
        words = mask(clean(said, one_line=True))[:300]
        return Answered(f"{WORDS}{words}") if isinstance(got, Missed) and words else got


def _topics(flow: Flow) -> tuple[Option, ...]:
    profile = flow.facts.programme.profile
    topics = (Option(str(number), given(each.name), each.icon) for number, each in enumerate(profile.topics))
    return (*topics, *((Option(FAQ, _("Often asked"), "❔"),) if profile.faq else ()))


def _often(flow: Flow) -> tuple[Option, ...]:
    first = len(flow.facts.programme.profile.topics)
    return tuple(
        Option(str(first + number), given(each.short)) for number, each in enumerate(flow.facts.programme.profile.faq)
    )


def _meant(flow: Flow) -> list[int]:
    said = str(flow.values.get("about", ""))
    language = flow.facts.person.language
    return found(flow.facts.programme, said[1:], language) if said.startswith(WORDS) else []


def _choices(flow: Flow) -> tuple[Option, ...]:
    every = entries(flow.facts.programme)
    return (*(Option(str(n), _title(every[n])) for n in _meant(flow)), Option(ASK, _("Ask a person"), "🧑"))


_IS_SEARCH = Condition(lambda flow: str(flow.values.get("about", "")).startswith(WORDS))


class WhoHelps(Flow[None]):
    title = _("Who helps with what")
    in_menu = 240
    icon = "🧭"

    topic = _Search(_("What do you need help with? Choose, or write a few words."), _topics, stored="about")
    often = Choice[str](_("Which question do you have?"), _often, when=topic.is_(FAQ))
    which = _Search(
        lambda flow: (
            _("Do you mean one of these?") if _meant(flow) else _("I did not find this. Shall I ask a person for you?")
        ),
        _choices,
        when=_IS_SEARCH,
    )

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return bool(facts.programme.profile.topics)

    def finish(self) -> Iterator[Effect]:
        picked = self.values.get("which") or self.values.get("often") or self.topic
        if picked == ASK:
            yield AskPerson(self.topic[1:], "who helps")
            return
        if picked.startswith(WORDS):
            yield self._other_words(picked[1:])
            return
        yield Tell(answer(self.facts, entries(self.facts.programme)[int(picked)]), _again())

    def _other_words(self, said: str) -> Tell:
        """They wrote something else instead of choosing."""
        programme = self.facts.programme
        numbers = found(programme, said, self.facts.person.language)
        if not numbers:
            return Tell(_("I did not find this."), (("/person", _("Ask a person")), *_again()))
        shown = tuple(button(HelpWith, About.of("topic", number), title(programme, number)) for number in numbers)
        return Tell(_("Do you mean one of these?"), (*shown, *_again()))


class HelpWith(Flow[Topic | Faq]):
    """One answer, by a button under something that was written."""

    title = _("Who helps with what")
    of = "topic"
    brief = True

    def finish(self) -> Iterator[Effect]:
        yield Tell(answer(self.facts, self.about), _again())


def offered(facts: Facts) -> tuple[Subscription, ...]:
    """What this person may subscribe to."""
    role = facts.person.role
    return tuple(
        each
        for each in facts.programme.profile.subscriptions
        if role is not None and each.whom in ("both", f"{role.value}s")
    )


def _subscriptions(flow: Flow) -> tuple[Option, ...]:
    mine = flow.facts.of(AnnouncementFacts).subscribed
    return tuple(Option(each.id, given(each.name), "✅" if each.id in mine else "➕") for each in offered(flow.facts))


def _what(flow: Flow) -> Text:
    return paragraphs(
        *(lines(given(each.name), given(each.what)) for each in offered(flow.facts)),
        _("Choose what you would like to get, or not any more. ✅ is what you get now."),
    )


class Subscriptions(Flow[None]):
    title = _("News and tips")
    in_menu = 310
    icon = "📰"
    brief = True
    needs = ("subscriptions",)

    which = Choice[str](_what, _subscriptions)

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return facts.person.listed_at is not None and bool(offered(facts))

    def finish(self) -> Iterator[Effect]:
        yield Subscribe(self.which, self.which not in self.facts.of(AnnouncementFacts).subscribed)


class LeaveSubscription(Flow[Subscription]):
    """One tap under what came by a subscription."""

    title = _("Not any more")
    of = "sub"
    brief = True

    def finish(self) -> Iterator[Effect]:
        yield Subscribe(self.about.id, on=False)


class MentorGroup(Flow[None]):
    title = _("Group of mentors")
    in_menu = 300
    icon = "👥"
    brief = True

    @classmethod
    def available(cls, facts: Facts) -> bool:
        is_mentor = facts.person.role is Role.MENTOR and facts.person.listed_at is not None
        return is_mentor and facts.programme.profile.mentor_group is not None

    def finish(self) -> Iterator[Effect]:
        group = self.facts.programme.profile.mentor_group
        if group is not None and self.available(self.facts):
            yield Tell(paragraphs(given(group.what), Text("{link}", {"link": Exact(group.link)})))
