"""A file to be made, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# The kind of a file of all that is kept of somebody: its recipe has no words, and it is made when
# it is sent (`bot.sending.kept_data`).
KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to be made: its kind and content as `bot.papers.recipes` has them,
    the ``name`` of the file.

    The leaves of ``content`` may be texts, days and times; they are said in the person's language,
    or in ``language``. What a machine reads (the day and the time of a calendar file) is a plain
    string.
    """

    kind: str
    name: str
    content: Mapping[str, Any]
    language: str = ""
