"""The numbers of a month are made when it is over, so that they are of its end and not of the day
on which somebody asks.
"""

from datetime import datetime

import structlog

from bot.actions.reports.releasing import release
from bot.ground.programme import Programme
from storage.database import Database

log = structlog.get_logger()


def release_what_is_over(database: Database, programme: Programme, now: datetime) -> None:
    """Make the numbers of all months, quarters and years that are over and not made yet."""
    made = 0
    while some := database.write(lambda connection: release(connection, programme, now)):
        made += some
    if made:
        log.info("numbers of what is over were made", periods=made)
