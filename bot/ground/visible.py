"""What of a text can be seen: without signs that show nothing, turn text around or pile up.
Pure.
"""

import re
import unicodedata

# Letters and signs that take room and show nothing; spaces are of all kinds.
_BLANK = re.compile("[\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159]")
# Marks that show nothing by themselves and are not of the kind "format", which goes anyway.
_NOTHING = re.compile("[\u034f\u180b-\u180d\u180f\ufe00-\ufe0d\U000e0100-\U000e01ef]")
# The joiners of Persian spelling and of emoji.
JOINERS = "\u200c\u200d"
# So many marks a letter carries in the scripts of people's languages, and in those of Europe;
# more is a drawing.
STACK, STACK_OF_EUROPE = 4, 2
# So many marks may stand on one letter before it is normalised (as in Unicode's stream-safe text):
# to sort more of them costs by the square of their number.
_STACKED = 30


def visible(text: str) -> str:
    """What can be seen of a text, its lines kept; NFC."""
    return "\n".join(map(_line, unicodedata.normalize("NFC", thinned(text)).splitlines()))


def one_line(text: str) -> str:
    """The same in one line, with single spaces."""
    return " ".join(visible(text).split())


def _line(line: str) -> str:
    if line.isascii() and line.isprintable():
        return line
    kept: list[str] = []
    room = 0
    for sign in _NOTHING.sub("", _BLANK.sub(" ", line.replace("\t", " "))):
        category = unicodedata.category(sign)
        if category in ("Mn", "Me"):
            # A mark without a letter would hang on what stands before these words.
            if not room:
                continue
            room -= 1
        elif sign in JOINERS:
            kept.append(sign)
            continue
        elif category[0] == "C":
            continue
        else:
            room = 0 if category[0] == "Z" else STACK_OF_EUROPE if sign < "\u0590" else STACK
        kept.append(sign)
    return "".join(kept)


def thinned(text: str) -> str:
    """Text with no more marks on one letter than anybody writes."""
    if text.isascii() or len(text) <= _STACKED:
        return text
    stack, kept = 0, []
    for sign in text:
        stack = stack + 1 if unicodedata.combining(sign) else 0
        if stack <= _STACKED:
            kept.append(sign)
    return "".join(kept)
