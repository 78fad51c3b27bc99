"""``make demo`` as a person starts and ends it."""

import signal
from pathlib import Path

import httpx
import pytest

from playground.bot_process import bot_environment
from playground.server import loopback
from playground.testing import PATIENCE
from tests.playground.running import ECHO_BOT, end, ended, first_line, playground, start_demo


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
async def test_it_says_where_it_is_and_ends_without_noise(how: signal.Signals) -> None:
    demo = await start_demo(0, ECHO_BOT)
    line = await first_line(demo)
    assert line.startswith("Playground: http://127.0.0.1:")
    assert line.endswith("/\n")
    assert await end(demo, how) == (0, "")


async def test_a_taken_port_is_said_in_a_sentence() -> None:
    with loopback() as taken:
        port = taken.getsockname()[1]
        demo = await start_demo(port, ECHO_BOT)
        code, errors = await ended(demo)
    assert code == 1
    assert errors == f"Port {port} is taken. Choose another one: PORT={port + 1} make demo\n"


async def test_a_bot_that_does_not_start_is_quoted() -> None:
    demo = await start_demo(0, [*ECHO_BOT, "--fail"])
    code, errors = await ended(demo)
    assert code == 1
    assert "bot: the setting X is missing" in errors
    assert "The bot ended before it asked for its first messages." in errors


async def test_only_this_machine_may_ask_and_only_with_json() -> None:
    async with playground(ECHO_BOT) as url, httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
        assert (await client.get(url)).status_code == 200
        assert (await client.get(url, headers={"Host": "evil.example"})).status_code == 400
        form = await client.post(f"{url}people", data={"name": "x", "language": "nl"})
        assert form.status_code == 415
        odd = await client.post(f"{url}people", json={"name": "x", "language": "xx"})
        assert odd.status_code == 400


def test_the_bot_inherits_nothing_of_a_real_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "real")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "real")
    environment = bot_environment(8080, tmp_path, "1:x", 8081)
    assert "real" not in environment.values()
    assert environment["TELEGRAM_API_URL"] == "http://127.0.0.1:8080"
    assert environment["PORT"] == "8081"
