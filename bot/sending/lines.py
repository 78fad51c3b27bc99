"""One line per channel: reach the service, with patience, then listen and send until it is cut."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import structlog

from bot.ground.errors import SendError, why
from bot.ground.messages import Channel, Description
from bot.sending.delivery import Delivery
from bot.sending.patience import again_and_again

log = structlog.get_logger()


class Line:
    """A channel, what sends on it, and ``listen``, which takes in until it is cancelled.

    ``well`` says whether people are heard now.
    """

    def __init__(
        self,
        channel: Channel,
        delivery: Delivery,
        listen: Callable[[], Awaitable[None]],
        well: Callable[[], bool],
        descriptions: Mapping[str, Description],
    ) -> None:
        self.channel = channel
        self.delivery = delivery
        self.well = well
        self._listen = listen
        self._descriptions = descriptions

    @property
    def name(self) -> str:
        return self.channel.name

    async def run(self) -> None:
        """Open the channel, then talk until cancelled."""
        await patiently(self.channel.open, self.name)
        log.info("connected", channel=self.name)
        # Beside the talking, never before it: the bot works without its command menu too.
        describing = asyncio.create_task(self._describe())
        delivery = asyncio.create_task(self.delivery.run())
        listening = asyncio.create_task(_awaited(self._listen))
        tasks = (listening, delivery, describing)
        try:
            done, _pending = await asyncio.wait([delivery, listening], return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _describe(self) -> None:
        """Say what we are; good to have, so after some tries we go on without it."""
        for pause in (1, 5, 30, 0):
            try:
                await self.channel.describe(self._descriptions)
            except SendError as error:
                log.warning("not described", channel=self.name, reason=why(error), again_in=pause)
                await asyncio.sleep(pause)
            else:
                return

    async def stop(self) -> None:
        """After ``run`` was cancelled: write down what was sent, and hang up."""
        await self.delivery.stop()
        await self.channel.close()


async def _awaited(work: Callable[[], Awaitable[None]]) -> None:
    await work()


async def patiently(work: Callable[[], Awaitable[None]], name: str) -> None:
    """Do it, again and again while the service is away."""
    await again_and_again(work, SendError, "service not reached", 1.0, 30.0, channel=name)
