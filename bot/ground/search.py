"""Finds what somebody means by typed words: without accents, across scripts' variants,
with typing errors. Pure.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.ground.typed import COMPARED, normalise

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
    words = normalise(text)
    if words.isascii():
        return words[:COMPARED]
    apart = unicodedata.normalize("NFKD", words)
    return "".join(c for c in apart if not unicodedata.combining(c))[:COMPARED]


@lru_cache(maxsize=4096)
def _known(word: str) -> str:
    """A word of ours, never one of people's."""
    return plain(word)


class _Said:
    """Typed words, taken apart once for however many words of ours."""

    def __init__(self, said: str) -> None:
        self.text = plain(said)
        tokens = self.text.split()
        # The Arabic article is written with its word.
        bare = [token.removeprefix("ال") for token in tokens if token.startswith("ال")]
        self.tokens = frozenset((*tokens, *bare))
        self.long = sorted(token for token in self.tokens if len(token) > SHORT)

    def score(self, wanted: str) -> float:
        """How sure we are that these words mean it, to 100; 0 for what is not sure enough."""
        if " " in wanted:
            within = 100.0 if f" {wanted} " in f" {self.text} " else 0.0
            return within or fuzz.ratio(self.text, wanted, score_cutoff=ALIKE)
        if wanted in self.tokens:
            return 100.0
        if len(wanted) <= SHORT or not self.long:
            return 0.0
        # "letters" for "letter": the same beginning is nearly the same word.
        same = any(token.startswith(wanted) or wanted.startswith(token) for token in self.long)
        close = process.extractOne(wanted, self.long, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return max(95.0 if same else 0.0, close[1] if close is not None else 0.0)


def find(said: str, entries: Iterable[Entry], language: str) -> list[str]:
    """The ids of what is meant, the surest first; empty when nothing is sure enough.

    The person's own language counts a little more than the others.
    """
    heard = _Said(said)
    found: list[tuple[float, int, str]] = []
    for number, entry in enumerate(entries):
        best = 0.0
        for code, words in entry.words.items():
            own = 1.0 if code == language else 0.98
            for word in words:
                best = max(best, heard.score(_known(word)) * own)
        if best:
            found.append((-best, number, entry.id))
    return [id_ for _score_, _number, id_ in sorted(found)[:MOST]]
