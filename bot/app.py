"""The composition root: the only place that knows every part."""

import asyncio
import signal
import socket
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import structlog
import uvicorn

from bot.actions.tables import TABLES
from bot.flows.anywhere import COMMAND_MENU, DESCRIPTION
from bot.flows.every import BY_NAME
from bot.ground import programme as programmes
from bot.ground.errors import BuurmaatError, DatabaseUnavailable, SettingsError, place, why
from bot.ground.messages import Channel, Description, Incoming
from bot.ground.programme import Programme
from bot.handlers import connections
from bot.handlers.door import Room, front
from bot.handlers.files import Files
from bot.handlers.health import Health
from bot.handlers.story import Inside, Story, StoryClock
from bot.handlers.telegram import channel as telegram
from bot.handlers.telegram.channel import TelegramChannel
from bot.handlers.telegram.updates import read
from bot.handlers.web import HealthPage, TelegramHook
from bot.handlers.whatsapp import templates as whatsapp_templates
from bot.handlers.whatsapp.channel import WhatsAppChannel
from bot.handlers.whatsapp.forms import Ours, Receipt
from bot.handlers.whatsapp.hook import Hook
from bot.handlers.whatsapp.http import Account
from bot.language.speech import Speech
from bot.language.templates import Templates
from bot.sending.delivery import Delivery
from bot.sending.fetching import Fetching
from bot.sending.lines import Line, patiently
from bot.sending.pace import Pace
from bot.sending.receipts import Receipts
from bot.sending.windows import Windows
from bot.settings import Settings, cannot_listen, need_channel, need_token
from bot.turns.batch import FETCHING, Setting
from bot.turns.conversations import Conversations
from bot.turns.gather import Turns
from scheduler.clock import Clock
from scheduler.jobs import jobs
from scheduler.reminders import fire_due, fire_some
from storage import journal, migrate, outbox, timeline, timers
from storage.database import Database

log = structlog.get_logger()

# A poll that is older than this means that we no longer hear Telegram.
POLL_IS_LATE = timedelta(seconds=90)
# With less room (bytes) beside the database somebody should come and look.
ROOM = 200_000_000
# So often (seconds) we ask what Meta decided about our templates.
TEMPLATES_EVERY = 3600


def now() -> datetime:
    return datetime.now(UTC)


def offered_speech(programme: Programme, *, demo: bool = False) -> Speech:
    """The programme's languages; raises SettingsError for one that nobody has reviewed or
    allowed.
    """
    speech = Speech(programme.languages)
    unreviewed = [code for code in speech.offered if not speech.languages[code].reviewed]
    if unreviewed and not (demo or programme.profile.languages.offer_unreviewed):
        raise SettingsError(
            f"No native reader has reviewed {', '.join(unreviewed)}. Take them from [languages] offered, "
            "or write offer_unreviewed = true in the programme."
        )
    return speech


def twilio_account(settings: Settings) -> Account:
    """Our account at Twilio, with the settings as they are."""
    return Account(
        settings.twilio_account_sid,
        settings.twilio_auth_token.get_secret_value(),
        settings.twilio_api_url,
        settings.twilio_messaging_service_sid,
    )


class App:
    """The running bot: channels, turns, delivery, clock and web server around one database."""

    def __init__(self, settings: Settings) -> None:
        need_channel(settings)
        self.settings = settings
        self.programme = programmes.load(settings.buurmaat_programme)
        # Else the calendar is imported within the first turn that asks for it, and everybody waits.
        self.programme.office.works_on(now().date())
        self.speech = offered_speech(self.programme)
        self.database = Database(settings.buurmaat_database_url.get_secret_value())
        story = settings.buurmaat_story_secret.get_secret_value()
        self.now: Callable[[], datetime] = StoryClock() if story else now
        self.lines: dict[str, Line] = {}
        self.telegram = self._add_telegram() if settings.has_telegram else None
        self.whatsapp = self._add_whatsapp() if settings.has_whatsapp else None
        links = {name: line.channel.link for name, line in self.lines.items()}
        setting = Setting(self.programme, self.speech, links, BY_NAME, secret=settings.chat_secret)
        conversations = Conversations(self.database, setting, TABLES)
        fetches = {name: line.channel.fetch for name, line in self.lines.items()}
        self.fetching = Fetching(
            self.database,
            fetches,
            self.now,
            partial(self._go_on, conversations),
            country=self.programme.profile.country,
        )
        self.turns = Turns(self.database, conversations, self.now, self.wake)
        self._database_health = Health(self._look_at_database)
        self.receipts = Receipts(self.database, self.now, partial(self.wake_soon, tuple(self.lines)))
        self.clock = Clock(jobs(self.database, self.programme, conversations, self.wake_soon), self.database, self.now)
        self.story = self._story(story, conversations) if story else None
        self._heard: datetime | None = None
        self._spinners: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()

    def _add_telegram(self) -> TelegramChannel:
        channel = TelegramChannel(need_token(self.settings), self.settings.telegram_api_url)
        self._add(channel, self._listen_to_telegram, lambda: self._hears_telegram(channel))
        return channel

    def _add_whatsapp(self) -> WhatsAppChannel:
        settings, self.templates = self.settings, Templates()
        self.account = twilio_account(settings)
        self.files = Files(settings.twilio_auth_token.get_secret_value(), settings.public_url, self.database)
        channel = WhatsAppChannel(
            self.account, settings.twilio_whatsapp_from, settings.public_url, self.database, self.speech.say, self.files
        )
        day = channel.window or timedelta(days=1)
        sorter = Windows(channel.name, day, self.templates, self.programme.languages)
        self._add(channel, self._keep_templates, lambda: channel.connected, sorter)
        return channel

    def _add(
        self, channel: Channel, listen: Callable[[], Any], well: Callable[[], bool], sorter: Windows | None = None
    ) -> None:
        delivery = Delivery(
            self.database, channel, self.speech, self.now, self._pace(channel), sorter, elsewhere=self.wake_all
        )
        self.lines[channel.name] = Line(channel, delivery, listen, well, self._descriptions())

    def _pace(self, channel: Channel) -> Pace:
        """A service's pace, by the clock on the wall; in a story by its clock,
        so that a year of it can be hurried.
        """
        rates = (channel.limits.per_second, channel.limits.per_chat_second)
        return Pace(*rates, self.now.seconds, self.now.sleep) if isinstance(self.now, StoryClock) else Pace(*rates)

    def wake(self, channels: Collection[str]) -> None:
        """These have something to send."""
        for name in channels:
            if name in self.lines:
                self.lines[name].delivery.wake()
        if FETCHING in channels:
            self.fetching.wake()

    def _go_on(self, conversations: Conversations) -> None:
        """A file is here: its person goes on now, or, when that fails,
        at the next beat of the clock.
        """
        self.database.thread.submit(fire_some, conversations, self.wake_soon, self.now()).add_done_callback(_went)

    def wake_all(self) -> None:
        self.wake(self.lines)

    def wake_soon(self, channels: Collection[str]) -> None:
        """The same, called from another thread."""
        for name in channels:
            if name in self.lines:
                self.lines[name].delivery.wake_soon()

    def _story(self, secret: str, conversations: Conversations) -> Story:
        """The playground's door; see `bot.handlers.story`."""
        database, clock, names = self.database, self.now, tuple(self.lines)
        if not isinstance(clock, StoryClock):
            raise TypeError("a story needs its own clock")

        def seconds() -> int:
            return int(self.now().timestamp())

        def fire() -> None:
            fire_due(conversations, self.wake_soon, self.now())
            # What waited for its hour is not looked for by a clock that was moved.
            self.wake_soon(names)

        inside = Inside(
            planned=lambda: database.write(lambda c: timers.planned(c, 50)),
            next_due=lambda: database.write(lambda c: outbox.next_moment(c, names, seconds(), timers.next_due(c))),
            fire=fire,
            drained=lambda: database.write(lambda c: outbox.is_drained(c, names, seconds())),
            why=lambda key: database.write(lambda c: journal.of_address(c, key, 200)),
            happened=lambda keys, since, until: database.write(lambda c: timeline.read(c, keys, since, until)),
        )
        return Story(secret, clock, inside, database.thread, self.programme.profile.zone)

    async def run(self) -> None:
        """Run until SIGTERM or SIGINT. Raises when another process has the database,
        or nothing can start.
        """
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(_unheard)
        for sign in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(sign, self._stopping.set)
        await loop.run_in_executor(self.database.thread, self._prepare)
        server = self._server()
        tasks = [
            asyncio.create_task(self._serve(server)),
            *(asyncio.create_task(line.run()) for line in self.lines.values()),
            asyncio.create_task(self.fetching.run()),
        ]
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

    def _descriptions(self) -> dict[str, Description]:
        described = {
            code: Description(
                self.speech.say(DESCRIPTION, code),
                tuple((command.value, self.speech.say(text, code)) for command, text in COMMAND_MENU),
            )
            for code in self.speech.offered
        }
        return {"": described[self.programme.languages[0]]} | described

    async def _listen_to_telegram(self) -> None:
        channel = self.telegram
        if channel is None:
            return
        if self.settings.telegram_mode == "webhook":
            url = f"{self.settings.public_url.rstrip('/')}/telegram"
            secret = self.settings.telegram_webhook_secret.get_secret_value()
            await patiently(lambda: channel.listen_at(url, secret), channel.name)
            await asyncio.Event().wait()
        await telegram.receive_by_polling(channel, self.take, self._hear)

    async def _keep_templates(self) -> None:
        """Twilio calls us; meanwhile we ask now and then what was decided about our templates."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                await loop.run_in_executor(None, self._sync_templates)
            except BuurmaatError as error:
                log.warning("templates not looked at", reason=why(error))
            await asyncio.sleep(TEMPLATES_EVERY)

    def _sync_templates(self) -> None:
        found = list(whatsapp_templates.sync(self.account, self.templates, self.database, self.now()))
        missing = [f"{each.template.name}/{each.language}" for each in found if each.state != "approved"]
        if missing:
            log.warning("templates not approved", missing=", ".join(missing))

    def _hear(self) -> None:
        self._heard = now()

    async def take(self, updates: Sequence[dict[str, Any]]) -> None:
        """Updates in, committed when this returns;
        then the spinners of pressed buttons are stopped.
        """
        incoming = [message for update in updates if (message := self._read(update)) is not None]
        if not incoming:
            return
        await self.turns.receive(*incoming)
        for message in incoming:
            if message.press and self.telegram is not None:
                task = asyncio.create_task(self.telegram.acknowledge(message))
                self._spinners.add(task)
                task.add_done_callback(self._spinners.discard)

    async def take_one(self, message: Incoming) -> None:
        """One message of WhatsApp, committed when this returns."""
        await self.turns.receive(message)

    async def settle(self, receipt: Receipt) -> None:
        """News of a message that was sent, committed when this returns."""
        work = partial(
            self.receipts.take,
            receipt.outbox_id,
            receipt.attempt,
            receipt.state,
            receipt.error,
            knock=receipt.knock,
        )
        await asyncio.get_running_loop().run_in_executor(self.database.thread, work)

    def _read(self, update: dict[str, Any]) -> Any:
        try:
            return read(update)
        except ValueError as error:
            # The others of the batch must not wait for it, and it will never read.
            log.error("update not understood", error=type(error).__name__, where=place(error))
            return None

    async def _look_at_database(self) -> str:
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self.database.thread, self.database.ping)
            room = self.database.room()
        except DatabaseUnavailable as error:
            return f"away: {why(error)}"
        return "ok" if room is None or room >= ROOM else "the disk is almost full"

    async def health(self) -> dict[str, str]:
        """Whether database, channels and clock are well: "ok" or what is wrong, in closed words."""
        # What the last batch met is known without asking.
        database = f"away: {self.turns.trouble}" if self.turns.trouble else await self._database_health.database()
        state = {name: "ok" if line.well() else "not connected" for name, line in self.lines.items()}
        return {"database": database, **state, "clock": "ok" if self.clock.is_well() else "stands still"}

    def _hears_telegram(self, channel: TelegramChannel) -> bool:
        if self.settings.telegram_mode == "webhook":
            return bool(channel.username)
        return self._heard is not None and now() - self._heard <= POLL_IS_LATE

    def _server(self) -> uvicorn.Server:
        settings = self.settings
        self.door = front(self._rooms())
        config = uvicorn.Config(
            self.door,
            settings.host,
            settings.port,
            http=connections.Connection.of_one_server(),
            ws="none",
            backlog=connections.AT_ONCE,
            h11_max_incomplete_event_size=connections.LONGEST_HEAD,
            # Nobody is believed whom the settings do not name.
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=settings.proxies,
            server_header=False,
            log_config=None,
            access_log=False,
            lifespan="off",
        )
        return _Server(config)

    def _rooms(self) -> Iterator[Room]:
        """What is behind the front door."""
        settings = self.settings
        yield HealthPage(self.health, settings.health_token.get_secret_value())
        if self.telegram is not None and settings.telegram_mode == "webhook":
            yield TelegramHook(settings.telegram_webhook_secret.get_secret_value(), self.take)
        if self.whatsapp is not None:
            ours = Ours(settings.twilio_account_sid, settings.twilio_whatsapp_from)
            token = settings.twilio_auth_token.get_secret_value()
            yield Hook(token, settings.public_url, ours, self.take_one, self.settle, self.now)
            yield self.files
        if self.story is not None:
            yield self.story

    async def _serve(self, server: uvicorn.Server) -> None:
        try:
            await server.serve()
        except SystemExit as error:
            raise SettingsError(cannot_listen(self.settings, error.__context__)) from error

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
        for line in self.lines.values():
            await line.stop()
        self.door.close()
        self.database.close()
        log.info("stopped")


def _unheard(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What nobody waited for went wrong. asyncio would print what the error says."""
    error = context.get("exception")
    kind, where = ("", "") if error is None else (type(error).__name__, place(error))
    log.error("nobody waited for it", message=context.get("message", ""), error=kind, where=where)


def _went(done: Future[bool]) -> None:
    """Nobody waits for what was done in between; that it went wrong is said all the same."""
    if not done.cancelled() and (error := done.exception()) is not None:
        log.warning("what was due is done at the next beat", error=type(error).__name__)


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        connections.let_queue(each for server in self.servers for each in server.sockets)

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Signals are ours: the server must stop before the database closes, not at once."""
        yield
