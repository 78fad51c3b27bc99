"""What letters look like, whatever script they are of, by the confusable letters of UTS 39
(`lookalikes.txt`, written by `upkeep/lookalikes.py`). Pure.
"""

from pathlib import Path

_ROWS = Path(__file__).with_name("lookalikes.txt").read_text(encoding="utf-8").splitlines()
_LETTERS = {ord(sign): ours for ours, signs in map(str.split, _ROWS) for sign in signs}
# Digits in place of letters, and letters that many faces draw alike.
_ALIKE = str.maketrans({"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "i": "l"})
_PAIRS = (("rn", "m"), ("vv", "w"))


def like_ours(text: str) -> str:
    """Small letters as they look: what looks like one of a-z is that, and what looks the same is
    one. Only to be compared with another that was folded likewise.
    """
    folded = text.translate(_LETTERS).casefold().translate(_ALIKE)
    for pair, one in _PAIRS:
        folded = folded.replace(pair, one)
    return folded
