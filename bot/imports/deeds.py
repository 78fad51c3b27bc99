"""What staff do with files and lists of people, as data; `bot.actions.files.deeds` and `bot.actions.imports.deeds` do it."""

from dataclasses import dataclass

from bot.files.deeds import FetchFile


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
