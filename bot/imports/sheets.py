"""Reads a spreadsheet, XLSX or CSV, as rows of plain words;
nothing is computed and nothing is kept open.
"""

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any

import openpyxl

from bot.ground.errors import BuurmaatError

MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 5000, 60, 500
# A file that unpacks to more than this is no list of people; nor one with so many parts or sheets,
# or with so much besides its sheets and their words (fonts, colours, borders).
MOST_UNPACKED, MOST_BESIDES, MOST_PARTS, MOST_SHEETS = 40_000_000, 4_000_000, 1000, 100
_SHEETS = ("xl/worksheets/", "xl/sharedstrings", "xl/media/")
# So many cells are looked at, empty ones too, and so many letters are kept of them all: what is
# read in a second.
MOST_CELLS, MOST_WORDS = 2_000_000, 2_000_000
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
            parts = packed.infolist()
            besides = [each.file_size for each in parts if not each.filename.lower().startswith(_SHEETS)]
            unpacked = sum(each.file_size for each in parts)
            if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or sum(besides) > MOST_BESIDES:
                raise SheetError(TOO_MUCH)
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
    try:
        return _bounded(csv.reader(io.StringIO(text, newline=""), delimiter=most))
    except csv.Error as error:
        raise SheetError("unreadable") from error


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
