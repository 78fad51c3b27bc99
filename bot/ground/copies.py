"""Copies of frozen things with something changed, as `dataclasses.replace` makes them, for the few
kinds that each turn copies several times: it looks the fields up anew each time.
"""

from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def replace(thing: T, /, **changed: Any) -> T:
    """A copy of a dataclass of several fields, all of which its ``__init__`` takes."""
    kind: Any = type(thing)
    names, values = _fields(kind)
    copy: T = kind(**{**dict(zip(names, values(thing), strict=True)), **changed})
    return copy


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], Any]:
    names = tuple(each.name for each in fields(kind))
    return names, attrgetter(*names)
