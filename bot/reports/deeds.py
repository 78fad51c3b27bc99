"""What staff ask of the numbers, as data."""

from dataclasses import dataclass

from bot.ground.deed import Deed


@dataclass(frozen=True, slots=True)
class MakeReport(Deed):
    """The numbers of a period that is over, by its number (0 for none yet), in the chat
    (form "") or as xlsx or csv.
    """

    period: int
    form: str = ""
