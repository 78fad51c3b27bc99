"""Settings: everything that is wrong is named at once, and secrets never show."""

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


@pytest.mark.parametrize("wrong", ["*", "proxy.example.org", "127.0.0.1;10.0.0.1", "0.0.0.0/0", "::/0", "10.0.0.1/24"])
def test_proxies_are_named_by_address_and_never_everybody(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    with pytest.raises(SettingsError, match=r"TRUSTED_PROXIES: .* Write nothing, or the addresses of the proxies"):
        load(monkeypatch, TRUSTED_PROXIES=wrong)
    assert load(monkeypatch, TRUSTED_PROXIES="127.0.0.1, 10.0.0.0/24,").proxies == ["127.0.0.1", "10.0.0.0/24"]


def test_a_short_token_of_health_is_refused_and_none_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.load(None).health_token.get_secret_value() == ""
    short = {"HEALTH_TOKEN": "short"}
    with pytest.raises(SettingsError, match=r"HEALTH_TOKEN: .* Write nothing, or 16 to 256"):
        load(monkeypatch, **short)
