"""Reads a spreadsheet, XLSX or CSV, as rows of plain words;
nothing is computed and nothing is kept open.
"""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any

import openpyxl

from bot.ground.errors import BuurmaatError

MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 5000, 60, 500
# A file that unpacks to more than this (bytes) is no list of people; nor one with so many parts or
# sheets.
MOST_UNPACKED, MOST_PARTS, MOST_SHEETS = 32_000_000, 1000, 100
# What is not the cells of a sheet is bounded before any of it is parsed, by its bytes and its tags:
# a style of five letters costs as much as a cell with words.
MOST_BESIDES, MOST_TAGS_BESIDES = 4_000_000, 60_000
# Of a full sheet: 5,000 rows of 60 cells, each with words of its own. So long (bytes) is no cell.
MOST_TAGS, MOST_STRING_TAGS, LONGEST = 2_500_000, 1_500_000, 200_000
# So many cells are looked at, empty ones too, and so many letters are kept of them all: what is
# read in a second.
MOST_CELLS, MOST_WORDS = 2_000_000, 2_000_000
_SHEETS, _STRINGS, _PARSED = "xl/worksheets/", "xl/sharedstrings", (".xml", ".rels")
# What is looked at by nobody, most of the time; some programs put there what is not as plain.
_UNREAD = ("xl/media/", "customxml/")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)""")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00", b"<\x00")
_BOM = b"\xef\xbb\xbf"
_DELIMITERS = ";,\t|"
# How many records tell what stands between the columns.
_LOOKED_AT = 10


class SheetError(BuurmaatError):
    """A spreadsheet does not read; its text is a code of `bot.actions.files.deeds`."""


TOO_MUCH = "too much"
Rows = list[list[str]]


def read_xlsx(data: bytes) -> Rows:
    """The first sheet that has anything in it; row 1 stands first, as in the spreadsheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _look_through(packed)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            if len(book.worksheets) > MOST_SHEETS:
                raise SheetError(TOO_MUCH)
            found = (_shown(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible")
            return next((rows for rows in found if rows), [])
        finally:
            book.close()
    except (SheetError, MemoryError):
        raise
    except Exception as error:
        # The library raises whatever a broken file makes it stumble over.
        raise SheetError("unreadable") from error


@dataclass(slots=True)
class _Found:
    """What the parts of a workbook have together: tags of cells, of words that cells share, and
    bytes and tags of all else.
    """

    cells: int = 0
    strings: int = 0
    size: int = 0
    besides: int = 0

    def is_too_much(self) -> bool:
        tags = self.cells > MOST_TAGS or self.strings > MOST_STRING_TAGS or self.besides > MOST_TAGS_BESIDES
        return tags or self.size > MOST_BESIDES


def _look_through(packed: zipfile.ZipFile) -> None:
    """Refuse a workbook that would take long, before any of it is parsed: nothing is unpacked
    before the sizes are known, and what is unpacked is only counted.
    """
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise SheetError(TOO_MUCH)
    found = _Found()
    for part in parts:
        name = part.filename.lower()
        if name.startswith(_UNREAD):
            _count_unread(packed.read(part), found)
            continue
        is_sheet = name.startswith(_SHEETS) and name.endswith(".xml")
        is_strings = name.startswith(_STRINGS)
        if not (is_sheet or is_strings):
            found.size += part.file_size
        if name.endswith(_PARSED) and not found.is_too_much():
            _count(packed.read(part), found, is_sheet=is_sheet, is_strings=is_strings)
        if found.is_too_much():
            raise SheetError(TOO_MUCH)


def _count_unread(part: bytes, found: _Found) -> None:
    """Pictures, and what other programs keep for themselves: nobody reads it. But a workbook may
    say that its sheet or its words lie there, under any name, and then they are read.
    """
    if part.removeprefix(_BOM).lstrip().startswith((b"<", *_WIDE)):
        found.size += len(part)
        found.besides += part.count(b"<")
    if found.is_too_much():
        raise SheetError(TOO_MUCH)


def _count(xml: bytes, found: _Found, *, is_sheet: bool, is_strings: bool) -> None:
    """Add its tags; raises SheetError for what no spreadsheet program writes and takes long to
    parse: another encoding, comments, things to expand, and tags or words without an end.
    """
    declared = _ENCODING.search(xml, 0, 200)
    plain = declared is None or declared[1].lower() in (b"utf-8", b"us-ascii", b"ascii")
    if not plain or xml.startswith(_WIDE) or b"<!" in xml or xml.count(b"<?") > 1 or _is_long(xml):
        raise SheetError(TOO_MUCH)
    tags = xml.count(b"<")
    if is_strings:
        found.strings += tags
        return
    inside = 0
    if is_sheet:
        first, last = xml.find(b"sheetData"), xml.rfind(b"sheetData")
        inside = xml.count(b"<", first, last) if 0 <= first < last else 0
    found.cells += inside
    found.besides += tags - inside


def _is_long(xml: bytes) -> bool:
    """Whether so many bytes stand between two beginnings of tags; looked for in large steps."""
    at = 0
    while at + LONGEST < len(xml):
        last = xml.rfind(b"<", at, at + LONGEST)
        if last < at:
            return True
        at = last + 1
    return False


def _shown(sheet: Any) -> Rows:
    # Some programs write a size that is not the one of their sheet.
    sheet.reset_dimensions()
    return _bounded(sheet.iter_rows(values_only=True))


def read_csv(data: bytes) -> Rows:
    """In UTF-8, UTF-16 or the code page of older spreadsheet programs; ``;``, ``,``,
    tabs or strokes between.
    """
    text = _decoded(data)
    most = max(_DELIMITERS, key=lambda mark: _columns(text, mark))
    return _bounded(_records(csv.reader(io.StringIO(text, newline=""), delimiter=most)))


def _records(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """The records; of a text without an end, as after a lone quotation mark, the row is told."""
    read = 0
    try:
        for record in reader:
            read += 1
            yield record
    except csv.Error as error:
        raise SheetError(f"endless {read + 1}") from error


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _columns(text: str, mark: str) -> tuple[int, int]:
    """How well a mark parts the first records: how many have the usual number of columns,
    and that number.
    """
    try:
        looked = islice(csv.reader(io.StringIO(text, newline=""), delimiter=mark), _LOOKED_AT)
        widths = [len(record) for record in looked if len(record) > 1]
    except csv.Error:
        return 0, 0
    usual = max(set(widths), key=widths.count, default=0)
    return widths.count(usual), usual


def _bounded(records: Iterable[Iterable[Any]]) -> Rows:
    """The rows up to the last one with anything in it."""
    rows: Rows = []
    letters = 0
    for record in _while_few(records):
        cells = [_words(cell) for cell in record]
        letters += sum(map(_letters, cells))
        if letters > MOST_WORDS:
            raise SheetError(TOO_MUCH)
        if any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            raise SheetError("too many columns")
        rows.append(cells[:MOST_COLUMNS])
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS + 1:
        raise SheetError("too many rows")
    return rows


def _while_few(records: Iterable[Iterable[Any]]) -> Iterator[Iterable[Any]]:
    """Spreadsheet programs may say that a sheet has a million empty rows."""
    empty = looked_at = 0
    for number, record in enumerate(records):
        cells = list(record)
        looked_at += len(cells)
        if looked_at > MOST_CELLS:
            raise SheetError(TOO_MUCH)
        empty = 0 if any(cell not in (None, "") for cell in cells) else empty + 1
        if empty > MOST_ROWS:
            return
        if number > 3 * MOST_ROWS:
            raise SheetError("too many rows")
        yield cells


def _letters(cell: str) -> int:
    """How long it is where it is compared: one sign may stand for eighteen."""
    return len(cell) if cell.isascii() else len(unicodedata.normalize("NFKC", cell))


def _words(cell: Any) -> str:
    """A cell as it is read aloud: a day as 2026-11-24, a whole number without a point."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case time():
            return cell.strftime("%H:%M")
        case float() if cell.is_integer():
            return str(int(cell))[:MOST_LETTERS]
        case _:
            return str(cell)[:MOST_LETTERS]
