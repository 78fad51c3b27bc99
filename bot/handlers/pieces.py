"""Long texts in pieces, for every channel."""

from collections.abc import Callable

from bot.ground.quotes import BAR

# Where a long text may be cut, best first.
_CUTS = (("\n\n",), ("\n",), (". ", "! ", "? ", "؟ ", "። "), (" ",))


def fit(text: str, at_most: int, units: Callable[[str], int] = len) -> list[str]:
    """A text in pieces that fit, cut between paragraphs, lines, sentences or words, in that order.

    ``units`` counts a text as the channel does. Somebody's words stay in their frame.
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
        piece = rest[:cut]
        pieces.append(piece.rstrip())
        rest = rest[cut:].lstrip()
        # What goes on in the next piece is still somebody's own words.
        if piece.rpartition("\n")[2].startswith(BAR):
            rest = f"{BAR}{rest}"
    return [*pieces, rest]
