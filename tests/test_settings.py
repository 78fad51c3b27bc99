"""Settings: everything that is wrong is named at once, and secrets never show."""

import errno
import socket
from pathlib import Path

import pytest

from bot import settings
from bot.ground.errors import SettingsError
from tests.running_app import HOUSE

TOKEN = "123456:" + "A" * 30
NAMES = [name.upper() for name in settings.Settings.model_fields]


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def load(monkeypatch: pytest.MonkeyPatch, **values: str) -> settings.Settings:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return settings.load(None)


def test_without_any_variable_everything_has_a_sensible_value() -> None:
    loaded = settings.load(None)
    assert (loaded.buurmaat_programme, loaded.telegram_mode, loaded.port) == ("leiden", "polling", 8080)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BUURMAAT_DATABASE_URL", "mysql://localhost/x"),
        ("BUURMAAT_DATABASE_URL", "sqlite:///:memory:"),
        ("BUURMAAT_DATABASE_URL", "buurmaat.sqlite3"),
        ("TELEGRAM_BOT_TOKEN", "not a token"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_API_URL", "https://api.telegram.org/bot"),
        ("TELEGRAM_MODE", "pigeon"),
        ("PORT", "eighty"),
        ("PORT", "65536"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_variable_is_named_with_what_to_write(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        load(monkeypatch, **{name: value})
    (line,) = str(error.value).splitlines()
    assert line.startswith(f"{name}: ")
    assert f"Write {settings._HELP[name]}." in line


def test_all_that_is_wrong_is_named_at_once_also_what_a_webhook_misses(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError) as error:
        load(
            monkeypatch,
            **{**dict.fromkeys(("PORT", "LOG_LEVEL", "TELEGRAM_BOT_TOKEN"), "x"), "TELEGRAM_MODE": "webhook"},
        )
    named = {line.split(":")[0] for line in str(error.value).splitlines()}
    assert named == {"PORT", "LOG_LEVEL", "TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "PUBLIC_URL"}


@pytest.mark.parametrize("secret", ["", "short", "x" * 257, "with spaces in it!"])
def test_a_webhook_needs_a_good_secret(monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    with pytest.raises(SettingsError, match="TELEGRAM_WEBHOOK_SECRET: TELEGRAM_MODE=webhook needs it"):
        load(monkeypatch, TELEGRAM_MODE="webhook", PUBLIC_URL="https://x.example", TELEGRAM_WEBHOOK_SECRET=secret)


def test_a_whole_webhook_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(
        monkeypatch, TELEGRAM_MODE="webhook", PUBLIC_URL="https://x.example", TELEGRAM_WEBHOOK_SECRET="s" * 16
    )
    assert loaded.telegram_webhook_secret.get_secret_value() == "s" * 16


def test_secrets_show_neither_in_repr_nor_in_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = {
        "BUURMAAT_DATABASE_URL": "postgresql://me:opensesame@host/db",
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_WEBHOOK_SECRET": "sesame-sesame-sesame",
    }
    loaded = load(monkeypatch, **hidden)
    assert not any(value in f"{loaded!r} {loaded}" for value in hidden.values())
    wrong = {
        "BUURMAAT_DATABASE_URL": "mysql://me:opensesame@host/db",
        "TELEGRAM_BOT_TOKEN": "opensesame",
        "TELEGRAM_WEBHOOK_SECRET": "opensesame",
        "TELEGRAM_MODE": "webhook",
    }
    with pytest.raises(SettingsError) as error:
        load(monkeypatch, **wrong)
    assert len(str(error.value).splitlines()) == 4
    assert "sesame" not in str(error.value)


def test_the_env_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("PORT=9001\nHOST=127.0.0.2\nSOMETHING_ELSE=x\nLOG_LEVEL=\n", encoding="utf-8")
    monkeypatch.setenv("PORT", "9002")
    loaded = settings.load(file)
    assert (loaded.port, loaded.host, loaded.log_level) == (9002, "127.0.0.2", "INFO")


def test_the_address_of_the_service_loses_its_last_stroke(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(monkeypatch, TELEGRAM_API_URL="http://127.0.0.1:8081/").telegram_api_url == "http://127.0.0.1:8081"


def test_what_needs_a_token_says_so_when_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN is missing"):
        settings.need_token(settings.load(None))
    assert settings.need_token(load(monkeypatch, TELEGRAM_BOT_TOKEN=TOKEN)) == TOKEN


def test_every_variable_has_a_hint_and_stands_in_the_example() -> None:
    example = (HOUSE / ".env.example").read_text(encoding="utf-8")
    for name in NAMES:
        assert settings._HELP[name]
        assert f"{name}=" in example


def test_the_clock_of_a_bot_that_talks_to_real_people_can_not_be_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"buurmaat_story_secret": "a-secret-of-the-story", "telegram_api_url": "https://api.telegram.org"}
    with pytest.raises(SettingsError, match="BUURMAAT_STORY_SECRET: the clock"):
        load(monkeypatch, **given)
    near = load(monkeypatch, **given | {"telegram_api_url": "http://127.0.0.1:8099"})
    assert near.buurmaat_story_secret.get_secret_value() == "a-secret-of-the-story"


TWILIO = {
    "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
    "TWILIO_AUTH_TOKEN": "a" * 32,
    "TWILIO_WHATSAPP_FROM": "whatsapp:+31 70 123 4567",
    "PUBLIC_URL": "https://bot.example.org",
}


def test_whatsapp_is_there_when_all_of_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(monkeypatch, **TWILIO)
    assert (loaded.has_whatsapp, loaded.has_telegram) == (True, False)
    assert loaded.twilio_whatsapp_from == "+31701234567"
    assert "a" * 32 not in repr(loaded)
    settings.need_channel(loaded)


@pytest.mark.parametrize("missing", sorted(TWILIO))
def test_a_half_filled_whatsapp_names_what_is_missing(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    with pytest.raises(SettingsError) as error:
        load(monkeypatch, **{name: value for name, value in TWILIO.items() if name != missing})
    assert [line.split(":")[0] for line in str(error.value).splitlines()] == [missing]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TWILIO_ACCOUNT_SID", "AC12"),
        ("TWILIO_AUTH_TOKEN", "short"),
        ("TWILIO_WHATSAPP_FROM", "0701234567"),
        ("TWILIO_MESSAGING_SERVICE_SID", "AC" + "0" * 32),
        ("TWILIO_API_URL", "https://api.twilio.com/2010"),
        ("PUBLIC_URL", "bot.example.org"),
    ],
)
def test_a_wrong_setting_of_whatsapp_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        load(monkeypatch, **TWILIO | {name: value})
    assert name in {line.split(":")[0] for line in str(error.value).splitlines()}


def test_without_any_channel_both_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=r"TELEGRAM_BOT_TOKEN is missing(.|\n)*TWILIO_ACCOUNT_SID"):
        settings.need_channel(settings.load(None))


def test_the_clock_of_a_bot_that_talks_to_the_real_twilio_can_not_be_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    story = {"BUURMAAT_STORY_SECRET": "s" * 20, "TELEGRAM_API_URL": "http://127.0.0.1:1"}
    assert load(monkeypatch, **TWILIO | story | {"TWILIO_API_URL": "http://127.0.0.1:1"})
    with pytest.raises(SettingsError, match="can't be moved"):
        load(monkeypatch, **TWILIO | story | {"TWILIO_API_URL": "https://api.twilio.com"})


@pytest.mark.parametrize("service", ["TELEGRAM_API_URL", "TWILIO_API_URL"])
def test_what_only_begins_like_this_machine_is_a_real_service(monkeypatch: pytest.MonkeyPatch, service: str) -> None:
    here = {
        "BUURMAAT_STORY_SECRET": "s" * 20,
        "TELEGRAM_API_URL": "http://127.0.0.1:1",
        "TWILIO_API_URL": "http://[::1]:1",
    }
    assert load(monkeypatch, **TWILIO | here)
    for evil in (
        "http://127.0.0.1:8081@evil.example",
        "http://127.0.0.1.evil.example",
        "http://localhost@evil.example",
    ):
        with pytest.raises(SettingsError, match=r"BUURMAAT_STORY_SECRET: the clock"):
            load(monkeypatch, **TWILIO | here | {service: evil})


@pytest.mark.parametrize("userinfo", ["https://api.telegram.org@evil.example", "https://a:b@api.telegram.org"])
def test_an_address_of_a_service_names_nobody(monkeypatch: pytest.MonkeyPatch, userinfo: str) -> None:
    with pytest.raises(SettingsError, match="TELEGRAM_API_URL: this is not scheme, host and port alone"):
        load(monkeypatch, TELEGRAM_API_URL=userinfo)


def test_beside_real_services_people_are_reached_by_https_only(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, here = {"PUBLIC_URL": "http://bot.example.org"}, {"PUBLIC_URL": "http://127.0.0.1:8080"}
    away = {"TELEGRAM_MODE": "webhook", "TELEGRAM_WEBHOOK_SECRET": "s" * 16, "TELEGRAM_BOT_TOKEN": TOKEN}
    near = {"TELEGRAM_API_URL": "http://127.0.0.1:1", "TWILIO_API_URL": "http://127.0.0.1:1"}
    for given in (TWILIO | plain, TWILIO | here, away | plain, away | here, TWILIO | near | plain, away | near | plain):
        with pytest.raises(SettingsError, match=r"PUBLIC_URL: what people write may only come by https"):
            load(monkeypatch, **given)
        for name in given:
            monkeypatch.delenv(name)
    assert load(monkeypatch, **TWILIO | away | near | here).public_url == "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    "wrong",
    [
        *("*", "proxy.example.org", "127.0.0.1;10.0.0.1", "0.0.0.0/0", "::/0", "10.0.0.1/24"),
        *("0.0.0.0/1, 128.0.0.0/1", "0.0.0.0/2", "10.0.0.0/8, 11.0.0.0/8", "2000::/3", "::ffff:0:0/96", "::/64"),
        "::ffff:0.0.0.0/97, ::ffff:128.0.0.0/97",
    ],
)
def test_proxies_are_named_by_address_and_never_everybody(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    with pytest.raises(SettingsError, match=r"TRUSTED_PROXIES: .* Write nothing, or the addresses of the proxies"):
        load(monkeypatch, TRUSTED_PROXIES=wrong)
    assert load(monkeypatch, TRUSTED_PROXIES="127.0.0.1, 10.0.0.0/24,").proxies == ["127.0.0.1", "10.0.0.0/24"]
    for well in ("10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16", "::1", "fd00::/16", "2400:cb00::/32, 2a06:98c0::/29"):
        assert load(monkeypatch, TRUSTED_PROXIES=well).trusted_proxies == well


def test_a_short_token_of_health_is_refused_and_none_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.load(None).health_token.get_secret_value() == ""
    short = {"HEALTH_TOKEN": "short"}
    with pytest.raises(SettingsError, match=r"HEALTH_TOKEN: .* Write nothing, or 16 to 256"):
        load(monkeypatch, **short)


SECRET_PARTS = ("s3cret", "w0rd", "%zz")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:s3cret@w0rd@host/db",
        "postgresql://u:s3cret/w0rd@host/db",
        "postgresql://u:s3cret#w0rd@host/db",
        "postgresql://u:s3cret?w0rd@host/db",
        "postgresql://u:s3cret@w0rd/x#y@host/db",
        "postgresql://u:s3cret%zzw0rd@host/db",
        "postgresql://u:s3cret%@host/db",
        "postgresql://u:s3cret w0rd@host/db",
        "postgresql://u:s3cret@host:w0rd/db",
        "postgresql://u:s3cret@host:0/db",
        "postgresql://u:s3cret@host:99999/db",
        "postgresql://u:s3cret@[w0rd/db",
        "postgresql://u:s3cret@host",
        "postgresql://u:s3cret@host/",
        "mysql://u:s3cret@host/db",
        "sqlite:///",
        "sqlite:///a?s3cret=w0rd",
        "sqlite:///a#s3cret",
    ],
)
def test_an_address_of_a_database_that_does_not_read_is_named_without_its_secret(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    with pytest.raises(SettingsError) as error:
        load(monkeypatch, BUURMAAT_DATABASE_URL=url)
    (line,) = str(error.value).splitlines()
    assert line.startswith("BUURMAAT_DATABASE_URL: ")
    assert "in a password @ is %40" in line
    assert not any(part in line for part in SECRET_PARTS)


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///buurmaat.sqlite3",
        "sqlite:////srv/my data/buurmaat.sqlite3",
        "postgresql://u:p%40ss%2Fw%23rd%25@db.example.org:5432/buurmaat?sslmode=require",
        "postgresql+psycopg://u:a:b!$&'()*+,;=~_-.^|@[::1]/db",
        "postgres://postgres:@/postgres?host=/run/postgresql",
        "postgresql:///db",
    ],
)
def test_an_address_of_a_database_that_reads_is_taken(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert load(monkeypatch, BUURMAAT_DATABASE_URL=url).buurmaat_database_url.get_secret_value() == url


@pytest.mark.parametrize(
    ("url", "why"),
    [(f"https://bot.example.org{end}", "alone") for end in ("?", "#", "?x", "/bot?x=1", "/%0a", "/;x", "/a b", "\\")]
    + [("https://u:p@bot.example.org", "alone"), ("https://@bot.example.org", "alone"), ("bot.example.org", "alone")]
    + [(f"https://b\u00fc{end}", "xn--") for end in ("urmaat.nl", "")]
    + [(f"https://{host}", "no name") for host in (".", "a..b", "-a.nl", "bot_1.example.org", "bot.example.org.")]
    + [
        (f"https://{host}", "can't reach")
        for host in ("localhost", "bot", "bot.local", "a.localhost", "127.0.0.1", "10.0.0.1", "[::1]", "[fd00::1]")
    ]
    + [("https://999.1.1.1", "can't reach"), ("https://bot.example.org;x", "no name")],
)
def test_an_address_at_which_no_service_reaches_us_is_refused(
    monkeypatch: pytest.MonkeyPatch, url: str, why: str
) -> None:
    with pytest.raises(SettingsError) as error:
        load(monkeypatch, **TWILIO | {"PUBLIC_URL": url})
    (line,) = str(error.value).splitlines()
    assert line.startswith("PUBLIC_URL: ")
    assert why in line
    assert "such as https://bot.example.org" in line


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("HTTPS://Bot.Example.org", "https://bot.example.org"),
        ("https://bot.example.org:8443/bot/", "https://bot.example.org:8443/bot/"),
        ("https://xn--brmaat-3ya.nl", "https://xn--brmaat-3ya.nl"),
        ("https://8.8.8.8", "https://8.8.8.8"),
    ],
)
def test_an_address_at_which_services_reach_us_is_taken(monkeypatch: pytest.MonkeyPatch, url: str, kept: str) -> None:
    assert load(monkeypatch, **TWILIO | {"PUBLIC_URL": url}).public_url == kept


@pytest.mark.parametrize("host", ["999.1.1.1", "", " ", "1.2.3", "http://127.0.0.1", "127.0.0.1:80", "a_b", "[::1]"])
def test_what_is_no_address_to_listen_on_is_told_as_such(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    if not host:
        assert load(monkeypatch, HOST=host).host == "127.0.0.1"
        return
    with pytest.raises(SettingsError, match=r"HOST: this is no address\. Write an address to listen on"):
        load(monkeypatch, HOST=host)
    for well in ("10.0.0.1", "::", "localhost", "bot-1.example.org"):
        assert load(monkeypatch, HOST=well).host == well


def test_where_the_web_server_can_not_listen_the_setting_that_is_wrong_is_named() -> None:
    loaded = settings.load(None)
    for number in (errno.EADDRINUSE, errno.EACCES):
        assert settings.cannot_listen(loaded, OSError(number, "")).startswith("PORT 8080 on 127.0.0.1 can't be used")
    for other in (OSError(errno.EADDRNOTAVAIL, ""), socket.gaierror(-2, ""), None):
        assert settings.cannot_listen(loaded, other).startswith("HOST 127.0.0.1 is no address of this machine. Write")


@pytest.mark.parametrize("written", [b"PORT=9001\nX=\xff\xfe", "PORT=9001".encode("utf-16"), b"\x80"])
def test_an_env_file_that_is_not_utf_8_is_named(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / ".env"
    file.write_bytes(written)
    with pytest.raises(SettingsError, match=r"\.env is not written in UTF-8"):
        settings.load(file)


def test_an_env_file_with_a_mark_before_it_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("PORT=9001\n", encoding="utf-8-sig")
    assert settings.load(file).port == 9001


def test_a_folder_in_the_place_of_the_env_file_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    with pytest.raises(SettingsError, match=r"\.env is a folder"):
        settings.load(tmp_path / ".env")


def test_an_env_file_that_can_not_be_read_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.touch()

    def refused(*_given: object, **_more: object) -> str:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr(Path, "read_text", refused)
    with pytest.raises(SettingsError, match=r"\.env can't be read: Permission denied\."):
        settings.load(file)
    assert settings.load(tmp_path / "none").port == 8080
