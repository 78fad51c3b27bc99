"""Words of danger and fear, found in what people write in any language: pure, the words are handed
in.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Any

from bot.ground.typed import INVISIBLE, READ, folded
from bot.ground.visible import thinned

# So many words behind what is done is looked for whom it is done to.
AFTER = 3
# No cry looks further back.
BEFORE = 8
# Where a sentence, or a part of it, ends. "+" is a sign that folding leaves.
END = "+"
_ENDS = dict.fromkeys(map(ord, ".!?,;:\n\r…؟،؛۔።፣፤፥፦፧፨"), f" {END} ")
# The two ligatures that become whole sentences; nobody cries for help in them. Apostrophes are
# written in many ways, and left out most of the time.
_LEFT_OUT = {0xFDFA: " ", 0xFDFB: " "} | dict.fromkeys(map(ord, "'’‘`´ʼ′"))


def _rows(*pairs: str) -> dict[int, int]:
    """Each pair names two rows of the Ethiopic script; the first becomes the second."""
    return {ord(pair[0]) + form: ord(pair[1]) + form for pair in pairs for form in range(8)}


def _alike() -> dict[int, int]:
    """Letters that whoever writes in a hurry takes for each other, beside those that are always
    taken as one: throaty sounds and k and q of Tigrinya, and where a hamza sits in Arabic.
    """
    rows = _rows("ሐሀ", "ዐአ", "ቐቀ", "ኸከ")
    # Of throaty sounds the first and the fourth form are said alike.
    rows |= {ord(each): ord("ሃ") for each in "ሀሐሓ"} | {ord(each): ord("ኣ") for each in "አዐዓ"}
    return rows | {ord("ئ"): ord("ي"), ord("ؤ"): ord("و")}


_ALIKE = _alike()


@dataclass(frozen=True, slots=True)
class Cry:
    """Something is done to somebody: one of ``does``, and near it one of ``whom``: in the same part
    of a sentence, among the words behind it or so many ``before`` it.

    With ``who``, one of these stands before it too.
    """

    does: tuple[str, ...]
    whom: tuple[str, ...]
    who: tuple[str, ...] = ()
    before: int = 0

    @classmethod
    def read(cls, facts: Mapping[str, Any]) -> "Cry":
        return cls(tuple(facts["does"]), tuple(facts["whom"]), tuple(facts.get("who", ())), facts.get("before", 0))


@dataclass(frozen=True, slots=True)
class Danger:
    """How a language says danger and fear. ``words`` are words and phrases; one with a full stop
    counts only where a sentence ends. ``calm`` are phrases with such a word that mean no harm.
    ``built`` are words that are put together of parts, each of which is one of several; ``they``
    are short words for who does something, which people in a hurry write without a space.
    """

    words: tuple[str, ...] = ()
    calm: tuple[str, ...] = ()
    they: tuple[str, ...] = ()
    cries: tuple[Cry, ...] = ()
    built: tuple[tuple[tuple[str, ...], ...], ...] = ()

    @classmethod
    def read(cls, facts: Mapping[str, Any]) -> "Danger":
        """From the table of a language; raises KeyError for what is missing in it."""
        known = {name: tuple(facts.get(name, ())) for name in ("words", "calm", "they")}
        cries = tuple(Cry.read(each) for each in facts.get("cries", ()))
        built = tuple(tuple(map(tuple, each["parts"])) for each in facts.get("built", ()))
        return cls(**known, cries=cries, built=built)


@dataclass(slots=True)
class _Said:
    """What is looked for, ready to be found by its first word."""

    words: set[str] = field(default_factory=set)
    phrases: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    at_the_end: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    cries: dict[str, list[Cry]] = field(default_factory=lambda: defaultdict(list))


# What is no longer than this is mostly a label, a name or a yes, again and again.
_SHORT = 16


class Alarm:
    """The words of all languages. They are looked for in all that is read of a message: whoever is
    in danger may write long, and say it at the end. Better once too often than not.
    """

    def __init__(self, languages: Iterable[Danger]) -> None:
        self._known = _Said()
        self._calm: list[str] = []
        for danger in languages:
            self._learn(danger)
        self._short = lru_cache(maxsize=1024)(self._look)

    def _learn(self, danger: Danger) -> None:
        for word in danger.words:
            self._add(" ".join(_words(word)), at_the_end=word.endswith("."))
        for parts in danger.built:
            self._known.words |= {_one("".join(each)) for each in product(*parts)}
        they = [_one(word) for word in danger.they]
        for cry in danger.cries:
            self._add_cry(cry, they)
        self._calm += [f" {' '.join(_words(phrase))} " for phrase in danger.calm]

    def _add(self, phrase: str, *, at_the_end: bool) -> None:
        known = self._known
        if at_the_end:
            known.at_the_end[phrase.split(maxsplit=1)[0]].append(f" {phrase} ")
        elif " " not in phrase:
            known.words.add(phrase)
        else:
            for each in {phrase, " ".join(map(_bare, phrase.split()))}:
                known.phrases[each.split()[0]].append(f" {each} ")
            known.words.add(phrase.replace(" ", ""))

    def _add_cry(self, cry: Cry, they: Sequence[str]) -> None:
        does = [_one(word) for word in cry.does]
        whom, who = (tuple(" ".join(_words(each)) for each in some) for some in (cry.whom, cry.who))
        ready = Cry((), tuple(f" {each} " for each in whom), tuple(f" {each} " for each in who), cry.before)
        hasty = [f"{each}{done}" for each in they for done in does] if not who else []
        for done in (*does, *hasty):
            self._known.cries[done].append(ready)
        if not who:
            self._known.words |= {f"{done}{each}" for done in (*does, *hasty) for each in whom if " " not in each}

    def within(self, text: str) -> bool:
        """Whether one of them stands anywhere in a text."""
        return self._short(text) if len(text) <= _SHORT else self._look(text)

    def _look(self, text: str) -> bool:
        words = _words(text)
        if not self._is_in(words, lambda: _words(text, _ENDS)):
            return False
        plain = f" {' '.join(words)} "
        if not any(phrase in plain for phrase in self._calm):
            return True
        said = rest = f" {' '.join(_words(text, _ENDS))} "
        for phrase in self._calm:
            rest = rest.replace(phrase, f" {END} ")
        without = rest.split()
        return rest == said or self._is_in([word for word in without if word != END], lambda: without)

    def _is_in(self, words: Sequence[str], parts: Callable[[], Sequence[str]]) -> bool:
        """``parts`` are the words with what ends a sentence between them: few messages need it."""
        known, found = self._known, _with_bare(words)
        if not known.words.isdisjoint(found):
            return True
        phrases, ends, cries = (found & some.keys() for some in (known.phrases, known.at_the_end, known.cries))
        if not (phrases or ends or cries):
            return False
        whole = f" {' '.join(words)} {END} {' '.join(map(_bare, words))} "
        if _stands(known.phrases, phrases, whole):
            return True
        if not cries and not _stands(known.at_the_end, ends, whole):
            return False
        marked = parts()
        if any(
            _is_done(cry, before, behind)
            for does, before, behind in set(_around(marked, cries))
            for cry in known.cries[does]
        ):
            return True
        return _stands(known.at_the_end, ends, f" {' '.join(marked)} {END} ", f"{END} ")


def _with_bare(words: Sequence[str]) -> set[str]:
    return {*words, *(_bare(word) for word in words if not word.isascii())}


def _stands(phrases: Mapping[str, Sequence[str]], firsts: Iterable[str], text: str, then: str = "") -> bool:
    return any(f"{phrase}{then}" in text for first in firsts for phrase in phrases[first])


def _around(parts: Sequence[str], cries: set[str]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """What is done, the words before it, and those behind it, within this part of a sentence."""
    begins = 0
    for at, word in enumerate(parts):
        if word == END:
            begins = at + 1
        elif word in cries:
            behind = parts[at + 1 : at + 1 + AFTER]
            end = behind.index(END) if END in behind else len(behind)
            yield word, tuple(parts[max(begins, at - BEFORE) : at]), f" {' '.join(behind[:end])} "


def _is_done(cry: Cry, before: tuple[str, ...], behind: str) -> bool:
    if cry.who and not any(each in f" {' '.join(before)} " for each in cry.who):
        return False
    near = f" {' '.join(before[-cry.before :])} " if cry.before else ""
    return any(each in behind or each in near for each in cry.whom)


def _words(text: str, ends: Mapping[int, str] | None = None) -> list[str]:
    """The words of a text as they are compared; with ``ends``, these are marked between them."""
    seen = text[:READ].translate(_LEFT_OUT) if not text.isascii() or "'" in text or "`" in text else text[:READ]
    said = thinned(INVISIBLE.sub("", seen))
    whole = folded(said.translate(ends) if ends is not None else said)
    if not whole.isascii():
        whole = whole.translate(_ALIKE)
    return whole.replace("-", " ").replace("/", " ").split()


def _one(word: str) -> str:
    return "".join(_words(word))


def _bare(word: str) -> str:
    """In Arabic "and", "in" and "the" are written with their word, in Tigrinya "in", "for" and
    "who".
    """
    return word[1:] if word[:1] in "ብንዝ" else word.lstrip("وب").removeprefix("ال")
