"""A list of people is read, looked through, and imported; and the first words to who is on it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.files.kinds import KeptFile
from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Review, Tell
from bot.flows.engine.file_question import Sheet
from bot.flows.engine.flow import Condition, Facts, Flow, fact
from bot.flows.menu import Menu
from bot.flows.sign_up.mentor import CODE_PAGES, code_text
from bot.flows.sign_up.welcome import INTAKES, PAGES
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Listed, Text, _, as_is, lines, paragraphs, plural
from bot.imports import reading
from bot.imports.deeds import AgreeConduct, CheckList, DropList, ImportList, MeanColumn
from bot.imports.fields import FIELDS
from bot.matches.facts import MatchFacts
from bot.matches.nouns import MatchState
from bot.matches.words import named
from bot.people.nouns import Role
from bot.people.roles import COORDINATORS

IGNORE = "ignore"


def _how(flow: Flow) -> Text:
    fields = Listed(tuple(each.label for each in FIELDS.values()))
    return paragraphs(
        _("Send me a list of mentors, newcomers and their matches, as XLSX or CSV."),
        _("Each row is a person, the first row names the columns. I know these: {fields}.", fields=fields),
        _("No BSN, please: I do not take a file that has one."),
        _("I show you first what I understand. Nobody hears of it, and nothing is written before you say so."),
    )


class ImportPeople(Flow[None]):
    title = _("Import a list")
    in_menu = 110
    icon = "📥"
    for_staff = COORDINATORS

    sheet = Sheet(_how, then_flow="ImportColumns", again="ImportPeople")

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        yield Tell(_("Thank you. I read your file. One moment."))


def _sheet(flow: Flow[KeptFile]) -> reading.Sheet | None:
    plan = flow.about.plan
    return reading.from_json(plan) if plan else None


def _header(column: reading.Column) -> Text:
    return as_is(column.header or column.letter)


def _columns_text(flow: Flow[KeptFile]) -> Text:
    """Each column, what it means and its first values; what is ignored, and what is missing."""
    sheet = _sheet(flow)
    if sheet is None:
        return _("I know nothing of this file any more. Please send it again.")
    meant = [
        Text(
            "{header} → {field}: {first}",
            {"header": _header(each), "field": FIELDS[each.field].label, "first": as_is(", ".join(each.first) or "–")},
        )
        for each in sheet.columns
        if each.field
    ]
    ignored = tuple(_header(each) for each in sheet.columns if not each.field)
    missing = tuple(FIELDS[id_].label for id_ in sheet.missing())
    count = plural(
        "I found {count} person in {file}.", "I found {count} people in {file}.", len(sheet.rows), file=flow.about.name
    )
    return paragraphs(
        count,
        lines(_("This is how I understand the columns:"), *meant),
        *((_("I leave these out: {columns}.", columns=Listed(ignored)),) if ignored else ()),
        *((_("I miss a column for: {fields}.", fields=Listed(missing)),) if missing else ()),
        *((_("No column says the role. Who stands in this list?"),) if "role" not in sheet.mapped() else ()),
        _("Is it right?"),
    )


def _what(flow: Flow[KeptFile]) -> tuple[Option, ...]:
    sheet = _sheet(flow)
    if sheet is None:
        return (Option("stop", _("Do not import")),)
    go_on: tuple[Option, ...] = ()
    if not sheet.missing():
        go_on = (
            (Option("ok", _("That is right"), "✅", main=True),)
            if "role" in sheet.mapped()
            else (Option("newcomer", _("All are newcomers"), "🙋"), Option("mentor", _("All are mentors"), "🤝"))
        )
    return (*go_on, Option("change", _("Change a column"), "✏️"), Option("stop", _("Do not import")))


def _which(flow: Flow[KeptFile]) -> tuple[Option, ...]:
    sheet = _sheet(flow)
    columns = sheet.columns if sheet is not None else ()
    return tuple(Option(str(each.number), as_is(f"{each.letter} {each.header}".strip()[:20])) for each in columns)


def _means(flow: Flow) -> tuple[Option, ...]:
    return (*(Option(each.id, each.label) for each in FIELDS.values()), Option(IGNORE, _("Leave it out")))


class ImportColumns(Flow[KeptFile]):
    title = _("The columns of a list")
    of = "file"
    for_staff = COORDINATORS

    what = Choice[str](_columns_text, _what)
    column = Choice[str](_("Which column do you want to change?"), _which, when=what.is_("change"))
    meaning = Choice[str](_("What stands in this column?"), _means, when=what.is_("change"))

    def finish(self) -> Iterator[Effect]:
        file = self.about.id
        if self.what == "change":
            yield MeanColumn(file, int(self.column), "" if self.meaning == IGNORE else self.meaning)
        elif self.what == "stop":
            yield DropList(file)
        else:
            yield CheckList(file, "" if self.what == "ok" else self.what)


class ImportSure(Flow[KeptFile]):
    """All rows read: the last question before anything is written."""

    title = _("Import a list")
    of = "file"
    for_staff = COORDINATORS

    sure = Choice[str](
        _("Shall I put them on the list? They get no message. You get a file with a link for each of them."),
        {"yes": ("📥", _("Yes, import them")), "no": _("Do not import")},
    )

    def finish(self) -> Iterator[Effect]:
        yield ImportList(self.about.id) if self.sure == "yes" else DropList(self.about.id)


def _hello(flow: Flow) -> Text:
    facts = flow.facts
    zone = facts.programme.zone
    live = (match for match in facts.of(MatchFacts).matches if match.state is MatchState.LIVE)
    others = [match.others(facts.person.id) for match in live]
    return paragraphs(
        _("👋 Hello {name}. I am Buurmaat. I am a computer.", name=facts.person.name),
        _("I work for {project}.", project=facts.programme.name),
        *(
            (_("You are on the list since {day}.", day=facts.person.listed_at.astimezone(zone).date()),)
            if facts.person.listed_at is not None
            else ()
        ),
        *(_("Your match: {others}.", others=named(each)) for each in others if each),
        _("I keep your answers and our messages. You can always ask for a person: write “person”."),
    )


def _is_mentor(facts: Facts) -> bool:
    return facts.person.role is Role.MENTOR and facts.person.listed_at is not None


WAITS = fact(lambda facts: facts.person.listed_at is not None and not facts.of(MatchFacts).matches)


class ImportedHello(Flow[None]):
    """Somebody whom staff put on the list opened their link, and said who they are."""

    title = _("Welcome")
    controls = False
    needs = ("matches",)

    ready = Choice[str](_hello, {"go": ("➡️", _("Go on"))}, pages=PAGES)
    more = Choice(
        _("I miss some answers of you. They help to find a person who fits you. May I ask you now?"),
        {"now": ("✅", _("Yes, go on")), "later": _("Later")},
        when=WAITS,
    )
    # Who answers the questions of the sign-up agrees there.
    conduct = Choice[str](
        code_text,
        {"agree": ("✅", _("I agree"))},
        when=Condition(lambda flow: _is_mentor(flow.facts) and flow.values.get("more") != "now"),
        pages=CODE_PAGES,
        short=_("Code of conduct"),
    )

    def finish(self) -> Iterator[Effect]:
        role = self.facts.person.role
        if role is not None and self.values.get("more") == "now":
            yield Review(INTAKES[role])
            return
        if "conduct" in self.values:
            yield AgreeConduct()
        yield Tell(_("Thank you. All you can do here stands in the menu."))
        yield Begin(Menu)
