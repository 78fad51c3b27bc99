"""How our messages fit into Telegram: sizes, texts in pieces, rows of buttons."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ground.errors import Refused
from bot.ground.messages import Button, Limits, Outgoing
from bot.handlers import pieces

# Sizes in UTF-16 units except the data of a button; rates as Telegram states them.
LIMITS = Limits(text=4096, label=60, data_bytes=64, per_second=30, per_chat_second=1)
# What fits under a file, in UTF-16 units.
CAPTION = 1024
_MANY_BUTTONS = 8
_SHORT = 20


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def fit(text: str, at_most: int) -> list[str]:
    """A text in pieces of so many units."""
    return pieces.fit(text, at_most, units)


def keyboard(message: Outgoing) -> InlineKeyboardMarkup | None:
    """Options one a row (two when there are many; the main one alone), the controls in a row below.

    Rows are mirrored for who reads from the right: Telegram does not do that.
    """
    # A tick must not change the layout: it would jump under the finger.
    short = all(len(button.label.removeprefix("✓ ")) <= _SHORT for button in message.buttons)
    per_row = 2 if short and len(message.buttons) > _MANY_BUTTONS else 1
    rows: list[list[Button]] = []
    for button in message.buttons:
        last = rows[-1] if rows else []
        if 0 < len(last) < per_row and not (button.main or last[0].main):
            last.append(button)
        else:
            rows.append([button])
    if message.controls:
        rows.append(list(message.controls))
    if not rows:
        return None
    if message.right_to_left:
        rows = [row[::-1] for row in rows]
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def _button(button: Button) -> InlineKeyboardButton:
    if not 1 <= len(button.data.encode()) <= LIMITS.data_bytes:
        raise Refused("button data of a wrong size")
    return InlineKeyboardButton(button.label[: LIMITS.label] or "·", callback_data=button.data)
