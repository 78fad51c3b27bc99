"""The peer's conversation: a ten-question sign-up for python-telegram-bot's ConversationHandler."""

import warnings
from collections.abc import Iterator
from random import Random
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)
from telegram.warnings import PTBUserWarning

from benchmarks import updates
from benchmarks.script import LANGUAGES, PRESSES, Script, language_of

Context = ContextTypes.DEFAULT_TYPE
_CONTACT = "contact"


class SignUp:
    """The handlers: the texts of our own intake, in three languages, buttons or words."""

    def __init__(self, script: Script) -> None:
        names = [question.name for question in script.questions[:-1]]
        self.fields = [*names, _CONTACT, script.questions[-1].name]
        self.options = {name: [option.id for option in options] for name, options in script.options.items()}
        self.options |= {self.fields[0]: [], _CONTACT: ["yes", "no"], self.fields[-1]: ["ok"]}
        self.labels = script.words | {(code, _CONTACT, id_): id_ for code in LANGUAGES for id_ in ("yes", "no")}
        self.prompts = script.prompts | {(code, _CONTACT): "May we call you? " * 2 for code in LANGUAGES}
        self.missed = 0
        self._known = {
            field: {self.labels[c, field, id_].casefold(): id_ for c in LANGUAGES for id_ in self.options[field]}
            for field in self.fields
        }

    def handler(self, *, persistent: bool) -> ConversationHandler[Context]:
        states: dict[object, Any] = {
            place: [
                CallbackQueryHandler(self.pressed, pattern=rf"^{field}\."),
                MessageHandler(filters.TEXT & ~filters.COMMAND, self.typed),
            ]
            for place, field in enumerate(self.fields)
        }
        start: Any = CommandHandler("start", self.start)
        with warnings.catch_warnings():
            # It warns that presses are tracked per chat and not per message, which is what we want.
            warnings.simplefilter("ignore", PTBUserWarning)
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
        else:
            self.missed += 1
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
