"""Settings from the environment or `.env`, read once; everything that is wrong is named at once."""

import hashlib
import ipaddress
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, SecretStr, ValidationError, ValidationInfo, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.ground import links, phones
from bot.ground.errors import SettingsError

_HELP = {
    "BUURMAAT_DATABASE_URL": "sqlite:///buurmaat.sqlite3 or postgresql://user:password@host/database",
    "BUURMAAT_PROGRAMME": "the name of a programme such as leiden, or the path of a .toml file",
    "TELEGRAM_BOT_TOKEN": "the token that @BotFather gave you, such as 123456:ABC...",
    "TELEGRAM_API_URL": "scheme, host and port, such as https://api.telegram.org",
    "TELEGRAM_MODE": "polling or webhook",
    "TELEGRAM_WEBHOOK_SECRET": "16 to 256 letters, digits, _ or -",
    "TWILIO_ACCOUNT_SID": "the Account SID of Twilio's console, AC and 32 letters and digits",
    "TWILIO_AUTH_TOKEN": "the Auth Token that stands beside it, 32 letters and digits",
    "TWILIO_WHATSAPP_FROM": "your WhatsApp number, such as +31701234567",
    "TWILIO_MESSAGING_SERVICE_SID": "nothing, or a Messaging Service, MG and 32 letters and digits",
    "TWILIO_API_URL": "scheme, host and port, such as https://api.twilio.com",
    "PUBLIC_URL": "the https address at which Telegram and Twilio reach this server, such as https://bot.example.org",
    "TRUSTED_PROXIES": "nothing, or the addresses of the proxies before this server, such as 127.0.0.1, 10.0.0.0/24",
    "HEALTH_TOKEN": "nothing, or 16 to 256 letters, digits, _ or -",
    "HOST": "an address to listen on, such as 127.0.0.1",
    "PORT": "a number from 0 to 65535",
    "BUURMAAT_STORY_SECRET": "nothing: only the playground sets it, to move the clock",
    "LOG_LEVEL": "DEBUG, INFO, WARNING or ERROR",
}


def _address(url: str) -> str:
    found = links.parts(url)
    if found is None or url.rstrip("/") != f"{found.scheme}://{found.netloc}":
        raise ValueError("this is not scheme, host and port alone")
    return url.rstrip("/")


def _database(url: SecretStr) -> SecretStr:
    if not re.match(r"sqlite:///[^:]|postgres(ql)?(\+psycopg)?://.", url.get_secret_value()):
        raise ValueError("this is no address of a database that works here")
    return url


def _token(token: SecretStr) -> SecretStr:
    if token.get_secret_value() and not re.fullmatch(r"\d+:[A-Za-z0-9_-]{10,}", token.get_secret_value()):
        raise ValueError("this does not look like a bot token")
    return token


def _webhook(info: ValidationInfo) -> bool:
    return info.data.get("telegram_mode") == "webhook"


def _secret(secret: SecretStr, info: ValidationInfo) -> SecretStr:
    if _webhook(info) and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
        raise ValueError("TELEGRAM_MODE=webhook needs it")
    return secret


# Stands for what is not there although the rest of a channel is.
_MISSING = "-"


def _is_there(value: str) -> str:
    if value == _MISSING:
        raise ValueError("WhatsApp needs it")
    return value


def _sid(begin: str) -> Callable[[str], str]:
    def check(sid: str) -> str:
        if _is_there(sid) and not re.fullmatch(begin + r"[0-9a-fA-F]{32}", sid):
            raise ValueError(f"this is not {begin} and 32 letters and digits")
        return sid

    return check


_TWILIO = ("twilio_account_sid", "twilio_auth_token", "twilio_whatsapp_from")


def _number(number: str) -> str:
    written = _is_there(number).removeprefix("whatsapp:")
    whole = phones.with_country(written)
    if written and not whole:
        raise ValueError("this is no number with its country")
    return whole


def _auth(token: SecretStr) -> SecretStr:
    if _is_there(token.get_secret_value()) and not re.fullmatch(r"[0-9a-zA-Z]{32}", token.get_secret_value()):
        raise ValueError("this does not look like an Auth Token")
    return token


def _services(data: dict[str, Any]) -> list[str]:
    """The servers of the channels that are set up; "" for one that is wrong itself."""
    telegram = data.get("telegram_bot_token")
    named = {
        "telegram_api_url": telegram is None or telegram.get_secret_value(),
        "twilio_api_url": data.get("twilio_account_sid", _MISSING),
    }
    return [str(data.get(name, "")) for name, is_used in named.items() if is_used]


def _public(url: str, info: ValidationInfo) -> str:
    found = links.parts(url)
    given = found is not None and not found.query and not found.fragment
    if _webhook(info) and not given:
        raise ValueError("TELEGRAM_MODE=webhook needs it")
    if url == _MISSING:
        raise ValueError("WhatsApp needs it: Twilio calls us there")
    if url and not given:
        raise ValueError("this is no address of a web page")
    if found is not None and found.scheme != "https" and not all(map(links.is_here, [url, *_services(info.data)])):
        raise ValueError("what people write may only come by https")
    return url


def _story(secret: SecretStr, info: ValidationInfo) -> SecretStr:
    """Whoever has it moves the clock: never beside a real service."""
    if not secret.get_secret_value():
        return secret
    services = {
        str(info.data.get("telegram_api_url", "")),
        *([str(info.data.get("twilio_api_url", ""))] if info.data.get("twilio_account_sid") else []),
    }
    if not all(map(links.is_here, services)):
        raise ValueError("the clock of a bot that talks to real people can't be moved")
    return _long_enough(secret)


def _long_enough(secret: SecretStr) -> SecretStr:
    if secret.get_secret_value() and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
        raise ValueError("this is too short for a secret, or has other signs in it")
    return secret


def _proxies(addresses: str) -> str:
    for each in filter(None, (one.strip() for one in addresses.split(","))):
        try:
            network = ipaddress.ip_network(each)
        except ValueError as error:
            raise ValueError("these are not addresses or networks with commas between them") from error
        if network.prefixlen == 0:
            raise ValueError("whoever believes everybody believes nobody")
    return addresses


class Settings(BaseSettings):
    """All settings, as `.env.example` explains them. Secrets are hidden in repr."""

    # Defaults are checked too: what is missing for a webhook is named beside everything else that
    # is wrong.
    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True, validate_default=True
    )

    buurmaat_database_url: Annotated[SecretStr, AfterValidator(_database)] = SecretStr("sqlite:///buurmaat.sqlite3")
    buurmaat_programme: str = "leiden"
    telegram_bot_token: Annotated[SecretStr, AfterValidator(_token)] = SecretStr("")
    telegram_api_url: Annotated[str, AfterValidator(_address)] = "https://api.telegram.org"
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] = SecretStr("")
    twilio_account_sid: Annotated[str, AfterValidator(_sid("AC"))] = ""
    twilio_auth_token: Annotated[SecretStr, AfterValidator(_auth)] = SecretStr("")
    twilio_whatsapp_from: Annotated[str, AfterValidator(_number)] = ""
    twilio_messaging_service_sid: Annotated[str, AfterValidator(_sid("MG"))] = ""
    twilio_api_url: Annotated[str, AfterValidator(_address)] = "https://api.twilio.com"
    public_url: Annotated[str, AfterValidator(_public)] = ""
    buurmaat_story_secret: Annotated[SecretStr, AfterValidator(_story)] = SecretStr("")
    trusted_proxies: Annotated[str, AfterValidator(_proxies)] = ""
    health_token: Annotated[SecretStr, AfterValidator(_long_enough)] = SecretStr("")
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, given: dict[str, Any]) -> dict[str, Any]:
        """WhatsApp is set up wholly or not at all;
        what is missing is named with everything else that is wrong.
        """
        missing = [name for name in _TWILIO if not given.get(name)]
        if len(missing) == len(_TWILIO):
            return given
        if not given.get("public_url"):
            missing.append("public_url")
        return given | dict.fromkeys(missing, _MISSING)

    @property
    def proxies(self) -> list[str]:
        """The addresses and networks whose forwarded headers are believed."""
        return [each.strip() for each in self.trusted_proxies.split(",") if each.strip()]

    @property
    def chat_secret(self) -> bytes:
        """What chats are hashed by: made of the secrets that the channels have anyway."""
        tokens = (self.telegram_bot_token, self.twilio_auth_token)
        return hashlib.sha256("\0".join(["chats", *map(_plain, tokens)]).encode()).digest()

    @property
    def has_telegram(self) -> bool:
        return bool(self.telegram_bot_token.get_secret_value())

    @property
    def has_whatsapp(self) -> bool:
        return bool(self.twilio_account_sid)


def _plain(value: str | SecretStr) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def load(env_file: Path | None = Path(".env")) -> Settings:
    """Read the settings; raises SettingsError that names every wrong variable and what to write."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise SettingsError("\n".join(_problems(error))) from error


def _problems(error: ValidationError) -> list[str]:
    lines = []
    for problem in error.errors(include_input=False, include_url=False):
        name = str(problem["loc"][0]).upper()
        lines.append(f"{name}: {problem['msg'].removeprefix('Value error, ')}. Write {_HELP[name]}.")
    return lines


def database_file(settings: Settings) -> str:
    """Where the database lies, when it is a file; else ""."""
    scheme, _slashes, path = settings.buurmaat_database_url.get_secret_value().partition(":///")
    return path.partition("?")[0] if scheme == "sqlite" else ""


def need_channel(settings: Settings) -> None:
    """Raises SettingsError when there is no way to reach anybody."""
    if not settings.has_telegram and not settings.has_whatsapp:
        raise SettingsError(
            f"TELEGRAM_BOT_TOKEN is missing. Write {_HELP['TELEGRAM_BOT_TOKEN']}.\n"
            f"Or set up WhatsApp instead. TWILIO_ACCOUNT_SID: write {_HELP['TWILIO_ACCOUNT_SID']}."
        )


def need_whatsapp(settings: Settings) -> None:
    """Raises SettingsError that names what WhatsApp needs."""
    if not settings.has_whatsapp:
        raise SettingsError("\n".join(f"{n.upper()} is missing. Write {_HELP[n.upper()]}." for n in _TWILIO))


def need_token(settings: Settings) -> str:
    """The bot token, for what can't be done without one; raises SettingsError."""
    token = settings.telegram_bot_token.get_secret_value()
    if not token:
        raise SettingsError(f"TELEGRAM_BOT_TOKEN is missing. Write {_HELP['TELEGRAM_BOT_TOKEN']}.")
    return token
