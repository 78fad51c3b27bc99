"""What people may be called here: cleaned by what can be seen, and never a link, a number
or a name that speaks for the programme. Pure.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import zip_longest

from bot.ground.search import plain
from bot.ground.text import Text, _
from bot.ground.visible import JOINERS, one_line

# More than this of what somebody sent is not looked at.
READ = 400
# The bot itself, in any programme.
BOT = "Buurmaat"
# What a name has besides letters, their marks and digits.
_SIGNS = "'’‘-‐‑–.·,&() "
_AS_APOSTROPHE = str.maketrans(dict.fromkeys("`´′ʹ", "’"))
# Scripts in whose words a joiner changes how letters are written.
_JOINED = frozenset(
    [
        "ARABIC",
        "SYRIAC",
        "NKO",
        "MONGOLIAN",
        "DEVANAGARI",
        "BENGALI",
        "GURMUKHI",
        "GUJARATI",
        "ORIYA",
        "TAMIL",
        "TELUGU",
        "KANNADA",
        "MALAYALAM",
        "SINHALA",
        "KHMER",
        "MYANMAR",
    ]
)
# Letters of these look like one another's; no word of a name has both.
_ALIKE = ("LATIN", "CYRILLIC", "GREEK")
_ENDS = "com|org|net|info|app|link|site|online|shop|xyz|biz|dev|top|club|store|live|page|chat"
_LINK = re.compile(rf"://|www\.|@|\w\.[a-z]{{2,}}/|\w\.(?:{_ENDS})(?!\w)|\w\w\.[a-z]{{2}}(?!\w)", re.IGNORECASE)
# A dot that an app would take for the middle of an address.
_DOT = re.compile(r"\.(?=[^\W_](?![.\s]|$))")
# Of a telephone number; a team or a child has a small one.
_DIGITS = 5
# Names of a programme shorter than this may be people's names.
_OWN = 6


class NotAName(ValueError):
    """What somebody wrote can't be a name; ``why`` says it to them."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.sentence)
        self.why = why


def read(said: str, ours: Iterable[str] = (), *, any_name: bool = False) -> str:
    """The name that can be seen in what somebody wrote; raises NotAName.

    ``ours`` are the programme's own names, which only staff (``any_name``) may bear.
    """
    shown = one_line(said[:READ])
    looked = unicodedata.normalize("NFKC", shown)
    if _LINK.search(looked) or sum(sign.isdigit() for sign in looked) >= _DIGITS:
        raise NotAName(_("Please write only the name, without a link, an address or a number."))
    name = _kept(shown)
    if not any(sign.isalpha() for sign in name):
        raise NotAName(_("I see no letters. Please write the name in letters."))
    if any(map(_mixed, name.split())):
        raise NotAName(_("Please write the name in the letters of one language."))
    squeezed = "" if any_name else _squeezed(name)
    if squeezed and any(own in squeezed for own in _own(BOT, *ours)):
        raise NotAName(_("The project itself has this name. Please write your own name."))
    return name


def guessed(said: str, ours: Iterable[str] = (), *, any_name: bool = False) -> str:
    """The name that an app says of somebody; "" when it is none."""
    try:
        return read(said, ours, any_name=any_name)
    except NotAName:
        return ""


def _kept(shown: str) -> str:
    """Letters, their marks, digits and what stands in names; pictograms and other signs go."""
    kept = ""
    text = shown.translate(_AS_APOSTROPHE)
    for sign, after in zip_longest(text, text[1:], fillvalue=""):
        if sign in JOINERS:
            kept += sign if _script(kept[-1:]) in _JOINED and _script(after) in _JOINED else ""
        else:
            kept += sign if _stays(sign, kept) else " "
    spaced = _DOT.sub(". ", " ".join(kept.split()))
    return spaced.lstrip("-‐‑–.·,&) ").rstrip("-‐‑–·,&( ")


def _stays(sign: str, kept: str) -> bool:
    """Whether a sign stays, behind what was kept so far."""
    category = unicodedata.category(sign)
    if category == "Mn":
        # A mark of a sign that goes would hang on nothing; these two choose between forms of emoji.
        # In Bengali and its neighbours a joiner may stand between a letter and its mark.
        before = kept.rstrip(JOINERS)[-1:]
        return sign not in "\ufe0e\ufe0f" and before != "" and unicodedata.category(before)[0] in "LM"
    return category[0] == "L" or category in ("Mc", "Nd") or sign in _SIGNS


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").split(" ", 1)[0] if sign else ""


def _mixed(word: str) -> bool:
    return len({script for sign in word if (script := _script(sign)) in _ALIKE}) > 1


@lru_cache(maxsize=64)
def _own(*names: str) -> tuple[str, ...]:
    """Names of ours as they are compared; a short one may be somebody's."""
    return tuple(own for own in map(_squeezed, names) if len(own) >= _OWN)


def _squeezed(name: str) -> str:
    """A name as it is compared: however it is spaced, dotted or accented."""
    return "".join(sign for sign in plain(name) if sign.isalpha())
