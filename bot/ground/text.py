"""Text that still has to be said in somebody's language: an English sentence and its values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType
from typing import LiteralString

NONE: Mapping[str, "Value"] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of the source language and the values of its ``{placeholders}``.

    With ``many`` it is a plural text and ``count`` chooses the form.
    ``given`` holds the sentence per language where it is programme data, not catalogue text.
    """

    sentence: str
    values: Mapping[str, "Value"] = field(default_factory=lambda: NONE)
    many: str = ""
    count: int = 0
    given: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Exact:
    """Characters that keep their left-to-right order in every text: a time, number,
    link or code.
    """

    characters: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Several texts in one place, joined as the language joins them."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Short:
    """A day as a button shows it."""

    day: date


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with its year, or as an axis shows it: the week that begins on it, the month,
    quarter or year it is in.
    """

    day: date
    unit: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text in a language of its own, whatever the language around it:
    a sentence to say to somebody.
    """

    text: Text
    language: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody's own words among ours, in a frame that they can't close: line by line behind a bar,
    or ``inline`` within a sentence.
    """

    words: str
    inline: bool = False


Value = str | int | Text | Exact | Listed | Spoken | Quoted | date | time | Short | Tick


def _(sentence: LiteralString, /, **values: Value) -> Text:
    """Mark a sentence for the catalogues; the extractor looks for this name."""
    return Text(sentence, values)


def plural(one: LiteralString, many: LiteralString, /, count: int, **values: Value) -> Text:
    """Mark a sentence with a singular and a plural; ``{count}`` may stand in both."""
    return Text(one, {"count": count, **values}, many, count)


def as_is(words: str) -> Text:
    """Words that are the same in each language: a name, a person's own words, an autonym."""
    return Text("{it}", {"it": words})


def quoted(words: str) -> Text:
    """Somebody's own words as lines of their own; see `bot.ground.quotes`."""
    return Text("{words}", {"words": Quoted(words)})


def within(words: str) -> Text:
    """A few words of somebody's, for the middle of a sentence."""
    return Text("{words}", {"words": Quoted(words, inline=True)})


def given(sentences: Mapping[str, str]) -> Text:
    """A sentence from the programme profile, per language code."""
    return Text(next(iter(sentences.values()), ""), given=MappingProxyType(dict(sentences)))


def paragraphs(*texts: Text) -> Text:
    """Texts under each other, with an empty line between."""
    names = {f"part{number}": text for number, text in enumerate(texts)}
    return Text("\n\n".join(f"{{{name}}}" for name in names), names)


def lines(*texts: Text) -> Text:
    """Texts under each other."""
    names = {f"part{number}": text for number, text in enumerate(texts)}
    return Text("\n".join(f"{{{name}}}" for name in names), names)
