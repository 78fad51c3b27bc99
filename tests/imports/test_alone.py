"""A list is read in a process of its own: whatever it holds, the bot goes on, and its sender hears
what to do.
"""

import asyncio
import io
import resource
import subprocess
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlalchemy import select

from bot.files.kinds import FileKind
from bot.ground.errors import ReaderAway
from bot.ground.messages import Kind
from bot.imports import alone, sheets
from bot.imports.sheets import MOST_CELLS, MOST_WORDS, SheetError, read_csv, read_xlsx
from bot.sending.lists import Lists
from bot.simulation import Simulation
from playground.testing import PATIENCE, until
from storage.database import Database
from storage.tables import files, outbox
from tests.sent_files import fetched
from tests.town import Town

CSV = b"Naam;Woonplaats\nAmal;Leiden\n"
WANTED = files.c.state == "wanted"
ALONE = "from bot.imports import alone;"
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


def with_parts(**changed: bytes) -> bytes:
    """An honest workbook with these parts (by the end of their names) in the place of its own."""
    made, bad = io.BytesIO(packed(rows(2))), io.BytesIO()
    with zipfile.ZipFile(made) as was, zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as new:
        for name in was.namelist():
            new.writestr(name, changed.get(name.rpartition("/")[2].partition(".")[0], was.read(name)))
    return bad.getvalue()


HEAD = '<?xml version="1.0"?><{0} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{1}</{0}>'


def part(name: str, content: str, encoding: str = "utf-8") -> bytes:
    return HEAD.format(name, content).encode(encoding)


NAMES = "".join(f'<definedName name="n{n}">Sheet!$A$1</definedName>' for n in range(60_000))


@pytest.mark.parametrize(
    "data",
    [
        with_parts(styles=part("styleSheet", "<cellXfs>" + '<xf numFmtId="14"/>' * 190_000 + "</cellXfs>")),
        with_parts(workbook=part("workbook", f"<sheets/><definedNames>{NAMES}</definedNames>")),
        packed(rows(2), strings="<si><t>a</t></si>" * 400_000),
        with_parts(
            sheet1=part("worksheet", "<sheetData/><mergeCells>" + '<mergeCell ref="A1:B2"/>' * 90_000 + "</mergeCells>")
        ),
        with_parts(sheet1=part("worksheet", "<sheetData/>" + '<hyperlink ref="A1"/>' * 90_000)),
        packed(f'<row><c r="{"A" * 1_200_000}1"/></row>'),
        packed("<row " + " ".join(f'a{n}="1"' for n in range(40_000)) + "/>"),
        packed("<row><c><v>" + "9" * 400_000 + "</v></c></row>"),
        packed("<!--" + "<" * 400_000 + "-->"),
        with_parts(sheet1=b'<!DOCTYPE x [<!ENTITY a "b">]>' + part("worksheet", "<sheetData/>")),
        with_parts(sheet1=part("worksheet", "<sheetData/>", "utf-16")),
        with_parts(sheet1=b'<?xml version="1.0" encoding="cp037"?>' + part("x", "").partition(b"?>")[2]),
        packed("<row>" + "<c/>" * 2_600_000 + "</row>"),
    ],
    ids=[
        *("styles", "names", "words that cells share", "merged cells", "links", "a long attribute", "attributes"),
        *("a number without an end", "a comment", "entities", "wide letters", "other letters", "cells"),
    ],
)
def test_what_takes_long_to_parse_is_counted_and_refused_unparsed(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed(*_given: object, **_named: object) -> None:
        raise AssertionError("it was parsed")

    monkeypatch.setattr(sheets.openpyxl, "load_workbook", parsed)
    with pytest.raises(SheetError, match="too much"):
        read_xlsx(data)


@pytest.mark.parametrize("where", ["xl/media/s.xml", "customXml/s.xml", "xl/media/picture.png"])
def test_a_sheet_that_lies_where_nobody_looks_is_counted_like_any_other(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parsed(*_given: object, **_named: object) -> None:
        raise AssertionError("it was parsed")

    monkeypatch.setattr(sheets.openpyxl, "load_workbook", parsed)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed(rows(2, "A")))) as was, zipfile.ZipFile(made, "w", 8) as new:
        for name in was.namelist():
            data = was.read(name).replace(b"xl/worksheets/sheet1.xml", where.encode())
            moved = name == "xl/worksheets/sheet1.xml"
            new.writestr(where if moved else name, b"\xef\xbb\xbf <a>" + b"<row/>" * 100_000 if moved else data)
    with pytest.raises(SheetError, match="too much"):
        read_xlsx(made.getvalue())


def test_what_sharepoint_and_printers_put_beside_a_list_is_not_in_the_way() -> None:
    data, made = packed(rows(2, "A")), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as was, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in was.namelist():
            new.writestr(name, was.read(name))
        new.writestr("customXml/item1.xml", '<?xml version="1.0"?><?mso-contentType?><!-- theirs --><x/>')
        new.writestr("xl/media/image1.png", b"\x89PNG" + b"<" * 5_000_000)
        new.writestr("xl/printerSettings/printerSettings1.bin", bytes(300_000))
    assert read_xlsx(made.getvalue()) == [["1"], ["1"]]


def test_the_row_of_a_text_without_an_end_is_told() -> None:
    with pytest.raises(SheetError, match="endless 3"):
        read_csv(b'Naam;Plaats\nAmal;Leiden\n"Selam;Leiden\n' + b"Amal;Leiden\n" * 15_000)


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
        # To be refused is as good as to be read: either way no more may be looked at.
        with suppress(SheetError):
            found = read_xlsx(data)
            assert len(found) <= sheets.MOST_ROWS + 1
            assert all(len(row) <= sheets.MOST_COLUMNS for row in found)
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
        f"{ALONE} alone.confined = lambda: confined(memory=300_000_000); alone.reading.read = lambda *_: bytearray(10**9); alone.run()",
        "confined(work=1); exec('while True: pass')",
        "confined(clock=1); time.sleep(60)",
        f"{ALONE} alone.reading.read = print; alone.reading.to_json = lambda _: 'x' * 10**7; alone.run()",
        "os._exit(5)",
        f"{ALONE} alone.main = lambda given: {{}}['Amal']; alone.run()",
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


async def test_whoevers_list_ran_into_a_limit_waits_behind_the_others_until_one_is_read() -> None:
    """Their third list came before the other coordinator's, and is read after it."""
    lists, order = Lists(begins("sys.exit(0) if sys.stdin.buffer.read() != b'bad' else os._exit(9)")), []

    async def sent(name: str, data: bytes, whose: int) -> None:
        with suppress(SheetError):
            await lists.read(FileKind.CSV, data, "NL", whose)
        order.append(name)

    await sent("first", b"bad", 7)
    await asyncio.gather(
        *(sent(*each) for each in (("running", b"", 8), ("bad", b"bad", 7), ("theirs", b"", 7), ("hers", b"", 9)))
    )
    assert order == ["first", "running", "hers", "bad", "theirs"]
    await asyncio.gather(*(sent(*each) for each in (("a", b"", 8), ("b", b"", 7), ("c", b"", 9))))
    assert order[5:] == ["a", "b", "c"]


async def test_who_goes_away_while_waiting_keeps_nobody_waiting() -> None:
    lists = Lists()
    reading = [asyncio.create_task(lists.read(FileKind.CSV, CSV, "NL", whose)) for whose in range(4)]
    await asyncio.sleep(0)
    reading[0].cancel()
    reading[1].cancel()
    await asyncio.sleep(0)
    reading[2].cancel()
    assert (await reading[3]).startswith("[1,")


def no_more_processes(*_given: Any, **_named: Any) -> Any:
    raise BlockingIOError(11, "Resource temporarily unavailable", "/srv/amal")


def no_more_threads(*given: Any, **named: Any) -> Any:
    process = subprocess.Popen(*given, **named)

    def wait(timeout: float | None = None) -> int:
        if timeout is not None:
            raise RuntimeError("can't start new thread")
        return subprocess.Popen.wait(process)

    process.wait = wait  # type: ignore[method-assign,assignment]
    return process


@pytest.mark.parametrize(
    ("lists", "reason"),
    [
        (lambda: Lists(spawn=no_more_processes), "Resource temporarily unavailable"),
        (lambda: Lists(python="/nowhere/python"), "No such file or directory"),
        (lambda: Lists(spawn=no_more_threads), "RuntimeError"),
        (lambda: Lists(begins("raise ImportError('amal')")), "the process did not begin"),
    ],
    ids=["processes", "no Python", "threads", "it does not begin"],
)
async def test_what_keeps_it_from_beginning_is_said_in_closed_words(lists: Any, reason: str) -> None:
    with pytest.raises(ReaderAway) as caught:
        await lists().read(FileKind.CSV, CSV, "NL")
    assert str(caught.value) == reason


async def test_without_a_file_to_spare_it_says_so_and_reads_again_when_there_is_one() -> None:
    lists = Lists()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        with pytest.raises(ReaderAway, match="Too many open files"):
            await lists.read(FileKind.CSV, CSV, "NL")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert (await lists.read(FileKind.CSV, CSV, "NL")).startswith("[1,")


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


def sends_a_list(bot: Simulation) -> Town:
    town = Town(bot)
    town.staff("Marieke")
    town.begin("marieke", "ImportPeople")
    message = town.bot.message("marieke", Kind.FILE, "", media="media", file_name="lijst.csv")
    town.bot.receive(message)
    return town


async def test_a_list_that_cannot_be_read_now_is_told_at_once_and_read_a_little_later(bot: Simulation) -> None:
    town, tries = sends_a_list(bot), 0

    async def read(kind: FileKind, data: bytes, country: str, whose: int) -> str:
        nonlocal tries
        tries += 1
        return await Lists(spawn=no_more_processes if tries < 4 else subprocess.Popen).read(kind, data, country, whose)

    await fetched(town, CSV, read_list=read)
    town.bot.later(seconds=1)
    assert "I cannot read lists right now. I try again by myself" in town.hears("marieke")
    # Stopped and started in between.
    assert await fetched(town, CSV, read_list=read) == ["media"]
    town.bot.later(seconds=1)
    heard = town.hears("marieke")
    assert tries == 4
    assert "I cannot read lists right now" not in heard
    assert "This is how I understand the columns:" in heard


async def test_a_list_that_cannot_be_read_for_long_is_to_be_sent_again(
    bot: Simulation, capfd: pytest.CaptureFixture[str]
) -> None:
    town = sends_a_list(bot)
    lists = Lists(spawn=no_more_processes)
    await fetched(town, CSV, read_list=lists.read, until=lambda: not town.rows(select(files).where(WANTED)))
    town.bot.later(seconds=1)
    heard = town.hears("marieke")
    assert "I cannot read lists right now. Please send it again in an hour." in heard
    assert "Send another file" in town.rows(select(outbox.c.buttons).order_by(outbox.c.id))[-1][0]
    logged = capfd.readouterr().out
    assert "Resource temporarily unavailable" in logged
    assert "amal" not in logged


async def test_a_quotation_mark_too_many_is_told_with_its_row(bot: Simulation) -> None:
    town = sends_a_list(bot)
    await fetched(town, b'Naam;Plaats\n"Amal;Leiden\n' + CSV * 9_000, read_list=Lists().read)
    town.bot.later(seconds=1)
    assert "In row 2 there is a text without an end." in town.hears("marieke")
