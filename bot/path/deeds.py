"""What staff write down of a newcomer's programme, as data."""

from dataclasses import dataclass
from datetime import date

from bot.ground.deed import Deed
from bot.path.nouns import PartState


@dataclass(frozen=True, slots=True)
class RecordPart(Deed):
    """Staff write down where a newcomer is with a part of their programme;
    ``version`` 0 when nothing stood there.
    """

    newcomer: int
    part: str
    version: int
    state: PartState
    begins: date | None
    ends: date | None
