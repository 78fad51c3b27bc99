"""What is logged or kept of an error is made of closed words: nothing that somebody wrote."""

import ast
import io
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from sqlalchemy.exc import OperationalError
from telegram.error import BadRequest

from bot import logs
from bot.app import App, _unheard
from bot.ground.errors import Refused, place, why
from bot.handlers.telegram.channel import _kind_of
from storage.database import _reason
from tests.running_app import HOUSE

OURS = ("bot", "storage", "scheduler")
# Errors whose text is logged and kept in the outbox and the journal.
KEPT = {
    *("SendError", "SlowDown", "PersonLeft", "BadAddress", "WindowClosed", "TemplateRefused", "Limited", "Refused"),
    *("TooLarge", "NotSent", "Uncertain", "Forbidden", "PaperError", "DatabaseUnavailable", "ReaderAway", "NotTheirs"),
}
# What may stand in their texts beside plain words: numbers, kinds, and words of closed sets.
CLOSED = {
    "code",
    "answer.status_code",
    "error.status",
    "type(error).__name__",
    "_word(said)",
    "_reason(error)",
    "NO_RIGHT",
    "words['paper']",
    "first['type']",
    "'.'.join((str(part) for part in first['loc']))",
}
# Files that an operator wrote, and words in the terminal.
ELSEWHERE = {"bot/ground/programme.py", "bot/language/speech.py", "bot/language/templates.py", "bot/play.py"}
WORDS = "Selam lives at Rozenstraat 5"


def trees() -> Iterator[tuple[str, ast.Module]]:
    for part in OURS:
        for path in sorted((HOUSE / part).rglob("*.py")):
            yield path.relative_to(HOUSE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def inside(node: ast.AST) -> Iterator[str]:
    """What an argument puts into a text, as it is written."""
    for each in ast.walk(node):
        if isinstance(each, ast.FormattedValue):
            yield ast.unparse(each.value)


def test_errors_that_are_logged_and_kept_say_nothing_but_closed_words() -> None:
    open_words = []
    for path, tree in trees():
        for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call) and name_of(each) in KEPT):
            for given in call.args:
                said = [*inside(given)]
                plain = isinstance(given, (ast.Constant, ast.JoinedStr, ast.IfExp)) or ast.unparse(given) in CLOSED
                numbers = name_of(call) == "SlowDown"
                if not (numbers or (plain and set(said) <= CLOSED)):
                    open_words.append(f"{path}:{call.lineno} {ast.unparse(call)}")
    assert open_words == []


def test_nothing_prints_what_an_error_says_but_by_the_one_function_that_looks_whose_it_is() -> None:
    """A caught error as a text: ``str(error)``, ``repr(error)`` or in an f-string."""
    printed = []
    for path, tree in trees():
        if path in ELSEWHERE:
            continue
        # What says why something was skipped is caught by other names: those reasons are ours.
        for handler in (
            each for each in ast.walk(tree) if isinstance(each, ast.ExceptHandler) and each.name == "error"
        ):
            for each in ast.walk(handler):
                call = isinstance(each, ast.Call) and name_of(each) in ("str", "repr")
                given = each.args[:1] if call else [each.value] if isinstance(each, ast.FormattedValue) else []
                if any(isinstance(one, ast.Name) and one.id == handler.name for one in given):
                    printed.append(f"{path}:{each.lineno} {ast.unparse(each)}")  # type: ignore[attr-defined]
    # Looked at to tell what happened, never kept.
    looked = {line for line in printed if "telegram/channel.py" in line and "str(error)" in line}
    assert sorted(set(printed) - looked) == []


def test_of_other_errors_only_the_kind_is_said() -> None:
    assert why(ValueError(WORDS)) == "ValueError"
    assert why(Refused("refused: 20001")) == "refused: 20001"
    assert place(ValueError(WORDS)) == ""


def test_what_telegram_quotes_of_a_message_is_not_kept() -> None:
    said = f'Can\'t parse entities: unsupported start tag "{WORDS}" at byte offset 3'
    assert str(_kind_of(BadRequest(said), sending=True)) == "refused: how it is written"
    assert str(_kind_of(BadRequest(WORDS), sending=True)) == "refused: something else"


def test_what_a_database_prints_of_a_row_is_not_said() -> None:
    locked = OperationalError("UPDATE", {"text": WORDS}, Exception("database is locked"))
    row = OperationalError("UPDATE", {}, Exception(f"could not write ({WORDS})"))
    assert _reason(locked) == "database: database is locked"
    assert _reason(row) == "database: Exception"
    assert _reason(OSError(28, "No space left on device", f"/srv/{WORDS}")) == "database: no space left on device"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the process writes with the logs as they run."""
    written, root, uvicorn = io.StringIO(), logging.getLogger(), logging.getLogger("uvicorn")
    before = (root.handlers[:], root.level, uvicorn.level, structlog.get_config(), sys.excepthook)
    noisy = {name: logging.getLogger(name).level for name in logs._NOISY}
    monkeypatch.setattr(sys, "stderr", written)
    logs.begin("INFO")
    yield written
    root.handlers[:], root.level = before[0], before[1]
    uvicorn.setLevel(before[2])
    structlog.configure(**before[3])
    sys.excepthook = before[4]
    for name, level in noisy.items():
        logging.getLogger(name).setLevel(level)


def test_an_unexpected_error_is_logged_by_kind_and_place_ours_and_of_libraries(lines: io.StringIO) -> None:
    def trouble() -> None:
        try:
            int(WORDS)
        except ValueError as error:
            raise LookupError(WORDS) from error

    for log in (structlog.get_logger().exception, logging.getLogger("asyncio").exception):
        try:
            trouble()
        except LookupError:
            log("it went wrong")
    try:
        trouble()
    except LookupError as error:
        logs._last_words(type(error), error, error.__traceback__)
    written = lines.getvalue()
    assert "Rozenstraat" not in written
    assert written.count("LookupError") >= 3
    assert written.count("ValueError") >= 3
    assert f"{Path(__file__).name}:" in written
    assert json.loads(written.splitlines()[0])["exception"][0]["error"] == "LookupError"


def test_what_nobody_waited_for_and_what_telegram_never_sent_is_logged_without_words() -> None:
    with structlog.testing.capture_logs() as said:
        _unheard(None, {"message": "Task exception was never retrieved", "exception": ValueError(WORDS)})  # type: ignore[arg-type]
        _unheard(None, {"message": "socket.accept() out of system resource"})  # type: ignore[arg-type]
        assert App._read(None, {"update_id": WORDS, "message": {}}) is None  # type: ignore[arg-type]
    assert [line["error"] for line in said] == ["ValueError", "", "ValueError"]
    assert "Rozenstraat" not in str(said)


def test_strangers_can_not_fill_the_log_with_requests_that_are_none(lines: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
    assert lines.getvalue() == ""
