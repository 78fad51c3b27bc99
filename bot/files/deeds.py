"""What people do with files, as data."""

from dataclasses import dataclass

from bot.files.kinds import Sent
from bot.ground.deed import Deed


@dataclass(frozen=True, slots=True)
class FetchFile(Deed):
    """Somebody sent a file that was asked for: keep it,
    and go on with the flow ``then`` when it is here.

    ``again`` is the flow that asks for it once more when it can't be had.
    """

    sent: Sent
    then: str
    again: str
