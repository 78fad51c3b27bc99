"""What staff do with files and lists of people, as data; `bot.sent_files` and `bot.imports` do it."""

from dataclasses import dataclass

from bot.file_kinds import Sent


@dataclass(frozen=True, slots=True)
class FetchFile:
    """Somebody sent a file that was asked for: keep it, and go on with the flow ``then`` when it is here.

    ``again`` is the flow that asks for it once more when it can't be had.
    """

    sent: Sent
    then: str
    again: str


@dataclass(frozen=True, slots=True)
class MeanColumn:
    """A column of the list means this field; "" for none."""

    file: int
    column: int
    field: str


@dataclass(frozen=True, slots=True)
class CheckList:
    """Look whether all rows read; ``role`` of all where no column says it."""

    file: int
    role: str


@dataclass(frozen=True, slots=True)
class ImportList:
    file: int


@dataclass(frozen=True, slots=True)
class DropList:
    file: int


@dataclass(frozen=True, slots=True)
class NewLink:
    """Somebody on the list who did not come into the chat yet gets another link."""

    person: int


@dataclass(frozen=True, slots=True)
class AgreeConduct:
    """A mentor whom staff put on the list agrees to the code of conduct."""


ImportDeed = FetchFile | MeanColumn | CheckList | ImportList | DropList | NewLink | AgreeConduct
