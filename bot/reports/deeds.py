"""What staff ask of the numbers, as data."""

from dataclasses import dataclass

from bot.ground.deed import Deed


@dataclass(frozen=True, slots=True)
class MakeReport(Deed):
    """The numbers of a period, in the chat (form "") or as xlsx or csv."""

    period: str
    form: str = ""
