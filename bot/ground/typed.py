"""Words that work anywhere, and how typed words are compared: pure, the words are handed in."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum

from bot.ground.visible import one_line as visible_line
from bot.ground.visible import visible

# So many letters are read of one message, and kept of it. Telegram sends no longer one, WhatsApp
# no half of that.
READ = 4096
# So many letters are compared with what we know: no label and no word of ours is as long, and
# whoever searches says it in fewer. A letter may become eighteen when it is normalised, so it is
# counted before and after.
COMPARED = 200
# Behind what was compared only in part; no word of ours has it, so it is none of them.
CUT = "…"
# Invisible marks that steer direction or joining; apps add them, people never mean them.
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f]")
_NOT_A_WORD = re.compile(r"[^\w/+-]+")
_NUMBERS = re.compile(r"\d+")
# Nine digits with what people (and apps) put between them, or eight together, where the first is a
# zero; not the last part of a mobile number.
_BETWEEN = r"[\s.\-/_\u00ad\u061c\u200b-\u200f\u2010-\u2015\u2060-\u2069\u2212\ufeff]{0,3}"
_NO_MOBILE = r"(?<!06[\s.-])(?<!\+31[\s.-])(?<!\+31[\s.-]6[\s.-])(?<!0031[\s.-])(?<!0031[\s.-]6[\s.-])"
_LONG_NUMBER = re.compile(rf"(?<![\d+]){_NO_MOBILE}(?:\d(?:{_BETWEEN}\d){{8}}|\d{{8}})(?!\d)")
# NUL and halves of characters: no database takes them.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
# So many decimal digits every database holds.
_DIGITS = 18
_DIGIT = re.compile(r"\d")
_QUESTION_MARKS = "?؟፧"
_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
MASK = "*********"


class Command(StrEnum):
    MENU = "menu"
    BACK = "back"
    CHANGE = "change"
    STOP = "stop"
    HELP = "help"
    LANGUAGE = "language"
    PERSON = "person"
    BOT = "bot"
    MY_DATA = "mydata"
    DELETE = "deleteme"
    START = "start"


def normalise(text: str) -> str:
    """Text as it is compared: NFKC, case folded, without invisible marks and punctuation.

    Its beginning only, and then it ends with a mark, where it is longer than anything of ours.
    """
    seen = INVISIBLE.sub("", text[:READ]).strip()
    words = folded(seen[:COMPARED])
    return words if max(len(seen), len(words)) <= COMPARED else words[:COMPARED] + CUT


def folded(text: str) -> str:
    """Text of any length as it is compared: costs more than `normalise` for hostile ones."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if not folded.isascii():
        # Keyboards give several forms of one letter, and several digits; people mix them freely.
        folded = _DIGIT.sub(lambda found: str(int(found[0])), folded.translate(_LETTERS))
    folded = folded.replace("_", " ")
    return _NOT_A_WORD.sub(" ", folded).strip()


def _rows(*pairs: str) -> dict[str, str]:
    """Each pair names two rows of the Ethiopic script that sound alike;
    the first becomes the second.
    """
    return {chr(ord(pair[0]) + form): chr(ord(pair[1]) + form) for pair in pairs for form in range(7)}


_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ة": "ه", "ـ": None}
    | {chr(mark): None for mark in (*range(0x064B, 0x0653), 0x0670)}
    | _rows("ሠሰ", "ፀጸ", "ኀሀ")
)


def storable(text: str) -> str:
    """Text without the few characters that no database takes."""
    return _UNSTORABLE.sub("", text)


def is_long(text: str) -> bool:
    """Whether it is more than is read of one message."""
    return len(text) > READ


def clean(text: str, *, one_line: bool = False) -> str:
    """A person's own words: what can be seen of them."""
    return visible_line(text) if one_line else visible(text).strip()


def whole(written: str) -> int | None:
    """A whole number that came over the wire, as every database holds it; None for anything else.

    ``int`` alone raises ValueError for thousands of digits, and a database for some twenty.
    """
    return int(written) if written.isascii() and written.isdecimal() and len(written) <= _DIGITS else None


def numbers(text: str) -> list[int]:
    """The whole numbers in a text, in any script's digits."""
    return [int(found) for found in _NUMBERS.findall(text) if len(found) < 7]


def mask(text: str) -> str:
    """The text with every number that passes the 11-test of a BSN hidden."""
    return _LONG_NUMBER.sub(_hide, text)


def _hide(found: re.Match[str]) -> str:
    digits = [int(c) for c in found[0] if c.isdecimal()]
    digits = [0] * (9 - len(digits)) + digits
    total = sum(weight * digit for weight, digit in zip(_BSN_WEIGHTS, digits, strict=True))
    return MASK if total % 11 == 0 and any(digits) else found[0]


class Words:
    """The command words of all languages, looked up by what a person typed."""

    def __init__(self, by_language: Iterable[Mapping[str, Iterable[str]]]) -> None:
        self._commands: dict[str, Command] = {f"/{command}": command for command in Command}
        for words in by_language:
            for name, spellings in words.items():
                for word in spellings:
                    self._commands[_as_command(word)] = Command(name)

    def find(self, text: str) -> Command | None:
        """The command a person meant: the whole message, nothing else."""
        word = _as_command(text)
        if word.startswith("/"):
            word = word.split(" ")[0]
        return self._commands.get(word)


def _as_command(text: str) -> str:
    """A lone question mark asks for help; other signs, such as a thumb, are no word."""
    word = normalise(text)
    return word or ("?" if any(mark in text for mark in _QUESTION_MARKS) else "\0")
