"""Tables as files: XLSX for Excel and LibreOffice, CSV as Dutch Excel reads it."""

import csv
import io
import re
import zipfile
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Font

from bot.papers.recipes import Csv, Sheets

# The same recipe gives the same bytes: no file carries the moment it was made.
_THEN = datetime(2020, 1, 1)  # noqa: DTZ001  # the format has no zone
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
# A cell that begins like this would be taken for a formula.
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


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
        page.column_dimensions["A"].width = 38
    book.properties.created = _THEN
    made = io.BytesIO()
    book.save(made)
    return _without_moments(made.getvalue())


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
    csv.writer(made, delimiter=";", lineterminator="\r\n").writerows([[_cell(v) for v in row] for row in recipe.rows])
    return made.getvalue().encode("utf-8-sig")
