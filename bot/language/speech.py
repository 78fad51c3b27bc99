"""Texts in people's languages: catalogues, fallback, plural, direction, dates.
Only this uses Babel.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from gettext import c2py
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_time
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.ground.alarm import Alarm, Danger
from bot.ground.errors import CatalogueError
from bot.ground.messages import Option
from bot.ground.quotes import CLOSES, OPENS, framed, inside
from bot.ground.text import Exact, Listed, Quoted, Short, Spoken, Text, Tick, Value
from bot.ground.typed import Words, normalise

LOCALES = Path(__file__).parents[2] / "locales"
SOURCE = "en"
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
# Computed options (towns, days) are looked up again and again; names that people type are not kept
# for ever.
MOST_LABELS = 5_000
# How a table names a day, and an axis a week (by its first day), a month, a quarter or a year.
_TICKS = {"day": "d MMM y", "week": "d MMM", "month": "MMM y", "quarter": "QQQ y", "year": "y"}
LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Language:
    """A language as people meet it, from ``locales/<code>/``.

    ``formats`` is the CLDR locale for names of days and months; ``day_pattern`` is a day on a
    button; ``thanks`` are words that only want to be friendly, ``alarm`` those of danger and fear.
    ``parts`` are the parts of the day (from which hour on, its word) where a time needs one.
    ``reviewed`` says who read every text, and is empty while no native reader has. ``sentences``
    maps a source sentence to its translation, or to one per plural form.
    """

    code: str
    autonym: str
    right_to_left: bool
    formats: Locale
    date_pattern: str
    time_pattern: str
    day_pattern: str
    parts: tuple[tuple[int, str], ...]
    comma: str
    fallback: tuple[str, ...]
    plural: Callable[[int], int]
    words: Mapping[str, Sequence[str]]
    reviewed: str
    thanks: tuple[str, ...]
    alarm: Danger
    sentences: Mapping[str, str | tuple[str, ...]]
    plain: dict[str, str] = field(default_factory=dict)


def read_catalogue(code: str, folder: Path = LOCALES) -> Catalog:
    """The catalogue of a language as it stands in its .po file; raises CatalogueError."""
    path = folder / code / "LC_MESSAGES" / "messages.po"
    try:
        with path.open("rb") as file:
            return read_po(file, locale=None, abort_invalid=True)
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{path}: {error}") from error


def load_language(code: str, folder: Path = LOCALES) -> Language:
    """Read one language; raises CatalogueError that names the file."""
    path = folder / code / "language.toml"
    try:
        facts: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        catalogue = None if code == SOURCE else read_catalogue(code, folder)
        return Language(
            code=code,
            autonym=facts["autonym"],
            right_to_left=facts.get("right_to_left", False),
            formats=Locale.parse(facts["formats"]),
            date_pattern=facts["date"],
            time_pattern=facts["time"],
            day_pattern=facts["day"],
            parts=tuple((int(hour), word) for hour, word in facts.get("parts", {}).items()),
            comma=facts.get("comma", ", "),
            fallback=tuple(facts.get("fallback", [])),
            plural=c2py(facts["plural"]),
            words=facts["words"],
            reviewed=facts.get("reviewed", ""),
            thanks=tuple(facts.get("thanks", [])),
            alarm=Danger.read(facts.get("alarm", {})),
            sentences={} if catalogue is None else _sentences(catalogue),
        )
    except (OSError, KeyError, ValueError) as error:
        raise CatalogueError(f"{path}: {error}") from error


def _sentences(catalogue: Catalog) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        key = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
        value = tuple(message.string) if isinstance(message.string, (tuple, list)) else message.string
        if value and all(value):
            found[key] = value
    return found


class Speech:
    """All offered languages: says texts in them and understands labels of any of them."""

    def __init__(self, codes: Iterable[str], folder: Path = LOCALES) -> None:
        offered = dict.fromkeys(codes)
        chains = {code: load_language(code, folder) for code in offered}
        extra = {other for language in chains.values() for other in language.fallback} - set(chains)
        self.languages: dict[str, Language] = chains | {code: load_language(code, folder) for code in sorted(extra)}
        self.offered = tuple(offered)
        self.thanks = frozenset(normalise(word) for code in self.offered for word in self.languages[code].thanks)
        self.alarm = Alarm(self.languages[code].alarm for code in self.offered)
        self.words = Words(self.languages[code].words for code in self.offered)
        self._labels: dict[object, dict[str, str]] = {}

    def autonyms(self) -> tuple[tuple[str, str], ...]:
        return tuple((code, self.languages[code].autonym) for code in self.offered)

    def guess(self, hint: str, otherwise: str) -> str:
        """The offered language nearest to what an app says, or ``otherwise``."""
        code = hint.replace("_", "-").split("-")[0].lower()
        return code if code in self.offered else otherwise

    def say(self, text: Text, code: str) -> str:
        """The text in a language; plain sentences come from a cache."""
        language = self.languages[code]
        if not text.values and text.given is None:
            said = language.plain.get(text.sentence)
            if said is None:
                said = language.plain[text.sentence] = self._sentence(text, language)
            return said
        sentence = self._sentence(text, language)
        values = {name: self._value(value, language, sentence) for name, value in text.values.items()}
        return sentence.format_map(values) if values else sentence

    def _sentence(self, text: Text, language: Language) -> str:
        if text.given is not None:
            return next(
                (text.given[c] for c in (language.code, *language.fallback) if text.given.get(c)), text.sentence
            )
        for candidate in (language, *(self.languages[code] for code in language.fallback)):
            found = candidate.sentences.get(text.sentence)
            if isinstance(found, tuple):
                return found[candidate.plural(text.count)]
            if found is not None:
                return found
        return text.many if text.many and self.languages.get(SOURCE, language).plural(text.count) else text.sentence

    def _value(self, value: Value, language: Language, sentence: str) -> str:
        match value:
            case str():
                return value if sentence == "{it}" else _isolate(value, language)
            case Text():
                said = self.say(value, language.code)
                return _isolate(said, language) if value.sentence == "{it}" and sentence != "{it}" else said
            case Listed():
                return language.comma.join(self.say(item, language.code) for item in value.items)
            case Spoken():
                said = self.say(value.text, value.language if value.language in self.languages else SOURCE)
                return _isolate(said, language)
            case Quoted(words, inline):
                # A line behind a bar turns as its own words do.
                return f"{OPENS}{_isolate(inside(words), language)}{CLOSES}" if inline else framed(words)
            case Exact():
                return _keep_order(value.characters, language)
            case date() | Short() | Tick() | time():
                return _moment(value, language)
            case int():
                return str(value)

    def label(self, option: Option, code: str) -> str:
        """An option as a button shows it: its pictogram and its label."""
        said = self.say(option.label, code)
        return f"{option.icon} {said}" if option.icon else said

    def in_danger(self, said: str) -> bool:
        return self.alarm.within(said)

    def find(self, options: Sequence[Option], said: str, key: str = "", *, exact: bool = False) -> str | None:
        """The option whose label this is in any offered language: whole or, unless ``exact``,
        clearly cut short.
        """
        word = normalise(said)
        seen: object = key or tuple((o.id, o.label.sentence, o.label.values.get("it")) for o in options)
        labels = self._labels.get(seen)
        if labels is None:
            labels = {normalise(self.say(option.label, code)): option.id for code in self.offered for option in options}
            if len(self._labels) < MOST_LABELS:
                self._labels[seen] = labels
        whole = labels.get(word)
        if whole is not None or exact or len(word) < (3 if word.isascii() else 2):
            return whole
        # The beginning of a label, or a word of it: "woman" for "A woman".
        begins = len(word) > 3
        near = {
            id_ for label, id_ in labels.items() if f" {word} " in f" {label} " or (begins and label.startswith(word))
        }
        return near.pop() if len(near) == 1 else None


def _moment(value: date | Short | Tick | time, language: Language) -> str:
    """A day or a time of day, as this language writes it."""
    match value:
        case date():
            return format_date(value, language.date_pattern, locale=language.formats)
        case Short():
            return format_date(value.day, language.day_pattern, locale=language.formats)
        case Tick():
            return format_date(value.day, _TICKS[value.unit], locale=language.formats)
        case time():
            shown = _keep_order(format_time(value, language.time_pattern, locale=language.formats), language)
            part = next((word for begins, word in reversed(language.parts) if value.hour >= begins), "")
            return f"{shown} ({part})" if part else shown


def _isolate(words: str, language: Language) -> str:
    """Words whose direction is not known must not turn the sentence around them."""
    return f"{FSI}{words}{PDI}" if language.right_to_left or _RTL.search(words) else words


def _keep_order(characters: str, language: Language) -> str:
    return f"{LRI}{characters}{PDI}" if language.right_to_left else characters
