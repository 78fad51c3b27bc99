"""Addresses of web pages are looked at by host, never by how they begin."""

import pytest

from bot.ground.links import is_here, is_secure, parts


@pytest.mark.parametrize("url", ["http://127.0.0.1:8081", "http://localhost", "http://[::1]:1/x", "https://127.0.0.1"])
def test_this_machine_is_known_by_its_names(url: str) -> None:
    assert is_here(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8081@evil.example",
        "http://localhost@evil.example/",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example:80",
        "http://127.0.0.1\\@evil.example",
        "http://127.0.0.1\t@evil.example",
        "http://evil.example#http://127.0.0.1",
        "ftp://127.0.0.1",
        "127.0.0.1:8081",
        "http://127.0.0.1:99999",
        "http://:8081",
        "",
    ],
)
def test_what_only_begins_like_this_machine_is_another(url: str) -> None:
    assert not is_here(url)


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("https://meet.example.org/room?x=1", True),
        ("https://example.org@evil.example/x", False),
        ("https://user:word@example.org", False),
        ("http://example.org", False),
        ("https://example", False),
        ("https://example.org/a b", False),
        ("https://example.org:0/", False),
        ("https://exam\u200bple.org/", False),
        ("javascript:alert(1)//https://a.b", False),
    ],
)
def test_a_link_for_people_is_https_and_goes_where_it_says(url: str, fine: bool) -> None:
    assert is_secure(url) is fine
    assert (parts(url) is not None) or not fine
