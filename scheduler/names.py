"""Names that were kept before they were read as they are today: what is no name of them goes."""

from datetime import datetime

import structlog

from bot.ground.names import NO_NAME, mended
from bot.ground.programme import Programme
from storage import journal, people
from storage.database import Connection, Database

log = structlog.get_logger()

# So many people at once: others wait for as long as it takes to read their names.
AT_ONCE = 200


class MendNames:
    """Goes through everybody, some at a time, and then begins again."""

    def __init__(self, database: Database, programme: Programme) -> None:
        self._database = database
        self._ours = programme.own_names
        self._after = 0

    def __call__(self, now: datetime) -> bool:
        """Says whether there are more."""
        first = self._after == 0
        mended_, self._after = self._database.write(lambda connection: self._some(connection, int(now.timestamp())))
        if first:
            mended_ += self._database.write(lambda connection: self._teams(connection, int(now.timestamp())))
        if mended_:
            log.info("names mended", names=mended_)
        return self._after > 0

    def _some(self, connection: Connection, now: int) -> tuple[int, int]:
        """How many were mended, and behind whom to go on; 0 behind the last."""
        found = people.every_name(connection, self._after, AT_ONCE)
        entries = []
        for id_, name, called in found:
            better = mended(name, self._ours), mended(called, self._ours).replace(NO_NAME, "")
            if better != (name, called):
                people.rename(connection, id_, *better)
                entries.append(journal.Entry(now, "names", "name mended", f"person:{id_}", "read anew", id_))
        journal.write(connection, entries)
        return len(entries), found[-1][0] if len(found) == AT_ONCE else 0

    def _teams(self, connection: Connection, now: int) -> int:
        entries = []
        for id_, name in people.team_names(connection):
            better = mended(name, self._ours)
            if better != name:
                people.rename_team(connection, id_, better)
                entries.append(journal.Entry(now, "names", "name mended", f"team:{id_}", "read anew"))
        journal.write(connection, entries)
        return len(entries)
