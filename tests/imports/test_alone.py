"""A list is read in a process of its own: whatever it holds, the bot goes on, and its sender hears
what to do.
"""

import asyncio
import io
import resource
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.files.kinds import FileKind
from bot.ground.messages import Kind
from bot.imports import alone, sheets
from bot.imports.sheets import MOST_CELLS, MOST_WORDS, SheetError, read_csv, read_xlsx
from bot.sending.lists import Lists
from bot.simulation import Simulation
from playground.testing import PATIENCE, until
from storage.database import Database
from tests.sent_files import fetched
from tests.town import Town

CSV = b"Naam;Woonplaats\nAmal;Leiden\n"
PRELUDE = "import os, sys, time; from pathlib import Path; from bot.imports.alone import confined;"


def begins(work: str) -> str:
    """A process that does something else, in the place of the one that reads."""
    house = str(Path(__file__).parents[2])
    return f"import sys; sys.path.insert(0, {house!r}); {PRELUDE} {work}"


def packed(sheet: str, *, strings: str = "", styles: str = "", more: int = 0) -> bytes:
    """A workbook whose only sheet is this XML, with so many sheets more."""
    book = Workbook()
    book.worksheets[0].append(["Naam"])
    for _ in range(more):
        book.create_sheet()
    made, bomb = io.BytesIO(), io.BytesIO()
    book.save(made)
    head = '<?xml version="1.0"?><{0} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{1}</{0}>'
    parts = {
        "xl/worksheets/sheet1.xml": head.format("worksheet", f"<sheetData>{sheet}</sheetData>"),
        "xl/sharedStrings.xml": head.format("sst", strings) if strings else "",
        "xl/styles.xml": head.format("styleSheet", styles) if styles else "",
    }
    with zipfile.ZipFile(made) as was, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {**dict.fromkeys(was.namelist()), **parts}:
            if parts.get(name) or name in was.namelist():
                new.writestr(name, parts.get(name) or was.read(name))
    return bomb.getvalue()


def rows(number: int, column: str = "XFD", cell: str = "<v>1</v>") -> str:
    return "".join(f'<row r="{n}"><c r="{column}{n}">{cell}</c></row>' for n in range(1, number + 1))


def bomb() -> bytes:
    """A small file of which each row has its only cell in the last column there is."""
    data = packed(rows(14_000, cell=""))
    assert len(data) < 230_000
    return data


# What is counted while it is read


def test_a_small_file_with_a_quarter_of_a_milliard_cells_is_refused_before_they_are_made() -> None:
    data = bomb()
    tracemalloc.start()
    try:
        with pytest.raises(SheetError, match="too much"):
            read_xlsx(data)
        assert tracemalloc.get_traced_memory()[1] < 120_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "data",
    [
        packed("<row/>" * 7_000_000),
        packed(rows(2), styles="<cellXfs>" + "<xf/>" * 900_000 + "</cellXfs>"),
        packed(rows(2), strings="<si><t>a</t></si>" * 2_600_000),
        packed("", more=110),
    ],
    ids=["rows", "styles", "strings", "sheets"],
)
def test_what_unpacks_to_too_much_is_refused_unread(data: bytes) -> None:
    assert len(data) < 300_000
    with pytest.raises(SheetError, match="too much"):
        read_xlsx(data)


@pytest.mark.parametrize(
    "data",
    [
        b"Naam" + b";" * (MOST_CELLS + 1),
        b"Naam;Plaats\n" + b";" * 1_200_000 + b"\n" + b";" * 900_000,
        "\n".join(f"{'é' * 490};{'a' * 490}" for _ in range(MOST_WORDS // 900)).encode(),
        "\n".join("\ufdfa" * 400 for _ in range(400)).encode(),
    ],
    ids=["one row", "two rows", "letters", "letters that stand for many"],
)
def test_cells_and_letters_of_a_csv_are_counted(data: bytes) -> None:
    with pytest.raises(SheetError, match="too much"):
        read_csv(data)


SHAPES = st.builds(
    rows,
    st.integers(0, 60),
    st.sampled_from(["A", "B", "BH", "BI", "ZZ", "XFD"]),
    st.sampled_from(["", "<v>1</v>", "<f>1+1</f>", "<is><t>Amal</t></is>", "<v>99999999999</v>"]),
)


@settings(max_examples=30)
@given(SHAPES, st.integers(1, 1_000_000))
def test_whatever_shape_a_sheet_has_no_more_cells_are_looked_at_than_may_be(sheet: str, gap: int) -> None:
    """Also where rows are left out, and where a sheet says another size than it has."""
    looked_at = 0

    def counting(records: object) -> object:
        nonlocal looked_at
        for record in kept(records):
            looked_at += len(record)
            yield record

    kept = sheets._while_few
    data = packed(f'<row r="{gap}"><c r="A{gap}"><v>1</v></c></row>{sheet}')
    patched = pytest.MonkeyPatch()
    patched.setattr(sheets, "_while_few", counting)
    try:
        found = read_xlsx(data)
        assert len(found) <= sheets.MOST_ROWS + 1
        assert all(len(row) <= sheets.MOST_COLUMNS for row in found)
    except SheetError:
        pass
    finally:
        patched.undo()
    assert looked_at <= MOST_CELLS


# What the system holds


async def test_a_list_is_read_by_a_process_of_its_own() -> None:
    kept = await Lists().read(FileKind.CSV, CSV, "NL")
    assert kept == '[1,[[0,"Naam","name",["Amal"]],[1,"Woonplaats","town",["Leiden"]]],[[2,["Amal","Leiden"]]],""]'
    with pytest.raises(SheetError, match="no rows"):
        await Lists().read(FileKind.CSV, b"", "NL")


async def test_a_bomb_needs_no_more_memory_than_it_may() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    with pytest.raises(SheetError, match="too much"):
        await Lists().read(FileKind.XLSX, bomb(), "NL")
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert after <= max(before, alone.MEMORY // 1024)


@pytest.mark.parametrize(
    "work",
    [
        "confined(memory=300_000_000); x = bytearray(10**9); os._exit(0)",
        "confined(work=1); exec('while True: pass')",
        "confined(clock=1); time.sleep(60)",
        "confined(); sys.stdout.buffer.write(bytes(10**7)); os._exit(0)",
        "os._exit(1)",
        "raise ValueError('Amal')",
    ],
    ids=["memory", "work", "clock", "output", "an end", "a fault"],
)
async def test_whatever_ends_it_the_sender_hears_the_same(work: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SheetError, match="too much"):
        await Lists(begins(work)).read(FileKind.CSV, CSV, "NL")
    assert "Amal" not in "".join(capfd.readouterr())


async def test_a_process_that_does_not_end_is_ended() -> None:
    with pytest.raises(SheetError, match="too much"):
        await Lists(begins("time.sleep(600)"), clock=0.2).read(FileKind.CSV, CSV, "NL")


async def test_it_has_nothing_of_ours(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection, no lock, no file and no secret; only what it is given."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12345:secret")
    database = Database(sqlite_url)
    database.write(lambda _connection: None)
    try:
        work = "print(sorted(os.listdir('/proc/self/fd')), [*os.environ], [os.readlink(f'/proc/self/fd/{n}') for n in (0, 1, 2)])"
        said = await Lists(begins(work)).read(FileKind.CSV, CSV, "NL")
    finally:
        database.close()
    assert said.startswith("['0', '1', '2', '3'] ")
    assert "TOKEN" not in said
    assert "sqlite" not in said
    assert said.count("/memfd:list (deleted)") == 2


async def test_the_bot_goes_on_while_a_list_is_read_and_the_process_ends_with_it(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    lists = Lists(begins(f"Path({str(mark)!r}).write_text(str(os.getpid())); time.sleep(600)"), clock=600)
    reading = asyncio.create_task(lists.read(FileKind.CSV, CSV, "NL"))
    second = asyncio.create_task(lists.read(FileKind.CSV, CSV, "NL"))
    await until(lambda: mark.exists() and mark.read_text() != "", PATIENCE)
    assert not reading.done()
    pid = int(mark.read_text())
    for each in (second, reading):
        each.cancel()
    await asyncio.gather(reading, second, return_exceptions=True)
    await until(lambda: not Path(f"/proc/{pid}").exists(), PATIENCE)


# What the coordinator hears


async def test_a_bomb_is_told_to_who_sent_it_and_nothing_of_it_stays(bot: Simulation) -> None:
    town = Town(bot)
    town.staff("Marieke")
    town.begin("marieke", "ImportPeople")
    message = town.bot.message("marieke", Kind.FILE, "", media="media", file_name="lijst.xlsx")
    town.bot.receive(message)
    await fetched(town, bomb(), read_list=Lists().read)
    town.bot.later(seconds=1)
    heard = town.hears("marieke")
    assert "This list is too large or too complicated for me." in heard
    assert "Save it as CSV" in heard
    assert "5,000 rows" in heard
