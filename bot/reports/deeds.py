"""What staff ask of the numbers, as data; `bot.actions.reports.deeds` does it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MakeReport:
    """The numbers of a period, in the chat (form "") or as xlsx or csv."""

    period: str
    form: str = ""
