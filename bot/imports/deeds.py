"""What staff do with lists of people, as data."""

from dataclasses import dataclass

from bot.ground.deed import Deed


@dataclass(frozen=True, slots=True)
class MeanColumn(Deed):
    """A column of the list means this field; "" for none."""

    file: int
    column: int
    field: str


@dataclass(frozen=True, slots=True)
class CheckList(Deed):
    """Look whether all rows read; ``role`` of all where no column says it."""

    file: int
    role: str


@dataclass(frozen=True, slots=True)
class ImportList(Deed):
    file: int


@dataclass(frozen=True, slots=True)
class DropList(Deed):
    file: int


@dataclass(frozen=True, slots=True)
class NewLink(Deed):
    """Somebody on the list who did not come into the chat yet gets another link."""

    person: int


@dataclass(frozen=True, slots=True)
class AgreeConduct(Deed):
    """A mentor whom staff put on the list agrees to the code of conduct."""
