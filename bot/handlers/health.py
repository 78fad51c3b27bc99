"""How we are, looked at now and then and not at every call: a caller costs nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

# So long (seconds) what was seen holds, and so long a look may take.
HOLDS, PATIENCE = 5.0, 10.0
State = dict[str, str]


class Health:
    """The database by ``look``, which raises nothing and says "ok" or what is wrong; at most once
    in a while, by one look for all who ask meanwhile.
    """

    def __init__(self, look: Callable[[], Awaitable[str]], seconds: Callable[[], float] = monotonic) -> None:
        self._look = look
        self._seconds = seconds
        self._seen = ""
        self._until = float("-inf")
        self._looking: asyncio.Task[None] | None = None

    async def database(self) -> str:
        if self._seconds() >= self._until:
            if self._looking is None or self._looking.done():
                self._looking = asyncio.create_task(self._see())
            # Who goes away meanwhile does not take the look from the others.
            await asyncio.shield(self._looking)
        return self._seen

    async def _see(self) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                self._seen = await self._look()
        except TimeoutError:
            self._seen = "away: no answer"
        self._until = self._seconds() + HOLDS
