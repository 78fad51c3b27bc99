"""How much a request holds of what somebody writes, to be read in a few messages. Pure."""

# Some eighty lines: two messages on Telegram, five on WhatsApp, and more than one reads at once.
ROOM = 8_000
# Words of danger find room when all of that is full.
ROOM_IN_DANGER = 12_000
# The doubts of one person about one match stand on a card with others.
ROOM_OF_A_SIGN = 2_000
CUT = "…"


def add(words: str, said: str, room: int) -> tuple[str, bool]:
    """The words with these under them, as far as they fit; and whether all of it did."""
    together = f"{words}\n{said}".strip() if said else words
    if len(together) <= room:
        return together, True
    return (f"{together[: room - len(CUT)]}{CUT}" if len(words) < room else words), False
