"""A lane beside the loop, where the sources of requests take turns."""

import asyncio
import heapq
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import TypeVar

T = TypeVar("T")
# How long the work is, which came first, who waits for it, and whether they are gone.
Turn = tuple[int, int, asyncio.Future[None], Callable[[], bool]]


class Lane:
    """So many threads, and who waits for one: the sources by turns, so whoever sends much waits for
    itself alone; of each the shortest first, for what people write is shorter than a flood is.
    """

    def __init__(self, threads: int, name: str) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._free = threads
        # Whose turn is next comes first.
        self._waiting: dict[str, list[Turn]] = {}
        self._came = count()

    def close(self) -> None:
        """Let go of the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def waiting(self, source: str) -> int:
        """How many of a source wait for their turn."""
        return len(self._waiting.get(source, ()))

    async def run(self, source: str, length: int, work: Callable[[], T], is_gone: Callable[[], bool]) -> T:
        """Do it when it is this source's turn; raises ConnectionAbortedError when by then nobody
        waits for it any longer.
        """
        await self._turn(source, length, is_gone)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._go_on()

    async def _turn(self, source: str, length: int, is_gone: Callable[[], bool]) -> None:
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting.setdefault(source, []), (length, next(self._came), turn, is_gone))
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                # It was given its turn in the same moment.
                self._go_on()
            raise

    def _go_on(self) -> None:
        """A thread is free: whoever is still there may have it."""
        while self._waiting:
            source = next(iter(self._waiting))
            queue = self._waiting.pop(source)
            _length, _came, turn, is_gone = heapq.heappop(queue)
            if queue:
                self._waiting[source] = queue
            if turn.done():
                continue
            if not is_gone():
                turn.set_result(None)
                return
            turn.set_exception(ConnectionAbortedError())
        self._free += 1
