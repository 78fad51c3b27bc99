"""Files that people send: which kinds are taken, how large they may be,
and what one is known by.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MEGABYTE = 1_000_000


class FileKind(StrEnum):
    JPG = "jpg"
    PNG = "png"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    OGG = "ogg"


class FileState(StrEnum):
    """Wanted until it was fetched from the service where it lies, then here; or it can't be had."""

    WANTED = "wanted"
    HERE = "here"
    FAILED = "failed"


PICTURES = frozenset({FileKind.JPG, FileKind.PNG})
SHEETS = frozenset({FileKind.XLSX, FileKind.CSV})
MIMES = {
    FileKind.JPG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.PDF: "application/pdf",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.CSV: "text/csv",
    FileKind.OGG: "audio/ogg",
}
MOST = {kind: 5 * MEGABYTE if kind in PICTURES else 10 * MEGABYTE for kind in FileKind}
_ENDINGS = {"jpeg": FileKind.JPG, "txt": FileKind.CSV, "tsv": FileKind.CSV} | {kind.value: kind for kind in FileKind}
_BEGINNINGS = {
    b"\xff\xd8\xff": FileKind.JPG,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"%PDF-": FileKind.PDF,
    b"PK\x03\x04": FileKind.XLSX,
    b"OggS": FileKind.OGG,
}
_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came in: our id of its message, and what its service says of it;
    ``size`` 0 where it says none. ``fits``: there is room for it.
    """

    id: int
    media: str
    name: str
    mime: str
    size: int
    fits: bool = True


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A row of ``files`` without its bytes. ``plan`` is JSON of what a conversation found in it."""

    id: int
    person_id: int
    name: str
    mime: str
    size: int
    state: FileState
    reason: str
    created: datetime
    plan: str = ""


def kind_of(name: str, mime: str) -> FileKind | None:
    """What a file says it is. Its name goes first: phones know few kinds of files."""
    by_name = _ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None
    return by_name or next((kind for kind, known in MIMES.items() if known == mime), None)


def kind_within(data: bytes) -> FileKind | None:
    """What the bytes are; anything that could be text counts as CSV."""
    found = next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), None)
    if found is not None:
        return found
    return None if b"\0" in data[:2000] and not data.startswith(_MARKS) else FileKind.CSV


def settle(name: str, mime: str, data: bytes) -> FileKind | None:
    """The kind of a file that is here; None when its bytes are not what it says.

    A picture may be of the other kind of pictures: services make a JPEG of what they like.
    """
    said, found = kind_of(name, mime), kind_within(data)
    return found if said is found or {said, found} <= PICTURES else None


def ended(name: str, kind: FileKind) -> str:
    """The name of a file with the ending of its kind."""
    stem, dot, ending = name.rpartition(".")
    known = _ENDINGS.get(ending.lower()) if dot else None
    return name if known is kind else f"{(stem if known else name) or 'file'}.{kind.value}"
