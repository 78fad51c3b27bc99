"""Settings from the environment or `.env`, read once; everything that is wrong is named at once."""

import errno
import hashlib
import ipaddress
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, SecretStr, ValidationError, ValidationInfo, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.ground import links, phones
from bot.ground.errors import DatabaseUnavailable, SettingsError

HIGHEST_PORT = 65_535
_HELP = {
    "BUURMAAT_DATABASE_URL": "sqlite:///buurmaat.sqlite3 or postgresql://user:password@host/database; "
    "in a password @ is %40, / is %2F, ? is %3F, # is %23 and % is %25",
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


# What stands in an address of a database by itself, and what has to be written as %40.
_SIGN = r"(?:[^\s@:/?#%\[\]]|%[0-9A-Fa-f]{2})"
_HOSTS = r"(?:[A-Za-z0-9._,-]*|\[[0-9A-Fa-f:.]+\])"
_POSTGRES = re.compile(
    rf"postgres(?:ql)?(?:\+psycopg)?://(?:{_SIGN}*(?::(?:{_SIGN}|:)*)?@)?{_HOSTS}(?::(\d{{1,5}}))?/{_SIGN}+(?:\?[^\s#@]*)?"
)
_SQLITE = re.compile(r"sqlite:///[^:?#\0][^?#\0]*")


def _database(url: SecretStr) -> SecretStr:
    """Read strictly: what a library takes for another host would be written in its errors."""
    written = url.get_secret_value()
    found = _POSTGRES.fullmatch(written)
    if found is None and not _SQLITE.fullmatch(written):
        raise ValueError("this is no address of a database that works here")
    if found is not None and found[1] and not 0 < int(found[1]) <= HIGHEST_PORT:
        raise ValueError("this is no port")
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


_NAME = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)(?:\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*")


def _public(url: str, info: ValidationInfo) -> str:
    if url == _MISSING:
        raise ValueError("WhatsApp needs it: Twilio calls us there")
    if not url:
        if _webhook(info):
            raise ValueError("TELEGRAM_MODE=webhook needs it")
        return url
    found = links.parts(url)
    if found is None or not re.fullmatch(r"(?:/[A-Za-z0-9._~-]+)*/*", found.path) or any(sign in url for sign in "?#"):
        raise ValueError("this is not scheme, host, and perhaps a port and a path, alone")
    host = str(found.hostname)
    if not host.isascii():
        raise ValueError("this host has other letters than a to z: write its name that begins with xn--")
    if _ip(host) is None and not _NAME.fullmatch(host):
        raise ValueError("this is no name of a host")
    if not all(map(links.is_here, [url, *_services(info.data)])):
        if found.scheme != "https":
            raise ValueError("what people write may only come by https")
        if not _is_reached(host):
            raise ValueError("a real service can't reach this host")
    return f"{found.scheme}://{found.netloc.lower()}{found.path}"


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _is_reached(host: str) -> bool:
    """Whether others can get there: by a whole name, or an address that is not of one network."""
    address = _ip(host)
    if address is not None:
        return address.is_global
    last = host.rpartition(".")[2]
    return "." in host and not last.isdecimal() and last not in ("localhost", "local", "internal")


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


# As wide as the networks of proxies may be together: of IPv4 and of IPv6.
_WIDEST = {4: 8, 6: 16}
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")


def _proxies(addresses: str) -> str:
    listed = [one.strip() for one in addresses.split(",") if one.strip()]
    try:
        networks = [_network(each) for each in listed]
    except ValueError as error:
        raise ValueError("these are not addresses or networks with commas between them") from error
    four = [each for each in networks if isinstance(each, ipaddress.IPv4Network)]
    six = [each for each in networks if isinstance(each, ipaddress.IPv6Network)]
    wide = [each.prefixlen < _WIDEST[4] for each in ipaddress.collapse_addresses(four)]
    wide += [each.prefixlen < _WIDEST[6] for each in ipaddress.collapse_addresses(six)]
    if any(wide):
        raise ValueError("whoever believes so many believes everybody, and so nobody")
    return addresses


def _network(written: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    """A network; of IPv4 also where it is written as one of IPv6."""
    network = ipaddress.ip_network(written)
    if isinstance(network, ipaddress.IPv6Network) and network.overlaps(_MAPPED):
        inside = max(network.prefixlen - _MAPPED.prefixlen, 0)
        return ipaddress.IPv4Network((int(network.network_address) & (2**32 - 1), inside), strict=False)
    return network


def _host(host: str) -> str:
    # 999.1.1.1 is no address, and no name either.
    if _ip(host) is None and not (_NAME.fullmatch(host) and not host.rpartition(".")[2].isdecimal()):
        raise ValueError("this is no address")
    return host


class Settings(BaseSettings):
    """All settings, as `.env.example` explains them. Secrets are hidden in repr."""

    # Defaults are checked too: what is missing for a webhook is named beside everything else that
    # is wrong.
    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8-sig", extra="ignore", env_ignore_empty=True, validate_default=True
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
    host: Annotated[str, AfterValidator(_host)] = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=HIGHEST_PORT)
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
        _check_file(env_file)
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise SettingsError("\n".join(_problems(error))) from error


def _check_file(file: Path | None) -> None:
    """Raises SettingsError when there is such a file and it can't be read."""
    if file is None or not os.path.lexists(file):
        return
    try:
        file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file} is not written in UTF-8. Save it as UTF-8, with a plain text editor.") from error
    except IsADirectoryError as error:
        raise SettingsError(f"{file} is a folder. Write the settings in a file of that name.") from error
    except OSError as error:
        raise SettingsError(f"{file} can't be read: {os.strerror(error.errno or 0)}.") from error


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


def no_database(error: DatabaseUnavailable) -> str:
    """What an operator can do when there is no database; ``error`` says why in closed words."""
    return (
        f"The database can't be used ({error}). "
        "Look whether it runs, whether its folder is there and can be written, and at BUURMAAT_DATABASE_URL: "
        f"write {_HELP['BUURMAAT_DATABASE_URL']}."
    )


def cannot_listen(settings: Settings, error: BaseException | None) -> str:
    """Which setting is wrong when the web server can't listen."""
    if isinstance(error, OSError) and error.errno in (errno.EADDRINUSE, errno.EACCES):
        return (
            f"PORT {settings.port} on {settings.host} can't be used, perhaps something else listens there. "
            "Write another PORT."
        )
    return f"HOST {settings.host} is no address of this machine. Write {_HELP['HOST']}."
