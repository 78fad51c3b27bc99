"""The composition root: the only place that knows every part."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
import uvicorn

from bot import programme as programmes
from bot.conversation import Conversations
from bot.delivery import Delivery
from bot.errors import BuurmaatError, DatabaseUnavailable, SendError, SettingsError, SlowDown
from bot.flows.menu import COMMAND_MENU, DESCRIPTION
from bot.handlers import telegram, web
from bot.handlers.story import Inside, Story, StoryClock
from bot.handlers.telegram import TelegramChannel
from bot.i18n import Speech
from bot.messages import Description
from bot.outcomes import Outcomes
from bot.programme import Programme
from bot.settings import Settings, need_token
from bot.turns import Turns
from scheduler.clock import Clock
from scheduler.jobs import jobs
from scheduler.reminders import fire_due
from storage import journal, migrate, outbox, timers
from storage.database import Database

log = structlog.get_logger()

# A poll that is older than this means that we no longer hear Telegram.
POLL_IS_LATE = timedelta(seconds=90)


def now() -> datetime:
    return datetime.now(UTC)


def offered_speech(programme: Programme, *, demo: bool = False) -> Speech:
    """The programme's languages; raises SettingsError for one that nobody has reviewed or allowed."""
    speech = Speech(programme.languages)
    unreviewed = [code for code in speech.offered if not speech.languages[code].reviewed]
    if unreviewed and not (demo or programme.profile.languages.offer_unreviewed):
        raise SettingsError(
            f"No native reader has reviewed {', '.join(unreviewed)}. Take them from [languages] offered, "
            "or write offer_unreviewed = true in the programme."
        )
    return speech


class App:
    """The running bot: channel, turns, delivery, clock and web server around one database."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.programme = programmes.load(settings.buurmaat_programme)
        self.speech = offered_speech(self.programme)
        self.database = Database(settings.buurmaat_database_url.get_secret_value())
        self.channel = TelegramChannel(need_token(settings), settings.telegram_api_url)
        outcomes = Outcomes(self.speech, {telegram.NAME: self.channel.link})
        conversations = Conversations(self.database, self.programme, self.speech, outcomes)
        story = settings.buurmaat_story_secret.get_secret_value()
        self.now: Callable[[], datetime] = StoryClock() if story else now
        self.delivery = Delivery(self.database, self.channel, self.speech, self.now)
        self.turns = Turns(self.database, conversations, self.now, self.delivery.wake)
        self.clock = Clock(
            jobs(self.database, self.programme, conversations, self.delivery.wake_soon), self.database, self.now
        )
        self.story = self._story(story, conversations) if story else None
        self._heard: datetime | None = None
        self._spinners: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()

    def _story(self, secret: str, conversations: Conversations) -> Story:
        """The playground's door; see `bot.handlers.story`."""
        database, channel = self.database, self.channel.name
        clock = self.now
        if not isinstance(clock, StoryClock):
            raise TypeError("a story needs its own clock")

        def seconds() -> int:
            return int(self.now().timestamp())

        inside = Inside(
            planned=lambda: database.write(lambda c: timers.planned(c, 50)),
            next_due=lambda: database.write(lambda c: outbox.next_moment(c, channel, seconds(), timers.next_due(c))),
            fire=lambda: fire_due(conversations, self.delivery.wake_soon, self.now()),
            drained=lambda: database.write(lambda c: outbox.is_drained(c, channel, seconds())),
            why=lambda address: database.write(lambda c: journal.of_address(c, f"{channel}:{address}", 200)),
        )
        return Story(secret, clock, inside, database.thread, self.programme.profile.zone)

    async def run(self) -> None:
        """Run until SIGTERM or SIGINT. Raises when another process has the database, or nothing can start."""
        loop = asyncio.get_running_loop()
        for sign in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(sign, self._stopping.set)
        await loop.run_in_executor(self.database.thread, self._prepare)
        server = self._server()
        tasks = [asyncio.create_task(self._serve(server)), asyncio.create_task(self._talk())]
        self.clock.start()
        stopping = asyncio.create_task(self._stopping.wait())
        done, _pending = await asyncio.wait([*tasks, stopping], return_when=asyncio.FIRST_COMPLETED)
        await self._close(server, [*tasks, stopping])
        for task in done:
            task.result()

    def _prepare(self) -> None:
        self.database.hold()
        migrate.upgrade(self.database)
        self.database.note_holder(int(now().timestamp()))

    async def _talk(self) -> None:
        """Reach the service, with patience, then listen and send."""
        await self._patiently(self.channel.open)
        log.info("connected", channel=self.channel.name, bot=self.channel.username)
        # Beside the talking, never before it: the bot works without its command menu too.
        describing = asyncio.create_task(self._a_few_times(self._describe))
        delivery = asyncio.create_task(self.delivery.run())
        listening = asyncio.create_task(self._listen())
        try:
            done, _pending = await asyncio.wait([delivery, listening], return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in (listening, delivery, describing):
                task.cancel()
            await asyncio.gather(listening, delivery, describing, return_exceptions=True)

    async def _patiently(self, work: Any) -> None:
        pause = 1.0
        while True:
            try:
                await work()
            except SendError as error:
                wait = max(pause, error.seconds) if isinstance(error, SlowDown) else pause
                log.warning("Telegram not reached", reason=str(error), again_in=wait)
                await asyncio.sleep(wait)
                pause = min(pause * 2, 30.0)
            else:
                return

    async def _a_few_times(self, work: Callable[[], Awaitable[None]]) -> None:
        """Try what is good to have; after some tries go on without it."""
        for pause in (1, 5, 30, 0):
            try:
                await work()
            except SendError as error:
                log.warning("not done at Telegram", what=work.__name__.strip("_"), reason=str(error), again_in=pause)
                await asyncio.sleep(pause)
            else:
                return

    async def _describe(self) -> None:
        described = {
            code: Description(
                self.speech.say(DESCRIPTION, code),
                tuple((command.value, self.speech.say(text, code)) for command, text in COMMAND_MENU),
            )
            for code in self.speech.offered
        }
        await self.channel.describe({"": described[self.programme.languages[0]]} | described)

    async def _listen(self) -> None:
        if self.settings.telegram_mode == "webhook":
            url = f"{self.settings.public_url.rstrip('/')}/telegram"
            secret = self.settings.telegram_webhook_secret.get_secret_value()
            await self._patiently(lambda: self.channel.listen_at(url, secret))
            await asyncio.Event().wait()
        await telegram.receive_by_polling(self.channel, self.take, self._hear)

    def _hear(self) -> None:
        self._heard = now()

    async def take(self, updates: Sequence[dict[str, Any]]) -> None:
        """Updates in, committed when this returns; then the spinners of pressed buttons are stopped."""
        incoming = [message for update in updates if (message := self._read(update)) is not None]
        if not incoming:
            return
        await self.turns.receive(*incoming)
        for message in incoming:
            if message.press:
                task = asyncio.create_task(self.channel.acknowledge(message))
                self._spinners.add(task)
                task.add_done_callback(self._spinners.discard)

    def _read(self, update: dict[str, Any]) -> Any:
        try:
            return telegram.read(update)
        except ValueError as error:
            # The others of the batch must not wait for it, and it will never read.
            log.error("update not understood", reason=str(error))
            return None

    async def health(self) -> dict[str, str]:
        """Whether database, channel and clock are well: "ok" or what is wrong."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(10):
                await loop.run_in_executor(self.database.thread, self.database.ping)
            database = f"away: {self.turns.trouble}" if self.turns.trouble else "ok"
        except (DatabaseUnavailable, TimeoutError) as error:
            database = f"away: {error}"
        if self.settings.telegram_mode == "webhook":
            channel = "ok" if self.channel.username else "not connected"
        else:
            late = self._heard is None or now() - self._heard > POLL_IS_LATE
            channel = "not connected" if late else "ok"
        return {"database": database, "telegram": channel, "clock": "ok" if self.clock.is_well() else "stands still"}

    def _server(self) -> uvicorn.Server:
        hook = self.take if self.settings.telegram_mode == "webhook" else None
        app = web.server(self.health, hook, self.settings.telegram_webhook_secret.get_secret_value())
        if self.story is not None:
            app.routes.extend(self.story.routes())
        config = uvicorn.Config(
            app, self.settings.host, self.settings.port, log_config=None, access_log=False, lifespan="off"
        )
        return _Server(config)

    async def _serve(self, server: uvicorn.Server) -> None:
        try:
            await server.serve()
        except SystemExit as error:
            raise SettingsError(
                f"PORT {self.settings.port} on {self.settings.host} can't be used, perhaps something else listens there. "
                "Write another PORT."
            ) from error

    async def _close(self, server: uvicorn.Server, tasks: list[asyncio.Task[Any]]) -> None:
        """Take nothing new, finish what was taken, write down what was sent."""
        server.should_exit = True
        for task in tasks[1:]:
            task.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(10):
                await asyncio.gather(*tasks, return_exceptions=True)
        self.clock.stop()
        with suppress(BuurmaatError):
            await self.turns.drain()
        await self.delivery.stop()
        await self.channel.close()
        self.database.close()
        log.info("stopped")


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Signals are ours: the server must stop before the database closes, not at once."""
        yield
