"""Each regular expression of ours, on hostile repetitions: none walks back and forth."""

import ast
import importlib
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]  # the tree of a pattern has no public door
from typing import Any

import pytest

from bot.ground import names

ROOT = Path(__file__).parents[2]
# Letters of a hostile text. A pattern that looks at each once takes thousandths of a second for
# them; one that walks back from each takes more than AT_MOST many times over (0.3 to 8 seconds).
LONG, AT_MOST = 24_000, 0.1
# So many letters and words of a pattern are tried, in all pairs.
_MOST = 8
_WAYS = ("fullmatch", "match", "search", "finditer", "sub", "split", "findall")
_ALIKE = {"findall": "finditer", "sub": "finditer", "split": "finditer"}
_OF_CATEGORY = {
    "CATEGORY_DIGIT": ("1",),
    "CATEGORY_SPACE": (" ",),
    "CATEGORY_WORD": ("a", "_", "1"),
    "CATEGORY_NOT_DIGIT": ("a",),
    "CATEGORY_NOT_SPACE": ("a",),
    "CATEGORY_NOT_WORD": (" ", "."),
}


@dataclass(frozen=True)
class Used:
    """A pattern of a file, and the ways in which that file looks for it."""

    pattern: re.Pattern[Any]
    ways: frozenset[str]


class Slow(Exception):
    """A pattern took longer than it may."""


def _modules() -> Iterator[Path]:
    for folder in ("bot", "storage", "scheduler", "playground"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if path.name != "__main__.py" and "migrations" not in path.parts:
                yield path


def _patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, dict | list | tuple | set | frozenset):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _patterns_in(each, depth + 1)


def _used(path: Path) -> Iterator[tuple[str, Used]]:
    """Those that stand in a module under a name, and those that are written where they are used."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    ways: dict[str, set[str]] = {}
    where = path.relative_to(ROOT).with_suffix("")
    for call in calls:
        of, way = call.func.value, call.func.attr  # type: ignore[attr-defined]
        if not isinstance(of, ast.Name) or way not in _WAYS:
            continue
        if of.id == "re" and isinstance(call.args[0], ast.Constant):
            yield f"{where}:{call.lineno}", Used(re.compile(str(call.args[0].value)), frozenset([way]))
        else:
            ways.setdefault(of.id, set()).add(way)
    for name, value in vars(importlib.import_module(".".join(where.parts))).items():
        for pattern in _patterns_in(value):
            # Imported from elsewhere, or used from there: then all ways are tried.
            yield f"{where}.{name}", Used(pattern, frozenset(ways.get(name) or _WAYS))


def _all() -> dict[str, Used]:
    found = {name: used for path in _modules() for name, used in _used(path)}
    return found | {
        "names._numbers": Used(names._numbers(), frozenset(["finditer"])),
        "names._titles": Used(names._titles().capitals, frozenset(["search"])),
    }


ALL = _all()


def _signs(tree: Any) -> Iterator[str]:
    """What a pattern is made of: its letters, one of each kind, and its words."""
    word = ""
    for kind, value in tree:
        if kind is _constants.LITERAL:
            word += chr(value)
            yield chr(value)
            continue
        yield word
        word = ""
        if kind is _constants.NOT_LITERAL:
            yield from (chr(value), "a")
        elif kind is _constants.IN:
            yield from _of_set(value)
        for each in _INSIDE.get(kind, lambda _value: [])(value):
            yield from _signs(each)
    yield word


_INSIDE: dict[Any, Callable[[Any], list[Any]]] = {
    _constants.BRANCH: lambda value: list(value[1]),
    _constants.MAX_REPEAT: lambda value: [value[2]],
    _constants.MIN_REPEAT: lambda value: [value[2]],
    _constants.POSSESSIVE_REPEAT: lambda value: [value[2]],
    _constants.SUBPATTERN: lambda value: [value[3]],
    _constants.ASSERT: lambda value: [value[1]],
    _constants.ASSERT_NOT: lambda value: [value[1]],
    _constants.ATOMIC_GROUP: lambda value: [value],
}


def _of_set(values: Any) -> Iterator[str]:
    for kind, value in values:
        if kind is _constants.LITERAL:
            yield chr(value)
        elif kind is _constants.RANGE:
            yield chr(value[0])
        elif kind is _constants.CATEGORY:
            yield from _OF_CATEGORY[str(value)]


def _hostile(pattern: re.Pattern[Any]) -> Iterator[Any]:
    flags = pattern.flags if isinstance(pattern.pattern, str) else pattern.flags & ~re.UNICODE
    found = dict.fromkeys([*_signs(_parser.parse(pattern.pattern, flags)), "a"])
    found.pop("", None)
    # Words first, for they are few, and then the letters.
    signs = sorted(found, key=len, reverse=True)[:_MOST]
    units = [*signs, *(one + other for one in signs for other in signs if one != other)]
    for unit in units:
        for before, after in (("", ""), ("a", "a")):
            text = f"{before}{unit * (LONG // len(unit))}{after}"
            yield text if isinstance(pattern.pattern, str) else text.encode("utf-8", "replace")


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Of this process's own work, however busy the machine is; raises Slow."""

    def stop(*_signal: object) -> None:
        raise Slow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _look(pattern: re.Pattern[Any], way: str, text: Any) -> None:
    found = getattr(pattern, way)(text)
    if way == "finditer":
        for _each in found:
            pass


def slow_on(used: Used) -> str:
    """A text that a pattern walks back and forth in; "" when there is none."""
    for way in sorted({_ALIKE.get(way, way) for way in used.ways}):
        for text in _hostile(used.pattern):
            if _takes_long(lambda way=way, text=text: _look(used.pattern, way, text)):  # type: ignore[misc]
                return f"{way}: {text[:20]!r}...{text[-5:]!r}"
    return ""


def _takes_long(look: Callable[[], None]) -> bool:
    """Twice: whatever else this process has to do once, such as to collect garbage, is no fault."""
    for _try in range(2):
        try:
            with _at_most(AT_MOST):
                look()
        except Slow:
            continue
        return False
    return True


@pytest.mark.parametrize("name", sorted(ALL))
def test_no_pattern_walks_back_and_forth_in_a_hostile_text(name: str) -> None:
    assert slow_on(ALL[name]) == ""


@pytest.mark.parametrize("pattern", [r"(?<!\w)[*_~`]+|[*_~`]+(?!\w)", "“[^”\n]*”", r"\s+$", "(a|a)*b"])
def test_a_pattern_that_walks_back_and_forth_is_found_out(pattern: str) -> None:
    assert slow_on(Used(re.compile(pattern), frozenset(["finditer"])))


def test_all_patterns_of_the_house_are_tried() -> None:
    written = {path.relative_to(ROOT).with_suffix("") for path in _modules() if _compiles(path)}
    tried = {re.split(r"[.:]", name)[0] for name in ALL}
    assert {str(path) for path in written} <= tried | {"bot/ground/names"}


def _compiles(path: Path) -> bool:
    return re.search(r"\bre\.(?:compile|" + "|".join(_WAYS) + r")\(", path.read_text(encoding="utf-8")) is not None
