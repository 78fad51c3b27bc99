"""Files that lie in our database, as attachments of one channel: read once for many messages."""

import asyncio
from functools import partial

from cachetools import LRUCache

from bot.files.kinds import FileState
from bot.ground.errors import NotSent, PaperError
from bot.ground.messages import Attachment
from storage import files
from storage.database import Database

# How many are kept at hand: an announcement sends one to hundreds of people.
AT_HAND = 8


class KeptFiles:
    """``learned`` are the names that the channel gave files when it got them,
    to be written down.
    """

    def __init__(self, database: Database, channel: str) -> None:
        self._database = database
        self._channel = channel
        # Only ever used on the event loop: no lock.
        self._at_hand: LRUCache[int, Attachment] = LRUCache(AT_HAND)
        self._reading: dict[int, asyncio.Task[Attachment]] = {}
        self.learned: dict[int, str] = {}

    async def attachment(self, id_: int) -> Attachment:
        """A file to go with a message; raises NotSent while it is still being fetched,
        PaperError when it is gone.
        """
        found = self._at_hand.get(id_)
        if found is not None:
            return found
        if id_ not in self._reading:
            self._reading[id_] = asyncio.create_task(self._read(id_))
        # Many messages wait for one reading; one of them that is cut off must not end it.
        return await asyncio.shield(self._reading[id_])

    async def _read(self, id_: int) -> Attachment:
        try:
            found = await read(self._database, id_, self._channel)
            known = self.learned.get(id_, found.known)
            made = Attachment(found.name, found.mime, found.data, known, partial(self._learn, id_))
            self._at_hand[id_] = made
            return made
        finally:
            del self._reading[id_]

    def _learn(self, id_: int, known: str) -> None:
        """The channel has it under this name now, or ("") not any more."""
        self.learned[id_] = known
        had = self._at_hand.get(id_)
        if had is not None:
            self._at_hand[id_] = Attachment(had.name, had.mime, had.data, known, had.learn)


async def read(database: Database, id_: int, channel: str) -> Attachment:
    """A kept file from its row; raises NotSent, PaperError or DatabaseUnavailable."""
    look = partial(files.read, id_=id_, channel=channel)
    stored = await asyncio.get_running_loop().run_in_executor(database.thread, database.write, look)
    if stored is not None and stored.state is FileState.WANTED:
        raise NotSent("the file is not here yet")
    if stored is None or stored.data is None:
        raise PaperError("the file is gone")
    return Attachment(stored.name, stored.mime, stored.data, stored.known)
