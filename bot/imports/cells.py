"""How a cell of a list is read, as people write it: a role, a day, languages, free times. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.ground import names
from bot.ground.quotes import inside
from bot.ground.text import Exact, Listed, Text, _, as_is
from bot.ground.typed import clean, mask, normalise, numbers, storable
from bot.people.nouns import AgeBand, Dutch, FreeTime, Gender, Wish

ELSEWHERE, OTHER = "elsewhere", "other"
OLDEST = 110


class Wrong(ValueError):
    """A cell that does not read; ``why`` says what would."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.sentence)
        self.why = why


@dataclass(frozen=True, slots=True)
class Known:
    """What cells are compared with: the programme's towns and chat languages, staff by name,
    and the day it is.

    ``people`` are those already on the list: (name, town, role), compared as `same` says;
    ``own_names`` the programme's, which nobody bears.
    """

    towns: tuple[str, ...]
    languages: tuple[str, ...]
    managers: Mapping[str, int]
    today: date
    people: frozenset[tuple[str, str, str]] = frozenset()
    own_names: tuple[str, ...] = ()


def same(name: str, town: str, role: str) -> tuple[str, str, str]:
    """By what two rows are the same person."""
    return normalise(name), normalise(town), role


def short(cell: str) -> str:
    """A cell as it may be repeated: short, and without what looks like a BSN."""
    shown = mask(clean(storable(cell), one_line=True))
    shown = shown and inside(shown)
    return shown if len(shown) <= 30 else f"{shown[:29]}…"


def _no(cell: str, use: tuple[str, ...]) -> Wrong:
    listed = Listed(tuple(as_is(word) for word in use))
    return Wrong(_("“{cell}” is not known here. Use: {words}.", cell=short(cell), words=listed))


def one_of(words: Mapping[str, str], use: tuple[str, ...]) -> Callable[[str, Known], str]:
    """A reader of one word of a list, by any of its spellings."""

    def read(cell: str, known: Known) -> str:
        found = words.get(normalise(cell))
        if found is None:
            raise _no(cell, use)
        return found

    return read


def _spellings(listed: Mapping[str, str]) -> dict[str, str]:
    """``{id: "one way, another way"}`` as ``{way: id}``."""
    return {normalise(way): id_ for id_, ways in listed.items() for way in ways.split(",")}


def name(cell: str, known: Known) -> str:
    try:
        name = names.read(storable(cell), known.own_names)
    except names.NotAName as error:
        raise Wrong(error.why) from error
    if len(name) > 40:
        raise Wrong(_("Write a name of at most 40 letters."))
    return name


def town(cell: str, known: Known) -> str:
    wanted = normalise(cell)
    found = next((town for town in known.towns if normalise(town) == wanted), None)
    if found is not None:
        return found
    if wanted in ("elsewhere", "somewhere else", "elders", "ergens anders"):
        return ELSEWHERE
    use = Listed(tuple(as_is(town) for town in (*known.towns, "elders")))
    raise Wrong(_("“{cell}” is not a town of this programme. Use: {words}.", cell=short(cell), words=use))


_BANDS = {"18 29": AgeBand.YOUNG, "18 tot 29": AgeBand.YOUNG, "18 to 29": AgeBand.YOUNG, "18 t m 29": AgeBand.YOUNG}
_BANDS |= {"30 54": AgeBand.MIDDLE, "30 tot 54": AgeBand.MIDDLE, "30 to 54": AgeBand.MIDDLE}
_BANDS |= {"30 t m 54": AgeBand.MIDDLE, "55": AgeBand.SENIOR, "55+": AgeBand.SENIOR, "55 of ouder": AgeBand.SENIOR}
_BANDS |= {"55 or older": AgeBand.SENIOR, "55 en ouder": AgeBand.SENIOR}


def age(cell: str, known: Known) -> str:
    """An age, a year or a day of birth, or a band; only the band is kept."""
    wanted = normalise(cell.replace("-", " ") if not _DAY.fullmatch(cell.strip()) else cell)
    if wanted in _BANDS:
        return _BANDS[wanted].value
    found = numbers(cell)
    years = [number for number in found if 1900 <= number <= known.today.year]
    born = _written_day(cell)
    if born is not None:
        age = known.today.year - born.year - ((known.today.month, known.today.day) < (born.month, born.day))
    elif len(years) == 1 and len(found) == 1:
        age = known.today.year - years[0]
    elif len(found) == 1:
        age = found[0]
    else:
        raise Wrong(_("“{cell}” is not an age. Use an age, a year of birth, or: {words}.", **_ages(cell)))
    if age < 18:
        raise Wrong(_("The project is for people of 18 and older."))
    if age > OLDEST:
        raise Wrong(_("“{cell}” is not an age. Use an age, a year of birth, or: {words}.", **_ages(cell)))
    return (AgeBand.YOUNG if age < 30 else AgeBand.MIDDLE if age < 55 else AgeBand.SENIOR).value


def _ages(cell: str) -> dict[str, Any]:
    return {"cell": short(cell), "words": Listed((as_is("18-29"), as_is("30-54"), as_is("55+")))}


_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


def _written_day(cell: str) -> date | None:
    """A day as it is written in Dutch or by a machine; None when it is none."""
    found = _DAY.match(cell.strip())
    if found is None:
        return None
    parts = [int(part) for part in found.groups() if part is not None]
    try:
        return date(*parts) if found[1] else date(parts[2], parts[1], parts[0])
    except ValueError:
        return None


def day(cell: str, known: Known) -> str:
    """A day that has been, as 2026-11-24."""
    day = _written_day(cell)
    if day is None:
        example = Exact("24-11-2026")
        raise Wrong(_("“{cell}” is not a day. Write it so: {example}.", cell=short(cell), example=example))
    if day > known.today or day.year < 2000:
        raise Wrong(_("{day} cannot be right. Write a day that has been.", day=day))
    return day.isoformat()


SPOKEN = {
    "nl": "nederlands,dutch,nl",
    "en": "engels,english,en",
    "ar": "arabisch,arabic,ar,العربية",
    "ti": "tigrinya,tigrigna,tigrinja,ti,ትግርኛ",
    "tr": "turks,turkish,tr,türkçe",
    "fa": "perzisch,farsi,persian,fa,فارسی",
    "prs": "dari,prs",
    "ps": "pashto,pasjtoe,pashtu,ps",
    "so": "somalisch,somali,so",
    "uk": "oekraiens,oekraïens,ukrainian,uk",
    "ru": "russisch,russian,ru",
    "fr": "frans,french,fr",
    "kmr": "kurmanji,koerdisch,kurdish,koerdisch kurmanji,kmr",
    "ckb": "sorani,koerdisch sorani,ckb",
    "am": "amhaars,amharic,am",
    "es": "spaans,spanish,es",
}
_SPOKEN = _spellings(SPOKEN)
_BETWEEN = re.compile(r"[,;/&+\n،؛]|\s(?:en|and)\s")


def _parts(cell: str) -> list[str]:
    return [part for part in (piece.strip() for piece in _BETWEEN.split(cell)) if normalise(part)]


def languages(cell: str, known: Known) -> list[str]:
    """What is not on our list of languages is another one."""
    return sorted({_SPOKEN.get(normalise(part), OTHER) for part in _parts(cell)})


def language(cell: str, known: Known) -> str:
    found = _SPOKEN.get(normalise(cell))
    if found not in known.languages:
        raise _no(cell, tuple(SPOKEN[code].partition(",")[0] if code in SPOKEN else code for code in known.languages))
    return found


_TIMES = {
    "m": re.compile(r"ochtend|morgen|morning|vm\b|voormiddag"),
    "a": re.compile(r"middag|afternoon|nm\b"),
    "e": re.compile(r"avond|evening"),
}


def free(cell: str, known: Known) -> list[str]:
    """Parts of the week in words: "avonden", "weekend middag"; a whole weekend has three parts."""
    found: set[str] = set()
    for part in _parts(cell):
        said = normalise(part)
        weekend = "weekend" in said or "zaterdag" in said or "zondag" in said
        said = said.replace("voormiddag", "ochtend")
        times = [letter for letter, words in _TIMES.items() if words.search(said)]
        whole = weekend or "doordeweeks" in said or "weekday" in said or "door de week" in said or "werkdag" in said
        if not times and not whole:
            raise _no(part, ("doordeweeks overdag", "avond", "weekend", "ochtend", "middag"))
        if "overdag" in said and not times:
            times = ["m", "a"]
        found |= {("e" if weekend else "w") + letter for letter in times or ("m", "a", "e")}
    return sorted(each for each in found if each in set(FreeTime))


INTERESTS = {
    "sport": "sport,sporten,sports,voetbal,football,fitness,hardlopen",
    "cooking": "koken,cooking,bakken",
    "music": "muziek,music",
    "nature": "natuur,nature,wandelen,tuinieren",
    "reading": "lezen,reading,boeken",
    "crafts": "dingen maken,knutselen,handwerken,making things,naaien",
    "film": "film,films,film en tv,film and tv,tv",
    "games": "spelletjes,games,spellen",
    "technology": "techniek,technology,computers",
}
_INTERESTS = _spellings(INTERESTS)


def interests(cell: str, known: Known) -> list[str]:
    """Ids of what is on our list, and after them, in their own words, what is not."""
    ids = sorted({_INTERESTS[normalise(part)] for part in _parts(cell) if normalise(part) in _INTERESTS})
    words = [mask(clean(storable(part), one_line=True)) for part in _parts(cell) if normalise(part) not in _INTERESTS]
    own = ", ".join(words)[:200]
    return [*ids, *([OTHER, own] if own else [])]


def manager(cell: str, known: Known) -> str:
    # To the letter: whoever is named sees this newcomer.
    found = next((id_ for name, id_ in known.managers.items() if normalise(name) == normalise(cell)), None)
    if found is None:
        if not known.managers:
            raise Wrong(_("There are no case managers on the staff list yet."))
        raise _no(cell, tuple(list(known.managers)[:8]))
    return str(found)


def code(cell: str, known: Known) -> str:
    return clean(storable(cell), one_line=True)[:60]


def plain(cell: str, known: Known) -> str:
    return clean(storable(cell))[:200]


ROLES = _spellings(
    {
        "newcomer": "newcomer,nieuwkomer,statushouder,n,deelnemer,inburgeraar,vluchteling,refugee,anderstalige nieuwkomer",
        "mentor": "mentor,coach,buddy,vrijwilliger,volunteer,m,taalmaatje",
    }
)
DUTCH = _spellings(
    {
        Dutch.NONE: "geen,none,nog niet,not yet,0,a0",
        Dutch.WORDS: "een paar woorden,a few words,words,woorden,a1,alfa,weinig,beginner",
        Dutch.SIMPLE: "eenvoudig,simple,simple talk,een eenvoudig gesprek,a2,redelijk",
        Dutch.GOOD: "goed,good,b1,b2,c1,c2",
    }
)
GENDER = _spellings(
    {
        Gender.WOMAN: "vrouw,woman,v,f,female,mevrouw,mw",
        Gender.MAN: "man,male,m,dhr,meneer,heer",
        Gender.OTHER: "anders,other,x,non binair,nonbinair",
        Gender.UNSAID: "onbekend,unknown,unsaid,wil ik niet zeggen",
    }
)


WISH = _spellings(
    {
        Wish.WOMAN: "vrouw,woman,v,alleen vrouw,only women",
        Wish.MAN: "man,m,alleen man,only men",
        Wish.EITHER: "maakt niet uit,geen voorkeur,either,no preference,beide,both,om het even",
    }
)
# A mentor may have more than one newcomer, but not a crowd.
MOST_PLACES = 9


def places(cell: str, known: Known) -> int:
    found = numbers(cell)
    if len(found) != 1 or not 1 <= found[0] <= MOST_PLACES:
        raise Wrong(_("Write a number from 1 to {most}.", most=MOST_PLACES))
    return found[0]
