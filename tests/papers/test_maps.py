"""Links to a map."""

import pytest

from bot.papers.maps import map_link

TOWNS = ("Leiden", "Leiderdorp")


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("Nieuwstraat 4", "Nieuwstraat+4%2C+Leiden"),
        ("Nieuwstraat 4, leiderdorp", "Nieuwstraat+4%2C+leiderdorp"),
        ("  Café  'de Zon' & co #3 ", "Caf%C3%A9+%27de+Zon%27+%26+co+%233%2C+Leiden"),
        ("a?b=c/../d", "a%3Fb%3Dc%2F..%2Fd%2C+Leiden"),
        ("مكتبة", "%D9%85%D9%83%D8%AA%D8%A8%D8%A9%2C+Leiden"),
    ],
)
def test_a_place_is_searched_for_in_the_town(address: str, query: str) -> None:
    assert map_link(address, TOWNS) == f"https://www.openstreetmap.org/search?query={query}"


def test_without_towns_the_place_stands_alone() -> None:
    assert map_link("Dam 1", ()).endswith("?query=Dam+1")
