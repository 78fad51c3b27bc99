"""What reading a list costs, an honest one and hostile ones: `python -m benchmarks.lists`.

The bot's loop is looked at meanwhile: how long it stood still at most.
"""

import asyncio
import io
import os
import resource
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from time import perf_counter

from openpyxl import Workbook

from bot.files.kinds import FileKind
from bot.imports.sheets import MOST_ROWS, SheetError
from bot.sending.lists import Lists

HEADS = ["Rol", "Voornaam", "Woonplaats", "Taal", "Leeftijd", "Wens", "Match met", "Interesses"]
AMAL = ["statushouder", "Amal", "Leiden", "Arabisch", "34", "vrouw", "", "koken, sport"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TICK = 0.002


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds until it was read or refused, the longest pause of the loop (seconds), what came
    of it, and the memory (bytes) of the largest process so far.
    """

    seconds: float
    pause: float
    ended: str
    memory: int


def honest(kind: FileKind) -> bytes:
    rows = [HEADS, *([word.replace("Amal", f"Amal{chr(97 + n % 26)}") for word in AMAL] for n in range(MOST_ROWS))]
    if kind is FileKind.CSV:
        return "\n".join(map(";".join, rows)).encode()
    book, made = Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(made)
    return made.getvalue()


def bomb(sheet: str, strings: str = "") -> bytes:
    """A workbook whose sheet, or table of words, is this XML."""
    book, made, packed = Workbook(), io.BytesIO(), io.BytesIO()
    book.worksheets[0].append(["Naam"])
    book.save(made)
    with zipfile.ZipFile(made) as was, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in was.namelist():
            content = was.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>'.encode()
            if name == "[Content_Types].xml" and strings:
                kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
                part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
                content = content.replace(b"</Types>", part.encode())
            new.writestr(name, content)
        if strings:
            new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
    return packed.getvalue()


def cells(rows: int, columns: int) -> str:
    return "".join(f'<row r="{n}">{"<c/>" * columns}</row>' for n in range(1, rows + 1))


def last(rows: int) -> str:
    return "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(1, rows + 1))


async def cost(kind: FileKind, data: bytes) -> Cost:
    ticks, read = [perf_counter()], asyncio.create_task(Lists().read(kind, data, "NL"))
    while not read.done():
        await asyncio.sleep(TICK)
        ticks.append(perf_counter())
    try:
        ended = f"read, {len(await read):,} letters kept"
    except SheetError as error:
        ended = f"refused: {error}"
    seconds = ticks[-1] - ticks[0]
    pause = max(after - before for before, after in pairwise(ticks)) - TICK
    return Cost(seconds, pause, ended, _memory())


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


async def main() -> None:
    files = {
        "an honest CSV": (FileKind.CSV, honest(FileKind.CSV)),
        "an honest XLSX": (FileKind.XLSX, honest(FileKind.XLSX)),
        "one cell a row, in the last column": (FileKind.XLSX, bomb(last(14_000))),
        "as many cells as fit": (FileKind.XLSX, bomb(cells(400, 16_000))),
        "two million words": (FileKind.XLSX, bomb(last(2), "<si><t>a</t></si>" * 2_200_000)),
        "a CSV of strokes": (FileKind.CSV, b";" * 10_000_000),
    }
    print(f"{os.cpu_count()} cores, {MOST_ROWS:,} rows in the honest ones")
    for name, (kind, data) in files.items():
        found = await cost(kind, data)
        print(
            f"{name:36} {len(data) / 1e6:6.2f} MB {found.seconds:6.2f} s, the loop stood still {found.pause * 1000:5.1f} ms, "
            f"at most {found.memory / 1e6:4.0f} MB, {found.ended}"
        )


if __name__ == "__main__":
    asyncio.run(main())
