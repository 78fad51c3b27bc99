"""Long texts in pieces, for every channel."""

from collections.abc import Callable

# Where a long text may be cut, best first.
_CUTS = (("\n\n",), ("\n",), (". ", "! ", "? ", "؟ ", "። "), (" ",))


def fit(text: str, at_most: int, units: Callable[[str], int] = len) -> list[str]:
    """A text in pieces that fit, cut between paragraphs, lines, sentences or words, in that order.

    ``units`` counts a text as the channel does.
    """
    pieces, rest = [], text
    while units(rest) > at_most:
        room = rest[:at_most]
        while units(room) > at_most:
            room = room[: -max(1, (units(room) - at_most) // 2)]
        for marks in _CUTS:
            cut = max(room.rfind(mark) + len(mark) for mark in marks)
            if cut > len(room) // 3:
                break
        else:
            cut = len(room)
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*pieces, rest]
