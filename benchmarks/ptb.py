"""The peer: a ten-question sign-up with python-telegram-bot's ConversationHandler, its network answered at once."""

import asyncio
import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from telegram import Chat, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.request import BaseRequest, RequestData
from telegram.warnings import PTBUserWarning

from benchmarks import updates
from benchmarks.script import LANGUAGES, PRESSES, Script, language_of

Context = ContextTypes.DEFAULT_TYPE
_ME = {"id": 1, "is_bot": True, "first_name": "Buurmaat", "username": "buurmaat_bot", "can_join_groups": False}
_SENT = {"message_id": 1, "date": updates.DATE, "chat": {"id": 1, "type": "private"}, "text": "What is your name?"}
_CONTACT = "contact"


class Canned(BaseRequest):
    """A Telegram that answers at once and always the same."""

    _me = json.dumps({"ok": True, "result": _ME}).encode()
    _sent = json.dumps({"ok": True, "result": _SENT}).encode()

    def __init__(self) -> None:
        self.sent = 0

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_timeouts: Any, **_more: Any
    ) -> tuple[int, bytes]:
        if url.endswith("/getMe"):
            return 200, self._me
        if request_data is not None:
            _ = request_data.json_parameters  # what a real request would send
        self.sent += 1
        return 200, self._sent


class SignUp:
    """The handlers: the texts of our own intake, in three languages, buttons or words."""

    def __init__(self, script: Script) -> None:
        names = [question.name for question in script.questions[:-1]]
        self.fields = [*names, _CONTACT, script.questions[-1].name]
        self.options = {name: [option.id for option in options] for name, options in script.options.items()}
        self.options |= {self.fields[0]: [], _CONTACT: ["yes", "no"], self.fields[-1]: ["ok"]}
        self.labels = script.words | {(code, _CONTACT, id_): id_ for code in LANGUAGES for id_ in ("yes", "no")}
        self.prompts = script.prompts | {(code, _CONTACT): "May we call you? " * 2 for code in LANGUAGES}
        self._known = {
            field: {self.labels[c, field, id_].casefold(): id_ for c in LANGUAGES for id_ in self.options[field]}
            for field in self.fields
        }

    def handler(self, *, persistent: bool) -> ConversationHandler[Context]:
        warnings.filterwarnings("ignore", category=PTBUserWarning)
        states: dict[object, list[Any]] = {
            place: [
                CallbackQueryHandler(self.pressed, pattern=rf"^{field}\."),
                MessageHandler(filters.TEXT & ~filters.COMMAND, self.typed),
            ]
            for place, field in enumerate(self.fields)
        }
        start = CommandHandler("start", self.start)
        return ConversationHandler([start], states, [start], persistent=persistent, name="sign-up")

    async def start(self, update: Update, context: Context) -> int:
        user, data = update.effective_user, context.user_data
        if user is None or data is None:
            raise LookupError("only private chats here")
        data.clear()
        data["language"] = user.language_code if user.language_code in LANGUAGES else "en"
        return await self._ask(update, data, 0)

    async def pressed(self, update: Update, context: Context) -> int:
        query = update.callback_query
        field, _, answer = (query.data if query and query.data else "").partition(".")
        return await self._take(update, context, self.fields.index(field), answer)

    async def typed(self, update: Update, context: Context) -> int:
        data, message = context.user_data or {}, update.message
        place = len(data) - 1
        said = message.text if message and message.text else ""
        known = self._known[self.fields[place]]
        return await self._take(update, context, place, known.get(said.strip().casefold(), "") if known else said)

    async def _take(self, update: Update, context: Context, place: int, answer: str) -> int:
        data = context.user_data
        if data is None:
            raise LookupError("only private chats here")
        if answer:
            data[self.fields[place]] = answer
            place += 1
        return await self._ask(update, data, place)

    async def _ask(self, update: Update, data: dict[Any, Any], place: int) -> int:
        chat, language = update.effective_chat, data["language"]
        if chat is None:
            raise LookupError("only private chats here")
        if place == len(self.fields):
            await chat.send_message(f"Thank you, {data[self.fields[0]]}.")
            return ConversationHandler.END
        field = self.fields[place]
        text = self.prompts[language, field]
        if place == len(self.fields) - 1:
            text += "\n" + "\n".join(f"{name}: {self._shown(language, name, data[name])}" for name in self.fields[:-1])
        await chat.send_message(text, reply_markup=self._keyboard(language, field))
        return place

    def _shown(self, language: str, field: str, answer: str) -> str:
        return self.labels.get((language, field, answer), answer)

    def _keyboard(self, language: str, field: str) -> InlineKeyboardMarkup | None:
        rows = [
            [InlineKeyboardButton(self.labels[language, field, id_], callback_data=f"{field}.{id_}")]
            for id_ in self.options[field]
        ]
        return InlineKeyboardMarkup(rows) if rows else None

    def says(self, person: int, random: Random) -> Iterator[tuple[str, str]]:
        """What a person says, one time after the other: (field, button) or ("", words)."""
        language = language_of(person)
        while True:
            yield "", "/start"
            yield "", updates.name_of(person)
            for field in self.fields[1:]:
                answer = random.choice(self.options[field])
                press = random.random() < PRESSES
                yield (field, f"{field}.{answer}") if press else ("", self.labels[language, field, answer])


class Peer:
    """An application with people half-way through; with a file, it writes down every update before the next."""

    def __init__(self, script: Script, people: int, file: Path | None = None) -> None:
        self._sign_up = SignUp(script)
        self._random = Random(people)
        self._says = [self._sign_up.says(person, self._random) for person in range(people)]
        self._update = 0
        self._flush = file is not None
        self._request = Canned()
        builder = Application.builder().token("1:x").request(self._request).get_updates_request(Canned())
        builder = builder.updater(None)  # type: ignore[assignment]  # narrows the type of the builder
        if file is not None:
            builder = builder.persistence(PicklePersistence(file))  # type: ignore[assignment]  # as above
        self._application: Any = builder.build()
        self._application.add_handler(self._sign_up.handler(persistent=self._flush))
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._application.initialize())
        everybody = list(range(people))
        self._loop.run_until_complete(self._take([self._next(person) for person in everybody], flush=False))
        warm = [self._next(self._random.choice(everybody)) for _ in range(people * 4)]
        self._loop.run_until_complete(self._take(warm, flush=False))

    def run(self, count: int) -> float:
        """Updates per second, each with its answer."""
        raw = [self._next(self._random.randrange(len(self._says))) for _ in range(count)]
        before = self._request.sent
        started = perf_counter()
        self._loop.run_until_complete(self._take(raw, flush=self._flush))
        seconds = perf_counter() - started
        if self._request.sent - before != count:
            raise RuntimeError(f"{self._request.sent - before} answers to {count} updates")
        return count / seconds

    async def _take(self, raw: list[bytes], *, flush: bool) -> None:
        application = self._application
        for update in raw:
            await application.process_update(Update.de_json(json.loads(update), application.bot))
            if flush:
                await application.update_persistence()

    def _next(self, person: int) -> bytes:
        self._update += 1
        language, sign_up = language_of(person), self._sign_up
        field, text = next(self._says[person])
        if not field:
            return updates.written(self._update, person, language, text)
        labels = [(f"{field}.{id_}", sign_up.labels[language, field, id_]) for id_ in sign_up.options[field]]
        return updates.pressed(self._update, person, language, text, sign_up.prompts[language, field], labels)

    def close(self) -> None:
        self._loop.run_until_complete(self._application.shutdown())
        self._loop.close()
