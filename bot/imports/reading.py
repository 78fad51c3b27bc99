"""A list of people from a spreadsheet: which column says what, and whether every row reads. Pure;
nothing is written.

All rows are read before anything is done with one, so that nothing is ever half imported.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.files.kinds import FileKind
from bot.ground.packed import pack, unpack
from bot.ground.phones import USUAL, is_somebodys
from bot.ground.text import Text, _
from bot.ground.typed import clean, mask, normalise, storable
from bot.imports.cells import Known, Wrong, same, short
from bot.imports.fields import BSN, FIELDS, PHONES, field_of
from bot.imports.sheets import Rows, SheetError, read_csv, read_xlsx
from bot.people.nouns import Role

# How far down the line with the names of the columns may stand.
HEADER_WITHIN = 10
MOST_ERRORS = 500
# What people put where there is nothing to say.
_STROKES = " -–—."
# What they write where there is no match.
_NOBODY = frozenset(("geen", "nog niet", "niemand", "nee", "none", "nobody", "no", "nvt", "n v t"))
_NAMES = re.compile(r"[,;\n&/]|\s(?:en|and)\s")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: its place, its header, the field it means ("" for ignored),
    and its first values.
    """

    number: int
    header: str
    field: str
    first: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        return letters(self.number)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read: the row (from 1) that names the columns, the columns,
    and the rows under it with their numbers.
    """

    header_row: int
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    # The role of all, where no column says it.
    role: str = ""

    def mapped(self) -> dict[str, Column]:
        """The columns that mean something, by field."""
        return {column.field: column for column in self.columns if column.field}

    def missing(self) -> tuple[str, ...]:
        """The fields without which no row can be read."""
        known = self.mapped()
        return tuple(id_ for id_, each in FIELDS.items() if each.needed and id_ not in known)

    def as_meant(self, number: int, field_id: str) -> Sheet:
        """The same, with a column that means something else; no two columns mean the same."""

        def changed(column: Column) -> Column:
            if column.number == number:
                return replace(column, field=field_id)
            return replace(column, field="") if field_id and column.field == field_id else column

        return replace(self, columns=tuple(changed(column) for column in self.columns))


def letters(number: int) -> str:
    """A column's name as spreadsheet programs show it: 0 is A, 26 is AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def read(kind: FileKind, data: bytes, country: str = USUAL) -> Sheet:
    """The sheet of a file, with a guess of what its columns mean;
    telephone numbers are read as those of a country.

    Raises SheetError: unreadable, too many rows, no rows, or "bsn C" for numbers that look like a
    BSN in column C.
    """
    rows = [
        [storable(cell).replace("\r", "") for cell in row]
        for row in (read_xlsx(data) if kind is FileKind.XLSX else read_csv(data))
    ]
    at = _header(rows)
    names = [clean(cell, one_line=True)[:60] for cell in rows[at]] if rows else []
    under = [(number, row) for number, row in enumerate(rows[at + 1 :], at + 2) if any(cell.strip() for cell in row)]
    if not names or not under:
        raise SheetError("no rows")
    width = max(len(names), *(len(row) for _number, row in under))
    names += [""] * (width - len(names))
    filled = tuple((number, tuple(row + [""] * (width - len(row)))) for number, row in under)
    phones = _refuse_bsn(names, filled, rows[: at + 1]) | _phones(names, filled, country)
    kept = tuple((number, tuple("" if n in phones else cell for n, cell in enumerate(row))) for number, row in filled)
    return Sheet(at + 1, _columns(names, kept), kept)


def _header(rows: Rows) -> int:
    """The row that names most of what we know; a title may stand above it."""
    best, most = 0, -1
    for number, row in enumerate(rows[:HEADER_WITHIN]):
        known = len({found for cell in row if cell.strip() and (found := field_of(cell)[0])})
        if known > most:
            best, most = number, known
    return best


def _refuse_bsn(names: Sequence[str], rows: Sequence[tuple[int, tuple[str, ...]]], above: Rows) -> set[int]:
    """No column with what looks like a BSN is taken. Gives the columns of phone numbers,
    which may look like it.
    """
    phones = {number for number, name in enumerate(names) if normalise(name) in PHONES}
    for number, name in enumerate(names):
        told = normalise(name) in BSN and any(row[number].strip() for _row, row in rows)
        looks = number not in phones and any(mask(row[number]) != row[number] for _row, row in rows)
        above_it = any(mask(cell) != cell for row in above for cell in row[number : number + 1])
        if told or looks or above_it:
            raise SheetError(f"bsn {letters(number)}")
    return phones


def _phones(names: Sequence[str], rows: Sequence[tuple[int, tuple[str, ...]]], country: str) -> set[int]:
    """Columns in which most of what stands there is a phone number, whatever their head."""
    found = set()
    for number, name in enumerate(names):
        cells = [row[number].strip() for _row, row in rows if row[number].strip()]
        if not field_of(name)[0] and cells and sum(_is_phone(cell, country) for cell in cells) * 2 > len(cells):
            found.add(number)
    return found


def _is_phone(cell: str, country: str) -> bool:
    """One number or several; what begins with another sign may be a code, or a year."""
    if not cell.startswith(("+", "0")):
        return False
    return is_somebodys(cell, country) or all(is_somebodys(part, country) for part in cell.split("/"))


def _columns(names: Sequence[str], rows: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[Column, ...]:
    """What each column means: the surest first, and no two the same."""
    sure = sorted(((field_of(name), number) for number, name in enumerate(names)), key=lambda each: -each[0][1])
    taken: dict[int, str] = {}
    for (found, _score), number in sure:
        if found and found not in taken.values():
            taken[number] = found
    columns = []
    for number, name in enumerate(names):
        first = [short(row[number]) for _row, row in rows if row[number].strip()][:3]
        if name or first:
            columns.append(Column(number, name, taken.get(number, ""), tuple(first)))
    return tuple(columns)


def with_role(sheet: Sheet, role: str) -> Sheet:
    """The same, with a role for all."""
    return replace(sheet, role=role)


def to_json(sheet: Sheet) -> str:
    """The sheet as it is kept until the coordinator said yes or no."""
    columns = [[each.number, each.header, each.field, each.first] for each in sheet.columns]
    kept = [sheet.header_row, columns, sheet.rows, sheet.role]
    return pack(kept)


def from_json(stored: str) -> Sheet:
    header, columns, rows, role = unpack(stored)
    return Sheet(
        header,
        tuple(Column(number, name, meant, tuple(first)) for number, name, meant, first in columns),
        tuple((number, tuple(row)) for number, row in rows),
        role,
    )


# Checking


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong in a row, by its number as in the spreadsheet;
    ``field`` is "" for the row as a whole.
    """

    row: int
    field: str
    why: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody of the list as they read: their row, and what it says by field."""

    row: int
    role: Role
    name: str
    town: str
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """A match that goes on: rows of the newcomer and the mentor, since when ("" for not said)."""

    newcomer: int
    mentor: int
    since: str


@dataclass(frozen=True, slots=True)
class Checked:
    """With any errors nothing may be imported."""

    people: tuple[Entry, ...] = ()
    pairs: tuple[Pair, ...] = ()
    errors: tuple[RowError, ...] = ()


def check(sheet: Sheet, known: Known) -> Checked:
    """Read every row, and find who matches whom."""
    errors: list[RowError] = []
    people: list[Entry] = []
    cells, columns = _Cells(known), sheet.mapped()
    for number, row in sheet.rows:
        entry = _entry(sheet.role, columns, number, row, cells, errors)
        if entry is not None:
            people.append(entry)
        # With so many errors nobody asks for the next one.
        if len(errors) >= MOST_ERRORS:
            return Checked(tuple(people), (), tuple(errors[:MOST_ERRORS]))
    errors += _twice(people, known)
    pairs = list(_pairs(people, _unread(sheet, people), errors))
    if not people and not errors:
        errors.append(RowError(sheet.header_row, "", _("There is nobody in this list.")))
    errors.sort(key=lambda error: error.row)
    return Checked(tuple(people), tuple(pairs), tuple(errors[:MOST_ERRORS]))


class _Cells:
    """Reads cells, each that says the same once: in five thousand rows stand four towns."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._read: dict[tuple[str, str], Any] = {}

    def read(self, field_id: str, cell: str) -> Any:
        """What a cell of this field means; raises Wrong."""
        key = field_id, cell
        if key not in self._read:
            try:
                self._read[key] = FIELDS[field_id].read(cell, self._known)
            except Wrong as error:
                self._read[key] = error
        found = self._read[key]
        if isinstance(found, Wrong):
            raise found
        return found


def _entry(
    role: str,
    columns: Mapping[str, Column],
    number: int,
    row: tuple[str, ...],
    cells: _Cells,
    errors: list[RowError],
) -> Entry | None:
    told: dict[str, Any] = {"role": role} if role else {}
    wrong = len(errors)
    for id_, each in FIELDS.items():
        cell = row[columns[id_].number].strip() if id_ in columns else ""
        needed = each.needed or (id_ == "role" and not role)
        if not cell.strip(_STROKES):
            if needed:
                errors.append(RowError(number, id_, _("This must not be empty.")))
            continue
        try:
            told[id_] = cells.read(id_, cell)
        except Wrong as error:
            errors.append(RowError(number, id_, error.why))
    if len(errors) > wrong:
        return None
    rest = {id_: value for id_, value in told.items() if id_ not in ("role", "name", "town")}
    return Entry(number, Role(told["role"]), told["name"], told["town"], rest)


def _twice(people: Sequence[Entry], known: Known) -> Iterator[RowError]:
    """The same name, town and role: the same person, unless codes of their own tell them apart."""
    seen: dict[tuple[tuple[str, str, str], str], int] = {}
    codes: dict[str, int] = {}
    for entry in people:
        key = same(entry.name, entry.town, entry.role.value)
        code = normalise(str(entry.told.get("code", "")))
        if key in known.people:
            yield RowError(entry.row, "name", _("{name} is on the list already.", name=entry.name))
        elif (key, code) in seen:
            earlier = seen[key, code]
            yield RowError(entry.row, "name", _("{name} stands in row {row} already.", name=entry.name, row=earlier))
        elif code and code in codes:
            yield RowError(entry.row, "code", _("This code stands in row {row} already.", row=codes[code]))
        seen.setdefault((key, code), entry.row)
        if code:
            codes.setdefault(code, entry.row)


def _unread(sheet: Sheet, people: Sequence[Entry]) -> frozenset[str]:
    """The names and codes of rows that do not read: somebody may well match with one of them."""
    read_well = {entry.row for entry in people}
    numbers = [column.number for id_, column in sheet.mapped().items() if id_ in ("name", "code")]
    return frozenset(normalise(row[n]) for at, row in sheet.rows if at not in read_well for n in numbers)


def _pairs(people: Sequence[Entry], unread: frozenset[str], errors: list[RowError]) -> Iterator[Pair]:
    """Who matches whom; either side may say it, or both."""
    named: dict[str, dict[Role, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in people:
        words = {normalise(entry.name), normalise(str(entry.told.get("code", "")))} - {""}
        for word in words:
            named[word][entry.role].append(entry)
    found: dict[tuple[int, int], str] = {}
    for entry in people:
        if len(errors) >= MOST_ERRORS:
            return
        for other in _named(entry, named, unread, errors):
            newcomer, mentor = (entry, other) if entry.role is Role.NEWCOMER else (other, entry)
            since = entry.told.get("since") or other.told.get("since") or ""
            found.setdefault((newcomer.row, mentor.row), since)
    mentors: dict[int, int] = {}
    for (newcomer_row, mentor_row), since in found.items():
        if newcomer_row in mentors:
            why = _(
                "Somebody has two mentors: rows {first} and {second}.", first=mentors[newcomer_row], second=mentor_row
            )
            errors.append(RowError(newcomer_row, "match", why))
            continue
        mentors[newcomer_row] = mentor_row
        yield Pair(newcomer_row, mentor_row, since)


def _named(
    entry: Entry, named: Mapping[str, Mapping[Role, Sequence[Entry]]], unread: frozenset[str], errors: list[RowError]
) -> Iterator[Entry]:
    """The people whom a row names as its match, by name or code."""
    said = str(entry.told.get("match", ""))
    whole = normalise(said)
    for part in [said] if whole in named else _NAMES.split(said):
        wanted = normalise(part)
        if not wanted or wanted in unread or wanted in _NOBODY:
            continue
        other = Role.MENTOR if entry.role is Role.NEWCOMER else Role.NEWCOMER
        others = named[wanted].get(other, ()) if wanted in named else ()
        if len(others) == 1:
            yield others[0]
        elif others:
            why = _("Several people are called “{name}”. Give them codes, and write the code.", name=short(part))
            errors.append(RowError(entry.row, "match", why))
        elif wanted in named:
            why = _("“{name}” has the same role. A match has a newcomer and a mentor.", name=short(part))
            errors.append(RowError(entry.row, "match", why))
        else:
            why = _("No row has the name or code “{name}”.", name=short(part))
            errors.append(RowError(entry.row, "match", why))


def said(error: RowError) -> Text:
    """An error as the coordinator reads it."""
    if not error.field:
        return _("Row {row}: {why}", row=error.row, why=error.why)
    return _("Row {row}, {field}: {why}", row=error.row, field=FIELDS[error.field].label, why=error.why)
