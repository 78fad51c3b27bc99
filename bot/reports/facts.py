"""What conversations know of numbers."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """The first day of which there are numbers; None before anything happened."""

    begins: date | None = None
