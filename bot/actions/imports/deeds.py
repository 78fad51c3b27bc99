"""A list of people is looked through and imported by chat, all of it or nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping

from bot.actions.imports import write as imported
from bot.files.kinds import KeptFile
from bot.flows.engine.effects import Begin, SendPaper, Tell, button
from bot.flows.imports import ImportColumns, ImportPeople, ImportSure
from bot.flows.people.chats import app
from bot.ground.about import About
from bot.ground.deed import Deed, Effect
from bot.ground.paper import Paper
from bot.ground.text import Text, _, lines, paragraphs, plural
from bot.imports import reading
from bot.imports.cells import Known, same
from bot.imports.deeds import CheckList, DropList, ImportList, MeanColumn
from bot.imports.fields import FIELDS
from bot.imports.reading import Checked
from bot.people.nouns import Role, StaffRole
from bot.turns.rights import COORDINATORS
from bot.turns.tables import Does
from bot.turns.turn import MovedOn, Turn
from storage import files, imports, invites

SHOWN = 8
GONE = _("I know nothing of this file any more. Please send it again.")
SEND_AGAIN = (button(ImportPeople, label=_("Send another file")),)


def _mine(turn: Turn, id_: int) -> KeptFile | None:
    """The file, when whoever acts sent it and coordinates."""
    staff, file = turn.person.staff, files.one(turn.connection, id_)
    if staff is None or staff.role not in COORDINATORS or file is None or file.person_id != turn.person.id:
        return None
    return file


def mean(turn: Turn, deed: MeanColumn) -> Iterator[Effect]:
    file = _mine(turn, deed.file)
    if file is None or not file.plan:
        raise MovedOn("", Tell(GONE, SEND_AGAIN))
    sheet = reading.from_json(file.plan).as_meant(deed.column, deed.field if deed.field in FIELDS else "")
    files.keep_plan(turn.connection, deed.file, reading.to_json(sheet))
    yield Begin(ImportColumns, About.of("file", deed.file))


def drop(turn: Turn, deed: DropList) -> Iterator[Effect]:
    if _mine(turn, deed.file) is not None:
        files.remove(turn.connection, [deed.file])
        turn.note("list refused", f"file:{deed.file}", "by the coordinator")
    yield Tell(_("That is fine. I imported nothing, and I kept nothing of the file."))


def _known(turn: Turn) -> Known:
    staff = [
        each for each in invites.staff_of(turn.connection, turn.programme.id) if each.role is StaffRole.CASE_MANAGER
    ]
    count = Counter(each.name for each in staff)
    managers = {each.name: each.id for each in staff if count[each.name] == 1}
    people = frozenset(same(*each) for each in imports.listed(turn.connection, turn.programme.id))
    today = turn.today
    return Known(turn.programme.towns, turn.programme.languages, managers, today, people, turn.programme.own_names)


def _checked(turn: Turn, file: KeptFile, role: str = "") -> tuple[reading.Sheet, Checked]:
    sheet = reading.from_json(file.plan)
    if role in set(Role) and "role" not in sheet.mapped():
        sheet = reading.with_role(sheet, role)
    return sheet, reading.check(sheet, _known(turn))


def check(turn: Turn, deed: CheckList) -> Iterator[Effect]:
    """All rows are read; with any error nothing can be imported."""
    file = _mine(turn, deed.file)
    if file is None or not file.plan:
        raise MovedOn("", Tell(GONE, SEND_AGAIN))
    sheet, checked = _checked(turn, file, deed.role)
    files.keep_plan(turn.connection, deed.file, reading.to_json(sheet))
    turn.note("list checked", f"file:{deed.file}", f"{len(checked.people)} read, {len(checked.errors)} errors")
    if checked.errors:
        yield from _errors(deed.file, checked)
        return
    yield Tell(paragraphs(_("All rows can be read. This is in the list:"), counted(checked)))
    yield Begin(ImportSure, About.of("file", deed.file))


def counted(checked: Checked) -> Text:
    """How many of what."""
    roles = Counter(entry.role for entry in checked.people)
    return lines(
        plural("{count} newcomer", "{count} newcomers", count=roles[Role.NEWCOMER]),
        plural("{count} mentor", "{count} mentors", count=roles[Role.MENTOR]),
        plural("{count} match", "{count} matches", count=len(checked.pairs)),
    )


def _errors(file: int, checked: Checked) -> Iterator[Effect]:
    """The first ones in the chat, all of them as a file."""
    head = plural(
        "I found {count} thing that is not right. I imported nothing.",
        "I found {count} things that are not right. I imported nothing.",
        count=len(checked.errors),
    )
    first = [reading.said(error) for error in checked.errors[:SHOWN]]
    actions = (*SEND_AGAIN, button(ImportColumns, About.of("file", file), _("Change a column")))
    yield Tell(paragraphs(head, *first, _("Correct this in your file, and send it again.")), actions)
    if len(checked.errors) > SHOWN:
        field = {id_: each.label for id_, each in FIELDS.items()}
        rows = [[str(each.row), field.get(each.field, ""), each.why] for each in checked.errors]
        content = {"rows": [[_("Row"), _("Column"), _("What is not right")], *rows]}
        yield SendPaper(_("Here is the whole list."), Paper("csv", "rows.csv", content), erase=True)


def bring_in(turn: Turn, deed: ImportList) -> Iterator[Effect]:
    """Everybody and every match in this one transaction;
    what is on the list by now is looked at once more.
    """
    file = _mine(turn, deed.file)
    if file is None or not file.plan:
        raise MovedOn("", Tell(GONE, SEND_AGAIN))
    _sheet, checked = _checked(turn, file)
    if checked.errors:
        yield from _errors(deed.file, checked)
        return
    links = yield from imported.write(turn, checked)
    files.remove(turn.connection, [deed.file])
    turn.note("list imported", f"file:{deed.file}", f"{len(checked.people)} people, {len(checked.pairs)} matches")
    told = paragraphs(
        _("📥 They are on the list now:"),
        counted(checked),
        _("Nobody got a message. Here is a link for each of them. It opens once, within 60 days."),
        _("Give everybody only their own link. Then they come into the chat and need not sign up."),
    )
    content = {"rows": [[_("Name"), _("Role"), _("Town"), *(app(name) for name in turn.links)], *links]}
    # Whoever has a link is let in: nothing of it stays with us once it is sent.
    yield SendPaper(told, Paper("csv", "links.csv", content), erase=True)


DEEDS: Mapping[type[Deed], Does] = {
    MeanColumn: mean,
    CheckList: check,
    ImportList: bring_in,
    DropList: drop,
}
