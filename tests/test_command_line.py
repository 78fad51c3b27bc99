"""The command line, as an operator uses it."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import play
from bot.__main__ import main
from bot.ground.errors import SettingsError
from playground.bot_process import twilio_environment
from playground.testing import Standin
from playground.world import World
from storage import invites
from storage.database import Database
from tests.running_app import free_port


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sqlite_url: str) -> None:
    """An empty folder without .env, and settings of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BUURMAAT_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("BUURMAAT_PROGRAMME", "leiden")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")


def test_check_finds_nothing_wrong_and_shows_a_line_per_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in printed] == ["language", "nl", "en", "ar", "ti"]


def test_check_ends_with_an_error_where_a_setting_is_wrong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "http")
    assert main(["check"]) == 1
    assert "PORT" in capsys.readouterr().out


def test_a_missing_token_is_said_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite"]) == 1
    assert capsys.readouterr().err.startswith("TELEGRAM_BOT_TOKEN is missing. Write the token")


async def test_invite_prints_a_link_that_holds_and_draws_its_code(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sqlite_url: str
) -> None:
    import asyncio

    world = World()
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", world.token)
    async with Standin(world) as url:
        monkeypatch.setenv("TELEGRAM_API_URL", url)
        arguments = ["invite", "--role", "mentor", "--picture", "code.svg"]
        assert await asyncio.to_thread(main, arguments) == 0
    link = capsys.readouterr().out.splitlines()[0]
    token = link.partition("?start=")[2]
    database = Database(sqlite_url)
    database.work_for("leiden")
    found = database.write(lambda connection: invites.find(connection, [token], 0))
    database.close()
    assert found[token].role == "mentor"
    assert "<svg" in (tmp_path / "code.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("picture", ["code.jpg", "code", ".", "none/code.png"])
def test_a_picture_that_can_not_be_written_is_said_before_there_is_a_link(
    picture: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", World().token)
    with pytest.raises(SystemExit):
        main(["invite", "--picture", picture])
    assert "write a name that ends in .svg or .png, in a folder that is there" in capsys.readouterr().err


def test_the_picture_of_a_link_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        play.print_qr("https://t.me/x?start=secret", tmp_path / "code.png")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "code.png").stat().st_mode) == 0o600
    assert (tmp_path / "code.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(SettingsError, match="its picture was not written"):
        play.print_qr("https://t.me/x?start=secret", tmp_path)


def test_a_name_that_no_database_takes_is_nobody_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staff", "revoke", "--name", "\udcff"]) == 1
    assert "Nobody named '' works here" in capsys.readouterr().err


def test_what_stands_behind_an_address_of_a_database_is_never_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURMAAT_DATABASE_URL", "postgresql://u:s3cret@127.0.0.1:1/db?port=s3cret")
    assert main(["staff", "list"]) == 1
    said = capsys.readouterr().err
    assert "A port is a number." in said
    assert "s3cret" not in said


async def test_staff_come_in_by_a_link_each_are_listed_and_can_be_revoked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sqlite_url: str
) -> None:
    import asyncio

    world = World()
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", world.token)
    async with Standin(world) as url:
        monkeypatch.setenv("TELEGRAM_API_URL", url)
        for role, name in (("coordinator", "Bram"), ("case-manager", "Iris")):
            assert await asyncio.to_thread(main, ["staff", "invite", "--role", role, "--name", name]) == 0
    token = capsys.readouterr().out.splitlines()[0].partition("?start=")[2]
    database = Database(sqlite_url)
    database.work_for("leiden")
    assert database.write(lambda connection: invites.find(connection, [token], 0))[token].staff_id is not None
    assert main(["staff", "list"]) == 0
    listed = capsys.readouterr().out
    assert "coordinator   Bram" in listed
    assert "link until" in listed
    assert main(["staff", "revoke", "--name", "Bram"]) == 0
    assert database.write(lambda connection: invites.find(connection, [token], 0)) == {}
    database.close()
    capsys.readouterr()
    assert main(["staff"]) == 0
    assert "Bram" not in capsys.readouterr().out
    assert main(["staff", "revoke", "--name", "Bram"]) == 1
    assert "Nobody named 'Bram' works here" in capsys.readouterr().err


def test_why_says_what_to_write_when_it_is_asked_wrongly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "meeting:1"]) == 0
    assert main(["why", "everything"]) == 1
    assert "person:12, match:3 or meeting:7" in capsys.readouterr().err


@pytest.mark.parametrize("id_", ["9" * 5_000, "9" * 20, "\u00b2", "\u0661", "-1", ""])
@pytest.mark.parametrize("kind", ["person", "match"])
def test_why_takes_only_numbers_that_a_database_holds(kind: str, id_: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", f"{kind}:{id_}"]) == 1
    assert "Write what it is about" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["99999", "-5", "9" * 5_000, "http"])
def test_the_port_of_the_demo_is_one_that_there_is(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo", f"--port={port}"])
    assert ended.value.code == 2
    assert "write a number from 0 to 65535" in capsys.readouterr().err


def test_play_has_a_conversation_in_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = iter(["Saba", "[18 tot en met 29]", "[no such button]", ""])
    monkeypatch.setattr("builtins.input", lambda _prompt: next(said))
    assert main(["play", "NewcomerIntake", "nl"]) == 0
    printed = capsys.readouterr().out
    assert "Waar woon je?" in printed
    assert "sees no button" in printed


@pytest.mark.parametrize(
    ("arguments", "named"), [(["NoFlow"], "NewcomerIntake"), (["Welcome", "xx"], "nl, en, ar, ti")]
)
def test_play_names_what_there_is(arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", *arguments]) == 1
    assert named in capsys.readouterr().err


def test_migrate_makes_a_new_database(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BUURMAAT_DATABASE_URL", f"sqlite:///{tmp_path}/new.sqlite3")
    assert main(["migrate"]) == 0
    assert "up to date" in capsys.readouterr().out
    assert (tmp_path / "new.sqlite3").exists()


@pytest.mark.parametrize("name", ["\u3164", "t.me/marieke", "0612345678", "👤"])
def test_a_staff_member_without_a_name_that_can_be_seen_is_not_invited(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", World().token)
    assert main(["staff", "invite", "--role", "coordinator", "--name", name]) != 0
    assert "--name takes a name" in capsys.readouterr().err


def test_check_names_what_others_may_read_and_the_command_that_shuts_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "my data.sqlite3"
    monkeypatch.setenv("BUURMAAT_DATABASE_URL", f"sqlite:///{file}")
    for path in (tmp_path / ".env", file, tmp_path / "my data.sqlite3-wal"):
        path.touch()
        path.chmod(0o644)
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert "all: .env: others on this computer may read it. Write: chmod 600 .env" in said
    assert f"chmod 600 '{file}'\n" in said
    assert f"chmod 600 '{file}-wal'" in said
    for path in tmp_path.iterdir():
        path.chmod(0o600)
    assert main(["check"]) == 0


# These need a database and nobody else.
ALONE = [["migrate"], ["why", "person:1"], ["staff", "list"], ["staff", "revoke", "--name", "Iris"], ["templates"]]
OTHERS = [["run"], ["check"], ["invite"], ["staff", "invite", "--role", "coordinator", "--name", "Iris"]]


@pytest.mark.parametrize("arguments", [*ALONE, *OTHERS], ids=" ".join)
def test_a_password_with_a_sign_that_has_to_be_written_otherwise_is_told_without_it(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURMAAT_DATABASE_URL", "postgresql://u:s3cret@w0rd/x#y@host/db")
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert (said.out + said.err).startswith("BUURMAAT_DATABASE_URL: this is no address of a database")
    assert not any(part in said.out + said.err for part in ("s3cret", "w0rd"))


def nobody_listens() -> str:
    return f"postgresql://u:s3cret@127.0.0.1:{free_port()}/db"


@pytest.mark.parametrize("arguments", ALONE, ids=" ".join)
@pytest.mark.parametrize(
    ("url", "why"),
    [
        (nobody_listens, "connection refused"),
        (lambda: nobody_listens() + "?s3cret=1", "ProgrammingError"),
        (lambda: "sqlite:////no/such/folder/s3cret.sqlite3", "unable to open database file"),
        (lambda: "sqlite:////dev/null/s3cret.sqlite3", "Not a directory"),
        (lambda: "sqlite:////proc", "unable to open database file"),
    ],
    ids=["nobody", "option", "no folder", "file", "folder"],
)
def test_a_database_that_is_not_reached_is_told_in_a_sentence_without_secrets(
    arguments: list[str],
    url: Callable[[], str],
    why: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = World()
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", world.token)
    monkeypatch.setenv("TELEGRAM_API_URL", f"http://127.0.0.1:{free_port()}")
    for name, value in twilio_environment(1, 1).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("BUURMAAT_DATABASE_URL", url())
    assert main(arguments) == 1
    said = capsys.readouterr().err
    (line,) = [line for line in said.splitlines() if not line.startswith("{")]
    assert line.startswith(f"The database can't be used (database: {why}). ")
    assert "BUURMAAT_DATABASE_URL: write sqlite:///buurmaat.sqlite3 or " in line
    assert "s3cret" not in said
