"""One person for staff: found by name, what can be done, and who of the staff saw it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.flows.card import ROLES, card_text, their_path
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Tell, button
from bot.flows.engine.flow import Condition, Ending, Facts, Flow
from bot.flows.engine.questions import Words
from bot.flows.matches.find_mentor import FindMentor, OpenMentor
from bot.flows.matches.staff import MatchDesk
from bot.flows.menu import Menu
from bot.flows.path.staff import NewcomerPath
from bot.flows.people import journal_words
from bot.flows.people.chats import TheirChats, shall_i_detach
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Short, Text, _, as_is, lines, paragraphs
from bot.imports.deeds import NewLink
from bot.matches import words as match_words
from bot.matches.facts import Desk
from bot.people import roles
from bot.people.deeds import DetachChat, ErasePerson, ExportPerson, PutOnList, TakeOffList
from bot.people.facts import Card, PeopleFacts
from bot.people.finding import Named, search
from bot.people.nouns import Role
from bot.people.roles import MAY, Right

NOTHING, OLDER, BACK = "nothing", "older", "back"
# Lines of the journal on one page; more of all the staff at once.
PAGE = 12
LATEST = 30


def _found(flow: Flow) -> tuple[Named, ...]:
    return search(flow.facts.of(PeopleFacts).names, flow.values.get("who", ""))


def _as_options(flow: Flow) -> tuple[Option, ...]:
    zone = flow.facts.programme.zone
    icons = {Role.NEWCOMER: "🙋", Role.MENTOR: "🤝"}
    return tuple(
        Option(
            str(each.person_id),
            as_is(each.name)
            if each.since is None
            else Text("{name} · {day}", {"name": each.name, "day": Short(each.since.astimezone(zone).date())}),
            icons[each.role] if each.role else "",
        )
        for each in _found(flow)
    )


class FindPerson(Flow[None]):
    title = _("Find a person")
    in_menu = 130
    icon = "🔍"
    brief = True
    needs = ("names",)
    for_staff = roles.CARERS

    who = Words(_("Whom do you look for? Write the name, or a part of it."), at_most=80)
    nobody = Ending(
        Condition(lambda flow: not _found(flow)),
        lambda flow: [Tell(_("I found nobody with a name like this."), (button(FindPerson, label=_("Search again")),))],
    )
    whom = Choice[str](
        _("Whom do you mean? Behind the name stands since when somebody is on the list."),
        _as_options,
    )

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        yield Begin(PersonDesk, About.of("person", self.whom))


def _may(flow: Flow, right: Right) -> bool:
    staff = flow.facts.person.staff
    return staff is not None and right in MAY[staff.role]


def _is_listed(flow: Flow[Card]) -> bool:
    return flow.about.since is not None


def _about_them(flow: Flow[Card]) -> Text:
    facts = flow.facts
    in_matches = facts.of(Desk).matches
    known = [match_words.match_state(match, 0, facts.programme.zone) for match in in_matches]
    if not _is_listed(flow):
        known.append(_("Not on the list."))
    if flow.about.absent:
        known.append(_("Not in the chat yet."))
    if flow.about.came is not None:
        day = flow.about.came.astimezone(facts.programme.zone).date()
        known.append(_("Opened the link on {day}. The app says “{called}”.", day=day, called=flow.about.called or "?"))
    return paragraphs(card_text(flow), *([lines(*known)] if known else []), _("What would you like to do?"))


def _possible(flow: Flow[Card]) -> tuple[Option, ...]:
    """What this member of the staff may do with this person now."""
    facts, card = flow.facts, flow.about
    options: list[Option] = []
    if _may(flow, Right.EVERYBODY):
        open_ = facts.of(Desk).matches
        options += [Option(f"match:{match.id}", match_words.pair_short(match), "🤝") for match in open_]
        if card.role is Role.NEWCOMER and _is_listed(flow) and not open_:
            options.append(Option("mentor", _("Find a mentor"), "🔎"))
        if card.role is Role.MENTOR and _is_listed(flow):
            options.append(Option("vog", _("Mentor")))
    if card.role is Role.NEWCOMER and _is_listed(flow):
        options += their_path(flow)
    if _may(flow, Right.EXPORT):
        options += [Option("export", _("All data as a file"), "📄"), Option("saw", _("Who saw this?"), "👀")]
    options += _on_the_list(flow)
    if _may(flow, Right.ERASE):
        options.append(Option("erase", _("Erase"), "🗑️"))
    return (*options, Option(NOTHING, _("Nothing now")))


def _on_the_list(flow: Flow[Card]) -> Iterator[Option]:
    """What may be done with their place on the list and their way into the chat."""
    card = flow.about
    if not _may(flow, Right.LIST):
        return
    if card.absent:
        yield Option("link", _("New link"), "🔗")
    else:
        yield Option("chats", _("Their chats"), "📱")
    if card.came is not None and not card.absent:
        yield Option("detach", _("It is another person"))
    if _is_listed(flow):
        yield Option("off", _("Take off the list"))
    elif card.told:
        yield Option("on", _("Put on the list"))


def _named(flow: Flow[Card]) -> str:
    return flow.about.name


class PersonDesk(Flow[Card]):
    title = _("One person")
    of = "person"
    icon = "🔍"
    needs = ("anybody",)
    for_staff = roles.CARERS

    what = Choice[str](_about_them, _possible)
    asked = Choice(
        lambda flow: _(
            "Did {name} ask for this? Make it only then. It is written down that you made it.", name=_named(flow)
        ),
        {"no": _("No"), "yes": _("Yes, make the file")},
        when=what.is_("export"),
    )
    off = Choice(
        lambda flow: _("Shall I take {name} off the list? A match ends then, and both hear it.", name=_named(flow)),
        {"no": _("No, keep it so"), "yes": _("Yes, take off")},
        when=what.is_("off"),
    )
    other = Choice(
        shall_i_detach,
        {"no": _("No, keep it so"), "yes": _("Yes, take it off")},
        when=what.is_("detach"),
    )
    why = Choice(
        lambda flow: _("Why do you erase {name}? The reason is kept, without a name.", name=_named(flow)),
        {
            "own wish": _("They asked for it"),
            "retention": _("Kept long enough"),
            "by mistake": _("Signed up by mistake"),
            NOTHING: _("No, I do not erase"),
        },
        when=what.is_("erase"),
    )
    kept = Ending(why.is_(NOTHING), lambda flow: [Tell(_("That is fine. Everything stays as it was."))])
    sure = Choice(
        lambda flow: _(
            "Shall I delete everything about {name}? A match ends then. {name} hears it from me.", name=_named(flow)
        ),
        {"keep": _("No, keep it"), "delete": _("Yes, delete it")},
        when=what.is_("erase"),
    )
    kept_now = Ending(sure.is_("keep"), lambda flow: [Tell(_("That is fine. Everything stays as it was."))])
    very_sure = Choice(
        _("Are you very sure? I cannot bring it back."),
        {"keep": _("No, keep it"), "delete": _("Delete everything")},
        when=what.is_("erase"),
    )

    def finish(self) -> Iterator[Effect]:
        id_, about = self.about.person_id, About.of("person", self.about.person_id)
        answers = self.values
        match self.what:
            case "export" if answers["asked"] == "yes":
                yield ExportPerson(id_)
            case "off" if answers["off"] == "yes":
                yield TakeOffList(id_)
            case "link":
                yield NewLink(id_)
            case "detach" if answers["other"] == "yes":
                yield DetachChat(id_)
            case "on":
                yield PutOnList(id_)
            case "erase" if answers["very_sure"] == "delete":
                yield ErasePerson(id_, self.why)
            case "export" | "off" | "erase" | "detach":
                yield Tell(_("That is fine. Everything stays as it was."))
            case _:
                yield self._leads_to(about)

    def _leads_to(self, about: About) -> Begin:
        if self.what.startswith("match:"):
            return Begin(MatchDesk, self.what)
        flows = {"mentor": FindMentor, "vog": OpenMentor, "path": NewcomerPath, "saw": WhoSaw, "chats": TheirChats}
        return Begin(flows[self.what], about) if self.what in flows else Begin(Menu)


def _page(flow: Flow) -> tuple[Text, ...]:
    return tuple(journal_words.line(each, flow.facts) for each in flow.facts.of(PeopleFacts).noted[:PAGE])


def _pages(flow: Flow) -> tuple[Option, ...]:
    more = (Option(OLDER, _("What was before"), "⬇️"),) if len(flow.facts.of(PeopleFacts).noted) > PAGE else ()
    return (*more, Option(BACK, _("Back to the person")))


class WhoSaw(Flow[Card]):
    """The staff's part of the journal about one person; the version of ``about`` is the page."""

    title = _("Who saw this?")
    of = "person"
    needs = ("anybody", "who saw")
    for_staff = roles.CARERS
    looks = False

    what = Choice[str](
        lambda flow: paragraphs(
            _("Who of the staff saw or changed what about {name}. The newest stands first.", name=_named(flow)),
            lines(*_page(flow)) if flow.facts.of(PeopleFacts).noted else _("Nobody until now."),
        ),
        _pages,
    )

    def finish(self) -> Iterator[Effect]:
        about = About.of("person", self.about.person_id)
        if self.what == OLDER:
            yield Begin(WhoSaw, about.at(self.facts.version + 1))
        else:
            yield Begin(PersonDesk, about)


class WhoSawWhat(Flow[None]):
    """For whoever looks after the bot: what staff did lately; people are numbers here."""

    title = _("Who saw what?")
    in_menu = 140
    icon = "👀"
    brief = True
    needs = ("staff acts",)
    for_staff = roles.with_right(Right.STAFF_JOURNAL)

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        rows = [
            journal_words.line(each, self.facts, with_thing=True) for each in self.facts.of(PeopleFacts).noted[:LATEST]
        ]
        if not rows:
            yield Tell(_("The staff opened and changed nothing in the last two weeks."))
            return
        head = _("What the staff opened and changed in the last two weeks. The newest stands first.")
        yield Tell(paragraphs(head, lines(*rows)))


class StaffHello(Flow[None]):
    title = _("Welcome")
    for_staff = roles.STAFF

    def finish(self) -> Iterator[Effect]:
        staff = self.facts.person.staff
        if staff is not None:
            yield Tell(
                paragraphs(
                    _(
                        "Hello {name}. I am Buurmaat, the computer of {project}.",
                        name=staff.name,
                        project=self.facts.programme.name,
                    ),
                    _("This chat is now yours, as {role}. Nobody else can use your link.", role=ROLES[staff.role]),
                    _("What I tell you here is about people. Please lock your phone."),
                )
            )
        yield Begin(Menu)
