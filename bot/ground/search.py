"""Finds what somebody means by typed words: without accents, across scripts' variants,
with typing errors. Pure.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from bot.ground.typed import normalise

# What is less alike than this (of 100) is no answer; better none than a wrong one.
ALIKE = 84
# Of a word this short a typing error makes another word.
SHORT = 4
MOST = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to find: its id, and the words that mean it per language."""

    id: str
    words: Mapping[str, tuple[str, ...]]


def plain(text: str) -> str:
    """Words as they are compared here: besides `normalise`, without accents and vowel signs."""
    apart = unicodedata.normalize("NFKD", normalise(text))
    return "".join(c for c in apart if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def _known(word: str) -> str:
    """A word of ours, never one of people's."""
    return plain(word)


def _score(said: str, tokens: list[str], wanted: str) -> float:
    """How sure we are that these words mean it, from 0 to 100."""
    if " " in wanted:
        return max(fuzz.ratio(said, wanted), 100.0 if f" {wanted} " in f" {said} " else 0.0)
    best = 0.0
    # The Arabic article is written with its word.
    bare = [token.removeprefix("ال") for token in tokens if token.startswith("ال")]
    for token in (*tokens, *bare):
        if len(token) <= SHORT or len(wanted) <= SHORT:
            best = max(best, 100.0 if token == wanted else 0.0)
        else:
            # "letters" for "letter": the same beginning is nearly the same word.
            same = 95.0 if token.startswith(wanted) or wanted.startswith(token) else 0.0
            best = max(best, same, fuzz.ratio(token, wanted))
    return best


def find(said: str, entries: Iterable[Entry], language: str) -> list[str]:
    """The ids of what is meant, the surest first; empty when nothing is sure enough.

    The person's own language counts a little more than the others.
    """
    text = plain(said)
    tokens = text.split()
    found: list[tuple[float, int, str]] = []
    for number, entry in enumerate(entries):
        best = 0.0
        for code, words in entry.words.items():
            own = 1.0 if code == language else 0.98
            for word in words:
                score = _score(text, tokens, _known(word))
                best = max(best, score * own if score >= ALIKE else 0.0)
        if best:
            found.append((-best, number, entry.id))
    return [id_ for _score_, _number, id_ in sorted(found)[:MOST]]
