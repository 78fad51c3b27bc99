"""What people may be called here: cleaned by what can be seen, and never a link, a number
or a name that speaks for the programme or an authority. Pure.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

from bot.ground.looks import like_ours
from bot.ground.search import plain
from bot.ground.text import Text, _
from bot.ground.visible import JOINERS, one_line

# More than this of what somebody sent is not looked at.
READ = 400
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
# Scripts that are written within one word; of all others a word of a name has one.
_TOGETHER = frozenset(["LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"])
_ENDS = "com|org|net|info|app|link|site|online|shop|xyz|biz|dev|top|club|store|live|page|chat"
_SPELLED = rf"(?<!\w)(?:dot|punt|نقطة|دوت|ነጥቢ)\W+(?:{_ENDS}|nl|be|de|eu|me|io|ly|tk)(?!\w)"
_LINK = re.compile(
    rf"://|www\.|@|\w\.[a-z]{{2,}}/|\w\.(?:{_ENDS})(?!\w)|\w\w\.[a-z]{{2}}(?!\w)|{_SPELLED}", re.IGNORECASE
)
# A dot that an app would take for the middle of an address.
_DOT = re.compile(r"\.(?=[^\W_](?![.\s]|$))")
# Of a telephone number; a team or a child has a small one.
_DIGITS = 5
# Of a telephone number where an address may have a house number and a code of its street.
_PHONE = 10
_IN_ONE = re.compile(r"(?:\d[\s.\-/()+]*){8}")
# Names of a programme shorter than this may be people's names, and the beginning of one.
_OWN = 6
# More words than this are a sentence, which would speak in ours.
_WORDS = 5
# How the letters of an abbreviation are set apart, and what looks like one of them.
_SPACED, _LIKE = r"[\s.·\-]*", {"I": "[Il1]", "O": "[O0]"}
# In place of one of which nothing can stay.
NO_NAME = "?"
# So many digits that are spelled are a number.
_IN_A_ROW = 3
_LETTERS = ("Lu", "Ll", "Lt", "Lo")
# Titles and what digits are called in each language, and the bot's own names.
LISTED: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("titles.toml").read_text(encoding="utf-8")
)


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
    if _LINK.search(looked) or sum(sign.isnumeric() for sign in looked) >= _DIGITS or _spells_a_number(looked):
        raise NotAName(_("Please write only the name, without a link, an address or a number."))
    name = _kept(shown)
    if not any(sign.isalpha() for sign in name):
        raise NotAName(_("I see no letters. Please write the name in letters."))
    if any(map(_mixed, name.split())):
        raise NotAName(_("Please write the name in the letters of one language."))
    if not any_name and _speaks_for_us(name, tuple(ours)):
        raise NotAName(_("This sounds like the project or an office. Please write your own name."))
    if len(name.split()) > _WORDS:
        raise NotAName(_("That is long for a name. Please write only the name."))
    return name


def place(said: str) -> str:
    """Where people meet, as they wrote it: no link, no telephone number; raises NotAName."""
    looked = unicodedata.normalize("NFKC", one_line(said))
    digits = sum(sign.isnumeric() for sign in looked)
    if _LINK.search(looked) or digits >= _PHONE or _IN_ONE.search(looked) or _spells_a_number(looked):
        raise NotAName(_("Please write only the place, without a link or a phone number."))
    return said


def guessed(said: str, ours: Iterable[str] = (), *, any_name: bool = False) -> str:
    """The name that an app says of somebody; "" when it is none."""
    try:
        return read(said, ours, any_name=any_name)
    except NotAName:
        return ""


def mended(kept: str, ours: Iterable[str] = ()) -> str:
    """A name that was kept before names were read like this: as much of it as is one."""
    name = guessed(kept, ours)
    for word in () if name else kept[:READ].split():
        name = guessed(f"{name} {word}", ours) or name
    return name or (NO_NAME if kept else "")


def _kept(shown: str) -> str:
    """Letters, their marks, digits and what stands in names; pictograms and other signs go."""
    if shown.isascii() and shown.isalpha():
        return shown
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
    """Whether a word has letters of scripts that nobody writes in one word."""
    if word.isascii():
        return False
    letters = {sign for sign in unicodedata.normalize("NFKC", word) if unicodedata.category(sign) in _LETTERS}
    scripts = set(map(_script, letters))
    return len(scripts) > 1 and not scripts <= _TOGETHER


def _speaks_for_us(name: str, ours: tuple[str, ...]) -> bool:
    """Whether a name, by how it looks, has a name of ours in it, or a title as a word of it or as
    its beginning.
    """
    squeezed = _squeezed(name)
    if any(own in squeezed for own in (*_bot(), *_own(*ours))):
        return True
    titles = _titles()
    if squeezed.startswith(titles.beginnings) or titles.capitals.search(name):
        return True
    words = _words(name)
    if not titles.words.isdisjoint(words.split()):
        return True
    return " " in words and any(title in f" {words} " for title in titles.of_several)


@lru_cache(maxsize=64)
def _own(*names: str) -> tuple[str, ...]:
    """Names of ours as they are compared; a short one may be somebody's."""
    return tuple(own for own in map(_squeezed, names) if len(own) >= _OWN)


@lru_cache(maxsize=1)
def _bot() -> tuple[str, ...]:
    """The bot itself, in any programme."""
    return tuple(map(_squeezed, LISTED["bot"]["names"]))


@dataclass(frozen=True, slots=True)
class _Titles:
    """Words that speak for an authority, as they are compared: ``words`` alone, those
    ``of_several`` between spaces, ``beginnings`` of whatever is squeezed, and ``capitals`` that
    count only as they are written.
    """

    words: frozenset[str]
    of_several: tuple[str, ...]
    beginnings: tuple[str, ...]
    capitals: re.Pattern[str]


@lru_cache(maxsize=1)
def _titles() -> _Titles:
    listed = [word for words in LISTED["titles"].values() for word in words]
    small = [word for word in listed if not word.isupper()]
    capitals = "|".join(_SPACED.join(_LIKE.get(sign, sign) for sign in word) for word in listed if word.isupper())
    long = (squeezed for squeezed in map(_squeezed, small) if len(squeezed) >= _OWN)
    compared = [_words(word) for word in small]
    return _Titles(
        words=frozenset(word for word in compared if " " not in word),
        of_several=tuple(f" {word} " for word in compared if " " in word),
        beginnings=tuple(long),
        capitals=re.compile(rf"(?<!\w)(?:{capitals})(?!\w)"),
    )


@lru_cache(maxsize=1)
def _numbers() -> re.Pattern[str]:
    words = {plain(word) for words in LISTED["digits"].values() for word in words}
    one = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:(?:{one}|\d)[\W_]*){{{_IN_A_ROW},}}(?!\w)")


def _spells_a_number(looked: str) -> bool:
    """Whether digits are spelled in it, several in a row; digits alone are counted elsewhere."""
    return any(any(map(str.isalpha, found[0])) for found in _numbers().finditer(plain(looked)))


def _words(name: str) -> str:
    """The words of a name as they are compared: by how they look, without the Arabic article."""
    letters = "".join(sign if sign.isalnum() else " " for sign in plain(name))
    return " ".join(like_ours(word.removeprefix("ال")) for word in letters.split())


def _squeezed(name: str) -> str:
    """A name as it is compared: however it is spaced, dotted, accented, or in letters that look the
    same.
    """
    return like_ours("".join(sign for sign in plain(name) if sign.isalnum()))
