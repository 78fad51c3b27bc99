"""A link that shows a place on a map."""

from collections.abc import Sequence
from urllib.parse import urlencode

SEARCH = "https://www.openstreetmap.org/search"


def map_link(address: str, towns: Sequence[str]) -> str:
    """A search for the place; in the first of the programme's ``towns`` when the address names none
    of them.
    """
    words = " ".join(address.split())
    if towns and not any(town.casefold() in words.casefold() for town in towns):
        words = f"{words}, {towns[0]}"
    return f"{SEARCH}?{urlencode({'query': words})}"
