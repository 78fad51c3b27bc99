"""Tables as files: XLSX for Excel and LibreOffice, CSV as Dutch Excel reads it."""

import csv
import io
import re
import zipfile
from datetime import datetime
from itertools import zip_longest

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.papers.recipes import Csv, Sheets

# The same recipe gives the same bytes: no file carries the moment it was made.
_THEN = datetime(2020, 1, 1)  # noqa: DTZ001  # the format has no zone
_MODIFIED = re.compile(rb"(<dcterms:modified[^<>]*+>)[^<]*+")
# A cell that begins like this would be taken for a formula.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# A column is as wide as its longest cell, between these (in digits).
_NARROW, _WIDE = 10, 60

Cell = str | int | float


def _cell(value: Cell) -> Cell:
    is_risky = isinstance(value, str) and (value.startswith(_RISKY) or value.lstrip().startswith(_RISKY))
    return f"'{value}" if is_risky else value


def xlsx(recipe: Sheets) -> bytes:
    """A workbook; the first row of each sheet is its heading."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in recipe.sheets:
        page = book.create_sheet(sheet.name[:31])
        for row in sheet.rows:
            page.append([_cell(value) for value in row])
        for cell in page[1] if sheet.rows else ():
            cell.font = Font(bold=True)
        page.freeze_panes = "A2"
        _widen(page, sheet.rows)
    book.properties.created = _THEN
    made = io.BytesIO()
    book.save(made)
    return _without_moments(made.getvalue())


def _widen(page: Worksheet, rows: list[list[Cell]]) -> None:
    for number, column in enumerate(zip_longest(*rows, fillvalue=""), 1):
        longest = max(len(str(value)) for value in column)
        page.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, _NARROW), _WIDE)


def _without_moments(data: bytes) -> bytes:
    still = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as was, zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED) as new:
        for name in was.namelist():
            content = was.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2020-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return still.getvalue()


def semicolons(recipe: Csv) -> bytes:
    """With a mark of its encoding in front, without which Excel guesses."""
    made = io.StringIO()
    rows = [[_with_comma(_cell(value), recipe.language) for value in row] for row in recipe.rows]
    csv.writer(made, delimiter=";", lineterminator="\r\n").writerows(rows)
    return made.getvalue().encode("utf-8-sig")


def _with_comma(value: Cell, language: str) -> Cell:
    """Dutch Excel reads 1.5 as a day of May."""
    return str(value).replace(".", ",") if isinstance(value, float) and language != "en" else value
