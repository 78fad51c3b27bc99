"""The stand-in takes addresses by their host, as the services do."""

import pytest

from playground.methods import may_be_called


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://bot.example.org/telegram", True),
        ("http://127.0.0.1:8080/telegram", True),
        ("http://127.0.0.1:8081@evil.example/", False),
        ("http://127.0.0.1.evil.example/", False),
        ("http://localhost.evil.example/", False),
        ("http://bot.example.org/", False),
        ("https://user@bot.example.org/", False),
    ],
)
def test_a_webhook_is_https_or_a_bot_of_this_machine(url: str, may: bool) -> None:
    assert may_be_called(url) is may
