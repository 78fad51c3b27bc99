"""Writes `bot/ground/lookalikes.txt` anew: letters of all scripts that look like a letter of ours,
by the table of Unicode's UTS 39 as the package confusable-homoglyphs brings it.

The package itself is no library of the bot: it is untyped, and what is asked here is one table.

    pip download --no-deps confusable-homoglyphs    # and unpack it
    python -m upkeep.lookalikes confusable_homoglyphs/confusables.json > bot/ground/lookalikes.txt
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

# A letter of ours by its name in Unicode: small capitals, and with what hangs on it.
OURS = re.compile("LATIN (?:LETTER SMALL CAPITAL|SMALL LETTER|CAPITAL LETTER) ([A-Z])(?: WITH .*)?")
# So far a letter may be from ours, by looks and by its capital or small form.
STEPS = 3


def like_ours(sign: str, pairs: Mapping[str, Sequence[str]]) -> str:
    """The letters of ours (a-z) that a sign looks like; "" when there are none."""
    seen, here = {sign}, [sign]
    for _step in range(STEPS):
        for each in here:
            plain = _plain(each)
            if each != sign and plain:
                return plain
        here = [other for each in here for other in _near(each, pairs) if other not in seen]
        seen.update(here)
    return next(filter(None, map(_plain, here)), "")


def _near(sign: str, pairs: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield from pairs.get(sign, ())
    yield from {sign.upper(), sign.lower()} - {sign}


def _plain(sign: str) -> str:
    named = OURS.fullmatch(unicodedata.name(sign, "")) if len(sign) == 1 else None
    if named is not None:
        return named[1].lower()
    small = sign.lower()
    return small if small.isascii() and small.isalpha() else ""


def table(pairs: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each of our letters what looks like it, without what is folded to it anyway."""
    found: dict[str, str] = {}
    latin = (chr(code) for code in range(0x100, 0x10000))
    for sign in sorted({*pairs, *(each for each in latin if _plain(each))}):
        if len(sign) != 1 or sign.isascii() or not sign.isalpha():
            continue
        folded = unicodedata.normalize("NFKD", sign).lower()
        if folded[0].isascii() or folded != sign.lower():
            continue
        ours = _plain(sign) or like_ours(sign, pairs)
        if ours:
            found[ours] = found.get(ours, "") + sign
    return found


if __name__ == "__main__":
    listed = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pairs = {sign: [each["c"] for each in others] for sign, others in listed.items()}
    print("\n".join(f"{ours} {signs}" for ours, signs in sorted(table(pairs).items())))
